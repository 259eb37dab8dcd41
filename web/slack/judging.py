"""Feedback: helpful at once, not helpful with a reason that a dialogue asks for; closed without one, it is kept without."""

import json
import re
from typing import Any

from slack_bolt import Ack, App

from assistant.channels.slack_blocks import FEEDBACK
from assistant.channels.slack_views import REASON, WHY, why_view
from web.keeping import said_of
from web.slack.delivery import Place
from web.slack.door import Door
from web.slack.payload import Gesture, gesture_of, inner

__all__ = ["listen"]


def listen(app: App, door: Door) -> None:
    """Take feedback from the buttons and from the dialogue."""

    def on_feedback(ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        ack()
        gesture = gesture_of(body)
        value = inner(action, "value")
        judge = judge_helpful if value.startswith("+") else ask_why
        door.gestures.submit(value, lambda: judge(door, gesture, value[1:]))

    def on_reason(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        ack()
        reason = inner(view, "state", "values", REASON, REASON, "selected_option", "value") or None
        door.gestures.submit(WHY, lambda: judge_unhelpful(door, inner(view, "private_metadata"), reason))

    app.action(re.compile(f"^{FEEDBACK}"))(on_feedback)
    app.view(WHY)(on_reason)
    app.view_closed(WHY)(on_reason)


def judge_helpful(door: Door, gesture: Gesture, reply_id: str) -> None:
    """Keep that the reply was helpful."""
    keep(door, reply_id, True, None, gesture.aside)


def ask_why(door: Door, gesture: Gesture, reply_id: str) -> None:
    """Ask for the reason; where no dialogue opens, keep the feedback without one."""
    place = gesture.aside
    memory = json.dumps([reply_id, place.channel, place.thread, place.only_for, place.response_url])
    view = why_view(door.phrases, memory)
    if door.delivery.call(lambda client: client.views_open(trigger_id=gesture.trigger, view=view), place.channel):
        keep(door, reply_id, False, None, place)


def judge_unhelpful(door: Door, memory: str, reason: str | None) -> None:
    """Keep that the reply was not helpful, with the reason that was chosen."""
    reply_id, channel, thread, person, response_url = json.loads(memory)
    keep(door, reply_id, False, reason, Place(channel, thread, person, response_url))


def keep(door: Door, reply_id: str, is_helpful: bool, reason: str | None, place: Place) -> None:
    """Keep the feedback, and tell the person what became of it."""
    door.tell(said_of(door.store.feedback(reply_id, is_helpful, reason), door.phrases), place)
