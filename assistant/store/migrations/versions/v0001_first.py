"""The first tables: conversations, turns, feedback, events and counts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversations",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
    )
    op.create_index("conversations_by_time", "conversations", ["at"])
    make_journal()
    op.create_table("events", sa.Column("key", sa.String(200), primary_key=True), sa.Column("at", sa.Float(53), nullable=False))
    op.create_index("events_by_time", "events", ["at"])
    op.create_table(
        "counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def make_journal() -> None:
    """Make the tables of turns and feedback."""
    op.create_table(
        "turns",
        sa.Column("reply_id", sa.String(64), primary_key=True),
        sa.Column("conversation_id", sa.String(200), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("knowledge_version", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("urgency", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("redactions", sa.Text, nullable=False),
        sa.Column("choice", sa.String(64)),
        sa.Column("entry_id", sa.String(64)),
        sa.Column("confidence", sa.Float(53), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_index("turns_by_conversation", "turns", ["conversation_id"])
    op.create_index("turns_by_time", "turns", ["at"])
    op.create_table(
        "feedback",
        sa.Column("reply_id", sa.String(64), primary_key=True),
        sa.Column("at", sa.Float(53), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("is_helpful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
    )
