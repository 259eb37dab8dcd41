"""Signals -> one confidence: a logistic combination, fitted beforehand over several knowledge bases."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Fusion", "Logistic"]


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
    """How sure the signals are that an entry is right, where there is a classifier and where there is none."""

    classified: Logistic
    unclassified: Logistic

    @classmethod
    def load(cls, path: Path) -> "Fusion":
        """The fusion kept in a JSON file, with its provenance beside it."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(Logistic(data[name]["bias"], data[name]["weights"]) for name in ("classified", "unclassified")))

    def part(self, is_classified: bool) -> Logistic:
        """The one that holds where there is a classifier, or where there is none."""
        return self.classified if is_classified else self.unclassified

    def confidence(self, signals: Mapping[str, float], is_classified: bool) -> float:
        """The probability that the entry is right, to four places."""
        return self.part(is_classified).probability(signals)
