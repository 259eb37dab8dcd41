"""Environment -> the secrets of Slack and Mattermost: read once at start, checked, and never shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import SettingsError

__all__ = ["SlackTokens", "mattermost_tokens", "secret", "slack_tokens"]

SIGNING_SECRET, BOT_TOKEN, APP_TOKEN = "CAVEAT_SLACK_SIGNING_SECRET", "CAVEAT_SLACK_BOT_TOKEN", "CAVEAT_SLACK_APP_TOKEN"
SLACK_API_URL, MATTERMOST_TOKEN = "CAVEAT_SLACK_API_URL", "CAVEAT_MATTERMOST_TOKEN"
#: Where Slack is; a proxy or Slack's own government cloud stands elsewhere.
API_URL = "https://slack.com/api/"
#: A shorter token could be guessed; Mattermost makes 26 characters.
SHORTEST = 8
#: How a token begins, and where Slack shows it.
BOT_PREFIX, BOT_PLACE = "xoxb-", "OAuth & Permissions, Bot User OAuth Token"
APP_PREFIX, APP_PLACE = "xapp-", "Basic Information, App-Level Tokens"
SECRET_PLACE = "Basic Information, App Credentials, Signing Secret"  # noqa: S105 - where it is shown


@dataclass(frozen=True, slots=True)
class SlackTokens:
    """What Slack gave to this app.

    Attributes:
        signing_secret: proves that a request came from Slack; None where only socket mode is used.
        app_token: opens socket mode; None where Slack sends requests.
    """

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = API_URL


def slack_tokens(environment: Mapping[str, str]) -> SlackTokens | None:
    """Slack's tokens, None when none is set; half a set or a wrong one is a SettingsError that names it and shows nothing of it."""
    bot, signing, app = (secret(environment, name) for name in (BOT_TOKEN, SIGNING_SECRET, APP_TOKEN))
    if bot is None and signing is None and app is None:
        return None
    if bot is None:
        raise SettingsError(BOT_TOKEN, f"is missing beside {SIGNING_SECRET if signing else APP_TOKEN}; Slack shows it under {BOT_PLACE}.")
    if signing is None and app is None:
        raise SettingsError(SIGNING_SECRET, f"is missing beside {BOT_TOKEN}; Slack shows it under {SECRET_PLACE}. For socket mode set {APP_TOKEN}.")
    check_beginning(BOT_TOKEN, bot, BOT_PREFIX, BOT_PLACE)
    if app is not None:
        check_beginning(APP_TOKEN, app, APP_PREFIX, APP_PLACE)
    if signing is not None and signing.startswith(("xox", "xapp-")):
        raise SettingsError(SIGNING_SECRET, f"holds a token. Slack shows the signing secret under {SECRET_PLACE}.")
    return SlackTokens(bot, signing, app, api_url(environment))


def check_beginning(name: str, value: str, prefix: str, place: str) -> None:
    """Refuse a token of another kind."""
    if not value.startswith(prefix):
        raise SettingsError(name, f"does not begin with {prefix}. Slack shows it under {place}.")


def api_url(environment: Mapping[str, str]) -> str:
    """Where Slack's Web API is, with a slash at its end."""
    url = environment.get(SLACK_API_URL) or API_URL
    if urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).netloc:
        raise SettingsError(SLACK_API_URL, "must be a web address such as https://slack.com/api/.")
    return url if url.endswith("/") else f"{url}/"


def mattermost_tokens(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The tokens that Mattermost made: one for each slash command and outgoing webhook, parted by commas; none when none is set."""
    value = secret(environment, MATTERMOST_TOKEN, may_be_several=True)
    tokens = tuple(token.strip() for token in (value or "").split(",") if token.strip())
    if any(len(token) < SHORTEST for token in tokens):
        raise SettingsError(MATTERMOST_TOKEN, "is too short: Mattermost's tokens have 26 characters. Copy it from Integrations.")
    return tokens


def secret(environment: Mapping[str, str], name: str, may_be_several: bool = False) -> str | None:
    """A secret from the variable, or from the file that the variable with _FILE at its end names; None when neither is set."""
    value, file = environment.get(name, "").strip(), environment.get(f"{name}_FILE", "").strip()
    if value and file:
        raise SettingsError(name, f"is set, and {name}_FILE as well. Set one of the two.")
    if file:
        value = read_secret(f"{name}_FILE", Path(file))
    if not value:
        return None
    if not value.isascii() or not value.isprintable() or (" " in value and not may_be_several):
        raise SettingsError(name, "holds blanks or characters that no token has. Copy it again.")
    return value


def read_secret(name: str, file: Path) -> str:
    """The text of the file; an empty one is as wrong as none."""
    try:
        value = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(name, f"names a file that cannot be read: {type(error).__name__}. Check the path and its permissions.") from error
    if not value:
        raise SettingsError(name, "names an empty file.")
    return value
