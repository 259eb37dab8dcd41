from itertools import pairwise

import pytest

from assistant.pipeline.triage.features import WINDOW, Stretch, features_of, stretches_of, windows


@pytest.fixture(scope="module")
def triager(assistant):
    return assistant.matcher.triager


def stretches_in(triager, text: str) -> list[Stretch]:
    examined = triager.examine(text)
    return stretches_of(examined.mentions, examined.readings)


def words_in(triager, text: str) -> list[set[str]]:
    return [set(stretch.words) for stretch in stretches_in(triager, text)]


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


def test_a_stretch_knows_its_concepts_once(triager) -> None:
    (stretch,) = stretches_in(triager, "my leg is numb, my leg is weak")
    assert list(stretch.concepts) == sorted(set(stretch.concepts))
    assert stretch.words == ("my", "leg", "is", "numb", "my", "leg", "is", "weak")


def test_every_feature_is_named() -> None:
    assert features_of(Stretch(("a", "b"), ("one", "two"))) == {"w:a", "w:b", "w:a b", "l:_a_", "l:_b_", "c:one", "c:two", "c:one+two"}
    assert features_of(Stretch((), ())) == frozenset()
