"""The headers of every route and every error, compared whole with what was looked at and found right (tests/cases/headers.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from fake_assistant import FakeAssistant
from flask import Flask
from flask.testing import FlaskClient
from unlimited import UNLIMITED
from werkzeug.test import TestResponse

from web import create_app, widget_files
from web.headers import CONTENT_SECURITY_POLICY, SCRIPTED_POLICY

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "headers.yaml").read_text())
#: Differ from run to run; that they stand there is part of the snapshot.
VARYING = {"X-Request-ID", "Content-Length", "Date", "ETag", "Last-Modified"}
BODIES: dict[str, dict[str, Any]] = {
    "nested": {"data": "[" * 16_000, "content_type": "application/json"},
    "large": {"data": "x" * 20_000, "content_type": "application/json"},
}


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, workshop: object) -> FlaskClient:
    """An application with every route open and a widget's file, over a knowledge of the tests."""
    file = tmp_path / "widget.js"
    file.write_text("'use strict';")
    monkeypatch.setattr(widget_files, "WIDGET", file)
    return create_app(workshop, web=UNLIMITED).test_client()


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """An application whose assistant fails."""
    return create_app(FakeAssistant(), web=UNLIMITED).test_client()


def answer_to(case: dict[str, Any], client: FlaskClient) -> TestResponse:
    """The answer to the case's request."""
    path = case["path"].replace("VERSION", file.version if (file := widget_files.widget_file()) else "none")
    with client.open(path, method=case.get("method", "GET"), **(BODIES[case["body"]] if "body" in case else case.get("send", {}))) as answer:
        return answer


def told(answer: TestResponse) -> dict[str, str]:
    """The headers, with a word in place of what varies."""
    told = {name: "(varies)" if name in VARYING else value for name, value in sorted(answer.headers.items())}
    return told | ({"Allow": ", ".join(sorted(told["Allow"].split(", ")))} if "Allow" in told else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_headers_are_as_they_were_looked_at(case: dict[str, Any], served: FlaskClient, failing: FlaskClient) -> None:
    answer = answer_to(case, failing if case.get("fails") else served)
    assert answer.status_code == case["status"]
    assert told(answer) == case["headers"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_no_response_is_without_its_guards(case: dict[str, Any]) -> None:
    headers = case["headers"]
    assert headers["Content-Security-Policy"] in (CONTENT_SECURITY_POLICY, SCRIPTED_POLICY)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Request-ID"]
    assert not {"Set-Cookie", "Server", "Strict-Transport-Security"} & set(headers)
    kind = headers.get("Content-Type", "")
    assert ("Cross-Origin-Opener-Policy" in headers) == kind.startswith("text/html")
    assert not kind.startswith("text/") or "charset=utf-8" in kind
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if case["path"].startswith("/widget/") and case["status"] == 200 else "same-origin")


def test_every_route_stands_among_the_cases(app: Flask) -> None:
    adapter = app.url_map.bind("localhost")
    tried = {
        adapter.match(case["path"].partition("?")[0], method=case.get("method", "GET"), return_rule=True)[0].rule
        for case in CASES
        if case["status"] not in (404, 405)
    }
    assert {rule.rule for rule in app.url_map.iter_rules()} <= tried | {"/static/<path:filename>"}


def test_the_policies_allow_our_own_files_alone() -> None:
    plain, scripted = (dict(directive.split(" ", 1) for directive in policy.split("; ")) for policy in (CONTENT_SECURITY_POLICY, SCRIPTED_POLICY))
    assert plain["default-src"] == plain["base-uri"] == plain["frame-ancestors"] == "'none'"
    assert plain["style-src"] == plain["img-src"] == plain["form-action"] == "'self'"
    assert not {"script-src", "connect-src", "font-src"} & set(plain)
    assert set(scripted.items()) - set(plain.items()) == {("script-src", "'self'"), ("connect-src", "'self'"), ("require-trusted-types-for", "'script'")}
    assert "unsafe" not in SCRIPTED_POLICY


def test_https_stays_https(client: FlaskClient) -> None:
    assert "max-age" in client.get("/", base_url="https://example.org").headers["Strict-Transport-Security"]
