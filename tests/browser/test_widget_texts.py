"""What the widget makes of plain texts is what every other channel makes of them; and what it takes for a number to call."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.channels.blocks import blocks_of
from assistant.channels.document import document_of
from assistant.channels.paragraphs import Bullets, Numbered, Piece, paragraphs_of
from assistant.dialogue import Reply
from tests.browser.host_pages import HostPages
from tests.browser.scripted_replies import REPLIES
from tests.browser.visitor import Visit

Call = Callable[..., Any]

LINES = st.lists(
    st.sampled_from(["", "a word", "- a thing", "-no thing", "1. one", "2. two", "3. three", "12.  twelve", "1995. a year", " - led in", "1.5 km", "-  "])
)
NUMBERS = {
    "call 112, 999, 911 or 000, depending": ["112", "999", "911", "000"],
    "call 116 123.": ["116123"],
    "call 0800 111 0 111 (day and night)": ["08001110111"],
    "call +44 1234 567890 or 0800-111-0-111": ["+441234567890", "08001110111"],
    "call NHS 111 (England)": ["111"],
    "wait 10-12 weeks, or 24 hours": [],
    "since 1998, on 2011-04-20, at 10:30, 120/80, 2.500 or 12,345": [],
    "take 500 mg, 250ml or 400 g, 100%": [],
    "A1234 and 1234B and 12345678901234567": [],
    "3 times a day for 14 days": [],
}


@pytest.fixture
def call(visit: Visit, host: HostPages) -> Call:
    """Calls a function of one of the widget's modules, in the browser, for each of the arguments."""
    page = visit().page
    script = "async ([module, name, values]) => { const { [name]: made } = await import(module); return values.map((value) => made(value)) }"
    return lambda module, name, values: page.evaluate(script, [f"{host.backend}/modules/{module}.js", name, values])


def piece_of(piece: Piece) -> dict[str, Any]:
    """A piece as the widget has it."""
    match piece:
        case Bullets(items):
            return {"list": "ul", "first": 1, "lines": [*items]}
        case Numbered(items, first):
            return {"list": "ol", "first": first, "lines": [*items]}
        case _:
            return {"list": None, "first": 1, "lines": [piece.text]}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(LINES.map("\n".join), min_size=10, max_size=30))
def test_texts_fall_into_the_same_pieces_as_everywhere(call: Call, texts: list[str]):
    expected = [[piece_of(piece) for piece in paragraphs_of(text)] for text in texts]
    assert call("paragraphs", "paragraphsOf", texts) == expected


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_to_call_is_told_from_other_numbers(call: Call, text: str):
    pieces = call("paragraphs", "withNumbers", [text])[0]
    assert "".join(words for words, _ in pieces) == text, "no word is lost"
    assert [href.removeprefix("tel:") for _, href in pieces if href] == NUMBERS[text]


def test_a_reply_falls_into_the_same_blocks_as_everywhere(call: Call, ask: Callable[..., Reply]):
    real = [ask(text) for text in ("what is sciatica? how long does it last?", "i am pregnant, can i use the ball?", "stretch", "i can't pee", "hello")]
    replies = [*REPLIES.values(), *real]
    for reply, blocks in zip(replies, call("blocks", "blocksOf", [document_of(reply) for reply in replies]), strict=True):
        told = [(block.kind, None if block.kind in ("match", "reviewed") else block.text) for block in blocks_of(reply)]
        assert [(one["kind"], None if one["kind"] in ("match", "reviewed") else one["text"]) for one in blocks] == told
