"""Any input file becomes raw articles, or an error that says what is wrong where."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.codec import decode, encode
from schemas.raw import RawArticle
from streams.sources.files import ReadError, read_file

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
PAGE = b"<html><head><title>Boats</title></head><body><p>Caf\xe9 by the quay</p></body></html>"
SEPARATED = b"\r\n\r\n"


def warc_record(uri: str, http: bytes, kind: str = "response") -> bytes:
    """One WARC/1.0 record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(http):032x}>\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2023-03-07T09:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}"
    )
    return head.encode() + SEPARATED + http + SEPARATED


def http_response(body: bytes, kind: str, *more: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more]
    return "\r\n".join(lines).encode() + SEPARATED + body


PAGE_RESPONSE = http_response(PAGE, "text/html; charset=iso-8859-1")


def read(folder: Path, name: str, content: bytes | str) -> list[RawArticle]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_file(path))


def refusal(folder: Path, name: str, content: bytes | str) -> str:
    with pytest.raises(ReadError) as caught:
        read(folder, name, content)
    assert str(folder / name) in str(caught.value)
    return str(caught.value)


# ---------------------------------------------------------------- feeds


def test_sample_feed_gives_one_article_for_each_item() -> None:
    wanted = EXPECTED["feed.xml"]
    articles = list(read_file(SAMPLES / "feed.xml"))
    assert len(articles) == len(wanted["items"])
    for article, item in zip(articles, wanted["items"], strict=True):
        assert (article.feed, article.source, article.language) == (wanted["feed"], wanted["source"], "en-gb")
        assert article.extra == {"origin": str(SAMPLES / "feed.xml")}
        assert (article.id, article.url, article.title) == (item.get("id"), item.get("url"), item["title"])
        assert article.published == item.get("published")
        assert list(article.authors or ()) == item.get("authors", [])
        assert (article.html is not None, article.text is not None) == (
            item.get("body") == "html",
            item.get("body") == "text",
        )


def test_content_encoded_is_preferred_to_the_description() -> None:
    first = next(read_file(SAMPLES / "feed.xml"))
    assert first.html is not None
    assert first.html.startswith("<p>The three cottages")
    assert "<em>school of navigation</em>" in first.html


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Nordwind</title>
<link href="https://nordwind.example.org/"/><entry>
<title type="html">Zehn &lt;b&gt;Boote&lt;/b&gt; &amp;amp; ein Steg</title>
<id>tag:nordwind.example.org,2023:1</id><link href="https://nordwind.example.org/1"/>
<author><name>Ada Byline</name></author>
<published>2023-03-07T09:15:00+01:00</published><updated>2023-03-08T09:15:00+01:00</updated>
<content type="html">&lt;p&gt;Am Kai.&lt;/p&gt;</content></entry></feed>"""


def test_atom_entry(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "feed.atom", ATOM)
    assert article.title == "Zehn Boote & ein Steg"
    assert article.id == "tag:nordwind.example.org,2023:1"
    assert (article.url, article.feed) == ("https://nordwind.example.org/1", "https://nordwind.example.org/")
    assert article.published == "2023-03-07T08:15:00Z"
    assert (article.authors, article.language) == (("Ada Byline",), "de")
    assert (article.html, article.text) == ("<p>Am Kai.</p>", None)


def test_a_feed_is_known_by_its_content_not_its_suffix(tmp_path: Path) -> None:
    assert read(tmp_path, "download", "\n<!-- a comment -->\n" + ATOM)[0].title == "Zehn Boote & ein Steg"
    assert read(tmp_path, "feed.xml.gz", gzip.compress(ATOM.encode()))[0].title == "Zehn Boote & ein Steg"
    assert read(tmp_path, "utf16.xml", ATOM.encode("utf-16"))[0].language == "de"


def test_rdf_items_stand_outside_the_channel(tmp_path: Path) -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/rdf"><title>Quay</title>
      <link>https://example.org/</link></channel><item rdf:about="https://example.org/1"><title>Ten boats</title>
      <link>https://example.org/1</link><dc:date>2023-03-07</dc:date>
      <dc:creator>Ada Byline</dc:creator></item></rdf:RDF>"""
    (article,) = read(tmp_path, "feed.rdf", rdf)
    assert (article.title, article.url, article.authors) == ("Ten boats", "https://example.org/1", ("Ada Byline",))


def test_a_date_without_a_time_stays_a_date_alone(tmp_path: Path) -> None:
    feed = "<rss><channel><item><title>A</title><pubDate>2023-03-07</pubDate></item></channel></rss>"
    assert read(tmp_path, "feed.xml", feed)[0].published == "2023-03-07"


def test_a_date_that_nobody_can_read_stays_as_written(tmp_path: Path) -> None:
    feed = "<rss><channel><item><title>A</title><pubDate>soon enough</pubDate></item></channel></rss>"
    assert read(tmp_path, "feed.xml", feed)[0].published == "soon enough"


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Cais",
        "home_page_url": "https://example.org/",
        "language": "pt-BR",
        "items": [
            {"id": "1", "url": "https://example.org/1", "title": "Um", "content_html": "<p>Oi</p>"},
            {"id": "2", "content_text": "a < b", "date_published": "2023-03-07T10:00:00-03:00"},
        ],
    }
    for name, text in (("feed.json", json.dumps(feed)), ("indented", json.dumps(feed, indent=1))):
        one, two = read(tmp_path, name, text)
        assert (one.title, one.html, one.text, one.language) == ("Um", "<p>Oi</p>", None, "pt-BR")
        assert (two.text, two.html, two.published) == ("a < b", None, "2023-03-07T13:00:00Z")


def test_an_item_with_a_title_alone_comes_out_as_a_headline(tmp_path: Path) -> None:
    feed = "<rss><channel><title>Quay</title><item><title>Ten boats</title></item></channel></rss>"
    (article,) = read(tmp_path, "feed.xml", feed)
    assert (article.title, article.text, article.html, article.source) == ("Ten boats", None, None, "Quay")


def test_a_feed_without_items_gives_no_articles(tmp_path: Path) -> None:
    assert read(tmp_path, "feed.xml", "<rss version='2.0'><channel><title>Quay</title></channel></rss>") == []


def test_a_link_is_read_from_the_address_of_its_feed(tmp_path: Path) -> None:
    feed = "<rss><channel><link>https://example.org/a/</link><item><link>b</link></item></channel></rss>"
    assert read(tmp_path, "feed.xml", feed)[0].url == "https://example.org/a/b"


def test_a_mail_address_is_no_part_of_an_authors_name(tmp_path: Path) -> None:
    feed = "<rss><channel><item><title>A</title><author>ada@example.org (Ada Byline)</author></item></channel></rss>"
    assert read(tmp_path, "feed.xml", feed)[0].authors == ("Ada Byline",)


# ---------------------------------------------------------------- pages and WARC


def test_a_page_goes_whole_into_html() -> None:
    (article,) = read_file(SAMPLES / "page.html")
    assert article == RawArticle(
        html=(SAMPLES / "page.html").read_text(encoding="utf-8"), extra={"origin": str(SAMPLES / "page.html")}
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"words <p>and more"),
        ("download", b"\n<!DOCTYPE html><p>words"),
        ("page.xml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'),
    ],
)
def test_a_page_is_known_by_content_or_suffix(tmp_path: Path, name: str, content: bytes) -> None:
    assert read(tmp_path, name, content)[0].html == content.decode()


def test_a_page_is_decoded_as_it_says_of_itself(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Десять лодок</body></html>'
    assert "Десять лодок" in (read(tmp_path, "p.html", page.encode("windows-1251"))[0].html or "")


@pytest.mark.parametrize("packed", [False, True])
def test_each_response_with_a_page_in_a_warc_is_an_article(tmp_path: Path, packed: bool) -> None:
    records = [
        warc_record("https://example.org/1", PAGE_RESPONSE),
        warc_record("https://example.org/logo", http_response(b"\x89PNG", "image/png")),
        warc_record("https://example.org/1", b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc_record(
            "https://example.org/2",
            http_response(gzip.compress(PAGE), "text/html; charset=iso-8859-1", "Content-Encoding: gzip"),
        ),
    ]
    content = b"".join(gzip.compress(record) if packed else record for record in records)
    articles = read(tmp_path, "crawl.warc.gz" if packed else "crawl", content)
    assert [article.url for article in articles] == ["https://example.org/1", "https://example.org/2"]
    assert all("Café by the quay" in (article.html or "") for article in articles)
    assert all(b'"fetched":"2023-03-07T09:00:00Z"' in encode(article) for article in articles)


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_was_cut_off_is_an_error_after_its_whole_records(tmp_path: Path, packed: bool) -> None:
    whole, last = (
        warc_record("https://example.org/1", PAGE_RESPONSE),
        warc_record("https://example.org/2", PAGE_RESPONSE),
    )
    content = gzip.compress(whole) + gzip.compress(last)[:-60] if packed else whole + last[:-60]
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(content)
    articles = read_file(path)
    assert next(articles).url == "https://example.org/1"
    with pytest.raises(ReadError, match=r"cut off in the record of https://example\.org/2"):
        next(articles)


# ---------------------------------------------------------------- JSON and text


def test_json_lines_are_raw_articles(tmp_path: Path) -> None:
    lines = '{"title": "A", "extra": {"desk": "sea"}}\n\n{"text": "B", "unknown": 1}\n'
    one, two = read(tmp_path, "raw.jsonl", lines)
    assert one == RawArticle(title="A", extra={"desk": "sea", "origin": str(tmp_path / "raw.jsonl")})
    assert two.text == "B"
    assert [a.title for a in read(tmp_path, "bom", b"\xef\xbb\xbf" + lines.encode())] == ["A", None]


def test_a_sample_is_one_object_over_several_lines() -> None:
    (article,) = read_file(SAMPLES / "a_report.json")
    assert article.id == EXPECTED["articles"]["a_report.json"]["id"]


def test_a_json_array_holds_raw_articles(tmp_path: Path) -> None:
    assert [a.title for a in read(tmp_path, "raw.json", '[{"title": "A"}, {"title": "B"}]')] == ["A", "B"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_plain_text_is_the_text_of_an_article(tmp_path: Path, encoding: str) -> None:
    text = "[Quay] Les dix bateaux de l’été sont arrivés à Saint-Malo.\n\n{sic} Ils repartiront après la fête."
    (article,) = read(tmp_path, "boats.txt", text.encode(encoding))
    assert article == RawArticle(text=text, extra={"origin": str(tmp_path / "boats.txt")})


# ---------------------------------------------------------------- what is wrong, where


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.json", b"\xef\xbb\xbf \n\n", "is empty"),
        ("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("noise.txt", bytes(range(256)) * 4, "binary"),
        ("lines.jsonl", b'{"title": "A"}\nnonsense\n', "line 2: not JSON"),
        ("lines", b'{"title": "A"}\n{"title": 1}\n', "line 2: field title"),
        ("array.json", b'[{"title": "A"}, {"authors": "B"}]', "element 2: field authors"),
        ("object.json", b'{"title": "A",\n "text": }', "line 2 is no JSON"),
        ("object.json", b'{"title": ["A"]}', "field title"),
        ("word.json", b"nonsense", "no JSON"),
        ("feed.xml", b"<rss", "is no feed"),
        ("feed.rss", b"not a feed at all", "is no feed"),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "JSON Feed"),
        ("crawl.warc", b"no archive at all\r\n\r\n", "cannot be read"),
        ("packed.jsonl.gz", b"\x1f\x8bnonsense", "cannot be read"),
        ("packed.jsonl.gz", gzip.compress(b'{"title": "A"}\n' * 9)[:-9], "cannot be read"),
    ],
)
def test_an_error_names_the_file_and_what_is_wrong(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in refusal(tmp_path, name, content)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(ReadError, match="cannot be read"):
            list(read_file(path))


@given(content=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
@settings(deadline=None, max_examples=150)
def test_any_bytes_give_articles_that_can_be_sent_or_a_read_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    for name in ("any", "any.xml", "any.json"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(content)
        try:
            articles = list(read_file(path))
        except ReadError:
            continue
        assert all(decode(encode(article), RawArticle) == article for article in articles)
