import json
import subprocess
import sys

import pytest

from tests.cli.run import ROOT, run

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
RUN_ASK = "import sys; sys.argv = ['assistant', 'ask', 'hello']; from assistant.__main__ import main; main()"
#: What a first answer does without, where the knowledge and the index are saved.
HEAVY = {"sklearn", "sqlalchemy", "flask", "prompt_toolkit", "rich"}


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


def test_a_question_needs_no_quotation_marks() -> None:
    assert run("ask", "is", "sciatica", "one-sided").stdout == run("ask", "is sciatica one-sided").stdout


def test_plain_is_for_screen_readers() -> None:
    lines = run("ask", "--plain", "which ball should i use", COLUMNS="20").stdout.decode().splitlines()
    assert lines[0].startswith("The article names a tennis ball")
    assert len(lines[0]) > 100
    for said in ("Match: Exact match", "Please note: General information", "From: Article", "Offer 1: Where do I put the ball?"):
        assert any(line.startswith(said) for line in lines)


def test_a_reply_comes_as_soon_as_its_line_is_read() -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as program:
        for text in (b"hello\n", b"is sciatica one-sided\n"):
            program.stdin.write(text)
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["kind"] in ("smalltalk", "answer")
        program.stdin.close()
        assert program.wait(60) == 0


def test_piped_replies_for_people_are_parted_by_an_empty_line() -> None:
    shown = run("ask", given=b"hello\n\xff\nhello\n").stdout.decode()
    assert shown.count("Hello.") == 2
    assert "\n\nLine 2: The line is not UTF-8 (byte 1). Save it as UTF-8.\n\nHello." in shown


def test_a_dash_reads_what_is_typed_and_nothing_given_is_no_error(sit_at) -> None:
    terminal = sit_at("ask", "-")
    terminal.read_until("Ctrl-D ends.")
    terminal.type("hello\n")
    terminal.read_until("Hello.")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert run("ask", given=b"").returncode == 0


def test_on_a_terminal_without_a_question_it_says_what_to_type(sit_at) -> None:
    terminal = sit_at("ask")
    assert terminal.end() == 2
    assert "To converse: python -m assistant chat" in terminal.text


def test_a_first_answer_with_all_saved_imports_no_sklearn_and_reads_no_yaml() -> None:
    run("ask", "hello")
    code = f"{RUN_ASK}; print(sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_store_that_was_asked_for_keeps_the_turn_and_stats_count_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CAVEAT_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert run("ask", "--store", "is sciatica one-sided").returncode == 0
    assert run("ask", "is sciatica one-sided").returncode == 0  # and nothing is kept where it was not
    assert json.loads(run("stats", "--json").stdout)["days"][-1]["turns"] == 1
