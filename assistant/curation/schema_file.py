"""Entry -> faq/schema.json: the form of a file of entries, by which editors complete keys and underline what does not fit."""

import json
from typing import Any

from pydantic import TypeAdapter

from assistant.knowledge.values import Entry

__all__ = ["schema_text"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema of a list of entries, as JSON with a line break at its end."""
    schema: dict[str, Any] = TypeAdapter(list[Entry]).json_schema()
    about = "Made by `python -m assistant.curation`; do not edit. faq/README.md explains each key."
    named = {"$schema": DRAFT, "title": "Entries of a topic", "description": about}
    return json.dumps(named | schema, ensure_ascii=False, indent=2) + "\n"
