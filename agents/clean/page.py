"""What a page says of itself: title, authors, dates, address, site, section, lead image, language versions.

Read from JSON-LD, meta elements, links and the elements that news sites use, in that order of belief.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson
from selectolax.lexbor import LexborHTMLParser

from agents.clean import dates, published
from agents.clean.published import Candidate
from schemas.article import Alternate, DatePlace, Image, Precision

MAX_AUTHOR = 60
"""Characters of the longest name of an author; what is longer is a sentence about one."""

MAX_AUTHORS = 10

MAX_BYLINE = 100
"""Characters of the longest element that is read as a byline."""

_ARTICLE_TYPE = re.compile(
    r"(?:\w*Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|WebPage|Review|OpinionNewsArticle)\Z"
)
_BETTER_TYPE = re.compile(r"(?:\w*Article|BlogPosting|Report|LiveBlogPosting)\Z")
_SEPARATOR = re.compile(r"\s+[|•·»–—-]\s+|\s*\|\s*|:\s+")
_PUBLISHED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date",
    "dcterms.created",
    "dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
    "originalpublicationdate",
    "displaydate", "date_published", "datecreated", "release_date", "ptime", "rnews:datepublished", "bt:pubdate",
    "timestamp",
)  # fmt: skip
_AUTHOR_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "authors",
    "og:article:author", "cxenseparse:author",
)  # fmt: skip
_AUTHOR_PLACES = (
    '[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', "a[rel=author]",
    ".author-name, .byline-name, .byline__name",
    ".byline a, .author a",
    ".article-author, .article__author, .post-author", ".author, .byline, .autor", "[class*=author]",
)  # fmt: skip
"""Where a page shows its authors, from what says so outright to what only looks like it."""

_DATE_PLACES = (
    "[itemprop=datePublished], [class*=published], [class*=date], [class*=datum], [class*=fecha], "
    "[class*=timestamp], [id*=date], [class*=time], [data-testid*=date]"
)
MAX_DATE_PLACES = 12
"""Elements named after dates that are tried: further down a page they belong to other articles."""

_BY = re.compile(
    r"^(?:(?:by|von|par|por|di|da|door|av|af|przez|text|autor|author|written by|posted by|from|interview"
    r"|reporting by)\s*:?\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\||/|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|&)\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|→|\d|\.(?:com|de|org|net|ch|at)\b|[<>{}]|\b(?:admin|editor|staff|redaktion"
    r"|redaction|newsroom|team)\b",
    re.IGNORECASE,
)


@dataclass
class Page:
    """A page's own account of itself; what it does not say is empty.

    Attributes:
        dates: every candidate for the date of publication.
        canonical: its address, absolute.
        language: the language tag of its `html` element.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[Candidate, ...] = ()
    canonical: str | None = None
    site: str | None = None
    section: str | None = None
    image: Image | None = None
    alternates: tuple[Alternate, ...] = ()
    language: str | None = None
    meta: dict[str, str] = field(default_factory=dict)


def read_page(tree: LexborHTMLParser, url: str | None) -> Page:
    """The page's account of itself.

    Args:
        tree: the parsed page.
        url: where it stands, for addresses relative to it.
    """
    meta = _meta(tree)
    data = _linked_data(tree)
    site = _site(meta, data)
    return Page(
        title=_title(tree, meta, data, site),
        authors=_authors(tree, meta, data),
        dates=tuple(_dates(tree, meta, data)),
        canonical=_canonical(tree, meta, url),
        site=site,
        section=_first(meta.get("article:section"), _string(data.get("articleSection")), meta.get("parsely-section")),
        image=_image(meta, data, url),
        alternates=tuple(_alternates(tree, url)),
        language=_language(tree, meta),
        meta=meta,
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """Content of the meta elements by name, property or itemprop, lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _plain(attributes.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object that describes the article; empty where there is none."""
    fallback: dict[str, Any] = {}
    for script in tree.css('script[type="application/ld+json"]'):
        for entry in _objects(_parsed(script.text(deep=True))):
            kinds = entry.get("@type")
            names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
            if any(_BETTER_TYPE.match(name) for name in names):
                return entry
            if not fallback and any(_ARTICLE_TYPE.match(name) for name in names):
                fallback = entry
    return fallback


def _parsed(text: str) -> Any:
    """JSON as sites write it: with raw newlines in strings and comment marks around it."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (text, re.sub(r"[\x00-\x1f]+", " ", text)):
        try:
            return orjson.loads(attempt)
        except orjson.JSONDecodeError:
            continue  # nothing to tell of a page that garbles its own data: its other places are read
    return None


MAX_OBJECTS = 500
"""JSON-LD objects looked at: an article describes itself among the first."""


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD document that stands at its top, in its graph, or as a page's main entity."""
    waiting = [value]
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), dict | list)]


def _title(tree: LexborHTMLParser, meta: dict[str, str], data: dict[str, Any], site: str | None) -> str | None:
    """The page's headline, without the site's name."""
    heads = [text for text in (_plain(node.text(deep=True, separator=" ")) for node in tree.css("h1")) if text]
    offered = [_string(data.get("headline")), meta.get("og:title"), meta.get("twitter:title"), _title_element(tree)]
    shown = _agreeing(heads, [text for text in offered if text])
    chosen = shown or _first(
        meta.get("og:title"), _string(data.get("headline")), meta.get("twitter:title"), _title_element(tree), *heads
    )
    return without_site(chosen, site) if chosen else None


def _agreeing(heads: Iterable[str], offered: list[str]) -> str | None:
    """The visible headline that some other place of the page gives too, in whole or as its beginning."""
    for head in heads:
        plain = head.casefold()
        if len(plain) > MIN_HEADLINE and any(
            plain in other.casefold() or other.casefold() in plain for other in offered
        ):
            return head
    return None


MIN_HEADLINE = 10
"""Characters below which a first-level heading is a site's or section's name rather than a headline."""


def without_site(title: str, site: str | None) -> str:
    """The title without the site's name before or after it."""
    if not site:
        return title
    for match in (*reversed(list(_SEPARATOR.finditer(title))), *_SEPARATOR.finditer(title)):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if before and _same_name(after, site):
            return before
        if after and _same_name(before, site):
            return after
    return title


def _same_name(text: str, site: str) -> bool:
    """Whether a text is a site's name, whatever its case and its domain's ending."""
    plain, name = (re.sub(r"\W|^the\s|\.\w{2,3}$", "", value.casefold()) for value in (text, site))
    return bool(plain) and (plain == name or (len(plain) > MIN_NAME and (plain in name or name in plain)))


MIN_NAME = 3


def _title_element(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("title")
    return _plain(node.text(deep=True)) if node is not None else None


def _site(meta: dict[str, str], data: dict[str, Any]) -> str | None:
    publisher = data.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _first(meta.get("og:site_name"), _string(name), meta.get("application-name"))


def _authors(tree: LexborHTMLParser, meta: dict[str, str], data: dict[str, Any]) -> tuple[str, ...]:
    """Names of the authors, from the first place that gives any."""
    site = (_site(meta, data) or "").casefold()
    for place in _author_places(tree, meta, data):
        names = tuple(name for name in _people(place) if not (site and _same_name(name, site)))
        if names:
            return names
    return ()


def _author_places(tree: LexborHTMLParser, meta: dict[str, str], data: dict[str, Any]) -> Iterator[list[str]]:
    """What each place says of the authors, lazily: most pages say it in their data."""
    yield _names_of(data.get("author"))
    for name in _AUTHOR_META:
        yield [meta.get(name, "")]
    for selector in _AUTHOR_PLACES:
        shown = [_plain(node.text(deep=True, separator=" ")) or "" for node in tree.css(selector)[:MAX_AUTHORS]]
        yield [text for text in shown if len(text) <= MAX_BYLINE][:1]


def _names_of(value: Any) -> list[str]:
    """Names in a JSON-LD author: a string, an object with a name, or a list of either."""
    entries = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries]
    flat = [inner for name in names for inner in (name if isinstance(name, list) else [name])]
    return [name for name in flat if isinstance(name, str)]


def _people(values: Iterable[str]) -> tuple[str, ...]:
    """Names in bylines: without "By", split at commas and "and", without addresses and desks."""
    found: dict[str, None] = {}
    for value in values:
        if "://" in value:
            continue  # a profile's address
        for part in _AND.split(_BY.sub("", _plain(value) or "")):
            name = _BY.sub("", part).strip(" .,:-–")
            if 2 < len(name) <= MAX_AUTHOR and not _NO_NAME.search(name):
                found.setdefault(name)
    return tuple(found)[:MAX_AUTHORS]


def _dates(tree: LexborHTMLParser, meta: dict[str, str], data: dict[str, Any]) -> Iterator[Candidate]:
    """Dates that the page offers as the article's own: never those of its last change."""
    yield from published.offered(
        _string(data.get("datePublished")) or _string(data.get("dateCreated")), DatePlace.JSON_LD
    )
    for name in _PUBLISHED_META:
        candidates = published.offered(meta.get(name), DatePlace.META)
        if candidates:
            yield from candidates
            break
    shown = _first_date(tree, "time[itemprop=datePublished], time[pubdate]") or _first_date(tree, "time")
    yield from shown or _first_date(tree, _DATE_PLACES, within=True)


def _first_date(tree: LexborHTMLParser, selector: str, *, within: bool = False) -> tuple[Candidate, ...]:
    """The first date among the elements, in the order of the page."""
    for node in tree.css(selector)[:MAX_DATE_PLACES]:
        attributes = node.attributes
        given = attributes.get("datetime") or attributes.get("content") or _plain(node.text(deep=True, separator=" "))
        candidates = published.offered(given, DatePlace.TIME_ELEMENT)
        inner = dates.find(given) if given and within and not candidates else None
        if inner:
            return (Candidate(inner, DatePlace.TIME_ELEMENT, str(given)),)
        if candidates and candidates[0].when.precision not in {Precision.YEAR, Precision.MONTH}:
            return candidates
    return ()


def _canonical(tree: LexborHTMLParser, meta: dict[str, str], url: str | None) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return _absolute(_first(node.attributes.get("href") if node is not None else None, meta.get("og:url")), url)


def _image(meta: dict[str, str], data: dict[str, Any], url: str | None) -> Image | None:
    """The lead image; its caption and credit only where the page's data give them."""
    given = data.get("image")
    given = given[0] if isinstance(given, list) and given else given
    details = given if isinstance(given, dict) else {}
    address = _absolute(
        _first(meta.get("og:image"), meta.get("twitter:image"), _string(details.get("url")), _string(given)), url
    )
    if not address:
        return None
    return Image(url=address, caption=_string(details.get("caption")), credit=_string(details.get("creditText")))


def _alternates(tree: LexborHTMLParser, url: str | None) -> Iterator[Alternate]:
    for node in tree.css('link[rel="alternate"][hreflang][href]'):
        language, address = (node.attributes.get("hreflang") or "").strip(), _absolute(node.attributes.get("href"), url)
        if language and language.lower() != "x-default" and address:
            yield Alternate(language, address)


def _language(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    node = tree.css_first("html")
    given = node.attributes.get("lang") or node.attributes.get("xml:lang") if node is not None else None
    return _first(given, meta.get("og:locale"), meta.get("content-language"))


def _absolute(address: str | None, url: str | None) -> str | None:
    """An address of the web, made absolute; None where it is none."""
    if not address or not address.strip():
        return None
    try:
        full = urljoin(url or "", address.strip())
        parts = urlsplit(full)
    except ValueError:  # a bracket that is no IPv6 address
        return None
    return full if parts.scheme in {"http", "https"} and parts.netloc else None


def _string(value: Any) -> str | None:
    """A JSON-LD value that is text, or the first of a list that is."""
    if isinstance(value, list):
        return next((found for found in map(_string, value[:1]) if found), None)
    return _plain(value) if isinstance(value, str) else None


def _plain(text: str | None) -> str | None:
    """Text with white space levelled; None where nothing is left."""
    return " ".join((text or "").replace("\x00", "").split()) or None


def _first(*values: str | None) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)
