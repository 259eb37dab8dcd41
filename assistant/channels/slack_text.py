"""Plain text <-> Slack's text: escaped on the way out, split and never cut; read on the way in."""

import html
import re
from collections.abc import Iterator

__all__ = ["SECTION_CHARACTERS", "escaped", "heard", "pieces"]

#: Slack refuses a section of more than 3,000 characters; the rest is room for a heading or a bullet.
SECTION_CHARACTERS = 2_900
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
#: Where a text is split, the best place first: between paragraphs, lines, sentences, words.
SEAMS = (re.compile(r"(?<=\n\n)(?!\n)"), re.compile(r"(?<=\n)"), re.compile(r"(?<=[.!?]\s)"), re.compile(r"(?<=\s)(?!\s)"))
#: Slack writes what it knows in angle brackets: <@U1>, <#C1|general>, <!here>, <https://example.org|a link>.
MARKED = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def escaped(text: str) -> str:
    """The text as Slack shows it word for word; nothing in it mentions anybody.

    >>> escaped("Tom & <!channel>")
    'Tom &amp; &lt;!channel&gt;'
    """
    return text.translate(ESCAPES)


def pieces(text: str, most: int = SECTION_CHARACTERS) -> tuple[str, ...]:
    """The text escaped, in pieces of at most `most` characters, split where reading pauses; blanks at the seams go, no word does."""
    return tuple(piece for part in parts(text.strip(), most, 0) if (piece := escaped(part.strip())))


def parts(text: str, most: int, seam: int) -> Iterator[str]:
    """The text in parts that fit when they are escaped; a word that is longer than a part is parted between its letters."""
    if len(escaped(text)) <= most:
        yield text
        return
    if seam == len(SEAMS):
        whole = max(1, most // len("&amp;"))
        yield from (text[start : start + whole] for start in range(0, len(text), whole))
        return
    held = ""
    for bit in SEAMS[seam].split(text):
        if len(escaped(held + bit)) <= most:
            held += bit
            continue
        if held:
            yield held
        held = ""
        *full, held = parts(bit, most, seam + 1)
        yield from full
    if held:
        yield held


def heard(text: str) -> str:
    """What a person typed: Slack's marks as they read on the screen, without mentions of the bot, of people and of everybody.

    >>> heard("<@UBOT> is it &lt;3 weeks? see <https://example.org|this> in <#C1|general>")
    'is it <3 weeks? see this in general'
    """
    return html.unescape(MARKED.sub(read_mark, text)).strip()


def read_mark(mark: re.Match[str]) -> str:
    """What a mark says in words; a person's id and a call to everybody say nothing."""
    kind, target, label = mark[1], mark[2], mark[3]
    if kind in ("@", "!"):
        return " "
    return label or ("" if kind == "#" else target)
