"""python -m assistant: runs a command, and says in one line what kept it from running."""

import os
import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line; the exit code says how it went."""
    import typer
    from typer.exceptions import TyperException

    from assistant.cli import app
    from assistant.cli.exits import INTERNAL, INTERRUPTED, KNOWLEDGE_INVALID, UNAVAILABLE, USAGE
    from assistant.errors import AssistantError, ContentError, ServiceError

    try:
        return int(app(standalone_mode=False) or 0)
    except TyperException as error:
        say(f"{error.format_message()} See: python -m assistant --help")
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has stopped; what is still buffered goes nowhere, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AssistantError as error:
        say(error)
        codes = {ContentError: KNOWLEDGE_INVALID, ServiceError: UNAVAILABLE}
        return next((code for kind, code in codes.items() if isinstance(error, kind)), USAGE)
    except Exception as error:  # the last resort of a door: one line for people, the trace where it was asked for
        if os.environ.get("CAVEAT_DEBUG"):
            raise
        say(f"Internal error: {type(error).__name__}: {error}. Set CAVEAT_DEBUG=1 for the trace.")
        return INTERNAL


def say(what: object) -> None:
    """Write one message to whoever sits at the terminal; answers alone go to standard output."""
    sys.stderr.write(f"{what}\n")


if __name__ == "__main__":
    sys.exit(main())
