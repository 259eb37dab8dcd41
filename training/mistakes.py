"""Outcomes -> what went wrong: the entries that are mistaken for each other, and the mistakes that were made with most confidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.outcomes import Outcome
from training.question_files import OUT_OF_SCOPE, LabelledQuestion

__all__ = ["Confusion", "Mistake", "confusions", "mistakes_of", "worst"]

#: Pairs and mistakes that are shown.
MOST = 10


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question whose best entry is wrong.

    Attributes:
        expected: its label, the entry that answers it or out_of_scope.
        predicted: the entry that it was taken for.
        belongs: the entry it belongs to; where that was left out of the knowledge, this and not the label names it.
    """

    question: str
    expected: str
    predicted: str
    confidence: float
    answered: bool
    belongs: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two entries that are mistaken for each other.

    Attributes:
        there, back: questions of `one` taken for the `other`, at least as many as of the `other` taken for the `one`.
        asked: all questions that belong to either.
        surest: the mistake between them with most confidence.
    """

    one: str
    other: str
    there: int
    back: int
    asked: int
    surest: Mistake


Rows = Sequence[LabelledQuestion]


def mistakes_of(rows: Rows, outcomes: Sequence[Outcome], owners: Mapping[str, str]) -> list[Mistake]:
    """Every mistake, the surest first; `owners` names the entries of questions that were left out: question -> entry."""
    found = [
        Mistake(row.question, one.expected, one.predicted, one.confidence, one.answered, owners.get(row.question, one.expected))
        for row, one in zip(rows, outcomes, strict=True)
        if one.predicted not in ("", one.expected)
    ]
    return sorted(found, key=lambda one: (-one.confidence, one.question, one.expected))


def worst(mistakes: Sequence[Mistake], is_in_scope: bool, most: int = MOST) -> list[Mistake]:
    """The mistakes made with most confidence where an entry would have been right, or where none is."""
    return [one for one in mistakes if (one.expected != OUT_OF_SCOPE) == is_in_scope][:most]


def confusions(mistakes: Sequence[Mistake], outcomes: Sequence[Outcome], most: int = MOST) -> list[Confusion]:
    """The pairs of entries most often mistaken for each other, those first that are so most often."""
    pairs: defaultdict[frozenset[str], list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        if mistake.expected != OUT_OF_SCOPE:
            pairs[frozenset((mistake.expected, mistake.predicted))].append(mistake)
    often = sorted(pairs.items(), key=lambda pair: (-len(pair[1]), sorted(pair[0])))[:most]
    return [confusion_of(pair, between, outcomes) for pair, between in often]


def confusion_of(pair: frozenset[str], between: Sequence[Mistake], outcomes: Sequence[Outcome]) -> Confusion:
    """The mistakes between two entries."""
    counts = {name: sum(mistake.expected == name for mistake in between) for name in pair}
    one, other = sorted(pair, key=lambda name: (-counts[name], name))
    asked = sum(outcome.expected in pair for outcome in outcomes)
    return Confusion(one, other, counts[one], counts[other], asked, between[0])
