"""The widget's file: its names, its digest, who may load it, and what is not under /widget/."""

import base64
import hashlib
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_reader import read_page

from web import widget_files
from web.widget_files import widget_file

CONTENT = b"customElements.define('faq-chat', class extends HTMLElement {});\n"


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file in the widget's place."""
    path = tmp_path / "widget.js"
    path.write_bytes(CONTENT)
    monkeypatch.setattr(widget_files, "WIDGET", path)
    return path


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing in the widget's place."""
    monkeypatch.setattr(widget_files, "WIDGET", tmp_path / "widget.js")


def test_the_name_is_the_digest(file: Path, client: FlaskClient) -> None:
    name = hashlib.sha384(CONTENT).hexdigest()[:12]
    answer = client.get(f"/widget/widget.{name}.js")
    assert (answer.status_code, answer.data) == (200, CONTENT)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_the_name_that_stays_is_kept_for_five_minutes(file: Path, client: FlaskClient) -> None:
    answer = client.get("/widget/widget.js")
    assert (answer.data, answer.headers["Cache-Control"]) == (CONTENT, "public, max-age=300")
    assert client.get("/widget/widget.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_any_website_may_load_it(file: Path, client: FlaskClient) -> None:
    headers = client.get("/widget/widget.js", headers={"Origin": "https://anywhere.example", "Sec-Fetch-Site": "cross-site"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Credentials" not in headers


def test_pages_demand_its_digest(file: Path, client: FlaskClient) -> None:
    integrity = "sha384-" + base64.b64encode(hashlib.sha384(CONTENT).digest()).decode()
    for path in ("/", "/embed"):
        scripts = [one.attributes for one in read_page(client.get(path).text).all("script") if "widget" in one.attributes["src"]]
        assert [(one["integrity"], one["src"]) for one in scripts] == [(integrity, widget_file().path)]


def test_a_new_file_has_a_new_name_without_a_restart(file: Path, client: FlaskClient) -> None:
    before = widget_file().path
    file.write_bytes(CONTENT + b"//\n")
    os.utime(file, ns=(1, 1))
    assert client.get(before).status_code == 404
    assert client.get(widget_file().path).data == CONTENT + b"//\n"


def test_without_a_file_pages_work_and_the_names_are_problems(no_file: None, client: FlaskClient) -> None:
    for path in ("/widget/widget.js", "/widget/widget.000000000000.js"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype, answer.headers["Cache-Control"]) == (404, "application/problem+json", "no-store")
    page = read_page(client.get("/").text)
    assert not page.all("script") + page.all("faq-chat")
    assert page.one("a", class_="main", href="/ask")
    assert client.get("/embed").status_code == 200


TRICKS = [
    "/widget/",
    "/widget/widget.css",
    "/widget/../static/page.css",
    "/widget/..%2fstatic%2fpage.css",
    "/widget/%2e%2e/web/server.py",
    "/widget/widget.js/",
    "/widget/widget..js",
    "/widget/widget.%00.js",
    "/widget/widget.../../server.js",
    "/widget/WIDGET.JS",
    "/widget/widget.js%00.txt",
    "/widget//widget.js",
    "/widget/widget.*.js",
    "/widget/\\widget.js",
    "/static/../server.py",
    "/static/%2e%2e/server.py",
    "/static/..%5cserver.py",
    "/static//etc/passwd",
]


@pytest.mark.parametrize("path", TRICKS)
def test_nothing_else_is_there(file: Path, client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (308, 404)
    assert CONTENT not in answer.data
    assert b"gunicorn" not in answer.data
