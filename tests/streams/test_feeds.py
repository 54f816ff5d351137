"""What fastfeedparser would lose is read by feedparser."""

import pytest

from streams.sources import feeds
from streams.sources.feeds import LOSSES, FeedError, Loss, parse_feed

RSS = "<rss version='2.0'><channel><title>Quay</title><link>https://www.quay.example/</link>{}</channel></rss>"


def by_id(loss: Loss) -> str:
    return loss.lost


@pytest.mark.parametrize("loss", LOSSES, ids=by_id)
def test_a_loss_is_seen_by_its_bytes(loss: Loss) -> None:
    assert loss.pattern.search(loss.example)
    assert not loss.pattern.search(loss.harmless)


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ('<title type="xhtml"><div>Ten <b>boats</b></div></title>', "title", "Ten boats"),
        ('<title mode="base64">VGVuIGJvYXRz</title>', "title", "Ten boats"),
        ('<title>T</title><link href="1"/>', "url", "https://quay.example/news/1"),
        ('<title xml:lang="fr">Dix bateaux</title>', "language", "fr"),
        ("<title>T</title><author><name>A</name></author><author><name>B</name></author>", "authors", ("A", "B")),
    ],
)
def test_nothing_is_lost_of_an_atom_entry(item: str, field: str, value: object) -> None:
    document = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://quay.example/news/">'
        f"<title>Quay</title><entry>{item}</entry></feed>"
    )
    (article,) = parse_feed(document.encode())
    assert getattr(article, field) == value


def test_an_ordinary_feed_is_read_by_the_fast_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: bytes) -> None:
        raise AssertionError("feedparser was asked")

    monkeypatch.setattr(feeds, "_thorough", never)
    document = RSS.format("<language>en-GB</language><item><title>Ten boats</title><language>fr</language></item>")
    (article,) = parse_feed(document.encode())
    assert (article.title, article.language, article.source) == ("Ten boats", "en-GB", "quay.example")


def test_words_between_angle_brackets_stay_in_a_title() -> None:
    document = RSS.format("<item><title>5 &lt;boats and 6 &gt; 4, says &lt;i&gt;Quay&lt;/i&gt;</title></item>")
    assert parse_feed(document.encode())[0].title == "5 <boats and 6 > 4, says Quay"


def test_a_plain_description_is_text_and_one_with_markup_is_html() -> None:
    document = RSS.format(
        "<item><description>Ten boats</description></item><item><description>&lt;p&gt;Ten</description></item>"
    )
    plain, markup = parse_feed(document.encode())
    assert (plain.text, plain.html) == ("Ten boats", None)
    assert (markup.text, markup.html) == (None, "<p>Ten")


def test_a_document_that_is_no_feed_is_a_feed_error() -> None:
    with pytest.raises(FeedError, match="is no feed"):
        parse_feed(b"<html><body>Ten boats</body></html>")
