"""python -m web.slack: socket mode. This process calls Slack, and everything comes through that one connection."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial

from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler

from assistant import build_assistant
from assistant.chat_tokens import APP_TOKEN, SlackTokens
from assistant.cli.exits import KNOWLEDGE_INVALID, OK, UNAVAILABLE, USAGE
from assistant.engine import Assistant
from assistant.errors import AssistantError, ContentError, ServiceError, SettingsError
from assistant.settings import Settings
from web.slack import BAD_TOKENS, open_door
from web.slack.bolt import bolt_app
from web.slack.client import silent_logger
from web.slack.delivery import error_of
from web.slack.door import Door

__all__ = ["main", "run"]

#: Envelopes that are read at once; each only hands over to the lanes.
READERS = 4


def main() -> int:
    """Answer in Slack until told to stop; the exit code says how it went."""
    try:
        settings = Settings.from_environment(os.environ)
        if settings.slack is None or settings.slack.app_token is None:
            raise SettingsError(APP_TOKEN, "is missing; socket mode needs it beside CAVEAT_SLACK_BOT_TOKEN.")
        assistant = build_assistant(settings)
        return run(settings.slack, lambda: assistant, stop_asked)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        codes = {ContentError: KNOWLEDGE_INVALID, ServiceError: UNAVAILABLE}
        return next((code for kind, code in codes.items() if isinstance(error, kind)), USAGE)


def run(tokens: SlackTokens, current: Callable[[], Assistant], wait: Callable[[], object]) -> int:
    """Answer for as long as `wait` waits; then finish what was acknowledged."""
    door = open_door(tokens, current)
    handler = connected(door, tokens)
    sys.stderr.write("Connected to Slack; mention the bot, write to it, or use its command. Ctrl-C stops.\n")
    try:
        wait()
    finally:
        door.close()
        handler.client.close()
    return OK


def connected(door: Door, tokens: SlackTokens) -> SocketModeHandler:
    """The open connection; SettingsError for a token that Slack refuses, ServiceError where there is no Slack."""
    app = bolt_app(door, tokens)
    handler = SocketModeHandler(app, tokens.app_token, silent_logger(), door.delivery.client, concurrency=READERS)
    error = error_of(handler.connect)
    if error in BAD_TOKENS:
        raise SettingsError(APP_TOKEN, f"is refused by Slack ({error}). It needs the scope connections:write.")
    if error:
        raise ServiceError(f"Slack cannot be reached ({error})", "Check the network, and try again.")
    return handler


def stop_asked() -> None:
    """Wait for Ctrl-C or a polite kill."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(lambda event, *_: event.set(), asked))
    asked.wait()


if __name__ == "__main__":
    sys.exit(main())
