"""A list of needed questions -> what the entry of each lacks: itself, words that it has to mention, claims or caveats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import ContentError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.schema import FileKind, read_values
from assistant.knowledge.values import Entry, Text
from assistant.knowledge.yaml_text import YamlError, read_yaml
from assistant.pipeline.provenance import caveats_of

__all__ = ["Asked", "NeededQuestion", "answered", "read_questions"]

#: A needed question is called as its entry, with this before it.
PREFIX = "q-"


class NeededQuestion(BaseModel):
    """A question that has to be answered, and what its answer has to hold; other keys of the file are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Text
    must_mention: tuple[re.Pattern[str], ...] = Field(default=(), description="regular expressions, in any case, found in the answer or in `more`")
    claims: tuple[Text, ...] = Field(default=(), description="ids of claims that the entry has to cite")
    caveats: tuple[Text, ...] = Field(default=(), description="ids of caveats that have to be shown with it")

    @property
    def entry_id(self) -> str:
        """The entry that answers it."""
        return self.id.removeprefix(PREFIX)


@dataclass(frozen=True, slots=True)
class Asked:
    """A needed question, and what its entry lacks: nothing where it is covered."""

    question: NeededQuestion
    gaps: tuple[str, ...] = ()


def read_questions(path: Path) -> tuple[NeededQuestion, ...]:
    """The questions of a YAML list; raises ContentError with every problem and its line where it is none."""
    try:
        text = read_yaml(path.read_text(encoding="utf-8-sig"))
    except YamlError as error:
        raise ContentError([Problem(Place(str(path), error.line), "", "yaml", error.found, error.mend)]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Problem(Place(str(path)), "", "file", "The file cannot be read as UTF-8 text.", "Save it as UTF-8.")]) from error
    read, problems = read_values(FileKind(str(path), NeededQuestion), text, str(path))
    if problems:
        raise ContentError(problems)
    return tuple(question for question, _ in read)


def answered(question: NeededQuestion, knowledge: Knowledge) -> Asked:
    """The question with what its entry lacks."""
    entry = knowledge.entries.get(question.entry_id)
    return Asked(question, tuple(gaps_of(question, entry, knowledge)) if entry else (f"there is no entry {question.entry_id}",))


def gaps_of(question: NeededQuestion, entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """What the entry lacks."""
    text = f"{entry.answer}\n{entry.more or ''}"
    shown = {caveat.id for caveat in caveats_of([entry], knowledge)}
    yield from (f"does not mention {pattern.pattern}" for pattern in question.must_mention if not re.search(pattern.pattern, text, re.IGNORECASE))
    if question.claims and not set(question.claims) & set(entry.claims):
        yield f"cites none of {', '.join(question.claims)}"
    yield from (f"does not show {caveat}" for caveat in question.caveats if caveat not in shown)
