"""The JSON door: what comes back, what is refused, and that the OpenAPI document tells the truth."""

import io
import re
from typing import Any

import pytest
from fake_assistant import ANSWER, ID, REPLIES, UNKNOWN, FakeAssistant
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assistant.channels.document import document_of
from web.schemas import Problem, ReplyDocument

CHAT = "/api/v1/chat"
#: 16 KiB and one byte, as a body that would otherwise be read.
TOO_MUCH = b'{"text": "' + b"a" * (16 * 1024 - 11) + b'"}'


def chat(client: FlaskClient, **fields: Any) -> TestResponse:
    """The answer to the fields as JSON."""
    return client.post(CHAT, json=fields)


@pytest.mark.parametrize("text", REPLIES)
def test_gives_back_the_whole_reply_in_the_order_of_the_contract(client: FlaskClient, text: str) -> None:
    answer = chat(client, text=text)
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert list(answer.json.items()) == list(document_of(REPLIES[text]).items())


@pytest.mark.parametrize("text", REPLIES)
def test_a_reply_is_what_the_schema_says(client: FlaskClient, text: str) -> None:
    ReplyDocument.model_validate_json(chat(client, text=text).text)


def test_the_schema_names_the_fields_in_the_order_of_the_contract() -> None:
    assert [field.alias or name for name, field in ReplyDocument.model_fields.items()] == list(document_of(ANSWER))


def test_hands_on_the_text_as_it_was_typed(client: FlaskClient, assistant: FakeAssistant) -> None:
    text = " \tnul \x00, \u202ebidi, é́, 🙂\r\n"
    assert chat(client, text=text, conversation_id=ID).status_code == 200
    (message,) = assistant.messages
    assert (message.text, message.conversation_id, message.channel, message.choice) == (text, ID, "api", None)


def test_hands_on_a_choice(client: FlaskClient, assistant: FakeAssistant) -> None:
    answer = chat(client, choice="ball-type")
    assert answer.json["entry_id"] == "ball-type"
    assert assistant.messages[0].choice == "ball-type"


def test_null_is_as_good_as_left_out(client: FlaskClient) -> None:
    assert chat(client, text="ball", choice=None, conversation_id=None).status_code == 200


@pytest.mark.parametrize("text", ["a" * 4_000, "🙂" * 4_000])
def test_reads_four_thousand_characters_of_any_kind(client: FlaskClient, text: str) -> None:
    answer = client.post(CHAT, data=f'{{"text": "{text}"}}'.encode(), content_type="application/json")
    assert answer.json["reply_id"] == UNKNOWN.reply_id


@pytest.mark.parametrize("identifier", ["a" * 22, "A-_9" * 10 + "abc"])
def test_takes_ids_as_they_are_issued(client: FlaskClient, identifier: str) -> None:
    assert chat(client, text="ball", conversation_id=identifier).status_code == 200


REFUSED_FIELDS = {
    "nothing at all": ({}, "invalid-request"),
    "text and choice": ({"text": "a", "choice": "ball-type"}, "invalid-request"),
    "neither text nor choice": ({"conversation_id": ID}, "invalid-request"),
    "an unknown field": ({"text": "a", "Zebra": 1}, "invalid-request"),
    "a number": ({"text": 5}, "invalid-request"),
    "a list": ({"text": ["Zebra"]}, "invalid-request"),
    "true": ({"choice": True}, "invalid-request"),
    "a short id": ({"text": "a", "conversation_id": "Zebra"}, "invalid-request"),
    "a long id": ({"text": "a", "conversation_id": "Z" * 44}, "invalid-request"),
    "an id with a line end": ({"text": "a", "conversation_id": ID + "\n"}, "invalid-request"),
    "an id with a surrogate": ({"text": "a", "conversation_id": "\ud800" * 22}, "invalid-request"),
    "a field of half a character": ({"text": "a", "\ud800": 1}, "invalid-request"),
    "empty text": ({"text": ""}, "empty-message"),
    "blanks": ({"text": " \n\t "}, "empty-message"),
    "half a character": ({"text": "Zebra \ud800"}, "unreadable-message"),
    "no such entry": ({"choice": "Zebra"}, "unknown-choice"),
    "an empty choice": ({"choice": ""}, "unknown-choice"),
    "half a character as a choice": ({"choice": "\udfff"}, "unknown-choice"),
}


@pytest.mark.parametrize(("fields", "name"), REFUSED_FIELDS.values(), ids=REFUSED_FIELDS)
def test_refuses_fields(client: FlaskClient, fields: dict[str, Any], name: str) -> None:
    check_problem(client.post(CHAT, json=fields), 422, name)


def test_refuses_more_text_than_is_read(client: FlaskClient) -> None:
    answer = chat(client, text="Z" * 4_001)
    check_problem(answer, 413, "message-too-long")
    assert "4,001" in answer.json["detail"]


@pytest.mark.parametrize("body", [b"[]", b'["text"]', b'"Zebra"', b'"{\\"text\\": \\"ball\\"}"', b"5", b"null", b"true"])
def test_refuses_json_that_is_no_object(client: FlaskClient, body: bytes) -> None:
    check_problem(client.post(CHAT, data=body, content_type="application/json"), 422, "invalid-request")


BAD_JSON = {
    "nothing": b"",
    "words": b"Zebra",
    "an open brace": b"{",
    "a trailing comma": b'{"text": "a",}',
    "no UTF-8": b'{"text": "\xff\xfe"}',
    "nested": b"[" * 16_000,
    "nested objects": b'{"a":' * 3_000,
    "an endless number": b'{"text": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("body", BAD_JSON.values(), ids=BAD_JSON)
def test_refuses_what_is_no_json(client: FlaskClient, body: bytes) -> None:
    check_problem(client.post(CHAT, data=body, content_type="application/json"), 400, "invalid-json")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", ""])
def test_refuses_other_media_types(client: FlaskClient, kind: str) -> None:
    check_problem(client.post(CHAT, data=b'{"text": "ball"}', content_type=kind), 415, "unsupported-media-type")


def test_refuses_a_large_body(client: FlaskClient) -> None:
    check_problem(client.post(CHAT, data=TOO_MUCH, content_type="application/json"), 413, "body-too-large")


CHUNKED: dict[str, Any] = {
    "content_type": "application/json",
    "headers": {"Transfer-Encoding": "chunked"},
    "environ_overrides": {"wsgi.input_terminated": True},
}


@pytest.mark.parametrize("more", [1, 16 * 1024, 1_000_000])
def test_refuses_a_large_body_of_unknown_length(client: FlaskClient, assistant: FakeAssistant, more: int) -> None:
    body = b'{"text": "ball"}'.ljust(16 * 1024 + more)
    check_problem(client.post(CHAT, input_stream=io.BytesIO(body), **CHUNKED), 413, "body-too-large")
    assert not assistant.messages


def test_reads_a_body_of_unknown_length_up_to_the_cap(client: FlaskClient) -> None:
    body = b'{"text": "ball"}'.ljust(16 * 1024)
    assert client.post(CHAT, input_stream=io.BytesIO(body), **CHUNKED).json["reply_id"] == ANSWER.reply_id


def test_refuses_a_body_that_breaks_off(client: FlaskClient) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("gone")

    check_problem(client.post(CHAT, input_stream=Broken(), **CHUNKED), 400, "invalid-json")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_refuses_other_methods_and_names_the_right_ones(client: FlaskClient, method: str) -> None:
    answer = client.open(CHAT, method=method)
    check_problem(answer, 405, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def check_problem(answer: TestResponse, status: int, name: str) -> None:
    """The answer is the problem of that name, and repeats nothing of what was sent."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert list(answer.json) == ["type", "title", "status", "detail", "request_id"]
    assert Problem.model_validate(answer.json).status == status
    assert answer.json["type"] == f"/problems/{name}"
    assert "Zebra" not in answer.text
    assert "ZZZ" not in answer.text


def test_healthz_names_what_is_served(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "knowledge_version": "v-fake", "entries": 3}


def test_openapi_describes_every_route_of_programs(app: Flask, client: FlaskClient) -> None:
    described = {(re.sub(r"\{(\w+)\}", r"<\1>", path), method.upper()) for path, item in client.get("/openapi.json").json["paths"].items() for method in item}
    served = {(rule.rule, method) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    assert described == {(path, method) for path, method in served if path.startswith("/api") or path in ("/healthz", "/readyz")}


def test_openapi_is_well_formed(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    assert re.fullmatch(r"3\.1\.\d+", document["openapi"])
    assert {"title", "version"} <= set(document["info"])
    assert "securitySchemes" not in document["components"] or document["components"]["securitySchemes"] == {}
    for reference in references(document):
        prefix, _, name = reference.rpartition("/")
        assert prefix == "#/components/schemas"
        assert name in document["components"]["schemas"]
    assert None not in values(document)


def test_openapi_documents_every_error_as_a_problem(client: FlaskClient) -> None:
    for item in client.get("/openapi.json").json["paths"].values():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                kinds = {"200": ["application/json"], "204": []}.get(status, ["application/problem+json"])
                assert list(answer.get("content", {})) == kinds
                assert answer["description"]


def test_openapi_forbids_other_fields(client: FlaskClient) -> None:
    schemas = client.get("/openapi.json").json["components"]["schemas"]
    assert schemas["ChatRequest"]["additionalProperties"] is False
    assert set(schemas["ChatRequest"]["properties"]) == {"text", "choice", "conversation_id"}
    assert set(schemas["ReplyDocument"]["required"]) == set(document_of(ANSWER))


def references(value: Any) -> list[str]:
    """Every $ref in the document."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in ([inner] if key == "$ref" else references(inner))]
    return [found for inner in value for found in references(inner)] if isinstance(value, list) else []


def values(value: Any) -> list[Any]:
    """Every leaf of the document but the defaults, which may be null."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() if key != "default" or isinstance(inner, dict) for found in values(inner)]
    return [found for inner in value for found in values(inner)] if isinstance(value, list) else [value]
