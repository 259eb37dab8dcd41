"""Phrasings left out and found again -> the fusion of the signals into one confidence, with its provenance."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.bootstrap import FUSION, build_matcher, index_of
from assistant.dialogue import Query
from assistant.index.phrasings import IndexedPhrasing
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.rescore import SIGNALS, Fusion, Rescorer
from assistant.pipeline.retrieve import retrieve
from training.folds import Fold, folds_of

__all__ = ["fit_fusion", "labelled_signals", "write_fusion"]

FOLDS, SEED = 5, 20261120
#: Entries of each ranking that are shown to the fit: the right one is hardly ever below, and the rest is all alike.
SHOWN = 5
#: Of the questions that no entry answers, so many for each that one does, as on a real page.
UNKNOWN_SHARE = 0.5


def fit_fusion(knowledge: Knowledge) -> dict[str, Any]:
    """The fitted fusion as plain data: bias, weights, and what it was fitted on."""
    phrasings = build_matcher(knowledge).rescorer.index.phrasings
    signals, labels = np.array([]), np.array([])
    fusion = Fusion.load(FUSION)
    for _ in range(2):  # the signals are those of each entry's best phrasing, which the fusion itself chooses
        rows = [row for fold in folds_of(phrasings, FOLDS, SEED) for row in labelled_signals(fold, fusion)]
        signals, labels = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
        model = LogisticRegression(C=10.0, max_iter=1000).fit(signals, labels)
        weights = {name: round(float(weight), 4) for name, weight in zip(SIGNALS, model.coef_[0], strict=True)}
        fusion = Fusion(round(float(model.intercept_[0]), 4), weights)
    return {
        "bias": fusion.bias,
        "weights": dict(fusion.weights),
        "fitted_on": f"phrasings left out of the project's own knowledge, {FOLDS} folds, {len(labels)} entries ranked, {int(labels.sum())} right",
        "fitted_by": "python -m training fit",
        "knowledge_version": knowledge.version,
    }


def labelled_signals(fold: Fold, fusion: Fusion) -> Iterator[tuple[list[float], bool]]:
    """(signals, whether the entry is right) for the first entries of each question's ranking."""
    rescorer = Rescorer(index_of(fold.indexed), fusion)
    wanted = min(round(UNKNOWN_SHARE * len(fold.asked)), len(fold.unknown))
    unknown = [fold.unknown[i] for i in np.linspace(0, len(fold.unknown) - 1, wanted, dtype=int)]
    for phrasing, right in [(one, one.entry_id) for one in fold.asked] + [(one, None) for one in unknown]:
        query = query_of(phrasing)
        for ranked in rescorer.rank(query, retrieve(query, rescorer.index)).entries[:SHOWN]:
            yield [ranked.signals[name] for name in SIGNALS], ranked.entry_id == right


def query_of(phrasing: IndexedPhrasing) -> Query:
    """The query that a visitor who typed the phrasing would send."""
    return Query(phrasing.text, phrasing.words, phrasing.terms)


def write_fusion(fitted: dict[str, Any], path: Path = FUSION) -> None:
    """Write the fusion as readable JSON."""
    path.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")
