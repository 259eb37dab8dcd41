"""A stream of bytes -> its lines, each as soon as it is there, in constant memory however long a line is."""

from collections.abc import Iterator
from typing import IO

from assistant.errors import MessageTooLongError

__all__ = ["MOST_BYTES", "lines_of"]

#: Bytes of a line that are read: the longest message there is, with every character written as two escapes of JSON, and room to spare.
MOST_BYTES = 64 * 1024


def lines_of(stream: IO[bytes]) -> Iterator[bytes | MessageTooLongError]:
    r"""Each line without its end; in the place of one that is too long, the error that says so.

    >>> import io
    >>> list(lines_of(io.BytesIO(b"one\r\n\ntwo")))
    [b'one', b'', b'two']
    """
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            yield MessageTooLongError(len(line) + skipped(stream), MOST_BYTES, "bytes")
        else:
            yield line.rstrip(b"\r\n")


def skipped(stream: IO[bytes]) -> int:
    """The number of bytes up to the end of the line, which are read and thrown away."""
    count = 0
    while part := stream.readline(MOST_BYTES):
        count += len(part)
        if part.endswith(b"\n"):
            return count - 1
    return count
