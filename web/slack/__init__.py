"""Slack -> Message, Reply -> Slack: mentions, direct messages, threads, a command, a shortcut and the home tab."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus

from flask import Blueprint, Flask, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask.handler import to_bolt_request, to_flask_response
from slack_sdk.signature import SignatureVerifier

from assistant.chat_tokens import BOT_TOKEN, SlackTokens
from assistant.engine import Assistant
from assistant.errors import SettingsError
from web.slack.bolt import bolt_app
from web.slack.client import slack_client
from web.slack.delivery import Delivery, error_of
from web.slack.door import Door
from web.slack.guard import is_signed
from web.slack.shapes import is_well_formed

__all__ = ["events_blueprint", "init_app", "open_door"]

logger = logging.getLogger(__name__)

#: What Slack answers to a token that is none, or none any more.
BAD_TOKENS = ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type")
#: What a signed body that is broken makes of Bolt's reading it.
BROKEN = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError)
#: Seconds until Slack has to say who we are; the start does not wait longer.
PATIENCE_AT_START = 3


def init_app(app: Flask, tokens: SlackTokens, current: Callable[[], Assistant]) -> None:
    """Open the door where Slack sends requests; in socket mode nothing is sent."""
    if tokens.signing_secret is None:
        return
    door = open_door(tokens, current)
    app.extensions["slack"] = door
    app.register_blueprint(events_blueprint(door, tokens, SignatureVerifier(tokens.signing_secret)))


def open_door(tokens: SlackTokens, current: Callable[[], Assistant]) -> Door:
    """The door of this process; SettingsError when Slack refuses the token. A Slack that cannot be reached keeps nothing from starting."""
    return Door(current, Delivery(slack_client(tokens.bot_token, tokens.api_url)), own_id(tokens))


def own_id(tokens: SlackTokens) -> str | None:
    """The id by which the bot is mentioned; None where Slack does not say."""
    found: list[str] = []
    client = slack_client(tokens.bot_token, tokens.api_url, PATIENCE_AT_START)
    client.retry_handlers = []
    error = error_of(lambda: found.append(str(client.auth_test()["user_id"])))
    if error in BAD_TOKENS:
        raise SettingsError(BOT_TOKEN, f"is refused by Slack ({error}). Install the app again, and copy the token that Slack shows then.")
    if error:
        logger.warning("Slack could not be asked who we are (%s); it is asked nothing until there is an answer to give.", error)
    return found[0] if found else None


def events_blueprint(door: Door, tokens: SlackTokens, verifier: SignatureVerifier) -> Blueprint:
    """The one address to which Slack sends events, commands, clicks and dialogues."""
    blueprint = Blueprint("slack", __name__)
    app = bolt_app(door, tokens)

    def events() -> tuple[str, int] | Response:
        if not is_signed(request, verifier):
            door.count("refused")
            return "", HTTPStatus.UNAUTHORIZED
        if door.lanes.is_full:
            door.count("put_off")
            return "", HTTPStatus.SERVICE_UNAVAILABLE  # Slack sends it again in a minute
        # A command waits for its own answer, and must not go before it.
        with door.precedence.first() if request.is_json else nullcontext():
            return dispatched(app, door)

    blueprint.add_url_rule("/slack/events", "events", events, methods=["POST"])
    return blueprint


def dispatched(app: App, door: Door) -> tuple[str, int] | Response:
    """What Bolt answers to the request; 400 when its body is signed and yet broken."""
    try:
        asked = to_bolt_request(request)
    except BROKEN:
        return "", HTTPStatus.BAD_REQUEST
    if not is_well_formed(asked.body):
        return "", HTTPStatus.BAD_REQUEST
    if asked.body.get("type") == "app_rate_limited":
        door.count("rate_limited")
        logger.warning("Slack holds events back: more came than it delivers.")
        return "", HTTPStatus.OK
    return to_flask_response(app.dispatch(asked))
