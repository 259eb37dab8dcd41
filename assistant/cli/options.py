"""Options that several commands share, so that each means the same everywhere."""

from typing import Annotated

import typer

__all__ = ["Json", "NoColour", "Plain", "Quiet", "Stored"]

Json = Annotated[bool, typer.Option("--json", help="Print each reply as one JSON document on one line.")]
Plain = Annotated[bool, typer.Option("--plain", help="For screen readers: no colours, no broken lines, every part named in words.")]
NoColour = Annotated[bool, typer.Option("--no-color", "--no-colour", help="No colours; the same as NO_COLOR=1.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No hints; errors are still said.")]
Stored = Annotated[bool, typer.Option("--store", help="Remember and record in the store, as the website does; left out, nothing is kept after the run.")]
