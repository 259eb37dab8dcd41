"""Calls that are waited for only so long; what hangs is left behind, and nobody waits for it again."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

__all__ = ["Impatience"]

T = TypeVar("T")


class Impatience:
    """A few threads that make calls; a call that is not done in time goes on behind, and its result is dropped.

    The threads are daemons: a server that hangs cannot keep the process from ending, as those of concurrent.futures would.
    """

    def __init__(self, threads: int) -> None:
        """Start the threads; no more calls than these run at once, and one more is refused rather than kept waiting."""
        self.calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self.free = threading.Semaphore(threads)
        self.threads = [threading.Thread(target=self.work, name="store-call", daemon=True) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def run(self, call: Callable[[], T], seconds: float) -> T:
        """What the call gives back; raises TimeoutError when that takes longer, or when every thread is held up."""
        if not self.free.acquire(timeout=seconds):
            raise TimeoutError("every thread waits for the database")
        result: Future[T] = Future()
        self.calls.put((result, call))
        return result.result(timeout=seconds)

    def work(self) -> None:
        """Make calls until told to end."""
        while (given := self.calls.get()) is not None:
            result, call = given
            try:
                result.set_result(call())
            except BaseException as error:  # noqa: BLE001 - it is raised again where the call was asked for
                result.set_exception(error)
            finally:
                self.free.release()

    def end(self) -> None:
        """Let the threads end when they are done."""
        for _ in self.threads:
            self.calls.put(None)
