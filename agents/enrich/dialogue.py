"""Speech that dashes mark, and tags inside speech: "— Text, — сказал X. — Text.", « Text, a dit X, text. »

A line that opens with a dash is speech where a tag stands in it, or where it goes on with such a line. Tags inside
quotation marks or dashes part what is said.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from agents.enrich import attributions
from agents.enrich.cast import Token, Tokens
from agents.enrich.quotes import Marked
from agents.enrich.wording import FreeOrder, Wording
from schemas.article import Span

MOST_BEFORE_VERB = 4
"""Words of a tag before its verb: auxiliaries, adverbs, a pronoun."""

LONGEST_SUBJECT = 60
"""Characters of a tag before its verb, where the subject stands there."""

LONGEST_TITLE = 5
"""Words between marks up to which they can be a body's name ("the party «Our Land»")."""

_LINE_DASH = re.compile(r"[ \u00a0]{0,3}[—–-][ \u00a0]?(?=[^\s\d—–-])", re.MULTILINE)
_DASH = re.compile(r"(?<=[\s,.!?…])[—–-](?=[\s.,])|—|(?<=\s)–(?=\w)")
_EDGE = " \u00a0,;:—–-"
_ENDS = ".!?…"
_LETTER = re.compile(r"[^\W\d_]")
_WORD_BEFORE = re.compile(r"([\w'’-]{1,40})[ \u00a0]$")
_OPENING_MARKS = '“„«»"‘‚‹›「'


def refined(text: str, marked: list[Marked], tokens: Tokens, wording: Wording) -> list[Marked]:
    """Quotes in marks and in dashes, in order; tags stand in none of them, names of papers and parties are none."""
    assert wording.free
    reader = _Reader(text, tokens, wording, wording.free)
    spoken = reader.lines(marked)
    starts = [quote.start for quote in spoken]
    outside = (quote for quote in marked if not _within(quote, spoken, starts))
    kept = (quote for quote in outside if not reader.names_body(quote))
    return sorted([*spoken, *(part for quote in kept for part in reader.parts(quote))])


def _within(quote: Marked, spoken: list[Marked], starts: list[int]) -> bool:
    number = bisect_left(starts, quote.start + 1) - 1
    return number >= 0 and quote.start < spoken[number].end


class _Reader:
    """The tags in a text's speech."""

    def __init__(self, text: str, tokens: Tokens, wording: Wording, free: FreeOrder) -> None:
        self.text = text
        self.tokens = tokens
        self.wording = wording
        self.free = free
        self.small = free.skipped | wording.pronouns.keys()
        self.commas = ",!?…"

    def lines(self, marked: list[Marked]) -> list[Marked]:
        """The speech in lines that open with a dash."""
        found: list[list[Marked]] = []
        tagged: list[bool] = []
        for start, stop in self._dashed():
            pieces, tag = self._spoken(start, stop)
            found.append([_quote(self.text, *piece) for piece in pieces if _LETTER.search(self.text[slice(*piece)])])
            tagged.append(tag)
        spoken = [number for number, tag in enumerate(tagged) if tag]
        return [quote for number in spoken for quote in found[number]] + self._untagged(found, tagged)

    def _untagged(self, found: list[list[Marked]], tagged: list[bool]) -> list[Marked]:
        """Lines that a line with a tag goes before, or comes after."""
        more = []
        for number, quotes in enumerate(found):
            near = tagged[max(0, number - 1) : number + 2]
            whole = bool(quotes) and self.text[quotes[0].inner_end - 1] in _ENDS
            if whole and not tagged[number] and any(near) and self._neighbours(found, number, tagged):
                more += quotes
        return more

    def _neighbours(self, found: list[list[Marked]], number: int, tagged: list[bool]) -> bool:
        """Whether a line with a tag is the one right before or after."""
        start, end = found[number][0].start, found[number][-1].end
        before = number > 0 and tagged[number - 1] and bool(found[number - 1])
        after = number + 1 < len(found) and tagged[number + 1] and bool(found[number + 1])
        return (before and self.text.count("\n", found[number - 1][-1].end, start) == 1) or (
            after and self.text.count("\n", end, found[number + 1][0].start) == 1
        )

    def _dashed(self) -> Iterator[Span]:
        """Lines that open with a dash and a word, without the dash."""
        start = 0
        for line in self.text.split("\n"):
            opened = _LINE_DASH.match(line)
            if opened and line[opened.end()] not in _OPENING_MARKS:
                yield start + opened.end(), start + len(line)
            start += len(line) + 1

    def parts(self, quote: Marked) -> list[Marked]:
        """A quote in marks, parted at the tags in it."""
        pieces, tagged = self._spoken(quote.inner_start, quote.inner_end, marks=True)
        if not tagged:
            return [quote]
        parts = [_quote(self.text, *piece) for piece in pieces if _LETTER.search(self.text[slice(*piece)])]
        if parts and parts[0].start == quote.inner_start:
            parts[0] = parts[0]._replace(start=quote.start)
        if parts and pieces[-1][1] == quote.inner_end:
            parts[-1] = parts[-1]._replace(end=quote.end, closed=quote.closed)
        return parts

    def _spoken(self, start: int, stop: int, *, marks: bool = False) -> tuple[list[Span], bool]:
        """What is said in a span, and whether a tag stands in it."""
        pieces, tagged = self._between_dashes(start, stop)
        if tagged:
            return pieces, True
        return self._between_commas(start, stop, marks=marks)

    def _between_dashes(self, start: int, stop: int) -> tuple[list[Span], bool]:
        pieces: list[Span] = []
        at, tagged, in_tag = start, False, False
        for dash in _DASH.finditer(self.text, start, stop):
            if not in_tag and self._opens_tag(dash.end(), stop):
                pieces.append((at, dash.start()))
                in_tag = tagged = True
            elif in_tag:
                at, in_tag = dash.end(), False
        if not in_tag:
            pieces.append((at, stop))
        return pieces, tagged

    def _opens_tag(self, start: int, stop: int) -> bool:
        """Whether words begin with a verb of saying, auxiliaries and the like aside."""
        before: set[str] = set()
        for token in self._tokens(start, min(stop, start + 80))[: MOST_BEFORE_VERB + 1]:
            cue = self.wording.cue.match(self.text, token.start)
            if cue and token.text[0].islower():
                return self._says(cue.group(), before)
            before |= set(token.low.split("-"))
            if not set(token.low.split("-")) <= self.small | {"t"}:
                return False
        return False

    def _says(self, verb: str, before: set[str]) -> bool:
        if verb in self.wording.according or verb in self.free.according_after:
            return False
        return verb not in self.free.participles or not self.free.auxiliaries.isdisjoint(before)

    def _between_commas(self, start: int, stop: int, *, marks: bool) -> tuple[list[Span], bool]:
        pieces: list[Span] = []
        at, tagged = start, False
        for cue in self.wording.cue.finditer(self.text, start, stop):
            opened = self._tag_start(cue, start, stop)
            if cue.start() < at or not opened or not cue.group()[0].islower():
                continue
            tagged = True
            pieces.append((at, opened))
            at = self._tag_end(cue.end(), stop, marks=marks)
        if at < stop:
            pieces.append((at, stop))
        return pieces, tagged

    def _tag_start(self, cue: re.Match[str], start: int, stop: int) -> int:
        """Where the tag that a verb stands in begins: behind a mark; 0 where it stands in none."""
        opened = self._comma_before(cue.start(), start)
        if opened and self._opens_tag(opened, stop) and self._subject_follows(cue, stop):
            return opened
        return self._subject_before(cue, start) if self.free.subject_first_tags else 0

    def _subject_before(self, cue: re.Match[str], start: int) -> int:
        """Where a tag begins whose subject stands before its verb; 0 where none does."""
        if self.text[cue.end() : cue.end() + 1] not in tuple(".,") or not self._says(cue.group(), set()):
            return 0
        named = False
        for token in reversed(self._tokens(max(start, cue.start() - LONGEST_SUBJECT), cue.start())):
            if token.text in self.commas:
                return token.end if named else 0
            named = named or token.capital or token.low in self.wording.pronouns
            if not token.word or (token.low in self.small and token.low not in self.wording.pronouns):
                return 0
        return 0

    def _comma_before(self, at: int, start: int) -> int:
        """The end of the comma, question or exclamation mark before a verb and its auxiliaries; 0 where none is."""
        for token in reversed(self._tokens(max(start, at - 60), at)):
            if token.text in self.commas:
                return token.end
            if not set(token.low.split("-")) <= self.small | {"t"}:
                return 0
        return 0

    def _subject_follows(self, cue: re.Match[str], stop: int) -> bool:
        if self.free.joined_pronoun.match(self.text, cue.end()) or self.text[cue.start() - 1 : cue.start()] == "-":
            return True
        if "-" in self.text[max(0, cue.start() - 12) : cue.start()]:
            return True
        for token in self._tokens(cue.end(), min(stop, cue.end() + 80)):
            if token.low in self.wording.pronouns or token.low in self.free.openers:
                return True
            if token.low not in self.free.skipped:
                return token.capital or self.free.role.has(token.low)
        return False

    def _tag_end(self, at: int, stop: int, *, marks: bool) -> int:
        """Where speech goes on behind a tag: in marks behind its next comma or sentence, else with another clause."""
        tokens = self._tokens(at, stop)
        for number, token in enumerate(tokens):
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if token.text == "," and following:
                opens = following.capital or following.low in self.free.openers
                apposed = opens or self.free.role.has(following.low)
                if following.low in self.free.stops or (marks and not apposed):
                    return token.end
            if token.text in _ENDS and (not following or following.capital or following.text in "—–-"):
                return token.end if marks else stop
        return stop

    def _tokens(self, start: int, stop: int) -> list[Token]:
        return self.tokens.between(start, stop)

    def names_body(self, quote: Marked) -> bool:
        """Whether what stands between marks is the name of a paper, a party, a club: no words of anybody."""
        words = self.text[quote.inner_start : quote.inner_end]
        if not words[0].isupper() or words[-1] in ".!?…,":
            return False
        before = _WORD_BEFORE.search(self.text, max(0, quote.start - 42), quote.start)
        if not before or len(words.split()) > LONGEST_TITLE:
            return False
        return self.free.before_title.has(before[1].lower()) or attributions.medium(words, self.wording) is not None


def _quote(text: str, start: int, end: int) -> Marked:
    while start < end and text[start] in _EDGE + ".!?…\t":
        start += 1
    while end > start and text[end - 1] in _EDGE + "\t":
        end -= 1
    return Marked(start, end, start, end, closed=True)
