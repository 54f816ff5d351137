"""Quotes: words between quotation marks of any shape, and who said them through the verbs of saying nearby."""

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from agents.enrich.free_order import Speakers as FreeSpeakers
from agents.enrich.patterned import Speakers as PatternedSpeakers
from agents.enrich.speech import Cue, Speakers
from schemas.article import Quote, Span

CLOSERS: dict[str, str] = {
    "“": "”\"", "„": "“”\"", "«": "»", "»": "«»", "‹": "›", "›": "‹", "「": "」", "『": "』", "\"": "\"”",
    "`": "`'", "``": "''", "''": "''", "‘": "’", "‚": "‘’", "'": "'", "”": "”",
}  # fmt: skip
"""Each mark that opens a quote, and those that close it. Pairs of single marks count as one."""

NEAR = 300
"""Characters of a paragraph between a quote and the verb that it is given to."""

SHORTEST_STATEMENT = 2
"""Words from which on a quote between full stops is a statement, that the sentence before may introduce."""

SHORTEST_SINGLE = 3
"""Words between straight single marks: fewer are mostly apostrophes."""

LONGEST_SINGLE = 600
"""Characters between single marks: beyond, the first was an apostrophe."""

MOST_APOSTROPHES = 12
"""Marks looked at between two single marks, for the same reason."""

_MARK = re.compile(r"``|''|[“”„«»‹›「」『』\"`‘’‚']")
_IDEOGRAPHS = "\u2e80"
"""From here on, scripts whose words no spaces part."""

_LETTER = re.compile(r"[^\W\d_]")
_ELIDED = frozenset("stnkm")
"""Letters that stand alone behind an apostrophe: "'s avonds", "'t Hof"."""

_SENTENCE_STOP = re.compile(r"[.!?…](?=[\s”\"’'»“`]|$)")


class Marked(NamedTuple):
    """A quote in its marks.

    Attributes:
        start, end: with the marks.
        inner_start, inner_end: the words alone.
        closed: whether a mark closes it; a quote of several paragraphs closes in the last.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def marked(text: str) -> list[Marked]:
    """Every quote of a text, in order; none lies within another."""
    found: list[Marked] = []
    start = 0
    for line in text.split("\n"):
        found += _in_paragraph(text, start, start + len(line))
        start += len(line) + 1
    return found


def _in_paragraph(text: str, start: int, stop: int) -> list[Marked]:
    found: list[Marked] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, stop):
        if opened is None:
            opened = match if _opens(text, match, start, stop) else None
        elif _closes(text, opened, match, stop):
            found += _words(text, opened, match.start(), match.end(), closed=True)
            opened = None
        elif match.group() == opened.group() == "“":
            found += _words(text, opened, match.start(), match.start(), closed=False)
            opened = match
    if opened and opened.group() not in ("'", "‘", "`", "‚", "”", "»", "›"):
        found += _words(text, opened, stop, stop, closed=False)
    return found


def _words(text: str, opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> list[Marked]:
    """A quote where there are words between the marks, without the white space at the edges."""
    inner = text[opened.end() : inner_end]
    if not _LETTER.search(inner):
        return []
    first = opened.end() + len(inner) - len(inner.lstrip())
    last = inner_end - (len(inner) - len(inner.rstrip()))
    return [Marked(opened.start(), end if closed else last, first, last, closed)]


def _opens(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    """Whether a mark can open a quote where it stands."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < stop else " "
    if mark not in CLOSERS or (after.isspace() and mark not in "«»"):
        return False
    if mark in ("'", "‘") and after in _ELIDED and text[match.end() + 1 : match.end() + 2].isspace():
        return False
    if mark in ("'", "‘", "`", "‚"):
        return not before.isalnum() and not after.isspace() and _single_closes(text, match, stop)
    if mark in ('"', "''", "”", "»", "›"):
        return (not before.isalnum() or before >= _IDEOGRAPHS) and before not in ".,!?"
    return True


def _single_closes(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether a single mark is closed by one of its kind that is no apostrophe."""
    limit = min(stop, match.end() + LONGEST_SINGLE)
    for other in islice(_MARK.finditer(text, match.end(), limit), MOST_APOSTROPHES):
        if _closes(text, match, other, stop):
            enough = 1 if match.group() in ("‘", "`", "‚") else SHORTEST_SINGLE
            return len(text[match.end() : other.start()].split()) >= enough
    return False


def _closes(text: str, opened: re.Match[str], match: re.Match[str], stop: int) -> bool:
    mark, wanted = match.group(), CLOSERS[opened.group()]
    if mark not in wanted or (len(wanted) == 2 and wanted == "''" and mark != "''"):
        return False
    if mark in "'’" and len(mark) == 1:
        after = text[match.end()] if match.end() < stop else " "
        return not after.isalnum() and (text[match.start() - 1] in ".,!?…" or text[match.start() - 1] != "s")
    return True


def attributed(
    text: str, quotes: list[Marked], speakers: Speakers | FreeSpeakers | PatternedSpeakers, cues: list[Cue]
) -> tuple[Quote, ...]:
    """The quotes with their speakers, where the words nearby tell them."""
    told: list[str | None] = [None] * len(quotes)
    for number, quote in enumerate(quotes):
        cue = _tag_after(text, quote, quotes, number, speakers, cues) or _lead_before(text, quote, cues)
        told[number] = cue.source if cue else None
    for number in range(len(quotes)):
        if told[number] is None:
            told[number] = _carried(text, quotes, number, told, speakers, cues)
    return tuple(
        Quote(
            text=text[quote.inner_start : quote.inner_end],
            speaker=speaker,
            start=quote.inner_start,
            end=quote.inner_end,
        )
        for quote, speaker in zip(quotes, told, strict=True)
    )


def _tag_after(
    text: str,
    quote: Marked,
    quotes: list[Marked],
    number: int,
    speakers: Speakers | FreeSpeakers | PatternedSpeakers,
    cues: list[Cue],
) -> Cue | None:
    """The cue of a tag right after the quote: "…," she said."""
    limit = min(quote.end + NEAR, _line_end(text, quote.end))
    if number + 1 < len(quotes):
        limit = min(limit, quotes[number + 1].start)
    last = text[quote.inner_end - 1]
    ends_sentence = last in ".…。" or (last in "!?" and text[quote.end : quote.end + 2].strip()[:1].isupper())
    for cue in _cues_between(cues, quote.end, limit):
        gap = text[quote.end : min(cue.start, cue.source_start)]
        if speakers.wording.free and _resumes(gap, speakers.wording.free.resuming):
            return cue
        if ends_sentence and text[cue.start].isupper():
            return None
        if ends_sentence and (gap.strip(" ,") or not cue.inverted) and not _tag(text, quote, cue):
            return None
        return None if _SENTENCE_STOP.search(gap) or len(gap) > 60 else cue
    return None


def _resumes(gap: str, resuming: frozenset[str]) -> bool:
    """Whether a word before the verb stands for the whole quote before it."""
    words = gap.strip(" \u00a0.").lower().split()
    return len(words) == 1 and words[0] in resuming


def _tag(text: str, quote: Marked, cue: Cue) -> bool:
    """Whether a full stop inside the marks is followed by a tag all the same: "…." he said."""
    return (
        not text[quote.end : min(cue.start, cue.source_start)].strip(" ,") and text[cue.end : cue.end + 1] in ".,。，"
    )


def _lead_before(text: str, quote: Marked, cues: list[Cue]) -> Cue | None:
    """The last cue before the quote in the same sentence: She said the siege was "a crime"."""
    first = max(quote.start - NEAR, _line_start(text, quote.start))
    for cue in reversed(_cues_between(cues, first, quote.start)):
        gap = text[max(cue.end, cue.source_end) : quote.start]
        return None if _stops(gap) else cue
    return None


def _stops(gap: str) -> bool:
    """Whether a sentence ends in these words; abbreviations are no ends."""
    return any(
        not gap[: stop.start()].endswith(("Mr", "Mrs", "Ms", "Dr", "U.S", "Sen", "Gov", "Rep", "St"))
        for stop in _SENTENCE_STOP.finditer(gap)
    )


def _carried(
    text: str,
    quotes: list[Marked],
    number: int,
    told: list[str | None],
    speakers: Speakers | FreeSpeakers | PatternedSpeakers,
    cues: list[Cue],
) -> str | None:
    """The speaker of a quote that has no tag: the one who speaks before it, or whom the sentence before is about."""
    quote = quotes[number]
    statement = _is_statement(text, quote, stops_behind=bool(speakers.wording.free or speakers.wording.patterned))
    before = quotes[number - 1] if number else None
    start = _line_start(text, quote.start)
    if before and told[number - 1] and (statement or _tagged_middle(text, before, quote, cues)):
        same = before.start >= start
        if same or (not before.closed and quote.start == start):
            return told[number - 1]
    if not statement:
        return None
    after = quotes[number + 1] if number + 1 < len(quotes) else None
    if (
        after
        and told[number + 1]
        and after.start < _line_end(text, quote.end)
        and not text[quote.end : after.start].strip()
    ):
        return told[number + 1]
    person = _person_in(text, speakers, start, quote.start)
    if person:
        return person
    if before and told[number - 1] and quote.start == start and before.end >= _line_start(text, max(0, start - 1)):
        return told[number - 1]
    if quote.start == start and text[max(0, start - 2) : start].strip() == ":":
        return _person_in(text, speakers, _line_start(text, max(0, start - 1)), start)
    return None


def _is_statement(text: str, quote: Marked, *, stops_behind: bool) -> bool:
    """Whether a quote is a sentence of its own; `stops_behind`: its full stop may stand behind the mark."""
    words = text[quote.inner_start : quote.inner_end]
    whole = words[-1] in ".!?…," or not quote.closed
    if stops_behind:
        whole = whole or text[quote.end : quote.end + 1] in tuple(".!?…,;。，！？")
        return (
            whole and not words[0].islower() and (words[0] >= _IDEOGRAPHS or len(words.split()) >= SHORTEST_STATEMENT)
        )
    return whole and words[0].isupper() and len(words.split()) >= SHORTEST_STATEMENT


def _tagged_middle(text: str, before: Marked, quote: Marked, cues: list[Cue]) -> bool:
    """Whether nothing but a tag parts two halves of one sentence: "…," she said, "…"."""
    gap = text[before.end : quote.start]
    return len(gap) < 120 and not _stops(gap) and bool(_cues_between(cues, before.end, quote.start))


def _person_in(text: str, speakers: Speakers | FreeSpeakers | PatternedSpeakers, start: int, end: int) -> str | None:
    """The person of the last sentence before the quote in its paragraph, if exactly one is named there."""
    stops = [stop.end() for stop in _SENTENCE_STOP.finditer(text, start, max(start, end - 3))]
    first = stops[-1] if stops else start
    number = bisect_left(speakers.person_starts, first)
    names = dict.fromkeys(person.full for person in speakers.persons[number:] if person.start < end)
    return next(iter(names)) if len(names) == 1 else None


def _cues_between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    first = bisect_left(cues, (start,))
    found = []
    for cue in cues[first:]:
        if cue.start >= end:
            break
        found.append(cue)
    return found


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def spans(quotes: list[Marked]) -> list[Span]:
    """Where quotes stand, with their marks."""
    return [(quote.start, quote.end) for quote in quotes]
