"""Labelled messages -> how many red flags are missed and how many alarms are false, by flag and by style."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.triage.triage import Triager
from training.messages import LabelledMessage, Pair, held_back, labelled_messages, pairs
from training.triage_model import triager_of

__all__ = ["Rate", "is_right", "pair_rate", "print_report", "rates", "wilson"]

#: Standard normal deviate of a 95 % interval.
Z = 1.96


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some messages are read rightly."""

    name: str
    right: int
    total: int

    @property
    def share(self) -> float:
        """The share that is right, 1.0 of none."""
        return self.right / self.total if self.total else 1.0


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson(98, 100)]
    [0.93, 0.994]
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return middle - half, middle + half


def is_right(message: LabelledMessage, triager: Triager) -> bool:
    """Whether a flagged message reaches its level, and a benign one stays below same-day."""
    urgency = triager.triage(message.text).urgency
    return urgency >= message.level if message.is_flagged else urgency < Urgency.SAME_DAY


def rates(messages: Iterable[LabelledMessage], triager: Triager, name_of: Callable[[LabelledMessage], str]) -> list[Rate]:
    """The rate of each name, in the order of the names."""
    right: dict[str, list[bool]] = {}
    for message in messages:
        right.setdefault(name_of(message), []).append(is_right(message, triager))
    return [Rate(name, sum(each), len(each)) for name, each in sorted(right.items())]


def pair_rate(every: Sequence[Pair], triager: Triager) -> Rate:
    """The minimal pairs of which both sides are read rightly."""
    right = [triager.triage(pair.raises).urgency >= pair.level and triager.triage(pair.does_not).urgency < Urgency.SAME_DAY for pair in every]
    return Rate("minimal pairs", sum(right), len(right))


def print_report(knowledge: Knowledge) -> None:
    """Print what the gate does on the written messages: the rules alone beside the whole gate.

    The rules and the classifier were made with these messages at hand, so the figures are no measure of unseen ones; the
    messages that were held back, of which neither has seen a word, are.
    """
    messages = [message for message in labelled_messages(knowledge) if message.kind != "pair"]
    gates = (triager_of(knowledge), triager_of(knowledge, is_fitted=True))
    print(f"{len(messages)} written messages; right, of how many, 95 % interval: rules alone | whole gate")
    for title, chosen, name_of in [*tables(messages), ("Held back, never seen", held_back(), verdict_of)]:
        print(f"\n{title}")
        for alone, whole in zip(*(rates(chosen, gate, name_of) for gate in gates), strict=True):
            print(f"  {alone.name:24} {shown(alone)} | {shown(whole)}")
    alone, whole = (pair_rate(pairs(), gate) for gate in gates)
    print(f"\n  {alone.name:24} {shown(alone)} | {shown(whole)}")


def tables(messages: Sequence[LabelledMessage]) -> Iterator[tuple[str, list[LabelledMessage], Callable[[LabelledMessage], str]]]:
    """(title, messages, what they are grouped by) of each table."""
    flagged = [message for message in messages if message.is_flagged]
    benign = [message for message in messages if not message.is_flagged]
    yield "Red flags caught, by flag", flagged, lambda message: f"{message.flag} {message.level.word}"
    yield "Red flags caught, by style", flagged, lambda message: message.style
    yield "Benign messages left calm, by kind", benign, lambda message: message.kind
    yield "In all", list(messages), verdict_of


def verdict_of(message: LabelledMessage) -> str:
    """What the message has to be read as: an emergency, same-day, or benign."""
    return message.level.word if message.is_flagged else "benign"


def shown(rate: Rate) -> str:
    """A rate with its interval."""
    low, high = wilson(rate.right, rate.total)
    return f"{rate.right:5}/{rate.total:<5} {rate.share:6.1%} ({low:.0%}-{high:.0%})"
