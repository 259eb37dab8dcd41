"""What Caveat needs of a machine, looked at piece by piece; nothing is changed, and one fault hides no other."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.errors import AssistantError, ContentError
from assistant.settings import Settings

__all__ = ["Finding", "State", "findings"]

State = Literal["ok", "note", "fault"]

HOME = Path(__file__).resolve().parents[2]
OLDEST_PYTHON = (3, 11)
INSTALL = "Run: make serve, or .venv/bin/python -m pip install --require-hashes -r requirements.txt"
SLACK_TOKENS = ("CAVEAT_SLACK_SIGNING_SECRET", "CAVEAT_SLACK_BOT_TOKEN")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POSTGRESQL = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and the mend.

    Attributes:
        state: ok; note for what is missing and may be; fault for what keeps something from working.
    """

    subject: str
    state: State
    found: str
    mend: str = ""


def findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Every finding, in the order in which one thing needs the other."""
    yield python_version()
    installed = packages(HOME / "requirements.txt")
    yield installed
    try:
        settings = Settings.from_environment(environment)
    except AssistantError as error:
        yield Finding("Settings", "fault", str(error), "Correct the variable, or unset it; README.md lists them all.")
        return
    yield Finding("Settings", "ok", f"knowledge {settings.knowledge}, var {settings.var}")
    yield writable(settings.var)
    if installed.state != "fault":
        yield from answering(settings)
    yield port()
    yield slack(environment)
    yield browser()
    yield postgresql()


def python_version() -> Finding:
    """Whether this Python is new enough."""
    found = f"{sys.version.split()[0]} in {sys.prefix}"
    is_new = sys.version_info >= OLDEST_PYTHON
    return (
        Finding("Python", "ok", found) if is_new else Finding("Python", "fault", found, "Install Python 3.11 or newer; make serve PYTHON=python3.12 uses it.")
    )


def packages(lock: Path) -> Finding:
    """Whether every locked package is there in its locked version."""
    from importlib.metadata import PackageNotFoundError, version

    from packaging.requirements import Requirement

    lines = [line.rstrip("\\ ") for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]
    locked = [one for one in map(Requirement, lines) if one.marker is None or one.marker.evaluate()]
    missing, others = [], []
    for one in locked:
        try:
            if version(one.name) not in one.specifier:
                others.append(f"{one.name} {version(one.name)} instead of {str(one.specifier).removeprefix('==')}")
        except PackageNotFoundError:
            missing.append(one.name)
    if missing:
        return Finding("Packages", "fault", f"missing: {', '.join(missing)}", INSTALL)
    if others:
        return Finding("Packages", "note", f"another version: {', '.join(others)}", INSTALL)
    return Finding("Packages", "ok", f"all {len(locked)} in their locked versions")


def writable(folder: Path) -> Finding:
    """Whether the index and the store can be kept."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return Finding("Folder", "ok", f"{folder} can be written")
    return Finding("Folder", "note", f"{folder} cannot be written; each start makes its index anew", "Name another folder in CAVEAT_VAR, or make it writable.")


def answering(settings: Settings) -> Iterator[Finding]:
    """Whether the knowledge can be served, a question is answered from it, and the store keeps that."""
    from assistant.bootstrap import build_assistant
    from assistant.dialogue import Message

    try:
        assistant = build_assistant(settings)
        example = assistant.knowledge.policy.phrases.example
        kind = assistant.reply_to(Message(example)).kind
    except ContentError as error:
        yield Finding("Knowledge", "fault", str(error.problems[0]), f"{len(error.problems)} in all; run: python -m assistant check")
        return
    except AssistantError as error:
        yield Finding("Knowledge", "fault", str(error), "Mend that, and run doctor again.")
        return
    yield Finding("Knowledge", "ok", f"{assistant.knowledge.version}, {len(assistant.knowledge.entries)} entries")
    state: State = "ok" if kind == "answer" else "fault"
    yield Finding("Answering", state, f'"{example}" gets: {kind}', "" if state == "ok" else "Change the example in policy/phrases.yaml, or run check.")
    yield store(assistant)


def store(assistant: object) -> Finding:
    """Whether conversations and feedback are kept."""
    kept = getattr(assistant, "store", None)
    if kept is None:
        return Finding("Store", "note", "none; conversations are remembered by the process alone", "Leave CAVEAT_STORE unset for a file under var/.")
    state = kept.state()
    kept.close()
    if state.is_degraded:
        return Finding("Store", "fault", f"{state.problem}", "Check CAVEAT_STORE, that the database runs, and that its folder can be written.")
    return Finding("Store", "ok", "conversations and feedback are kept")


def port() -> Finding:
    """Whether the website's usual port is free."""
    from assistant.cli.serve import PORT, is_free

    if is_free(PORT):
        return Finding("Port", "ok", f"{PORT} is free")
    return Finding("Port", "note", f"{PORT} is taken; serve moves to the next free one", "Choose one: make serve PORT=8080")


def slack(environment: Mapping[str, str]) -> Finding:
    """Whether Slack's tokens are set, wholly or not at all; never what they are."""
    missing = [name for name in SLACK_TOKENS if not environment.get(name) and not environment.get(f"{name}_FILE")]
    if len(missing) == len(SLACK_TOKENS):
        return Finding("Slack", "note", "no tokens are set; the Slack door is closed", "docs/slack.md says how to open it.")
    if missing:
        return Finding("Slack", "fault", f"{', '.join(missing)} is not set", "Set it, or the file with it in ..._FILE; or unset the other.")
    return Finding("Slack", "ok", "its tokens are set")


def browser() -> Finding:
    """Whether there is a browser for the tests."""
    mend = "For the browser tests: apt-get install -y --no-install-recommends chromium fonts-liberation"
    return first_found("Browser", (shutil.which(name) for name in BROWSERS), mend)


def postgresql() -> Finding:
    """Whether there is a PostgreSQL for the tests."""
    places = (str(path) for path in sorted(POSTGRESQL.glob("*/bin/initdb"), reverse=True))
    return first_found("PostgreSQL", (shutil.which("initdb"), *places), "For the tests of the store: apt-get install -y postgresql")


def first_found(subject: str, places: Iterable[str | None], mend: str) -> Finding:
    """Where it lies, or that it is needed for tests alone."""
    place = next(filter(None, places), None)
    return Finding(subject, "ok", place) if place else Finding(subject, "note", "none found; only tests need it", mend)
