"""What the journal makes of a turn."""

import datetime
import json

from assistant.dialogue import Message
from assistant.store.journal import CANDIDATES, LEFT_OUT, row_of, stored_turn
from assistant.store.redact import Redacted

AT = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)


def without_bob(text):
    return Redacted(text.replace("Bob", "[name]"), ("name",), frozenset({"bob"})) if "Bob" in text else Redacted(text)


def test_a_turn_has_all_that_replaying_needs(workshop):
    trace = workshop.trace(Message("mend a puncture", "one", "chat"))
    turn = stored_turn(trace, AT, Redacted)
    assert (turn.reply_id, turn.conversation_id, turn.channel, turn.at) == (trace.reply.reply_id, "one", "terminal", AT)
    assert (turn.text, turn.kind, turn.entry_id, turn.confidence, turn.urgency) == ("mend a puncture", "answer", "flat-tyre", 1.0, "none")
    assert turn.detail["decision"]["kind"] == "answer"
    assert turn.detail["words"] == ["mend", "a", "puncture"]
    assert turn.detail["before"]["id"] == "one"
    assert turn.detail["reply"]["text"] == trace.reply.text
    assert len(turn.detail["candidates"][0]) <= CANDIDATES
    assert turn.detail["candidates"][0][0]["signals"]
    assert set(turn.detail["milliseconds"]) == set(trace.seconds)


def test_what_is_taken_out_of_the_text_stands_nowhere(workshop):
    trace = workshop.trace(Message("my battery is on fire, Bob. bob's tyre", "one", "chat"))
    turn = stored_turn(trace, AT, without_bob)
    assert turn.text == "my battery is on fire, [name]. bob's tyre"
    assert turn.redactions == ("name",)
    assert turn.urgency == "emergency"
    assert turn.detail["triage"]["flags"][0]["id"] == "RF_FIRE"
    assert "bob" not in json.dumps(turn.detail).lower().replace("bobs", "")
    assert LEFT_OUT in turn.detail["words"]


def test_a_choice_is_kept_by_its_entry_and_no_words_of_the_visitor(workshop):
    turn = stored_turn(workshop.trace(Message(choice="set-brakes")), AT, Redacted)
    assert (turn.text, turn.choice) == ("", "set-brakes")


def test_a_row_is_plain_and_has_its_day_in_utc(workshop):
    late = datetime.datetime(2026, 11, 20, 23, 59, tzinfo=datetime.UTC)
    row = row_of(stored_turn(workshop.trace(Message("mend a puncture")), late, Redacted))
    assert row["day"] == "2026-11-20"
    assert row["at"] == late.timestamp()
    assert all(isinstance(value, str | float | None) for value in row.values())
    assert json.loads(row["detail"])["words"] == ["mend", "a", "puncture"]
