"""What a user could write in an afternoon, to be measured beside: nearest phrase, fuzzy ratio, BM25, and a linear classifier.

Each gives every entry a score for a question. The best entry is the one with the highest score, and the score is its confidence.
"""

import os
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from training.measures import best_threshold, scored
from training.outcomes import Outcome, shown_progress
from training.question_files import OUT_OF_SCOPE, LabelledQuestion

__all__ = ["RIVALS", "Fitted", "fitted", "held_out", "rival_outcomes"]

SEED = 20261121
#: Questions that are scored at once: 500 against 15,000 phrasings are 30 MB.
CHUNK = 500
#: BM25's usual parameters (Elasticsearch's defaults).
K1, B = 1.2, 0.75
#: One in so many entries, and one in so many of the other phrasings, is held out to find a threshold.
PARTS = 5
#: Held-out questions of either kind, at most; a threshold needs no more. Under the lower number there is nothing to go by.
MOST_HELD_OUT, FEWEST_HELD_OUT = 300, 20

Scores = NDArray[np.float32]
#: Questions -> a score for each stored row, [questions, rows].
Scorer = Callable[[Sequence[str]], Scores]
Rows = Sequence[LabelledQuestion]


@dataclass(frozen=True, eq=False)
class Fitted:
    """A rival that knows its rows.

    Attributes:
        entries: what the columns of the scores stand for.
        threshold: the score from which it answers.
    """

    entries: tuple[str, ...]
    scores: Scorer
    threshold: float = -np.inf


def fitted(name: str, rows: Rows) -> Fitted:
    """The rival over the rows, with the threshold that does best on questions held out of them.

    Where too few can be held out (one phrasing to an entry), it always answers.
    """
    known, asked = held_out(rows)
    whole = RIVALS[name](rows)
    if len(asked) < FEWEST_HELD_OUT:
        return whole
    threshold, _ = best_threshold(scored(rival_outcomes(RIVALS[name](known), asked)))
    return Fitted(whole.entries, whole.scores, threshold)


def held_out(rows: Rows, seed: int = SEED) -> tuple[list[LabelledQuestion], list[LabelledQuestion]]:
    """(rows to know, rows to ask): some entries are held out whole and asked as out of scope, and some rows of the others."""
    generator = np.random.default_rng(seed)
    entries = sorted({row.entry for row in rows})
    away = {entry for entry, part in zip(entries, generator.integers(PARTS, size=len(entries)), strict=True) if part == 0}
    drawn = generator.integers(PARTS, size=len(rows)) == 0
    known = [row for row, is_drawn in zip(rows, drawn, strict=True) if row.entry not in away and not is_drawn]
    kept = {row.entry for row in known}
    asked = [row for row, is_drawn in zip(rows, drawn, strict=True) if row.entry in kept and is_drawn]
    unknown = [LabelledQuestion(row.question, OUT_OF_SCOPE, row.line) for row in rows if row.entry in away]
    if min(len(asked), len(unknown)) < FEWEST_HELD_OUT:
        return known, []
    return known, [row for kind in (asked, unknown) for row in thinned(kind, generator)]


def thinned(rows: list[LabelledQuestion], generator: np.random.Generator) -> list[LabelledQuestion]:
    """The rows, or as many of them as are needed, drawn without replacement."""
    return [rows[place] for place in sorted(generator.permutation(len(rows))[:MOST_HELD_OUT])]


def rival_outcomes(rival: Fitted, rows: Rows) -> list[Outcome]:
    """The outcome of each row, in their order."""
    return [outcome for chunk in shown_progress(list(chunks(rows)), "Answering") for outcome in outcomes_of(rival, chunk)]


def chunks(rows: Rows) -> Iterator[Rows]:
    """The rows in parts that fit into memory."""
    yield from (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))


def outcomes_of(rival: Fitted, rows: Rows) -> Iterator[Outcome]:
    """The outcomes of rows that are scored at once; ties go to the entry that stands first in the alphabet."""
    for row, scores in zip(rows, rival.scores([row.question for row in rows]), strict=True):
        order = np.argsort(-scores, kind="stable")
        best, confidence = rival.entries[order[0]], float(scores[order[0]])
        yield Outcome(row.entry, best, confidence, confidence >= rival.threshold, ranking=tuple(rival.entries[place] for place in order))


def by_nearest_row(rows: Rows, scorer_of: Callable[[Sequence[str]], Scorer]) -> Fitted:
    """A rival in which an entry scores as its best row does."""
    ordered = sorted(rows, key=lambda row: row.entry)
    entries, starts = np.unique([row.entry for row in ordered], return_index=True)
    scorer = scorer_of([row.question for row in ordered])
    return Fitted(tuple(map(str, entries)), lambda questions: np.maximum.reduceat(scorer(questions), starts, axis=1))


def features() -> FeatureUnion:
    """TF-IDF of words alone and in pairs, and of letters in runs of two to five."""
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
            ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
        ]
    )


def cosine_to(texts: Sequence[str]) -> Scorer:
    """Cosine similarity, 0..1."""
    union = features()
    stored = (union.fit_transform(texts) / np.sqrt(2)).T.tocsr()  # either block has length one
    return lambda questions: np.asarray((union.transform(questions) @ stored).toarray() / np.sqrt(2), np.float32)


def ratio_to(texts: Sequence[str]) -> Scorer:
    """RapidFuzz's WRatio of letters and figures, as a share of 100."""
    stored = [utils.default_process(text) for text in texts]

    def scores(questions: Sequence[str]) -> Scores:
        asked = [utils.default_process(question) for question in questions]
        ratios = process.cdist(asked, stored, scorer=fuzz.WRatio, dtype=np.float32, workers=os.cpu_count() or 1)
        return np.asarray(ratios / 100, np.float32)

    return scores


def bm25_to(texts: Sequence[str]) -> Scorer:
    """Okapi BM25 over words, 0 and up."""
    counter = CountVectorizer(tokenizer=re.compile(r"\w+").findall, token_pattern=None, dtype=np.float32)
    counts = counter.fit_transform(texts).tocoo()
    lengths = np.bincount(counts.row, weights=counts.data, minlength=len(texts))
    held = np.bincount(counts.col, minlength=counts.shape[1])
    rarity = np.log(1 + (len(texts) - held + 0.5) / (held + 0.5))
    norm = K1 * (1 - B + B * lengths / lengths.mean())
    weights = rarity[counts.col] * counts.data * (K1 + 1) / (counts.data + norm[counts.row])
    stored = sparse.csr_matrix((weights.astype(np.float32), (counts.col, counts.row)), shape=counts.shape[::-1])
    return lambda questions: np.asarray((counter.transform(questions) @ stored).toarray(), np.float32)


def linear_svm(rows: Rows) -> Fitted:
    """A linear support vector machine over the same features; its decision value, which is no probability, is the score."""
    union = features()
    labels = [row.entry for row in rows]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The number of unique classes")  # a bank of one phrasing to an entry has as many classes as rows
        model = LinearSVC(random_state=SEED).fit(union.fit_transform([row.question for row in rows]), labels)

    def scores(questions: Sequence[str]) -> Scores:
        values = np.asarray(model.decision_function(union.transform(questions)), np.float32)
        return values if values.ndim == 2 else np.stack([-values, values], axis=1)  # of two entries it gives one value

    return Fitted(tuple(map(str, model.classes_)), scores)


#: Name -> how it is fitted; thresholds apart.
RIVALS: Mapping[str, Callable[[Rows], Fitted]] = {
    "TF-IDF, nearest phrase": lambda rows: by_nearest_row(rows, cosine_to),
    "RapidFuzz WRatio": lambda rows: by_nearest_row(rows, ratio_to),
    "BM25": lambda rows: by_nearest_row(rows, bm25_to),
    "linear SVM": linear_svm,
}
