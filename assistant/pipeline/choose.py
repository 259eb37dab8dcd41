"""A message and the offers of the turn before -> what it chooses of them, if it is a choice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dialogue import Choice, Query, Suggestion
from assistant.index.analyser import stem
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.normalise import Vocabulary, normalise, read_text
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["Offered", "chosen_by"]

NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
NUMBERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "top": 1, "former": 1}
LAST = frozenset({"last", "latter", "bottom"})
#: "2", "number two", "the last one please", "i mean the second option"; a bare "one" is the first, "the one" is none.
CHOICE = re.compile(
    r"^(?:(?:i mean|i meant|i choose|i pick|ill take|id like|lets go with|go for|its|it is|thats|yes|ok|please|maybe|probably) )*"
    r"(?P<named>(?:the |number |no |nr |option |answer |question |choice )*)"
    r"(?P<word>\w+)(?: (?:one|option|question|answer|choice))?(?: please| thanks| pls)?$"
)
NONE = frozenset({"none", "neither", "none of them", "none of those", "none of these", "no none", "no none of these", "not those", "not these"})
#: The same where the visitor was asked.
NO = frozenset({"no", "nope", "something else"})
#: What agrees to several offers, or leaves the choice open, says not which.
UNDECIDED = frozenset(
    {"yes", "yeah", "yep", "yup", "ok", "okay", "sure", "both", "all", "all of them", "both of them", "any", "either", "not sure", "i dont know"}
)
#: Words around a choice that choose nothing by themselves.
AROUND = frozenset(
    {
        "one",
        "option",
        "number",
        "choice",
        "meant",
        "mean",
        "choose",
        "pick",
        "yes",
        "yeah",
        "thanks",
        "please",
        "maybe",
        "rather",
        "lets",
        "let",
        "try",
        "take",
        "want",
    }
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What was offered: the suggestions in their order, and whether they were an asking back, which words may settle."""

    offers: Sequence[Suggestion]
    is_asking: bool


def chosen_by(query: Query, offered: Offered, vocabulary: Vocabulary, words: FollowUpWords, is_clear: bool = False) -> Choice | None:
    """What the message chooses by its words or by a number; None where it chooses nothing.

    A message that an entry answers clearly (`is_clear`) asks for that, although an offer may have its words too.
    """
    if not offered.offers:
        return None
    asked = [normalise(read_text(offer.question), vocabulary) for offer in offered.offers]
    for offer, question in zip(offered.offers, asked, strict=True):
        if query.words == question.words:
            return Choice(offer.entry_id, "words")
    if (number := number_of(query.key, len(asked))) is not None:
        return chosen_number(number, offered)
    if query.key in (NONE | NO if offered.is_asking else NONE):
        return Choice(None, "words")
    if offered.is_asking and query.key in UNDECIDED:
        return Choice(None, "words", "beyond")
    if is_clear:
        return None
    only = only_offer_with(query, asked, words)
    return None if only is None else Choice(offered.offers[only].entry_id, "words")


def number_of(key: str, count: int) -> int | None:
    """The number that the message names, counted from 1; None where it names none."""
    found = CHOICE.match(key)
    if not found:
        return None
    word = found["word"]
    if word == "one" and found["named"] in ("the ", "no "):
        return None
    if word in LAST:
        return count
    return int(word) if word.isdecimal() and len(word) <= 2 else NUMBERS.get(word)


def chosen_number(number: int, offered: Offered) -> Choice | None:
    """The offer of that number; one that there is not is a fault where the visitor was asked, and else no choice."""
    if 1 <= number <= len(offered.offers):
        return Choice(offered.offers[number - 1].entry_id, "number")
    return Choice(None, "number", "beyond") if offered.is_asking else None


def only_offer_with(query: Query, asked: Sequence[Query], words: FollowUpWords) -> int | None:
    """The place of the offer that has all the message's words, where no other has the words that tell them apart."""
    ignored = STOP_WORDS | AROUND | words.pointer_set
    said = {stem(term) for term in query.terms if term not in ignored}
    if not said:
        return None
    stems = [{stem(term) for term in question.terms} for question in asked]
    fitting = [place for place, of_offer in enumerate(stems) if said <= of_offer]
    return fitting[0] if len(fitting) == 1 else None
