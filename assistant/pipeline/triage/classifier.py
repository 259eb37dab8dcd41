"""Features -> red flags that no rule foresaw, by weights fitted beforehand and summed here.

One linear classifier for each group of flags. The score of a stretch of text is the group's bias and the weights of its
features over the root of their number, so that a long stretch does not count for more than a short one.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Classifier", "Group", "Suspicion"]


@dataclass(frozen=True, slots=True)
class Group:
    """Flags that are told by one classifier.

    Attributes:
        flag: the flag that is raised for the group.
        level: the level at which it is raised.
        threshold: the score from which it is raised.
    """

    id: str
    flag: str
    level: str
    bias: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A group whose score is reached, with the features that speak for it most."""

    group: Group
    score: float
    features: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Classifier:
    """The groups, and for each feature its weight in each group by the group's position."""

    groups: tuple[Group, ...] = ()
    weights: Mapping[str, Mapping[int, float]] = ()  # type: ignore[assignment]

    def suspect(self, features: Collection[str]) -> list[Suspicion]:
        """The groups whose threshold these features reach."""
        sums = [0.0] * len(self.groups)
        for feature in sorted(known := [one for one in features if one in self.weights]):
            for position, weight in self.weights[feature].items():
                sums[position] += weight
        root = math.sqrt(len(features)) or 1.0
        found = []
        for position, (group, total) in enumerate(zip(self.groups, sums, strict=True)):
            if (score := group.bias + total / root) >= group.threshold:
                found.append(Suspicion(group, score, self.telling(known, position)))
        return found

    def telling(self, features: Sequence[str], position: int, most: int = 3) -> tuple[str, ...]:
        """The words that speak most for the group."""
        words = [one for one in features if one.startswith("w:")]
        ranked = sorted(words, key=lambda one: (-self.weights[one].get(position, 0.0), one))
        return tuple(one.removeprefix("w:") for one in ranked[:most])
