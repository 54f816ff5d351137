"""When an article was published: every date offered for it, the one believed, whether they contradict each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agents.clean import dates
from agents.clean.dates import Told, When
from schemas.article import DateCandidate, DatePlace, Precision, Published

CANDIDATE_SPREAD = timedelta(days=2)
"""How far two candidates may lie apart: an article is stamped, put out and printed within two days."""

STALE_DAYS = 45
"""Days by which the latest date that an article tells its news by may lie before its date of publication."""

BACKGROUND_DAYS = 366
"""Days after which a date given with its year is history that the article recalls, not the news that it tells."""

ZONE_SLACK = timedelta(hours=14)
"""The furthest time zone east of UTC: a day may begin that much earlier than in UTC."""

CLOCK_SLACK = timedelta(minutes=10)
"""How far a producer's clock may be ahead of the broker's."""

CONFIDENCE = {
    DatePlace.PRODUCER: 0.9,
    DatePlace.FEED: 0.9,
    DatePlace.JSON_LD: 0.95,
    DatePlace.META: 0.9,
    DatePlace.URL: 0.8,
    DatePlace.TIME_ELEMENT: 0.75,
    DatePlace.DATELINE: 0.8,
    DatePlace.DATE_STAMP: 0.6,
    DatePlace.CAPTION: 0.3,
    DatePlace.TEXT: 0.2,
}
"""How far a date found in a place is believed when nothing else speaks for or against it: machine-readable dates of
news pages are right in 96 to 97 of 100 cases, a picture or a story may be older than the article."""

ORDER = tuple(CONFIDENCE)
"""Which candidate is believed first: what a producer or a page says outright, then what can be read from the text."""

AGREEMENT = 0.04
"""Confidence that each further place with the same date adds."""

DISAGREEMENT = 0.5
"""Share of the confidence that is left where candidates contradict each other or the text."""

_STAND_INS = {DatePlace.CAPTION, DatePlace.TEXT}
_DAY_STEMS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun", " to", "Yester", "yester", "To")
_DATE_AFTER = re.compile(rf"day(?:,?\s+(?:the\s+)?(?:\d|{dates.MONTH}\b))")
_EVENT = re.compile(
    r"\s+(?:attacks?|massacre|riots?|insurrection|invasion|assault|terror\w*|referendum|bombings?|holiday"
    r"|deadline|anniversary|hearing|committee)\b"
)
_HISTORY = re.compile(r"\b(?:born|since|founded|anniversary|died|dating|established|FILE\b.{0,12})\W+(?:\w+\W+){0,2}\Z")
_HISTORY_REACH = 40
_PAST = re.compile(
    r"\b(?:was|were|had|did|became|began|came|went|took|fell|hit|struck|broke|left|said|told|met|won|lost|[a-z]{2,}ed)\b"
    r"[^.;:!?\n]*\Z"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to|until|till|by|before|scheduled|due|planned|expected|next|coming|set)\b[^.;:!?\n]*\Z"
)
_CLAUSE_REACH = 120
_HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class Candidate:
    """A date offered as the article's own."""

    when: When
    found_in: DatePlace
    evidence: str


def offered(text: str | None, place: DatePlace) -> tuple[Candidate, ...]:
    """The candidate that a string gives, none where it holds no date."""
    when = dates.parse(text) if text else None
    return (Candidate(when, place, " ".join((text or "").split())),) if when else ()


_URL_DAY = re.compile(
    r"(?<!\d)(?<!\d-)(?P<y>(?:19|20)\d{2})(?P<s>[/_.-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>[0-2]?\d|3[01])(?![\d])"
)
_URL_NAMED = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>[a-z]{3})/(?P<d>[0-2]?\d|3[01])(?=/)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>0[1-9]|1[0-2])(?=/)")


def in_url(url: str | None) -> tuple[Candidate, ...]:
    """The date in an address: /2023/08/10/, /2023/aug/10/, -20230810, /2023/08/."""
    if not url:
        return ()
    for form in (_URL_DAY, _URL_NAMED, _URL_MONTH):
        for match in form.finditer(url):
            parts = match.groupdict()
            if parts.get("s") == "" and len(match[0]) != len("20230810"):
                continue
            text = f"{parts['d']} {parts['m']} {parts['y']}" if form is _URL_NAMED else _numeric(parts)
            when = dates.parse(text)
            if when:
                return (Candidate(when, DatePlace.URL, match[0].strip("/")),)
    return ()


def _numeric(parts: dict[str, str]) -> str:
    day = f"-{int(parts['d']):02d}" if "d" in parts else ""
    return f"{parts['y']}-{int(parts['m']):02d}{day}"


def reconcile(
    candidates: Sequence[Candidate], captions: Sequence[str], text: str, received: datetime | None
) -> Published | None:
    """The date of publication, None where nothing gives any.

    Args:
        candidates: dates offered as the article's own.
        captions: the texts of its captions.
        text: its own words.
        received: when the message came in; only `conflict` draws from it.
    """
    tellings = [(caption, dates.told(caption)) for caption in captions]
    told_in_captions = [day for _, days in tellings for day in days]
    told_in_text = dates.told(text)
    ranked = sorted(candidates, key=lambda candidate: ORDER.index(candidate.found_in))
    ranked = ranked or _stand_in(told_in_captions, DatePlace.CAPTION) or _stand_in(told_in_text, DatePlace.TEXT)
    if not ranked:
        return None
    best = _finest(ranked)
    news = _news_days(tellings, (text, told_in_text), best.when.start.date())
    odds = contradiction(ranked) or not _weekdays_fit(ranked, (*told_in_captions, *told_in_text), best.when)
    conflict = odds or in_future(best.when, received) or stale(news, best.when)
    return Published(
        best.when.value,
        best.when.precision,
        _confidence(best, ranked, doubtful=odds or stale(news, best.when)),
        tuple(DateCandidate(c.when.value, c.found_in, c.evidence) for c in ranked),
        conflict,
    )


def dateline_date(printed: str, candidates: Sequence[Candidate]) -> When | None:
    """The day of a dateline, which leaves out its year: that nearest to the other candidates; None without any."""
    for day in dates.told(printed):
        reference = candidates[0].when.start.date() if candidates else None
        exact = day.nearest(reference) if reference else day.nearest(date(day.year, 1, 1)) if day.year else None
        return dates.on(exact, weekday_fits=day.fits(exact)) if exact else None
    return None


def contradiction(candidates: Iterable[Candidate]) -> bool:
    """Whether two candidates, other than those from captions and text, lie more than two days apart."""
    own = [candidate.when for candidate in candidates if candidate.found_in not in _STAND_INS]
    return any(_apart(a, b) > CANDIDATE_SPREAD for number, a in enumerate(own) for b in own[number + 1 :])


def in_future(when: When, received: datetime | None) -> bool:
    """Whether the date lies after the message came in, whatever time zone it was written in."""
    if received is None:
        return False
    return when.start - (CLOCK_SLACK if when.zoned else ZONE_SLACK) > received


def stale(news: Sequence[date], when: When) -> bool:
    """Whether the latest day that the news is told by lies more than 45 days before the date of publication."""
    return bool(news) and (when.start.date() - max(news)).days > STALE_DAYS


def _apart(a: When, b: When) -> timedelta:
    """How far two dates lie apart: clock times to the second, days by the calendar, months from their nearer end."""
    if a.is_clock and b.is_clock:
        return abs(a.start - b.start)
    first, second = sorted((a, b), key=lambda when: (when.start.date(), when.last_day))
    return max(timedelta(0), second.start.date() - first.last_day)


def _weekdays_fit(candidates: Sequence[Candidate], told: Sequence[Told], best: When) -> bool:
    """Whether each weekday is that of the date beside it, in the candidates and in what the article tells."""
    reference = best.start.date()
    if not all(candidate.when.weekday_fits for candidate in candidates):
        return False
    days = ((day, day.nearest(reference)) for day in told if day.weekday is not None)
    return all(exact is None or day.fits(exact) for day, exact in days)


def _news_days(captions: Sequence[tuple[str, list[Told]]], text: tuple[str, list[Told]], reference: date) -> list[date]:
    """The days that the article tells its news by, as dates; captions and text come with the days they name.

    A text that tells it by weekdays or "today" gives none: dates beside those are background. Dates that name an event
    ("the Jan. 6 riot"), that history is told by ("born on", "since"), and those with a year long past are none either.
    """
    days = [day for caption in captions for day in _days_of(*caption, reference)]
    in_text = _days_of(*text, reference)
    return days + (in_text if in_text and not _tells_by_weekday(text[0]) else [])


def _tells_by_weekday(text: str) -> bool:
    """Whether the text names a weekday without a date beside it, or says today, yesterday or tonight."""
    position = text.find("day")
    while position >= 0:
        if text.endswith(_DAY_STEMS, 0, position) and not _DATE_AFTER.match(text, position):
            return True
        position = text.find("day", position + 1)
    return " tonight" in text


def _days_of(text: str, told: Iterable[Told], reference: date) -> list[date]:
    found = []
    for telling in told:
        before = text[max(0, telling.start - _HISTORY_REACH) : telling.start]
        if _EVENT.match(text, telling.end) or _HISTORY.search(before):
            continue
        day = _day_told(text, telling, reference)
        history = telling.year and telling.weekday is None and day and (reference - day).days > BACKGROUND_DAYS
        if day and not history:
            found.append(day)
    return found


def _day_told(text: str, telling: Told, reference: date) -> date | None:
    """The day meant: where its year is left out the nearest one, unless that is ahead and the words tell the past."""
    day = telling.nearest(reference)
    clause = text[max(0, telling.start - _CLAUSE_REACH) : telling.start]
    if telling.year is None and day and day > reference and _PAST.search(clause) and not _AHEAD.search(clause):
        return telling.nearest(reference - _HALF_YEAR)
    return day


def _stand_in(told: Iterable[Told], place: DatePlace) -> list[Candidate]:
    """The latest day told with its year, for want of anything better."""
    days = [(date(day.year, day.month, day.day), day) for day in told if day.year and day.nearest(date(day.year, 1, 1))]
    if not days:
        return []
    exact, day = max(days, key=lambda pair: pair[0])
    return [Candidate(dates.on(exact, weekday_fits=day.fits(exact)), place, day.text)]


def _finest(ranked: Sequence[Candidate]) -> Candidate:
    """The first candidate, or the next one that says the same more exactly."""
    best = ranked[0]
    for candidate in ranked[1:]:
        if _FINENESS[candidate.when.precision] > _FINENESS[best.when.precision] and not _apart(
            best.when, candidate.when
        ):
            best = candidate
    return best


_FINENESS = {precision: -number for number, precision in enumerate(Precision)}


def _confidence(best: Candidate, ranked: Sequence[Candidate], *, doubtful: bool) -> float:
    agreeing = {c.found_in for c in ranked if c is not best and _apart(c.when, best.when) <= CANDIDATE_SPREAD}
    sure = min(0.99, CONFIDENCE[best.found_in] + AGREEMENT * len(agreeing - {best.found_in}))
    return round(sure * DISAGREEMENT if doubtful else sure, 2)
