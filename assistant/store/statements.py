"""What is asked of the database and told to it, each in one statement that stands for itself and runs alike on SQLite and PostgreSQL."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.store.tables import ConversationRow, EventRow, FeedbackRow, TurnRow

__all__ = [
    "add_event",
    "add_feedback",
    "add_turn",
    "find_conversation",
    "find_turn",
    "keep_conversation",
    "last_reply",
    "rehearse",
    "remove_probe",
    "write_probe",
]

#: The one event that the store writes itself, to see whether the database takes a row.
PROBE = "store:probe"
FIND = select(ConversationRow.data, ConversationRow.version, ConversationRow.at).where(
    ConversationRow.kind == bindparam("kind"), ConversationRow.id == bindparam("id")
)


def kept(dialect: Any) -> Any:
    """Insert a conversation, or put it in the place of the version before it; the version where that was done, no row where another was there."""
    insert = dialect.insert(ConversationRow)
    new = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["kind", "id"], set_={"data": new.data, "version": new.version, "at": new.at}, where=ConversationRow.version == new.version - 1
    ).returning(ConversationRow.version)


def once(dialect: Any, table: Any, key: Any) -> Any:
    """Insert a row whose key is new; its key, no row where it was there."""
    return dialect.insert(table).on_conflict_do_nothing(index_elements=[key]).returning(key)


DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
KEEP = {name: kept(dialect) for name, dialect in DIALECTS.items()}
ADD_TURN = {name: once(dialect, TurnRow, TurnRow.reply_id) for name, dialect in DIALECTS.items()}
ADD_FEEDBACK = {name: once(dialect, FeedbackRow, FeedbackRow.reply_id) for name, dialect in DIALECTS.items()}
ADD_EVENT = {name: once(dialect, EventRow, EventRow.key) for name, dialect in DIALECTS.items()}


def find_conversation(connection: Connection, kind: str, conversation_id: str) -> Any:
    """The row (data, version, at) of a conversation; None where there is none."""
    return connection.execute(FIND, {"kind": kind, "id": conversation_id}).first()


def keep_conversation(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Whether the conversation was kept; not where another turn has written a version that this one does not follow."""
    return connection.execute(KEEP[connection.dialect.name], row).first() is not None


def add_turn(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Whether the turn is new to the journal."""
    return connection.execute(ADD_TURN[connection.dialect.name], row).first() is not None


def add_feedback(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Whether this is the first feedback to its reply."""
    return connection.execute(ADD_FEEDBACK[connection.dialect.name], row).first() is not None


def add_event(connection: Connection, key: str, at: float) -> bool:
    """Whether the event is new."""
    return connection.execute(ADD_EVENT[connection.dialect.name], {"key": key, "at": at}).first() is not None


def find_turn(connection: Connection, reply_id: str) -> Any:
    """The row of a turn beside that of its feedback; None where there is none."""
    joined = select(TurnRow.__table__, *(column.label(f"feedback_{column.name}") for column in FeedbackRow.__table__.columns)).outerjoin(
        FeedbackRow, FeedbackRow.reply_id == TurnRow.reply_id
    )
    return connection.execute(joined.where(TurnRow.reply_id == reply_id)).first()


def last_reply(connection: Connection, conversation_id: str) -> str | None:
    """The id of the last reply of a conversation in the journal; None where it has none."""
    return connection.execute(select(TurnRow.reply_id).where(TurnRow.conversation_id == conversation_id).order_by(TurnRow.at.desc()).limit(1)).scalar()


def rehearse(connection: Connection) -> None:
    """Keep a conversation, once, that nobody has and that is over its time."""
    keep_conversation(connection, {"kind": "store", "id": PROBE, "data": "{}", "version": 1, "at": 0.0})
    connection.execute(delete(ConversationRow).where(ConversationRow.kind == "store"))


def write_probe(connection: Connection) -> None:
    """Write a row that means nothing."""
    add_event(connection, PROBE, 0.0)


def remove_probe(connection: Connection) -> None:
    """Remove it."""
    connection.execute(delete(EventRow).where(EventRow.key == PROBE))
