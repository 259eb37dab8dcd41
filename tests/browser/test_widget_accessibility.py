"""The accessibility contract: each of its rules, and axe over every state in every setting."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.page_scripts import CONTRAST, CUT_OFF, FOCUS_SEEN, LIVE_REGIONS, MOVING
from tests.browser.visitor import PHONE, Visit, Visitor

#: What axe cannot decide by itself here, and why it is right: looked at by a person.
UNDECIDED = {"color-contrast": "the panel's rounded frame and the page's own picture lie behind; the contrast test measures the colours themselves"}


def failed(visitor: Visitor) -> None:
    """A message that could not be sent."""
    visitor.open().send("503")
    expect(visitor.log.locator(".trouble")).to_be_visible()


def completing(visitor: Visitor) -> None:
    """The list of completions with an active one."""
    visitor.open().field.press_sequentially("scia")
    expect(visitor.page.get_by_role("option")).to_have_count(4)
    visitor.press("ArrowDown")


def opened_wide(visitor: Visitor) -> None:
    """An answer with everything unfolded."""
    reply = visitor.open().ask("ball")
    reply.locator("summary").click()
    reply.locator(".feedback button").nth(1).click()
    visitor.panel.locator("header .tool").first.click()


STATES: dict[str, Callable[[Visitor], Any]] = {
    "closed": lambda visitor: expect(visitor.launcher).to_be_visible(),
    "open": lambda visitor: expect(visitor.open().panel.get_by_role("button").nth(3)).to_be_visible(),
    "answered": opened_wide,
    "emergency": lambda visitor: visitor.open().ask("numb"),
    "same_day": lambda visitor: visitor.open().ask("foot"),
    "clarify": lambda visitor: visitor.open().ask("which"),
    "no_answer": lambda visitor: visitor.open().ask("unknown"),
    "error": failed,
    "autocomplete": completing,
}
SETTINGS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"browser": {"color_scheme": "dark"}},
    "forced": {"browser": {"forced_colors": "active"}},
    "narrow": {"browser": {"viewport": {"width": 320, "height": 640}}},
    "arabic": {"lang": "ar"},
}


def violations(visitor: Visitor) -> list[str]:
    """What axe finds wrong with the page, and what it could not decide and nobody has looked at."""
    is_there = visitor.page.evaluate("'axe' in window")
    found = Axe("" if is_there else AXE_SCRIPT).run(visitor.page, options={"resultTypes": ["violations", "incomplete"]}).response
    wrong = [*found["violations"], *(one for one in found["incomplete"] if one["id"] not in UNDECIDED)]
    return [f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']]}" for one in wrong]


@pytest.mark.parametrize("setting", SETTINGS)
def test_axe_finds_nothing_in_any_state(visit: Visit, setting: str):
    visitor = visit(**SETTINGS[setting])
    for state, reach in STATES.items():
        reach(visitor)
        assert violations(visitor) == [], state
        visitor.page.evaluate("() => { const one = document.querySelector('faq-chat'); one.clear(); one.close() }")
        expect(visitor.panel).to_be_hidden()
        expect(visitor.replies).to_have_count(0)


def test_axe_finds_what_is_planted_inside_the_widget(visit: Visit):
    visitor = visit().open()
    visitor.page.evaluate(
        "() => { const bad = document.createElement('input'); document.querySelector('faq-chat').shadowRoot.querySelector('.panel').append(bad);"
        " document.querySelector('faq-chat').shadowRoot.querySelector('.intro p').style.cssText = 'color: #ccc; background: #fff' }"
    )
    found = " ".join(violations(visitor))
    assert "label:" in found
    assert "color-contrast:" in found


def test_one_log_and_one_status_are_there_before_anything_is_said(visit: Visit):
    visitor = visit()
    assert visitor.page.evaluate(LIVE_REGIONS) == ["log", "off", "status"], "the questions to start with are none of the messages"
    expect(visitor.panel.locator("[role=log] li")).to_have_count(0)
    log = visitor.page.evaluate_handle("document.querySelector('faq-chat').shadowRoot.querySelector('[role=log]')")
    visitor.open().ask("foot")
    assert visitor.page.evaluate("log => log.isConnected", log), "the region itself is never replaced"
    assert set(visitor.page.evaluate(LIVE_REGIONS)) == {"log", "off", "status"}, "nothing else announces messages"
    expect(visitor.log).to_have_accessible_name("Ask a question")


def test_each_message_begins_with_who_said_it(visit: Visit):
    visitor = visit().open()
    visitor.ask("hello")
    assert visitor.log.locator("li.message").inner_text().startswith("You said")
    assert visitor.replies.last.inner_text().startswith("Assistant said")


def test_the_panel_is_a_dialog_that_leaves_the_page_usable(visit: Visit):
    visitor = visit().open()
    expect(visitor.page.get_by_role("dialog", name="Ask a question")).to_be_visible()
    assert visitor.panel.get_attribute("aria-modal") is None
    expect(visitor.field).to_be_focused()
    visitor.page.locator("#before").click()
    expect(visitor.page.locator("#before")).to_be_focused()
    expect(visitor.panel).to_be_visible()


def test_the_launcher_says_what_it_does_in_the_words_it_shows(visit: Visit):
    visitor = visit(heading="Questions?", label="Ask us")
    launcher = visitor.page.get_by_role("button", name="Ask us")
    expect(launcher).to_have_attribute("aria-expanded", "false")
    assert launcher.get_attribute("aria-controls") == visitor.panel.get_attribute("id")
    launcher.click()
    expect(launcher).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("words", ["ball", "which", "unknown"])
def test_every_target_is_large_enough(visit: Visit, words: str):
    visitor = visit().open()
    visitor.ask(words)
    for no in visitor.replies.last.get_by_role("button", name="No", exact=True).all():
        no.click()
    visitor.panel.locator("header .tool").first.click()
    sizes = visitor.panel.locator("button, summary, input, .links a").evaluate_all(
        "nodes => nodes.filter((node) => node.checkVisibility()).map((node) => [node.textContent, node.offsetWidth, node.offsetHeight])"
    )
    assert len(sizes) > 6
    assert [one for one in sizes if one[1] < 24 or one[2] < 24] == []
    small = [one for one in sizes if one[2] < 38]
    assert [one[0] for one in small] in (["More"], []), "all but the unfolding of more are as large as a thumb"


def test_nothing_is_cut_or_scrolls_sideways_at_320_pixels_and_at_twice_the_text(visit: Visit):
    narrow = visit(browser={"viewport": {"width": 320, "height": 640}}).open()
    large = visit(style="faq-chat { --faq-font-size: 2em }").open()
    for visitor in (narrow, large):
        visitor.ask("ball")
        visitor.ask("two")
        assert visitor.panel.evaluate(CUT_OFF) == []
        expect(visitor.field).to_be_in_viewport()
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_the_focus_is_seen_and_not_covered(visit: Visit):
    visitor = visit().open()
    visitor.ask("what is sciatica")
    for _ in range(10):
        visitor.press("Shift+Tab")
        seen = visitor.page.evaluate(FOCUS_SEEN)
        assert seen[1], visitor.focused
        assert seen[0] != "none", visitor.focused


def test_nothing_moves_for_those_who_want_no_motion(visit: Visit):
    still = visit().open()
    still.send("leisurely")
    expect(still.log.locator(".typing")).to_be_visible()
    assert still.page.evaluate(MOVING) == 0
    lively = visit(browser={"reduced_motion": "no-preference"}).open()
    assert lively.page.evaluate(MOVING) > 0


def test_forced_colours_keep_frames_where_shadows_and_tints_are_gone(visit: Visit):
    visitor = visit(browser={"forced_colors": "active"}).open()
    visitor.ask("numb")
    for part, least in (("notices", 4), ("panel", 1), ("message", 1)):
        width = visitor.panel.page.locator(f"faq-chat [part={part}]").last.evaluate(
            "node => parseFloat(getComputedStyle(node.matches('li') ? node.querySelector('p') : node).borderTopWidth)"
        )
        assert width >= least, part


def test_more_contrast_and_darkness_are_heeded(visit: Visit):
    ground = "node => getComputedStyle(node).backgroundColor"
    assert visit(browser={"color_scheme": "dark"}).open().panel.evaluate(ground) == "rgb(18, 26, 27)"
    assert visit(browser={"color_scheme": "dark"}, theme="light").open().panel.evaluate(ground) == "rgb(247, 246, 242)"
    assert visit(theme="dark").open().panel.evaluate(ground) == "rgb(18, 26, 27)"
    soft = visit(browser={"contrast": "more"}).open().panel.locator(".privacy").evaluate("node => getComputedStyle(node).color")
    assert soft == "rgb(28, 43, 45)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_controls_stand_out_from_their_ground(visit: Visit, scheme: str):
    visitor = visit(browser={"color_scheme": scheme}).open()
    visitor.ask("numb")
    visitor.ask("ball")
    visitor.ask("foot")
    poor = visitor.page.evaluate(CONTRAST)
    assert poor == []


def test_send_keeps_the_focus_and_is_never_disabled(visit: Visit):
    visitor = visit().open()
    send = visitor.panel.get_by_role("button", name="Send")
    expect(send).to_have_attribute("aria-disabled", "true")
    assert send.get_attribute("disabled") is None
    visitor.field.fill("hello")
    expect(send).to_have_attribute("aria-disabled", "false")
    send.focus()
    visitor.press("Enter")
    expect(visitor.replies).to_have_count(1)
    expect(visitor.field).to_be_focused()


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Ask a question"),
        ("es", "Haga una pregunta"),
        ("fr-CA", "Poser une question"),
        ("de", "Frage stellen"),
        ("ar", "اطرح سؤالاً"),
        ("nl", "Ask a question"),
    ],
)
def test_the_interface_speaks_the_language_of_the_page(visit: Visit, lang: str, label: str):
    visitor = visit(lang=lang)
    expect(visitor.launcher).to_have_text(label)
    visitor.open().ask("what is sciatica")
    root = visitor.page.locator("faq-chat .root")
    expect(root).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    expect(visitor.replies.last.locator("[data-kind=text] p").first).to_have_attribute("lang", "en")
    box, window = visitor.panel.bounding_box(), 1100
    assert box is not None
    assert (box["x"] < window / 2) == (lang == "ar"), "the panel stands where a line ends"


def test_a_touch_opens_the_panel_without_the_keyboard(visit: Visit):
    visitor = visit(browser=PHONE)
    visitor.launcher.tap()
    expect(visitor.field).not_to_be_focused()
