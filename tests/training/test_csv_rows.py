"""CSV bytes -> rows: encodings that are known for certain are read, all others refused with the line."""

import pytest

from assistant.errors import ContentError
from training.csv_rows import CsvRow, decoded, rows_of

TEXT = "question,entry\nwie lange geöffnet,öffnung\nco w niedzielę,święta\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_its_name_is_read(encoding, tmp_path):
    (tmp_path / "file.csv").write_bytes(TEXT.encode(encoding))
    assert decoded(tmp_path / "file.csv") == TEXT


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        ("question,entry\nopening hours,hours\ngeöffnet,öffnung\n".encode("latin-1"), 3, "not UTF-8: byte 37 is 0xf6"),
        ("question,entry\nopening hours,hours\n".encode("utf-16-le"), 1, "NUL characters, as UTF-16 without a mark"),
        ("geöffnet".encode()[:3], 1, "not UTF-8: byte 2 is 0xc3"),
        (TEXT.encode("utf-16")[:-1], 3, "not UTF-16: byte 128 is 0x0a"),
    ],
)
def test_any_other_encoding_is_refused_with_its_line(content, line, found, tmp_path):
    (tmp_path / "file.csv").write_bytes(content)
    with pytest.raises(ContentError) as refused:
        decoded(tmp_path / "file.csv")
    (problem,) = refused.value.problems
    assert problem.place.line == line
    assert found in problem.found
    assert problem.mend == "Save it as UTF-8 (in a spreadsheet: CSV UTF-8)."


def test_what_cannot_be_opened_is_refused(tmp_path):
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(ContentError, match="The file cannot be read"):
            decoded(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_on_which_they_begin(ending, tmp_path):
    (tmp_path / "file.csv").write_bytes(f'a,b{ending}"one{ending}two",c{ending}{ending}d,e'.encode())
    assert list(rows_of(tmp_path / "file.csv")) == [CsvRow(1, ("a", "b")), CsvRow(2, (f"one{ending}two", "c")), CsvRow(4, ()), CsvRow(5, ("d", "e"))]


def test_a_quotation_mark_that_swallows_the_file_is_named_by_its_line(tmp_path):
    (tmp_path / "file.csv").write_text('question,entry\na,b\n"c,d\n' + "e,f\n" * 50_000)
    with pytest.raises(ContentError, match=r"file\.csv:3: The row that begins here .*Check the quotation marks"):
        list(rows_of(tmp_path / "file.csv"))
