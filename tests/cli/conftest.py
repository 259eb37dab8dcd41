"""What tests of the command line share."""

from collections.abc import Callable, Iterator

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def sit_at() -> Iterator[Callable[..., Terminal]]:
    """Start a command before which somebody sits; none is left running."""
    opened: list[Terminal] = []

    def started(*arguments: str, columns: int = 80, **environment: str) -> Terminal:
        opened.append(Terminal(*arguments, columns=columns, **environment))
        return opened[-1]

    yield started
    for terminal in opened:
        terminal.leave()
