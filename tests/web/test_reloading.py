"""Changes of the knowledge while serving: taken over whole or refused whole, under readers, and told of."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from knowledge_folder import LETTERS, break_it, copy_starter, mend_it, write_edition
from unlimited import UNLIMITED

from assistant.bootstrap import build_assistant
from assistant.settings import Settings
from web import create_app
from web.preparing import Prepared, prepare, prepare_apart
from web.reloading import Reloader, is_read
from web.serving import Serving

READERS = 8
#: Half of them broken.
RELOADS = 40


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder of its own."""
    folder = copy_starter(tmp_path / "faq")
    write_edition(folder, 0)
    return Settings(knowledge=folder, var=tmp_path / "var")


@pytest.fixture
def app(settings: Settings) -> Flask:
    """The application over the folder, which nobody watches yet."""
    return create_app(build_assistant(settings), web=UNLIMITED)


@pytest.fixture
def serving(app: Flask) -> Serving:
    """What the application serves."""
    return app.extensions["serving"]


@pytest.fixture
def watched(serving: Serving, settings: Settings) -> Iterator[Reloader]:
    """The folder watched, with little patience."""
    reloader = Reloader(serving, settings, prepare, quiet=20)
    reloader.start()
    time.sleep(0.3)  # the watch has to stand before the first change
    yield reloader
    reloader.stop()


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Until it holds."""
    for _ in range(1_500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError(what)


def test_40_reloads_of_which_20_broken_under_8_readers(app: Flask, serving: Serving, settings: Settings, watched: Reloader) -> None:
    question = next(iter(serving.current.assistant.knowledge.entries.values())).question
    editions = {serving.current.assistant.knowledge.version: 0}
    stop, read = threading.Event(), list[tuple[str, int]]()
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read_on, app, question, stop, read) for _ in range(READERS)]
        try:
            for number in range(1, RELOADS // 2 + 1):
                refused, taken = serving.reloads["refused"], serving.reloads["taken"]
                break_it(settings.knowledge, number)
                wait_for(lambda before=refused: serving.reloads["refused"] > before, f"edition {number} was not refused")
                assert serving.current.assistant.knowledge.version == list(editions)[-1]
                mend_it(settings.knowledge)
                write_edition(settings.knowledge, number)
                wait_for(lambda before=taken: serving.reloads["taken"] > before, f"edition {number} was not taken over")
                wait_for(lambda seen=editions: serving.current.assistant.knowledge.version not in seen, f"edition {number} is not served")
                editions[serving.current.assistant.knowledge.version] = number
            wait_for(lambda: read[-1][1] == RELOADS // 2, "nobody read the last edition")
        finally:
            stop.set()
        failures = [reader.result() for reader in readers]
    assert sum(failures) == 0
    assert len(read) > 500
    assert all(editions[version] == edition for version, edition in read), "an answer of one edition came with the version of another"
    assert {edition for _, edition in read} == set(range(RELOADS // 2 + 1))


def read_on(app: Flask, question: str, stop: threading.Event, read: list[tuple[str, int]]) -> int:
    """Ask again and again until told to stop; how many answers were none."""
    client, failures = app.test_client(), 0
    while not stop.is_set():
        answer = client.post("/api/v1/chat", json={"text": question})
        edition = re.match(r"Edition ([a-z])\.", answer.json["text"]) if answer.status_code == 200 else None
        if edition is None:
            failures += 1
        else:
            time.sleep(0.02)  # somebody has to get round to the reloads, too
            read.append((answer.json["knowledge_version"], LETTERS.index(edition[1])))
    return failures


def test_a_broken_change_is_told_of_until_it_is_mended(app: Flask, serving: Serving, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    reloader, client = Reloader(serving, settings, prepare), app.test_client()
    version = client.get("/readyz").json["knowledge"]["version"]
    break_it(settings.knowledge, 0)
    reloader.look()
    first = client.get("/readyz").json
    assert first["status"] == "degraded"
    assert "entries/broken.yaml" in " ".join(first["knowledge"]["refused"]["problems"])
    assert first["knowledge"]["version"] == version
    assert "changed knowledge refused" in caplog.text
    break_it(settings.knowledge, 1)
    reloader.look()
    assert client.get("/readyz").json["knowledge"]["refused"]["since"] == first["knowledge"]["refused"]["since"]
    mend_it(settings.knowledge)
    reloader.look()
    assert client.get("/readyz").json["status"] == "ready"
    assert client.get("/readyz").json["knowledge"] | {"age_seconds": 0} == {
        "version": version,
        "entries": len(serving.current.assistant.knowledge.entries),
        "loaded_at": serving.current.loaded_at.isoformat(timespec="seconds"),
        "age_seconds": 0,
        "refused": None,
    }


def test_a_change_that_breaks_a_rule_of_curation_is_refused(serving: Serving, settings: Settings) -> None:
    path = next((settings.knowledge / "entries").glob("*.yaml"))
    path.write_text(path.read_text().replace("answer: >-\n    Edition a. ", "answer: >-\n    " + "word " * 90, 1))
    Reloader(serving, settings, prepare).look()
    assert serving.refused is not None
    assert "answer-length" in " ".join(serving.refused.problems)


def test_conversations_outlive_a_change(app: Flask, serving: Serving, settings: Settings) -> None:
    client = app.test_client()
    conversation_id = client.post("/api/v1/chat", json={"text": "hello"}).json["conversation_id"]
    write_edition(settings.knowledge, 7)
    Reloader(serving, settings, prepare).look()
    assert serving.reloads == {"taken": 1, "refused": 0}
    assert client.post("/api/v1/chat", json={"text": "hello", "conversation_id": conversation_id}).json["conversation_id"] == conversation_id


def test_what_is_made_of_the_knowledge_changes_with_it(app: Flask, serving: Serving, settings: Settings) -> None:
    client = app.test_client()
    before = client.get("/faq")
    write_edition(settings.knowledge, 8)
    Reloader(serving, settings, prepare).look()
    after = client.get("/faq", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, "Edition i." in after.text) == (200, True)


def test_a_folder_without_a_change_is_left_alone(serving: Serving, settings: Settings) -> None:
    current = serving.current
    Reloader(serving, settings, prepare).look()
    assert serving.current is current


def test_a_folder_that_changes_while_it_is_checked_is_looked_at_later(serving: Serving, settings: Settings) -> None:
    def prepared_too_early(settings: Settings) -> Prepared:
        found = prepare(settings)
        write_edition(settings.knowledge, 9)
        return found

    write_edition(settings.knowledge, 1)
    current = serving.current
    Reloader(serving, settings, prepared_too_early).look()
    assert serving.current is current


def test_what_changed_while_the_server_was_starting_is_seen(serving: Serving, settings: Settings) -> None:
    write_edition(settings.knowledge, 3)
    reloader = Reloader(serving, settings, prepare, quiet=20)
    reloader.start()
    try:
        wait_for(lambda: serving.reloads["taken"] == 1, "the change was not seen")
    finally:
        reloader.stop()


def test_a_check_that_fails_keeps_the_old_and_says_so(serving: Serving, settings: Settings) -> None:
    def fails(_: Settings) -> Prepared:
        raise MemoryError

    write_edition(settings.knowledge, 2)
    Reloader(serving, settings, fails).look()
    assert serving.refused is not None
    assert "MemoryError" in serving.refused.problems[0]


def test_the_check_in_a_process_of_its_own_finds_the_same(settings: Settings) -> None:
    assert prepare_apart(settings) == prepare(settings)
    assert list((settings.var / "index").iterdir())
    break_it(settings.knowledge, 1)
    assert prepare_apart(settings) == prepare(settings)


@pytest.mark.parametrize(("path", "is_one"), [("/x/a.yaml", True), ("/x/b.json", True), ("/x/.a.yaml", False), ("/x/a.yaml~", False), ("/x/4913", False)])
def test_only_files_of_knowledge_count(path: str, is_one: bool) -> None:
    assert is_read(None, path) == is_one
