"""Documents to check the real knowledge against: the true ones where they are at hand, else papers with the same places."""

from collections.abc import Iterator
from pathlib import Path

from assistant.curation.rules.numbers import numbers_in
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Claim

#: The documents are other people's texts and no part of the project.
TRUE_DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
FILLER = "a line about nothing that is cited by any of the claims here at all"


def documents_folder(folder: Path, knowledge: Knowledge) -> Path:
    """The folder of the true documents, or else `folder` filled with papers."""
    return TRUE_DOCUMENTS if TRUE_DOCUMENTS.is_dir() else papers(folder, knowledge)


def papers(folder: Path, knowledge: Knowledge) -> Path:
    """A paper for each document: section and figures of each claim in the paragraph and line that the claim names."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in knowledge.documents.values():
        claims = [claim for claim in knowledge.claims.values() if knowledge.document_of[claim.id] == document.id]
        (folder / document.file).write_text("\n".join(paper(claims)), encoding="utf-8")
    return folder


def paper(claims: list[Claim]) -> Iterator[str]:
    """The lines of one paper."""
    paragraph = line = 0
    for place in sorted({(claim.paragraph, claim.line) for claim in claims}):
        fillers = place[0] - paragraph - 1
        yield from [FILLER] * fillers + [""] * (place[1] - line - 1 - fillers)
        here = [claim for claim in claims if (claim.paragraph, claim.line) == place]
        yield f"{here[0].section.split('(')[0]} {' '.join(number for claim in here for number in numbers_in(claim.text, {}))}"
        paragraph, line = place
