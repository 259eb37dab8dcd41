"""What can go wrong, as one tree."""

import inspect
import re

import pytest

from assistant import errors
from assistant.errors import (
    AssistantError,
    BadConversationIdError,
    ContentError,
    EmptyMessageError,
    MessageError,
    MessageTooLongError,
    ServiceError,
    SettingsError,
    UnknownChoiceError,
    UnreadableMessageError,
)
from assistant.knowledge.problem import Place, Problem

CLASSES = [value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, Exception)]


@pytest.mark.parametrize("error", CLASSES)
def test_every_error_inherits_the_root_and_is_exported(error):
    assert issubclass(error, AssistantError)
    assert error.__name__ in errors.__all__


def test_the_tree_in_the_docstring_is_the_tree():
    drawn, parents = {}, {-1: None}
    for line in errors.__doc__.splitlines():
        if match := re.match(r"([│├└─ ]*)(\w+Error)\b", line):
            depth = len(match[1]) // 4
            parents[depth] = match[2]
            drawn[match[2]] = parents[depth - 1]
    assert drawn == {error.__name__: None if error is AssistantError else error.__base__.__name__ for error in CLASSES}


def test_a_content_error_holds_every_problem():
    problems = [Problem(Place("a.yaml", line), "one", "rule", "Wrong.", "Mend it.") for line in (1, 2)]
    error = ContentError(problems)
    assert error.problems == tuple(problems)
    assert str(error).splitlines() == [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (SettingsError("CAVEAT_PORT", "is no number."), "CAVEAT_PORT: is no number."),
        (ServiceError("The store does not answer", "Start it."), "The store does not answer. Start it."),
        (EmptyMessageError(), "The message is empty. Type a question."),
        (MessageTooLongError(4_001, 4_000), "The message has 4,001 characters; 4,000 are read. Shorten it."),
        (BadConversationIdError("It has 1 to 64 characters."), "The conversation id is malformed. It has 1 to 64 characters."),
    ],
)
def test_a_message_says_what_to_do(error, said):
    assert str(error) == said


def test_every_unusable_message_has_a_stable_name_of_its_own():
    made = [MessageError("x"), EmptyMessageError(), UnreadableMessageError(), BadConversationIdError("x"), UnknownChoiceError(), MessageTooLongError(2, 1)]
    assert {type(error) for error in made} == {error for error in CLASSES if issubclass(error, MessageError)}
    assert len({error.name for error in made}) == len(made)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", error.name) for error in made)
