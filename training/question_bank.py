"""Labelled questions -> a knowledge and the assistant over it: the pipeline that serves visitors, without any domain.

No small talk, red flags, refusals, definitions or lexicon, and every entry at low risk; where to answer from is UNCALIBRATED.
"""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Any

from assistant.bootstrap import build_matcher
from assistant.engine import Assistant, Matcher
from assistant.errors import ContentError
from assistant.knowledge.knowledge import Knowledge, Policy
from assistant.knowledge.loading import Loaded, read_files
from assistant.knowledge.policy import ThresholdPair
from assistant.knowledge.schema import FILES
from assistant.knowledge.values import Entry
from assistant.settings import Settings
from assistant.store.memory import ProcessMemory
from training.question_files import LabelledQuestion

__all__ = ["assistant_over", "bank_of", "matcher_of"]

#: Where a bank is answered from, and asked back, that nobody has calibrated: what `calibrate` chose for the project's own knowledge as long as
#: it had no questions of elsewhere to learn from, as other banks have none.
UNCALIBRATED = ThresholdPair(answer=0.18, clarify=0.09)

#: A review date that no reply shows; one for all, so that the bank is the same on every day.
REVIEWED = datetime.date(2026, 1, 1)
KIND_OF = {kind.pattern: kind for kind in FILES}


def bank_of(phrasings: Iterable[tuple[str, str]]) -> Knowledge:
    """The knowledge of (entry, phrasing) pairs, entries in the order in which they first stand.

    An entry is named by its label, whatever that is: the pattern of ids is for those that stand in addresses, and here none does.
    """
    grouped: dict[str, list[str]] = {}
    for label, text in phrasings:
        grouped.setdefault(label, []).append(text)
    entries = {
        label: Entry.model_construct(id=label, question=texts[0], phrasings=tuple(texts), answer=texts[0], reviewed=REVIEWED)
        for label, texts in grouped.items()
    }
    return Knowledge(documents={}, claims={}, entries=entries, policy=plain_policy(), version="labelled questions")


def matcher_of(rows: Iterable[LabelledQuestion]) -> Matcher:
    """The matcher over the rows, as it is built over the project's own knowledge."""
    return build_matcher(bank_of((row.entry, row.question) for row in rows))


def assistant_over(matcher: Matcher) -> Assistant:
    """The assistant that answers with the matcher, over the phrasings that stand in it."""
    knowledge = bank_of((phrasing.entry_id, phrasing.text) for phrasing in matcher.rescorer.index.phrasings)
    return Assistant(knowledge, matcher, ProcessMemory(knowledge.policy.thresholds.remember_minutes))


@cache
def plain_policy() -> Policy:
    """The project's phrases and readings, its thresholds but for where to answer from, and nothing of its domain.

    These files alone are read, so that measuring does not wait for the rest of the knowledge to be in order.
    """
    folder, loaded = Settings().knowledge, Loaded()
    read = {name: [value for _, value, _ in read_files(folder, KIND_OF[f"policy/{name}.yaml"], loaded)] for name in ("thresholds", "phrases", "readings")}
    if loaded.problems:
        raise ContentError(loaded.problems)
    (thresholds,), (phrases,), (readings,) = read.values()
    thresholds = thresholds.model_copy(update={"by_risk": dict.fromkeys(thresholds.by_risk, UNCALIBRATED)})
    nothing: dict[str, Any] = {"red_flags": (), "concepts": (), "refusals": (), "definitions": (), "caveats": {}, "messages": {}, "small_talk": {}}
    return Policy(thresholds=thresholds, phrases=phrases, readings=readings, **nothing)
