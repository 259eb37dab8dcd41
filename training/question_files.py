"""CSV files of labelled questions -> rows, with every row that is odd or left out counted and said."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.errors import ContentError
from assistant.knowledge.problem import Place, Problem
from assistant.pipeline.normalise import split_message
from training.csv_rows import CsvRow, rows_of

__all__ = ["OUT_OF_SCOPE", "LabelledQuestion", "QuestionFile", "read_questions", "read_test", "read_training"]

#: The label of a test question that no entry answers.
OUT_OF_SCOPE = "out_of_scope"
COLUMNS = ("question", "entry")


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question as written, the entry that answers it, and its line in the file."""

    question: str
    entry: str
    line: int = 0

    @property
    def is_in_scope(self) -> bool:
        """Whether an entry answers it."""
        return self.entry != OUT_OF_SCOPE

    @property
    def key(self) -> str:
        """The same for questions that differ in case and blanks alone."""
        return " ".join(self.question.casefold().split())


@dataclass(frozen=True)
class QuestionFile:
    """What a file holds.

    Attributes:
        rows: the rows that are used, in the order of the file; repeated and contradictory ones among them.
        skipped: reason -> how many rows are not used for it.
        notes: one problem for each row that is skipped or odd, in the order of the file; none keeps the file from being used.
    """

    path: Path
    rows: tuple[LabelledQuestion, ...]
    skipped: Counter[str] = field(default_factory=Counter)
    notes: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """Rows of the file, the skipped ones included."""
        return len(self.rows) + self.skipped.total()

    def noted(self, rule: str) -> int:
        """How many rows carry a note by that rule."""
        return sum(note.rule == rule for note in self.notes)


def read_training(path: Path) -> QuestionFile:
    """The questions to build a knowledge from; ContentError when the file cannot be read or has none."""
    return read_questions(path, unfit_for_knowledge)


def read_test(path: Path, entries: Iterable[str]) -> QuestionFile:
    """The questions to ask; a row whose entry is not among `entries` is kept, noted, and can only be a miss."""
    read, known = read_questions(path), frozenset(entries)
    strange = [row for row in read.rows if row.is_in_scope and row.entry not in known]
    mend = "It counts as a miss. Add phrasings of the entry to the training file, or label the row out_of_scope."
    notes = [note(path, row.line, "unknown-entry", f"The training file has no entry {row.entry!r}.", mend) for row in strange]
    return replace(read, notes=tuple(sorted((*read.notes, *notes), key=lambda one: one.place.line)))


def read_questions(path: Path, unfit: Callable[[LabelledQuestion], str] = lambda row: "") -> QuestionFile:
    """The rows of the columns question and entry; other columns are left alone, and rows for which `unfit` gives a reason are skipped.

    Raises:
        ContentError: the file cannot be read, lacks a column or has it twice, or has no row that can be used.
    """
    lines = rows_of(path)
    names = columns_of(path, next(lines, CsvRow(1, ())))
    question, entry = map(names.index, COLUMNS)
    kept, skipped = [], []
    for row in lines:
        fault = fault_of(row, len(names), question, entry)
        labelled = None if fault else LabelledQuestion(row.cells[question], row.cells[entry], row.line)
        if labelled and not (fault := unfit(labelled)):
            kept.append(labelled)
        else:
            skipped.append((row.line, fault))
    notes = [note(path, line, "skipped", f"{fault[0].upper()}{fault[1:]}.", "The row is left out.") for line, fault in skipped]
    if not kept:
        found = f"None of the {len(skipped):,} rows can be used." if skipped else "The file has no row below its header."
        raise ContentError([Problem(Place(str(path), 2), "", "rows", found, "Add rows of question,entry."), *notes[:SHOWN]])
    notes = sorted([*notes, *repetitions(path, kept)], key=lambda one: one.place.line)
    return QuestionFile(path, tuple(kept), Counter(fault for _, fault in skipped), tuple(notes))


#: Rows that the message about a file without usable rows names.
SHOWN = 5


def columns_of(path: Path, header: CsvRow) -> list[str]:
    """The names of the columns; ContentError unless each needed one stands there once."""
    names = [cell.strip() for cell in header.cells]
    wrong = [column for column in COLUMNS if names.count(column) != 1]
    if wrong:
        times = " and ".join(f"{column!r} {'is missing' if column not in names else 'stands more than once'}" for column in wrong)
        found = f"Of the columns, {times}; the first line is {','.join(names)[:100] or 'empty'!r}."
        raise ContentError([Problem(Place(str(path), header.line), "", "columns", found, "Begin the file with the line question,entry, parted by a comma.")])
    return names


def fault_of(row: CsvRow, width: int, question: int, entry: int) -> str:
    """Why the row cannot be read as a question, "" when it can."""
    if not any(cell.strip() for cell in row.cells):
        return "empty row"
    if len(row.cells) != width:
        return f"{'more' if len(row.cells) > width else 'fewer'} cells than columns"
    if not row.cells[question].strip():
        return "no question"
    return "" if row.cells[entry].strip() else "no entry"


def unfit_for_knowledge(row: LabelledQuestion) -> str:
    """Why a row cannot be a phrasing, "" when it can."""
    if not row.is_in_scope:
        return "out of scope, and a knowledge holds only what it answers"
    return "" if split_message(row.question) else "no word or figure in the question"


def repetitions(path: Path, rows: Sequence[LabelledQuestion]) -> Iterator[Problem]:
    """A note on each row that repeats an earlier one, and on each whose question has another entry earlier; all of them are used.

    Questions are the same that differ in case and blanks alone.
    """
    entries: dict[str, dict[str, int]] = {}
    for row in rows:
        earlier = entries.setdefault(row.key, {})
        if row.entry in earlier:
            yield note(path, row.line, "duplicated", f"The row repeats line {earlier[row.entry]}.", "It is used as it stands.")
        elif earlier:
            entry, line = next(iter(earlier.items()))
            found = f"The question has the entry {row.entry!r} here and {entry!r} in line {line}."
            yield note(path, row.line, "contradictory", found, "Both rows are used; keep the right one.")
        earlier.setdefault(row.entry, row.line)


def note(path: Path, line: int, rule: str, found: str, mend: str) -> Problem:
    """A note on a row."""
    return Problem(Place(str(path), line), "", rule, found, mend, is_warning=True)
