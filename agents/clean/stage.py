"""From a raw article to the first block of its record."""

import re
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from agents.clean import identity, limits, signs
from agents.clean.dates import published
from agents.clean.dates.published import Candidate
from agents.clean.text import edits, encoding, layout, stamp
from agents.clean.text.cleaning import Cleaned, clean_text
from agents.clean.text.credit import parse_photo_credit
from schemas.article import Article, Caption, Dateline, DatePlace, Hints, Provenance
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received, Status

if TYPE_CHECKING:  # what reads pages is loaded by the first page
    from agents.clean.pages.page import Page

NAME = "clean"
VERSION = "2"


def heavy(received: Received) -> bool:
    """Whether a page has to be parsed: milliseconds as a rule but seconds at worst, so not on the event loop."""
    raw = received.raw
    return raw.status is not Status.CANCELED and _blank(raw.text) and not _blank(raw.html)


def process(received: Received) -> Pass[Article] | Reject:
    """The article with its first block, or why it is none: `schemas.outcome.Reason` says what there is."""
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
    garbled = limits.not_text(text)
    if garbled:
        return _unread(received, Reason.NOT_TEXT, garbled)
    record = _record(received, clean_text(text, title, authors=raw.authors or ()), title)
    return _judged(record, signs.notice(text))


def _from_page(received: Received) -> Pass[Article] | Reject:
    """An article that came as html."""
    garbled = limits.not_text(received.raw.html or "")
    if garbled:
        return _unread(received, Reason.NOT_TEXT, garbled)
    excess = limits.exceeded(received.raw.html or "")
    return _unread(received, Reason.OVER_LIMIT, excess) if excess else _parsed(received)


def _unread(received: Received, reason: Reason, detail: str) -> Reject:
    """Turned away before it was parsed, with what the producer knows."""
    known = msgspec.structs.replace(_frame(received), title=_line(received.raw.title))
    return Reject(reason=reason, detail=detail, record=known)


def _parsed(received: Received) -> Pass[Article] | Reject:
    """A page, read."""
    from selectolax.lexbor import LexborHTMLParser

    from agents.clean.pages import extract, kinds, page

    raw = received.raw
    html = (raw.html or "").replace("\x00", "")
    tree = LexborHTMLParser(html)
    about = page.read_page(tree, raw.url)
    title = _line(raw.title) or _line(about.title)
    found = extract.extract(html, tree, about.stated)
    text = found.text
    cleaned = clean_text(text, title, authors=(*(raw.authors or ()), *about.authors), may_wrap=False)
    _add_captions(cleaned, found.captions)
    record = _record(received, cleaned, title, about)
    if extract.is_fragment(html):
        return _judged(record, signs.notice(text))
    lost = limits.lost(text)
    kind = signs.Kind(Reason.NOT_TEXT, lost) if lost else kinds.of_page(tree, about, text, raw.url)
    if kind is None and not text:
        kind = signs.Kind(Reason.NO_TEXT, "no main text was found in the page")
    return _judged(record, kind)


def _add_captions(cleaned: Cleaned, captions: Iterable[Caption]) -> None:
    """Puts a page's captions, and their credits, before those that stood in its text; each once."""
    first = {caption.text: caption for caption in captions}
    cleaned.captions = [*first.values(), *(caption for caption in cleaned.captions if caption.text not in first)]
    credited = [parse_photo_credit(caption.credit) for caption in first.values() if caption.credit]
    cleaned.credits = list(dict.fromkeys([*credited, *cleaned.credits]))


def _judged(record: Article, kind: signs.Kind | None) -> Pass[Article] | Reject:
    """The record, or why it is no article; a text of which nothing is left is a headline if it has a title."""
    if kind is None and not record.text and not record.title:
        kind = signs.Kind(Reason.NO_TEXT, "nothing is left of the text, and there is no title")
    return Reject(reason=kind.reason, detail=kind.evidence, record=record) if kind else Pass(record=record)


def _record(received: Received, cleaned: Cleaned, title: str | None, about: "Page | None" = None) -> Article:
    """The record of what was found in the text, and of what a page says of itself."""
    raw = received.raw
    candidates = _candidates(raw, cleaned, about.dates if about else ())
    line = _dateline(cleaned, candidates)
    if line and line[1]:
        candidates.append(line[1])
    record = msgspec.structs.replace(
        _frame(received),
        title=title,
        text=cleaned.text,
        edits=cleaned.edits,
        spacing=cleaned.spacing,
        captions=tuple(cleaned.captions),
        credits=tuple(cleaned.credits),
        authors=_authors(raw.authors or (), (about.authors if about else ()) or cleaned.authors),
        dateline=line[0] if line else None,
        hints=_hints(raw.language, about.language if about else None),
        published=published.reconcile(
            candidates, [caption.text for caption in cleaned.captions], cleaned.text, received.received
        ),
    )
    if about is None:
        return record
    return msgspec.structs.replace(
        record,
        canonical_url=_canonical(raw.url, about.canonical),
        site=about.site,
        section=about.section,
        image=about.image,
        alternates=about.alternates,
    )


def _candidates(raw: RawArticle, cleaned: Cleaned, page_dates: Iterable[Candidate]) -> list[Candidate]:
    """Dates offered as the article's own, by the producer, the page, the address and the text."""
    given = published.offered(raw.published, DatePlace.FEED if raw.feed else DatePlace.PRODUCER)
    stamps = [
        candidate
        for words in cleaned.stamps
        for candidate in published.offered(stamp.date_in(words), DatePlace.DATE_STAMP)
    ]
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
    if value.isascii() and value.isprintable() and not _DOUBTFUL.search(value):
        return value.strip() or None
    return edits.apply(value, encoding.repairs(value), layout.whites(value)).text.replace("\n", " ") or None


_DOUBTFUL = re.compile(r"[^\w ,.:?!()/$%-]|  |\.\.")
"""What something may have to be mended at, or levelled, in a line of ASCII."""


def _blank(value: str | None) -> bool:
    return not value or value.isspace()
