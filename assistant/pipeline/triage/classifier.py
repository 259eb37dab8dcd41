"""Stretches of a text -> red flags that no rule foresaw, by weights fitted beforehand and summed here.

One linear classifier for each group of flags, and one that they share, which tells any flag from everything else. A score is
the bias and the weights of a stretch's features over the root of their number, so that a long stretch counts for no more than
a short one, nor a word for more; a group's is its own and the shared one together.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.dialogue import Urgency
from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.features import FEWEST, Stretch, letter_features, word_features

__all__ = ["Classifier", "Suspicion", "Weighed"]

#: Words that explain a suspicion.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A group whose threshold a stretch of text reaches, with the words that speak for it most."""

    group: FlagGroup
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the classifier counts in a stretch: those of its features that may weigh something, and the root of how many it has in all."""

    features: Collection[str]
    root: float


class Classifier:
    """The fitted weights, ready to be summed."""

    def __init__(self, fitted: FittedTriage) -> None:
        """Take what was fitted."""
        self.fitted, self.groups = fitted, fitted.groups
        self.highest = max((Urgency.of(group.level) for group in fitted.groups), default=Urgency.NONE)
        self.partners: dict[str, set[str]] = {}
        for feature in (*fitted.shared, *fitted.weights):
            if feature.startswith("c:") and "+" in feature:
                one, two = feature.removeprefix("c:").split("+")
                self.partners.setdefault(one, set()).add(two)

    def suspicions(self, stretches: Iterable[Stretch]) -> Iterator[Suspicion]:
        """Each group that a stretch reaches the threshold of; what all flags share is asked first, and most stretches end there."""
        for stretch in stretches:
            weighed = self.weigh(stretch)
            shared = self.shared_score(weighed)
            if shared < 0:
                continue
            for position, (group, score) in enumerate(zip(self.groups, self.scores(weighed, shared), strict=True)):
                if score >= group.threshold:
                    yield Suspicion(group, score, self.telling(weighed, position))

    def weigh(self, stretch: Stretch) -> Weighed:
        """What counts in a stretch.

        Forty concepts make eight hundred pairs, of which few weigh anything: those alone are named, and the rest are only counted.
        """
        concepts, inside = stretch.concepts, set(stretch.concepts)
        features = word_features(stretch.words) | letter_features(stretch.words)
        count = len(features) + len(concepts) * (len(concepts) + 1) // 2
        features.update(f"c:{concept}" for concept in concepts)
        features.update(f"c:{one}+{two}" for one in concepts if one in self.partners for two in self.partners[one] & inside)
        return Weighed(features, math.sqrt(max(count, FEWEST)))

    def shared_score(self, weighed: Weighed) -> float:
        """The score of what all flags share: zero where a flag is as likely as none. Summed exactly, so that no order matters."""
        weights = self.fitted.shared
        return self.fitted.shared_bias + math.fsum(weights[feature] for feature in weighed.features if feature in weights) / weighed.root

    def scores(self, weighed: Weighed, shared: float) -> list[float]:
        """The score of each group, by its position, with what they share added."""
        sums = [0.0] * len(self.groups)
        for feature in sorted(self.fitted.weights.keys() & weighed.features):
            for position, weight in self.fitted.weights[feature]:
                sums[position] += weight
        return [group.bias + total / weighed.root + shared for group, total in zip(self.groups, sums, strict=True)]

    def telling(self, weighed: Weighed, position: int) -> tuple[str, ...]:
        """The words and pairs of words that weigh most for the group, by its own weights and the shared ones."""
        words = [feature for feature in weighed.features if feature.startswith("w:")]
        weights = {word.removeprefix("w:"): self.own_weight(word, position) + self.fitted.shared.get(word, 0.0) for word in words}
        return tuple(sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))[:TELLING])

    def own_weight(self, feature: str, position: int) -> float:
        """What the feature weighs for one group alone."""
        return dict(self.fitted.weights.get(feature, ())).get(position, 0.0)
