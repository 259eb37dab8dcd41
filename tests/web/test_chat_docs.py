"""docs/slack.md and docs/mattermost.md: every command in them is run, up to a first answer."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.cli.slack import manifest_for
from tests.web.fake_slack import BOT, SECRET, FakeSlack, event_body, playing_slack, signature_headers
from tests.web.fake_socket import playing_socket

ROOT = Path(__file__).parents[2]
EVENT = {"type": "app_mention", "user": "U1", "text": f"<@{BOT}> is sciatica one-sided?", "channel": "C1", "ts": "1700000000.000100"}


def commands(page: str) -> list[str]:
    """The fenced commands of a page, in order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [re.sub(r"(?m)^ {3}", "", block).strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the secrets in the files that the pages name."""
    files = {"slack-signing-secret": SECRET, "slack-bot-token": "xoxb-docs", "slack-app-token": "xapp-docs", "mattermost-token": "m" * 26}
    for name, value in files.items():
        (tmp_path / name).write_text(value)
    return tmp_path


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


@contextmanager
def running(command: str, home: Path, until: str, **environment: str) -> Iterator[None]:
    """The command in a shell of its own, once it has said so much; Ctrl-C has to end it well."""
    log = home / "log"
    with log.open("w") as output:
        shell = subprocess.Popen(
            ["bash", "-c", command.replace("\n.venv", "\nexec .venv")],
            cwd=ROOT,
            env={**os.environ, "HOME": str(home), "CAVEAT_STORE": f"sqlite:///{home}/store.sqlite", **environment},
            stdout=output,
            stderr=output,
        )
        try:
            deadline = time.monotonic() + 120
            while until not in log.read_text():
                assert shell.poll() is None, log.read_text()
                assert time.monotonic() < deadline, log.read_text()
                time.sleep(0.05)
            yield
        finally:
            shell.send_signal(signal.SIGINT)
            code = shell.wait(60)
        assert code == 0, log.read_text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_every_command_of_the_pages_is_run_here() -> None:
    assert [len(commands(page)) for page in ("slack.md", "mattermost.md")] == [4, 2]


def test_the_manifests_are_printed() -> None:
    for command, url in zip((commands("slack.md")[0], commands("slack.md")[2]), ("https://faq.example.org", None), strict=True):
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
        assert json.loads(done.stdout) == manifest_for(url)


def test_slack_gets_its_first_answer(home: Path, slack: FakeSlack) -> None:
    port = free_port()
    command = commands("slack.md")[1].replace("8000", str(port))
    with running(command, home, "Caveat is ready.", CAVEAT_SLACK_API_URL=f"{slack.url}/api/"):
        body = event_body(EVENT)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", "/slack/events", body, {"Content-Type": "application/json", **signature_headers(body)})
        assert connection.getresponse().status == 200
        connection.close()
        (post,) = slack.wait_for("chat.postMessage")
    assert "Yes, as a rule" in post["text"]
    assert [call.token for call in slack.calls] == ["Bearer xoxb-docs"] * 2


def test_a_stop_loses_nothing_that_was_acknowledged(home: Path, slack: FakeSlack) -> None:
    port = free_port()
    command = commands("slack.md")[1].replace("8000", str(port))
    with running(command, home, "Caveat is ready.", CAVEAT_SLACK_API_URL=f"{slack.url}/api/"):
        for number in range(5):
            body = event_body({**EVENT, "text": f"<@{BOT}> a fragment", "user": f"U{number}", "ts": f"1700000000.00010{number}"}, f"Ev{number}")
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("POST", "/slack/events", body, {"Content-Type": "application/json", **signature_headers(body)})
            assert connection.getresponse().status == 200
            connection.close()
    assert len(slack.called("chat.postMessage")) == 5


def test_slack_gets_its_first_answer_by_socket(home: Path, slack: FakeSlack) -> None:
    with playing_socket() as fake:
        slack.socket_url = fake.url
        with running(commands("slack.md")[3], home, "Connected to Slack", CAVEAT_SLACK_API_URL=f"{slack.url}/api/"):
            assert fake.send("env-1", "events_api", json.loads(event_body(EVENT))) == {"envelope_id": "env-1"}
            (post,) = slack.wait_for("chat.postMessage")
    assert "Yes, as a rule" in post["text"]


def test_mattermost_gets_its_first_answer(home: Path) -> None:
    if shutil.which("curl") is None:
        pytest.fail("curl is missing: apt-get install curl")
    port = str(free_port())
    serve, ask = (command.replace("8000", port) for command in commands("mattermost.md"))
    with running(serve, home, "Caveat is ready."):
        done = subprocess.run(["bash", "-c", ask], cwd=ROOT, env={**os.environ, "HOME": str(home)}, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert (answer["response_type"], answer["text"][:14]) == ("ephemeral", "Yes, as a rule")
