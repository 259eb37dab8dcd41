"""The security headers, on every route and every error."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.headers import CONTENT_SECURITY_POLICY

REQUESTS = {
    "home": ("GET", "/", {}),
    "head": ("HEAD", "/", {}),
    "options": ("OPTIONS", "/", {}),
    "reply": ("POST", "/", {"data": {"text": "ball"}}),
    "empty": ("POST", "/", {"data": {"text": ""}}),
    "failure": ("POST", "/", {"data": {"text": "break"}}),
    "no page": ("GET", "/nothing", {}),
    "chat": ("POST", "/api/v1/chat", {"json": {"text": "ball"}}),
    "refused": ("POST", "/api/v1/chat", {"json": {}}),
    "bad json": ("POST", "/api/v1/chat", {"data": "[" * 16_000, "content_type": "application/json"}),
    "too large": ("POST", "/api/v1/chat", {"data": "x" * 20_000, "content_type": "application/json"}),
    "method": ("GET", "/api/v1/chat", {}),
    "failing chat": ("POST", "/api/v1/chat", {"json": {"text": "break"}}),
    "health": ("GET", "/healthz", {}),
    "openapi": ("GET", "/openapi.json", {}),
    "style": ("GET", "/static/page.css", {}),
    "logo": ("GET", "/static/logo.svg", {}),
    "no file": ("GET", "/static/nothing.js", {}),
}


@pytest.fixture(params=REQUESTS)
def answer(request: pytest.FixtureRequest, client: FlaskClient) -> Iterator[TestResponse]:
    """The answer to one of the requests."""
    method, path, options = REQUESTS[request.param]
    with client.open(path, method=method, **options) as response:
        yield response


def test_every_route_is_tried(app: Flask) -> None:
    tried = {path for _, path, _ in REQUESTS.values()}
    assert {rule.rule for rule in app.url_map.iter_rules() if not rule.arguments} <= tried


def test_headers_stand_everywhere(answer: TestResponse) -> None:
    assert answer.headers.getlist("Content-Security-Policy") == [CONTENT_SECURITY_POLICY]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers


def test_html_keeps_other_windows_out(answer: TestResponse) -> None:
    assert ("Cross-Origin-Opener-Policy" in answer.headers) == (answer.mimetype == "text/html")


def test_text_names_its_charset(answer: TestResponse) -> None:
    if answer.mimetype.startswith("text/"):
        assert "charset=utf-8" in answer.headers["Content-Type"]


def test_nothing_that_was_made_for_a_visitor_is_cached(answer: TestResponse) -> None:
    is_file = answer.status_code == 200 and answer.request.path.startswith("/static/")
    assert (answer.headers["Cache-Control"] == "no-store") != is_file


def test_the_policy_allows_no_script_and_nothing_from_elsewhere() -> None:
    policy = dict(directive.split(" ", 1) for directive in CONTENT_SECURITY_POLICY.split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["style-src"] == policy["img-src"] == policy["form-action"] == "'self'"
    assert not {"script-src", "connect-src", "font-src"} & set(policy)
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_https_stays_https(client: FlaskClient) -> None:
    assert "max-age" in client.get("/", base_url="https://example.org").headers["Strict-Transport-Security"]
