"""Environment -> assistant, for the commands that answer."""

import os

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from assistant.settings import Settings

__all__ = ["assistant_from_environment"]


def assistant_from_environment(uses_store: bool = False) -> Assistant:
    """The assistant that the environment's settings describe; it keeps nothing after the run, unless the store is to be used."""
    return build_assistant(Settings.from_environment(os.environ if uses_store else {**os.environ, "CAVEAT_STORE": "none"}))
