"""A concept where it stands in a text, and what places have to do with one another."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.pipeline.triage.phrases import Found

__all__ = ["Mention", "covered_by", "overlaps", "span_of"]


class Mention(NamedTuple):
    """A concept with the words that it covers, from `start` up to, not including, `end`.

    A tuple, as each message has dozens, and tuples are made, ordered and hashed several times as quickly as other values.
    """

    start: int
    end: int
    concept: str


def covered_by(found: Iterable[Found | Mention]) -> frozenset[int]:
    """Every position that one of these covers."""
    return frozenset(position for one in found for position in range(one.start, one.end))


def overlaps(one: Found | Mention, others: Iterable[Found]) -> bool:
    """Whether the words of one are also words of another."""
    return any(one.start < other.end and other.start < one.end for other in others)


def span_of(numbers: Sequence[int], position: int) -> tuple[int, int]:
    """Where the run of equal numbers around `position` begins and ends."""
    return bisect_left(numbers, numbers[position]), bisect_left(numbers, numbers[position] + 1)
