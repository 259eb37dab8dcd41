"""Rules that loading itself keeps: what breaks them is never served, and the old knowledge goes on."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Problem

__all__ = ["file", "references", "schema", "unique_ids", "yaml"]


def file(subject: Subject) -> Iterator[Problem]:
    """Every file that the knowledge needs is there and can be read as UTF-8.

    Without the policy nothing may be said; without entries and claims there is nothing to say.

    PASS:
        file:
          lexicon/technical_terms.yaml: null

    FAIL:
        file:
          documents.yaml: null
    """
    return reported(subject, "file")


def yaml(subject: Subject) -> Iterator[Problem]:
    """Every file is plain YAML: blanks and no tabs, each key once, no aliases, no second document, no more than two million characters.

    One character in the wrong column can move a text to another key. What cannot be read in one way only is refused, with the line
    and the mend. Nothing is guessed: `no` stays the word no, and 1.10 stays 1.10.

    PASS:
        file:
          topics.yaml: |
            - id: care
              title: "Care: chains and more"
              overview: oil-chain

    FAIL:
        file:
          topics.yaml: |
            - id: care
                title: Care
    FAIL:
        file:
          topics.yaml: |
            - id: care
              title Care of the chain
              overview: oil-chain
    FAIL:
        file:
          topics.yaml: |
            - &care
              id: care
              title: Care
            - *care
    """
    return reported(subject, "yaml")


def schema(subject: Subject) -> Iterator[Problem]:
    """Every value has the keys that it needs, no others, and each in its form.

    A misspelt key would be a text that nobody ever sees. `faq/schema.json` holds the same forms, so that editors underline them.

    PASS:
        entry:
          reviewed: "2026-11-02"

    FAIL:
        entry:
          reviewed: 2 November 2026
    FAIL:
        entry:
          anwser: Oil it once a month, the guide says.
    FAIL:
        entry:
          risk: none
    FAIL:
        entry:
          id: Oil the chain
    """
    return reported(subject, "schema")


def unique_ids(subject: Subject) -> Iterator[Problem]:
    """An id stands once among all files of its kind.

    Two entries with one id would hide each other, and nobody could say which was meant.

    PASS:
        other_claim:
          id: guide-wipe-weekly

    FAIL:
        file:
          topics.yaml: |
            - id: care
              title: Care
              overview: oil-chain
            - id: care
              title: Care of the chain
              overview: clean-chain
    """
    return reported(subject, "unique-ids")


def references(subject: Subject) -> Iterator[Problem]:
    """Every name that is used exists, and no entry is its own follow-up.

    A caveat whose name is misspelt would be missing under the answer. The nearest name that exists is suggested.

    PASS:
        entry:
          follow_ups: [clean-chain]

    FAIL:
        entry:
          follow_ups: [oil-chain]
    FAIL:
        entry:
          caveats: [mind_the_fingers]
    FAIL:
        entry:
          claims: [guide-oil-monthly, guide-wax]
    """
    return reported(subject, "references")


def reported(subject: Subject, rule: str) -> Iterator[Problem]:
    """What loading found under this rule."""
    return (problem for problem in subject.loaded.problems if problem.rule == rule)
