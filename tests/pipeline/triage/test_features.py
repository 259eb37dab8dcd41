from itertools import pairwise

import pytest

from assistant.pipeline.triage.features import WINDOW, stretches_of, windows


@pytest.fixture(scope="module")
def triager(assistant):
    return assistant.matcher.triager


def words_in(triager, text: str) -> list[set[str]]:
    examined = triager.examine(text)
    stretches = stretches_of(examined.mentions, examined.readings)
    return [{one.removeprefix("w:") for one in stretch if one.startswith("w:") and " " not in one} for stretch in stretches]


def test_what_a_reading_takes_back_is_left_out(triager) -> None:
    assert words_in(triager, "what is bladder trouble") == []
    assert "numbness" not in set().union(*words_in(triager, "my back hurts but no numbness"))
    assert "numb" in set().union(*words_in(triager, "my back hurts and my leg is numb"))


def test_a_long_text_is_read_in_stretches_that_overlap() -> None:
    stretches = list(windows(range(40)))
    assert all(len(stretch) <= WINDOW for stretch in stretches)
    assert sorted(set().union(*stretches)) == list(range(40))
    assert all(one[-1] >= other[0] for one, other in pairwise(stretches))


def test_nothing_has_no_stretch() -> None:
    assert list(windows([])) == []
