"""Text for Slack: nothing in it means more than it says, and nothing of it is cut."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.slack_text import SECTION_CHARACTERS, escaped, heard, pieces

WORDY = st.text(st.sampled_from("ab&<>!@ \n."), max_size=400) | st.text(max_size=200)


def words(text: str) -> str:
    """The text without its blanks, which are what goes at a seam."""
    return "".join(text.split())


@given(WORDY)
def test_escaped_text_marks_nothing_and_reads_as_it_was(text: str) -> None:
    assert "<" not in escaped(text)
    assert ">" not in escaped(text)
    assert escaped(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@pytest.mark.parametrize("mention", ["<!channel>", "<!here>", "<!everyone>", "<@U123>", "<#C1|general>", "<!subteam^S1>", "<https://evil.example|click>"])
def test_nobody_is_mentioned(mention: str) -> None:
    assert mention not in escaped(f"ask {mention} now")
    assert mention not in "".join(pieces(f"ask {mention} now"))


@settings(max_examples=200)
@given(WORDY, st.integers(5, 60))
def test_pieces_fit_and_lose_no_word(text: str, most: int) -> None:
    parts = pieces(text, most)
    assert all(0 < len(part) <= most for part in parts)
    assert words(html.unescape("".join(parts))) == words(html.unescape(escaped(text)))


def test_a_split_falls_where_reading_pauses() -> None:
    text = "First sentence. Second sentence.\nA line.\n\nA paragraph that goes on."
    assert pieces(text, 45) == ("First sentence. Second sentence.\nA line.", "A paragraph that goes on.")
    assert pieces(text, 33) == ("First sentence. Second sentence.", "A line.", "A paragraph that goes on.")
    assert pieces("First sentence. Second sentence.", 20) == ("First sentence.", "Second sentence.")
    assert pieces("one two three", 8) == ("one two", "three")


def test_an_endless_word_is_split_between_its_letters_and_no_sign_is_torn() -> None:
    parts = pieces("&" * 3_000)
    assert all(len(part) <= SECTION_CHARACTERS and part.replace("&amp;", "") == "" for part in parts)
    assert sum(part.count("&amp;") for part in parts) == 3_000


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<@U1> hello", "hello"),
        ("hello <!here>", "hello"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("see <https://a.example/x?y=1&amp;z=2>", "see https://a.example/x?y=1&z=2"),
        ("see <https://a.example|the page>", "see the page"),
        ("in <#C1|general> or <#C2>", "in general or"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("1 < 2", "1 < 2"),
        ("", ""),
    ],
)
def test_what_slack_sends_is_read_as_it_was_typed(sent: str, read: str) -> None:
    assert heard(sent) == read
