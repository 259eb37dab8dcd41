"""Opinions and forgetting over HTTP."""

from dataclasses import replace
from typing import Any

import pytest
from fake_assistant import ID, FakeAssistant
from flask.testing import FlaskClient
from unlimited import UNLIMITED

from assistant.conversation import Conversation
from assistant.engine import Assistant
from web import create_app

FEEDBACK = "/api/v1/feedback"


def test_an_opinion_is_kept_once(client: FlaskClient, assistant: FakeAssistant) -> None:
    sent = {"reply_id": "reply-answer", "helpful": False, "reason": "unsafe"}
    assert client.post(FEEDBACK, json=sent).json == {"status": "kept"}
    assert client.post(FEEDBACK, json=sent | {"helpful": True}).json == {"status": "given_before"}
    assert assistant.store.given == {"reply-answer": (False, "unsafe")}


@pytest.mark.parametrize("reason", ["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe", None])
def test_every_reason_is_taken(client: FlaskClient, reason: str | None) -> None:
    assert client.post(FEEDBACK, json={"reply_id": "reply-answer", "helpful": False, "reason": reason}).status_code == 200


def test_an_opinion_of_no_reply_is_not_found(client: FlaskClient) -> None:
    answer = client.post(FEEDBACK, json={"reply_id": "nothing", "helpful": True})
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-reply")


@pytest.mark.parametrize("has_store", [True, False])
def test_an_opinion_that_cannot_be_kept_is_said_to_be_lost(assistant: FakeAssistant, has_store: bool) -> None:
    assistant.store.problem = "The disk is full."
    client = create_app(assistant if has_store else replace(assistant, store=None), web=UNLIMITED).test_client()
    answer = client.post(FEEDBACK, json={"reply_id": "reply-answer", "helpful": True})
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/unavailable")
    assert "disk" not in answer.text


REFUSED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no opinion": {"reply_id": "x"},
    "no reply": {"helpful": True},
    "a word for an opinion": {"reply_id": "x", "helpful": "yes"},
    "a number for an opinion": {"reply_id": "x", "helpful": 1},
    "another reason": {"reply_id": "x", "helpful": False, "reason": "<script>alert(1)</script>"},
    "another field": {"reply_id": "x", "helpful": True, "comment": "' OR 1=1 --"},
    "an id of markup": {"reply_id": "<b>", "helpful": True},
    "an id with a line end": {"reply_id": "x\n", "helpful": True},
    "a long id": {"reply_id": "x" * 65, "helpful": True},
    "half a character": {"reply_id": "\ud800", "helpful": True},
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED)
def test_refuses_what_is_no_opinion(client: FlaskClient, assistant: FakeAssistant, sent: dict[str, Any]) -> None:
    answer = client.post(FEEDBACK, json=sent)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert not any(word in answer.text for word in ("script", "OR 1=1", "<b>"))
    assert not assistant.store.given


def test_a_conversation_is_forgotten_and_may_be_forgotten_again(client: FlaskClient, assistant: FakeAssistant) -> None:
    for _ in range(2):
        answer = client.delete(f"/api/v1/conversations/{ID}")
        assert (answer.status_code, answer.data) == (204, b"")
    assert assistant.store.forgotten == [ID, ID]


def test_without_a_store_the_memory_forgets(workshop: Assistant) -> None:
    client = create_app(workshop, web=UNLIMITED).test_client()
    workshop.memory.remember(Conversation(ID, texts=("my battery smokes",)))
    assert client.delete(f"/api/v1/conversations/{ID}").status_code == 204
    assert workshop.memory.recall(ID) in (None, Conversation(ID))


def test_a_store_that_is_down_is_not_said_to_have_forgotten(client: FlaskClient, assistant: FakeAssistant) -> None:
    assistant.store.problem = "It does not answer."
    assert client.delete(f"/api/v1/conversations/{ID}").status_code == 503


@pytest.mark.parametrize("identifier", ["x", "a" * 44, "slack:T1:C1:1.2", "%3Cscript%3E" + "a" * 22, ID + "%0A"])
def test_ids_of_other_kinds_are_refused(client: FlaskClient, assistant: FakeAssistant, identifier: str) -> None:
    assert client.delete(f"/api/v1/conversations/{identifier}").status_code == 422
    assert not assistant.store.forgotten


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_a_conversation_cannot_be_read(client: FlaskClient, method: str) -> None:
    assert client.open(f"/api/v1/conversations/{ID}", method=method).status_code == 405
