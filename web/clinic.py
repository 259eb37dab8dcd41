"""/: the page of a made-up clinic, which shows the widget where a site would have it."""

from flask import Blueprint, Flask, Response, make_response, render_template

from web.answering import answering
from web.entries import starting_entries
from web.headers import let_script
from web.widget_files import widget_file

__all__ = ["clinic", "init_app"]

#: As many as stand in one row on a wide screen.
SHOWN_QUESTIONS = 6

clinic = Blueprint("clinic", __name__)


def init_app(app: Flask) -> None:
    """Add the page to the application."""
    app.register_blueprint(clinic)


@clinic.get("/")
def home() -> Response:
    """The clinic's page. Without the widget's file it is the same page, with the way to the form."""
    assistant = answering()
    known = assistant.knowledge.entries
    questions = [(entry_id, known[entry_id].question) for entry_id in starting_entries(assistant.knowledge)][:SHOWN_QUESTIONS]
    page = render_template("clinic.html", questions=questions, contact=assistant.contact, widget=widget_file())
    return let_script(make_response(page))
