"""Reply -> document: the JSON of a reply, the same over HTTP and in the terminal."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.dialogue import Caveat, Notice, Part, Reply, Source, Suggestion

__all__ = ["document_of"]


def document_of(reply: Reply) -> dict[str, Any]:
    """The reply as plain data, its keys in the order of the contract."""
    return {
        "schema": reply.schema,
        "kind": reply.kind,
        "text": reply.text,
        "more": reply.more,
        "entry_id": reply.entry_id,
        "parts": fields_of(reply.parts),
        "confidence": reply.confidence,
        "urgency": reply.urgency.word,
        "notices": fields_of(reply.notices),
        "caveats": fields_of(reply.caveats),
        "sources": [source_of(source) for source in reply.sources],
        "reviewed": reply.reviewed.isoformat() if reply.reviewed else None,
        "suggestions": fields_of(reply.suggestions),
        "contact": asdict(reply.contact) if reply.contact else None,
        "conversation_id": reply.conversation_id,
        "reply_id": reply.reply_id,
        "knowledge_version": reply.knowledge_version,
    }


def fields_of(values: Sequence[Part | Notice | Caveat | Suggestion | Source]) -> list[dict[str, Any]]:
    """Each value by its fields, which stand in the order of the contract. They are flat: asdict would copy every one of them, at ten times the cost."""
    return [{name: getattr(value, name) for name in value.__slots__} for value in values]


def source_of(source: Source) -> dict[str, Any]:
    """The source by its fields, the date as ISO 8601."""
    return fields_of([source])[0] | {"published": source.published.isoformat() if source.published else None}
