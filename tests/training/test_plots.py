"""Axes, ticks and lines."""

import pytest

from training.curves import Bin, Curve
from training.plots import STYLES, coverage_plot, reliability_plot, top_of
from training.rivals import RIVALS

CURVES = [Curve(name, [(0.5, 0.1), (1.0, 0.43)]) for name in ("Caveat", *RIVALS)]


def test_every_system_has_a_line_of_its_own() -> None:
    lines = coverage_plot(CURVES, None).lines
    assert [line.style for line in lines] == list(STYLES)
    assert [line.system for line in lines] == ["Caveat", *RIVALS]


def test_lines_fill_the_drawing() -> None:
    plot = coverage_plot(CURVES, (0.8, 0.2))
    assert plot.lines[0].points[-1] == pytest.approx((1.0, 0.86))
    assert plot.axes.down[-1] == (1.0, "50 %")
    assert plot.point == pytest.approx((0.8, 0.4))
    assert plot.said == "80 % answered, 20.0 % of them wrong"


def test_a_system_that_answers_nothing_stands_nowhere() -> None:
    plot = coverage_plot(CURVES, None)
    assert (plot.point, plot.said) == (None, "")


def test_the_axes_of_the_reliability_are_whole() -> None:
    bins = [Bin(0.9, 3, 0.95, 1.0, (0.4, 1.0), 1.0)]
    plot = reliability_plot(bins)
    assert plot.bins == bins
    assert plot.axes.along[0] == (0.0, "0.0")
    assert plot.axes.along[-1] == (1.0, "1.0")
    assert plot.axes.down[-1] == (1.0, "100 %")


@pytest.mark.parametrize("highest", [0.0, 0.001, 0.02, 0.06, 0.0601, 0.3, 0.55, 0.999, 1.0])
def test_a_scale_holds_its_highest_value_and_few_ticks(highest) -> None:
    top = top_of(highest)
    assert highest <= top <= 1.0 + 1e-9
    assert 2 <= len(coverage_plot([Curve("Caveat", [(1.0, highest)])] * 5, None).axes.down) <= 7
