"""How much may be asked: for each visitor, for all together, and who a visitor is."""

import sys

import pytest
from fake_assistant import FakeAssistant
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assistant.errors import SettingsError
from web import create_app
from web.limits import client_of
from web.settings import WebSettings

FEW = WebSettings(rate="3 per minute", suggest_rate="5 per minute", rate_overall="")
CHAT = "/api/v1/chat"


def asked(client: FlaskClient, address: str = "203.0.113.1", **headers: str) -> TestResponse:
    """The answer to a question from the address."""
    return client.post(CHAT, json={"text": "ball"}, environ_overrides={"REMOTE_ADDR": address}, headers=headers)


@pytest.fixture
def few() -> FlaskClient:
    """Three questions a minute."""
    return create_app(FakeAssistant(), web=FEW).test_client()


def test_who_asks_too_often_is_told_when_to_come_back(few: FlaskClient) -> None:
    assert [asked(few).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = asked(few)
    assert (answer.mimetype, answer.json["type"]) == ("application/problem+json", "/problems/too-many-requests")
    assert 1 <= int(answer.headers["Retry-After"]) <= 62
    assert asked(few, "203.0.113.2").status_code == 200


def test_those_who_are_refused_do_not_come_back_all_at_once(few: FlaskClient) -> None:
    answers = [asked(few) for _ in range(60)]
    assert len({answer.headers["Retry-After"] for answer in answers if answer.status_code == 429}) > 1


def test_pages_are_limited_with_a_page(few: FlaskClient) -> None:
    answers = [few.post("/ask", data={"text": "ball"}) for _ in range(4)]
    assert [(answer.status_code, answer.mimetype) for answer in answers[2:]] == [(200, "text/html"), (429, "text/html")]
    assert "Retry-After" in answers[3].headers
    assert "Too many at once" in answers[3].text


def test_completions_have_a_rate_of_their_own(few: FlaskClient) -> None:
    assert [few.get("/api/v1/suggest?q=b").status_code for _ in range(6)] == [200] * 5 + [429]
    assert asked(few).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/static/page.css"])
def test_what_machines_ask_for_stays_open(few: FlaskClient, path: str) -> None:
    for _ in range(10):
        with few.get(path) as answer:
            assert answer.status_code == 200


def test_all_together_have_a_limit_too() -> None:
    client = create_app(FakeAssistant(), web=WebSettings(rate="", suggest_rate="", rate_overall="4 per minute")).test_client()
    assert [asked(client, f"203.0.113.{number}").status_code for number in range(6)] == [200] * 4 + [429] * 2
    assert client.get("/healthz").status_code == 200


def test_no_limit_is_no_limit() -> None:
    client = create_app(FakeAssistant(), web=WebSettings(rate="", suggest_rate="", rate_overall="")).test_client()
    assert {asked(client).status_code for _ in range(200)} == {200}


def test_a_refused_question_never_reaches_the_assistant() -> None:
    assistant = FakeAssistant()
    client = create_app(assistant, web=FEW).test_client()
    for _ in range(9):
        asked(client)
    assert len(assistant.messages) == 3


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP", "True-Client-IP"])
def test_a_forged_address_buys_nothing(few: FlaskClient, header: str) -> None:
    assert [asked(few, **{header: f"198.51.100.{number}"}).status_code for number in range(5)][3:] == [429, 429]


def test_behind_a_proxy_the_last_hop_counts_and_what_stands_before_it_does_not() -> None:
    settings = WebSettings(rate="3 per minute", suggest_rate="", rate_overall="", proxies=1)
    client = create_app(FakeAssistant(), web=settings).test_client()
    forged = [asked(client, **{"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"}).status_code for number in range(5)]
    assert forged == [200, 200, 200, 429, 429]
    assert asked(client, **{"X-Forwarded-For": "203.0.113.9, 203.0.113.10"}).status_code == 200


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("203.0.113.1", "203.0.113.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        (":nonsense:", "unknown"),
        ("", "unknown"),
    ],
)
def test_an_ipv6_visitor_is_one_network(app: Flask, address: str, client: str) -> None:
    with app.test_request_context("/", environ_overrides={"REMOTE_ADDR": address}):
        assert client_of() == client


def test_a_redis_without_its_package_keeps_it_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(SettingsError, match="CAVEAT_RATE_STORE: needs a package") as caught:
        create_app(FakeAssistant(), web=WebSettings(rate_store="redis://:secret@127.0.0.1:1/0"))
    assert "secret" not in str(caught.value)


def test_a_redis_that_is_down_limits_in_the_process() -> None:
    settings = WebSettings(rate="3 per minute", suggest_rate="", rate_overall="", rate_store="redis://127.0.0.1:1/0")
    client = create_app(FakeAssistant(), web=settings).test_client()
    assert [asked(client).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
