"""A text, cleaned: the article's own words, and everything else in the fields it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from agents.clean.text import (
    byline,
    capitals,
    caption_forms,
    closing,
    credit,
    dateline,
    edits,
    encoding,
    labels,
    layout,
    rules,
    signature,
    stamp,
)
from agents.clean.text.cities import CITIES
from agents.clean.text.edits import Change, Levelled, White
from agents.clean.text.people import is_cjk_person, is_known_person
from agents.clean.text.rules import Rule
from agents.clean.text.words import UPPER, is_person
from agents.given_names import is_given_name
from schemas.article import Caption, Credit, Edit, EditKind, Spacing

MAX_HEADING = 60
"""Characters of the longest heading of a caption."""

MAX_HEADING_WORDS = 8

HEAD_PARAGRAPHS = rules.HEAD
"""Paragraphs at the beginning in which an agency beside a name is the author's rather than a picture's."""

TAIL_PARAGRAPHS = 6
"""Paragraphs at the end that are searched for closing marks and notes on the authors: one for each of a team."""

MAX_TITLE = 150
"""Characters of the longest paragraph before those that may be a headline or a standfirst."""

SIGNATURE_REACH = 3
"""Paragraphs beneath a name that are searched for what makes a byline of it: the name once more, its place, a date."""

MAX_UNKNOWN = 2
MAX_UNKNOWN_LINE = 80
"""Lines at the end that are nothing known, and characters of such a line, above which marks are still looked for."""

_FURNITURE: dict[EditKind | None, int] = {
    EditKind.CROSS_REFERENCE: 3,
    EditKind.NAVIGATION: 3,
    EditKind.SUBSCRIPTION: 3,
    EditKind.SOCIAL: 8,
    EditKind.LEGAL: 8,
}
"""Kinds of what stands around an article, and words of the longest line beneath one that is taken for more of it."""

_LABEL = re.compile(r"[^\W\d_][^\d.!?:;•…]{1,58}")
"""A line without numbers and stops."""

_SENTENCE_END = re.compile(r"[.!?:;,…。！？：；，、][\"”’')»」』]*\Z")
_POST_LINK = re.compile(r"\s*\b(?:https?://)?pic\.(?:twitter|x)\.com/\w+|\s*\bhttps://t\.co/\w{6,12}\b")


_NAMES_AND_DATE = re.compile(
    r"(?P<names>[^\d|·•—–]{4,80}?)\s?(?:[|·•]|\s[—–]|,(?=\s\d))\s(?P<date>[^|]{0,60}\d[^|]{0,60})"
)
_BETWEEN_NAMES = re.compile(r",\s|\s(?:и|та|і|й)\s|、|，")


_COLON = re.compile("[:：=＝]")
_ARABIC = re.compile("[\u0621-\u064a]")


def _is_role_or_date(line: str) -> bool:
    return signature.is_cjk_role(line) or (len(line) <= stamp.MAX_LINE and stamp.is_stamp(line))


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
    """A paragraph of the levelled text.

    Attributes:
        text: its words.
        start: where it starts, code points.
        cut: whether it is taken out.
        begun: how many characters are taken off its beginning.
        ended: whether something is taken off its end.
    """

    text: str
    start: int
    cut: bool = False
    begun: int = 0
    ended: bool = False

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


def clean_text(raw: str, title: str | None = None, *, authors: Sequence[str] = (), may_wrap: bool = True) -> Cleaned:
    """The article's own words out of any text, with what was taken out.

    Args:
        raw: the text as it came in.
        title: the headline, if known: a line that repeats it is no heading of a caption.
        authors: who wrote it, if known: a note on one of them is no part of the text.
        may_wrap: whether single newlines may only wrap lines; not so where they come from the blocks of a page.
    """
    repairs, whites = encoding.repairs(raw), layout.whites(raw, may_wrap=may_wrap)
    level = edits.apply(raw, repairs, whites)
    work = _Work(level.text, title, authors, lambda start, end: raw[slice(*level.raw_span(start, end))])
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


_INITIALS = re.compile(r"[a-z]{2,4}|[A-Z]{2,3}")
MAX_CAPITALS = 300
"""Characters of the longest caption that shows itself by a name in capitals behind its last stop alone."""

_IN_CAPITALS = re.compile(
    rf"(?<=[a-zß-ÿ)][.!?])\s(?P<credit>(?:[{UPPER}][{UPPER}.'’-]{{2,20}},?\s){{1,4}}[{UPPER}][{UPPER}'’-]{{2,20}}"
    rf"|[{UPPER}]{{3,20}}-[{UPPER}]{{3,20}})\Z"
)


def _tags(tail: list[str | None]) -> set[int]:
    """Numbers of the lines of one or two words, two in a row at least, above something that does not belong (None)."""
    found: set[int] = set()
    row: list[int] = []
    for number, line in enumerate(tail):
        if line is not None and len(line.split()) <= MAX_TAG_WORDS and _LABEL.fullmatch(line):
            row.append(number)
            continue
        if line is None and len(row) > 1:
            found.update(row)
        row = []
    return found


MAX_TAG_WORDS = 2


def _is_vietnamese(line: str) -> bool:
    """Whether a sentence is Vietnamese, whose reports are signed at their end with the name alone."""
    return bool(_SENTENCE_END.search(line)) and len(_VIETNAMESE.findall(line)) >= MIN_VIETNAMESE


_VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]")
MIN_VIETNAMESE = 3
"""Letters that no other language has."""


class _Work:
    """One text on its way through the rules."""

    def __init__(self, text: str, title: str | None, authors: Sequence[str], given: Callable[[int, int], str]) -> None:
        """`given(start, end)` is what a span of the text was before its white space was levelled."""
        self.given = given
        self.title = " ".join((title or "").split())
        self.known = authors
        self.paragraphs: list[_Paragraph] = []
        self.cuts: list[_Cut] = []
        self.found = Cleaned()
        self.headings: list[int] = []
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
        self._bylines()
        self._lines()
        self._capitals()
        self._head()
        self._headings()
        self._tail()
        self._labels()
        self._post_links()

    def _cut(self, paragraph: _Paragraph, kind: EditKind, rule: str) -> None:
        paragraph.cut = True
        if paragraph.begun or paragraph.ended:  # what was taken off it goes with it
            self.cuts = [cut for cut in self.cuts if cut.end <= paragraph.start or cut.start >= paragraph.end]
        self.cuts.append(_Cut(paragraph.start, paragraph.end, kind, rule))

    def _captions(self) -> None:
        """Paragraphs that end in a picture's credit or tell by their wording that they describe one; their headings."""
        for number, credited, forms in caption_forms.candidates(
            self.text, [paragraph.start for paragraph in self.paragraphs]
        ):
            line = self.paragraphs[number].text
            if len(line) > caption_forms.MAX_CAPTION:
                continue
            ending = credit.photo_credit(line) if credited else None
            if ending and not (ending[0] == 0 and not ending[1].agency and self._bare_caption(number, forms)):
                self._credited_caption(number, *ending)
            elif forms and not ending:
                self._bare_caption(number, forms)
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.text[-1:].isupper() and not paragraph.cut and len(self.paragraphs) > 1:
                self._caption_in_capitals(number)

    def _credited_caption(self, number: int, start: int, found: Credit) -> None:
        paragraph = self.paragraphs[number]
        words = paragraph.text[:start].strip()
        labelled = found.name and _COLON.search(words)
        author = byline.find_byline(words.rstrip(" /|,;")) if labelled else None
        if author:
            self._cut(paragraph, EditKind.BYLINE, "byline")
            self._authors(author.names)
        elif any(char.isalpha() for char in words):
            self._caption(number, Caption(text=words, credit=found.text), "caption_with_credit")
        elif (found.text.startswith("©") and not found.name) or (
            number < HEAD_PARAGRAPHS and byline.find_byline(paragraph.text)
        ):
            return  # a copyright line; an author and their agency above the text
        else:
            self._cut(paragraph, EditKind.CREDIT, "photo_credit")
        self._credit(found)

    def _caption_in_capitals(self, number: int) -> None:
        """A caption that ends in its photographer's or agency's name in capitals, behind the last stop."""
        line = self.paragraphs[number].text
        match = _IN_CAPITALS.search(line, max(0, len(line) - MAX_HEADING))
        if match and len(line) <= MAX_CAPITALS and not line.isupper() and line != self.title:
            found = credit.parse_photo_credit(match["credit"])
            self._caption(number, Caption(text=line[: match.start()], credit=found.text), "caption_with_credit")
            self._credit(found)

    def _bare_caption(self, number: int, forms: tuple[caption_forms.CaptionForm, ...]) -> bool:
        """Cut a caption without credit, unless it is all that there is, or the headline."""
        paragraph = self.paragraphs[number]
        found = caption_forms.find_caption(paragraph.text, forms)
        if not found or paragraph.text == self.title or len(self.paragraphs) == 1:
            return False
        words, rule = found
        self._caption(number, Caption(text=words), rule)
        return True

    def _caption(self, number: int, found: Caption, rule: str) -> None:
        self.found.captions.append(found)
        if number:
            self.headings.append(number - 1)
        self._cut(self.paragraphs[number], EditKind.CAPTION, rule)

    def _headings(self) -> None:
        """Headings of captions, once bylines, stamps and links above a picture have been told."""
        for number in self.headings:
            if self._is_heading(number):
                self._cut(self.paragraphs[number], EditKind.CAPTION, "caption_heading")

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
        """Whole paragraphs that the tables of rules take, but never the headline, and the headlines they announce."""
        left = [
            "" if paragraph.cut or paragraph.text == self.title else paragraph.text for paragraph in self.paragraphs
        ]
        taken = dict(rules.finder().find(left))
        for number, rule in taken.items():
            self._take_line(self.paragraphs[number], rule)
        for number, line in enumerate(left):
            if number not in taken and labels.is_button(line):
                self._cut(self.paragraphs[number], EditKind.SOCIAL, "button")
        for number in rules.announced(left, taken):
            paragraph = self.paragraphs[number]
            known = self._byline(paragraph) or self._tail_name(paragraph) or self._closing(paragraph, is_whole=True)
            if not known:
                self._cut(paragraph, EditKind.CROSS_REFERENCE, "announced_headline")

    def _take_line(self, paragraph: _Paragraph, rule: Rule) -> None:
        self._cut(paragraph, rule.kind, rule.name)
        if rule.kind is EditKind.CREDIT:
            author = byline.find_byline(paragraph.text)
            self._authors(author.names if author else ())
            for found in credit.parse_text_credit(paragraph.text):
                self._credit(found)

    def _credit(self, found: Credit) -> None:
        if found not in self.found.credits:
            self.found.credits.append(found)

    def _agencies(self, words: str, names: Iterable[str]) -> None:
        for name in names:
            self._credit(Credit(text=words, kind="text", agency=name))

    def _authors(self, names: Iterable[str]) -> None:
        self.found.authors += [name for name in dict.fromkeys(names) if name not in self.found.authors]

    def _left(self) -> list[_Paragraph]:
        return [paragraph for paragraph in self.paragraphs if not paragraph.cut]

    def _capitals(self) -> None:
        """Lines in capitals that lead to other stories."""
        if not any(paragraph.text.isupper() for paragraph in self.paragraphs):
            return
        left = self._left()
        given = [self.given(paragraph.start, paragraph.end) if paragraph.text.isupper() else "" for paragraph in left]
        for number in capitals.promotions([paragraph.text for paragraph in left], given, self.title):
            self._cut(left[number], EditKind.CROSS_REFERENCE, "capitals")

    def _head(self) -> None:
        """Labels of sections, byline, date stamp and dateline among the first paragraphs."""
        head = self._left()
        first = rules.first_sentence([paragraph.text for paragraph in head[: rules.MAX_HEAD]])
        for number, paragraph in enumerate(head[: max(HEAD_PARAGRAPHS, first + 1)]):
            following = [other.text for other in head[number + 1 : number + 1 + SIGNATURE_REACH]]
            if paragraph.cut or self._byline(paragraph) or self._signature(paragraph, following):
                continue
            if number < first < len(head) and self._label(paragraph):
                continue
            if self._name_above_dateline(paragraph, following):
                continue
            if self._known_name(paragraph, following) or self._dated_byline(paragraph):
                continue
            end = self._stamp(paragraph)
            if end == len(paragraph.text) or (end and self._byline_after(paragraph, end)):
                paragraph.cut = True
            elif self._dateline(paragraph, end) or end or len(paragraph.text) > MAX_TITLE:
                return

    def _bylines(self) -> None:
        """Bylines above the first sentence, before the rules see them: some languages' credits are worded alike."""
        left = self._left()
        for paragraph in left[: rules.head_end([paragraph.text for paragraph in left[: rules.MAX_HEAD]])]:
            if not self._byline(paragraph) and (
                len(paragraph.text) > MAX_TITLE or _SENTENCE_END.search(paragraph.text)
            ):
                return

    def _label(self, paragraph: _Paragraph) -> bool:
        """The name of a section or of the site, above the text."""
        line = paragraph.text
        if line == self.title or not (labels.is_section(line) or labels.is_site(line)):
            return False
        self._cut(paragraph, EditKind.NAVIGATION, "site_label")
        return True

    def _known_name(self, paragraph: _Paragraph, following: list[str]) -> bool:
        """A name that a table tells, above a role or a date or with the brackets of a byline; a role beneath it."""
        line = paragraph.text
        if line.isascii() or len(line) > signature.MAX_LINE or line == self.title:
            return False
        outlet = signature.newsroom(line)
        names = () if outlet else signature.signers(line)
        elsewhere = self.text[: paragraph.start] + self.text[paragraph.end :] if names else ""
        if any(signature.is_told_of(name, elsewhere) for name in names if name not in self.known):
            names = ()
        if not names and is_cjk_person(line):
            dated = bool(self.found.stamps) and len(line) >= signature.MIN_BRACKETED
            names = (line,) if dated or (following and _is_role_or_date(following[0])) else ()
        if _ARABIC.match(line):
            names = signature.arabic_byline(line, following[0] if following else "")
            outlet = line.partition(" -")[0] if signature.is_arabic_newsroom(line) else None
        if not (names or outlet or (self.found.authors and signature.is_cjk_role(line))):
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._agencies(line, [outlet] if outlet else ())
        self._authors(names)
        return True

    def _name_above_dateline(self, paragraph: _Paragraph, following: list[str]) -> bool:
        """A name alone right above a paragraph that begins with its dateline."""
        line = paragraph.text
        if len(line) > MAX_HEADING or line == self.title or not is_person(line):
            return False
        if not following or dateline.find_dateline(following[0]) is None:
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._authors([line])
        return True

    def _dated_byline(self, paragraph: _Paragraph) -> bool:
        """Names and a date in one line: Jane Roe, John Doe — Thursday, 10 August 2023, 09:12."""
        line = paragraph.text
        match = _NAMES_AND_DATE.fullmatch(line) if len(line) <= stamp.MAX_LINE and not line.isascii() else None
        if not match or line == self.title or not stamp.is_stamp(match["date"]):
            return False
        names = tuple(name for name in _BETWEEN_NAMES.split(match["names"]) if name)
        if not names or not all(is_person(name) or is_known_person(name) for name in names):
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._authors(names)
        self.found.stamps.append(match["date"])
        return True

    def _tail_name(self, paragraph: _Paragraph) -> bool:
        """Names that a table tells, beneath a text that does not speak of them."""
        names = signature.signers(paragraph.text)
        before = self.text[: paragraph.start]
        if not names or any(signature.is_told_of(name, before) for name in names if name not in self.found.authors):
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._authors(names)
        return True

    def _byline(self, paragraph: _Paragraph) -> bool:
        found = byline.find_byline(paragraph.text)
        if found is None or paragraph.text == self.title or labels.is_site(paragraph.text):
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._agencies(paragraph.text, found.agencies)
        self._authors(found.names)
        return True

    def _byline_after(self, paragraph: _Paragraph, start: int) -> bool:
        """A byline in the same line as the date stamp before it."""
        found = byline.find_byline(paragraph.text[start:])
        if found is None:
            return False
        self.cuts.append(_Cut(paragraph.start + start, paragraph.end, EditKind.BYLINE, "byline"))
        self._agencies(paragraph.text[start:], found.agencies)
        self._authors(found.names)
        return True

    def _signature(self, paragraph: _Paragraph, following: list[str]) -> bool:
        """A name alone above a role, an address or a date; a role, an outlet or an address beneath a name."""
        line = paragraph.text
        if self.found.authors and byline.find_bio(line, tuple(self.found.authors)):
            self._cut(paragraph, EditKind.BYLINE, "author_note")
            return True
        if len(line) > MAX_HEADING or line == self.title:
            return False
        if byline.is_contact(line) or (
            self.found.authors and (byline.is_role(line) or byline.is_newsroom(line) or line in self.found.authors)
        ):
            self._cut(paragraph, EditKind.BYLINE, "author_line")
            return True
        if any(labels.is_section(word) for word in (line, *line.split())):
            return False
        if self.found.authors and line.lower() in CITIES and following and stamp.is_stamp(following[0][:MAX_TITLE]):
            self._cut(paragraph, EditKind.BYLINE, "author_line")
            return True
        name = byline.name_in(line)
        if (line in byline.PREPOSITIONS or byline.is_role(line)) and following and is_person(following[0]):
            self._cut(paragraph, EditKind.BYLINE, "author_line")
            return True
        if not is_person(name) or not self._is_signed(line, following):
            return False
        self._cut(paragraph, EditKind.BYLINE, "byline")
        self._authors([name])
        return True

    def _is_signed(self, line: str, following: list[str]) -> bool:
        """Whether what stands beneath a name makes a byline of it: a role, an address, a date, the name once more."""
        for below in following:
            if byline.is_role(below) or byline.is_contact(below) or byline.is_newsroom(below):
                return True
            if len(below) < MAX_TITLE and stamp.is_stamp(below):
                return True
            if below != line and below.lower() not in CITIES:
                break
        if not (is_given_name(line.partition(" ")[0]) or _VIETNAMESE.search(line)):
            return False
        return sum(other.text == line for other in self.paragraphs) > 1 or self._is_unspoken(line)

    def _is_unspoken(self, line: str) -> bool:
        """Whether a line is a person's full name that the text does not speak of, beneath what stands above a text."""
        if not is_given_name(line.partition(" ")[0]) or not self.cuts:
            return False
        surname = line.rpartition(" ")[2].casefold()
        return sum(surname in paragraph.text.casefold() for paragraph in self.paragraphs) == 1

    def _stamp(self, paragraph: _Paragraph) -> int:
        """Cut a date stamp; how many characters it took."""
        found = stamp.find_stamp(paragraph.text)
        if found is None:
            return 0
        length, words = found
        paragraph.begun = length
        self.cuts.append(_Cut(paragraph.start, paragraph.start + length, EditKind.DATE_STAMP, "date_stamp"))
        self.found.stamps.append(words)
        return length

    def _dateline(self, paragraph: _Paragraph, start: int) -> bool:
        line = dateline.find_dateline(paragraph.text[start:])
        if line is None:
            return False
        begin = paragraph.start + start
        paragraph.begun = start + line.length
        self.cuts.append(_Cut(begin, begin + line.length, EditKind.DATELINE, "dateline"))
        self.found.line = line
        self._agencies(line.text, [line.agency] if line.agency else ())
        self._authors(line.people)
        return True

    def _tail(self) -> None:
        """Closing marks, notes on authors, bylines and date stamps beneath the text."""
        left = self._left()
        passed = 0
        for paragraph in reversed(left[-TAIL_PARAGRAPHS:]):
            is_whole = paragraph is not left[0] and not paragraph.begun
            if (is_whole and self._author_note(paragraph)) or self._closing(paragraph, is_whole=is_whole):
                continue
            passed += 1
            if passed > MAX_UNKNOWN or len(paragraph.text) > MAX_UNKNOWN_LINE or _SENTENCE_END.search(paragraph.text):
                return

    def _author_note(self, paragraph: _Paragraph) -> bool:
        """An author's address, a note on them, a byline or a date stamp: whole paragraphs."""
        line = paragraph.text
        bio = byline.find_bio(line, (*self.found.authors, *self.known)) or signature.japanese_bio(line)
        if bio or byline.is_contact(line):
            self._cut(paragraph, EditKind.BYLINE, "author_note")
            self._authors([bio] if bio else ())
            return True
        if self._note_in_lines(paragraph):
            return True
        if len(line) <= stamp.MAX_LINE and stamp.is_labelled(line):
            self._stamp(paragraph)
            paragraph.cut = True
            return True
        return self._byline(paragraph) or self._tail_name(paragraph)

    def _note_in_lines(self, paragraph: _Paragraph) -> bool:
        """A note on the author in two lines, the name above the role; the name alone; a Vietnamese author's name."""
        line = paragraph.text
        if len(line) > MAX_HEADING:
            return False
        above = next(
            (other for other in reversed(self.paragraphs) if other.start < paragraph.start and not other.cut), None
        )
        if above is None:
            return False
        if byline.is_role(line) and is_person(above.text) and len(above.text) <= MAX_HEADING:
            self._cut(above, EditKind.BYLINE, "author_note")
            self._authors([above.text])
        elif self.found.authors and byline.is_role(line):
            pass
        elif _INITIALS.fullmatch(line) and _SENTENCE_END.search(above.text) and above is not self.paragraphs[0]:
            self._cut(paragraph, EditKind.BYLINE, "closing_initials")
            return True
        elif not (line in self.found.authors or (_is_vietnamese(above.text) and is_person(line))):
            return False
        self._cut(paragraph, EditKind.BYLINE, "author_note")
        self._authors([line] if is_person(line) else ())
        return True

    def _closing(self, paragraph: _Paragraph, *, is_whole: bool) -> bool:
        """A closing mark; whether it is all of the paragraph, so that the one before may be another."""
        found = closing.find_closing(paragraph.text)
        if found is None or (not is_whole and found.start <= paragraph.begun):
            return False
        kind = EditKind.BYLINE if found.people else EditKind.CREDIT
        self.cuts.append(_Cut(paragraph.start + found.start, paragraph.end, kind, found.rule))
        paragraph.cut, paragraph.ended = not found.start, True
        self._agencies(found.text, found.agencies)
        self._authors(found.people)
        return paragraph.cut

    def _labels(self) -> None:
        """Short lines after the last sentence, once something there did not belong: tags, buttons, other headlines."""
        first = len(self.paragraphs)
        while first and (self.paragraphs[first - 1].cut or not _SENTENCE_END.search(self.paragraphs[first - 1].text)):
            first -= 1
        tail = self.paragraphs[first:]
        if not first or all(paragraph.cut for paragraph in tail):
            return
        kinds = {cut.start: cut.kind for cut in self.cuts}
        words = 0  # of the longest line that is taken: a link may stand among the article's words, a button does not
        tags = _tags([None if paragraph.cut else paragraph.text for paragraph in tail])
        for number, paragraph in enumerate(tail):
            if paragraph.cut:
                words = max(words, _FURNITURE.get(kinds.get(paragraph.start), 0))
            elif paragraph.text != self.title and (
                number in tags or (len(paragraph.text.split()) <= words and _LABEL.fullmatch(paragraph.text))
            ):
                self._cut(paragraph, EditKind.NAVIGATION, "label_below")

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
