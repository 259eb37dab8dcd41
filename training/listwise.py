"""Questions with their candidates -> the weights that put the right candidate first.

A conditional logit (McFadden 1974): each question's right entry is weighed against its other candidates, and not against those of
other questions, whose likenesses stand higher or lower for reasons of their own. On sparse banks that the fit had not seen it ranks
better than weights that tell right from wrong over all questions together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax

__all__ = ["Contest", "directions"]

#: Strength of the ridge that keeps weights of signals that say the same small.
RIDGE = 0.01


@dataclass(frozen=True, eq=False)
class Contest:
    """The candidates of one question.

    Attributes:
        values: their signals, [candidates, signals].
        right: which of them is right.
        weight: how much the question counts.
    """

    values: NDArray[np.float64]
    right: int
    weight: float


def directions(contests: Sequence[Contest]) -> NDArray[np.float64]:
    """A weight for each signal; there has to be a contest, and all have the same signals."""
    total = sum(contest.weight for contest in contests)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = RIDGE * float(weights @ weights) / 2, RIDGE * weights
        for contest in contests:
            logs = log_softmax(contest.values @ weights)
            value -= contest.weight / total * float(logs[contest.right])
            slope = slope - contest.weight / total * (contest.values[contest.right] - np.exp(logs) @ contest.values)
        return value, slope

    found: Any = minimize(loss, np.ones(contests[0].values.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)
