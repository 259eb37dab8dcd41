"""Rules that tie answers to claims: what is said is cited, what is cited is attributed, and nothing is promised."""

from collections.abc import Iterator

from assistant.curation.rules.answers import parts_of
from assistant.curation.subject import Subject
from assistant.curation.words import WordList, sentences_of
from assistant.knowledge.problem import Problem

__all__ = ["attributed_claims", "cited_claims", "promises", "used_claims"]


def cited_claims(subject: Subject) -> Iterator[Problem]:
    """An answer that states something cites a claim, and none cites a claim that is marked `no_claim`.

    Sources are derived from claims. An answer without one would be the assistant's own opinion.

    PASS:
        entry:
          stated: false
          answer: The guide does not say which oil to take.

    FAIL:
        claim:
          no_claim: true
        entry:
          claims: []
    FAIL:
        entry:
          claims: [guide-oil-monthly, guide-advertisement]
    """
    for entry in subject.knowledge.entries.values():
        if entry.stated and not entry.claims:
            yield subject.problem("entry", entry.id, [], "The answer states something and cites no claim.", "Name its claims, or set `stated: false`.")
        for position, claim in enumerate(entry.claims):
            if subject.knowledge.claims[claim].no_claim:
                found = f"The claim {claim!r} is marked as holding nothing to answer with."
                yield subject.problem("entry", entry.id, ["claims", position], found, "Remove it, or the mark.")


def used_claims(subject: Subject) -> Iterator[Problem]:
    """Every claim is cited by an entry or marked `no_claim`.

    Else part of what the documents say could not be asked for, and nobody would notice.

    PASS:
        claim:
          topic: care

    FAIL:
        entry:
          claims: [guide-wipe-weekly]
    """
    used = {claim for entry in subject.knowledge.entries.values() for claim in entry.claims}
    for claim in subject.knowledge.claims.values():
        if claim.id not in used and not claim.no_claim:
            mend = "Cite it where it is answered, or mark it `no_claim: true` with the reason as its text."
            yield subject.problem("claim", claim.id, [], "No entry cites the claim.", mend)


def attributed_claims(subject: Subject) -> Iterator[Problem]:
    """An answer that cites a claim with an `evidence_concern` says whose statement it is.

    What is doubtful, one-sided or advertising is passed on as somebody's statement and never as the assistant's. The words that do so
    ("the article says", a document's title) stand in `policy/curation.yaml`.

    PASS:
        claim:
          evidence_concern: the guide gives no reason
        entry:
          answer: The guide's article says that a chain is oiled once a month.

    FAIL:
        claim:
          evidence_concern: the guide gives no reason
        entry:
          answer: A chain is oiled once a month.
    """
    for entry in subject.knowledge.entries.values():
        doubtful = [claim for claim in entry.claims if subject.knowledge.claims[claim].evidence_concern]
        if doubtful and not subject.attribution.found_in(entry.answer):
            found = f"The claim {doubtful[0]!r} has an evidence concern, and the answer does not say whose statement it is."
            yield subject.problem("entry", entry.id, ["answer"], found, "Attribute it: one article says, according to the page, the clinic claims.")


def promises(subject: Subject) -> Iterator[Problem]:
    """Words that promise stand only in sentences that say whose promise it is.

    Nobody can promise that something will help. The words stand in `policy/curation.yaml` under `promises`; phrases under `harmless` do
    not count.

    PASS:
        entry:
          answer: The guide's article claims that oil is the best cure for noise.

    FAIL:
        entry:
          answer: The article says to oil each link. This is the best cure for noise.
    FAIL:
        entry:
          more: A clean chain is guaranteed to run.
    """
    words, harmless = WordList(subject.curation.promises), WordList(subject.curation.harmless)
    for entry in subject.knowledge.entries.values():
        for part, text in parts_of(entry):
            for sentence in sentences_of(text):
                promised = words.found_in(harmless.without(sentence))
                if promised and not subject.attribution.found_in(sentence):
                    found = f"{promised[0]!r} promises something in the assistant's own voice: {sentence[:60]!r}."
                    yield subject.problem("entry", entry.id, [part], found, "Say in the same sentence who claims it, or use a word that promises nothing.")
