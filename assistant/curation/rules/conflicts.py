"""The rule for disagreements between documents: every one is registered, and shown with all its positions."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.curation.words import WordList
from assistant.knowledge.problem import Problem
from assistant.knowledge.values import Conflict, Entry
from assistant.pipeline.provenance import caveats_of

__all__ = ["complete_conflicts"]


def complete_conflicts(subject: Subject) -> Iterator[Problem]:
    """Every disagreement stands in `conflicts.yaml`, and each of its entries cites, names and warns.

    A claim whose `stance` names a disagreement belongs to a position of a conflict. Each entry of a conflict cites a claim of every
    position, names every position's document in its text, and shows the conflict's caveat. Else a visitor would hear one side only and
    take it for the whole. A stance names none when it holds words of agreement and no word of disagreement.

    PASS:
        claim:
          stance: agrees with the club

    FAIL:
        claim:
          stance: contradicts the club
    FAIL:
        conflict:
          entries: [clean-chain, oil-chain]
    FAIL:
        other:
          more: "Bicycle guide: once a week."
    FAIL:
        conflict:
          caveat: slippery_floor
    """
    yield from unregistered_claims(subject)
    for conflict in subject.knowledge.conflicts:
        for name in conflict.entries:
            yield from gaps(subject, conflict, subject.knowledge.entries[name])
        yield from strangers(subject, conflict)


def unregistered_claims(subject: Subject) -> Iterator[Problem]:
    """Claims that name a disagreement and are in no conflict."""
    agreement, disagreement = WordList(subject.curation.agreement), WordList(subject.curation.disagreement)
    registered = {claim for conflict in subject.knowledge.conflicts for position in conflict.positions for claim in position.claims}
    for claim in subject.knowledge.claims.values():
        disagrees = claim.stance and (disagreement.found_in(claim.stance) or not agreement.found_in(claim.stance))
        if disagrees and claim.id not in registered:
            found = "The stance names a disagreement that is in no conflict."
            yield subject.problem("claim", claim.id, ["stance"], found, "Add the claim to a position in conflicts.yaml.")


def gaps(subject: Subject, conflict: Conflict, entry: Entry) -> Iterator[Problem]:
    """What an entry on a conflict leaves out."""
    text = f"{entry.answer}\n{entry.more or ''}"
    for position in conflict.positions:
        name = subject.knowledge.documents[position.document].name
        if not set(position.claims) & set(entry.claims):
            found = f"The conflict {conflict.id!r} has a position of {name!r} that the entry does not cite."
            yield subject.problem("entry", entry.id, ["claims"], found, f"Cite one of {', '.join(position.claims)}, and say what it says.")
        if name not in text:
            found = f"The conflict {conflict.id!r} has a position of {name!r}, which the text does not name."
            yield subject.problem("entry", entry.id, ["more"], found, f"Add a line to `more`: - {name}: {position.says}")
    if conflict.caveat not in {caveat.id for caveat in caveats_of([entry], subject.knowledge)}:
        found = f"The conflict {conflict.id!r} asks for the caveat {conflict.caveat!r}."
        yield subject.problem("entry", entry.id, ["caveats"], found, "Add it to the caveats.")


def strangers(subject: Subject, conflict: Conflict) -> Iterator[Problem]:
    """Claims that stand in a position of a document that does not make them."""
    for number, position in enumerate(conflict.positions):
        for claim in position.claims:
            if subject.knowledge.document_of[claim] != position.document:
                found = f"The claim {claim!r} is made by {subject.knowledge.document_of[claim]!r}, not by {position.document!r}."
                yield subject.problem("conflict", conflict.id, ["positions", number], found, "Move it to the position of its document.")
