"""What a visitor says next is understood through what was said before, and what stands alone is not bent by it."""

import random

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from assistant.channels.blocks import blocks_of
from assistant.channels.terminal import terminal_text
from assistant.dialogue import Message, Urgency
from tests.cases.case_files import cases

FILES = ("visitors_one", "visitors_two", "visitors_three")
SCRIPTED = [case for file in FILES for case in cases(f"conversations/{file}")]


def entries_of(reply):
    return [part.entry_id for part in reply.parts] or [reply.entry_id]


def faults(turn, reply):
    """What is wrong with the reply, by the keys of the turn."""
    kind = turn.get("kind")
    kinds = {kind} if kind and kind != "any" else set()
    if kinds and reply.kind not in kinds:
        yield f"kind {reply.kind}"
    if "entry" in turn and kind != "any" and reply.entry_id not in turn["entry"]:
        yield f"entry {reply.entry_id}"
    if not set(turn.get("parts", ())) <= set(entries_of(reply)):
        yield f"parts {entries_of(reply)}"
    if not set(turn.get("offers", ())) <= {offer.entry_id for offer in reply.suggestions}:
        yield f"offers {reply.suggestions}"


@pytest.mark.parametrize("case", SCRIPTED)
def test_conversations_go_as_scripted(ask, case):
    for turn in case["turns"]:
        reply = ask(turn.get("say", ""), turn.get("click"))
        assert not list(faults(turn, reply)), (turn, reply.kind, entries_of(reply), reply.confidence)
        assert terminal_text(reply, 80)
        assert blocks_of(reply)


def test_there_are_sixty_of_three_turns_or_more():
    lengths = [len(case.values[0]["turns"]) for case in SCRIPTED]
    assert len([length for length in lengths if 3 <= length <= 6]) >= 60


def test_what_stands_alone_is_matched_as_if_it_were_the_first(assistant, real, conversation_ids):
    """Every phrasing, in the context of others that come in any order: the reply's entry and confidence are those of a first message."""
    chance = random.Random(7)  # noqa: S311 the same order every time
    asked = [(entry.id, text) for entry in real.entries.values() for text in (entry.question, *entry.phrasings)]
    chance.shuffle(asked)
    conversation_id, escalated = conversation_ids(), []
    for entry_id, text in asked[::2]:
        reply = assistant.reply_to(Message(text, conversation_id, "chat"))
        if reply.kind == "escalate":  # read together with the messages before, it raises a flag: safety comes first
            escalated.append(text)
        else:
            assert (reply.entry_id, reply.confidence) == (entry_id, 1.0), text
    assert len(escalated) <= len(asked) * 0.005, escalated


def test_questions_that_name_their_subject_are_not_bent(assistant, real, conversation_ids):
    """Other words for stored questions, told after any other answer: a sure answer is the same as to a first message."""
    chance = random.Random(8)  # noqa: S311
    entries = list(real.entries.values())
    texts = [f"i wonder {entry.question.rstrip('?').lower()} these days" for entry in entries]
    bent = []
    for entry, text in zip(entries, texts, strict=True):
        alone = assistant.trace(Message(text))
        conversation_id = conversation_ids()
        assistant.reply_to(Message("", conversation_id, "chat", chance.choice(entries).id))
        reply = assistant.reply_to(Message(text, conversation_id, "chat"))
        if alone.reply.entry_id == entry.id and reply.entry_id != entry.id:
            bent.append(text)
    assert len(bent) <= len(entries) * 0.02, bent


OFF_TOPIC = ["who won the world cup", "how do i bake a chocolate cake", "what is the capital of france", "how many moons does jupiter have"]


@pytest.mark.parametrize("text", OFF_TOPIC)
def test_what_is_not_in_the_knowledge_is_not_in_it_after_an_answer_either(assistant, real, conversation_ids, text):
    for entry in list(real.entries.values())[::25]:
        conversation_id = conversation_ids()
        assistant.reply_to(Message("", conversation_id, "chat", entry.id))
        assert assistant.reply_to(Message(text, conversation_id, "chat")).kind == "abstain", entry.id


UNCLEAR = "tight muscles"
SCRAPS = ("how long", "and", "it", "the second one", "none", "7", "yes", "more", "why", UNCLEAR, "is sciatica one-sided", "start over", "delete my data", "zzz")


@pytest.fixture(scope="module")
def talker(assistant):
    return assistant


@limits(max_examples=60)
@given(st.lists(st.sampled_from([*SCRAPS, "\u0661", "\U0001f62d", "x" * 4_000]), min_size=1, max_size=6))
def test_for_all_turns_there_is_a_whole_reply(talker, conversation_ids, said):
    conversation_id = conversation_ids()
    for text in said:
        reply = talker.reply_to(Message(text, conversation_id, "chat"))
        assert reply.text or reply.notices
        assert 0 <= reply.confidence <= 1
        assert reply.conversation_id == conversation_id


def test_a_declined_offer_is_not_made_again_in_the_conversation(ask):
    first = ask(UNCLEAR)
    assert first.kind == "clarify"
    ask("none of these")
    again = ask(UNCLEAR)
    assert not {offer.entry_id for offer in first.suggestions if offer.entry_id} & {offer.entry_id for offer in again.suggestions}


SAID_AFTER_AN_EMERGENCY = (
    *(
        "how long",
        "why",
        "tell me more",
        "sources",
        "say that again",
        "start over",
        "1",
        "the second one",
        "none of these",
        "is that safe",
        "and the other side",
    ),
    *("What is sciatica? Which ball should I use?", "hello", "you are useless", "can i talk to a person", UNCLEAR, "zzz", "9", "12345"),
)


@pytest.mark.parametrize(("first", "reminder"), [("i cant pee", "MSG_REMINDER_EMERGENCY"), ("cant lift my foot", "MSG_REMINDER_SAME_DAY")])
@pytest.mark.parametrize("before", ["how do i use a ball", UNCLEAR, "zzz"])
def test_no_path_of_a_conversation_drops_the_reminder(ask, first, before, reminder):
    ask(before)
    assert ask(first).kind == "escalate"
    for said in SAID_AFTER_AN_EMERGENCY:
        reply = ask(said)
        assert reminder in {notice.id for notice in reply.notices}, said
        assert reply.more is None or "1. " not in reply.more, said


def test_an_emergency_is_raised_whatever_is_open(ask):
    for before in (UNCLEAR, "how do i use a ball", "hello", "zzz", "start over"):
        ask(before)
        for said in ("1, and i cant pee", "tell me more, i cant pee", "thanks, i cant pee", "none of these, i cant pee", "start over, i cant pee"):
            reply = ask(said)
            assert (reply.kind, reply.urgency) == ("escalate", Urgency.EMERGENCY), (before, said)
