"""A message that leans on what was shown before -> the same message with its subject named, and a ranking that prefers what is near."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.dialogue import Query, Ranked, Ranking
from assistant.index.analyser import stem
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["Leaning", "Weigh", "leaning_of", "named", "preferred", "subject_of"]

#: Stop-words that say what is asked: an entry that answers "who does it" has "who" in its phrasings.
ASKING = frozenset({"why", "who", "where", "when", "which"})
#: How much, in log-odds, nearness to the entry shown counts for a message that leans on it.
_N = {"wholly": 3.0, "partly": 1.6, "thin": 1.2}
#: What is taken, in log-odds, from an entry whose phrasings have none of the words that were asked.
UNASKED = 3.5
#: What is taken, in log-odds, from an entry that is not near to one shown, when the message names nothing by itself.
FAR = 2.5
#: Log-odds are reckoned between these confidences: an index can be as good as certain, and never is.
LEAST, MOST = 0.002, 0.995


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a message leans on what was said before.

    Attributes:
        how: "wholly" where it names no subject, "partly" where it points back and names one, "thin" where it only names one.
        asked: terms that say what is asked, without what points back.
    """

    how: Literal["wholly", "partly", "thin"]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weigh:
    """What weighing needs of the index: how rare a stem is, and the stems of an entry's phrasings."""

    rarity: Callable[[str], float]
    stems_of_entry: Callable[[str], frozenset[str]]


def leaning_of(query: Query, words: FollowUpWords) -> Leaning:
    """How the message leans on what was said before."""
    rest, is_opened = without_openings(query.terms, words)
    asked = tuple(term for term in rest if (term not in STOP_WORDS or term in ASKING) and term not in words.pointer_set)
    has_subject = any(term not in words.asking_set and not term.isnumeric() and term not in ASKING for term in asked)
    if not has_subject:
        return Leaning("wholly", asked)
    points_back = is_opened or any(term in words.pointer_set for term in rest)
    return Leaning("partly" if points_back else "thin", asked)


def without_openings(terms: Sequence[str], words: FollowUpWords) -> tuple[Sequence[str], bool]:
    """The terms after every opening that they begin with, and whether there was one."""
    start = 0
    while start < len(terms):
        length = next((len(opening) for opening in words.split_openings if tuple(terms[start : start + len(opening)]) == opening), 0)
        if not length:
            break
        start += length
    return terms[start:], start > 0


def subject_of(question: Sequence[str], words: FollowUpWords) -> tuple[str, ...]:
    """The terms of an entry's question that name what it is about."""
    known = STOP_WORDS | words.asking_set | words.pointer_set
    return tuple(dict.fromkeys(term for term in question if term not in known and not term.isnumeric()))


def named(query: Query, subject: Sequence[str], words: FollowUpWords) -> Query:
    """The message with the subject where it points back, else behind it."""
    terms, _ = without_openings(query.terms, words)
    place = next((position for position, term in enumerate(terms) if term in words.pointer_set), len(terms))
    added = [term for term in subject if term not in terms]
    joined = (*terms[:place], *added, *terms[place + 1 :])
    return replace(query, words=joined, terms=joined)


def preferred(alone: Ranking, joined: Iterable[Ranking], near: Mapping[str, float], shown: Sequence[str], leaning: Leaning, weigh: Weigh) -> Ranking:
    """Entries as the message alone and with its subject ranks them, the near ones preferred."""
    by_itself = {one.entry_id: one for one in alone.entries}
    with_subject: dict[str, Ranked] = {}
    for ranking in joined:
        for one in ranking.entries:
            if one.entry_id not in with_subject or with_subject[one.entry_id].confidence < one.confidence:
                with_subject[one.entry_id] = one
    weighed = []
    for entry_id in by_itself | with_subject:
        a, j = by_itself.get(entry_id), with_subject.get(entry_id)
        odds = log_odds(a.confidence if a else 0.0), log_odds(j.confidence if j else 0.0)
        chance = 1 / (1 + math.exp(-evidence(*odds, near.get(entry_id, 0.0), entry_id in shown, share_asked(entry_id, leaning.asked, weigh), leaning)))
        weighed.append(replace(a or j, confidence=round(chance, 4)))
    return Ranking(tuple(sorted(weighed, key=lambda one: (-one.confidence, one.entry_id))))


P = {"wholly": [2.0, 1.5, 0.3, 3.5, 1.0], "partly": [1.2, 1.0, 0.4, 3.5, 2.0], "thin": [1.2, 1.0, 0.5, 3.5, 2.0]}


def evidence(alone: float, joined: float, near: float, was_shown: bool, share: float, leaning: Leaning) -> float:
    """log odds"""
    bonus, far, own, unasked, seen = P[leaning.how]
    high = max(alone, joined)
    odds = high + own * (alone - high) * 0.5 - unasked * (1 - share)
    odds += bonus * near if near else -far
    if was_shown:
        odds -= seen
    return max(odds, alone) if leaning.how != "wholly" and not was_shown else odds


def share_asked(entry_id: str, asked: Sequence[str], weigh: Weigh) -> float:
    """How much of what is asked the entry's phrasings hold, rare words counting more; 0.5 where nothing is."""
    stems = {stem(term) for term in asked}
    total = sum(weigh.rarity(one) for one in sorted(stems))
    return sum(weigh.rarity(one) for one in sorted(stems & weigh.stems_of_entry(entry_id))) / total if total else 0.5


def log_odds(confidence: float) -> float:
    """The logarithm of the odds, within bounds."""
    bounded = min(max(confidence, LEAST), MOST)
    return math.log(bounded / (1 - bounded))
