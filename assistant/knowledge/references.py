"""Rules about names: every id stands once, and every name that is used exists."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import SAID_BY_NAME
from assistant.knowledge.problem import Place, Problem

__all__ = ["check_references", "check_unique"]

Places = Mapping[tuple[str, str], Place]

MESSAGES = "policy/messages.yaml"
FITTED = "fitted/triage.json"
#: What a name is called where it is used -> the kind of value that bears it.
BEARERS = {"follow-up": "entry"}


def check_unique(values: Iterable[tuple[str, Any, Place]]) -> Iterator[Problem]:
    """A problem for each id that stands twice among values of one kind; given (kind, value, place)."""
    seen: dict[tuple[str, str], Place] = {}
    for kind, value, place in values:
        first = seen.setdefault((kind, value.id), place)
        if first is not place:
            yield Problem(place, value.id, "unique-ids", f"The {kind} id stands already at {first}.", "Give one of them another id.")


def check_references(knowledge: Knowledge, places: Places, incomplete: Collection[str] = ()) -> Iterator[Problem]:
    """A problem for each name that nothing bears, with the nearest one that exists; names of `incomplete` kinds are not judged."""
    for kind, subject, what, name, known in used_names(knowledge):
        if name not in known and BEARERS.get(what, what) not in incomplete:
            near = difflib.get_close_matches(name, known, n=1)
            mend = f"Did you mean {near[0]!r}?" if near else f"Add the {what}, or remove the name."
            yield Problem(places.get((kind, subject), Place(FITTED)), subject, "references", f"The {what} {name!r} does not exist.", mend)
    for name in SAID_BY_NAME:
        if name not in knowledge.policy.messages and "message" not in incomplete:
            yield Problem(Place(MESSAGES), name, "references", f"The message {name!r} is missing.", "Add it; it is said by its name.")
    for entry in knowledge.entries.values():
        if entry.id in entry.follow_ups:
            yield Problem(places["entry", entry.id], entry.id, "references", "The entry is its own follow-up.", "Remove it from follow_ups.")


Name = tuple[str, str, str, str, Collection[str]]


def used_names(knowledge: Knowledge) -> Iterator[Name]:
    """(kind, id, what is named, its name, the names that exist) for each name that is used."""
    policy, claims, entries = knowledge.policy, knowledge.claims, knowledge.entries
    for entry in entries.values():
        yield from (("entry", entry.id, "claim", name, claims) for name in entry.claims)
        yield from (("entry", entry.id, "caveat", name, policy.caveats) for name in entry.caveats)
        yield from (("entry", entry.id, "follow-up", name, entries) for name in entry.follow_ups)
    for claim in claims.values():
        yield from (("claim", claim.id, "caveat", name, policy.caveats) for name in claim.caveats)
        yield "claim", claim.id, "document", knowledge.document_of[claim.id], knowledge.documents
    for conflict in knowledge.conflicts:
        yield "conflict", conflict.id, "caveat", conflict.caveat, policy.caveats
        yield from (("conflict", conflict.id, "entry", name, entries) for name in conflict.entries)
        yield from (("conflict", conflict.id, "document", position.document, knowledge.documents) for position in conflict.positions)
        yield from (("conflict", conflict.id, "claim", name, claims) for position in conflict.positions for name in position.claims)
    for topic in knowledge.topics.values():
        yield from (("topic", topic.id, "entry", name, entries) for name in (topic.overview, topic.starter) if name)
    yield from policy_names(knowledge)


def policy_names(knowledge: Knowledge) -> Iterator[Name]:
    """The names that the policy uses."""
    policy = knowledge.policy
    concepts = {concept.id for concept in policy.concepts}
    flags = {flag.id for flag in policy.red_flags}
    for flag in policy.red_flags:
        yield from (("red flag", flag.id, "message", name, policy.messages) for name in flag.messages)
        yield from (("red flag", flag.id, "concept", name, concepts) for rule in flag.raised_by for name in (*rule.all, *rule.unless))
        yield from (("red flag", flag.id, "concept", name, concepts) for rule in flag.escalations for name in rule.with_concepts)
        yield from (("red flag", flag.id, "red flag", name, flags) for rule in flag.escalations for name in rule.with_flags)
        yield from (("red flag", flag.id, "red flag", rule.raises, flags) for rule in flag.escalations if rule.raises)
        if flag.profile:
            yield "red flag", flag.id, "caveat", flag.profile, policy.caveats
    yield from (("fitted triage", group.id, "red flag", group.flag, flags) for group in policy.fitted.groups)
    for refusal in policy.refusals:
        yield from (("refusal", refusal.id, "entry", name, knowledge.entries) for name in refusal.answers_first)
        yield from (("refusal", refusal.id, "concept", name, concepts) for rule in refusal.asked_by for name in (*rule.all, *rule.unless))
    for required in policy.required_caveats:
        yield from (("caveat requirement", required.id, "caveat", name, policy.caveats) for name in required.one_of)
        yield from (("caveat requirement", required.id, "claim", name, knowledge.claims) for name in required.claims)
        yield from (("caveat requirement", required.id, "topic", name, knowledge.topics) for name in required.topics)
    for talk in policy.small_talk.values():
        yield from (("small talk", talk.id, "entry", name, knowledge.entries) for name in talk.suggests)
