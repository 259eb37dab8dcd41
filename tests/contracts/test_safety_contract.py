"""Red flags over the whole way of a message: hidden ones, split ones, and what an urgent reply holds."""

import itertools
import unicodedata

import pytest

from assistant.dialogue import Message, Urgency
from assistant.knowledge.loading import load_knowledge
from assistant.settings import KNOWLEDGE
from tests.cases.case_files import cases

POLICY = load_knowledge(KNOWLEDGE).policy
EMERGENCIES = [(flag.id, message) for flag in POLICY.red_flags if flag.level == "emergency" for message in flag.raises]
URGENT = EMERGENCIES + [(flag.id, message) for flag in POLICY.red_flags if flag.level == "same_day" for message in flag.raises]
STORY = "I have been reading about the piriformis and about stretching after work. "
CYRILLIC = str.maketrans("aeopcyx", "аеорсух")
BLANKS_IN = {word: " ".join(word) for word in ("numb", "cant", "feel", "pee", "groin", "both", "legs")}


def each_vowel(text, change):
    return "".join(change(letter) if letter in "aeiou" else letter for letter in text)


def each_word(text, change):
    return " ".join(change(word) for word in text.split())


HIDDEN = {
    "capitals": str.upper,
    "title": str.title,
    "letters parted by dots": lambda text: each_word(text, lambda word: ".".join(word) if len(word) > 2 else word),
    "letters parted by hyphens": lambda text: each_word(text, lambda word: "-".join(word) if len(word) > 2 else word),
    "zero width": "\u200b".join,
    "zero width joiners": "\u200d".join,
    "soft hyphens": "\u00ad".join,
    "NUL": "\x00".join,
    "turned around and back": "\u202e{}\u202c".format,
    "look-alikes": lambda text: text.translate(CYRILLIC),
    "full width": lambda text: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text),
    "bold": lambda text: "".join(chr(0x1D41A + ord(letter) - ord("a")) if "a" <= letter <= "z" else letter for letter in text),
    "accents": lambda text: each_vowel(text, lambda vowel: vowel + "\u0301"),
    "composed accents": lambda text: unicodedata.normalize("NFC", each_vowel(text, lambda vowel: vowel + "\u0301")),
    "piles of accents": lambda text: each_vowel(text, lambda vowel: vowel + "\u0301" * 20),
    "one line for each word": lambda text: text.replace(" ", "\n"),
    "windows lines": lambda text: text.replace(" ", "\r\n"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "emoji between": lambda text: text.replace(" ", " \U0001f62d "),
    "underscores": lambda text: text.replace(" ", "_"),
    "commas": lambda text: text.replace(" ", ", "),
    "after a story": lambda text: STORY * 6 + text,
    "at the end of all that is read": lambda text: (STORY * 60)[: 3_998 - len(text)] + ". " + text,
    "before a story": lambda text: f"{text}. {STORY * 6}",
    "behind a harmless clause": "my birthday is on friday and {}".format,
    "behind thanks": "thanks for the article by the way {}".format,
    "behind a booking": "i booked a massage for tomorrow and wanted to ask which ball to use also {}".format,
    "behind a question and its reason": "do you have any slots free on friday because {}".format,
    "before a question": "{} and what time do you open on saturday".format,
    "between harmless words": "i wanted to ask about stretching and {} do you take cards and is there parking".format,
    "before what to do": "{} what should i do".format,
    "before whether to go": "{} do i need to go to hospital".format,
    "before whether it is safe": "{} is that safe".format,
    "before a wish": "{} can i have a massage".format,
    "before what was read": "{} i read it can be normal".format,
    "before what a friend says": "{} my friend said its nothing".format,
    "behind a price": "what do you charge {}".format,
    "behind whether it is normal": "is it normal that {}".format,
    "behind whether it is bad": "is it bad that {}".format,
    "behind how to put it": "the thing is {}".format,
    "behind no accident": "no accident or anything {}".format,
    "behind a booked massage": "i have a massage booked tomorrow {} should i cancel".format,
    "behind an all-clear that is past": "doctor said its fine last month now {}".format,
    "begun long ago": "{} started years ago but worse now".format,
    "behind no history": "no history of this {}".format,
    "without detail": "without going into detail {}".format,
    "behind a scan of last year": "had an mri last year cant sleep {}".format,
    "beside a scan": "{} my brother had an mri in june".format,
    "beside a doctor": "{} the doctor checked my back last month".format,
    "behind a request": "if you have space tomorrow can i come because {}".format,
    "hedged": "prob nothing but {}".format,
    "after a no": "No, {}".format,
    "after a no of its own": "No. {}".format,
    "before a no": "{} no idea why".format,
    "before another no": "{}. No pain".format,
    "before the no of another sign": "{}, no fever".format,
}


def flags_of(assistant, text, before=()):
    return {flag.id for flag in assistant.matcher.triager.triage(text, before).flags}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_flags_are_found(assistant, how):
    hidden = [(flag, HIDDEN[how](message)) for flag, message in URGENT]
    assert [pair for pair in hidden if pair[0] not in flags_of(assistant, pair[1])] == []


@pytest.mark.parametrize("word", BLANKS_IN)
def test_a_word_of_parted_letters_hides_nothing(assistant, word):
    said = [(flag, message.replace(word, BLANKS_IN[word])) for flag, message in URGENT if f" {word} " in f" {message} "]
    assert said
    assert [pair for pair in said if pair[0] not in flags_of(assistant, pair[1])] == []


def test_a_message_of_parted_letters_hides_nothing(assistant):
    for text in ("i cant pee", "cant feel my groin", "numb groin"):
        assert assistant.reply_to(Message(" ".join(text.replace(" ", "")))).kind == "escalate", text
        assert assistant.reply_to(Message("   ".join(" ".join(word) for word in text.split()))).kind == "escalate", text


LONG_ONES = [(flag, message, word) for flag, message in URGENT for word in message.split() if len(word) >= 5 and word.isalpha()]


def test_a_long_word_drawn_out_hides_nothing(assistant):
    drawn = [(flag, message.replace(word, word[:-1] + word[-1] * 5)) for flag, message, word in LONG_ONES]
    missed = [pair for pair in drawn if pair[0] not in flags_of(assistant, pair[1])]
    assert len(missed) <= len(drawn) // 50, missed  # 98 of 100, as for typing slips


def test_a_short_word_drawn_out_hides_nothing(assistant):
    words = [(flag, message, word) for flag, message in URGENT for word in message.split() if word in ("leg", "no", "bum", "wet", "pee", "not")]
    drawn = [(flag, message.replace(word, word[:-1] + word[-1] * 5)) for flag, message, word in words]
    assert [pair for pair in drawn if pair[0] not in flags_of(assistant, pair[1])] == []


def test_a_blank_line_hides_nothing(assistant):
    assert "RF_SADDLE" in flags_of(assistant, "my genitals\n\nhave gone numb")


#: Its "not been able to" is read as one word, so that the place where the turns meet is missed.
SPLIT_SAYING = "dads not been able to wee all day"


def test_a_flag_split_within_a_saying_is_found(assistant):
    assert "RF_BLADDER" in flags_of(assistant, "to wee all day", ["dads not been able"])


@pytest.mark.parametrize("turns", [2, 3])
def test_split_flags_are_found(assistant, turns):
    missed = []
    for flag, message in EMERGENCIES:
        words = message.split()
        if len(words) >= turns and message != SPLIT_SAYING:
            cuts = [round(turn * len(words) / turns) for turn in range(turns + 1)]
            parts = [" ".join(words[start:end]) for start, end in itertools.pairwise(cuts)]
            found = set().union(*(flags_of(assistant, part, parts[:turn]) for turn, part in enumerate(parts)))
            missed += [] if flag in found else [(flag, parts)]
    assert missed == []


@pytest.mark.parametrize(("flag", "message"), EMERGENCIES)
def test_an_emergency_reply_is_the_warning_alone(assistant, flag, message):
    reply = assistant.reply_to(Message(message))
    assert (reply.kind, reply.urgency) == ("escalate", Urgency.EMERGENCY)
    assert reply.text in {"", *(definition.text for definition in POLICY.definitions)}
    assert (reply.more, reply.entry_id, reply.parts, reply.sources, reply.suggestions, reply.caveats) == (None, None, (), (), (), ())
    assert reply.notices
    assert all(notice.position == "before" for notice in reply.notices)
    own = next(one for one in POLICY.red_flags if one.id == flag).messages
    assert set(own) <= {notice.id for notice in reply.notices}


def test_an_emergency_with_a_question_is_not_answered(assistant, real):
    for entry in list(real.entries.values())[::15]:
        reply = assistant.reply_to(Message(f"{entry.question} And I can't pee."))
        assert (reply.kind, reply.more, reply.parts, reply.sources) == ("escalate", None, (), ()), entry.question
        assert entry.answer not in reply.text


def test_no_steps_stand_in_any_turn_after_an_urgent_one(assistant, real, conversation_ids):
    for first in ("i cant pee", "cant lift my foot"):
        conversation_id = conversation_ids()
        assistant.reply_to(Message(first, conversation_id, "chat"))
        for entry in real.entries.values():
            reply = assistant.reply_to(Message("", conversation_id, "chat", entry.id))
            assert reply.notices[0].id.startswith("MSG_REMINDER"), entry.id
            assert (reply.more is None) is (entry.treatment is not None or entry.more is None), entry.id


@pytest.mark.parametrize("text", ["im 14 and my back hurts. {}", "im pregnant. {}", "i take warfarin. {}"])
def test_no_steps_for_whom_they_are_not_meant(assistant, real, text):
    treated = [entry for entry in real.entries.values() if entry.treatment and entry.more]
    assert treated
    for entry in treated:
        reply = assistant.reply_to(Message(text.format(entry.question)))
        assert entry.more not in (reply.more or ""), entry.id
        assert reply.urgency >= Urgency.GP


@pytest.mark.parametrize("case", cases("conversations"))
def test_conversations_go_as_the_case_says(ask, case):
    for turn in case["turns"]:
        reply = ask(turn["say"])
        notices = {notice.id for notice in reply.notices}
        for field in ("kind", "entry_id"):
            assert getattr(reply, field) == turn.get(field, getattr(reply, field)), turn
        assert reply.urgency.word == turn.get("urgency", reply.urgency.word), turn
        assert set(turn.get("notices", ())) <= notices, turn
        assert not set(turn.get("not_notices", ())) & notices, turn


def test_third_person_messages_speak_of_them(assistant):
    reply = assistant.reply_to(Message("my dad can't feel his bum"))
    assert reply.notices[0].text == POLICY.messages["MSG_EMERGENCY"].third_person
    reply = assistant.reply_to(Message("i can't feel my bum"))
    assert reply.notices[0].text == POLICY.messages["MSG_EMERGENCY"].text


def test_no_notice_is_shortened(assistant):
    texts = {text for message in POLICY.messages.values() for text in (message.text, message.third_person)}
    for _, message in URGENT[::5]:
        assert {notice.text for notice in assistant.reply_to(Message(message)).notices} <= texts


def test_small_talk_raises_nothing_urgent(assistant):
    for talk in POLICY.small_talk.values():
        for text in talk.phrasings:
            reply = assistant.reply_to(Message(text))
            assert (reply.kind, reply.text) == ("smalltalk", talk.reply), text
            assert reply.urgency == Urgency.NONE
