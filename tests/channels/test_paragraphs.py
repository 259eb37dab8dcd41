"""Paragraphs: plain text in pieces, with no word lost."""

from itertools import product

import pytest

from assistant.channels.paragraphs import Bullets, Numbered, Paragraph, Piece, paragraphs_of

CASES: dict[str, tuple[str, tuple[Piece, ...]]] = {
    "nothing": ("", ()),
    "blank lines alone": ("\n \n\n", ()),
    "a line": ("One.", (Paragraph("One."),)),
    "two paragraphs": ("One.\n\nTwo.", (Paragraph("One."), Paragraph("Two."))),
    "many blank lines": ("\n\nOne.\n\n\n\nTwo.\n", (Paragraph("One."), Paragraph("Two."))),
    "a broken line": ("One\ntwo.", (Paragraph("One two."),)),
    "Windows line ends": ("One.\r\n\r\n- a\r\n- b", (Paragraph("One."), Bullets(("a", "b")))),
    "bullets": ("- a\n- b", (Bullets(("a", "b")),)),
    "steps": ("1. a\n2. b\n3. c", (Numbered(("a", "b", "c")),)),
    "a list below its lead": ("Two:\n- a\n- b\nDone.", (Paragraph("Two:"), Bullets(("a", "b")), Paragraph("Done."))),
    "items parted by blank lines": ("1. a\n\n2. b", (Numbered(("a", "b")),)),
    "steps that begin late": ("4. a\n5. b", (Numbered(("a", "b"), 4),)),
    "steps that begin anew": ("1. a\n1. b", (Numbered(("a",)), Numbered(("b",)))),
    "steps with a gap": ("1. a\n3. c", (Numbered(("a",)), Numbered(("c",), 3))),
    "a list after a list": ("- a\n1. b", (Bullets(("a",)), Numbered(("b",)))),
    "indented items": ("  - a\n  - b", (Bullets(("a", "b")),)),
    "a year": ("2011. It was warm.", (Paragraph("2011. It was warm."),)),
    "a dash inside": ("One - two", (Paragraph("One - two"),)),
    "no blank after the mark": ("-a\n1.b", (Paragraph("-a 1.b"),)),
    "no other markup": ("# One\n**two** <b>", (Paragraph("# One **two** <b>"),)),
}


@pytest.mark.parametrize(("text", "pieces"), CASES.values(), ids=CASES)
def test_parts_text(text: str, pieces: tuple[Piece, ...]) -> None:
    assert paragraphs_of(text) == pieces


def words_of(piece: Piece) -> list[str]:
    """All words of a piece, the marks of its items included."""
    match piece:
        case Paragraph(text):
            return text.split()
        case Bullets(items):
            return [word for item in items for word in ("-", *item.split())]
        case Numbered(items, first):
            return [word for number, item in enumerate(items, first) for word in (f"{number}.", *item.split())]


LINES = ("", "- a b", "1. a", "2. b", "3. c d", "words here", "-", "1.", "- ", "12. x")


def test_loses_no_word() -> None:
    for lines in product(LINES, repeat=4):
        text = "\n".join(lines)
        assert [word for piece in paragraphs_of(text) for word in words_of(piece)] == text.split()
