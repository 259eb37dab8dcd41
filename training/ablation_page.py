"""What each likeness earns -> the rows of its table on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from training.ablation import Earned, signed
from training.intervals import Interval

__all__ = ["AblationBank", "AblationCell", "AblationRow", "ablation", "with_minus"]

NAMES = {"forced": "best entry right, %", "auroc": "AUROC, %"}


@dataclass(frozen=True, slots=True)
class AblationCell:
    """A figure in per cent, and its distance from the whole's; no interval for the whole itself.

    Attributes:
        is_moved: whether the interval leaves out nothing.
    """

    value: str
    difference: float = 0.0
    interval: Interval | None = None
    text: str = ""
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class AblationRow:
    """One figure under every variant."""

    figure: str
    cells: Sequence[AblationCell]


@dataclass(frozen=True, slots=True)
class AblationBank:
    """The rows of one bank."""

    name: str
    rows: Sequence[AblationRow]


def ablation(every: Sequence[Earned]) -> Mapping[str, Any]:
    """The table by the names of the template; `reach` is the furthest that any difference goes."""
    variants = list(dict.fromkeys(one.variant for one in every))
    by_bank: dict[str, list[Earned]] = {}
    for one in every:
        by_bank.setdefault(one.bank, []).append(one)
    reach = max((abs(bound) for one in every for interval in one.intervals.values() for bound in interval), default=0.0)
    return {"variants": variants, "banks": [AblationBank(name, rows_of(some)) for name, some in by_bank.items()], "reach": reach or 1.0}


def rows_of(some: Sequence[Earned]) -> list[AblationRow]:
    """A row for each figure that the bank has."""
    return [AblationRow(said, [cell_of(one, name) for one in some]) for name, said in NAMES.items() if name in some[0].figures]


def cell_of(one: Earned, name: str) -> AblationCell:
    """A figure with its distance from the whole's."""
    value = f"{100 * one.figures[name]:.1f}"
    if name not in one.differences:
        return AblationCell(value)
    difference, (low, high) = one.differences[name], one.intervals[name]
    return AblationCell(value, difference, (low, high), with_minus(signed(difference, (low, high))), low > 0 or high < 0)


def with_minus(text: str) -> str:
    """Figures with a minus sign in the place of a hyphen.

    >>> with_minus("-3.1 (-4.1 to +0.2)")
    '−3.1 (−4.1 to +0.2)'
    """
    return text.replace("-", "−")
