"""Positions in a text -> the visitor's own words: for a sign, and for what makes its reading."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from assistant.pipeline.triage.mentions import Mention, covered_by
from assistant.pipeline.triage.readings import TextReadings
from assistant.pipeline.triage.sentences import Words

__all__ = ["as_typed", "cues_of", "said", "said_at"]

Reach = Literal["clause", "sentence", "next"]
#: Reading -> the kinds of reading words that may make it, and how far around a sign each is looked for (as the readings
#: look). "next" is the sentence and the one after it.
CUES: Mapping[str, Sequence[tuple[str, Reach]]] = {
    "past": (("past", "clause"), ("resolved", "next")),
    "checked": (("checked", "sentence"),),
    "hypothetical": (("conditions", "clause"), ("modals", "sentence")),
    "informational": (("studies", "sentence"), ("questions", "sentence")),
    "everyday": (("everyday", "sentence"), ("postures", "next"), ("recoveries", "next")),
}


def cues_of(one: Mention, readings: TextReadings) -> tuple[str, ...]:
    """The visitor's words that make the reading of the mention, as far as words alone make it."""
    reading = readings.reading_of(one)
    if reading == "negated":
        return said_at(negation_of(one, readings), readings.words)
    clause, sentence = readings.clause(one.start), readings.sentence(one.start)
    following = readings.sentence(sentence[1]) if sentence[1] < len(readings.words) else sentence
    spans = {"clause": clause, "sentence": sentence, "next": (sentence[0], following[1])}
    found = [cue for kind, reach in CUES.get(reading or "", ()) for cue in readings.at(kind, *spans[reach])]
    return said_at(covered_by(found), readings.words)


def negation_of(one: Mention, readings: TextReadings) -> frozenset[int]:
    """The positions of the last negation before the mention in its sentence, else of the one that follows it."""
    start, end = readings.sentence(one.start)
    before = [cue for cue in readings.at("negations", start, one.start) if cue.end in readings.negations.ends]
    after = readings.at("after_negations", one.end, end if end > one.end else len(readings.words))
    return covered_by(before[-1:] or after[:1])


def said(mention: Mention, words: Words) -> str:
    """What the visitor typed for a mention."""
    return " ".join(dict.fromkeys(words.typed[mention.start : mention.end]))


def said_at(positions: Iterable[int], words: Words) -> tuple[str, ...]:
    """What the visitor typed at these positions, what stands together in one sentence as one."""
    runs: list[list[int]] = []
    for position in sorted(positions):
        if runs and runs[-1][-1] == position - 1 and words.sentence[position - 1] == words.sentence[position]:
            runs[-1].append(position)
        else:
            runs.append([position])
    # Several words may be read for one that was typed; "as soon as" holds two that were.
    return tuple(dict.fromkeys(" ".join(word for word, _ in groupby(words.typed[position] for position in run)) for run in runs))


def as_typed(read: str, words: Words) -> str:
    """One or more words as the classifier read them -> as the visitor typed them."""
    typed = dict(zip(reversed(words.words), reversed(words.typed), strict=True))
    return " ".join(dict.fromkeys(typed.get(word, word) for word in read.split()))
