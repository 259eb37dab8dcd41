"""A message that leans on what was shown before -> the same message with its subject named, and a ranking in view of both."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.dialogue import Query, Ranked, Ranking
from assistant.index.analyser import stem
from assistant.index.fusion import Logistic
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["Leaning", "Readings", "Weigh", "in_view", "leaning_of", "named", "subject_of"]

#: Stop-words that say what is asked: an entry that answers "who does it" has "who" in its phrasings.
ASKING = frozenset({"why", "who", "where", "when", "which"})
#: Signals of an entry, 0..1 each, -> the chance that it is meant. Fitted by logistic regression on the 130 follow-ups of
#: tests/cases/conversations and on 60 messages that nothing answers; in eight-fold cross-validation the first entry is right in 128 of 130.
#:   alone, subject, earlier, topic: how well it answers the message as it stands, and with the subject of the entry shown last, of entries
#:   shown before, and of the topic; best: the highest of these; near: how near the curators have set it to what was shown;
#:   last, shown: whether it was shown last, or at all; share: how much of what is asked its phrasings have; both: share times near.
MEANT = Logistic(
    -9.495,
    {
        "alone": 0.48,
        "subject": 2.24,
        "earlier": 1.5,
        "topic": 1.76,
        "best": 1.48,
        "near": 1.39,
        "last": -0.82,
        "shown": -1.21,
        "share": 2.22,
        "both": 0.98,
    },
)
#: The chance that a message asks for none of the entries: hardly any where it names no subject at all, for what else could it be about?
ELSEWHERE = {"wholly": 0.06, "partly": 0.25}
#: Below this strength of the message as it stands (a confidence of 0.05), an entry that has no word of a message with a subject of its own
#: has not heard of it: "what about cakes" after a stretch. So much of its chance is left.
FOREIGN, UNHEARD_OF = 0.545, 0.3
#: An answer by what was shown earlier, or by the topic, counts a little less among the best.
INDIRECT = 0.9
#: Log-odds are reckoned between these confidences, because an index can be as good as certain and never is; this many make one unit.
LEAST, MOST, UNIT = 0.002, 0.995, 6.0


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
class Readings:
    """A message ranked as it stands, and with its subject named: of the entry shown last, of those shown earlier, of the topic."""

    alone: Ranking
    subject: Ranking
    earlier: tuple[Ranking, ...]
    topic: Ranking


@dataclass(frozen=True, slots=True)
class Weigh:
    """What weighing needs: how rare a stem is, the stems of an entry's phrasings, how near entries are, and which were shown, the last first."""

    rarity: Callable[[str], float]
    stems_of_entry: Callable[[str], frozenset[str]]
    near: Mapping[str, float]
    shown: Sequence[str]


def leaning_of(query: Query, words: FollowUpWords) -> Leaning:
    """How the message leans on what was said before."""
    rest, is_opened = without_openings(query.terms, words)
    asked = tuple(term for term in rest if (term not in STOP_WORDS or term in ASKING) and term not in words.pointer_set)
    if all(term in words.asking_set or term in ASKING or term.isnumeric() for term in asked):
        return Leaning("wholly", asked)
    points_back = is_opened or any(term in words.pointer_set for term in rest)
    return Leaning("partly" if points_back else "thin", asked)


def without_openings(terms: Sequence[str], words: FollowUpWords) -> tuple[Sequence[str], bool]:
    """The terms after every opening that they begin with, and whether there was one; never nothing at all."""
    start = 0
    while start < len(terms):
        length = next((len(opening) for opening in words.split_openings if tuple(terms[start : start + len(opening)]) == opening), 0)
        if not length or start + length == len(terms):
            break
        start += length
    return terms[start:], start > 0


def subject_of(question: Sequence[str], words: FollowUpWords) -> tuple[str, ...]:
    """The terms of an entry's question that name what it is about."""
    known = STOP_WORDS | words.asking_set | words.pointer_set
    return tuple(dict.fromkeys(term for term in question if term not in known and not term.isnumeric()))


def named(query: Query, subject: Sequence[str], words: FollowUpWords) -> Query:
    """The message with the subject where it points back most clearly, else behind it."""
    terms, _ = without_openings(query.terms, words)
    pointer = next((pointer for pointer in words.pointers if pointer in terms), None)
    place = list(terms).index(pointer) if pointer else len(terms)
    added = [term for term in subject if term not in terms]
    joined = (*terms[:place], *added, *terms[place + 1 :])
    return replace(query, words=joined, terms=joined)


def in_view(readings: Readings, leaning: Leaning, weigh: Weigh) -> Ranking:
    """Every entry that any reading brings up, by the chance that it is meant."""
    found: dict[str, Ranked] = {}
    for ranking in (readings.topic, *readings.earlier, readings.subject, readings.alone):
        found |= {one.entry_id: one for one in ranking.entries}
    alone, subject, topic, *earlier = (strengths(one) for one in (readings.alone, readings.subject, readings.topic, *readings.earlier))
    meant = []
    for entry_id, one in found.items():
        direct = alone.get(entry_id, 0.0), subject.get(entry_id, 0.0)
        indirect = max((ranking.get(entry_id, 0.0) for ranking in earlier), default=0.0), topic.get(entry_id, 0.0)
        share = share_asked(entry_id, leaning.asked, weigh)
        chance = MEANT.probability(signals_of(entry_id, direct, indirect, share, weigh))
        is_foreign = leaning.how != "wholly" and not share and direct[0] < FOREIGN
        meant.append(replace(one, confidence=round(chance * UNHEARD_OF, 4) if is_foreign else chance, is_one_slip=False))
    shared = shared_out(meant, ELSEWHERE[leaning.how]) if leaning.how in ELSEWHERE and leaning.asked else meant
    return Ranking(tuple(sorted(shared, key=lambda one: (-one.confidence, one.entry_id))))


def shared_out(meant: Sequence[Ranked], elsewhere: float) -> list[Ranked]:
    """The entries with what each has of the chance that one of them is meant, where that is more than its own."""
    total = sum(sorted(one.confidence for one in meant)) + elsewhere
    return [replace(one, confidence=max(one.confidence, round(one.confidence / total, 4))) for one in meant]


def signals_of(entry_id: str, direct: tuple[float, float], indirect: tuple[float, float], share: float, weigh: Weigh) -> dict[str, float]:
    """The signals that the entry is meant."""
    near = weigh.near.get(entry_id, 0.0)
    return {
        "alone": direct[0],
        "subject": direct[1],
        "earlier": indirect[0],
        "topic": indirect[1],
        "best": max(*direct, *(INDIRECT * one for one in indirect)),
        "near": near,
        "last": float(entry_id in weigh.shown[:1]),
        "shown": float(entry_id in weigh.shown),
        "share": share,
        "both": share * near,
    }


def strengths(ranking: Ranking) -> dict[str, float]:
    """Entry id -> how well it answers, from 0 for not at all to nearly 2 for certain: its log-odds in units above the least."""
    return {one.entry_id: (log_odds(one.confidence) - log_odds(LEAST)) / UNIT for one in ranking.entries}


def share_asked(entry_id: str, asked: Sequence[str], weigh: Weigh) -> float:
    """How much of what is asked the entry's phrasings have, rare words counting more; 0.5 where nothing is asked."""
    stems = sorted({stem(term) for term in asked})
    total = sum([weigh.rarity(one) for one in stems])
    known = weigh.stems_of_entry(entry_id)
    return sum([weigh.rarity(one) for one in stems if one in known]) / total if total else 0.5


def log_odds(confidence: float) -> float:
    """The logarithm of the odds, within bounds."""
    bounded = min(max(confidence, LEAST), MOST)
    return math.log(bounded / (1 - bounded))
