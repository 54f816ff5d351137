"""Who wrote an article, from bylines in many languages and from the places where pages name authors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from agents.clean.pages.authors import is_full_name, is_role, names_in
from agents.clean.pages.page import read_page

BYLINES = [
    ("Jane Roe", ("Jane Roe",)),
    ("By Jane Roe", ("Jane Roe",)),
    ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
    ("Jane Roe, Political Editor", ("Jane Roe",)),
    ("Jane Roe in Kyiv", ("Jane Roe",)),
    ("Jane Roe in Kyiv and John Doe in New York", ("Jane Roe", "John Doe")),
    ("JANE ROE; Jane Roe", ("Jane Roe",)),
    ("Jane Roe (Coast Post)", ("Jane Roe",)),
    ("Jane Roe @janeroe", ("Jane Roe",)),
    ("jane.roe@example.org", ()),
    ("https://example.org/people/jane-roe", ()),
    ("Roe, Jane", ("Jane Roe",)),
    ("Von Jane Roe und Max Moe", ("Jane Roe", "Max Moe")),
    ("Redakteurin Jane Roe", ("Jane Roe",)),
    ("Ein Artikel von Jane Roe", ("Jane Roe",)),
    ("Text: Jane Roe, Fotos: Max Moe", ("Jane Roe",)),
    ("Par Jeanne Roux et Jean Dou", ("Jeanne Roux", "Jean Dou")),
    ("Jeanne Roux, envoyée spéciale à Kyiv", ("Jeanne Roux",)),
    ("Por Juana Roe y Juan Pérez Gil", ("Juana Roe", "Juan Pérez Gil")),
    ("José Ortega y Gasset", ("José Ortega y Gasset",)),
    ("Por Maria da Silva e João dos Santos", ("Maria da Silva", "João dos Santos")),
    ("Di Maria Rossi", ("Maria Rossi",)),
    ("Di Maria", ("Di Maria",)),
    ("di Maria Rossi e Carlo Bianchi", ("Maria Rossi", "Carlo Bianchi")),
    ("Door Jan Roe", ("Jan Roe",)),
    ("Av Kari Roe og Ola Doe", ("Kari Roe", "Ola Doe")),
    ("Автор: Анна Роева", ("Анна Роева",)),
    ("Анна Роева и Иван Доев", ("Анна Роева", "Иван Доев")),
    ("Текст: Олена Роєва та Іван Доєнко", ("Олена Роєва", "Іван Доєнко")),
    ("Autor: Anna Rojewska i Jan Dojewski", ("Anna Rojewska", "Jan Dojewski")),
    ("Tác giả: Nguyễn Văn An", ("Nguyễn Văn An",)),
    ("文/王小明", ("王小明",)),
    ("記者 山田太郎", ("山田太郎",)),
    ("홍길동 기자", ("홍길동",)),
    ("بقلم: أحمد علي", ("أحمد علي",)),
    ("Ludwig van der Roe", ("Ludwig van der Roe",)),
    ("admin", ()),
    ("Redaktion", ()),
    ("Newsroom team", ()),
    ("REUTERS", ("Reuters",)),
]


@pytest.mark.parametrize(("byline", "names"), BYLINES)
def test_a_byline_gives_its_names(byline, names):
    assert names_in([byline]) == names


def test_dutch_en_joins_where_spanish_en_leads_to_a_place():
    assert names_in(["Jan Roe en Piet Doe"], "nl") == ("Jan Roe", "Piet Doe")
    assert names_in(["Juana Roe en Buenos Aires"], "es") == ("Juana Roe",)


@pytest.mark.parametrize(
    "name", ["Jane Roe", "Ursula von der Ley", "J. Scott Roe", "Анна Роева", "山田太郎", "O’Roe Jane"]
)
def test_full_names_are_known_by_their_shape(name):
    assert is_full_name(name)


@pytest.mark.parametrize(
    "name", ["Jane", "janeroe", "read more here", "Political Editor", "Jane Roe: the story", "Route 66", ""]
)
def test_other_words_are_no_full_names(name):
    assert not is_full_name(name)


def test_roles_are_known_in_compounds():
    assert is_role("Editor")
    assert is_role("Ressort-Leiterin")
    assert not is_role("Roe")


def authors(head="", body="", url="https://coastpost.example/a"):
    html = f"<html><head><title>The bridge closes</title>{head}</head><body>{body}</body></html>"
    return read_page(LexborHTMLParser(html), url).authors


def data(author, more=""):
    return f'<script type="application/ld+json">[{{"@type": "NewsArticle", "author": {author}}}{more}]</script>'


@pytest.mark.parametrize(
    "author",
    [
        '"Jane Roe"',
        '["Jane Roe"]',
        '{"@type": "Person", "name": "Jane Roe"}',
        '[{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "url": "https://coastpost.example/x"}]',
        '{"name": ["Jane Roe"]}',
        '"By Jane Roe, Chief Correspondent"',
        '{"name": "Jane&nbsp;Roe"}',
    ],
)
def test_every_form_of_a_json_ld_author_is_read(author):
    assert authors(data(author)) == ("Jane Roe",)


def test_a_reference_into_the_graph_is_followed():
    person = ', {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}'
    assert authors(data('{"@id": "#jane"}', person)) == ("Jane Roe",)
    assert authors(data('[{"@id": "#jane"}, {"@id": "#gone"}]', person)) == ("Jane Roe",)


def test_the_site_is_no_author_but_an_agency_is():
    site = '<meta property="og:site_name" content="Coast Post">'
    assert authors(site + data('{"@type": "Organization", "name": "Coast Post"}')) == ()
    assert authors(site + data('{"@type": "Organization", "name": "dpa"}')) == ("dpa",)
    assert authors(data('"Coastpost"')) == ()


def test_a_person_in_a_byline_comes_before_an_organisation_in_the_data():
    assert authors(
        data('{"@type": "Organization", "name": "Some Network"}'), "<h1>The bridge closes</h1><p>By Jane Roe</p>"
    ) == ("Jane Roe",)


STORY = "<p>They went home and came back, and that was all.</p>" * 60
PLACES = [
    ('<meta name="author" content="Jane Roe">', ""),
    (
        '<meta name="author" content="https://social.example/x"><meta name="byl" content="By Jane Roe">',
        "",
    ),
    ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Roe">', ""),
    ("", '<span itemprop="author" itemscope><a href="/x"><span itemprop="name">Jane Roe</span></a></span>'),
    ("", '<a rel="author" href="/x">Jane Roe</a>'),
    ("", '<p class="article-byline">By <a href="/x">Jane Roe</a>, Editor</p>'),
    ("", '<div class="Author">Text: Jane Roe</div>'),
    ("", '<p><a href="/authors/jane-roe/">Jane Roe</a></p>'),
    ("", "<h1>The bridge closes</h1><p>By Jane Roe</p>"),
    ("", "<h1>The bridge closes</h1><p>Posted on May 3, 2023 by Jane Roe</p>"),
    ("", "<h1>The bridge closes</h1><p>3. Mai 2023 | Von Jane Roe | Coast Post</p>"),
    (
        "",
        "<h1>The bridge closes</h1>"
        + "<p>They went home and came back, and that was all.</p>" * 60
        + "<p>\nAutor: Jane Roe</p>",
    ),
]


@pytest.mark.parametrize(("head", "body"), PLACES)
def test_the_author_is_found_in_every_place(head, body):
    assert authors(head, body) == ("Jane Roe",)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="comments"><span class="author">Jane Roe</span></div>',
        '<aside><a rel="author" href="/x">Jane Roe</a></aside>',
        '<ul class="related-articles"><li class="author">Jane Roe</li></ul>',
        "<h1>The bridge closes</h1><p>By the river Jane Roe saw the bridge</p>",
    ],
)
def test_names_elsewhere_on_the_page_are_no_authors(body):
    assert authors(body=body) == ()


def test_a_user_name_gives_way_to_the_full_name_that_holds_it():
    weak = '<meta name="author" content="janeroe">'
    assert authors(weak, '<div class="author">Jane Roe</div>') == ("Jane Roe",)
    assert authors(weak, '<div class="author">Max Moe</div>') == ("janeroe",)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=60) | st.sampled_from([byline for byline, _ in BYLINES]), max_size=4))
def test_no_byline_breaks_the_reading_and_no_name_comes_twice(values):
    names = names_in(values)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name and name == name.strip() for name in names)


@pytest.mark.parametrize("piece", ["a ", "A. ", "by ", "@", ",", "(", "Jane Roe ", "文", "d'"])
def test_long_monotonous_bylines_are_read_without_trouble(piece):
    names_in([piece * (200_000 // len(piece))])
    authors(f'<meta name="author" content="{piece * 20_000}">')
