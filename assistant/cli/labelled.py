"""Sections of labelled lines, wrapped to a width, for reports that people read in a terminal."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Line", "Section", "joined", "quoted", "section_lines"]

#: Columns of the labels.
LABEL = 12
RED, BOLD, RESET = "\x1b[1;31m", "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Line:
    """A label and a text; what is urgent stands out."""

    label: str
    text: str
    is_loud: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    title: str
    lines: tuple[Line, ...]


def section_lines(section: Section, width: int, is_coloured: bool) -> Iterator[str]:
    """The heading, and each line wrapped beside its label."""
    yield f"{BOLD}{section.title}{RESET}" if is_coloured else section.title
    for line in section.lines:
        label, rest = f"  {line.label:<{LABEL}}", " " * (LABEL + 2)
        filled = textwrap.fill(line.text, max(width, 2 * LABEL), initial_indent=label, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
        yield f"{RED}{filled}{RESET}" if is_coloured and line.is_loud else filled


def joined(words: Iterable[str]) -> str:
    """Words that count together."""
    return " with ".join(map(quoted, words))


def quoted(text: str) -> str:
    """The visitor's words, told apart from ours."""
    return f'"{text}"'
