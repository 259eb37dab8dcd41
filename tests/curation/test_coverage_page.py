"""The page shows every document, paragraph and claim, needs nothing from elsewhere, and escapes what it shows."""

import re
import shutil
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from assistant.curation.coverage import cover
from assistant.curation.coverage_page import coverage_page
from assistant.curation.needed_questions import NeededQuestion
from assistant.knowledge.loading import load_knowledge
from tests.curation.workshop import FAQ, change
from tests.web.page_reader import Page, read_page

HOSTILE = "<script>alert('1')</script> & \"more\""


@pytest.fixture(scope="module")
def starter() -> Page:
    questions = [NeededQuestion(id="q-oil-chain"), NeededQuestion(id="q-brakes-squeal", must_mention=("<b>",))]
    return read_page(coverage_page(cover(load_knowledge(STARTER), questions)))


def test_every_document_is_a_column_with_its_paragraphs_as_rows(starter: Page) -> None:
    handbook, flyer = starter.all("article")
    assert handbook.words.startswith("Riverside Workshop Handbook a bicycle workshop, 2024-03-01")
    assert [element.words for element in starter.all("span", class_="number")] == [f"¶ {number}" for number in (3, 5, 6, 8, 9, 11, 2, 4)]
    assert "The chain ¶ 5 h-oil-monthly used by 1 oil-how-often" in handbook.words
    assert "2 used" in flyer.words


def test_every_claim_is_a_cell_with_its_state_in_words(starter: Page) -> None:
    cells = {cell.attributes["id"]: cell for cell in starter.all("details") if "id" in cell.attributes}
    assert cells.keys() == load_knowledge(STARTER).claims.keys()
    assert cells["h-bells"].attributes["class"] == "marked"
    assert cells["h-bells"].words == "h-bells marked no claim (thanks, and advertising for bells)"


def test_the_figures_stand_at_the_top(starter: Page) -> None:
    figures = starter.one("ul", class_="figures").words
    assert figures == "7 of 7 claims are used 0 used by no entry 1 marked as holding no claim 1 of 2 needed questions are covered"
    assert "Not covered yet: q-brakes-squeal does not mention <b>" in starter.words
    assert "q-oil-chain covered" in starter.words


def test_without_questions_none_are_spoken_of() -> None:
    assert "question" not in read_page(coverage_page(cover(load_knowledge(STARTER)))).words


def test_an_unused_claim_is_linked_at_the_top(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "faq")
    change(folder / "entries" / "care.yaml", 4, {"claims": []})
    page = read_page(coverage_page(cover(load_knowledge(folder))))
    (link,) = page.all("a")
    assert link.attributes["href"] == "#f-price-counter"
    assert page.one("details", id="f-price-counter").attributes["class"] == "unused"


def test_every_text_is_escaped(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "faq")
    change(folder / "claims" / "flyer.yaml", 0, {"text": HOSTILE, "section": HOSTILE, "topic": HOSTILE})
    change(folder / "documents.yaml", 1, {"title": HOSTILE, "publisher": HOSTILE})
    page = coverage_page(cover(load_knowledge(folder)))
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &amp; &quot;more&quot;") == 5
    read_page(page)


@pytest.mark.parametrize("folder", [STARTER, FAQ], ids=["starter", "real"])
def test_it_holds_no_script_and_nothing_from_elsewhere(folder: Path) -> None:
    page = coverage_page(cover(load_knowledge(folder)))
    assert not re.search(r"<script|<link|<img|<iframe|\bsrc=|\bon\w+=|@import|url\(|https?:|javascript:", page, re.IGNORECASE)
    assert {element.attributes["href"][0] for element in read_page(page).all("a")} <= {"#"}


def test_it_is_made_for_light_dark_and_paper(starter: Page) -> None:
    style = starter.one("style").text
    assert all(part in style for part in ("@media (prefers-color-scheme: dark)", "@media print"))
    assert starter.one("meta", name="color-scheme").attributes["content"] == "light dark"
    assert starter.one("html").attributes["lang"] == "en"


def test_the_same_knowledge_gives_the_same_page() -> None:
    assert len({coverage_page(cover(load_knowledge(STARTER))) for _ in range(2)}) == 1
