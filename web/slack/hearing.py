"""Events -> turns: mentions, direct messages and threads that go on; what bots say, and what is edited or announced, is no message."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltContext

from assistant.channels.slack_blocks import NAME
from assistant.channels.slack_text import heard
from assistant.dialogue import Message
from web.slack.delivery import Place
from web.slack.door import Door, direct_conversation, thread_conversation

__all__ = ["Said", "listen", "said_of"]

#: Kinds of messages that people write; joins, edits, deletions, topics and the like are none.
PEOPLE_WRITE = (None, "file_share", "thread_broadcast")
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, and where the answer belongs.

    Attributes:
        key: the event's id, by which it is answered once.
        is_called: whether the bot was called, or is alone with the person; else it answers only where it is part of the thread.
    """

    key: str
    person: str
    text: str
    conversation_id: str
    place: Place
    is_called: bool


def listen(app: App, door: Door) -> None:
    """Answer mentions, direct messages and threads."""

    def on_message(body: dict[str, Any], event: dict[str, Any], context: BoltContext) -> None:
        if said := said_of(body, event, bot_of(body) or context.bot_user_id):
            door.lanes.submit(said.place.channel, lambda: take(door, said))

    app.event("app_mention")(on_message)
    app.event("message")(on_message)


def bot_of(body: Mapping[str, Any]) -> str | None:
    """The id by which this bot is mentioned, as the event names it."""
    authorizations = body.get("authorizations")
    first = authorizations[0] if isinstance(authorizations, list) and authorizations else None
    return word(first, "user_id") if isinstance(first, dict) else None


def said_of(body: Mapping[str, Any], event: Mapping[str, Any], bot: str | None) -> Said | None:
    """What was said, None when no person said it or it is said elsewhere as a mention."""
    person, channel, ts = (word(event, name) for name in ("user", "channel", "ts"))
    if not (person and channel and ts) or is_no_persons(event, person, bot):
        return None
    is_direct = event.get("channel_type") == "im" or channel.startswith("D")
    text, thread = word(event, "text") or "", word(event, "thread_ts")
    is_mention = event.get("type") == "app_mention"
    if not is_direct and not is_mention and (thread is None or (bot is not None and f"<@{bot}>" in text)):
        return None  # not called; or called, and the mention comes as an event of its own
    team = word(body, "team_id") or word(event, "team") or ""
    conversation_id = direct_conversation(team, channel) if is_direct else thread_conversation(team, channel, thread or ts)
    key = word(body, "event_id") or f"{team}:{channel}:{ts}"
    return Said(key, person, heard(text), conversation_id, Place(channel, thread or ts), is_direct or is_mention)


def is_no_persons(event: Mapping[str, Any], person: str, bot: str | None) -> bool:
    """Whether a bot said it, this one above all, or nobody: edits, joins and what is hidden."""
    is_bots = bool(event.get("bot_id") or event.get("bot_profile")) or person in (bot, SLACKBOT)
    return is_bots or event.get("subtype") not in PEOPLE_WRITE or bool(event.get("edited") or event.get("hidden"))


def take(door: Door, said: Said) -> None:
    """Answer it once, together with what the same person says within seconds."""
    burst = f"{said.conversation_id}/{said.person}"
    if not said.is_called and not door.bursts.holds(burst) and not door.knows(said.conversation_id):
        return
    if door.is_new(f"event:{said.key}"):
        door.bursts.add(burst, said.text, lambda text: reply(door, said, text))


def reply(door: Door, said: Said, text: str) -> None:
    """Answer the burst in its turn."""
    message = Message(text, said.conversation_id, NAME)
    door.lanes.submit(said.place.channel, lambda: door.answer(message, said.place))


def word(values: Mapping[str, Any], name: str) -> str | None:
    """The text by that name, None where there is none."""
    value = values.get(name)
    return value if isinstance(value, str) and value else None
