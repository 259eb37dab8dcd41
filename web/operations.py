"""How operations describe their errors in the OpenAPI document."""

from typing import Any

from flask_openapi3.types import ResponseDict

from web.schemas import Problem

__all__ = ["ERRORS", "Problem", "problem"]


def problem(description: str) -> dict[str, Any]:
    """How an operation documents an error."""
    return {"description": description, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


ERRORS: ResponseDict = {"429": problem("Too many requests; Retry-After says for how many seconds"), "default": problem("What went wrong; its type says which")}
