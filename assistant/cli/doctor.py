"""doctor: whether this machine has what Caveat needs, and what to do about what it has not."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.exits import KNOWLEDGE_INVALID, OK, UNAVAILABLE
from assistant.cli.options import NoColour
from assistant.cli.screen import Screen, screen_for

if TYPE_CHECKING:
    from assistant.cli.checkup import Finding

__all__ = ["doctor"]

#: Columns of the state and of the subject.
STATE, SUBJECT = 7, 12


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False, no_colour: NoColour = False) -> None:
    """Look whether everything needed is there: Python, packages, settings, knowledge, store, port, Slack, and what tests need.

    Exit codes: 0 when nothing is at fault, 4 when the knowledge is, else 5.
    """
    from assistant.cli.checkup import findings

    found = []
    screen = screen_for(sys.stdout, has_colours=not no_colour)
    for finding in findings(os.environ):
        found.append(finding)
        if not as_json:
            print_finding(finding, screen)
    if as_json:
        print(json.dumps({"schema": 1, "findings": [asdict(finding) for finding in found]}, indent=2))
    raise typer.Exit(code_of(found))


def code_of(found: "Sequence[Finding]") -> int:
    """How it went, for scripts."""
    faults = {finding.subject for finding in found if finding.state == "fault"}
    if not faults:
        return OK
    return KNOWLEDGE_INVALID if faults == {"Knowledge"} else UNAVAILABLE


def print_finding(finding: "Finding", screen: Screen) -> None:
    """Print what was found, and below it what to do; in two columns where there is room."""
    from assistant.channels.terminal import BOLD, DIM, RED, coloured

    word = finding.state.upper() if finding.state == "fault" else finding.state
    shown = coloured(word.ljust(STATE), {"ok": DIM, "note": BOLD, "fault": RED}[finding.state], screen.is_coloured)
    is_narrow = screen.width < 3 * (STATE + SUBJECT)
    margin = "  " if is_narrow else " " * (STATE + SUBJECT)
    # The words of the state carry codes of colour, which take no room and must not be counted: so the line is filled without them.
    text = screen.filled(finding.found, f"{word.ljust(STATE)}{finding.subject}: " if is_narrow else word.ljust(STATE) + finding.subject.ljust(SUBJECT), margin)
    print(shown + text[STATE:], flush=True)
    if finding.mend:
        print(screen.filled(finding.mend, f"{margin}-> ", f"{margin}   "), flush=True)
