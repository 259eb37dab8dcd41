"""All that a rule of curation may look at, as one value."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.curation.documents import DocumentText
from assistant.curation.words import WordList
from assistant.engine import Matcher
from assistant.knowledge.curating import Curation
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import Loaded
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.values import Entry

__all__ = ["Phrasing", "Subject"]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question or phrasing of an entry, and where it stands in it."""

    entry: Entry
    text: str
    path: tuple[str | int, ...]


@dataclass(frozen=True, eq=False)
class Subject:
    """What is checked.

    Attributes:
        loaded: what the folder held, with the places of everything.
        today: the day on which it is checked.
        matcher: what answers are found with; None when the knowledge cannot be served.
        documents: document id -> its text, where a folder of documents was named.
        labelled: messages that were kept for measuring, where a file of them was named.
    """

    loaded: Loaded
    today: datetime.date
    matcher: Matcher | None = None
    documents: Mapping[str, DocumentText] = field(default_factory=dict)
    labelled: Sequence[str] = ()

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge; rules that ask for it run only where it could be loaded."""
        if self.loaded.knowledge is None:
            raise LookupError("This knowledge could not be loaded.")
        return self.loaded.knowledge

    @property
    def curation(self) -> Curation:
        """The policy's limits and word lists for these rules."""
        if self.knowledge.policy.curation is None:
            raise LookupError("This knowledge has no policy/curation.yaml.")
        return self.knowledge.policy.curation

    @property
    def matching(self) -> Matcher:
        """What answers are found with."""
        if self.matcher is None:
            raise LookupError("No matcher was given.")
        return self.matcher

    @cached_property
    def attribution(self) -> WordList:
        """The words by which a sentence says whose statement it is; documents' names among them."""
        return WordList([*self.curation.attribution, *(document.name for document in self.knowledge.documents.values())])

    @cached_property
    def phrasings(self) -> tuple[Phrasing, ...]:
        """Every question and phrasing, in the order of the files."""
        return tuple(phrasing for entry in self.knowledge.entries.values() for phrasing in phrasings_of(entry))

    @cached_property
    def positions(self) -> Mapping[tuple[str, int], int]:
        """(file, line) of a value -> its position in the file's list."""
        return {
            (file, text.lines[path]): path[0] for file, text in self.loaded.texts.items() for path in text.lines if len(path) == 1 and isinstance(path[0], int)
        }

    def place(self, kind: str, subject: str, *path: str | int) -> Place:
        """Where the part at `path` of a value stands."""
        begins = self.loaded.places[kind, subject]
        position = self.positions.get((begins.file, begins.line))
        return begins if position is None else Place(begins.file, self.loaded.texts[begins.file].line_of((position, *path)))

    def problem(self, kind: str, subject: str, path: Sequence[str | int], found: str, mend: str, is_warning: bool = False) -> Problem:
        """A problem with a part of a value; the rule's id is added by the rule."""
        return Problem(self.place(kind, subject, *path), subject, "", found, mend, is_warning)


def phrasings_of(entry: Entry) -> Iterator[Phrasing]:
    """The entry's question and phrasings."""
    yield Phrasing(entry, entry.question, ("question",))
    for position, text in enumerate(entry.phrasings):
        yield Phrasing(entry, text, ("phrasings", position))
