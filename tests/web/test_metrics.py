"""/metrics: few series, no words, closed unless opened."""

from fake_assistant import FakeAssistant
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from web import create_app
from web.settings import WebSettings

SERIES = {
    "caveat_requests",
    "caveat_request_seconds",
    "caveat_replies",
    "caveat_knowledge_age_seconds",
    "caveat_knowledge_changes",
    "caveat_store_lost",
}


def samples(client: FlaskClient) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """(series, labels) -> value."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(one.name, tuple(sorted(one.labels.items()))): one.value for family in families for one in family.samples}


def test_closed_unless_opened() -> None:
    client = create_app(FakeAssistant(), web=WebSettings()).test_client()
    assert client.get("/metrics").status_code == 404
    assert client.get("/docs").status_code == 404


def test_counts_by_route_and_kind(client: FlaskClient) -> None:
    for text in ("ball", "numb", "numb"):
        client.post("/api/v1/chat", json={"text": text})
    client.post("/ask", data={"text": "ball"})
    client.get("/Zebra?q=Zebra")
    found = samples(client)
    assert found["caveat_requests_total", (("route", "/api/v1/chat"), ("status", "200"))] == 3
    assert found["caveat_requests_total", (("route", "none"), ("status", "404"))] == 1
    assert found["caveat_replies_total", (("kind", "escalate"), ("urgency", "emergency"))] == 2
    assert found["caveat_replies_total", (("kind", "answer"), ("urgency", "gp"))] == 2
    assert found["caveat_request_seconds_count", (("route", "/api/v1/chat"),)] == 3
    assert found["caveat_store_lost", ()] == 0
    assert found["caveat_knowledge_changes", (("outcome", "taken"),)] == 0
    assert "Zebra" not in client.get("/metrics").text


def test_has_the_named_series_and_no_others(client: FlaskClient) -> None:
    client.get("/")
    assert {family.name for family in text_string_to_metric_families(client.get("/metrics").text)} == SERIES


def test_two_applications_count_apart(client: FlaskClient) -> None:
    client.post("/api/v1/chat", json={"text": "ball"})
    other = create_app(FakeAssistant(), web=WebSettings(shows_metrics=True)).test_client()
    assert not [key for key in samples(other) if key[0] == "caveat_replies_total"]
