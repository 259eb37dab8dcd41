"""A breaker: after some failures nobody waits for the database until it has been seen to work again."""

import datetime
import logging
import threading
import time
from collections.abc import Callable

__all__ = ["Breaker"]

log = logging.getLogger(__name__)

#: Failures in a row that open it. One may be chance (another process was writing); three cost a visitor 60 ms at most.
FAILURES = 3
#: Seconds between two probes while it is open; the first recovery is seen that soon.
REST = 0.5


class Breaker:
    """Open while the database fails. Turns never probe it; a thread behind them does, so that an open breaker costs them nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, failures: int = FAILURES, rest: float = REST) -> None:
        """Take a clock in seconds that never goes back, after how many failures to open, and the seconds between probes."""
        self.clock, self.failures, self.rest = clock, failures, rest
        self.lock = threading.Lock()
        self.in_a_row, self.next_probe = 0, 0.0
        self.problem: str | None = None
        self.since: datetime.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the database is left alone for now."""
        return self.in_a_row >= self.failures

    def failed(self, problem: str) -> None:
        """Note a failure; the last one needed opens it."""
        with self.lock:
            was_open, self.in_a_row = self.is_open, self.in_a_row + 1
            self.problem = problem
            self.next_probe = self.clock() + self.rest
            if self.is_open and not was_open:
                self.since = datetime.datetime.now(datetime.UTC)
                log.warning("The store is degraded; turns are answered from what this process remembers: %s", problem)

    def trip(self, problem: str) -> None:
        """Open at once: what failed would fail again."""
        with self.lock:
            self.in_a_row = max(self.in_a_row, self.failures - 1)
        self.failed(problem)

    def worked(self) -> None:
        """Note that the database works; closes it."""
        if not self.in_a_row:
            return
        with self.lock:
            was_open, self.in_a_row, self.problem, self.since = self.is_open, 0, None, None
        if was_open:
            log.warning("The store works again.")

    def is_due(self) -> bool:
        """Whether it is open and time to try once more (half-open)."""
        return self.is_open and self.clock() >= self.next_probe
