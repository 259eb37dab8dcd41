"""Rules for caveats: those that belong to a claim or a subject are shown, and no more than visitors read."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.curation.words import WordList
from assistant.knowledge.curating import CaveatRequirement
from assistant.knowledge.problem import Problem
from assistant.knowledge.values import Entry
from assistant.pipeline.provenance import caveats_of

__all__ = ["caveat_count", "claims_caveats", "required_caveats"]


def caveat_count(subject: Subject) -> Iterator[Problem]:
    """An entry names no more caveats than the policy shows, each once, and none that stands under every answer anyway.

    More than three are not read. What goes beyond them would be left out without a word, so the curator chooses.

    PASS:
        entry:
          caveats: [mind_fingers]

    FAIL:
        entry:
          caveats: [mind_fingers, ask_a_shop, slippery_floor, contested_wax]
    FAIL:
        entry:
          caveats: [mind_fingers, general_only]
    """
    most = subject.knowledge.policy.thresholds.caveats
    always = {rule.id for rule in subject.knowledge.policy.caveats.values() if rule.on_every_answer}
    for entry in subject.knowledge.entries.values():
        if len(entry.caveats) > most:
            found = f"The entry names {len(entry.caveats)} caveats; {most} are shown."
            yield subject.problem("entry", entry.id, ["caveats"], found, "Keep those that matter most.")
        for name in dict.fromkeys(name for name in entry.caveats if name in always or entry.caveats.count(name) > 1):
            found = f"The caveat {name!r} {'stands under every answer' if name in always else 'is named twice'}."
            yield subject.problem("entry", entry.id, ["caveats"], found, "Remove it here.")


def claims_caveats(subject: Subject) -> Iterator[Problem]:
    """An answer that cites a claim with an `evidence_concern` shows a caveat of that claim.

    The concern is for curators; the caveat is what visitors are told of it. An answer shows its own caveats first and fills up from its
    claims, so a list of its own that is full can crowd out what a doubtful claim needs. The overview of a topic is left aside: it only
    names what other entries tell.

    PASS:
        claim:
          evidence_concern: wax is disputed
          caveats: [contested_wax]
        entry:
          answer: The guide's article says that wax is as good as oil.

    FAIL:
        claim:
          evidence_concern: wax is disputed
          caveats: [contested_wax]
        entry:
          answer: The guide's article says that wax is as good as oil.
          caveats: [mind_fingers, ask_a_shop, slippery_floor]
    """
    overviews = {topic.overview for topic in subject.knowledge.topics.values()}
    for entry in subject.knowledge.entries.values():
        shown = shown_ids(entry, subject)
        for position, name in enumerate(() if entry.id in overviews else entry.claims):
            claim = subject.knowledge.claims[name]
            if claim.evidence_concern and claim.caveats and not shown & set(claim.caveats):
                found = f"None of the caveats of the claim {name!r} is shown: {', '.join(claim.caveats)}."
                yield subject.problem("entry", entry.id, ["claims", position], found, "Name one of them among the caveats.")


def required_caveats(subject: Subject) -> Iterator[Problem]:
    """Every answer shows the caveats that `policy/required_caveats.yaml` asks for by topic, treatment, claim or word.

    The safety policy ties caveats to subjects. This is where it is proved that no entry on a subject lacks its caveat.

    PASS:
        requirement:
          topics: [care]
          words: []
          one_of: [mind_fingers]
        entry:
          caveats: [mind_fingers]
        other:
          caveats: [mind_fingers]

    FAIL:
        requirement:
          treatments: [massage]
          words: []
          one_of: [mind_fingers]
        entry:
          treatment: massage
          answer: The guide describes how a chain is oiled.
    FAIL:
        requirement:
          words: [wax*]
          one_of: [contested_wax]
        entry:
          answer: The guide names waxing as another way.
    """
    requirements = [(required, WordList(required.words)) for required in subject.knowledge.policy.required_caveats]
    for entry in subject.knowledge.entries.values():
        shown = shown_ids(entry, subject)
        for required, words in requirements:
            if not shown & set(required.one_of) and applies(required, words, entry, subject.knowledge.topic_of[entry.id]):
                found = f"{required.reason.rstrip('.')}: {' or '.join(required.one_of)} is missing."
                yield subject.problem("entry", entry.id, ["caveats"], found, "Add it to the caveats; three are shown.")


def applies(required: CaveatRequirement, words: WordList, entry: Entry, topic: str) -> bool:
    """Whether every condition that the requirement has fits the entry."""
    fits = (
        (required.topics, topic in required.topics),
        (required.treatments, entry.treatment in required.treatments),
        (required.claims, bool(set(required.claims) & set(entry.claims))),
        (required.words, bool(words.found_in(f"{entry.question} {entry.answer}"))),
    )
    return all(met for condition, met in fits if condition) and any(condition for condition, _ in fits)


def shown_ids(entry: Entry, subject: Subject) -> set[str]:
    """The caveats that visitors see under the entry."""
    return {caveat.id for caveat in caveats_of([entry], subject.knowledge)}
