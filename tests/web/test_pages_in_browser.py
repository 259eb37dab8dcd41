"""The pages in a real browser: nothing wrong by axe, nothing on the console, no cookie, and everything without JavaScript too."""

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from unlimited import UNLIMITED
from werkzeug.serving import make_server

from assistant.bootstrap import assemble
from tests.conftest import bicycle_workshop
from web import create_app, widget_files

PATHS = ("/", "/ask", "/faq", "/faq?q=my+battery+is+smoking", "/embed?accent=%23a8452f&language=ar&greeting=Hello")
#: Looked at once each: they are built of the same parts.
OTHERS = ("/faq?q=brakes", "/docs", "/nothing")
SETTINGS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"viewport": {"width": 390, "height": 844}, "forced_colors": "active"},
}
#: A widget that is none, but loads as one.
STAND_IN = "'use strict'; customElements.define('faq-chat', class extends HTMLElement {});"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The website over the knowledge of a bicycle workshop."""
    file = tmp_path_factory.mktemp("widget") / "widget.js"
    file.write_text(STAND_IN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(widget_files, "WIDGET", file)
        server = make_server("127.0.0.1", 0, create_app(assemble(bicycle_workshop()), web=UNLIMITED), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian packages it."""
    path = shutil.which("chromium")
    assert path, "Chromium is not installed: `make test` installs it, or on Debian: apt-get install chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])


def opened(browser: Browser, address: str, **options: object) -> tuple[Page, list[str]]:
    """A page of its own at the address, and what went wrong on it."""
    page = browser.new_context(**options).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    home = "/".join(address.split("/")[:3])
    page.on("request", lambda request: None if request.url.startswith(f"{home}/") else faults.append(request.url))
    page.goto(address)
    return page, faults


@pytest.mark.parametrize(("path", "setting"), [*((path, setting) for path in PATHS for setting in SETTINGS), *((path, "desktop") for path in OTHERS)])
def test_nothing_is_wrong_with_a_page(browser: Browser, address: str, path: str, setting: str) -> None:
    page, faults = opened(browser, address + path, bypass_csp=True, **SETTINGS[setting])  # axe is a script of the test's
    violations = [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in Axe().run(page).response["violations"]]
    assert not violations
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not page.context.cookies()
    assert not [fault for fault in faults if "404" not in fault or path != "/nothing"]
    page.context.close()


def test_axe_would_find_a_fault(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address, bypass_csp=True)
    page.evaluate("document.body.append(document.createElement('button'))")
    assert [one["id"] for one in Axe().run(page).response["violations"]]
    page.context.close()


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_the_widget_runs_under_the_pages_own_policy(browser: Browser, address: str, path: str) -> None:
    page, faults = opened(browser, address + path)
    page.wait_for_load_state()
    assert page.evaluate("customElements.get('faq-chat') !== undefined")
    assert not faults
    page.context.close()


def test_a_widget_that_was_changed_on_the_way_is_refused_and_the_page_unharmed(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "**/widget/*.js", lambda route: route.fulfill(body=STAND_IN + "//", content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"})
    )
    page.goto(address)
    assert page.evaluate("customElements.get('faq-chat') === undefined")
    assert page.get_by_role("heading", level=1).is_visible()
    context.close()


def test_the_builder_shows_its_lines_as_one_chooses(browser: Browser, address: str) -> None:
    page, faults = opened(browser, f"{address}/embed")
    page.get_by_label("Greeting").fill('Ask <us> "anything"')
    page.get_by_label("Language of the interface").select_option("fr")
    page.get_by_label("Colour").fill("#123456")
    page.get_by_label("In the page, always open").check()
    expect(page.locator("#snippet-html")).to_contain_text("inline")
    lines = page.locator("#snippet-html").text_content()
    assert 'greeting="Ask &lt;us&gt; &quot;anything&quot;"' in lines
    assert 'lang="fr"' in lines
    assert "#123456" in page.locator("#snippet-css").text_content()
    assert page.locator("faq-chat").evaluate("chat => chat.style.getPropertyValue('--faq-accent')") == "#123456"
    assert page.locator("faq-chat").get_attribute("greeting") == 'Ask <us> "anything"'
    page.reload()
    assert page.get_by_label("Greeting").input_value() == 'Ask <us> "anything"'
    assert not faults
    page.context.close()


def test_the_builder_works_without_javascript(browser: Browser, address: str) -> None:
    page, _ = opened(browser, f"{address}/embed", java_script_enabled=False)
    page.get_by_label("Greeting").fill("Hello")
    page.get_by_role("button", name="Show the lines").click()
    expect(page.locator("#snippet-html")).to_contain_text('greeting="Hello"')
    assert not page.get_by_role("button", name="Copy").is_visible()
    page.context.close()


def test_questions_are_found_and_asked_without_javascript(browser: Browser, address: str) -> None:
    page, faults = opened(browser, address, java_script_enabled=False)
    page.get_by_role("link", name="Read all questions").click()
    page.get_by_label("Search the questions").fill("brakes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How do I set the brakes?")).to_be_visible()
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_label("Your question").fill("mend a puncture")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("The handbook says that a patch closes the hole.")).to_be_visible()
    assert not faults
    page.context.close()
