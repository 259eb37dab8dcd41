"""Documents are read by the lines of their files."""

from pathlib import Path

import pytest

from assistant.curation.documents import DocumentText, read_documents
from assistant.errors import ServiceError
from assistant.knowledge.values import Document

GUIDE = Document(id="guide", file="guide.txt", title="Guide", publisher="a workshop")
CLUB = Document(id="club", file="club.txt", title="Club", publisher="a club")


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    text = DocumentText.of("Title\n\n \nFirst.\nSecond.\n")
    assert text.paragraphs == [(1, "Title"), (4, "First."), (5, "Second.")]
    assert text.paragraph(3) == (5, "Second.")
    assert text.paragraph(4) is None
    assert text.paragraph(0) is None


def test_other_spaces_that_break_lines_elsewhere_break_none_here() -> None:
    assert len(DocumentText.of("one\u2028two\x85three").paragraphs) == 1


def test_only_the_files_that_are_there_are_read(tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_text("Title", encoding="utf-8")
    assert set(read_documents(tmp_path, [GUIDE, CLUB])) == {"guide"}


def test_a_folder_without_any_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match=r"No document lies in .*documents\.yaml"):
        read_documents(tmp_path, [GUIDE, CLUB])
