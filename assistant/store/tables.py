"""The tables of the store. Alembic's migrations make them; a test proves that both say the same."""

from sqlalchemy import Boolean, Float, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = ["Base", "ConversationRow", "CountRow", "EventRow", "FeedbackRow", "TurnRow"]

#: Moments are seconds since 1970 (UTC): the one form of time that both databases keep and compare alike.
Moment = Float(53)


class Base(DeclarativeBase):
    """All tables."""


class ConversationRow(Base):
    """What the next turn of a conversation needs; found by its id together with the kind of its channel alone."""

    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_by_time", "at"),)

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    data: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    at: Mapped[float] = mapped_column(Moment)


class TurnRow(Base):
    """One turn of the journal."""

    __tablename__ = "turns"
    __table_args__ = (Index("turns_by_conversation", "conversation_id"), Index("turns_by_time", "at"))

    reply_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(200))
    channel: Mapped[str] = mapped_column(String(32))
    at: Mapped[float] = mapped_column(Moment)
    day: Mapped[str] = mapped_column(String(10))
    knowledge_version: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    urgency: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    redactions: Mapped[str] = mapped_column(Text)
    choice: Mapped[str | None] = mapped_column(String(64))
    entry_id: Mapped[str | None] = mapped_column(String(64))
    confidence: Mapped[float] = mapped_column(Moment)
    detail: Mapped[str] = mapped_column(Text)


class FeedbackRow(Base):
    """What was thought of a reply: once per reply, so the reply is the key."""

    __tablename__ = "feedback"

    reply_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[float] = mapped_column(Moment)
    day: Mapped[str] = mapped_column(String(10))
    is_helpful: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str | None] = mapped_column(String(32))
    is_urgent: Mapped[bool] = mapped_column(Boolean)


class EventRow(Base):
    """An event of a chat platform that was seen; a second delivery finds its key taken."""

    __tablename__ = "events"
    __table_args__ = (Index("events_by_time", "at"),)

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[float] = mapped_column(Moment)


class CountRow(Base):
    """How many turns of a day were of a kind, or of an urgency, and what was thought: kept when the turns are forgotten."""

    __tablename__ = "counts"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
