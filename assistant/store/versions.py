"""The version of a database: made or brought up to date at start, and refused where a newer Caveat has written it."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.errors import StoreVersionError
from assistant.store.connecting import transaction

__all__ = ["LATEST", "VERSIONS", "VERSION_TABLE", "bring_up_to_date"]

#: The migrations in their order, by the beginning of their files' names (a test proves it).
VERSIONS = ("0001",)
LATEST = VERSIONS[-1]
#: Named so that the store can share a database with others.
VERSION_TABLE = "caveat_version"
MIGRATIONS = Path(__file__).parent / "migrations"
#: Any number will do, as long as no other program of the same database takes the same lock.
LOCK = 7_318_904_426


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables, or change them to what this version needs; raises StoreVersionError where they are newer."""
    with transaction(engine) as connection:  # one process at a time: SQLite's own lock, or the one below
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        found = version_of(connection)
        if found is not None and found not in VERSIONS:
            raise StoreVersionError(found, LATEST)
        if found != LATEST:
            migrate(connection)


def version_of(connection: Connection) -> str | None:
    """The version that the database names, None where there are no tables yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant of ours


def migrate(connection: Connection) -> None:
    """Run what is missing."""
    from alembic import command  # takes a quarter of a second to import, and a database is up to date but once
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, LATEST)
