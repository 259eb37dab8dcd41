"""An assistant behind a real socket that answers by script, and fails by script: what a server can do to a widget."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from flask import Flask, Response, jsonify, request, send_from_directory

from assistant.channels.document import document_of
from tests.browser.scripted_replies import QUESTIONS, REPLIES, XSS

__all__ = ["Backend"]

WIDGET = Path(__file__).resolve().parents[2] / "web" / "static" / "widget.js"
PROBLEM = "application/problem+json"


@dataclass
class Backend:
    """The application, and what reached it."""

    app: Flask = field(default_factory=lambda: Flask("backend"))
    requests: list[tuple[str, str, object]] = field(default_factory=list)
    #: What the suggestions, the feedback and the deletion answer in place of the usual.
    broken: dict[str, int] = field(default_factory=dict)
    #: Texts that fail this many times before they are answered.
    fails: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.app.before_request(self.keep)
        self.app.after_request(allow_others)
        self.app.add_url_rule("/widget.js", view_func=lambda: Response(WIDGET.read_bytes(), mimetype="text/javascript"), endpoint="widget")
        self.app.add_url_rule("/modules/<name>", view_func=lambda name: send_from_directory(WIDGET.parents[1] / "widget", name), endpoint="modules")
        self.app.add_url_rule("/api/v1/chat", view_func=self.chat, methods=["POST"])
        self.app.add_url_rule("/api/v1/suggest", view_func=self.suggest)
        self.app.add_url_rule("/api/v1/entries/<entry_id>", view_func=self.entry)
        self.app.add_url_rule("/api/v1/feedback", view_func=self.feedback, methods=["POST"])
        self.app.add_url_rule("/api/v1/conversations/<name>", view_func=self.forget, methods=["DELETE"])

    def keep(self) -> None:
        """Note the request."""
        if request.method != "OPTIONS":
            self.requests.append((request.method, request.full_path.rstrip("?"), request.get_json(silent=True)))

    def sent(self, path: str) -> list[object]:
        """The bodies that reached a path, in their order."""
        return [body for _, asked, body in self.requests if asked.startswith(path)]

    def chat(self) -> Response:
        """The reply to the words, or the failure that they call for."""
        body = request.get_json()
        if body.get("choice") is not None:
            return self.chosen(body["choice"])
        text = body["text"].strip()
        if self.fails.get(text, 0) > 0:
            self.fails[text] -= 1
            return FAILURES["503"]()
        if text in FAILURES:
            return FAILURES[text]()
        return jsonify(document_of(REPLIES.get(text.lower().rstrip("?"), REPLIES["unknown"])))

    def chosen(self, choice: str) -> Response:
        """The answer to an offer."""
        if choice not in QUESTIONS:
            return problem(422, "There is no such offer. Ask in words.")
        return jsonify(document_of(replace(REPLIES["what is sciatica"], entry_id=choice, confidence=1.0)))

    def suggest(self) -> Response:
        """Questions that hold the words; for none, those to start with."""
        if "suggest" in self.broken:
            return problem(self.broken["suggest"], "down")
        query = request.args["q"].lower()
        if query == "xss":
            return jsonify({"suggestions": [{"entry_id": "symptoms", "question": text} for text in XSS[:6]]})
        found = [{"entry_id": one, "question": question} for one, question in QUESTIONS.items() if query in question.lower()]
        return jsonify({"suggestions": found[:6] if query else found[:3]})

    def entry(self, entry_id: str) -> Response:
        """The entry's question."""
        return jsonify({"id": entry_id, "question": QUESTIONS[entry_id]}) if entry_id in QUESTIONS else problem(404, "No such entry.")

    def feedback(self) -> Response:
        """Kept."""
        return problem(self.broken["feedback"], "down") if "feedback" in self.broken else jsonify({"status": "kept"})

    def forget(self, name: str) -> Response:
        """Removed."""
        return problem(self.broken["forget"], "down") if "forget" in self.broken else Response(status=204)


def allow_others(response: Response) -> Response:
    """Let pages of other origins read the response, as the widget's own routes do."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "content-type"
    response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def problem(status: int, detail: str) -> Response:
    """An error as the API tells it."""
    response = jsonify({"type": "/problems/test", "title": "Test", "status": status, "detail": detail})
    response.status_code, response.mimetype = status, PROBLEM
    return response


def html() -> Response:
    """A proxy's page where JSON should be."""
    return Response("<!doctype html><title>It works</title><script>alert(1)</script>", mimetype="text/html")


def nothing() -> Response:
    """The connection is cut before a word is said."""
    request.environ["werkzeug.socket"].shutdown(2)
    return Response()


def half() -> Response:
    """The server dies in the middle of its answer."""
    socket = request.environ["werkzeug.socket"]

    def words() -> object:
        yield b'{"schema": 1, "kind": "ans'
        socket.shutdown(2)

    return Response(words(), mimetype="application/json", headers={"Content-Length": "5000"})


def slow() -> Response:
    """An answer that comes long after anyone waits for it."""
    time.sleep(3)
    return jsonify(document_of(REPLIES["hello"]))


def leisurely() -> Response:
    """An answer that takes its time, so that what is shown meanwhile can be seen."""
    time.sleep(0.6)
    return jsonify(document_of(REPLIES["what is sciatica"]))


FAILURES: dict[str, Callable[[], Response]] = {
    "html": html,
    "nothing": nothing,
    "half": half,
    "slow": slow,
    "leisurely": leisurely,
    "503": lambda: problem(503, "Not available just now."),
    "429": lambda: problem(429, "Too many."),
    "502": lambda: Response("<h1>Bad gateway</h1>", 502, mimetype="text/html"),
    "500": lambda: Response("oops", 500, mimetype="text/plain"),
    "422": lambda: problem(422, "The message holds nothing that can be read."),
    "array": lambda: jsonify([1, 2, 3]),
    "null": lambda: Response("null", mimetype="application/json"),
    "empty": lambda: Response("", mimetype="application/json"),
}
