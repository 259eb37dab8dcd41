"""Error -> answer: problem+json for programs, a small page for people; neither repeats what the visitor sent."""

import json
import logging
import traceback
from dataclasses import asdict, dataclass
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, NotFound, TooManyRequests

from assistant.errors import AssistantError, MessageError, MessageTooLongError, ServiceError
from web.limits import retry_after
from web.request_ids import request_id

__all__ = ["ProblemDetails", "UnknownReplyError", "init_app", "problem_of", "refuse_invalid"]

logger = logging.getLogger(__name__)

#: The paths of programs and what lies below them; everything else is a page.
PROGRAM_PATHS = ("/api", "/healthz", "/readyz", "/metrics", "/openapi.json", "/widget", "/slack", "/mattermost")

#: Name, title and detail of the errors that HTTP itself knows; others are called by their phrase.
BY_STATUS = {
    400: ("invalid-json", "Not readable", "The request cannot be read. Send one JSON object in UTF-8."),
    403: ("foreign-page", "Not from here", "A page of another website has sent this. Use the page itself, or have its address allowed."),
    404: ("not-found", "Nothing here", "There is nothing at this address. Check it for typing slips."),
    405: ("method-not-allowed", "Method not allowed", "This address does not take that method. Allow names those it takes."),
    413: ("body-too-large", "Too large", "The message is too large: 16 KiB are read. Shorten it."),
    415: ("unsupported-media-type", "Unsupported media type", "This kind of content is not read here. Send application/json."),
    422: ("invalid-request", "Invalid request", "These are not the fields that this address takes. /openapi.json describes them."),
    429: ("too-many-requests", "Too many at once", "More was asked than we can answer just now. Wait some seconds, then try again."),
    500: ("internal-error", "Something went wrong", "That was our mistake, not yours. Try again in a moment."),
    503: ("unavailable", "Not available just now", "Something that we need does not answer. Try again in a moment."),
}

#: What each field has to be, said without repeating what was sent.
FIELD_RULES = {
    "text": "text has to be a string of valid Unicode.",
    "choice": "choice has to be a string: the entry_id of a suggestion.",
    "conversation_id": "conversation_id has to be one that a reply carried: 22 to 43 characters of URL-safe base64.",
    "q": "q has to be at most 500 characters.",
    "entry_id": "entry_id has to be the id of an entry: small letters, figures and dashes.",
    "reply_id": "reply_id has to be one that a reply carried.",
    "helpful": "helpful has to be true or false.",
    "reason": "reason has to be wrong_answer, outdated, hard_to_understand, did_not_fit or unsafe.",
}


class UnknownReplyError(NotFound):
    """No reply has the id that an opinion was given of."""


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """An error as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str


UNKNOWN_REPLY = ProblemDetails("/problems/unknown-reply", "Unknown reply", 404, "No reply has this id, or it is no longer kept.")


def init_app(app: Flask) -> None:
    """Answer every error of the application from here."""
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(AssistantError, lambda error: respond(problem_of(error)))
    app.register_error_handler(RecursionError, lambda error: respond(named(400)))
    app.register_error_handler(Exception, answer_unforeseen)


def problem_of(error: AssistantError) -> ProblemDetails:
    """The problem that the assistant's error is; only a message's own errors say more than that something failed."""
    if isinstance(error, MessageError):
        status = 413 if isinstance(error, MessageTooLongError) else 422
        return ProblemDetails(f"/problems/{error.name}", error.name.replace("-", " ").capitalize(), status, error.reason)
    log_without_words(error)
    return named(503 if isinstance(error, ServiceError) else 500)


def named(status: int, detail: str | None = None) -> ProblemDetails:
    """The problem that goes by the status alone."""
    phrase = HTTPStatus(status).phrase
    name, title, usual = BY_STATUS.get(status, (phrase.lower().replace(" ", "-"), phrase, f"{phrase}."))
    return ProblemDetails(f"/problems/{name}", title, status, detail or usual)


def refuse_invalid(error: ValidationError) -> Response:
    """The answer to a body with wrong fields. Names of unknown fields are the visitor's input too, so they are not repeated."""
    fields = [str(problem["loc"][0]) for problem in error.errors(include_input=False, include_url=False, include_context=False) if problem["loc"]]
    return respond(named(422, next((FIELD_RULES[field] for field in fields if field in FIELD_RULES), None)))


def answer_http(error: HTTPException) -> Response:
    """The error as a problem, with the headers that belong to it (Allow, Retry-After); redirects and finished answers as they are."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    answer = respond(UNKNOWN_REPLY if isinstance(error, UnknownReplyError) else named(error.code))
    if isinstance(error, TooManyRequests):
        answer.headers["Retry-After"] = str(retry_after())
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value
    return answer


def answer_unforeseen(error: Exception) -> Response:
    """A plain 500; what happened goes to the log."""
    log_without_words(error)
    return respond(named(500))


def log_without_words(error: Exception) -> None:
    """Log where it happened. The text of an exception may hold a visitor's words, so it stays out of the log."""
    logger.error("%s at %s\n%s", type(error).__name__, request.endpoint, "".join(traceback.format_tb(error.__traceback__)))


def respond(problem: ProblemDetails) -> Response:
    """The problem in the form that its reader understands."""
    if is_for_programs(request.path):
        document = asdict(problem) | {"request_id": request_id()}
        return Response(json.dumps(document), problem.status, mimetype="application/problem+json")
    return make_response(render_template("problem.html", problem=problem, reference=request_id() if problem.status >= 500 else None), problem.status)


def is_for_programs(path: str) -> bool:
    """Whether programs ask for the path, rather than people."""
    return any(path == known or path.startswith(f"{known}/") for known in PROGRAM_PATHS)
