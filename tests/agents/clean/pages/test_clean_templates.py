"""Turns of page templates: short pages, headlines without a heading, credits and dates in elements of their own."""

import pytest

from agents.clean import process
from schemas.article import Article
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received

URL = "https://coastpost.example/bridge"
TITLE = "Harbour bridge closed after cracks were found"
PARAGRAPHS = (
    "The harbour bridge was closed on Tuesday after inspectors found cracks in two of its forty cables.",
    "Ferries will run every twenty minutes, and the railway has promised longer trains for the week.",
    "The cables were last replaced a generation ago, the road agency of the county told reporters.",
    "Shop owners near the ramp expect to lose the busiest days of the season, as they did in spring.",
    "A second inspection, planned for the autumn, will now begin as soon as the wind has dropped.",
)
OTHER = "<a href=/x><time datetime=2024-03-20>20 March</time> The old mill will become a school next year</a>"
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def record(body: str, *, title: str = TITLE, head: str = "") -> Article:
    html = f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    passed = process(Received(raw=RawArticle(html=html, url=URL)))
    assert isinstance(passed, Pass)
    return passed.record


def test_a_brief_keeps_its_paragraphs_apart_and_its_headline_out():
    body = (
        f"<main><article><h1>{TITLE}</h1><p class=byline>By Jane Roe</p><p>{PARAGRAPHS[0]}</p><p>Nobody was hurt.</p>"
    )
    assert record(body).text == f"{PARAGRAPHS[0]}\nNobody was hurt."


def test_a_headline_that_is_no_heading_is_not_text():
    found = record(f"<div><div>{TITLE}</div>{STORY}</div>", title=f"{TITLE} :: Norwick Mail")
    assert (found.title, found.text) == (TITLE, "\n".join(PARAGRAPHS))


def test_a_heading_above_the_first_prose_belongs_to_it():
    posts = "".join(f"<div><h2>Post {number}</h2><p>{line}</p></div>" for number, line in enumerate(PARAGRAPHS))
    assert record(f"<main><h1>{TITLE}</h1><div>{posts}</div></main>").text.startswith("Post 0\n")


def test_what_follows_the_marked_article_is_no_part_of_it():
    rest = "<section><p>Readers may write to each other here once they have told the desk who they are.</p></section>"
    found = record(f"<main><article><h1>{TITLE}</h1>{STORY}</article>{rest}</main>")
    assert found.text == "\n".join(PARAGRAPHS)


def test_words_that_only_a_style_sheet_sets_apart_are_parted():
    found = record(f"<article><h1>{TITLE}</h1><p><span class=spot>Norwick.</span>Nobody was hurt there.</p>{STORY}")
    assert "Norwick. Nobody was hurt there." in found.text


def test_an_initial_set_large_stays_with_its_word():
    found = record(f"<article><h1>{TITLE}</h1><p><span class=drop>N</span>obody was hurt there.</p>{STORY}")
    assert "Nobody was hurt there." in found.text


@pytest.mark.parametrize("name", ["Ann Lyle", "Ann Lyle / Reuters"])
def test_a_name_in_an_element_behind_a_captions_last_sentence_is_its_credit(name):
    caption = f"<figcaption><span>The deck in May.</span><span>{name}</span></figcaption>"
    figure = f"<figure><img src=/bridge-deck.jpg>{caption}</figure>"
    found = record(f"<article><h1>{TITLE}</h1>{figure}{STORY}</article>")
    assert [(caption.text, caption.credit) for caption in found.captions] == [("The deck in May.", name)]
    assert (found.image.caption, found.image.credit) == ("The deck in May.", name)


def test_an_agency_beside_a_caption_is_its_images_credit():
    figure = (
        "<figure><img src=/bridge-deck.jpg><span>Getty Images</span><figcaption>The deck in May</figcaption></figure>"
    )
    assert record(f"<article><h1>{TITLE}</h1>{figure}{STORY}</article>").image.credit == "Getty Images"


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Jane Roe, NRS", ("Jane Roe",)),
        ("Jane Roe, coast desk Norwick", ("Jane Roe",)),
        ("Coast Post, Norwick, Wales", ()),
        ("Jane Roe, Kofi Mensah", ("Jane Roe", "Kofi Mensah")),
    ],
)
def test_what_stands_behind_a_name_or_a_site_is_no_author(given, names):
    head = f'<meta property="og:site_name" content="Coast Post"><meta name="author" content="{given}">'
    assert record(f"<article><h1>{TITLE}</h1>{STORY}</article>", head=head).authors == names


def test_the_pages_word_for_its_authors_comes_before_what_the_text_says():
    head = '<meta name="author" content="Jane Roe">'
    body = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>(Norwick Harriers, Elin Rowers)</p>{STORY}</article>"
    assert record(body, head=head).authors == ("Jane Roe",)


def test_a_pages_own_address_is_no_other_language_version():
    links = f'<link rel=alternate hreflang=en href="{URL}"><link rel=alternate hreflang=cy href="{URL}-cy">'
    assert [version.language for version in record(STORY, head=links).alternates] == ["cy"]


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=date>Wednesday, March 20, 2024</div><article><h1>{TITLE}</h1><p>Jane Roe | March 12, 2024</p>{STORY}",
        f"<div>Today is March 20, 2024</div><article><h1>{TITLE}</h1>{STORY}<p class=date>March 12, 2024</p>",
        f"<article><h1>{TITLE}</h1><div>March 12, 2024 <i class=modified>(updated: March 20, 2024)</i></div>{STORY}",
        f"<article><h1>{TITLE}</h1><p>Updated: March 20, 2024 | Posted: March 12, 2024</p>{STORY}",
        f"<article><h1>{TITLE}</h1>{STORY}{OTHER}<time datetime=2024-03-12>12 March</time>",
    ],
    ids=["the day of the visit", "named as today", "a change in brackets", "a change first", "another story's"],
)  # fmt: skip
def test_a_day_that_is_not_the_articles_is_passed_over(body):
    assert record(body).published.value == "2024-03-12"
