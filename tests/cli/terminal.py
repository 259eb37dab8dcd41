"""The command line as it stands on a real terminal: a pseudo-terminal of so many columns, typed into and read."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Seconds after which a program that says nothing is taken for dead.
PATIENCE = 60
#: Codes by which a program moves about on the screen and colours it.
CODES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[()][0-9A-B]|[=>78])")


class Terminal:
    """A program before which somebody sits."""

    def __init__(self, *arguments: str, columns: int = 80, **environment: str) -> None:
        """Start `python -m assistant` with the arguments."""
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        cleared = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "assistant", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**cleared, "TERM": "xterm", **environment},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # Ctrl-C reaches the program that a terminal belongs to
        )
        os.close(theirs)
        self.raw = ""

    def type(self, text: str) -> None:
        """Press the keys."""
        os.write(self.ours, text.encode())

    def read_until(self, text: str) -> str:
        """All that was written so far, as soon as the text stands there."""
        self.read_while(lambda: text not in self.text)
        return self.text

    def read_reply(self, text: str) -> None:
        """Read on until the text stands there and the prompt after it: what is typed before that belongs to no prompt."""
        self.read_while(lambda: text not in self.text or not self.text.rstrip().endswith(">"))

    def end(self) -> int:
        """Read to the end; the exit code."""
        self.read_while(lambda: True)
        return self.program.wait(PATIENCE)

    def leave(self) -> None:
        """Leave nothing behind."""
        self.program.kill()
        self.program.wait()
        os.close(self.ours)

    def read_while(self, is_wanted: Callable[[], bool]) -> None:
        """Read what comes, until it is enough or the program has ended; a program that says nothing more is stopped."""
        deadline = time.monotonic() + PATIENCE
        while is_wanted():
            if time.monotonic() > deadline:
                raise AssertionError(f"Nothing more came after: {self.raw!r}")
            if select.select([self.ours], [], [], 0.2)[0]:
                part = self.part()
                self.raw += part
                if not part:
                    return

    def part(self) -> str:
        """What stands ready; nothing once the program has ended."""
        try:
            written = os.read(self.ours, 65_536).decode(errors="replace")
        except OSError:  # the other side is closed
            return ""
        if "\x1b[6n" in written:  # where does the cursor stand? A terminal answers that
            os.write(self.ours, b"\x1b[1;1R")
        return written

    @property
    def text(self) -> str:
        """What was written, without the codes."""
        return CODES.sub("", self.raw).replace("\b", "")
