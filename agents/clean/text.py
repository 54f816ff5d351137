"""A text, cleaned: the article's own words, and everything else in the fields it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from agents.clean import dateline, edits, encoding, layout
from agents.clean.credit import parse_text_credit, photo_credit
from agents.clean.edits import Change, Levelled, White
from agents.clean.rules import RULES, Rule
from agents.clean.words import agency
from schemas.article import Caption, Credit, Edit, EditKind, Spacing

MAX_CAPTION = 1200
"""Characters of the longest caption: picture agencies write two to four sentences."""

MAX_HEADING = 60
"""Characters of the longest heading of a caption."""

MAX_HEADING_WORDS = 8

MIN_CAPITALS_WORDS = 6
"""Words from which on a line of capitals is a link to another story; shorter ones are the article's own headings."""

MAX_NUMBERS = 1
"""Words with digits in such a line; tables have more."""

MAX_CAPITALS_SHARE = 0.34
"""Share of the paragraphs; where more are in capitals, that is how the text is written (telegrams, poems, lists)."""

HEAD_PARAGRAPHS = 5
"""Paragraphs at the beginning that are searched for byline, date stamp and dateline."""

MAX_TITLE = 150
"""Characters of the longest paragraph before those that may be a headline or a standfirst."""

_SENTENCE_END = re.compile(r"[.!?:;,…][\"”’')]*\Z")
_SECTION = re.compile(r"(?:WHAT|WHO|WHY|HOW|WHERE|WHEN|[A-Z]+ING)\b|.*\?\Z")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“«„'‘].*[\"”»“'’]\Z", re.DOTALL)
_POST_LINK = re.compile(r"\s*\b(?:https?://)?pic\.(?:twitter|x)\.com/\w+|\s*\bhttps://t\.co/\w{6,12}\b")


@dataclass
class Cleaned:
    """What the clean stage knows of a text.

    Attributes:
        text: the article's own words, paragraphs separated by one newline.
        edits, spacing: what gives the text that came in back.
        captions, credits, authors: taken out of it.
        line: the dateline.
        stamps: date stamps, as printed.
    """

    text: str = ""
    edits: tuple[Edit, ...] = ()
    spacing: tuple[Spacing, ...] = ()
    captions: list[Caption] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    line: dateline.Line | None = None
    stamps: list[str] = field(default_factory=list)


@dataclass
class _Paragraph:
    """A paragraph of the levelled text and where it starts (code points); `cut` once it is taken out."""

    text: str
    start: int
    cut: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class _Cut:
    """`[start, end)` of the levelled text goes."""

    start: int
    end: int
    kind: EditKind
    rule: str


def clean_text(raw: str, title: str | None = None, *, may_wrap: bool = True) -> Cleaned:
    """The article's own words out of any text, with what was taken out.

    Args:
        raw: the text as it came in.
        title: the headline, if known: a line that repeats it is no heading of a caption.
        may_wrap: whether single newlines may only wrap lines; not so where they come from the blocks of a page.
    """
    repairs, whites = encoding.repairs(raw), layout.whites(raw, may_wrap=may_wrap)
    level = edits.apply(raw, repairs, whites)
    work = _Work(level.text, title, lambda start, end: raw[slice(*level.raw_span(start, end))])
    work.run()
    final = _without(raw, level, work.cuts, repairs, whites) if work.cuts else level
    cleaned = work.found
    cleaned.text, cleaned.edits, cleaned.spacing = final.text, final.edits, final.spacing
    return cleaned


def _without(
    raw: str, level: Levelled, cuts: Iterable[_Cut], repairs: Iterable[Change], whites: Iterable[White]
) -> Levelled:
    """The raw text without the passages cut from its levelled form."""
    removals = [
        Change(*level.raw_span(cut.start, cut.end), "", cut.kind, cut.rule)
        for cut in sorted(cuts, key=lambda cut: cut.start)
    ]
    spans = iter([*removals, Change(len(raw) + 1, len(raw) + 1, "", EditKind.ENCODING, "")])
    removal, outside = next(spans), []
    for repair in repairs:
        while removal.end <= repair.start:
            removal = next(spans)
        if repair.end <= removal.start:
            outside.append(repair)
    return edits.apply(raw, sorted([*removals, *outside]), whites)


class _Work:
    """One text on its way through the rules."""

    def __init__(self, text: str, title: str | None, given: Callable[[int, int], str]) -> None:
        """`given(start, end)` is what a span of the text was before its white space was levelled."""
        self.given = given
        self.title = " ".join((title or "").split())
        self.paragraphs: list[_Paragraph] = []
        self.cuts: list[_Cut] = []
        self.found = Cleaned()
        self.text = text
        start = 0
        for paragraph in text.split("\n"):
            self.paragraphs.append(_Paragraph(paragraph, start))
            start += len(paragraph) + 1

    def run(self) -> None:
        """Every kind of rule in turn; a paragraph goes to the first that takes it."""
        if not self.text:
            return
        self._captions()
        self._lines()
        self._capitals()
        self._head()
        self._post_links()

    def _cut(self, paragraph: _Paragraph, kind: EditKind, rule: str) -> None:
        paragraph.cut = True
        self.cuts.append(_Cut(paragraph.start, paragraph.end, kind, rule))

    def _captions(self) -> None:
        """Paragraphs that end in a picture's credit, and the heading line right above."""
        for number, paragraph in enumerate(self.paragraphs):
            if len(paragraph.text) > MAX_CAPTION:
                continue
            ending = photo_credit(paragraph.text)
            if ending is None:
                continue
            start, credit = ending
            words = paragraph.text[:start].strip()
            self._credit(credit)
            if not any(char.isalpha() for char in words):
                self._cut(paragraph, EditKind.CREDIT, "photo_credit")
                continue
            self.found.captions.append(Caption(text=words, credit=credit.text))
            if number and self._is_heading(number - 1):
                self._cut(self.paragraphs[number - 1], EditKind.CAPTION, "caption_heading")
            self._cut(paragraph, EditKind.CAPTION, "caption_with_credit")

    def _is_heading(self, number: int) -> bool:
        """Whether a paragraph can be the heading of the caption below: short, no sentence, no headline."""
        paragraph = self.paragraphs[number]
        line = paragraph.text
        if (
            paragraph.cut
            or len(line) > MAX_HEADING
            or len(line.split()) > MAX_HEADING_WORDS
            or _SENTENCE_END.search(line)
        ):
            return False
        return line != self.title if self.title else number > 0

    def _lines(self) -> None:
        """Whole paragraphs that the table of rules takes."""
        lower = self.text.lower()
        last = next((p for p in reversed(self.paragraphs) if not p.cut), None)
        for rule in RULES:
            if rule.cues and not any(cue in lower for cue in rule.cues):
                continue
            for paragraph in [last] if rule.last_only and last else self.paragraphs:
                if (
                    not paragraph.cut
                    and len(paragraph.text) <= rule.max_length
                    and rule.pattern.fullmatch(paragraph.text)
                ):
                    self._take_line(paragraph, rule)

    def _take_line(self, paragraph: _Paragraph, rule: Rule) -> None:
        self._cut(paragraph, rule.kind, rule.name)
        if rule.kind is EditKind.CREDIT:
            for credit in parse_text_credit(paragraph.text):
                self._credit(credit)

    def _credit(self, credit: Credit) -> None:
        if credit not in self.found.credits:
            self.found.credits.append(credit)

    def _capitals(self) -> None:
        """Lines in capitals that lead to other stories."""
        left = [paragraph for paragraph in self.paragraphs if not paragraph.cut]
        if sum(paragraph.text.isupper() for paragraph in left) > MAX_CAPITALS_SHARE * len(left):
            return
        for before, paragraph, after in zip([None, *left], left, [*left[1:], None], strict=False):
            if paragraph.text.isupper() and self._is_promotion(paragraph, [near for near in (before, after) if near]):
                self._cut(paragraph, EditKind.CROSS_REFERENCE, "capitals")

    def _is_promotion(self, paragraph: _Paragraph, around: list[_Paragraph]) -> bool:
        """Whether a line in capitals leads elsewhere: it stands among prose, in no list or table, is no headline."""
        if not _is_cross_promotion(paragraph.text) or paragraph.text.casefold() == self.title.casefold():
            return False
        among_prose = any(_SENTENCE_END.search(near.text) for near in around)
        listed = len(around) > 1 and all(near.text.isupper() for near in around)
        return among_prose and not listed and not _COLUMNS.search(self.given(paragraph.start, paragraph.end))

    def _head(self) -> None:
        """Byline, date stamp and dateline among the first paragraphs."""
        left = [paragraph for paragraph in self.paragraphs if not paragraph.cut]
        for paragraph in left[:HEAD_PARAGRAPHS]:
            if self._byline(paragraph):
                continue
            end = self._stamp(paragraph)
            if end == len(paragraph.text):
                paragraph.cut = True
            elif self._dateline(paragraph, end) or end or len(paragraph.text) > MAX_TITLE:
                return

    def _byline(self, paragraph: _Paragraph) -> bool:
        names = dateline.find_byline(paragraph.text)
        if names is None:
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        for name in names:
            known = agency(name)
            if known:
                self._credit(Credit(text=paragraph.text, kind="text", agency=known))
            elif name not in self.found.authors:
                self.found.authors.append(name)
        return True

    def _stamp(self, paragraph: _Paragraph) -> int:
        """Cut a date stamp; how many characters it took."""
        stamp = dateline.find_stamp(paragraph.text)
        if stamp is None:
            return 0
        length, words = stamp
        self.cuts.append(_Cut(paragraph.start, paragraph.start + length, EditKind.DATE_STAMP, "date_stamp"))
        self.found.stamps.append(words)
        return length

    def _dateline(self, paragraph: _Paragraph, start: int) -> bool:
        line = dateline.find_dateline(paragraph.text[start:])
        if line is None:
            return False
        begin = paragraph.start + start
        self.cuts.append(_Cut(begin, begin + line.length, EditKind.DATELINE, "dateline"))
        self.found.line = line
        if line.agency:
            self._credit(Credit(text=line.text, kind="text", agency=line.agency))
        return True

    def _post_links(self) -> None:
        """Links to pictures of embedded posts, within paragraphs that stay."""
        if "pic." not in self.text and "t.co/" not in self.text:
            return
        taken = sorted(self.cuts, key=lambda cut: cut.start)
        starts = [cut.start for cut in taken]
        for match in _POST_LINK.finditer(self.text):
            number = bisect_left(starts, match.end())
            if not number or taken[number - 1].end <= match.start():
                self.cuts.append(_Cut(match.start(), match.end(), EditKind.SOCIAL, "post_link"))


def _is_cross_promotion(line: str) -> bool:
    """Whether a line in capitals reads like another story's headline: it heads no section of this one ("WHAT WE KNOW"),
    and is no sentence, row of numbers or quotation.
    """
    if len(line.split()) < MIN_CAPITALS_WORDS or line[-1] in ".!;,":
        return False
    numbers = sum(bool(_NUMBER.search(word)) for word in line.split())
    return numbers <= MAX_NUMBERS and not _SECTION.match(line) and not _QUOTED.fullmatch(line)
