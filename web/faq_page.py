"""/faq: every entry by topic on one plain page, with search and anchors, for readers and for search engines."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, make_response, render_template, request

from assistant.channels.blocks import blocks_of
from assistant.dialogue import Message
from assistant.knowledge.values import Entry
from assistant.pipeline.normalise import split_message
from web.answering import Answering, answering, served
from web.entries import names_red_flag
from web.entry_replies import reply_with
from web.pages import heading_of
from web.sections import Section, sections_of
from web.serving import Served

__all__ = ["faq", "init_app", "structured_data"]

#: Characters of a search that are read; more is no search.
READ_CHARACTERS = 200
#: As many as a visitor looks through.
MOST_FOUND = 20
#: Frames of a reply that stand with an entry here: its offers lead elsewhere, and how well it fits was not asked.
FRAMES = frozenset({"notices", "answer", "caveats", "sources", "reviewed"})

faq = Blueprint("faq", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as the page shows it."""

    id: str
    question: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a topic."""

    id: str
    title: str
    entries: tuple[Shown, ...]


def init_app(app: Flask) -> None:
    """Add the page to the application."""
    app.register_blueprint(faq)


@faq.get("/faq")
def questions() -> Response:
    """Every entry by topic, or those that a search found."""
    typed = request.args.get("q", "")[:READ_CHARACTERS].strip()
    return found_page(typed) if typed else whole_page(served())


def found_page(typed: str) -> Response:
    """What was found, the best first; who searches for a red flag reads what to do about it, and nothing else."""
    assistant = answering()
    if names_red_flag(typed, assistant):
        reply = assistant.reply_to(Message(typed, channel="page"))
        return make_response(render_template("faq_urgent.html", typed=typed, heading=heading_of(reply), sections=sections_of(blocks_of(reply)), reply=reply))
    found = [shown(assistant.knowledge.entries[entry_id], assistant) for entry_id in search(typed, served())]
    return make_response(render_template("faq_found.html", typed=typed, found=found))


def search(typed: str, served: Served) -> tuple[str, ...]:
    """Entries whose questions go with what was typed, then those whose answers hold all of its words."""
    words = set(split_message(typed))
    by_question = served.questions.complete(typed, MOST_FOUND)
    by_answer = [
        entry.id for entry in served.assistant.knowledge.entries.values() if words and words <= set(split_message(f"{entry.answer} {entry.more or ''}"))
    ]
    return tuple(dict.fromkeys((*by_question, *by_answer)))[:MOST_FOUND]


def whole_page(served: Served) -> Response:
    """The page of everything, made once for each knowledge; a reader who has it already is told so."""
    if "faq" not in served.pages:
        served.pages["faq"] = render_whole(served.assistant).encode()
        served.pages["faq.gz"] = gzip.compress(served.pages["faq"], mtime=0)
    is_packed = request.accept_encodings.quality("gzip") > 0
    response = make_response(served.pages["faq.gz" if is_packed else "faq"])
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers["Cache-Control"] = "public, no-cache"
    response.vary.add("Accept-Encoding")
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.add_etag()
    response.make_conditional(request)
    return response


def render_whole(assistant: Answering) -> str:
    """The page as HTML."""
    groups = grouped(assistant)
    return render_template("faq.html", groups=groups, data=structured_data(assistant), count=len(assistant.knowledge.entries), contact=assistant.contact)


def grouped(assistant: Answering) -> tuple[Group, ...]:
    """The entries under their topics, in the curator's order; those without a topic come last."""
    knowledge = assistant.knowledge
    by_topic: dict[str, list[Entry]] = {topic: [] for topic in (*knowledge.topics, "")}
    for entry in knowledge.entries.values():
        topic = knowledge.topic_of.get(entry.id, "")
        by_topic[topic if topic in knowledge.topics else ""].append(entry)
    titles = {topic.id: topic.title for topic in knowledge.topics.values()} | {"": "More questions" if knowledge.topics else "Questions"}
    return tuple(Group(f"topic-{topic or 'more'}", titles[topic], shown_all(entries, assistant)) for topic, entries in by_topic.items() if entries)


def shown_all(entries: Iterable[Entry], assistant: Answering) -> tuple[Shown, ...]:
    """The entries as the page shows them."""
    return tuple(shown(entry, assistant) for entry in entries)


def shown(entry: Entry, assistant: Answering) -> Shown:
    """The entry with its notices, caveats and sources."""
    blocks = (block for block in blocks_of(reply_with(entry, assistant.knowledge)) if block.kind != "match")
    return Shown(entry.id, entry.question, tuple(section for section in sections_of(blocks) if section.name in FRAMES))


def structured_data(assistant: Answering) -> dict[str, Any]:
    """The entries as a FAQPage of schema.org; an answer is never without its notices and caveats."""
    knowledge = assistant.knowledge
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [question_data(entry, assistant) for entry in knowledge.entries.values()],
    }


def question_data(entry: Entry, assistant: Answering) -> dict[str, Any]:
    """One question with its answer."""
    reply = reply_with(entry, assistant.knowledge)
    before = [notice.text for notice in reply.notices if notice.position == "before"]
    after = [notice.text for notice in reply.notices if notice.position == "after"]
    text = "\n\n".join([*before, reply.text, *after, *(caveat.text for caveat in reply.caveats)])
    answer = {"@type": "Answer", "text": text, "url": f"#{entry.id}"}
    return {"@type": "Question", "@id": f"#{entry.id}", "name": entry.question, "acceptedAnswer": answer}
