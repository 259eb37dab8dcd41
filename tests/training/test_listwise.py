"""Weights that put the right candidate first."""

import numpy as np
import pytest

from training.listwise import Contest, directions


def contests(count: int, weight: float = 1.0) -> list[Contest]:
    generator = np.random.default_rng(7)
    made = []
    for _ in range(count):
        values = generator.random((5, 3))
        values[:, 2] += generator.random()  # stands higher for a whole question, and says nothing within it
        made.append(Contest(values, int(np.argmax(2 * values[:, 0] + values[:, 1])), weight))
    return made


def test_what_decides_is_weighed_and_what_says_nothing_is_not() -> None:
    first, second, nothing = directions(contests(400))
    assert first > second > 5 * abs(nothing)


def test_only_the_share_of_a_weight_counts() -> None:
    assert directions(contests(50)) == pytest.approx(directions(contests(50, weight=9.0)), rel=1e-3)
