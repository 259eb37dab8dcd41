"""Folder or git revision -> what is loaded from it, with every problem at its place on that side."""

import io
import os
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from assistant.errors import SettingsError
from assistant.knowledge.loading import Loaded, load
from assistant.knowledge.problem import Place

__all__ = ["loaded_from"]


def loaded_from(named: str, knowledge: Path, argument: str) -> Loaded:
    """What the folder of this name holds, or the knowledge folder at the git revision of this name.

    Raises SettingsError, under the argument's name, where there is neither.
    """
    if named and Path(named).is_dir():
        return located(load(Path(named)), f"{Path(named)}/")
    root, folder = place_in_repository(knowledge, named, argument)
    with tempfile.TemporaryDirectory(prefix="caveat-") as temporary:
        zipfile.ZipFile(io.BytesIO(archived(named, root, folder, argument))).extractall(temporary)
        return located(load(Path(temporary)), f"{named}:{folder}")


def located(loaded: Loaded, before: str) -> Loaded:
    """The same, with each problem's file as it is found from outside: `faq/topics.yaml`, or `HEAD~1:faq/topics.yaml`."""
    loaded.problems = [replace(problem, place=Place(before + problem.place.file, problem.place.line)) for problem in loaded.problems]
    return loaded


def place_in_repository(knowledge: Path, named: str, argument: str) -> tuple[Path, str]:
    """The root of the repository that holds the knowledge, and the knowledge folder from there, with a slash at its end."""
    if not knowledge.is_dir():
        raise SettingsError(argument, f"there is no folder {named!r}, and no folder {str(knowledge)!r} whose revisions could be meant. Name an existing one.")
    found = git(knowledge, argument, "rev-parse", "--show-toplevel", "--show-prefix")
    if found.returncode:
        raise SettingsError(argument, f"there is no folder {named!r}, and {str(knowledge)!r} lies in no git repository. Name an existing folder.{said(found)}")
    root, folder, *_ = os.fsdecode(found.stdout).split("\n")
    return Path(root), folder


def archived(named: str, root: Path, folder: str, argument: str) -> bytes:
    """The knowledge folder at a revision, as a zip file."""
    # A name that begins with a dash would be read as an option.
    found = None if named.startswith("-") else git(root, argument, "rev-parse", "--verify", "--quiet", f"{named}^{{commit}}")
    if found is None or found.returncode:
        raise SettingsError(argument, f"{named!r} is neither a folder nor a git revision. Name a folder, or a revision such as HEAD, HEAD~1, main or a tag.")
    archive = git(root, argument, "archive", "--format=zip", f"{os.fsdecode(found.stdout).strip()}:{folder}")
    if archive.returncode:
        raise SettingsError(argument, f"the revision {named!r} holds no folder {folder!r}. Name a revision that does, or a folder.{said(archive)}")
    return archive.stdout


def git(folder: Path, argument: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """What git says, run in the folder; SettingsError where there is no git."""
    # In a hook, git names a repository in the environment, and that would win over the folder.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, env=environment, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise SettingsError(argument, "this is no folder, and git, which knows revisions, is not installed. Install git, or name a folder.") from error


def said(found: "subprocess.CompletedProcess[bytes]") -> str:
    """Git's own reason, as a last sentence."""
    reason = os.fsdecode(found.stderr).strip().splitlines()
    return f" (git: {reason[0]})" if reason else ""
