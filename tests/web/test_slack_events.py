"""Mentions, direct messages and threads: each answered once, in its thread; what no person says is not answered."""

import time
from collections.abc import Iterator

import pytest

from assistant.dialogue import Message
from assistant.engine import Assistant
from tests.web.fake_slack import BOT, FakeSlack, event_body, playing_slack
from tests.web.slack_workspace import Workspace, opened

#: What is said where nobody has looked for warning signs.
REMINDER = "Smoke from a battery is an emergency."


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


@pytest.fixture
def workspace(workshop: Assistant, slack: FakeSlack) -> Workspace:
    return opened(workshop, slack)


def test_a_mention_is_answered_in_its_thread(workspace: Workspace) -> None:
    answer = workspace.mention("when are you open", ts="1700000001.000200")
    assert (answer.status_code, answer.data) == (200, b"")
    (post,) = workspace.posted()
    assert (post["channel"], post["thread_ts"]) == ("C1", "1700000001.000200")
    assert (post["unfurl_links"], post["unfurl_media"], post["link_names"]) == (False, False, False)
    assert "from nine to five" in post["text"]
    assert "General information." in post["text"]
    assert workspace.slack.calls[-1].token.endswith("xoxb-fake")


def test_a_thread_is_a_conversation_that_goes_on_without_a_mention(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", ts="1700000001.000200")
    assert "call for help" in workspace.posted()[0]["text"]
    workspace.message("when are you open", thread_ts="1700000001.000200")
    assert "Remember: call for help." in workspace.posted(2)[1]["text"]


def test_another_thread_knows_nothing_of_it(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", ts="1700000001.000200")
    workspace.posted()
    for at in ({"ts": "1700000001.000300"}, {"ts": "1700000001.000200", "channel": "C2"}):
        workspace.mention("when are you open", **at)
    assert not any("Remember" in post["text"] for post in workspace.posted(3)[1:])


def test_nobody_opens_a_thread_from_another_door(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", ts="1700000001.000200")
    workspace.posted()
    told = workspace.app.test_client().post("/api/v1/chat", json={"text": "hi", "conversation_id": "slack:T0TEAM:C1:1700000001.000200"})
    assert told.status_code == 422


def test_a_thread_that_the_bot_is_no_part_of_is_left_alone(workspace: Workspace) -> None:
    workspace.message("when are you open", thread_ts="1700000001.000900")
    workspace.message("when are you open")
    workspace.settled()
    assert workspace.slack.called("chat.postMessage") == []


def test_direct_messages_are_one_conversation_in_and_beside_their_threads(workspace: Workspace) -> None:
    workspace.direct("my battery", ts="1700000001.000200")
    workspace.direct("is smoking", thread_ts="1700000001.000200")
    first, second = workspace.posted(2)
    assert (first["channel"], first["thread_ts"], second["thread_ts"]) == ("D1", "1700000001.000200", "1700000001.000200")
    assert "call for help" in second["text"]


def test_an_event_is_answered_once_however_often_it_comes(workspace: Workspace) -> None:
    for retry in ("", "1", "2"):
        body = event_body({"type": "app_mention", "user": "U1", "text": "when are you open", "channel": "C1", "ts": "1.2"}, "EvSame")
        assert workspace.send(body, **({"X-Slack-Retry-Num": retry} if retry else {})).status_code == 200
    workspace.settled()
    assert len(workspace.slack.called("chat.postMessage")) == 1
    assert workspace.door.counts() == {"event": 1, "duplicate": 2, "answer": 1, "delivered": 1, "undelivered": 0}


def test_a_first_delivery_that_was_lost_is_answered_when_it_comes_again(workspace: Workspace) -> None:
    body = event_body({"type": "app_mention", "user": "U1", "text": "when are you open", "channel": "C1", "ts": "1.2"}, "EvLost")
    workspace.send(body, **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"})
    assert len(workspace.posted()) == 1


NO_PERSONS = {
    "own": {"user": BOT},
    "own, by its bot id": {"bot_id": "B0BOT", "user": BOT},
    "another bot": {"bot_id": "B0OTHER", "user": "U0OTHER"},
    "a bot message": {"subtype": "bot_message", "bot_id": "B9", "user": None},
    "slackbot": {"user": "USLACKBOT"},
    "an edit": {"subtype": "message_changed", "message": {"user": "U1", "text": "when are you open", "ts": "1.1"}, "user": None},
    "an edited message": {"edited": {"user": "U1", "ts": "1.2"}},
    "a deletion": {"subtype": "message_deleted", "user": None},
    "a join": {"subtype": "channel_join"},
    "hidden": {"hidden": True},
    "without a person": {"user": None},
    "without a channel": {"channel": None},
    "a time that is none": {"ts": 3},
}


@pytest.mark.parametrize("how", NO_PERSONS)
def test_what_no_person_says_is_not_answered(workspace: Workspace, how: str) -> None:
    for kind in ("app_mention", "message"):
        event = {"type": kind, "channel_type": "im", "user": "U1", "text": "when are you open", "channel": "D1", "ts": "1.2", **NO_PERSONS[how]}
        assert workspace.event(**event).status_code == 200
    workspace.settled()
    assert workspace.slack.called("chat.postMessage") == []


def test_a_mention_in_a_thread_comes_twice_and_is_answered_once(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", ts="1700000001.000200")
    workspace.posted()
    workspace.mention("when are you open", thread_ts="1700000001.000200")
    workspace.message(f"<@{BOT}> when are you open", thread_ts="1700000001.000200")
    workspace.settled()
    assert len(workspace.slack.called("chat.postMessage")) == 2


def test_what_slack_escapes_and_marks_is_read_as_it_was_typed(workspace: Workspace, workshop: Assistant) -> None:
    workspace.mention("is <@U2> &lt;3 <!channel> or <https://example.org|adjust brake pads>?")
    workspace.posted()
    (kept,) = (conversation for _, conversation in workshop.memory.kept.values())
    assert kept.texts[0].split() == ["is", "<3", "or", "adjust", "brake", "pads?"]


def test_ids_of_any_length_make_a_conversation(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", channel="C" * 80, ts="1700000001.000200")
    workspace.posted()
    workspace.message("when are you open", channel="C" * 80, thread_ts="1700000001.000200")
    assert "Remember: call for help." in workspace.posted(2)[1]["text"]


def test_a_mention_alone_is_welcomed(workspace: Workspace) -> None:
    workspace.mention("")
    assert workspace.posted()[0]["text"] == "(welcome)"


def test_a_message_that_is_too_long_is_told_so(workspace: Workspace) -> None:
    workspace.mention("y" * 4_001)
    assert workspace.posted()[0]["text"] == f"The message has 4,001 characters; 4,000 are read. Shorten it.\n\n{REMINDER}"


def test_what_fails_behind_is_said_and_counted(
    workspace: Workspace, workshop: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Assistant, message: Message) -> None:
        raise KeyError(message.text)

    monkeypatch.setattr(type(workshop), "reply_to", fail)
    workspace.mention("Zebra?")
    assert workspace.posted()[0]["text"] == f"{workshop.knowledge.policy.chat_phrases.failed}\n\n{REMINDER}"
    assert workspace.door.counts()["failure"] == 1
    assert "KeyError" in caplog.text
    assert "Zebra" not in caplog.text


def test_a_burst_of_one_person_is_one_turn(workshop: Assistant, slack: FakeSlack) -> None:
    workspace = opened(workshop, slack, quiet=0.3)
    workspace.mention("my battery", ts="1700000001.000200")
    workspace.message("in the shed", thread_ts="1700000001.000200", user="U2")
    workspace.message("is smoking", thread_ts="1700000001.000200")
    (post,) = workspace.posted()
    assert "call for help" in post["text"]
    workspace.settled()
    assert len(slack.called("chat.postMessage")) == 1


def test_slack_waits_for_nothing_that_happens_behind(workspace: Workspace, workshop: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    reply_to = type(workshop).reply_to

    def slowly(self: Assistant, message: Message) -> object:
        time.sleep(0.5)
        return reply_to(self, message)

    monkeypatch.setattr(type(workshop), "reply_to", slowly)
    begun = time.monotonic()
    for _ in range(4):
        workspace.mention("when are you open?")
    assert time.monotonic() - begun < 3
    assert workspace.slack.called("chat.postMessage") == []
    workspace.posted(4)


def test_when_too_much_waits_slack_is_told_to_come_again(workspace: Workspace) -> None:
    workspace.door.lanes.most = 0
    assert workspace.mention("when are you open?").status_code == 503
    workspace.door.lanes.most = 10
    workspace.mention("when are you open?")
    assert len(workspace.posted()) == 1


def test_slack_proves_the_address(workspace: Workspace) -> None:
    answer = workspace.send(b'{"type": "url_verification", "challenge": "3eZbrw1aB", "token": "t"}')
    assert (answer.status_code, answer.get_json()) == (200, {"challenge": "3eZbrw1aB"})


def test_too_many_events_are_counted(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    answer = workspace.send(b'{"type": "app_rate_limited", "team_id": "T0TEAM", "minute_rate_limited": 1518467820}')
    assert answer.status_code == 200
    assert workspace.door.counts()["rate_limited"] == 1
    assert "holds events back" in caplog.text


def test_unknown_events_are_acknowledged(workspace: Workspace) -> None:
    assert workspace.event(type="reaction_added", user="U1", reaction="eyes", item={"type": "message", "channel": "C1", "ts": "1.2"}).status_code == 200
