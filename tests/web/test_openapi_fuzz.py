"""Schemathesis over the whole OpenAPI document: what is served is what is described, whatever is sent."""

import schemathesis
from fake_assistant import FakeAssistant
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from unlimited import UNLIMITED

from web import create_app

#: Whether a choice names an entry, and whether a text holds anything to read, no schema can say: such requests are refused with 422.
NOT_IN_A_SCHEMA = {"POST /api/v1/chat": [positive_data_acceptance]}
schema = schemathesis.openapi.from_wsgi("/openapi.json", create_app(FakeAssistant(), web=UNLIMITED))


@schema.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_served_is_what_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=NOT_IN_A_SCHEMA.get(case.operation.label, []))


def test_every_operation_is_tried() -> None:
    tried = {operation.ok().label for operation in schema.get_all_operations()}
    assert tried == {
        "POST /api/v1/chat",
        "GET /api/v1/suggest",
        "GET /api/v1/entries/{entry_id}",
        "POST /api/v1/feedback",
        "DELETE /api/v1/conversations/{conversation_id}",
        "GET /healthz",
        "GET /readyz",
    }
