"""slack: the app's manifest, and socket mode."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from assistant.cli.exits import OK

__all__ = ["manifest", "manifest_for", "slack", "socket"]

#: The app as Slack is to make it, with the fewest scopes that every feature here can do with.
MANIFEST = Path(__file__).with_name("slack_manifest.json")
#: The one address to which Slack sends everything.
PATH = "/slack/events"

slack = typer.Typer(name="slack", help="Put the assistant into a Slack workspace; docs/slack.md goes step by step.", no_args_is_help=True)


@slack.command()
def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches this server, such as https://faq.example.org.")] = None,
    by_socket: Annotated[bool, typer.Option("--socket", help="For socket mode: this server calls Slack, and needs no public address.")] = False,
    name: Annotated[str, typer.Option(help="What the app is called in Slack; at most 35 characters.")] = "FAQ",
    command: Annotated[str, typer.Option(help="The slash command.")] = "/faq",
) -> None:
    """Print the app's manifest, to be pasted at https://api.slack.com/apps under "Create New App", "From a manifest"."""
    if (url is None) is not by_socket:
        raise typer.BadParameter("Say where Slack reaches this server with --url https://..., or --socket for socket mode.")
    if url is not None and not is_public(url):
        raise typer.BadParameter("Slack calls public addresses over https alone: --url https://faq.example.org. Without one, use --socket.")
    if not 0 < len(name) <= 35 or not command.startswith("/") or not 1 < len(command) <= 32 or " " in command:
        raise typer.BadParameter("A name has 1 to 35 characters; a command begins with / and has at most 32, without blanks.")
    print(json.dumps(manifest_for(url, name, command), indent=2, ensure_ascii=False))


def is_public(url: str) -> bool:
    """Whether Slack would take the address."""
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.netloc) and not parts.query and not parts.fragment


def manifest_for(url: str | None, name: str = "FAQ", command: str = "/faq") -> dict[str, Any]:
    """The manifest for this address; for socket mode without one."""
    made: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    made["display_information"]["name"] = name
    made["features"]["slash_commands"][0]["command"] = command
    made["settings"]["socket_mode_enabled"] = url is None
    if url is not None:
        address = url.rstrip("/") + PATH
        made["features"]["slash_commands"][0]["url"] = address
        made["settings"]["event_subscriptions"]["request_url"] = address
        made["settings"]["interactivity"]["request_url"] = address
    return made


@slack.command()
def socket() -> None:
    """Answer in Slack over a connection that this machine opens: for trials, and where no public address is."""
    from assistant.chat_tokens import APP_PLACE, APP_TOKEN
    from assistant.errors import SettingsError
    from assistant.settings import Settings

    tokens = Settings.from_environment(os.environ).slack
    if tokens is None or tokens.app_token is None:
        raise SettingsError(APP_TOKEN, f"is missing. Socket mode needs it beside CAVEAT_SLACK_BOT_TOKEN; Slack shows it under {APP_PLACE}.")
    raise typer.Exit(run())


def run() -> int:
    """Run the door until it is told to stop; its exit code, 0 for a stop that was asked for. It is no part of this package."""
    door = subprocess.Popen([sys.executable, "-m", "web.slack"])
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: door.terminate())
    code = door.wait()
    return OK if code == -signal.SIGTERM else code
