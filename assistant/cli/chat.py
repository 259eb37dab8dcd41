"""chat: a conversation in the terminal."""

import shutil
import sys
from typing import TYPE_CHECKING

from assistant.cli.screen import is_coloured

if TYPE_CHECKING:
    from assistant.engine import Assistant

__all__ = ["chat"]

NAME = "chat"
HOW_TO_END = "An empty line or Ctrl-D ends."


def chat() -> None:
    """Have a conversation."""
    from assistant.cli.assistants import assistant_from_environment

    assistant = assistant_from_environment()
    print(f"{assistant.knowledge.policy.phrases.welcome} {HOW_TO_END}", file=sys.stderr)
    conversation_id: str | None = None
    while (text := next_line()) is not None:
        conversation_id = answer(assistant, text, conversation_id)


def next_line() -> str | None:
    """What the visitor typed, None when they are done."""
    try:
        return input("\n> " if sys.stdin.isatty() else "").strip() or None
    except EOFError:
        return None


def answer(assistant: "Assistant", text: str, conversation_id: str | None) -> str | None:
    """Print the reply, or one line saying why there is none; the id for the next turn."""
    from assistant.channels.terminal import terminal_text
    from assistant.dialogue import Message
    from assistant.errors import MessageError

    try:
        reply = assistant.reply_to(Message(text, conversation_id, NAME))
    except MessageError as error:
        print(error, file=sys.stderr)
        return conversation_id
    print("\n" + terminal_text(reply, shutil.get_terminal_size().columns, is_coloured(sys.stdout)), flush=True)
    return reply.conversation_id
