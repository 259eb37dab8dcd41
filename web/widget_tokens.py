"""JavaScript -> tokens: as much of the language as joining the widget's modules needs."""

import re
from collections.abc import Iterator

__all__ = ["tokens"]

#: Comments, strings and expressions are kept apart from code; what is none of these is a word, a blank or a sign.
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
    |(?P<pattern>(?:(?<=[(=:,\[!&|?;>])|(?<=[(=:,\[!&|?;>]\ )|(?<=\breturn)|(?<=\breturn\ ))/(?![*/\ ])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)
    |(?P<blank>\s+)
    |(?P<word>[\w$#]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each token with its kind: comment, text, pattern, blank, word or sign.

    >>> [piece for kind, piece in tokens('a = /[/]x/.test("b c") / 2; return/d/g') if kind in ("pattern", "text")]
    ['/[/]x/', '"b c"', '/d/g']
    """
    for found in TOKEN.finditer(text):
        yield str(found.lastgroup), found.group()
