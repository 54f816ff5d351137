"""From a raw article to the first block of its record: identity, outcomes, and what is carried."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import NAME, VERSION, heavy, process
from agents.clean.identity import canonical_url
from agents.clean.text.edits import restore
from schemas import codec
from schemas.article import Article
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import Origin, RawArticle, Received, Status

TEXT = "Residents began to leave the village on Tuesday.\n\nBuses took most of them to the capital."


def run(**raw):
    return process(Received(raw=RawArticle(**raw)))


def test_the_stage_names_itself():
    assert (NAME, VERSION) == ("clean", "2")


def test_what_the_producer_sent_is_carried_and_hints_are_kept_apart():
    raw = RawArticle(
        text=TEXT, id="7", url="https://m.example.org/a?utm_source=x#top", source="example.org", feed="f",
        title="A  title",
        authors=("Jane Roe",), language="en", status=Status.WITHHELD, embargoed=datetime(2023, 8, 10, tzinfo=UTC),
        extra={"a": [1]},
    )  # fmt: skip
    origin = Origin("articles.raw", 1, 2)
    assert b"provenance" not in codec.encode(process(Received(raw=raw)).record)
    received = datetime(2023, 8, 10, 12, tzinfo=UTC)
    outcome = process(Received(raw=raw, received=received, origin=origin))
    assert isinstance(outcome, Pass)
    record = outcome.record
    assert (record.url, record.canonical_url) == (raw.url, "https://example.org/a")
    assert (record.source, record.feed, record.status, record.embargoed) == (
        "example.org",
        "f",
        "withheld",
        raw.embargoed,
    )
    assert (record.title, record.authors, record.extra) == ("A title", ("Jane Roe",), {"a": [1]})
    assert record.hints.producer_language == "en"
    assert (record.received, record.provenance.raw, record.provenance.stages) == (received, origin, ())
    assert record.text == TEXT.replace("\n\n", "\n")
    assert codec.decode(codec.encode(record), Article) == record


@pytest.mark.parametrize("raw", [{}, {"text": " \n", "html": "\t", "title": ""}, {"extra": {"a": 1}}])
def test_a_blank_article_is_rejected(raw):
    outcome = run(**raw)
    assert isinstance(outcome, Reject)
    assert outcome.reason is Reason.BLANK
    assert outcome.record is None


def test_a_blank_article_with_an_id_keeps_it():
    assert run(id="7").record.id == run(id="7", text=TEXT).record.id


def test_a_title_alone_is_a_headline():
    record = run(title="Village evacuated").record
    assert (record.title, record.text, record.edits, record.spacing) == ("Village evacuated", "", (), ())


def test_a_text_of_promotions_only_is_a_headline_if_it_has_a_title():
    assert run(text="TAP HERE TO GET OUR FREE APP", title="Village evacuated").record.text == ""
    outcome = run(text="TAP HERE TO GET OUR FREE APP")
    assert isinstance(outcome, Reject)
    assert outcome.reason is Reason.NO_TEXT
    assert outcome.record.edits[0].original == "TAP HERE TO GET OUR FREE APP"


@pytest.mark.parametrize("raw", [{"id": "7"}, {"url": "https://example.org/a"}])
def test_a_canceled_article_passes_without_its_text(raw):
    outcome = run(**raw, text=TEXT, title="Village evacuated", status=Status.CANCELED)
    assert isinstance(outcome, Pass)
    assert outcome.record.text is None
    assert outcome.record.title is None
    assert outcome.record.status is Status.CANCELED
    assert outcome.record.id == run(**raw, text=TEXT).record.id


def test_a_canceled_article_that_nobody_can_tell_is_rejected():
    assert run(text=TEXT, status=Status.CANCELED).reason is Reason.UNIDENTIFIED


def test_only_html_without_text_is_heavy():
    assert heavy(Received(raw=RawArticle(html="<p>a</p>")))
    assert heavy(Received(raw=RawArticle(html="<p>a</p>", text=" ")))
    assert not heavy(Received(raw=RawArticle(html="<p>a</p>", text="a")))
    assert not heavy(Received(raw=RawArticle(title="a", html=" ")))
    assert not heavy(Received(raw=RawArticle(id="1", html="<p>a</p>", status=Status.CANCELED)))


def test_the_id_comes_from_source_and_producers_id_then_address_then_content():
    by_id = run(id="7", source="a", url="https://example.org/a", text=TEXT).record.id
    assert by_id == run(id="7", source="a", url="https://example.org/b", text="Something else.").record.id
    assert by_id != run(id="7", source="b", text=TEXT).record.id
    by_url = run(url="https://example.org/a", text=TEXT).record.id
    assert by_url == run(url="http://www.example.org/a/?utm_medium=x", text="Something else.").record.id
    assert by_url != run(url="https://example.org/b", text=TEXT).record.id
    assert run(text=TEXT).record.id == run(text=TEXT, source="b").record.id != run(text=TEXT + "!").record.id


def test_a_changed_title_or_text_is_another_revision_and_nothing_else_is():
    base = run(id="7", text=TEXT, title="A").record.revision
    assert base == run(id="8", text=TEXT, title="A", published="2023-08-10", source="b").record.revision
    assert base != run(id="7", text=TEXT, title="B").record.revision
    assert base != run(id="7", text=TEXT + " ", title="A").record.revision
    assert run(text="ab", title="c").record.revision != run(text="b", title="ca").record.revision


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Example.org/a?utm_source=x&id=7&fbclid=y#top", "https://example.org/a?id=7"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://amp.example.org/a", "https://example.org/a"),
        ("https://m.example.org/a", "https://example.org/a"),
        ("https://en.m.example.org/a", "https://en.example.org/a"),
        ("https://example.org/a/amp/", "https://example.org/a/"),
        ("https://example.org/amp/a", "https://example.org/a"),
        ("https://example.org/a.amp.html", "https://example.org/a.html"),
        ("https://example.org/a?amp=1", "https://example.org/a"),
        ("https://www.google.com/amp/s/example.org/a/amp", "https://example.org/a"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/a", "https://example.org/a"),
        ("https://example.org/campaign/ample?q=a%20b", "https://example.org/campaign/ample?q=a%20b"),
        ("https://m.org/a", "https://m.org/a"),
        ("https://example.org/a?cid=1234567", "https://example.org/a?cid=1234567"),
        (" urn:newsml:a ", "urn:newsml:a"),
        ("https://[broken/a", "https://[broken/a"),
        ("https://example.org:port/a", "https://example.org:port/a"),
        ("", ""),
    ],
)
def test_canonical_addresses_have_no_tracking_fragment_amp_or_mobile_form(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_any_string_has_a_canonical_form_that_is_final(url):
    assert canonical_url(canonical_url(url)) == canonical_url(url)


anything = st.none() | st.text(max_size=80)


@settings(deadline=None, max_examples=300)
@given(
    st.builds(
        RawArticle,
        **dict.fromkeys(("text", "title", "id", "url", "source", "published", "language"), anything),
        authors=st.none() | st.tuples(st.text()),
    )
)
def test_any_article_ends_in_a_record_or_a_reason_always_the_same(raw):
    outcome = process(Received(raw=raw))
    assert codec.encode(outcome) == codec.encode(process(Received(raw=raw)))
    if isinstance(outcome, Pass):
        record = outcome.record
        given_text = raw.text if raw.text and raw.text.strip() else ""
        assert restore(record.text, record.edits, record.spacing) == given_text
        assert codec.decode(codec.encode(record), Article) == record
