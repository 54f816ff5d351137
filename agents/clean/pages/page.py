"""What a page says of itself: title, authors, dates, address, site, section, lead image, language versions.

Read from JSON-LD, meta elements, links and the elements that news sites use, in that order of belief.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from selectolax.lexbor import LexborHTMLParser

from agents.clean.dates.published import Candidate
from agents.clean.pages import authors, images, page_dates, page_lines, sections, titles
from agents.clean.pages.source import Source
from agents.clean.pages.values import absolute, first, string
from schemas.article import Alternate, Image


@dataclass
class Page:
    """A page's own account of itself; what it does not say is empty.

    Attributes:
        dates: every candidate for the date of publication.
        canonical: its address, absolute.
        language: the language tag of its `html` element.
        stated: the article's text as its data give it, with markup or without.
        types: what it is, by schema.org's names.
        free: whether it says that it may be read without paying; None where it does not say.
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
    stated: str | None = None
    types: frozenset[str] = frozenset()
    free: bool | None = None
    meta: dict[str, str] = field(default_factory=dict)


def read_page(tree: LexborHTMLParser, url: str | None) -> Page:
    """The page's account of itself.

    Args:
        tree: the parsed page.
        url: where it stands, for addresses relative to it.
    """
    source = Source(tree, url)
    headline = titles.headline(source)
    source.settle(headline.heading if headline else None)
    lines = cache(partial(page_lines.around, tree.body, headline.heading if headline else None))
    return Page(
        title=headline.text if headline else None,
        authors=authors.of_page(source, lines),
        dates=tuple(page_dates.offered(source, lines)),
        canonical=_canonical(source),
        site=source.site,
        section=sections.section(source),
        image=images.lead(source),
        alternates=tuple(_alternates(source)),
        language=source.language,
        stated=_stated(source),
        types=frozenset(source.data.types),
        free=source.data.free,
        meta=source.meta,
    )


def _canonical(source: Source) -> str | None:
    """The address that the page gives itself."""
    links = [node.attributes.get("href") for node in source.links("canonical")]
    return absolute(first(*links, source.meta.get("og:url"), string(source.data.article.get("url"))), source.url)


def _stated(source: Source) -> str | None:
    """The article's text, line breaks and all; other values are levelled."""
    body = source.data.get("articleBody")
    return body if isinstance(body, str) else None


def _alternates(source: Source) -> Iterator[Alternate]:
    """The page's other language versions."""
    seen = set()
    own = source.url or _canonical(source)  # a canonical address elsewhere may be the version translated from
    for node in source.links("alternate"):
        language = (node.attributes.get("hreflang") or "").strip()
        address = absolute(node.attributes.get("href"), source.url)
        if not language or language.lower() == "x-default" or not address or address == own:
            continue
        if (language, address) not in seen:
            seen.add((language, address))
            yield Alternate(language, address)
