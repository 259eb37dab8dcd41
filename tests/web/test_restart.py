"""A restart under load: nothing that was sent stays without an answer, and the store is closed when the last one is given."""

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from running_server import listening, started, stopped, write_application

REQUESTS, CLIENTS = 500, 8
BODY = json.dumps({"text": "ball"})


def ask(connection: http.client.HTTPConnection, is_last: bool) -> tuple[bool, bool]:
    """Whether the answer is whole, and whether the connection is closed after it."""
    connection.request("POST", "/api/v1/chat", BODY, {"Content-Type": "application/json"} | ({"Connection": "close"} if is_last else {}))
    answer = connection.getresponse()
    is_whole = answer.status == 200 and json.loads(answer.read())["reply_id"] == "reply-answer"
    return is_whole, answer.will_close


def ask_on(port: int, requests: int, is_new_each_time: bool, count: threading.Semaphore) -> int:
    """Ask so often, over new connections or over one that stays open as long as the server lets it; how many were answered."""
    answered, connection = 0, None
    for _ in range(requests):
        connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        is_whole, is_closed = ask(connection, is_new_each_time)
        answered += is_whole
        count.release()
        if is_closed or is_new_each_time:
            connection.close()
            connection = None
    if connection:
        connection.close()
    return answered


def test_500_requests_across_a_restart_lose_none(tmp_path: Path) -> None:
    write_application(tmp_path)
    with listening() as listener, ThreadPoolExecutor(CLIENTS) as pool:
        port, count = listener.getsockname()[1], threading.Semaphore(0)
        server = started(tmp_path, listener)
        shares = [REQUESTS // CLIENTS + (number < REQUESTS % CLIENTS) for number in range(CLIENTS)]
        clients = [pool.submit(ask_on, port, share, number % 2 == 0, count) for number, share in enumerate(shares)]
        for _ in range(REQUESTS // 3):
            assert count.acquire(timeout=60)
        stopped(server)
        next_server = started(tmp_path, listener)
        answered = sum(client.result(120) for client in clients)
        stopped(next_server)
    assert answered == REQUESTS
    assert (tmp_path / "closed").read_text() == "closed\n" * 2
    assert "Error" not in (tmp_path / "log").read_text()


@pytest.mark.parametrize("moment", [1.0])
def test_an_answer_under_way_is_finished_before_the_store_is_closed(tmp_path: Path, moment: float) -> None:
    write_application(tmp_path, moment)
    with listening() as listener, ThreadPoolExecutor(6) as pool:
        port = listener.getsockname()[1]
        server = started(tmp_path, listener)
        assert ask_on(port, 1, True, threading.Semaphore(0)) == 1
        began = threading.Semaphore(0)
        under_way = [pool.submit(ask_slowly, port, began) for _ in range(6)]
        for _ in under_way:
            began.acquire()
        threading.Event().wait(moment / 3)  # so that every request is inside
        stopped(server)
        assert [one.result(30) for one in under_way] == [True] * 6
    assert (tmp_path / "closed").read_text() == "closed\n"


def ask_slowly(port: int, began: threading.Semaphore) -> bool:
    """Whether the answer to a request came whole; tells when it was sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/api/v1/chat", BODY, {"Content-Type": "application/json"})
    began.release()
    is_whole = bool(json.loads(connection.getresponse().read())["text"])
    connection.close()
    return is_whole
