"""Clients of Slack's Web API that try again, within reason, and write no message into any log."""

import logging
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler, ServerErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.http_retry.jitter import RandomJitter
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.webhook import WebhookClient

__all__ = ["responder", "silent_logger", "slack_client"]

#: Twice more, half a second and one second apart, each a little off so that several workers do not knock together.
RETRIES, BACKOFF = 2, 0.5
#: A call that takes longer is given up, in seconds.
TIMEOUT = 10
#: A longer wait than this, in seconds, is not waited for.
PATIENCE = 60


class PatientHandler(RateLimitErrorRetryHandler):
    """Waits as long as Slack asks for, within reason: a thread that sleeps for an hour answers nobody."""

    def _can_retry(self, *, state: RetryState, request: HttpRequest, response: HttpResponse | None = None, error: Exception | None = None) -> bool:
        """Whether Slack asks for a wait that is worth it."""
        asked = next((value[0] for name, value in response.headers.items() if name.lower() == "retry-after"), "1") if response else "1"
        is_worth_it = asked.isascii() and asked.isdigit() and int(asked) <= PATIENCE
        return is_worth_it and bool(super()._can_retry(state=state, request=request, response=response, error=error))


def retry_handlers() -> list[RetryHandler]:
    """When a call is tried again: no connection, a broken or slow one, too many calls, an error of Slack's own."""
    pause = BackoffRetryIntervalCalculator(backoff_factor=BACKOFF, jitter=RandomJitter())
    return [
        ConnectionErrorRetryHandler(RETRIES, pause, [OSError, HTTPException]),  # URLError and timeouts are OSErrors
        PatientHandler(RETRIES),
        ServerErrorRetryHandler(RETRIES, pause),
    ]


def slack_client(token: str, api_url: str, timeout: int = TIMEOUT) -> WebClient:
    """A client of the Web API."""
    return WebClient(token, base_url=api_url, timeout=timeout, retry_handlers=retry_handlers(), logger=silent_logger())


def responder(url: str, timeout: int = TIMEOUT) -> WebhookClient:
    """A client for the address that comes with a command or a click."""
    return WebhookClient(url, timeout=timeout, retry_handlers=retry_handlers(), logger=silent_logger())


def silent_logger() -> logging.Logger:
    """A logger that says nothing: in their chatter, and when a signature is wrong, Slack's libraries write whole messages."""
    silent = logging.getLogger("web.slack.silent")
    silent.propagate = False
    silent.setLevel(logging.CRITICAL + 1)
    return silent
