"""Questions that an index has not seen -> the fusion of the signals into one confidence, with its provenance.

The banks are the project's own knowledge, with phrasings and whole entries left out, and public sets with their own test
questions where a folder of them is given. What is published for a set comes from a fusion that was fitted without it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.bootstrap import FUSION, build_matcher, index_of
from assistant.dialogue import Query, Ranked, Ranking
from assistant.engine import Matcher
from assistant.index.fusion import KINDS, Fusion, Kind, Logistic
from assistant.index.phrasings import IndexedPhrasing, PhrasingIndex
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.normalise import normalise
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.retrieve import retrieve
from training.benchmark import BenchSet
from training.folds import Fold, folds_of
from training.listwise import Contest, directions
from training.measures import measures, scored
from training.outcomes import Outcome
from training.question_bank import matcher_of
from training.question_files import OUT_OF_SCOPE

__all__ = ["SIGNALS_OF", "Bank", "banks_of_knowledge", "banks_of_set", "fit_fusion", "fitted_without", "write_fusion"]

FOLDS, SEED = 5, 20261120
#: Entries of each ranking that are shown to the fit: where weights are to rank, the right one is hardly ever below; where they are to
#: tell how sure the first is, those far below are no measure.
RANKED, CALIBRATED = 8, 3
#: What is fused, chosen by what it does for banks that the fit has not seen. Beside the classifier nothing else earns its place:
#: it is made of the same likenesses, weighed on the bank itself, and what is learnt on top of it on one bank is wrong on the next.
SIGNALS_OF: dict[Kind, tuple[str, ...]] = {
    "classified": ("classified",),
    "sparse": ("words", "alignment", "gist"),
    "crowded": ("agreement", "meaning", "entry_coverage", "fuzzy"),
}
#: Which banks a fusion is learnt from; none of ours has too many phrasings, and there a bank is ranked as if it had.
LEARNT_FROM: dict[Kind, Kind] = {"classified": "classified", "sparse": "sparse", "crowded": "classified"}
OWN = "own knowledge"
#: Ranks before anything is fitted.
UNFITTED = Fusion(
    Logistic(0.0, {"classified": 1.0}), Logistic(0.0, {"words": 1.0, "alignment": 1.0, "gist": 1.0}), Logistic(0.0, {"agreement": 1.0, "meaning": 1.0})
)


@dataclass(frozen=True)
class Asked:
    """A question with its label and the ranking that it gets."""

    expected: str
    ranking: Ranking


@dataclass(frozen=True)
class Bank:
    """A knowledge base with questions to it, and what its entries are told apart by."""

    name: str
    asked: tuple[Asked, ...]
    kind: Kind = "classified"

    @property
    def title(self) -> str:
        """Its name, and whether its entries have few phrasings."""
        return f"{self.name}, {self.kind}" if self.kind == "sparse" else self.name

    @property
    def size(self) -> str:
        """How many questions it has, in words."""
        return f"{len(self.asked)} questions, {sum(one.expected == OUT_OF_SCOPE for one in self.asked)} of them without an answer"


def banks_of_knowledge(knowledge: Knowledge) -> Iterator[Bank]:
    """The project's own knowledge, whole and thinned: in each fold phrasings of known entries, and half as many of entries that were left out.

    Those lie nearer to what is known than what visitors ask that has no answer.
    """
    index = build_matcher(knowledge).rescorer.index
    folds = list(folds_of(index.phrasings, FOLDS, SEED))
    if index.kind != "sparse":
        yield Bank(OWN, tuple(one for fold in folds for one in asked_of_fold(fold)), index.kind)
    yield Bank(OWN, tuple(one for fold in folds for one in asked_of_fold(replace(fold, indexed=thinned(fold.indexed)))), "sparse")


def thinned(phrasings: Iterable[IndexedPhrasing]) -> tuple[IndexedPhrasing, ...]:
    """The first phrasing of each entry: what a knowledge base looks like whose owner has written one."""
    first: dict[str, IndexedPhrasing] = {}
    for phrasing in phrasings:
        first.setdefault(phrasing.entry_id, phrasing)
    return tuple(first.values())


def asked_of_fold(fold: Fold) -> Iterator[Asked]:
    """The questions of one fold."""
    rescorer = Rescorer(index_of(fold.indexed), UNFITTED)
    for phrasing, label in [(one, one.entry_id) for one in fold.asked] + [(one, OUT_OF_SCOPE) for one in spread(fold.unknown, len(fold.asked) // 2)]:
        yield Asked(label, rank(rescorer, query_of(phrasing)))


def banks_of_set(bench: BenchSet) -> Iterator[Bank]:
    """A public set, asked its own test questions; thinned as well, where its entries have several phrasings."""
    matcher: Matcher = matcher_of(bench.training)
    index = matcher.rescorer.index
    yield bank_over(bench, matcher, index)
    if index.kind != "sparse":
        yield bank_over(bench, matcher, index_of(thinned(index.phrasings)))


def bank_over(bench: BenchSet, matcher: Matcher, index: PhrasingIndex) -> Bank:
    """The set's test questions, asked of an index of its phrasings."""
    rescorer = Rescorer(index, UNFITTED)
    asked = tuple(Asked(row.entry, rank(rescorer, normalise(row.question, matcher.vocabulary))) for row in bench.test)
    return Bank(bench.name, asked, index.kind)


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
    banks = [*banks_of_knowledge(knowledge), *(bank for bench in sets for bank in banks_of_set(bench))]
    fusion = fitted(banks)
    return {
        **{kind: {"bias": fusion.part(kind).bias, "weights": fusion.part(kind).weights} for kind in KINDS},
        "fitted_on": {bank.title: bank.size for bank in banks},
        "reached_when_fitted_without": {bank.title: reached(bank, fitted_without(bank, banks)) for bank in banks} if sets else {},
        "fitted_by": "python -m training fit",
        "knowledge_version": knowledge.version,
    }


def fitted_without(bank: Bank, banks: Sequence[Bank]) -> Fusion:
    """The fusion fitted on all the other banks."""
    return fitted([other for other in banks if other.name != bank.name])


def fitted(banks: Sequence[Bank]) -> Fusion:
    """The fusion fitted on these banks, each counting for as much as any other."""
    return Fusion(*(logistic_of(kind, banks) for kind in KINDS))


def logistic_of(kind: Kind, banks: Sequence[Bank]) -> Logistic:
    """The weights for this kind of index; even ones where there is no bank to learn them from."""
    some = [bank for bank in banks if bank.kind == LEARNT_FROM[kind]]
    if not some:
        return UNFITTED.part(kind)
    return scaled(some, ranking_weights(some, SIGNALS_OF[kind])) if kind == "sparse" else logistic(some, SIGNALS_OF[kind])


def ranking_weights(banks: Sequence[Bank], names: Sequence[str]) -> dict[str, float]:
    """The weights of these signals that rank best."""
    contests = [
        Contest(np.array([[ranked.signals[name] for name in names] for ranked in shown]), right, 1 / len(bank.asked))
        for bank in banks
        for one in bank.asked
        if (right := place_of(one.expected, shown := one.ranking.entries[:RANKED])) is not None
    ]
    return dict(zip(names, directions(contests).tolist(), strict=True)) if contests else dict.fromkeys(names, 1.0)


def place_of(entry_id: str, ranked: Sequence[Ranked]) -> int | None:
    """Where the entry stands; None where it does not."""
    return next((place for place, one in enumerate(ranked) if one.entry_id == entry_id), None)


def scaled(banks: Sequence[Bank], weights: Mapping[str, float]) -> Logistic:
    """The same weights, made larger or smaller together, and a bias, so that they give the probability to be right."""
    scores = [
        Bank(
            bank.name,
            tuple(Asked(one.expected, Ranking(tuple(with_score(ranked, weights) for ranked in one.ranking.entries[:CALIBRATED]))) for one in bank.asked),
        )
        for bank in banks
    ]
    fitted = logistic(scores, ("score",))
    return Logistic(fitted.bias, {name: round(fitted.weights["score"] * weight, 4) for name, weight in weights.items()})


def with_score(ranked: Ranked, weights: Mapping[str, float]) -> Ranked:
    """The entry with the sum of its weighed signals as its one signal."""
    return replace(ranked, signals={"score": sum(weight * ranked.signals[name] for name, weight in weights.items())})


def logistic(banks: Sequence[Bank], names: Sequence[str]) -> Logistic:
    """The weights of these signals by which right entries are told from wrong ones, to four places."""
    rows = [(ranked, one.expected, 1 / len(bank.asked)) for bank in banks for one in bank.asked for ranked in one.ranking.entries[:CALIBRATED]]
    values = np.array([[ranked.signals[name] for name in names] for ranked, _, _ in rows])
    right = np.array([ranked.entry_id == expected for ranked, expected, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    model = LogisticRegression(C=10.0, max_iter=1000).fit(values, right, sample_weight=weights / weights.mean())
    return Logistic(round(float(model.intercept_[0]), 4), {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)})


def reached(bank: Bank, fusion: Fusion) -> dict[str, float]:
    """Forced accuracy, AUROC and calibration error of a bank under a fusion; what it cannot have is left out."""
    outcomes = [outcome_of(one, fusion, bank.kind) for one in bank.asked]
    figures = measures(scored(outcomes))
    named = {"accuracy_in_scope": figures.accuracy_in_scope, "auroc": figures.auroc, "calibration_error": figures.calibration_error}
    return {name: round(value, 3) for name, value in named.items() if value is not None}


def outcome_of(one: Asked, fusion: Fusion, kind: Kind) -> Outcome:
    """The best entry of a ranking under a fusion."""
    ranked = [(-fusion.confidence(entry.signals, kind), entry.entry_id) for entry in one.ranking.entries]
    confidence, best = min(ranked, default=(0.0, ""))
    return Outcome(one.expected, best, -confidence, answered=False)


def write_fusion(fitted: dict[str, Any], path: Path = FUSION) -> None:
    """Write the fusion as readable JSON."""
    path.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")
