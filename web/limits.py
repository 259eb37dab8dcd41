"""How much one visitor, and all of them together, may ask for."""

import ipaddress
import random
import time

from flask import Flask, current_app, request
from flask_limiter import ApplicationLimit, Limiter

from web.settings import WebSettings

__all__ = ["client_of", "init_app", "retry_after"]

#: Addresses that are asked for by machines, or cost nothing: they stay open when everything else is refused.
UNLIMITED = ("health.healthz", "health.readyz", "metrics", "openapi", "widget.versioned", "widget.current")
#: An IPv6 visitor has the whole of a /64 network.
NETWORK = 64
#: Seconds over which those who were refused are spread when they come back.
SPREAD = 2


def init_app(app: Flask, settings: WebSettings) -> None:
    """Limit the application as the settings say."""
    limiter = Limiter(
        client_of,
        app=app,
        default_limits=[rate_of_route] if settings.rate or settings.suggest_rate else [],
        application_limits=[ApplicationLimit(settings.rate_overall, key_function=lambda: "everybody")] if settings.rate_overall else [],
        strategy="moving-window",
        storage_uri=settings.rate_store,
        in_memory_fallback_enabled=not settings.rate_store.startswith("memory:"),
        key_prefix="caveat",
    )
    app.extensions["rates"] = {"entries.suggest": settings.suggest_rate}, settings.rate
    limiter.request_filter(lambda: request.endpoint in UNLIMITED or not rate_of_route())


def rate_of_route() -> str:
    """The rate that holds for this address."""
    own, usual = current_app.extensions["rates"]
    return str(own.get(request.endpoint, usual))


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
    limiter = next(iter(current_app.extensions["limiter"]))
    limit = limiter.current_limit
    left = limit.reset_at - time.time() if limit else 1
    return max(1, round(left)) + random.randrange(SPREAD)  # noqa: S311 - no secret, only spread
