"""Socket mode: the same door over a connection that this process opens."""

import json
import threading
from collections.abc import Iterator

import pytest

from assistant.chat_tokens import SlackTokens
from assistant.engine import Assistant
from assistant.errors import ServiceError, SettingsError
from tests.web.fake_slack import BOT, BOT_TOKEN, TEAM, FakeSlack, event_body, playing_slack
from tests.web.fake_socket import FakeSocket, playing_socket
from web.slack.__main__ import main, run

EVENT = {"type": "app_mention", "user": "U1", "text": f"<@{BOT}> when are you open?", "channel": "C1", "ts": "1700000000.000100"}


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSlack]:
    monkeypatch.setattr("web.slack.client.BACKOFF", 0.01)
    with playing_slack() as slack:
        yield slack


@pytest.fixture
def connected(slack: FakeSlack, workshop: Assistant) -> Iterator[FakeSocket]:
    """The running door's connection; the door has to stop cleanly afterwards."""
    codes, stop = [], threading.Event()
    with playing_socket() as fake:
        slack.socket_url = fake.url
        tokens = SlackTokens(BOT_TOKEN, None, "xapp-fake", f"{slack.url}/api/")
        thread = threading.Thread(target=lambda: codes.append(run(tokens, lambda: workshop, stop.wait)))
        thread.start()
        assert fake.connected.wait(20)
        yield fake
        stop.set()
        thread.join(20)
    assert codes == [0]


def test_an_event_is_acknowledged_and_answered_in_its_thread(connected: FakeSocket, slack: FakeSlack) -> None:
    assert connected.send("env-1", "events_api", json.loads(event_body(EVENT))) == {"envelope_id": "env-1"}
    (post,) = slack.wait_for("chat.postMessage")
    assert (post["channel"], post["thread_ts"]) == ("C1", "1700000000.000100")
    assert "from nine to five" in post["text"]
    assert connected.send("env-2", "events_api", json.loads(event_body(EVENT))) == {"envelope_id": "env-2"}
    assert [call.token for call in slack.calls if call.method == "apps.connections.open"] == ["Bearer xapp-fake"]


def test_a_command_is_answered_in_the_acknowledgement(connected: FakeSocket) -> None:
    body = {"team_id": TEAM, "channel_id": "C1", "user_id": "U1", "command": "/faq", "text": "when are you open", "trigger_id": "t1", "response_url": ""}
    answer = connected.send("env-3", "slash_commands", body)
    assert answer["envelope_id"] == "env-3"
    assert answer["payload"]["response_type"] == "ephemeral"
    assert "from nine to five" in answer["payload"]["text"]


def test_a_token_that_slack_refuses_is_named(slack: FakeSlack, workshop: Assistant) -> None:
    slack.behave["apps.connections.open"] = ["invalid_auth"]
    with pytest.raises(SettingsError) as caught:
        run(SlackTokens(BOT_TOKEN, None, "xapp-wrong", f"{slack.url}/api/"), lambda: workshop, lambda: None)
    assert caught.value.variable == "CAVEAT_SLACK_APP_TOKEN"
    assert "xapp-wrong" not in str(caught.value)


def test_no_slack_is_an_unavailable_service(slack: FakeSlack, workshop: Assistant) -> None:
    slack.behave["apps.connections.open"] = ["cut"] * 3
    with pytest.raises(ServiceError, match="cannot be reached"):
        run(SlackTokens(BOT_TOKEN, None, "xapp-fake", f"{slack.url}/api/"), lambda: workshop, lambda: None)


def test_without_a_token_it_says_which_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("SIGNING_SECRET", "BOT_TOKEN", "APP_TOKEN"):
        monkeypatch.delenv(f"CAVEAT_SLACK_{name}", raising=False)
    assert main() == 2
    assert "CAVEAT_SLACK_APP_TOKEN: is missing" in capsys.readouterr().err
