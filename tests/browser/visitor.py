"""What a visitor does with the widget, by role and name, as assistive technology finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

__all__ = ["PHONE", "Visit", "Visitor"]

#: What opens a page of the host for a visitor.
Visit = Callable[..., "Visitor"]

#: A phone in the hand.
PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}


@dataclass
class Visitor:
    """A tab with the widget, and the errors that its console showed."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.errors.append(f"{error}"))
        self.page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the console calls an error."""
        if message.type == "error":
            self.errors.append(message.text)

    @property
    def launcher(self) -> Locator:
        """The button in the corner."""
        return self.page.locator("faq-chat .launcher").first

    @property
    def panel(self) -> Locator:
        """The panel."""
        return self.page.locator("faq-chat .panel").first

    @property
    def log(self) -> Locator:
        """The messages."""
        return self.page.get_by_role("log").first

    @property
    def field(self) -> Locator:
        """What is typed into."""
        return self.page.get_by_role("combobox").first

    @property
    def status(self) -> Locator:
        """The one line that says what is going on."""
        return self.panel.get_by_role("status")

    @property
    def replies(self) -> Locator:
        """The assistant's messages."""
        return self.log.locator("li.reply")

    def open(self) -> "Visitor":
        """Open the panel with the mouse."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def ask(self, text: str) -> Locator:
        """Type and send; gives back the newest reply once it is there."""
        before = self.replies.count()
        self.send(text)
        expect(self.replies).to_have_count(before + 1)
        return self.replies.last

    def send(self, text: str) -> None:
        """Type and send, whatever comes of it."""
        self.field.fill(text)
        self.field.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def focused(self) -> str:
        """What has the focus, as its tag, its name and its text."""
        return str(
            self.page.evaluate(
                "() => { let one = document.activeElement; while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;"
                " return [one.tagName, one.className, one.getAttribute('aria-label') ?? one.textContent].join(' ').slice(0, 80); }"
            )
        )
