"""Whether the service is up, and whether all is well behind it."""

from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI

from web.answering import StoreState, answering, serving, store_of
from web.health_schemas import Health, Readiness
from web.operations import ERRORS
from web.serving import Refused, Serving

__all__ = ["health", "init_app"]

TAG = Tag(name="health", description="For whoever keeps it running")

health = APIBlueprint("health", __name__, abp_tags=[TAG])


def init_app(app: OpenAPI) -> None:
    """Add these addresses to the application."""
    app.register_api(health)


@health.get("/healthz", summary="Is the service up?", operation_id="healthz", responses={"200": Health, **ERRORS})
def healthz() -> dict[str, Any]:
    """The version of the knowledge and the number of its entries."""
    knowledge = answering().knowledge
    return {"status": "ok", "knowledge_version": knowledge.version, "entries": len(knowledge.entries)}


@health.get("/readyz", summary="Is all well behind it?", operation_id="readyz", responses={"200": Readiness, **ERRORS})
def readyz() -> dict[str, Any]:
    """What is served since when, what was refused and why, and how the store is; degraded still answers, so that it is no error."""
    store = store_of(answering())
    state = store.state() if store else None
    is_degraded = serving().refused is not None or (state is not None and state.is_degraded)
    return {
        "status": "degraded" if is_degraded else "ready",
        "knowledge": knowledge_document(serving()),
        "store": store_document(state) if state else None,
    }


def knowledge_document(serving: Serving) -> dict[str, Any]:
    """What is answered from, and the change that was refused."""
    knowledge = serving.current.assistant.knowledge
    return {
        "version": knowledge.version,
        "entries": len(knowledge.entries),
        "loaded_at": serving.current.loaded_at.isoformat(timespec="seconds"),
        "age_seconds": int(serving.age_seconds),
        "refused": refused_document(serving.refused) if serving.refused else None,
    }


def refused_document(refused: Refused) -> dict[str, Any]:
    """Since when the change is not served, and why."""
    return {"since": refused.since.isoformat(timespec="seconds"), "problems": list(refused.problems)}


def store_document(state: StoreState) -> dict[str, Any]:
    """How the store is."""
    since = state.since.isoformat(timespec="seconds") if state.since else None
    return {"is_degraded": state.is_degraded, "problem": state.problem, "since": since, "lost": state.lost}
