from assistant.cli.labelled import Line, Section, joined, quoted, section_lines


def test_texts_are_wrapped_beside_their_labels() -> None:
    section = Section("Parts", (Line("wheel", "round and made of steel and rubber"), Line("bell", "rings")))
    assert list(section_lines(section, 30, is_coloured=False)) == [
        "Parts",
        "  wheel       round and made\n              of steel and\n              rubber",
        "  bell        rings",
    ]


def test_colours_mark_headings_and_what_is_loud_alone() -> None:
    section = Section("Parts", (Line("wheel", "flat", is_loud=True), Line("bell", "rings")))
    assert list(section_lines(section, 80, is_coloured=True)) == ["\x1b[1mParts\x1b[0m", "\x1b[1;31m  wheel       flat\x1b[0m", "  bell        rings"]
    assert "\x1b" not in "".join(section_lines(section, 80, is_coloured=False))


def test_a_narrow_terminal_and_a_long_word_lose_nothing() -> None:
    section = Section("Parts", (Line("wheel", "a" * 50 + " b"),))
    assert list(section_lines(section, 1, is_coloured=False))[1].split() == ["wheel", "a" * 50, "b"]


def test_words_are_quoted() -> None:
    assert (quoted("a b"), joined(["a", "b c"])) == ('"a b"', '"a" with "b c"')
