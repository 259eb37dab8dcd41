"""A server that plays the other end of Slack's socket mode: it sends envelopes, and collects what acknowledges them."""

import base64
import hashlib
import json
import queue
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["FakeSocket", "playing_socket"]

#: RFC 6455, section 1.3.
MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING = 0x1, 0x8, 0x9


class FakeSocket:
    """One end of the connection; frames of this end are not masked, those of the client are."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"ws://127.0.0.1:{self.listener.getsockname()[1]}/link"
        self.acknowledged: queue.Queue[dict[str, Any]] = queue.Queue()
        self.connected = threading.Event()
        self.connection: socket.socket | None = None

    def serve(self) -> None:
        try:
            self.connection, _ = self.listener.accept()
            self.shake_hands(self.connection)
            self.connected.set()
            while (frame := self.read_frame(self.connection))[0] != CLOSE:
                if frame[0] == TEXT:
                    self.acknowledged.put(json.loads(frame[1]))
        except OSError:
            return

    def shake_hands(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(4_096)
        key = next(line.partition(":")[2].strip() for line in head.decode().split("\r\n") if line.lower().startswith("sec-websocket-key"))
        accept = base64.b64encode(hashlib.sha1((key + MAGIC).encode(), usedforsecurity=False).digest()).decode()
        answer = f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        connection.sendall(answer.encode())

    def read_frame(self, connection: socket.socket) -> tuple[int, bytes]:
        first, second = self.exactly(connection, 2)
        length = second & 0x7F
        if length > 125:
            length = struct.unpack(">H" if length == 126 else ">Q", self.exactly(connection, 2 if length == 126 else 8))[0]
        mask = self.exactly(connection, 4)
        return first & 0x0F, bytes(byte ^ mask[place % 4] for place, byte in enumerate(self.exactly(connection, length)))

    def exactly(self, connection: socket.socket, count: int) -> bytes:
        got = b""
        while len(got) < count:
            if not (more := connection.recv(count - len(got))):
                raise ConnectionResetError
            got += more
        return got

    def send(self, envelope_id: str, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Send an envelope; what acknowledges it."""
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, "accepts_response_payload": kind == "slash_commands"}
        data = json.dumps(envelope).encode()
        size = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
        assert self.connection is not None
        self.connection.sendall(bytes([0x80 | TEXT]) + size + data)
        return self.acknowledged.get(timeout=20)


@contextmanager
def playing_socket() -> Iterator[FakeSocket]:
    """The fake, waiting for a connection."""
    fake = FakeSocket()
    thread = threading.Thread(target=fake.serve, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        if fake.connection:
            fake.connection.close()
        fake.listener.close()
        thread.join(5)
