"""Blocks: all of a reply, in the one order."""

import datetime
from dataclasses import replace

import pytest

from assistant.channels.blocks import Block, blocks_of, match_word
from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion, Urgency

BEFORE, AFTER = Notice("B", "before all", "before"), Notice("A", "after the text", "after")
FULL = Reply(
    kind="answer",
    text="the text",
    conversation_id="c",
    reply_id="r",
    knowledge_version="v",
    more="the rest",
    entry_id="ball",
    confidence=0.93,
    urgency=Urgency.GP,
    notices=(AFTER, BEFORE),
    caveats=(Caveat("c2", "care two"), Caveat("c1", "care one")),
    sources=(Source("d", "Title", "Section", 3, None),),
    reviewed=datetime.date(2026, 1, 5),
    suggestions=(Suggestion("next", "What next?"), Suggestion(None, "None of these")),
    contact=ContactLink("Call us", "tel:1"),
)
ENDING = ["caveat", "caveat", "source", "reviewed", "suggestion", "suggestion", "contact"]
BARE = Reply(kind="smalltalk", text="Hello.", conversation_id="c", reply_id="r", knowledge_version="v")


def kinds(reply: Reply) -> list[str]:
    """The kinds of the reply's blocks."""
    return [block.kind for block in blocks_of(reply)]


def test_shows_all_in_order() -> None:
    assert blocks_of(FULL) == (
        Block("notice", "before all", id="B", urgency=Urgency.GP),
        Block("text", "the text"),
        Block("more", "the rest"),
        Block("match", "Close match", entry_id="ball"),
        Block("notice", "after the text", id="A", urgency=Urgency.GP),
        Block("caveat", "care two", id="c2"),
        Block("caveat", "care one", id="c1"),
        Block("source", "Title", id="d", details=("section “Section”", "paragraph 3", "date unknown")),
        Block("reviewed", "Last reviewed 5 January 2026"),
        Block("suggestion", "What next?", entry_id="next"),
        Block("suggestion", "None of these"),
        Block("contact", "Call us", href="tel:1"),
    )


def test_shows_no_empty_block() -> None:
    assert blocks_of(BARE) == (Block("text", "Hello."),)
    assert blocks_of(replace(BARE, kind="escalate", text="")) == ()


def test_an_emergency_shows_every_notice_first() -> None:
    reply = replace(FULL, kind="escalate", urgency=Urgency.EMERGENCY)
    assert [block.id for block in blocks_of(reply)[:2]] == ["A", "B"]
    assert kinds(reply) == ["notice", "notice", "text", "more", *ENDING]
    assert {block.urgency for block in blocks_of(reply)[:2]} == {Urgency.EMERGENCY}


def test_notices_of_one_place_keep_their_order() -> None:
    notices = tuple(Notice(name, name, "after" if name in "bd" else "before") for name in "abcde")
    assert [block.text for block in blocks_of(replace(FULL, notices=notices)) if block.kind == "notice"] == list("acebd")


@pytest.mark.parametrize(("kind", "entry_id", "has_match"), [("answer", "e", True), ("abstain", "e", True), ("abstain", None, False), ("clarify", None, False)])
def test_says_how_well_it_fits_where_an_entry_was_replied_with(kind: str, entry_id: str | None, has_match: bool) -> None:
    assert ("match" in kinds(replace(FULL, kind=kind, entry_id=entry_id))) == has_match  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (1.0, "Exact match"),
        (0.999, "Close match"),
        (0.8, "Close match"),
        (0.79, "Likely match"),
        (0.5, "Likely match"),
        (0.49, "Possible match"),
        (0, "Possible match"),
    ],
)
def test_puts_confidence_in_words(confidence: float, word: str) -> None:
    assert match_word(confidence) == word


ONE = Part("one", "First?", "First answer.", "First steps.", 1.0)
TWO = Part("two", "Second?", "Second answer.", None, 0.6)


def parted(text: str, more: str | None, *parts: Part) -> list[tuple[str, str]]:
    """The kinds and texts of a reply with these parts."""
    blocks = blocks_of(replace(BARE, kind="answer", text=text, more=more, parts=parts))
    return [(block.kind, block.text) for block in blocks]


WHOLE = [
    ("part_question", "First?"),
    ("text", "First answer."),
    ("more", "First steps."),
    ("match", "Exact match"),
    ("part_question", "Second?"),
    ("text", "Second answer."),
    ("match", "Likely match"),
]


def test_parts_stand_in_place_of_what_joins_them() -> None:
    assert parted("First answer.\n\nSecond answer.", "First steps.", ONE, TWO) == WHOLE


def test_parts_joined_under_their_questions_are_not_said_twice() -> None:
    assert parted("First?\n\nFirst answer.\n\nSecond?\n\nSecond answer.", "First?\n\nFirst steps.", ONE, TWO) == WHOLE


def test_keeps_what_only_the_joined_text_says_where_it_stood() -> None:
    text = "I cannot say that.\n\nFirst answer.\n\nBesides:\n\nSecond answer.\n\nThe end."
    assert parted(text, "Steps.\n\nFirst steps.\n\nMore steps.", ONE, TWO) == [
        ("text", "I cannot say that."),
        *WHOLE[:2],
        ("more", "Steps."),
        *WHOLE[2:4],
        ("text", "Besides:"),
        *WHOLE[4:],
        ("text", "The end."),
        ("more", "More steps."),
    ]


def test_keeps_a_joined_text_that_holds_no_part() -> None:
    assert parted("Something else.", "Other steps.", ONE, TWO) == [*WHOLE, ("text", "Something else."), ("more", "Other steps.")]


def test_parts_stand_before_what_comes_after_the_text() -> None:
    reply = replace(FULL, text="First answer.", more="First steps.", parts=(ONE,))
    assert kinds(reply) == ["notice", "part_question", "text", "more", "match", "notice", *ENDING]
    assert blocks_of(reply)[1].entry_id == blocks_of(reply)[4].entry_id == "one"


def test_a_source_fits_on_a_line() -> None:
    assert blocks_of(FULL)[7].line == "Title, section “Section”, paragraph 3, date unknown"
    assert Block("text", "alone").line == "alone"
