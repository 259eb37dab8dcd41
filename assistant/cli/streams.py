"""Standard input and output, whatever the machine makes of them: closed, of an old encoding, or of none."""

import codecs
import os
import sys
from pathlib import Path
from typing import IO, TextIO

from assistant.errors import ServiceError

__all__ = ["FALLBACK", "drop_output", "finish_output", "given_bytes", "prepare_streams"]

#: Name of the way in which characters are written that an encoding does not have.
FALLBACK = "nearest-letters"
#: Typographic characters of texts, and how a typewriter would have written them.
NEAREST = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "•": "*",
    "·": "-",
    "→": "->",
    "\u00a0": " ",
    "\u202f": " ",
    "×": "x",
    "°": " degrees",
    "¶": "paragraph",
    "§": "section",
}


def nearest_letters(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that the encoding lacks, and where writing goes on; `?` where nothing is near."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(NEAREST.get(character, "?") for character in lacking), error.end


codecs.register_error(FALLBACK, nearest_letters)


def prepare_streams() -> None:
    """Make sure that no answer is lost for a character that the terminal lacks; ServiceError when there is nowhere to write."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=FALLBACK)
    if sys.stdout is None:
        raise ServiceError("Standard output is closed, and the answer has nowhere to go", "Leave it open, or send it to a file.")


def finish_output() -> None:
    """Write what is still held back, while its failing can still be told; the interpreter's own last flush would complain in a trace."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def drop_output() -> None:
    """Let what is still held back for standard output go nowhere, as it cannot be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def given_bytes(stdin: TextIO | None) -> IO[bytes] | None:
    """What is given on standard input; None where it is closed or somebody sits there and types."""
    if stdin is None or stdin.closed or stdin.isatty():
        return None
    return stdin.buffer
