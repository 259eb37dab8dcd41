"""A worker: python -m tests.store.worker answers lines of {"id", "text"} in the small knowledge of `init`, with the store of CAVEAT_STORE.

It waits for its memory as long as that takes: what is tested with it is that two workers remember the same, and on a busy machine
the 20 ms of a visitor would be over now and then, after which a worker rightly goes on with what it remembers itself.
"""

import json
import os
import sys

from assistant.bootstrap import build_assistant
from assistant.cli.init import STARTER
from assistant.dialogue import Message
from assistant.settings import Settings
from assistant.store import connecting, shared_memory
from assistant.store.journal import outline_of

PATIENCE = 30.0

if __name__ == "__main__":
    connecting.QUICK_SECONDS = shared_memory.WRITE_SECONDS = shared_memory.READ_SECONDS = PATIENCE
    settings = Settings.from_environment({**os.environ, "CAVEAT_KNOWLEDGE": str(STARTER)})
    assistant = build_assistant(settings, is_stored=True)
    for line in sys.stdin:
        asked = json.loads(line)
        reply = assistant.reply_to(Message(asked["text"], asked["id"], "chat"))
        print(json.dumps(outline_of(reply)), flush=True)
    state = assistant.store.state() if assistant.store else None
    assert state and not state.lost and not state.is_degraded
    assistant.store.close()
