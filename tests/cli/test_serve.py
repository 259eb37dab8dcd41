import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.serve import PORT, free_port
from assistant.errors import ServiceError
from tests.cli.run import ROOT, run


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A server started as `make serve` starts it: its port, and the file it writes to."""
    log = tmp_path_factory.mktemp("serve") / "log"
    with log.open("w") as output, subprocess.Popen([sys.executable, "-m", "assistant", "serve"], cwd=ROOT, stdout=output, stderr=output) as server:
        try:
            yield ready_port(server, log), log
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0


def ready_port(server: "subprocess.Popen[bytes]", log: Path) -> int:
    for _ in range(1200):
        if "Caveat is ready." in (text := log.read_text()):
            return int(re.search(r"Page +http://127\.0\.0\.1:(\d+)/", text)[1])
        assert server.poll() is None, text
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def test_proves_that_it_answers_and_says_where(served: tuple[int, Path]) -> None:
    text = served[1].read_text()
    for part in ("Knowledge ", "> is sciatica one-sided", "Yes, as a rule", "/openapi.json", "/docs", "/embed", "<faq-chat src=", "Ctrl-C"):
        assert part in text


def test_answers_over_http_as_on_the_command_line(served: tuple[int, Path]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served[0], timeout=30)
    connection.request("POST", "/api/v1/chat", json.dumps({"text": "is sciatica one-sided"}), {"Content-Type": "application/json"})
    over_http = json.load(connection.getresponse())
    connection.close()
    in_terminal = json.loads(run("ask", "--json", "is sciatica one-sided").stdout)
    ids = ("conversation_id", "reply_id")
    assert {k: v for k, v in over_http.items() if k not in ids} == {k: v for k, v in in_terminal.items() if k not in ids}


def test_a_taken_port_moves_to_the_next_free_one() -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", PORT))
            taken.listen()
        except OSError:
            pass  # another server stands there already, which serves as well
        assert free_port(None) > PORT


def test_a_port_asked_for_by_name_is_refused_when_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ServiceError, match="is taken"):
            free_port(taken.getsockname()[1])


def test_does_not_start_on_broken_knowledge(tmp_path: Path) -> None:
    done = run("serve", CAVEAT_KNOWLEDGE=str(tmp_path))
    assert done.returncode == 4
    assert b"There is no such file." in done.stderr
