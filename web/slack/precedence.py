"""Acknowledgements before answers: both need the processor, and only the first have a deadline."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Precedence"]

#: Seconds that an answer lets acknowledgements go first; in a storm that does not end, one answer goes on every so often.
PATIENCE = 0.5


class Precedence:
    """Counts the requests that are being acknowledged, and lets others wait for a moment without any."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Take how many seconds anybody waits at most."""
        self.patience, self.underway = patience, 0
        self.changed, self.next_in_line = threading.Condition(), threading.Lock()

    @contextmanager
    def first(self) -> Iterator[None]:
        """While this goes on, the others wait."""
        with self.changed:
            self.underway += 1
        try:
            yield
        finally:
            with self.changed:
                self.underway -= 1
                if not self.underway:
                    self.changed.notify_all()

    def let_first(self) -> None:
        """Wait until nothing that goes first is underway, but not for long; those who wait go on one after the other."""
        with self.next_in_line, self.changed:
            self.changed.wait_for(lambda: not self.underway, self.patience)
