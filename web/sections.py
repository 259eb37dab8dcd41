"""Blocks -> sections: neighbouring blocks that the page shows in one frame, in the order of the blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from assistant.channels.blocks import Block
from assistant.dialogue import Urgency

__all__ = ["Section", "sections_of"]

#: The frame of each kind of block; its template is web/templates/sections/<name>.html.
FRAMES = {
    "notice": "notices",
    "part_question": "answer",
    "text": "answer",
    "more": "answer",
    "match": "answer",
    "caveat": "caveats",
    "source": "sources",
    "reviewed": "reviewed",
    "suggestion": "suggestions",
    "contact": "contact",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks in one frame."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def urgency(self) -> Urgency:
        """The highest urgency of its blocks."""
        return max(block.urgency for block in self.blocks)


def sections_of(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The blocks in their frames; none is left out, none changes its place."""
    return tuple(Section(name, tuple(group)) for name, group in groupby(blocks, key=lambda block: FRAMES[block.kind]))
