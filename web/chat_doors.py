"""The doors of Slack and Mattermost, open where their tokens are set."""

import os
from typing import TYPE_CHECKING, cast

from flask import Flask

from assistant.settings import Settings
from web.answering import answering

if TYPE_CHECKING:
    from assistant.engine import Assistant

__all__ = ["PLATFORMS", "close", "init_app"]

#: The blueprints of platforms. They speak for many people from few addresses and are let in by their signatures and tokens, which no browser has.
PLATFORMS = ("slack", "mattermost")


def init_app(app: Flask, settings: Settings | None = None) -> None:
    """Open the doors that the settings, or the environment, have tokens for; raises SettingsError for tokens that cannot be used."""
    settings = settings or Settings.from_environment(os.environ)

    def current() -> "Assistant":
        with app.app_context():
            return cast("Assistant", answering())

    if settings.slack:
        from web.slack import init_app as open_slack

        open_slack(app, settings.slack, current)
    if settings.mattermost:
        from web.mattermost import init_app as open_mattermost

        open_mattermost(app, settings.mattermost, current)


def close(app: Flask) -> None:
    """Answer all that was acknowledged, before the process ends."""
    if door := app.extensions.get("slack"):
        door.close()
