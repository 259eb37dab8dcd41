"""Completions and entries over HTTP."""

from dataclasses import replace

import pytest
from fake_assistant import FakeAssistant
from flask.testing import FlaskClient
from unlimited import UNLIMITED

from assistant.channels.document import document_of
from assistant.dialogue import ContactLink, Message
from assistant.engine import Assistant
from web import create_app
from web.schemas import EntryDocument


@pytest.fixture
def real_client(shipped: Assistant) -> FlaskClient:
    """Over the knowledge that comes with the project."""
    return create_app(shipped, web=UNLIMITED).test_client()


@pytest.fixture
def workshop_client(workshop: Assistant) -> FlaskClient:
    """Over the knowledge of a bicycle workshop."""
    return create_app(workshop, web=UNLIMITED).test_client()


@pytest.fixture
def fake_client() -> FlaskClient:
    """Over the fake."""
    return create_app(FakeAssistant(), web=UNLIMITED).test_client()


def test_completes_what_is_typed(fake_client: FlaskClient) -> None:
    answer = fake_client.get("/api/v1/suggest?q=which%20b")
    assert answer.json == {"suggestions": [{"entry_id": "ball-type", "question": "Which ball should I use?"}]}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20"])
def test_offers_questions_to_begin_with(fake_client: FlaskClient, query: str) -> None:
    assert [one["entry_id"] for one in fake_client.get(f"/api/v1/suggest{query}").json["suggestions"]] == ["self-massage"]


def test_offers_nothing_to_who_is_typing_a_red_flag(real_client: FlaskClient) -> None:
    assert real_client.get("/api/v1/suggest?q=massage").json["suggestions"]
    assert real_client.get("/api/v1/suggest?q=can+i+massage+my+leg+cant+feel+when+i+wee").json == {"suggestions": []}


@pytest.mark.parametrize("query", ["?q=" + "a" * 501, "?other=1", "?q=a&other=1"])
def test_refuses_other_queries(fake_client: FlaskClient, query: str) -> None:
    answer = fake_client.get(f"/api/v1/suggest{query}")
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")


@pytest.mark.parametrize("query", ["%ff%fe", "%00", "%F0%9F%99%82", "%ED%A0%80", "<script>", "' OR 1=1 --", "{{7*7}}", "../../etc/passwd", "a" * 500])
def test_reads_any_text(fake_client: FlaskClient, query: str) -> None:
    answer = fake_client.get(f"/api/v1/suggest?q={query}")
    assert (answer.status_code, answer.json) == (200, {"suggestions": []})


def test_an_entry_is_what_its_question_is_answered_with(workshop: Assistant, workshop_client: FlaskClient) -> None:
    for entry in workshop.knowledge.entries.values():
        shown = workshop_client.get(f"/api/v1/entries/{entry.id}").json
        reply = document_of(workshop.reply_to(Message(choice=entry.id)))
        assert {name: shown[name] for name in ("text", "more", "notices", "caveats", "sources", "reviewed", "suggestions")} == {
            name: reply[name] for name in ("text", "more", "notices", "caveats", "sources", "reviewed", "suggestions")
        }
        EntryDocument.model_validate(shown)
        assert (shown["entry_id"], shown["question"], shown["stated"]) == (entry.id, entry.question, entry.stated)


def test_every_real_entry_is_as_the_schema_says(real_client: FlaskClient, shipped: Assistant) -> None:
    for entry_id in shipped.knowledge.entries:
        document = EntryDocument.model_validate_json(real_client.get(f"/api/v1/entries/{entry_id}").text)
        assert document.topic
        assert document.caveats


def test_an_entry_that_does_not_say_names_the_way_to_a_person(workshop: Assistant) -> None:
    client = create_app(replace(workshop, contact=ContactLink("Call", "tel:+1")), web=UNLIMITED).test_client()
    assert client.get("/api/v1/entries/bicycle-price").json["contact"] == {"label": "Call", "href": "tel:+1"}


def test_an_entry_is_sent_once_and_asked_for_again(workshop_client: FlaskClient) -> None:
    first = workshop_client.get("/api/v1/entries/flat-tyre")
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = workshop_client.get("/api/v1/entries/flat-tyre", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert workshop_client.get("/api/v1/entries/flat-tyre", headers={"If-None-Match": '"other"'}).status_code == 200
    assert workshop_client.get("/api/v1/entries/set-brakes").headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    ("entry_id", "status"),
    [("nothing", 404), ("Nothing", 422), ("a%20b", 422), ("%3Cscript%3E", 422), ("a" * 65, 422), ("..", 422), ("a%2F..%2Fb", 404), ("%27%20OR%201", 422)],
)
def test_what_is_no_entry_is_a_problem(workshop_client: FlaskClient, entry_id: str, status: int) -> None:
    answer = workshop_client.get(f"/api/v1/entries/{entry_id}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert "script" not in answer.text
