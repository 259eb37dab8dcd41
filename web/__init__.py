"""The doors over HTTP: they translate, and decide nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from assistant.settings import Settings
    from web.answering import Answering
    from web.settings import WebSettings

__all__ = ["create_app"]


def create_app(assistant: "Answering | None" = None, settings: "Settings | None" = None, web: "WebSettings | None" = None) -> "Flask":
    """The application around the assistant; without one, around the assistant that the settings or the environment describe, which follows its folder.

    The imports are inside so that gunicorn can read its settings from this package without loading the knowledge.
    """
    import os

    from assistant.settings import Settings
    from web import chat_doors
    from web.application import application
    from web.settings import WebSettings

    web = web or (WebSettings() if assistant else WebSettings.from_environment(os.environ))
    if assistant and not settings:  # an assistant that comes alone, as in a test, opens no doors by what the environment happens to hold
        return application(assistant, web)
    settings = settings or Settings.from_environment(os.environ)
    app = application(assistant or build(settings), web, settings if web.reloads and not assistant else None)
    chat_doors.init_app(app, settings)
    return app


def build(settings: "Settings") -> "Answering":
    """The real assistant."""
    from assistant import build_assistant

    return build_assistant(settings, is_stored=True)
