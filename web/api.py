"""HTTP -> Message, Reply -> HTTP: the JSON door."""

from typing import Any

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.types import ResponseDict
from werkzeug.exceptions import ServiceUnavailable, UnprocessableEntity

from assistant.channels.document import document_of
from assistant.conversation import Conversation
from assistant.dialogue import Message
from web.answering import Answering, answering, store_of
from web.metrics import count_reply
from web.operations import ERRORS, problem
from web.problems import UnknownReplyError
from web.schemas import ChatRequest, ConversationPath, FeedbackDocument, FeedbackRequest, ReplyDocument

__all__ = ["api", "init_app"]

TAG = Tag(name="chat", description="The assistant")
BODY_ERRORS: ResponseDict = {
    "400": problem("The body cannot be read as JSON"),
    "403": problem("A page of another website sent it, which is not among those allowed"),
    "413": problem("Too long: more than 4,000 characters of text, or 16 KiB of body"),
    "415": problem("The body is not application/json"),
    **ERRORS,
}
CHAT_ERRORS: ResponseDict = {
    "422": problem("The message cannot be answered: empty, unreadable, an unknown choice, a malformed conversation id, other fields"),
    **BODY_ERRORS,
}
FEEDBACK_ERRORS: ResponseDict = {
    "404": problem("No reply has this id, or it is no longer kept"),
    "422": problem("Other fields, or other values"),
    "503": problem("It could not be kept: there is no store, or it does not answer"),
    **BODY_ERRORS,
}
FORGET_ERRORS: ResponseDict = {
    "403": problem("A page of another website sent it, which is not among those allowed"),
    "422": problem("The id is malformed"),
    "503": problem("The store does not answer, so nothing can be removed from it"),
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
    reply = answering().reply_to(message)
    count_reply(reply)
    return document_of(reply)


@api.post("/api/v1/feedback", summary="Say whether a reply was helpful", operation_id="feedback", responses={"200": FeedbackDocument, **FEEDBACK_ERRORS})
def feedback(body: FeedbackRequest) -> dict[str, str]:
    """What became of a visitor's opinion of a reply; the first one counts."""
    store = store_of(answering())
    outcome = store.feedback(body.reply_id, body.helpful, body.reason) if store else "not_stored"
    if outcome == "not_stored":
        raise ServiceUnavailable
    if outcome == "unknown_reply":
        raise UnknownReplyError
    return {"status": outcome}


@api.delete(
    "/api/v1/conversations/<conversation_id>",
    summary="Forget a conversation",
    operation_id="forget",
    responses={"204": {"description": "Nothing of it is kept any longer"}, **FORGET_ERRORS},
)
def forget(path: ConversationPath) -> Response:
    """Nothing: the conversation is removed wholly, and one that is not known is gone already."""
    forget_conversation(path.conversation_id, answering())
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response


def forget_conversation(conversation_id: str, assistant: Answering) -> None:
    """Remove the conversation from the store; without one, from the memory of the process."""
    store = store_of(assistant)
    if store:
        store.forget_conversation(conversation_id)
    elif assistant.memory.recall(conversation_id):
        assistant.memory.remember(Conversation(conversation_id))  # nothing but the id is left, and that for some minutes
