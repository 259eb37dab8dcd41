"""Environment -> Settings: what differs between installations, read and checked once at start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.chat_tokens import SlackTokens, mattermost_tokens, slack_tokens
from assistant.errors import SettingsError

__all__ = ["Contact", "Settings"]

#: The knowledge that comes with the project.
KNOWLEDGE = Path(__file__).resolve().parent.parent / "faq"
VAR = KNOWLEDGE.parent / "var"
#: Links a page may safely carry; anything else (javascript:, data:) is refused.
CONTACT_SCHEMES = ("https", "http", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Contact:
    """The way to reach a person."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up.

    Attributes:
        knowledge: folder with the entries and the policy (`CAVEAT_KNOWLEDGE`).
        var: folder for what a run leaves behind and can make again, such as the saved index (`CAVEAT_VAR`).
        contact: way to reach a person (`CAVEAT_CONTACT_LABEL`, `CAVEAT_CONTACT_HREF`), if there is one.
        country: ISO 3166-1 alpha-2 code of the country whose numbers stand first in safety messages (`CAVEAT_COUNTRY`);
            None for wording that fits everywhere.
        store: SQLAlchemy URL of the database for conversations, journal and feedback (`CAVEAT_STORE`); None for an SQLite file in
            `var`, "none" for no database: conversations are remembered by the process then, and nothing is kept. It may hold a
            password, and is not shown.
        keeps_raw_text: whether what visitors write is stored as it is, with whatever names a person (`CAVEAT_KEEP_RAW_TEXT=yes`).
        slack: Slack's tokens, None where there are none (assistant/chat_tokens.py).
        mattermost: the tokens that Mattermost made; its doors are closed where there are none.
    """

    knowledge: Path = KNOWLEDGE
    var: Path = VAR
    contact: Contact | None = None
    country: str | None = None
    store: str | None = field(default=None, repr=False)
    keeps_raw_text: bool = False
    slack: SlackTokens | None = None
    mattermost: tuple[str, ...] = field(default=(), repr=False)

    @property
    def store_url(self) -> str | None:
        """Where the store is; None where there is to be none."""
        if self.store is None:
            return f"sqlite:///{self.var.resolve() / 'store.sqlite'}"
        return None if self.store == "none" else self.store

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Settings as the environment says; raises SettingsError naming the variable."""
        folder, var = environment.get("CAVEAT_KNOWLEDGE"), environment.get("CAVEAT_VAR")
        return cls(
            knowledge=Path(folder) if folder else KNOWLEDGE,
            var=Path(var) if var else VAR,
            contact=read_contact(environment.get("CAVEAT_CONTACT_LABEL"), environment.get("CAVEAT_CONTACT_HREF")),
            country=environment.get("CAVEAT_COUNTRY", "").strip().upper() or None,
            store=environment.get("CAVEAT_STORE", "").strip() or None,
            keeps_raw_text=is_yes("CAVEAT_KEEP_RAW_TEXT", environment),
            slack=slack_tokens(environment),
            mattermost=mattermost_tokens(environment),
        )


def is_yes(variable: str, environment: Mapping[str, str]) -> bool:
    """Whether the variable says yes; unset is no, and anything but yes and no is an error."""
    value = environment.get(variable, "").strip().lower()
    if value not in ("", "yes", "no"):
        raise SettingsError(variable, "is neither yes nor no.")
    return value == "yes"


def read_contact(label: str | None, href: str | None) -> Contact | None:
    """The contact, None when neither part is set; half a contact or an unsafe link is an error."""
    if not label and not href:
        return None
    if not label:
        raise SettingsError("CAVEAT_CONTACT_LABEL", "is missing beside CAVEAT_CONTACT_HREF; set both or neither.")
    if not href or urlsplit(href).scheme not in CONTACT_SCHEMES:
        raise SettingsError("CAVEAT_CONTACT_HREF", f"must begin with one of {', '.join(s + ':' for s in CONTACT_SCHEMES)}.")
    return Contact(label, href)
