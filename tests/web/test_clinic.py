"""The pages that carry the widget, and the page of the API."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_reader import read_page
from unlimited import UNLIMITED

from assistant.engine import Assistant
from web import create_app

STATIC = Path(__file__).parents[2] / "web" / "static"


def test_the_clinic_offers_questions_the_form_and_a_person(client: FlaskClient) -> None:
    page = read_page(client.get("/").text)
    links = {link.attributes["href"]: link.words for link in page.all("a")}
    assert links["/ask"] == "Ask a question"
    assert links["/faq#self-massage"] == "How do I massage sciatica trigger points at home with a ball?"
    assert links["tel:+441234567890"] == "Call the practice"
    words = page.one("body").words
    for line in ("This clinic is made up.", "call your local emergency number", "General information only.", "no cookies"):
        assert line in words


@pytest.mark.parametrize("path", ["/", "/embed", "/docs", "/faq?q=Zebra"])
def test_pages_are_well_built_and_load_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    page = read_page(client.get(path).text)
    assert [len(page.all(tag)) for tag in ("main", "h1", "footer")] == [1, 1, 1]
    assert page.one("html").attributes["lang"] == "en"
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        assert all(element.attributes.get(name, "/").startswith(("/", "#", "tel:")) for name in ("href", "src", "srcset", "action"))
        referred = (element.attributes.get(name, "") for name in ("aria-labelledby", "aria-describedby", "for"))
        assert set(" ".join(referred).split()) <= set(ids)


def test_the_questions_of_the_clinic_are_the_curators(shipped: Assistant) -> None:
    page = read_page(create_app(shipped, web=UNLIMITED).test_client().get("/").text)
    offered = [link.attributes["href"].removeprefix("/faq#") for link in page.all("a") if link.attributes["href"].startswith("/faq#")]
    assert offered == list(shipped.knowledge.starters[:6])


def test_the_page_of_the_api_names_every_operation_and_document(client: FlaskClient) -> None:
    document, words = client.get("/openapi.json").json, read_page(client.get("/docs").text).words
    assert all(path in words for path in document["paths"])
    assert all(name in words for name in document["components"]["schemas"])


@pytest.mark.parametrize("name", sorted(path.name for path in STATIC.iterdir() if path.suffix in (".css", ".svg") or path.name == "embed.js"))
def test_the_files_hold_nothing_from_elsewhere_and_make_no_html(name: str) -> None:
    text = (STATIC / name).read_text()
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in text
    assert "style=" not in text
    assert not any(word in text for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("))


@pytest.mark.parametrize("name", ["clinic.css", "page.css"])
def test_styles_heed_what_visitors_have_set(name: str) -> None:
    text = (STATIC / name).read_text()
    for feature in ("prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors: active", "prefers-contrast: more"):
        assert f"({feature}" in text
