"""A real git repository in a temporary folder, with the small knowledge in it."""

import os
import shutil
import subprocess
from pathlib import Path

from assistant.cli.init import STARTER

#: Nothing of the machine's own set-up, and nothing of a hook that the tests may run in.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def commit(folder: Path, message: str) -> None:
    """Keep the folder as it now is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def repository(folder: Path) -> Path:
    """A repository whose first revision holds a README alone, and whose second, tagged `begun`, has the knowledge in `faq`."""
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "README.md").write_text("Nothing here yet.\n", encoding="utf-8")
    commit(folder, "Begin")
    shutil.copytree(STARTER, folder / "faq")
    commit(folder, "Add the knowledge")
    git(folder, "tag", "begun")
    return folder
