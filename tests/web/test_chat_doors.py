"""The doors that are open are those with tokens, and half a set opens none."""

import pytest
from flask import Flask

from assistant.chat_tokens import SlackTokens
from assistant.engine import Assistant
from assistant.errors import SettingsError
from assistant.settings import Settings
from web import create_app
from web.chat_doors import close, init_app

PATHS = ("/slack/events", "/mattermost/command", "/mattermost/webhook")
NOWHERE = "http://127.0.0.1:9/api/"


def opened(app: Flask) -> list[bool]:
    return [app.test_client().post(path).status_code != 404 for path in PATHS]


def test_without_tokens_no_door_is_open(workshop: Assistant) -> None:
    assert opened(create_app(workshop, Settings())) == [False, False, False]


def test_each_token_opens_its_door(workshop: Assistant) -> None:
    assert opened(create_app(workshop, Settings(slack=SlackTokens("xoxb-1", "0" * 32, None, NOWHERE)))) == [True, False, False]
    assert opened(create_app(workshop, Settings(mattermost=("m" * 26,)))) == [False, True, True]


def test_in_socket_mode_slack_sends_nothing_here(workshop: Assistant) -> None:
    assert opened(create_app(workshop, Settings(slack=SlackTokens("xoxb-1", None, "xapp-1", NOWHERE)))) == [False, False, False]


def test_the_environment_opens_them(workshop: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_MATTERMOST_TOKEN", "m" * 26)
    app = Flask(__name__)
    init_app(app)
    assert opened(app) == [False, True, True]
    assert opened(create_app(workshop)) == [False, False, False]


def test_half_a_set_is_refused_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.delenv("CAVEAT_SLACK_SIGNING_SECRET", raising=False)
    with pytest.raises(SettingsError, match="CAVEAT_SLACK_SIGNING_SECRET"):
        init_app(Flask(__name__))


def test_closing_an_application_without_doors_is_nothing() -> None:
    close(Flask(__name__))
