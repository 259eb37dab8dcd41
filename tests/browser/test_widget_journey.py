"""The visitor's whole journey, by mouse and by keyboard alone, at the desk and on the phone."""

import pytest
from playwright.sync_api import expect

from assistant.channels.blocks import blocks_of
from tests.browser.host_pages import HOSTILE, HostPages
from tests.browser.page_scripts import HEAR_EVENTS, LOOK
from tests.browser.scripted_backend import Backend
from tests.browser.scripted_replies import QUESTIONS, REPLIES
from tests.browser.visitor import PHONE, Visit


def test_nothing_is_requested_stored_or_opened_before_the_visitor_opens(visit: Visit, backend: Backend):
    visitor = visit()
    expect(visitor.launcher).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    assert [path for _, path, _ in backend.requests] == ["/widget.js"]
    assert visitor.page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    expect(visitor.panel).to_be_hidden()
    assert visitor.focused.startswith("BODY")


def test_a_visitor_asks_with_the_mouse_and_follows_up(visit: Visit, backend: Backend):
    visitor = visit().open()
    expect(visitor.panel.get_by_text("Please give no names or medical records.")).to_be_visible()
    visitor.panel.get_by_role("button", name=QUESTIONS["what-is-sciatica"]).click()
    expect(visitor.replies).to_have_count(1)
    expect(visitor.panel.get_by_text("Please give no names or medical records.")).to_be_hidden()
    visitor.replies.last.get_by_role("button", name=QUESTIONS["causes"]).click()
    expect(visitor.replies).to_have_count(2)
    assert backend.sent("/api/v1/chat") == [{"choice": "what-is-sciatica"}, {"choice": "causes", "conversation_id": "c0nversation-issued_by_us"}]
    assert visitor.errors == []


def test_a_visitor_does_everything_by_keyboard_alone(visit: Visit, backend: Backend):
    visitor = visit()
    visitor.press("Tab", "Tab")
    assert "launcher" in visitor.focused
    visitor.press("Enter")
    expect(visitor.field).to_be_focused()
    visitor.page.keyboard.type("ball", delay=10)
    expect(visitor.page.get_by_role("option")).to_have_count(2)
    visitor.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter")
    expect(visitor.replies).to_have_count(1)
    assert backend.sent("/api/v1/chat") == [{"choice": "ball-type"}]
    visitor.press("Shift+Tab")
    for _ in range(12):
        if visitor.focused.endswith("No"):
            break
        visitor.press("Shift+Tab")
    visitor.press("Enter", "Tab", "Space")
    expect(visitor.replies.last.get_by_text("Thank you.")).to_be_focused()
    assert backend.sent("/api/v1/feedback") == [{"reply_id": "reply-answer", "helpful": False, "reason": "wrong_answer"}]
    visitor.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_on_a_phone_the_panel_fills_the_screen_and_keeps_the_focus(visit: Visit):
    visitor = visit(browser=PHONE)
    visitor.launcher.tap()
    expect(visitor.panel).to_have_attribute("aria-modal", "true")
    expect(visitor.panel.get_by_role("heading", name="Ask a question")).to_be_focused()
    box = visitor.panel.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 780)
    seen = []
    for _ in range(14):
        visitor.press("Tab")
        seen.append(visitor.focused)
    assert not [one for one in seen if one.startswith("BODY")], "Tab goes round inside the panel"
    assert len(set(seen)) < len(seen)
    visitor.field.focus()
    first = [visitor.focused]
    for keys in ("Tab", "Shift+Tab"):
        for _ in range(len(set(seen))):
            visitor.press(keys)
        first.append(visitor.focused)
    assert len(set(first)) == 1, "all the way round, and back"
    visitor.page.evaluate("document.querySelector('#before').focus()")
    assert "button of the page" not in visitor.focused, "the page behind is inert"
    assert visitor.page.evaluate("document.elementFromPoint(195, 100).tagName") == "FAQ-CHAT"
    visitor.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_a_window_that_becomes_small_keeps_the_open_panel_and_its_focus(visit: Visit):
    visitor = visit().open()
    visitor.field.fill("half a")
    visitor.page.set_viewport_size({"width": 400, "height": 700})
    expect(visitor.panel).to_have_attribute("aria-modal", "true")
    expect(visitor.field).to_be_focused()
    expect(visitor.field).to_have_value("half a")
    visitor.page.set_viewport_size({"width": 1100, "height": 800})
    expect(visitor.panel).not_to_have_attribute("aria-modal", "true")
    expect(visitor.panel).to_be_visible()
    assert visitor.launcher.get_attribute("aria-expanded") == "true"


def test_every_kind_of_reply_is_shown_whole_and_in_the_order_of_every_channel(visit: Visit):
    visitor = visit(browser={"viewport": {"width": 900, "height": 3000}}).open()
    for words, reply in REPLIES.items():
        shown = visitor.ask(words)
        kinds = [str(node.get_attribute("data-kind")) for node in shown.locator("[data-kind]").all()]
        assert kinds == [block.kind for block in blocks_of(reply)], words
        text = " ".join(shown.evaluate("node => { for (const one of node.querySelectorAll('details')) one.open = true; return node.innerText }").split())
        for block in (*reply.notices, *reply.caveats, *reply.parts):
            assert " ".join(block.text.split()) in text, words
        assert all(source.title in text for source in reply.sources), words
        assert not shown.locator("details :is([data-kind=notice], [data-kind=caveat])").count(), "notices and caveats are never collapsed"


@pytest.mark.parametrize(("words", "flag"), [("numb", "Urgent"), ("foot", "Please act today"), ("ball", "Please note")])
def test_an_urgent_notice_is_told_by_word_sign_and_frame(visit: Visit, words: str, flag: str):
    visitor = visit().open()
    notices = visitor.ask(words).locator(".notices").first
    expect(notices.locator("strong")).to_have_text(flag)
    sign, width = notices.evaluate("node => [getComputedStyle(node.firstChild, '::before').content, getComputedStyle(node).borderTopWidth]")
    assert sign.startswith('"i"' if words == "ball" else '"!"')
    assert width == "2px"
    expect(notices).to_be_in_viewport()


def test_numbers_to_call_are_links_in_notices_alone(visit: Visit):
    visitor = visit().open()
    links = visitor.ask("numb").locator("a")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:112", "tel:999", "tel:911", "tel:000"]
    assert visitor.ask("what is sciatica").locator("[data-kind=text] a, [data-kind=caveat] a").count() == 0


def test_sources_name_document_place_and_dates(visit: Visit):
    sources = visit().open().ask("what is sciatica").locator(".sources")
    expect(sources.locator("li")).to_have_count(3)
    expect(sources.locator("li").nth(0)).to_have_text("How to Relieve Sciatica and Leg Painparagraph 3 · published 20 April 2011")
    expect(sources.locator("li").nth(1)).to_have_text("Article on sciatica and trigger points“Using a Ball to Self Massage” · paragraph 12, 14 · date unknown")
    expect(sources.locator("li").nth(2)).to_have_text("Last reviewed 20 November 2026")


def test_helpful_is_told_once_and_not_again(visit: Visit, backend: Backend):
    visitor = visit().open()
    reply = visitor.ask("what is sciatica")
    reply.get_by_role("button", name="Yes").click()
    expect(reply.get_by_text("Thank you.")).to_be_focused()
    expect(reply.get_by_role("button", name="Yes")).to_have_count(0)
    assert backend.sent("/api/v1/feedback") == [{"reply_id": "reply-answer", "helpful": True}]


def test_feedback_that_is_not_kept_says_so_and_can_be_given_again(visit: Visit, backend: Backend):
    backend.broken["feedback"] = 503
    visitor = visit().open()
    reply = visitor.ask("what is sciatica")
    reply.get_by_role("button", name="Yes").click()
    expect(visitor.status).to_have_text("No answer came.")
    backend.broken.clear()
    reply.get_by_role("button", name="Yes").click()
    expect(reply.get_by_text("Thank you.")).to_be_visible()


def test_what_can_be_asked_is_one_action_away_at_any_time(visit: Visit):
    visitor = visit().open()
    visitor.ask("numb")
    visitor.panel.get_by_role("button", name="What can I ask?").click()
    expect(visitor.page.get_by_role("option")).to_have_text([QUESTIONS["what-is-sciatica"], QUESTIONS["symptoms"], QUESTIONS["causes"]])


def test_a_person_is_one_action_away_where_one_is_named(visit: Visit):
    visitor = visit(contact_href="tel:+441234567890", contact_label="Call the practice").open()
    expect(visitor.panel.get_by_role("link", name="Call the practice")).to_have_attribute("href", "tel:+441234567890")
    named_by_a_reply = visit().open()
    named_by_a_reply.ask("unknown")
    expect(named_by_a_reply.panel.locator(".links").get_by_role("link", name="Call the practice")).to_be_visible()


def test_an_unsafe_contact_address_is_no_link(visit: Visit):
    visitor = visit(contact_href="javascript:alert(1)", contact_label="Click me", privacy_href="data:text/html,x").open()
    expect(visitor.panel.get_by_text("Click me")).to_be_visible()
    assert visitor.panel.locator("a").count() == 0


def test_the_widget_stands_in_the_page_where_it_is_asked_to(visit: Visit, backend: Backend):
    visitor = visit(mode="inline", heading="Ask us")
    expect(visitor.panel).to_be_visible()
    expect(visitor.launcher).to_have_count(0)
    visitor.page.wait_for_load_state("networkidle")
    assert [path for _, path, _ in backend.requests] == ["/widget.js"], "nothing is requested before the visitor turns to it"
    visitor.field.click()
    expect(visitor.panel.get_by_role("button", name=QUESTIONS["causes"])).to_be_visible()
    visitor.ask("numb")
    visitor.press("Escape")
    expect(visitor.panel).to_be_visible()


def test_a_hostile_style_sheet_changes_nothing(visit: Visit):
    calm, hostile = visit().open(), visit(style=HOSTILE).open()
    for one in (calm, hostile):
        one.ask("ball")
        one.press("Escape")
        one.open()
    box = "node => { const {width, height, right, bottom} = node.getBoundingClientRect(); return [width, height, right, bottom].map(Math.round) }"
    for part in ("launcher", "panel", "reply", "input"):
        ours, theirs = (one.page.locator(f"faq-chat [part={part}]").last for one in (calm, hostile))
        assert ours.evaluate(LOOK) == theirs.evaluate(LOOK), part
        if part != "reply":
            assert ours.evaluate(box) == theirs.evaluate(box), part


def test_a_site_dresses_the_widget_by_properties_and_parts(visit: Visit):
    visitor = visit(style="faq-chat { --faq-accent: rgb(122, 31, 107); --faq-font-size: 20px } faq-chat::part(launcher) { text-decoration: underline }")
    color, size, line = visitor.launcher.evaluate(
        "node => { const {backgroundColor, fontSize, textDecorationLine} = getComputedStyle(node); return [backgroundColor, fontSize, textDecorationLine] }"
    )
    assert (color, size, line) == ("rgb(122, 31, 107)", "20px", "underline")


@pytest.mark.parametrize("fragment", ["#faq=causes", "#q=what+is+sciatica"])
def test_a_link_opens_the_widget_with_its_question(visit: Visit, backend: Backend, fragment: str):
    visitor = visit(fragment=fragment)
    expect(visitor.panel).to_be_visible()
    if fragment.startswith("#faq"):
        expect(visitor.replies).to_have_count(1)
        expect(visitor.log.locator("li.message")).to_contain_text(QUESTIONS["causes"])
        assert backend.sent("/api/v1/chat") == [{"choice": "causes"}]
    else:
        expect(visitor.field).to_have_value("what is sciatica")
        assert backend.sent("/api/v1/chat") == [], "nothing is sent in a visitor's name that they have not sent"
    assert not any("#" in path for _, path, _ in backend.requests)


def test_a_link_in_the_page_opens_its_entry_and_loading_again_does_not_ask_again(visit: Visit, backend: Backend):
    visitor = visit()
    visitor.page.click("#link")
    expect(visitor.replies).to_have_count(1)
    visitor.page.reload()
    expect(visitor.panel).to_be_visible()
    expect(visitor.replies).to_have_count(1)
    assert len(backend.sent("/api/v1/chat")) == 1


def test_a_link_to_an_entry_that_is_gone_says_what_the_server_says(visit: Visit):
    visitor = visit(fragment="#faq=no-such-entry")
    expect(visitor.log.locator(".trouble")).to_contain_text("There is no such offer. Ask in words.")
    assert len([error for error in visitor.errors if "404" in error or "422" in error]) == len(visitor.errors)


def test_a_reply_tells_the_page_what_happened_and_not_what_was_said(visit: Visit):
    visitor = visit()
    visitor.page.evaluate(HEAR_EVENTS)
    visitor.open().ask("what is sciatica").get_by_role("button", name="Yes").click()
    expect(visitor.replies.last.get_by_text("Thank you.")).to_be_visible()
    visitor.press("Escape")
    expect(visitor.panel).to_be_hidden()
    visitor.page.wait_for_function("heard.length === 4")
    assert visitor.page.evaluate("heard") == [
        ["open", None],
        ["reply", {"kind": "answer", "urgency": "none", "entryId": "what-is-sciatica"}],
        ["feedback", {"helpful": True, "reason": None}],
        ["close", None],
    ]


def test_the_page_can_open_ask_close_and_clear(visit: Visit, host: HostPages):
    visitor = visit()
    visitor.page.evaluate("document.querySelector('faq-chat').ask('hello')")
    expect(visitor.replies).to_have_count(1)
    assert visitor.page.evaluate("document.querySelector('faq-chat').isOpen") is True
    visitor.page.evaluate("document.querySelector('faq-chat').clear()")
    expect(visitor.replies).to_have_count(0)
    visitor.page.evaluate("document.querySelector('faq-chat').close()")
    expect(visitor.panel).to_be_hidden()
    assert visitor.page.evaluate("document.querySelector('faq-chat').isOpen") is False


def test_strings_and_attributes_can_change_at_any_time(visit: Visit):
    visitor = visit(body="<script>customElements.whenDefined('x')</script><faq-chat id=c></faq-chat>").open()
    visitor.ask("hello")
    visitor.field.fill("half a")
    visitor.page.evaluate("c.strings = {send: 'Go'}; c.setAttribute('heading', 'Frag uns'); c.lang = 'de'")
    expect(visitor.panel.get_by_role("heading", name="Frag uns")).to_be_visible()
    expect(visitor.panel.get_by_role("button", name="Go")).to_be_visible()
    expect(visitor.replies).to_have_count(1)
    expect(visitor.field).to_have_value("half a")


def test_the_last_question_is_corrected_with_one_action(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.ask("what is siatica")
    visitor.ask("how long dose it last")
    change = visitor.log.get_by_role("button", name="Change")
    expect(change).to_have_count(1)
    change.click()
    expect(visitor.field).to_be_focused()
    expect(visitor.field).to_have_value("how long dose it last")
    expect(visitor.log.locator("li.message")).to_have_count(2)
