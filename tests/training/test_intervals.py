import pytest

from training.intervals import bootstrap, intervals
from training.measures import measures, scored
from training.outcomes import Outcome

ROWS = [Outcome("a", "a" if i % 4 else "b", i / 100, answered=i % 3 > 0) for i in range(100)]
OUT = [Outcome("out_of_scope", "a", i / 100, answered=i % 5 == 0) for i in range(0, 100, 3)]


def test_intervals_hold_the_measures_and_are_the_same_every_time():
    rows = scored(ROWS + OUT)
    found = intervals(rows, drawings=200)
    assert found == intervals(rows, drawings=200)
    assert found != intervals(rows, drawings=200, seed=1)
    for name in ("accuracy_in_scope", "auroc", "accuracy", "answered_in_scope", "out_of_scope_recall", "mcc"):
        low, high = found[name]
        assert low <= getattr(measures(rows), name) <= high


def test_what_is_not_defined_has_no_interval():
    assert "auroc" not in intervals(scored(ROWS), drawings=20)


def test_a_share_is_as_wide_as_it_should_be():
    values = [1] * 30 + [0] * 70
    ((low, high),) = bootstrap(100, lambda places: [sum(values[place] for place in places) / 100])
    assert (low, high) == (pytest.approx(0.21, abs=0.02), pytest.approx(0.39, abs=0.02))  # 1.96 * sqrt(.3 * .7 / 100)
