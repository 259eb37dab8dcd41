"""The numbers to call in a country, as frozen values, with where each was looked up; and sentences that name them."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.knowledge.values import Text, Value

__all__ = ["CountryNumbers", "Helpline", "LocalSentence", "NumberSource", "PhoneNumber", "lead_of"]

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
#: Two to fifteen digits (E.164 allows no more), parted by single blanks or dashes.
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^\d(?:[ -]?\d){1,14}$")]
Shown = Literal["emergency", "advice_line", "crisis_line"]
#: What a sentence may name of a country.
NAMES = "country|emergency|advice_line|advice_number|crisis_line|crisis_number"
NAME = re.compile(rf"\{{({NAMES})\}}")
LocalSentence = Annotated[str, StringConstraints(strip_whitespace=True, pattern=rf"^(?:[^{{}}]|\{{(?:{NAMES})\}})+$")]


class Helpline(Value):
    """A line that advises, as visitors are told of it."""

    name: Text
    number: PhoneNumber


class NumberSource(Value):
    """A page that shows numbers of a country, and whose page it is."""

    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    shows: tuple[Shown, ...] = Field(min_length=1)
    checked: Literal["official", "second_hand"] = Field(description="official: of the service itself or a public authority; second_hand: of anybody else")


class CountryNumbers(Value):
    """Whom to call in a country; the id is its ISO 3166-1 alpha-2 code."""

    id: CountryCode
    name: Text = Field(description='as it stands in a sentence after "In"')
    emergency: tuple[PhoneNumber, ...] = Field(min_length=1, max_length=2, description="the number that brings an ambulance; two at most, to be read in fright")
    advice_line: Helpline | None = None
    crisis_line: Helpline | None = None
    sources: tuple[NumberSource, ...] = Field(min_length=1)
    date: datetime.date = Field(description="the day on which somebody last looked")

    @property
    def given(self) -> tuple[Shown, ...]:
        """Which numbers are given."""
        lines: dict[Shown, Helpline | None] = {"advice_line": self.advice_line, "crisis_line": self.crisis_line}
        return ("emergency", *(name for name, line in lines.items() if line))

    @property
    def words(self) -> dict[str, str]:
        """What stands for each name in a sentence; a line that is not given has no word."""
        words = {"country": self.name, "emergency": " or ".join(self.emergency)}
        if self.advice_line:
            words |= {"advice_line": self.advice_line.name, "advice_number": self.advice_line.number}
        if self.crisis_line:
            words |= {"crisis_line": self.crisis_line.name, "crisis_number": self.crisis_line.number}
        return words


def lead_of(sentences: Iterable[str], country: CountryNumbers) -> str:
    """The sentences with the country's numbers in them; one that names what is not given is left out."""
    return " ".join(filled_in(sentences, country.words))


def filled_in(sentences: Iterable[str], words: dict[str, str]) -> Iterator[str]:
    """Each sentence whose names all have words."""
    for sentence in sentences:
        if words.keys() >= set(NAME.findall(sentence)):
            yield sentence.format_map(words)
