"""What was cleaned can be put back, whatever came in."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import process
from agents.clean.text import rules
from agents.clean.text.cleaning import clean_text
from agents.clean.text.edits import Change, White, apply, restore
from agents.clean.text.encoding import REPAIRS, repairs
from agents.clean.text.layout import whites
from schemas.article import EditKind
from schemas.codec import encode
from schemas.raw import RawArticle, Received

NOISE = (
    *" \n\t\r\v\f\x00\x1c\x85\x92\xad\u00a0\u200b\u2003\u2028\u202e\u3000\ufeff\ufffd\U000e0041ab.&;(`´'\"\\",
    *("  ", "\n\n", "\r\n", "\n    ", " \n", "\u0301", "\u0323\u0302", "``", "''", '""', "<<", ">>", "e\u0301"),
    *("&amp;", "&nbsp;", "&shy;", "&#10;", "&quot", "\\n", "\\u00a0", "Ã", "Â\u00a0", "â€", "é", "я", "\u05d0", "한"),
)
LINES = (
    "A heading",
    "pic.twitter.com/abc",
    "By Jane Roe",
    "2023-11-15 ",
    "KYIV, Ukraine (AP) — ",
    "(AP Photo/Jane Roe)",
    "A square in Oldport. (AP Photo/Jane Roe)",
    "Officials said on Monday that the storm had taken the roofs off a dozen houses.",
    "READ MORE ABOUT THE STORM ON THE COAST",
)
EXAMPLES = (
    *(text for repair in REPAIRS for example in repair.examples for text in example),
    *(text for repair in REPAIRS for text in repair.counterexamples),
    *(text for rule in rules.load() for text in (*rule.examples, *rule.counterexamples)),
)
pieces = st.sampled_from(NOISE) | st.sampled_from(LINES) | st.sampled_from(EXAMPLES)
messy = st.lists(pieces, max_size=25).map("".join)
paragraphs = st.lists(pieces | st.text(max_size=8), max_size=12).map("\n\n".join)
anything = messy | paragraphs | st.text()


def entries(record):
    """Edits and spacing as they follow one another: at one position length 0 first, edits before spacing."""
    return sorted([*record.edits, *record.spacing], key=lambda entry: (entry.at, entry.length > 0))


def check(record, raw):
    """What `record.md` promises of a record's text, edits and spacing."""
    text = record.text
    assert restore(text, record.edits, record.spacing) == raw
    assert all(0 <= entry.at <= entry.at + entry.length <= len(text) for entry in entries(record))
    assert all(first.at + first.length <= second.at for first, second in pairwise(entries(record)))
    assert list(record.edits) == sorted(record.edits, key=lambda edit: edit.at)
    assert list(record.spacing) == sorted(record.spacing, key=lambda white: white.at)
    assert not any(text[entry.at : entry.at + entry.length] == entry.original for entry in entries(record))


@settings(deadline=None, max_examples=300)
@given(anything)
def test_edits_and_spacing_give_back_any_text(raw):
    """`restore` is the inverse of cleaning for arbitrary Unicode; entries are in order, apart, and change something."""
    check(clean_text(raw), raw)


@settings(deadline=None, max_examples=200)
@given(anything, st.none() | st.sampled_from(LINES), st.booleans())
def test_the_stage_gives_back_any_text(raw, title, as_page):
    """The same through the whole stage, with and without a title, and where newlines part the blocks of a page."""
    check(clean_text(raw, title, may_wrap=not as_page), raw)
    record = process(Received(raw=RawArticle(text=raw, title=title))).record
    if record is not None and record.text is not None and not raw.isspace():
        check(record, raw)


@settings(deadline=None, max_examples=300)
@given(anything)
def test_a_cleaned_text_is_level(raw):
    """No white space at the ends, none but single spaces and single newlines within."""
    text = clean_text(raw).text
    assert text == text.strip()
    assert not any(double in text for double in ("  ", "\n\n", " \n", "\n "))
    assert not any(char.isspace() and char not in " \n" for char in text)


@settings(deadline=None, max_examples=200)
@given(anything)
def test_repairs_do_not_overlap(raw):
    found = repairs(raw)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(0 <= change.start <= change.end <= len(raw) for change in found)


@settings(deadline=None, max_examples=100)
@given(anything)
def test_the_same_text_gives_the_same_bytes(raw):
    received = Received(raw=RawArticle(text=raw))
    assert encode(process(received)) == encode(process(received))


spans = st.tuples(st.integers(0, 60), st.integers(0, 12), st.sampled_from(["", " ", "\n", "x", "y z"]))


@settings(deadline=None, max_examples=300)
@given(messy, st.lists(spans, max_size=8))
def test_any_changes_can_be_undone(raw, wanted):
    """Whatever is changed, also right beside and within white space: the text comes back, and is level."""
    changes, position = [], 0
    for gap, length, put in wanted:
        start = min(position + gap, len(raw))
        end = min(start + length, len(raw))
        changes.append(Change(start, end, put, EditKind.ENCODING, "test"))
        position = end
    level = apply(raw, changes, whites(raw))
    assert restore(level.text, level.edits, level.spacing) == raw
    assert level.text == level.text.strip(" \n")


@settings(deadline=None, max_examples=200)
@given(messy)
def test_every_character_of_the_text_is_traced_to_the_raw_text(raw):
    """`raw_span` goes up with the position and stays within the raw text; what was not changed stands there."""
    level = apply(raw, repairs(raw), whites(raw))
    sources = [level.raw_span(position, position + 1) for position in range(len(level.text))]
    assert all(0 <= start <= end <= len(raw) for start, end in sources)
    assert sources == sorted(sources)
    touched = {at for entry in entries(level) for at in range(entry.at, entry.at + entry.length)}
    assert all(raw[slice(*source)] == level.text[at] for at, source in enumerate(sources) if at not in touched)


def test_white_space_before_a_removed_paragraph_goes_with_it():
    """So a reader who puts edits back before spacing gets the order right."""
    cleaned = clean_text("One sentence stands here.\n\nTAP HERE TO GET OUR FREE APP\n\nAnother one stands here.")
    assert cleaned.text == "One sentence stands here.\nAnother one stands here."
    assert [(edit.at, edit.length, edit.original) for edit in cleaned.edits] == [
        (25, 0, "\n\nTAP HERE TO GET OUR FREE APP")
    ]
    assert [(space.at, space.length, space.original) for space in cleaned.spacing] == [(25, 1, "\n\n")]


def test_a_space_that_stays_is_no_change():
    """A character removed between two words leaves the space that was there."""
    raw = "foo \x00bar"
    level = apply(raw, repairs(raw), whites(raw))
    assert level.text == "foo bar"
    assert [(edit.at, edit.length, edit.original) for edit in level.edits] == [(4, 0, "\x00")]
    assert level.spacing == ()


def test_white_space_that_a_change_only_begins_with_is_still_levelled():
    """A change that takes the first character of a run leaves the rest of the run to be levelled."""
    level = apply("à\x85\n\nb", [Change(1, 2, "…", EditKind.ENCODING, "test")], [White(1, 4, "\n")])
    assert level.text == "à…\nb"
    assert restore(level.text, level.edits, level.spacing) == "à\x85\n\nb"


@pytest.mark.parametrize(
    ("raw", "edits", "spacing"),
    [
        ("l&#8217;an d&#8217;or", [(1, 6, "&#8217;an d&#8217;")], []),
        ("l&#8217;an" + " passe" * 20 + " d&#8217;or", [(1, 1, "&#8217;"), (126, 1, "&#8217;")], []),
        ("Corn\t1.92\t1.88 a bushel in the spring", [], [(4, 6, "\t1.92\t")]),
        ("Corn a bushel in the spring\t1.92 a bushel\t1", [], [(27, 1, "\t"), (41, 1, "\t")]),
    ],
)
def test_neighbours_of_one_kind_are_written_together_where_that_is_shorter(raw, edits, spacing):
    cleaned = clean_text(raw)
    assert [(edit.at, edit.length, edit.original) for edit in cleaned.edits] == edits
    assert [(white.at, white.length, white.original) for white in cleaned.spacing] == spacing
    assert restore(cleaned.text, cleaned.edits, cleaned.spacing) == raw


def test_an_ordinary_article_carries_little_bookkeeping():
    """Paragraphs parted by blank lines cost one short entry each."""
    raw = "\n\n".join(
        f"Paragraph {number} says what happened in the village that day. It also says why." for number in range(20)
    )
    cleaned = clean_text(raw)
    assert cleaned.edits == ()
    assert len(cleaned.spacing) == 19
    assert len(encode(cleaned.spacing)) < len(raw) / 5
