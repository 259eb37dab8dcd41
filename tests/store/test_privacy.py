"""Nothing that names a person is found afterwards: not in the database, not in the log."""

import json
import random
import re
import sqlite3
from pathlib import Path

import pytest
import yaml
from sqlalchemy import text

from assistant.bootstrap import build_store
from assistant.dialogue import Message
from assistant.settings import Settings
from assistant.store.tables import Base
from tests.store.conftest import a_turn

DATA = yaml.safe_load((Path(__file__).parents[1] / "cases" / "personal_data.yaml").read_text(encoding="utf-8"))
MESSAGES = 300


def corpus():
    """(message, secrets) three hundred times, the same each time."""
    chance = random.Random(20_261_121)  # noqa: S311
    for number in range(MESSAGES):
        piece = DATA["pieces"][number % len(DATA["pieces"])]
        yield chance.choice(DATA["around"]).format(piece=piece["say"]), [str(secret) for secret in piece["secret"]]


def everything_in(store) -> str:
    """Every value of every table; of a file its bytes too."""
    with store.database.patient() as connection:
        rows = [repr(tuple(row)) for table in Base.metadata.sorted_tables for row in connection.execute(table.select())]
    files = sorted(store.database.file.parent.glob("*")) if store.database.file else ()
    return "\n".join((*rows, *(file.read_bytes().decode("utf-8", "replace") for file in files))).lower()


def is_in(secret: str, whole: str) -> bool:
    return secret.lower() in whole and bool(re.search(rf"(?<![\w]){re.escape(secret.lower())}(?![\w])", whole))


def test_of_three_hundred_messages_nothing_is_found(assistant, url, tmp_path, caplog):
    caplog.set_level("DEBUG")
    from dataclasses import replace

    store = build_store(Settings(store=url, var=tmp_path, country="GB"), assistant)
    stored = replace(assistant, memory=store.memory, store=store)
    said = list(corpus())
    conversation_id = None
    for number, (message, _) in enumerate(said):
        conversation_id = stored.reply_to(Message(message, conversation_id if number % 3 else None)).conversation_id
    assert store.counts().turns == MESSAGES
    assert store.state().lost == 0
    whole = everything_in(store) + caplog.text.lower()
    store.close()
    known = " ".join(
        json.dumps([entry.question, *entry.phrasings, entry.answer, entry.more], ensure_ascii=False) for entry in assistant.knowledge.entries.values()
    ).lower()
    secrets = {secret for _, secrets in said for secret in secrets}
    assert {secret for secret in secrets if is_in(secret, whole) and not is_in(secret, known)} == set()


def test_the_corpus_has_three_hundred_messages_with_a_secret_each():
    said = list(corpus())
    assert len(said) == MESSAGES
    assert all(any(is_in(secret, message) or secret in message.lower() for secret in secrets) for message, secrets in said)


def test_raw_text_is_stored_where_a_setting_says_so(assistant, file, tmp_path):
    from dataclasses import replace

    store = build_store(Settings(store=f"sqlite:///{file}", var=tmp_path, keeps_raw_text=True), assistant)
    stored = replace(assistant, memory=store.memory, store=store)
    reply = stored.reply_to(Message("my name is john smith"))
    assert store.turn(reply.reply_id).text == "my name is john smith"
    store.close()


WORDS = "zyxwvut numbness qqqq" * 3


def test_of_a_forgotten_conversation_not_a_byte_is_left_in_the_file(open_at, file):
    """Among other turns, long texts and short ones, read by another worker meanwhile."""
    store, other = open_at(f"sqlite:///{file}"), open_at(f"sqlite:///{file}")
    chance = random.Random(3)  # noqa: S311
    for number in range(400):
        conversation_id = "secret-conversation" if number % 7 == 0 else f"other-{number % 20}"
        words = (WORDS if number % 7 == 0 else "other words ") * chance.randrange(1, 120)
        store.record(a_turn(f"{conversation_id}-{number}", conversation_id, text=words, detail={"before": words}))
        store.memory.recall(conversation_id, "web")
        from assistant.conversation import Conversation

        store.memory.remember(Conversation(conversation_id, (words,)), "web")
    assert store.feedback("secret-conversation-0", False, "unsafe") == "kept"
    assert b"zyxwvut" in b"".join(path.read_bytes() for path in file.parent.glob("store.sqlite*"))
    assert other.memory.recall("secret-conversation", "web")
    assert store.forget_conversation("secret-conversation") == 59
    left = b"".join(path.read_bytes() for path in file.parent.glob("store.sqlite*"))
    assert b"zyxwvut" not in left
    assert b"secret-conversation" not in left
    assert b"other words" in left
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_broken_files_that_were_set_aside_go_with_a_forgotten_conversation(open_at, file):
    file.write_bytes(b"this is no database" * 1_000)
    store = open_at(f"sqlite:///{file}")
    assert list(file.parent.glob("*.broken-*"))
    store.forget_conversation("c")
    assert not list(file.parent.glob("*.broken-*"))


@pytest.mark.parametrize("table", [table.name for table in Base.metadata.sorted_tables])
def test_the_password_and_the_texts_stand_in_no_error(store, table, caplog):
    from sqlalchemy.exc import SQLAlchemyError

    with store.database.patient() as connection, pytest.raises(SQLAlchemyError) as caught:
        connection.execute(text(f"INSERT INTO {table} (nothing) VALUES (:secret)"), {"secret": "very private words"})  # noqa: S608
    assert "very private words" not in str(caught.value)
