"""init: a small, commented knowledge of another domain, to begin one's own with."""

import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["init"]

#: The knowledge that is copied; `schema.json`, which its entries name, is written beside it as it is now.
STARTER = Path(__file__).resolve().parents[1] / "curation" / "starter"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new knowledge: one that is empty, or not there yet.")],
) -> None:
    """Begin a knowledge base: five commented entries on looking after a bicycle that pass `check`."""
    from assistant.errors import ServiceError

    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise typer.BadParameter(f"{folder} is not an empty folder. Name one that is empty or not there yet.", param_hint="DIR")
        copy_starter(folder)
    except OSError as error:
        raise ServiceError(f"{folder} cannot be written: {error.strerror or 'some files could not be copied'}", "Name another folder.") from error
    print(next_steps(folder))


def copy_starter(folder: Path) -> None:
    """Copy the small knowledge, and write the schema that its entries name."""
    from assistant.curation.schema_file import schema_text

    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    (folder / "schema.json").write_text(schema_text(), encoding="utf-8")


def next_steps(folder: Path) -> str:
    """What was made, and what to type next."""
    named, documents = shlex.quote(str(folder)), shlex.quote(str(folder / "documents"))
    return (
        f"{folder} now holds a small knowledge base: five entries on looking after a bicycle, every field explained.\n"
        f"\nCheck it, and ask it:\n"
        f"  python -m assistant check --knowledge {named} --documents {documents}\n"
        f'  CAVEAT_KNOWLEDGE={named} python -m assistant ask "how do i oil my chain"\n'
        f"\nThen read {folder / 'README.md'}, and put your own documents, claims and entries in its place."
    )
