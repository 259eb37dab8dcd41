"""--version names the program and the knowledge."""

import re

from assistant import __version__
from tests.cli.run import run


def test_names_both_versions() -> None:
    shown = run("--version").stdout.decode()
    assert re.match(rf"Caveat {re.escape(__version__)}, knowledge [0-9a-f]{{12}} with \d+ entries from ", shown)


def test_knowledge_that_cannot_be_served_is_said() -> None:
    done = run("--version", CAVEAT_KNOWLEDGE="/nowhere")
    assert (done.returncode, done.stdout) == (4, b"")
