"""Newlines that part paragraphs, newlines that only wrap, and characters that encoding left behind."""

import pytest

from agents.clean.text import clean_text

PROSE = (
    "Officials in the coastal town said on Monday that the storm had\n"
    "taken the roofs off a dozen houses and cut the only road to the\n"
    "harbour, where fishermen had tied up their boats for the night.\n"
    "    Nobody was hurt, the mayor said, but the ferry would not sail\n"
    "before Thursday and the school would stay closed until the end of\n"
    "the week.\n"
)


def test_wrapped_lines_are_joined_and_indented_ones_start_a_paragraph():
    lines = clean_text(PROSE).text.split("\n")
    assert len(lines) == 2
    assert lines[0].endswith("for the night.")
    assert lines[1].startswith("Nobody was hurt")


def test_single_newlines_part_paragraphs_of_an_unwrapped_text():
    text = "The first paragraph ends here.\nThe second one is a little longer than that.\nThe third one ends it all."
    assert clean_text(text).text == text


def test_lines_of_a_table_stay_apart():
    table = (
        "The prices were, in dollars a bushel at the gulf ports:\n    Wheat    2.55    2.40\n    Corn     1.92    1.88"
    )
    assert clean_text(table).text.split("\n")[1:] == ["Wheat 2.55 2.40", "Corn 1.92 1.88"]


def test_scripts_without_spaces_are_never_taken_for_wrapped():
    line = (
        "当局は水曜日に住民に避難を命じた。砲撃は数週間にわたって激しさを増している。多くの住民は町に残ることを選んだ。"
    )
    assert clean_text(f"{line}\n{line[:40]}\n{line[:45]}").text.count("\n") == 2


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Marks &amp; Spencer", "Marks & Spencer"),
        ("He said &amp;quot;no&amp;quot;.", 'He said "no".'),
        ("ten&nbsp;houses", "ten houses"),
        ("Research &Foo; R&D; stays", "Research &Foo; R&D; stays"),
        ("A\x00B", "AB"),
        ("har\u00adbour", "harbour"),
        ("\ufeffZero\u200bwidth", "Zerowidth"),
        ("don\x92t", "don’t"),
        ("cafe\u0301", "café"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\u05e9\u05dc\u05d5\u05dd \u200f(abc)", "\u05e9\u05dc\u05d5\u05dd \u200f(abc)"),
    ],
)
def test_damage_of_encoding_is_repaired_and_scripts_keep_their_joiners(raw, text):
    cleaned = clean_text(raw)
    assert cleaned.text == text
    assert all(edit.kind == "encoding" for edit in cleaned.edits)
