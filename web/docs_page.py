"""/docs: the API for people, made of the same document that programs read; served where it is opened."""

from typing import Any

from flask import render_template
from flask_openapi3.openapi import OpenAPI

__all__ = ["init_app"]


def init_app(app: OpenAPI, is_shown: bool) -> None:
    """Add the page to the application, where it is to be shown."""
    if is_shown:
        app.add_url_rule("/docs", "docs", lambda: docs(app))


def docs(app: OpenAPI) -> str:
    """The page: every operation with its answers, and the fields of every document."""
    document = app.api_doc
    operations = [(method.upper(), path, item) for path, methods in document["paths"].items() for method, item in methods.items()]
    return render_template("docs.html", info=document["info"], operations=operations, schemas=document["components"]["schemas"], kind=kind_of)


def kind_of(schema: dict[str, Any]) -> str:
    """What a field holds, in a few words.

    >>> kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Notice"}})
    'list of Notice'
    >>> kind_of({"anyOf": [{"type": "string"}, {"type": "null"}]})
    'string or null'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind_of(one) for one in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(str(value) for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))
