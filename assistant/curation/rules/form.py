"""Rules for how a file is written, so that nothing of it is lost or misread."""

from collections.abc import Iterator
from typing import Any

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.yaml_text import Path, YamlText

__all__ = ["block_lists", "cut_off_text", "editor_schema", "straight_quotes"]

#: Keys whose lists hold what people type. A question mark, a comma or a colon in brackets breaks or splits such a text.
TYPED_BY_PEOPLE = frozenset({"phrasings", "raises", "does_not_raise", "refuses", "does_not_refuse", "asked_by"})
SCHEMA_LINE = "# yaml-language-server: $schema=../schema.json"
CURLY = frozenset("“”„‟‘’‚‛«»")


def block_lists(subject: Subject) -> Iterator[Problem]:
    """Phrasings and examples stand in block lists, one on a line, and not in brackets.

    In brackets a comma splits a text in two and a question mark or colon can break the file; on lines of their own they are safe,
    and a change shows as one line.

    PASS:
        entry:
          follow_ups: [clean-chain]

    FAIL:
        file:
          policy/small_talk.yaml: |
            - id: greeting
              phrasings: [good day, good day to you]
              reply: Good day.
    """
    for file, text in subject.loaded.texts.items():
        for path in sorted(text.flow_lists, key=str):
            if path and path[-1] in TYPED_BY_PEOPLE and holds_texts(at(text, path)):
                place = Place(file, text.line_of(path))
                yield Problem(
                    place, id_at(text, path), "", f"The list {path[-1]} is written in brackets.", "Write each on a line of its own, beginning with - ."
                )


def cut_off_text(subject: Subject) -> Iterator[Problem]:
    """No unquoted text is followed by ` #`, which begins a comment.

    YAML drops the rest of the line without a word, so half a sentence would be missing under an answer.

    PASS:
        entry:
          question: "How do I oil link #1 of the chain?"

    FAIL:
        file:
          topics.yaml: |
            - id: care
              title: Care of link #1
              overview: oil-chain
    """
    for file, text in subject.loaded.texts.items():
        for line, lost in text.cut_off.items():
            yield Problem(Place(file, line), "", "", f"{lost!r} is read as a comment.", "Quote the text, or put the comment on a line of its own.")


def straight_quotes(subject: Subject) -> Iterator[Problem]:
    """No text is wrapped in curly quotation marks.

    Word processors turn straight marks into curly ones; YAML takes those for part of the text, and visitors would see them.

    PASS:
        entry:
          question: "How do I oil a chain?"

    FAIL:
        entry:
          question: “How do I oil a chain?”
    """
    for file, text in subject.loaded.texts.items():
        for path in text.lines:
            part = at(text, path)
            if isinstance(part, str) and len(part) > 1 and part[0] in CURLY and part[-1] in CURLY:
                yield Problem(
                    Place(file, text.line_of(path)), id_at(text, path), "", f"{part[:40]!r} stands in curly quotation marks.", "Use straight ones, or none."
                )


def editor_schema(subject: Subject) -> Iterator[Problem]:
    """Each file of entries names the schema in its first line.

    Editors then complete the keys, and underline what does not fit, while one types.

    PASS:
        file:
          entries/empty.yaml: |
            # yaml-language-server: $schema=../schema.json
            []

    FAIL:
        file:
          entries/empty.yaml: |
            []
    """
    for file, source in subject.loaded.sources.items():
        if file.startswith("entries/") and source.split("\n", 1)[0].strip() != SCHEMA_LINE:
            yield Problem(Place(file), "", "", "The first line does not name the schema.", f"Begin the file with: {SCHEMA_LINE}")


def holds_texts(part: object) -> bool:
    """Whether the part is a list with texts in it."""
    return isinstance(part, list) and any(isinstance(item, str) for item in part)


def at(text: YamlText, path: Path) -> object:
    """The part of the data at `path`."""
    part: Any = text.data
    for step in path:
        part = part[step]
    return part


def id_at(text: YamlText, path: Path) -> str:
    """The id of the value around `path`, "" where there is none."""
    value = at(text, path[:1])
    return str(value.get("id", "")) if isinstance(value, dict) else ""
