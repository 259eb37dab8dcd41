"""A change in the folder -> what is served: checked, built beside the old and taken over as a whole, or refused with the reasons."""

import gc
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from watchfiles import Change, watch
from watchfiles.main import FileChange

from assistant.bootstrap import rebuilt
from assistant.engine import Assistant
from assistant.errors import AssistantError, ContentError
from assistant.knowledge.loading import load
from assistant.settings import Settings
from web.preparing import Prepare, prepare_apart
from web.serving import Serving

__all__ = ["Reloader"]

logger = logging.getLogger(__name__)

#: Milliseconds without a change before one is looked at: editors and copying write several files.
QUIET = 400
#: Milliseconds after which it is looked at in any case.
LONGEST = 3_000
READ = (".yaml", ".json")


class Reloader:
    """Watches the folder of the knowledge, and lets the application serve what is sound."""

    def __init__(self, serving: Serving, settings: Settings, prepare: Prepare = prepare_apart, quiet: int = QUIET) -> None:
        """Take what is served, where the knowledge lies, how it is checked, and how many milliseconds have to be quiet."""
        self.serving, self.settings, self.prepare, self.quiet = serving, settings, prepare, quiet
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run, name="reloading", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self.thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self.stopped.set()
        self.thread.join(timeout=10)

    def run(self) -> None:
        """Look at every change until told to stop; and once, when the watch stands, at what changed while the server was starting."""
        is_first = True
        for changes in self.watched():
            if changes or (is_first and self.is_behind()):
                self.look()
            is_first = False

    def watched(self) -> Iterator[set[FileChange]]:
        """The changes of the folder, quiet between; none where half a second went by without any."""
        longest = max(LONGEST, self.quiet)
        return watch(
            self.settings.knowledge,
            watch_filter=is_read,
            step=self.quiet,
            debounce=longest,
            stop_event=self.stopped,
            rust_timeout=500,
            yield_on_timeout=True,
        )

    def is_behind(self) -> bool:
        """Whether the folder holds something else than what is served."""
        knowledge = load(self.settings.knowledge).knowledge
        return knowledge is None or knowledge.version != self.serving.current.assistant.knowledge.version

    def look(self) -> None:
        """Take the knowledge over as it now stands, or refuse it; whatever happens, something keeps serving."""
        try:
            self.renew()
        except ContentError as error:
            self.refuse([str(problem) for problem in error.problems])
        except AssistantError as error:
            self.refuse([str(error)])
        except Exception as error:  # noqa: BLE001 - a watcher that dies would serve old caveats for ever without a word
            self.refuse([f"The changed knowledge could not be taken over ({type(error).__name__}). Run `python -m assistant check`."])

    def renew(self) -> None:
        """Check, build, take over. A folder that changes meanwhile is looked at again when it is quiet: that change is reported, too."""
        prepared = self.prepare(self.settings)
        if prepared.problems:
            self.refuse(list(prepared.problems))
            return
        current = self.serving.current.assistant
        if prepared.version == current.knowledge.version and self.serving.refused is None:
            return
        assistant = rebuilt(cast(Assistant, current), self.settings)  # who follows a folder has been built from one
        if assistant.knowledge.version != prepared.version:
            return
        self.serving.take(assistant)
        logger.info("knowledge taken over", extra={"version": assistant.knowledge.version})
        let_go()

    def refuse(self, problems: list[str]) -> None:
        """Keep the old, and say why."""
        self.serving.refuse(problems)
        logger.error("changed knowledge refused", extra={"problems": problems})


def is_read(_: Change, path: str) -> bool:
    """Whether the file is one that the knowledge is read from; editors leave others, and hidden ones."""
    return path.endswith(READ) and not Path(path).name.startswith(".")


def let_go() -> None:
    """Give the old knowledge back: what was set aside from the collector at the start may be collected once, then the rest is set aside."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
