"""python -m web.cost: what one question costs inside the application, in CPU and by part, as one JSON object; for those who measure the server around it."""

import io
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from assistant.bootstrap import build_assistant
from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.settings import Settings
from web.application import application
from web.settings import WebSettings

__all__ = ["cost_of"]

#: Far above what is asked here: the limits are kept, and paid for, but not reached.
WIDE = "1000000 per second"


def main() -> None:
    """Read questions from standard input, one on a line, and print what one of them costs."""
    questions = sys.stdin.read().splitlines()
    sys.stdout.write(json.dumps(cost_of(build_assistant(Settings.from_environment(os.environ)), questions)))


def cost_of(assistant: Assistant, questions: Sequence[str]) -> dict[str, float]:
    """Part -> CPU in milliseconds for one question: each stage, the application around them, and its limits."""
    stages = stages_of(replace(assistant, clock=time.thread_time), questions)
    plain = request_cost(assistant, WebSettings(rate="", suggest_rate="", rate_overall=""), questions)
    limited = request_cost(assistant, WebSettings(rate=WIDE, suggest_rate=WIDE, rate_overall=WIDE), questions)
    return {**stages, "application": plain - sum(stages.values()), "limits": limited - plain}


def stages_of(assistant: Assistant, questions: Sequence[str]) -> dict[str, float]:
    """What each stage takes."""
    stages: Counter[str] = Counter()
    for question in questions:
        stages.update(assistant.trace(Message(question)).seconds)
    return {stage: 1_000 * seconds / len(questions) for stage, seconds in stages.items()}


def request_cost(assistant: Assistant, settings: WebSettings, questions: Sequence[str]) -> float:
    """What a request takes inside the application, its stages included."""
    app = application(assistant, settings)

    def ask(question: str) -> object:
        return list(app.wsgi_app(environment_of(question), start_response))

    for question in questions[: len(questions) // 4]:
        ask(question)
    started = time.thread_time()
    for question in questions:
        ask(question)
    return 1_000 * (time.thread_time() - started) / len(questions)


def start_response(status: str, headers: list[tuple[str, str]], error: object = None, /) -> Callable[[bytes], object]:
    """What a server does with the head of an answer: here, nothing."""
    return lambda body: body


def environment_of(question: str) -> dict[str, Any]:
    """A request as a server hands it on."""
    body = json.dumps({"text": question}).encode()
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/v1/chat",
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "cost.example",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


if __name__ == "__main__":
    main()
