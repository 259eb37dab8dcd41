"""Reply -> Mattermost's Markdown: the blocks in their order, word for word, in posts that Mattermost takes whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.channels.blocks import Block, blocks_of
from assistant.channels.paragraphs import Bullets, Numbered, Paragraph, paragraphs_of
from assistant.dialogue import Reply, Urgency
from assistant.knowledge.chat_phrases import ChatPhrases

__all__ = ["NAME", "literal", "mattermost_posts"]

NAME = "mattermost"
#: A post has at most 16,383 characters.
POST_CHARACTERS = 16_000
#: What Markdown would read as its own, and what would mention somebody, name an emoji or a channel.
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:@&])")
#: Of these a backslash takes the meaning; an @ keeps it, so that something invisible stands behind it.
MENTION = "@\u200b"
SIGNS = {Urgency.EMERGENCY: ":rotating_light:", Urgency.SAME_DAY: ":warning:"}


def mattermost_posts(reply: Reply, phrases: ChatPhrases) -> tuple[str, ...]:
    """The reply as one post, or as several where it is too long for one; nothing is left out."""
    posts: list[str] = []
    for section in (part for whole in sections(reply, phrases) for part in fitting(whole)):
        if posts and len(posts[-1]) + 2 + len(section) <= POST_CHARACTERS:
            posts[-1] += f"\n\n{section}"
        else:
            posts.append(section)
    return tuple(posts)


def fitting(section: str) -> Iterator[str]:
    """The section in parts that fit into a post, parted between words."""
    while len(section) > POST_CHARACTERS:
        seam = max(section.rfind(blank, 0, POST_CHARACTERS) for blank in " \n")
        end = seam if seam > 0 else POST_CHARACTERS
        yield section[:end]
        section = section[end:].lstrip()
    yield section


def literal(text: str) -> str:
    r"""The text as Mattermost shows it word for word; nothing in it mentions anybody.

    >>> literal("Ask @channel *now*")
    'Ask @\u200bchannel \\*now\\*'
    """
    return MARKS.sub(lambda mark: MENTION if mark[1] == "@" else escape(mark[1]), text)


def escape(mark: str) -> str:
    """The sign so that Markdown leaves it alone; those that mean something only at the beginning of a line stay as they are."""
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(mark) or (mark if mark in "().!-+:{}" else f"\\{mark}")


def sections(reply: Reply, phrases: ChatPhrases) -> Iterator[str]:
    """The reply's blocks; neighbours of one kind share a heading."""
    for kind, group in groupby(blocks_of(reply), key=lambda block: block.kind):
        neighbours = list(group)
        match kind:
            case "notice":
                yield from (notice_text(block, phrases, is_first=place == 0) for place, block in enumerate(neighbours))
            case "text" | "more":
                yield from (piece_text(piece) for block in neighbours for piece in paragraphs_of(block.text))
            case "part_question":
                yield from (f"**{literal(block.text)}**" for block in neighbours)
            case "match" | "reviewed":
                yield from (f"*{literal(block.line)}*" for block in neighbours)
            case "caveat":
                yield listed(phrases.caveats, [literal(block.text) for block in neighbours])
            case "source":
                yield listed(phrases.sources, [literal(block.line) for block in neighbours])
            case "suggestion":
                yield offers_text(neighbours, reply, phrases)
            case "contact":
                yield from (f"[{literal(block.text)}]({(block.href or '').replace(')', '%29').replace(' ', '%20')})" for block in neighbours)


def notice_text(notice: Block, phrases: ChatPhrases, is_first: bool) -> str:
    """A safety notice as a quotation with a bar; a sign tells the urgency of each, and a word that of the first among neighbours."""
    words = {Urgency.EMERGENCY: phrases.emergency, Urgency.SAME_DAY: phrases.same_day}
    word = words.get(notice.urgency) if is_first else None
    head = f"{SIGNS.get(notice.urgency, ':information_source:')} " + (f"**{literal(word)}** " if word else "")
    return "> " + head + literal(notice.text).replace("\n", "\n> ")


def piece_text(piece: Paragraph | Bullets | Numbered) -> str:
    """A paragraph or a list."""
    match piece:
        case Paragraph():
            return beginning(literal(piece.text))
        case Bullets():
            return "\n".join(f"- {literal(item)}" for item in piece.items)
        case Numbered():
            return "\n".join(f"{number}. {literal(item)}" for number, item in enumerate(piece.items, piece.first))


def beginning(line: str) -> str:
    r"""The line, a sign or a number at its beginning kept from starting a list.

    >>> print(beginning("- no list"), beginning("2011. A year."))
    \- no list 2011\. A year.
    """
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", line))


def listed(heading: str, lines: Sequence[str]) -> str:
    """Lines under a heading."""
    return "\n".join([f"**{literal(heading)}**", *(f"- {line}" for line in lines)])


def offers_text(offers: Sequence[Block], reply: Reply, phrases: ChatPhrases) -> str:
    """The offers, numbered, to be chosen by their number or their words."""
    lines = [f"{number}. {literal(offer.text)}" for number, offer in enumerate(offers, 1)]
    return "\n".join(lines if reply.kind in ("clarify", "abstain") else [f"**{literal(phrases.suggestions)}**", *lines])
