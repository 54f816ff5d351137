"""What does not belong is taken out and kept where it belongs; what belongs stays."""

import pytest

from agents.clean.text import caption_forms
from agents.clean.text.cleaning import clean_text
from agents.clean.text.credit import parse_text_credit, photo_credit

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."


@pytest.mark.parametrize(
    ("ending", "name", "agency"),
    [
        ("(AP Photo/Jane Roe)", "Jane Roe", "AP"),
        ("(Harbour Gazette Photo/Jane Roe)", "Jane Roe", "Harbour Gazette"),
        ("(AP Photo/J. Scott Roe, File)", "J. Scott Roe", "AP"),
        ("(Photo: AFP).", None, "AFP"),
        ("(Jane Roe/AFP via Getty Images)", "Jane Roe", "AFP"),
        ("(Jane Roe via AP, File)", "Jane Roe", "AP"),
        ("Photo by Jane Roe/Getty Images", "Jane Roe", "Getty Images"),
        ("Photo by Jane Roe / Getty", "Jane Roe", "Getty Images"),
        ("REUTERS/Jane Roe", "Jane Roe", "Reuters"),
        ("Photograph: Jane Roe/The Guardian", "Jane Roe", "The Guardian"),
        ("Image: Getty Images", None, "Getty Images"),
    ],
)
def test_a_paragraph_that_ends_in_a_photo_credit_is_a_caption(ending, name, agency):
    caption = "Two men carry a door across the flooded market square."
    cleaned = clean_text(f"{BODY}\n\nThe market square\n\n{caption} {ending}\n\n{MORE}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [(edit.kind, edit.rule) for edit in cleaned.edits] == [
        ("caption", "caption_heading"),
        ("caption", "caption_with_credit"),
    ]
    assert [found.text for found in cleaned.captions] == [caption]
    assert [(credit.name, credit.agency) for credit in cleaned.credits] == [(name, agency)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "She showed the court what the camera had seen (the photo was taken at noon).",
        "The agency confirmed it (Reuters)",
        "Support fell to 41 percent in a new survey (AP/Ipsos).",
        "The bill covers schools and/or hospitals.",
    ],
)
def test_a_sentence_is_no_caption(paragraph):
    assert photo_credit(paragraph) is None


def test_a_photo_credit_alone_is_a_credit():
    cleaned = clean_text(f"{BODY}\n\n(AP Photo/Jane Roe)\n\n{MORE}")
    assert [edit.kind for edit in cleaned.edits] == ["credit"]
    assert cleaned.captions == []


def test_the_headline_above_a_caption_stays():
    cleaned = clean_text(f"Village evacuated\n\nA bus leaves. (AP Photo/Jane Roe)\n\n{BODY}", "Village evacuated")
    assert cleaned.text.startswith("Village evacuated\n")


def test_a_closing_line_credits_agency_and_people():
    credits_ = parse_text_credit("Associated Press writers Jane Roe in Kyiv and John Doe contributed to this report.")
    assert [(credit.name, credit.agency) for credit in credits_] == [
        (None, "Associated Press"),
        ("Jane Roe", None),
        ("John Doe", None),
    ]


def test_an_editor_is_credited_as_such():
    credits_ = parse_text_credit("(Reporting by Jane Roe in Kyiv; Editing by John Doe)")
    assert [(credit.kind, credit.name) for credit in credits_] == [("text", "Jane Roe"), ("editing", "John Doe")]


@pytest.mark.parametrize("place", ["middle", "end"])
def test_a_headline_in_capitals_leads_elsewhere(place):
    promotion = "MAYOR'S BROTHER ARRESTED IN HARBOUR TENDER: WHAT THE FILES SAY"
    parts = [BODY, promotion, MORE, BODY] if place == "middle" else [BODY, MORE, BODY, promotion]
    cleaned = clean_text("\n\n".join(parts))
    assert promotion not in cleaned.text
    assert [(edit.kind, edit.rule) for edit in cleaned.edits] == [("cross_reference", "capitals")]


@pytest.mark.parametrize(
    "line",
    [
        "SMALL SEDANS",
        "WHAT WE KNOW ABOUT THE EVACUATION SO FAR",
        "IS IT SAFE TO RETURN TO THE VILLAGE?",
        "“WE WILL NOT LEAVE THIS PLACE, NOT NOW”",
        "ABC ACME BOLTS AND NUTS 12.50 +0.25 +2.04",
    ],
)
def test_headings_quotations_and_tables_in_capitals_stay(line):
    assert line in clean_text("\n\n".join([BODY, MORE, line, BODY, MORE])).text


def test_a_text_all_in_capitals_stays_whole():
    lines = [BODY.upper()[:-1], MORE.upper()[:-1], BODY.upper()[:-1]]
    assert clean_text("\n\n".join(lines)).text == "\n".join(lines)


def test_links_of_embedded_posts_go_from_within_a_paragraph():
    cleaned = clean_text(f"{BODY} pic.twitter.com/abcDEF123\n\n{MORE}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [edit.kind for edit in cleaned.edits] == ["social"]


def test_a_very_long_caption_is_no_caption():
    long = "word " * caption_forms.MAX_CAPTION
    assert clean_text(f"{long}(AP Photo/Jane Roe)").captions == []
