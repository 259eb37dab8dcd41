"""A stored turn -> what today's assistant makes of it, and whether that is what the visitor got."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.curation.explanation import Explanation, explain
from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.errors import MessageError
from assistant.store.conversation_text import read_conversation
from assistant.store.journal import outline_of
from assistant.store.memory import ProcessMemory, kind_of
from assistant.store.records import StoredTurn

__all__ = ["Difference", "Replay", "replay"]

#: The channel of a replay: one in which any conversation id may be named.
CHANNEL = "chat"
MARK = re.compile(r"\[(?:e-mail|link|card|account|date|phone|number|name)\]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the reply that is not as it was."""

    part: str
    then: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Replay:
    """A turn that was answered once more.

    Attributes:
        explanation: why today's assistant replies as it does; None where it cannot read the message.
        refusal: why it cannot.
        obstacles: where redaction stands in the way of saying the same as then.
        knowledge_version: of today's knowledge.
        differences: what of the reply is not as it was.
    """

    turn: StoredTurn
    explanation: Explanation | None
    refusal: str | None
    obstacles: tuple[str, ...]
    knowledge_version: str
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Whether today's reply is the one that the visitor got."""
        return self.explanation is not None and not self.differences


def replay(turn: StoredTurn, assistant: Assistant) -> Replay:
    """The turn, answered once more from the conversation that it found; nothing of this is stored."""
    again = replace(assistant, memory=memory_before(turn, assistant), store=None)
    obstacles, version = tuple(obstacles_of(turn)), assistant.knowledge.version
    try:
        trace = again.trace(Message(turn.text, turn.conversation_id, CHANNEL, turn.choice))
    except MessageError as error:
        return Replay(turn, None, str(error), obstacles, version, ())
    return Replay(turn, explain(trace, assistant), None, obstacles, version, tuple(differences(turn.detail.get("reply", {}), outline_of(trace.reply))))


def memory_before(turn: StoredTurn, assistant: Assistant) -> ProcessMemory:
    """A memory with the conversation as the turn found it, and with nothing else."""
    memory = ProcessMemory(assistant.knowledge.policy.thresholds.remember_minutes)
    before = read_conversation(json.dumps(turn.detail.get("before", {})))
    if before:
        memory.remember(replace(before, id=turn.conversation_id), kind_of(CHANNEL))
    return memory


def obstacles_of(turn: StoredTurn) -> Iterator[str]:
    """Where redaction stands in the way."""
    if turn.redactions:
        yield f"Of the message was taken out: {', '.join(turn.redactions)}. What those words did to the signals cannot be seen any more."
    earlier = MARK.findall(json.dumps(turn.detail.get("before", {}), ensure_ascii=False))
    if earlier:
        yield f"Of the messages before it was taken out: {', '.join(mark.strip('[]') for mark in earlier)}."


def differences(then: dict[str, Any], now: dict[str, Any]) -> Iterator[Difference]:
    """The parts of a reply's outline that are not the same."""
    for part, value in then.items():
        if value != now.get(part):
            yield Difference(part, value, now.get(part))
