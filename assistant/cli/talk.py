"""A conversation in the terminal: what is typed -> a turn, with offers chosen by their number."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import started_over
from assistant.dialogue import Message, Reply
from assistant.store.memory import kind_of

if TYPE_CHECKING:
    from assistant.engine import Assistant, Trace

__all__ = ["Talk"]

NAME = "chat"


@dataclass
class Talk:
    """One conversation after the other with an assistant.

    Attributes:
        conversation_id: None before the first turn.
        last: the last turn, for what is asked about it.
    """

    assistant: "Assistant"
    conversation_id: str | None = None
    last: "Trace | None" = None

    def say(self, text: str) -> Reply:
        """The reply to what was typed; raises MessageError for what cannot be read, and the conversation stays as it was."""
        choice = self.chosen(text)
        message = Message(choice=choice, conversation_id=self.conversation_id, channel=NAME) if choice else Message(text, self.conversation_id, NAME)
        self.last = self.assistant.trace(message)
        self.conversation_id = self.last.reply.conversation_id
        return self.last.reply

    def chosen(self, text: str) -> str | None:
        """The entry of the last reply's offer that the text numbers; None where it numbers none, or one that leads to no entry."""
        number = text.strip().rstrip(".")
        if self.last is None or not (number.isascii() and number.isdecimal() and len(number) < 3):
            return None
        offers = dict(enumerate(self.last.reply.suggestions, 1))
        return offers[int(number)].entry_id if int(number) in offers else None

    def restart(self) -> None:
        """Begin anew with what is asked; what was raised stays, because starting over makes nobody safe."""
        kind = kind_of(NAME)
        conversation = self.assistant.memory.recall(self.conversation_id, kind) if self.conversation_id else None
        if conversation:
            self.assistant.memory.remember(started_over(conversation), kind)
        self.last = None
