"""Outcomes -> curves: whether the confidence means what it says, and how many wrong answers come with how many answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.intervals import Interval
from training.judging import wilson
from training.measures import BINS, Scored

__all__ = ["Bin", "Curve", "coverage_of", "reliability_of", "working_point"]

#: Steps in which a curve goes from no answers to all: enough for a page, and few enough to be read in its source.
STEPS = 60
#: Answers before which a curve does not begin: the share of a handful says nothing.
FEWEST = 10

#: Two shares of one, across and up.
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies between two tenths.

    Attributes:
        low: where the bin begins; it is a tenth wide.
        confidence: their mean confidence.
        accuracy: the share of them whose best entry is right.
        interval: of the accuracy, 95 % (Wilson).
        share: how many of all the questions they are.
    """

    low: float
    count: int
    confidence: float
    accuracy: float
    interval: Interval
    share: float


@dataclass(frozen=True)
class Curve:
    """A system's share of wrong ones among its answers (up) at each share of questions answered (across), the surest first."""

    system: str
    points: Sequence[Point]


def reliability_of(rows: Scored) -> list[Bin]:
    """The bins that hold any question; out of scope the best entry is never right."""
    places = np.minimum((rows.confidence * BINS).astype(int), BINS - 1)
    return [bin_of(int(place), rows.confidence[places == place], rows.right[places == place], len(places)) for place in np.unique(places)]


def bin_of(place: int, confidence: NDArray[np.float64], right: NDArray[np.bool_], total: int) -> Bin:
    """The bin at this place with these questions."""
    count, found = len(right), int(right.sum())
    return Bin(place / BINS, count, float(confidence.mean()), found / count, wilson(found, count), count / total)


def coverage_of(system: str, rows: Scored) -> Curve:
    """The curve of a system; questions of one confidence are answered all or none, and an answer out of scope is wrong."""
    order = np.argsort(-rows.confidence, kind="stable")
    sure = rows.confidence[order]
    wrong = np.cumsum(~rows.right[order])
    counts = np.flatnonzero(np.append(sure[1:] != sure[:-1], True)) + 1
    wanted = np.searchsorted(counts, np.linspace(min(FEWEST, len(sure)), len(sure), STEPS))
    kept = counts[np.unique(wanted)]
    return Curve(system, [(int(count) / len(sure), float(wrong[count - 1]) / int(count)) for count in kept])


def working_point(rows: Scored) -> Point | None:
    """Where a system stands by what it answers of its own accord; None where it answers nothing."""
    if not rows.answered.any():
        return None
    return float(rows.answered.mean()), float((~rows.right[rows.answered]).mean())
