"""What the rules of curation go by, as frozen values: limits, word lists and the caveats that belong to a subject."""

from typing import Annotated

from pydantic import Field, StringConstraints

from assistant.knowledge.values import EntryId, FileStem, Text, Treatment, Value

__all__ = ["CaveatRequirement", "Curation", "Limits", "WordPattern"]

#: Words parted by blanks; `article*` is any word that begins so.
WordPattern = Annotated[str, StringConstraints(pattern=r"^[^\s*]+\*?( [^\s*]+\*?)*$")]


class Limits(Value):
    """How long, how hard to read, how many, how near and how old things may be."""

    answer_words: int = Field(ge=1, description="most words of an answer")
    not_stated_words: int = Field(ge=1, description="most words of an answer that says the documents do not say")
    sentence_words: int = Field(ge=1, description="most words of any sentence")
    mean_sentence_words: float = Field(gt=0, description="most words of a sentence on average, over an answer")
    grade: float = Field(gt=0, description="highest Flesch-Kincaid grade of an answer")
    fewest_phrasings: int = Field(ge=1)
    most_phrasings: int = Field(ge=1)
    near_duplicate: float = Field(ge=0, le=100, description="similarity of two entries' phrasings from which a warning is given")
    shared_words: int = Field(ge=2, description="length of a run of words that an answer may not share with a document")
    coinciding_words: int = Field(ge=0, description="a labelled message of so many words or fewer may coincide with a phrasing")
    review_after_days: int = Field(ge=1, description="age of a review from which a warning is given")


class Curation(Value):
    """The limits, and the words that the rules look for."""

    limits: Limits
    attribution: tuple[WordPattern, ...] = Field(min_length=1, description="words that say whose statement it is")
    promises: tuple[WordPattern, ...] = Field(min_length=1, description="words that promise, allowed only where a sentence is attributed")
    harmless: tuple[WordPattern, ...] = Field(default=(), description="phrases that hold a word of promise and promise nothing")
    disagreement: tuple[WordPattern, ...] = Field(min_length=1, description="words by which a stance names a disagreement")
    agreement: tuple[WordPattern, ...] = Field(min_length=1, description="words by which a stance names nothing but agreement")
    step_words: tuple[WordPattern, ...] = Field(min_length=1, description="words that begin a step of a treatment")
    number_words: dict[str, str] = Field(default_factory=dict, description="words for numbers, which have to be cited like figures")


class CaveatRequirement(Value):
    """Caveats of which one has to be shown with each entry that the conditions fit; conditions of several kinds all have to fit."""

    id: EntryId
    reason: Text
    topics: tuple[FileStem, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    claims: tuple[EntryId, ...] = ()
    words: tuple[WordPattern, ...] = Field(default=(), description="words of the question or the answer")
    one_of: tuple[Text, ...] = Field(min_length=1, description="caveats")
