"""Entries -> their caveats and sources, derived from their claims and never typed twice."""

from collections.abc import Iterable, Sequence

from assistant.dialogue import Caveat, Source
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Entry

__all__ = ["caveats_of", "sources_of"]


def caveats_of(entries: Sequence[Entry], knowledge: Knowledge, first: Iterable[str] = ()) -> tuple[Caveat, ...]:
    """The caveats in the policy's order: `first` in any case, each entry's own, filled up from its claims, then the general one.

    The entries' own and their claims' caveats are at most as many as the policy allows; those in `first` are not counted.
    """
    rules = knowledge.policy.caveats
    always = [rule.id for rule in rules.values() if rule.on_every_answer]
    kept = list(dict.fromkeys(first))
    own = [caveat for entry in entries for caveat in entry.caveats]
    claimed = [caveat for entry in entries for claim in entry.claims for caveat in knowledge.claims[claim].caveats]
    specific = [caveat for caveat in dict.fromkeys(own + claimed) if caveat not in kept and caveat not in always]
    kept += specific[: knowledge.policy.thresholds.caveats]
    groups = list(dict.fromkeys(rule.group for rule in rules.values()))
    kept.sort(key=lambda caveat: groups.index(rules[caveat].group))
    return tuple(Caveat(caveat, rules[caveat].text) for caveat in [*kept, *always])


def sources_of(entries: Sequence[Entry], knowledge: Knowledge) -> tuple[Source, ...]:
    """The places that the entries' claims are taken from, in the order of the claims, each once."""
    sources = []
    for claim_id in dict.fromkeys(claim for entry in entries for claim in entry.claims):
        claim, document = knowledge.claims[claim_id], knowledge.documents[knowledge.document_of[claim_id]]
        sources.append(Source(document.id, document.name, claim.section, claim.paragraph, document.published))
    return tuple(dict.fromkeys(sources))
