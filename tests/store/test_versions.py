import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from assistant.store.database import FAILURES, Database
from assistant.store.tables import Base
from assistant.store.versions import LATEST, MIGRATIONS, VERSION_TABLE, VERSIONS, bring_up_to_date, version_of


@pytest.fixture
def database(url):
    opened = Database(url)
    opened.open()
    yield opened
    opened.close()


def test_the_versions_are_those_of_the_migrations_in_their_order():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == VERSIONS


def test_the_migrations_make_the_tables_that_the_models_describe(database):
    with database.patient() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert version_of(connection) == LATEST


def test_what_is_up_to_date_is_left_as_it_is(database):
    bring_up_to_date(database.engines[1])
    with database.patient() as connection:
        assert version_of(connection) == LATEST


def test_workers_that_start_together_make_the_tables_once(url):
    problems = []

    def start():
        database = Database(url)
        try:
            database.open()
        except FAILURES as error:
            problems.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
