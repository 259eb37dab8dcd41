"""Bytes -> lines, in constant memory."""

import io

from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.lines import MOST_BYTES, lines_of
from assistant.errors import MessageTooLongError


@given(st.lists(st.binary(max_size=40).filter(lambda line: b"\n" not in line and not line.endswith(b"\r"))))
def test_for_all_lines_each_is_found_in_its_place(lines: list[bytes]) -> None:
    assert list(lines_of(io.BytesIO(b"".join(line + b"\n" for line in lines)))) == lines
    assert list(lines_of(io.BytesIO(b"".join(line + b"\r\n" for line in lines)))) == lines


def test_the_longest_line_is_read_and_a_longer_one_is_an_error_in_its_place() -> None:
    longest, longer = b"a" * MOST_BYTES, b"b" * (MOST_BYTES + 1)
    first, second, third, last = lines_of(io.BytesIO(longest + b"\n" + longer + b"\n" + b"next\n" + longer * 5))
    assert (first, third) == (longest, b"next")
    for error, length in ((second, len(longer)), (last, 5 * len(longer))):
        assert isinstance(error, MessageTooLongError)
        assert (error.length, error.limit, error.unit) == (length, MOST_BYTES, "bytes")


class Endless(io.RawIOBase):
    """A line without an end, up to so many bytes, and the most that was asked for at once."""

    def __init__(self, left: int) -> None:
        self.left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b"a" * count
        self.left -= count
        return count


def test_an_endless_line_is_never_held_in_memory() -> None:
    import tracemalloc

    tracemalloc.start()
    (error,) = lines_of(io.BufferedReader(Endless(50_000_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(error, MessageTooLongError)
    assert error.length == 50_000_000
    assert peak < 1_000_000
