"""Folder -> the documents' texts, by which claims are located; the one part of curation that needs the documents themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ServiceError
from assistant.knowledge.values import Document

__all__ = ["DocumentText", "read_documents"]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document's lines. A paragraph is a line that is not empty, headings counted."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "DocumentText":
        r"""The text's lines.

        >>> DocumentText.of("Title\n\nFirst paragraph.").paragraph(2)
        (3, 'First paragraph.')
        """
        return cls(tuple(text.split("\n")))

    @property
    def paragraphs(self) -> list[tuple[int, str]]:
        """(line, text) of each paragraph, in order."""
        return [(number, line.strip()) for number, line in enumerate(self.lines, start=1) if line.strip()]

    def paragraph(self, ordinal: int) -> tuple[int, str] | None:
        """The line and the text of a paragraph, counted from 1; None beyond the end."""
        paragraphs = self.paragraphs
        return paragraphs[ordinal - 1] if 0 < ordinal <= len(paragraphs) else None


def read_documents(folder: Path, documents: Iterable[Document]) -> Mapping[str, DocumentText]:
    """Document id -> its text, for the documents whose files lie in the folder; raises ServiceError when none does."""
    found = {document.id: folder / document.file for document in documents if (folder / document.file).is_file()}
    if not found:
        raise ServiceError(f"No document lies in {folder}", "Name the folder with the files that documents.yaml lists.")
    return {document: DocumentText.of(path.read_text(encoding="utf-8-sig")) for document, path in found.items()}
