"""The website under load: requests a second, waiting times and CPU for each part, on this machine alone."""

import asyncio
import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from assistant.errors import ServiceError
from assistant.knowledge.loading import load_knowledge
from assistant.settings import KNOWLEDGE
from training.load_driver import drive
from training.load_parts import cpu_of_parts

__all__ = ["Measured", "load", "reduced_knowledge", "server_over"]

#: Limits are for visitors; here they would be what is measured.
NO_LIMITS = {"CAVEAT_RATE": "none", "CAVEAT_RATE_SUGGEST": "none", "CAVEAT_RATE_OVERALL": "none", "CAVEAT_RELOAD": "off"}
ROOT = Path(__file__).parents[1]
#: Seconds until the server has to answer.
PATIENCE = 90.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: times in milliseconds, CPU in milliseconds of the server for each request."""

    connections: int
    workers: int
    phrasings: int
    requests: int
    failures: int
    seconds: float
    per_second: float
    p50: float
    p99: float
    cpu: float


def load(seconds: float, connections: int, workers: int, phrasings: int, as_json: bool) -> None:
    """Start the website over about so many phrasings, ask it for so many seconds over so many connections, and print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        knowledge = reduced_knowledge(Path(folder) / "faq", phrasings)
        questions = questions_of(knowledge)
        environment = {"CAVEAT_KNOWLEDGE": str(knowledge), "CAVEAT_VAR": f"{folder}/var", "WEB_CONCURRENCY": str(workers)}
        with server_over(environment) as (port, process):
            asyncio.run(drive(port, questions, connections, min(2.0, seconds)))
            before = cpu_seconds(process.pid)
            started = time.perf_counter()
            times, failures = asyncio.run(drive(port, questions, connections, seconds))
            measured = summed_up(times, failures, time.perf_counter() - started, cpu_seconds(process.pid) - before, (connections, workers, len(questions)))
        parts = cpu_of_parts({**environment, "PYTHONPATH": str(ROOT)}, questions, measured.cpu)
    print(json.dumps(asdict(measured) | {"parts": parts}, indent=2) if as_json else told(measured, parts))


def told(measured: Measured, parts: dict[str, float]) -> str:
    """The run in lines."""
    lines = [
        f"{measured.per_second:,.0f} requests a second over {measured.connections} connections, {measured.workers} worker(s), {measured.phrasings:,} phrasings",
        f"{measured.requests:,} answered, {measured.failures} failed, p50 {measured.p50:.1f} ms, p99 {measured.p99:.1f} ms",
        f"CPU {measured.cpu:.2f} ms a request:",
        *(f"  {part:28} {cost:6.3f} ms" for part, cost in sorted(parts.items(), key=lambda item: -item[1])),
    ]
    return "\n".join(lines)


def reduced_knowledge(folder: Path, phrasings: int) -> Path:
    """A copy of the project's knowledge with about so many phrasings: every entry keeps its first ones."""
    shutil.copytree(KNOWLEDGE, folder)
    kept = max(1, round(phrasings / len(load_knowledge(folder).entries)) - 1)
    for path in (folder / "entries").glob("*.yaml"):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in entries:
            entry["phrasings"] = entry["phrasings"][:kept]
            entry["reviewed"] = str(entry["reviewed"])
        path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=False), encoding="utf-8")
    return folder


def questions_of(folder: Path) -> list[str]:
    """Every phrasing as somebody may type it, in an order that is the same each time; half of them a little otherwise."""
    chance = random.Random(7)  # noqa: S311 - the same each time, on purpose
    texts = [text for entry in load_knowledge(folder).entries.values() for text in (entry.question, *entry.phrasings)]
    chance.shuffle(texts)
    return [text if place % 2 else f"hello, {text.rstrip('?')} please" for place, text in enumerate(texts)]


@contextlib.contextmanager
def server_over(environment: dict[str, str]) -> "Iterator[tuple[int, subprocess.Popen[bytes]]]":
    """A website of its own on a free port of this machine: the port and the process; stopped afterwards as an operator stops it."""
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        command = [sys.executable, "-m", "gunicorn", "-c", "python:web.server", "-b", "127.0.0.1:0", "--log-level", "info", "web:create_app()"]
        surroundings = {**os.environ, **NO_LIMITS, **environment, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=log) as process:
            try:
                yield ready_port(process, Path(log.name)), process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(60)


def ready_port(process: "subprocess.Popen[bytes]", log: Path) -> int:
    """The port, once the server answers there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text())
        if found and "Booting worker" in log.read_text():
            asyncio.run(drive(int(found[1]), ["hello"], 1, 0.0))
            return int(found[1])
        time.sleep(0.1)
    raise ServiceError("The server did not start", log.read_text()[-2_000:] or "It said nothing.")


def cpu_seconds(master: int) -> float:
    """CPU that the server's workers have used so far."""
    return sum(cpu_of_process(int(child)) for child in Path(f"/proc/{master}/task/{master}/children").read_text().split())


def cpu_of_process(pid: int) -> float:
    """CPU of one process, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def summed_up(times: Sequence[float], failures: int, seconds: float, cpu: float, what: tuple[int, int, int]) -> Measured:
    """The run in figures."""
    ordered = sorted(times)
    p50, p99 = (1_000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99))
    connections, workers, phrasings = what
    return Measured(
        connections, workers, phrasings, len(times), failures, round(seconds, 2), len(times) / seconds, round(p50, 2), round(p99, 2), 1_000 * cpu / len(times)
    )
