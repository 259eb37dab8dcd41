"""Curves over outcomes that can be reckoned by hand."""

import pytest

from training.curves import coverage_of, reliability_of, working_point
from training.judging import wilson
from training.measures import calibration_error, scored
from training.outcomes import Outcome


def outcome(confidence: float, is_right: bool, answered: bool = True, expected: str = "tea") -> Outcome:
    """A question about tea, or another, with its best entry right or wrong."""
    return Outcome(expected, expected if is_right else "bread", confidence, answered)


ROWS = [outcome(0.95, True), outcome(0.93, True), outcome(0.91, False), outcome(0.15, False), outcome(1.0, True), outcome(0.0, False)]


def test_a_bin_holds_the_questions_of_its_tenth() -> None:
    bins = reliability_of(scored(ROWS))
    assert [(one.low, one.count) for one in bins] == [(0.0, 1), (0.1, 1), (0.9, 4)]
    assert bins[-1].accuracy == 0.75
    assert bins[-1].confidence == pytest.approx((0.95 + 0.93 + 0.91 + 1.0) / 4)
    assert bins[-1].interval == wilson(3, 4)
    assert sum(one.share for one in bins) == pytest.approx(1.0)


def test_the_bins_are_those_of_the_calibration_error() -> None:
    rows = scored(ROWS)
    gaps = sum(abs(one.confidence - one.accuracy) * one.share for one in reliability_of(rows))
    assert gaps == pytest.approx(calibration_error(rows.confidence, rows.right))


def test_out_of_scope_no_entry_is_right() -> None:
    (only,) = reliability_of(scored([Outcome("out_of_scope", "tea", 0.5, answered=True)]))
    assert only.accuracy == 0.0


def test_the_surest_are_answered_first() -> None:
    rows = [outcome(0.9 - place / 100, place < 20) for place in range(40)]
    curve = coverage_of("ours", scored(rows))
    assert curve.system == "ours"
    assert curve.points[0] == (0.25, 0.0)
    assert curve.points[-1] == (1.0, 0.5)
    shares, wrong = zip(*curve.points, strict=True)
    assert list(shares) == sorted(shares)
    assert list(wrong) == sorted(wrong)
    assert dict(curve.points)[0.75] == pytest.approx(1 / 3)


def test_questions_of_one_confidence_are_answered_all_or_none() -> None:
    rows = [outcome(0.9, True)] * 20 + [outcome(0.5, False)] * 20
    assert coverage_of("ours", scored(rows)).points == [(0.5, 0.0), (1.0, 0.5)]


def test_scores_that_are_no_probabilities_have_a_curve_too() -> None:
    assert coverage_of("BM25", scored([outcome(17.5, True), outcome(-3.0, False)])).points == [(1.0, 0.5)]


def test_where_a_system_stands() -> None:
    assert working_point(scored([outcome(0.9, True), outcome(0.9, False), outcome(0.1, True, answered=False), outcome(0.1, False, answered=False)])) == (
        0.5,
        0.5,
    )
    assert working_point(scored([outcome(0.9, True, answered=False)])) is None
