"""assistant slack: the manifest, and what socket mode asks for."""

import json
import subprocess
import sys

import pytest

from assistant.cli.slack import MANIFEST, manifest_for
from tests.cli.run import ROOT, run
from web.slack.actions import ANSWER_THIS

#: What the features need, and no more.
SCOPES = {"app_mentions:read", "channels:history", "chat:write", "commands", "im:history"}


def test_the_manifest_has_the_fewest_scopes_and_one_address() -> None:
    done = run("slack", "manifest", "--url", "https://faq.example.org/")
    made = json.loads(done.stdout)
    assert set(made["oauth_config"]["scopes"]["bot"]) <= SCOPES
    assert "user" not in made["oauth_config"]["scopes"]
    address = "https://faq.example.org/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == made["settings"]["interactivity"]["request_url"] == address
    assert [(one["command"], one["url"]) for one in made["features"]["slash_commands"]] == [("/faq", address)]
    assert made["settings"]["socket_mode_enabled"] is False


def test_the_manifest_for_socket_mode_has_no_address() -> None:
    done = run("slack", "manifest", "--socket", "--name", "Ask us", "--command", "/ask")
    made = json.loads(done.stdout)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in done.stdout.decode()
    assert (made["display_information"]["name"], made["features"]["slash_commands"][0]["command"]) == ("Ask us", "/ask")


def test_the_manifest_names_what_is_listened_to() -> None:
    made = manifest_for("https://faq.example.org")
    assert [shortcut["callback_id"] for shortcut in made["features"]["shortcuts"]] == [ANSWER_THIS]
    assert made["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened", "app_mention", "message.channels", "message.im"]
    assert json.loads(MANIFEST.read_text(encoding="utf-8"))["features"]["app_home"]["messages_tab_read_only_enabled"] is False


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--url", "http://faq.example.org"),
        ("--url", "faq.example.org"),
        ("--url", "https://a.example", "--socket"),
        ("--socket", "--name", "x" * 36),
        ("--socket", "--command", "faq"),
    ],
)
def test_wrong_use_says_what_to_do(arguments: tuple[str, ...]) -> None:
    done = run("slack", "manifest", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--socket" in done.stderr or b"name" in done.stderr


def test_socket_mode_names_the_missing_token() -> None:
    for environment in ({}, {"CAVEAT_SLACK_BOT_TOKEN": "xoxb-1", "CAVEAT_SLACK_SIGNING_SECRET": "0" * 32}):
        done = run("slack", "socket", **environment)
        assert done.returncode == 2
        assert b"CAVEAT_SLACK_APP_TOKEN" in done.stderr


HALF_A_SET = {"CAVEAT_SLACK_BOT_TOKEN": "xoxb-half-a-set"}


def test_serving_refuses_half_a_set_of_tokens_by_name() -> None:
    done = run("serve", **HALF_A_SET)
    assert done.returncode == 2
    assert b"CAVEAT_SLACK_SIGNING_SECRET" in done.stderr
    assert b"half-a-set" not in done.stdout + done.stderr


def test_socket_mode_says_when_there_is_no_slack_and_ends() -> None:
    tokens = {"CAVEAT_SLACK_BOT_TOKEN": "xoxb-1", "CAVEAT_SLACK_APP_TOKEN": "xapp-1", "CAVEAT_SLACK_API_URL": "http://127.0.0.1:9/"}
    done = run("slack", "socket", **tokens)
    assert done.returncode == 5
    assert b"Slack cannot be reached" in done.stderr
    assert b"xapp-1" not in done.stderr


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    code = "import sys; from assistant.cli.slack import slack; sys.exit(any(name in sys.modules for name in ('slack_bolt', 'slack_sdk', 'flask', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
