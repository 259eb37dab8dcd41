"""Matcher and questions -> what would become of each: the best entry, its confidence, and whether it would be answered."""

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from assistant.dialogue import Abstain, Answer, Clarify, Message, Ranked
from assistant.engine import Matcher, Trace
from assistant.errors import MessageError
from training.question_bank import assistant_over
from training.question_files import LabelledQuestion

__all__ = ["Outcome", "outcomes", "shown_progress", "traces"]

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question.

    Attributes:
        expected: the labelled entry, or out_of_scope.
        predicted: the best entry, whatever its confidence; "" where the pipeline ranks none.
        confidence: that of the best entry, 0.0 where there is none.
        answered: whether a visitor would get an answer; asking back is none.
        signals: name -> value of the best entry; empty where it was not ranked.
        ranking: entries, best first, of the whole question.
        milliseconds: from the message to its reply.
    """

    expected: str
    predicted: str
    confidence: float
    answered: bool
    signals: Mapping[str, float] = field(default_factory=dict)
    ranking: tuple[str, ...] = ()
    milliseconds: float = 0.0


def outcomes(matcher: Matcher, rows: Sequence[LabelledQuestion]) -> list[Outcome]:
    """The outcome of each row, in their order; each is asked in a conversation of its own."""
    return [outcome_of(row, trace, milliseconds) for row, trace, milliseconds in traces(matcher, rows)]


def traces(matcher: Matcher, rows: Sequence[LabelledQuestion]) -> Iterator[tuple[LabelledQuestion, Trace | None, float]]:
    """Each row with the record of its turn and the milliseconds it took; None for a message that is refused as unreadable."""
    assistant = assistant_over(matcher)
    for row in shown_progress(rows, "Answering"):
        begun = time.perf_counter()
        try:
            trace = assistant.trace(Message(row.question))
        except MessageError:
            trace = None
        yield row, trace, (time.perf_counter() - begun) * 1000


def outcome_of(row: LabelledQuestion, trace: Trace | None, milliseconds: float) -> Outcome:
    """What the trace comes to."""
    best = best_of(trace) if trace else None
    if trace is None or best is None:
        return Outcome(row.entry, "", 0.0, answered=False, milliseconds=milliseconds)
    ranked = {one.entry_id: one for one in trace.rankings[0].entries}
    signals = ranked[best.entry_id].signals if best.entry_id in ranked else best.signals
    order = tuple(dict.fromkeys((best.entry_id, *ranked)))
    return Outcome(row.entry, best.entry_id, best.confidence, isinstance(trace.decision, Answer), signals, order, milliseconds)


def best_of(trace: Trace) -> Ranked | None:
    """The entry that the reply would give, offer or name first; None where nothing is ranked."""
    match trace.decision:
        case Answer(entries=(first, *_)) | Clarify(offers=(first, *_)) | Abstain(nearest=(first, *_)):
            return first
    return next((ranking.best for ranking in trace.rankings if ranking.best), None)


def shown_progress(rows: Sequence[Item], doing: str) -> Iterable[Item]:
    """The rows, with a bar on the error stream that goes on with them where that is a terminal."""
    if not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, doing, console=Console(stderr=True), transient=True)
