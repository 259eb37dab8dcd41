"""What operators read over HTTP, as the OpenAPI document describes it."""

from typing import Literal

from pydantic import Field

from web.schemas import Body

__all__ = ["Health", "Readiness"]


class RefusedChange(Body):
    """A change of the knowledge that is not served."""

    since: str = Field(json_schema_extra={"format": "date-time"})
    problems: list[str]


class KnowledgeState(Body):
    """What is answered from."""

    version: str
    entries: int
    loaded_at: str = Field(json_schema_extra={"format": "date-time"})
    age_seconds: int = Field(ge=0)
    refused: RefusedChange | None = Field(description="the last change, where it could not be served")


class StoreStateDocument(Body):
    """How the store is."""

    is_degraded: bool
    problem: str | None
    since: str | None = Field(json_schema_extra={"format": "date-time"})
    lost: int = Field(ge=0, description="turns and feedback that could not be kept")


class Readiness(Body):
    """Whether all is well: degraded still answers, from the old knowledge or without the store."""

    status: Literal["ready", "degraded"]
    knowledge: KnowledgeState
    store: StoreStateDocument | None = Field(description="null where nothing is stored")


class Health(Body):
    """That the service is up, and what it serves."""

    status: Literal["ok"]
    knowledge_version: str
    entries: int
