"""What the classifier makes of likenesses."""

import numpy as np
import pytest

from assistant.bootstrap import index_of
from assistant.index.classifier import LARGEST, Likeness, classify, fit_classifier, kernel
from assistant.index.phrasings import indexed

TEXTS = {
    "brakes": ["set the brakes", "brakes squeal", "brake pads"],
    "tyres": ["flat tyre", "mend a tyre", "patch the tube"],
    "hours": ["opening hours", "when open"],
}


@pytest.fixture(scope="module")
def index():
    return index_of([indexed(entry, text, text.split(), text.split()) for entry, texts in TEXTS.items() for text in texts])


def floats(*values):
    return np.array(values, np.float32)


def test_the_kernel_lets_near_ones_count_for_more_than_their_share():
    near, far = (kernel(Likeness(floats(0), floats(one), floats(one)))[0] for one in (0.8, 0.4))
    assert near > 2 * far > 0


def test_meanings_that_lie_apart_count_nothing():
    assert kernel(Likeness(floats(0), floats(0), floats(-0.9)))[0] == 0


def test_the_weights_give_back_the_labels_they_were_fitted_to():
    alike = np.array([[5, 1, 0], [1, 5, 0], [0, 0, 5]], np.float32)
    weights = fit_classifier(alike.copy(), [0, 0, 1], 2)
    assert weights.shape == (2, 3)
    fitted = classify(weights, alike, [0, 1])
    assert np.abs(fitted - [[1, 1, 0], [0, 0, 1]]).max() < 0.1


def test_a_stored_phrasing_is_its_own_entrys(index):
    for entry, texts in TEXTS.items():
        for text in texts:
            near = index.nearest(text.split(), 20)
            best = max(near, key=lambda one: one.classified)
            assert index.phrasings[best.phrasing].entry_id == entry
            assert best.classified > 0.5


def test_words_of_a_like_meaning_are_near(index):
    (best, *_) = index.nearest(["bicycle", "wheel", "puncture"], 1)
    assert index.phrasings[best.phrasing].entry_id == "tyres"


def test_one_entry_needs_no_classifier():
    index = index_of([indexed("only", "flat tyre", ["flat", "tyre"], ["flat", "tyre"])])
    assert not index.is_classified
    assert index.nearest(["tyre"], 3)[0].classified == 0


def test_too_many_phrasings_are_ranked_without(monkeypatch):
    from assistant.index import fitting

    assert LARGEST >= 15_000
    monkeypatch.setattr(fitting, "LARGEST", 2)
    many = [indexed(f"entry-{number}", f"word{number}", [f"word{number}"], [f"word{number}"]) for number in range(3)]
    assert not len(fitting.fit(many).classifier)
