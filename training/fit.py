"""Questions that an index has not seen -> the fusion of the signals into one confidence, with its provenance.

The banks are the project's own knowledge, with phrasings and whole entries left out, and public sets with their own test
questions where a folder of them is given. What is published for a set comes from a fusion that was fitted without it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.bootstrap import FUSION, build_matcher, index_of
from assistant.dialogue import Query, Ranking
from assistant.engine import Matcher
from assistant.index.fusion import Fusion, Logistic
from assistant.index.phrasings import IndexedPhrasing
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.normalise import normalise
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.retrieve import retrieve
from training.benchmark import BenchSet
from training.folds import Fold, folds_of
from training.measures import measures, scored
from training.outcomes import Outcome
from training.question_bank import matcher_of
from training.question_files import OUT_OF_SCOPE

__all__ = ["SIGNALS_OF", "Bank", "bank_of_knowledge", "bank_of_set", "fit_fusion", "fitted_without", "write_fusion"]

FOLDS, SEED = 5, 20261120
#: Entries of each ranking that are shown to the fit: the right one is hardly ever below, and the rest is all alike.
SHOWN = 8
#: What is fused, chosen by what it does for banks that the fit has not seen. Beside the classifier nothing else earns its place:
#: it is made of the same likenesses, weighed on the bank itself, and what is learnt on top of it on one bank is wrong on the next.
SIGNALS_OF = {"classified": ("classified",), "unclassified": ("agreement", "meaning", "entry_coverage", "fuzzy")}
#: Ranks before anything is fitted.
UNFITTED = Fusion(Logistic(0.0, {"classified": 1.0}), Logistic(0.0, {"agreement": 1.0, "meaning": 1.0}))


@dataclass(frozen=True)
class Asked:
    """A question with its label and the ranking that it gets."""

    expected: str
    ranking: Ranking


@dataclass(frozen=True)
class Bank:
    """A knowledge base with questions to it."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def size(self) -> str:
        """How many questions it has, in words."""
        return f"{len(self.asked)} questions, {sum(one.expected == OUT_OF_SCOPE for one in self.asked)} of them without an answer"


def bank_of_knowledge(knowledge: Knowledge) -> Bank:
    """The project's own knowledge: in each fold phrasings of known entries, and as many again of entries that were left out."""
    matcher = build_matcher(knowledge)
    asked = [one for fold in folds_of(matcher.rescorer.index.phrasings, FOLDS, SEED) for one in asked_of_fold(fold)]
    return Bank("own knowledge", tuple(asked))


def asked_of_fold(fold: Fold) -> Iterator[Asked]:
    """The questions of one fold."""
    rescorer = Rescorer(index_of(fold.indexed), UNFITTED)
    for phrasing, label in [(one, one.entry_id) for one in fold.asked] + [(one, OUT_OF_SCOPE) for one in spread(fold.unknown, len(fold.asked))]:
        yield Asked(label, rank(rescorer, query_of(phrasing)))


def bank_of_set(bench: BenchSet) -> Bank:
    """A public set, asked its own test questions."""
    matcher: Matcher = matcher_of(bench.training)
    rescorer = replace(matcher.rescorer, fusion=UNFITTED)
    return Bank(bench.name, tuple(Asked(row.entry, rank(rescorer, normalise(row.question, matcher.vocabulary))) for row in bench.test))


def rank(rescorer: Rescorer, query: Query) -> Ranking:
    """The question's ranking."""
    return rescorer.rank(query, retrieve(query, rescorer.index))


def spread(phrasings: Sequence[IndexedPhrasing], most: int) -> list[IndexedPhrasing]:
    """As many of the phrasings, from first to last."""
    return [phrasings[i] for i in np.linspace(0, len(phrasings) - 1, min(most, len(phrasings)), dtype=int)]


def query_of(phrasing: IndexedPhrasing) -> Query:
    """The query that a visitor who typed the phrasing would send."""
    return Query(phrasing.text, phrasing.words, phrasing.terms)


def fit_fusion(knowledge: Knowledge, sets: Sequence[BenchSet] = ()) -> dict[str, Any]:
    """The fitted fusion as plain data: what is weighed, what it was fitted on, and what it reaches on each bank when fitted without it."""
    banks = [bank_of_knowledge(knowledge), *map(bank_of_set, sets)]
    fusion = fitted(banks)
    return {
        "classified": {"bias": fusion.classified.bias, "weights": fusion.classified.weights},
        "unclassified": {"bias": fusion.unclassified.bias, "weights": fusion.unclassified.weights},
        "fitted_on": {bank.name: bank.size for bank in banks},
        "reached_when_fitted_without": {bank.name: reached(bank, fitted_without(bank, banks)) for bank in banks} if len(banks) > 1 else {},
        "fitted_by": "python -m training fit",
        "knowledge_version": knowledge.version,
    }


def fitted_without(bank: Bank, banks: Sequence[Bank]) -> Fusion:
    """The fusion fitted on all the other banks."""
    return fitted([other for other in banks if other.name != bank.name])


def fitted(banks: Sequence[Bank]) -> Fusion:
    """The fusion fitted on these banks, each counting for as much as any other."""
    return Fusion(*(logistic(banks, signals) for signals in SIGNALS_OF.values()))


def logistic(banks: Sequence[Bank], names: Sequence[str]) -> Logistic:
    """The weights of these signals by which right entries are told from wrong ones, to four places."""
    rows = [(ranked, one.expected, 1 / len(bank.asked)) for bank in banks for one in bank.asked for ranked in one.ranking.entries[:SHOWN]]
    values = np.array([[ranked.signals[name] for name in names] for ranked, _, _ in rows])
    right = np.array([ranked.entry_id == expected for ranked, expected, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    model = LogisticRegression(C=10.0, max_iter=1000).fit(values, right, sample_weight=weights / weights.mean())
    return Logistic(round(float(model.intercept_[0]), 4), {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)})


def reached(bank: Bank, fusion: Fusion) -> dict[str, float]:
    """Forced accuracy, AUROC and calibration error of a bank under a fusion; what it cannot have is left out."""
    outcomes = [outcome_of(one, fusion) for one in bank.asked]
    figures = measures(scored(outcomes))
    named = {"accuracy_in_scope": figures.accuracy_in_scope, "auroc": figures.auroc, "calibration_error": figures.calibration_error}
    return {name: round(value, 3) for name, value in named.items() if value is not None}


def outcome_of(one: Asked, fusion: Fusion) -> Outcome:
    """The best entry of a ranking under a fusion."""
    ranked = [(-fusion.confidence(entry.signals, is_classified=True), entry.entry_id) for entry in one.ranking.entries]
    confidence, best = min(ranked, default=(0.0, ""))
    return Outcome(one.expected, best, -confidence, answered=False)


def write_fusion(fitted: dict[str, Any], path: Path = FUSION) -> None:
    """Write the fusion as readable JSON."""
    path.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")
