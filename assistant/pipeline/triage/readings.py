"""Mentions of concepts -> how each is meant: present, negated, past, asked in general, supposed, checked, everyday.

The order and the wording of these readings are the safety policy's (section 3). A reading takes a mention back; what
is not taken back counts in full, whatever hedge stands beside it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.sentences import Words

__all__ = ["Mention", "Reader", "ReadingContext"]

#: Words between a negation and what it negates, at most.
REACH = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept with its place, and the reading that takes it back, if one does."""

    concept: str
    start: int
    end: int
    taken_back: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """A text with the reading words found in it, by their kind."""

    words: Words
    found: dict[str, list[Found]] = field(default_factory=dict)

    def at(self, kind: str, start: int, end: int) -> list[Found]:
        """Readings of `kind` that lie wholly between two positions."""
        return [one for one in self.found.get(kind, ()) if one.start >= start and one.end <= end]

    def sentence_span(self, position: int) -> tuple[int, int]:
        """The first word of the position's sentence, and the first after it."""
        return span_of(self.words.sentence, position)

    def clause_span(self, position: int) -> tuple[int, int]:
        """The first word of the position's clause, and the first after it."""
        return span_of(self.words.clause, position)


def span_of(numbers: Sequence[int], position: int) -> tuple[int, int]:
    """Where the run of equal numbers around `position` begins and ends."""
    return bisect_left(numbers, numbers[position]), bisect_left(numbers, numbers[position] + 1)


class Reader:
    """Gives each mention its reading."""

    def __init__(self, negatable: frozenset[str]) -> None:
        """Take the concepts that a negation before them takes back."""
        self.negatable = negatable

    def read(self, mentions: Sequence[Found], context: ReadingContext) -> list[Mention]:
        """The mentions in order of place, each with the reading that takes it back or None."""
        read: list[Mention] = []
        own_negatives = [one for one in mentions if one.tag not in self.negatable]
        for one in sorted(mentions, key=lambda found: (found.start, found.end, found.tag)):
            if overlaps(one, context.found.get("idioms", ())):
                continue
            read.append(Mention(one.tag, one.start, one.end, self.taken_back(one, read, own_negatives, context)))
        return read

    def taken_back(self, one: Found, before: Sequence[Mention], own_negatives: Sequence[Found], context: ReadingContext) -> str | None:
        """The first reading that takes the mention back, None when it counts in full."""
        if one.tag in self.negatable and (
            is_negated_before(one, own_negatives, context) or is_negated_after(one, context) or continues_negation(one, before, context)
        ):
            return "negated"
        for name, holds in READINGS:
            if holds(one, context):
                return name
        return None


def overlaps(one: Found, others: Sequence[Found]) -> bool:
    """Whether the mention shares a word with one of the others."""
    return any(one.start < other.end and other.start < one.end for other in others)


def is_negated_before(one: Found, own_negatives: Sequence[Found], context: ReadingContext) -> bool:
    """Whether a negation stands before the mention in its clause, with nothing but fillers in between.

    A negation inside a concept of its own ("no feeling", "not able to hold") is the symptom and negates nothing.
    """
    negations = {cue.end for cue in context.found.get("negations", ()) if not overlaps(cue, own_negatives)}
    filled = {position for filler in context.found.get("fillers", ()) for position in range(filler.start, filler.end)}
    position, first = one.start, max(context.clause_span(one.start)[0], one.start - REACH)
    while position > first and position not in negations and position - 1 in filled:
        position -= 1
    return position in negations


def is_negated_after(one: Found, context: ReadingContext) -> bool:
    """Whether the mention is answered with "none", as in a list: "numbness: none"."""
    return any(cue.start == one.end for cue in context.found.get("after_negations", ()))


def continues_negation(one: Found, before: Sequence[Mention], context: ReadingContext) -> bool:
    """Whether the mention goes on with a negated list: "no numbness, weakness or tingling".

    A pause alone carries a negation on only to a word that ends its clause: "no fever, weak legs" says weak legs.
    """
    previous = next((mention for mention in reversed(before) if mention.end <= one.start and mention.taken_back == "negated"), None)
    if previous is None or context.words.sentence[previous.start] != context.words.sentence[one.start]:
        return False
    between = range(previous.end, one.start)
    joined = {position for found in context.found.get("continuations", ()) for position in range(found.start, found.end)}
    fillers = {position for found in context.found.get("fillers", ()) for position in range(found.start, found.end)}
    if not all(position in joined or position in fillers for position in between):
        return False
    clause = context.words.clause
    ends_clause = one.end >= len(clause) or clause[one.end] != clause[one.start] or one.end in joined
    return any(position in joined for position in between) or (clause[previous.start] != clause[one.start] and ends_clause)


def is_past(one: Found, context: ReadingContext) -> bool:
    """Whether the mention's clause lies in the past, and nothing brings it to the present."""
    clause = context.clause_span(one.start)
    if not context.at("past", *clause):
        return False
    if context.at("resolved", *context.sentence_span(one.start)) or resolved_next(one, context):
        return True
    return not context.at("present", *clause)


def resolved_next(one: Found, context: ReadingContext) -> bool:
    """Whether the next sentence says that it is over."""
    after = context.sentence_span(one.start)[1]
    return after < len(context.words) and bool(context.at("resolved", *context.sentence_span(after)))


def is_checked(one: Found, context: ReadingContext) -> bool:
    """Whether a clinician is said to have found it normal, in the same sentence."""
    return bool(context.at("checked", *context.sentence_span(one.start)))


def is_supposed(one: Found, context: ReadingContext) -> bool:
    """Whether the mention stands after "if" in a sentence that asks what would follow."""
    start, end = context.sentence_span(one.start)
    asks = context.words.sentence[one.start] in context.words.questions or bool(context.at("modals", start, end))
    conditions = [cue for cue in context.at("conditions", start, one.start) if not overlaps(cue, context.found.get("not_conditions", ()))]
    return asks and any(context.words.clause[cue.start] == context.words.clause[one.start] for cue in conditions)


def is_general(one: Found, context: ReadingContext) -> bool:
    """Whether the sentence asks or studies in general, and speaks of nobody."""
    start, end = context.sentence_span(one.start)
    if context.at("studies", start, end):
        return True
    people = context.at("first_person", start, end) + context.at("third_person", start, end)
    return bool(context.at("questions", start, one.start + 1)) and not people


def is_everyday(one: Found, context: ReadingContext) -> bool:
    """Whether the sentence says that it comes from sitting on it and goes again."""
    return bool(context.at("everyday", *context.sentence_span(one.start)))


READINGS = (
    ("past", is_past),
    ("checked", is_checked),
    ("hypothetical", is_supposed),
    ("informational", is_general),
    ("everyday", is_everyday),
)
