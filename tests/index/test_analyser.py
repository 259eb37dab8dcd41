"""Words -> stems."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.index.analyser import stem, stems_of


def test_forms_of_a_word_have_one_stem():
    assert len(set(stems_of(["stretch", "stretches", "stretching", "stretched"]))) == 1


def test_stems_stand_in_order_one_for_each_word():
    assert stems_of(["brakes", "squeal", "brakes"]) == ["brake", "squeal", "brake"]
    assert stems_of([]) == []


def test_what_is_no_word_stays():
    assert stems_of(["123", "坐骨"]) == ["123", "坐骨"]


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), max_size=8))
def test_stems_never_hold_a_blank(words):
    assert all(one and " " not in one for one in stems_of(words))
    assert [stem(word) for word in words] == stems_of(words)
