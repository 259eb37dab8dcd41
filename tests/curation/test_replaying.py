"""A stored turn is answered once more."""

import datetime
from dataclasses import replace

import pytest

from assistant.conversation import Conversation
from assistant.curation.replaying import replay
from assistant.dialogue import Message
from assistant.store.journal import stored_turn
from assistant.store.redact import Redacted

AT = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)


@pytest.fixture
def stored(workshop):
    """What is stored of a message, after others of its conversation."""

    def one(text="", *before, redact=Redacted, **more):
        for said in before:
            workshop.reply_to(Message(said, "one", "chat"))
        return stored_turn(workshop.trace(Message(text, "one", "chat", **more)), AT, redact)

    return one


def test_the_same_knowledge_says_the_same(stored, workshop):
    replayed = replay(stored("mend a puncture"), workshop)
    assert replayed.is_same
    assert (replayed.obstacles, replayed.differences, replayed.refusal) == ((), (), None)
    assert replayed.explanation.trace.reply.entry_id == "flat-tyre"


def test_the_conversation_before_it_counts(stored, workshop):
    turn = stored("and how is this mended", "my battery is on fire")
    assert turn.urgency == "emergency" or turn.detail["before"]["urgency"] == 4
    assert replay(turn, workshop).is_same


def test_nothing_of_a_replay_is_remembered(stored, workshop):
    turn = stored("mend a puncture")
    before = workshop.memory.recall("one", "terminal")
    replay(turn, workshop)
    assert workshop.memory.recall("one", "terminal") == before


def test_another_knowledge_says_what_is_different(stored, workshop):
    turn = stored("mend a puncture")
    entries = {**workshop.knowledge.entries}
    entries["flat-tyre"] = entries["flat-tyre"].model_copy(update={"answer": "Another answer."})
    other = replace(workshop, knowledge=replace(workshop.knowledge, entries=entries, version="later"))
    replayed = replay(turn, other)
    assert not replayed.is_same
    assert [(one.part, one.now) for one in replayed.differences] == [("text", "Another answer.")]
    assert (replayed.turn.knowledge_version, replayed.knowledge_version) == ("tiny", "later")


def test_a_chosen_entry_that_is_gone_is_said(stored, workshop):
    turn = stored(choice="set-brakes")
    entries = {name: entry for name, entry in workshop.knowledge.entries.items() if name != "set-brakes"}
    replayed = replay(turn, replace(workshop, knowledge=replace(workshop.knowledge, entries=entries)))
    assert not replayed.is_same
    assert "names no entry" in replayed.refusal


def test_redaction_that_stands_in_the_way_is_said(stored, workshop):
    turn = stored("mend a puncture for bob", redact=lambda text: Redacted(text.replace("bob", "[name]"), ("name",), frozenset({"bob"})))
    assert "bob" not in repr(turn)
    turn = replace(turn, detail={**turn.detail, "before": {"id": "one", "texts": ["mail [e-mail]"]}})
    replayed = replay(turn, workshop)
    assert [line.partition(":")[0] for line in replayed.obstacles] == ["Of the message was taken out", "Of the messages before it was taken out"]


def test_a_turn_without_detail_is_answered_as_the_first(stored, workshop):
    replayed = replay(replace(stored("mend a puncture"), detail={}), workshop)
    assert replayed.explanation.trace.before == Conversation("one")
