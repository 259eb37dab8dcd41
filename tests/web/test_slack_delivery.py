"""Slack down, slow, busy, broken: an answer is tried three times, then kept as failed and counted; everything else goes on."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.chat_tokens import SlackTokens
from assistant.engine import Assistant
from assistant.errors import SettingsError
from assistant.settings import Settings
from tests.web.fake_slack import BOT_TOKEN, SECRET, FakeSlack, playing_slack
from tests.web.slack_workspace import Workspace, opened
from web import create_app
from web.slack.client import slack_client

#: What may become of a call, and what is noted when it does so three times.
FAILURES = {
    "down": (503, "status_503"),
    "an error of its own": (500, "status_500"),
    "cutting the connection": ("cut", "RemoteDisconnected"),
    "too many calls": (429, "status_429"),
}


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSlack]:
    monkeypatch.setattr("web.slack.client.BACKOFF", 0.01)
    monkeypatch.setattr("slack_sdk.http_retry.builtin_handlers.random.random", lambda: 0.01)
    with playing_slack() as slack:
        yield slack


@pytest.fixture
def workspace(workshop: Assistant, slack: FakeSlack) -> Workspace:
    return opened(workshop, slack)


@pytest.mark.parametrize("how", FAILURES)
def test_a_call_that_fails_twice_is_answered_at_the_third_try(workspace: Workspace, how: str) -> None:
    workspace.slack.behave["chat.postMessage"] = [FAILURES[how][0]] * 2
    workspace.mention("when are you open?")
    assert len(workspace.posted()) == 1
    assert workspace.slack.tries["chat.postMessage"] == 3
    assert workspace.door.counts()["undelivered"] == 0


@pytest.mark.parametrize("how", FAILURES)
def test_a_call_that_fails_three_times_is_kept_as_failed_and_counted(workspace: Workspace, how: str, caplog: pytest.LogCaptureFixture) -> None:
    meets, noted = FAILURES[how]
    workspace.slack.behave["chat.postMessage"] = [meets] * 3
    workspace.mention("Zebra when are you open?")
    workspace.settled()
    assert workspace.slack.tries["chat.postMessage"] == 3
    (failed,) = workspace.door.delivery.failures
    assert (failed.channel, failed.reply_id, failed.error) == ("C1", "id-1", noted)
    assert workspace.door.counts()["undelivered"] == 1
    assert "Slack did not take a message" in caplog.text
    assert "Zebra" not in caplog.text


def test_the_wait_that_slack_asks_for_is_kept(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = [(429, "1")]
    begun = time.monotonic()
    workspace.mention("when are you open?")
    workspace.posted()
    assert workspace.slack.calls[-1].at - begun >= 1


def test_a_slack_that_hangs_is_given_up(workspace: Workspace) -> None:
    workspace.door.delivery.client.timeout = 0.1
    workspace.slack.behave["chat.postMessage"] = ["hang"] * 3
    workspace.mention("when are you open?")
    workspace.settled()
    assert [failed.error for failed in workspace.door.delivery.failures] == ["TimeoutError"]


def test_half_an_answer_of_slacks_is_none(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["garbage"]
    workspace.mention("when are you open?")
    workspace.settled()
    assert workspace.door.counts()["undelivered"] == 1


@pytest.mark.parametrize("error", ["channel_not_found", "invalid_auth", "msg_too_long"])
def test_what_slack_refuses_by_name_is_not_tried_again(workspace: Workspace, error: str) -> None:
    workspace.slack.behave["chat.postMessage"] = [error] * 3
    workspace.mention("when are you open?")
    workspace.settled()
    assert workspace.slack.tries["chat.postMessage"] == 1
    assert [failed.error for failed in workspace.door.delivery.failures] == [error]


def test_a_slack_without_the_newer_buttons_gets_plain_ones(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["invalid_blocks"]
    workspace.mention("when are you open?")
    (post,) = workspace.posted()
    rows = [block for block in post["blocks"] if block["type"] == "actions"]
    assert [[button["value"] for button in row["elements"]] for row in rows] == [["+id-1", "-id-1"]]
    assert all(block["type"] != "context_actions" for block in post["blocks"])


def test_a_long_wait_is_not_waited_for() -> None:
    from web.slack.client import PatientHandler

    for asked, is_worth_it in (("1", True), ("60", True), ("61", False), ("soon", False), ("²", False)):
        assert PatientHandler(2).can_retry(state=State(), request=Anything(), response=Busy(asked)) is is_worth_it, asked  # type: ignore[arg-type] # fakes


class State:
    current_attempt = 0


class Anything:
    pass


class Busy:
    def __init__(self, asked: str) -> None:
        self.status_code, self.headers = 429, {"Retry-After": [asked]}


def test_a_busy_channel_waits_alone_and_keeps_its_order(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["hang"]
    workspace.mention("when are you open?", channel="C1")
    workspace.slack.wait_for_tries("chat.postMessage", 1)
    workspace.mention("mend a puncture?", channel="C1")
    workspace.mention("mend a puncture?", channel="C2")
    assert workspace.posted()[0]["channel"] == "C2"
    workspace.slack.released.set()
    workspace.settled()
    assert [post["channel"] for post in workspace.slack.called("chat.postMessage")] == ["C2", "C1"]


def test_the_website_goes_on_while_slack_is_down(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["hang"] * 8
    for number in range(8):
        workspace.mention("when are you open?", channel=f"C{number}")
    workspace.slack.wait_for_tries("chat.postMessage", 8)
    begun = time.monotonic()
    answer = workspace.app.test_client().post("/api/v1/chat", json={"text": "when are you open"})
    assert (answer.status_code, answer.get_json()["entry_id"]) == (200, "opening-hours")
    assert time.monotonic() - begun < 3


def test_a_token_that_slack_refuses_is_named_at_start_and_not_shown(workshop: Assistant, slack: FakeSlack) -> None:
    slack.behave["auth.test"] = ["invalid_auth"]
    with pytest.raises(SettingsError) as caught:
        opened(workshop, slack)
    assert caught.value.variable == "CAVEAT_SLACK_BOT_TOKEN"
    assert "invalid_auth" in str(caught.value)
    assert BOT_TOKEN not in str(caught.value)


@pytest.mark.parametrize("how", [500, "cut", "garbage"])
def test_a_slack_that_is_down_at_start_keeps_nothing_from_starting(workshop: Assistant, slack: FakeSlack, how: Any) -> None:
    slack.behave["auth.test"] = [how]
    workspace = opened(workshop, slack)
    workspace.mention("when are you open?")
    assert len(workspace.posted()) == 1


def test_nowhere_is_no_answer_and_no_error(workshop: Assistant) -> None:
    app = create_app(workshop, Settings(slack=SlackTokens(BOT_TOKEN, SECRET, None, "http://127.0.0.1:9/api/")))
    assert app.test_client().get("/healthz").status_code == 200


def test_slacks_libraries_say_nothing(slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    slack_client("xoxb-hidden", f"{slack.url}/api/").chat_postMessage(channel="C1", text="Zebra")
    assert "Zebra" not in caplog.text
    assert "xoxb-hidden" not in caplog.text
