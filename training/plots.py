"""Curves -> what the drawing of them needs: axes with their ticks, and lines in shares of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from training.curves import Bin, Curve, Point

__all__ = ["Axes", "CoveragePlot", "Line", "ReliabilityPlot", "coverage_plot", "reliability_plot"]

#: Classes of the lines, the first for the pipeline's own.
STYLES = ("ours", "rival1", "rival2", "rival3", "rival4")
#: Steps between ticks: the first by which a scale has no more ticks than it can hold.
TICK_STEPS, MOST_TICKS = (0.02, 0.05, 0.1, 0.2), 6

#: Where a tick stands, as a share of the axis, and what stands there.
Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Axes:
    """The names of both axes and their ticks, along the foot and down the side."""

    x: str
    y: str
    along: Sequence[Tick]
    down: Sequence[Tick]


@dataclass(frozen=True, slots=True)
class ReliabilityPlot:
    """Bins over a square of shares."""

    axes: Axes
    bins: Sequence[Bin]


@dataclass(frozen=True, slots=True)
class Line:
    """A system's line and the class by which it is told apart."""

    system: str
    style: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class CoveragePlot:
    """Lines in shares of the drawing, and the point at which the pipeline stands with what is said of it."""

    axes: Axes
    lines: Sequence[Line]
    point: Point | None
    said: str


def reliability_plot(bins: Sequence[Bin]) -> ReliabilityPlot:
    """The plot of confidence against accuracy."""
    decimals = [(tick / 10, f"{tick / 10:.1f}") for tick in range(0, 11, 2)]
    return ReliabilityPlot(Axes("confidence", "best entry right", decimals, percentages(1.0)), bins)


def coverage_plot(curves: Sequence[Curve], point: Point | None) -> CoveragePlot:
    """The plot of wrong answers against answers; its height is that of the highest line."""
    top = top_of(max(wrong for curve in curves for _, wrong in curve.points))
    axes = Axes("answered, of the questions", "wrong, of the answers", percentages(1.0), percentages(top))
    lines = [Line(curve.system, style, [(share, wrong / top) for share, wrong in curve.points]) for curve, style in zip(curves, STYLES, strict=True)]
    said = f"{100 * point[0]:.0f} % answered, {100 * point[1]:.1f} % of them wrong" if point else ""
    return CoveragePlot(axes, lines, (point[0], min(point[1] / top, 1.0)) if point else None, said)


def top_of(highest: float) -> float:
    """The end of a scale that holds the value.

    >>> top_of(0.43), top_of(0.061), top_of(0.0)
    (0.5, 0.08, 0.02)
    """
    step = step_for(highest)
    return max(1, ceil(round(highest / step, 9))) * step


def step_for(highest: float) -> float:
    """The step between the ticks of a scale that holds the value."""
    return next((step for step in TICK_STEPS if highest / step <= MOST_TICKS), TICK_STEPS[-1])


def percentages(top: float) -> list[Tick]:
    """Ticks from nothing to the top.

    >>> percentages(0.04)
    [(0.0, '0 %'), (0.5, '2 %'), (1.0, '4 %')]
    """
    count = round(top / step_for(top))
    return [(tick / count, f"{100 * top * tick / count:.0f} %") for tick in range(count + 1)]
