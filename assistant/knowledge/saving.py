"""What the files of a knowledge hold <-> one file of plain JSON, so that a start need not read a hundred pages of YAML.

Nothing is pickled, and nothing is believed: a saved file counts only for the very same texts and the very same code that reads them, only
when none of its own bytes has changed, and its values go through the schema again. Everything else is read anew from the YAML.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic_core import from_json

__all__ = ["KEPT", "SavedFiles", "key_of", "read_saved", "write_saved"]

#: Pattern of a kind of file -> (file, stem, data) of each, in the order of reading.
SavedFiles = Mapping[str, list[tuple[str, str, Any]]]

#: Saved knowledges that are kept side by side; each is a few megabytes, and the oldest goes first.
KEPT = 4


def key_of(digest: str) -> str:
    """What a saved file is good for, as sixteen hexadecimal digits: the digest of the texts, and the code that reads them."""
    return hashlib.sha256(f"{digest}\n{code_digest()}".encode()).hexdigest()[:16]


@cache
def code_digest() -> str:
    """The digest of the modules that read knowledge; when they change, what they made of a text before may be out of date."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def read_saved(folder: Path, key: str) -> SavedFiles | None:
    """What was saved under the key; None where nothing was, or where it is not whole."""
    try:
        own_digest, _, body = (folder / f"{key}.json").read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != own_digest:
        return None
    files: SavedFiles = from_json(body)
    return files


def write_saved(folder: Path, key: str, files: SavedFiles) -> None:
    """Save the files' data under the key, whole or not at all; OSError when the folder cannot be written."""
    body = json.dumps(files, ensure_ascii=False, separators=(",", ":")).encode()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        unfinished = Path(made) / "knowledge"
        unfinished.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        unfinished.replace(folder / f"{key}.json")
    drop_oldest(folder)


def drop_oldest(folder: Path) -> None:
    """Remove all but the newest saved files."""
    newest_first = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest_first[KEPT:]:
        path.unlink(missing_ok=True)
