"""Mattermost -> Message, Reply -> Mattermost: a slash command for one person, an outgoing webhook that answers in the thread."""

import hashlib
import hmac
import json
import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal
from urllib.parse import parse_qsl

from flask import Blueprint, Flask, request
from werkzeug.exceptions import BadRequest, Unauthorized

from assistant.channels.mattermost_markdown import NAME, literal, mattermost_posts
from assistant.dialogue import Message, Reply, Urgency
from assistant.engine import Assistant
from assistant.errors import EmptyMessageError, MessageError
from assistant.knowledge.policy import REMINDER
from web.judging_by_words import Opinion, opinion_in, said_to
from web.keeping import Keeping, ProcessEvents, store_of

__all__ = ["conversation_of", "init_app", "mattermost_blueprint"]

logger = logging.getLogger(__name__)

#: A post has at most 16,383 characters, and a form takes as many as twelve bytes for each.
BODY_BYTES = 256 * 1024

Fields = Mapping[str, str]
Answer = dict[str, Any]
Seen = Literal["ephemeral", "comment"]


def init_app(app: Flask, tokens: Sequence[str], current: Callable[[], Assistant]) -> None:
    """Open the two doors to whoever has one of the tokens."""
    app.register_blueprint(mattermost_blueprint(tokens, current))


def mattermost_blueprint(tokens: Sequence[str], current: Callable[[], Assistant]) -> Blueprint:
    """The addresses of the slash command and of the outgoing webhook."""
    blueprint, events = Blueprint("mattermost", __name__), ProcessEvents()

    def answered(key: str, seen_by: Seen) -> Answer:
        fields = checked_fields(tokens)
        if not store_of(current(), events).is_new(f"{NAME}:{key}:{fields.get(key, '')}"):
            return {}
        text = fields.get("text", "").removeprefix(fields.get("trigger_word", ""))
        opinion = opinion_in(text, current().knowledge.policy.chat_phrases)
        if opinion:
            return posts_answer((judged(current(), opinion, conversation_of(fields), events),), seen_by)
        return posts_answer(posts(current(), Message(text, conversation_of(fields), NAME)), seen_by)

    blueprint.add_url_rule("/mattermost/command", "command", lambda: answered("trigger_id", "ephemeral"), methods=["POST"])
    blueprint.add_url_rule("/mattermost/webhook", "webhook", lambda: answered("post_id", "comment"), methods=["POST"])
    return blueprint


def checked_fields(tokens: Sequence[str]) -> Fields:
    """What Mattermost sent; Unauthorized without one of the tokens, BadRequest for what cannot be read."""
    request.max_content_length = BODY_BYTES
    given = request.headers.get("Authorization", "").removeprefix("Token ").strip()
    if given and not is_token(given, tokens):
        raise Unauthorized
    fields = read_fields(request.get_data(), request.mimetype)
    if not is_token(fields.get("token", given), tokens):
        raise Unauthorized
    return fields


def is_token(given: str, tokens: Sequence[str]) -> bool:
    """Whether it is one of the tokens; how long that takes tells nothing about them."""
    return any([hmac.compare_digest(given.encode(), token.encode()) for token in tokens])  # noqa: C419 - a list, so that all are compared


def read_fields(body: bytes, mimetype: str) -> Fields:
    """The fields of a form or of a JSON object; fields that are no text are left out."""
    try:
        text = body.decode()
        values = json.loads(text) if mimetype == "application/json" else dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(values, dict):
        raise BadRequest
    return {name: value for name, value in values.items() if isinstance(value, str)}


def conversation_of(fields: Fields) -> str:
    """One person's conversation in a channel, or in a thread where Mattermost names it.

    Mattermost's ids are too long to stand one beside the other; their digest cannot be made to match another channel's.
    """
    names = ("team_id", "channel_id", "user_id", "root_id")
    return f"{NAME}:{hashlib.sha256(json.dumps([fields.get(name, '') for name in names]).encode()).hexdigest()[:40]}"


def posts(assistant: Assistant, message: Message) -> tuple[str, ...]:
    """The reply in Mattermost's form, or one sentence that says why there is none; never nothing, whatever fails."""
    phrases = assistant.knowledge.policy.phrases
    try:
        reply = assistant.reply_to(message)
        return with_last(mattermost_posts(reply, assistant.knowledge.policy.chat_phrases), asked_to_judge(reply, assistant))
    except EmptyMessageError:
        starters = [f"- {literal(assistant.knowledge.entries[entry_id].question)}" for entry_id in assistant.knowledge.starters]
        return ("\n".join([literal(phrases.welcome), "", *starters]).strip(),)
    except MessageError as error:
        return unread(assistant, error.reason)
    except Exception as error:  # noqa: BLE001 - the last resort of a door: whoever asked is told that it failed, and the log where
        logger.error("No reply could be made: %s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))  # noqa: TRY400 - no words in logs
        return unread(assistant, assistant.knowledge.policy.chat_phrases.failed)


def with_last(texts: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """The posts, the last of them with these lines behind it; a post takes more than what `mattermost_posts` fills it with."""
    return (*texts[:-1], "\n\n".join([*texts[-1:], *lines]))


def judged(assistant: Assistant, opinion: Opinion, conversation_id: str, events: Keeping) -> str:
    """What is said to an opinion of the last answer."""
    lines = said_to(opinion, conversation_id, store_of(assistant, events), assistant.knowledge.policy.chat_phrases)
    return "\n".join(literal(line) for line in lines)


def asked_to_judge(reply: Reply, assistant: Assistant) -> tuple[str, ...]:
    """How to say what one thinks of an answer; nothing where opinions are not kept, or something matters more."""
    phrases = assistant.knowledge.policy.chat_phrases
    if reply.kind != "answer" or reply.urgency >= Urgency.SAME_DAY or assistant.store is None:
        return ()
    asked = phrases.judge.format(helpful=phrases.helpful.lower(), not_helpful=phrases.not_helpful.lower())
    return (f"*{literal(asked)}*",)


def unread(assistant: Assistant, why: str) -> tuple[str, ...]:
    """Why there is no reply; with the safety reminder, because nobody has looked for warning signs in what was said."""
    return (f"{literal(why)}\n\n> {literal(assistant.knowledge.policy.messages[REMINDER].text)}",)


def posts_answer(texts: Sequence[str], seen_by: Seen) -> Answer:
    """The posts as Mattermost takes them: Markdown as it stands, a command's further posts beside the first; a webhook's it splits itself."""
    if seen_by == "comment":
        texts = ["\n\n".join(texts)]
    first, *others = ({"response_type": seen_by, "text": text, "skip_slack_parsing": True} for text in texts)
    return {**first, "extra_responses": others} if others else first
