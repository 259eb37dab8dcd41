"""Commands, buttons, the shortcut, the home tab and feedback."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.knowledge.chat_phrases import ChatPhrases
from tests.web.fake_slack import TEAM, FakeSlack, playing_slack
from tests.web.slack_workspace import Workspace, opened

PHRASES = ChatPhrases()


@dataclass
class FakeStore:
    """Keeps events and feedback, as the store does."""

    keys: set[str] = field(default_factory=set)
    given: list[tuple[str, bool, str | None]] = field(default_factory=list)
    outcome: str | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    memory: None = None

    def record(self, turn: object) -> None:
        """Nothing of a turn is looked at here."""

    def is_new(self, key: str) -> bool:
        with self.lock:
            is_new = key not in self.keys
            self.keys.add(key)
            return is_new

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None) -> str:
        with self.lock:
            self.given.append((reply_id, is_helpful, reason))
            return self.outcome or "kept"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


@pytest.fixture
def store(workshop: Assistant) -> FakeStore:
    store = FakeStore()
    object.__setattr__(workshop, "store", store)
    return store


@pytest.fixture
def workspace(workshop: Assistant, slack: FakeSlack) -> Workspace:
    return opened(workshop, slack)


def buttons(blocks: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The buttons of a message by their names."""
    rows = [[*([block["accessory"]] if "accessory" in block else []), *(block.get("elements", []))] for block in blocks]
    return {button["action_id"]: button for row in rows for button in row if "action_id" in button}


def test_the_command_is_answered_to_one_person_in_the_acknowledgement(workspace: Workspace) -> None:
    answer = workspace.command("when are you open").get_json()
    assert answer["response_type"] == "ephemeral"
    assert "from nine to five" in answer["text"]
    assert all(block["type"] != "context_actions" for block in answer["blocks"])
    assert {"share", "feedback-positive_button", "offer-1"} <= set(buttons(answer["blocks"]))
    assert workspace.slack.called("chat.postMessage") == []


def test_a_command_without_words_says_what_can_be_asked(workspace: Workspace) -> None:
    assert workspace.command("").get_json()["text"] == "(welcome)"


def test_a_slow_answer_to_a_command_comes_behind(workspace: Workspace, workshop: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.slack.commands.SOON", 0.1)
    reply_to = type(workshop).reply_to

    def slowly(self: Assistant, message: Message) -> object:
        time.sleep(0.4)
        return reply_to(self, message)

    monkeypatch.setattr(type(workshop), "reply_to", slowly)
    assert workspace.command("when are you open").data == b""
    (answer,) = workspace.answered()
    assert (answer["response_type"], answer["replace_original"]) == ("ephemeral", False)
    assert "from nine to five" in answer["text"]


def test_each_person_has_a_conversation_of_their_own_with_the_command(workspace: Workspace) -> None:
    workspace.command("my battery is smoking")
    assert "Remember" not in workspace.command("when are you open", user="U2").get_json()["text"]
    assert "Remember: call for help." in workspace.command("when are you open").get_json()["text"]


def test_the_command_may_have_another_name(workspace: Workspace) -> None:
    assert "from nine to five" in workspace.command("when are you open", command="/ask-us").get_json()["text"]


def test_an_offer_answers_in_the_thread_under_its_question(workspace: Workspace) -> None:
    workspace.mention("when are you open", ts="1700000001.000200")
    offer = buttons(workspace.posted()[0]["blocks"])["offer-1"]
    assert offer["value"] == "bicycle-price"
    assert workspace.click(offer, thread_ts="1700000001.000200").status_code == 200
    chosen = workspace.posted(2)[1]
    assert (chosen["channel"], chosen["thread_ts"]) == ("C1", "1700000001.000200")
    assert chosen["text"].startswith("What does a bicycle cost?\n\nNeither paper names a price.")


def test_an_offer_to_one_person_is_answered_to_them_alone(workspace: Workspace) -> None:
    offer = buttons(workspace.command("when are you open").get_json()["blocks"])["offer-1"]
    workspace.click(offer, is_ephemeral=True)
    (answer,) = workspace.answered()
    assert answer["response_type"] == "ephemeral"
    assert "Neither paper names a price." in answer["text"]
    assert workspace.slack.called("chat.postMessage") == []


def test_what_was_said_before_still_counts_when_an_offer_is_clicked(workspace: Workspace) -> None:
    workspace.mention("my battery is smoking", ts="1700000001.000200")
    workspace.posted()
    workspace.click({"action_id": "offer-1", "value": "opening-hours"}, thread_ts="1700000001.000200")
    assert "Remember: call for help." in workspace.posted(2)[1]["text"]


def test_none_of_these_is_a_way_out(workspace: Workspace) -> None:
    workspace.click({"action_id": "offer-4", "value": "none_of_these"})
    assert workspace.posted()[0]["text"].startswith("(none of these)")


@pytest.mark.parametrize("value", ["gone-long-ago", "", "../etc/passwd", "x" * 2_000])
def test_an_offer_that_has_gone_is_said_to_have_gone(workspace: Workspace, value: str) -> None:
    workspace.click({"action_id": "offer-1", "value": value})
    assert workspace.posted()[0]["text"] == PHRASES.gone


def test_a_click_that_comes_twice_is_answered_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "gesture", lambda trigger: {"trigger_id": "same", "response_url": f"{workspace.slack.url}/respond/1"})
    monkeypatch.setattr(workspace, "pressed", lambda action: {"block_id": "b", "action_ts": "1.2", "type": "button", **action})
    for _ in range(2):
        workspace.click({"action_id": "offer-1", "value": "opening-hours"})
    workspace.settled()
    assert len(workspace.slack.called("chat.postMessage")) == 1


def test_sharing_shows_the_curated_answer_and_nothing_of_the_person(workspace: Workspace) -> None:
    answer = workspace.command("my 9 year old asks: when are you open").get_json()
    assert "Ask an adult." in answer["text"]
    workspace.click(buttons(answer["blocks"])["share"], is_ephemeral=True)
    (shared,) = workspace.posted()
    assert (shared["channel"], shared.get("thread_ts")) == ("C1", None)
    assert shared["text"].startswith("When is the workshop open?\n\nThe handbook says: from nine to five.")
    assert "General information." in shared["text"]
    assert "adult" not in json.dumps(shared)
    assert workspace.answered()[0]["text"] == PHRASES.shared


def test_an_urgent_reply_has_nothing_to_share_and_nothing_to_judge(workspace: Workspace) -> None:
    assert buttons(workspace.command("my battery is smoking").get_json()["blocks"]) == {}


def test_sharing_where_the_bot_has_not_joined_says_so(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["not_in_channel"]
    workspace.click({"action_id": "share", "value": "opening-hours"}, is_ephemeral=True)
    assert workspace.answered()[0]["text"] == PHRASES.cannot_post


def test_the_shortcut_answers_somebodys_message_in_its_thread(workspace: Workspace) -> None:
    message = {"type": "message", "user": "U2", "text": "does anybody know when are you open?", "ts": "1700000005.000100"}
    workspace.payload(type="message_action", callback_id="answer_this", channel={"id": "C1"}, message=message)
    (post,) = workspace.posted()
    assert (post["channel"], post["thread_ts"]) == ("C1", "1700000005.000100")


def test_the_shortcut_answers_to_one_person_where_the_bot_has_not_joined(workspace: Workspace) -> None:
    workspace.slack.behave["chat.postMessage"] = ["channel_not_found"]
    message = {"type": "message", "user": "U2", "text": "when are you open", "ts": "1700000005.000100"}
    workspace.payload(type="message_action", callback_id="answer_this", channel={"id": "C9"}, message=message)
    assert "from nine to five" in workspace.answered()[0]["text"]


def test_the_home_tab_has_the_topics(assistant_home: Workspace) -> None:
    knowledge = assistant_home.door.current().knowledge
    assistant_home.event(type="app_home_opened", user="U1", channel="D1", tab="home", event_ts="1.2")
    (published,) = assistant_home.slack.wait_for("views.publish")
    view = published["view"] if isinstance(published["view"], dict) else json.loads(published["view"])
    shown = json.dumps(view, ensure_ascii=False)
    assert (published["user_id"], view["type"]) == ("U1", "home")
    assert all(topic.title in shown for topic in knowledge.topics.values())
    assert len(view["blocks"]) <= 100
    first = buttons(view["blocks"])["offer-starter-1"]
    assistant_home.payload(type="block_actions", view=view, container={"type": "view"}, actions=[assistant_home.pressed(first)])
    (post,) = assistant_home.posted()
    assert post["channel"] == "D1"
    assert knowledge.entries[first["value"]].answer.split()[0] in post["text"]


@pytest.fixture
def assistant_home(slack: FakeSlack, real_assistant: Assistant) -> Workspace:
    return opened(real_assistant, slack)


def test_helpful_is_kept_and_thanked_for(workspace: Workspace, store: FakeStore) -> None:
    workspace.mention("when are you open")
    pair = buttons(workspace.posted()[0]["blocks"])["feedback"]
    workspace.click({"action_id": "feedback", "type": "feedback_buttons", "value": pair["positive_button"]["value"]})
    assert workspace.answered()[0]["text"] == PHRASES.thanks
    assert store.given == [("id-1", True, None)]


def dialogue(workspace: Workspace) -> dict[str, Any]:
    """The dialogue that opens when "not helpful" is pressed."""
    workspace.click({"action_id": "feedback", "type": "feedback_buttons", "value": "-id-7"})
    (opened_view,) = workspace.slack.wait_for("views.open")
    assert opened_view["trigger_id"].startswith("trigger-")
    view: dict[str, Any] = opened_view["view"] if isinstance(opened_view["view"], dict) else json.loads(opened_view["view"])
    return view


REASONS = ["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe"]


@pytest.mark.parametrize("reason", REASONS)
def test_not_helpful_asks_why_and_keeps_the_reason(workspace: Workspace, store: FakeStore, reason: str) -> None:
    view = dialogue(workspace)
    assert [option["value"] for option in view["blocks"][0]["element"]["options"]] == REASONS
    chosen = {"reason": {"reason": {"type": "radio_buttons", "selected_option": {"value": reason}}}}
    assert workspace.payload(type="view_submission", view={**view, "state": {"values": chosen}}).data == b""
    assert workspace.answered()[0]["text"] == PHRASES.thanks
    assert store.given == [("id-7", False, reason)]


def test_a_dialogue_that_is_closed_keeps_the_feedback_without_a_reason(workspace: Workspace, store: FakeStore) -> None:
    workspace.payload(type="view_closed", view=dialogue(workspace), is_cleared=False)
    workspace.answered()
    assert store.given == [("id-7", False, None)]


def test_where_no_dialogue_opens_the_feedback_is_kept_without_a_reason(workspace: Workspace, store: FakeStore) -> None:
    workspace.slack.behave["views.open"] = ["expired_trigger_id"]
    workspace.click({"action_id": "feedback-negative_button", "value": "-id-7"})
    workspace.answered()
    assert store.given == [("id-7", False, None)]


@pytest.mark.parametrize(
    ("outcome", "said"), [("given_before", PHRASES.given_before), ("not_stored", PHRASES.not_kept), ("unknown_reply", PHRASES.unknown_reply)]
)
def test_what_became_of_the_feedback_is_said(workspace: Workspace, store: FakeStore, outcome: str, said: str) -> None:
    store.outcome = outcome
    workspace.click({"action_id": "feedback-positive_button", "value": "+id-7"})
    assert workspace.answered()[0]["text"] == said


def test_events_are_asked_of_the_store_so_that_a_restart_forgets_none(workspace: Workspace, store: FakeStore, workshop: Assistant, slack: FakeSlack) -> None:
    workspace.mention("when are you open", event_id="EvKept")
    workspace.posted()
    again = opened(workshop, slack)
    again.mention("when are you open", event_id="EvKept")
    again.settled()
    assert len(slack.called("chat.postMessage")) == 1
    assert store.keys == {"slack:event:EvKept"}


def test_an_unknown_button_is_not_found(workspace: Workspace) -> None:
    assert workspace.click({"action_id": "delete-everything", "value": "x"}).status_code == 404
    assert workspace.payload(type="message_action", callback_id="other", channel={"id": "C1"}, message={"ts": "1.2"}).status_code == 404


def test_the_team_is_part_of_the_conversation(workspace: Workspace, workshop: Assistant) -> None:
    workspace.mention("when are you open", ts="1700000001.000200")
    workspace.posted()
    assert list(workshop.memory.kept) == [("slack", f"slack:{TEAM}:C1:1700000001.000200")]


def test_a_word_to_one_person_needs_no_address_of_its_own(workspace: Workspace, store: FakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "gesture", lambda trigger: {"trigger_id": "t1"})
    workspace.click({"action_id": "feedback", "type": "feedback_buttons", "value": "+id-1"}, thread_ts="1700000001.000200")
    (told,) = workspace.slack.wait_for("chat.postEphemeral")
    assert (told["channel"], told["user"], told["thread_ts"], told["text"]) == ("C1", "U1", "1700000001.000200", PHRASES.thanks)
    assert store.given == [("id-1", True, None)]
