"""How much one visitor, and all of them together, may ask for."""

import ipaddress
import random
import time

from flask import Flask, current_app, request
from flask_limiter import ApplicationLimit, ExemptionScope, Limiter
from limits.errors import ConfigurationError

from assistant.errors import SettingsError
from web.chat_doors import PLATFORMS
from web.settings import WebSettings

__all__ = ["client_of", "init_app", "limit_completions", "retry_after"]

#: Addresses that are asked for by machines, or cost nothing: they stay open when everything else is refused.
UNLIMITED = ("health.healthz", "health.readyz", "metrics", "openapi", "widget.versioned", "widget.current")
#: An IPv6 visitor has the whole of a /64 network.
NETWORK = 64
#: Seconds over which those who were refused are spread when they come back.
SPREAD = 2


def init_app(app: Flask, settings: WebSettings) -> None:
    """Limit the application as the settings say, before anything of a request is read."""
    try:
        limiter = limiter_of(app, settings)
    except ConfigurationError as error:  # its text may hold the store's password
        raise SettingsError("CAVEAT_RATE_STORE", "needs a package that is not installed: pip install redis") from error
    limiter.request_filter(lambda: request.endpoint in UNLIMITED or request.blueprint in PLATFORMS)
    app.extensions["limiting"] = limiter


def limiter_of(app: Flask, settings: WebSettings) -> Limiter:
    """What counts the requests."""
    return Limiter(
        client_of,
        app=app,
        default_limits=[settings.rate] if settings.rate else [],
        application_limits=[ApplicationLimit(settings.rate_overall, key_function=lambda: "everybody")] if settings.rate_overall else [],
        strategy="moving-window",
        storage_uri=settings.rate_store,
        enabled=bool(settings.rate or settings.suggest_rate or settings.rate_overall),
        in_memory_fallback_enabled=not settings.rate_store.startswith("memory:"),
        key_prefix="caveat",
    )


def limit_completions(app: Flask, settings: WebSettings) -> None:
    """Give completions the rate of their own; to be called when their address is there."""
    limiter, view = app.extensions["limiting"], app.view_functions["entries.suggest"]
    own = limiter.limit(settings.suggest_rate)(view) if settings.suggest_rate else limiter.exempt(view, flags=ExemptionScope.DEFAULT)
    app.view_functions["entries.suggest"] = own


def client_of() -> str:
    """Whom a request is counted for: the address, or the network that one IPv6 visitor has."""
    address = request.remote_addr or "unknown"
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network((address.partition("%")[0], NETWORK), strict=False))
    except ValueError:
        return "unknown"


def retry_after() -> int:
    """Seconds until the limit that was reached lets the visitor in again, spread so that not all come back at once."""
    limit = current_app.extensions["limiting"].current_limit
    left = limit.reset_at - time.time() if limit else 1
    return max(1, round(left)) + random.randrange(SPREAD)  # noqa: S311 - no secret, only spread
