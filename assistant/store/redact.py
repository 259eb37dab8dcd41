"""Text -> text without what could name a person; a word of a red flag is never taken out.

What has a form of its own (e-mail, links, cards, accounts, telephone numbers, full dates) is found by that; names and dates of birth by the
words before them, which are data (policy/personal_data.yaml).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge.personal_data import PersonalData
from assistant.pipeline.fold import fold, split_words
from assistant.store import forms
from assistant.store.names import NameFinder

__all__ = ["Redacted", "Redactor"]

#: Texts whose redaction is remembered: the last messages of a conversation come again with each of its turns.
REMEMBERED = 512
#: Pieces that may hold words of a red flag; the others are digits.
OF_WORDS = frozenset({"e-mail", "link", "name"})
MARK = re.compile(r"\[(?:e-mail|link|card|account|date|phone|number|name)\]")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text as it is kept.

    Attributes:
        kinds: what each piece was that was taken out: e-mail, link, account, card, date, phone, number, name.
        words: the folded words of those pieces, which must not stand anywhere else either.
    """

    text: str
    kinds: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


class Redactor:
    """Takes personal data out of texts."""

    def __init__(
        self,
        personal: PersonalData,
        kept_words: Iterable[str] = (),
        known_words: Iterable[str] = (),
        read: Callable[[str], object] | None = None,
        country: str | None = None,
    ) -> None:
        """Take what the redaction goes by.

        Args:
            personal: the words before names, dates and numbers.
            kept_words: words of red flags, or with a star beginnings of them.
            known_words: words of the knowledge, which are no names in small letters.
            read: what a text raises; without it every word of a red flag stays.
            country: where telephone numbers without a country's code are at home (ISO 3166-1 alpha-2).
        """
        self.read = read
        words = set(kept_words)
        self.kept = frozenset(word for word in words if not word.endswith("*"))
        self.kept_beginnings = tuple(sorted(word[:-1] for word in words if word.endswith("*")))
        self.country = country
        dates = forms.DateForms(personal.months, personal.birth_cues)
        spoken = forms.SpokenForms(personal)
        names = NameFinder(personal, self.is_kept, frozenset(known_words))
        #: In this order: what is longer and surer comes first, so that no part of it is taken for something else.
        self.steps: tuple[tuple[str, Callable[[str], Iterable[tuple[int, int]]]], ...] = (
            ("e-mail", spoken.emails),
            ("link", forms.links),
            ("account", forms.accounts),
            ("card", forms.cards),
            ("date", dates.find),
            ("phone", self.phones),
            ("number", spoken.numbers),
            ("name", names.find),
        )
        self.redact = lru_cache(REMEMBERED)(self.redact_anew)

    def __call__(self, text: str) -> str:
        """The text as it is kept."""
        return self.redact(text).text

    def redact_anew(self, text: str) -> Redacted:
        """The text as it is kept, and what was taken out of it."""
        kinds: list[str] = []
        words: set[str] = set()
        for kind, find in self.steps:
            for start, end in sorted(find(text), reverse=True):
                piece = text[start:end]
                said = split_words(fold(piece))
                staying = self.staying(text, start, end, said) if kind in OF_WORDS else []
                if MARK.search(piece) or (staying and staying == said):
                    continue
                text = " ".join((f"{text[:start]}[{kind}]", *staying)) + text[end:]
                kinds.append(kind)
                words.update(word for word in said if word not in staying)
        return Redacted(text, tuple(kinds), frozenset(words))

    def staying(self, text: str, start: int, end: int, said: list[str]) -> list[str]:
        """The words of the piece that belong to red flags, where one would be read otherwise without them."""
        kept = [word for word in said if self.is_kept(word)]
        if not kept or (self.read and self.read(text) == self.read(f"{text[:start]}[]{text[end:]}")):
            return []
        return kept

    def is_kept(self, word: str) -> bool:
        """Whether the folded word belongs to a red flag."""
        return word in self.kept or word.startswith(self.kept_beginnings)

    def phones(self, text: str) -> Iterable[tuple[int, int]]:
        """Where telephone numbers stand."""
        return forms.phones(text, self.country)
