"""The Bolt application: who listens to what, and what happens when a listener fails."""

import re
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from assistant.chat_tokens import SlackTokens
from web.slack import actions, commands, hearing, judging
from web.slack.client import silent_logger
from web.slack.door import Door
from web.slack.lanes import log_without_words

__all__ = ["bolt_app"]


def bolt_app(door: Door, tokens: SlackTokens) -> App:
    """The application around the door. Listeners only hand over to the lanes, so that they run before the acknowledgement goes out.

    Signatures are checked before Bolt sees a request, and Slack is never asked who we are while it waits.
    """
    app = App(
        client=door.delivery.client,
        authorize=authorize(door, tokens),
        logger=silent_logger(),
        process_before_response=True,
        request_verification_enabled=False,
        signing_secret=tokens.signing_secret or "socket mode",
        raise_error_for_unhandled_request=True,
    )
    for part in (hearing, commands, actions, judging):
        part.listen(app, door)
    app.event(re.compile(""))(lambda: None)
    app.error(failed)
    return app


def authorize(door: Door, tokens: SlackTokens) -> Callable[..., AuthorizeResult]:
    """What Bolt asks at every request: this installation has one workspace and one token."""

    def result(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=tokens.bot_token, bot_user_id=door.bot_user)

    return result


def failed(error: Exception) -> BoltResponse:
    """What nobody listens to is not found; a listener that failed is an error, and Slack sends its event again."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=404, body="")
    log_without_words("A listener failed", error)
    return BoltResponse(status=500, body="")
