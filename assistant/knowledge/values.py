"""What a curator writes, as frozen values: documents, claims, entries, conflicts and the lexicon."""

import datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Claim", "Conflict", "Document", "Entry", "EntryId", "FollowUpWords", "Position", "Synonyms", "Text", "Topic", "Value"]

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
FileStem = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Risk = Literal["low", "medium", "high"]
Treatment = Literal["ball", "stretch", "massage", "needling", "manipulation"]


class Value(BaseModel):
    """A frozen value read from data; a key that it does not declare is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Value):
    """A document that claims come from. Unknown stays unknown: title and date may be null."""

    id: EntryId
    file: Text
    title: Text | None = Field(description="as printed; null where the copy has none")
    shown_as: Text | None = Field(default=None, description="what visitors see where there is no title")
    publisher: Text
    published: datetime.date | None = None

    @property
    def name(self) -> str:
        """What visitors see: the title, or the stand-in for it."""
        return self.title or self.shown_as or self.id


class Claim(Value):
    """One thing that a document says, paraphrased and located; the file's name is the document's id."""

    id: EntryId
    text: Text
    section: Text
    paragraph: int = Field(ge=1, description="ordinal among the document's non-empty lines, headings counted")
    line: int = Field(ge=1, description="physical line of the document")
    topic: Text | None = None
    caveats: tuple[Text, ...] = ()
    stance: Text | None = Field(default=None, description="where and how documents disagree")
    evidence_concern: Text | None = Field(default=None, description="promotional, dubious or contrary to mainstream guidance")
    no_claim: bool = Field(default=False, description="nothing here can be answered")


class Entry(Value):
    """A question with its phrasings, and what visitors get for it."""

    id: EntryId = Field(description="its name everywhere: small letters, figures and dashes; it never changes once it is published")
    question: Text = Field(description="the question in full, as visitors see it when it is offered to them")
    phrasings: tuple[Text, ...] = Field(min_length=1, description="other ways of asking it, as people type them, one on a line")
    answer: Text = Field(description="what visitors read: complete on its own, plain, attributed where it is doubtful")
    more: Text | None = Field(default=None, description="what is folded away: detail, the positions of documents that disagree, the steps of a treatment")
    claims: tuple[EntryId, ...] = Field(default=(), description="ids of the claims that the answer rests on; the sources shown are derived from them")
    caveats: tuple[Text, ...] = Field(default=(), description="ids of the caveats shown with it, three at most; left places are filled from the claims")
    follow_ups: tuple[EntryId, ...] = Field(default=(), description="ids of entries that a visitor may ask next")
    risk: Risk = Field(default="low", description="how much harm a wrong match would do; it raises the confidence that the answer needs")
    treatment: Treatment | None = Field(default=None, description="the treatment that it is about, whose steps are held back where triage says so")
    stated: bool = Field(default=True, description="false where the documents do not say; the answer then says so")
    reviewed: datetime.date = Field(description="the day on which somebody last read it against its sources: 2026-11-20")


class Position(Value):
    """What one document says in a disagreement."""

    document: EntryId
    says: Text
    claims: tuple[EntryId, ...] = Field(min_length=1)


class Conflict(Value):
    """A question on which documents disagree, with the positions side by side."""

    id: EntryId
    about: Text
    positions: tuple[Position, ...] = Field(min_length=2)
    entries: tuple[EntryId, ...] = Field(min_length=1, description="the entries that have to show the positions")
    caveat: Text


class Topic(Value):
    """A group of entries with the entry that leads to the others; the id is the name of the entries' file."""

    id: FileStem
    title: Text
    subject: Text | None = Field(default=None, description='what "it" is after an answer of the topic')
    overview: EntryId | None = Field(default=None, description="the entry that leads to the others of the topic")
    starter: EntryId | None = Field(default=None, description="an entry that visitors are offered to begin with")


class Synonyms(Value):
    """Words that mean the same here; each of `for_` is read as `say`, in phrasings and messages alike."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    say: Text
    for_: tuple[Text, ...] = Field(alias="for", min_length=1)


class FollowUpWords(Value):
    """The words by which a message is known to lean on what was said before it, folded."""

    pointers: tuple[Text, ...] = Field(default=(), description="words that stand for something said before")
    openings: tuple[Text, ...] = Field(default=(), description="ways to begin a message that goes on with what was said")
    asking: str = Field(default="", description="words, parted by blanks, that ask something of a subject and name none")

    fillers: tuple[Text, ...] = Field(default=(), description="words that may stand around small talk and say nothing")

    @cached_property
    def pointer_set(self) -> frozenset[str]:
        """The pointers."""
        return frozenset(self.pointers)

    @cached_property
    def asking_set(self) -> frozenset[str]:
        """The words that ask."""
        return frozenset(self.asking.split())

    @cached_property
    def split_openings(self) -> tuple[tuple[str, ...], ...]:
        """The openings as words, the longest first."""
        return tuple(sorted((tuple(opening.split()) for opening in self.openings), key=len, reverse=True))
