"""Newlines that part paragraphs, newlines that only wrap, and characters that encoding left behind."""

import pytest

from agents.clean.text import edits
from agents.clean.text.cleaning import clean_text

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


def test_a_headline_above_a_paragraph_in_one_line_is_no_wrapped_line():
    headline = "Storm takes the roofs off a dozen houses on the coast"
    text = f"{headline}\nOfficials said on Monday that nobody was hurt, and that the ferry would not sail on Thursday."
    assert clean_text(text).text == text


def test_a_first_line_shortened_for_a_dateline_is_still_wrapped():
    text = "The town council said on Monday it would\nsplit the budget in two, one for repairs, one for the dam.\n"
    assert "\n" not in clean_text(text).text


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\u2028", "\u2029", "\n\t", "\u3000\n", "\x85\r"])
def test_newlines_of_every_kind_part_paragraphs(newline):
    text = f"The first paragraph ends here.{newline}{newline}The second one ends here.\n\nAnd the third."
    assert clean_text(text).text.count("\n") == 2


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


WRAPPED = (
    "市政府星期二宣布，河上的大桥从当天起关闭，居民出行要多花一个小时，他们希望工程能够尽快完成，"
    "市政府没有说明具体时间，但表示会在五月之前公布新的计划，并且听取村民的意见。"
)


def _wrapped_at(width: int, indent: str = "") -> str:
    line = indent + WRAPPED
    return "\n".join(line[start : start + width] for start in range(0, len(line), width))


@pytest.mark.parametrize("width", [20, 27, 34])
@pytest.mark.parametrize(("indent", "gap"), [("", "\n\n"), ("\u3000\u3000", "\n")])
def test_wrapped_lines_of_chinese_join_without_a_space(width, indent, gap):
    raw = gap.join([_wrapped_at(width, indent)] * 3)
    cleaned = clean_text(raw)
    assert cleaned.text == "\n".join([WRAPPED] * 3)
    assert edits.restore(cleaned.text, cleaned.edits, cleaned.spacing) == raw


def test_headlines_of_one_length_in_chinese_stay_lines():
    raw = "\n".join(["港口工程五月完成船只恢复通行村民返回家园", "市政府公布新的计划居民意见仍有待听取完毕"] * 4)
    assert clean_text(raw).text == raw


def test_wide_digits_and_letters_stay_as_they_are():
    line = "物価は前年から３．１％上がり、ＧＤＰの伸びは１０月から止まっていると市は説明した。"
    assert clean_text(f"\u3000{line}\n\u3000{line}").text == f"{line}\n{line}"
