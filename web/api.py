"""HTTP -> Message, Reply -> HTTP: the JSON door."""

from typing import Any

from flask import request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.types import ResponseDict
from werkzeug.exceptions import UnprocessableEntity

from assistant.channels.document import document_of
from assistant.dialogue import Message
from web.answering import answering
from web.schemas import ChatRequest, Health, Problem, ReplyDocument

__all__ = ["Problem", "api", "init_app"]


def problem(description: str) -> dict[str, Any]:
    """How an operation documents an error."""
    return {"description": description, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


TAG = Tag(name="chat", description="The assistant")
ERRORS: ResponseDict = {"default": problem("What went wrong; `type` says which")}
CHAT_ERRORS: ResponseDict = {
    "400": problem("The body cannot be read as JSON"),
    "413": problem("Too long: more than 4,000 characters of text, or 16 KiB of body"),
    "415": problem("The body is not application/json"),
    "422": problem("The message cannot be answered: empty, unreadable, an unknown choice, a malformed conversation id, other fields"),
    **ERRORS,
}

api = APIBlueprint("api", __name__, abp_tags=[TAG])


def init_app(app: OpenAPI) -> None:
    """Add the JSON door and its description to the application."""
    app.register_api(api)
    app.add_url_rule("/openapi.json", "openapi", lambda: app.api_doc)


@api.before_request
def read_body() -> None:
    """Refuse a body that is no JSON object before it is validated: validation would call bad JSON a missing field, and parse a string once more."""
    if request.method == "POST" and not isinstance(request.get_json(), dict):
        raise UnprocessableEntity


@api.post("/api/v1/chat", summary="Reply to a message", operation_id="chat", responses={"200": ReplyDocument, **CHAT_ERRORS})
def chat(body: ChatRequest) -> dict[str, Any]:
    """The reply to a visitor's message or choice; its conversation_id ties the next message to it."""
    message = Message(text=body.text or "", conversation_id=body.conversation_id, channel="api", choice=body.choice)
    return document_of(answering().reply_to(message))


@api.get("/healthz", summary="Is the service up?", operation_id="healthz", responses={"200": Health, **ERRORS})
def healthz() -> dict[str, Any]:
    """The version of the knowledge and the number of its entries."""
    knowledge = answering().knowledge
    return {"status": "ok", "knowledge_version": knowledge.version, "entries": len(knowledge.entries)}
