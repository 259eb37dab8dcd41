"""A curator's mistakes are the normal case: each is told with its place, what was found and the mend, and nothing is half-loaded."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.knowledge.loading import MAX_BYTES, load
from assistant.knowledge.problem import Problem
from assistant.knowledge.yaml_text import MAX_CHARACTERS
from tests.curation.workshop import problems_of, sample_folder

CARE = "entries/care.yaml"
ANSWER = "Each link gets a drop of oil, the guide's article says. It names no brand."


@dataclass(frozen=True)
class Mistake:
    """What a curator changed, and what has to be told: rule, line, and words of the finding and of the mend."""

    old: str
    new: str
    rule: str
    line: int
    found: str
    mend: str


MISTAKES = {
    "wrong indentation": Mistake("  question: How do I", "   question: How do I", "yaml", 3, "not valid YAML", "indentation"),
    "a tab": Mistake("  question: How do I", "\tquestion: How do I", "yaml", 3, "tab", "Replace tabs by blanks."),
    "a missing colon": Mistake("  answer: Each", "  answer Each", "yaml", 17, "could not find expected ':'", "Add the missing colon"),
    "a curly quote that quotes nothing": Mistake("How do I oil a chain?", "“Oil: how?”", "yaml", 3, "not valid YAML", "curly quotation marks"),
    "a colon in a text": Mistake("How do I oil a chain?", "Oil: how?", "yaml", 3, "not valid YAML", "Quote the text that contains ': '"),
    "a mark that is not closed": Mistake("How do I oil a chain?", '"How do I oil a chain?', "yaml", 3, "end of stream", "Close the quotation mark."),
    "a key twice": Mistake("  risk: low\n", "  risk: low\n  risk: high\n", "yaml", 22, "'risk' stands twice", "Keep one"),
    "a misspelt key": Mistake("treatment: null", "treatmnt: null", "schema", 22, "'treatmnt' is unknown", "Did you mean 'treatment'?"),
    "an empty answer": Mistake(f"  answer: {ANSWER}", "  answer:", "schema", 17, "is empty", "Write its text"),
    "a date in words": Mistake("2026-11-20", "20 November 2026", "schema", 24, "not a date", "2026-11-20"),
    "a date the other way round": Mistake("2026-11-20", "20.11.2026", "schema", 24, "not a date", "2026-11-20"),
    "a date that does not exist": Mistake("2026-11-20", "2026-02-30", "schema", 24, "not a date", "2026-11-20"),
    "a risk that is none": Mistake("risk: low", "risk: moderate", "schema", 21, "'moderate'", "faq/README.md"),
    "an id with blanks": Mistake("- id: oil-chain", "- id: oil the chain", "schema", 2, "'oil the chain'", "faq/README.md"),
    "a list where text belongs": Mistake("How do I oil a chain?", "[one, two]", "schema", 3, "['one', 'two']", "faq/README.md"),
    "a caveat misspelt": Mistake("[ask_a_shop]", "[ask_the_shop]", "references", 2, "'ask_the_shop' does not exist", "Did you mean 'ask_a_shop'?"),
    "a claim misspelt": Mistake("[guide-oil-monthly]", "[guide-oil-montly]", "references", 2, "does not exist", "Did you mean 'guide-oil-monthly'?"),
    "a follow-up to itself": Mistake("follow_ups: [clean-chain]", "follow_ups: [oil-chain]", "references", 2, "its own follow-up", "Remove it"),
    "a follow-up that is gone": Mistake("follow_ups: [clean-chain]", "follow_ups: [clean]", "references", 2, "'clean' does not exist", "Did you mean"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_the_mend(mistake: Mistake, tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    edit(folder / CARE, mistake.old, mistake.new)
    problem = only(problems_of(folder))
    assert (problem.rule, problem.place.file, problem.place.line) == (mistake.rule, CARE, mistake.line)
    assert mistake.found in problem.found
    assert mistake.mend in problem.mend
    assert load(folder).knowledge is None


def test_no_and_off_and_numbers_stay_what_was_typed(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    edit(folder / CARE, f"answer: {ANSWER}", "answer: no")
    edit(folder / CARE, "    - rusty links", "    - off")
    knowledge = load(folder).knowledge
    assert knowledge
    assert knowledge.entries["oil-chain"].answer == "no"
    assert "off" in knowledge.entries["oil-chain"].phrasings


def test_a_date_in_quotation_marks_is_a_date(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    edit(folder / CARE, "reviewed: 2026-11-20", 'reviewed: "2026-11-20"')
    assert problems_of(folder) == []


def test_a_file_of_five_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    (folder / "entries" / "all.yaml").write_text("# \n" * (5 * 2**20 // 3), encoding="utf-8")
    problem = only(problems_of(folder))
    assert (problem.rule, problem.place.file, problem.mend) == ("yaml", "entries/all.yaml", "Split it by topic.")
    assert f"{MAX_CHARACTERS:,}" in problem.found


def test_a_file_beyond_all_measure_is_not_even_read(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    with (folder / "entries" / "all.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert only(problems_of(folder)).mend == "Split it by topic."


def test_aliases_are_refused_before_they_grow(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    bomb = "- &a [x, x]\n" + "".join(f"- &{new} [*{old}, *{old}, *{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    (folder / "topics.yaml").write_text(bomb, encoding="utf-8")
    problem = only(problems_of(folder))
    assert (problem.rule, problem.place.line) == ("yaml", 2)
    assert "Aliases" in problem.found


def test_an_id_in_two_files_names_the_first(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    (folder / "entries" / "copy.yaml").write_text((folder / CARE).read_text(encoding="utf-8"), encoding="utf-8")
    told = [(problem.rule, problem.subject, problem.place.file) for problem in problems_of(folder)]
    assert told == [("unique-ids", "oil-chain", "entries/copy.yaml"), ("unique-ids", "clean-chain", "entries/copy.yaml")]
    assert "entries/care.yaml:2" in problems_of(folder)[0].found


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    (folder / CARE).write_bytes((folder / CARE).read_bytes().replace(b"dry", "dr\xfc".encode("latin-1")))
    problem = only(problems_of(folder))
    assert (problem.rule, problem.mend) == ("file", "Save it as UTF-8.")


def test_mistakes_in_many_files_are_told_in_one_run(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    edit(folder / CARE, "caveats: [ask_a_shop]", "caveats: [ask_the_shop]")
    edit(folder / CARE, "follow_ups: [oil-chain]", "follow_ups: [clean-chain]")
    edit(folder / "conflicts.yaml", "  about:", "\tabout:")
    edit(folder / "topics.yaml", "title", "titel")
    edit(folder / "policy" / "caveats.yaml", "  attach_to: oil\n", "")
    told = {(problem.rule, problem.place.file) for problem in problems_of(folder)}
    assert told == {("references", CARE), ("yaml", "conflicts.yaml"), ("schema", "topics.yaml"), ("schema", "policy/caveats.yaml")}


def test_crlf_makes_no_difference(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    (folder / CARE).write_bytes((folder / CARE).read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(folder) == []


def edit(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]
