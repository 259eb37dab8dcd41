"""Outcomes -> measures: how often the best entry is right, what the threshold does, and whether the confidence means what it says.

A measure that the rows cannot have (no out-of-scope question, say) is None, never a number that looks like one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import matthews_corrcoef, roc_auc_score

from training.outcomes import Outcome
from training.question_files import OUT_OF_SCOPE

__all__ = ["Measures", "Scored", "average_precision", "best_threshold", "in_scope_at_80", "measures", "scored"]

#: Bins of equal width over which confidence and accuracy are compared.
BINS = 10
#: Thresholds that are tried for the best one, at most; more than this are thinned evenly.
MOST_THRESHOLDS = 1000
#: Share of the out-of-scope questions that have to be refused for "in@80".
REFUSED = 0.8


@dataclass(frozen=True, eq=False)
class Scored:
    """Outcomes as arrays, one place for each question; entries are numbered, out of scope among them."""

    expected: NDArray[np.int64]
    predicted: NDArray[np.int64]
    confidence: NDArray[np.float64]
    answered: NDArray[np.bool_]
    out_of_scope: int

    @property
    def in_scope(self) -> NDArray[np.bool_]:
        """Whether an entry answers the question."""
        return np.asarray(self.expected != self.out_of_scope)

    @property
    def right(self) -> NDArray[np.bool_]:
        """Whether the best entry is the labelled one; never so out of scope."""
        return np.asarray((self.predicted == self.expected) & self.in_scope)

    def taken(self, places: NDArray[Any]) -> "Scored":
        """The questions at these places, repeated where a place is."""
        return Scored(self.expected[places], self.predicted[places], self.confidence[places], self.answered[places], self.out_of_scope)

    def answering_from(self, threshold: float) -> "Scored":
        """The same with another threshold: what is at least as sure is answered."""
        return Scored(self.expected, self.predicted, self.confidence, self.confidence >= threshold, self.out_of_scope)


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares 0..1, but for mcc (-1..1); None where the rows cannot have it.

    Attributes:
        accuracy_in_scope: in-scope questions whose best entry is right, whatever the confidence.
        auroc: chance that an in-scope question gets more confidence than an out-of-scope one, ties half.
        accuracy: questions handled rightly at the threshold.
        answered_in_scope: in-scope questions answered with the right entry; a refusal is a miss.
        out_of_scope_recall: out-of-scope questions not answered.
        mcc: Matthews correlation of labels and answers, what is not answered counting as the class out of scope.
        calibration_error: mean distance of confidence and accuracy (of the best entry, over all rows), weighted over ten bins.
    """

    accuracy_in_scope: float | None
    auroc: float | None
    accuracy: float | None
    answered_in_scope: float | None
    out_of_scope_recall: float | None
    mcc: float | None
    calibration_error: float | None


def scored(outcomes: Sequence[Outcome]) -> Scored:
    """The outcomes as arrays."""
    number = {OUT_OF_SCOPE: 0}
    expected, predicted = ([number.setdefault(name, len(number)) for name in names] for names in names_of(outcomes))
    confidence = np.array([one.confidence for one in outcomes], float)
    return Scored(np.array(expected, int), np.array(predicted, int), confidence, np.array([one.answered for one in outcomes], bool), 0)


def names_of(outcomes: Sequence[Outcome]) -> tuple[list[str], list[str]]:
    """The labels, and the best entries."""
    return [one.expected for one in outcomes], [one.predicted for one in outcomes]


def measures(rows: Scored) -> Measures:
    """All measures of the rows."""
    in_scope, right, out = rows.in_scope, rows.right, ~rows.in_scope
    return Measures(
        accuracy_in_scope=mean(right[in_scope]),
        auroc=float(roc_auc_score(in_scope, rows.confidence)) if in_scope.any() and out.any() else None,
        accuracy=mean(np.where(in_scope, right & rows.answered, ~rows.answered)),
        answered_in_scope=mean((right & rows.answered)[in_scope]),
        out_of_scope_recall=mean(~rows.answered[out]),
        mcc=correlation(rows),
        calibration_error=calibration_error(rows.confidence, right),
    )


def mean(values: NDArray[np.bool_]) -> float | None:
    """The share that is true; None of nothing."""
    return float(values.mean()) if len(values) else None


def correlation(rows: Scored) -> float | None:
    """Matthews correlation over all classes; 0.0 where every answer is the same, None where every label is."""
    if len(np.unique(rows.expected)) < 2:
        return None
    return float(matthews_corrcoef(rows.expected, np.where(rows.answered, rows.predicted, rows.out_of_scope)))


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float | None:
    """Expected calibration error; None for confidences that are no probabilities, and of nothing."""
    if not len(confidence) or confidence.min() < 0 or confidence.max() > 1:
        return None
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=confidence - right, minlength=BINS)
    return float(np.abs(gaps).sum() / len(confidence))


def best_threshold(rows: Scored) -> tuple[float, float]:
    """(threshold, MCC there) of the best one for these rows: an oracle on test rows, a choice on training rows."""
    tried = np.unique(rows.confidence)
    if len(tried) > MOST_THRESHOLDS:
        tried = np.quantile(tried, np.linspace(0, 1, MOST_THRESHOLDS))
    reached = [correlation(rows.answering_from(threshold)) or 0.0 for threshold in tried]
    best = int(np.argmax(reached))
    return float(tried[best]), reached[best]


def in_scope_at_80(rows: Scored) -> float | None:
    """In-scope accuracy at the lowest threshold that refuses 80 of 100 out-of-scope questions: an oracle figure."""
    out = np.sort(rows.confidence[~rows.in_scope])
    if not len(out) or not rows.in_scope.any():
        return None
    above = out[int(np.ceil(REFUSED * len(out))) - 1]
    return mean((rows.right & (rows.confidence > above))[rows.in_scope])


def average_precision(ranking: Sequence[str], relevant: frozenset[str]) -> float:
    """Precision at the place of each relevant entry, on average; one that is not ranked counts nothing.

    >>> average_precision(["a", "b", "c"], frozenset({"a", "c"}))
    0.8333333333333333
    """
    places = [place for place, entry in enumerate(ranking, 1) if entry in relevant]
    return sum(found / place for found, place in enumerate(places, 1)) / len(relevant)
