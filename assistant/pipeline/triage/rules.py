"""Mentions -> the rules that they fulfil: concepts that stand together, near enough and not taken back."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from assistant.knowledge.policy import Combination
from assistant.pipeline.triage.mentions import Mention
from assistant.pipeline.triage.readings import Reading, TextReadings

__all__ = ["Fulfilled", "Rule", "fulfilled", "rules_by_concept"]

#: Places of a rule's rarest concept that are tried, and mentions of each other concept around one place. A rule's rarest
#: concept stands a few times in what people write; the limits keep a hostile text from multiplying.
PLACES, AROUND = 16, 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A combination, whose it is, and the readings that do not take it back."""

    owner: str
    combination: Combination
    ignores: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """A rule that a text fulfils: where, and the reading that takes it back if one does."""

    owner: str
    mentions: tuple[Mention, ...]
    taken_back: Reading


def rules_by_concept(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Each rule under the concept of its own that the fewest rules ask for, so that most rules are never looked at."""
    every = list(rules)
    asked = Counter(concept for rule in every for concept in rule.combination.all)
    grouped: dict[str, list[Rule]] = {}
    for rule in every:
        grouped.setdefault(min(rule.combination.all, key=lambda concept: (asked[concept], concept)), []).append(rule)
    return grouped


def fulfilled(rules: Mapping[str, Sequence[Rule]], mentions: Sequence[Mention], readings: TextReadings, is_joined: bool = False) -> Iterator[Fulfilled]:
    """Each rule that the mentions fulfil, once: in full where they can, else with the reading that takes it back.

    The rules are given by concept. In joined messages the ends of sentences part nothing.
    """
    by_concept: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_concept.setdefault(mention.concept, []).append(mention)
    for rule in (rule for concept in by_concept for rule in rules.get(concept, ())):
        if all(concept in by_concept for concept in rule.combination.all) and (found := best_of(rule, by_concept, readings, is_joined)):
            yield found


def best_of(rule: Rule, by_concept: Mapping[str, list[Mention]], readings: TextReadings, is_joined: bool) -> Fulfilled | None:
    """The way of fulfilling the rule that counts most: one that nothing takes back, else the first."""
    taken_back = None
    for chosen in ways(rule.combination, by_concept):
        if not stand_together(chosen, rule.combination, readings, is_joined) or is_excepted(chosen, rule.combination, by_concept, readings):
            continue
        back = next((why for mention in chosen if (why := readings.reading_of(mention)) and why not in rule.ignores), None)
        if back is None:
            return Fulfilled(rule.owner, chosen, None)
        taken_back = taken_back or Fulfilled(rule.owner, chosen, back)
    return taken_back


def ways(combination: Combination, by_concept: Mapping[str, list[Mention]]) -> Iterator[tuple[Mention, ...]]:
    """Mentions of each concept: every place of the rarest one, with the nearest mentions of the others."""
    concepts = sorted(combination.all, key=lambda concept: len(by_concept[concept]))
    for place in spread(by_concept[concepts[0]]):
        yield from product([place], *(around(place, by_concept[concept]) for concept in concepts[1:]))


def spread(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, or as many as are tried from the beginning and from the end."""
    return mentions if len(mentions) <= PLACES else [*mentions[: PLACES // 2], *mentions[-PLACES // 2 :]]


def around(place: Mention, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions nearest to a place, on either side."""
    middle = bisect_left(mentions, place)
    return mentions[max(0, middle - AROUND) : middle + AROUND]


def stand_together(chosen: Sequence[Mention], combination: Combination, readings: TextReadings, is_joined: bool = False) -> bool:
    """Whether the mentions lie in one scope, with no more than `within` words between neighbours."""
    if combination.scope == "message":
        return True
    ordered = sorted(chosen)
    numbers = readings.words.clause if combination.scope == "clause" else readings.words.sentence
    if not is_joined and len({numbers[mention.start] for mention in ordered}) > 1:
        return False
    return all(after.start - before.end <= combination.within for before, after in pairwise(ordered))


def is_excepted(chosen: Sequence[Mention], combination: Combination, by_concept: Mapping[str, list[Mention]], readings: TextReadings) -> bool:
    """Whether one of the exceptions is mentioned in the scope of the combination, and not negated itself."""
    numbers = readings.words.clause if combination.scope == "clause" else readings.words.sentence
    places = {numbers[mention.start] for mention in chosen}
    return any(
        (combination.scope == "message" or numbers[exception.start] in places) and readings.reading_of(exception) != "negated"
        for concept in combination.unless
        for exception in spread(by_concept.get(concept, ()))
    )
