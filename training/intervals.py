"""Measures -> their 95 % intervals, by drawing the questions again and again (bootstrap, percentiles)."""

from collections.abc import Callable
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from training.measures import Scored, measures

__all__ = ["Interval", "bootstrap", "intervals"]

#: Drawings, and the seed from which they come.
DRAWINGS, SEED = 1000, 20261121
#: Percentiles between which 95 of 100 drawings lie.
BOUNDS = (2.5, 97.5)

#: Lower and upper bound.
Interval = tuple[float, float]


def intervals(rows: Scored, drawings: int = DRAWINGS, seed: int = SEED) -> dict[str, Interval]:
    """Name -> interval of each measure that the rows have."""
    names = [name for name, value in asdict(measures(rows)).items() if value is not None]

    def drawn(places: NDArray[np.int64]) -> list[float]:
        values = asdict(measures(rows.taken(places)))
        return [np.nan if values[name] is None else values[name] for name in names]

    return dict(zip(names, bootstrap(len(rows.expected), drawn, drawings, seed), strict=True)) if names else {}


def bootstrap(count: int, measured: Callable[[NDArray[np.int64]], list[float]], drawings: int = DRAWINGS, seed: int = SEED) -> list[Interval]:
    """The interval of each value that `measured` gives for the places 0..count-1 drawn with replacement."""
    generator = np.random.default_rng(seed)
    drawn = np.array([measured(generator.integers(count, size=count)) for _ in range(drawings)])
    low, high = np.nanpercentile(drawn, BOUNDS, axis=0)
    return [(float(one), float(other)) for one, other in zip(low, high, strict=True)]
