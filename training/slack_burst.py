"""A burst of Slack's events at two workers: how soon each is acknowledged, and that each is answered once.

The events are signed as Slack signs them, and sent over real sockets; a small server of this process takes the answers.
"""

import hashlib
import hmac
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np

from assistant.errors import ServiceError

__all__ = ["Burst", "measure", "print_burst"]

SECRET, TOKEN = "0123456789abcdef0123456789abcdef", "xoxb-benchmark"
#: As many connections as Slack keeps open to a busy app, and channels that people write in.
CONNECTIONS, CHANNELS = 16, 50
#: The share of events that come once more.
AGAIN = 0.3
#: Seconds for the server to start, and for the last answer.
PATIENCE = 120.0
QUESTIONS = ("is sciatica one-sided?", "which ball should i use?", "what is dry needling?", "how long do i hold a stretch?", "what is the capital of france?")


@dataclass(frozen=True)
class Burst:
    """What came of a burst.

    Attributes:
        milliseconds: 50th, 99th percentile and the most that an acknowledgement took.
        refused: acknowledgements that were none.
        answered: how many events were answered how often.
        seconds: until the last answer.
    """

    events: int
    different: int
    milliseconds: tuple[float, float, float]
    refused: int
    answered: Mapping[int, int]
    seconds: float


def print_burst(events: int, workers: int, application: str) -> None:
    """Measure, and print what came of it."""
    burst = measure(events, workers, application)
    print(f"{burst.events} events, {burst.different} different, {CONNECTIONS} connections, {workers} workers")
    print("acknowledged: median {:.0f} ms, p99 {:.0f} ms, most {:.0f} ms".format(*burst.milliseconds) + f"; refused {burst.refused}")
    print(f"answered once: {burst.answered.get(1, 0)} of {burst.different}; more often: {sum(burst.answered.values()) - burst.answered.get(1, 0)}")
    print(f"last answer after {burst.seconds:.1f} s")


def measure(events: int, workers: int = 2, application: str = "web:create_app()") -> Burst:
    """Start the server, send the burst, and wait for the last answer."""
    bodies = event_bodies(events)
    different = len(set(bodies))
    with platform() as slack, server(slack, workers, application) as port:
        begun = time.perf_counter()
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            taken = [one for share in pool.map(lambda start: acknowledged(port, bodies[start::CONNECTIONS]), range(CONNECTIONS)) for one in share]
        with slack.changed:
            slack.changed.wait_for(lambda: len(slack.answers) >= different, PATIENCE)
        seconds = time.perf_counter() - begun
        time.sleep(2)  # what is answered twice arrives now
    milliseconds = np.array([one for one in taken if one is not None]) * 1000
    low, high = np.percentile(milliseconds, (50, 99)).tolist()
    refused = sum(one is None for one in taken)
    return Burst(events, different, (low, high, float(milliseconds.max())), refused, Counter(slack.answers.values()), seconds)


def event_bodies(events: int) -> list[bytes]:
    """Mentions in many channels, each a thread of its own; of these the share that comes again, all shuffled."""
    drawn = random.Random(20261121)  # noqa: S311 - the same burst every time
    first = [event_body(number) for number in range(events - round(events * AGAIN))]
    bodies = first + [drawn.choice(first) for _ in range(events - len(first))]
    drawn.shuffle(bodies)
    return bodies


def event_body(number: int) -> bytes:
    """One event as Slack sends it."""
    text = f"<@U0BOT> {QUESTIONS[number % len(QUESTIONS)]}"
    event = {"type": "app_mention", "user": f"U{number}", "text": text, "channel": f"C{number % CHANNELS}", "ts": f"1700000000.{number:06}"}
    return json.dumps({"type": "event_callback", "team_id": "T1", "event_id": f"Ev{number}", "event": event}).encode()


def acknowledged(port: int, bodies: Sequence[bytes]) -> list[float | None]:
    """Seconds that each acknowledgement took, one after the other over one connection; None for a refusal."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    taken: list[float | None] = []
    for body in bodies:
        headers = {"Content-Type": "application/json", **signature(body)}
        begun = time.perf_counter()
        connection.request("POST", "/slack/events", body, headers)
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - begun if answer.status == http.HTTPStatus.OK else None)
    connection.close()
    return taken


def signature(body: bytes) -> dict[str, str]:
    """The headers with which Slack signs a body."""
    stamp = str(int(time.time()))
    mark = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mark}"}


@dataclass
class Platform:
    """What plays Slack.

    Attributes:
        answers: how often each thread was answered.
        asked: how many workers have asked who they are, which is the last thing that they do before they are ready.
    """

    address: str = ""
    answers: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, body: Mapping[str, object]) -> None:
        """Note a call to the Web API."""
        with self.changed:
            if thread := body.get("thread_ts"):
                self.answers[str(thread)] += 1
            else:
                self.asked += 1
            self.changed.notify_all()


class Player(BaseHTTPRequestHandler):
    """One call to the Web API, which always goes well."""

    platform: Platform
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Take it."""
        self.platform.take(json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}"))
        sent = b'{"ok": true, "user_id": "U0BOT"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextmanager
def platform() -> Iterator[Platform]:
    """A server that plays Slack's Web API."""
    playing = Platform()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Playing", (Player,), {"platform": playing})) as listening:
        playing.address = f"http://127.0.0.1:{listening.server_address[1]}/api/"
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield playing
        listening.shutdown()


@contextmanager
def server(slack: Platform, workers: int, application: str) -> Iterator[int]:
    """The application with so many workers and one store for all of them; its port, once all of them are ready."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        store = {"CAVEAT_STORE": f"sqlite:///{folder}/store.sqlite"}
        tokens = {"CAVEAT_SLACK_BOT_TOKEN": TOKEN, "CAVEAT_SLACK_SIGNING_SECRET": SECRET, "CAVEAT_SLACK_API_URL": slack.address}
        command = [sys.executable, "-m", "gunicorn", "-c", "python:web.server", "-w", str(workers), "-b", "127.0.0.1:0", "--log-level", "info", application]
        with log.open("w") as output, subprocess.Popen(command, env={**os.environ, **store, **tokens}, stdout=output, stderr=output) as running:
            try:
                with slack.changed:
                    if not slack.changed.wait_for(lambda: slack.asked >= workers, PATIENCE):
                        raise ServiceError("The server did not start", f"Its own words: {log.read_text()[-2_000:]}")
                time.sleep(1)  # what is left of the start is routes
                yield int(re.findall(r"http://127\.0\.0\.1:(\d+)", log.read_text())[0])
            finally:
                running.send_signal(signal.SIGTERM)
