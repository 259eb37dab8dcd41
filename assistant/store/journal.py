"""A turn's trace -> what the journal keeps of it, and the row that it is kept in."""

import dataclasses
import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from pydantic_core import to_jsonable_python

from assistant.conversation import Conversation
from assistant.dialogue import Decision, Message, Query, Ranking, Reply, Triage
from assistant.pipeline.fold import fold
from assistant.store.memory import kind_of
from assistant.store.records import GivenFeedback, StoredTurn
from assistant.store.redact import Redacted

__all__ = ["Traced", "outline_of", "row_of", "stored_turn", "turn_of_row"]

#: Candidates of each question that are kept, best first.
CANDIDATES = 5
#: Stands where a word was taken out of what the stages made of a message.
LEFT_OUT = "[...]"
#: What is kept of the trace by fields of its own, or follows from what is kept.
KEPT_OTHERWISE = frozenset({"message", "query", "triage", "questions", "rankings", "decision", "reply", "evidence", "before", "seconds"})
WORD = re.compile(r"[^\W_]+")


class Traced(Protocol):
    """The complete record of a turn, as the engine makes it."""

    @property
    def message(self) -> Message:
        """What was sent."""
        ...

    @property
    def query(self) -> Query:
        """It, made comparable."""
        ...

    @property
    def triage(self) -> Triage:
        """What was read for safety."""
        ...

    @property
    def questions(self) -> tuple[Query, ...]:
        """The questions that were found."""
        ...

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """The candidates of each."""
        ...

    @property
    def decision(self) -> Decision:
        """What was decided."""
        ...

    @property
    def reply(self) -> Reply:
        """What was replied."""
        ...

    @property
    def before(self) -> Conversation:
        """The conversation as the turn found it."""
        ...

    @property
    def seconds(self) -> Mapping[str, float]:
        """What each stage took."""
        ...


def stored_turn(trace: Traced, at: datetime.datetime, redact: Callable[[str], Redacted]) -> StoredTurn:
    """The turn as it is kept: what was taken out of the text is taken out of all that the stages made of it."""
    message, reply = trace.message, trace.reply
    redacted = redact("" if message.choice else trace.query.text)
    return StoredTurn(
        reply_id=reply.reply_id,
        conversation_id=reply.conversation_id,
        channel=kind_of(message.channel),
        at=at,
        knowledge_version=reply.knowledge_version,
        text=redacted.text,
        redactions=redacted.kinds,
        choice=message.choice,
        kind=reply.kind,
        urgency=reply.urgency.word,
        entry_id=reply.entry_id,
        confidence=reply.confidence,
        detail=without(detail_of(trace), redacted.words, lambda text: redact(text).text),
    )


def detail_of(trace: Traced) -> dict[str, Any]:
    """The way of the message in plain data, with whatever else the engine noted of the turn."""
    query = trace.query
    others = {name: value for name, value in fields_of(trace).items() if name not in KEPT_OTHERWISE}
    return {
        **plain(others),
        "before": plain(trace.before),
        "steps": query.steps,
        "words": query.words,
        "terms": query.terms,
        "is_cut": query.is_cut,
        "triage": plain(trace.triage),
        "questions": [question.text for question in trace.questions],
        "candidates": [plain(ranking.entries[:CANDIDATES]) for ranking in trace.rankings],
        "decision": {"kind": type(trace.decision).__name__.lower(), **plain(trace.decision)},
        "reply": outline_of(trace.reply),
        "milliseconds": {stage: round(1000 * seconds, 3) for stage, seconds in trace.seconds.items()},
    }


def fields_of(trace: Traced) -> dict[str, Any]:
    """The fields of the trace; none where it is no dataclass."""
    return {field.name: getattr(trace, field.name) for field in dataclasses.fields(trace)} if dataclasses.is_dataclass(trace) else {}


def plain(value: object) -> Any:
    """The value as JSON carries it; what no value knows how to write is written as its text."""
    return to_jsonable_python(value, fallback=str)


def outline_of(reply: Reply) -> dict[str, Any]:
    """What a reply is made of: enough to say whether another is the same."""
    return {
        "kind": reply.kind,
        "text": reply.text,
        "more": reply.more,
        "entry_id": reply.entry_id,
        "parts": [part.entry_id for part in reply.parts],
        "confidence": reply.confidence,
        "urgency": reply.urgency.word,
        "notices": [notice.id for notice in reply.notices],
        "caveats": [caveat.id for caveat in reply.caveats],
        "suggestions": [offer.entry_id for offer in reply.suggestions],
    }


def without(value: Any, words: frozenset[str], redact: Callable[[str], str]) -> Any:
    """The plain data with every text redacted, and without the words that were taken out of the message; ids and the reply stay as they are."""
    if isinstance(value, str):
        return without_words(redact(value), words)
    if isinstance(value, list | tuple):
        return [without(one, words, redact) for one in value]
    if isinstance(value, dict):
        return {key: one if key in ("id", "reply", "phrasing") or str(key).endswith("_id") else without(one, words, redact) for key, one in value.items()}
    return value


def without_words(text: str, words: frozenset[str]) -> str:
    """The text with each of these folded words left out, and whatever belongs to it in one."""
    if not words:
        return text
    return WORD.sub(lambda found: LEFT_OUT if fold(found[0]) in words else found[0], text)


def row_of(turn: StoredTurn) -> dict[str, Any]:
    """The row of a turn."""
    row = {field.name: getattr(turn, field.name) for field in dataclasses.fields(turn) if field.name != "feedback"}
    texts = {name: json.dumps(row[name], ensure_ascii=False, separators=(",", ":")) for name in ("redactions", "detail")}
    return {**row, **texts, "at": turn.at.timestamp(), "day": turn.at.date().isoformat()}


def turn_of_row(row: Any) -> StoredTurn:
    """The turn that a row keeps, with what was said of it."""
    kept = {field.name: getattr(row, field.name) for field in dataclasses.fields(StoredTurn) if field.name != "feedback"}
    kept |= {"at": moment(row.at), "redactions": tuple(json.loads(row.redactions)), "detail": json.loads(row.detail)}
    given = row.feedback_reply_id is not None
    return StoredTurn(**kept, feedback=GivenFeedback(bool(row.feedback_is_helpful), row.feedback_reason, moment(row.feedback_at)) if given else None)


def moment(seconds: float) -> datetime.datetime:
    """The moment so many seconds after 1970, in UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
