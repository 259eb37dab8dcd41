"""Rules -> docs/curation.md: the curator's manual, made of the rules' own docstrings and examples."""

from collections.abc import Iterator, Sequence

from assistant.curation.rule import Rule
from assistant.curation.rules import CONTENT, DOCUMENTS, LABELLED, READING

__all__ = ["manual_text"]

HEAD = """# The rules of curation

`python -m assistant check` proves these rules over `faq/`, and prints a line for each problem: file and line, the entry, what was found, the
rule, and the mend. It ends with exit code 0 when there is no error and with 4 when there is one.

| option | what it does |
|---|---|
| `--knowledge DIR` | checks another folder |
| `--documents DIR` | checks places, figures and copied words against the documents themselves |
| `--labelled FILE` | refuses phrasings that copy labelled messages |
| `--json` | prints one JSON document, for programs |
| `--watch` | checks again whenever a file changes |
| `--strict` | lets warnings fail as well |

Limits and word lists stand in `faq/policy/curation.yaml`; the caveats that belong to a subject in `faq/policy/required_caveats.yaml`. How
to write an entry is told in `faq/README.md`.

The examples change a small sample, the knowledge of a bicycle workshop in `tests/curation/sample/`. `entry` and `other` change keys of its
two entries, `claim` and `other_claim` of its claims; `conflict`, `topic`, `red_flag`, `refusal` and `requirement` of the first of their kind.
`file` replaces a whole file, or removes it; `document` is the text of the document that the claims are from, and `labelled` holds labelled
messages. Every example is run as a test. Rules give errors; where one gives warnings, it says so.

This page is made of the rules themselves by `python -m assistant.curation`; do not edit it.
"""
CHAPTERS = (
    ("Reading", "Loading keeps these rules, too: what breaks them is refused, and the old knowledge keeps serving.", READING),
    ("Content", "These look at the knowledge alone.", CONTENT),
    ("Documents", "These run with `--documents DIR`.", DOCUMENTS),
    ("Labelled messages", "This one runs with `--labelled FILE`: a YAML list whose items have `turns`, a list of messages.", LABELLED),
)


def manual_text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(part for title, about, rules in CHAPTERS for part in chapter(title, about, rules))])


def chapter(title: str, about: str, rules: Sequence[Rule]) -> Iterator[str]:
    """A chapter: its heading, and a section for each rule."""
    yield f"## {title}\n\n{about}\n"
    for rule in rules:
        yield section(rule)


def section(rule: Rule) -> str:
    """A rule's section: what it asks, why, and what passes and fails."""
    examples = "\n".join(f"**{example.outcome}**\n\n```yaml\n{example.yaml}```\n" for example in rule.examples)
    return f"### {rule.id}\n\n{rule.title}\n\n{rule.reason}\n\n{examples}"
