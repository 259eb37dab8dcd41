"""What the screen can show, and what whoever sits before it wants of it."""

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from assistant.dialogue import Reply

__all__ = ["Screen", "is_coloured", "screen_for"]


@dataclass(frozen=True, slots=True)
class Screen:
    """How text is written to a stream.

    Attributes:
        width: columns of a line.
        is_plain: for a screen reader: no line is broken, and what a thing is is said in words.
    """

    width: int = 80
    is_coloured: bool = False
    is_plain: bool = False

    @property
    def text_width(self) -> int:
        """Columns of a line of running text."""
        from assistant.channels.terminal import NARROWEST, WIDEST

        return min(max(self.width, NARROWEST), WIDEST)

    def print(self, text: str, stream: TextIO, first: str = "", rest: str = "") -> None:
        """Write a paragraph at once, in lines as wide as the screen; `first` and `rest` stand before its lines. Line ends at its end are kept."""
        end = text[len(text.rstrip("\n")) :]
        print(first + text if self.is_plain else self.filled(text, first, rest) + end, file=stream, flush=True)

    def filled(self, text: str, first: str = "", rest: str = "") -> str:
        """The paragraph in lines as wide as the screen; `first` and `rest` stand before its lines."""
        from assistant.channels.terminal import filled

        return filled(text, self.text_width, first, rest)

    def show(self, reply: "Reply") -> str:
        """The whole reply as it stands on this screen."""
        from assistant.channels.terminal import plain_text, terminal_text

        return plain_text(reply) if self.is_plain else terminal_text(reply, self.width, self.is_coloured)


def screen_for(stream: TextIO, is_plain: bool = False, has_colours: bool = True) -> Screen:
    """The screen that the stream leads to, as wide as it is now; 80 columns where it is none."""
    return Screen(shutil.get_terminal_size().columns, has_colours and not is_plain and is_coloured(stream), is_plain)


def is_coloured(stream: TextIO) -> bool:
    """Whether colours are wanted: a terminal, and neither NO_COLOR nor a dumb one (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
