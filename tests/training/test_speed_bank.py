"""Banks of any size, for measuring speed."""

from pathlib import Path

import pytest

from assistant.pipeline.normalise import split_message
from training.question_files import LabelledQuestion
from training.speed_bank import source_of, speed_bank

SOURCE = [
    LabelledQuestion("How do I mend a flat tyre?", "tyre"),
    LabelledQuestion("how do i MEND a flat tyre", "tyre"),
    LabelledQuestion("my tyre lost its air overnight", "tyre"),
    LabelledQuestion("when is the workshop open on sundays", "hours"),
    LabelledQuestion("opening hours", "hours"),
    LabelledQuestion("!!!", "nothing"),
]


def keys(rows):
    return [tuple(split_message(row.question)) for row in rows]


def test_a_bank_within_its_source_is_a_sample_of_it():
    bank = speed_bank(SOURCE, 3, 10, 1)
    assert len(bank.rows) == 3
    assert set(bank.rows) <= set(SOURCE)


@pytest.mark.parametrize("size", [3, 4, 50, 500])
def test_phrasings_differ_in_their_words_and_those_of_an_entry_stand_together(size):
    rows = speed_bank(SOURCE, size, 10, 1).rows
    assert len(set(keys(rows))) == len(rows) == size
    entries = [row.entry for row in rows]
    assert [entry for place, entry in enumerate(entries) if place == 0 or entries[place - 1] != entry] == list(dict.fromkeys(entries))


def test_a_larger_bank_has_more_entries_and_words():
    small, large = (speed_bank(SOURCE, size, 0, 1).rows for size in (50, 500))
    assert len({row.entry for row in small}) < len({row.entry for row in large})
    assert len({word for key in keys(small) for word in key}) < len({word for key in keys(large) for word in key})


@pytest.mark.parametrize("size", [4, 200])
def test_no_question_is_stored_or_asked_twice(size):
    bank = speed_bank(SOURCE, size, 40, 1)
    asked = keys(bank.asked)
    assert len(set(asked)) == len(asked) == 40
    assert not set(asked) & set(keys(bank.rows))
    assert {row.entry for row in bank.asked} <= {row.entry for row in bank.rows}


def test_the_same_seed_gives_the_same_bank():
    assert speed_bank(SOURCE, 30, 9, 1) == speed_bank(SOURCE, 30, 9, 1) != speed_bank(SOURCE, 30, 9, 2)


def test_the_source_is_every_public_set(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for file in ("train", "test"):
            (tmp_path / name / f"{file}.csv").write_text(f"question,entry\n{file} of {name},a label\n", encoding="utf-8")
    assert [(row.question, row.entry) for row in source_of(tmp_path)] == [("train of one", "one a label"), ("train of two", "two a label")]


def test_without_public_sets_the_source_is_our_own_knowledge():
    rows = source_of(Path("no such folder"))
    assert len(rows) > 1000
    assert len({row.entry for row in rows}) > 100
