"""Reply -> blocks: the one order in which every channel for people shows a reply."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.channels.citations import cited
from assistant.dialogue import Notice, Part, Reply, Urgency

__all__ = ["Block", "Kind", "blocks_of", "match_word"]

Kind = Literal["notice", "part_question", "text", "more", "match", "caveat", "source", "reviewed", "suggestion", "contact"]

#: From which calibrated confidence a match is called how. 1.0 is kept for the words of a stored phrasing;
#: 0.8 and 0.5 read as "four of five such answers are right" and "more often right than wrong".
MATCH_WORDS = ((1.0, "Exact match"), (0.8, "Close match"), (0.5, "Likely match"))


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to show, in plain text.

    Attributes:
        id: of a notice or caveat; of the document behind a source.
        entry_id: the entry that a part, a match or a suggestion belongs to; None for "none of these".
        href: where a contact leads.
        urgency: of a notice: the urgency of the reply that carries it.
        details: of a source: what is known of the place and the date, to stand after the title.
    """

    kind: Kind
    text: str
    id: str | None = None
    entry_id: str | None = None
    href: str | None = None
    urgency: Urgency = Urgency.NONE
    details: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The text with its details, on one line."""
        return ", ".join((self.text, *self.details))


def blocks_of(reply: Reply) -> tuple[Block, ...]:
    """All of a reply, in the order in which it is shown."""
    is_first = [reply.kind == "escalate" or notice.position == "before" for notice in reply.notices]
    return (
        *(notice_block(notice, reply) for notice, first in zip(reply.notices, is_first, strict=True) if first),
        *(part_blocks(reply) if reply.parts else answer_blocks(reply)),
        *(notice_block(notice, reply) for notice, first in zip(reply.notices, is_first, strict=True) if not first),
        *(Block("caveat", caveat.text, id=caveat.id) for caveat in reply.caveats),
        *(Block("source", source.title, id=source.document, details=source.details) for source in cited(reply.sources)),
        *reviewed_blocks(reply),
        *(Block("suggestion", offer.question, entry_id=offer.entry_id) for offer in reply.suggestions),
        *contact_blocks(reply),
    )


def match_word(confidence: float) -> str:
    """How well an answer fits the question, in words; nothing below 1.0 is called exact.

    >>> match_word(0.93)
    'Close match'
    """
    return next((word for least, word in MATCH_WORDS if confidence >= least), "Possible match")


def notice_block(notice: Notice, reply: Reply) -> Block:
    """The notice, with how urgent its reply is."""
    return Block("notice", notice.text, id=notice.id, urgency=reply.urgency)


def answer_blocks(reply: Reply) -> Iterator[Block]:
    """The main text, the longer part, and how well an entry fits where one was replied with."""
    yield from text_blocks("text", reply.text)
    yield from text_blocks("more", reply.more)
    if reply.entry_id is not None and reply.kind in ("answer", "abstain"):
        yield Block("match", match_word(reply.confidence), entry_id=reply.entry_id)


def part_blocks(reply: Reply) -> Iterator[Block]:
    """Each part under its question, in place of the text that joins them; what only the joined text says is kept where it stood."""
    text, more = reply.text, reply.more or ""
    for part in reply.parts:
        lead, text = around(text, part.text)
        more_lead, more = around(more, part.more)
        if lead != part.question:
            yield from text_blocks("text", lead)
        yield Block("part_question", part.question, entry_id=part.entry_id)
        yield from text_blocks("text", part.text)
        if more_lead != part.question:
            yield from text_blocks("more", more_lead)
        yield from part_end(part)
    yield from text_blocks("text", text.strip())
    yield from text_blocks("more", more.strip())


def part_end(part: Part) -> Iterator[Block]:
    """The longer part of one of several answers, and how well it fits."""
    yield from text_blocks("more", part.more)
    yield Block("match", match_word(part.confidence), entry_id=part.entry_id)


def around(joined: str, part: str | None) -> tuple[str, str]:
    """What stands before the part, and the rest after it; nothing before and all of it when the part is not there.

    >>> around("First.", "Second.")
    ('', 'First.')
    >>> around("Please note. First. Second.", "First.")
    ('Please note.', ' Second.')
    """
    if not part or part not in joined:
        return "", joined
    before, _, after = joined.partition(part)
    return before.strip(), after


def text_blocks(kind: Kind, text: str | None) -> Iterator[Block]:
    """The text as a block, where there is any."""
    if text:
        yield Block(kind, text)


def reviewed_blocks(reply: Reply) -> Iterator[Block]:
    """When a curator last reviewed the entry, where that is known."""
    if reply.reviewed is not None:
        yield Block("reviewed", f"Last reviewed {reply.reviewed.day} {reply.reviewed:%B %Y}")


def contact_blocks(reply: Reply) -> Iterator[Block]:
    """The way to reach a person, where there is one."""
    if reply.contact is not None:
        yield Block("contact", reply.contact.label, href=reply.contact.href)
