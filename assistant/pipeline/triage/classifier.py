"""Features -> red flags that no rule foresaw, by weights fitted beforehand and summed here.

One linear classifier for each group of flags, and one that they share, which tells any flag from everything else. A score is
the bias and the weights of a stretch's features over the root of their number, so that a long stretch counts for no more than
a short one, nor a word for more; a group's is its own and the shared one together.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.features import FEWEST

__all__ = ["Suspicion", "suspicions"]

#: Words that explain a suspicion.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A group whose threshold a stretch of text reaches, with the words that speak for it most."""

    group: FlagGroup
    score: float
    words: tuple[str, ...]


def suspicions(stretches: Iterable[Collection[str]], fitted: FittedTriage) -> Iterator[Suspicion]:
    """Each group that a stretch reaches the threshold of."""
    for features in stretches:
        known = sorted(feature for feature in features if feature in fitted.weights)
        for position, (group, score) in enumerate(zip(fitted.groups, scores(features, known, fitted), strict=True)):
            if score >= group.threshold:
                yield Suspicion(group, score, telling(known, position, fitted))


def scores(features: Collection[str], known: Collection[str], fitted: FittedTriage) -> list[float]:
    """The score of each group, by its position."""
    sums = [0.0] * (len(fitted.groups) + 1)
    for feature in known:
        for position, weight in fitted.weights[feature]:
            sums[position] += weight
    root = math.sqrt(max(len(features), FEWEST))
    shared = fitted.shared_bias + sums[-1] / root
    return [group.bias + total / root + shared for group, total in zip(fitted.groups, sums[:-1], strict=True)]


def telling(known: Collection[str], position: int, fitted: FittedTriage) -> tuple[str, ...]:
    """The words and pairs of words that weigh most for the group, by its own weights and the shared ones."""
    counted = (position, len(fitted.groups))
    words = [feature for feature in known if feature.startswith("w:")]
    weights = {word.removeprefix("w:"): sum(weight for at, weight in fitted.weights[word] if at in counted) for word in words}
    return tuple(sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))[:TELLING])
