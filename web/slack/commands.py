"""/faq: an answer for one person alone, in the acknowledgement itself where it is ready soon enough."""

import re
from concurrent.futures import Future
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.response import BoltResponse

from assistant.channels.slack_blocks import NAME, with_plain_buttons
from assistant.channels.slack_text import heard
from assistant.dialogue import Message
from web.slack.door import Door, Spoken
from web.slack.payload import Gesture, command_gesture, inner

__all__ = ["listen"]

#: A workspace may have given the command another name.
ANY_NAME = re.compile("^/")
#: Seconds that the acknowledgement waits for the answer; Slack waits three.
SOON = 1.0


def listen(app: App, door: Door) -> None:
    """Answer the slash command, whatever it is called in this workspace."""

    def on_command(ack: Ack, body: dict[str, Any]) -> BoltResponse:
        gesture = command_gesture(body)
        coming = begun(door, gesture, heard(inner(body, "text")))
        try:
            spoken = coming.result(SOON)
        except TimeoutError:
            coming.add_done_callback(lambda done: deliver(door, gesture, done.result()))
            return ack()
        return acknowledged(ack, door, gesture, spoken)

    app.command(ANY_NAME)(on_command)


def begun(door: Door, gesture: Gesture, text: str) -> "Future[Spoken | None]":
    """The reply that is being made, None for a command that was answered before."""
    coming: Future[Spoken | None] = Future()

    def make() -> None:
        is_new = door.is_new(f"command:{gesture.key}")
        coming.set_result(door.spoken(Message(text, gesture.conversation_id, NAME), can_share=True) if is_new else None)

    door.lanes.submit(gesture.conversation_id, make)
    return coming


def acknowledged(ack: Ack, door: Door, gesture: Gesture, spoken: Spoken | None) -> BoltResponse:
    """The acknowledgement with the first message in it; the others follow. Slack cannot refuse blocks here, so that it gets those that all know."""
    if spoken is None:
        return ack()
    first = with_plain_buttons(spoken.messages[0])
    if rest := spoken.messages[1:]:
        door.lanes.submit(gesture.conversation_id, lambda: deliver(door, gesture, Spoken(rest, spoken.reply_id)))
    return ack(text=first.text, blocks=list(first.blocks), response_type="ephemeral")


def deliver(door: Door, gesture: Gesture, spoken: Spoken | None) -> None:
    """The reply that was not ready in time."""
    if spoken is not None:
        door.delivery.post(spoken.messages, gesture.answer, spoken.reply_id)
