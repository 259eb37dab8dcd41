"""Promise 2: the same message, conversation, settings and knowledge version give the same bytes but for the ids."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.bootstrap import build_assistant
from assistant.channels.document import document_of
from assistant.dialogue import Message

ROOT = Path(__file__).resolve().parents[2]
TURNS = [
    "is sciatica one-sided",
    "what causes pain in the buttock and what helps",
    "make it worse",
    "massage for sciatica",
    "1",
    "my foot feels odd and the stretch hurts",
    "do i have sciatica",
    "how many ibuprofen can i take",
    "who won the world cup",
    "im 14 and my back hurts",
    "sciatca symtoms and piriformus",
    "cant lift my foot",
    "How do I use a ball? Which muscles does it reach? How long should I hold it?",
    "i cant pee and my leg is numb",
    "what is sciatica",
    "hi",
    "\U0001f62d",
]
PROGRAM = """
import json, sys
from assistant.bootstrap import build_assistant
from assistant.channels.document import document_of
from assistant.dialogue import Message
from pathlib import Path
from assistant.settings import Settings
assistant = build_assistant(Settings(var=Path(sys.argv[1])))
print(json.dumps([document_of(assistant.reply_to(Message(text, "same", "chat"))) | {"reply_id": ""} for text in json.loads(sys.argv[2])]))
"""


def replies(assistant, conversation_id):
    """Every reply as JSON without its ids."""
    said = (document_of(assistant.reply_to(Message(text, conversation_id, "chat"))) for text in TURNS)
    return [json.dumps(one | {"reply_id": "", "conversation_id": ""}, ensure_ascii=False) for one in said]


@pytest.fixture(scope="module")
def expected(assistant):
    return replies(assistant, "same bytes")


def test_two_conversations_of_one_assistant_are_alike(assistant, expected):
    assert replies(assistant, "same bytes again") == expected


def test_two_assistants_built_apart_are_alike(expected):
    assert replies(build_assistant(), "another") == expected


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_order_of_hashing_changes_nothing(tmp_path, expected, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), json.dumps(TURNS)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=tmp_path)
    said = [json.dumps(one | {"conversation_id": ""}, ensure_ascii=False) for one in json.loads(run.stdout)]
    assert said == expected


def test_what_others_asked_before_changes_nothing(assistant, expected):
    for text in TURNS[::-1]:
        assistant.reply_to(Message(text, "someone else", "chat"))
    assert replies(assistant, "after someone else") == expected
