"""Quotes: words between quotation marks of any shape, and who said them through the verbs of saying nearby."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from agents.enrich.speech import Cue, Speakers
from agents.enrich.wording import Force
from schemas.article import EntityType, Quote, Span

CLOSERS: dict[str, str] = {
    "“": "”\"", "„": "“”\"", "«": "»", "»": "«»", "‹": "›", "›": "‹", "「": "」", "『": "』", "\"": "\"”",
    "`": "`'", "``": "''", "''": "''", "‘": "’", "‚": "‘’", "'": "'", "”": "”",
}  # fmt: skip
"""Each mark that opens a quote, and those that close it. Pairs of single marks count as one."""

NEAR = 300
"""Characters of a paragraph between a quote and the verb that it is given to."""

LONGEST_OBJECT = 20
"""Characters between a verb of saying and a quote that may be a title: "called Jane Roe “The Last Liberal”"."""

LONGEST_GAP = 60
"""Characters between a quote and the subject of a verb after it."""

SHORTEST_PHRASE = 5
"""Words from which on a quoted part of a sentence is somebody's words, and no name or irony."""

SHORTEST_STATEMENT = 2
"""Words from which on a quote between full stops is a statement, that the sentence before may introduce."""

SHORTEST_SINGLE = 3
"""Words between straight single marks: fewer are mostly apostrophes."""

SHORTEST_TITLE, LONGEST_TITLE = 3, 14
"""Capitalised words in the title of a book, a film or a report, and words in all."""

SHORTEST_WORK = 5
"""Words of a title from which on it is a work's or headline's for sure, and no quote; fewer may be a slogan, a name or
a nickname, which stay, and nobody says them."""

LONGEST_SMALL_WORD = 3
"""Letters of the words that titles leave in small letters ("the", "of")."""

LONGEST_SINGLE = 600
"""Characters between single marks: beyond, the first was an apostrophe."""

MOST_APOSTROPHES = 12
"""Marks looked at between two single marks, for the same reason."""

_MARK = re.compile(r"[“”„«»‹›「」『』\"`‘’‚'](?:(?<=`)`|(?<=')')?")
_IDEOGRAPHS = "\u2e80"
"""From here on, scripts whose words no spaces part."""

_LETTER = re.compile(r"[^\W\d_]")
MOST_MARKS = 50_000
"""Quotation marks and apostrophes that are looked at: a book of a thousand pages has about as many, so a text that has
more is no prose, and the rest of it is passed over."""

_YEAR = re.compile(r"\d\d(?:s\b|(?!\w))")
"""A year without its century: "the class of '98", "the '60s"."""

_ELIDED = frozenset("stnkm")
"""Letters that stand alone behind an apostrophe: "'s avonds", "'t Hof"."""


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
    """Every quote of a text, in order; none lies within another, none goes on in the next line."""
    found: list[Marked] = []
    opened: re.Match[str] | None = None
    inner: re.Match[str] | None = None
    start, stop = 0, -1
    for match in islice(_MARK.finditer(text), MOST_MARKS):
        if match.start() > stop:
            found += _left_open(text, opened, stop)
            opened = inner = None
            start = text.rfind("\n", max(stop, 0), match.start()) + 1
            stop = _line_end(text, match.start())
        if opened is None:
            opened = match if match.group() in CLOSERS and _opens(text, match, start, stop) else None
        elif match.group() == opened.group() == "“" and _ends_word(text, match, stop):
            found += _words(text, opened, match.start(), match.end(), closed=True)
            opened = inner = None
        elif inner and _closes(text, inner, match, stop):
            inner = None
        elif inner is None and _opens_within(text, opened, match, start, stop):
            inner = match
        elif _closes(text, opened, match, stop):
            found += _words(text, opened, match.start(), match.end(), closed=True)
            opened = inner = None
        elif match.group() == opened.group() == "“":
            found += _words(text, opened, match.start(), match.start(), closed=False)
            opened, inner = match, None
    return found + _left_open(text, opened, stop)


def _left_open(text: str, opened: re.Match[str] | None, stop: int) -> list[Marked]:
    """The quote that a line leaves open, as those of several paragraphs do; single marks are apostrophes then."""
    if opened is None or opened.group() in ("'", "‘", "`", "‚", "”", "»", "›"):
        return []
    return _words(text, opened, stop, stop, closed=False)


def _ends_word(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether an opening mark stands where one closes: after a letter or full stop, before white space."""
    after = text[match.end()] if match.end() < stop else " "
    return not text[match.start() - 1].isspace() and not after.isalnum()


def _opens_within(text: str, opened: re.Match[str], match: re.Match[str], start: int, stop: int) -> bool:
    """Whether a double mark of another shape opens a quote within one: "They said “no” to us"."""
    mark = match.group()
    if mark == opened.group() or mark not in ("“", '"') or opened.group() not in ("“", '"'):
        return False
    return text[match.start() - 1 : match.start()].isspace() and _opens(text, match, start, stop)


def _words(text: str, opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> list[Marked]:
    """A quote where there are words between the marks, without the white space at the edges."""
    inner = text[opened.end() : inner_end]
    if not _LETTER.search(inner):
        return []
    first = opened.end() + len(inner) - len(inner.lstrip())
    last = inner_end - (len(inner) - len(inner.rstrip()))
    return [Marked(opened.start(), end if closed else last, first, last, closed)]


def _is_title(words: str) -> bool:
    """Whether words in marks are a title, of a book or in a headline: all but short words in them are capitalised."""
    parts = words.rstrip(",").split()
    if len(parts) > LONGEST_TITLE or words[0].islower():
        return False
    small = sum(part[0].islower() for part in parts)
    return len(parts) - small >= SHORTEST_TITLE and all(
        len(part) <= LONGEST_SMALL_WORD for part in parts if part[0].islower()
    )


def _opens(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    """Whether a mark can open a quote where it stands."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < stop else " "
    if mark not in CLOSERS or before == "=":
        return False
    if after.isspace() and mark not in "«»" and not (mark == "“" and before.isspace()):
        return False
    if mark in ("'", "‘") and after.isdigit() and _YEAR.match(text, match.end()):
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
        if after.isalnum():
            return False
        return text[match.start() - 1] != "s" or _closes_last(text, opened, match, stop)
    return True


def _closes_last(text: str, opened: re.Match[str], match: re.Match[str], stop: int) -> bool:
    """Whether a mark behind an "s" closes a quote and is no genitive's: none else does before the next opens."""
    if opened.group() not in ("‘", "`"):
        return False
    limit = min(stop, opened.end() + LONGEST_SINGLE)
    for other in islice(_MARK.finditer(text, match.end(), limit), MOST_APOSTROPHES):
        if other.group() == opened.group():
            return True
        after = text[other.end()] if other.end() < stop else " "
        if other.group() in "'’" and not after.isalnum() and text[other.start() - 1] != "s":
            return False
    return True


def attributed(text: str, quotes: list[Marked], speakers: Speakers, cues: list[Cue]) -> tuple[Quote, ...]:
    """The quotes with their speakers, where the words nearby tell them."""
    said = _Told(text, quotes, speakers, cues)
    told = said.sources()
    found = []
    for number, (quote, speaker) in enumerate(zip(quotes, told, strict=True)):
        words = text[quote.inner_start : quote.inner_end]
        if _is_title(words) and not said.beside(number):
            if len(words.split()) >= SHORTEST_WORK:
                continue
            found.append(Quote(text=words, speaker=None, start=quote.inner_start, end=quote.inner_end))
            continue
        found.append(Quote(text=words, speaker=speaker, start=quote.inner_start, end=quote.inner_end))
    return tuple(found)


class _Told:
    """Who says the quotes of a text, by the cues around each and by the quotes before and after it."""

    def __init__(self, text: str, quotes: list[Marked], speakers: Speakers, cues: list[Cue]) -> None:
        self.text = text
        self.quotes = quotes
        self.speakers = speakers
        self.sentences = speakers.sentences
        self.cues = cues
        self.told: list[str | None] = [None] * len(quotes)
        self.line = 0, -1

    def sources(self) -> list[str | None]:
        """The speaker of each quote, in order; None where nobody is named."""
        for number, quote in enumerate(self.quotes):
            following = self._after(number)
            tag = following if following and self._is_tag(quote, following) else None
            cue = tag or self._lead(quote) or following
            self.told[number] = cue.source if cue else self._announced(quote)
        for number in range(len(self.quotes) - 1, 0, -1):
            if self.told[number - 1] is None and self._goes_on(number):
                self.told[number - 1] = self.told[number]
        for number, speaker in enumerate(self.told):
            if speaker is None and not self._is_unsaid(self.quotes[number]):
                self.told[number] = self._carried(number)
        return self.told

    def _goes_on(self, number: int) -> bool:
        """Whether the quote before is left open at the end of its paragraph and this one begins the next."""
        before, quote = self.quotes[number - 1], self.quotes[number]
        return not before.closed and self.text[before.end : quote.start] == "\n"

    def _is_unsaid(self, quote: Marked) -> bool:
        """Whether a sign or the like bears the words: "the banners read"."""
        if not isinstance(self.speakers, Speakers) or not self.speakers.unsaid:
            return False
        unsaid = self.speakers.unsaid
        number = bisect_left(unsaid, (quote.end,))
        after = number < len(unsaid) and unsaid[number][0] - quote.end <= LONGEST_OBJECT
        return after or (number > 0 and 0 <= quote.start - unsaid[number - 1][1] <= LONGEST_OBJECT)

    def beside(self, number: int) -> bool:
        """Whether a verb of saying stands right before or after a quote."""
        quote = self.quotes[number]
        cue = self._lead(quote)
        if cue and cue.force in (Force.SAID, Force.SHARING) and quote.start - cue.end <= LONGEST_OBJECT:
            return True
        if isinstance(self.speakers, Speakers) and self.speakers.says(quote.start - 1):
            return True
        after = self._after(number)
        return bool(after) and self._is_tag(quote, after)  # type: ignore[arg-type]

    def _after(self, number: int) -> Cue | None:
        """The first cue after a quote in its sentence, before the next quote: "…," she said."""
        quote = self.quotes[number]
        limit = min(quote.end + NEAR, self._line(quote.end)[1])
        if number + 1 < len(self.quotes):
            limit = min(limit, self.quotes[number + 1].start)
        cue = next(self._between(quote.end, limit), None)
        if not cue:
            return None
        gap = min(cue.start, cue.source_start) - quote.end
        if gap > LONGEST_GAP or self.sentences.parted(quote.end, cue.start):
            return None
        if self._ends_sentence(quote) and self.text[cue.start].isupper():
            return None
        return None if self._ends_sentence(quote) and not self._closes_with(quote, cue) else cue

    def _ends_sentence(self, quote: Marked) -> bool:
        """Whether a quote ends with a full stop, or with another mark and a capital letter after it."""
        last = self.text[quote.inner_end - 1]
        return last in ".…" or (last in "!?" and self.text[quote.end : quote.end + 2].strip()[:1].isupper())

    def _closes_with(self, quote: Marked, cue: Cue) -> bool:
        """Whether a tag follows a quote that ends as a sentence does: "Why?" Mr. Roe asked on Monday."""
        if cue.source_start > cue.start:
            return not self.text[quote.end : cue.start].strip(" ,")
        if not self._is_tag(quote, cue) or self.speakers.wording.clause_after.match(self.text, cue.end):
            return False
        if self.text[quote.inner_end - 1] != ".":
            return True
        return self.text[quote.start - 2 : quote.start - 1] != ":" and self._ends_with(cue)

    def _ends_with(self, cue: Cue) -> bool:
        """Whether a sentence has no more to say behind a verb than when or where: "Roe said on Monday."."""
        text, end = self.text, self.sentences.end(cue.end)
        if text[cue.end : cue.end + 1] in tuple(".,;:") or not text[cue.end : end].strip():
            return True
        wording = self.speakers.wording
        return bool(wording.subject_end.match(text, cue.end + 1)) and not wording.that.search(text, cue.end, end)

    def _is_tag(self, quote: Marked, cue: Cue) -> bool:
        """Whether nothing but the subject and its titles stands between a quote and a verb."""
        lead = self.text[quote.end : min(cue.start, cue.source_start)].strip(" ,—–-\u00a0")
        return all(word[0].isupper() for word in lead.split())

    def _lead(self, quote: Marked) -> Cue | None:
        """The last cue before the quote in the same sentence: She said the siege was "a crime"."""
        first = max(quote.start - NEAR, self._line(quote.start)[0])
        cue = self._last(first, quote.start)
        if not cue or self.sentences.parted(max(cue.end, cue.source_end), quote.start):
            return None
        return cue

    def _announced(self, quote: Marked) -> str | None:
        """Whom the words before a colon are about: "She laughed: “No.”"."""
        if not isinstance(self.speakers, Speakers) or self.text[quote.start - 2 : quote.start] not in (": ", ":\u00a0"):
            return None
        return self.speakers.acting(self.sentences.start(quote.start - 2), quote.start - 2)

    def _carried(self, number: int) -> str | None:
        """The speaker of a quote that has no tag: the one who speaks before it, or whom the words before are about."""
        quote, before = self.quotes[number], self.quotes[number - 1] if number else None
        if not self._is_statement(quote):
            return self._subject(quote)
        start = self._line(quote.start)[0]
        spoke = self.told[number - 1] if before else None
        if before and spoke and (before.start >= start or (not before.closed and quote.start == start)):
            return spoke
        return (
            self._next(number)
            or self._sentence_before(start, quote.start)
            or (self._paragraph_before(start, before, spoke) if quote.start == start else None)
        )

    def _is_statement(self, quote: Marked) -> bool:
        """Whether a quote is a sentence of its own."""
        words = self.text[quote.inner_start : quote.inner_end]
        whole = words[-1] in ".!?…," or not quote.closed
        short = len(words.split()) < SHORTEST_STATEMENT
        return whole and not words[0].islower() and not short

    def _subject(self, quote: Marked) -> str | None:
        """Whom the sentence of a quoted phrase is about."""
        if len(self.text[quote.inner_start : quote.inner_end].split()) < SHORTEST_PHRASE:
            return None
        return self._person_in(self.sentences.start(quote.start), quote.start)

    def _next(self, number: int) -> str | None:
        """The speaker of the next quote, where it follows at once."""
        quote = self.quotes[number]
        after = self.quotes[number + 1] if number + 1 < len(self.quotes) else None
        if not after or after.start >= self._line(quote.end)[1] or self.text[quote.end : after.start].strip():
            return None
        return self.told[number + 1]

    def _sentence_before(self, start: int, end: int) -> str | None:
        """Who speaks in the sentence before a quote, in its paragraph."""
        at = end
        while at > start and self.text[at - 1].isspace():
            at -= 1
        if at <= start:
            return None
        first = max(start, self.sentences.start(at - 1))
        cue = self._last(first, end)
        if cue:
            return cue.source
        return self._person_in(first, end) or (self._only_person(first, end) if self._stands_alone(end) else None)

    def _stands_alone(self, start: int) -> bool:
        """Whether a quote is all that its sentence says, so that the words before lead up to it."""
        return self.text[start - 2 : start - 1] in tuple(".:!?") and start - 1 > self._line(start)[0]

    def _only_person(self, start: int, end: int) -> str | None:
        """The person whom a sentence names, where it names just one."""
        return self.speakers.people.only(start, end)

    def _paragraph_before(self, start: int, before: Marked | None, spoke: str | None) -> str | None:
        """Who speaks in the paragraph before a quote that begins one: in a quote, or in words that lead up to it."""
        if start == 0:
            return None
        first = self._line(start - 1)[0]
        cue = self._last(max(first, start - NEAR), start)
        if before and spoke and before.start >= first and not (cue and cue.start > before.end and cue.source != spoke):
            return spoke
        colon = self.text[max(0, start - 3) : start].strip().endswith(":")
        if cue and (cue.kind is EntityType.PERSON or colon):
            return cue.source
        return self._person_in(first, start) if colon else None

    def _person_in(self, start: int, end: int) -> str | None:
        """The person whom words before a quote are about."""
        subject = self.speakers.subject(start, end)
        return subject[0] if subject else None

    def _line(self, at: int) -> Span:
        """Where the paragraph around a position begins and ends; the last one is kept."""
        if not self.line[0] <= at <= self.line[1]:
            self.line = self.text.rfind("\n", 0, at) + 1, _line_end(self.text, at)
        return self.line

    def _last(self, start: int, end: int) -> Cue | None:
        """The last cue between two positions."""
        number = bisect_left(self.cues, (end,)) - 1
        return self.cues[number] if number >= 0 and self.cues[number].start >= start else None

    def _between(self, start: int, end: int) -> Iterator[Cue]:
        for number in range(bisect_left(self.cues, (start,)), len(self.cues)):
            if self.cues[number].start >= end:
                return
            yield self.cues[number]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def spans(quotes: list[Marked]) -> list[Span]:
    """Where quotes stand, with their marks."""
    return [(quote.start, quote.end) for quote in quotes]
