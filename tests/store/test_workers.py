"""Two worker processes that share one store answer as one process that remembers."""

import json
import os
import random
import subprocess
import sys

import pytest

from assistant.bootstrap import assemble
from assistant.cli.init import STARTER
from assistant.dialogue import Message
from assistant.knowledge.loading import load_knowledge
from assistant.store.journal import outline_of

CONVERSATIONS, TURNS = 200, 4
SAID = (
    "hello",
    "how do i oil my chain",
    "my brakes failed on the way down",
    "chain or tyre",
    "the first",
    "2",
    "none of these",
    "what is the capital of france",
    "there is a crack in the fork",
    "which bike should i buy",
    "and why",
    "i had it checked by a mechanic",
)


def start(url, folder):
    environment = {**os.environ, "CAVEAT_STORE": url, "CAVEAT_VAR": str(folder)}
    return subprocess.Popen([sys.executable, "-m", "tests.store.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def ask(worker, conversation_id, text):
    worker.stdin.write(json.dumps({"id": conversation_id, "text": text}) + "\n")
    worker.stdin.flush()
    return json.loads(worker.stdout.readline())


@pytest.fixture(scope="module")
def expected():
    """What one process replies: conversation -> (what was said, the reply's outline) of each turn."""
    assistant = assemble(load_knowledge(STARTER))
    chance = random.Random(11)  # noqa: S311
    said = {f"c{number}": [chance.choice(SAID) for _ in range(TURNS)] for number in range(CONVERSATIONS)}
    return {name: [(text, outline_of(assistant.reply_to(Message(text, name, "chat")))) for text in texts] for name, texts in said.items()}


def test_two_workers_take_alternate_turns_of_two_hundred_conversations(url, tmp_path, expected):
    workers = [start(url, tmp_path), start(url, tmp_path)]
    try:
        differences = []
        for turn in range(TURNS):
            for number, (name, turns) in enumerate(expected.items()):
                text, outline = turns[turn]
                got = ask(workers[(turn + number) % 2], name, text)
                if got != json.loads(json.dumps(outline)):
                    differences.append((name, turn, text))
        assert differences == []
    finally:
        for worker in workers:
            worker.stdin.close()
            worker.stdout.close()
            assert worker.wait(60) == 0
