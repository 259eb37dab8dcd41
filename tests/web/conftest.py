"""The application around an assistant of fixed replies."""

from typing import TYPE_CHECKING

import pytest
from fake_assistant import FakeAssistant
from flask import Flask
from flask.testing import FlaskClient
from unlimited import UNLIMITED

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from web import create_app

if TYPE_CHECKING:
    from assistant.engine import Assistant


@pytest.fixture
def assistant() -> FakeAssistant:
    """The fake, which keeps the messages that reached it."""
    return FakeAssistant()


@pytest.fixture(scope="session")
def shipped() -> Assistant:
    """The assistant over the knowledge that comes with the project."""
    return build_assistant()


@pytest.fixture
def app(assistant: FakeAssistant) -> Flask:
    """The application, as it is served."""
    return create_app(assistant, web=UNLIMITED)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor's browser, or a program."""
    return app.test_client()


@pytest.fixture(scope="session")
def real_assistant() -> "Assistant":
    """The assistant over the real knowledge, for doors whose form depends on it."""
    from assistant.bootstrap import build_assistant

    return build_assistant()
