"""A real server in a process of its own, over the fake, on a socket that the test holds as systemd does."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Its store writes, when it is closed, that it was; its assistant takes a moment for each answer.
APPLICATION = """
import time
from dataclasses import dataclass
from pathlib import Path
from fake_assistant import FakeAssistant, FakeStore
from web import create_app
from web.settings import WebSettings

class WritingStore(FakeStore):
    def close(self):
        with Path("closed").open("a") as file:
            file.write("closed\\n")

@dataclass(frozen=True)
class SlowAssistant(FakeAssistant):
    def reply_to(self, message):
        time.sleep({moment})
        return super().reply_to(message)

app = create_app(SlowAssistant(store=WritingStore()), web=WebSettings(rate="", suggest_rate="", rate_overall={overall!r}))
"""
QUICK = """
from web.server import *
from web.worker import BoundedWorker

class QuickWorker(BoundedWorker):
    request_seconds = 1.0

worker_class = QuickWorker
keepalive = 2
"""

__all__ = ["listening", "started", "stopped", "write_application"]


def write_application(folder: Path, moment: float = 0.005, overall: str = "") -> None:
    """Put an application into the folder."""
    (folder / "served.py").write_text(APPLICATION.format(moment=moment, overall=overall))
    (folder / "quick.py").write_text(QUICK)


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A socket that lasts longer than a server; what arrives between two servers waits in it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(512)
        yield listener


def started(folder: Path, listener: socket.socket, config: str = "python:web.server") -> "subprocess.Popen[bytes]":
    """A server on the socket; it need not answer yet."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent), str(folder)])}
    command = [sys.executable, "-m", "gunicorn", "-c", config, "--bind", f"fd://{listener.fileno()}", "served:app"]
    with (folder / "log").open("a") as log:
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, pass_fds=[listener.fileno()])


def stopped(server: "subprocess.Popen[bytes]") -> None:
    """Stop it as an operator does, and see that it ends well."""
    server.send_signal(signal.SIGTERM)
    assert server.wait(40) == 0
