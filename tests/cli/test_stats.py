"""stats, over counts as a store gives them."""

import datetime
import io
import json
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from assistant.cli import assistants
from assistant.cli.stats import stats, tables_of
from assistant.errors import ServiceError
from tests.cli.run import run


@dataclass(frozen=True)
class Day:
    """What one day was like."""

    day: datetime.date
    turns: int
    by_kind: dict[str, int]


@dataclass(frozen=True)
class Counts:
    """What a store may have counted."""

    turns: int = 1234
    feedback: dict[str, int] = field(default_factory=lambda: {"helpful": 3, "hard_to_understand": 1})
    days: tuple[Day, ...] = (Day(datetime.date(2026, 11, 20), 2, {"answer": 2}), Day(datetime.date(2026, 11, 21), 1, {"escalate": 1}))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A store with such counts; how it is can be set."""
    state = SimpleNamespace(is_degraded=False, problem=None)
    store = SimpleNamespace(counts=Counts, state=lambda: state, close=lambda: setattr(state, "is_closed", True))
    monkeypatch.setattr(assistants, "build_assistant", lambda settings, is_stored: SimpleNamespace(store=store))
    return state


def test_prints_a_table_for_every_group(counted: SimpleNamespace) -> None:
    with redirect_stdout(io.StringIO()) as printed:
        stats()
    shown = printed.getvalue()
    assert "turns  1,234" in shown
    assert "hard to understand      1" in shown
    assert shown.index("day") < shown.index("2026-11-20      2       2         0") < shown.index("2026-11-21      1       0         1")
    assert counted.is_closed


def test_prints_one_document_for_programs(counted: SimpleNamespace, capsys) -> None:
    stats(as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["turns"], document["days"][1]["by_kind"]) == (1, 1234, {"escalate": 1})


def test_a_store_that_does_not_answer_is_said(counted: SimpleNamespace) -> None:
    counted.is_degraded, counted.problem = True, "database is locked"
    with pytest.raises(ServiceError, match="database is locked"):
        stats()
    assert counted.is_closed


def test_no_counts_give_empty_tables() -> None:
    assert all(not table.rows for table in tables_of({"days": [], "feedback": {}}))


def test_without_a_store_it_says_how_to_have_one() -> None:
    done = run("stats", CAVEAT_STORE="none")
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"CAVEAT_STORE" in done.stderr
