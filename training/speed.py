"""What one question costs inside a running process, stage by stage; printed, never tested."""

import datetime
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.bootstrap import build_assistant, build_matcher
from assistant.curation.checking import check_folder
from assistant.dialogue import Message
from assistant.knowledge.loading import load_knowledge
from assistant.pipeline.normalise import normalise
from assistant.pipeline.retrieve import retrieve
from assistant.settings import Settings

__all__ = ["print_speed"]

#: Questions that are asked, evenly taken from the stored phrasings and each made new by a word of courtesy.
QUESTIONS = 400


def print_speed() -> None:
    """Print what a start costs, and the median and the 99th percentile of each stage and of one whole question."""
    print_start()
    assistant = build_assistant()
    matcher = assistant.matcher
    stored = matcher.rescorer.index.phrasings
    texts = [f"{stored[i].text} please" for i in range(0, len(stored), max(1, len(stored) // QUESTIONS))]
    queries = [normalise(text, matcher.vocabulary) for text in texts]
    candidates = [retrieve(query, matcher.rescorer.index) for query in queries]
    print(f"{len(texts)} questions, {len(stored)} phrasings, {len(assistant.knowledge.entries)} entries; ms, median / 99th percentile")
    measure("normalise", lambda i: normalise(texts[i], matcher.vocabulary), len(texts))
    measure("triage", lambda i: matcher.triager.triage(texts[i]), len(texts))
    measure("retrieve", lambda i: retrieve(queries[i], matcher.rescorer.index), len(texts))
    measure("rescore", lambda i: matcher.rescorer.rank(queries[i], candidates[i]), len(texts))
    measure("one question", lambda i: assistant.reply_to(Message(texts[i])), len(texts))


def print_start() -> None:
    """Print the seconds of loading, of putting the matcher together with its index fitted or saved, and of a full check."""
    folder = Settings().knowledge
    knowledge = timed("load the knowledge", lambda: load_knowledge(folder))
    timed("index it, fitted anew", lambda: build_matcher(knowledge))
    with tempfile.TemporaryDirectory() as saved:
        build_matcher(knowledge, Path(saved))
        timed("index it, as saved", lambda: build_matcher(knowledge, Path(saved)))
    timed("check it in full", lambda: check_folder(folder, build_matcher, datetime.date.today()))


def timed(name: str, run: Callable[[], Any]) -> Any:
    """What the call gives back; the best of three calls is printed."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        result = run()
        taken.append(time.perf_counter() - begun)
    print(f"  {name:24} {min(taken):6.2f} s")
    return result


def measure(name: str, run: Callable[[int], Any], count: int) -> None:
    """Run each of `count` once more than to warm up, and print what it took."""
    taken = []
    for repeat in range(2):
        for i in range(count):
            begun = time.perf_counter()
            run(i)
            if repeat:
                taken.append((time.perf_counter() - begun) * 1000)
    print(f"  {name:14} {statistics.median(taken):6.3f} / {statistics.quantiles(taken, n=100)[-1]:6.3f}")
