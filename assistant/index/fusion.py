"""Signals -> one confidence: a logistic combination, fitted beforehand over several knowledge bases."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

__all__ = ["KINDS", "Fusion", "Kind", "Logistic"]

#: What an index tells entries apart by.
Kind = Literal["classified", "sparse", "crowded"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Logistic:
    """1 / (1 + exp(-(bias + sum of weight times signal)))."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, signals: Mapping[str, float]) -> float:
        """The probability, to four places."""
        total = 0.0
        for name, weight in self.weights.items():
            total += weight * signals[name]
        return round(1 / (1 + math.exp(-total - self.bias)), 4)


@dataclass(frozen=True)
class Fusion:
    """How sure the signals are that an entry is right.

    Attributes:
        classified: where there is a classifier.
        sparse: where entries have too few phrasings for one.
        crowded: where there are too many phrasings for one.
    """

    classified: Logistic
    sparse: Logistic
    crowded: Logistic

    @classmethod
    def load(cls, path: Path) -> "Fusion":
        """The fusion kept in a JSON file, with its provenance beside it."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(Logistic(data[name]["bias"], data[name]["weights"]) for name in KINDS))

    def part(self, kind: Kind) -> Logistic:
        """The one that holds for this kind of index."""
        return {"classified": self.classified, "sparse": self.sparse, "crowded": self.crowded}[kind]

    def confidence(self, signals: Mapping[str, float], kind: Kind) -> float:
        """The probability that the entry is right, to four places."""
        return self.part(kind).probability(signals)
