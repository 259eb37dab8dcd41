"""Text -> text that compares: the pure steps of Unicode, case and look-alikes, each with its own example.

Both sides go through the same steps: stored phrasings, the words of the safety rules, and messages.
"""

import re
import unicodedata

__all__ = [
    "FOLDS",
    "MAX_MARKS",
    "cut_marks",
    "drop_unprintables",
    "fold",
    "fold_accents",
    "fold_lookalikes",
    "is_plain",
    "join_spelt_out",
    "shorten_repeats",
    "split_words",
]

#: Combining marks kept in a row. Unicode normalisation is quadratic in such runs (CPython issue 149079); no script needs more than four.
MAX_MARKS = 4

#: Characters that leave a step, at most. One character may become eighteen (U+FDFA), so the length is capped again after each.
MOST_CHARACTERS = 4_000
#: Letters of other scripts that are drawn like a Latin one (Unicode confusables, the letters that people actually swap in).
LOOKALIKES = str.maketrans(dict(zip("авеіјкмнорсѕтухԛԝӏ", "abeijkmhopcstyxqwl", strict=True)) | dict(zip("αβεικνορτυχηωγı", "abeikvoptuxnwyi", strict=True)))
KEPT_CONTROLS = "\n\t"
WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
APOSTROPHES = re.compile(r"['’ʼ`´]")
#: A mark after the last letter too belongs to the word where another follows it ("p.a.i.n., "); else it ends the sentence.
SPELT_OUT = re.compile(r"(?<!\w)[^\W\d_]([ .\-_*])(?:[^\W\d_]\1)+[^\W\d_](?!\w)(?:\1(?=[,;:]))?")
#: Letters that people write as words.
LETTER_WORDS = frozenset("aiu")
REPEATS = re.compile(r"([^\W\d_])\1{2,}")


def drop_unprintables(text: str) -> str:
    r"""The text without control, format and bidi characters; line breaks stay.

    >>> drop_unprintables("nu\u200bmb\x00 leg")
    'numb leg'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))


def cut_marks(text: str) -> str:
    r"""The text with runs of combining marks cut to MAX_MARKS.

    >>> len(cut_marks("e" + "\u0301" * 100_000))
    5
    """
    if text.isascii():
        return text
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def fold_accents(text: str) -> str:
    """The text in compatibility form and lower case, without accents.

    >>> fold_accents("Ｓciática Straße")
    'sciatica strasse'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())[: 2 * MOST_CHARACTERS]
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_lookalikes(text: str) -> str:
    """The text with letters that only look Latin made Latin.

    >>> fold_lookalikes("nuмb")
    'numb'
    """
    return text if text.isascii() else text.translate(LOOKALIKES)


def join_spelt_out(text: str) -> str:
    """The text with words joined whose letters were parted.

    >>> join_spelt_out("i c a n t p e e")
    'icantpee'
    >>> join_spelt_out("my leg is n.u.m.b")
    'my leg is numb'
    >>> join_spelt_out("u a i")
    'u a i'
    """
    return SPELT_OUT.sub(joined, text)


def joined(spelt_out: re.Match[str]) -> str:
    """The letters as one word, but for letters that are words themselves."""
    letters = re.sub(r"[\W_]", "", spelt_out[0])
    return spelt_out[0] if LETTER_WORDS.issuperset(letters) else letters


def shorten_repeats(text: str) -> str:
    """The text with a letter that stands three times or more standing twice.

    >>> shorten_repeats("sooooo numbbbb")
    'soo numbb'
    """
    return REPEATS.sub(r"\1\1", text)


#: In this order: what costs too much on long runs comes after what cuts them.
FOLDS = (drop_unprintables, cut_marks, fold_accents, fold_lookalikes, join_spelt_out, shorten_repeats)


def fold(text: str) -> str:
    """The text after every fold.

    >>> fold("CAN'T  feel")
    "can't  feel"
    """
    for step in FOLDS[FOLDS.index(join_spelt_out) :] if is_plain(text) else FOLDS:
        text = step(text)[:MOST_CHARACTERS]
    return text


def is_plain(text: str) -> bool:
    """Whether the steps for Unicode and case would change nothing.

    >>> is_plain("plain words"), is_plain("Plain"), is_plain("naïve")
    (True, False, False)
    """
    return text.isascii() and text.isprintable() and text == text.lower()


def split_words(folded: str) -> list[str]:
    """The words of a folded text, apostrophes closed up.

    >>> split_words("i can't feel my leg (left)!")
    ['i', 'cant', 'feel', 'my', 'leg', 'left']
    """
    return [APOSTROPHES.sub("", word) for word in WORD.findall(folded)]
