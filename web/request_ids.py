"""A name for each request, in its answer and in the log, so that somebody who asks for help can say which one."""

import re
import secrets

from flask import Flask, Response, current_app, g, request

__all__ = ["HEADER", "init_app", "request_id"]

HEADER = "X-Request-ID"
#: What a proxy may call a request; anything else would be a visitor's words in our log.
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")


def init_app(app: Flask, proxies: int) -> None:
    """Name every request of the application; names given by a proxy are kept where proxies are believed."""
    app.config["KEEPS_REQUEST_IDS"] = proxies > 0
    app.after_request(add_name)


def request_id() -> str:
    """The name of this request."""
    if "request_id" not in g:
        given = request.headers.get(HEADER, "") if current_app.config["KEEPS_REQUEST_IDS"] else ""
        g.request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
    return str(g.request_id)


def add_name(response: Response) -> Response:
    """The response with the name of its request."""
    response.headers[HEADER] = request_id()
    return response
