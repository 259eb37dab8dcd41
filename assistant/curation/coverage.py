"""Knowledge -> how much of the documents can be asked for: each claim with the entries that use it, by document, paragraph and topic."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.curation.needed_questions import Asked, NeededQuestion, answered
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Claim, Document

__all__ = ["ClaimUse", "Coverage", "Group", "State", "cover"]

State = Literal["used", "marked", "unused"]
#: What a claim is counted under that names no topic.
NO_TOPIC = "(no topic)"


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """A claim, the document that makes it, and the entries that cite it."""

    claim: Claim
    document: Document
    entries: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Whether it is marked as holding nothing to answer with, used by an entry, or left over."""
        if self.claim.no_claim:
            return "marked"
        return "used" if self.entries else "unused"


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that belong together: of a document, a paragraph or a topic."""

    name: str
    uses: tuple[ClaimUse, ...]

    def count(self, state: State) -> int:
        """How many of its claims are in this state."""
        return sum(use.state == state for use in self.uses)

    @property
    def claims(self) -> int:
        """How many claims there are to answer with; what is marked is none."""
        return len(self.uses) - self.count("marked")

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that use one of its claims, each once."""
        return tuple(dict.fromkeys(entry for use in self.uses for entry in use.entries))

    @property
    def paragraphs(self) -> tuple["Group", ...]:
        """Its claims by paragraph, in the order of the documents."""
        return grouped(self.uses, lambda use: f"{use.document.id} ¶ {use.claim.paragraph}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is used of all that the documents say, and which needed questions are answered in full.

    Attributes:
        documents: a group for each document, in the order of documents.yaml, its claims in the order of its paragraphs.
        version: of the knowledge.
        questions: the needed questions with what their entries lack; None where none were given.
    """

    documents: tuple[Group, ...]
    version: str
    questions: tuple[Asked, ...] | None = None

    @property
    def whole(self) -> Group:
        """All claims as one group."""
        return Group("All documents", tuple(use for document in self.documents for use in document.uses))

    @property
    def topics(self) -> tuple[Group, ...]:
        """The claims by topic, the largest first."""
        topics = grouped(self.whole.uses, lambda use: use.claim.topic or NO_TOPIC)
        return tuple(sorted(topics, key=lambda topic: (-topic.claims, topic.name)))

    @property
    def unused(self) -> tuple[ClaimUse, ...]:
        """The claims that nobody can ask for."""
        return tuple(use for use in self.whole.uses if use.state == "unused")

    @property
    def uncovered(self) -> tuple[Asked, ...]:
        """The needed questions whose entries lack something."""
        return tuple(asked for asked in self.questions or () if asked.gaps)

    @property
    def summary(self) -> str:
        """The figures in one line."""
        whole = self.whole
        told = [f"{whole.count('used')} of {whole.claims} claims are used", f"marked no_claim: {whole.count('marked')}"]
        if self.questions is not None:
            told.append(f"{len(self.questions) - len(self.uncovered)} of {len(self.questions)} questions are covered")
        return f"{'; '.join(told)}."


def cover(knowledge: Knowledge, questions: Iterable[NeededQuestion] | None = None) -> Coverage:
    """How far the entries cover the documents, and the needed questions where some are given."""
    cited: dict[str, list[str]] = {}
    for entry in knowledge.entries.values():
        for claim in dict.fromkeys(entry.claims):
            cited.setdefault(claim, []).append(entry.id)
    uses = [ClaimUse(claim, knowledge.documents[knowledge.document_of[claim.id]], tuple(cited.get(claim.id, ()))) for claim in knowledge.claims.values()]
    uses.sort(key=lambda use: use.claim.paragraph)
    documents = tuple(Group(document.name, tuple(use for use in uses if use.document is document)) for document in knowledge.documents.values())
    return Coverage(documents, knowledge.version, None if questions is None else tuple(answered(question, knowledge) for question in questions))


def grouped(uses: Iterable[ClaimUse], name_of: Callable[[ClaimUse], str]) -> tuple[Group, ...]:
    """The claims by name, in the order in which the names first occur."""
    by_name: dict[str, list[ClaimUse]] = {}
    for use in uses:
        by_name.setdefault(name_of(use), []).append(use)
    return tuple(Group(name, tuple(members)) for name, members in by_name.items())
