"""From a raw article to the first block of its record."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any
from urllib.parse import urlsplit

import msgspec

from agents.clean import edits, encoding, identity, layout, published
from agents.clean.published import Candidate
from agents.clean.text import Cleaned, clean_text
from schemas.article import Article, Dateline, DatePlace, Hints, Provenance
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received, Status

NAME = "clean"
VERSION = "1"


def heavy(received: Received) -> bool:
    """Whether a page has to be parsed: milliseconds as a rule but seconds at worst, so not on the event loop."""
    raw = received.raw
    return raw.status is not Status.CANCELED and _blank(raw.text) and not _blank(raw.html)


def process(received: Received) -> Pass[Article] | Reject:
    """The article with its first block, or why it is none.

    Rejected: `blank` (neither text nor html nor title), `unidentified` (canceled, but nobody can tell what),
    `no_text` (a page without main text, or nothing but promotions, and no title to make a headline).
    """
    raw = received.raw
    if raw.status is Status.CANCELED:
        return _withdrawn(received)
    if _blank(raw.text) and _blank(raw.html) and _blank(raw.title):
        known = None if _blank(raw.id) and _blank(raw.url) else _frame(received)
        return Reject(reason=Reason.BLANK, detail="text, html and title are blank", record=known)
    return _from_page(received) if heavy(received) else _from_text(received)


def _withdrawn(received: Received) -> Pass[Article] | Reject:
    """A canceled article: who it is, and none of what it said."""
    if _blank(received.raw.id) and _blank(received.raw.url):
        return Reject(reason=Reason.UNIDENTIFIED, detail="canceled with neither id nor url")
    return Pass(record=_frame(received))


def _frame(received: Received) -> Article:
    """What is known without reading the article."""
    raw = received.raw
    frame = Article(
        schema="article/1",
        id=identity.article_id(raw),
        revision=identity.revision(raw),
        url=raw.url,
        canonical_url=None if _blank(raw.url) else identity.canonical_url(raw.url or ""),
        source=raw.source,
        feed=raw.feed,
        status=raw.status,
        embargoed=raw.embargoed.astimezone(UTC) if raw.embargoed else None,
        extra=raw.extra,
        received=received.received,
    )
    if received.origin is None:
        return frame
    return msgspec.structs.replace(frame, provenance=Provenance(raw=received.origin))


def _from_text(received: Received) -> Pass[Article] | Reject:
    """An article that came as text, or as a title alone."""
    raw = received.raw
    title = _line(raw.title)
    text = "" if _blank(raw.text) else raw.text or ""
    return _outcome(received, clean_text(text, title), {"title": title}, ())


def _from_page(received: Received) -> Pass[Article] | Reject:
    """An article that came as html."""
    from selectolax.lexbor import LexborHTMLParser

    from agents.clean import extract, page

    raw = received.raw
    html = (raw.html or "").replace("\x00", "")
    tree = LexborHTMLParser(html)
    about = page.read_page(tree, raw.url)
    title = _line(raw.title) or _line(about.title)
    text = extract.main_text(html, tree)
    facts: dict[str, Any] = {
        "title": title,
        "canonical_url": _canonical(raw.url, about.canonical),
        "site": about.site,
        "section": about.section,
        "image": about.image,
        "alternates": about.alternates,
        "authors": about.authors,
        "hints": about.language,
    }
    if not text and not extract.is_fragment(html):
        found = msgspec.structs.replace(_frame(received), title=title, site=about.site)
        return Reject(reason=Reason.NO_TEXT, detail="no main text was found in the page", record=found)
    return _outcome(received, clean_text(text, title, may_wrap=False), facts, about.dates)


def _outcome(
    received: Received, cleaned: Cleaned, facts: dict[str, Any], page_dates: Iterable[Candidate]
) -> Pass[Article] | Reject:
    """The record of what was found; a text of which nothing is left is a headline if it has a title."""
    raw = received.raw
    page_language = facts.pop("hints", None)
    page_authors = facts.pop("authors", ())
    candidates = _candidates(raw, cleaned, page_dates)
    line = _dateline(cleaned, candidates)
    if line and line[1]:
        candidates.append(line[1])
    found = {name: value for name, value in facts.items() if value}
    record = msgspec.structs.replace(
        _frame(received),
        **found,
        text=cleaned.text,
        edits=cleaned.edits,
        spacing=cleaned.spacing,
        captions=tuple(cleaned.captions),
        credits=tuple(cleaned.credits),
        authors=_authors(raw.authors or (), cleaned.authors or page_authors),
        dateline=line[0] if line else None,
        hints=_hints(raw.language, page_language),
        published=published.reconcile(
            candidates, [caption.text for caption in cleaned.captions], cleaned.text, received.received
        ),
    )
    if not cleaned.text and not record.title:
        return Reject(reason=Reason.NO_TEXT, detail="nothing is left of the text, and there is no title", record=record)
    return Pass(record=record)


def _candidates(raw: RawArticle, cleaned: Cleaned, page_dates: Iterable[Candidate]) -> list[Candidate]:
    """Dates offered as the article's own, by the producer, the page, the address and the text."""
    given = published.offered(raw.published, DatePlace.FEED if raw.feed else DatePlace.PRODUCER)
    stamps = [candidate for words in cleaned.stamps for candidate in published.offered(words, DatePlace.DATE_STAMP)]
    return [*given, *page_dates, *published.in_url(raw.url), *stamps]


def _dateline(cleaned: Cleaned, candidates: list[Candidate]) -> tuple[Dateline, Candidate | None] | None:
    """The dateline, and the candidate that its date makes."""
    line = cleaned.line
    if line is None:
        return None
    when = published.dateline_date(line.date, candidates) if line.date else None
    parts = Dateline(text=line.text, place=line.place, agency=line.agency, date=when.value if when else None)
    return parts, Candidate(when, DatePlace.DATELINE, line.text) if when else None


def _authors(given: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    """The producer's names and those found, each once, whatever its case."""
    names: dict[str, str] = {}
    for name in (*given, *found):
        plain = _line(name)
        if plain:
            names.setdefault(plain.casefold(), plain)
    return tuple(names.values())


def _hints(producer: str | None, page: str | None) -> Hints | None:
    producer, page = _line(producer), _line(page)
    return Hints(producer_language=producer, page_language=page) if producer or page else None


def _canonical(given: str | None, page: str | None) -> str | None:
    """The article's address: the page's word for it where it stands on the same site and is no front page."""
    own = None if _blank(given) else identity.canonical_url(given or "")
    said = identity.canonical_url(page) if page else None
    if own is None or said is None:
        return own or said
    here, there = urlsplit(own), urlsplit(said)
    same_site = here.netloc.removeprefix("www.") == there.netloc.removeprefix("www.")
    return said if same_site and there.path.strip("/") else own


def _line(value: str | None) -> str | None:
    """A short string in one line, its encoding repaired; None where nothing is left."""
    if not value:
        return None
    return edits.apply(value, encoding.repairs(value), layout.whites(value)).text.replace("\n", " ") or None


def _blank(value: str | None) -> bool:
    return not value or value.isspace()
