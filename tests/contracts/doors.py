"""The four doors, each reached as its people reach it, and what they see of a reply there."""

import html
import http.client
import itertools
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from flask import Flask
from werkzeug.serving import make_server

from assistant.channels.terminal import terminal_text
from assistant.chat_tokens import SlackTokens
from assistant.dialogue import Message, Reply
from assistant.engine import Assistant
from assistant.settings import Settings
from tests.web.fake_slack import BOT, BOT_TOKEN, SECRET, TEAM, FakeSlack, event_body, form, signature_headers
from web import create_app
from web.settings import WebSettings

__all__ = ["DOORS", "Door", "Overheard", "served"]

MATTERMOST_TOKEN = "m" * 26


class Overheard:
    """The assistant, with every reply that went out of it."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant, self.replies = assistant, list[Reply]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.assistant, name)

    def reply_to(self, message: Message) -> Reply:
        self.replies.append(self.assistant.reply_to(message))
        return self.replies[-1]


@contextmanager
def served(assistant: Overheard, slack: FakeSlack) -> Iterator[int]:
    """The application on a real socket, with the doors of Slack and Mattermost open; its port."""
    tokens = SlackTokens(BOT_TOKEN, SECRET, None, f"{slack.url}/api/")
    app: Flask = create_app(assistant, Settings(slack=tokens, mattermost=(MATTERMOST_TOKEN,)), WebSettings(rate="", suggest_rate="", rate_overall=""))
    app.extensions["slack"].bursts.quiet = 0.0
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sent(port: int, path: str, body: bytes, headers: dict[str, str]) -> Any:
    """What the application answers, as JSON; None for an empty answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    assert answer.status == 200, (path, answer.status, text)
    return json.loads(text) if text else None


class Door(Protocol):
    """One conversation through a door. Each turn gives what its reader gets: one text for each way of reading it."""

    def say(self, text: str) -> list[str]: ...

    def choose(self, position: int, reply: Reply) -> list[str]: ...


@dataclass
class OverHttp:
    """A program that shows the document's texts in its order."""

    port: int
    slack: FakeSlack
    assistant: Overheard
    conversation_id: str | None = None

    def say(self, text: str) -> list[str]:
        return self.posted({"text": text})

    def choose(self, position: int, reply: Reply) -> list[str]:
        return self.posted({"choice": reply.suggestions[position - 1].entry_id})

    def posted(self, body: dict[str, Any]) -> list[str]:
        body = body | ({"conversation_id": self.conversation_id} if self.conversation_id else {})
        document = sent(self.port, "/api/v1/chat", json.dumps(body).encode(), {"Content-Type": "application/json"})
        self.conversation_id = document["conversation_id"]
        return ["\n".join(texts_in(document))]


def texts_in(document: dict[str, Any]) -> Iterator[str]:
    """The texts of the document in the order that its own positions ask for."""
    first = [notice for notice in document["notices"] if document["kind"] == "escalate" or notice["position"] == "before"]
    yield from (notice["text"] for notice in first)
    yield from (document["text"], document["more"] or "")
    yield from (notice["text"] for notice in document["notices"] if notice not in first)
    yield from (caveat["text"] for caveat in document["caveats"])
    yield from (source["title"] for source in document["sources"])
    yield from (offer["question"] for offer in document["suggestions"])
    if document["contact"]:
        yield document["contact"]["label"]


NUMBERS = itertools.count(1)


@dataclass
class InSlack:
    """A person in a thread; they read the blocks, or hear the plain text."""

    port: int
    slack: FakeSlack
    assistant: Overheard
    thread: str = field(default_factory=lambda: f"1700000000.{next(NUMBERS):06}")

    def say(self, text: str) -> list[str]:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        event = {"type": "app_mention", "user": "U1", "text": f"<@{BOT}> {escaped}", "channel": "C1", "ts": self.ts(), "thread_ts": self.thread}
        body = event_body(event, f"Ev{next(NUMBERS)}")
        return self.read(body, {"Content-Type": "application/json"})

    def choose(self, position: int, reply: Reply) -> list[str]:
        shown = [block["accessory"] for call in self.slack.called("chat.postMessage") for block in call["blocks"] if "accessory" in block]
        button = [one for one in shown if one["value"] == reply.suggestions[position - 1].entry_id][-1]
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": "U1"},
            "channel": {"id": "C1"},
            "trigger_id": f"t{next(NUMBERS)}",
            "container": {"type": "message", "message_ts": self.ts(), "channel_id": "C1", "thread_ts": self.thread},
            "message": {"ts": self.ts(), "thread_ts": self.thread},
            "actions": [{"type": "button", "block_id": "b", "action_ts": self.ts(), "action_id": button["action_id"], "value": button["value"]}],
        }
        return self.read(form(payload=json.dumps(payload)), {"Content-Type": "application/x-www-form-urlencoded"})

    def ts(self) -> str:
        return f"1700000001.{next(NUMBERS):06}"

    def read(self, body: bytes, headers: dict[str, str]) -> list[str]:
        before = len(self.slack.called("chat.postMessage"))
        assert sent(self.port, "/slack/events", body, headers | signature_headers(body)) is None
        posts = self.slack.wait_for("chat.postMessage", before + 1)[before:]
        assert all((post["channel"], post["thread_ts"]) == ("C1", self.thread) for post in posts)
        return [self.seen(posts), html.unescape("\n".join(post["text"] for post in posts))]

    def seen(self, posts: list[dict[str, Any]]) -> str:
        """The blocks as Slack draws them, without the buttons and the signs of its own."""
        blocks = [block for post in posts for block in post["blocks"]]
        drawn = [
            text["text"] for block in blocks for text in ([block["text"]] if "text" in block else block.get("elements", [])) if text.get("type") == "mrkdwn"
        ]
        assert not any(re.search(r"<(?!(https?|mailto|tel):)", text) for text in drawn)
        return html.unescape("\n".join(drawn))


@dataclass
class InMattermost:
    """A person with the slash command."""

    port: int
    slack: FakeSlack
    assistant: Overheard
    person: str = field(default_factory=lambda: f"u{next(NUMBERS)}")

    def say(self, text: str) -> list[str]:
        fields = {"token": MATTERMOST_TOKEN, "team_id": "t", "channel_id": "c", "user_id": self.person, "command": "/faq", "text": text}
        body = urlencode({**fields, "trigger_id": f"t{next(NUMBERS)}"}).encode()
        answer = sent(self.port, "/mattermost/command", body, {"Content-Type": "application/x-www-form-urlencoded"})
        posts = [answer, *answer.get("extra_responses", [])]
        assert all((post["response_type"], post["skip_slack_parsing"]) == ("ephemeral", True) for post in posts)
        return [read_markdown("\n".join(post["text"] for post in posts))]

    def choose(self, position: int, reply: Reply) -> list[str]:
        return self.say(reply.suggestions[position - 1].question)


def read_markdown(text: str) -> str:
    """Markdown as it is drawn: escapes are read, marks of its own are not."""
    assert not re.search(r"@(?=\w)", text)
    return html.unescape(re.sub(r"\\([\\`*_{}\[\]()#+\-.!|~:])", r"\1", text.replace("**", "").replace("\u200b", "")))


@dataclass
class InTerminal:
    """A person at a terminal of 60 columns."""

    port: int
    slack: FakeSlack
    assistant: Overheard
    conversation_id: str = field(default_factory=lambda: f"door-{next(NUMBERS)}")

    def say(self, text: str) -> list[str]:
        return [terminal_text(self.assistant.reply_to(Message(text, self.conversation_id, "chat")), 60)]

    def choose(self, position: int, reply: Reply) -> list[str]:
        return self.say(reply.suggestions[position - 1].question)


DOORS = {"http": OverHttp, "slack": InSlack, "mattermost": InMattermost, "terminal": InTerminal}
