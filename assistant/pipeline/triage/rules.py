"""Mentions -> the rules that they fulfil: concepts that stand together, near enough and not taken back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from assistant.knowledge.policy import Combination
from assistant.pipeline.triage.readings import Mention
from assistant.pipeline.triage.sentences import Words

__all__ = ["Fulfilled", "Rule", "fulfilled"]

#: Mentions of one concept that are tried in a combination, so that a hostile text cannot multiply.
TRIED = 6


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
    taken_back: str | None


def fulfilled(rules: Iterable[Rule], mentions: Sequence[Mention], words: Words) -> Iterator[Fulfilled]:
    """Each rule that the mentions fulfil, once: in full where they can, else with the reading that takes it back."""
    by_concept: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_concept.setdefault(mention.concept, []).append(mention)
    for rule in rules:
        if all(concept in by_concept for concept in rule.combination.all) and (found := best_of(rule, by_concept, words)):
            yield found


def best_of(rule: Rule, by_concept: dict[str, list[Mention]], words: Words) -> Fulfilled | None:
    """The way of fulfilling the rule that counts most: one that nothing takes back, else the first."""
    taken_back = None
    for chosen in product(*(by_concept[concept][:TRIED] for concept in rule.combination.all)):
        if not stand_together(chosen, rule.combination, words) or is_excepted(chosen, rule.combination, by_concept, words):
            continue
        back = next((m.taken_back for m in chosen if m.taken_back and m.taken_back not in rule.ignores), None)
        if back is None:
            return Fulfilled(rule.owner, chosen, None)
        taken_back = taken_back or Fulfilled(rule.owner, chosen, back)
    return taken_back


def stand_together(chosen: Sequence[Mention], combination: Combination, words: Words) -> bool:
    """Whether the mentions lie in one scope, with no more than `within` words between neighbours."""
    ordered = sorted(chosen, key=lambda mention: (mention.start, mention.end))
    if combination.scope == "message":
        return True
    numbers = words.clause if combination.scope == "clause" else words.sentence
    if len({numbers[mention.start] for mention in ordered}) > 1:
        return False
    return all(after.start - before.end <= combination.within for before, after in pairwise(ordered))


def is_excepted(chosen: Sequence[Mention], combination: Combination, by_concept: dict[str, list[Mention]], words: Words) -> bool:
    """Whether one of the exceptions is mentioned in the scope of the combination."""
    numbers = words.clause if combination.scope == "clause" else words.sentence
    places = {numbers[mention.start] for mention in chosen}
    return any(
        combination.scope == "message" or numbers[exception.start] in places
        for concept in combination.unless
        for exception in by_concept.get(concept, ())
        if exception.taken_back != "negated"
    )
