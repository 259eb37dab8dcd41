"""What a command, a click, a shortcut or a dialogue carries -> who did it, where, and which conversation it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.slack.delivery import Place
from web.slack.door import direct_conversation, thread_conversation

__all__ = ["Gesture", "command_gesture", "gesture_of", "inner"]


@dataclass(frozen=True, slots=True)
class Gesture:
    """Somebody pressed, chose or typed something.

    Attributes:
        key: what Slack gives to each gesture once, so that a repeated request is known.
        trigger: opens a dialogue within three seconds.
        answer: where a reply belongs: seen by whoever sees what was pressed.
        aside: where a word to this person alone belongs.
    """

    key: str
    trigger: str
    conversation_id: str
    answer: Place
    aside: Place


def inner(values: Any, *names: str) -> str:
    """The text behind the names, one within the other; empty where there is none."""
    for name in names:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values if isinstance(values, str) else ""


def command_gesture(body: Mapping[str, Any]) -> Gesture:
    """A slash command: one person's own conversation in this channel, seen by nobody else."""
    team, channel, person = (inner(body, name) for name in ("team_id", "channel_id", "user_id"))
    aside = Place(channel, None, person, inner(body, "response_url") or None)
    trigger = inner(body, "trigger_id")
    return Gesture(trigger, trigger, direct_conversation(team, channel, person), aside, aside)


def gesture_of(body: Mapping[str, Any]) -> Gesture:
    """A click or a shortcut: under a message, in a message that one person sees, or in the home tab."""
    team, person, trigger = inner(body, "team", "id"), inner(body, "user", "id"), inner(body, "trigger_id")
    channel = inner(body, "channel", "id") or inner(body, "container", "channel_id") or inner(body, "view", "private_metadata") or person
    message = inner(body, "message", "ts") or inner(body, "container", "message_ts")
    thread = inner(body, "message", "thread_ts") or inner(body, "container", "thread_ts") or message
    container = body.get("container")
    is_ephemeral = isinstance(container, Mapping) and bool(container.get("is_ephemeral"))
    aside = Place(channel, thread or None, person, inner(body, "response_url") or None)
    key = f"{trigger}:{inner(body, 'actions', 'action_ts')}"
    if is_ephemeral:
        return Gesture(key, trigger, direct_conversation(team, channel, person), aside, aside)
    if channel.startswith(("D", "U", "W")):
        return Gesture(key, trigger, direct_conversation(team, channel), Place(channel, thread or None), aside)
    return Gesture(key, trigger, thread_conversation(team, channel, thread), Place(channel, thread), aside)
