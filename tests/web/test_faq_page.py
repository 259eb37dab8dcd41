"""/faq: every entry whole, by topic, found by search, escaped, and as data for search engines."""

import gzip
import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from page_reader import Page, read_page
from unlimited import UNLIMITED

from assistant.channels.blocks import blocks_of
from assistant.channels.paragraphs import paragraphs_of
from assistant.engine import Assistant
from assistant.knowledge.policy import CaveatRule
from web import create_app
from web.entry_replies import reply_with
from web.faq_page import FRAMES, structured_data
from web.sections import FRAMES as FRAME_OF

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}</script>"


@pytest.fixture(scope="module")
def shipped_client(shipped: Assistant) -> FlaskClient:
    """Over the knowledge that comes with the project."""
    return create_app(shipped, web=UNLIMITED).test_client()


@pytest.fixture(scope="module")
def page(shipped_client: FlaskClient) -> Page:
    """The whole page."""
    return read_page(shipped_client.get("/faq").text)


def test_every_entry_stands_under_its_anchor_with_all_that_belongs_to_it(page: Page, shipped: Assistant) -> None:
    for entry in shipped.knowledge.entries.values():
        words, position = page.one("article", id=entry.id).words, 0
        assert words.startswith(entry.question)
        for block in blocks_of(reply_with(entry, shipped.knowledge)):
            if FRAME_OF[block.kind] in FRAMES and block.kind != "match":
                for piece in paragraphs_of(block.text):
                    for line in getattr(piece, "items", None) or (piece.text,):
                        position = words.index(line, position) + len(line)


def test_caveats_are_never_folded_away(page: Page) -> None:
    folded = " ".join(element.words for element in page.all("details"))
    assert folded
    caveats = [element for element in page.all("li") if "data-id" in element.attributes]
    assert len(caveats) > 298
    assert not [element for element in page.elements if element.tag == "details" and "Please keep in mind" in element.text]
    assert not [element for element in page.elements if "hidden" in element.attributes]


def test_topics_lead_to_their_entries(page: Page, shipped: Assistant) -> None:
    links = [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("#topic-")]
    assert links == [f"#topic-{topic}" for topic in shipped.knowledge.topics]
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links} <= set(ids)


def test_works_without_a_script_and_may_be_indexed(page: Page) -> None:
    assert [script.attributes for script in page.all("script")] == [{"type": "application/ld+json"}]
    assert not page.all("meta", name="robots")
    form = page.one("form", role="search")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/faq")


def test_search_engines_read_every_answer_with_its_caveats(page: Page, shipped: Assistant) -> None:
    data = json.loads(page.one("script").text)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "FAQPage")
    assert [one["name"] for one in data["mainEntity"]] == [entry.question for entry in shipped.knowledge.entries.values()]
    for one, entry in zip(data["mainEntity"], shipped.knowledge.entries.values(), strict=True):
        reply = reply_with(entry, shipped.knowledge)
        assert one["acceptedAnswer"]["text"].startswith(reply.text)
        assert all(caveat.text in one["acceptedAnswer"]["text"] for caveat in reply.caveats)
        assert all(notice.text in one["acceptedAnswer"]["text"] for notice in reply.notices)


def test_is_packed_for_who_can_unpack_and_sent_once(shipped_client: FlaskClient) -> None:
    packed = shipped_client.get("/faq", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == shipped_client.get("/faq").data
    assert len(packed.data) < 120_000
    again = shipped_client.get("/faq", headers={"Accept-Encoding": "gzip, br", "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_search_finds_by_question_and_by_answer(shipped_client: FlaskClient) -> None:
    found = [article.attributes["id"] for article in read_page(shipped_client.get("/faq?q=which+ball").text).all("article")]
    assert found[0] == "ball-type"
    by_answer = read_page(shipped_client.get("/faq?q=size+brand").text)
    assert "ball-type" in [article.attributes["id"] for article in by_answer.all("article")]
    assert by_answer.one("input", id="q").attributes["value"] == "size brand"


def test_nothing_found_leads_on(shipped_client: FlaskClient) -> None:
    page = read_page(shipped_client.get("/faq?q=xyzzy").text)
    assert page.one("h1").words == "Nothing found"
    assert {link.attributes["href"] for link in page.all("a")} >= {"/faq", "/ask"}


def test_who_searches_for_a_red_flag_reads_what_to_do_and_nothing_else(shipped_client: FlaskClient) -> None:
    page = read_page(shipped_client.get("/faq?q=cant+feel+when+i+wee+which+ball").text)
    assert page.one("h1").words == "Get help now"
    assert page.one("div", role="alert")
    assert [article.attributes["class"] for article in page.all("article")] == ["reply"]


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "'; DROP TABLE turns; --", "{{7*7}}", "${7*7}", "%00", "%ff", "a" * 3_000, '"><img src=x>'])
def test_any_search_is_shown_as_text(shipped_client: FlaskClient, typed: str) -> None:
    answer = shipped_client.get(f"/faq?q={typed}")
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert not page.all("script")
    assert len(page.all("img")) == 1
    assert "49" not in page.words
    assert answer.headers["Cache-Control"] == "no-store"


def test_hostile_entries_are_text_in_the_page_and_in_the_data(workshop: Assistant) -> None:
    entry = workshop.knowledge.entries["flat-tyre"].model_copy(update={"question": HOSTILE, "answer": HOSTILE, "more": f"- {HOSTILE}"})
    policy = replace(workshop.knowledge.policy, caveats={**workshop.knowledge.policy.caveats, "general": general()})
    knowledge = replace(workshop.knowledge, entries={**workshop.knowledge.entries, entry.id: entry}, policy=policy)
    page = read_page(create_app(replace(workshop, knowledge=knowledge), web=UNLIMITED).test_client().get("/faq").text)
    assert [script.attributes for script in page.all("script")] == [{"type": "application/ld+json"}]
    assert len(page.all("img")) == 1
    assert HOSTILE in [one["name"] for one in json.loads(page.one("script").text)["mainEntity"]]
    assert page.one("article", id="flat-tyre").words.count("<script>alert(1)</script>") == 4


def general() -> CaveatRule:
    """A caveat of markup."""
    return CaveatRule(id="general", text=HOSTILE, group="general", attach_to="all", on_every_answer=True)


def test_entries_without_topics_have_a_place(workshop: Assistant) -> None:
    page = read_page(create_app(workshop, web=UNLIMITED).test_client().get("/faq").text)
    assert len(page.all("article")) == len(workshop.knowledge.entries)
    assert len(structured_data(workshop)["mainEntity"]) == len(workshop.knowledge.entries)
