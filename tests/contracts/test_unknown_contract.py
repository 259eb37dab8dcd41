"""Promise 7: what is not in the knowledge is said to be not in the knowledge."""

from dataclasses import replace

import pytest

from assistant.dialogue import ContactLink, Message

UNKNOWN = [
    "who won the world cup",
    "what is the capital of france",
    "how do i bake a chocolate cake",
    "when was the eiffel tower built",
    "does my cat need a passport",
    "what is the best laptop for students",
    "how do i renew my driving licence",
    "write me a poem about autumn",
    "what is the exchange rate of the yen",
    "how many moons does jupiter have",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown_questions_abstain_with_the_nearest(assistant, real, text):
    reply = assistant.reply_to(Message(text))
    assert (reply.kind, reply.entry_id, reply.text) == ("abstain", None, real.policy.phrases.unknown)
    assert 2 <= len(reply.suggestions) <= 3
    assert all(real.entries[offer.entry_id].question == offer.question for offer in reply.suggestions)
    assert reply.more is None
    assert reply.sources == ()


def test_a_way_to_reach_a_person_is_named_where_one_is_configured(assistant):
    contact = ContactLink("Call us", "tel:+1")
    assert replace(assistant, contact=contact).reply_to(Message(UNKNOWN[0])).contact == contact
    assert assistant.reply_to(Message(UNKNOWN[0])).contact is None


def test_what_the_documents_do_not_say_is_said_in_the_words_of_the_entry(assistant, real):
    contact = ContactLink("Call us", "tel:+1")
    silent = [entry for entry in real.entries.values() if not entry.stated]
    assert silent
    for entry in silent:
        reply = replace(assistant, contact=contact).reply_to(Message(entry.question))
        assert (reply.kind, reply.text, reply.entry_id, reply.contact) == ("abstain", entry.answer, entry.id, contact)


def test_an_important_unknown_word_lowers_the_confidence(assistant, real):
    lowered = 0
    entries = list(real.entries.values())[::10]
    for entry in entries:
        words = entry.question.rstrip("?").split()
        known, unknown = " ".join(words[1:]), " ".join([*words[1:-1], "zeppelin", words[-1]])
        best = [assistant.trace(Message(text)).rankings[0].best for text in (known, unknown)]
        lowered += all(best) and best[1].confidence <= best[0].confidence
    assert lowered >= 0.9 * len(entries)
