"""The rules for whole paragraphs: every table's own examples, in a text, and what the loader refuses."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean.text import rules
from agents.clean.text.cleaning import clean_text
from schemas.article import EditKind

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."
LANGUAGES = (
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro",
    "ru", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
MIN_EXAMPLES = 15
ALL = rules.load()
TABLE = """
[[rule]]
name = 'tide'
kind = 'promotion'
cues = ['tide table']
patterns = ['''{LEAD}our tide table{TAIL}''']
examples = ['Our tide table: High water at noon']
counterexamples = ['The tide table was wrong.']
"""


def in_context(rule: rules.Rule, line: str) -> list[str]:
    orders = {rules.Place.END: [BODY, MORE, line], rules.Place.HEAD: [line, BODY, MORE]}
    return orders.get(rule.place, [BODY, line, MORE])


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_each_rule_takes_its_examples_out_of_a_text(rule):
    """Among other paragraphs: cues, lengths and places must let it through. Where two languages write a line alike,
    either may take it, as the same kind; a caption's credit or a byline may be seen before any rule is tried.
    """
    assert rules.faults(rule) == []
    for example in rule.examples:
        paragraphs = in_context(rule, example)
        assert [taken.kind for _, taken in rules.finder().find(paragraphs)] == [rule.kind], example
        cleaned = clean_text("\n\n".join(paragraphs))
        assert cleaned.text == f"{BODY}\n{MORE}", example
        (edit,) = cleaned.edits
        assert edit.kind is rule.kind or "/" not in edit.rule, example


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_no_rule_takes_a_counterexample(rule):
    for counterexample in rule.counterexamples:
        cleaned = clean_text("\n\n".join(in_context(rule, counterexample)))
        assert " ".join(counterexample.split()) in cleaned.text
        assert not any("/" in edit.rule for edit in cleaned.edits), counterexample


def test_names_are_unique():
    assert [name for name, times in Counter(rule.name for rule in ALL).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_knows_promotions_links_credits_social_and_legal_lines(language):
    own = [rule for rule in ALL if rule.name.startswith(f"{language}/")]
    assert {rule.kind for rule in own} >= {
        EditKind.PROMOTION,
        EditKind.CROSS_REFERENCE,
        EditKind.NAVIGATION,
        EditKind.SOCIAL,
        EditKind.LEGAL,
        EditKind.CREDIT,
    }
    assert sum(len(rule.examples) for rule in own) >= MIN_EXAMPLES


def test_no_file_is_left_out_of_these_tests():
    assert {rule.name.partition("/")[0] for rule in ALL} == {*LANGUAGES, "common"}


def test_a_table_becomes_a_rule_named_after_its_file():
    (rule,) = rules.parse("xx", TABLE)
    assert (rule.name, rule.kind, rule.max_length) == ("xx/tide", EditKind.PROMOTION, rules.MAX_LENGTH)
    assert rules.faults(rule) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("'promotion'", "'advert'", "Invalid enum value 'advert'"),
        ("examples = ['Our tide table: High water at noon']\n", "", "missing required field `examples`"),
        ("['Our tide table: High water at noon']", "[]", "length >= 1"),
        ("cues = ['tide table']", "cue = ['tide table']", "unknown field `cue`"),
        ("cues = ['tide table']\n", "", "xx/tide: give it cues, or a max_length of at most 60"),
        ("name = 'tide'", "name = tide", "rules of xx: Invalid value"),
    ],
)
def test_a_table_of_the_wrong_shape_is_refused_with_the_reason(old, new, message):
    with pytest.raises(rules.RuleError, match="xx") as refusal:
        rules.parse("xx", TABLE.replace(old, new))
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{LEAD}our", "(our", "xx/tide: a pattern does not compile: missing ), unterminated subpattern"),
        (
            "{LEAD}",
            "{LED}",
            "xx/tide: a pattern does not compile: no piece is called {LED}; there are AGENCIES, AGENCY",
        ),
        (
            "['tide table']",
            "['low water']",
            "xx/tide: no cue stands in its example 'Our tide table: High water at noon'",
        ),
        ("High water at noon'", "'", ""),
        ("'Our tide", "'Your tide", "xx/tide: does not take its example 'Your tide table: High water at noon'"),
        ("The tide table was wrong.", "Our tide table", "xx/tide: takes its counterexample 'Our tide table'"),
    ],
)
def test_a_rule_that_breaks_its_promises_is_named_with_the_reason(old, new, message):
    (rule,) = rules.parse("xx", TABLE.replace(old, new, 1))
    assert [fault[: len(message)] for fault in rules.faults(rule)] == ([message] if message else [])


def test_a_cue_is_found_whatever_its_case_and_wherever_folding_moves_it():
    """Folding "İ" and "ß" makes a text longer, so that offsets shift; the paragraph must still be the right one."""
    finder = rules.Finder(rules.parse("xx", TABLE))
    paragraphs = ["İ" * 50, "ß" * 50, "OUR TIDE TABLE", "Our tide table was wrong"]
    assert [number for number, _ in finder.find(paragraphs)] == [2]


def test_a_paragraph_that_is_empty_or_blank_goes_to_no_rule():
    assert list(rules.finder().find(["", " ", "\x00"])) == []
    assert list(rules.finder().find([])) == []


def test_a_rule_for_the_end_sees_past_what_other_rules_took():
    finder = rules.Finder(rules.parse("xx", TABLE.replace("cues", "place = 'end'\ncues")) + rules.load())
    ends = ["Our tide table", "Read more", "SIGN UP", "© 2023 Herald"]
    assert [rule.name for _, rule in finder.find([BODY, MORE, BODY, *ends])][-1] == "xx/tide"
    assert [rule.name for _, rule in finder.find(["Our tide table", BODY, MORE, BODY])] == []


def test_a_rule_for_the_head_is_tried_there_only():
    assert clean_text(f"OPINION\n\n{BODY}\n\n{MORE}").text == f"{BODY}\n{MORE}"
    late = "\n\n".join([BODY, MORE, BODY, MORE, BODY, "Opinion", MORE])
    assert "Opinion" in clean_text(late).text


def test_the_headline_stays_whatever_it_looks_like():
    line = "Read more: Five villages under one roof"
    assert clean_text(f"{line}\n\n{BODY}\n\n{MORE}", line).text == f"{line}\n{BODY}\n{MORE}"


def test_the_headlines_of_a_list_of_related_stories_go_with_it():
    links = ["Mayor's brother arrested", "What the files say about the harbour", "Is it safe to return?"]
    cleaned = clean_text("\n\n".join([BODY, MORE, "Related stories", *links]))
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [edit.rule for edit in cleaned.edits] == ["en/read_more", *["announced_headline"] * len(links)]


def test_one_headline_below_a_colon_goes_and_the_text_goes_on():
    cleaned = clean_text("\n\n".join([BODY, "READ ALSO:", "Mayor's brother arrested", MORE]))
    assert cleaned.text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "below",
    [
        ["A heading of the article", MORE],
        [MORE],
        ["Mayor's brother arrested", MORE, "What they say"],
    ],
)
def test_what_follows_a_link_without_colon_stays(below):
    assert clean_text("\n\n".join([BODY, "Read more", *below])).text == "\n".join([BODY, *below])


def test_a_link_with_its_own_headline_announces_no_other():
    parts = [BODY, MORE, "READ MORE: Five villages under one roof", "Tickets at the harbour office"]
    assert clean_text("\n\n".join(parts)).text == "\n".join([*parts[:2], parts[3]])


LINES = st.sampled_from([line for rule in ALL for line in (*rule.examples, *rule.counterexamples)])


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES | st.text(max_size=40).filter(lambda line: "\n" not in line), max_size=12))
def test_the_cues_leave_nothing_out(paragraphs):
    """What is found in one pass is what trying every rule on every paragraph finds, where a cue stands in it."""
    anywhere = [rule for rule in ALL if rule.place is rules.Place.ANYWHERE]
    found = {number: rule.name for number, rule in rules.Finder(anywhere).find(paragraphs)}
    for number, paragraph in enumerate(paragraphs):
        folded = paragraph.casefold()
        takers = [
            rule.name
            for rule in anywhere
            if paragraph
            and (not rule.cues or any(cue.casefold() in folded for cue in rule.cues))
            and rule.takes(paragraph)
        ]
        assert found.get(number) == next(iter(takers), None)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_no_pattern_runs_away(rule):
    """Patterns that backtrack without bounds would not come back from their own words, over and over."""
    for example in rule.examples:
        for words in (example, f"{example.split()[0]} ", f"{example} A ", f"{example}, "):
            hostile = (words * rule.max_length)[: rule.max_length - 1] + "\x01"
            assert rule.takes(hostile) in {True, False}


def test_a_very_long_line_of_cues_is_left_alone():
    line = "read more " * 20_000
    assert clean_text(line).text == line.strip()
