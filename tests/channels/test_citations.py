"""Citations: what visitors read of a source."""

import datetime

import pytest

from assistant.channels.citations import Citation, cited
from assistant.dialogue import Source

DAY = datetime.date(2011, 4, 20)


@pytest.mark.parametrize(
    ("source", "details"),
    [
        (Source("d", "Title", "Gluteus Minimus", 3, DAY), ("section “Gluteus Minimus”", "paragraph 3", "published 20 April 2011")),
        (Source("d", "Title", "Gluteus Minimus", None, None), ("section “Gluteus Minimus”", "date unknown")),
        (Source("d", "Title", None, None, None), ("date unknown",)),
        (Source("d", "Title", "body", 4, None), ("paragraph 4", "date unknown")),
        (Source("d", "Title", "Title (title)", 2, DAY), ("paragraph 2", "published 20 April 2011")),
        (Source("d", "Title", "Body", None, DAY), ("section “Body”", "published 20 April 2011")),
    ],
)
def test_says_what_is_known_of_the_place_and_the_date(source: Source, details: tuple[str, ...]) -> None:
    assert cited([source]) == (Citation("d", "Title", details),)


def test_names_paragraphs_of_one_section_together() -> None:
    sources = [Source("d", "Title", "S", paragraph, None) for paragraph in (12, 3, 12, 7)]
    assert cited(sources) == (Citation("d", "Title", ("section “S”", "paragraphs 3, 7 and 12", "date unknown")),)


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [([4], "paragraph 4"), ([4, 5], "paragraphs 4 and 5"), ([6, 4, 5], "paragraphs 4–6"), ([1, 2, 4, 5, 6, 9], "paragraphs 1, 2, 4–6 and 9")],
)
def test_writes_neighbouring_paragraphs_as_a_range(paragraphs: list[int], words: str) -> None:
    assert cited([Source("d", "Title", None, paragraph, None) for paragraph in paragraphs])[0].details[0] == words


def test_keeps_different_places_apart_and_in_order() -> None:
    sources = [Source("b", "B", "S", 1, None), Source("a", "A", "S", 1, None), Source("b", "B", "T", 1, None), Source("b", "B", "S", 1, DAY)]
    assert [(citation.document, citation.details[0], citation.details[-1]) for citation in cited(sources)] == [
        ("b", "section “S”", "date unknown"),
        ("a", "section “S”", "date unknown"),
        ("b", "section “T”", "date unknown"),
        ("b", "section “S”", "published 20 April 2011"),
    ]


def test_the_body_and_the_title_of_a_document_are_one_place_without_a_heading() -> None:
    sources = [Source("d", "Title", "body", 4, None), Source("d", "Title", "Title (title)", 2, None), Source("d", "Title", None, None, None)]
    assert cited(sources) == (Citation("d", "Title", ("paragraphs 2 and 4", "date unknown")),)


def test_nothing_cites_nothing() -> None:
    assert cited([]) == ()
