"""Work behind the acknowledgement: a bounded pool of threads; what belongs to one lane is done one after the other."""

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

__all__ = ["Lanes"]

logger = logging.getLogger(__name__)

Job = Callable[[], object]


class Lanes:
    """Does jobs in a few threads; two jobs of a lane never run at once, and keep their order.

    A lane is a channel: its turns stay in order, and where Slack asks to wait, only that channel waits.
    """

    def __init__(self, threads: int, most: int, name: str = "slack", before: Job = lambda: None) -> None:
        """Take how many threads work, how many jobs may wait at most, and what is done before each: waiting for what is more urgent."""
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self.most, self.before = most, before
        self.waiting: dict[str, deque[Job]] = {}
        self.count = 0
        self.lock = threading.Lock()

    @property
    def is_full(self) -> bool:
        """Whether no more is taken: then Slack is told to come again, and does."""
        return self.count >= self.most

    def submit(self, lane: str, job: Job) -> None:
        """Do the job when those before it in its lane are done."""
        with self.lock:
            self.count += 1
            is_idle = lane not in self.waiting
            self.waiting.setdefault(lane, deque()).append(job)
        if is_idle:
            self.pool.submit(self.work, lane)

    def work(self, lane: str) -> None:
        """Do the first job of the lane, then let the others have their turn."""
        with self.lock:
            job = self.waiting[lane][0]
        self.before()
        try:
            job()
        except Exception as error:  # noqa: BLE001 - the last resort of a thread: one job that fails must not stop the lane
            log_without_words("A job failed", error)
        with self.lock:
            self.count -= 1
            self.waiting[lane].popleft()
            is_done = not self.waiting[lane]
            if is_done:
                del self.waiting[lane]
        if not is_done:
            self.pool.submit(self.work, lane)

    def close(self) -> None:
        """Wait until all is done; nothing is taken afterwards."""
        while self.count:
            threading.Event().wait(0.01)
        self.pool.shutdown()


def log_without_words(what: str, error: BaseException) -> None:
    """Log where it happened. The text of an exception may hold a visitor's words, so it stays out of the log."""
    logger.error("%s: %s\n%s", what, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
