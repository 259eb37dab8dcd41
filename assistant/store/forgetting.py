"""What is forgotten, and the counts that stay when it is."""

import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, case, delete, func, literal, select
from sqlalchemy.engine import CursorResult

from assistant.store.records import DayCounts, StoreCounts
from assistant.store.statements import DIALECTS
from assistant.store.tables import ConversationRow, CountRow, EventRow, FeedbackRow, TurnRow

__all__ = ["COUNT_DAYS", "EVENT_HOURS", "TURN_DAYS", "counts_of", "forget_conversation", "forget_expired", "forget_turns_before"]

#: How long turns and what was said of them are kept, in days; and counts: thirteen months, so that a year can be compared with the last.
TURN_DAYS, COUNT_DAYS = 30, 396
#: Chat platforms deliver an event again for some minutes; a day is on the safe side.
EVENT_HOURS = 24
SECONDS_A_DAY = 86_400
#: Replies called unsafe that are listed at once.
MOST_UNSAFE = 100


def forget_conversation(connection: Connection, conversation_id: str) -> int:
    """Remove all that is kept of a conversation, of whatever channel; how many turns and memories that were."""
    turns = forget_turns(connection, TurnRow.conversation_id == conversation_id)
    return turns + removed(connection.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id)))


def forget_turns_before(connection: Connection, moment: float) -> int:
    """Remove turns older than a moment (seconds since 1970), and the feedback to them; how many turns."""
    return forget_turns(connection, TurnRow.at < moment)


def forget_turns(connection: Connection, which: ColumnElement[bool]) -> int:
    """Remove these turns and the feedback to them, once they are counted; how many turns."""
    replies = select(TurnRow.reply_id).where(which)
    for counted in counted_groups(which):
        add_counts(connection, counted)
    connection.execute(delete(FeedbackRow).where(FeedbackRow.reply_id.in_(replies)))
    return removed(connection.execute(delete(TurnRow).where(which)))


def forget_expired(connection: Connection, now: float, conversation_seconds: float) -> None:
    """Remove memories, events and counts that are over their time."""
    connection.execute(delete(ConversationRow).where(ConversationRow.at < now - conversation_seconds))
    connection.execute(delete(EventRow).where(EventRow.at < now - 3600 * EVENT_HOURS))
    oldest = datetime.datetime.fromtimestamp(now - SECONDS_A_DAY * COUNT_DAYS, datetime.UTC).date().isoformat()
    connection.execute(delete(CountRow).where(CountRow.day < oldest))


def removed(result: CursorResult[Any]) -> int:
    """How many rows a statement removed."""
    return max(0, result.rowcount)


def counted_groups(which: ColumnElement[bool] | None = None) -> list[Subquery]:
    """Queries that count turns (these, or all) by day: each gives day, what is counted, its name, and how many."""
    thought = case((FeedbackRow.reason.is_not(None), FeedbackRow.reason), (FeedbackRow.is_helpful, "helpful"), else_="not_helpful")
    groups: list[Subquery] = []
    for what, name in (("kind", TurnRow.kind), ("urgency", TurnRow.urgency), ("feedback", thought)):
        query = select(TurnRow.day.label("day"), literal(what).label("what"), name.label("name"), func.count().label("number"))
        query = query.join(FeedbackRow, FeedbackRow.reply_id == TurnRow.reply_id) if what == "feedback" else query
        query = query.where(which) if which is not None else query
        groups.append(query.group_by(TurnRow.day, name).subquery())
    return groups


def add_counts(connection: Connection, counted: Subquery) -> None:
    """Add to the counts that stay."""
    columns = ("day", "what", "name", "number")
    rows = select(*(counted.c[name] for name in columns)).where(literal(True))  # without WHERE, SQLite reads ON CONFLICT as part of a join
    insert = DIALECTS[connection.dialect.name].insert(CountRow).from_select(columns, rows)
    connection.execute(insert.on_conflict_do_update(index_elements=columns[:3], set_={"number": CountRow.number + insert.excluded.number}))


def counts_of(connection: Connection) -> StoreCounts:
    """What is kept, counted by day: turns that are still there, and those that are forgotten."""
    numbers: dict[str, dict[str, dict[str, int]]] = {}
    queries = [*(select(group) for group in counted_groups()), select(CountRow.day, CountRow.what, CountRow.name, CountRow.number)]
    for day, what, name, number in (row for query in queries for row in connection.execute(query)):
        counted = numbers.setdefault(day, {}).setdefault(what, {})
        counted[name] = counted.get(name, 0) + number
    newest = select(FeedbackRow.reply_id).where(FeedbackRow.is_urgent).order_by(FeedbackRow.at.desc()).limit(MOST_UNSAFE)
    return StoreCounts(tuple(day_of(day, numbers[day]) for day in sorted(numbers)), tuple(connection.scalars(newest)))


def day_of(day: str, numbers: dict[str, dict[str, int]]) -> DayCounts:
    """The counts of one day."""
    kinds = numbers.get("kind", {})
    return DayCounts(datetime.date.fromisoformat(day), sum(kinds.values()), kinds, numbers.get("urgency", {}), numbers.get("feedback", {}))
