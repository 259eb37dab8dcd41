"""Conversation <-> the text that is kept of it, whatever fields it has in this version or had in another."""

import dataclasses
import json
import logging
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.conversation import Conversation
from assistant.dialogue import Urgency

__all__ = ["kept_text", "merged", "read_conversation"]

log = logging.getLogger(__name__)

ADAPTER = TypeAdapter(Conversation)
#: What holds ids of conversations, entries, flags and topics, and nothing that a visitor wrote.
IDS = frozenset({"id", "shown", "flags", "declined", "replied", "topic"})


def kept_text(conversation: Conversation, redact: Callable[[str], str]) -> str:
    """The conversation as JSON, every text in it redacted; ids stay as they are."""
    return json.dumps(without_names(ADAPTER.dump_python(conversation, mode="json"), redact), ensure_ascii=False, separators=(",", ":"))


def without_names(value: Any, redact: Callable[[str], str]) -> Any:
    """The plain data with every text redacted, but for what an id holds."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, list):
        return [without_names(one, redact) for one in value]
    if isinstance(value, dict):
        return {key: one if key in IDS or key.endswith("_id") else without_names(one, redact) for key, one in value.items()}
    return value


def read_conversation(text: str) -> Conversation | None:
    """The conversation; fields that this version does not know are left out, those that it cannot read are as new, and None is no conversation."""
    try:
        return ADAPTER.validate_json(text)
    except ValidationError as error:
        unreadable = {str(one["loc"][0]) for one in error.errors(include_input=False, include_url=False) if one["loc"]}
    try:
        data = json.loads(text)
        return ADAPTER.validate_python({key: value for key, value in data.items() if key not in unreadable})
    except (ValueError, AttributeError):  # ValidationError is a ValueError
        log.warning("A conversation in the store cannot be read; it starts anew.")
        return None


def merged(theirs: Conversation, ours: Conversation) -> Conversation:
    """Two turns of one conversation that were answered at once, as one: neither's messages nor its urgency is lost; the rest is ours."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(ours):
        one, other = getattr(theirs, field.name), getattr(ours, field.name)
        if isinstance(one, Urgency) and isinstance(other, Urgency):
            changes[field.name] = max(one, other)
        elif isinstance(one, tuple) and isinstance(other, tuple) and all(isinstance(text, str) for text in (*one, *other)):
            # Messages stand oldest first, everything else newest first; the next turn shortens both.
            changes[field.name] = tuple(dict.fromkeys((*one, *other) if field.name == "texts" else (*other, *one)))
    return dataclasses.replace(ours, **changes)
