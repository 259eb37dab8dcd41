"""The doors over HTTP: they translate, and decide nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from assistant.settings import Settings
    from web.answering import Answering

__all__ = ["create_app"]


def create_app(assistant: "Answering | None" = None, settings: "Settings | None" = None) -> "Flask":
    """The application around the assistant; without one, around the assistant that the settings or the environment describe.

    The imports are inside so that gunicorn can read its settings from this package without loading the knowledge.
    """
    from flask_openapi3.models.info import Info
    from flask_openapi3.openapi import OpenAPI

    from web import answering, api, bodies, chat_doors, headers, pages, problems

    app = OpenAPI(
        __name__,
        info=Info(title="Caveat", version="1", description="Answers from curated entries, with their sources and their caveats."),
        security_schemes={},  # None would be written as `securitySchemes: null`, which no validator accepts
        doc_ui=False,
        validation_error_status="default",  # each operation documents its own errors
        validation_error_model=api.Problem,
        validation_error_callback=problems.refuse_invalid,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the order of the contract
    for part in (problems, headers, bodies, api, pages):
        part.init_app(app)
    answering.serve(app, assistant or build(settings))
    if settings or assistant is None:  # an assistant that comes alone, as in a test, opens no doors by what the environment happens to hold
        chat_doors.init_app(app, settings)
    return app


def build(settings: "Settings | None") -> "Answering":
    """The real assistant."""
    import os

    from assistant import Settings, build_assistant

    return build_assistant(settings or Settings.from_environment(os.environ))
