"""Reply -> Mattermost's Markdown: word for word, in order, nobody mentioned."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.mattermost_markdown import POST_CHARACTERS, literal, mattermost_posts
from assistant.dialogue import Caveat, ContactLink, Notice, Reply, Suggestion, Urgency
from assistant.knowledge.chat_phrases import ChatPhrases

PHRASES = ChatPhrases()
TEXT = st.text(st.sampled_from("ab &<>*_`~[]()#|\\.!@:-+1"), max_size=60)


def reply(**fields: object) -> Reply:
    return Reply(**{"kind": "answer", "text": "Yes.", "conversation_id": "c", "reply_id": "r", "knowledge_version": "v", **fields})


def drawn(text: str) -> str:
    """The text as Mattermost draws it."""
    return html.unescape(re.sub(r"\\([\\`*_\[\]#|~])", r"\1", text)).replace("\u200b", "")


@settings(max_examples=300)
@given(TEXT)
def test_literal_text_is_drawn_as_it_was(text: str) -> None:
    assert drawn(literal(text)) == text


@pytest.mark.parametrize("mention", ["@channel", "@all", "@here", "@someone", "mail@channel"])
def test_nobody_is_mentioned(mention: str) -> None:
    assert not re.search(r"@\w", literal(f"ask {mention} now"))


def test_urgency_is_told_by_a_word_and_nothing_stands_before_it() -> None:
    (post,) = mattermost_posts(reply(kind="escalate", text="", urgency=Urgency.EMERGENCY, notices=(Notice("n", "Go now.", "before"),)), PHRASES)
    assert post == "> :rotating_light: **EMERGENCY** Go now."


def test_lists_and_offers_are_lists() -> None:
    offers = (Suggestion("a", "First?"), Suggestion("b", "Second?"))
    (post,) = mattermost_posts(reply(more="Do:\n- sit\n- stand\n\n1. up\n2. down", suggestions=offers, caveats=(Caveat("c", "Mind."),)), PHRASES)
    assert "\n\n- sit\n- stand\n\n1. up\n2. down\n\n" in post
    assert "**Please note**\n- Mind." in post
    assert post.endswith("**You might also ask**\n1. First?\n2. Second?")


@pytest.mark.parametrize(
    ("text", "line"), [("- 3 is cold", r"\- 3 is cold"), ("2011. A year.", r"2011\. A year."), ("+ more", r"\+ more"), ("# one", r"\# one")]
)
def test_a_sentence_that_looks_like_a_list_is_none(text: str, line: str) -> None:
    from assistant.channels.mattermost_markdown import beginning

    assert beginning(literal(text)) == line


def test_a_contact_is_a_link() -> None:
    (post,) = mattermost_posts(reply(contact=ContactLink("Call [us]", "https://a.example/x y)")), PHRASES)
    assert post.endswith(r"[Call \[us\]](https://a.example/x%20y%29)")


def test_a_long_reply_is_several_posts_and_whole() -> None:
    text = "\n\n".join(f"Paragraph {number} with some words in it." for number in range(1_500))
    posts = mattermost_posts(reply(text=text, more="word " * 5_000), PHRASES)
    assert len(posts) > 3
    assert all(len(post) <= POST_CHARACTERS for post in posts)
    assert "".join("".join(posts).split()) == "".join(f"{text} {'word ' * 5_000}".split())
