"""Triage -> why: which words raised what, and which reading took a sign back, by which of the visitor's words.

Triage itself keeps only what the reply needs. Here the text is examined once more, for people who ask why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.dialogue import RaisedFlag, Triage, Urgency
from assistant.pipeline.triage.cues import as_typed, cues_of, said, said_at
from assistant.pipeline.triage.examining import Examined
from assistant.pipeline.triage.mentions import covered_by
from assistant.pipeline.triage.readings import Reading
from assistant.pipeline.triage.rules import Fulfilled
from assistant.pipeline.triage.triage import Triager

__all__ = ["Named", "Raised", "Score", "Sign", "TriageReasons", "reasons_for"]


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised flag, the level that it has without company, and whether its words are split over several messages."""

    flag: RaisedFlag
    own_level: Urgency
    is_split: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that fulfil a rule of a red flag or a refusal.

    Attributes:
        owner: id of the flag or refusal.
        words: what the visitor wrote, sign by sign.
        reading: what takes it back (negated, past, ...); None when nothing does.
        taken_back: the words of the first sign that is read so.
        cues: the visitor's words for that reading.
    """

    owner: str
    words: tuple[str, ...]
    reading: Reading = None
    taken_back: str | None = None
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Words that mean these concepts to the rules, and fulfil no rule as such.

    Attributes:
        is_told: whether all of them stand among the words of signs as well.
    """

    concepts: tuple[str, ...]
    words: str
    is_told: bool
    reading: Reading = None
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What the fitted classifier gives a group of flags at most, and from which score it raises `flag`."""

    group: str
    flag: str
    score: float
    threshold: float


@dataclass(frozen=True, slots=True)
class TriageReasons:
    """Why triage read a message as it did.

    Attributes:
        scores: the groups of the classifier, the one nearest to its threshold first; none where it had nothing to read.
        idioms: figures of speech, within which a sign is none.
    """

    raised: tuple[Raised, ...]
    taken_back: tuple[Sign, ...]
    refusals: tuple[Sign, ...]
    definitions: tuple[str, ...]
    seen_to: tuple[str, ...]
    named: tuple[Named, ...]
    idioms: tuple[str, ...]
    scores: tuple[Score, ...]


def reasons_for(triage: Triage, text: str, triager: Triager) -> TriageReasons:
    """Why the triager read the text, alone or after earlier messages, as this triage."""
    examined = triager.examine(text)
    fulfilled = examined.fulfilled
    return TriageReasons(
        raised=tuple(raised(triage, examined, triager)),
        taken_back=unique(sign_of(one, examined) for one in fulfilled if one.owner in triager.flags and one.taken_back),
        refusals=unique(sign_of(one, examined) for one in fulfilled if one.owner in triager.refusals),
        definitions=said_at(covered_by(examined.definitions), examined.words),
        seen_to=said_at(covered_by(examined.found("seen_to")), examined.words),
        named=tuple(named_besides(examined)),
        idioms=said_at(covered_by(examined.found("idioms")), examined.words),
        scores=tuple(classified(examined, triager)),
    )


def raised(triage: Triage, examined: Examined, triager: Triager) -> Iterator[Raised]:
    """Each raised flag, in the visitor's own words where the classifier read others for them."""
    alone = {flag.words for flag in triager.raised_by(examined, 0)}
    for flag in triage.flags:
        is_fitted = flag.raised_by == "classifier"
        words = tuple(as_typed(word, examined.words) for word in flag.words) if is_fitted else flag.words
        shown = RaisedFlag(flag.id, flag.urgency, words, flag.is_third_person, flag.raised_by)
        yield Raised(shown, Urgency.of(triager.flags[flag.id].level), not is_fitted and flag.words not in alone)


def sign_of(one: Fulfilled, examined: Examined) -> Sign:
    """A fulfilled rule in the visitor's words, with those that take it back."""
    ordered = sorted(one.mentions, key=lambda mention: mention.start)
    first = next((mention for mention in ordered if one.taken_back and examined.readings.reading_of(mention) == one.taken_back), None)
    words = tuple(said(mention, examined.words) for mention in ordered)
    return Sign(one.owner, words, one.taken_back, said(first, examined.words), cues_of(first, examined.readings)) if first else Sign(one.owner, words)


def named_besides(examined: Examined) -> Iterator[Named]:
    """The mentions that no fulfilled rule rests on, in the order of the text."""
    used = {mention for one in examined.fulfilled for mention in one.mentions}
    told = {position for mention in used for position in range(mention.start, mention.end)}
    left = sorted(mention for mention in examined.mentions if mention not in used)
    for _, same in groupby(left, key=lambda mention: (mention.start, mention.end)):
        for reading, alike in groupby(same, key=examined.readings.reading_of):
            first, *others = alike
            concepts = tuple(mention.concept for mention in (first, *others))
            is_told = told.issuperset(range(first.start, first.end))
            yield Named(concepts, said(first, examined.words), is_told, reading, cues_of(first, examined.readings) if reading else ())


def classified(examined: Examined, triager: Triager) -> list[Score]:
    """The highest score of each group over the stretches of the text that the classifier read."""
    classifier = triager.classifier
    rows = [classifier.scores(weighed, shared) for weighed, shared in triager.parts_of(examined)]
    if not rows:
        return []
    best = [max(column) for column in zip(*rows, strict=True)]
    found = [Score(group.id, group.flag, score, group.threshold) for group, score in zip(classifier.groups, best, strict=True)]
    return sorted(found, key=lambda one: (one.threshold - one.score, one.group))


def unique(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """The signs, each once."""
    return tuple(dict.fromkeys(signs))
