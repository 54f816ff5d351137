"""The main text of pages in the layouts that news sites are made in, and the captions of their pictures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from agents.clean.pages import blocks, second_opinion
from agents.clean.pages.blocks import read_blocks, size_of
from agents.clean.pages.extract import extract, main_text
from agents.clean.pages.judging import find_headline
from agents.clean.pages.names import GROUPS, LEAD, ROLES, read_names
from schemas.article import Caption

STORY = [
    "Ferry services to the islands will stop for three days next week, the harbour board of Northport said on Monday.",
    "Some 400 people take the boat to work each morning, and the board has asked them to stay at home if they can.",
    "“We have looked at every other way,” Jane Roe, who heads the board, told reporters after the meeting.",
    "The hull of the older of the two ferries must be repaired before winter, she said, and the dock is free only now.",
    "John Doe, a teacher on the smallest island, said that lessons would be held by video as they were in March.",
]
P = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
FOOTER = "<footer><p>Contact us about cookies, advertising, subscriptions and everything else.</p></footer>"
OTHER = "A baker in the old town has won a prize for a loaf that nobody thought such a small oven could hold."
REMARK = "I have taken this boat for thirty years, and I have never seen a board that cared less for those who pay it."


def page(body, head=""):
    return f"<!doctype html><html><head><title>t</title>{head}</head><body>{body}</body></html>"


def read(body, stated=None):
    html = page(body)
    return extract(html, LexborHTMLParser(html), stated)


def text(body, stated=None):
    return read(body, stated).text.split("\n")


LAYOUTS = {
    "WordPress": f"""{NAV}<div class="site-content has-sidebar"><main><article class="post-7 post type-post category-sea
        tag-share"><header class="entry-header"><h1 class="entry-title">Ferries stop</h1><div class="entry-meta">On
        <time>2 May</time> by <a href="/a">Jane</a></div></header><div class="entry-content">{P}<div class="sharedaddy">
        <h3>Share this:</h3><ul><li><a href="/f">Facebook</a></li></ul></div></div><footer class="entry-footer">Tagged
        <a href="/t">sea</a></footer></article><div id="comments"><h2>2 thoughts</h2><p>{REMARK}</p></div></main>
        <aside class="widget-area"><p>{OTHER}</p></aside></div>{FOOTER}""",
    "names made by a build": f"""<div id="root"><div class="sc-1a2b xYz">{NAV}</div><div class="sc-9 kQ"><h1>Ferries
        stop</h1><div class="sc-8 aB">{"".join(f'<div class="sc-7 cD"><p>{x}</p></div>' for x in STORY)}</div></div>
        <div class="sc-5">{
        "".join(
            f'<div class="sc-4"><h3><a href="/{n}">Another headline {n}</a></h3><p>{OTHER}</p></div>' for n in range(6)
        )
    }</div></div>""",
    "Drupal": f"""{NAV}<div class="region region-content"><article class="node node--type-article"><div class="field
        field--name-body field--type-text-with-summary field__item">{P}</div><div class="field field--name-field-tags">
        <a href="/t/1">Sea</a></div></article></div>{FOOTER}""",
    "Ghost": f"""{NAV}<main class="site-main"><article class="gh-article"><h1>Ferries stop</h1><section
        class="gh-content gh-canvas">{P}</section></article></main>
        <div class="gh-subscribe"><p>{OTHER}</p></div>{FOOTER}""",
    "AMP": f"""<amp-sidebar><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article><h1>Ferries stop</h1>
        <amp-img src="a.jpg"></amp-img><amp-ad type="x"><div>{OTHER}</div></amp-ad><div class="amp-body">{P}</div>
        <amp-social-share></amp-social-share></article>""",
    "Blogger": f"""<div class="post hentry"><h3 class="post-title"><a href="/p">Ferries stop</a></h3><div
        class="post-body entry-content">{"<br><br>".join(STORY)}<br></div><div
        class="post-footer">By Jane at <a href="/p">10:00</a>
        </div></div><div class="sidebar"><h2>Blog Archive</h2><ul><li><a href="/1">May (3)</a></li></ul></div>""",
    "table": f"""<table><tr><td><a href="/">Home</a><br><a href="/w">World</a></td><td><font>{P}</font></td>
        <td><a href="/1">Most read of all stories</a></td></tr></table>""",
    "one form around everything": f"""<form id="aspnetForm" action="/"><div class="nav-top"><a href="/">Home</a></div>
        <div id="ContentPlaceHolder1"><h1>Ferries stop</h1>{P}</div></form>""",
    "page builder": "<div class='elementor'><h1>Ferries stop</h1>"
    + "".join(
        f"<section class='elementor-section'><div class='elementor-widget elementor-widget-text-editor'>"
        f"<div class='elementor-widget-container'><p>{x}</p></div></div></section>"
        for x in STORY
    )
    + f"</div>{FOOTER}",
    "advertisements between the parts": "<article><h1>Ferries stop</h1>"
    + "<div class='ad-slot'><p>Advertisement</p></div>".join(f"<div class='chunk'><p>{x}</p></div>" for x in STORY)
    + f"</article><section class='related'><h2>Related</h2><p>{OTHER}</p></section>",
    "a frame with a bad name": f"<div class='share-layout sidebar'><article><h1>Ferries stop</h1>{P}</article></div>",
    "noscript never closed": f"<noscript><img src='a.gif'><div><h1>Ferries stop</h1>{P}</div>",
    "microdata": f"<div class='teaser'><p>{OTHER}</p><a href='/o'>More</a></div><div itemprop='articleBody'>{P}</div>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_story_and_nothing_else_is_found_in(layout):
    assert text(LAYOUTS[layout]) == STORY


ROW = "".join(f"<li class='item'><a href='/{n}'>Another headline, number {n}</a> <p>{OTHER}</p></li>" for n in range(4))
EXTRAS = {
    "a date line without a name": "<time datetime='2023-05-02'>2 May 2023, 10:00</time>",
    "a date line with one": "<div class='article__date'>20 Nov, 2019 05:47</div>",
    "a list of links": "<ul><li><a href='/1'>One headline of many</a></li><li><a href='/2'>And one more</a></li></ul>",
    "a heading over links": "<h3>Read more</h3><p><a href='/1'>One headline of another story</a></p>",
    "a line over links": "<p>Read our other stories:</p><ul><li><a href='/1'>One headline of many</a></li></ul>",
    "a card": f"<div class='box'><h4><a href='/1'>A loaf like no other</a></h4><p>{OTHER}</p></div>",
    "a row of cards": f"<ul class='grid'>{ROW}</ul>",
    "a caption": "<figure><img><figcaption>The older ferry leaves the harbour.</figcaption></figure>",
    "a caption by its name": "<div class='wp-caption'><img><p class='wp-caption-text'>The ferry in May.</p></div>",
    "a caption by its place": "<div class='photo-left'><img><p>The older ferry leaves the harbour in May.</p></div>",
    "a newsletter box": f"<div class='newsletter-signup'><p>{OTHER}</p></div>",
    "an author's life": f"<div class='author-bio'><p>{OTHER}</p></div>",
    "what is hidden": f"<div style='display: none'><p>{OTHER}</p></div><div hidden><p>{OTHER}</p></div>",
    "what only readers of screens hear": "<span class='sr-only'>Image source, </span>",
    "an address": "<p>https://coastpost.example/ferries-stop-for-three-days-next-week</p>",
    "a script's button": "<p><a href='/x'>Share</a> <a href='/y'>Print</a></p>",
    "comments": f"<div id='disqus_thread'>{5 * f'<p>{REMARK}</p>'}</div>",
}


@pytest.mark.parametrize("extra", EXTRAS)
def test_within_the_article_it_is_left_out(extra):
    parts = [f"<p>{paragraph}</p>" for paragraph in STORY]
    for place in (1, 5):
        body = "".join([*parts[:place], EXTRAS[extra], *parts[place:]])
        assert text(f"{NAV}<article><h1>Ferries stop</h1>{body}</article>{FOOTER}") == STORY


@pytest.mark.parametrize(
    ("element", "kept"),
    [
        ("<h2>What happens next</h2>", ["What happens next"]),
        ("<ul><li>Boats to the north: none</li><li>Boats to the south: two</li></ul>",
         ["Boats to the north: none", "Boats to the south: two"]),
        ("<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>2</td></tr></table>",
         ["Day", "Boats", "Monday", "2"]),
        ("<blockquote>Nobody asked us.</blockquote>", ["Nobody asked us."]),
        ("<p>First line<br>second line</p>", ["First line", "second line"]),
        ("<p>A line with <a href='/x'>one link</a> in it</p>", ["A line with one link in it"]),
        ("<p>On <time>2 May</time> it rained, <b>twi</b>ce.</p>", ["On 2 May it rained, twice."]),
        ("<p>Half of <span class='tooltip'>explained</span> it, or<span class='sr-only'> less</span>, stayed.</p>",
         ["Half of it, or, stayed."]),
        ("<p><ruby>子<rt>こ</rt></ruby>どもが来た。</p>", ["子どもが来た。"]),
        ("<blockquote class='twitter-tweet'><p>The boat is gone.</p>— Board (@board)</blockquote>",
         ["The boat is gone.", "— Board (@board)"]),
    ],
)  # fmt: skip
def test_within_the_article_it_is_kept(element, kept):
    parts = [f"<p>{paragraph}</p>" for paragraph in STORY]
    found = text(f"{NAV}<article><h1>Ferries stop</h1>{''.join([*parts[:2], element, *parts[2:]])}</article>")
    assert found == [*STORY[:2], *kept, *STORY[2:]]


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class='standfirst'>Islanders asked to stay at home</p>",
        "<div class='article__summary'>Islanders asked to stay at home</div>",
        "<h2>Islanders asked to stay at home while the older of two ferries is repaired</h2>",
        "<p>Islanders are asked to stay at home while the older of the two ferries is repaired.</p>",
        "<div class='teaser-text'><p>Islanders asked to stay at home for three days.</p></div>",
    ],
)
def test_a_standfirst_between_headline_and_text_belongs_to_it(standfirst):
    header = f"<header><h1>Ferries stop</h1>{standfirst}<span class='byline'>By Jane Roe</span></header>"
    words = LexborHTMLParser(standfirst).body.text().strip()
    assert text(f"{NAV}<article>{header}<div class='article-body'>{P}</div></article>") == [words, *STORY]


def test_a_live_blog_is_its_posts():
    posts = "".join(f"<div class='post-x{n}'><h3>Post {n}</h3><p>{x}</p><p>{x}</p></div>" for n, x in enumerate(STORY))
    found = text(f"<article><h1>Ferries: live</h1><div class='posts'>{posts}</div></article>")
    assert [line for line in found if not line.startswith("Post ")] == [x for x in STORY for _ in range(2)]


def test_a_list_of_results_is_an_article():
    results = ["Gold: Jane Roe", "Silver: Ann Poe", "Bronze: Eve Loe"] * 10
    rows = "".join(f"<li>{line}</li>" for line in results)
    assert text(f"{NAV}<div class='article-body'><ul>{rows}</ul></div><div class='x'><p>{OTHER}</p></div>") == results


def test_a_thread_is_its_comments():
    body = f"<h1>Boats</h1><div class='comment'><p>{STORY[0]}</p></div><div class='comment'><p>{STORY[1]}</p></div>"
    assert text(body) == STORY[:2]


def test_a_short_article_is_not_outweighed_by_its_comments_or_by_cards():
    comments = f"<div id='comments'><h3>Be the first to comment</h3><p>{REMARK}</p></div>"
    assert text(f"<article><h1>Ferries stop</h1><p>{STORY[0]}</p><p>{STORY[1]}</p>{comments}</article>") == STORY[:2]
    assert (
        text(f"<article><h1>Ferries stop</h1><p>{STORY[0]}</p><p>{STORY[1]}</p></article><ul>{ROW}</ul>") == STORY[:2]
    )


def test_a_page_of_one_short_sentence_has_a_text():
    assert text(f"{NAV}<div><p>Ferries stop for three days.</p></div>") == ["Ferries stop for three days."]


def test_links_alone_are_no_text():
    assert text(NAV + "".join(f"<h2><a href='/{n}'>Another headline, number {n}</a></h2>" for n in range(30))) == [""]


def test_what_the_pages_data_state_stands_in_where_the_page_shows_little():
    stated = "<p>" + "</p>\n<p>".join(STORY) + " Fish &amp;amp; ships.</p>"
    shell = f"<div id='app'></div><div class='about'><p>{OTHER}</p></div>"
    assert text(shell, stated) == [*STORY[:-1], f"{STORY[-1]} Fish &amp; ships."]
    assert text(f"<article>{P}</article>", "Ferry services to the islands") == STORY


def test_captions_and_their_credits():
    picture = "<figure><img src='a.jpg'><figcaption>The older ferry in May. {}</figcaption></figure>"
    credited = picture.format("<span class='caption-credit'>Jane Roe/AFP</span>")
    bracketed = picture.replace("May", "June").format("(AP Photo/John Doe)")
    plain = picture.replace("May", "July").format("")
    found = read(
        f"<article><h1>Ferries</h1>{credited}<div class='article-body'>{P}{bracketed}{plain}{plain}</div></article>"
    )
    assert found.captions == (
        Caption(text="The older ferry in May.", credit="Jane Roe/AFP"),
        Caption(text="The older ferry in June.", credit="AP Photo/John Doe"),
        Caption(text="The older ferry in July."),
    )
    assert found.text.split("\n") == STORY


def test_captions_of_other_articles_pictures_are_not_the_articles():
    other = "<figure><img src='b.jpg'><figcaption>A loaf like no other.</figcaption></figure>"
    assert read(f"{other}<article><h1>Ferries stop</h1>{P}</article><section>{other}</section>").captions == ()


def test_the_picture_right_above_the_headline_is_the_articles():
    lead = "<figure><img><figcaption>The older ferry in May.<small class='credit'>AFP</small></figcaption></figure>"
    for between in ("", "<div class='kicker'>Islands</div><div class='date'>2 May</div>"):
        found = read(f"<article>{lead}{between}<header><h1>Ferries stop</h1></header><div>{P}</div></article>")
        assert found.captions == (Caption(text="The older ferry in May.", credit="AFP"),)
        assert found.text.split("\n") == STORY


def test_names_that_a_word_only_resembles_say_nothing():
    assert text(f"<article><h1>Ferries stop</h1><div class='commentary shadowed'>{P}</div></article>") == STORY


WIDE = {
    "Chinese": (
        "渡轮下周停航三天",
        [
            "港务局周一表示，前往各岛的渡轮下周将停航三天。",
            "每天早上约有四百人乘船上班，当局要求他们尽可能留在家中。",
            "局长在会后对记者说：“我们已经考虑过所有其他办法。”",
            "她说，两艘渡轮中较旧的一艘必须在冬季之前修好，而船坞现在才有空位。",
        ],
        "老城的一位面包师凭借一个面包获奖，没有人相信那么小的炉子能烤出它。",
    ),
    "Japanese": (
        "フェリーが来週三日間運休へ",
        [
            "港湾局は月曜日、島々を結ぶフェリーが来週三日間運休すると発表した。",
            "毎朝およそ四百人が船で通勤しており、局は可能な限り自宅にとどまるよう求めている。",
            "「ほかの方法はすべて検討した」と局長は会議の後、記者団に語った。",
            "二隻のうち古い方の船体は冬までに修理する必要があり、ドックが空いているのは今だけだという。",
        ],
        "旧市街のパン職人が、小さな窯で焼けるとは誰も思わなかったパンで賞を受けた。",
    ),
    "Thai": (
        "เรือข้ามฟากหยุดสามวัน",
        [
            "การท่าเรือกล่าวเมื่อวันจันทร์ว่า เรือข้ามฟากไปยังหมู่เกาะจะหยุดให้บริการเป็นเวลาสามวันในสัปดาห์หน้า",
            "ทุกเช้ามีคนราวสี่ร้อยคนนั่งเรือไปทำงาน และการท่าเรือขอให้พวกเขาอยู่บ้านหากทำได้",
            "ผู้อำนวยการกล่าวกับผู้สื่อข่าวหลังการประชุมว่า เราได้พิจารณาวิธีอื่นทั้งหมดแล้ว",
        ],
        "ช่างทำขนมปังในเมืองเก่าได้รับรางวัล",
    ),
}


@pytest.mark.parametrize("language", WIDE)
def test_short_paragraphs_of_dense_scripts_are_paragraphs(language):
    title, story, other = WIDE[language]
    paragraphs = "".join(f"<p>{x}</p>" for x in story)
    cards = "".join(f"<li><a href='/{n}'>{other[:14]}{n}</a><p>{other}</p></li>" for n in range(4))
    tops = "".join(f"<div><a href='/{n}'>{other[:16]}{n}</a></div>" for n in range(12))
    nav = f"<nav><a href='/'>{title[:2]}</a></nav>"
    assert text(f"{nav}<div><h1>{title}</h1><div>2023-05-02</div>{paragraphs}<ul>{cards}</ul></div>") == story
    assert text(f"<div><h1>{title}</h1><div>{'<br><br>'.join(story)}</div></div><div>{tops}</div>") == story
    assert text(f"<div>{tops}</div><div><h1>{title}</h1><div>{paragraphs}</div></div>{FOOTER}") == story


def test_characters_of_dense_scripts_count_twice():
    assert size_of("Ferry 2") == 7
    assert size_of("渡轮 2") == 6
    assert size_of("Паром") == 5
    assert size_of("渡" * 5000) == 10_000


def test_the_heading_that_the_title_repeats_is_the_headline():
    html = page("<h1>Coast Post of Northport</h1><h2>Ferries stop for three days</h2>").replace(
        "<title>t", "<title>Ferries stop for three days | Coast Post"
    )
    tree = LexborHTMLParser(html)
    assert find_headline(read_blocks(tree.body).blocks, tree) == 1


def test_navigation_that_is_never_closed_hides_no_article():
    assert text(f"<nav><a href='/'>Home</a><div><h1>Ferries stop</h1>{P}</div>")[-len(STORY) :] == STORY


def test_old_pages_whose_links_are_targets_are_read():
    assert text(f"<h1>Ferries stop</h1><a name='top'>{P}</a><p><a href='/'>Home</a></p>") == STORY


@pytest.mark.parametrize(
    "hostile",
    [
        "<a href='/x'>link</a> " * 25_000,
        "<span>" * 500 + "word",
        "<div>x</div>" * 25_000,
        f"<!--{'x' * 2_500_000}-->word",
    ],
    ids=["elements", "depth", "blocks", "characters"],
)
def test_pages_beyond_the_caps_are_read_without_other_extractors(hostile, monkeypatch):
    def refuse(html):
        raise AssertionError("asked about a page that may take it minutes")

    monkeypatch.setattr(second_opinion, "resiliparse", refuse)
    monkeypatch.setattr(second_opinion, "trafilatura", refuse)
    read(hostile)


def test_pages_without_end_are_read_as_far_as_the_limit(monkeypatch):
    monkeypatch.setattr(blocks, "MAX_READ", 10)
    outline = read_blocks(LexborHTMLParser("<div><p>a</p>" * 20).body)
    assert [block.text for block in outline.blocks] == ["a"] * 5
    assert outline.elements[0].end == 5


@pytest.mark.parametrize("group", [*GROUPS, *ROLES], ids=lambda group: group.name)
def test_names_are_told_apart_as_their_examples_say(group):
    def belongs(name):
        names = read_names(name)
        if group in GROUPS:
            return names.group == group.name
        return names.lead if group.name == LEAD else names.credit

    assert [name for name in group.positive if not belongs(name)] == []
    assert [name for name in group.negative if belongs(name)] == []


@pytest.mark.parametrize(
    ("names", "hidden"), [("hidden", True), ("hide", True), ("hidden md:block", False), ("hidden-xs", False)]
)
def test_names_that_hide_on_some_screens_only_hide_nothing(names, hidden):
    assert (read_names(names).group == "hidden") is hidden


words = st.text(st.characters(codec="utf-8", exclude_characters="<>&\0\r"), max_size=60)


@settings(deadline=None, max_examples=80)
@given(st.lists(words, max_size=8))
def test_a_fragment_keeps_every_character_but_white_space(pieces):
    html = "".join(f"<div class='share'>{piece}<span class='ad'>{piece}</span></div>" for piece in pieces)
    assert "".join(main_text(html, LexborHTMLParser(html)).split()) == "".join("".join(p.split()) * 2 for p in pieces)


tags = st.sampled_from([
    "<p>", "</p>", "<div class='share'>", "<div>", "</div>", "<a href='/x'>", "</a>", "<a>", "<br>", "<li>", "<figure>",
    "<img>", "</figure>", "<figcaption>", "<span class='credit'>", "</span>", "<time>", "<h1>", "</h1>", "<article>",
    "<x-y>", "</x-y>", STORY[0], STORY[1], "word", "<td>", "<table>", "<noscript>", "<body>", "</body>", "</html>",
    "<form>", "<ruby><rt>",
])  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(tags, max_size=40).map("".join))
def test_no_markup_breaks_it_and_no_line_is_blank(body):
    html = page(body)
    found = extract(html, LexborHTMLParser(html))
    assert all(line and line == " ".join(line.split()) for line in found.text.split("\n")) or not found.text
    assert all(caption.text for caption in found.captions)


@pytest.mark.parametrize(
    "piece", ["<div>", "<div class='comment'>a, b. ", "<span class='ad'>x", "<figcaption><i class='credit'>x"]
)
def test_depth_costs_no_recursion(piece):
    html = page(f"<article>{P}</article>" + piece * 3000)
    assert main_text(html, LexborHTMLParser(html)).split("\n")[:5] == STORY
