"""One fault for each rule, made in a copy of the real knowledge. What is damaged is looked up, never named."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.curation.documents import DocumentText
from assistant.curation.rules.numbers import numbers_in
from assistant.curation.words import WordList, runs, words_of
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Entry
from assistant.pipeline.provenance import caveats_of
from tests.curation.workshop import change, write

DOUBTFUL = "a doubt made for a test"


@dataclass
class Copy:
    """A copy of the real knowledge in a folder, and what it holds before the fault."""

    folder: Path
    knowledge: Knowledge
    documents: dict[str, DocumentText]

    def entry(self, fits: Callable[[Entry], bool] = lambda entry: True) -> Entry:
        """The first plain entry that fits: short, stated, about no treatment and on no conflict, no overview, with few phrasings."""
        on_conflicts = {name for conflict in self.knowledge.conflicts for name in conflict.entries}
        overviews = {topic.overview for topic in self.knowledge.topics.values()}
        for entry in self.knowledge.entries.values():
            is_short = len(entry.answer.split()) < 50 and 12 < len(entry.phrasings) < 25
            if is_short and entry.stated and entry.id not in on_conflicts | overviews and fits(entry):
                return entry
        raise LookupError("No entry fits.")

    def change(self, entry: Entry, **fields: Any) -> None:
        """Change fields of an entry."""
        names = [one.id for one in self.knowledge.entries.values() if self.knowledge.topic_of[one.id] == self.knowledge.topic_of[entry.id]]
        change(self.file(entry), names.index(entry.id), fields)

    def change_claim(self, name: str, **fields: Any) -> None:
        """Change fields of a claim."""
        names = [one for one, document in self.knowledge.document_of.items() if document == self.knowledge.document_of[name]]
        change(self.folder / "claims" / f"{self.knowledge.document_of[name]}.yaml", names.index(name), fields)

    def file(self, entry: Entry) -> Path:
        """The file of an entry."""
        return self.folder / "entries" / f"{self.knowledge.topic_of[entry.id]}.yaml"

    def other(self, entry: Entry) -> Entry:
        """Another entry, with a long phrasing."""
        return self.entry(lambda one: one.id != entry.id and len(one.phrasings[-1]) > 30 and one.phrasings[-1][-1].isalpha())

    def users(self, claim: str) -> list[Entry]:
        """The entries that cite a claim."""
        return [entry for entry in self.knowledge.entries.values() if claim in entry.claims]

    def edit(self, path: Path, old: str, new: str) -> None:
        """Replace a text in a file, once."""
        source = path.read_text(encoding="utf-8")
        assert old in source
        path.write_text(source.replace(old, new, 1), encoding="utf-8")


def a_missing_file(copy: Copy) -> None:
    (copy.folder / "policy" / "definitions.yaml").unlink()


def a_tab(copy: Copy) -> None:
    copy.edit(copy.file(copy.entry()), "  question:", "\tquestion:")


def a_misspelt_key(copy: Copy) -> None:
    copy.edit(copy.file(copy.entry()), "  answer:", "  anwser:")


def an_id_in_two_files(copy: Copy) -> None:
    entry = copy.entry()
    write(copy.folder / "entries" / "again.yaml", [entry.model_dump(mode="json")])


def a_misspelt_caveat(copy: Copy) -> None:
    entry = copy.entry(lambda one: bool(one.caveats))
    copy.change(entry, caveats=[entry.caveats[0][:-1]])


def phrasings_in_brackets(copy: Copy) -> None:
    path = copy.file(copy.entry())
    source = path.read_text(encoding="utf-8")
    block = re.search(r"  phrasings:\n((?:    - .*\n)+)", source)
    assert block
    texts = [line.removeprefix("    - ").strip("'\"") for line in block[1].splitlines()]
    path.write_text(source.replace(block[0], f"  phrasings: {json.dumps(texts)}\n"), encoding="utf-8")


def a_comment_in_a_text(copy: Copy) -> None:
    entry = copy.entry(lambda one: f"  question: {one.question}\n" in copy.file(one).read_text(encoding="utf-8"))
    copy.edit(copy.file(entry), f"question: {entry.question}", f"question: {entry.question} # 1")


def curly_quotes(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, question=f"“{entry.question}”")


def no_schema(copy: Copy) -> None:
    path = copy.file(copy.entry())
    path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")


def a_long_answer(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, answer=entry.answer + " One article says so." * 15)


def a_long_sentence(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, more="The article says that " + "it is so and " * 8 + "so.")


def long_words(copy: Copy) -> None:
    copy.change(copy.entry(), answer="One article offers comprehensive characterisations, considering multidimensional interdependencies.")


def markup(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, answer=entry.answer + " **Yes.**")


def a_step_in_the_answer(copy: Copy) -> None:
    entry = copy.entry(lambda one: one.treatment is not None)
    copy.change(entry, answer=entry.answer + " Hold it.")


def few_phrasings(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, phrasings=list(entry.phrasings[:11]))


def a_phrasing_of_another_entry(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, phrasings=[*entry.phrasings, copy.other(entry).phrasings[-1].upper() + "?!"])


def a_phrasing_without_words(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, phrasings=[*entry.phrasings, "?!"])


def an_alarming_phrasing(copy: Copy) -> None:
    entry = copy.entry()
    alarming = next(text for flag in copy.knowledge.policy.red_flags if flag.level == "emergency" for text in flag.raises)
    copy.change(entry, phrasings=[*entry.phrasings, alarming])


def a_phrasing_like_another(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, phrasings=[*entry.phrasings, copy.other(entry).phrasings[-1] + "x"])


def no_claims(copy: Copy) -> None:
    copy.change(copy.entry(lambda one: not numbers_in(f"{one.answer} {one.more}", {}) and all(len(copy.users(claim)) > 1 for claim in one.claims)), claims=[])


def a_claim_that_nobody_cites(copy: Copy) -> None:
    claim = copy.knowledge.claims[copy.entry(lambda one: bool(one.claims)).claims[0]]
    path = copy.folder / "claims" / f"{copy.knowledge.document_of[claim.id]}.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"- id: nobody\n  text: Nobody cites this.\n  section: {json.dumps(claim.section)}\n  paragraph: {claim.paragraph}\n  line: {claim.line}\n")


def a_doubt_in_its_own_voice(copy: Copy) -> None:
    copy.change(copy.entry(lambda one: any(copy.knowledge.claims[claim].evidence_concern for claim in one.claims)), answer="It is so.")


def a_promise(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, answer=entry.answer + " It is guaranteed.")


def a_number_from_nowhere(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, answer=entry.answer + " It is 7,777.")


def a_caveat_that_is_not_shown(copy: Copy) -> None:
    with (copy.folder / "policy" / "required_caveats.yaml").open("a", encoding="utf-8") as file:
        entry = copy.entry()
        shown = {caveat.id for caveat in caveats_of([entry], copy.knowledge)}
        missing = next(name for name in copy.knowledge.policy.caveats if name not in shown)
        file.write(f"- id: made-for-a-test\n  reason: A test.\n  claims: [{entry.claims[0]}]\n  one_of: [{missing}]\n")


def a_doubt_without_its_caveat(copy: Copy) -> None:
    def fits(one: Entry) -> bool:
        return len(one.caveats) == 3 and "article" in one.answer and any(len(copy.users(claim)) == 1 for claim in one.claims)

    entry = copy.entry(fits)
    claim = next(claim for claim in entry.claims if len(copy.users(claim)) == 1)
    missing = next(name for name in copy.knowledge.policy.caveats if name not in entry.caveats)
    copy.change_claim(claim, evidence_concern=DOUBTFUL, caveats=[missing])


def a_caveat_that_stands_anyway(copy: Copy) -> None:
    always = next(rule.id for rule in copy.knowledge.policy.caveats.values() if rule.on_every_answer)
    copy.change(copy.entry(lambda one: not one.caveats), caveats=[always])


def a_disagreement_without_conflict(copy: Copy) -> None:
    registered = {claim for conflict in copy.knowledge.conflicts for position in conflict.positions for claim in position.claims}
    claim = next(claim for claim in copy.knowledge.claims.values() if claim.id not in registered and not claim.stance)
    copy.change_claim(claim.id, stance="contradicts all others")


def a_review_in_the_future(copy: Copy) -> None:
    copy.change(copy.entry(), reviewed="2999-01-01")


def overviews_changed_round(copy: Copy) -> None:
    one, other = list(copy.knowledge.topics.values())[:2]
    change(copy.folder / "topics.yaml", 0, {"overview": other.overview})
    change(copy.folder / "topics.yaml", 1, {"overview": one.overview})


def no_follow_up(copy: Copy) -> None:
    copy.change(copy.entry(), follow_ups=[])


def a_flag_that_is_not_raised(copy: Copy) -> None:
    flag = copy.knowledge.policy.red_flags[0]
    change(copy.folder / "policy" / "red_flags.yaml", 0, {"raises": [*flag.raises, "good day"]})


def a_refusal_that_is_not_called_for(copy: Copy) -> None:
    refusal = copy.knowledge.policy.refusals[0]
    change(copy.folder / "policy" / "refusals.yaml", 0, {"refuses": [*refusal.refuses, "good day"]})


def a_number_from_hearsay(copy: Copy) -> None:
    sources = [source.model_dump(mode="json") | {"shows": ["crisis_line"]} for source in next(iter(copy.knowledge.policy.countries.values())).sources]
    change(copy.folder / "policy" / "emergency_numbers.yaml", 0, {"sources": sources})


def numbers_from_the_future(copy: Copy) -> None:
    change(copy.folder / "policy" / "emergency_numbers.yaml", 0, {"date": "2999-01-01"})


def a_wrong_place(copy: Copy) -> None:
    claim = next(iter(copy.knowledge.claims.values()))
    copy.change_claim(claim.id, line=claim.line + 1)


def a_number_that_no_document_holds(copy: Copy) -> None:
    entry = copy.entry()
    copy.change(entry, answer=entry.answer + " The article names 7,777.")
    copy.change_claim(entry.claims[0], text="It is 7,777.")


def copied_words(copy: Copy) -> None:
    curation = copy.knowledge.policy.curation
    assert curation
    promises, entry = WordList(curation.promises), copy.entry(lambda one: one.more is None)
    lines = (line for text in copy.documents.values() for _, line in text.paragraphs)
    copied = next(
        " ".join(run)
        for line in lines
        for run in runs(words_of(line), 9)
        if not promises.found_in(" ".join(run)) and not numbers_in(" ".join(run), curation.number_words)
    )
    copy.change(entry, more=f"The article: {copied}.")


def a_phrasing_that_is_said_to_be_elsewhere(copy: Copy) -> None:
    write(copy.folder / "elsewhere.yaml", [*copy.knowledge.elsewhere, copy.entry().phrasings[0].upper()])


FAULTS: dict[str, Callable[[Copy], None]] = {
    "file": a_missing_file,
    "yaml": a_tab,
    "schema": a_misspelt_key,
    "unique-ids": an_id_in_two_files,
    "references": a_misspelt_caveat,
    "block-lists": phrasings_in_brackets,
    "cut-off-text": a_comment_in_a_text,
    "straight-quotes": curly_quotes,
    "editor-schema": no_schema,
    "answer-length": a_long_answer,
    "sentence-length": a_long_sentence,
    "readability": long_words,
    "plain-text": markup,
    "steps-in-more": a_step_in_the_answer,
    "phrasing-count": few_phrasings,
    "shared-phrasings": a_phrasing_of_another_entry,
    "finds-itself": a_phrasing_without_words,
    "quiet-phrasings": an_alarming_phrasing,
    "elsewhere-questions": a_phrasing_that_is_said_to_be_elsewhere,
    "near-duplicates": a_phrasing_like_another,
    "cited-claims": no_claims,
    "used-claims": a_claim_that_nobody_cites,
    "attributed-claims": a_doubt_in_its_own_voice,
    "promises": a_promise,
    "cited-numbers": a_number_from_nowhere,
    "required-caveats": a_caveat_that_is_not_shown,
    "claims-caveats": a_doubt_without_its_caveat,
    "caveat-count": a_caveat_that_stands_anyway,
    "complete-conflicts": a_disagreement_without_conflict,
    "review-dates": a_review_in_the_future,
    "topics": overviews_changed_round,
    "follow-ups": no_follow_up,
    "red-flag-examples": a_flag_that_is_not_raised,
    "refusal-examples": a_refusal_that_is_not_called_for,
    "sourced-numbers": a_number_from_hearsay,
    "number-dates": numbers_from_the_future,
    "locators": a_wrong_place,
    "document-numbers": a_number_that_no_document_holds,
    "shared-runs": copied_words,
}
