"""Other websites' pages: those of the list may use the API, the others may send nothing."""

import pytest
from fake_assistant import FakeAssistant
from flask.testing import FlaskClient

from web import create_app
from web.settings import WebSettings

CHAT = "/api/v1/chat"
CLINIC, OTHER = "https://clinic.example", "https://evil.example"
FOREIGN = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}


@pytest.fixture
def listed() -> FlaskClient:
    """The clinic is on the list."""
    return create_app(FakeAssistant(), web=WebSettings(rate="", suggest_rate="", rate_overall="", origins=(CLINIC,))).test_client()


def test_a_listed_page_may_ask_and_read(listed: FlaskClient) -> None:
    answer = listed.post(CHAT, json={"text": "ball"}, headers=FOREIGN | {"Origin": CLINIC})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == CLINIC
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_listed_page_reads_errors_as_well(listed: FlaskClient) -> None:
    answer = listed.post(CHAT, json={"text": ""}, headers=FOREIGN | {"Origin": CLINIC})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (422, CLINIC)
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_listed_page_may_ask_beforehand(listed: FlaskClient, method: str) -> None:
    headers = FOREIGN | {"Origin": CLINIC, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
    answer = listed.options(CHAT, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == CLINIC
    assert method in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Headers"].lower() == "content-type"


@pytest.mark.parametrize("origin", [OTHER, "null", "https://clinic.example.evil.example", "http://clinic.example", "https://clinic.example:8443", ""])
def test_other_pages_send_nothing(listed: FlaskClient, origin: str) -> None:
    answer = listed.post(CHAT, json={"text": "ball"}, headers=FOREIGN | {"Origin": origin})
    assert (answer.status_code, answer.json["type"]) == (403, "/problems/foreign-page")
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/api/v1/feedback", CHAT])
def test_without_a_list_no_other_page_sends_anything(client: FlaskClient, path: str) -> None:
    assert client.post(path, json={}, headers=FOREIGN | {"Origin": CLINIC}).status_code == 403


def test_the_list_is_for_the_api_alone(listed: FlaskClient) -> None:
    answer = listed.post("/ask", data={"text": "ball"}, headers=FOREIGN | {"Origin": CLINIC})
    assert (answer.status_code, answer.mimetype) == (403, "text/html")
    for path in ("/", "/healthz", "/faq?q=Zebra"):
        assert "Access-Control-Allow-Origin" not in listed.get(path, headers={"Origin": CLINIC}).headers


def test_forgetting_is_guarded_as_well(listed: FlaskClient) -> None:
    assert listed.delete("/api/v1/conversations/" + "a" * 22, headers=FOREIGN | {"Origin": OTHER}).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "same-site", "none"])
def test_our_own_pages_send(client: FlaskClient, site: str) -> None:
    assert client.post(CHAT, json={"text": "ball"}, headers={"Sec-Fetch-Site": site}).status_code == 200


def test_older_browsers_are_told_apart_by_their_origin(client: FlaskClient) -> None:
    assert client.post(CHAT, json={"text": "ball"}, headers={"Origin": "http://localhost"}).status_code == 200
    assert client.post(CHAT, json={"text": "ball"}, headers={"Origin": OTHER}).status_code == 403
    assert client.post("/ask", data={"text": "ball"}, headers={"Origin": "null"}).status_code == 403


def test_programs_send(client: FlaskClient) -> None:
    assert client.post(CHAT, json={"text": "ball"}).status_code == 200


def test_following_a_link_from_elsewhere_is_no_sending(client: FlaskClient) -> None:
    for path in ("/", "/faq?q=Zebra", "/ask", "/embed"):
        assert client.get(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
