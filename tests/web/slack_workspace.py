"""A workspace for tests: somebody writes, clicks and commands, and Slack sends it on, signed."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from assistant.chat_tokens import SlackTokens
from assistant.engine import Assistant
from assistant.settings import Settings
from tests.web.fake_slack import BOT, BOT_TOKEN, SECRET, TEAM, FakeSlack, event_body, form, signature_headers
from web import create_app
from web.slack.door import Door

__all__ = ["Workspace", "opened"]


def opened(assistant: Assistant, slack: FakeSlack, quiet: float = 0.0) -> "Workspace":
    """A workspace in which the assistant is installed; fragments wait `quiet` seconds for each other."""
    settings = Settings(slack=SlackTokens(BOT_TOKEN, SECRET, None, f"{slack.url}/api/"))
    workspace = Workspace(create_app(assistant, settings), slack)
    workspace.door.bursts.quiet = quiet
    return workspace


@dataclass
class Workspace:
    """What people do, as Slack tells it."""

    app: Flask
    slack: FakeSlack
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def door(self) -> Door:
        door: Door = self.app.extensions["slack"]
        return door

    def send(self, body: bytes, mimetype: str = "application/json", **headers: str) -> TestResponse:
        """A request that Slack signed."""
        sent = {**signature_headers(body), **headers}
        return self.app.test_client().post("/slack/events", data=body, content_type=mimetype, headers=sent)

    def event(self, event_id: str | None = None, **event: Any) -> TestResponse:
        return self.send(event_body(event, event_id or f"Ev{next(self.numbers)}"))

    def mention(self, text: str, channel: str = "C1", event_id: str | None = None, **event: Any) -> TestResponse:
        """Somebody calls the bot in a channel."""
        event = {"type": "app_mention", "user": "U1", "text": f"<@{BOT}> {text}", "channel": channel, "ts": self.ts(), **event}
        return self.event(event_id, **event)

    def message(self, text: str, channel: str = "C1", event_id: str | None = None, **event: Any) -> TestResponse:
        """Somebody writes in a channel that the bot has joined."""
        event = {"type": "message", "channel_type": "channel", "user": "U1", "text": text, "channel": channel, "ts": self.ts(), **event}
        return self.event(event_id, **event)

    def direct(self, text: str, **event: Any) -> TestResponse:
        """Somebody writes to the bot alone."""
        return self.message(text, "D1", **{"channel_type": "im", **event})

    def command(self, text: str, user: str = "U1", trigger: str | None = None, command: str = "/faq") -> TestResponse:
        fields = {"token": "deprecated", "team_id": TEAM, "channel_id": "C1", "user_id": user, "command": command, "text": text}
        return self.send(form(**fields, **self.gesture(trigger)), "application/x-www-form-urlencoded")

    def payload(self, **payload: Any) -> TestResponse:
        """A click, a shortcut or a dialogue."""
        whole = {"team": {"id": TEAM}, "user": {"id": "U1", "team_id": TEAM}, **self.gesture(None), **payload}
        return self.send(form(payload=json.dumps(whole)), "application/x-www-form-urlencoded")

    def click(self, action: dict[str, Any], channel: str = "C1", is_ephemeral: bool = False, **message: Any) -> TestResponse:
        """A click on a button under a message."""
        container = {"type": "message", "message_ts": "1700000099.000100", "channel_id": channel, "is_ephemeral": is_ephemeral}
        shown = {} if is_ephemeral else {"message": {"ts": "1700000099.000100", **message}}
        return self.payload(type="block_actions", container=container, channel={"id": channel}, actions=[self.pressed(action)], **shown)

    def pressed(self, action: dict[str, Any]) -> dict[str, Any]:
        return {"block_id": "b", "action_ts": self.ts(), "type": action.get("type", "button"), **action}

    def gesture(self, trigger: str | None) -> dict[str, str]:
        return {"trigger_id": trigger or f"trigger-{next(self.numbers)}", "response_url": f"{self.slack.url}/respond/{next(self.numbers)}"}

    def ts(self) -> str:
        return f"1700000000.{next(self.numbers):06}"

    def posted(self, count: int = 1) -> list[dict[str, Any]]:
        """The messages that Slack has, as soon as there are so many."""
        return self.slack.wait_for("chat.postMessage", count)

    def answered(self, count: int = 1) -> list[dict[str, Any]]:
        """The answers by the address that came with a command or a click."""
        return self.slack.wait_for("respond", count)

    def settled(self) -> None:
        """Until nothing is left to do."""
        self.door.close()
