"""What a question costs inside the application: every part is named, and none is left out."""

from assistant.engine import Assistant
from web.cost import cost_of


def test_every_part_is_named(workshop: Assistant) -> None:
    cost = cost_of(workshop, ["opening hours", "mend a puncture"] * 20)
    assert {"recall", "normalise", "triage", "segment", "match", "decide", "compose", "application", "limits"} <= set(cost)
    assert all(milliseconds >= 0 for part, milliseconds in cost.items() if part not in ("application", "limits"))  # those two are differences
