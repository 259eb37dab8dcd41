"""One journey against the application itself, over a real socket, from a page of the same site."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask, Response
from playwright.sync_api import BrowserContext, expect

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from assistant.settings import Settings
from tests.browser.scripted_backend import WIDGET
from tests.browser.served_app import served
from tests.browser.visitor import Visitor
from web import create_app

PAGE = (
    '<!doctype html><html lang="en"><head><title>A clinic</title><link rel="icon" href="data:,"><script src="/clinic/widget.js" defer></script></head>'
    "<body><main><h1>A clinic</h1><faq-chat></faq-chat></main></body></html>"
)


@pytest.fixture
def site(assistant: Assistant) -> Iterator[str]:
    """The application, with a clinic's page beside it on the same origin."""
    app: Flask = create_app(assistant)
    app.add_url_rule("/clinic", view_func=lambda: Response(PAGE, mimetype="text/html"), endpoint="clinic")
    app.add_url_rule("/clinic/widget.js", view_func=lambda: Response(WIDGET.read_bytes(), mimetype="text/javascript"), endpoint="clinic-widget")
    app.after_request_funcs.setdefault(None, []).insert(0, without_policy)  # the last to touch the response: the page is the clinic's, not ours
    with ExitStack() as stack:
        yield stack.enter_context(served(app))


def without_policy(response: Response) -> Response:
    """The response with no policy of ours on a page that is not ours."""
    from flask import request

    if request.path.startswith("/clinic"):
        response.headers.pop("Content-Security-Policy", None)
    return response


def test_a_visitor_of_the_real_assistant_is_answered_and_warned(site: str, contexts: Callable[..., BrowserContext]):
    visitor = Visitor(contexts().new_page())
    visitor.page.goto(f"{site}/clinic")
    visitor.open()
    answer = visitor.ask("what is sciatica?")
    expect(answer.locator("[data-kind=text]")).to_contain_text("Sciatica is pain down the leg")
    expect(answer.locator("[data-kind=caveat]").first).to_be_visible()
    expect(answer.locator("[data-kind=match]")).to_have_text("Exact match")
    visitor.replies.last.locator("[data-kind=suggestion]").first.click()
    expect(visitor.replies).to_have_count(2)
    warning = visitor.ask("i can't pee and my groin is numb")
    expect(warning.locator("strong").first).to_have_text("Urgent")
    expect(warning.get_by_role("link", name="112")).to_be_visible()
    expect(visitor.ask("who won the world cup").locator("[data-kind=text]")).to_contain_text("don't have an answer")
    assert [error for error in visitor.errors if not error.startswith("Failed to load resource")] == []


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Assistant]:
    """The assistant with a store of its own."""
    assistant = build_assistant(Settings(store=f"sqlite:///{tmp_path / 'store.sqlite'}"), is_stored=True)
    yield assistant
    assert assistant.store
    assistant.store.close()


def test_the_demo_page_completes_takes_an_opinion_and_forgets(stored: Assistant, contexts: Callable[..., BrowserContext]):
    with served(create_app(stored)) as site:
        visitor = Visitor(contexts().new_page())
        visitor.page.goto(site)
        visitor.open()
        visitor.field.press_sequentially("is sciatica one")
        expect(visitor.page.get_by_role("option").first).to_contain_text("sciatica")
        visitor.field.fill("")
        answer = visitor.ask("is sciatica one-sided")
        answer.get_by_role("button", name="Yes").click()
        expect(answer).to_contain_text("Thank you")
        visitor.panel.get_by_role("button", name="More", exact=True).click()
        visitor.panel.get_by_role("button", name="Delete", exact=True).click()
        visitor.panel.get_by_role("button", name="Delete everything?").click()
        expect(visitor.status).to_have_text("Done.")  # the server has forgotten it; else it would say that this browser alone has
    assert [error for error in visitor.errors if not error.startswith("Failed to load resource")] == []
