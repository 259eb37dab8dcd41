"""What each likeness earns: the forced accuracy and the AUROC of each bank without it, beside the whole.

The fusion of a variant is fitted as `fit` does it, without the bank that is measured.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from assistant.cli.tables import Table
from training.fit import Bank, fitted_without, outcome_of
from training.intervals import DRAWINGS, Interval, bootstrap
from training.measures import Scored, scored
from training.variants import WHOLE, Banks, Variant

__all__ = ["Earned", "earned", "table_of"]


@dataclass(frozen=True)
class Earned:
    """What a variant reaches on a bank, and how far that is from the whole.

    Attributes:
        figures: forced and auroc, shares of one; what the bank cannot have is left out.
        differences: the variant's figure less the whole's; empty for the whole itself.
        intervals: of the differences, 95 %, over the same questions drawn again and again.
    """

    bank: str
    variant: str
    figures: Mapping[str, float]
    differences: Mapping[str, float]
    intervals: Mapping[str, Interval]


def earned(every: Sequence[Banks], drawings: int = DRAWINGS) -> Iterator[Earned]:
    """What each variant reaches on each bank."""
    for banks in every:
        rows = {variant: rows_of(variant, bank, [others[variant] for others in every]) for variant, bank in banks.items()}
        for variant, some in rows.items():
            yield compared(banks[WHOLE].name, variant, some, rows[WHOLE], drawings)


def rows_of(variant: Variant, bank: Bank, banks: Sequence[Bank]) -> Scored:
    """The outcomes of a bank under the fusion that the other banks give."""
    fusion = variant.fusion_of(fitted_without(bank, banks))
    return scored([outcome_of(one, fusion, bank.kind) for one in bank.asked])


def compared(bank: str, variant: Variant, rows: Scored, whole: Scored, drawings: int) -> Earned:
    """A variant on one bank beside the whole."""
    figures, beside = figures_of(rows), figures_of(whole)
    if variant == WHOLE:
        return Earned(bank, variant.name, figures, {}, {})

    def differences(places: NDArray[np.int64]) -> list[float]:
        drawn, drawn_beside = figures_of(rows.taken(places)), figures_of(whole.taken(places))
        return [drawn.get(name, np.nan) - drawn_beside.get(name, np.nan) for name in figures]

    bounds = dict(zip(figures, bootstrap(len(rows.expected), differences, drawings), strict=True))
    return Earned(bank, variant.name, figures, {name: value - beside[name] for name, value in figures.items()}, bounds)


def figures_of(rows: Scored) -> dict[str, float]:
    """Forced accuracy and AUROC, those of them that the rows can have."""
    in_scope = rows.in_scope
    figures = {"forced": float(rows.right[in_scope].mean())} if in_scope.any() else {}
    return figures if in_scope.all() or not figures else figures | {"auroc": float(roc_auc_score(in_scope, rows.confidence))}


def table_of(every: Sequence[Earned]) -> Table:
    """The figures in per cent, and how far they are from the whole's, with 95 % intervals."""
    heads = ("bank", "variant", "forced#", "less the whole's#", "auroc#", "less the whole's#")
    rows = [(one.bank, one.variant, *(cell for name in ("forced", "auroc") for cell in cells(one, name))) for one in every]
    return Table("What each likeness earns", heads, rows)


def cells(one: Earned, name: str) -> tuple[str, str]:
    """A figure and its difference, "" for what there is none of."""
    figure = f"{100 * one.figures[name]:.1f}" if name in one.figures else ""
    return figure, signed(one.differences[name], one.intervals[name]) if name in one.differences else ""


def signed(difference: float, interval: Interval) -> str:
    """A difference in points with its interval.

    >>> signed(-0.0312, (-0.041, 0.002))
    '-3.1 (-4.1 to +0.2)'
    """
    low, high = interval
    return f"{100 * difference:+.1f} ({100 * low:+.1f} to {100 * high:+.1f})"
