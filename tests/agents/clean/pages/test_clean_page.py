"""Pages: main text, and what a page says of itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from agents.clean import process
from agents.clean.pages.extract import is_fragment, visible_text
from agents.clean.pages.titles import without_site
from agents.clean.text.edits import restore
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received

PARAGRAPHS = [
    "Residents of the village began to leave on Tuesday, carrying what they could, the council said in a statement.",
    "Buses took most of them to the provincial capital, some 70 miles away, where schools had been opened for them.",
    "A spokeswoman for the council said that some 400 people had chosen to stay, most of them elderly.",
    "“We have lived through worse than this,” said one of them, who keeps bees at the edge of the village.",
    "The road to the village was cut by shelling in the night, and repairs would take several days, the council said.",
]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Village evacuated | Example News</title>
<link rel="canonical" href="/2023/08/10/village"><link rel="alternate" hreflang="uk" href="https://example.org/uk/village">
<meta property="og:site_name" content="Example News"><meta property="og:image" content="/lead.jpg">
<meta property="article:section" content="World">
<meta property="article:published_time" content="2023-08-10T10:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Village evacuated",
"datePublished": "2023-08-10T12:00:00+02:00", "dateModified": "2024-01-01",
"author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}],
"image": {"url": "https://example.org/i.jpg", "caption": "A bus", "creditText": "AFP"}}]}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Village evacuated</h1>%s</article>
<aside><h2>Most read</h2><p>Ten ways to cook an egg, and why the first of them is the best of all of them</p></aside>
<footer><p>Contact us about cookies, advertising, subscriptions and everything else.</p></footer></body></html>"""


def run(html, **raw):
    return process(Received(raw=RawArticle(html=html, **raw)))


def page(paragraphs=PARAGRAPHS):
    return PAGE % "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def test_the_main_text_is_found_and_nothing_else():
    assert run(page()).record.text.split("\n")[-5:] == PARAGRAPHS


def test_what_the_page_says_of_itself():
    record = run(page(), url="https://example.org/2023/08/10/village?utm_source=x").record
    assert (record.title, record.site, record.section) == ("Village evacuated", "Example News", "World")
    assert record.authors == ("Jane Roe", "John Doe")
    assert record.canonical_url == "https://example.org/2023/08/10/village"
    assert (record.image.url, record.image.caption, record.image.credit) == (
        "https://example.org/lead.jpg",
        "A bus",
        "AFP",
    )
    assert [(alternate.language, alternate.url) for alternate in record.alternates] == [
        ("uk", "https://example.org/uk/village")
    ]
    assert record.hints.page_language == "en-GB"
    assert record.published.value == "2023-08-10T10:00:00Z"
    assert [candidate.found_in for candidate in record.published.candidates] == ["json_ld", "meta", "url"]
    assert not record.published.conflict


def test_the_producers_word_comes_before_the_pages():
    record = run(page(), title="Another title", published="2023-08-11", authors=("Max Moe",)).record
    assert record.title == "Another title"
    assert record.published.value.startswith("2023-08-11")
    assert record.authors[0] == "Max Moe"


def test_the_id_never_comes_from_what_the_page_says_its_address_is():
    wrong = page().replace("/2023/08/10/village", "https://example.org/wrong")
    assert run(wrong, url="https://example.org/a").record.id == run(page(), url="https://example.org/a").record.id
    assert run(wrong).record.id != run(page()).record.id


def test_an_address_of_another_site_or_a_front_page_is_not_canonical():
    for said in ("https://other.example/a", "https://example.org/"):
        html = page().replace("/2023/08/10/village", said)
        assert run(html, url="https://example.org/a").record.canonical_url == "https://example.org/a"


def test_rules_for_texts_apply_to_pages():
    record = run(
        page([f"KYIV, Ukraine (AP) — {PARAGRAPHS[0]}", *PARAGRAPHS[1:], "TAP HERE TO GET OUR FREE APP"])
    ).record
    assert "CLICK HERE" not in record.text
    assert record.dateline.agency == "AP"
    assert "KYIV, Ukraine (AP)" in restore(record.text, record.edits, record.spacing)


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"]
)
def test_a_page_without_main_text_is_rejected_with_what_is_known(html):
    outcome = run(html, url="https://example.org/a", title="A")
    assert isinstance(outcome, Reject)
    assert outcome.reason is Reason.NO_TEXT
    assert outcome.record.url == "https://example.org/a"


def test_the_text_that_the_pages_data_give_stands_in_where_the_page_shows_none():
    body = "\\n".join(PARAGRAPHS).replace('"', '\\"')
    html = page([]).replace('"dateModified"', f'"articleBody": "{body}", "dateModified"')
    assert run(html).record.text.split("\n") == PARAGRAPHS


def test_captions_of_the_pages_pictures_and_their_credits_are_the_records():
    figure = "<figure><img><figcaption>Buses wait at the bridge. (Jane Roe/AFP)</figcaption></figure>"
    record = run(page().replace("<article>", f"<article>{figure}")).record
    assert [(caption.text, caption.credit) for caption in record.captions] == [
        ("Buses wait at the bridge.", "Jane Roe/AFP")
    ]
    assert [(credit.name, credit.agency) for credit in record.credits] == [("Jane Roe", "AFP")]


def test_a_fragment_keeps_all_its_text():
    html = "<p>First <b>bold</b> line &amp; more.</p><ul><li>one</li><li>two</li></ul><script>no()</script>last<br>line"
    assert is_fragment(html)
    assert run(html).record.text == "First bold line & more.\none\ntwo\nlast\nline"


def test_a_fragment_of_a_picture_alone_is_a_headline():
    assert run("<img src='a.jpg'>", title="Village evacuated").record.text == ""


def test_deep_nesting_is_walked_without_recursion():
    assert visible_text(LexborHTMLParser("<div>" * 3000 + "deep" + "</div>" * 3000).body) == "deep"


@pytest.mark.parametrize(
    ("title", "site", "plain"),
    [
        ("Village evacuated | Example News", "Example News", "Village evacuated"),
        ("Example News: Village evacuated", "Example News", "Village evacuated"),
        ("Village evacuated - The Example", "Example", "Village evacuated"),
        ("War - and peace", "Example", "War - and peace"),
        ("Village evacuated | World", None, "Village evacuated | World"),
    ],
)
def test_a_title_loses_the_sites_name(title, site, plain):
    assert without_site(title, site) == plain


pieces = (
    *("<p>", "</p>", "<div", ">", "<html>", "<body>", " class='a'", "text", "\x00", "&#0;", "&amp;", "<!--", "-->"),
    *("<![CDATA[", "]]>", "</script>", "<title>", "<time datetime='x'>", "<meta name=date content='2023'>"),
    '<script type="application/ld+json">',
    '{"@type": "NewsArticle", "author": [1, {}], "image": []}',
    "<a href='http://['>",
    "<link rel=canonical href='http://[x'>",
    PARAGRAPHS[0],
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(pieces), max_size=30).map("".join))
def test_no_markup_breaks_the_stage(html):
    outcome = run(html)
    assert isinstance(outcome, Pass | Reject)
    if isinstance(outcome, Pass):
        assert outcome.record.text is not None


@pytest.mark.parametrize("url", ["http://[", "http://[::1", "http://a\u2100b/"])
def test_an_address_that_cannot_be_parsed_costs_nothing_but_itself(url):
    body = f"<p>{'The ferries stop today. ' * 20}</p>"
    html = f"<html><head><title>Ferries stop | Coast Post</title></head><body>{body}</body></html>"
    outcome = process(Received(raw=RawArticle(html=html, url=url)))
    assert outcome.record.url == url
    assert outcome.record.text
