"""What the element's source says of itself -> the tables of docs/widget.md."""

import re
from pathlib import Path

__all__ = ["KINDS", "MANUAL", "described", "with_tables"]

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "widget.md"
ELEMENT = ROOT / "web" / "widget" / "element.js"
#: The tags of the source, each with the first heading of its table.
KINDS = {
    "attribute": "Attribute",
    "property": "Property",
    "method": "Method",
    "fires": "Event",
    "cssproperty": "Custom property",
    "csspart": "Part",
}
TAG = re.compile(r"^ \* @(\w+) (\S+) - (.+)$", re.MULTILINE)


def described(kind: str) -> dict[str, str]:
    """What the element's source says of each of its attributes, properties, methods, events, custom properties or parts, by name."""
    return {name: text for tag, name, text in TAG.findall(ELEMENT.read_text(encoding="utf-8")) if tag == kind}


def with_tables(manual: str) -> str:
    """The manual with each table as the source has it; the rest of it as it is."""
    between = re.compile(r"(<!-- (\w+): from the source -->\n).*?(<!-- end -->)", re.DOTALL)
    return between.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", manual)


def table(kind: str) -> str:
    """The table of one kind."""
    rows = "".join(f"| `{name}` | {text} |\n" for name, text in described(kind).items())
    return f"| {KINDS[kind]} | Meaning |\n|---|---|\n{rows}"
