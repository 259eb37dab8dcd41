"""Promise 6: near ties ask back with two to four offers and a way out, and choosing one answers at once."""

import pytest

from assistant.dialogue import Message

FEWEST = 10


@pytest.fixture(scope="module")
def asking_back(assistant, real):
    """Messages that make the assistant ask back: the ends of questions."""
    ends = (" ".join(entry.question.rstrip("?").split()[-words:]) for entry in list(real.entries.values()) for words in (2, 3))
    asked = {text: assistant.reply_to(Message(text)).suggestions for text in dict.fromkeys(ends) if assistant.reply_to(Message(text)).kind == "clarify"}
    assert len(asked) >= FEWEST
    return asked


def test_two_to_four_offers_and_a_way_out(asking_back, real):
    for text, offers in asking_back.items():
        *named, way_out = offers
        assert 2 <= len(named) <= 4, text
        assert len({offer.entry_id for offer in named}) == len(named), text
        assert all(offer.question == real.entries[offer.entry_id].question for offer in named), text
        assert (way_out.entry_id, way_out.question) == (None, real.policy.phrases.none_of_these), text


@pytest.mark.parametrize("way", ["click", "number", "ordinal", "words"])
def test_choosing_answers_at_once(assistant, asking_back, real, conversation_ids, way):
    ordinals = ("the first one", "second", "the third", "option 4")
    for text, offers in asking_back.items():
        for position, offer in enumerate(offers[:-1]):
            conversation_id = conversation_ids()
            assistant.reply_to(Message(text, conversation_id, "chat"))
            said = {
                "click": Message("", conversation_id, "chat", offer.entry_id),
                "number": Message(str(position + 1), conversation_id, "chat"),
                "ordinal": Message(ordinals[position], conversation_id, "chat"),
                "words": Message(offer.question, conversation_id, "chat"),
            }[way]
            reply = assistant.reply_to(said)
            kind = "answer" if real.entries[offer.entry_id].stated else "abstain"
            assert (reply.kind, reply.entry_id, reply.confidence) == (kind, offer.entry_id, 1.0), (text, offer.question)


@pytest.mark.parametrize("way", ["words", "number", "none"])
def test_the_way_out_never_asks_again(assistant, asking_back, real, conversation_ids, way):
    for text, offers in asking_back.items():
        conversation_id = conversation_ids()
        assistant.reply_to(Message(text, conversation_id, "chat"))
        said = {"words": offers[-1].question, "number": str(len(offers)), "none": "none"}[way]
        reply = assistant.reply_to(Message(said, conversation_id, "chat"))
        assert (reply.kind, reply.text, reply.suggestions) == ("abstain", real.policy.phrases.declined, ()), text


def test_every_entry_is_answered_by_a_click_in_any_conversation(assistant, real, conversation_ids):
    conversation_id = conversation_ids()
    for entry in real.entries.values():
        reply = assistant.reply_to(Message("", conversation_id, "chat", entry.id))
        assert (reply.entry_id, reply.confidence) == (entry.id, 1.0)
