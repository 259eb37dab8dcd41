"""Long names -> short ones, where nobody outside the widget knows the name.

A name is shortened everywhere or nowhere, be it of a value, a function or a property: no scope has to be understood for that. Kept are the names in
web/widget/kept_names.txt (what the language, the browser, the API and the embedding page call so), the words of texts in quotation marks, because properties
are also reached by text (the strings by all of their names). A test asks a browser whether it knows any of the names that are shortened.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import ascii_letters

from web.widget_tokens import tokens

__all__ = ["renamed", "shortened"]

KEPT = Path(__file__).resolve().parent / "widget" / "kept_names.txt"
WORD = re.compile(r"[A-Za-z_$][\w$]*")
#: The expressions of a template; the widget's hold no braces.
EXPRESSION = re.compile(r"(?<=\$\{)[^{}]*(?=\})")


def shortened(script: str) -> str:
    """The script with short names."""
    short = renamed(script)
    return "".join(with_short(kind, piece, short) for kind, piece in tokens(script))


def renamed(script: str) -> dict[str, str]:
    """The short name of each name that gets one, the most frequent ones first."""
    counted = Counter(name for kind, piece in tokens(script) for name in names_in(kind, piece))
    kept = kept_names(script)
    own = sorted((name for name in counted if name not in kept), key=lambda name: (-counted[name], name))
    free = (name for name in short_names() if name not in kept and name not in counted)
    return dict(zip(own, free, strict=False))


def kept_names(script: str) -> set[str]:
    """The names that somebody outside knows."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    kept = {name for line in lines if not line.startswith("#") for name in line.split()}
    quoted = (piece for kind, piece in tokens(script) if kind == "text" and piece[0] == '"')
    return kept.union(*(WORD.findall(piece) for piece in quoted))


def names_in(kind: str, piece: str) -> Iterator[str]:
    """The names in a token: the word itself without the mark of a private one, or those in a template's expressions."""
    if kind == "word" and WORD.fullmatch(piece.removeprefix("#")):
        yield piece.removeprefix("#")
    if kind == "text" and piece[0] == "`":
        for expression in EXPRESSION.findall(piece):
            yield from (name for inner, word in tokens(expression) for name in names_in(inner, word))


def with_short(kind: str, piece: str, short: dict[str, str]) -> str:
    """The token with short names."""
    if kind == "word":
        mark = "#" if piece[0] == "#" else ""
        return mark + short.get(piece.removeprefix("#"), piece.removeprefix("#"))
    if kind == "text" and piece[0] == "`":
        return EXPRESSION.sub(lambda found: shortened_by(found.group(), short), piece)
    return piece


def shortened_by(expression: str, short: dict[str, str]) -> str:
    """The expression with these short names."""
    return "".join(with_short(kind, piece, short) for kind, piece in tokens(expression))


def short_names() -> Iterator[str]:
    """a, b, ... Z, aa, ab, ..."""
    for length in (1, 2):
        yield from ("".join(letters) for letters in product(ascii_letters, repeat=length))
