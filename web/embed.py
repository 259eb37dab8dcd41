"""/embed: what to paste into a site, as one chooses how the widget looks and speaks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from flask import Blueprint, Flask, Response, make_response, render_template, request

from web.headers import let_script
from web.widget_files import WidgetFile, widget_file

__all__ = ["LANGUAGES", "Chosen", "embed", "init_app", "snippet_of"]

#: The languages that the widget's interface speaks, each by its own name.
LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch", "ar": "العربية"}
COLOUR = re.compile(r"#[0-9a-f]{6}")
ACCENT = "#0f6a64"
MOST_GREETING = 200

embed = Blueprint("embed", __name__)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the widget is to look and speak.

    Attributes:
        accent: its colour, as #rrggbb.
        language: of its interface; one of LANGUAGES.
        greeting: what it says first; "" for its own words.
        is_inline: whether it stands in the page rather than in the corner.
    """

    accent: str = ACCENT
    language: str = "en"
    greeting: str = ""
    is_inline: bool = False

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> "Chosen":
        """What a form says; whatever it cannot mean is left as it usually is."""
        accent, language = fields.get("accent", "").lower(), fields.get("language", "")
        return cls(
            accent=accent if COLOUR.fullmatch(accent) else ACCENT,
            language=language if language in LANGUAGES else "en",
            greeting=" ".join(fields.get("greeting", "").split())[:MOST_GREETING],
            is_inline=fields.get("mode") == "inline",
        )

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the element, beside where it asks."""
        chosen = {"lang": self.language if self.language != "en" else "", "greeting": self.greeting, "mode": "inline" if self.is_inline else ""}
        return {name: value for name, value in chosen.items() if value}

    @property
    def rule(self) -> str:
        """What belongs into the site's stylesheet; "" for the usual colours."""
        return "" if self.accent == ACCENT else f"faq-chat {{ --faq-accent: {self.accent}; }}\n"


def init_app(app: Flask) -> None:
    """Add the pages to the application."""
    app.register_blueprint(embed)


@embed.get("/embed")
def builder() -> Response:
    """The builder; its form works without JavaScript, too."""
    chosen, file = Chosen.of(request.args), widget_file()
    page = render_template(
        "embed.html",
        chosen=chosen,
        languages=LANGUAGES,
        widget=file,
        snippet=snippet_of(chosen, file, address()),
        origin=address(),
        most_greeting=MOST_GREETING,
    )
    return let_script(make_response(page))


@embed.get("/embed/snippet")
def snippet() -> dict[str, object]:
    """The same two pieces for the builder's script, so that they are worded in one place."""
    chosen = Chosen.of(request.args)
    return {"html": snippet_of(chosen, widget_file(), address()), "css": chosen.rule, "accent": chosen.accent, "attributes": chosen.attributes}


def address() -> str:
    """The server, as the visitor's browser calls it."""
    return request.host_url.rstrip("/")


def snippet_of(chosen: Chosen, file: WidgetFile | None, origin: str) -> str:
    """What to paste: the file of exactly this content, and the element."""
    if file:
        script = f'<script src="{escape(origin)}{file.path}"\n        integrity="{file.integrity}"\n        crossorigin defer></script>'
    else:
        script = f'<script src="{escape(origin)}/widget/widget.js" defer></script>'
    attributes = "".join(f'\n          {name}="{escape(value)}"' for name, value in chosen.attributes.items())
    return f'{script}\n<faq-chat src="{escape(origin)}/api/v1/chat"{attributes}></faq-chat>\n'
