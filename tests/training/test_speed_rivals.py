"""What a user would write in place of an index."""

import pytest

from training.speed_rivals import BEST, SPEED_RIVALS

TEXTS = ["mend a flat tyre", "patch a puncture", "when is the workshop open", "opening hours", "set the brakes", "brakes squeal", "price of a bicycle"]


@pytest.mark.parametrize("name", SPEED_RIVALS)
def test_a_rival_finds_the_text_first(name):
    ask = SPEED_RIVALS[name](TEXTS)
    for place, text in enumerate(TEXTS):
        found = ask(text)
        assert found[0] == place
        assert len(set(found)) == len(found) == BEST
