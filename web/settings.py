"""Environment -> WebSettings: how the doors over HTTP are set up, read and checked once at start."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from limits import parse_many

from assistant.errors import SettingsError

__all__ = ["WebSettings"]

YES = frozenset({"1", "yes", "on", "true", "open"})
NO = frozenset({"", "0", "no", "off", "false", "closed"})
#: More proxies than this stand before no website; a larger number is a slip.
MOST_HOPS = 5
#: Where Flask-Limiter can count: in this process, or in one Redis for all of them.
RATE_STORES = ("memory", "redis", "rediss", "redis+unix")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the doors over HTTP are set up.

    Attributes:
        rate: requests of one visitor to one address (`CAVEAT_RATE`), such as `60 per minute; 10 per second`; "" for no limit.
        suggest_rate: the same for completions (`CAVEAT_RATE_SUGGEST`), which are asked for while somebody types.
        rate_overall: requests of all visitors together (`CAVEAT_RATE_OVERALL`); "" for no limit.
        rate_store: where requests are counted (`CAVEAT_RATE_STORE`): memory://, or the URL of a Redis that several processes share.
        origins: websites whose pages may use the API (`CAVEAT_ORIGINS`, separated by blanks), such as https://clinic.example.
        proxies: proxies before the server whose forwarding headers are believed (`CAVEAT_PROXIES`); 0 believes none.
        shows_metrics: whether /metrics is served (`CAVEAT_METRICS`).
        shows_docs: whether /docs is served (`CAVEAT_DOCS`).
        logs_requests: whether each request is told of in the log (`CAVEAT_LOG_REQUESTS`), by its route and its time, without words and addresses.
        reloads: whether a change of the knowledge is taken over while serving (`CAVEAT_RELOAD`).
    """

    rate: str = "60 per minute; 10 per second"
    suggest_rate: str = "300 per minute; 20 per second"
    rate_overall: str = "500 per second"
    rate_store: str = "memory://"
    origins: tuple[str, ...] = ()
    proxies: int = 0
    shows_metrics: bool = False
    shows_docs: bool = False
    logs_requests: bool = False
    reloads: bool = True

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "WebSettings":
        """Settings as the environment says; raises SettingsError naming the variable."""
        usual = cls()
        return cls(
            rate=read_rate(environment, "CAVEAT_RATE", usual.rate),
            suggest_rate=read_rate(environment, "CAVEAT_RATE_SUGGEST", usual.suggest_rate),
            rate_overall=read_rate(environment, "CAVEAT_RATE_OVERALL", usual.rate_overall),
            rate_store=read_rate_store(environment.get("CAVEAT_RATE_STORE") or usual.rate_store),
            origins=tuple(map(read_origin, environment.get("CAVEAT_ORIGINS", "").replace(",", " ").split())),
            proxies=read_hops(environment.get("CAVEAT_PROXIES", "")),
            shows_metrics=read_switch(environment, "CAVEAT_METRICS", usual.shows_metrics),
            shows_docs=read_switch(environment, "CAVEAT_DOCS", usual.shows_docs),
            logs_requests=read_switch(environment, "CAVEAT_LOG_REQUESTS", usual.logs_requests),
            reloads=read_switch(environment, "CAVEAT_RELOAD", usual.reloads),
        )


def read_rate(environment: Mapping[str, str], variable: str, usual: str) -> str:
    """The rates, "" for `none`; the usual ones when nothing is set."""
    rate = environment.get(variable, "").strip() or usual
    if rate == "none":
        return ""
    try:
        parse_many(rate)
    except ValueError as error:
        raise SettingsError(variable, "has to be rates such as `60 per minute; 10 per second`, or `none`.") from error
    return rate


def read_rate_store(url: str) -> str:
    """The URL of the store that counts requests; its password is never shown."""
    if urlsplit(url).scheme not in RATE_STORES:
        raise SettingsError("CAVEAT_RATE_STORE", f"has to begin with one of {', '.join(f'{scheme}://' for scheme in RATE_STORES)}.")
    return url


def read_origin(origin: str) -> str:
    """The origin as browsers write it: scheme, host and port, nothing after them."""
    if not ORIGIN.fullmatch(origin):
        raise SettingsError("CAVEAT_ORIGINS", "has to list origins such as https://clinic.example, in small letters, without a path and without *.")
    return origin


def read_hops(text: str) -> int:
    """How many proxies are believed."""
    if not text.strip():
        return 0
    if not text.strip().isascii() or not text.strip().isdigit() or int(text) > MOST_HOPS:
        raise SettingsError("CAVEAT_PROXIES", f"has to be the number of proxies before the server, 0 to {MOST_HOPS}.")
    return int(text)


def read_switch(environment: Mapping[str, str], variable: str, usual: bool) -> bool:
    """On or off; the usual when nothing is set."""
    word = environment.get(variable, "").strip().lower()
    if word in YES or (word in NO and word):
        return word in YES
    if word:
        raise SettingsError(variable, "has to be on or off.")
    return usual
