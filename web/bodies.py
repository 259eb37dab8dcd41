"""The body of a request: none is read beyond the cap, whether or not its length is announced."""

from io import BytesIO

from flask import Flask, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

__all__ = ["BODY_BYTES", "init_app"]

#: All of a request's body, refused before anything of it is parsed.
BODY_BYTES = 16 * 1024
#: What platforms send, by the door that they send it to.
LARGER = {"slack": 512 * 1024, "mattermost": 256 * 1024}


def init_app(app: Flask) -> None:
    """Cap every body of the application."""
    app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES
    app.before_request(read_unannounced)


def read_unannounced() -> None:
    """Read a chunked body here. Werkzeug would cut it at the cap without a word, and half a message must never be answered."""
    if request.content_length is not None or not request.environ.get("wsgi.input_terminated"):
        return
    most = LARGER.get(request.blueprint or "", BODY_BYTES)
    try:
        body = request.environ["wsgi.input"].read(most + 1)
    except Exception as error:  # chunks that are none, or a visitor who has gone: each server has exceptions of its own for that
        raise BadRequest from error
    if len(body) > most:
        raise RequestEntityTooLarge
    request.environ["wsgi.input"] = BytesIO(body)
