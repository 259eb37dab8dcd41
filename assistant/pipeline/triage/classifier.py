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
    """Each group that a stretch reaches the threshold of; what all flags share is asked first, and most stretches end there."""
    for features in stretches:
        shared = shared_score(features, fitted)
        if shared < 0:
            continue
        for position, (group, score) in enumerate(zip(fitted.groups, scores(features, shared, fitted), strict=True)):
            if score >= group.threshold:
                yield Suspicion(group, score, telling(features, position, fitted))


def shared_score(features: Collection[str], fitted: FittedTriage) -> float:
    """The score of what all flags share: zero where a flag is as likely as none. Summed exactly, so that no order matters."""
    root = math.sqrt(max(len(features), FEWEST))
    return fitted.shared_bias + math.fsum(fitted.shared[feature] for feature in features if feature in fitted.shared) / root


def scores(features: Collection[str], shared: float, fitted: FittedTriage) -> list[float]:
    """The score of each group, by its position, with what they share added."""
    sums = [0.0] * len(fitted.groups)
    for feature in sorted(feature for feature in features if feature in fitted.weights):
        for position, weight in fitted.weights[feature]:
            sums[position] += weight
    root = math.sqrt(max(len(features), FEWEST))
    return [group.bias + total / root + shared for group, total in zip(fitted.groups, sums, strict=True)]


def telling(features: Collection[str], position: int, fitted: FittedTriage) -> tuple[str, ...]:
    """The words and pairs of words that weigh most for the group, by its own weights and the shared ones."""
    words = [feature for feature in features if feature.startswith("w:")]
    weights = {word.removeprefix("w:"): dict(fitted.weights.get(word, ())).get(position, 0.0) + fitted.shared.get(word, 0.0) for word in words}
    return tuple(sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))[:TELLING])
