"""Environment -> the secrets of the chat doors: half a set and wrong ones are named and refused, and nothing is shown."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.chat_tokens import API_URL, SlackTokens, mattermost_tokens, slack_tokens
from assistant.errors import SettingsError
from assistant.settings import Settings

BOT, SIGNING, APP, MATTERMOST = "CAVEAT_SLACK_BOT_TOKEN", "CAVEAT_SLACK_SIGNING_SECRET", "CAVEAT_SLACK_APP_TOKEN", "CAVEAT_MATTERMOST_TOKEN"
GOOD = {BOT: "xoxb-1-good", SIGNING: "0123456789abcdef0123456789abcdef"}


def refused(environment: Mapping[str, str]) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environment)
    for value in environment.values():
        assert value not in str(caught.value)
    return caught.value


def test_nothing_set_is_no_door() -> None:
    assert slack_tokens({}) is None
    assert slack_tokens({BOT: "", SIGNING: "  "}) is None
    assert mattermost_tokens({}) == ()


def test_a_set_is_read() -> None:
    assert slack_tokens(GOOD) == SlackTokens(GOOD[BOT], GOOD[SIGNING], None, API_URL)
    assert slack_tokens({BOT: GOOD[BOT], APP: "xapp-1"}) == SlackTokens(GOOD[BOT], None, "xapp-1")
    assert slack_tokens({**GOOD, "CAVEAT_SLACK_API_URL": "http://127.0.0.1:9/api"}).api_url == "http://127.0.0.1:9/api/"


@pytest.mark.parametrize(
    ("environment", "named", "also"),
    [
        ({BOT: GOOD[BOT]}, SIGNING, BOT),
        ({SIGNING: GOOD[SIGNING]}, BOT, SIGNING),
        ({APP: "xapp-1"}, BOT, APP),
        ({**GOOD, BOT: "xoxp-a-person's"}, BOT, "xoxb-"),
        ({**GOOD, APP: "xoxb-2"}, APP, "xapp-"),
        ({**GOOD, SIGNING: "xoxb-3"}, SIGNING, "Signing Secret"),
        ({**GOOD, SIGNING: "two words"}, SIGNING, "blanks"),
        ({**GOOD, SIGNING: "sécret"}, SIGNING, "no token has"),
        ({**GOOD, f"{BOT}_FILE": "/nowhere/at/all"}, BOT, "one of the two"),
        ({SIGNING: GOOD[SIGNING], f"{BOT}_FILE": "/nowhere/at/all"}, f"{BOT}_FILE", "cannot be read"),
        ({**GOOD, "CAVEAT_SLACK_API_URL": "slack.example"}, "CAVEAT_SLACK_API_URL", "https://slack.com/api/"),
        ({MATTERMOST: "brief"}, MATTERMOST, "26"),
    ],
)
def test_half_a_set_or_a_wrong_one_is_named_and_not_shown(environment: Mapping[str, str], named: str, also: str) -> None:
    error = refused(environment)
    assert error.variable == named
    assert also in str(error)


def test_secrets_may_stand_in_files(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("xoxb-from-a-file\n")
    assert slack_tokens({f"{BOT}_FILE": str(file), SIGNING: GOOD[SIGNING]}).bot_token.endswith("from-a-file")
    file.write_text(" \n")
    assert refused({f"{BOT}_FILE": str(file)}).reason == "names an empty file."


def test_mattermost_makes_several_tokens() -> None:
    assert mattermost_tokens({MATTERMOST: "a" * 26 + ", " + "b" * 26 + ","}) == ("a" * 26, "b" * 26)


def test_no_secret_is_shown_in_a_representation() -> None:
    settings = Settings.from_environment({**GOOD, APP: "xapp-hidden", MATTERMOST: "m" * 26})
    for value in (*GOOD.values(), "xapp-hidden", "m" * 26):
        assert value not in repr(settings)
