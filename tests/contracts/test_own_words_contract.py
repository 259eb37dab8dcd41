"""Promise 1: the words of any stored phrasing get their own entry."""

import random
import string

import pytest

from assistant.dialogue import Message, Urgency
from assistant.knowledge.loading import load_knowledge
from assistant.pipeline.normalise import split_message
from assistant.settings import KNOWLEDGE

ENTRIES = load_knowledge(KNOWLEDGE).entries


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_the_words_of_a_phrasing_get_their_own_entry(assistant, entry_id):
    entry = ENTRIES[entry_id]
    expected = ("answer" if entry.stated else "abstain", entry_id, 1.0)
    for text in (entry.question, *entry.phrasings):
        reply = assistant.reply_to(Message(text))
        assert (reply.kind, reply.entry_id, reply.confidence) == expected, text
        assert reply.urgency < Urgency.SAME_DAY, text
        assert entry.answer in reply.text, text


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_an_answer_carries_all_that_belongs_to_it(assistant, real, entry_id):
    entry = ENTRIES[entry_id]
    reply = assistant.reply_to(Message(choice=entry_id))
    assert (reply.kind, reply.entry_id, reply.confidence) == ("answer" if entry.stated else "abstain", entry_id, 1.0)
    said = {caveat.id for caveat in reply.caveats}
    texts = {notice.text for notice in reply.notices}
    assert all(caveat in said or real.policy.caveats[caveat].text in texts for caveat in entry.caveats[:3])
    assert reply.caveats[-1].id == "info_only"
    assert {source.document for source in reply.sources} == {real.document_of[claim] for claim in entry.claims}
    assert (reply.reviewed, reply.more, reply.knowledge_version) == (entry.reviewed, entry.more, real.version)
    assert all(offer.entry_id in ENTRIES and offer.entry_id != entry_id for offer in reply.suggestions)


@pytest.mark.parametrize(
    "change", [str.upper, str.title, "  {}  ".format, "{}!".format, "{}...".format, "\u200b{}".format, "hello, {}".format, "{} thanks".format]
)
def test_form_and_courtesy_change_nothing(assistant, change):
    for entry in list(ENTRIES.values())[::7]:
        text = entry.question.rstrip("?")
        reply = assistant.reply_to(Message(change(text)))
        assert (reply.entry_id, reply.confidence) == (entry.id, 1.0), change(text)


def slip(text, chance):
    """The text with one letter inserted, dropped, replaced or swapped with its neighbour, anywhere."""
    place, letter = chance.randrange(len(text)), chance.choice(string.ascii_lowercase)
    inserted, dropped, replaced = (text[:place] + put + text[place + skipped :] for put, skipped in ((letter, 0), ("", 1), (letter, 1)))
    return chance.choice([inserted, dropped, replaced, text[:place] + text[place : place + 2][::-1] + text[place + 2 :]])


def test_with_one_typing_slip_98_of_100_still_do(assistant):
    chance = random.Random(1)  # noqa: S311 the same slips every time
    slips = [(entry.id, slip(text, chance)) for entry in ENTRIES.values() for text in chance.sample([entry.question, *entry.phrasings], 2)]
    missed = [text for entry_id, text in slips if assistant.reply_to(Message(text)).entry_id != entry_id]
    assert len(missed) <= len(slips) * 0.02, missed


def test_no_two_entries_share_the_words_of_a_phrasing(assistant):
    owners = {}
    for entry in ENTRIES.values():
        for text in (entry.question, *entry.phrasings):
            assert owners.setdefault(" ".join(split_message(text)), entry.id) == entry.id, text


def test_two_questions_in_the_words_of_their_phrasings_are_both_answered(assistant):
    entries = [entry for entry in ENTRIES.values() if entry.stated and len(entry.question.split()) >= 5]
    pairs = list(zip(entries[::20], entries[10::20], strict=False))
    missed = []
    for one, other in pairs:
        reply = assistant.reply_to(Message(f"{one.question} {other.question}"))
        if {one.id, other.id} - {part.entry_id for part in reply.parts}:
            missed.append(f"{one.question} {other.question}")
    assert not missed, f"{len(missed)} of {len(pairs)}, such as: {missed[0]}"
