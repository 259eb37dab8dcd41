"""Short messages that one person sends within seconds -> one turn."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

__all__ = ["Bursts", "is_complete", "joined"]

#: How long a fragment waits for the next one, and how long a burst lasts at most, in seconds: people pause about so long between two halves.
QUIET, MOST = 1.5, 6.0
#: A message of so many words, or with such an end, says all of itself.
MANY_WORDS = 12
ENDS = ("?", "!", ".", "…", ")")

Answer = Callable[[str], None]


def joined(texts: Sequence[str]) -> str:
    r"""The messages as one, a line each.

    >>> joined(["it aches", "when i sit"])
    'it aches\nwhen i sit'
    """
    return "\n".join(texts)


def is_complete(text: str) -> bool:
    """Whether nobody need wait for more of it.

    >>> is_complete("is it one-sided?"), is_complete("it aches")
    (True, False)
    """
    return text.rstrip().endswith(ENDS) or len(text.split()) >= MANY_WORDS


@dataclass
class Burst:
    """What one person has said since their last pause, and when it is answered at the latest."""

    answer: Answer
    latest: float
    due: float = 0.0
    texts: list[str] = field(default_factory=list)


class Bursts:
    """Holds the fragments of each person in each conversation until they pause; one thread watches the clock for all of them."""

    def __init__(self, quiet: float = QUIET, most: float = MOST) -> None:
        """Take how many seconds a fragment waits, and how many a burst lasts at most."""
        self.quiet, self.most = quiet, most
        self.held: dict[str, Burst] = {}
        self.changed = threading.Condition()
        self.watcher: threading.Thread | None = None
        self.under_way = 0
        self.is_closing = False

    def add(self, key: str, text: str, answer: Answer) -> None:
        """Take a message; `answer` gets the whole burst, at once when the message is complete, else after a pause."""
        now = time.monotonic()
        with self.changed:
            burst = self.held.setdefault(key, Burst(answer, now + self.most))
            burst.texts.append(text)
            burst.due = now if is_complete(text) or self.is_closing else min(now + self.quiet, burst.latest)
            if burst.due > now:
                self.watch()
                return
            del self.held[key]
        burst.answer(joined(burst.texts))

    def holds(self, key: str) -> bool:
        """Whether there are fragments that wait."""
        with self.changed:
            return key in self.held

    def watch(self) -> None:
        """Let the watcher know that there is something to wait for; it is started with the first fragment."""
        if self.watcher is None:
            self.watcher = threading.Thread(target=self.answer_when_due, name="slack-bursts", daemon=True)
            self.watcher.start()
        self.changed.notify_all()

    def answer_when_due(self) -> None:
        """Answer each burst when its time has come, for as long as the process lives."""
        while True:
            for burst in self.due_bursts():
                try:
                    burst.answer(joined(burst.texts))
                finally:
                    with self.changed:
                        self.under_way -= 1
                        self.changed.notify_all()

    def due_bursts(self) -> list[Burst]:
        """The bursts that are over, as soon as there are any."""
        with self.changed:
            while True:
                now = time.monotonic()
                if over := [key for key, burst in self.held.items() if burst.due <= now]:
                    self.under_way += len(over)
                    return [self.held.pop(key) for key in over]
                first = min((burst.due for burst in self.held.values()), default=None)
                self.changed.wait(None if first is None else first - now)

    def close(self) -> None:
        """Answer at once all that is still held, and from now on all that comes; back when nothing is under way."""
        with self.changed:
            self.is_closing = True
            bursts, self.held = list(self.held.values()), {}
        for burst in bursts:
            burst.answer(joined(burst.texts))
        with self.changed:
            self.changed.wait_for(lambda: not self.under_way)
