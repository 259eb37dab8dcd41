"""Reply -> lines for a terminal: the blocks in their order, wrapped, with or without colour."""

import textwrap
from collections.abc import Iterator

from assistant.channels.blocks import Block, blocks_of
from assistant.channels.paragraphs import Bullets, Numbered, Paragraph, paragraphs_of
from assistant.dialogue import Reply, Urgency

__all__ = ["NAME", "terminal_text"]

NAME = "terminal"
#: A line is never narrower, however narrow the terminal is.
NARROWEST = 20
RED, YELLOW, BOLD, DIM, RESET = "\x1b[1;31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
#: Said before a notice, so that urgency is told by more than colour.
URGENT = {Urgency.EMERGENCY: "EMERGENCY", Urgency.SAME_DAY: "SEE SOMEONE TODAY"}
#: What stands above the first block of a kind.
HEADINGS = {"caveat": "Please note", "source": "From", "suggestion": "You might also ask"}


def terminal_text(reply: Reply, width: int = 80, is_coloured: bool = False) -> str:
    """The whole reply as text of at most `width` columns a line."""
    sections: list[str] = []
    before = None
    for block in blocks_of(reply):
        is_listed = block.kind in ("source", "suggestion", "caveat") and block.kind == before
        lines = "\n".join(block_lines(block, reply, max(width, NARROWEST), is_coloured))
        if not is_listed and (heading := heading_of(block, reply)):
            lines = f"{coloured(heading, BOLD, is_coloured)}\n{lines}"
        if is_listed or block.kind in ("reviewed", "match"):
            sections[-1] += "\n" + lines
        else:
            sections.append(lines)
        before = block.kind
    return "\n\n".join(sections)


def heading_of(block: Block, reply: Reply) -> str | None:
    """What stands above the block, if it is the first of its kind."""
    if block.kind == "suggestion" and reply.kind in ("clarify", "abstain"):
        return None
    return HEADINGS.get(block.kind)


def block_lines(block: Block, reply: Reply, width: int, is_coloured: bool) -> Iterator[str]:
    """The lines of one block."""
    match block.kind:
        case "notice":
            word = URGENT.get(block.urgency)
            text = f"{word}: {block.text}" if word else block.text
            yield coloured(filled(text, width, "! ", "! "), RED if word else YELLOW, is_coloured)
        case "text" | "more":
            yield "\n\n".join(piece_text(piece, width) for piece in paragraphs_of(block.text))
        case "part_question":
            yield coloured(filled(block.text, width), BOLD, is_coloured)
        case "caveat":
            yield filled(block.text, width, "* ", "  ")
        case "source" | "reviewed" | "match":
            yield coloured(filled(block.line, width, "  ", "    "), DIM, is_coloured)
        case "suggestion":
            yield filled(block.text, width, f"{offer_number(block, reply)}. ", "   ")
        case "contact":
            yield filled(f"{block.text}: {block.href}", width)


def offer_number(block: Block, reply: Reply) -> int:
    """The number by which the suggestion can be chosen."""
    return next(number for number, offer in enumerate(reply.suggestions, 1) if (offer.entry_id, offer.question) == (block.entry_id, block.text))


def piece_text(piece: Paragraph | Bullets | Numbered, width: int) -> str:
    """A paragraph or a list, wrapped."""
    match piece:
        case Paragraph():
            return filled(piece.text, width)
        case Bullets():
            return "\n".join(filled(item, width, "- ", "  ") for item in piece.items)
        case Numbered():
            return "\n".join(filled(item, width, f"{number}. ", "   ") for number, item in enumerate(piece.items, piece.first))


def filled(text: str, width: int, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width` columns; a word that is longer keeps its own line."""
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def coloured(text: str, colour: str, is_coloured: bool) -> str:
    """The text in the colour, where colours are wanted."""
    return f"{colour}{text}{RESET}" if is_coloured else text
