"""A server that plays Slack: its Web API, the addresses that come with commands, and the requests that Slack signs."""

import hashlib
import hmac
import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode

__all__ = ["BOT", "BOT_TOKEN", "SECRET", "TEAM", "Call", "FakeSlack", "event_body", "form", "playing_slack", "signature_headers"]

SECRET, BOT_TOKEN, TEAM, BOT = "0123456789abcdef0123456789abcdef", "xoxb-fake", "T0TEAM", "U0BOT"


@dataclass(frozen=True)
class Call:
    """One call that reached Slack."""

    method: str
    payload: dict[str, Any]
    token: str
    at: float = field(default_factory=time.monotonic)


@dataclass
class FakeSlack:
    """What Slack got, and how it is to behave.

    `behave[method]` holds what the next calls of a method meet, one each: a status (with the wait that it asks for), an error's word,
    "cut", "hang" or "garbage"; then all goes well.
    """

    url: str = ""
    socket_url: str = ""
    calls: list[Call] = field(default_factory=list)
    behave: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    tries: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    changed: threading.Condition = field(default_factory=threading.Condition)
    released: threading.Event = field(default_factory=threading.Event)

    def called(self, method: str) -> list[dict[str, Any]]:
        """The payloads of the calls that were taken."""
        return [call.payload for call in self.calls if call.method == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 20) -> list[dict[str, Any]]:
        """The payloads, as soon as there are so many."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.called(method)) >= count, seconds), (method, count, self.calls)
        return self.called(method)

    def wait_for_tries(self, method: str, count: int, seconds: float = 20) -> None:
        """Until the method was tried so often, taken or not."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.tries[method] >= count, seconds), (method, self.tries)


class Player(BaseHTTPRequestHandler):
    """One request to the fake."""

    slack: FakeSlack
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        method = self.path.removeprefix("/api/").removeprefix("/").partition("/")[0]
        is_json = (self.headers["Content-Type"] or "").startswith("application/json")
        payload = json.loads(body or "{}") if is_json else {k: v[0] for k, v in parse_qs(body).items()}
        with self.slack.changed:
            self.slack.tries[method] += 1
            how = self.slack.behave[method].pop(0) if self.slack.behave[method] else 200
            if how == 200:
                self.slack.calls.append(Call(method, payload, self.headers.get("Authorization", "")))
            self.slack.changed.notify_all()
        self.answer(method, how)

    def answer(self, method: str, how: Any) -> None:
        if how == "cut":
            self.close_connection = True
            return
        if how == "hang":
            self.slack.released.wait(30)
        status, wait = how if isinstance(how, tuple) else (how if isinstance(how, int) else 200, "0")
        good = {"ok": True, "ts": "1700000099.000100", "channel": "C1", "user_id": BOT, "bot_id": "B0BOT", "url": self.slack.socket_url}
        document = good if how in (200, "hang") else {"ok": False, "error": how if isinstance(how, str) else f"http_{how}"}
        text = "ok" if method == "respond" and status == 200 else json.dumps(document)
        sent = (text if how != "garbage" else '{"ok": tr').encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        if status == 429:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    """A server that is silent about callers who went away."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def playing_slack() -> Iterator[FakeSlack]:
    """The fake, listening."""
    slack = FakeSlack()
    with QuietServer(("127.0.0.1", 0), type("Playing", (Player,), {"slack": slack})) as server:
        slack.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield slack
        finally:
            slack.released.set()
            server.shutdown()
            thread.join()


def signature_headers(body: bytes, secret: str = SECRET, age: float = 0) -> dict[str, str]:
    """The headers with which Slack signs a body, as documented: an HMAC over version, time and body."""
    stamp = str(int(time.time() - age))
    mark = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mark}"}


def event_body(event: dict[str, Any], event_id: str = "Ev1") -> bytes:
    """An event as Slack's Events API sends it."""
    document = {
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": "A0APP",
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": 1_700_000_000,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event_context": "4-context",
    }
    return json.dumps(document).encode()


def form(**fields: str) -> bytes:
    """A body of form fields."""
    return urlencode(fields).encode()
