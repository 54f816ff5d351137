"""What stands before an article's first words: byline, date stamp, dateline."""

import re
from dataclasses import dataclass

from agents.clean import dates
from agents.clean.words import AGENCY, NAME_WORD, PERSON, UPPER, agency

MAX_DATELINE = 140
"""Characters: place, region, date and agency fit in a line and a half."""

_DASH = r"\s*(?:--+|[-–—―]|:)\s*"
_PLACE_WORD = rf"(?:[{UPPER}][{UPPER}.'’\-]+|(?:DE|DEL|LA|LE|ST\.))"
_CAPITALS = rf"{_PLACE_WORD}(?:[ ]{_PLACE_WORD}){{0,3}}"
_REGION = rf",\s(?:{NAME_WORD}(?:\s{NAME_WORD}){{0,3}}|[A-Z][\w.]{{0,6}})"
_ANY_PLACE = rf"(?:{_CAPITALS}|{NAME_WORD}(?:\s{NAME_WORD}){{0,3}})(?:/{_CAPITALS})?(?:{_REGION})?"
_DAY = rf"(?:{dates.WEEKDAY},?\s+)?(?:{dates.MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{dates.MONTH})(?:,?\s+\d{{4}})?"
_SOURCE = rf"(?:(?i:{AGENCY})|(?:[{UPPER}]\w*[.’'\-&]?\w*\s?){{1,4}})(?:(?:\s+via|/|,)\s*[{UPPER}][\w .’'-]{{1,30}})?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # KYIV, Ukraine, Aug 10 (AP) — ; Berlin (dpa) - ; (Coast Post) –
        rf"(?:(?P<place>{_ANY_PLACE})(?:,?\s+(?P<date>{_DAY})\.?)?,?\s*)?[(\[](?P<agency>{_SOURCE})[)\]]{_DASH}",
        # MOSCOW, August 10. /TASS/. ; KYIV, Aug. 10 /Ukrinform/.
        rf"(?P<place>{_CAPITALS}(?:{_REGION})?)(?:,\s+(?P<date>{_DAY})\.?)?\s*/(?P<agency>(?i:{AGENCY}))/\.?(?:{_DASH})?\s*",
        # March 3 (UPI) --
        rf"(?P<date>{_DAY})\.?\s*[(\[](?P<agency>(?i:{AGENCY}))[)\]]{_DASH}",
        # LONDON, Aug 10 - ; KYIV, Ukraine — ; WASHINGTON —
        rf"(?P<place>{_CAPITALS}(?:{_REGION})?),\s+(?P<date>{_DAY})\.?\s+(?:--+|[-–—―])\s+",
        rf"(?P<place>{_CAPITALS}(?:{_REGION})?)\s+(?:--|[–—―])\s+(?=[\"“'‘]?[{UPPER}0-9])",
    )
)
_LOOKS = re.compile(rf"[(\[{UPPER}]")
_NO_PLACE = frozenset((
    "UPDATE", "UPDATED", "BREAKING", "EXCLUSIVE", "OPINION", "ANALYSIS", "WATCH", "VIDEO", "LIVE", "CORRECTION",
    "CORRECTED", "EXPLAINER", "EDITORIAL", "REVIEW", "INTERVIEW", "PHOTOS", "FACTBOX", "TIMELINE", "NEW",
    "FEATURE", "COMMENT", "SPORTS", "NEWS", "NATO", "UN", "EU", "US", "UK", "FBI", "CIA", "COVID", "WHO", "AND",
    "THE",
))  # fmt: skip
_NO_AGENCY = frozenset((
    "updated", "update", "correction", "corrected", "video", "photos", "photo", "opinion", "repeats", "adds",
    "file", "note", "live",
))  # fmt: skip

_BYLINE = re.compile(
    rf"(?:(?:[Ww]ritten |[Rr]eported |[Ss]tory )?(?:By|BY|(?<=\s)by):?\s+)(?P<names>(?:(?i:the )?(?i:{AGENCY})"
    rf"|{PERSON})(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){PERSON}){{0,5}})"
    rf"(?P<rest>(?:\s*[,|/•·–—-]\s*|\s+)(?:(?i:(?:the )?{AGENCY})|(?:[{UPPER}][\w’'.&-]*|of|for|in|at|and"
    rf"|the|staff|writer|reporter|correspondent|editor)(?:\s+(?:[{UPPER}][\w’'.&-]*|of|for|in|at|and|the"
    rf"|staff|writer|reporter|correspondent|editor)){{0,6}}))?[.,\s]*"
)
_NAME = re.compile(PERSON)
_AND = re.compile(r"\s*(?:,\s*and\s+|,|\s+and\s+|&)\s*")

_AGENCY_AFTER = re.compile(rf"\s+(?i:{AGENCY})\b")
_DAY_NAME = re.compile(rf"\b(?:{dates.WEEKDAY}|{dates.MONTH})\b")
_TITLE = re.compile(r"\b(?i:press|writer|reporter|staff|editor|correspondent|news)\b")

_STAMP_LABEL = r"(?:(?i:date|dated|published|posted|updated|created)(?:\s+(?i:on|at))?\s*:?\s+)?"
_STAMP_CLOCK = (
    r"(?:[T,\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|E[SD]T|[+-]\d{2}:?\d{2}))?)?"
)
_GLUED = re.compile(
    rf"{_STAMP_LABEL}(?P<date>(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|"
    rf"{dates.MONTH}\s\d{{1,2}},\s\d{{4}}|\d{{1,2}}\s{dates.MONTH}\s\d{{4}}){_STAMP_CLOCK})(?:\s*["
    rf"|•·:–—-]\s*|\s+)(?=[\"“'‘(\[]?[{UPPER}])(?![AP]M\b)"
)
_STAMP_LINE = re.compile(
    rf"(?:(?i:date|published|posted|updated|created|last updated|first published"
    rf"|last modified)\b.{{0,12}}?)?(?=.*\d{{4}}|.*\d{{1,2}}:\d{{2}})"
    rf"(?:{dates.WEEKDAY}|{dates.MONTH}|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\.?|Z|UTC|GMT|E[SD]T|C[SD]T"
    rf"|P[SD]T|BST|CET|CEST|at|on|T|(?i:updated|published)|[\s,.:/|•·+–—-])+",
    re.IGNORECASE,
)
_SENTENCE_STOP = re.compile(r"(?<!m)\.\Z")
MAX_LINE = 100
"""Characters of the longest line that is tried as a byline or a date stamp."""


@dataclass(frozen=True)
class Line:
    """A dateline found: its length with the dash after it, and its parts as printed."""

    length: int
    text: str
    place: str | None
    agency: str | None
    date: str | None


def find_dateline(paragraph: str) -> Line | None:
    """The dateline that a paragraph begins with."""
    head = paragraph[:MAX_DATELINE]
    if not _LOOKS.match(head):
        return None
    for form in _FORMS:
        match = form.match(head)
        if match and match.end() < len(paragraph) and _believable(match):
            parts = match.groupdict()
            source = (parts.get("agency") or "").strip()
            return Line(
                match.end(),
                match[0].rstrip(" \n-–—―:"),
                parts.get("place"),
                (agency(source) or source) or None,
                parts.get("date"),
            )
    return None


def _believable(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    place, source = parts.get("place"), parts.get("agency")
    if place and place.split(",")[0] in _NO_PLACE:
        return False
    if source is None:
        return True
    if agency(source):
        return True
    words = source.lower().split()
    return not set(words) & _NO_AGENCY and (place is None or place.split(",")[0].isupper())


def find_byline(paragraph: str) -> tuple[str, ...] | None:
    """The names in a paragraph that is a byline and nothing else: ("Jane Roe", "John Doe")."""
    if len(paragraph) > MAX_LINE or "y" not in paragraph[:12].lower():
        return None
    match = _BYLINE.fullmatch(paragraph)
    if not match or _DAY_NAME.search(match["names"]):
        return None
    names = (_AGENCY_AFTER.split(name.strip(" .,"))[0] for name in _AND.split(match["names"]))
    return tuple(name for name in names if name and not _TITLE.search(name))


def find_stamp(paragraph: str) -> tuple[int, str] | None:
    """The date stamp glued to a paragraph's beginning, or the whole of it: its length, and the words of the date."""
    if not any(char.isdigit() for char in paragraph[:40]):
        return None
    is_line = len(paragraph) <= MAX_LINE and not _SENTENCE_STOP.search(paragraph) and _STAMP_LINE.fullmatch(paragraph)
    if is_line and _names_a_day(paragraph):
        return len(paragraph), paragraph
    glued = _GLUED.match(paragraph)
    return (glued.end(), glued["date"].strip()) if glued else None


def _names_a_day(line: str) -> bool:
    return (bool(dates.parse(line)) and len(line) > len("2023")) or any(day.year for day in dates.told(line))
