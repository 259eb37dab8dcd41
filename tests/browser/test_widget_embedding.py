"""The widget in other people's pages: strict policies, wrong digests, two at once, loaded twice, moved about."""

import re

from playwright.sync_api import Page, expect

from tests.browser.host_pages import WIDGET, HostPages
from tests.browser.scripted_backend import Backend
from tests.browser.scripted_replies import QUESTIONS
from tests.browser.visitor import Visit


def test_it_works_under_the_strictest_policy_from_another_origin(visit: Visit, backend: Backend, host: HostPages):
    visitor = visit(is_strict=True)
    origins: set[str] = set()
    visitor.page.on("request", lambda request: origins.add("/".join(request.url.split("/")[:3])))
    visitor.open()
    visitor.field.press_sequentially("ball")
    expect(visitor.page.get_by_role("option")).to_have_count(2)
    visitor.press("Escape")
    reply = visitor.ask("ball")
    reply.get_by_role("button", name="Yes").click()
    expect(reply.get_by_text("Thank you.")).to_be_visible()
    expect(visitor.launcher).to_have_css("position", "fixed")
    assert visitor.errors == []
    assert visitor.page.context.cookies() == []
    assert origins == {host.backend}, "nobody else is asked"
    assert host.address != host.backend


def test_a_wrong_digest_refuses_the_script_and_leaves_the_page_unharmed(contexts, host: HostPages):
    page: Page = contexts().new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(host.page(digest=f"sha384-{'A' * 64}"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("customElements.get('faq-chat') === undefined")
    assert any("integrity" in error for error in errors)
    expect(page.get_by_role("heading", name="A clinic")).to_be_visible()


def test_an_inline_style_inside_the_shadow_tree_would_be_blocked(visit: Visit):
    visitor = visit(is_strict=True)
    visitor.page.evaluate(
        "() => { const style = document.createElement('style'); style.textContent = '.launcher { position: static !important }';"
        " document.querySelector('faq-chat').shadowRoot.append(style) }"
    )
    expect(visitor.launcher).to_have_css("position", "fixed")
    assert any("style-src" in error for error in visitor.errors), "the control: the policy is in force"


def test_two_in_one_page_keep_their_conversations_apart(visit: Visit, host: HostPages, backend: Backend):
    both = host.element(heading="Ask the clinic", id="one") + host.element(heading="Ask the gym", id="two", mode="inline")
    visitor = visit(body=both).open()
    visitor.ask("hello")
    other = visitor.page.locator("#two")
    other.get_by_role("combobox").fill("numb")
    other.get_by_role("combobox").press("Enter")
    expect(other.locator(".notices")).to_have_count(1)
    expect(visitor.page.locator("#one").locator("li.reply")).to_have_count(1)
    assert visitor.page.evaluate("sessionStorage.length") == 2
    visitor.page.reload()
    expect(visitor.page.locator("#two .notices")).to_have_count(1)
    expect(visitor.page.locator("#one .notices")).to_have_count(0)
    visitor.page.evaluate("location.hash = '#faq=causes'")
    expect(visitor.page.locator("#one li.message").last).to_contain_text(QUESTIONS["causes"])
    expect(other.locator("li.message")).to_have_count(1)


def test_a_script_that_is_loaded_twice_is_one(visit: Visit, host: HostPages):
    script = f'<script src="{host.backend}/widget.js?again" defer></script>'
    visitor = visit(body=f"{host.element()}{script}")
    visitor.open().ask("hello")
    expect(visitor.page.locator("faq-chat .launcher")).to_have_count(1)
    assert visitor.errors == []


def test_an_element_that_is_moved_keeps_what_it_has(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.ask("hello")
    visitor.send("leisurely")
    visitor.field.fill("half a")
    visitor.page.evaluate("document.body.prepend(document.querySelector('faq-chat'))")
    expect(visitor.panel).to_be_visible()
    expect(visitor.replies).to_have_count(2)
    expect(visitor.field).to_have_value("half a")
    visitor.press("Escape") if "INPUT" in visitor.focused else visitor.launcher.click()
    expect(visitor.panel).to_be_hidden()
    assert len(backend.sent("/api/v1/chat")) == 2
    assert visitor.errors == []


def test_an_element_that_is_moved_on_a_phone_leaves_the_page_usable(visit: Visit):
    visitor = visit(browser={"viewport": {"width": 390, "height": 780}}).open()
    visitor.page.evaluate("document.body.prepend(document.querySelector('faq-chat'))")
    expect(visitor.panel).to_be_visible()
    visitor.page.evaluate("document.querySelector('faq-chat').close()")
    expect(visitor.panel).to_be_hidden()
    visitor.page.locator("#before").click()
    expect(visitor.page.locator("#before")).to_be_focused()


def test_an_element_that_is_taken_away_asks_for_nothing_more(visit: Visit, backend: Backend):
    visitor = visit().open()
    visitor.page.evaluate("window.kept = document.querySelector('faq-chat'); kept.remove(); location.hash = '#faq=causes'")
    visitor.page.wait_for_timeout(200)
    assert backend.sent("/api/v1/chat") == []
    visitor.page.evaluate("location.hash = ''; document.body.append(kept)")
    expect(visitor.launcher).to_be_visible()
    assert visitor.errors == []


def test_strings_set_before_the_script_came_are_heeded(visit: Visit):
    visitor = visit(body="<faq-chat></faq-chat><script>document.querySelector('faq-chat').strings = { ask: 'Early' }</script>")
    expect(visitor.launcher).to_have_text("Early")


def test_the_page_is_hardly_kept_waiting(visit: Visit):
    visitor = visit()
    nodes, ran, built = visitor.page.evaluate(
        """async () => {
          const source = await (await fetch(document.scripts[0].src)).text();
          const least = (work) => Math.min(...Array.from({ length: 5 }, () => { const start = performance.now(); work(); return performance.now() - start; }));
          const one = document.querySelector('faq-chat');
          const nodes = one.shadowRoot.querySelectorAll('*').length;
          return [nodes, least(() => (0, eval)(source)), least(() => document.body.append(document.createElement('faq-chat')))];
        }"""
    )
    print(f"widget: {nodes} nodes; {ran:.1f} ms to run the script and {built:.1f} ms to put the element into the page, best of 5, of 50 ms")
    assert nodes < 60, "what is made before anyone asks is little; replies are made when they come"


def test_no_source_makes_markup_from_text():
    sources = [*(WIDGET.parents[1] / "widget").glob("*.js"), WIDGET]
    assert len(sources) > 10
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|DOMParser|createContextualFragment|\beval\(|new Function|srcdoc|\.cssText|https?://(?!www\.w3\.org/2000/svg)"
    assert [(path.name, found) for path in sources for found in re.findall(sinks, path.read_text(encoding="utf-8"))] == []
