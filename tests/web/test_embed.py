"""The builder: the same lines with and without JavaScript, and nothing in them that a site's owner did not choose."""

import html
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_reader import read_page

from web.embed import ACCENT, LANGUAGES, Chosen, snippet_of
from web.widget_files import WidgetFile, read_widget

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;{{7*7}}'


@pytest.fixture
def file(tmp_path: Path) -> WidgetFile:
    """A widget's file."""
    path = tmp_path / "widget.js"
    path.write_text("'use strict';")
    return read_widget(path, 1)


def test_the_lines_name_the_file_its_digest_and_the_address(file: WidgetFile) -> None:
    assert snippet_of(Chosen(), file, "https://chat.example") == (
        f'<script src="https://chat.example/widget/widget.{file.version}.js"\n        integrity="{file.integrity}"\n        crossorigin defer></script>\n'
        '<faq-chat src="https://chat.example/api/v1/chat"></faq-chat>\n'
    )


def test_what_is_chosen_stands_in_the_lines(client: FlaskClient) -> None:
    chosen = {"accent": "#A8452F", "language": "ar", "greeting": " Hello  there ", "mode": "inline"}
    lines = client.get("/embed/snippet", query_string=chosen).json
    assert lines["css"] == "faq-chat { --faq-accent: #a8452f; }\n"
    assert lines["attributes"] == {"lang": "ar", "greeting": "Hello there", "mode": "inline"}
    assert 'greeting="Hello there"' in lines["html"]
    page = read_page(client.get("/embed", query_string=chosen).text)
    assert page.one("code", id="snippet-html").text == lines["html"]
    assert page.one("code", id="snippet-css").text == lines["css"]
    assert page.one("input", id="accent").attributes["value"] == "#a8452f"
    assert [option.attributes["value"] for option in page.all("option") if "selected" in option.attributes] == ["ar"]
    assert [radio.attributes["value"] for radio in page.all("input", type="radio") if "checked" in radio.attributes] == ["inline"]


def test_the_usual_needs_no_style(client: FlaskClient) -> None:
    page = read_page(client.get("/embed").text)
    assert "hidden" in page.one("div", id="css-part").attributes
    assert page.one("input", id="accent").attributes["value"] == ACCENT


@pytest.mark.parametrize(
    "fields",
    [
        {"greeting": HOSTILE},
        {"accent": HOSTILE},
        {"accent": "red; } body { display: none"},
        {"language": HOSTILE},
        {"mode": HOSTILE},
        {"greeting": "a" * 3_000},
        {"other": HOSTILE},
    ],
)
def test_whatever_is_sent_stays_text(client: FlaskClient, fields: dict[str, str]) -> None:
    answer = client.get("/embed", query_string=fields)
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert [script.attributes["src"] for script in page.all("script") if "widget" not in script.attributes["src"]] == ["/static/embed.js"]
    assert len(page.all("img")) == 1
    assert not page.all("style")
    lines = client.get("/embed/snippet", query_string=fields).json
    assert lines["html"].count("<script") == 1
    assert lines["html"].count("<faq-chat") == lines["html"].count("</faq-chat>") == 1
    assert "<img" not in lines["html"]
    assert len(lines["html"]) < 2_000
    assert set(lines["css"].removeprefix("faq-chat { --faq-accent: #").removesuffix("; }\n")) <= set("0123456789abcdef")


@pytest.mark.parametrize("host", ['x"><script>alert(1)</script>', "x'onerror='", "evil.example/path", "a b", "[::1", "%3Cscript%3E", "x\\y"])
def test_a_forged_host_stays_text(client: FlaskClient, host: str) -> None:
    for path in ("/embed", "/"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code in (200, 400)
        assert "<script>alert" not in answer.text
        assert "onerror='" not in answer.text


def test_a_pasted_greeting_is_read_as_it_was_typed(file: WidgetFile) -> None:
    pasted = snippet_of(Chosen(greeting=HOSTILE), file, "https://chat.example")
    element = read_page(pasted).one("faq-chat")
    assert element.attributes["greeting"] == HOSTILE
    assert html.escape(HOSTILE) in pasted


def test_every_language_can_be_chosen(client: FlaskClient) -> None:
    page = read_page(client.get("/embed").text)
    assert {option.attributes["value"]: option.words for option in page.all("option")} == LANGUAGES
