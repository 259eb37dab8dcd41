"""One Chromium for all browser tests, the scripted backend, and pages of another origin to stand in."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.host_pages import HostPages
from tests.browser.scripted_backend import Backend
from tests.browser.served_app import served
from tests.browser.visitor import Visit, Visitor


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; a test without it fails, because what nobody looked at cannot be called good."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("Chromium is missing, and the widget is tested in a real browser. `make test` installs it where it may; else install it by hand.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def scripted() -> Iterator[tuple[Backend, HostPages]]:
    """The backend and the site, one of each for all tests."""
    backend = Backend()
    with served(backend.app) as address:
        host = HostPages(address)
        with served(host.app) as host_address:
            host.address = host_address.replace("127.0.0.1", "localhost")
            yield backend, host


@pytest.fixture
def backend(scripted: tuple[Backend, HostPages]) -> Backend:
    """The backend, as if nothing had ever reached it."""
    backend = scripted[0]
    backend.requests.clear()
    backend.broken.clear()
    backend.fails.clear()
    return backend


@pytest.fixture
def host(scripted: tuple[Backend, HostPages], backend: Backend) -> HostPages:
    """The site around the widget."""
    return scripted[1]


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A new browser profile with the settings given; all are closed after the test."""
    made: list[BrowserContext] = []

    def new(**settings: Any) -> BrowserContext:
        made.append(chromium.new_context(**({"viewport": {"width": 1100, "height": 800}, "locale": "en-GB", "reduced_motion": "reduce"} | settings)))
        return made[-1]

    yield new
    for context in made:
        context.close()


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext], host: HostPages) -> Visit:
    """A visitor on a page of the host: `visit(lang="ar", browser={"color_scheme": "dark"})`; fails on any error in the console that was not expected."""

    def opened(url: str | None = None, *, browser: dict[str, Any] | None = None, fragment: str = "", **page: Any) -> Visitor:
        tab: Page = contexts(**(browser or {})).new_page()
        tab.set_default_timeout(5_000)
        visitor = Visitor(tab)
        tab.goto((url or host.page(**page)) + fragment)
        tab.wait_for_function("!!customElements.get('faq-chat')")
        return visitor

    return opened
