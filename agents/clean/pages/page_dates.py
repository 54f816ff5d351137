"""The dates that a page offers as its article's own: in its data, its meta elements, beside its headline."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from agents.clean import dates
from agents.clean.dates import When, published
from agents.clean.dates.published import Candidate
from agents.clean.pages import page_lines
from agents.clean.pages.page_lines import Line
from agents.clean.pages.source import Source
from agents.clean.pages.values import absolute, plain, shown_text, string
from schemas.article import DatePlace, Precision

PUBLISHED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "article.published", "originalpublicationdate", "dcterms.issued", "dc.date.issued", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "published-date", "rnews:datepublished", "bt:pubdate",
    "displaydate", "date_published", "dcterms.created", "dc.date.created", "datecreated", "dcterms.date", "dc.date",
    "date", "release_date", "ptime", "timestamp", "uploaddate",
)  # fmt: skip
"""Meta elements that give the date of publication, most outright first."""

_PUBLISHED_NAME = re.compile(
    r"publi|pub_?date|posted|issued|first|release|created?_|creation|(?:^|[.:_-])date$|date_original|upload"
)
_CHANGED_NAME = re.compile(
    r"modif|updat|chang|expir|last|revis|valid|birth|death|edit|aktual|publisher|event|start|end_"
)
_SHOWN_NAME = re.compile(r"publi|date|datum|fecha|posted|time|created")
_NO_DATE_NAME = re.compile(
    r"timeline|timer|update-?(?:info|box)|runtime|duration|read(?:ing)?-?time|sentiment|lifetime|candidate|validate|overtime|multimedia-time|mandate"
)
_MIDNIGHT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}|\d{8})[T ]00:?00(?::?00(?:[.,]0{1,9})?)?(?![\d:])")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights|alle rechte|tous droits|derechos reservados", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"(?:today is|it is now|heute ist|nous sommes le|hoy es|oggi è|hoje é|dziś jest|dzisiaj jest|сегодня:|сьогодні:"
    r"|hôm nay là|今天是|今日は)(?!\w)|今天是|今日は",
    re.IGNORECASE,
)
"""What page heads begin with that show the day of the visit."""

_ATTRIBUTES = (
    "datetime",
    "content",
    "data-datetime",
    "data-date",
    "data-published",
    "data-timestamp",
    "data-time",
    "title",
)
"""Where an element keeps its date for machines, before the words that it shows."""

EPOCH = date(1970, 1, 1)
"""What a site's software writes where it knows no date."""

MAX_SHOWN = 12
"""Elements named after dates that are tried: further down a page they belong to other articles."""

MAX_DATE_LINK = 40
"""Characters of the longest link around an article's own date: "March 12, 2024", with that of a change."""

MAX_DATE_TEXT = 160
"""Characters of the longest element that is searched for a date."""


def offered(source: Source, lines: Callable[[], list[Line]]) -> list[Candidate]:
    """Every date that the page offers as its article's own, never that of its last change.

    Args:
        source: the page.
        lines: gives the lines around its headline, beside which pages show their dates.
    """
    found = [*_in_data(source), *_in_meta(source)]
    changed = {day for day in _changed_days(source) if not any(_is_near(day, candidate) for candidate in found)}
    shown = _in_elements(source, changed)
    if shown is None and len(found) < ENOUGH:
        shown = _in_named(source, changed)
    if shown and found and not any(_is_near(shown.when.start.date(), candidate) for candidate in found):
        shown = shown if _stands_beside(shown.node, lines()) else None  # else another article's
    if shown and not found and not _stands_beside(shown.node, lines()):
        beside = _in_lines(source, lines())
        if beside and not _is_near(shown.when.start.date(), beside[0]):
            shown = None  # the day of the visit at the top of the page, or another article's
    if shown:
        found.append(Candidate(shown.when, DatePlace.TIME_ELEMENT, shown.evidence))
    if not found:
        found += _in_lines(source, lines())
    if not found and not any(candidate.when.precision is Precision.DAY for candidate in published.in_url(source.url)):
        found += _anywhere(source)
    return found


ENOUGH = 2
"""Places that give a date for machines, beside which elements that are only named after dates are not looked for."""


def _is_near(day: date, candidate: Candidate) -> bool:
    return abs(day - candidate.when.start.date()) <= published.CANDIDATE_SPREAD


def _stands_beside(node: LexborNode, lines: Sequence[Line]) -> bool:
    """Whether an element stands in one of the lines around the headline."""
    holders = {line.holder.mem_id for line in lines[:LINES_BESIDE]}
    own = [page_lines.holder_of(node), *node.css("*")[:MAX_INNER]]
    return any(element.mem_id in holders for element in own)


LINES_BESIDE = 10
"""Lines around the headline among which the article's own date stands."""

MAX_INNER = 8
"""Elements within an element that shows a date that are looked at."""


def _in_data(source: Source) -> tuple[Candidate, ...]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        found = _candidate(string(source.data.get(key)), DatePlace.JSON_LD, source.language)
        if found:
            return found
    return ()


def _in_meta(source: Source) -> tuple[Candidate, ...]:
    others = (name for name in source.meta if _PUBLISHED_NAME.search(name) and not _CHANGED_NAME.search(name))
    for name in (*PUBLISHED_META, *others):
        found = _candidate(source.meta.get(name), DatePlace.META, source.language)
        if found:
            return found
    return ()


def _changed_days(source: Source) -> set[date]:
    """The days of the page's last changes, as its data and meta elements give them."""
    values = [string(source.data.get("dateModified"))]
    values += [value for name, value in source.meta.items() if "modif" in name or "updat" in name]
    whens = (dates.parse(value, source.language) for value in values if value)
    return {when.start.date() for when in whens if when}


def _candidate(text: str | None, place: DatePlace, language: str | None) -> tuple[Candidate, ...]:
    """The candidate that a string gives, none where it holds no day; midnight sharp is how software writes a day."""
    when = dates.parse(text, language) if text else None
    if not text or when is None or when.start.date() == EPOCH:
        return ()
    midnight = _MIDNIGHT.match(text) if when.is_clock else None
    if midnight:
        when = dates.parse(midnight["day"]) or when
    return (Candidate(when, place, " ".join(text.split())),)


# ---------------------------------------------------------------- shown dates


class Shown(NamedTuple):
    """A date that an element shows."""

    when: When
    evidence: str
    node: LexborNode


def _in_elements(source: Source, changed: set[date]) -> Shown | None:
    """The date in an element that says that it is one, most outright first."""
    marked = [*source.marked("itemprop", "datePublished"), *source.marked("property", "datePublished")]
    times = source.elements("time")
    announced = [node for node in times if "pubdate" in node.attributes or _is_named_published(node)]
    abbreviations = [node for node in source.elements("abbr") if _is_named_published(node)]
    return _first_date(
        (*marked, *announced, *abbreviations, *times, *source.marked("itemprop", "dateCreated")), source, changed
    )


def _in_named(source: Source, changed: set[date]) -> Shown | None:
    """The date in an element that is named after one."""
    nodes = (
        node
        for node, names in source.named_after_dates()
        if _SHOWN_NAME.search(names) and not _NO_DATE_NAME.search(names) and not _CHANGED_NAME.search(names)
    )
    return _first_date(nodes, source, changed)


def _first_date(nodes: Iterable[LexborNode], source: Source, changed: set[date]) -> Shown | None:
    """The first date among the elements that belongs to the article and is no change of it."""
    tried = 0
    for node in nodes:
        if tried >= MAX_SHOWN:
            break
        if source.is_elsewhere(node) or _tells_change(node) or _is_in_teaser(node, source.url):
            continue
        tried += 1
        for when, evidence in _dates_of(node, source.language):
            if when.precision in {Precision.YEAR, Precision.MONTH} or when.start.date() in changed | {EPOCH}:
                continue
            return Shown(when, evidence, node)
    return None


def _is_in_teaser(node: LexborNode, url: str | None) -> bool:
    """Whether an element stands in a link that says more than a date: the headline of another article."""
    near: LexborNode | None = node
    for _ in range(MAX_INNER):
        if near is None or near.tag in {"article", "main", "body"}:
            return False
        if near.tag == "a":
            address = absolute(near.attributes.get("href"), url)
            return address != url and len(shown_text(near) or "") > MAX_DATE_LINK
        near = near.parent
    return False


def _dates_of(node: LexborNode, language: str | None) -> Iterator[tuple[When, str]]:
    """The dates of an element: in its attributes, as its whole text, within its text."""
    attributes = node.attributes
    for value in (attributes.get(name) for name in _ATTRIBUTES):
        for candidate in _candidate(value, DatePlace.TIME_ELEMENT, language):
            yield candidate.when, candidate.evidence
    text = shown_text(node)
    if text and len(text) <= MAX_DATE_TEXT and not _COPYRIGHT.search(text) and not _OF_TODAY.match(text):
        when = dates.parse(text, language) or dates.find(text, language)
        if when and not dates.is_change(text):
            yield when, text


def _is_named_published(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('itemprop') or ''}".lower()
    return "publi" in names and not _CHANGED_NAME.search(names)


def _tells_change(node: LexborNode) -> bool:
    """Whether the names or the words of an element say that it tells of a change."""
    for near in (node, node.parent):
        if near is None:
            break
        attributes = near.attributes
        names = (
            f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''} {attributes.get('id') or ''}".lower()
        )
        if re.search(r"modif|updat|aktuali|changed", names) and "publi" not in names:
            return True
    around = shown_text(node.parent) if node.parent is not None else None
    label = around.partition(shown_text(node) or "\n")[0] if around else ""
    return dates.is_change(label[-MAX_LABEL:]) if len(around or "") <= MAX_DATE_TEXT else False


MAX_LABEL = 40
"""Characters before a date in which its label stands."""

# ---------------------------------------------------------------- lines

MAX_BYLINE = 60
"""Characters of the longest line beside a headline that begins with its date and goes on with a name or a place."""

MAX_DATE_LINE = 100
"""Characters of the longest line that is read as a date with little else."""

_POSTED = re.compile(
    r"(?:date|datum|posted|published|first published|written|veröffentlicht|erschienen|erstellt|publié|publicad[oa]"
    r"|pubblicato|gepubliceerd|opublikowano|опубликовано|опубліковано|đăng|发布|發佈|公開)\b",
    re.IGNORECASE,
)


def _in_lines(source: Source, lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """The date in a line beside the headline that says little else."""
    for line in lines:
        when = _date_of_line(_unchanged(line), source.language, beside=True)
        if when and not source.is_elsewhere(line.holder):
            return (Candidate(when, DatePlace.TIME_ELEMENT, line.text),)
    return ()


def _anywhere(source: Source) -> tuple[Candidate, ...]:
    """The first line of the whole page that is a date; else what htmldate finds, if a line shows that day.

    A day that only a script, a comment or a related article gives is not the article's.
    """
    shown = [line for line in page_lines.whole(source.tree.body) if _HAS_DAY.search(line.text)]
    for line in shown:
        when = _date_of_line(_unchanged(line), source.language, beside=False)
        if when and not source.is_elsewhere(line.holder):
            return (Candidate(when, DatePlace.TIME_ELEMENT, line.text),)
    days = [(line, dates.find(_unchanged(line), source.language)) for line in shown]
    guess = _guessed(source) if any(day for _, day in days) else None
    for line, day in days:
        if guess and day and day.start.date() == guess.start.date() and not _is_others(line, source):
            return (Candidate(guess, DatePlace.TIME_ELEMENT, line.text),)
    return ()


def _is_others(line: Line, source: Source) -> bool:
    """Whether a line belongs to something else than the article: to a part of the page, or to a link that it all is."""
    if source.is_elsewhere(line.holder):
        return True
    link = line.holder.css_first("a[href]") if len(line.text) > MAX_DATE_LINK else None
    return link is not None and line.text in (plain(link.text(deep=True)) or "")


def _unchanged(line: Line) -> str:
    """A line without what elements in it say of a change of the article."""
    text = line.text
    if not _HAS_DAY.search(text) or len(text) > MAX_DATE_TEXT:
        return text
    for node in line.holder.css(_CHANGES)[:MAX_INNER]:
        text = text.replace(shown_text(node) or "\n", " ")
    return plain(text) or ""


_CHANGES = "[class*=modif i], [class*=updat i], [itemprop=dateModified]"
"""Elements that show the day of a change, which may stand within the line."""


def _date_of_line(text: str, language: str | None, *, beside: bool) -> When | None:
    """The day that a line is, with its label; for a line beside the headline also the day that a part of it is."""
    text = _BRACKETED.sub(lambda match: "" if dates.is_change(match[0]) else match[0], text).strip()
    if (
        len(text) > MAX_DATE_LINE
        or not _HAS_DAY.search(text)
        or _OF_TODAY.match(text)
        or _COPYRIGHT.search(text)
        or dates.is_change(text)
    ):
        return None
    parts = [text, *(part for part in _PARTS.split(text) if not dates.is_change(part))] if beside else [text]
    whens = [when for when in (dates.parse(part, language) for part in parts) if when]
    if not whens and beside and (_POSTED.match(text) or (len(text) <= MAX_BYLINE and _HAS_DAY.match(text))):
        whens = [when for when in [dates.find(text, language)] if when]
    return next((when for when in whens if when.precision not in {Precision.YEAR, Precision.MONTH}), None)


_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{1,60}[)）\]]")
"""What stands in brackets, as the day of a change does beside that of publication."""

_HAS_DAY = re.compile(r"[12]\d{3}|\d\.\s?\d{1,2}\.\s?\d\d")
_PARTS = re.compile(r"\s+[|·•–—-]\s+|\s*[|·•]\s*")

# ---------------------------------------------------------------- guesses


def _guessed(source: Source) -> When | None:
    """What htmldate makes of the page."""
    try:
        found = _htmldate().find_date(source.tree.html or "", original_date=True, extensive_search=False, **DAYS)
    except (ValueError, TypeError, OverflowError, RecursionError):  # what it raises for pages that are none
        return None
    return dates.parse(found) if found else None


DAYS = {"min_date": "1995-01-01", "max_date": "2199-12-31"}
"""The days that htmldate may find: by default it would look at the clock for the last one."""


@cache
def _htmldate() -> Any:
    """htmldate, quiet: what it would log about a page is no news to us, and a stage logs nothing."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    return htmldate
