"""Caveat: answers visitors' questions from curated entries, with sources, caveats and red flags first.

The public names load on first use, so that `--help` does not pay for what it does not need.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.bootstrap import build_assistant as build_assistant
    from assistant.dialogue import Message as Message
    from assistant.dialogue import Reply as Reply
    from assistant.engine import Assistant as Assistant
    from assistant.errors import AssistantError as AssistantError
    from assistant.settings import Settings as Settings

__all__ = ["Assistant", "AssistantError", "Message", "Reply", "Settings", "build_assistant"]

__version__ = "0.1.0"

HOMES = {
    "Assistant": "assistant.engine",
    "AssistantError": "assistant.errors",
    "Message": "assistant.dialogue",
    "Reply": "assistant.dialogue",
    "Settings": "assistant.settings",
    "build_assistant": "assistant.bootstrap",
}


def __getattr__(name: str) -> Any:
    """The public name, from the module that defines it."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(HOMES[name]), name)
