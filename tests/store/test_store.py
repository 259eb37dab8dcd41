"""The store, as its callers see it, on SQLite and on PostgreSQL alike."""

import datetime
import threading

import pytest

from assistant.conversation import Conversation
from assistant.dialogue import Urgency
from assistant.store.records import StoreState
from tests.store.conftest import a_turn, until


def test_a_conversation_is_recalled_by_another_worker(open_at, url):
    one, other = open_at(url), open_at(url)
    one.memory.remember(Conversation("c", ("my leg",), Urgency.SAME_DAY), "web")
    assert other.memory.recall("c", "web") == Conversation("c", ("my leg",), Urgency.SAME_DAY)


def test_a_conversation_is_found_by_its_id_and_its_kind_alone(store):
    store.memory.remember(Conversation("c", ("secret",)), "slack")
    assert store.memory.recall("c", "web") is None
    assert store.memory.recall("c") is None
    assert store.memory.recall("C", "slack") is None
    assert store.memory.recall("c", "slack")


def test_nothing_is_known_of_an_id_that_nobody_has(store):
    assert store.memory.recall("", "web") is None
    assert store.memory.recall("x' OR 1=1 --", "web") is None


def test_a_conversation_is_forgotten_after_its_minutes(open_at, url):
    store = open_at(url, minutes=30)
    store.memory.remember(Conversation("c"), "web")
    until(lambda: not store.memory.late, "what was late on a busy machine is written")
    now = store.clock()
    store.memory.clock = lambda: now + 1_801
    assert store.memory.recall("c", "web") is None
    store.memory.clock = lambda: now + 1_700
    assert store.memory.recall("c", "web")


def test_an_expired_conversation_begins_anew_under_its_name(open_at, url):
    store = open_at(url, minutes=30)
    store.memory.remember(Conversation("c", ("old",)), "terminal")
    until(lambda: not store.memory.late, "what was late on a busy machine is written")
    now = store.clock()
    store.memory.clock = lambda: now + 1_801
    assert store.memory.recall("c", "terminal") is None
    store.memory.remember(Conversation("c", ("new",)), "terminal")
    assert store.memory.recall("c", "terminal") == Conversation("c", ("new",))


def test_what_is_remembered_is_redacted_and_ids_are_not(store):
    conversation = Conversation("slack:T1:C2:1700000000.123456", ("my name is john smith, mail jo@example.org", "07700 900123"))
    store.memory.remember(conversation, "slack")
    recalled = store.memory.recall(conversation.id, "slack")
    assert recalled.id == conversation.id
    assert recalled.texts == ("my name is [name], mail [e-mail]", "[number]")


def test_two_turns_at_once_lose_neither_message_nor_urgency(open_at, url):
    one, other = open_at(url), open_at(url)
    one.memory.remember(Conversation("c", ("first",)), "web")
    assert one.memory.recall("c", "web")
    assert other.memory.recall("c", "web")
    one.memory.remember(Conversation("c", ("first", "a flag"), Urgency.EMERGENCY, shown=("x",)), "web")
    other.memory.remember(Conversation("c", ("first", "none"), shown=("y",)), "web")
    assert one.memory.recall("c", "web") == Conversation("c", ("first", "a flag", "none"), Urgency.EMERGENCY, shown=("y", "x"))


def test_many_turns_at_once_leave_one_conversation(store):
    def turn(number: int) -> None:
        store.memory.recall("c", "web")
        store.memory.remember(Conversation("c", (f"message {number}",)), "web")

    threads = [threading.Thread(target=turn, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.memory.recall("c", "web").texts


def test_a_turn_is_journalled(store):
    turn = a_turn(detail={"steps": [["fold", "ümlaut 🦴"]]}, redactions=("name",), choice="one-sided", entry_id="one-sided", confidence=0.25)
    store.record(turn)
    assert store.turn("r1") == turn
    assert store.turn("another") is None


def test_a_turn_that_is_recorded_twice_is_kept_once(store):
    store.record(a_turn())
    store.record(a_turn(text="another"))
    assert store.turn("r1").text == "is it one-sided"
    assert store.counts().turns == 1


def test_feedback_without_a_reply_is_to_the_last_one_of_the_conversation(store):
    store.record(a_turn("r2", days_ago=1))
    store.record(a_turn("r1", days_ago=2))
    store.record(a_turn("r3", conversation_id="c2"))
    assert store.feedback_on_last("c1", False, "unsafe") == "kept"
    assert store.feedback_on_last("c1", True) == "given_before"
    assert store.feedback_on_last("c3", True) == "unknown_reply"
    assert (store.turn("r2").feedback.reason, store.turn("r1").feedback, store.turn("r3").feedback) == ("unsafe", None, None)


def test_feedback_is_kept_once_and_stands_with_its_turn(store):
    store.record(a_turn())
    assert store.feedback("r1", False, "outdated") == "kept"
    assert store.feedback("r1", True) == "given_before"
    assert store.feedback("r2", True) == "unknown_reply"
    given = store.turn("r1").feedback
    assert (given.is_helpful, given.reason) == (False, "outdated")


def test_a_reason_of_no_kind_is_refused(store):
    with pytest.raises(ValueError, match="wrong_answer, outdated, hard_to_understand, did_not_fit, unsafe"):
        store.feedback("r1", False, "boring")


def test_unsafe_is_flagged_at_once(store, caplog):
    store.record(a_turn())
    store.record(a_turn("r2"))
    assert store.feedback("r1", False, "unsafe") == "kept"
    assert store.counts().unsafe == ("r1",)
    assert "the reply r1 unsafe" in caplog.text


def test_an_event_is_new_once_over_workers_and_restarts(open_at, url):
    one, other = open_at(url), open_at(url)
    assert one.is_new("Ev1")
    assert not one.is_new("Ev1")
    assert not other.is_new("Ev1")
    one.close()
    assert not open_at(url).is_new("Ev1")
    assert other.is_new("Ev2" + "x" * 500)
    assert not open_at(url).is_new("Ev2" + "x" * 500)


def test_one_of_many_threads_sees_an_event_as_new(open_at, url):
    stores, answers = [open_at(url), open_at(url)], []
    threads = [threading.Thread(target=lambda i=i: answers.append(stores[i % 2].is_new("Ev"))) for i in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False] * 11 + [True]


def test_counts_are_by_day_and_hold_no_text(store):
    for number, (kind, urgency) in enumerate([("answer", "none"), ("answer", "gp"), ("escalate", "emergency")]):
        store.record(a_turn(f"r{number}", kind=kind, urgency=urgency))
    store.record(a_turn("old", days_ago=2))
    store.feedback("r0", True)
    store.feedback("r1", False)
    store.feedback("r2", False, "did_not_fit")
    older, today = store.counts().days
    assert (today.turns, today.kinds, today.urgencies) == (3, {"answer": 2, "escalate": 1}, {"none": 1, "gp": 1, "emergency": 1})
    assert today.feedback == {"helpful": 1, "not_helpful": 1, "did_not_fit": 1}
    assert older.day == datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=2)
    assert "one-sided" not in repr(store.counts())


def test_one_conversation_is_forgotten_wholly_and_no_other(store):
    for reply_id, conversation_id in (("r1", "c1"), ("r2", "c1"), ("r3", "c2")):
        store.record(a_turn(reply_id, conversation_id))
        store.feedback(reply_id, False, "unsafe")
    store.memory.remember(Conversation("c1", ("words",)), "web")
    store.memory.remember(Conversation("c2", ("words",)), "web")
    before = store.counts()
    assert store.forget_conversation("c1") == 3
    assert store.memory.recall("c1", "web") is None
    assert store.turn("r1") is store.turn("r2") is None
    assert store.turn("r3").feedback
    assert store.memory.recall("c2", "web")
    assert store.counts().days == before.days
    assert store.counts().unsafe == ("r3",)
    assert store.forget_conversation("c1") == 0


def test_a_conversation_is_forgotten_with_what_is_still_queued(store):
    for number in range(50):
        store.record(a_turn(f"r{number}"))
    assert store.forget_conversation("c1") == 50
    assert store.turn("r49") is None


def test_old_turns_are_forgotten_and_their_counts_stay(store):
    for number, days in enumerate((0, 29, 31, 45, 45)):
        store.record(a_turn(f"r{number}", days_ago=days))
        store.feedback(f"r{number}", True)
    before = store.counts()
    assert store.forget_older_than(30) == 3
    assert store.forget_older_than(30) == 0
    assert store.counts() == before
    assert [bool(store.turn(f"r{number}")) for number in range(5)] == [True, True, False, False, False]


def test_counts_of_a_day_add_up_however_often_it_is_forgotten(store):
    store.record(a_turn("r1", days_ago=40))
    assert store.forget_older_than(30) == 1
    store.record(a_turn("r2", days_ago=40))
    assert store.forget_older_than(30) == 1
    assert store.counts().turns == 2


def test_forgetting_happens_by_itself(open_at, url):
    store = open_at(url)
    for number, days in enumerate((1, 31, 400)):
        store.record(a_turn(f"r{number}", days_ago=days))
    store.memory.remember(Conversation("old", ("words",)), "web")
    store.is_new("Ev")
    assert store.turn("r1")
    later = store.clock() + 86_400 + 1
    store.clock = lambda: later
    store.sweep()
    assert store.turn("r0")
    assert store.turn("r1") is None
    assert store.memory.recall("old", "web") is None
    assert store.counts().turns == 2  # of 400 days ago not even the count is left
    assert open_at(url).is_new("Ev")


def test_a_store_at_work_is_not_degraded(store):
    store.record(a_turn())
    store.turn("r1")
    assert store.state() == StoreState()


def test_closing_writes_what_is_queued(open_at, url):
    store = open_at(url)
    for number in range(300):
        store.record(a_turn(f"r{number}"))
    store.close()
    assert open_at(url).counts().turns == 300


def test_a_thousand_turns_leave_one_row(store):
    for number in range(1_000):
        store.memory.recall("c", "web")
        store.memory.remember(Conversation("c", (f"{number}",)), "web")
    assert store.memory.recall("c", "web") == Conversation("c", ("999",))


@pytest.mark.parametrize("odd", ["", "a\x00b", "\ud800", "x" * 500, "\n"])
def test_what_can_be_no_id_is_known_by_nobody_and_troubles_no_database(store, odd):
    assert store.feedback(odd, True) == "unknown_reply"
    assert store.feedback_on_last(odd, True) == "unknown_reply"
    assert store.turn(odd) is None
    assert store.forget_conversation(odd) == 0
    assert store.is_new(odd)
    assert not store.is_new(odd)
    assert store.state() == StoreState()


def test_what_cannot_be_stored_is_told_to_the_log_without_its_words(store, caplog):
    store.record(a_turn("r1", text="secret words \ud800", detail={"x": object()}))
    assert store.turn("r1") is None
    assert "A row could not be stored: " in caplog.text
    assert "secret" not in caplog.text


def test_a_row_that_no_database_takes_is_counted_and_holds_up_nothing(store):
    store.record(a_turn("r1", text="\ud800"))
    store.record(a_turn("r2"))
    assert store.turn("r2")
    assert store.state().lost == 1
    assert not store.state().is_degraded
