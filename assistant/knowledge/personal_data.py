"""What may name a person in what visitors write, as data: the words that stand before a name, and how dates of birth are said."""

from pydantic import Field

from assistant.knowledge.values import Text, Value

__all__ = ["PersonalData", "RedactionExample"]


class RedactionExample(Value):
    """A message, and what is kept of it."""

    text: Text
    kept: Text


class PersonalData(Value):
    """Words by which personal data is found. What has a form of its own (addresses, numbers, dates) is found without them."""

    name_cues: tuple[Text, ...] = Field(default=(), description="what stands before a name, however that is written")
    capital_cues: tuple[Text, ...] = Field(default=(), description="what stands before a name only where that is written with a capital")
    sentence_cues: tuple[Text, ...] = Field(default=(), description="what stands before a capitalised name that ends the sentence or its clause")
    name_ends: tuple[Text, ...] = Field(default=(), description="words that are no part of a name and end it")
    also_names: tuple[Text, ...] = Field(default=(), description="words of the rules or of the entries that are names as well")
    name_particles: tuple[Text, ...] = Field(default=(), description="small words within a name of several")
    birth_cues: tuple[Text, ...] = Field(default=(), description="what stands before a date or a year of birth")
    number_cues: tuple[Text, ...] = Field(default=(), description="what stands before a telephone or other number that is too short to tell otherwise")
    months: tuple[Text, ...] = Field(default=(), description="names of months, long and short")
    digit_words: tuple[Text, ...] = Field(default=(), description="figures as words; six or more in a row are a number")
    at_words: tuple[Text, ...] = Field(default=(), description="what people write for the sign in an e-mail address")
    dot_words: tuple[Text, ...] = Field(default=(), description="what people write for the dot in an e-mail address")
    examples: tuple[RedactionExample, ...] = ()
