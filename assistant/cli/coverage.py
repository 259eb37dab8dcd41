"""coverage: what of the documents can be asked for, claim by claim, and what nobody can ask for yet."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from assistant.cli.exits import KNOWLEDGE_INVALID, OK
from assistant.cli.tables import Table, print_table

if TYPE_CHECKING:
    from assistant.curation.coverage import ClaimUse, Coverage, Group

__all__ = ["coverage"]


def coverage(
    knowledge: Annotated[Path | None, typer.Option(help="Folder of the knowledge; the project's own when left out.")] = None,
    questions: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="YAML list of needed questions, with id, must_mention, claims and caveats.")
    ] = None,
    html: Annotated[Path | None, typer.Option(dir_okay=False, help="Write a page with the documents as a map to this file.")] = None,
    by: Annotated[Literal["paragraph", "topic", "none"], typer.Option(help="List each claim with its entries in this order, or not at all.")] = "paragraph",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show which claims are used by which entries; 4 when a claim is unused or a needed question is not covered."""
    import os

    from assistant.curation.coverage import cover
    from assistant.curation.needed_questions import read_questions
    from assistant.knowledge.loading import load_knowledge
    from assistant.settings import Settings

    needed = read_questions(questions) if questions else None
    found = cover(load_knowledge(knowledge or Settings.from_environment(os.environ).knowledge), needed)
    if html:
        write_page(html, found)
    if as_json:
        print(json.dumps(document(found), indent=2))
    else:
        for table in tables(found, by):
            print_table(table)
        print(found.summary)
    raise typer.Exit(KNOWLEDGE_INVALID if found.unused or found.uncovered else OK)


def write_page(path: Path, found: "Coverage") -> None:
    """Write the page; ServiceError when the file cannot be written."""
    from assistant.curation.coverage_page import coverage_page
    from assistant.errors import ServiceError

    try:
        path.write_text(coverage_page(found), encoding="utf-8")
    except OSError as error:
        raise ServiceError(f"{path} cannot be written: {error.strerror}", "Name another file for --html.") from error
    print(f"Written: {path}", file=sys.stderr)


def tables(found: "Coverage", by: str) -> Iterator[Table]:
    """What is printed: every claim, the figures by topic and by document, and what is missing last."""
    if by != "none":
        groups = found.topics if by == "topic" else found.whole.paragraphs
        rows = [(group.name, use.claim.id, use.state, ", ".join(use.entries)) for group in groups for use in group.uses]
        yield Table(f"Claims by {by}", (by, "claim", "state", "used by"), rows, loud=frozenset({"unused"}))
    counted = ("claims#", "used#", "unused#", "marked#", "entries#", "paragraphs#")
    yield Table("Topics", ("topic", *counted), [figures(topic) for topic in found.topics])
    yield Table("Documents", ("document", *counted), [figures(document) for document in (*found.documents, found.whole)])
    yield Table("Claims that no entry uses", ("claim", "place", "text"), [unused_row(use) for use in found.unused])
    gaps = [(asked.question.id, gap) for asked in found.uncovered for gap in asked.gaps]
    yield Table("Questions that are not covered", ("question", "its entry"), gaps)


def figures(group: "Group") -> tuple[str, ...]:
    """The figures of a group."""
    counts = (group.claims, group.count("used"), group.count("unused"), group.count("marked"), len(group.entries), len(group.paragraphs))
    return group.name, *map(str, counts)


def unused_row(use: "ClaimUse") -> tuple[str, ...]:
    """A claim that nobody can ask for, and where it stands."""
    return use.claim.id, f"{use.document.id} ¶ {use.claim.paragraph}", use.claim.text


def document(found: "Coverage") -> dict[str, Any]:
    """For programs: the figures, every claim, and every needed question."""
    claims = [
        {
            "id": use.claim.id,
            "document": use.document.id,
            "section": use.claim.section,
            "paragraph": use.claim.paragraph,
            "topic": use.claim.topic,
            "state": use.state,
            "entries": use.entries,
        }
        for use in found.whole.uses
    ]
    questions = None if found.questions is None else [{"id": one.question.id, "entry": one.question.entry_id, "gaps": one.gaps} for one in found.questions]
    whole = found.whole
    counts = {"claims": whole.claims, "used": whole.count("used"), "unused": whole.count("unused"), "marked": whole.count("marked")}
    return {"knowledge_version": found.version, **counts, "by_claim": claims, "questions": questions}
