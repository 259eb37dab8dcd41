"""python -m assistant: runs a command, and says in one line what kept it from running."""

import errno
import gc
import os
import sys

__all__ = ["main"]


def main(program: str = "python -m assistant") -> int:
    """Run the command line, which is called `program` in what it prints; the exit code says how it went."""
    # What a command imports and builds lives to its end: looking through it every few hundred objects costs some hundredths of a second.
    gc.set_threshold(50_000, 20, 50)
    try:
        return run(program)
    except KeyboardInterrupt:  # somebody was quicker than the imports
        return 130


def run(program: str) -> int:
    """Run the command; every error ends in one line and its exit code."""
    import typer
    from typer.exceptions import TyperException

    from assistant.cli import app
    from assistant.cli.exits import INTERNAL, INTERRUPTED, KNOWLEDGE_INVALID, OK, UNAVAILABLE, USAGE
    from assistant.cli.streams import drop_output, finish_output, prepare_streams
    from assistant.errors import AssistantError, ContentError, ServiceError

    try:
        prepare_streams()
        if program != LAUNCHER and {*sys.argv[1:2]} & {"--install-completion", "--show-completion"}:
            raise ServiceError("Shells complete the name of one command, and this way of starting has three words", f"Use: bin/{LAUNCHER} {sys.argv[1]}")
        code = int(app(prog_name=program, complete_var=COMPLETE, standalone_mode=False) or OK)
        finish_output()
    except TyperException as error:
        say(f"{error.format_message()} See: {program} {named_command(app)}--help")
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()  # whoever read the output has stopped, and that is no error
        return OK
    except AssistantError as error:
        say(error)
        codes = {ContentError: KNOWLEDGE_INVALID, ServiceError: UNAVAILABLE}
        return next((code for kind, code in codes.items() if isinstance(error, kind)), USAGE)
    except Exception as error:  # the last resort of a door: one line for people, the trace where it was asked for
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            drop_output()  # else the interpreter would try once more to write it, and complain in a trace
            say(f"The output could not be written: {error.strerror}. Send it to another place.")
            return UNAVAILABLE
        if os.environ.get("CAVEAT_DEBUG"):
            raise
        say(f"Internal error: {type(error).__name__}: {error}. Set CAVEAT_DEBUG=1 for the trace.")
        return INTERNAL
    return code


def named_command(app: object) -> str:
    """The command that was typed, with a blank after it; nothing where it is none."""
    from typer.main import get_command

    known = getattr(get_command(app), "commands", {})  # type: ignore[arg-type]
    return next((f"{word} " for word in sys.argv[1:2] if word in known), "")


def say(what: object) -> None:
    """Write one message to whoever sits at the terminal; answers alone go to standard output."""
    sys.stderr.write(f"{what}\n")


#: The variable by which a shell asks for completions; typer would make one with blanks out of "python -m assistant".
COMPLETE = "_ASSISTANT_COMPLETE"
#: The command in bin/ that starts the same program under a name of its own.
LAUNCHER = "assistant"
#: What a disk says that cannot take any more.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)

if __name__ == "__main__":
    sys.exit(main())
