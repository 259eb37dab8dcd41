"""Completion of known questions: an ARIA combobox that never takes a word out of the visitor's mouth."""

from playwright.sync_api import expect

from tests.browser.scripted_backend import Backend
from tests.browser.scripted_replies import QUESTIONS
from tests.browser.visitor import Visit


def test_the_combobox_says_what_it_is_and_what_is_active(visit: Visit):
    visitor = visit().open()
    expect(visitor.field).to_have_attribute("aria-autocomplete", "list")
    expect(visitor.field).to_have_attribute("aria-expanded", "false")
    visitor.field.press_sequentially("scia")
    options = visitor.page.get_by_role("option")
    expect(options).to_have_count(4)
    expect(visitor.field).to_have_attribute("aria-expanded", "true")
    expect(visitor.status).to_have_text("Suggestions: 4")
    visitor.press("ArrowDown")
    expect(visitor.field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(visitor.page.get_by_role("listbox")).to_have_attribute("id", str(visitor.field.get_attribute("aria-controls")))
    visitor.press("ArrowUp")
    expect(visitor.field).to_have_attribute("aria-activedescendant", "")
    visitor.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(visitor.field).to_have_value("scia")


def test_enter_sends_what_was_typed_unless_an_option_was_chosen(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.field.press_sequentially("ball")
    expect(visitor.page.get_by_role("option")).to_have_count(2)
    visitor.press("Enter")
    expect(visitor.replies).to_have_count(1)
    assert backend.sent("/api/v1/chat") == [{"text": "ball"}]
    expect(visitor.page.get_by_role("option")).to_have_count(0)


def test_escape_closes_the_list_first_and_then_the_panel(visit: Visit):
    visitor = visit().open()
    visitor.field.press_sequentially("ball")
    expect(visitor.page.get_by_role("option")).to_have_count(2)
    visitor.press("Escape")
    expect(visitor.page.get_by_role("option")).to_have_count(0)
    expect(visitor.panel).to_be_visible()
    expect(visitor.field).to_have_value("ball")
    visitor.press("Escape")
    expect(visitor.panel).to_be_hidden()


def test_escape_closes_the_list_alone_on_a_phone_too(visit: Visit):
    visitor = visit(browser={"viewport": {"width": 390, "height": 780}}).open()
    visitor.field.press_sequentially("ball")
    expect(visitor.page.get_by_role("option")).to_have_count(2)
    visitor.press("Escape")
    expect(visitor.page.get_by_role("option")).to_have_count(0)
    expect(visitor.panel).to_be_visible()


def test_an_option_is_chosen_with_the_mouse(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.field.press_sequentially("press")
    visitor.page.get_by_role("option", name=QUESTIONS["ball-pressure"]).click()
    expect(visitor.replies).to_have_count(1)
    assert backend.sent("/api/v1/chat") == [{"choice": "ball-pressure"}]
    expect(visitor.field).to_be_focused()
    expect(visitor.field).to_have_value("")


def test_the_server_is_asked_once_the_visitor_pauses_and_for_the_last_beginning_alone(visit: Visit, backend: Backend):
    visitor = visit()
    visitor.page.clock.install(time=0)
    visitor.page.reload()
    visitor.open()
    expect(visitor.panel.get_by_text("You could ask")).to_be_visible()
    visitor.page.clock.pause_at(600_000)
    visitor.field.press_sequentially("what is")
    visitor.page.clock.run_for(150)
    assert [path for _, path, _ in backend.requests if "suggest" in path] == ["/api/v1/suggest?q="]
    visitor.page.clock.run_for(50)
    expect(visitor.page.get_by_role("option")).to_have_count(1)
    assert [path for _, path, _ in backend.requests if "suggest" in path] == ["/api/v1/suggest?q=", "/api/v1/suggest?q=what%20is"]


def test_what_has_been_sent_is_not_asked_for_again(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.ask("numb")
    visitor.page.wait_for_timeout(400)
    assert not [path for _, path, _ in backend.requests if "q=numb" in path]


def test_long_texts_and_single_letters_are_not_completed(visit: Visit, backend: Backend):
    visitor = visit().open()
    for text in ("w", "what is " * 20):
        visitor.field.fill(text)
        visitor.page.wait_for_timeout(300)
    assert [path for _, path, _ in backend.requests if "suggest" in path] == ["/api/v1/suggest?q="]


def test_a_site_can_turn_completion_off(visit: Visit, backend: Backend):
    visitor = visit(completion="off").open()
    visitor.field.press_sequentially("ball")
    visitor.page.wait_for_timeout(300)
    assert [path for _, path, _ in backend.requests if "suggest" in path] == ["/api/v1/suggest?q="]


def test_enter_belongs_to_an_input_method_while_it_composes(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.field.fill("ball")
    composing = "node => node.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true, composed: true}))"
    assert visitor.field.evaluate(composing) is False, "the key goes no further"
    assert backend.sent("/api/v1/chat") == []
