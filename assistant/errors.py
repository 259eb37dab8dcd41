"""What can go wrong, as one tree; the doors catch its root, nothing else does.

AssistantError
├── ContentError                   problems: file, line, entry, rule, mend
├── SettingsError                  variable, reason; never a secret's value
├── ServiceError                   what is unavailable, and the mend
│   ├── StoreUnavailableError      what was asked of the store and could not be done now
│   └── StoreVersionError          a store that a newer version has written
└── MessageError                   422 on the web, one line in the terminal
    ├── EmptyMessageError
    ├── UnreadableMessageError     text that is no text: lone surrogates
    ├── BadConversationIdError
    ├── UnknownChoiceError
    └── MessageTooLongError        413 on the web
"""

from collections.abc import Sequence
from typing import Protocol

__all__ = [
    "AssistantError",
    "BadConversationIdError",
    "ContentError",
    "EmptyMessageError",
    "MessageError",
    "MessageTooLongError",
    "ServiceError",
    "SettingsError",
    "StoreUnavailableError",
    "StoreVersionError",
    "UnknownChoiceError",
    "UnreadableMessageError",
]


class AssistantError(Exception):
    """Root of every error that the assistant raises on purpose."""


class Described(Protocol):
    """A problem that can say itself in one line."""

    def __str__(self) -> str: ...


class ContentError(AssistantError):
    """Knowledge that cannot be served; holds every problem found, never the first alone."""

    def __init__(self, problems: Sequence[Described]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SettingsError(AssistantError):
    """A setting that cannot be used."""

    def __init__(self, variable: str, reason: str) -> None:
        self.variable, self.reason = variable, reason
        super().__init__(f"{variable}: {reason}")


class ServiceError(AssistantError):
    """Something outside that is needed and does not answer."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(f"{what}. {mend}")


class StoreUnavailableError(ServiceError):
    """Something was asked of the store that it cannot do now."""

    def __init__(self, undone: str, problem: str) -> None:
        self.problem = problem
        super().__init__(f"{undone}: the store does not answer ({problem})", "Bring the database of CAVEAT_STORE back, and try again.")


class StoreVersionError(ServiceError):
    """A store of a form that this version does not know."""

    def __init__(self, found: str, known: str) -> None:
        self.found, self.known = found, known
        super().__init__(
            f"The store has form {found}; this version of Caveat knows forms up to {known}",
            "A newer Caveat has written it: install that version again, or name another database in CAVEAT_STORE.",
        )


class MessageError(AssistantError):
    """A message that cannot be answered, with a stable name for programs."""

    name = "message"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class EmptyMessageError(MessageError):
    """Nothing, or nothing but blanks."""

    name = "empty-message"

    def __init__(self) -> None:
        super().__init__("The message is empty. Type a question.")


class UnreadableMessageError(MessageError):
    """Text with lone surrogates, which no encoding can carry."""

    name = "unreadable-message"

    def __init__(self) -> None:
        super().__init__("The message holds half of a character (a lone surrogate). Send it as valid Unicode.")


class BadConversationIdError(MessageError):
    """A conversation id that cannot be one."""

    name = "bad-conversation-id"

    def __init__(self, rule: str) -> None:
        super().__init__(f"The conversation id is malformed. {rule}")


class UnknownChoiceError(MessageError):
    """A choice that names no entry."""

    name = "unknown-choice"

    def __init__(self) -> None:
        super().__init__("The choice names no entry. Send the entry_id of a suggestion.")


class MessageTooLongError(MessageError):
    """More text than is read."""

    name = "message-too-long"

    def __init__(self, length: int, limit: int, unit: str = "characters") -> None:
        self.length, self.limit, self.unit = length, limit, unit
        super().__init__(f"The message has {length:,} {unit}; {limit:,} are read. Shorten it.")
