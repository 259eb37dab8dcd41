"""What goes wrong between a visitor and a server: nothing that was typed is lost, and what happened is said."""

import pytest
from playwright.sync_api import expect

from tests.browser.scripted_backend import Backend
from tests.browser.scripted_replies import XSS
from tests.browser.visitor import Visit


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("html", "Not sent. No answer came."),
        ("nothing", "Not sent. No answer came."),
        ("half", "Not sent. No answer came."),
        ("array", "Not sent. No answer came."),
        ("null", "Not sent. No answer came."),
        ("empty", "Not sent. No answer came."),
        ("500", "Not sent. No answer came."),
        ("502", "Not sent. The service is busy."),
        ("503", "Not sent. The service is busy."),
        ("429", "Not sent. The service is busy."),
        ("422", "Not sent. The message holds nothing that can be read."),
    ],
)
def test_a_failed_send_keeps_the_text_and_says_why(visit: Visit, words: str, said: str):
    visitor = visit().open()
    visitor.send(words)
    expect(visitor.log.locator(".trouble")).to_contain_text(said)
    expect(visitor.status).to_have_text(said)
    expect(visitor.log.locator("li.message")).to_contain_text(words)
    visitor.log.get_by_role("button", name="Change").click()
    expect(visitor.field).to_have_value(words)
    expect(visitor.field).to_be_focused()
    expect(visitor.log.locator("li.message")).to_have_count(0)
    assert not [error for error in visitor.errors if not error.startswith("Failed to load resource")]


def test_a_failed_send_can_be_tried_again(visit: Visit, backend: Backend):
    backend.fails["hello"] = 1
    visitor = visit().open()
    visitor.send("hello")
    visitor.log.get_by_role("button", name="Try again").click()
    expect(visitor.replies).to_have_count(1)
    expect(visitor.log.locator(".trouble p")).to_have_count(0)
    expect(visitor.field).to_be_focused()
    expect(visitor.log.locator("li.message")).to_have_count(1)


def test_a_server_that_says_nothing_for_long_is_given_up(visit: Visit):
    visitor = visit(timeout="0.5").open()
    visitor.send("slow")
    expect(visitor.log.locator(".trouble")).to_contain_text("No answer came.")


def test_what_is_on_its_way_is_seen_and_can_be_stopped(visit: Visit):
    visitor = visit().open()
    visitor.send("leisurely")
    expect(visitor.status).to_have_text("Sending…")
    expect(visitor.log.locator(".typing")).to_be_visible()
    assert visitor.panel.get_by_role("button", name="Send").get_attribute("aria-disabled") == "true"
    visitor.panel.get_by_role("button", name="Stop").focus()
    visitor.press("Enter")
    expect(visitor.log.locator(".trouble")).to_contain_text("Not sent.")
    expect(visitor.field).to_be_focused()
    expect(visitor.log.locator(".typing")).to_be_hidden()


def test_a_second_message_waits_in_the_field_until_the_first_is_answered(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.send("leisurely")
    visitor.send("hello")
    expect(visitor.field).to_have_value("hello")
    expect(visitor.replies).to_have_count(1)
    expect(visitor.field).to_have_value("hello")
    visitor.press("Enter")
    expect(visitor.replies).to_have_count(2)
    assert [body["text"] for body in backend.sent("/api/v1/chat")] == ["leisurely", "hello"]


def test_offline_is_said_and_the_message_is_sent_once_on_return(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.page.context.set_offline(True)
    visitor.send("hello")
    expect(visitor.status).to_have_text("You are offline. This will be sent once you are back.")
    expect(visitor.log.locator(".trouble")).to_be_visible()
    visitor.page.context.set_offline(False)
    expect(visitor.replies).to_have_count(1)
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    visitor.page.wait_for_timeout(100)
    assert len(backend.sent("/api/v1/chat")) == 1


def test_too_long_a_text_is_counted_and_told_before_it_is_sent(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.field.fill("a" * 3599)
    expect(visitor.panel.locator(".counter")).to_be_hidden()
    visitor.field.fill("😀" * 3600)
    expect(visitor.panel.locator(".counter")).to_have_text("3600 / 4000")
    visitor.field.fill("é" * 4001)
    expect(visitor.status).to_have_text("1 characters too long. Please shorten it.")
    expect(visitor.field).to_have_attribute("aria-invalid", "true")
    expect(visitor.panel.locator(".counter")).to_have_css("color", "rgb(168, 32, 26)")
    visitor.press("Enter")
    assert backend.sent("/api/v1/chat") == []
    expect(visitor.field).to_have_value("é" * 4001)
    visitor.send("é" * 4000)
    expect(visitor.replies).to_have_count(1)


def test_what_does_not_fit_the_field_is_shown_whole(visit: Visit):
    visitor = visit().open()
    story = "my leg has hurt since the summer and I would like to know what that may come from"
    visitor.field.fill(story)
    expect(visitor.panel.locator(".whole")).to_have_text(story)
    visitor.field.fill("short")
    expect(visitor.panel.locator(".whole")).to_be_hidden()


def test_lone_surrogates_and_blanks_are_harmless(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.send("   ")
    assert backend.sent("/api/v1/chat") == []
    visitor.page.evaluate("document.querySelector('faq-chat').ask('a\\ud800b')")
    expect(visitor.replies).to_have_count(1)
    assert backend.sent("/api/v1/chat") == [{"text": "a\ufffdb"}]


def test_markup_stays_text_wherever_it_is_shown(visit: Visit, backend: Backend):
    visitor = visit(is_strict=True).open()
    visitor.ask("xss")
    reply = visitor.replies.first
    for text in XSS:
        expect(reply.locator("[data-kind=text]")).to_contain_text(text)
        expect(reply.locator("[data-kind=caveat]", has_text=text)).not_to_have_count(0)
    visitor.ask(" ".join(XSS))
    expect(visitor.log.locator("li.message").last).to_contain_text(" ".join(XSS))
    visitor.field.fill("xss")
    expect(visitor.page.get_by_role("option")).to_have_text(list(XSS[:6]))
    assert visitor.panel.locator("img, script, iframe, svg[onload], b").count() == 0
    assert visitor.errors == []


def test_an_answer_of_three_thousand_characters_can_be_read(visit: Visit):
    visitor = visit().open()
    reply = visitor.ask("long")
    assert len(reply.inner_text()) > 3000
    assert visitor.log.evaluate("log => log.scrollWidth <= log.clientWidth && log.scrollHeight > log.clientHeight")
    expect(reply.locator("[data-kind=text] p").first).to_be_in_viewport()


def test_without_suggestions_the_rest_works(visit: Visit, backend: Backend):
    backend.broken["suggest"] = 404
    visitor = visit().open()
    visitor.field.press_sequentially("what")
    visitor.page.wait_for_timeout(300)
    visitor.ask("hello")
    assert all(error.startswith("Failed to load resource") for error in visitor.errors)
