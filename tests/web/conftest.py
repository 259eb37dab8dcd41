"""The application around an assistant of fixed replies."""

import pytest
from fake_assistant import FakeAssistant
from flask import Flask
from flask.testing import FlaskClient
from unlimited import UNLIMITED

from assistant.bootstrap import build_assistant
from assistant.engine import Assistant
from web import create_app


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
