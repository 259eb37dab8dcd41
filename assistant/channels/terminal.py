"""Reply -> lines for a terminal: the blocks in their order, wrapped, with or without colour; or plainly, for a screen reader."""

import textwrap
from collections.abc import Iterator

from assistant.channels.blocks import Block, blocks_of
from assistant.channels.paragraphs import Bullets, Numbered, Paragraph, paragraphs_of
from assistant.dialogue import Reply, Urgency

__all__ = ["BOLD", "DIM", "NAME", "NARROWEST", "RED", "WIDEST", "coloured", "filled", "plain_text", "terminal_text"]

NAME = "terminal"
#: A line is never narrower, however narrow the terminal is, nor wider than eyes follow back to the next one.
NARROWEST, WIDEST = 20, 84
#: No hue but red: every other one is hard to read either on white or on black.
RED, BOLD, DIM, RESET = "\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
#: Said before a notice, so that urgency is told by more than colour.
URGENT = {Urgency.EMERGENCY: "EMERGENCY", Urgency.SAME_DAY: "SEE SOMEONE TODAY"}
#: What stands above the first block of a kind.
HEADINGS = {"caveat": "Please note", "source": "From", "suggestion": "You might also ask"}
#: What a block is, for those who hear it; the main text needs no name.
SPOKEN = {"notice": "Notice", "match": "Match", "caveat": "Please note", "source": "From", "contact": "Contact", "part_question": "On the question"}


def terminal_text(reply: Reply, width: int = 80, is_coloured: bool = False) -> str:
    """The whole reply as text of at most `width` columns a line."""
    sections: list[str] = []
    before = None
    columns = min(max(width, NARROWEST), WIDEST)
    for block in blocks_of(reply):
        is_listed = block.kind in ("source", "suggestion", "caveat") and block.kind == before
        lines = "\n".join(block_lines(block, reply, columns, is_coloured))
        if not is_listed and (heading := heading_of(block, reply)):
            lines = f"{coloured(heading, BOLD, is_coloured)}\n{lines}"
        if is_listed or block.kind in ("reviewed", "match"):
            sections[-1] += "\n" + lines
        else:
            sections.append(lines)
        before = block.kind
    return "\n\n".join(sections)


def plain_text(reply: Reply) -> str:
    """The whole reply with every part named in words, and each paragraph on one line: nothing that a screen reader would spell out."""
    return "\n".join(line for block in blocks_of(reply) for line in spoken_lines(block, reply))


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
            yield coloured(filled(text, width, "! ", "! "), RED if word else BOLD, is_coloured)
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


def spoken_lines(block: Block, reply: Reply) -> Iterator[str]:
    """The lines of one block as they are read out."""
    match block.kind:
        case "text" | "more":
            yield from (line for piece in paragraphs_of(block.text) for line in spoken_piece(piece))
        case "notice":
            yield f"{URGENT.get(block.urgency, SPOKEN['notice'])}: {one_line(block.text)}"
        case "suggestion":
            yield f"Offer {offer_number(block, reply)}: {one_line(block.text)}"
        case "contact":
            yield f"{SPOKEN['contact']}: {one_line(block.text)}, {block.href}"
        case "reviewed":
            yield one_line(block.line)
        case _:
            yield f"{SPOKEN[block.kind]}: {one_line(block.line)}"


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


def spoken_piece(piece: Paragraph | Bullets | Numbered) -> Iterator[str]:
    """A paragraph, or each item of a list, on a line of its own."""
    match piece:
        case Paragraph():
            yield one_line(piece.text)
        case Bullets():
            yield from map(one_line, piece.items)
        case Numbered():
            yield from (f"{number}. {one_line(item)}" for number, item in enumerate(piece.items, piece.first))


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def filled(text: str, width: int, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width` columns; a word that is longer keeps its own line."""
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def coloured(text: str, colour: str, is_coloured: bool) -> str:
    """The text in the colour, where colours are wanted; each line by itself, so that a pager or a cut screen keeps it."""
    return "\n".join(f"{colour}{line}{RESET}" for line in text.split("\n")) if is_coloured else text
