"""Stretches of a text -> red flags that no rule foresaw, by weights fitted beforehand and summed here.

One linear classifier for each group of flags, and two that they share, which tell any flag from everything else: one by a
stretch, one by the words of the whole text. A score is the bias and the weights of the features over the root of their number,
so that a long stretch counts for no more than a short one, nor a word for more; a group's is its own and the shared ones
together. Of what nobody had seen the two together find half of what either misses.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.dialogue import Urgency
from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.features import FEWEST, FEWEST_OF_ALL, Account, Stretch, letter_features, word_features

__all__ = ["Classifier", "Part", "Suspicion", "Weighed"]

#: Words the weights of whose letters are kept.
WORDS = 8192
#: Words that explain a suspicion.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A group whose threshold a stretch of text reaches, with the words that speak for it most."""

    group: FlagGroup
    score: float
    words: tuple[str, ...]


class Weight(NamedTuple):
    """What a feature weighs for all flags together, and for each group in which it counts by its position."""

    shared: float = 0.0
    own: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the classifier counts in a stretch: those of its features that weigh something, and the root of how many it has in all."""

    features: Mapping[str, Weight]
    root: float


class Part(NamedTuple):
    """A stretch as weighed, and how far it and the whole text speak for any flag: zero where one is as likely as none."""

    weighed: Weighed
    shared: float


class Classifier:
    """The fitted weights, ready to be summed."""

    def __init__(self, fitted: FittedTriage) -> None:
        """Take what was fitted."""
        self.bias, self.groups = fitted.shared_bias, fitted.groups
        self.whole_bias, self.whole = fitted.whole_bias, fitted.whole
        self.highest = max((Urgency.of(group.level) for group in fitted.groups), default=Urgency.NONE)
        self.weights = {feature: Weight(fitted.shared.get(feature, 0.0), own) for feature, own in fitted.weights.items()}
        self.weights |= {feature: Weight(shared) for feature, shared in fitted.shared.items() if feature not in fitted.weights}
        self.partners: dict[str, dict[str, tuple[str, Weight]]] = {}
        for feature, weight in self.weights.items():
            if feature.startswith("c:") and "+" in feature:
                one, two = feature.removeprefix("c:").split("+")
                self.partners.setdefault(one, {})[two] = feature, weight
        self.weights_of_letters = lru_cache(WORDS)(lambda word: self.known(letter_features([word])))

    def parts(self, account: Account) -> list[Part]:
        """The stretches of a text, weighed."""
        whole = self.whole_score(account.words)
        return [Part(weighed, self.shared_score(weighed) + whole) for weighed in map(self.weigh, account.stretches)]

    def suspicions(self, parts: Iterable[Part]) -> Iterator[Suspicion]:
        """Each group that a stretch reaches the threshold of; what all flags share is asked first, and most stretches end there."""
        for weighed, shared in parts:
            if shared < 0:
                continue
            for position, (group, score) in enumerate(zip(self.groups, self.scores(weighed, shared), strict=True)):
                if score >= group.threshold:
                    yield Suspicion(group, score, self.telling(weighed, position))

    def weigh(self, stretch: Stretch) -> Weighed:
        """What counts in a stretch.

        Forty concepts make eight hundred pairs, of which few weigh anything: those alone are looked up, and the rest are only counted.
        """
        words, concepts = word_features(stretch.words), stretch.concepts
        count = len(words) + len(letter_features(stretch.words)) + len(concepts) * (len(concepts) + 1) // 2
        features = self.known(words) | self.known(f"c:{concept}" for concept in concepts)
        for word in set(stretch.words):
            features.update(self.weights_of_letters(word))
        for concept in concepts:
            if partners := self.partners.get(concept):
                features.update(partners[other] for other in partners.keys() & concepts)
        return Weighed(features, math.sqrt(max(count, FEWEST)))

    def known(self, features: Iterable[str]) -> dict[str, Weight]:
        """Those of the features that weigh something."""
        return {feature: self.weights[feature] for feature in features if feature in self.weights}

    def shared_score(self, weighed: Weighed) -> float:
        """The score of what all flags share: zero where a flag is as likely as none. Summed exactly, so that no order matters."""
        return self.bias + math.fsum(weight.shared for weight in weighed.features.values()) / weighed.root

    def whole_score(self, words: Sequence[str]) -> float:
        """What the words of the whole text add to that."""
        features = word_features(words)
        weights = self.whole
        return self.whole_bias + math.fsum([weights[one] for one in features if one in weights]) / math.sqrt(max(len(features), FEWEST_OF_ALL))

    def scores(self, weighed: Weighed, shared: float) -> list[float]:
        """The score of each group, by its position, with what they share added; summed in one order on every machine."""
        sums = [0.0] * len(self.groups)
        for feature in sorted(feature for feature, weight in weighed.features.items() if weight.own):
            for position, weight in weighed.features[feature].own:
                sums[position] += weight
        return [group.bias + total / weighed.root + shared for group, total in zip(self.groups, sums, strict=True)]

    def telling(self, weighed: Weighed, position: int) -> tuple[str, ...]:
        """The words and pairs of words that weigh most for the group, by its own weights and the shared ones."""
        words = {feature.removeprefix("w:"): weight for feature, weight in weighed.features.items() if feature.startswith("w:")}
        weights = {word: dict(weight.own).get(position, 0.0) + weight.shared for word, weight in words.items()}
        return tuple(sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))[:TELLING])
