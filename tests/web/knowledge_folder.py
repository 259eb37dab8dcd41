"""A folder of knowledge that tests may change: the starter, whose answers carry the letter of an edition."""

import re
import shutil
import string
from pathlib import Path

STARTER = Path(__file__).parents[2] / "assistant" / "curation" / "starter"
LETTERS = string.ascii_lowercase
ANSWER = re.compile(r"(answer: >-\n\s+)(Edition [a-z]\. )?")

__all__ = ["LETTERS", "break_it", "copy_starter", "mend_it", "write_edition"]


def copy_starter(folder: Path) -> Path:
    """A copy of the starter."""
    return Path(shutil.copytree(STARTER, folder, ignore=shutil.ignore_patterns("documents")))


def write_edition(folder: Path, number: int) -> None:
    """Every answer begins with the letter of this edition (a number would have to stand in a claim); the file appears whole, as editors write it."""
    for path in (folder / "entries").glob("*.yaml"):
        replace(path, ANSWER.sub(rf"\g<1>Edition {LETTERS[number]}. ", path.read_text()))


def break_it(folder: Path, number: int) -> None:
    """Break the folder in one of several ways, by the number."""
    path = folder / "entries" / "broken.yaml"
    ways = ("- id: [", "- id: lonely\n  question: Alone?\n", "- id: 5\n  <<: *x\n", "nothing: here\n", "\tx: y\n")
    replace(path, ways[number % len(ways)])


def mend_it(folder: Path) -> None:
    """Take away what broke it."""
    (folder / "entries" / "broken.yaml").unlink()


def replace(path: Path, text: str) -> None:
    """Write beside, then put in place."""
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
