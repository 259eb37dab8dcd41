"""What a user would write in place of an index, to be measured beside it: two rivals that look through all texts for each question."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process
from sklearn.metrics.pairwise import linear_kernel

from training.rivals import features

__all__ = ["BEST", "SPEED_RIVALS", "Asker"]

#: Texts that a rival gives back, best first.
BEST = 5
#: A question -> the places of the best texts.
Asker = Callable[[str], Sequence[int]]


def plain_pipeline(texts: Sequence[str]) -> Asker:
    """scikit-learn's transform, its linear kernel with all texts, and all of them sorted."""
    union: Any = features()
    stored = union.fit_transform(texts)

    def ask(question: str) -> Sequence[int]:
        return [int(place) for place in linear_kernel(union.transform([question]), stored)[0].argsort()[: -BEST - 1 : -1]]

    return ask


def ratio_over_all(texts: Sequence[str]) -> Asker:
    """RapidFuzz's WRatio with every text."""
    return lambda question: [place for _, _, place in process.extract(question, texts, scorer=fuzz.WRatio, limit=BEST)]


#: Name -> how it is made ready.
SPEED_RIVALS: Mapping[str, Callable[[Sequence[str]], Asker]] = {
    "scikit-learn pipeline": plain_pipeline,
    "WRatio over all": ratio_over_all,
}
