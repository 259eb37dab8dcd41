"""How Alembic runs the migrations: on the connection that it is given, in that connection's transaction."""

from alembic import context

from assistant.store.tables import Base
from assistant.store.versions import VERSION_TABLE

__all__ = ["run"]


def run() -> None:
    """Run what is missing."""
    context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, version_table=VERSION_TABLE)
    context.run_migrations()


if not __name__.startswith("assistant."):  # Alembic runs this file by its path; an import runs nothing
    run()
