"""The page: all of a reply in its order, escaped, usable without JavaScript, and kind about mistakes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fake_assistant import ANSWER, CLARIFY, EMERGENCY, ID, PARTS, REPLIES, SAME_DAY, UNKNOWN, FakeAssistant, FakeKnowledge
from flask.testing import FlaskClient
from page_reader import Page, read_page

from assistant.channels.blocks import blocks_of
from assistant.channels.paragraphs import paragraphs_of
from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion
from web import create_app

STYLE = (Path(__file__).parents[2] / "web/static/page.css").read_text()
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}"


def ask(client: FlaskClient, text: str, **fields: str) -> Page:
    """The page after the question was sent."""
    answer = client.post("/ask", data={"text": text, **fields})
    assert answer.status_code == 200
    return read_page(answer.text)


def shown(reply: Reply) -> Page:
    """The page that shows the reply."""
    return ask(create_app(FakeAssistant(replies={"it": reply})).test_client(), "it")


def test_the_empty_page_asks_and_offers(client: FlaskClient) -> None:
    page = read_page(client.get("/ask").text)
    assert page.one("html").attributes["lang"] == "en"
    assert "Caveat" in page.one("title").text
    assert page.one("label", for_="text").words == "Your question"
    assert page.one("textarea", id="text").attributes["name"] == "text"
    assert page.one("button", class_="send").words == "Ask"
    assert [button.words for button in page.all("button", name="choice")] == ["How do I massage sciatica trigger points at home with a ball?"]
    assert page.one("a", href="tel:+441234567890").words == "Call the practice"


def test_the_empty_page_says_what_it_is_and_is_not(client: FlaskClient) -> None:
    words = read_page(client.get("/ask").text).one("body").words
    for line in ("General information only.", "Please give no names or medical records.", "call your local emergency number", "no cookies"):
        assert line in words


def test_begins_with_the_first_entries_where_none_are_chosen() -> None:
    page = read_page(create_app(FakeAssistant(knowledge=FakeKnowledge(starters=()), contact=None)).test_client().get("/ask").text)
    assert [button.attributes["value"] for button in page.all("button", name="choice")] == ["what-is", "self-massage", "ball-type"]
    assert not page.all("p", class_="contact")


def test_without_entries_there_is_still_a_form() -> None:
    page = read_page(create_app(FakeAssistant(knowledge=FakeKnowledge(entries={}, starters=()))).test_client().get("/ask").text)
    assert page.one("textarea")
    assert not page.all("ul", class_="offers")


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_hands_on_what_was_typed(client: FlaskClient, assistant: FakeAssistant, kind: str) -> None:
    client.post("/ask", data={"text": "line\r\nnext ü🙂", "conversation_id": ID}, content_type=kind)
    (message,) = assistant.messages
    assert (message.text, message.conversation_id, message.channel, message.choice) == ("line\nnext ü🙂", ID, "page", None)


@pytest.mark.parametrize("reply", [*REPLIES.values(), UNKNOWN], ids=lambda reply: reply.reply_id)
def test_shows_all_of_a_reply_in_its_order(reply: Reply) -> None:
    words, position = shown(reply).one("article").words, 0
    for block in blocks_of(reply):
        texts = [line for piece in paragraphs_of(block.text) for line in (getattr(piece, "items", None) or (piece.text,))]
        for text in (*texts, *(detail for detail in block.details)):
            position = words.index(text, position) + len(text)


@pytest.mark.parametrize("reply", [*REPLIES.values(), UNKNOWN], ids=lambda reply: reply.reply_id)
def test_every_reply_offers_the_next_question_in_the_same_conversation(reply: Reply) -> None:
    page = shown(reply)
    forms = page.all("form")
    assert all(form.attributes["method"] == "post" and form.attributes["action"].startswith("/") for form in forms)
    assert [field.attributes["value"] for field in page.all("input", name="conversation_id")] == [ID] * len(forms)
    assert page.one("textarea").text.strip() == ""


def test_shows_the_question_above_the_answer(client: FlaskClient) -> None:
    words = ask(client, "ball").words
    assert words.index("You asked ball") < words.index(ANSWER.text)


def test_shows_the_question_that_was_chosen(client: FlaskClient, assistant: FakeAssistant) -> None:
    page = read_page(client.post("/ask", data={"choice": "ball-type", "conversation_id": ID}).text)
    assert "You asked Which ball should I use?" in page.words
    assert (assistant.messages[0].choice, assistant.messages[0].conversation_id) == ("ball-type", ID)


def test_a_long_question_can_be_scrolled_by_keyboard(client: FlaskClient) -> None:
    assert ask(client, "long " * 100).one("p", class_="words", tabindex="0")
    assert not ask(client, "short").all("p", tabindex="0")


def test_offers_are_buttons_that_post_the_entry() -> None:
    page = shown(CLARIFY)
    assert [(b.attributes["name"], b.attributes["value"], b.words) for b in page.all("button") if "name" in b.attributes] == [
        ("choice", "self-massage", "How do I massage at home with a ball?"),
        ("choice", "ball-type", "Which ball should I use?"),
        ("choice", "ball-hurts", "What if it hurts?"),
        ("text", "None of these", "None of these"),
    ]


def test_an_emergency_comes_first_and_is_announced() -> None:
    page = shown(EMERGENCY)
    alert = page.one("div", role="alert")
    assert alert.words.startswith("Urgent")
    assert [notice.text in alert.words for notice in EMERGENCY.notices] == [True, True]
    assert page.words.index(EMERGENCY.notices[1].text) < page.words.index(EMERGENCY.text)
    assert page.one("h1").words == "Get help now"
    assert page.one("title").text.startswith("Get help now")


def test_what_can_wait_until_today_is_announced_as_such() -> None:
    page = shown(SAME_DAY)
    assert page.one("div", role="alert").words.startswith("Please act today")
    assert page.one("h1").words == "Get help today"


def test_what_is_not_urgent_is_a_note() -> None:
    page = shown(ANSWER)
    assert [note.attributes["class"] for note in page.all("div", role="note")] == ["notices gp", "notices gp"]
    assert not page.all("div", role="alert")


def test_caveats_are_never_collapsed_or_hidden() -> None:
    page = shown(ANSWER)
    assert [caveat.attributes["data-id"] for caveat in page.all("li") if "data-id" in caveat.attributes] == [caveat.id for caveat in ANSWER.caveats]
    assert not page.all("details")
    assert not [element for element in page.elements if "hidden" in element.attributes or element.attributes.get("aria-hidden")]
    assert "display: none" not in STYLE.split("@media print")[0]


def test_sources_stand_with_place_and_date() -> None:
    words = shown(ANSWER).one("section", class_="sources").words
    assert "section “Using a Ball to Self Massage” · paragraphs 12 and 14 · date unknown" in words
    assert "How to Relieve Sciatica and Leg Pain paragraph 2 · published 20 April 2011" in words


def test_says_how_well_an_answer_fits_and_when_it_was_reviewed() -> None:
    words = shown(ANSWER).words
    assert "How well this fits your question: Close match" in words
    assert "Last reviewed 20 November 2026" in words


def test_lists_are_lists() -> None:
    page = shown(ANSWER)
    assert page.one("ol").words.startswith("Pick a ball")
    assert page.one("div", class_="more").words.endswith("rest")
    assert page.one("ol").attributes == {}


def test_steps_that_begin_late_keep_their_number() -> None:
    assert shown(replace(ANSWER, more="4. Then rest.")).one("ol").attributes == {"start": "4"}


def test_parts_stand_under_their_questions() -> None:
    page = shown(PARTS)
    headings = [heading.words for heading in page.all("h2")]
    assert headings[:2] == ["Which ball should I use?", "How often?"]
    assert page.words.count("A firm ball, says the article.") == 1
    assert "I cannot say what is right for you." in page.words


def test_escapes_every_text() -> None:
    reply = replace(
        ANSWER,
        text=HOSTILE,
        more=f"- {HOSTILE}\n\n1. {HOSTILE}",
        notices=(Notice(HOSTILE, HOSTILE, "before"),),
        caveats=(Caveat(HOSTILE, HOSTILE),),
        sources=(Source(HOSTILE, HOSTILE, HOSTILE, 1, None),),
        suggestions=(Suggestion(HOSTILE, HOSTILE), Suggestion(None, HOSTILE)),
        contact=ContactLink(HOSTILE, f"https://example.org/{HOSTILE}"),
        conversation_id=HOSTILE,
    )
    for page in (shown(reply), shown(replace(reply, parts=(Part(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 0.9),)))):
        assert not page.all("script")
        assert [image.attributes["src"] for image in page.all("img")] == ["/static/logo.svg"]
        assert page.words.count("<script>alert(1)</script>") >= 8
        assert "49" not in page.words


@pytest.mark.parametrize("fields", [{"text": HOSTILE}, {"text": HOSTILE + "a" * 4_000}, {"text": "a", "conversation_id": HOSTILE}, {"choice": HOSTILE}])
def test_escapes_what_the_visitor_sent(client: FlaskClient, fields: dict[str, str]) -> None:
    page = read_page(client.post("/ask", data=fields).text)
    assert not page.all("script")
    assert len(page.all("img")) == 1


@pytest.mark.parametrize("text", ["", "   \r\n "])
def test_an_empty_question_is_asked_for_beside_the_field(client: FlaskClient, text: str) -> None:
    answer = client.post("/ask", data={"text": text, "conversation_id": ID})
    page = read_page(answer.text)
    assert answer.status_code == 422
    assert page.one("p", id="error").words == "Not sent. Please type your question first."
    field = page.one("textarea")
    assert (field.attributes["aria-invalid"], field.attributes["aria-describedby"]) == ("true", "error hint")
    assert page.one("title").text.startswith("Not sent")
    assert page.all("input", name="conversation_id")[0].attributes["value"] == ID


def test_an_empty_form_is_an_empty_question(client: FlaskClient) -> None:
    assert client.post("/ask", data={"other": "x"}).status_code == 422


def test_too_long_a_question_is_kept_to_be_shortened(client: FlaskClient) -> None:
    text = "\nfirst line\n" + "a & b < c " * 500
    answer = client.post("/ask", data={"text": text})
    page = read_page(answer.text)
    assert answer.status_code == 413
    assert f"{len(text):,} characters, and we can read 4,000" in page.one("p", id="error").words
    assert page.one("textarea").text == "\n" + text  # HTML drops the first line end of a textarea


def test_a_choice_that_is_gone_is_said_kindly(client: FlaskClient) -> None:
    answer = client.post("/ask", data={"choice": "gone"})
    assert answer.status_code == 422
    assert "names no entry" in read_page(answer.text).one("p", id="error").words


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_body_that_is_not_read_is_said_to_be_lost(client: FlaskClient, assistant: FakeAssistant, kind: str) -> None:
    answer = client.post("/ask", data={"text": "a" * 17_000}, content_type=kind)
    assert answer.status_code == 413
    assert "too long" in read_page(answer.text).one("p", id="error").words
    assert not assistant.messages


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_takes_forms_alone(client: FlaskClient, kind: str) -> None:
    assert client.post("/ask", data="{}", content_type=kind).status_code == 415


def test_a_made_up_conversation_starts_anew(client: FlaskClient, assistant: FakeAssistant) -> None:
    ask(client, "ball", conversation_id="<made up>")
    assert assistant.messages[0].conversation_id is None


@pytest.mark.parametrize("text", [*REPLIES, "anything"])
def test_pages_are_well_built(client: FlaskClient, text: str) -> None:
    page = ask(client, text)
    assert [len(page.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert page.one("a", class_="skip").attributes["href"] == "#content"
    assert page.one("main").attributes["id"] == "content"
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in page.elements:
        referred = (element.attributes.get(name, "") for name in ("aria-labelledby", "aria-describedby", "for"))
        assert set(" ".join(referred).split()) <= set(ids)


@pytest.mark.parametrize("text", [*REPLIES, "anything", ""])
def test_pages_hold_no_script_no_inline_style_and_nothing_from_elsewhere(client: FlaskClient, text: str) -> None:
    page = read_page(client.post("/ask", data={"text": text}).text)
    assert not page.all("script") + page.all("style") + page.all("iframe")
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        assert all(element.attributes.get(name, "/").startswith(("/", "#", "tel:")) for name in ("href", "src", "action"))


def test_the_files_hold_nothing_from_elsewhere() -> None:
    logo = (Path(__file__).parents[2] / "web/static/logo.svg").read_text()
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "style" not in logo
    assert logo.count("http") == logo.count("http://www.w3.org/2000/svg") == 1


def test_the_style_heeds_what_visitors_have_set() -> None:
    for feature in ("prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors: active", "prefers-contrast: more"):
        assert f"({feature}" in STYLE
    assert "min-height: 2.75rem" in STYLE  # targets of 44 px
    assert not re.search(r"outline: (none|0)", STYLE.replace("main:focus, .reply:focus { outline: none; }", ""))


ON = [
    *((ink, ground, 4.5) for ink in ("ink", "soft", "accent", "urgent") for ground in ("paper", "card")),
    *(("ink", ground, 4.5) for ground in ("tint", "care", "urgent-paper", "today-paper")),
    *(("on-accent", ground, 4.5) for ground in ("accent", "accent-deep")),
    *(("on-flag", ground, 4.5) for ground in ("urgent", "today")),
    ("accent-deep", "tint", 4.5),
    *(("edge", ground, 3.0) for ground in ("paper", "card")),
    *((line, "paper", 3.0) for line in ("care-line", "urgent", "today", "accent")),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), ON)
def test_colours_stand_out(scheme: str, ink: str, ground: str, least: float) -> None:
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2])
    colours = light if scheme == "light" else light | dark
    brighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (brighter + 0.05) / (darker + 0.05) >= least


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
