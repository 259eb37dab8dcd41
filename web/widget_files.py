"""The widget's one file, under a name that changes with its content and under one that stays."""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import NotFound

__all__ = ["WIDGET", "WidgetFile", "init_app", "widget_file"]

WIDGET = Path(__file__).parent / "static" / "widget.js"
#: Hexadecimal digits of the digest in the file's name.
NAMED = 12
YEAR = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"

widget = Blueprint("widget", __name__)


@dataclass(frozen=True, slots=True)
class WidgetFile:
    """The file's content and what it is called."""

    content: bytes
    digest: bytes

    @property
    def version(self) -> str:
        """The beginning of the digest, for the name that never means anything else."""
        return self.digest.hex()[:NAMED]

    @property
    def path(self) -> str:
        """Where it is served for good."""
        return f"/widget/widget.{self.version}.js"

    @property
    def integrity(self) -> str:
        """What a page demands of the file before it runs it."""
        return f"sha384-{base64.b64encode(self.digest).decode()}"


def widget_file() -> WidgetFile | None:
    """The file as it is now; None where it is not there."""
    try:
        changed = WIDGET.stat().st_mtime_ns
    except OSError:
        return None
    return read_widget(WIDGET, changed)


@lru_cache(maxsize=2)
def read_widget(path: Path, changed: int) -> WidgetFile:
    """The file, read once for each change of it."""
    content = path.read_bytes()
    return WidgetFile(content, hashlib.sha384(content).digest())


def init_app(app: Flask) -> None:
    """Add the widget's addresses to the application."""
    app.register_blueprint(widget)


@widget.get("/widget/widget.js")
def current() -> Response:
    """The file as it is now, to be asked for again in five minutes."""
    return file_response(widget_file(), FIVE_MINUTES)


@widget.get("/widget/widget.<version>.js")
def versioned(version: str) -> Response:
    """The file of exactly this content, for good; an older one is not here any more."""
    file = widget_file()
    return file_response(file if file and file.version == version else None, YEAR)


def file_response(file: WidgetFile | None, cached: str) -> Response:
    """The file, which any website may load and none can change; NotFound when there is none."""
    if file is None:
        raise NotFound
    response = Response(file.content, mimetype="text/javascript", content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = cached
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(file.version)
    response.make_conditional(request)
    return response
