"""Pages of other people's sites that the widget stands in, on another origin than the assistant."""

import base64
import hashlib
import html
import itertools
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, Response, abort

__all__ = ["HOSTILE", "HostPages"]

WIDGET = Path(__file__).resolve().parents[2] / "web" / "static" / "widget.js"

#: A host's style sheet that means no harm and does it all the same.
HOSTILE = """
* { all: unset !important; font: 4px/1 fantasy !important; color: red !important; display: inline !important; visibility: hidden !important; }
html { font-size: 4px !important; direction: rtl; } body { text-transform: uppercase; letter-spacing: 1em; }
faq-chat { display: none !important; opacity: 0 !important; transform: rotate(20deg) !important; position: static !important; }
button, input, dialog { display: none !important; }
"""


@dataclass
class HostPages:
    """The site: pages made for a test, each at an address of its own."""

    backend: str
    app: Flask = field(default_factory=lambda: Flask("host"))
    address: str = ""
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.app.add_url_rule("/<name>", view_func=self.show)

    def show(self, name: str) -> Response:
        """The page of that name."""
        if name not in self.pages:
            abort(404)
        text, headers = self.pages[name]
        return Response(text, mimetype="text/html", headers=headers)

    def page(self, *, body: str | None = None, style: str = "", lang: str = "en", is_strict: bool = False, digest: str | None = None, **attributes: str) -> str:
        """The address of a new page with the widget in it, or with the body given; attributes' underscores are dashes."""
        name = f"page-{next(self.numbers)}"
        element = body if body is not None else self.element(**attributes)
        integrity = f' integrity="{digest or sri()}" crossorigin' if is_strict or digest else ""
        sheet = f"<style>{style}</style>" if style else ""
        self.pages[name] = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>A clinic</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">{sheet}'
            f'<link rel="icon" href="data:,"><script src="{self.backend}/widget.js"{integrity} defer></script></head>'
            f'<body><main><h1>A clinic</h1><p>Words of the clinic. <a id="link" href="#faq=causes">A link to an entry</a></p>{element}'
            '<button id="before">A button of the page</button></main></body></html>',
            {"Content-Security-Policy": self.strict_policy()} if is_strict else {},
        )
        return f"{self.address}/{name}"

    def element(self, **attributes: str) -> str:
        """The element as a site writes it."""
        written = "".join(f' {name.replace("_", "-")}="{html.escape(value)}"' for name, value in attributes.items())
        return f"<faq-chat{written}></faq-chat>"

    def strict_policy(self) -> str:
        """The strictest policy that a site can have beside the widget."""
        return (
            f"default-src 'none'; script-src {self.backend}; connect-src {self.backend}; style-src 'none'; img-src data:; "
            "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        )


def sri() -> str:
    """The digest of the widget as it is built."""
    return f"sha384-{base64.b64encode(hashlib.sha384(WIDGET.read_bytes()).digest()).decode()}"
