"""diff: what differs between two states of the knowledge, for curators and for visitors."""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.exits import OK, SAFETY_CHANGED

if TYPE_CHECKING:
    from assistant.curation.difference import Difference, Outcome, QuestionChange
    from assistant.curation.value_changes import Change, ValueChange
    from assistant.knowledge.knowledge import Knowledge

__all__ = ["diff"]

#: Questions that are shown of those that change alike.
SHOWN = 6
MARKS: "dict[Change, str]" = {"added": "+", "removed": "-", "changed": "~"}


def diff(
    old: Annotated[str, typer.Argument(help="A folder, or a git revision of the knowledge: HEAD, HEAD~1, main, a tag.")],
    new: Annotated[str | None, typer.Argument(help="The same; left out: the knowledge as it is now.")] = None,
    questions: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="File of further questions to ask, one on a line.")] = None,
    knowledge: Annotated[Path | None, typer.Option(help="Folder of the knowledge whose revisions are meant; the project's own when left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document, with every question.")] = False,
) -> None:
    """Compare two states of the knowledge: entries, and every question whose reply changes; 6 when a safety case changes."""
    from assistant.bootstrap import assemble
    from assistant.curation.difference import compare

    given = lines_of(questions) if questions else ()
    sides = both_sides(old, new, knowledge)
    if sys.stderr.isatty():
        print("Asking both every question; this takes some seconds.", file=sys.stderr)
    difference = compare(*sides, assemble, given)
    print(document(difference) if as_json else "\n".join(lines(difference)))
    raise typer.Exit(SAFETY_CHANGED if difference.safety_changes else OK)


def lines_of(path: Path) -> tuple[str, ...]:
    """The questions of a file, one on a line; empty lines are none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read as UTF-8 text. Save it as UTF-8, one question on a line.", param_hint="--questions") from error
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def both_sides(old: str, new: str | None, folder: Path | None) -> "tuple[Knowledge, Knowledge]":
    """The two states; ContentError with every problem of both when one of them cannot be served."""
    import os

    from assistant.curation.revisions import loaded_from
    from assistant.errors import ContentError
    from assistant.settings import Settings

    knowledge = folder or Settings.from_environment(os.environ).knowledge
    before, after = loaded_from(old, knowledge, "OLD"), loaded_from(new or str(knowledge), knowledge, "NEW")
    if before.knowledge is None or after.knowledge is None:
        raise ContentError([*before.problems, *after.problems])
    return before.knowledge, after.knowledge


def lines(difference: "Difference") -> Iterator[str]:
    """For people: the values that differ, then the questions, those of safety first, and a summary."""
    for kind, values in groupby(difference.values, lambda value: value.kind):
        yield from (kind.capitalize(), *map(value_line, values), "")
    safety = difference.safety_changes
    if safety:
        yield from ("SAFETY: somebody has to look at these before they are published", *question_lines(safety), "")
    if others := [question for question in difference.questions if not question.is_safety_change]:
        yield from ("Replies that change", *question_lines(others), "")
    changed, entries = len(difference.questions), [value.change for value in difference.values if value.kind == "entries"]
    yield f"Entries: {', '.join(f'{entries.count(change)} {change}' for change in MARKS)}."
    yield f"Questions: {changed:,} of {difference.asked:,} change. Safety cases: {len(safety):,} {'change' if len(safety) == 1 else 'changes'}."


def value_line(value: "ValueChange") -> str:
    """A value with its mark, and its fields where it was changed."""
    return f"  {MARKS[value.change]} {value.id}{': ' if value.fields else ''}{', '.join(value.fields)}"


def question_lines(questions: "Sequence[QuestionChange]") -> Iterator[str]:
    """What changes, and below it the questions that change in this way."""
    alike: dict[tuple[tuple[str, tuple[str, str]], ...], list[str]] = {}
    for question in questions:
        alike.setdefault(tuple(question.changes.items()), []).append(question.text)
    for changes, texts in alike.items():
        yield "  " + "; ".join(f"{name}: {before} -> {after}" for name, (before, after) in changes)
        yield from (f"    {text}" for text in texts[:SHOWN])
        if len(texts) > SHOWN:
            yield f"    ... and {len(texts) - SHOWN:,} more (--json has all)"


def document(difference: "Difference") -> str:
    """For programs: one JSON document."""
    values = [{"kind": value.kind, "id": value.id, "change": value.change, "fields": value.fields} for value in difference.values]
    questions = [
        {
            "question": question.text,
            "is_safety_case": question.is_safety_case,
            "is_safety_change": question.is_safety_change,
            "changes": list(question.changes),
            "old": outcome_document(question.old),
            "new": outcome_document(question.new),
        }
        for question in difference.questions
    ]
    counts = {"asked": difference.asked, "changed": len(questions), "safety_changes": len(difference.safety_changes)}
    return json.dumps({**counts, "values": values, "questions": questions}, indent=2)


def outcome_document(outcome: "Outcome") -> dict[str, Any]:
    """A reply as far as it is compared, wording of safety messages included."""
    return {
        "kind": outcome.kind,
        "entries": outcome.entries,
        "urgency": outcome.urgency.word,
        "caveats": outcome.caveats,
        "notices": [{"id": notice.id, "text": notice.text, "position": notice.position} for notice in outcome.notices],
        "refusal": {"id": outcome.refusal[0], "text": outcome.refusal[1]} if outcome.refusal else None,
    }
