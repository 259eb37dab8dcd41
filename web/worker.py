"""gunicorn's threaded worker, which lets no slow or silent visitor keep a thread from the others."""

import contextlib
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

__all__ = ["BoundedWorker"]


class BoundedWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Takes a thread for a connection when something has come in on it, and takes it back when the request is not done with in time.

    gunicorn's own gives each new connection a thread for up to five seconds before a byte has come, and one that stops in the middle of
    its head a thread for ever: as many such visitors as there are threads would be enough to keep everybody out.
    """

    #: Seconds for a whole request: its head, its body, the answer, and the visitor's reading of it. An answer takes some milliseconds.
    request_seconds = 10.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with no request under way."""
        super().__init__(*arguments, **options)
        self.under_way: dict[TConn, float] = {}

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection, and wait for its first byte without a thread."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, client, address, listener.getsockname())
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn: TConn) -> object:
        """Handle the connection's request within its time."""
        self.under_way[conn] = time.monotonic() + self.request_seconds
        try:
            return super().handle(conn)
        finally:
            del self.under_way[conn]

    def murder_pending(self) -> None:
        """Close connections that have been silent for too long, and cut those whose request is not done with in time."""
        super().murder_pending()
        now = time.monotonic()
        for conn, ends in list(self.under_way.items()):
            if now > ends:
                with contextlib.suppress(OSError):  # it has gone by itself meanwhile
                    conn.sock.shutdown(socket.SHUT_RDWR)
