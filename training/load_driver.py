"""Many visitors at once, over real sockets: each asks one question after the other, as fast as it is answered."""

import asyncio
import json
import time
from collections.abc import Sequence

__all__ = ["drive"]

#: Seconds until a request has failed.
PATIENCE = 90.0


async def drive(port: int, questions: Sequence[str], connections: int, seconds: float) -> tuple[list[float], int]:
    """Ask over so many connections, each one question after the other: the time of each answer in seconds, and how many failed."""
    times: list[float] = []
    ends = time.perf_counter() + seconds
    failed = await asyncio.gather(*(ask_on(port, questions[number::connections] or questions, ends, times) for number in range(connections)))
    return times, sum(failed)


async def ask_on(port: int, questions: Sequence[str], ends: float, times: list[float]) -> int:
    """One connection's questions, at least one; how many had no good answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    failures = asked = 0
    while asked == 0 or time.perf_counter() < ends:
        started = time.perf_counter()
        status, stays = await asyncio.wait_for(exchange(reader, writer, questions[asked % len(questions)]), PATIENCE)
        times.append(time.perf_counter() - started)
        failures += status != b"200"
        asked += 1
        if not stays:
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    return failures


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: str) -> tuple[bytes, bool]:
    """Send a question and read the whole answer: its status, and whether the connection stays open."""
    body = json.dumps({"text": question}).encode()
    writer.write(b"POST /api/v1/chat HTTP/1.1\r\nHost: load\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.index(b"content-length: ") + 16
    await reader.readexactly(int(head[length : head.index(b"\r\n", length)]))
    return head[9:12], b"connection: close" not in head
