"""When an article was published: every date offered for it, the one believed, whether they contradict each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agents.clean import dates
from agents.clean.dates import news
from agents.clean.dates.days import When
from agents.clean.dates.prose import Told
from schemas.article import DateCandidate, DatePlace, Precision, Published

CANDIDATE_SPREAD = timedelta(days=2)
"""How far two candidates may lie apart: an article is stamped, put out and printed within two days."""

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

MAJORITY = 3
"""Candidates from which on two that agree can outvote a third."""

_STAND_INS = {DatePlace.CAPTION, DatePlace.TEXT}


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
    told_in_captions = [(caption, dates.told(caption)) for caption in captions]
    told_in_text = dates.told(text)
    every = [*(day for _, days in told_in_captions for day in days), *told_in_text]
    ranked = sorted(_without_changes(candidates), key=lambda candidate: ORDER.index(candidate.found_in))
    ranked = (
        ranked
        or _stand_in(every[: len(every) - len(told_in_text)], DatePlace.CAPTION)
        or _stand_in(told_in_text, DatePlace.TEXT)
    )
    if not ranked:
        return None
    best = _finest(_believed(ranked))
    when = _as_shown(best, ranked)
    news_is_old = news.is_old(told_in_captions, (text, told_in_text), when.start.date())
    odds = contradiction(ranked) or not _weekdays_fit(ranked, every, when)
    return Published(
        when.value,
        when.precision,
        _confidence(best, ranked, doubtful=odds or news_is_old),
        tuple(DateCandidate(c.when.value, c.found_in, c.evidence) for c in ranked),
        odds or news_is_old or in_future(when, received),
    )


def _without_changes(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates but those whose words say that the article was changed then, unless there are no others."""
    if len(candidates) < 2:
        return candidates
    return [candidate for candidate in candidates if not dates.is_change(candidate.evidence)] or candidates


def _believed(ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, the believed ones first: the producer's word, else the date that most places of a page give."""
    first = ranked[0]
    if first.found_in in {DatePlace.PRODUCER, DatePlace.FEED} or len(ranked) < MAJORITY:
        return ranked
    places = [
        len({other.found_in for other in ranked if _apart(candidate.when, other.when) <= CANDIDATE_SPREAD})
        for candidate in ranked
    ]
    most = max(places)
    if places[0] == most:
        return ranked
    chosen = ranked[places.index(most)]
    return sorted(ranked, key=lambda candidate: _apart(candidate.when, chosen.when) > CANDIDATE_SPREAD)


def _as_shown(best: Candidate, ranked: Iterable[Candidate]) -> When:
    """The date believed; its day alone where the page shows its readers another day than the clock time is in UTC.

    "8 November" above an article that was put out at 21:24 in New York, 02:24 of the 9th in UTC, is the day that its
    "today" means.
    """
    when = best.when
    if not (when.is_clock and when.zoned and best.found_in in {DatePlace.JSON_LD, DatePlace.META}):
        return when
    for candidate in ranked:
        shown = candidate.when
        if (
            candidate.found_in is not DatePlace.TIME_ELEMENT
            or shown.zoned
            or shown.precision in {Precision.YEAR, Precision.MONTH}
        ):
            continue
        last = shown.start if shown.is_clock else shown.start + timedelta(days=1)
        if shown.start.date() != when.start.date() and shown.start - ZONE_SLACK <= when.start <= last + ZONE_SLACK:
            return dates.on(shown.start.date())
    return when


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
