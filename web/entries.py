"""The questions that there are answers to, and each answer by its name: what programs read without a conversation."""

from typing import Any

from flask import Response, jsonify, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.types import ResponseDict
from werkzeug.exceptions import NotFound

from assistant.channels.document import document_of
from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Entry
from web.answering import Answering, answering, served
from web.entry_replies import reply_with
from web.operations import ERRORS, problem
from web.schemas import EntryDocument, EntryPath, SuggestionsDocument, SuggestQuery
from web.suggesting import MOST_SUGGESTIONS

__all__ = ["entries", "init_app", "starting_entries"]

TAG = Tag(name="entries", description="The questions that there are answers to")
#: What an entry's document takes over from its reply.
SHOWN = ("text", "more", "notices", "caveats", "sources", "reviewed", "suggestions", "contact", "knowledge_version")
SUGGEST_ERRORS: ResponseDict = {"422": problem("More than 500 characters, or other parameters"), **ERRORS}
ENTRY_ERRORS: ResponseDict = {"404": problem("No entry has this id"), "422": problem("The id is malformed"), **ERRORS}

entries = APIBlueprint("entries", __name__, abp_tags=[TAG])


def init_app(app: OpenAPI) -> None:
    """Add these addresses to the application."""
    app.register_api(entries)


@entries.get(
    "/api/v1/suggest",
    summary="Complete a half-typed question",
    operation_id="suggest",
    responses={"200": SuggestionsDocument, **SUGGEST_ERRORS},
)
def suggest(query: SuggestQuery) -> dict[str, Any]:
    """Questions that what was typed may become, at most six; questions to begin with where nothing was typed."""
    known = answering().knowledge.entries
    found = completions(query.q) if query.q.strip() else starting_entries(answering().knowledge)
    return {"suggestions": [{"entry_id": entry_id, "question": known[entry_id].question} for entry_id in found]}


def completions(typed: str) -> tuple[str, ...]:
    """The entries to offer. Who is typing a red flag is offered nothing: a click would send the offer in place of words that triage has to see."""
    if names_red_flag(typed, answering()):
        return ()
    return served().questions.complete(typed)


def names_red_flag(typed: str, assistant: Answering) -> bool:
    """Whether triage asks for help today in what was typed so far."""
    triage = assistant.matcher.triager.triage(typed, ())
    return bool(triage.urgency >= Urgency.SAME_DAY)


def starting_entries(knowledge: Knowledge) -> tuple[str, ...]:
    """Entries to begin with: the curator's choice, else the first ones."""
    return tuple(knowledge.starters or knowledge.entries)[:MOST_SUGGESTIONS]


@entries.get("/api/v1/entries/<entry_id>", summary="Read one entry", operation_id="entry", responses={"200": EntryDocument, **ENTRY_ERRORS})
def entry(path: EntryPath) -> Response:
    """The entry with all that is shown with it. It is kept by caches, and asked for again each time: a caveat may have changed."""
    assistant = answering()
    found = assistant.knowledge.entries.get(path.entry_id)
    if found is None:
        raise NotFound
    response = jsonify(entry_document(found, assistant))
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def entry_document(entry: Entry, assistant: Answering) -> dict[str, Any]:
    """The entry as plain data, its keys in the order of the contract."""
    knowledge = assistant.knowledge
    topic = knowledge.topics.get(knowledge.topic_of.get(entry.id, ""))
    reply = document_of(reply_with(entry, knowledge, assistant.contact))
    return {
        "entry_id": entry.id,
        "question": entry.question,
        "topic": topic.title if topic else None,
        "stated": entry.stated,
        **{name: reply[name] for name in SHOWN},
    }
