"""Where personal data with a form of its own stands in a text, as (start, end) of each piece.

Every pattern is read once from left to right, without nested repetition, over at most 4,000 characters.
"""

import re
from collections.abc import Iterable, Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban, luhn

from assistant.knowledge.personal_data import PersonalData

__all__ = ["DateForms", "Piece", "SpokenForms", "accounts", "any_of", "cards", "links", "phones"]

Piece = tuple[int, int]

LINK = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"]+|\b[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/[^\s<>\"]*[?=#][^\s<>\"]*", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+%'-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}")
#: Two letters, two check digits, and groups of letters and digits.
ACCOUNT = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{2,4}){2,8}\b")
CARD = re.compile(r"(?<![\w.])\d(?:[ -]?\d){12,18}(?!\w)")
#: Seven digits or more, parted as people part telephone numbers, record numbers and the like.
LONG_NUMBER = re.compile(r"(?<!\w)\(?\+?\(?\d(?:[ \t./()-]{0,3}\d){6,24}(?!\w)")
#: National numbers of letters and digits: letters joined to six digits or more, or in capitals before them.
LETTERED = re.compile(r"\b(?:[A-Za-z]{1,3}|[A-Z]{2}[ -])\d(?:[ -]?\d){5,9}(?:[A-Za-z]|[ -][A-Z])?\b|\b(?=(?:[A-Za-z]*\d){5})[A-Za-z0-9]{8,32}\b")
#: Where a number without a country code may be at home, if the settings name no country.
REGIONS = ("GB", "US")
#: Fewer digits than these in a whole text are no telephone number.
FEWEST_DIGITS = 6
DIGIT = re.compile(r"\d")
DAY, SEPARATOR = r"\d{1,2}(?:st|nd|rd|th)?", r"[ \t]?[./-][ \t]?"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, blanks between them of any length; for nothing at all where there are none."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in parts) or r"(?!)"


def links(text: str) -> Iterator[Piece]:
    """Web addresses; all of them, because any part may be a token."""
    return (found.span() for found in LINK.finditer(text))


def accounts(text: str) -> Iterator[Piece]:
    """International bank account numbers: as long as the check digits say, else as long as there are groups with a digit."""
    for found in ACCOUNT.finditer(text):
        if end := account_end(found[0]):
            yield found.start(), found.start() + end


def account_end(text: str) -> int:
    """Where the account number at the start of the text ends, 0 where there is none."""
    ends = [found.end() for found in re.finditer(r"[A-Za-z0-9]+", text)]
    valid = next((end for end in reversed(ends) if iban.is_valid(text[:end])), 0)
    with_digits = [found.end() for found in re.finditer(r"[A-Za-z0-9]*\d[A-Za-z0-9]*", text)]
    return valid or (with_digits[-1] if len(DIGIT.findall(text)) >= 10 else 0)


def cards(text: str) -> Iterator[Piece]:
    """Numbers of payment cards, which Luhn's sum proves; others of their length are long numbers."""
    return (found.span() for found in CARD.finditer(text) if luhn.is_valid(re.sub(r"\D", "", found[0])))


def phones(text: str, country: str | None) -> Iterable[Piece]:
    """Telephone numbers, each with the digits that follow it."""
    if len(DIGIT.findall(text)) < FEWEST_DIGITS:
        return ()
    numbers = set(telephone_numbers(text, (country,) if country else REGIONS))
    return [piece for piece in joined(numbers | set(long_numbers(text))) if any(piece[0] < end and start < piece[1] for start, end in numbers)]


def long_numbers(text: str) -> Iterator[Piece]:
    """Numbers of seven digits or more, or of six with letters, whatever they are."""
    return (match.span() for pattern in (LONG_NUMBER, LETTERED) for match in pattern.finditer(text))


def telephone_numbers(text: str, regions: Iterable[str]) -> Iterator[Piece]:
    """What is a telephone number of one of the regions, or with its country's code of any."""
    for region in regions:
        for match in PhoneNumberMatcher(text, region, Leniency.VALID):
            yield match.start, match.end


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, those that overlap as one.

    >>> joined([(5, 9), (0, 3), (7, 12)])
    [(0, 3), (5, 12)]
    """
    apart: list[Piece] = []
    for start, end in sorted(pieces):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


class DateForms:
    """Full dates, which may be of birth; a month, a year or a day alone only after words that say so."""

    def __init__(self, months: Iterable[str], birth_cues: Iterable[str]) -> None:
        """Take the names of months, and the words before a date of birth."""
        month = rf"(?:{any_of(months)})\b(?:\.(?=[\s,]*\d))?"  # a dot that ends a sentence stays
        year, short_year = r"(?:19|20)\d\d", r"'?\d\d"
        full = (
            rf"{DAY}{SEPARATOR}\d{{1,2}}{SEPARATOR}(?:{year}|\d\d)",
            rf"{year}{SEPARATOR}\d{{1,2}}{SEPARATOR}\d{{1,2}}",
            rf"{DAY}(?:\s+of)?[\s./-]+{month}[\s,./-]*(?:{year}|{short_year})",
            rf"{month}[\s./-]*{DAY}[\s,./-]+(?:{year}|{short_year})",
        )
        part = (rf"{month}\s*(?:{DAY}\b)?(?:[\s,]+{year})?", rf"{DAY}(?:\s+of)?\s+{month}", rf"{DAY}{SEPARATOR}\d{{1,2}}", rf"\d{{6}}|\d{{8}}|{year}|'\d\d")
        self.full = re.compile(rf"(?<![\w./-])(?:{'|'.join(full)})(?![\w/-])", re.IGNORECASE)
        born = rf"\b(?:{any_of(birth_cues)})(?:\W+(?:is|was|on|in|the|my|year))*\W{{0,4}}"
        self.born = re.compile(rf"{born}({'|'.join((*full, *part))})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> list[Piece]:
        """Where dates stand that could be of birth."""
        if not DIGIT.search(text):
            return []
        return joined([*(found.span() for found in self.full.finditer(text)), *(found.span(1) for found in self.born.finditer(text))])


class SpokenForms:
    """E-mail addresses and numbers, as they are written or as they are said."""

    def __init__(self, personal: PersonalData) -> None:
        """Take the words of signs and figures, and what stands before a number."""
        at, dot = any_of(personal.at_words), any_of(personal.dot_words)
        sign = any_of(word for word in personal.at_words if not word.isalpha())
        apart = r"(?:\s|(?=\W)){word}(?:\s|(?<=\W))"
        at, sign, dot = (apart.format(word=f"(?:{one})") for one in (at, sign, dot))
        user, part = r"[\w.+%-]{1,64}\s?", r"\s?[\w-]{2,63}"
        self.said_dot, self.said_sign = re.compile(dot, re.IGNORECASE), re.compile(sign, re.IGNORECASE)
        # A word for the sign needs one for the dot beside it: "at night.it hurts" is no address.
        self.said_email = re.compile(rf"{user}(?:(?:@|{at}){part}(?:\s?{dot}{part}){{1,3}}|{sign}{part}(?:\s?(?:\.|{dot}){part}){{1,3}})", re.IGNORECASE)
        digit = rf"(?:{any_of(personal.digit_words)}|\d)"
        cue = rf"\b(?:{any_of(personal.number_cues)})\W{{0,3}}(?:is\s+|no\W+|number\W+)?\W{{0,2}}"
        self.spoken = re.compile(rf"\b{digit}(?:[\s,-]+{digit}){{5,24}}\b", re.IGNORECASE)
        self.named = re.compile(rf"{cue}((?:[A-Z]{{1,3}}-?)?\d[\d ./-]{{2,20}}\d)(?!\w)", re.IGNORECASE)

    def emails(self, text: str) -> list[Piece]:
        """Where e-mail addresses stand."""
        written = [found.span() for found in EMAIL.finditer(text)] if "@" in text else []
        said = [found.span() for found in self.said_email.finditer(text)] if self.said_dot.search(text) or self.said_sign.search(text) else []
        return joined([*written, *said])

    def numbers(self, text: str) -> list[Piece]:
        """Where numbers stand that are long, spelt out, or named as a number of somebody's."""
        spoken = [found.span() for found in self.spoken.finditer(text)]
        return joined([*spoken, *long_numbers(text), *(found.span(1) for found in self.named.finditer(text))]) if DIGIT.search(text) else spoken
