"""The application for tests of two workers: a tiny knowledge, and events kept in one file for all of them."""

import os
import sqlite3
from types import SimpleNamespace
from typing import Any

from flask import Flask

from assistant.bootstrap import assemble
from assistant.chat_tokens import slack_tokens
from assistant.engine import Assistant
from assistant.settings import Settings
from tests.conftest import bicycle_workshop
from web import create_app

__all__ = ["SharedEvents", "create"]


class SharedEvents:
    """Stands for the store: a UNIQUE insert answers once, whoever asks."""

    def __init__(self, file: str) -> None:
        self.file = file
        with self.opened() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS events (key TEXT PRIMARY KEY)")

    def opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, timeout=30, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    def is_new(self, key: str) -> bool:
        connection = self.opened()
        try:
            return connection.execute("INSERT OR IGNORE INTO events VALUES (?)", (key,)).rowcount == 1
        finally:
            connection.close()


class WithStore:
    """An assistant with the events beside it."""

    def __init__(self, assistant: Assistant, file: str) -> None:
        self.assistant = assistant
        events = SharedEvents(file)
        self.store = SimpleNamespace(is_new=events.is_new, memory=assistant.memory)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.assistant, name)


def create() -> Flask:
    """The application; the file of events is named in the environment."""
    if os.environ.get("EVENTS_KNOWLEDGE") == "real":
        from assistant.bootstrap import build_assistant

        assistant = build_assistant()
    else:
        assistant = assemble(bicycle_workshop())
    return create_app(WithStore(assistant, os.environ["EVENTS_FILE"]), Settings(slack=slack_tokens(os.environ)))
