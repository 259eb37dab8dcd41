"""What is kept, and what is said of it, as values; nothing here knows of a database."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

__all__ = ["REASONS", "DayCounts", "FeedbackStatus", "GivenFeedback", "Reason", "StoreCounts", "StoreState", "StoredTurn"]

#: Why a reply did not help, as every channel sends it.
Reason = Literal["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe"]
REASONS: tuple[str, ...] = get_args(Reason)
FeedbackStatus = Literal["kept", "given_before", "unknown_reply", "not_stored"]


@dataclass(frozen=True, slots=True)
class GivenFeedback:
    """What a visitor thought of one reply; `reason` is one of REASONS, or None."""

    is_helpful: bool
    reason: str | None
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """One turn as the journal keeps it, without what could name a person.

    Attributes:
        conversation_id: what ties its turns together, and `channel` the kind of door that they came through.
        at: when it was answered, in UTC.
        text: what the visitor wrote, redacted; empty where an offer was chosen by `choice`.
        redactions: the kind of each piece that was taken out of the text, in its order.
        kind, urgency, entry_id, confidence: of the reply, as in the reply.
        detail: the steps, candidates with their signals, the decision, the outline of the reply and the timing, as plain JSON.
        feedback: what was said of the reply, if anything was.
    """

    reply_id: str
    conversation_id: str
    channel: str
    at: datetime.datetime
    knowledge_version: str
    text: str
    kind: str
    urgency: str
    redactions: tuple[str, ...] = ()
    choice: str | None = None
    entry_id: str | None = None
    confidence: float = 0.0
    detail: Mapping[str, Any] = field(default_factory=dict)
    feedback: GivenFeedback | None = None


@dataclass(frozen=True, slots=True)
class StoreState:
    """How the store fares.

    Attributes:
        is_degraded: whether turns are answered from what the process alone remembers.
        problem: what is wrong, without addresses, texts or secrets; None when nothing is.
        since: since when, in UTC; None when nothing is wrong.
        lost: turns and feedback that this process could not store, since its start.
    """

    is_degraded: bool = False
    problem: str | None = None
    since: datetime.datetime | None = None
    lost: int = 0


@dataclass(frozen=True, slots=True)
class DayCounts:
    """One day (UTC) in figures; `feedback` counts "helpful", "not_helpful" (no reason given) and each of REASONS."""

    day: datetime.date
    turns: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    urgencies: Mapping[str, int] = field(default_factory=dict)
    feedback: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """What was asked and thought, day by day, the oldest first, without a word of text.

    Attributes:
        unsafe: ids of replies that a visitor called unsafe and that are still kept, the newest first: to be reviewed at once.
    """

    days: tuple[DayCounts, ...] = ()
    unsafe: tuple[str, ...] = ()

    @property
    def turns(self) -> int:
        """Turns of all days."""
        return sum(day.turns for day in self.days)
