"""The log: JSON lines without words, addresses and forged lines."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator

import pytest
from fake_assistant import FakeAssistant
from flask.testing import FlaskClient

from web import create_app
from web.logs import Wordless, json_formatter
from web.settings import WebSettings


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written while our loggers write as in the server."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(json_formatter())
    handler.addFilter(Wordless())
    logger = logging.getLogger("web")
    logger.addHandler(handler)
    level, logger.level = logger.level, logging.INFO
    yield written
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.fixture
def telling() -> FlaskClient:
    """An application that tells of each request."""
    return create_app(FakeAssistant(), web=WebSettings(rate="", suggest_rate="", rate_overall="", logs_requests=True)).test_client()


def read(written: io.StringIO) -> list[dict[str, object]]:
    """The lines as objects; each is one."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_request_is_one_line_of_ours(telling: FlaskClient, lines: io.StringIO) -> None:
    answer = telling.get("/api/v1/suggest?q=Zebra", headers={"User-Agent": "Zebra", "Referer": "http://Zebra"})
    (line,) = read(lines)
    assert line.pop("milliseconds") >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", str(line.pop("timestamp")))
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "web.logs",
        "method": "GET",
        "route": "/api/v1/suggest",
        "status": 200,
        "request_id": answer.headers["X-Request-ID"],
    }


def test_words_addresses_and_ids_stay_out(telling: FlaskClient, lines: io.StringIO) -> None:
    address = {"REMOTE_ADDR": "203.0.113.77"}
    telling.post("/api/v1/chat", json={"text": "Zebra numb"}, environ_overrides=address)
    telling.post("/api/v1/chat", json={"text": "break"}, environ_overrides=address)
    telling.post("/ask", data={"text": "Zebra"}, environ_overrides=address)
    telling.get("/Zebra/%0a%0dZebra?Zebra=1", environ_overrides=address)
    telling.get("/faq?q=Zebra", environ_overrides=address)
    telling.delete("/api/v1/conversations/" + "Zebra" * 5, environ_overrides=address)
    assert [line["event"] for line in read(lines)].count("request") == 6
    assert not re.search("Zebra|203[.]0|'break'", lines.getvalue())


def test_line_ends_forge_no_line(lines: io.StringIO) -> None:
    logging.getLogger("web.test").warning('first\r\n{"event": "forged"}\u2028')
    assert [line["event"] for line in read(io.StringIO(lines.getvalue().rstrip("\n").replace("\u2028", " ")))] == ['first\r\n{"event": "forged"} ']


def test_an_exception_is_told_by_its_kind_and_place(lines: io.StringIO) -> None:
    word = "Zeb" + "ra"
    try:
        raise ValueError(word)
    except ValueError:
        logging.getLogger("web.test").exception("it failed")
    (line,) = read(lines)
    assert (line["exception"], "test_logs.py" in str(line["at"])) == ("ValueError", True)
    assert "Zebra" not in lines.getvalue()


@pytest.mark.parametrize(
    ("said", "arguments"),
    [("Invalid request from ip=203.0.113.7: Invalid HTTP request line: 'Zebra'", ()), ("Error handling request %s %s", ("GET", "/?q=Zebra"))],
)
def test_the_servers_own_lines_lose_the_request(lines: io.StringIO, said: str, arguments: tuple[str, ...]) -> None:
    logging.getLogger("web.gunicorn").warning(said, *arguments)
    assert not re.search("Zebra|203[.]0", lines.getvalue())
    assert "request." in lines.getvalue()


def test_other_lines_of_the_server_stay() -> None:
    record = logging.LogRecord("gunicorn.error", logging.INFO, __file__, 1, "Listening at: %s", ("http://127.0.0.1:8000",), sys.exc_info())
    assert Wordless().filter(record)
    assert record.getMessage() == "Listening at: http://127.0.0.1:8000"


def test_nothing_is_told_unless_wanted(client: FlaskClient, lines: io.StringIO) -> None:
    client.post("/api/v1/chat", json={"text": "ball"})
    assert lines.getvalue() == ""
