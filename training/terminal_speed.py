"""What the command line costs, as its users pay for it: whole processes, from the start to the last line; printed, never tested."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assistant.knowledge.loading import load_knowledge
from assistant.settings import Settings

__all__ = ["Piped", "piped", "print_terminal_speed", "questions_of", "seconds_of"]

PROGRAM = (sys.executable, "-m", "assistant")
#: Runs of each command; the first one warms up the disk, and the median of the others is printed.
RUNS = 6
#: Share of the lines after which memory is first looked at: what is made on first use is there by then.
EARLY = 0.2


@dataclass(frozen=True, slots=True)
class Piped:
    """Questions through one pipe.

    Attributes:
        first: seconds until the first reply, which are the start.
        rate: replies a second after the first one.
        early, late: megabytes of memory that were resident early on, and after the last reply.
    """

    replies: int
    first: float
    rate: float
    early: float
    late: float


def print_terminal_speed(count: int) -> None:
    """Print the seconds of help and of a first answer, and the rate and memory of `count` piped questions."""
    example = load_knowledge(Settings().knowledge).policy.phrases.example
    with tempfile.TemporaryDirectory() as var:
        environment = {**os.environ, "CAVEAT_VAR": var}
        print(f"seconds of a whole run, median of {RUNS - 1} (lowest), and the processor's part of it, which tells more on a busy machine")
        show("--help", seconds_of(("--help",), environment))
        show("ask, nothing saved", [seconds_once(("ask", example), {**environment, "CAVEAT_VAR": f"{var}/{run}"}) for run in range(RUNS)])
        seconds_once(("ask", example), environment)
        show("ask, index saved", seconds_of(("ask", example), environment))
        result = piped(questions_of(count), environment)
    print(f"{result.replies:,} piped questions: {result.rate:.0f} replies a second after a first one in {result.first:.2f} s;")
    print(f"memory {result.early:.1f} MB after {EARLY:.0%} of them, {result.late:.1f} MB after all ({result.late - result.early:+.1f} MB)")


def show(name: str, taken: "Sequence[Taken]") -> None:
    """Print the medians of all runs but the first."""
    elapsed, busy = [one.elapsed for one in taken[1:]], [one.busy for one in taken[1:]]
    print(f"  {name:20} {statistics.median(elapsed):6.2f} ({min(elapsed):.2f})  {statistics.median(busy):6.2f} ({min(busy):.2f})", flush=True)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one run: how long it took, and how long the processor was at it."""

    elapsed: float
    busy: float


def seconds_of(arguments: Sequence[str], environment: Mapping[str, str]) -> list[Taken]:
    """The seconds of each of several runs."""
    return [seconds_once(arguments, environment) for _ in range(RUNS)]


def seconds_once(arguments: Sequence[str], environment: Mapping[str, str]) -> Taken:
    """The seconds of one run."""
    begun = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*PROGRAM, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def questions_of(count: int) -> list[str]:
    """So many questions as visitors put them: the stored phrasings in turn, each made new by a word of courtesy, every third one with a slip."""
    phrasings = [text for entry in load_knowledge(Settings().knowledge).entries.values() for text in entry.phrasings]
    return [asked(phrasings[number % len(phrasings)], number) for number in range(count)]


def asked(phrasing: str, number: int) -> str:
    """The phrasing as the visitor of this number types it.

    >>> asked("does it hurt", 0), asked("does it hurt", 1)
    ('dos it hurt please', 'does it hurt please')
    """
    return f"{phrasing[:2]}{phrasing[3:]} please" if number % 3 == 0 else f"{phrasing} please"


def piped(questions: Sequence[str], environment: Mapping[str, str]) -> Piped:
    """Pipe the questions through one `ask --json` and count its replies."""
    begun = time.perf_counter()
    with subprocess.Popen([*PROGRAM, "ask", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as program:
        if program.stdin is None or program.stdout is None:
            raise RuntimeError("The pipes were asked for, and are not there.")
        threading.Thread(target=write, args=(program.stdin, questions), daemon=True).start()
        replies = lines_with_memory(program.stdout, program.pid, [0, round(EARLY * len(questions)), len(questions) - 1])
        (first, _), (_, early), (last, late) = replies
    return Piped(len(questions), first - begun, (len(questions) - 1) / (last - first), early, late)


def write(stream: IO[bytes], questions: Sequence[str]) -> None:
    """Write one question a line, and close the stream."""
    with stream:
        for question in questions:
            stream.write(f"{question}\n".encode())


def lines_with_memory(stream: IO[bytes], process: int, looked_at: Sequence[int]) -> Iterator[tuple[float, float]]:
    """When the lines of these numbers came, and the memory of the process then."""
    for number, _ in enumerate(stream):
        if number in looked_at:
            yield time.perf_counter(), megabytes_of(process)


def megabytes_of(process: int) -> float:
    """The memory of a process that is resident now; Linux alone tells it in this way."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024
