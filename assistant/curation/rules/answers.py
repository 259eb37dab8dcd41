"""Rules for the words that visitors get: complete, short, plain."""

import re
from collections.abc import Iterator

from assistant.curation.readability import grade, mean_sentence_words
from assistant.curation.subject import Subject
from assistant.curation.words import WordList, sentences_of
from assistant.knowledge.problem import Problem
from assistant.knowledge.values import Entry

__all__ = ["answer_length", "plain_text", "readability", "sentence_length", "steps_in_more"]

LIST_LINE = re.compile(r"^\s*(?:[-*•] |\d+[.)] )", re.MULTILINE)
MARKUP = re.compile(r"\*\*|__|\]\(|</?[a-zA-Z]|^#+ |`|https?://", re.MULTILINE)


def answer_length(subject: Subject) -> Iterator[Problem]:
    """An answer is complete in `answer_words` words; one that says that the documents do not say, in `not_stated_words`.

    It is read on a telephone, and the caveats stand below it. What does not fit goes into `more`.

    PASS:
        entry:
          answer: A dry chain wants a drop of oil on each link, the guide says. It names no brand.

    FAIL:
        entry:
          answer: >-
            The guide says that a dry chain wants oil. It says so in its first part, and it says so once more in its second part. Each
            link gets a drop. Then the chain is turned a few times, so that the oil can creep in. After that the rest is wiped off with
            a rag. The guide adds that a chain that is oiled well runs with less noise and lasts a good deal longer.
    FAIL:
        entry:
          stated: false
          answer: >-
            The guide does not say how many years a chain lasts. It only says that a chain that is oiled well lasts longer than one
            that runs dry, and that each link gets a drop. A shop near you can look at your chain and tell you.
    """
    limits = subject.curation.limits
    for entry in subject.knowledge.entries.values():
        most = limits.answer_words if entry.stated else limits.not_stated_words
        if (words := len(entry.answer.split())) > most:
            yield subject.problem(
                "entry", entry.id, ["answer"], f"The answer has {words} words; {most} are allowed.", "Say it in fewer words, or move detail to `more`."
            )


def sentence_length(subject: Subject) -> Iterator[Problem]:
    """A sentence has `sentence_words` words at most, and those of an answer `mean_sentence_words` on average.

    Whoever is tired loses the thread of a long sentence. The limit for single sentences holds for `more` as well.

    PASS:
        entry:
          answer: Each link gets a drop of oil, the guide says. Then the chain is wiped with a rag.

    FAIL:
        entry:
          more: >-
            The guide says that each link of the chain gets one drop of oil and that after this the chain is turned a few times and wiped
            with a rag that should be clean.
    FAIL:
        entry:
          answer: >-
            The guide says that each of the links of a chain that has run dry gets one drop of oil and no more than that. After this,
            it goes on to say, the chain is turned a few times by hand and wiped with a rag that should be clean.
    """
    limits = subject.curation.limits
    for entry in subject.knowledge.entries.values():
        for part, text in parts_of(entry):
            for sentence in sentences_of(text):
                if (words := len(sentence.split())) > limits.sentence_words:
                    yield subject.problem(
                        "entry", entry.id, [part], f"A sentence has {words} words; {limits.sentence_words} are allowed: {sentence[:50]!r}.", "Make it two."
                    )
        if (mean := mean_sentence_words(entry.answer)) > limits.mean_sentence_words:
            found = f"Its sentences have {mean:.1f} words on average; {limits.mean_sentence_words:g} are allowed."
            yield subject.problem("entry", entry.id, ["answer"], found, "Make long sentences two.")


def readability(subject: Subject) -> Iterator[Problem]:
    """An answer can be read at school grade `grade` by the Flesch-Kincaid formula; technical terms count as plain words.

    Visitors ask by technical terms, so these cannot be avoided; they stand in `lexicon/technical_terms.yaml`. All other words can be
    chosen, and short ones are understood by more people.

    PASS:
        entry:
          answer: The guide says that a derailleur gets one drop of oil.

    FAIL:
        entry:
          answer: The guide recommends comprehensive lubrication, preferably immediately following every precipitation exposure.
    """
    limit, technical = subject.curation.limits.grade, subject.knowledge.lexicon.technical_terms
    for entry in subject.knowledge.entries.values():
        if (reached := grade(entry.answer, technical)) > limit:
            found = f"The answer reads at grade {reached:g}; {limit:g} is allowed."
            yield subject.problem("entry", entry.id, ["answer"], found, "Use shorter words and sentences.")


def plain_text(subject: Subject) -> Iterator[Problem]:
    """Texts are plain: paragraphs parted by an empty line, and in `more` lines beginning `- ` or `1. `; no other markup and no links.

    Each channel draws them in its own way, and markup of one is litter in another.

    PASS:
        entry:
          more: |-
            The guide's order:

            1. Clean the chain.
            2. Oil each link.

    FAIL:
        entry:
          answer: The guide says that **each link** gets a drop of oil.
    FAIL:
        entry:
          more: The guide lies at https://guide.example.
    """
    for entry in subject.knowledge.entries.values():
        for part, text in parts_of(entry):
            if marked := MARKUP.search(text):
                yield subject.problem("entry", entry.id, [part], f"{marked[0]!r} is markup.", "Write plain text; lists are lines beginning with - or 1. .")


def steps_in_more(subject: Subject) -> Iterator[Problem]:
    """The steps of a treatment stand only in `more`: its answer holds no list and no sentence that begins like a step.

    Steps are held back when somebody must not follow them. What stands in the answer cannot be held back.

    PASS:
        entry:
          treatment: massage
          answer: The guide describes how a chain is oiled. Its steps are listed below.
          more: |-
            1. Put a drop on each link.
            2. Turn the crank.

    FAIL:
        entry:
          treatment: massage
          answer: The guide describes how a chain is oiled. Put a drop on each link.
    FAIL:
        entry:
          treatment: massage
          answer: |-
            The guide's steps:

            1. A drop on each link.
    """
    begins = WordList(subject.curation.step_words)
    for entry in subject.knowledge.entries.values():
        if entry.treatment is None:
            continue
        steps = [sentence for sentence in sentences_of(entry.answer) if begins.begins(sentence)] + LIST_LINE.findall(entry.answer)
        if steps:
            yield subject.problem(
                "entry", entry.id, ["answer"], f"The answer holds a step: {steps[0][:50]!r}.", "Move it to `more`, and say in the answer what it is."
            )


def parts_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The key and the text of what visitors read."""
    yield "answer", entry.answer
    if entry.more:
        yield "more", entry.more
