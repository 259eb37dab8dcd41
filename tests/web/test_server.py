"""gunicorn with our settings: it starts, answers, refuses and stops, and logs no message."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPLICATION = "from fake_assistant import FakeAssistant\nfrom web import create_app\napp = create_app(FakeAssistant())\n"
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an application around the fake."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "served.py").write_text(APPLICATION)
    return folder


@pytest.fixture(scope="module")
def log(folder: Path) -> Path:
    """Where the server writes."""
    return folder / "log"


@pytest.fixture(scope="module")
def port(folder: Path, log: Path) -> Iterator[int]:
    """A running server's port; the server has to stop cleanly afterwards."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent), str(folder)]), "HOME": str(folder)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:web.server", "--bind", "127.0.0.1:0", "--log-level", "info", "served:app"]
    with log.open("w") as output, subprocess.Popen(command, cwd=folder, env=environment, stderr=output, stdout=output) as server:
        try:
            yield listening_port(server, log)
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


def listening_port(server: "subprocess.Popen[bytes]", log: Path) -> int:
    """The port that the server says it listens on, once its worker has booted."""
    for _ in range(600):
        text = log.read_text()
        if "Booting worker" in text and (found := re.search(r"http://127\.0\.0\.1:(\d+)", text)):
            return int(found[1])
        assert server.poll() is None, text
        time.sleep(0.05)
    raise AssertionError(text)


def request(port: int, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
    """The answer over a real connection, its body read into `text`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers or {}, encode_chunked=headers is not None and "Transfer-Encoding" in headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_answers(port: int) -> None:
    answer = request(port, "POST", "/api/v1/chat", json.dumps({"text": "ball"}), JSON)
    assert (answer.status, json.loads(answer.text)["reply_id"]) == (200, "reply-answer")


def test_names_no_version(port: int) -> None:
    assert not any(character.isdigit() for character in request(port, "GET", "/").headers.get("Server", ""))


def test_refuses_large_bodies_of_known_and_unknown_length(port: int) -> None:
    body = json.dumps({"text": "a" * 20_000}).encode()
    for sent, headers in ((body, JSON), (iter([body[:9_000], body[9_000:]]), {**JSON, "Transfer-Encoding": "chunked"})):
        answer = request(port, "POST", "/api/v1/chat", sent, headers)
        assert (answer.status, json.loads(answer.text)["type"]) == (413, "/problems/body-too-large")


def test_reads_bodies_of_unknown_length(port: int) -> None:
    answer = request(port, "POST", "/api/v1/chat", iter([b'{"text": ', b'"ball"}']), {**JSON, "Transfer-Encoding": "chunked"})
    assert answer.status == 200


def test_believes_no_forwarding_header(port: int) -> None:
    answer = request(port, "GET", "/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "on", "X-Forwarded-Protocol": "ssl"})
    assert answer.status == 200
    assert "Strict-Transport-Security" not in answer.headers


def test_refuses_chunks_that_are_none(port: int) -> None:
    head = b"POST /api/v1/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head + b"Zebra\r\n{}\r\n0\r\n\r\n")
        assert connection.recv(4_096).startswith(b"HTTP/1.1 400")


def test_refuses_a_long_request_line(port: int) -> None:
    assert 400 <= request(port, "GET", "/?q=" + "a" * 5_000).status < 500


@pytest.mark.parametrize("headers", [{f"X-{number}": "a" for number in range(60)}, {"X-Long": "a" * 9_000}], ids=["many", "long"])
def test_refuses_too_many_and_too_long_headers(port: int, headers: dict[str, str]) -> None:
    assert 400 <= request(port, "GET", "/healthz", headers=headers).status < 500


@pytest.mark.parametrize(
    "head",
    [
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /Zebra\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Zebra : a\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03Zebra",
    ],
    ids=["two lengths", "a nul", "another version", "a blank in a name", "a negative length", "a TLS greeting"],
)
def test_refuses_what_is_no_request_and_keeps_it_out_of_the_log(port: int, log: Path, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head + b"\r\n\r\n")
        assert re.match(rb"HTTP/1\.[01] (4\d\d|505|501)|$", connection.recv(4_096))
    assert "Zebra" not in log.read_text()
    assert request(port, "GET", "/healthz").status == 200


def test_logs_no_message(port: int, log: Path) -> None:
    request(port, "POST", "/api/v1/chat", json.dumps({"text": "break Zebra"}), JSON)
    request(port, "POST", "/api/v1/chat", json.dumps({"text": "break"}), JSON)
    text = log.read_text()
    assert "KeyError at api.chat" in text
    assert "Zebra" not in text
    assert "'break'" not in text
    assert "POST" not in text


def test_leaves_no_control_socket(port: int, folder: Path) -> None:
    assert request(port, "GET", "/healthz").status == 200
    assert not (folder / ".gunicorn").exists()


def test_the_settings_are_gunicorns() -> None:
    from gunicorn.config import Config

    from web import server

    known = Config().settings
    ours = {name: value for name, value in vars(server).items() if not name.startswith("_") and name != "os"}
    assert set(ours) <= set(known)
    assert (ours["worker_class"], ours["workers"], ours["accesslog"]) == ("web.worker.BoundedWorker", 1, None)
    assert ours["bind"].startswith("127.0.0.1:")


def test_the_settings_load_without_flask_and_the_assistant() -> None:
    code = "import sys, web.server; sys.exit(any(name in sys.modules for name in ('flask', 'assistant', 'sklearn')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
