"""/readyz and the holder behind it."""

import datetime

from fake_assistant import FakeAssistant
from flask.testing import FlaskClient

from web.health_schemas import Readiness
from web.serving import Serving


def test_all_is_well(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    Readiness.model_validate(answer.json)
    assert (answer.status_code, answer.json["status"]) == (200, "ready")
    assert answer.json["store"] == {"is_degraded": False, "problem": None, "since": None, "lost": 0}


def test_a_store_that_is_down_degrades_and_does_not_stop(client: FlaskClient, assistant: FakeAssistant) -> None:
    assistant.store.problem = "The database is locked."
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "degraded")
    assert answer.json["store"] == {"is_degraded": True, "problem": "The database is locked.", "since": "2026-11-20T00:00:00+00:00", "lost": 0}
    assert client.get("/healthz").status_code == 200


def test_age_follows_a_clock_that_never_goes_back() -> None:
    clock = [100.0]
    serving = Serving(FakeAssistant(), lambda: datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC), lambda: clock[0])
    clock[0] = 160.0
    assert serving.age_seconds == 60
    serving.take(FakeAssistant())
    assert serving.age_seconds == 0


def test_a_change_that_is_taken_ends_a_refusal() -> None:
    serving = Serving(FakeAssistant())
    serving.refuse(["broken"])
    assert serving.refused.problems == ("broken",)
    serving.take(FakeAssistant())
    assert serving.refused is None
    assert serving.reloads == {"taken": 1, "refused": 1}
