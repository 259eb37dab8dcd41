"""What the screen can show."""

import os
from typing import TextIO

__all__ = ["is_coloured"]


def is_coloured(stream: TextIO) -> bool:
    """Whether colours are wanted: a terminal, and neither NO_COLOR nor a dumb one (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
