"""The views of Slack's that are no replies: the home tab with the topics, and the question what was wrong."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, HeaderBlock, InputBlock, Option, PlainTextObject, RadioButtonsElement, SectionBlock
from slack_sdk.models.views import View

from assistant.channels.slack_blocks import OFFER, SlackMessage, saying, verbatim
from assistant.channels.slack_text import pieces
from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.knowledge.knowledge import Knowledge

__all__ = ["REASON", "WHY", "home_view", "welcome_message", "why_view"]

#: The dialogue that asks for a reason, and the field in it.
WHY, REASON = "why", "reason"
#: Slack takes 100 blocks in a home tab; a few are headings.
MOST_QUESTIONS = 90


def home_view(knowledge: Knowledge, channel: str) -> dict[str, Any]:
    """The home tab: what this is, questions to begin with, and every topic's overview; answers come in the channel of direct messages."""
    blocks = [*welcome(knowledge), *starters(knowledge), *topics(knowledge)]
    return dict(View(type="home", private_metadata=channel, blocks=blocks).to_dict())


def why_view(phrases: ChatPhrases, memory: str) -> dict[str, Any]:
    """The dialogue after "not helpful"; `memory` comes back with the answer, also when the dialogue is closed without one."""
    options = [Option(value=code, text=label) for code, label in phrases.reasons.model_dump().items()]
    field = InputBlock(block_id=REASON, label=phrases.why, element=RadioButtonsElement(action_id=REASON, options=options))
    view = View(
        type="modal",
        callback_id=WHY,
        title=phrases.why_title,
        submit=phrases.send,
        close=phrases.close,
        private_metadata=memory,
        notify_on_close=True,
        blocks=[field],
    )
    return dict(view.to_dict())


def welcome_message(knowledge: Knowledge) -> SlackMessage:
    """What is said to somebody who has asked nothing yet: the welcome, and questions to begin with."""
    phrases = knowledge.policy.phrases.welcome, knowledge.policy.chat_phrases.starters
    questions = [f"• {knowledge.entries[entry_id].question}" for entry_id in knowledge.starters]
    text = "\n\n".join([*saying(phrases[0]).text.split("\n\n"), *([phrases[1], *questions] if questions else [])])
    return SlackMessage(text, tuple(block.to_dict() for block in (*welcome(knowledge), *starters(knowledge))))


def welcome(knowledge: Knowledge) -> Iterator[Block]:
    """What this is and is not, in the curator's words."""
    yield from (SectionBlock(text=block["text"], expand=True) for block in saying(knowledge.policy.phrases.welcome).blocks)


def starters(knowledge: Knowledge) -> Iterator[Block]:
    """The questions that visitors are offered to begin with."""
    if knowledge.starters:
        yield header(knowledge.policy.chat_phrases.starters)
        for number, entry_id in enumerate(knowledge.starters, 1):
            yield question(entry_id, knowledge.entries[entry_id].question, f"starter-{number}", knowledge)


def topics(knowledge: Knowledge) -> Iterator[Block]:
    """The topics, each leading to its overview."""
    leading = [(topic.overview, topic.title) for topic in knowledge.topics.values() if topic.overview]
    if leading:
        yield header(knowledge.policy.chat_phrases.topics)
        for number, (entry_id, title) in enumerate(leading[: MOST_QUESTIONS - len(knowledge.starters)], 1):
            yield question(entry_id, title, f"topic-{number}", knowledge)


def header(text: str) -> Block:
    """A heading."""
    return HeaderBlock(text=PlainTextObject(text=text))


def question(entry_id: str, text: str, name: str, knowledge: Knowledge) -> Block:
    """A question or a topic beside its button."""
    button = ButtonElement(text=knowledge.policy.chat_phrases.ask, action_id=f"{OFFER}-{name}", value=entry_id, accessibility_label=text[:75])
    return SectionBlock(text=verbatim(pieces(text)[0]), accessory=button)
