"""Which events of a chat platform are new: each is answered once, by whichever worker sees it first."""

import threading
from collections import OrderedDict

__all__ = ["SeenEvents"]

#: Events that the process remembers itself; platforms deliver again within minutes.
MOST = 50_000


class SeenEvents:
    """The events that this process has seen."""

    def __init__(self) -> None:
        """Begin with none."""
        self.keys: OrderedDict[str, None] = OrderedDict()
        self.lock = threading.Lock()

    def is_new(self, event_key: str) -> bool:
        """Whether this is the first time; from now on it is not.

        >>> seen = SeenEvents()
        >>> seen.is_new("Ev1"), seen.is_new("Ev1")
        (True, False)
        """
        with self.lock:
            if event_key in self.keys:
                return False
            self.keys[event_key] = None
            while len(self.keys) > MOST:
                self.keys.popitem(last=False)
            return True
