"""Rankings without something: without words, without letters, without meaning, and by the nearest phrasing without a classifier.

Each variant ranks the same questions as the whole does, over a classifier of its own. They are ranked as they are typed: what the pipeline
does besides (parting a message into questions, knowing the very words of a phrasing) is the same for all of them, and left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.dialogue import Candidate, Query
from assistant.index.classifier import Floats, fit_classifier, kernel
from assistant.index.fusion import Fusion
from assistant.index.phrasings import PhrasingIndex
from assistant.index.postings import best_of
from assistant.pipeline.normalise import normalise
from assistant.pipeline.retrieve import TOP_K
from training.fit import UNFITTED, Asked, Bank
from training.likenesses import Features, features_of, likeness_of
from training.subjects import Subject, Trial

__all__ = ["VARIANTS", "WHOLE", "Banks", "Variant", "asked_of", "banks_of"]

#: Questions that are compared at once: 200 against 15,000 phrasings are 12 MB a likeness.
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Variant:
    """The ranking without something.

    Attributes:
        without: the likeness that is left out of the kernel; "" for none.
        is_classified: whether entries are ranked by the classifier; else by the signals of their nearest phrasings, as where there are too many for it.
    """

    name: str
    without: str = ""
    is_classified: bool = True

    def fusion_of(self, fitted: Fusion) -> Fusion:
        """The fusion by which this variant ranks."""
        return fitted if self.is_classified else replace(fitted, classified=fitted.crowded)


WHOLE = Variant("all likenesses")
VARIANTS = (
    WHOLE,
    Variant("without words", "words"),
    Variant("without letters", "letters"),
    Variant("without meaning", "meaning"),
    Variant("nearest phrasing, no classifier", is_classified=False),
)
#: The questions of one subject as each variant ranks them.
Banks = Mapping[Variant, Bank]


def banks_of(subject: Subject) -> Banks:
    """The questions of the subject as each variant ranks them; the one without a classifier has the rankings of the whole, and its own fusion."""
    asked: dict[Variant, list[Asked]] = {variant: [] for variant in VARIANTS if variant.is_classified}
    for trial in subject.trials:
        for variant, some in asked_of(trial, list(asked)):
            asked[variant].extend(some)
    banks = {variant: Bank(subject.name, tuple(some)) for variant, some in asked.items()}
    return {variant: banks.get(variant, banks[WHOLE]) for variant in VARIANTS}


def asked_of(trial: Trial, variants: Sequence[Variant]) -> Iterator[tuple[Variant, list[Asked]]]:
    """The questions of the trial as each of these variants ranks them."""
    rescorer = replace(trial.matcher.rescorer, fusion=UNFITTED)
    index = rescorer.index
    stored = features_of(index, (phrasing.terms for phrasing in index.phrasings))
    queries = [normalise(row.question, trial.matcher.vocabulary) for row in trial.asked]
    for variant in variants:
        found = candidates_of(index, stored, queries, variant.without)
        ranked = zip(trial.asked, queries, found, strict=True)
        yield variant, [Asked(row.entry, rescorer.rank(query, candidates)) for row, query, candidates in ranked]


def candidates_of(index: PhrasingIndex, stored: Features, queries: Sequence[Query], without: str) -> Iterator[tuple[Candidate, ...]]:
    """The candidates of each query, by the likenesses that are left and a classifier that was fitted to them."""
    weights = weights_of(index, stored, without)
    for start in range(0, len(queries), CHUNK):
        asked = features_of(index, (query.terms for query in queries[start : start + CHUNK]))
        likeness = likeness_of(asked, stored, without)
        alike = kernel(likeness)
        similarity, meaning = (np.broadcast_to(one, alike.shape) for one in ((likeness.words + likeness.letters) / 2, likeness.meaning))
        for row in zip(alike, similarity, meaning, alike @ weights.T, strict=True):
            yield nearest(index, *row)


def weights_of(index: PhrasingIndex, stored: Features, without: str) -> Floats:
    """The classifier's weights without that likeness; zeros where the phrasings are too many for a classifier."""
    entries = index.entry_rows
    count = int(entries.max()) + 1
    if not index.is_classified:
        return np.zeros((count, len(entries)), np.float32)
    if not without:
        return index.fitted.classifier
    return fit_classifier(kernel(likeness_of(stored, stored, without)), entries.tolist(), count)


def nearest(index: PhrasingIndex, alike: Floats, similarity: Floats, meaning: Floats, scores: Floats) -> tuple[Candidate, ...]:
    """The candidates of one query, best first, as retrieval gives them."""
    positions = best_of(alike, TOP_K)
    rows = index.entry_rows
    return tuple(
        Candidate(place, index.phrasings[place].entry_id, float(similarity[place]), float(meaning[place]), float(scores[rows[place]]))
        for place in positions.tolist()
    )
