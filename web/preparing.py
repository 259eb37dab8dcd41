"""Folder -> whether it may be served: the rules of curation and the index, worked out in a process of its own so that no visitor waits for it."""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from assistant.errors import ServiceError
from assistant.settings import Settings

__all__ = ["Prepare", "Prepared", "prepare", "prepare_apart"]

#: Seconds after which a check is given up; the largest knowledge takes a fraction of it.
PATIENCE = 300.0
#: How much the check gives way to whoever is answering.
NICENESS = 10


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found: the version that was checked, and what keeps it from being served."""

    version: str | None
    problems: tuple[str, ...]


Prepare = Callable[[Settings], Prepared]


def prepare(settings: Settings) -> Prepared:
    """The folder checked by every rule of curation that needs no documents; its index is fitted and saved on the way."""
    from assistant.bootstrap import build_matcher
    from assistant.curation.checking import check_subject
    from assistant.curation.subject import Subject
    from assistant.knowledge.loading import load

    loaded = load(settings.knowledge)
    build = partial(build_matcher, saved=settings.var / "index")
    # A review is of a day, wherever it was: by the calendar of the place where the day begins first.
    today = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    problems = check_subject(Subject(loaded, today, build(loaded.knowledge) if loaded.knowledge else None))
    version = loaded.knowledge.version if loaded.knowledge else None
    return Prepared(version, tuple(str(problem) for problem in problems if not problem.is_warning))


def prepare_apart(settings: Settings) -> Prepared:
    """The same in a process of its own; raises ServiceError when that fails."""
    command = [sys.executable, "-m", "web.preparing", str(settings.knowledge), str(settings.var)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True, cwd=Path(__file__).parents[1])  # noqa: S603 - our own module
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, json.JSONDecodeError) as error:
        raise ServiceError("The changed knowledge could not be checked", "Run `python -m assistant check` to see why; the old one keeps serving.") from error
    return Prepared(found["version"], tuple(found["problems"]))


def main(knowledge: str, var: str) -> None:
    """Print what was found as one JSON document."""
    os.nice(NICENESS)
    sys.stdout.write(json.dumps(asdict(prepare(Settings(knowledge=Path(knowledge), var=Path(var))))))


if __name__ == "__main__":
    main(*sys.argv[1:])
