"""Messages -> Slack; what cannot be delivered is kept as failed, and counted."""

import datetime
import logging
import re
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from assistant.channels.slack_blocks import SlackMessage, with_plain_buttons
from web.slack.client import responder

__all__ = ["Delivery", "Failed", "Place"]

logger = logging.getLogger(__name__)

Blocks = Sequence[dict[str, Any]]
#: Failed messages that are remembered; all are counted.
REMEMBERED = 1_000
#: What Slack says of blocks that it does not know.
UNKNOWN_BLOCKS = ("invalid_blocks", "invalid_blocks_format", "unsupported_block")
#: What an unreachable server looks like from here; half an answer is none.
UNREACHABLE = (OSError, HTTPException, SlackClientError, ValueError)
#: A word of Slack's for an error; anything else it sends is not repeated.
WORD = re.compile(r"[a-z_]{1,60}")


class RefusedError(Exception):
    """What Slack answered to an answer, in its own word."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes.

    Attributes:
        only_for: the one person who sees it.
        response_url: the address that came with a command or a click; it reaches channels that the bot has not joined.
    """

    channel: str
    thread: str | None = None
    only_for: str | None = None
    response_url: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A message that Slack did not take, as it can be looked up: by the reply's id, without its words."""

    at: datetime.datetime
    channel: str
    reply_id: str | None
    error: str


@dataclass
class Delivery:
    """Posts messages, and keeps account of what became of them."""

    client: WebClient
    delivered: int = 0
    failed: int = 0
    failures: deque[Failed] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def post(self, messages: Sequence[SlackMessage], place: Place, reply_id: str | None = None) -> str | None:
        """Post the messages one after the other; None when all were taken, else why one was not. What follows a failed one is not sent."""
        for message in messages:
            if error := error_of_either(message, partial(self.send, message.text, place)):
                self.note(place.channel, reply_id, error)
                return error
            with self.lock:
                self.delivered += 1
        return None

    def send(self, text: str, place: Place, blocks: Blocks) -> None:
        """One message to its place. Links show no previews, and names are no mentions."""
        if place.only_for and place.response_url:
            answer = responder(place.response_url).send(text=text, blocks=blocks, response_type="ephemeral", replace_original=False)
            if answer.status_code != HTTPStatus.OK:
                raise RefusedError(answer.body if answer.body in UNKNOWN_BLOCKS else f"status_{answer.status_code}")
            return
        common: dict[str, Any] = {"channel": place.channel, "thread_ts": place.thread, "text": text, "blocks": list(blocks), "link_names": False}
        if place.only_for:
            self.client.chat_postEphemeral(user=place.only_for, **common)
        else:
            self.client.chat_postMessage(unfurl_links=False, unfurl_media=False, **common)

    def call(self, what: Callable[[WebClient], object], channel: str) -> str | None:
        """Any other call: None when Slack took it, else why not; that is noted as well."""
        if error := error_of(lambda: what(self.client)):
            self.note(channel, None, error)
        return error

    def note(self, channel: str, reply_id: str | None, error: str) -> None:
        """Keep the failure, count it, and say it in the log, without a word of the message."""
        with self.lock:
            self.failed += 1
            self.failures.append(Failed(datetime.datetime.now(datetime.UTC), channel, reply_id, error))
        logger.error("Slack did not take a message: %s (reply %s)", error, reply_id)


def error_of_either(message: SlackMessage, send: Callable[[Blocks], object]) -> str | None:
    """Why the message was not taken, None when it was; tried with plain buttons where Slack does not know the newer ones."""
    error = error_of(lambda: send(message.blocks))
    return error_of(lambda: send(with_plain_buttons(message).blocks)) if error in UNKNOWN_BLOCKS else error


def error_of(send: Callable[[], object]) -> str | None:
    """None when Slack took it, else its word for why not, or the kind of failure where it gave none."""
    try:
        send()
    except RefusedError as error:
        return str(error)
    except SlackApiError as error:
        word = str(error.response.get("error"))
        return word if WORD.fullmatch(word) and error.response.status_code == HTTPStatus.OK else f"status_{error.response.status_code}"
    except UNREACHABLE as error:
        return type(error).__name__
    return None
