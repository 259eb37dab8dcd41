"""Who may come in: forged, stale, replayed, truncated, oversized and broken requests, and what is left in the log of them."""

import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import bicycle_workshop
from tests.web.fake_slack import BOT, SECRET, FakeSlack, event_body, form, playing_slack, signature_headers
from tests.web.slack_workspace import Workspace, opened
from web.slack.guard import BODY_BYTES

EVENT = {"type": "app_mention", "user": "U1", "text": f"<@{BOT}> Zebra when are you open?", "channel": "C1", "ts": "1700000000.000100"}
BODY = event_body(EVENT)
STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


@pytest.fixture(scope="module")
def workspace(slack: FakeSlack) -> Workspace:
    from assistant.bootstrap import assemble

    return opened(assemble(bicycle_workshop()), slack)


def status(workspace: Workspace, body: bytes, headers: dict[str, str], mimetype: str = "application/json") -> int:
    return workspace.app.test_client().post("/slack/events", data=body, content_type=mimetype, headers=headers).status_code


BAD_HEADERS = {
    "none": {STAMP: None, SIGNATURE: None},
    "no signature": {SIGNATURE: None},
    "no time": {STAMP: None},
    "a time that is no number": {STAMP: "abc"},
    "an empty time": {STAMP: ""},
    "a raised two": {STAMP: "²"},
    "a time with a sign": {STAMP: "-1700000000"},
    "a time in decimals": {STAMP: "1700000000.5"},
    "an endless time": {STAMP: "9" * 400},
    "an empty signature": {SIGNATURE: ""},
    "a signature beyond ASCII": {SIGNATURE: "v0=é"},
    "a short signature": {SIGNATURE: "v0=abc"},
    "another version": {SIGNATURE: "v1=" + "0" * 64},
    "a wrong signature": {SIGNATURE: "v0=" + "0" * 64},
    "capitals": {SIGNATURE: signature_headers(BODY)[SIGNATURE].upper()},
}


@pytest.mark.parametrize("how", BAD_HEADERS)
def test_what_is_not_signed_is_refused(workspace: Workspace, how: str) -> None:
    headers = {name: value for name, value in {**signature_headers(BODY), **BAD_HEADERS[how]}.items() if value is not None}
    assert status(workspace, BODY, headers) == 401


@pytest.mark.parametrize("age", [301, 100_000, -301])
def test_what_was_signed_long_ago_or_will_be_is_refused(workspace: Workspace, age: int) -> None:
    assert status(workspace, BODY, signature_headers(BODY, age=age)) == 401


def test_what_was_signed_just_now_comes_in(workspace: Workspace) -> None:
    assert status(workspace, BODY, signature_headers(BODY, age=290)) == 200


def test_another_apps_signature_is_refused(workspace: Workspace) -> None:
    assert status(workspace, BODY, signature_headers(BODY, secret="f" * 32)) == 401


UNSIGNED = [b"", b"{", b"[" * 100_000, b"[]", b'"text"', b"\xff\xfe", b"payload=%7B", BODY[:-40]]


@pytest.mark.parametrize("body", UNSIGNED, ids=range(len(UNSIGNED)))
def test_a_body_that_is_not_the_one_that_was_signed_is_refused_unread(workspace: Workspace, body: bytes) -> None:
    for mimetype in ("application/json", "application/x-www-form-urlencoded"):
        assert status(workspace, body, signature_headers(BODY), mimetype) == 401


BROKEN = [b"{", b"[]", b'"text"', b"null", b"17", b"[" * 100_000, b'{"event": []}', b'{"event": "x", "type": "event_callback"}', b'{"authorizations": [3]}']


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_a_signed_body_that_is_broken_is_a_bad_request(workspace: Workspace, body: bytes) -> None:
    assert status(workspace, body, signature_headers(body)) == 400


@pytest.mark.parametrize("payload", ["{", "[]", "null", "3", "[" * 50_000])
def test_a_signed_form_that_is_broken_is_a_bad_request(workspace: Workspace, payload: str) -> None:
    body = form(payload=payload)
    assert status(workspace, body, signature_headers(body), "application/x-www-form-urlencoded") == 400


def test_a_body_that_is_no_text_is_refused_even_when_it_is_signed(workspace: Workspace) -> None:
    body = b'{"text": "\xff"}'
    assert status(workspace, body, signature_headers(body)) == 401


def test_a_body_larger_than_slack_sends_is_refused_unread(workspace: Workspace) -> None:
    body = b"x" * (BODY_BYTES + 1)
    assert status(workspace, body, signature_headers(body)) == 413


def test_a_click_on_a_long_message_comes_in(workspace: Workspace) -> None:
    body = form(payload=json.dumps({"type": "block_actions", "actions": [{"action_id": "x", "type": "button"}], "message": {"text": "é" * 13_000}}))
    assert len(body) > 16 * 1024
    assert status(workspace, body, signature_headers(body), "application/x-www-form-urlencoded") < 413


def test_a_replayed_request_is_answered_once(workspace: Workspace, slack: FakeSlack) -> None:
    body = event_body(EVENT, "EvReplayed")
    headers, before = signature_headers(body), len(slack.called("chat.postMessage"))
    assert [status(workspace, body, headers) for _ in range(3)] == [200, 200, 200]
    slack.wait_for("chat.postMessage", before + 1)
    command = form(team_id="T0TEAM", channel_id="C1", user_id="U1", command="/faq", text="when are you open?", trigger_id="trigger-replayed")
    answers = [
        workspace.app.test_client().post("/slack/events", data=command, headers=signature_headers(command), content_type="application/x-www-form-urlencoded")
        for _ in range(2)
    ]
    assert [bool(answer.data) for answer in answers] == [True, False]


def test_other_methods_find_nothing(workspace: Workspace) -> None:
    assert workspace.app.test_client().get("/slack/events").status_code == 405


def test_without_tokens_there_is_no_door() -> None:
    from fake_assistant import FakeAssistant

    from assistant.settings import Settings
    from web import create_app

    client = create_app(FakeAssistant(), Settings()).test_client()
    assert [client.post(path).status_code for path in ("/slack/events", "/mattermost/command", "/mattermost/webhook")] == [404, 404, 404]


def test_nothing_of_a_message_is_logged(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for headers in (signature_headers(BODY), signature_headers(BODY, secret="f" * 32), {}):
        status(workspace, BODY, headers)
    for event in ({"type": "unknown_thing", "text": "Zebra"}, {**EVENT, "subtype": "channel_join"}, {**EVENT, "user": {"name": "Zebra"}}):
        body = event_body(event)
        status(workspace, body, signature_headers(body))
    unknown = form(payload=json.dumps({"type": "block_actions", "actions": [{"action_id": "Zebra", "value": "Zebra", "type": "button"}]}))
    status(workspace, unknown, signature_headers(unknown), "application/x-www-form-urlencoded")
    assert "Zebra" not in caplog.text
    assert SECRET not in caplog.text


NAMES = st.sampled_from(
    ["type", "event", "user", "id", "channel", "team", "team_id", "view", "actions", "action_id", "message", "ts", "text", "container", "value"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=4)
)


@settings(max_examples=300)
@given(body=st.dictionaries(NAMES, values, max_size=6), is_form=st.booleans())
def test_no_signed_body_is_an_error_of_ours(workspace: Workspace, body: dict[str, object], is_form: bool) -> None:
    sent = form(payload=json.dumps(body)) if is_form else json.dumps(body).encode()
    mimetype = "application/x-www-form-urlencoded" if is_form else "application/json"
    assert status(workspace, sent, signature_headers(sent), mimetype) < 500
