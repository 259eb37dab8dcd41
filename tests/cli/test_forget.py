import os

import pytest

from assistant.bootstrap import build_assistant
from assistant.cli.init import STARTER
from assistant.dialogue import Message
from assistant.settings import Settings
from tests.cli.run import run


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The environment of a store with one conversation of two turns, and of the small knowledge; beside it the ids."""
    folder = tmp_path_factory.mktemp("store")
    environment = {"CAVEAT_STORE": f"sqlite:///{folder}/store.sqlite", "CAVEAT_KNOWLEDGE": str(STARTER), "CAVEAT_VAR": str(folder)}
    assistant = build_assistant(Settings.from_environment(environment), is_stored=True)
    first = assistant.reply_to(Message("my name is John Smith. how do i oil my chain"))
    second = assistant.reply_to(Message("which bike should i buy", first.conversation_id))
    assert assistant.store.feedback(first.reply_id, False, "unsafe") == "kept"
    assistant.store.close()
    return environment, first, second


def test_old_turns_are_forgotten(place):
    environment, _, _ = place
    done = run("forget", "--older-than", "30", **environment)
    assert (done.returncode, done.stdout.decode()) == (0, "0 turns older than 30 days forgotten.\n")


def test_a_stored_turn_is_explained(place):
    import json

    environment, first, _ = place
    done = run("explain", "--reply", first.reply_id, "--json", **environment)
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert document["turn"]["text"] == "my name is [name]. how do i oil my chain"
    assert document["obstacles"] == ["Of the message was taken out: name. What those words did to the signals cannot be seen any more."]
    assert document["knowledge"]["then"] == document["knowledge"]["now"]
    assert document["turn"]["feedback"]["reason"] == "unsafe"
    assert document["today"]["reply"]["entry_id"] == first.entry_id


def test_a_stored_turn_is_explained_to_people(place):
    environment, _, second = place
    text = run("explain", "--reply", second.reply_id, COLUMNS="200", **environment).stdout.decode()
    assert f"reply       {second.reply_id}," in text
    assert "The same as then." in text
    assert "Of the messages before it was taken out: name." in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain",), b"Name a message, or --reply ID."),
        (("explain", "words", "--reply", "x"), b"Name a message, or --reply ID."),
        (("explain", "--reply", "nobody"), b"No turn of the reply nobody is stored"),
        (("forget",), b"Name one of --older-than DAYS and --conversation ID."),
        (("forget", "--older-than", "3", "--conversation", "x"), b"Name one of"),
        (("forget", "--older-than", "-1"), b"older-than"),
    ],
)
def test_wrong_use_is_said(place, arguments, said):
    done = run(*arguments, **place[0])
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("none", 2, b"nothing is stored"),
        ("mysql://x/y", 2, b"names mysql; the store runs on SQLite and PostgreSQL"),
        ("no url", 2, b"is no database URL"),
        ("sqlite://", 2, b"in memory"),
        ("postgresql+psycopg://u:secret-word@127.0.0.1:9/x", 5, b"Bring the database of CAVEAT_STORE back"),
    ],
)
def test_a_store_that_cannot_be_used_is_said_with_the_mend(url, code, said):
    done = run("forget", "--older-than", "3", CAVEAT_STORE=url)
    assert done.returncode == code
    assert said in done.stderr
    assert b"secret-word" not in done.stderr


def test_one_conversation_is_forgotten(place):
    environment, first, _ = place
    done = run("forget", "--conversation", first.conversation_id, **environment)
    assert done.stdout.decode() == f"The conversation {first.conversation_id} is forgotten.\n"
    again = run("forget", "--conversation", first.conversation_id, **environment)
    assert again.stdout.decode() == f"Nothing is stored of the conversation {first.conversation_id}.\n"
    assert run("explain", "--reply", first.reply_id, **environment).returncode == 2


def test_the_store_is_imported_only_where_it_is_opened():
    import subprocess
    import sys

    code = "import sys, assistant.bootstrap, assistant.cli; print([m for m in ('sqlalchemy', 'alembic', 'phonenumbers', 'stdnum') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"
