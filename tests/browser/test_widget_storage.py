"""What the browser keeps, for how long, and how a visitor takes it along or away."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.host_pages import HostPages
from tests.browser.page_scripts import PRINTED, YESTERDAY
from tests.browser.scripted_backend import Backend
from tests.browser.scripted_replies import CAVEATS, CONVERSATION
from tests.browser.visitor import Visit


def test_the_tab_keeps_the_conversation_and_nothing_else_does(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.ask("numb")
    assert visitor.page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [1, 0, ""]
    assert visitor.page.context.cookies() == []
    visitor.page.reload()
    expect(visitor.panel).to_be_hidden()
    visitor.open()
    expect(visitor.replies).to_have_count(1)
    expect(visitor.replies.locator(".notices")).to_contain_text("112")
    visitor.ask("hello")
    assert backend.sent("/api/v1/chat")[-1] == {"text": "hello", "conversation_id": CONVERSATION}


def test_the_conversation_is_gone_after_a_day(visit: Visit):
    visitor = visit().open()
    visitor.ask("hello")
    visitor.page.evaluate(YESTERDAY)
    visitor.page.reload()
    visitor.open()
    expect(visitor.replies).to_have_count(0)
    assert visitor.page.evaluate("sessionStorage.length") == 0


def test_a_tab_left_open_for_a_day_begins_anew(visit: Visit):
    visitor = visit()
    visitor.page.clock.install()
    visitor.page.reload()
    visitor.open().ask("hello")
    visitor.press("Escape")
    visitor.page.clock.fast_forward("25:00:00")
    visitor.open()
    expect(visitor.replies).to_have_count(0)


def test_what_a_site_spoils_in_the_storage_is_forgotten(visit: Visit, host: HostPages):
    for spoilt in ("{", "null", '{"at": 1e99}', '{"turns": 7}', json.dumps({"at": 0, "id": "x", "turns": [{"text": "a", "reply": {"schema": 9}}]})):
        visitor = visit()
        key = f"faq-chat 0 {host.backend}/api/v1/chat"
        spoilt = spoilt.replace('"at": 0', f'"at": {visitor.page.evaluate("Date.now()")}')
        visitor.page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, spoilt])
        visitor.page.reload()
        visitor.open().ask("hello")
        expect(visitor.replies).to_have_count(1)
        assert visitor.errors == [], spoilt


def test_a_site_can_turn_keeping_off(visit: Visit):
    visitor = visit(persist="off").open()
    visitor.ask("hello")
    assert visitor.page.evaluate("sessionStorage.length") == 0


def test_blocked_storage_does_not_break_the_conversation(visit: Visit):
    visitor = visit()
    visitor.page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })")
    visitor.page.reload()
    visitor.open().ask("hello")
    visitor.ask("numb")
    assert visitor.errors == []


def test_deleting_is_asked_twice_and_reaches_the_server(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.ask("hello")
    visitor.panel.get_by_role("button", name="More").click()
    visitor.panel.get_by_role("button", name="Delete").click()
    expect(visitor.replies).to_have_count(1)
    visitor.panel.get_by_role("button", name="Delete everything?").click()
    expect(visitor.replies).to_have_count(0)
    expect(visitor.status).to_have_text("Done.")
    assert ("DELETE", f"/api/v1/conversations/{CONVERSATION}", None) in backend.requests
    assert visitor.page.evaluate("sessionStorage.length") == 0
    expect(visitor.panel.get_by_text("Please give no names or medical records.")).to_be_visible()
    visitor.ask("hello")
    assert backend.sent("/api/v1/chat")[-1] == {"text": "hello"}


def test_deleting_says_when_the_server_did_not(visit: Visit, backend: Backend):
    backend.broken["forget"] = 503
    visitor = visit().open()
    visitor.ask("hello")
    visitor.panel.get_by_role("button", name="More").click()
    visitor.panel.get_by_role("button", name="Delete").dblclick()
    expect(visitor.status).to_have_text("Deleted in this browser only.")
    expect(visitor.replies).to_have_count(0)


def test_the_menu_closes_on_escape_and_forgets_the_question(visit: Visit):
    visitor = visit().open()
    visitor.ask("hello")
    more = visitor.panel.get_by_role("button", name="More")
    more.click()
    expect(visitor.panel.get_by_role("button", name="Copy")).to_be_focused()
    visitor.panel.get_by_role("button", name="Delete").click()
    visitor.press("Escape")
    expect(more).to_be_focused()
    expect(visitor.panel).to_be_visible()
    more.click()
    expect(visitor.panel.get_by_role("button", name="Delete", exact=True)).to_be_visible()


def test_the_conversation_is_copied_as_it_is_shown(visit: Visit):
    visitor = visit(browser={"permissions": ["clipboard-read", "clipboard-write"]}).open()
    visitor.ask("ball")
    visitor.panel.get_by_role("button", name="More").first.click()
    visitor.panel.get_by_role("button", name="Copy").click()
    expect(visitor.status).to_have_text("Done.")
    whole(visitor.page.evaluate("navigator.clipboard.readText()"))


def test_what_may_not_be_copied_comes_as_a_file(visit: Visit):
    visitor = visit().open()
    visitor.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }")
    visitor.ask("ball")
    visitor.panel.get_by_role("button", name="More").first.click()
    with visitor.page.expect_download():
        visitor.panel.get_by_role("button", name="Copy").click()


def test_the_conversation_is_downloaded_under_the_strictest_policy(visit: Visit, tmp_path: Path):
    visitor = visit(is_strict=True).open()
    visitor.ask("ball")
    visitor.panel.get_by_role("button", name="More").first.click()
    with visitor.page.expect_download() as download:
        visitor.panel.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "conversation.txt")
    assert download.value.suggested_filename == "Ask a question.txt"
    whole((tmp_path / "conversation.txt").read_text(encoding="utf-8"))
    assert visitor.errors == []


def whole(text: str) -> None:
    """Nothing is lost: who said what, notices, steps with their numbers, caveats and sources, and no button among them."""
    lines = text.splitlines()
    for line in (
        "Ask a question",
        "You said",
        "ball",
        "Assistant said",
        "Please note",
        "Check the warning signs before you begin.",
        "2. Put it beneath the buttock muscles.",
    ):
        assert line in lines, line
    assert "- breathe" in lines
    assert f"- {CAVEATS[1].text}" in lines
    assert "How to Relieve Sciatica and Leg Pain" in text
    assert "20 November 2026" in text
    assert "Was this helpful?" not in text


def test_printing_lays_the_conversation_on_a_page_of_its_own(visit: Visit):
    visitor = visit(is_strict=True)
    visitor.page.add_init_script(PRINTED)
    visitor.page.reload()
    visitor.open().ask("ball")
    visitor.panel.get_by_role("button", name="More").first.click()
    visitor.panel.get_by_role("button", name="Print").click()
    visitor.page.wait_for_function("!!window.printed")
    title, text, closed = visitor.page.evaluate("printed")
    assert (title, closed) == ("Ask a question", 0)
    assert "Check the warning signs" in text
    assert "Words of the clinic" not in text
    expect(visitor.panel.locator("iframe")).to_have_count(0)
    assert visitor.errors == []


def test_the_pages_own_print_leaves_the_corner_out(visit: Visit):
    visitor = visit().open()
    visitor.ask("hello")
    visitor.page.emulate_media(media="print")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_hidden()
