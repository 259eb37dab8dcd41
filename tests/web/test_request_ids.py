"""Each request has a name, in its answer and in its problem."""

import re

import pytest
from fake_assistant import FakeAssistant
from flask.testing import FlaskClient

from web import create_app
from web.settings import WebSettings


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/api/v1/nothing", "/static/page.css"])
def test_every_answer_is_named(client: FlaskClient, path: str) -> None:
    names = set()
    for _ in range(3):
        with client.get(path) as answer:
            names.add(answer.headers["X-Request-ID"])
    assert len(names) == 3
    assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in names)


def test_a_problem_names_its_request(client: FlaskClient) -> None:
    answer = client.post("/api/v1/chat", json={"text": "break"})
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
    page = client.post("/ask", data={"text": "break"})
    assert page.headers["X-Request-ID"] in page.text


@pytest.mark.parametrize(
    ("proxies", "given", "is_kept"), [(0, "abcdef-12345", False), (1, "abcdef-12345", True), (1, "short", False), (1, "a b\tc<script>", False)]
)
def test_only_a_proxy_that_is_believed_may_name_it(proxies: int, given: str, is_kept: bool) -> None:
    client = create_app(FakeAssistant(), web=WebSettings(proxies=proxies)).test_client()
    assert (client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given) == is_kept
