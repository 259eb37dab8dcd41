import json

import pytest

from tests.cli.run import run

LINES = [
    (b"is sciatica one-sided", {"kind": "answer", "entry_id": "one-sided"}),
    (b'{"text": "hello", "conversation_id": "mine"}', {"kind": "smalltalk", "conversation_id": "mine"}),
    (b"can't feel when i wee, prob nothing", {"kind": "escalate", "urgency": "emergency"}),
    ("😀😀".encode(), {"kind": "abstain"}),
]
UNREADABLE = [
    (b"", "empty-message"),
    (b"   ", "empty-message"),
    (b"{bad", "unreadable-line"),
    (b'{"text": 5}', "unreadable-line"),
    (b'{"text": "hi", "colour": "red"}', "unreadable-line"),
    (b'{"text": "hi", "conversation_id": 7}', "unreadable-line"),
    (b'{"text": "hi", "conversation_id": "' + b"y" * 65 + b'"}', "bad-conversation-id"),
    (b'{"text": "\\ud800"}', "unreadable-message"),
    (b"\xff\xfe", "unreadable-line"),
    (b"a" * 1_000_000, "message-too-long"),
    (b"[" * 16_000, "message-too-long"),
    (b'{"text": ' + b"[" * 16_000, "unreadable-line"),
]


def test_prints_the_answer_for_a_person_and_nothing_else() -> None:
    done = run("ask", "is sciatica one-sided", COLUMNS="80")
    assert done.returncode == 0
    assert done.stderr == b""
    text = done.stdout.decode()
    assert text.startswith("Yes, as a rule it affects just one side.")
    for part in ("Exact match", "Please note", "General information, not medical advice or a diagnosis.", "From", "You might also ask"):
        assert part in text
    assert "\x1b" not in text


def test_prints_one_json_document() -> None:
    done = run("ask", "--json", "is sciatica one-sided")
    reply = json.loads(done.stdout)
    assert (done.returncode, reply["kind"], reply["confidence"], reply["schema"]) == (0, "answer", 1.0, 1)
    assert {"sciatica-trigger-points", "massage-is-therapy"} <= {source["document"] for source in reply["sources"]}
    assert "red_flag_reminder" in {caveat["id"] for caveat in reply["caveats"]}


@pytest.mark.parametrize(("question", "code"), [("hello", 0), ("i cant pee", 0), ("how long does paint take to dry on a boat", 3), ("", 2)])
def test_exit_codes_say_how_it_went(question: str, code: int) -> None:
    assert run("ask", question).returncode == code


def test_each_piped_line_gets_one_reply_in_its_place() -> None:
    done = run("ask", "--json", given=b"\n".join(line for line, _ in LINES) + b"\n")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert len(replies) == len(LINES)
    for (_, expected), reply in zip(LINES, replies, strict=True):
        assert expected.items() <= reply.items()


def test_an_unreadable_line_gives_an_error_object_in_its_place() -> None:
    done = run("ask", "--json", given=b"\n".join(line for line, _ in UNREADABLE) + b"\n")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [reply.get("error", {}).get("type") for reply in replies] == [name for _, name in UNREADABLE]
    assert [reply["error"]["line"] for reply in replies if "error" in reply] == [i for i, (_, name) in enumerate(UNREADABLE, 1) if name]


def test_memory_is_kept_for_the_run_by_conversation() -> None:
    lines = [{"text": "i cant pee", "conversation_id": "one"}, {"text": "is sciatica one-sided", "conversation_id": "one"}]
    lines.append({"text": "is sciatica one-sided", "conversation_id": "two"})
    done = run("ask", "--json", given="".join(json.dumps(line) + "\n" for line in lines).encode())
    notices = [[notice["id"] for notice in json.loads(line)["notices"]] for line in done.stdout.splitlines()]
    assert notices == [["MSG_EMERGENCY", "MSG_CES"], ["MSG_REMINDER_EMERGENCY"], []]


def test_says_what_to_do_without_a_question() -> None:
    done = run("ask", "--knowledge", "x")
    assert done.returncode == 2


def test_a_missing_knowledge_folder_is_said_in_one_line() -> None:
    done = run("ask", "hello", CAVEAT_KNOWLEDGE="/nowhere")
    assert done.returncode == 4
    assert done.stdout == b""
    assert b"/nowhere:1: There is no such folder." in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bad_setting_is_named() -> None:
    done = run("ask", "hello", CAVEAT_CONTACT_HREF="javascript:alert(1)", CAVEAT_CONTACT_LABEL="Call")
    assert done.returncode == 2
    assert b"CAVEAT_CONTACT_HREF" in done.stderr
