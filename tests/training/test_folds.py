from assistant.index.phrasings import indexed
from training.folds import folds_of

PHRASINGS = [indexed(f"entry-{entry}", f"text {entry} {n}", ["text"], ["text"]) for entry in range(12) for n in range(6)]


def test_every_phrasing_is_asked_or_unknown_and_never_indexed_at_once() -> None:
    for fold in folds_of(PHRASINGS, 4, seed=1):
        texts = [{one.text for one in part} for part in (fold.indexed, fold.asked, fold.unknown)]
        assert set.union(*texts) == {one.text for one in PHRASINGS}
        assert sum(map(len, texts)) == len(PHRASINGS)


def test_unknown_entries_are_left_out_whole() -> None:
    for fold in folds_of(PHRASINGS, 4, seed=1):
        assert not {one.entry_id for one in fold.unknown} & {one.entry_id for one in (*fold.indexed, *fold.asked)}


def test_over_all_folds_each_entry_is_left_out_once() -> None:
    left_out = [entry for fold in folds_of(PHRASINGS, 4, seed=1) for entry in {one.entry_id for one in fold.unknown}]
    assert sorted(left_out) == sorted({one.entry_id for one in PHRASINGS})


def test_the_same_seed_gives_the_same_folds() -> None:
    assert list(folds_of(PHRASINGS, 3, seed=7)) == list(folds_of(PHRASINGS, 3, seed=7))
