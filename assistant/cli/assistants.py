"""Environment -> assistant, for the commands that answer."""

import os

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from assistant.settings import Settings

__all__ = ["assistant_from_environment"]


def assistant_from_environment() -> Assistant:
    """The assistant that the environment's settings describe."""
    return build_assistant(Settings.from_environment(os.environ))
