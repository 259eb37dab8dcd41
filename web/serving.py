"""What is served just now, as one value that is replaced as a whole; and what was last refused."""

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from web.answering import Answering
from web.suggesting import QuestionIndex

__all__ = ["Refused", "Served", "Serving"]


def utc_now() -> datetime.datetime:
    """What time it is, in UTC."""
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True)
class Served:
    """An assistant and what the doors have made of its knowledge: a request takes one, and sees nothing of the next.

    Attributes:
        loaded_at: when it began to be served.
        started: the same on a clock in seconds that never goes back, for its age.
        pages: pages that are the same for everybody, as they were made for their first reader.
    """

    assistant: Answering
    loaded_at: datetime.datetime
    started: float
    pages: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def questions(self) -> QuestionIndex:
        """The questions that can be completed."""
        return QuestionIndex.of(self.assistant.knowledge.entries.values())


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that is not served: since when, and every reason."""

    since: datetime.datetime
    problems: tuple[str, ...]


class Serving:
    """Holds what is served; replacing it is one assignment, so that no reader ever sees half a change."""

    def __init__(self, assistant: Answering, now: Callable[[], datetime.datetime] = utc_now, clock: Callable[[], float] = time.monotonic) -> None:
        """Serve the assistant; the clocks are those of the machine unless others are given."""
        self.now, self.clock = now, clock
        self.refused: Refused | None = None
        self.reloads = {"taken": 0, "refused": 0}
        self.current = self.served(assistant)

    def served(self, assistant: Answering) -> Served:
        """The assistant, ready for its first request."""
        served = Served(assistant, self.now(), self.clock())
        _ = served.questions  # built here, beside the old one, rather than while the first visitor waits
        return served

    def take(self, assistant: Answering) -> None:
        """Serve this assistant from now on; requests under way end with the old one."""
        self.current = self.served(assistant)
        self.refused = None
        self.reloads["taken"] += 1

    def refuse(self, problems: Sequence[str]) -> None:
        """Note a change that cannot be served; the old knowledge keeps serving. A change that stays broken keeps its first time."""
        since = self.refused.since if self.refused else self.now()
        self.refused = Refused(since, tuple(problems))
        self.reloads["refused"] += 1

    @property
    def age_seconds(self) -> float:
        """For how long the current knowledge has been served, in seconds."""
        return self.clock() - self.current.started
