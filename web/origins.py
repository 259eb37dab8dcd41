"""Which websites' pages may use the API: those of the list, and our own."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_cors import CORS
from werkzeug.exceptions import Forbidden

from web.chat_doors import PLATFORMS

__all__ = ["init_app"]

#: Methods that change nothing.
READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: Seconds for which a browser may remember what it was allowed.
REMEMBERED = 600


def init_app(app: Flask, origins: tuple[str, ...]) -> None:
    """Let pages of the origins use the API, and refuse what pages of other websites send."""
    if origins:
        CORS(
            app,
            resources={r"/api/.*": {"origins": list(origins)}},
            methods=["GET", "POST", "DELETE"],
            allow_headers=["Content-Type"],
            expose_headers=["Retry-After", "X-Request-ID"],
            max_age=REMEMBERED,
            send_wildcard=False,
            always_send=False,
        )
        app.after_request(vary_by_origin)
    app.before_request(lambda: refuse_foreign(frozenset(origins)))


def vary_by_origin(response: Response) -> Response:
    """The response, which no cache may hand to another website's page."""
    if request.path.startswith("/api/"):
        response.vary.add("Origin")
    return response


def refuse_foreign(origins: frozenset[str]) -> None:
    """Refuse a request that changes something and that a page of a website outside the list has sent."""
    if request.method in READING or request.blueprint in PLATFORMS or not is_foreign():
        return
    if request.path.startswith("/api/") and request.headers.get("Origin") in origins:
        return
    raise Forbidden


def is_foreign() -> bool:
    """Whether a page of another website has sent it. Browsers say so; programs are none, and say nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "cross-site"
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
