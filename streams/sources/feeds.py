"""A feed (RSS, Atom, RDF, CDF, JSON Feed) to raw articles.

fastfeedparser reads it; feedparser, some twenty times slower, reads what it fails at and what it is known to lose.
"""

import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from schemas.raw import RawArticle


@dataclass(frozen=True)
class Loss:
    """Something that fastfeedparser drops or misreads, and the bytes that give its presence away.

    Attributes:
        lost: what would be missing from the article.
        pattern: matches a document that has it.
        example: a piece of a feed that has it.
        harmless: a piece that looks alike and does not.
    """

    lost: str
    pattern: re.Pattern[bytes]
    example: bytes
    harmless: bytes


LOSSES = (
    Loss(
        "text after the first tag of markup that stands in the element unescaped",
        re.compile(rb"""\btype\s*=\s*["'](?:application/)?xhtml"""),
        b'<title type="xhtml"><div>Ten <b>boats</b></div></title>',
        b'<title type="html">Ten &lt;b&gt;boats&lt;/b&gt;</title>',
    ),
    Loss(
        "base64, which would be taken for the text itself",
        re.compile(rb"""\bmode\s*=\s*["']base64|["']application/octet-stream["']"""),
        b'<content mode="base64">VGVuIGJvYXRz</content>',
        b"<description>The base64 mode of mail</description>",
    ),
    Loss(
        "unescaped markup and the order of dates in Atom 0.3",
        re.compile(rb"""purl\.org/atom/ns#|<feed[^>]*\bversion\s*=\s*["']0\.3"""),
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#">',
        b'<feed xmlns="http://www.w3.org/2005/Atom">',
    ),
    Loss(
        "the address that links are relative to",
        re.compile(rb"""\bxml:base\s*="""),
        b'<entry xml:base="https://example.org/news/">',
        b"<base>https://example.org/</base>",
    ),
    Loss(
        "what the document's own entities stand for",
        re.compile(rb"<!ENTITY\s"),
        b'<!DOCTYPE rss [<!ENTITY site "Example">]>',
        b"<!DOCTYPE rss>",
    ),
    Loss(
        "the language of one item",
        re.compile(rb"<(?:\w+:)?(?:entry|item|title|summary|content|description)\s[^>]*\bxml:lang\s*="),
        b'<entry xml:lang="fr">',
        b'<feed xml:lang="fr">',
    ),
    Loss(
        "all authors but the first",
        re.compile(rb"</(?:\w+:)?(?:author|creator)>\s*<(?:\w+:)?(?:author|creator)\b"),
        b"<dc:creator>A. Byline</dc:creator> <dc:creator>B. Byline</dc:creator>",
        b"<dc:creator>A. Byline</dc:creator> <category>Sport</category>",
    ),
)

_MIDNIGHT = "T00:00:00+00:00"
"""How fastfeedparser ends a date that came without a time; feedparser still has it as it was written."""

_DATED = re.compile(rb"<(?:\w+:)?(?:pubDate|date|published|updated)\b")
_CHANNEL_LANGUAGE = re.compile(rb"<(?:dc:)?language>\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*</(?:dc:)?language>")
_FIRST_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_DATE_ALONE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[CDATA\[|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blink|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u"
    r"|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that stand in titles; anything else between angle brackets may be words."""
_NAME_THEN_ADDRESS = re.compile(r"(?P<name>[^()]*\S)\s*[(<][^()<>\s]+@[^()<>\s]+[)>]")
_ADDRESS_THEN_NAME = re.compile(r"[^()<>\s]+@[^()<>\s]+\s*\((?P<name>[^()]+)\)")


class FeedError(ValueError):
    """A document that neither parser can read as a feed."""


def parse_feed(document: bytes) -> list[RawArticle]:
    """One raw article for each item, in the order of the feed.

    `html` holds a body with markup as it stands in the feed, `text` one without; an item may have a title alone.
    `published` is RFC 3339 in UTC, a date alone where the feed gives no more, or as written where it cannot be read.

    Raises:
        FeedError: the document is no feed.
    """
    parsed = None if any(loss.pattern.search(document) for loss in LOSSES) else _fast(document)
    if parsed is None:
        parsed = _thorough(document)
    channel = parsed["feed"]
    language = _string(channel.get("language")) or _channel_language(document)
    return [_article(entry, channel, language) for entry in parsed["entries"]]


def _fast(document: bytes) -> Mapping[str, Any] | None:
    """What fastfeedparser makes of it; None where it fails, finds no items, or finds some with nothing in them."""
    import fastfeedparser

    try:
        parsed: Mapping[str, Any] = fastfeedparser.parse(document, include_tags=False, include_media=False)
    except (ValueError, TypeError, LookupError, ArithmeticError):  # its ways of saying no; feedparser has the last word
        return None
    entries = parsed["entries"]
    if not entries and not _is_json(document):
        return None
    dated = bool(_DATED.search(document))
    return None if any(_is_empty(entry) or _lost_its_date(entry, dated) for entry in entries) else parsed


def _is_empty(entry: Mapping[str, Any]) -> bool:
    return not (entry.get("title") or entry.get("link") or entry.get("description") or entry.get("content"))


def _lost_its_date(entry: Mapping[str, Any], dated: bool) -> bool:
    """Whether a date may have been written otherwise than it came out, or did not come out in a document with dates."""
    moments = [str(entry[name]) for name in ("published", "updated") if entry.get(name)]
    return any(moment.endswith(_MIDNIGHT) for moment in moments) or (dated and not moments)


def _thorough(document: bytes) -> Mapping[str, Any]:
    """What feedparser makes of it."""
    import feedparser

    if _is_json(document):
        raise FeedError("is JSON but no JSON Feed; expected `version` and `items` as in jsonfeed.org/version/1.1")
    try:
        # a stream, because feedparser takes bytes for a file's name first
        parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(document))
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError) as error:
        raise FeedError(f"is no feed that can be read: {error}") from error
    if not parsed["entries"] and not parsed.get("version"):
        reason = parsed.get("bozo_exception") or "no channel and no items"
        raise FeedError(f"is no feed ({reason}); expected RSS, Atom, RDF or JSON Feed")
    return parsed


def _is_json(document: bytes) -> bool:
    return document.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def _channel_language(document: bytes) -> str | None:
    """The `language` element before the first item, which fastfeedparser passes over."""
    first = _FIRST_ITEM.search(document)
    found = _CHANNEL_LANGUAGE.search(document, 0, first.start() if first else len(document))
    return found[1].decode("ascii") if found else None


def _article(entry: Mapping[str, Any], channel: Mapping[str, Any], language: str | None) -> RawArticle:
    home = _string(channel.get("link"))
    name = _title(channel.get("title"))
    body, is_markup = _body(entry)
    return RawArticle(
        text=None if is_markup else body,
        html=body if is_markup else None,
        id=_string(entry.get("id")),
        url=_address(_string(entry.get("link")), home),
        source=_host(home) or name,
        feed=home or name,
        title=_title(entry.get("title")),
        authors=_authors(entry) or None,
        published=_published(entry),
        language=_string((entry.get("title_detail") or {}).get("language")) or language,
    )


def _body(entry: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The fullest text of an item, and whether it is markup: its content, else its summary or description."""
    contents = [part for part in entry.get("content") or () if _string(part.get("value"))]
    contents.sort(key=lambda part: "html" not in str(part.get("type")))
    for part in (*contents, *_summaries(entry)):
        value = _string(part.get("value"))
        if value:
            return value, part.get("type") != "text/plain" and bool(_MARKUP.search(value))
    return None, False


def _summaries(entry: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    detail = entry.get("summary_detail")
    return ((detail,) if detail else ()) + ({"value": entry.get("summary")}, {"value": entry.get("description")})


def _title(value: object) -> str | None:
    """A title in plain words: markup taken off, entities read, white space levelled."""
    found = _string(value)
    plain = html.unescape(_INLINE_TAG.sub("", found)) if found else ""
    return " ".join(plain.split()) or None


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of authors, without the mail addresses beside them, each once."""
    listed = [_string(author.get("name")) for author in entry.get("authors") or () if author]
    if not any(listed):
        listed = [_string(entry.get("author"))]
    return tuple(dict.fromkeys(_without_address(name) for name in listed if name))


def _without_address(name: str) -> str:
    found = _NAME_THEN_ADDRESS.fullmatch(name) or _ADDRESS_THEN_NAME.fullmatch(name)
    return found["name"].strip() if found else name


def _published(entry: Mapping[str, Any]) -> str | None:
    """When the item was published, else updated."""
    for name in ("published", "updated"):
        written = _string(entry.get(name))
        if not written or _DATE_ALONE.fullmatch(written):
            if written:
                return written
            continue
        moment = _moment(written, entry.get(f"{name}_parsed"))
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else written
    return None


def _moment(written: str, parsed: tuple[int, ...] | None) -> datetime | None:
    """The moment in UTC: feedparser's reading (a time tuple in UTC), else ISO 8601 as fastfeedparser writes it."""
    try:
        if parsed:
            year, month, day, hour, minute, second = parsed[:6]
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        moment = datetime.fromisoformat(written)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):  # no such day, or a year beyond the calendar
        return None


def _address(link: str | None, home: str | None) -> str | None:
    """The item's address; a relative one is read from the feed's own."""
    try:
        return urljoin(home, link) if link and home and not urlsplit(link).scheme else link
    except ValueError:  # brackets that hold no address: as it was written
        return link


def _host(home: str | None) -> str | None:
    try:
        host = urlsplit(home or "").hostname
    except ValueError:  # brackets that hold no address
        return None
    return host.removeprefix("www.") if host else None


def _string(value: object) -> str | None:
    """A text that can be written as UTF-8, without white space around it; None where it is blank or no text."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip() or None
