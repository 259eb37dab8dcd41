"""The command line as its users run it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*arguments: str, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """What `python -m assistant` does with these arguments and this standard input."""
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, timeout=120, check=False)
