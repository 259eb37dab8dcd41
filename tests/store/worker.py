"""A worker: python -m tests.store.worker answers lines of {"id", "text"} in the small knowledge of `init`, with the store of CAVEAT_STORE."""

import json
import os
import sys

from assistant.bootstrap import build_assistant
from assistant.cli.init import STARTER
from assistant.dialogue import Message
from assistant.settings import Settings
from assistant.store.journal import outline_of

if __name__ == "__main__":
    settings = Settings.from_environment({**os.environ, "CAVEAT_KNOWLEDGE": str(STARTER)})
    assistant = build_assistant(settings, is_stored=True)
    for line in sys.stdin:
        asked = json.loads(line)
        reply = assistant.reply_to(Message(asked["text"], asked["id"], "chat"))
        print(json.dumps(outline_of(reply)), flush=True)
    state = assistant.store.state() if assistant.store else None
    assert state and not state.lost
    assistant.store.close()
