"""Environment -> WebSettings."""

import pytest

from assistant.errors import SettingsError
from web.settings import WebSettings


def test_nothing_set_is_closed() -> None:
    usual = WebSettings.from_environment({})
    assert usual == WebSettings()
    assert (usual.origins, usual.proxies, usual.shows_metrics, usual.shows_docs, usual.logs_requests) == ((), 0, False, False, False)
    assert usual.reloads
    assert usual.rate
    assert usual.rate_overall


def test_everything_can_be_set() -> None:
    environment = {
        "CAVEAT_RATE": "5 per minute",
        "CAVEAT_RATE_SUGGEST": "none",
        "CAVEAT_RATE_OVERALL": "9/second",
        "CAVEAT_RATE_STORE": "redis://:secret@localhost:6379/0",
        "CAVEAT_ORIGINS": "https://clinic.example, http://localhost:8080",
        "CAVEAT_PROXIES": "2",
        "CAVEAT_METRICS": "on",
        "CAVEAT_DOCS": "yes",
        "CAVEAT_LOG_REQUESTS": "1",
        "CAVEAT_RELOAD": "off",
    }
    assert WebSettings.from_environment(environment) == WebSettings(
        "5 per minute", "", "9/second", "redis://:secret@localhost:6379/0", ("https://clinic.example", "http://localhost:8080"), 2, True, True, True, False
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CAVEAT_RATE", "often"),
        ("CAVEAT_RATE_SUGGEST", "5 per fortnight"),
        ("CAVEAT_RATE_OVERALL", "-1 per second"),
        ("CAVEAT_RATE_STORE", "http://secret@x"),
        ("CAVEAT_RATE_STORE", "memcached://secret"),
        ("CAVEAT_ORIGINS", "*"),
        ("CAVEAT_ORIGINS", "https://clinic.example/"),
        ("CAVEAT_ORIGINS", "https://*.example"),
        ("CAVEAT_ORIGINS", "clinic.example"),
        ("CAVEAT_ORIGINS", "null"),
        ("CAVEAT_ORIGINS", "https://Clinic.example"),
        ("CAVEAT_PROXIES", "-1"),
        ("CAVEAT_PROXIES", "six"),
        ("CAVEAT_PROXIES", "99"),
        ("CAVEAT_PROXIES", "²"),
        ("CAVEAT_METRICS", "perhaps"),
        ("CAVEAT_RELOAD", "2"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        WebSettings.from_environment({variable: value})
    assert caught.value.variable == variable
    assert "secret" not in str(caught.value)
