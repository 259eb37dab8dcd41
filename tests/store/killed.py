"""A process that is killed: python -m tests.store.killed FILE TIMES prints what was acknowledged before each kill.

One process imports everything and forks; each child opens the store, writes, and says what it was told is written, until it is killed.
"""

import itertools
import os
import random
import select
import signal
import sys
import time

from assistant.conversation import Conversation
from assistant.knowledge.personal_data import PersonalData
from assistant.store.records import StoredTurn
from assistant.store.redact import Redactor
from assistant.store.store import open_store


def write(file: str, life: int, say: int) -> None:
    """Write and acknowledge without end."""
    import datetime

    store = open_store(f"sqlite:///{file}", Redactor(PersonalData()), 30)
    for number in itertools.count():
        name, at = f"{life}-{number}", datetime.datetime.now(datetime.UTC)
        store.memory.remember(Conversation(name, ("words " * 50,)), "web")
        if not store.memory.late:
            os.write(say, f"{life} memory:{name}\n".encode())
        store.record(StoredTurn(name, name, "web", at, "v", "words " * 50, "answer", "none"))
        if store.feedback(name, True) == "kept":
            os.write(say, f"{life} feedback:{name}\n{life} turn:{name}\n".encode())
        if store.is_new(name) and not store.breaker.is_open:
            os.write(say, f"{life} event:{name}\n".encode())


def main(file: str, times: int) -> None:
    chance = random.Random(7)  # noqa: S311 - when to kill
    for life in range(times):
        hear, say = os.pipe()
        child = os.fork()
        if not child:
            os.close(hear)
            write(file, life, say)
        os.close(say)
        select.select([hear], [], [], 20)
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while said := os.read(hear, 65_536):
            sys.stdout.write(said.decode())
        os.close(hear)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
