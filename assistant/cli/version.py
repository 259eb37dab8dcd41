"""--version: which program this is, and which knowledge it would answer from."""

import os

__all__ = ["print_version"]


def print_version() -> None:
    """Print both versions; ContentError when the knowledge cannot be served."""
    from assistant import __version__
    from assistant.knowledge.loading import load_knowledge
    from assistant.settings import Settings

    settings = Settings.from_environment(os.environ)
    knowledge = load_knowledge(settings.knowledge, settings.var / "knowledge")
    print(f"Caveat {__version__}, knowledge {knowledge.version} with {len(knowledge.entries)} entries from {settings.knowledge}")
