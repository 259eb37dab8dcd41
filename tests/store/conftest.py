"""Stores of the tests: the same tests on an SQLite file and on a real PostgreSQL server."""

import datetime
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.triage import Triager
from assistant.store.kept_words import kept_words
from assistant.store.records import StoredTurn
from assistant.store.redact import Redactor
from assistant.store.store import Store, open_store
from tests.store.postgres import Server, running_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    return request.getfixturevalue("postgres").empty_database()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where an SQLite store may lie."""
    return tmp_path / "store.sqlite"


@pytest.fixture(scope="session")
def redactor(real: Knowledge, assistant) -> Redactor:
    """The redaction of the real knowledge."""
    triager: Triager = assistant.matcher.triager

    def read(text: str) -> object:
        triage = triager.triage(text)
        return triage.urgency, [flag.id for flag in triage.flags]

    return Redactor(real.policy.personal_data, kept_words(real.policy), assistant.matcher.vocabulary.words, read, "GB")


Open = Callable[..., Store]


@pytest.fixture
def open_at(redactor: Redactor) -> Iterator[Open]:
    """Open a store; it is closed in the end."""
    opened: list[Store] = []

    def open_one(url: str, minutes: float = 30, **more) -> Store:
        opened.append(open_store(url, redactor, minutes, **more))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_at: Open, url: str) -> Store:
    return open_at(url)


def a_turn(reply_id: str = "r1", conversation_id: str = "c1", days_ago: float = 0, **fields) -> StoredTurn:
    """A turn as it is stored."""
    at = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days_ago)
    known = {"channel": "web", "knowledge_version": "v", "text": "is it one-sided", "kind": "answer", "urgency": "none"}
    return StoredTurn(reply_id=reply_id, conversation_id=conversation_id, at=at, **{**known, **fields})


def until(is_so: Callable[[], object], what: str) -> None:
    """Wait until something is so; half a minute is far more than it takes."""
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.02)
