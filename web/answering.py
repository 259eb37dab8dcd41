"""What the doors need of the assistant, and where they find it."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from flask import Flask, current_app

from assistant.dialogue import ContactLink, Message, Reply

__all__ = ["Answering", "Knowing", "Question", "answering", "serve"]


class Question(Protocol):
    """An entry, as far as the doors show it."""

    @property
    def question(self) -> str:
        """The question, as the curator put it."""
        ...


class Knowing(Protocol):
    """The knowledge, as far as the doors show it."""

    @property
    def version(self) -> str:
        """Digest of the content."""
        ...

    @property
    def entries(self) -> Mapping[str, Question]:
        """The entries by id."""
        ...

    @property
    def starters(self) -> Sequence[str]:
        """The entries that visitors are offered to begin with."""
        ...


class Answering(Protocol):
    """The assistant, as the doors see it."""

    @property
    def knowledge(self) -> Knowing:
        """What is answered from."""
        ...

    @property
    def contact(self) -> ContactLink | None:
        """The way to reach a person, where there is one."""
        ...

    def reply_to(self, message: Message) -> Reply:
        """The reply; raises MessageError for a message that cannot be answered."""
        ...


def serve(app: Flask, assistant: Answering) -> None:
    """Let this application answer through the assistant."""
    app.extensions["assistant"] = assistant


def answering() -> Answering:
    """The assistant of the application that handles the request."""
    return cast(Answering, current_app.extensions["assistant"])
