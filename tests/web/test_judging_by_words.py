"""Opinions in words: what is one, what is none, and what is said to them."""

import pytest

from assistant.knowledge.chat_phrases import ChatPhrases, FeedbackReasons
from assistant.store.records import REASONS
from web.judging_by_words import Opinion, opinion_in, said_to
from web.keeping import ProcessEvents

GERMAN = ChatPhrases(helpful="Hilfreich", not_helpful="Nicht hilfreich", reasons=FeedbackReasons(unsafe="Es könnte jemandem schaden"))


class Kept(ProcessEvents):
    """A store that keeps every opinion."""

    def __init__(self, outcome: str = "kept") -> None:
        super().__init__()
        self.outcome, self.given = outcome, []

    def feedback_on_last(self, conversation_id: str, is_helpful: bool, reason: str | None) -> str:
        self.given.append((conversation_id, is_helpful, reason))
        return self.outcome


@pytest.mark.parametrize("text", ["helpful", " Helpful. ", "HELPFUL!!", '"helpful"'])
def test_helpful_is_an_opinion(text: str) -> None:
    assert opinion_in(text, ChatPhrases()) == Opinion(True)


@pytest.mark.parametrize("text", ["not helpful", "Not helpful."])
def test_not_helpful_alone_asks_for_the_reason(text: str) -> None:
    store = Kept()
    opinion = opinion_in(text, ChatPhrases())
    said = said_to(opinion, "c", store, ChatPhrases())
    assert (said[0], len(said), store.given) == ('Write "not helpful" with the number of the reason that fits best, 1 to 5.', 6, [])


@pytest.mark.parametrize(("number", "code"), list(enumerate(REASONS, 1)))
def test_a_reason_is_named_by_number_label_or_code(number: int, code: str) -> None:
    label = getattr(ChatPhrases().reasons, code)
    for said in (f"{number}", f": {number}", f"- {label}", code.replace("_", " "), code):
        assert opinion_in(f"not helpful {said}", ChatPhrases()) == Opinion(False, code)


@pytest.mark.parametrize("text", ["", "is massage helpful", "not helpful 6", "not helpful for my leg", "is it not helpful", "helpful 1", "5"])
def test_everything_else_is_for_the_assistant(text: str) -> None:
    assert opinion_in(text, ChatPhrases()) is None


def test_the_words_are_the_curators() -> None:
    assert opinion_in("nicht hilfreich: es konnte jemandem schaden", GERMAN) == Opinion(False, "unsafe")
    assert opinion_in("helpful", GERMAN) is None


@pytest.mark.parametrize(
    ("outcome", "phrase"), [("kept", "thanks"), ("given_before", "given_before"), ("unknown_reply", "unknown_reply"), ("not_stored", "not_kept")]
)
def test_what_became_of_it_is_said(outcome: str, phrase: str) -> None:
    store = Kept(outcome)
    assert said_to(Opinion(False, "outdated"), "c", store, ChatPhrases()) == (getattr(ChatPhrases(), phrase),)
    assert store.given == [("c", False, "outdated")]
