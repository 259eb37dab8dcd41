"""check: say what is wrong with the knowledge."""


def check() -> None:
    """Check the knowledge."""
