"""CPU of one question over HTTP, by part: the stages, the application around them, and the server around that."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from assistant.errors import ServiceError

__all__ = ["cpu_of_parts"]

#: Questions that are measured inside the application.
MEASURED = 400


def cpu_of_parts(environment: dict[str, str], questions: Sequence[str], whole: float) -> dict[str, float]:
    """Part -> CPU in milliseconds a request; `whole` is what the server's processes took for one. The application measures itself (web/cost.py)."""
    asked = "\n".join(questions[number % len(questions)] for number in range(MEASURED))
    surroundings = {**os.environ, **environment}
    done = subprocess.run([sys.executable, "-m", "web.cost"], input=asked, capture_output=True, text=True, env=surroundings, check=False)
    if done.returncode:
        raise ServiceError("The application could not measure itself", done.stderr[-2_000:])
    inside: dict[str, float] = json.loads(done.stdout)
    limits = inside.pop("limits")  # they are off under load
    parts = {**inside, "server and what runs behind": whole - sum(inside.values())}
    return {part: round(cost, 3) for part, cost in parts.items()} | {"limits (off here)": round(limits, 3)}
