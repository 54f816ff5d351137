"""What is too large, or no text, is turned away before any parser sees it, with what was counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import limits, process
from schemas.article import Article
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received

STORY = "".join(
    f"<p>On day {number} the council met again and put off the vote on the northern quay until engineers had spoken."
    for number in range(8)
)
BYTES = bytes((number * 197 + number // 7) % 256 for number in range(4000))
"""Every byte, in no order that a text has."""


def page(body: str = "", *, tag: str = "<html>") -> str:
    return (
        f"<!DOCTYPE html>{tag}<head><title>Vote on quay put off again</title></head><body>{STORY}{body}</body></html>"
    )


def outcome(html: str) -> Pass[Article] | Reject:
    return process(Received(raw=RawArticle(html=html, id="7", source="s")))


ATTRIBUTES = " ".join(f'a{number}="v"' for number in range(limits.MAX_ATTRIBUTES + 1))
BARE = " ".join(f"a{number}" for number in range(limits.MAX_ATTRIBUTES + 1))

OVER = {
    "characters": page(f"<p>{'word ' * (limits.MAX_CHARACTERS // 5)}</p>"),
    "elements": page("<p>x</p>" * limits.MAX_ELEMENTS),
    "unclosed elements": page("<br>" * limits.MAX_ELEMENTS),
    "comments": page("<!-- -->" * 1_000_000),
    "elements within each other": page("<div>" * 60_000 + "deep" + "</div>" * 60_000),
    "elements within each other, unclosed": page("<blockquote>" * 3 * limits.MAX_DEPTH),
    "elements within each other, between those that end by themselves": page("<dl><dt><dd>" * 2 * limits.MAX_DEPTH),
    "in a drawing": page("<svg>" + "<g>" * 3 * limits.MAX_DEPTH),
    "with ends that end nothing": page("<div></p></b>" * 2 * limits.MAX_DEPTH),
    "options": page("<select>" + "<option>x" * (limits.MAX_OPTIONS + 1) + "</select>"),
    "openings of tags": page("<p>" + "< " * limits.MAX_OPENINGS),
    "attributes": page(f"<div {ATTRIBUTES}>x</div>"),
    "attributes without values": page(f"<div {BARE}>x</div>"),
    "attributes of the first element": page(tag=f"<html {ATTRIBUTES}>"),
    "attributes without an end": page("<div " + "x " * 20_000),
}


@pytest.mark.parametrize("html", OVER.values(), ids=OVER)
def test_a_page_over_a_limit_is_rejected_with_what_was_counted(html):
    rejected = outcome(html)
    assert isinstance(rejected, Reject)
    assert rejected.reason is Reason.OVER_LIMIT
    assert "at most" in rejected.detail
    assert rejected.record.id == outcome(page()).record.id
    assert rejected.record.text is None


WITHIN = {
    "as it is": page(),
    "5 MB of paragraphs": page(f"<p>{'word ' * 1000}</p>" * 1000),
    "10,000 elements": page("<li>item</li>" * 10_000),
    "nested like the worst of templates": page("<div>" * 400 + "deep" + "</div>" * 400),
    "many elements, closed": page("<div><b>x</b></div>" * 10_000),
    "paragraphs that nobody closes": page("<p>short" * 10_000),
    "an attribute of a megabyte": page(f'<img src="data:image/png;base64,{"A" * 1_000_000}">'),
    "an attribute of 100,000 words": page(f'<div data-state="{"word " * 100_000}">x</div>'),
    "data in an attribute": page("<div data-state='" + '{"key": "value"}, ' * 20_000 + "'>x</div>"),
    "a script that compares": page("<script>for (i = 0; i <n ;i++) {" + "total += step; " * 10_000 + "}</script>"),
    "a million characters in a script": page(f"<script>{'a=1;' * 250_000}</script>"),
}


@pytest.mark.parametrize("html", WITHIN.values(), ids=WITHIN)
def test_a_page_within_the_limits_passes(html):
    passed = outcome(html)
    assert isinstance(passed, Pass), passed
    assert "put off the vote" in passed.record.text


BAITS = {
    "entities of entities": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    + page("&c;"),
    "an entity of a file": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    + page("&a;"),
    "100,000 references": page("<p>" + "&amp;" * 100_000),
    "references that end nowhere": page("<p>" + "&foo" * 50_000),
    "JSON in JSON in JSON": page('<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    "objects in objects": page('<script type="application/ld+json">' + '{"@graph":[' * 900 + "]}" * 900 + "</script>"),
    "data without an end": page(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + "x" * 500_000
    ),
    "comments without an end": page("<!--" * 100_000),
    "nothing but brackets": page("<" * 200_000),
    "quotation marks": page('<p title="' + "'\"" * 100_000),
    "control characters": page("\x01\x02\x1b\x7f" * 10_000),
    "zeros": page("\x00" * 10_000),
    "directions": page("\u202e\u200f\u2066" * 10_000),
    "accents on one letter": page("<p>a" + "\u0301" * 50_000),
    "forms in forms": page("<form>" * 900),
    "tables in tables": page("<table><tr><td>" * 900),
    "templates": page("<template>" * 900 + "x"),
    "text without markup": page("<plaintext>" + "<p>x" * 10_000),
    "dates": page('<time datetime="' + "2023-08-" * 50_000 + '">x</time>'),
    "names": page('<div class="author byline">' + "By Jane Roe and " * 20_000),
    "headlines": page("<h1>Vote on quay put off again</h1>" * 10_000),
}


@pytest.mark.parametrize("html", BAITS.values(), ids=BAITS)
def test_what_is_built_to_hurt_a_parser_ends_in_an_outcome(html):
    """Nothing is expanded or fetched, and nothing raises."""
    ended = outcome(html)
    text = (ended.record.text if ended.record else None) or ""
    assert isinstance(ended, Pass | Reject)
    assert "haha" not in text
    assert text or isinstance(ended, Reject)


BINARY = {
    "PNG as UTF-8": (b"\x89PNG\r\n\x1a\n" + BYTES).decode(errors="replace"),
    "PNG as Latin-1": (b"\x89PNG\r\n\x1a\n" + BYTES).decode("latin-1"),
    "PNG as Windows-1252": (b"\x89PNG\r\n\x1a\n" + BYTES).decode("cp1252", errors="replace"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + BYTES).decode(errors="replace"),
    "GIF": (b"GIF89a\x10\x00" + BYTES).decode("latin-1"),
    "PDF": "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "ZIP": (b"PK\x03\x04\x14\x00" + BYTES).decode(errors="replace"),
    "gzip as UTF-8": (b"\x1f\x8b\x08\x00" + BYTES).decode(errors="replace"),
    "gzip as Latin-1": (b"\x1f\x8b\x08\x00" + BYTES).decode("latin-1"),
    "bytes without a name, as UTF-8": BYTES.decode(errors="replace"),
    "bytes without a name, as Latin-1": BYTES.decode("latin-1"),
    "Cyrillic read as UTF-8": ("Десять лодок стояли вчера у причала. " * 9).encode("cp1251").decode(errors="replace"),
    "Japanese read as UTF-8": ("昨日、十隻の船が埠頭に並んだ。" * 9).encode("cp932").decode(errors="replace"),
}


@pytest.mark.parametrize("field", ["text", "html"])
@pytest.mark.parametrize("value", BINARY.values(), ids=BINARY)
def test_what_is_no_text_is_rejected_as_such(field, value):
    rejected = process(Received(raw=RawArticle(**{field: value}, id="7", title="Ten boats")))
    assert isinstance(rejected, Reject)
    assert rejected.reason is Reason.NOT_TEXT
    assert rejected.record.title == "Ten boats"
    assert rejected.record.text is None


def test_a_page_of_which_the_letters_are_lost_is_no_text():
    """Its markup is legible, its text is not."""
    lost = "<p>" + ("Десять лодок стояли вчера у причала. " * 9).encode("cp1251").decode(errors="replace")
    rejected = outcome(f"<html><body><h1>10</h1>{lost}</body></html>")
    assert isinstance(rejected, Reject)
    assert rejected.reason is Reason.NOT_TEXT
    assert "lost" in rejected.detail


READABLE = {
    "French read as UTF-8": "L'été a été très sec, a déclaré la préfète à des élus réunis.".encode("cp1252"),
    "Polish read as UTF-8": "Dziesięć łodzi stanęło wczoraj przy nabrzeżu, żeby je obejrzeć.".encode("cp1250"),
    "quotation marks of Windows-1252": "“We saw ten boats”, she said – “and more…”".encode(),
    "a bell": b"The bell \x07 rang twice in the harbour on Tuesday.",
    "about a PNG image": b"PNG images took over from GIF89a, the engineers said.",
}


@pytest.mark.parametrize("value", READABLE.values(), ids=READABLE)
def test_what_can_be_read_is_text(value):
    assert limits.not_text(value.decode(errors="replace")) is None


def test_utf_16_read_as_bytes_is_legible_without_its_zeros():
    assert limits.not_text("The harbour was full.".encode("utf-16-le").decode("latin-1")) is None


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_string_is_counted(text):
    limits.not_text(text)
    assert limits.exceeded(text) is None


@pytest.mark.parametrize("pattern", limits.SIGNATURES.values(), ids=limits.SIGNATURES)
def test_every_signature_is_of_a_fixed_length(pattern):
    """It is tried on every text, so it may not run through it."""
    assert not {"*", "+"} & set(pattern.replace(r"\+", ""))
