"""The public sets and the project's own knowledge -> one form for both: matchers over some questions, and others to ask of them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from assistant.bootstrap import build_matcher
from assistant.engine import Matcher
from assistant.index.fusion import Fusion
from assistant.index.phrasings import IndexedPhrasing
from assistant.knowledge.knowledge import Knowledge
from training.benchmark import BenchSet
from training.fit import FOLDS, SEED, spread
from training.folds import Fold, folds_of
from training.question_bank import bank_of, matcher_of
from training.question_files import OUT_OF_SCOPE, LabelledQuestion

__all__ = ["OWN", "Subject", "Trial", "subject_of_knowledge", "subject_of_set"]

OWN = "own knowledge"
Rows = Sequence[LabelledQuestion]


@dataclass(frozen=True, eq=False)
class Trial:
    """A matcher over the known questions, and others to ask of it.

    Attributes:
        seconds: what it took to build the matcher.
    """

    matcher: Matcher
    known: Rows
    asked: Rows
    seconds: float

    def weighed_by(self, fusion: Fusion) -> "Trial":
        """The same with another fusion."""
        return replace(self, matcher=replace(self.matcher, rescorer=replace(self.matcher.rescorer, fusion=fusion)))


@dataclass(frozen=True, eq=False)
class Subject:
    """What is measured: a public set is one trial, the project's own knowledge one for each fold.

    Attributes:
        whole: every known question once, and everything that is asked, in the order of the trials.
        owners: question -> its entry, where the entry may have been left out; empty for a public set.
    """

    name: str
    trials: tuple[Trial, ...]
    whole: BenchSet
    owners: Mapping[str, str] = field(default_factory=dict)

    def weighed_by(self, fusion: Fusion) -> "Subject":
        """The same with another fusion."""
        return replace(self, trials=tuple(trial.weighed_by(fusion) for trial in self.trials))


def subject_of_set(bench: BenchSet) -> Subject:
    """The public set, built from its training rows and asked its test rows."""
    return Subject(bench.name, (built(lambda: matcher_of(bench.training), bench.training, bench.test),), bench)


def subject_of_knowledge(knowledge: Knowledge, most: int | None = None) -> Subject:
    """The knowledge in the folds by which the fusion is fitted: left-out phrasings, and as many of left-out entries; or `most` questions to the first fold."""
    phrasings = build_matcher(knowledge).rescorer.index.phrasings
    folds = folds_of(phrasings, FOLDS, SEED)
    trials = [trial_of(fold, knowledge) for fold in (folds if most is None else islice(folds, 1))]
    if most is not None:
        trials = [replace(trial, asked=thinned(trial.asked, most)) for trial in trials]
    whole = BenchSet(OWN, rows_of(phrasings), [row for trial in trials for row in trial.asked])
    return Subject(OWN, tuple(trials), whole, {phrasing.text: phrasing.entry_id for phrasing in phrasings})


def trial_of(fold: Fold, knowledge: Knowledge) -> Trial:
    """The fold with the lexicon of the knowledge; without its policy, every entry at low risk, as a public set is measured."""
    known = bank_of((phrasing.entry_id, phrasing.text) for phrasing in fold.indexed)
    unknown = [replace(row, entry=OUT_OF_SCOPE) for row in rows_of(spread(fold.unknown, len(fold.asked)))]
    return built(lambda: build_matcher(replace(known, lexicon=knowledge.lexicon)), rows_of(fold.indexed), [*rows_of(fold.asked), *unknown])


def built(build: Callable[[], Matcher], known: Rows, asked: Rows) -> Trial:
    """The trial with what `build` gives, and the time that took."""
    begun = time.perf_counter()
    matcher = build()
    return Trial(matcher, known, asked, time.perf_counter() - begun)


def rows_of(phrasings: Sequence[IndexedPhrasing]) -> list[LabelledQuestion]:
    """The phrasings as labelled questions."""
    return [LabelledQuestion(phrasing.text, phrasing.entry_id) for phrasing in phrasings]


def thinned(rows: Rows, most: int) -> Rows:
    """A sample of the rows, the same every time, in their order."""
    drawn = np.random.default_rng(SEED).permutation(len(rows))[:most]
    return [rows[place] for place in sorted(drawn)]
