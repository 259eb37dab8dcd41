"""Reply -> Slack messages in Block Kit: the blocks in their order, split and never cut; offers and feedback as buttons that carry ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    MarkdownTextObject,
    SectionBlock,
)

from assistant.channels import blocks as shown
from assistant.channels.paragraphs import Bullets, Numbered, Paragraph, paragraphs_of
from assistant.channels.slack_text import SECTION_CHARACTERS, escaped, pieces
from assistant.dialogue import Reply, Urgency
from assistant.knowledge.chat_phrases import ChatPhrases

__all__ = ["FEEDBACK", "NAME", "NONE_OF_THESE", "OFFER", "SHARE", "SlackMessage", "saying", "slack_messages", "with_plain_buttons"]

NAME = "slack"
#: What a button does; offers are numbered, because an action's name stands once in a block.
OFFER, FEEDBACK, SHARE = "offer", "feedback", "share"
#: The value of the offer that names no entry; the id of an entry has no underscore.
NONE_OF_THESE = "none_of_these"
#: Slack takes 50 blocks in a message, and fails when all of them together come near 13,000 characters.
MOST_BLOCKS, MOST_CHARACTERS = 50, 11_000
#: Replies that nobody is asked to judge: nothing stands between a warning and the telephone.
UNJUDGED = ("escalate", "smalltalk")
#: Signs before a notice, beside the words.
SIGNS = {Urgency.EMERGENCY: ":rotating_light:", Urgency.SAME_DAY: ":warning:"}


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message as Slack takes it.

    Attributes:
        text: all of it in plain words, for notifications and screen readers, which read this and not the blocks.
    """

    text: str
    blocks: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of Slack's with its plain words."""

    block: Block
    text: str = ""

    @property
    def size(self) -> int:
        """How many characters of the message it takes."""
        return max(len(self.text), len(str(self.block.to_dict())) // 2)


def slack_messages(reply: Reply, phrases: ChatPhrases, asked: str | None = None, can_share: bool = False) -> tuple[SlackMessage, ...]:
    """The reply as one message, or as several where it is too long for one; nothing is left out.

    `asked` is the question that a button chose, shown above because a click leaves no trace of its own. With `can_share` a button
    shows the answer to the whole channel: for replies that one person alone sees.
    """
    made = [*question_pieces(asked), *reply_pieces(reply, phrases), *button_pieces(reply, phrases, can_share)]
    return tuple(message_of(group) for group in grouped(made))


def saying(text: str) -> SlackMessage:
    """A message of one sentence."""
    return message_of(list(sections(text)))


def message_of(made: Sequence[Piece]) -> SlackMessage:
    """The message that shows the pieces."""
    return SlackMessage("\n\n".join(piece.text for piece in made if piece.text), tuple(piece.block.to_dict() for piece in made))


def grouped(made: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in as many messages as it takes."""
    group: list[Piece] = []
    for piece in made:
        if group and (len(group) == MOST_BLOCKS or sum(one.size for one in group) + piece.size > MOST_CHARACTERS):
            yield group
            group = []
        group.append(piece)
    yield group


def question_pieces(asked: str | None) -> Iterator[Piece]:
    """The question that was chosen, as a quotation."""
    if asked:
        yield from (Piece(ContextBlock(elements=[verbatim(f"&gt; {piece}")]), piece) for piece in pieces(asked, 1_900))


def reply_pieces(reply: Reply, phrases: ChatPhrases) -> Iterator[Piece]:
    """All blocks of the reply; neighbours of one kind share a heading."""
    for kind, group in groupby(shown.blocks_of(reply), key=lambda block: block.kind):
        neighbours = list(group)
        match kind:
            case "notice":
                for place, notice in enumerate(neighbours):
                    yield from notice_pieces(notice, phrases, is_first=place == 0)
            case "text" | "more":
                for block in neighbours:
                    yield from sections("\n\n".join(map(piece_text, paragraphs_of(block.text))))
            case "part_question":
                yield from (piece for block in neighbours for piece in sections(block.text, "*{}*"))
            case "match" | "reviewed":
                yield from (context_piece(block.line, "_{}_") for block in neighbours)
            case "caveat":
                yield from sections("\n".join(f"• {block.text}" for block in neighbours), heading=phrases.caveats)
            case "source":
                yield from sections("\n".join(f"• {block.line}" for block in neighbours), heading=phrases.sources)
            case "suggestion":
                yield from offer_pieces(neighbours, reply, phrases)
            case "contact":
                yield from (contact_piece(block) for block in neighbours)


def notice_pieces(notice: shown.Block, phrases: ChatPhrases, is_first: bool) -> Iterator[Piece]:
    """A safety notice, never folded away; a sign tells the urgency of each, and a word that of the first among neighbours."""
    words = {Urgency.EMERGENCY: phrases.emergency, Urgency.SAME_DAY: phrases.same_day}
    word = words.get(notice.urgency) if is_first else None
    yield from sections(notice.text, heading=word, sign=SIGNS.get(notice.urgency, ":information_source:"))


def sections(text: str, form: str = "{}", heading: str | None = None, sign: str | None = None) -> Iterator[Piece]:
    """The text in sections that Slack shows whole; the first stands under the heading, behind the sign."""
    for number, piece in enumerate(pieces(text, SECTION_CHARACTERS - 100)):
        head, lead = (f"*{escaped(heading)}*\n" if heading else "", f"{sign} " if sign else "") if number == 0 else ("", "")
        plain = f"{escaped(heading)}:\n{piece}" if heading and number == 0 else piece
        yield Piece(SectionBlock(text=verbatim(lead + head + form.format(piece)), expand=True), plain)


def context_piece(text: str, form: str) -> Piece:
    """A line in small type."""
    return Piece(ContextBlock(elements=[verbatim(form.format(escaped(text)))]), escaped(text))


def offer_pieces(offers: Sequence[shown.Block], reply: Reply, phrases: ChatPhrases) -> Iterator[Piece]:
    """The offers, numbered, each beside its button; a question stands beside the button because Slack cuts what stands on it."""
    is_asked_back = reply.kind in ("clarify", "abstain")
    if not is_asked_back:
        yield from sections(phrases.suggestions, "*{}*")
    for number, offer in enumerate(offers, 1):
        label = phrases.choose if reply.kind == "clarify" else phrases.ask
        button = ButtonElement(text=label, action_id=f"{OFFER}-{number}", value=offer.entry_id or NONE_OF_THESE, accessibility_label=offer.text[:75])
        for piece in pieces(f"{number}. {offer.text}"):
            yield Piece(SectionBlock(text=verbatim(piece), accessory=button), piece)


def contact_piece(block: shown.Block) -> Piece:
    """The way to reach a person: a link that reads as its label."""
    label, href = escaped(block.text), escaped(block.href or "")
    return Piece(SectionBlock(text=verbatim(f"<{href.replace('|', '%7C')}|{label}>"), expand=True), f"{label}: {href}")


def button_pieces(reply: Reply, phrases: ChatPhrases, can_share: bool) -> Iterator[Piece]:
    """Feedback on the reply, and sharing of a curated answer."""
    if reply.kind not in UNJUDGED:
        helpful = FeedbackButtonObject(text=phrases.helpful, value=f"+{reply.reply_id}")
        not_helpful = FeedbackButtonObject(text=phrases.not_helpful, value=f"-{reply.reply_id}")
        yield Piece(ContextActionsBlock(elements=[FeedbackButtonsElement(action_id=FEEDBACK, positive_button=helpful, negative_button=not_helpful)]))
    if can_share and reply.entry_id and reply.urgency < Urgency.SAME_DAY:
        value = " ".join([part.entry_id for part in reply.parts] or [reply.entry_id])
        yield Piece(ActionsBlock(elements=[ButtonElement(text=phrases.share, action_id=SHARE, value=value)]))


def with_plain_buttons(message: SlackMessage) -> SlackMessage:
    """The message with feedback as two plain buttons, for a Slack that does not know the newer block."""
    return SlackMessage(message.text, tuple(plain_buttons(block) if block["type"] == "context_actions" else block for block in message.blocks))


def plain_buttons(block: dict[str, Any]) -> dict[str, Any]:
    """Two buttons in place of Slack's own pair; they carry the same values."""
    pair = block["elements"][0]
    buttons = [
        ButtonElement(text=pair[name]["text"]["text"], action_id=f"{FEEDBACK}-{name}", value=pair[name]["value"])
        for name in ("positive_button", "negative_button")
    ]
    return dict(ActionsBlock(elements=buttons).to_dict())


def piece_text(piece: Paragraph | Bullets | Numbered) -> str:
    """A paragraph or a list as Slack shows it."""
    match piece:
        case Paragraph():
            return piece.text
        case Bullets():
            return "\n".join(f"• {item}" for item in piece.items)
        case Numbered():
            return "\n".join(f"{number}. {item}" for number, item in enumerate(piece.items, piece.first))


def verbatim(text: str) -> MarkdownTextObject:
    """Text in which Slack makes links of nothing by itself."""
    return MarkdownTextObject(text=text, verbatim=True)
