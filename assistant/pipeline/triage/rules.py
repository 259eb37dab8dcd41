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
#: Words between a sign and what makes it none, at most: people who write without full stops go on to other matters.
EXCEPTED = 12


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
        if all(map(by_concept.__contains__, rule.combination.all)) and (found := best_of(rule, by_concept, readings, is_joined)):
            yield found


def best_of(rule: Rule, by_concept: Mapping[str, list[Mention]], readings: TextReadings, is_joined: bool) -> Fulfilled | None:
    """The way of fulfilling the rule that counts most: one that nothing takes back, else the first."""
    combination, taken_back = rule.combination, None
    numbers = readings.words.clause if combination.scope == "clause" else readings.words.sentence
    exceptions: list[Mention] | None = None
    for chosen in ways(combination, by_concept, None if is_joined or combination.scope == "message" else numbers):
        if combination.scope != "message" and not are_near(chosen, combination.within):
            continue
        if exceptions is None:
            exceptions = exceptions_to(combination, by_concept, readings)
        if any(combination.scope == "message" or is_excepted(chosen, one, readings, numbers) for one in exceptions):
            continue
        back = next((why for mention in chosen if (why := readings.reading_of(mention)) and why not in rule.ignores), None)
        if back is None:
            return Fulfilled(rule.owner, chosen, None)
        taken_back = taken_back or Fulfilled(rule.owner, chosen, back)
    return taken_back


def ways(combination: Combination, by_concept: Mapping[str, list[Mention]], numbers: Sequence[int] | None) -> Iterator[tuple[Mention, ...]]:
    """Mentions of each concept: every place of the rarest one, with the nearest mentions of the others; all under one of the numbers, if given."""
    rarest, *others = sorted((by_concept[concept] for concept in combination.all), key=len)
    for place in spread(rarest):
        near = [around(place, mentions) for mentions in others]
        if numbers:
            near = [[mention for mention in mentions if numbers[mention.start] == numbers[place.start]] for mentions in near]
        yield from product([place], *near)


def spread(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, or as many as are tried from the beginning and from the end."""
    return mentions if len(mentions) <= PLACES else [*mentions[: PLACES // 2], *mentions[-PLACES // 2 :]]


def around(place: Mention, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions nearest to a place, on either side."""
    middle = bisect_left(mentions, place)
    return mentions[max(0, middle - AROUND) : middle + AROUND]


def are_near(chosen: Sequence[Mention], within: int) -> bool:
    """Whether no more than so many words stand between neighbours."""
    return all(after.start - before.end <= within for before, after in pairwise(sorted(chosen)))


def exceptions_to(combination: Combination, by_concept: Mapping[str, list[Mention]], readings: TextReadings) -> list[Mention]:
    """The mentions of exceptions that are not negated themselves."""
    mentioned = (exception for concept in combination.unless for exception in spread(by_concept.get(concept, ())))
    return [exception for exception in mentioned if readings.reading_of(exception) != "negated"]


def is_excepted(chosen: Sequence[Mention], exception: Mention, readings: TextReadings, numbers: Sequence[int]) -> bool:
    """Whether an exception stands in the sentence, or clause, of a chosen mention, near it, and nothing else is told in between."""
    beside = (mention for mention in chosen if numbers[mention.start] == numbers[exception.start])
    return any(between(mention, exception) <= EXCEPTED and not readings.is_aside(exception, mention) for mention in beside)


def between(one: Mention, other: Mention) -> int:
    """How many words stand between two mentions, below zero where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)
