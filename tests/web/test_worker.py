"""Slow, silent and half-open connections, and far too many requests: everybody else is answered."""

import asyncio
import http.client
import json
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from running_server import listening, started, stopped, write_application

BODY = json.dumps({"text": "ball"}).encode()
HEAD = b"POST /api/v1/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)
#: Far more than the server has threads.
MANY = 60


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server that is quick to lose patience."""
    tmp_path = tmp_path_factory.mktemp("quick")
    write_application(tmp_path)
    with listening() as listener:
        server = started(tmp_path, listener, "quick.py")
        assert answered(listener.getsockname()[1])
        yield listener.getsockname()[1]
        stopped(server)
    assert "Traceback" not in (tmp_path / "log").read_text()


def answered(port: int) -> bool:
    """Whether a visitor gets an answer within half a minute."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/api/v1/chat", BODY, {"Content-Type": "application/json"})
    is_good = connection.getresponse().status == 200
    connection.close()
    return is_good


BEGINNINGS = {
    "silent": b"",
    "half a line": b"POST /api/v1/ch",
    "half a head": HEAD[:-2],
    "a head alone": HEAD,
    "half a body": HEAD + BODY[:5],
    "a chunk without an end": HEAD.replace(b"Content-Length: %d" % len(BODY), b"Transfer-Encoding: chunked") + b"5\r\n{",
}


@pytest.mark.parametrize("sent", BEGINNINGS.values(), ids=BEGINNINGS)
def test_many_that_stop_half_way_keep_nobody_out(port: int, sent: bytes) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30)) for _ in range(MANY)]
        for connection in slow:
            connection.sendall(sent)
        assert answered(port)
        for connection in slow:
            assert b"200 OK" not in connection.recv(4_096)  # cut, or told off; never waited for without end


def test_who_sends_a_byte_at_a_time_is_cut(port: int) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30)) for _ in range(20)]
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            for place in range(300):
                for connection in slow:
                    connection.sendall(HEAD[place : place + 1] or b"x")
                time.sleep(0.05)
        assert answered(port)


def test_who_does_not_read_is_cut(port: int) -> None:
    with ExitStack() as stack:
        for _ in range(20):
            deaf = stack.enter_context(socket.socket())
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
            deaf.connect(("127.0.0.1", port))
            deaf.sendall(b"GET /static/page.css HTTP/1.1\r\nHost: x\r\n\r\n" * 200)
        assert answered(port)


def test_10000_requests_at_once_are_answered_or_told_when_to_come_back(tmp_path: Path) -> None:
    write_application(tmp_path, moment=0.0, overall="100 per second")
    with listening() as listener:
        server = started(tmp_path, listener)
        port = listener.getsockname()[1]
        assert answered(port)
        outcomes = asyncio.run(flood(port, requests=10_000, connections=64))
        assert set(outcomes) == {"200", "429 with Retry-After"}
        assert sum(outcomes.values()) == 10_000
        assert outcomes["200"] >= 100
        for _ in range(50):
            if answered(port):
                break
            time.sleep(0.1)
        else:
            pytest.fail("nobody was answered within five seconds after the flood")
        stopped(server)


async def flood(port: int, requests: int, connections: int) -> Counter[str]:
    """What became of so many requests over so many connections."""
    outcomes: Counter[str] = Counter()
    await asyncio.gather(*(send(port, requests // connections + (number < requests % connections), outcomes) for number in range(connections)))
    return outcomes


async def send(port: int, requests: int, outcomes: Counter[str]) -> None:
    """Send so many, each as soon as the one before is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(requests):
        writer.write(HEAD + BODY)
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)).decode()
        await reader.readexactly(int(re.search(r"(?i)content-length: (\d+)", head)[1]))
        outcomes[head[9:12] + (" with Retry-After" if "Retry-After" in head else "")] += 1
    writer.close()
