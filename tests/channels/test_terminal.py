"""Reply -> lines for a terminal, for eyes and for ears."""

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.terminal import NARROWEST, WIDEST, coloured, filled, plain_text, terminal_text
from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion, Urgency

FULL = Reply(
    kind="answer",
    text="Two ways:\n- sit down\n- stand up\n\nThat is all there is to say about it.",
    conversation_id="c",
    reply_id="r",
    knowledge_version="v",
    more="1. Begin.\n2. End.",
    entry_id="ways",
    confidence=0.9,
    urgency=Urgency.SAME_DAY,
    notices=(Notice("first", "See a person about it.", "before"), Notice("second", "And go soon.", "after")),
    caveats=(Caveat("c1", "Go gently."), Caveat("c2", "General information.")),
    sources=(Source("d", "A Title", "Heading", 3, datetime.date(2011, 4, 20)),),
    reviewed=datetime.date(2026, 11, 20),
    suggestions=(Suggestion("a", "What now?"), Suggestion("b", "What then?")),
    contact=ContactLink("Call us", "tel:123"),
)
SEEN = """\
! SEE SOMEONE TODAY: See a person about it.

Two ways:

- sit down
- stand up

That is all there is to say about it.

1. Begin.
2. End.
  Close match

! SEE SOMEONE TODAY: And go soon.

Please note
* Go gently.
* General information.

From
  A Title, section “Heading”, paragraph 3, published 20 April 2011
  Last reviewed 20 November 2026

You might also ask
1. What now?
2. What then?

Call us: tel:123"""
HEARD = """\
SEE SOMEONE TODAY: See a person about it.
Two ways:
sit down
stand up
That is all there is to say about it.
1. Begin.
2. End.
Match: Close match
SEE SOMEONE TODAY: And go soon.
Please note: Go gently.
Please note: General information.
From: A Title, section “Heading”, paragraph 3, published 20 April 2011
Last reviewed 20 November 2026
Offer 1: What now?
Offer 2: What then?
Contact: Call us, tel:123"""


def test_everything_stands_in_its_order() -> None:
    assert terminal_text(FULL) == SEEN


def test_everything_is_said_in_the_same_order() -> None:
    assert plain_text(FULL) == HEARD


def test_colours_change_no_letter_and_end_on_every_line() -> None:
    shown = terminal_text(FULL, is_coloured=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == SEEN
    for line in shown.split("\n"):
        assert line.count("\x1b[0m") == (1 if "\x1b" in line else 0)


def test_urgency_is_told_by_a_word_and_by_the_one_hue() -> None:
    for urgency, word in ((Urgency.EMERGENCY, "! EMERGENCY: "), (Urgency.SAME_DAY, "! SEE SOMEONE TODAY: ")):
        shown = terminal_text(replace(FULL, urgency=urgency), is_coloured=True)
        assert shown.startswith(f"\x1b[1;31m{word}")
    for urgency in (Urgency.NONE, Urgency.CAUTION, Urgency.GP):
        shown = terminal_text(replace(FULL, urgency=urgency), is_coloured=True)
        assert shown.startswith("\x1b[1m! See a person")
        assert plain_text(replace(FULL, urgency=urgency)).startswith("Notice: See a person")


@pytest.mark.parametrize("kind", ["clarify", "abstain"])
def test_what_is_offered_instead_of_an_answer_needs_no_heading(kind: str) -> None:
    reply = replace(FULL, kind=kind, suggestions=(*FULL.suggestions, Suggestion(None, "None of these")))
    assert "You might also ask" not in terminal_text(reply)
    assert "\n3. None of these" in terminal_text(reply)
    assert "Offer 3: None of these" in plain_text(reply)


def test_each_of_several_answers_stands_under_its_question() -> None:
    parts = (Part("a", "The first?", "One.", None, 1.0), Part("b", "The second?", "Two.", "More of two.", 0.6))
    reply = replace(FULL, text="One.\n\nTwo.", more="More of two.", parts=parts)
    assert "The first?\n\nOne.\n  Exact match\n\nThe second?\n\nTwo.\n\nMore of two.\n  Likely match" in terminal_text(reply)
    assert "On the question: The second?\nTwo.\nMore of two.\nMatch: Likely match" in plain_text(reply)


WORDS = st.lists(st.text(alphabet=st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(text=WORDS, notice=WORDS, width=st.integers(1, 300))
def test_for_all_widths_no_word_is_lost_and_no_line_too_long(text: str, notice: str, width: int) -> None:
    reply = replace(FULL, text=text, notices=(Notice("n", notice, "before"),))
    shown = terminal_text(reply, width)
    assert max(map(len, shown.split("\n"))) <= min(max(width, NARROWEST), WIDEST)
    read = " ".join(line.removeprefix("! ") for line in shown.split("\n")).split()
    for part in (notice.split(), text.split()):
        assert any(read[i : i + len(part)] == part for i in range(len(read)))


def test_a_word_that_is_longer_than_the_line_is_kept_whole() -> None:
    link = "https://example.org/a-very-long-way-to-reach-a-person"
    assert link in terminal_text(replace(FULL, contact=ContactLink("Call", link)), 20)


def test_line_ends_within_a_paragraph_are_blanks_for_ears() -> None:
    assert plain_text(replace(FULL, text="one\ntwo")).split("\n")[1] == "one two"


def test_a_paragraph_is_indented_as_asked_for() -> None:
    assert filled("one two", 6, "1. ", "   ") == "1. one\n   two"
    assert coloured("one\ntwo", "<", is_coloured=True) == "<one\x1b[0m\n<two\x1b[0m"
    assert coloured("one", "<", is_coloured=False) == "one"
