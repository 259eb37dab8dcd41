"""check: every problem of the knowledge, with its place and the mend."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.exits import KNOWLEDGE_INVALID, OK

if TYPE_CHECKING:
    from assistant.curation.checking import Report

__all__ = ["check"]

#: Seconds between two looks at the files.
POLL = 0.5


def check(
    knowledge: Annotated[Path | None, typer.Option(help="Folder of the knowledge; the project's own when left out.")] = None,
    documents: Annotated[Path | None, typer.Option(help="Folder of the documents: places, figures and copied words are checked against them.")] = None,
    labelled: Annotated[Path | None, typer.Option(help="YAML file of labelled messages, which no phrasing may copy.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until interrupted.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as well.")] = False,
) -> None:
    """Check the knowledge by the rules of curation (docs/curation.md); 0 when it is clean, 4 when it is not."""
    folder = knowledge_folder(knowledge)
    watched = [path for path in (folder, documents, labelled) if path]
    reports = (checked(folder, documents, labelled) for _ in (changes(watched) if watch else (None,)))
    report = next(reports)
    show(report, as_json)
    try:
        for report in reports:
            show(report, as_json)
    except KeyboardInterrupt:
        print("Stopped watching.", file=sys.stderr)
    raise typer.Exit(KNOWLEDGE_INVALID if report.errors or (strict and report.warnings) else OK)


def show(report: "Report", as_json: bool) -> None:
    """Print the report at once."""
    print(report.document() if as_json else "\n".join(report.lines()), flush=True)


def knowledge_folder(named: Path | None) -> Path:
    """The folder that was named, else the one that the environment sets, in the shortest way of writing it."""
    import os

    from assistant.settings import Settings

    folder = named or Settings.from_environment(os.environ).knowledge
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def checked(folder: Path, documents: Path | None, labelled: Path | None) -> "Report":
    """The report on the folder as it is now."""
    import datetime

    from assistant.bootstrap import build_matcher
    from assistant.curation.checking import check_folder

    # Whoever writes after midnight in one place may be read before it in another; a review is of a day, wherever it was.
    today = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    return check_folder(folder, build_matcher, today, documents, labelled)


def changes(watched: list[Path]) -> Iterator[None]:
    """Once at first, and once after each change of a file below the paths."""
    seen: object = None
    while True:
        if (now := stamps(watched)) != seen:
            seen = now
            yield
        time.sleep(POLL)


def stamps(watched: list[Path]) -> dict[str, tuple[int, int]]:
    """The time and size of every file; one that vanishes meanwhile is left out."""
    found = {}
    for path in (file for root in watched for file in ([root] if root.is_file() else root.rglob("*"))):
        try:
            stat = path.stat()
        except OSError:
            continue
        found[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return found
