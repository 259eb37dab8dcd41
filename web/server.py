"""gunicorn's settings: gunicorn -c python:web.server "web:create_app()"."""

#: Loopback only: what is reachable from outside is for a proxy to decide. `--bind` overrides.
bind = "127.0.0.1:8000"

#: One process holds one knowledge base and one memory of conversations; threads share both.
workers = 1
worker_class = "gthread"
threads = 8

#: A worker that hangs is replaced; requests in flight are finished before a stop.
timeout = 30
graceful_timeout = 30
keepalive = 5

#: No access log: addresses and paths are nobody's business. Errors go to stderr, without message text (web/problems.py).
accesslog = None
errorlog = "-"
loglevel = "warning"

#: No second door: gunicorn would open a socket in the home of whoever starts it.
control_socket_disable = True

#: Far above what a browser sends, far below what costs anything.
limit_request_line = 2048
limit_request_fields = 50
limit_request_field_size = 8190


def worker_exit(server: object, worker: object) -> None:
    """Answer in Slack what was acknowledged, before the worker ends."""
    from web.chat_doors import close

    if (app := getattr(worker, "wsgi", None)) is not None:
        close(app)
