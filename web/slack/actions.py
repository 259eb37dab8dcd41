"""Buttons: choosing an offer, judging a reply, sharing an answer, answering somebody's message; and the home tab."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App

from assistant.channels.slack_blocks import NAME, NONE_OF_THESE, OFFER, SHARE
from assistant.channels.slack_text import heard
from assistant.channels.slack_views import home_view
from assistant.dialogue import Message
from web.slack.delivery import Place
from web.slack.door import Door
from web.slack.payload import Gesture, gesture_of, inner

__all__ = ["ANSWER_THIS", "listen"]

#: The message shortcut, by the name in the manifest.
ANSWER_THIS = "answer_this"
#: What Slack says of a channel that the bot has not joined.
NOT_THERE = ("not_in_channel", "channel_not_found", "is_archived", "restricted_action")


def listen(app: App, door: Door) -> None:
    """Answer clicks, the shortcut and the home tab; each is acknowledged first, and done behind."""

    def on_offer(ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        ack()
        gesture = gesture_of(body)
        door.lanes.submit(gesture.answer.channel, lambda: choose(door, gesture, inner(action, "value")))

    def on_share(ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        ack()
        gesture = gesture_of(body)
        door.lanes.submit(gesture.answer.channel, lambda: share(door, gesture, inner(action, "value").split()))

    def on_shortcut(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        gesture = gesture_of(body)
        door.lanes.submit(gesture.answer.channel, lambda: answer_this(door, gesture, heard(inner(body, "message", "text"))))

    def on_home(event: Mapping[str, Any]) -> None:
        if inner(event, "tab") in ("", "home"):
            door.gestures.submit("home", lambda: show_home(door, inner(event, "user"), inner(event, "channel")))

    app.action(re.compile(f"^{OFFER}"))(on_offer)
    app.action(SHARE)(on_share)
    app.shortcut(ANSWER_THIS)(on_shortcut)
    app.event("app_home_opened")(on_home)


def choose(door: Door, gesture: Gesture, value: str) -> None:
    """Reply with the entry that was chosen, its question above; "none of these" is said in words, as by everybody else."""
    if not door.is_new(f"action:{gesture.key}"):
        return
    knowledge = door.current().knowledge
    if value == NONE_OF_THESE:
        asked = knowledge.policy.phrases.none_of_these
        door.answer(Message(asked, gesture.conversation_id, NAME), gesture.answer, asked)
        return
    entry = knowledge.entries.get(value)
    message = Message("", gesture.conversation_id, NAME, choice=value)
    door.answer(message, gesture.answer, entry.question if entry else None, can_share=gesture.answer.only_for is not None)


def share(door: Door, gesture: Gesture, entry_ids: list[str]) -> None:
    """Show the curated answers to the channel: not the person's words, nor what was said to them about these."""
    if not door.is_new(f"action:{gesture.key}"):
        return
    for entry_id in entry_ids:
        entry = door.current().knowledge.entries.get(entry_id)
        error = door.answer(Message("", None, NAME, choice=entry_id), Place(gesture.answer.channel), entry.question if entry else None)
        if error:
            door.tell(door.phrases.cannot_post if error in NOT_THERE else door.phrases.failed, gesture.aside)
            return
    door.tell(door.phrases.shared, gesture.aside)


def answer_this(door: Door, gesture: Gesture, text: str) -> None:
    """Answer somebody's message in its thread; where the bot has not joined, to whoever asked for it alone."""
    if not door.is_new(f"shortcut:{gesture.key}"):
        return
    spoken = door.spoken(Message(text, gesture.conversation_id, NAME))
    if door.delivery.post(spoken.messages, gesture.answer, spoken.reply_id) in NOT_THERE:
        door.delivery.post(spoken.messages, gesture.aside, spoken.reply_id)


def show_home(door: Door, person: str, channel: str) -> None:
    """The home tab as the knowledge is now."""
    view = home_view(door.current().knowledge, channel)
    door.delivery.call(lambda client: client.views_publish(user_id=person, view=view), channel)
