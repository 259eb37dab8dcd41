"""Errors: problem+json for programs, a page for people, and no visitor's word in either or in the log."""

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from page_reader import read_page

from assistant import errors
from assistant.errors import AssistantError, MessageError, MessageTooLongError
from web.problems import is_for_programs, problem_of

WORD = "Zebra"


def every_message_error() -> list[MessageError]:
    """One of each."""
    return [
        errors.EmptyMessageError(),
        errors.UnreadableMessageError(),
        errors.BadConversationIdError("It is too short."),
        errors.UnknownChoiceError(),
        errors.MessageTooLongError(5_000, 4_000),
    ]


def test_every_message_error_is_tried_here() -> None:
    assert {type(error) for error in every_message_error()} == set(MessageError.__subclasses__())


@pytest.mark.parametrize("error", every_message_error(), ids=lambda error: error.name)
def test_a_message_error_says_what_to_do_under_a_stable_name(error: MessageError) -> None:
    problem = problem_of(error)
    assert problem.type == f"/problems/{error.name}"
    assert problem.status == (413 if isinstance(error, MessageTooLongError) else 422)
    assert problem.detail == error.reason
    assert problem.title == error.name.replace("-", " ").capitalize()


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (errors.ServiceError(WORD, WORD), 503, "unavailable"),
        (errors.SettingsError(WORD, WORD), 500, "internal-error"),
        (errors.ContentError([]), 500, "internal-error"),
        (AssistantError(WORD), 500, "internal-error"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_other_errors_of_the_assistant_say_nothing_of_its_inside(app: Flask, error: AssistantError, status: int, name: str) -> None:
    with app.test_request_context("/api/v1/chat"):
        problem = problem_of(error)
    assert (problem.status, problem.type) == (status, f"/problems/{name}")
    assert WORD not in problem.detail


@pytest.mark.parametrize(("text", "status", "name"), [("break", 500, "internal-error"), ("down", 503, "unavailable")])
def test_a_failure_inside_is_a_problem_without_details(client: FlaskClient, text: str, status: int, name: str) -> None:
    answer = client.post("/api/v1/chat", json={"text": text})
    assert (answer.status_code, answer.json["type"], answer.mimetype) == (status, f"/problems/{name}", "application/problem+json")
    assert "KeyError" not in answer.text
    assert "store" not in answer.text


def test_a_failure_inside_is_logged_without_the_visitors_words(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/api/v1/chat", json={"text": "break"})
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "KeyError at api.chat" in record.getMessage()
    assert "reply_to" in record.getMessage()
    assert "'break'" not in caplog.text


def test_refusals_log_nothing(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/api/v1/chat", json={"text": "", WORD: 1})
        client.post("/ask", data={"text": WORD * 1_000})
        client.get(f"/{WORD}?q={WORD}")
    assert not caplog.records


@pytest.mark.parametrize("path", ["/api", "/api/v1/nothing", "/api/v1/chat/", "/healthz/more", "/openapi.json/x"])
def test_unknown_paths_of_programs_are_problems(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype, answer.json["type"]) == (404, "application/problem+json", "/problems/not-found")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", f"/{WORD}", 404), ("GET", f"/<script>{WORD}</script>", 404), ("GET", "/static/../web/api.py", 404), ("GET", "/apis", 404), ("PUT", "/ask", 405)],
)
def test_errors_of_pages_are_pages(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    page = read_page(answer.text)
    assert page.one("html", lang="en")
    assert page.one("h1").words
    assert page.one("a", class_="anew", href="/ask")
    assert WORD not in answer.text


def test_a_page_that_does_not_take_the_method_names_those_it_takes(client: FlaskClient) -> None:
    assert set(client.put("/ask").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize(("text", "status"), [("break", 500), ("down", 503)])
def test_a_failure_behind_a_page_is_a_page(client: FlaskClient, text: str, status: int) -> None:
    answer = client.post("/ask", data={"text": text})
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert "KeyError" not in answer.text


def test_paths_are_told_apart() -> None:
    assert is_for_programs("/api/v1/chat")
    assert is_for_programs("/openapi.json")
    assert not is_for_programs("/")
    assert not is_for_programs("/apis")
    assert not is_for_programs("/static/page.css")
