"""Rules that need the documents themselves (`--documents DIR`): places, figures, and words that must not be copied."""

from collections.abc import Iterator, Mapping

from assistant.curation.documents import DocumentText
from assistant.curation.rules.answers import parts_of
from assistant.curation.rules.numbers import unsupported_numbers
from assistant.curation.subject import Subject
from assistant.curation.words import runs, words_of
from assistant.knowledge.problem import Problem
from assistant.knowledge.values import Claim

__all__ = ["document_numbers", "locators", "shared_runs"]


def locators(subject: Subject) -> Iterator[Problem]:
    """A claim's `paragraph` and `line` name the same place of its document, and its `section` stands there or above.

    Visitors are shown the section and the paragraph. A paragraph is a line that is not empty, headings counted; a line is a physical one.
    A section is a heading, cut or with its place in brackets; `body` stands for a document that has none there.

    PASS:
        document: |
          Care

          The chain is oiled once a month.
        claim:
          section: Care
          paragraph: 2
          line: 3

    FAIL:
        document: |
          Care
          The chain is oiled once a month.
        claim:
          section: Care
          paragraph: 3
          line: 3
    FAIL:
        document: |
          Care

          The chain is oiled once a month.
        claim:
          section: Care
          paragraph: 2
          line: 2
    FAIL:
        document: |
          Care

          The chain is oiled once a month.
        claim:
          section: Repairs
          paragraph: 2
          line: 3
    """
    for document in subject.knowledge.documents.values():
        if document.id not in subject.documents:
            yield subject.problem("document", document.id, ["file"], f"The folder holds no file {document.file!r}.", "Add it, or name another folder.")
    for claim in subject.knowledge.claims.values():
        text = subject.documents.get(subject.knowledge.document_of[claim.id])
        if text and (wrong := misplaced(claim, text)):
            key, found, mend = wrong
            yield subject.problem("claim", claim.id, [key], found, mend)


def misplaced(claim: Claim, text: DocumentText) -> tuple[str, str, str] | None:
    """Which key of the claim's place is wrong, what was found, and the mend; None where all are right."""
    found = text.paragraph(claim.paragraph)
    if found is None:
        return "paragraph", f"The document has {len(text.paragraphs)} paragraphs.", "Count the lines that are not empty."
    if found[0] != claim.line:
        return "line", f"Paragraph {claim.paragraph} stands in line {found[0]}, not {claim.line}.", "Name the place of what is claimed."
    if not has_section(claim, text):
        return "section", f"No heading at or above the paragraph reads {claim.section!r}.", "Write the heading as the document has it."
    return None


def has_section(claim: Claim, text: DocumentText) -> bool:
    """Whether the section is a heading at or above the claim's paragraph; a last bracket or number in it is left aside."""
    told = words_of(claim.section.split("(")[0])
    told = told[:-1] if len(told) > 1 and told[-1].isdigit() else told
    above = [words_of(line) for _, line in text.paragraphs[: claim.paragraph]]
    return told == ["body"] or any(line[: len(told)] == told for line in above)


def document_numbers(subject: Subject) -> Iterator[Problem]:
    """Every number in an answer stands in a cited paragraph.

    A claim is a paraphrase, and its writer may have slipped. The document has the last word.

    PASS:
        document: |
          Care
          The chain is oiled every 300 miles.
        claim:
          section: Care
          paragraph: 2
          line: 2
          text: Oil goes on every 300 miles.
        entry:
          answer: The guide says every 300 miles.

    FAIL:
        document: |
          Care
          The chain is oiled every 300 miles.
        claim:
          section: Care
          paragraph: 2
          line: 2
          text: Oil goes on every 400 miles.
        entry:
          answer: The guide says every 400 miles.
    """
    for entry in subject.knowledge.entries.values():
        cited = [paragraph_of(subject.knowledge.claims[claim], subject) for claim in entry.claims]
        if all(text is not None for text in cited):
            yield from unsupported_numbers(subject, entry, "\n".join(text for text in cited if text), "cited paragraph")


def paragraph_of(claim: Claim, subject: Subject) -> str | None:
    """The text of the claim's paragraph; None where the document is not at hand."""
    text = subject.documents.get(subject.knowledge.document_of[claim.id])
    found = text.paragraph(claim.paragraph) if text else None
    return found[1] if found else None


def shared_runs(subject: Subject) -> Iterator[Problem]:
    """No answer shares a run of `shared_words` words or more with a document; titles of documents do not count.

    The documents are other people's texts. Their facts may be told, their sentences may not.

    PASS:
        document: |
          Care
          A drop of oil goes on each link of the chain before it runs dry.
        claim:
          section: Care
          paragraph: 2
          line: 2
        entry:
          answer: The guide says that each link gets a drop before it is dry.

    FAIL:
        document: |
          Care
          A drop of oil goes on each link of the chain before it runs dry.
        claim:
          section: Care
          paragraph: 2
          line: 2
        entry:
          answer: The guide says that a drop of oil goes on each link of the chain.
    """
    length = subject.curation.limits.shared_words
    known = runs_of_documents(subject, length)
    names = sorted({document.name for document in subject.knowledge.documents.values()}, key=len, reverse=True)
    for entry in subject.knowledge.entries.values():
        for part, text in parts_of(entry):
            for piece in without_names(text, names).split("\0"):
                shared = next((run for run in runs(words_of(piece), length) if run in known), None)
                if shared:
                    found = f"{' '.join(shared)!r} stands in the document {known[shared]!r} as well."
                    yield subject.problem("entry", entry.id, [part], found, "Say it in your own words.")


def runs_of_documents(subject: Subject, length: int) -> Mapping[tuple[str, ...], str]:
    """Run of words -> the document that holds it; runs do not reach over paragraphs."""
    return {run: document for document, text in subject.documents.items() for _, line in text.paragraphs for run in runs(words_of(line), length)}


def without_names(text: str, names: list[str]) -> str:
    r"""The text cut wherever a document is named.

    >>> without_names("- Bicycle guide: oil it", ["Bicycle guide"])
    '- \x00: oil it'
    """
    for name in names:
        text = text.replace(name, "\0")
    return text
