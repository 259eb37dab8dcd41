"""CSV file -> rows of cells with the line on which each begins; what cannot be read for certain is refused."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ContentError
from assistant.knowledge.problem import Place, Problem

__all__ = ["CsvRow", "decoded", "rows_of"]

#: Marks at the beginning of a file that say its encoding; the longer ones first, as UTF-32's begins like UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAVE_AS_UTF8 = "Save it as UTF-8 (in a spreadsheet: CSV UTF-8)."


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of one row; `line` is the one on which it begins, counted from 1, and a blank line has no cells."""

    line: int
    cells: tuple[str, ...]


def rows_of(path: Path) -> Iterator[CsvRow]:
    """Every row of the file, blank lines included.

    Raises:
        ContentError: the file cannot be opened, is in an unknown encoding, or its quotation marks do not pair.
    """
    reader = csv.reader(io.StringIO(decoded(path), newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield CsvRow(begins, tuple(cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        mend = 'Check the quotation marks from here on: a cell that holds one stands in quotation marks, with each of its own doubled ("").'
        raise refused(path, begins, f"The row that begins here cannot be read: {error}.", mend) from error


def decoded(path: Path) -> str:
    """The file's text: UTF-8, or what a mark at its beginning says (UTF-8, UTF-16, UTF-32); ContentError otherwise.

    Nothing is guessed: a file in Latin-1 would decode as many things, and its labels would silently be others.
    """
    content = read_bytes(path)
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise refused(
            path, line, f"The file is not {encoding.upper().removesuffix('-SIG')}: byte {error.start} is 0x{error.object[error.start]:02x}.", SAVE_AS_UTF8
        ) from error
    if "\0" in text:
        found = "The file holds NUL characters, as UTF-16 without a mark at its beginning does."
        raise refused(path, text.count("\n", 0, text.index("\0")) + 1, found, SAVE_AS_UTF8)
    return text


def read_bytes(path: Path) -> bytes:
    """The file's content."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(path, 1, f"The file cannot be read: {error.strerror}.", "Check the path and its permissions.") from error


def refused(path: Path, line: int, found: str, mend: str) -> ContentError:
    """The error for a file that is not read."""
    return ContentError([Problem(Place(str(path), line), "", "file", found, mend)])
