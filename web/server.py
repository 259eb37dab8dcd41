"""gunicorn's settings: gunicorn -c python:web.server "web:create_app()"."""

import os

#: Loopback only: what is reachable from outside is for a proxy to decide. `--bind` overrides.
bind = "127.0.0.1:8000"

#: One process holds one knowledge base; threads share it. More of them need the store, which lets any of them take the next turn.
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "web.worker.BoundedWorker"
threads = 16

#: A worker that hangs is replaced; requests in flight are finished before a stop.
timeout = 30
graceful_timeout = 30
keepalive = 5

#: No access log: addresses and paths are nobody's business. What is worth a line goes to stderr as JSON, without words (web/logs.py).
accesslog = None
loglevel = "warning"
logconfig_dict: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "web.logs.json_formatter"}},
    "filters": {"wordless": {"()": "web.logs.Wordless"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["wordless"]}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "web": {"level": "INFO"},
        "assistant": {"level": "INFO"},
        "gunicorn.error": {"handlers": ["stderr"], "propagate": False},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}

#: No second door: gunicorn would open a socket in the home of whoever starts it.
control_socket_disable = True

#: gunicorn itself believes no forwarding header of anybody; CAVEAT_PROXIES says how many proxies the application believes.
forwarded_allow_ips = ""

#: Far above what a browser sends, far below what costs anything.
limit_request_line = 4094
limit_request_fields = 50
limit_request_field_size = 8190


def worker_exit(server: object, worker: object) -> None:
    """When the last request has been answered: answer in Slack what was acknowledged, and write what is still queued."""
    from web import application, chat_doors

    app = getattr(worker, "wsgi", None)
    if app is None:
        return
    chat_doors.close(app)
    if "serving" in getattr(app, "extensions", {}):
        application.close(app)
