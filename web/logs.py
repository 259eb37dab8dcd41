"""The log: one JSON object a line on stderr, in UTC, with numbers and names of ours, and no visitor's words, addresses or query strings."""

import logging
import time
import traceback
from typing import Any

import structlog
from flask import Flask, Response, g, has_request_context, request
from structlog.typing import EventDict

from web.request_ids import request_id

__all__ = ["Wordless", "init_app", "json_formatter"]

logger = logging.getLogger(__name__)

#: What a line may say beside its event.
FIELDS = frozenset({"method", "route", "status", "milliseconds", "version", "problems", "seconds"})
#: What gunicorn says of a request together with the request itself, and what is kept of it.
KEPT = ("Invalid request", "Error handling request", "Socket error processing request")


class Wordless(logging.Filter):
    """Takes out of the server's own lines what a visitor sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is kept: always, as far as it is ours."""
        said = str(record.msg)
        for beginning in KEPT:
            if said.startswith(beginning):
                record.msg, record.args = f"{beginning}.", ()
        return True


def json_formatter() -> logging.Formatter:
    """A formatter that writes each line as one JSON object; line ends within it are escaped."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer(ensure_ascii=False)],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(allow=FIELDS),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            add_request_id,
            tell_where_alone,
        ],
    )


def add_request_id(_: Any, __: str, event: EventDict) -> EventDict:
    """The line with the name of the request that it is about."""
    if has_request_context():
        event["request_id"] = request_id()
    return event


def tell_where_alone(_: Any, __: str, event: EventDict) -> EventDict:
    """The line with the kind and the place of an exception; its text may hold a visitor's words."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple) and error[0] is not None:
        event["exception"] = error[0].__name__
        event["at"] = "".join(traceback.format_tb(error[2]))
    return event


def init_app(app: Flask, is_wanted: bool) -> None:
    """Write a line for each request of the application, where that is wanted."""
    if is_wanted:
        app.before_request(start_clock)
        app.after_request(write_line)


def start_clock() -> None:
    """Note when the request came in."""
    g.came_in = time.perf_counter()


def write_line(response: Response) -> Response:
    """The response, told of by its route, which is ours, and not by its address, which is the visitor's."""
    route = request.url_rule.rule if request.url_rule else "none"
    milliseconds = round(1_000 * (time.perf_counter() - g.came_in), 2) if "came_in" in g else None
    logger.info("request", extra={"method": request.method, "route": route, "status": response.status_code, "milliseconds": milliseconds})
    return response
