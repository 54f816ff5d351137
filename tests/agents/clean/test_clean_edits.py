"""What was cleaned can be put back, whatever came in."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean.edits import apply, restore
from agents.clean.encoding import repairs
from agents.clean.layout import whites
from agents.clean.text import clean_text

PIECES = (
    *" \n\t\r\x00\xad\u00a0\u200b\u2028\x85\x92ab&;.(",
    *("&amp;", "&nbsp;", "&shy;", "e\u0301", "  ", "\n\n", "pic.twitter.com/abc", "By Jane Roe", "2023-11-15 "),
    *(
        "(AP Photo/Jane Roe)",
        "KYIV, Ukraine (AP) — ",
        "READ MORE: x",
        "TAP HERE TO GET OUR FREE APP",
        "A heading",
        "\u05d0",
    ),
)
messy = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(deadline=None, max_examples=400)
@given(messy | st.text())
def test_edits_and_spacing_give_back_any_text(raw):
    """`restore` is the inverse of cleaning for arbitrary Unicode."""
    cleaned = clean_text(raw)
    assert restore(cleaned.text, cleaned.edits, cleaned.spacing) == raw


@settings(deadline=None, max_examples=400)
@given(messy | st.text())
def test_a_cleaned_text_is_level(raw):
    """No white space at the ends, none but single spaces and single newlines within."""
    text = clean_text(raw).text
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n" not in text
    assert " \n" not in text
    assert "\n " not in text
    assert not any(char.isspace() and char not in " \n" for char in text)


@settings(deadline=None)
@given(messy)
def test_edits_point_into_the_text_and_do_not_overlap(raw):
    """Each stretch of the text belongs to at most one edit or spacing, in order of position."""
    cleaned = clean_text(raw)
    spans = sorted((entry.at, entry.at + entry.length) for entry in (*cleaned.edits, *cleaned.spacing) if entry.length)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(0 <= entry.at <= len(cleaned.text) for entry in (*cleaned.edits, *cleaned.spacing))
    assert [edit.at for edit in cleaned.edits] == sorted(edit.at for edit in cleaned.edits)


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


def test_an_ordinary_article_carries_little_bookkeeping():
    """Paragraphs parted by blank lines cost one short entry each."""
    raw = "\n\n".join(
        f"Paragraph {number} says what happened in the village that day, and why." for number in range(20)
    )
    cleaned = clean_text(raw)
    assert cleaned.edits == ()
    assert len(cleaned.spacing) == 19
