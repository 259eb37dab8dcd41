"""Form -> Message, Reply -> page: the door for people, which works without JavaScript."""

import re
from dataclasses import dataclass

from flask import Blueprint, Flask, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from assistant.channels.blocks import Block, blocks_of
from assistant.channels.paragraphs import Bullets, Numbered, paragraphs_of
from assistant.dialogue import Message, Reply, Urgency
from assistant.errors import EmptyMessageError, MessageError, MessageTooLongError
from assistant.knowledge.knowledge import Knowledge
from web.answering import answering
from web.entries import starting_entries
from web.metrics import count_reply
from web.problems import problem_of
from web.schemas import CONVERSATION_ID
from web.sections import sections_of

__all__ = ["init_app", "pages"]

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
#: What the body's cap means to a person: what they typed cannot be kept, because nothing of it was read.
TOO_LARGE = "Your message was too long to be read, so we could not keep it. Please ask in a few sentences."

HEADINGS = {
    "answer": "Answer",
    "clarify": "Which one do you mean?",
    "abstain": "No answer to this",
    "escalate": "Get help now",
    "smalltalk": "Reply",
}

pages = Blueprint("pages", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form shows again after a message was refused."""

    error: str | None = None
    text: str = ""
    conversation_id: str | None = None


def init_app(app: Flask) -> None:
    """Add the pages to the application, and what their templates need."""
    app.register_blueprint(pages)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    app.add_template_filter(paragraphs_of, "paragraphs")
    app.add_template_test(lambda piece: isinstance(piece, Bullets), "bullets")
    app.add_template_test(lambda piece: isinstance(piece, Numbered), "numbered")


@pages.get("/ask")
def home() -> str:
    """The page before anything was asked."""
    return form_page(Shown())


@pages.post("/ask")
def ask() -> str | tuple[str, int]:
    """The page with the reply, or with what is wrong with the message beside the field."""
    if request.mimetype not in FORMS:
        raise UnsupportedMediaType
    try:
        message = read_message()
    except RequestEntityTooLarge:
        return form_page(Shown(error=TOO_LARGE)), 413
    try:
        reply = answering().reply_to(message)
    except MessageError as error:
        return form_page(Shown(kindly(error), message.text, message.conversation_id)), problem_of(error).status
    count_reply(reply)
    return reply_page(asked(message, answering().knowledge), reply)


def read_message() -> Message:
    """The message in the form. An id that we cannot have issued starts a new conversation: people do not type ids."""
    conversation_id = request.form.get("conversation_id", "")
    return Message(
        text=request.form.get("text", "").replace("\r\n", "\n"),
        conversation_id=conversation_id if re.fullmatch(CONVERSATION_ID, conversation_id) else None,
        channel="page",
        choice=request.form.get("choice"),
    )


def form_page(shown: Shown) -> str:
    """The page that asks for a question."""
    return render_template("home.html", shown=shown, openings=opening_questions(answering().knowledge), contact=answering().contact)


def reply_page(question: str, reply: Reply) -> str:
    """The page that shows a reply under its question, and asks for the next one."""
    return render_template(
        "reply.html",
        question=question,
        heading=heading_of(reply),
        reply=reply,
        sections=sections_of(blocks_of(reply)),
        shown=Shown(conversation_id=reply.conversation_id),
    )


def asked(message: Message, knowledge: Knowledge) -> str:
    """What the visitor asked, as they would say it: their words, or the question that they chose."""
    if message.choice is None:
        return message.text
    entry = knowledge.entries.get(message.choice)
    return entry.question if entry else ""


def heading_of(reply: Reply) -> str:
    """What kind of reply it is, as a heading."""
    if reply.kind == "escalate" and reply.urgency < Urgency.EMERGENCY:
        return "Get help today"
    return HEADINGS[reply.kind]


def opening_questions(knowledge: Knowledge) -> tuple[Block, ...]:
    """Questions to begin with, to choose from."""
    return tuple(Block("suggestion", knowledge.entries[entry_id].question, entry_id=entry_id) for entry_id in starting_entries(knowledge))


def kindly(error: MessageError) -> str:
    """What is wrong with the message, as one says it to a person."""
    match error:
        case EmptyMessageError():
            return "Please type your question first."
        case MessageTooLongError(length=length, limit=limit):
            return f"Your question has {length:,} characters, and we can read {limit:,}. Please shorten it; nothing you typed is lost."
        case _:
            return error.reason
