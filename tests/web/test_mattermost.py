"""Mattermost's slash command and outgoing webhook: the token first, then the same replies, with the same safety."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from assistant.bootstrap import build_store
from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.settings import Settings
from tests.web.fake_slack import form
from web import create_app
from web.mattermost import BODY_BYTES, conversation_of

TOKEN, OTHER_TOKEN = "c" * 26, "w" * 26
FIELDS = {"team_id": "t" * 26, "channel_id": "c" * 26, "user_id": "u" * 26, "team_domain": "clinic", "user_name": "somebody", "token": TOKEN}


@pytest.fixture
def client(workshop: Assistant) -> FlaskClient:
    return create_app(workshop, Settings(mattermost=(TOKEN, OTHER_TOKEN))).test_client()


NUMBERS = iter(range(1_000_000))


def command(client: FlaskClient, text: str, headers: dict[str, str] | None = None, **fields: str) -> TestResponse:
    sent = {**FIELDS, "command": "/faq", "text": text, "trigger_id": str(next(NUMBERS)), **fields}
    return client.post("/mattermost/command", data=sent, headers=headers)


def webhook(client: FlaskClient, text: str, **fields: str) -> TestResponse:
    sent = {**FIELDS, "token": OTHER_TOKEN, "text": text, "trigger_word": "faq", "post_id": str(next(NUMBERS)), **fields}
    return client.post("/mattermost/webhook", json=sent)


def said(answer: TestResponse) -> str:
    text: str = answer.get_json()["text"]
    return text


def test_the_command_is_answered_to_one_person(client: FlaskClient) -> None:
    answer = command(client, "when are you open").get_json()
    assert (answer["response_type"], answer["skip_slack_parsing"]) == ("ephemeral", True)
    assert "from nine to five" in answer["text"]
    assert "**Please note**" in answer["text"]


@pytest.mark.parametrize("as_json", [True, False])
def test_the_webhook_answers_in_the_thread(client: FlaskClient, as_json: bool) -> None:
    fields = {**FIELDS, "token": OTHER_TOKEN, "text": "faq when are you open", "trigger_word": "faq", "post_id": "p1"}
    answer = client.post("/mattermost/webhook", json=fields) if as_json else client.post("/mattermost/webhook", data=fields)
    assert answer.get_json()["response_type"] == "comment"
    assert "from nine to five" in said(answer)


def test_warnings_come_first_and_last(client: FlaskClient) -> None:
    assert said(command(client, "my battery is smoking")).startswith("> :rotating_light: **EMERGENCY** Get away from it and call for help.")
    assert said(command(client, "when are you open")).startswith("> :information_source: Remember: call for help.")


def test_a_conversation_is_one_persons_in_one_channel(client: FlaskClient) -> None:
    command(client, "my battery is smoking")
    for other in ({"user_id": "v" * 26}, {"channel_id": "d" * 26}, {"team_id": "s" * 26}, {"root_id": "r" * 26}):
        assert "Remember" not in said(command(client, "when are you open", **other))


@given(st.lists(st.text(max_size=6), min_size=4, max_size=4), st.lists(st.text(max_size=6), min_size=4, max_size=4))
def test_no_other_ids_open_the_conversation(one: list[str], other: list[str]) -> None:
    names = ("team_id", "channel_id", "user_id", "root_id")
    ids = [conversation_of(dict(zip(names, values, strict=True))) for values in (one, other)]
    assert (ids[0] == ids[1]) == (one == other)
    assert all(len(value) <= 64 for value in ids)


@pytest.mark.parametrize("token", ["", "x" * 26, "c" * 25, "c" * 27, "é" * 26, TOKEN.upper()])
def test_without_the_token_nothing_is_answered(client: FlaskClient, workshop: Assistant, token: str) -> None:
    assert command(client, "when are you open", token=token).status_code == 401
    assert webhook(client, "when are you open", token=token).status_code == 401
    assert not workshop.memory.kept


def test_the_token_may_stand_in_the_header_as_mattermost_sends_it(client: FlaskClient) -> None:
    assert command(client, "when are you open", {"Authorization": f"Token {TOKEN}"}).status_code == 200
    assert command(client, "when are you open", {"Authorization": f"Token {'x' * 26}"}).status_code == 401


BROKEN = [
    (b"{", "application/json"),
    (b"[]", "application/json"),
    (b"[" * 60_000, "application/json"),
    (b"null", "application/json"),
    (b"token=\xff", "x-www-form-urlencoded"),
]


@pytest.mark.parametrize(("body", "mimetype"), BROKEN, ids=range(len(BROKEN)))
def test_what_cannot_be_read_is_refused(client: FlaskClient, body: bytes, mimetype: str) -> None:
    for path in ("/mattermost/command", "/mattermost/webhook"):
        assert client.post(path, data=body, content_type=mimetype).status_code == 400


def test_a_body_larger_than_mattermost_sends_is_refused_unread(client: FlaskClient) -> None:
    assert client.post("/mattermost/command", data=b"x" * (BODY_BYTES + 1), content_type="application/x-www-form-urlencoded").status_code == 413


def test_what_comes_twice_is_answered_once(client: FlaskClient) -> None:
    assert said(webhook(client, "when are you open", post_id="p9"))
    assert webhook(client, "when are you open", post_id="p9").get_json() == {}
    assert said(command(client, "when are you open", trigger_id="t9"))
    assert command(client, "when are you open", trigger_id="t9").get_json() == {}


@pytest.fixture
def kept(workshop: Assistant, tmp_path: Path) -> Iterator[Assistant]:
    """The assistant with a store of its own."""
    settings = Settings(store=f"sqlite:///{tmp_path / 'store.sqlite'}")
    store = build_store(settings, workshop)
    yield replace(workshop, memory=store.memory, store=store)
    store.close()


def test_the_last_answer_is_judged_in_words(kept: Assistant) -> None:
    client, phrases = create_app(kept, Settings(mattermost=(TOKEN,))).test_client(), kept.knowledge.policy.chat_phrases
    assert said(command(client, "when are you open")).endswith('*Write "helpful" or "not helpful" to say what you think of this answer.*')
    assert said(command(client, "Not helpful")).splitlines()[5] == "5. It could harm someone"
    assert said(command(client, "not helpful 5")) == phrases.thanks
    assert said(command(client, "helpful")) == phrases.given_before
    assert said(command(client, "helpful", user_id="v" * 26)) == phrases.unknown_reply
    assert kept.store.turn("id-1").feedback.reason == "unsafe"


def test_nobody_is_asked_for_an_opinion_where_it_matters_more_or_is_not_kept(kept: Assistant, client: FlaskClient) -> None:
    stored = create_app(kept, Settings(mattermost=(TOKEN,))).test_client()
    assert "helpful" not in said(command(stored, "my battery is smoking"))
    assert "helpful" not in said(command(client, "when are you open"))
    assert said(command(client, "helpful")) == "That could not be kept just now. Please try again later."


def test_nothing_asked_is_welcomed(client: FlaskClient) -> None:
    assert said(command(client, "  ")) == "(welcome)"


def test_too_much_is_told_so(client: FlaskClient) -> None:
    assert said(command(client, "é" * 4_001)).endswith("4,000 are read. Shorten it.\n\n> Smoke from a battery is an emergency.")


def test_fields_of_other_types_are_left_out(client: FlaskClient) -> None:
    fields: dict[str, Any] = {**FIELDS, "text": {"a": 1}, "trigger_word": 3, "post_id": ["x"]}
    assert said(client.post("/mattermost/webhook", json=fields)) == "(welcome)"


def test_what_fails_behind_is_said_and_not_repeated(
    client: FlaskClient, workshop: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Assistant, message: Message) -> None:
        raise KeyError(message.text)

    monkeypatch.setattr(type(workshop), "reply_to", fail)
    failed = workshop.knowledge.policy.chat_phrases.failed
    assert said(command(client, "Zebra")) == f"{failed}\n\n> Smoke from a battery is an emergency."
    assert "KeyError" in caplog.text
    assert "Zebra" not in caplog.text


def test_nothing_of_a_message_or_a_token_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    command(client, "Zebra")
    command(client, "Zebra", token="x" * 26)
    client.post("/mattermost/command", data=form(text="Zebra"), content_type="application/json")
    assert "Zebra" not in caplog.text
    assert TOKEN not in caplog.text


def test_a_recorded_exchange_is_answered(client: FlaskClient) -> None:
    """The fields as Mattermost's documentation shows them for a slash command."""
    recorded = (
        "channel_id=cniah6qa73bjjjan6mzn11f4ie&channel_name=town-square&command=%2Ffaq&response_url=not+supported+yet&team_domain=someteam"
        f"&team_id=rdc9bgriktyx9p4kowh3dmgqyc&text=when+are+you+open&token={TOKEN}&trigger_id=recorded&user_id=c3a4cqe3dfy6dgopqt8ai3hydh&user_name=somename"
    )
    headers = {"Accept": "application/json", "User-Agent": "mattermost-9.0", "Authorization": f"Token {TOKEN}"}
    answer = client.post("/mattermost/command", data=recorded, headers=headers, content_type="application/x-www-form-urlencoded")
    assert "from nine to five" in json.loads(answer.data)["text"]
