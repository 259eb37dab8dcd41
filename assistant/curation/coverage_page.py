"""Coverage -> one HTML page: the documents as a map of their paragraphs, each claim a cell. No script, nothing from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from assistant.curation.coverage import ClaimUse, Coverage, Group, State
from assistant.curation.needed_questions import Asked

__all__ = ["coverage_page"]

STYLE = Path(__file__).with_name("coverage.css")
#: The states in the order of the bars, each with what it means.
STATES: dict[State, str] = {"used": "an entry answers with it", "unused": "nobody can ask for it yet", "marked": "holds nothing to answer with"}


def coverage_page(coverage: Coverage) -> str:
    """The whole page; every text of the knowledge is escaped."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Coverage of the documents</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<header>
<h1>Coverage of the documents</h1>
<p>What each document says, claim by claim, and the entries that answer with it. Knowledge {escape(coverage.version)}.</p>
</header>
<main>
{joined(summary(coverage))}
<h2>The documents as a map</h2>
<p class="key">{joined(f'<span class="{state}"><b>{state}</b> {meaning}</span>' for state, meaning in STATES.items())} Open a claim to read it.</p>
<div class="map">
{joined(map(document, coverage.documents))}
</div>
<h2>By topic</h2>
{topics(coverage.topics)}
{questions(coverage.questions or ())}
</main>
</body>
</html>
"""


def joined(parts: Iterable[str]) -> str:
    """The parts, each on a line."""
    return "\n".join(parts)


def summary(coverage: Coverage) -> Iterator[str]:
    """The figures, and what is missing."""
    whole = coverage.whole
    yield '<ul class="figures">'
    yield figure("used", whole.count("used"), f"of {whole.claims} claims are used")
    yield figure("unused", whole.count("unused"), "used by no entry")
    yield figure("marked", whole.count("marked"), "marked as holding no claim")
    if coverage.questions is not None:
        state = "unused" if coverage.uncovered else "used"
        yield figure(state, len(coverage.questions) - len(coverage.uncovered), f"of {len(coverage.questions)} needed questions are covered")
    yield "</ul>"
    if coverage.unused:
        links = ", ".join(f'<a href="#{escape(use.claim.id)}">{escape(use.claim.id)}</a>' for use in coverage.unused)
        yield f'<p class="missing"><b>Not used yet:</b> {links}</p>'
    if coverage.uncovered:
        yield f'<div class="missing"><b>Not covered yet:</b>\n<ul>{joined(map(question, coverage.uncovered))}</ul></div>'


def figure(state: str, number: int, meaning: str) -> str:
    """A figure with what it counts; a figure of nothing is quiet."""
    return f'<li class="{state if number or state != "unused" else "none"}"><strong>{number}</strong> {meaning}</li>'


def document(group: Group) -> str:
    """A column: the document's name, all its claims in small, and its paragraphs under their sections."""
    about = group.uses[0].document if group.uses else None
    published = f", <time>{about.published}</time>" if about and about.published else ""
    sections = groupby(group.paragraphs, lambda paragraph: paragraph.uses[0].claim.section)
    rows = (f"<h4>{escape(section)}</h4>\n<ol>\n{joined(map(paragraph_row, paragraphs))}\n</ol>" for section, paragraphs in sections)
    return f"""<article>
<h3>{escape(group.name)}</h3>
<p class="about">{escape(about.publisher) if about else "No claim is taken from it."}{published}</p>
<p class="small" aria-hidden="true">{joined(map(small_row, group.paragraphs))}</p>
<p class="about">{", ".join(f"{group.count(state)} {state}" for state in STATES if group.count(state))}</p>
{joined(rows)}
</article>"""


def small_row(group: Group) -> str:
    """A paragraph in small: a square for each claim."""
    return f"<span>{''.join(f'<i class={use.state}></i>' for use in group.uses)}</span>"


def paragraph_row(group: Group) -> str:
    """A row: the paragraph's number and its claims."""
    return f'<li><span class="number">¶ {group.uses[0].claim.paragraph}</span><div>\n{joined(map(cell, group.uses))}\n</div></li>'


def cell(use: ClaimUse) -> str:
    """A claim: its id, its state and its entries; what it says can be opened."""
    name, entries = escape(use.claim.id), "".join(f"<span>{escape(entry)}</span> " for entry in use.entries)
    told = f"used by {len(use.entries)}" if use.state == "used" else use.state
    return (
        f'<details id="{name}" class="{use.state}"><summary><code>{name}</code> <span class="by"><b>{told}</b> {entries}</span></summary>'
        f"<p>{escape(use.claim.text)}</p></details>"
    )


def topics(groups: Sequence[Group]) -> str:
    """A table of the topics with their figures; the bars are as long as the topics are large."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Topic", "Claims", *(state.capitalize() for state in STATES), "Entries"))
    largest = max((len(group.uses) for group in groups), default=1)
    rows = joined(topic_row(group, 100 * len(group.uses) // largest) for group in groups)
    return f'<div class="scroll"><table><thead><tr>{heads}<td></td></tr></thead><tbody>\n{rows}\n</tbody></table></div>'


def topic_row(group: Group, width: int) -> str:
    """A topic's figures, and the states of its claims as a bar of so many hundredths."""
    counts = "".join(f"<td>{number}</td>" for number in (group.claims, *map(group.count, STATES), len(group.entries)))
    parts = "".join(f'<i class="{state}" style="flex-grow: {group.count(state)}"></i>' for state in STATES if group.count(state))
    bar = f'<div class="bar" style="width: {width}%" aria-hidden="true">{parts}</div>'
    return f'<tr><th scope="row">{escape(group.name)}</th>{counts}<td class="drawn">{bar}</td></tr>'


def questions(asked: Iterable[Asked]) -> str:
    """Every needed question, folded away, where there are any."""
    listed = joined(map(question, asked))
    return f'<details class="list"><summary>All needed questions</summary><ul>\n{listed}\n</ul></details>' if listed else ""


def question(asked: Asked) -> str:
    """A needed question with what its entry lacks, or that it is covered."""
    state, told = ("unused", "; ".join(asked.gaps)) if asked.gaps else ("used", "covered")
    return f'<li class="{state}"><code>{escape(asked.question.id)}</code> <b>{escape(told)}</b></li>'
