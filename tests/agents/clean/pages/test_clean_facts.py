"""What a page says of itself: dates, section, image, language, address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from agents.clean.dates.published import reconcile
from agents.clean.pages import linked_data
from agents.clean.pages.page import read_page
from agents.clean.pages.page_dates import PUBLISHED_META

URL = "https://www.coastpost.example/a"
HEADING = "<h1>The bridge closes</h1>"


def page(head="", body="", language="en-GB", url=URL):
    html = f'<html lang="{language}"><head><title>The bridge closes</title>{head}</head><body>{body}</body></html>'
    return read_page(LexborHTMLParser(html), url)


def dates_of(head="", body="", language="en-GB"):
    return [(candidate.found_in.value, candidate.when.value) for candidate in page(head, body, language).dates]


ARTICLE = '{"@type": "Article", "datePublished": "2023-08-10"}'


def script(text):
    return f'<script type="application/ld+json">{text}</script>'


def data(fields, kind="NewsArticle"):
    return script(f'{{"@type": "{kind}", {fields}}}')


@pytest.mark.parametrize(
    "element",
    [
        data('"datePublished": "2023-08-10"'),
        data('"dateCreated": "2023-08-10"'),
        data('"datePublished": ["2023-08-10"]'),
        data('"datePublished": {"@value": "2023-08-10"}'),
        data('"uploadDate": "2023-08-10"', "VideoObject"),
        data('"datePublished": "2023-08-10T00:00:00+02:00"'),
        data('"datePublished": "2023-08-10", "headline": "a\nb"'),
        data('"datePublished": "2023-08-10",'),
        data('"headline": "The "bridge" closes", "datePublished": "2023-08-10"'),
        script('[{"@graph": [{"@type": "WebPage", "datePublished": "2023-08-10"}]}]'),
        script('{"@type": ["Thing", "http://schema.org/NewsArticle"], "datePublished": "2023-08-10"}'),
        script(f"//<![CDATA[\n{ARTICLE}\n//]]>"),
        script(f"<!-- {ARTICLE}; -->"),
        script(f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}'),
        script(ARTICLE).replace("ld+json", "ld+json; charset=utf-8"),
    ],
)
def test_json_ld_gives_the_date_in_every_form_even_broken(element):
    assert dates_of(element) == [("json_ld", "2023-08-10")]
    assert dates_of(body=element) == [("json_ld", "2023-08-10")]


def test_the_article_of_the_page_is_told_from_others_that_it_lists():
    other = '{"@type": "NewsArticle", "headline": "Ten ways to cook an egg", "datePublished": "2020-01-01"}'
    own = '{"@type": "NewsArticle", "headline": "The bridge closes", "datePublished": "2023-08-10"}'
    assert dates_of(script(f"[{other}, {own}]")) == [("json_ld", "2023-08-10")]


@pytest.mark.parametrize("name", [*PUBLISHED_META, "vr:published_time", "article_date_original"])
@pytest.mark.parametrize("key", ["name", "property", "itemprop"])
def test_meta_elements_give_the_date(name, key):
    assert dates_of(f'<meta {key}="{name}" content="2023-08-10">') == [("meta", "2023-08-10")]


@pytest.mark.parametrize(
    "name",
    [
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "dateModified",
        "expires",
        "article:expiration_time",
        "event:start_date",
    ],
)
def test_meta_elements_of_changes_and_other_days_give_none(name):
    assert dates_of(f'<meta name="{name}" content="2023-08-10">') == []


SHOWN = [
    '<time datetime="2023-08-10">yesterday</time>',
    "<time>10 August 2023</time>",
    '<time class="updated" datetime="2023-08-12"></time><time class="published" datetime="2023-08-10"></time>',
    '<p>Updated: <time datetime="2023-08-12">Friday</time></p><p><time datetime="2023-08-10">Thursday</time></p>',
    '<span itemprop="datePublished" content="2023-08-10">last week</span>',
    '<abbr class="published" title="2023-08-10">last week</abbr>',
    '<span property="schema:datePublished" content="2023-08-10"></span>',
    '<span class="post-date">10.08.2023</span>',
    '<div class="meta-publishDate" data-timestamp="1691625600000"></div>',
    '<div class="article-datum">Erschienen am 10. August 2023</div>',
    '<div class="pub_date">Written: 2023-08-10 Updated: 2023-08-12</div>',
    f"{HEADING}<p>10/08/2023</p>",
    f"{HEADING}<p>Posted on August 10, 2023 by Jane Roe</p>",
    f"{HEADING}<p>By <b>Jane Roe</b> | 10.08.2023</p>",
    f"<div><p>10 August 2023</p>{HEADING}</div>",
    f"{HEADING}<h5>Datum: </h5>10.08.2023<br>",
    HEADING + "<p>They went home and came back, and that was all.</p>" * 60 + "<p>Jane<br>10 August 2023</p>",
]


@pytest.mark.parametrize("body", SHOWN)
def test_a_date_that_the_page_shows_is_found(body):
    (found,) = dates_of(body=f"<div>{body}</div>")
    assert (found[0], found[1][:10]) == ("time_element", "2023-08-10")


@pytest.mark.parametrize(
    "body",
    [
        "<p>© 10 August 2023 Coast Post</p>",
        "<footer><p>Copyright 2023-08-10</p></footer>",
        '<div class="comments"><time datetime="2023-08-10"></time></div>',
        '<aside><span class="date">10.08.2023</span></aside>',
        '<ul class="related-stories"><li><time datetime="2023-08-10"></time></li></ul>',
        '<span class="last-modified">10.08.2023</span>',
        f"{HEADING}<p>Last updated: 10 August 2023</p>",
        "<p>The bridge that was opened on 10 August 2023 has closed.</p>",
    ],
)
def test_dates_of_the_page_or_of_something_else_are_not_offered(body):
    assert dates_of(body=f"<div>{body}</div>") == []


def test_a_shown_date_equal_to_that_of_the_last_change_is_not_offered():
    script = data('"datePublished": "2023-08-10", "dateModified": "2023-08-20"')
    assert dates_of(script, f'{HEADING}<time datetime="2023-08-20">Sunday</time>') == [("json_ld", "2023-08-10")]


def test_another_date_counts_against_the_data_only_beside_the_headline():
    script = data('"datePublished": "2023-08-10"')
    far = "<p>They went home and came back, and that was all.</p>" * 30
    assert len(dates_of(script, f'{HEADING}<time datetime="2023-08-20">Sunday</time>{far}')) == 2
    assert len(dates_of(script, f'{HEADING}{far}<time datetime="2023-08-20">Sunday</time>')) == 1


def test_the_language_of_the_page_tells_day_and_month_apart():
    meta = '<meta name="date" content="10/08/2023">'
    assert dates_of(meta, language="es") == [("meta", "2023-08-10")]
    assert dates_of(meta, language="en-US") == [("meta", "2023-10-08")]
    assert dates_of(meta, language="en") == []


def test_the_day_a_page_shows_is_the_value():
    found = page(
        '<meta property="article:published_time" content="2023-11-08T21:24:10-05:00">',
        f"{HEADING}<p class=date>November 8, 2023</p>",
    )
    assert reconcile(found.dates, [], "", None).value == "2023-11-08"


def test_what_only_scripts_say_is_no_date():
    assert dates_of(body='<p>x</p><script>var page = {"publish_date": "2023-08-10"};</script>') == []


def test_a_date_glued_to_a_name_is_found_as_the_last_resort():
    assert dates_of(body=f"{HEADING}<div class=info>Jane Roe10.08.2023 on the coast</div>") == [
        ("time_element", "2023-08-10")
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:section" content="Traffic">', ""),
        (data('"articleSection": ["Traffic", "Coast"]'), ""),
        ('<meta name="parsely-section" content="Traffic">', ""),
        (
            data(
                '"itemListElement": [{"name": "Home"}, {"item": {"name": "Traffic"}}, {"name": "The bridge closes"}]',
                "BreadcrumbList",
            ),
            "",
        ),
        (
            "",
            '<div class="breadcrumbs"><a href="/">Home</a> <a href="/t">Traffic</a> <a href="/a">The bridge</a></div>',
        ),
        ("", '<nav aria-label="breadcrumb"><a href="/">Coastpost</a><a href="/t">Traffic</a></nav>'),
    ],
)
def test_the_section_is_found(head, body):
    assert page(head, body).section == "Traffic"


def test_a_page_without_a_section_has_none():
    assert page(body='<div class="breadcrumb"><a href="/">Home</a></div>').section is None
    assert page('<meta property="article:section" content="https://coastpost.example/t">').section is None


FIGURE = '<figure><img src="/pictures/bridge-1200x800.jpg"><figcaption>{}</figcaption></figure>'
OG_IMAGE = '<meta property="og:image" content="https://cdn.example/x/bridge-600x400.jpg?w=1">'


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        (
            "The bridge on Tuesday. <span class='photo-credit'>Photo: Jane Roe</span>",
            "The bridge on Tuesday.",
            "Jane Roe",
        ),
        ("The bridge. <small>© Jane Roe/dpa</small>", "The bridge.", "Jane Roe/dpa"),
        ("The bridge. (AP Photo/Jane Roe)", "The bridge.", "AP Photo/Jane Roe"),
        ("The bridge on Tuesday.", "The bridge on Tuesday.", None),
        ("<cite>Jane Roe</cite>", None, "Jane Roe"),
    ],
)
def test_the_lead_image_has_the_caption_and_credit_of_its_figure(caption, text, credit):
    other = '<figure><img src="/other-picture.jpg"><figcaption>Another picture</figcaption></figure>'
    image = page(OG_IMAGE, HEADING + other + FIGURE.format(caption)).image
    assert (image.url, image.caption, image.credit) == ("https://cdn.example/x/bridge-600x400.jpg?w=1", text, credit)


def test_the_data_of_an_image_come_first():
    script = data('"image": [{"@type": "ImageObject", "url": "/i.jpg", "caption": "A bridge", "creditText": "AFP"}]')
    image = page(script, FIGURE.format("Another")).image
    assert (image.url, image.caption, image.credit) == ("https://www.coastpost.example/i.jpg", "A bridge", "AFP")


def test_an_image_can_be_referred_to():
    script = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "image": {"@id": "#i"}},'
        '{"@type": "ImageObject", "@id": "#i", "url": "/i.jpg", "copyrightHolder": {"name": "Jane Roe"}}]}</script>'
    )
    image = page(script).image
    assert (image.url, image.credit) == ("https://www.coastpost.example/i.jpg", "Jane Roe")


def test_without_data_the_first_figure_with_a_caption_is_the_lead_image():
    image = page(body='<figure><img src="/i.gif"></figure>' + FIGURE.format("The bridge")).image
    assert (image.url, image.caption) == ("https://www.coastpost.example/pictures/bridge-1200x800.jpg", "The bridge")
    assert page(body="<img src='/i.gif'>").image is None


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="uk">', "uk"),
        ('<html xml:lang="uk">', "uk"),
        ('<meta property="og:locale" content="uk_UA">', "uk_UA"),
        ('<meta http-equiv="content-language" content="uk">', "uk"),
        ('<script type="application/ld+json">{"@type": "Article", "inLanguage": "uk"}</script>', "uk"),
        ("<html>", None),
    ],
)
def test_the_language_that_a_page_states(html, language):
    assert read_page(LexborHTMLParser(html + "<body>x</body>"), URL).language == language


def test_the_address_and_the_versions_of_a_page():
    head = (
        '<link rel="Canonical" href="/b"><link rel="alternate" hreflang="x-default" href="/">'
        + '<link rel="alternate" hreflang="uk" href="/uk">' * 2
        + '<link rel="alternate" type="application/rss+xml" href="/rss">'
    )
    found = page(head)
    assert found.canonical == "https://www.coastpost.example/b"
    assert [(version.language, version.url) for version in found.alternates] == [
        ("uk", "https://www.coastpost.example/uk")
    ]
    assert (
        page('<meta property="og:url" content="https://coastpost.example/c">').canonical
        == "https://coastpost.example/c"
    )


def test_a_canonical_address_elsewhere_is_a_version_and_the_pages_own_is_none():
    """It may be the version that this one was translated from."""
    head = (
        f'<link rel="canonical" href="/artikel"><link rel="alternate" hreflang="de" href="/artikel">'
        f'<link rel="alternate" hreflang="en" href="{URL}">'
    )
    assert [version.language for version in page(head).alternates] == ["de"]


BROKEN = [
    "",
    "{",
    "[[[",
    "null",
    "1",
    '"x"',
    '{"@graph": 5}',
    '[{"@type": 3}, {"@id": []}]',
    "\x00",
    "{}" * 1000,
    "[" * 5000,
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_data_say_nothing(text):
    found = linked_data.read([text])
    assert found.article == {}
    assert found.get("headline") is None


pieces = (
    *(
        "<h1>",
        "</h1>",
        "<time>",
        "</time>",
        "10 August 2023",
        "By Jane Roe",
        "<figure>",
        "<figcaption>",
        "<br>",
        "<aside>",
    ),
    *("<div class=author>", "<p class=date>", "</p>", "</div>", "\x00", "<img src='http://['>", "&lt;b&gt;", "<title>"),
    *('<meta property=og:title content="x">', '<meta name="" content="">', "<meta content=x>", "<link rel=canonical>"),
    script('{"@type": "Article", "author": {"name": {}}, "image": [[]], "publisher": []}'),
    script('{"@type": "BreadcrumbList", "itemListElement": [1, {"item": []}]}'),
    script('{"@id": "#a", "author": {"@id": "#a"}, "@type": "Article"}'),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(pieces) | st.text(max_size=8), max_size=25).map("".join))
def test_no_markup_breaks_the_reading_of_facts(html):
    first, second = (read_page(LexborHTMLParser(html), URL) for _ in range(2))
    assert first == second
