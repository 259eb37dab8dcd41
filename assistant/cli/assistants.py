"""Environment -> assistant, for the commands that answer."""

import os
from dataclasses import replace

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from assistant.settings import Settings
from assistant.store.memory import ProcessMemory

__all__ = ["assistant_from_environment"]

#: Conversations that one run remembers. Every piped line without an id begins one, and millions of them must not fill the memory.
REMEMBERED = 1_000


def assistant_from_environment(uses_store: bool = False) -> Assistant:
    """The assistant that the environment's settings describe; it keeps nothing after the run, unless the store is to be used."""
    if uses_store:
        return build_assistant(Settings.from_environment(os.environ), is_stored=True)
    assistant = build_assistant(Settings.from_environment({**os.environ, "CAVEAT_STORE": "none"}))
    return replace(assistant, memory=ProcessMemory(assistant.knowledge.policy.thresholds.remember_minutes, most=REMEMBERED))
