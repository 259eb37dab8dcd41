"""forget: remove what is stored, one conversation or all that is old."""

import math
import os
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.store.store import Store

__all__ = ["forget"]


def forget(
    older_than: Annotated[int | None, typer.Option("--older-than", min=0, metavar="DAYS", help="Remove turns and feedback older than so many days.")] = None,
    conversation: Annotated[str | None, typer.Option("--conversation", metavar="ID", help="Remove this conversation wholly.")] = None,
) -> None:
    """Remove stored turns; counts by day stay, without a word of text. Turns are removed by themselves after thirty days."""
    if (older_than is None) == (conversation is None):
        raise typer.BadParameter("Name one of --older-than DAYS and --conversation ID.")
    store = opened_store()
    try:
        if conversation is not None:
            number = store.forget_conversation(conversation)
            print(f"The conversation {conversation} is forgotten." if number else f"Nothing is stored of the conversation {conversation}.")
        else:
            number = store.forget_older_than(older_than or 0)
            print(f"{number:,} turn{'' if number == 1 else 's'} older than {older_than} day{'' if older_than == 1 else 's'} forgotten.")
    finally:
        store.close()


def opened_store() -> "Store":
    """The store of the environment's settings; the knowledge is not needed, so that one can forget whatever state that is in."""
    from assistant.errors import SettingsError
    from assistant.knowledge.personal_data import PersonalData
    from assistant.settings import Settings
    from assistant.store.redact import Redactor
    from assistant.store.store import open_store

    url = Settings.from_environment(os.environ).store_url
    if url is None:
        raise SettingsError("CAVEAT_STORE", "is none: nothing is stored, and there is nothing to forget.")
    return open_store(url, Redactor(PersonalData()), minutes=math.inf)
