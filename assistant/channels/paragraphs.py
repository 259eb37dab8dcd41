"""Plain text -> paragraphs and lists, for channels that can show them."""

import re
from dataclasses import dataclass

__all__ = ["Bullets", "Numbered", "Paragraph", "Piece", "paragraphs_of"]

BULLET = re.compile(r"- +(.*)")
#: Two digits at most: a sentence may begin with a year.
NUMBER = re.compile(r"(\d{1,2})\. +(.*)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose items have no order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list of steps; `first` is the number of its first item, the others follow by one."""

    items: tuple[str, ...]
    first: int = 1


Piece = Paragraph | Bullets | Numbered


def paragraphs_of(text: str) -> tuple[Piece, ...]:
    r"""The text in pieces: a blank line ends a paragraph, `- ` and `1. ` begin items; no word is lost.

    >>> paragraphs_of("Two ways:\n- sit\n- stand\n\nThat is all.")
    (Paragraph(text='Two ways:'), Bullets(items=('sit', 'stand')), Paragraph(text='That is all.'))
    """
    pieces: list[Piece] = []
    is_open = False
    for line in map(str.strip, text.splitlines()):
        if line:
            add(pieces, piece_of(line), is_open)
        is_open = bool(line)
    return tuple(pieces)


def piece_of(line: str) -> Piece:
    """What the line alone is."""
    if bullet := BULLET.fullmatch(line):
        return Bullets((bullet[1],))
    if number := NUMBER.fullmatch(line):
        return Numbered((number[2],), int(number[1]))
    return Paragraph(line)


def add(pieces: list[Piece], piece: Piece, is_open: bool) -> None:
    """Join the piece to the last one where it goes on with it: lines of a paragraph that no blank line parts, and items of one list."""
    match (pieces[-1] if pieces else None), piece:
        case Paragraph(before), Paragraph(text) if is_open:
            pieces[-1] = Paragraph(f"{before} {text}")
        case Bullets(before), Bullets(items):
            pieces[-1] = Bullets(before + items)
        case Numbered(before, first), Numbered(items, number) if number == first + len(before):
            pieces[-1] = Numbered(before + items, first)
        case _:
            pieces.append(piece)
