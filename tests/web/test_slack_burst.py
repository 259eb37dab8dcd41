"""A burst at two workers with one store: each event is acknowledged, and answered once. How soon is measured by `python -m training slack`."""

from pathlib import Path

import pytest

from training.slack_burst import AGAIN, event_bodies, measure

EVENTS = 100


def test_each_event_is_answered_once_by_two_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS_FILE", str(tmp_path / "events"))
    burst = measure(EVENTS, 2, "tests.web.shared_events:create()")
    assert (burst.refused, burst.different) == (0, EVENTS - round(EVENTS * AGAIN))
    assert burst.answered == {1: burst.different}


def test_three_in_ten_events_come_again() -> None:
    bodies = event_bodies(1_000)
    assert (len(bodies), len(set(bodies))) == (1_000, 700)
