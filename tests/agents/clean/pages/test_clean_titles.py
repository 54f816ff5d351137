"""The headline of a page: the visible one, without kicker and the site's name."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from agents.clean.pages.source import Source
from agents.clean.pages.titles import headline, same_name, without_site


def title(head="", body="", url="https://www.coastpost.example/a"):
    found = headline(Source(LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>"), url))
    return found.text if found else None


NAME = "<h1>Coast Post</h1>"
LONG = "The bridge over the river closes"
SITE = '<meta property="og:site_name" content="Coast Post">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>The bridge closes | Coast Post</title>", "", "The bridge closes"),
        ("<title>The bridge closes - coastpost.example</title>", "", "The bridge closes"),
        ('<meta property="og:title" content="The bridge closes">', "<h1>Coast Post</h1>", "The bridge closes"),
        (
            f"{SITE}<title>The bridge closes – Coast Post</title>",
            "<h1>Coast Post</h1><h1>The bridge closes</h1>",
            "The bridge closes",
        ),
        (
            f"{SITE}<title>The bridge closes | Coast Post</title>",
            "<h1>Coast Post</h1><h2>The bridge closes</h2>",
            "The bridge closes",
        ),
        (
            '<meta property="og:title" content="Bridge news you need">',
            "<h1>The bridge over the river closes</h1>",
            "The bridge over the river closes",
        ),
        ('<meta property="og:title" content="The bridge closes &amp;amp; opens">', "", "The bridge closes & opens"),
        ("<title>Home</title>", "<h1></h1>", "Home"),
        ("<title>The bridge closes</title>", "<h1>News</h1>", "The bridge closes"),
        ("<title>The bridge closes | Traffic | Coast Post</title>", "<h1>The bridge closes</h1>", "The bridge closes"),
        ("<title>Der Brückenbau</title>", "<h1>Der <b>Brücken</b>bau</h1>", "Der Brückenbau"),
        ("", "<h1>The bridge closes</h1><h1>Latest news of today</h1>", "The bridge closes"),
        ("", "", None),
    ],
)
def test_the_headline_is_found(head, body, expected):
    assert title(head, body) == expected


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><span class="kicker">Traffic</span> The bridge closes</h1>',
        '<h1><span class="article__overline">Traffic</span><span>The bridge closes</span></h1>',
        '<h1><span>Traffic</span><span class="visually-hidden">: </span><span>The bridge closes</span></h1>',
        '<h1><span>Traffic</span><span aria-hidden="true"> – </span><span>The bridge closes</span></h1>',
        '<h1><small>Traffic</small> <span class="headline">The bridge closes</span></h1>',
        '<h1 class="strapline">Traffic on the coast</h1><h1>The bridge closes</h1>',
    ],
)
def test_a_kicker_is_no_part_of_the_headline(heading):
    assert title("<title>Traffic: The bridge closes</title>", heading) == "The bridge closes"


def test_a_kicker_is_cut_where_the_data_give_the_headline_alone():
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge closes"}</script>'
    assert title(data, "<h1>Traffic The bridge closes</h1>") == "The bridge closes"


def test_a_heading_in_another_part_of_the_page_is_no_headline():
    body = '<h1>The bridge closes</h1><div class="related"><h2>Ten ways to cook an egg</h2></div>'
    assert title("<title>Ten ways to cook an egg</title>", body) == "The bridge closes"


@pytest.mark.parametrize(
    ("text", "site", "same"),
    [
        ("Coast Post", "coastpost.example", True),
        ("Coast Post", "coastpost", True),
        ("The Herald", "Herald", True),
        ("herald.org", "Herald", True),
        ("Nestlé", "nestle", True),
        ("Herald angels sing at the town hall", "Herald", False),
        ("", "Herald", False),
    ],
)
def test_a_sites_name_is_known_in_other_spellings(text, site, same):
    assert same_name(text, site) is same


def test_a_headline_that_speaks_of_the_site_stays_whole():
    assert without_site("Elections: why the Herald endorses nobody this year", "Herald") == (
        "Elections: why the Herald endorses nobody this year"
    )
