"""White space: which newlines part paragraphs and which only wrap a line."""

import re
from typing import NamedTuple

from agents.clean.text.edits import White

MAX_COLUMN = 100
"""Widest line, in characters, of a text wrapped by hand or by a mailer: terminals and wires end at 65 to 80."""

MIN_COLUMN = 40
"""Narrower than this nobody wraps prose; such lines are a list, a table or verse."""

FULL_SHARE = 0.5
"""Share of the lines that the next word would not have fitted on, from which on the text can be a wrapped one, unless
every line goes on in small letters."""

WRAPPED_SHARE = 0.7
"""Share of the lines that are full or go on in small letters, from which on it is one."""

COLUMN_GAP = 3
"""Spaces between two columns of a table; two stand after a full stop, or where a typist slipped."""

LONGEST_WORD = 20
"""Characters of the next word that count: scripts without spaces would make every line full."""

SLACK = 3
"""Columns by which wrapped lines may fall short of the widest one: wires justify by eye."""

OVERHANG = 10
"""Columns by which a paragraph's last line may be longer than all lines that are wrapped; what goes further was never
wrapped, unless it goes on in small letters: a headline and a paragraph in one line."""

MAX_CLOSING = 6
"""Characters at a line's end that are searched for the end of a sentence."""

_RUN = re.compile(r"[^\S ]\s*")
_RUN_OR_SPACES = re.compile(r"[^\S ]\s*|  \s*")
_NEWLINES = re.compile(r"\n\s*")
_NEWLINES_OR_SPACES = re.compile(r"\n\s*|  \s*")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INDENT = re.compile(r"[\n\r](?:[ \u3000]+|[ ]*\t\s*)\Z")
_COMMON = {"\n": 1, "\n\n": 2, "  ": 0}
"""How many newlines are in the commonest runs of white space."""

_WORD = re.compile(rf"\S{{1,{LONGEST_WORD}}}")
_SENTENCE_ENDS = frozenset(".!?…。！？:")
_CLOSING = "\"'”’»)]"
_NO_SPACES = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


def whites(text: str, *, may_wrap: bool = True) -> list[White]:
    """Every run of white space but single spaces, with what it is levelled to: a newline between paragraphs, else a
    space, or nothing where a line was wrapped in Chinese or Japanese, which put no space between words. Blank lines
    and indented lines part paragraphs; a single newline does unless the text was wrapped there, which `may_wrap` rules
    out.
    """
    runs: list[White] = []
    soft: list[int] = []
    for match in _runs(text).finditer(text):
        start, end = match.span()
        if start and text[start - 1] == " ":
            start -= 1
        run = text[start:end]
        newlines = _COMMON.get(run)
        if newlines is None:
            newlines = len(_NEWLINE.findall(run))
        if newlines == 1 and (run == "\n" or not _INDENT.search(run)):
            soft.append(len(runs))
        runs.append(White(start, end, "\n" if newlines else " "))
    if soft and may_wrap:
        for number in _wraps(text, runs, soft):
            runs[number] = White(runs[number].start, runs[number].end, " ")
        if _NO_SPACES.match(text, runs[soft[0]].end):
            for number in _wraps_in_characters(text, runs, soft):
                runs[number] = White(runs[number].start, runs[number].end, "")
    return runs


def _runs(text: str) -> re.Pattern[str]:
    """What finds runs of white space; it is found four times as fast where newlines are the only kind."""
    spaces = "  " in text
    if text.replace("\n", " ").isprintable():  # no other white space passes for printable
        return _NEWLINES_OR_SPACES if spaces else _NEWLINES
    return _RUN_OR_SPACES if spaces else _RUN


class _Line(NamedTuple):
    """A line that ends at a single newline.

    Attributes:
        run: the number of the newline's run.
        end: where the line ends in the text.
        length, following: of this line and of the next one, in characters.
        small: whether the text goes on in small letters.
    """

    run: int
    end: int
    length: int
    following: int
    small: bool


def _wraps(text: str, runs: list[White], soft: list[int]) -> list[int]:
    """Which of the single newlines (numbers of runs) wrap a line rather than end a paragraph."""
    lines = _lines(text, runs, set(soft))
    width = max((line.length for line in lines), default=0)
    if not MIN_COLUMN <= width <= MAX_COLUMN or 2 * sum(_ends_sentence(text, line) for line in lines) > len(lines):
        return []
    if any(line.following > width + OVERHANG and not line.small for line in lines):
        return []
    full = [_is_full(line.length, text, runs[line.run].end, width) for line in lines]
    wrapped = [line.run for line, is_full in zip(lines, full, strict=True) if is_full or line.small]
    if len(wrapped) < WRAPPED_SHARE * len(lines):
        return []
    if sum(full) < FULL_SHARE * len(lines) and not all(line.small for line in lines):
        return []
    tabular = _tabular(runs)
    return [number for number in wrapped if number not in tabular]


def _wraps_in_characters(text: str, runs: list[White], soft: list[int]) -> list[int]:
    """The same in Chinese and Japanese: nearly every line of prose has all the characters that fit."""
    lines = _lines(text, runs, set(soft))
    width = max((line.length for line in lines), default=0)
    if len(lines) < MIN_CJK_LINES or not MIN_CJK_COLUMN <= width <= MAX_CJK_COLUMN:
        return []
    full = [line for line in lines if line.length >= width - CJK_SLACK]
    prose = sum(bool(_COMMA.search(text, line.end - line.length, line.end)) for line in lines)
    ends = sum(text[line.end - 1] in _SENTENCE_ENDS for line in lines)
    if len(full) < WRAPPED_SHARE * len(lines) or 2 * prose < len(lines) or 2 * ends > len(lines):
        return []
    if any(line.following > width + CJK_SLACK for line in lines):
        return []
    return [
        line.run for line in full if _NO_SPACES.match(text[line.end - 1]) and _NO_SPACES.match(text, runs[line.run].end)
    ]


MIN_CJK_LINES = 4
MIN_CJK_COLUMN, MAX_CJK_COLUMN = 18, 60
"""Characters of the lines of Chinese and Japanese that somebody wrapped: mail and print have 20 to 40."""

CJK_SLACK = 2
"""Characters by which such lines differ: no line begins with a stop or a closing bracket."""

_COMMA = re.compile("[，、。；]")


def _lines(text: str, runs: list[White], soft: set[int]) -> list[_Line]:
    """The lines of a text that end at single newlines within it."""
    newlines = [number for number, run in enumerate(runs) if run.put == "\n"]
    begins = [0, *[runs[number].end for number in newlines]]
    ends = [*[runs[number].start for number in newlines], len(text)]
    lengths = [end - begin for begin, end in zip(begins, ends, strict=True)]
    return [
        _Line(number, ends[line], lengths[line], lengths[line + 1], text[begins[line + 1]].islower())
        for line, number in enumerate(newlines)
        if number in soft and ends[line] and begins[line + 1] < len(text)
    ]


def _is_full(length: int, text: str, following: int, width: int) -> bool:
    """Whether the next word would not have fitted on a line of this length."""
    room = width - SLACK - length - 1
    if room >= LONGEST_WORD:
        return False
    word = _WORD.match(text, following)
    return word is not None and len(word[0]) > room and not _NO_SPACES.match(word[0])


def _ends_sentence(text: str, line: _Line) -> bool:
    """Whether a line ends in a full stop or the like, perhaps with quotation marks and brackets after it."""
    last = text[line.end - 1]
    if last in _CLOSING:
        last = text[line.end - min(line.length, MAX_CLOSING) : line.end].rstrip(_CLOSING)[-1:]
    return last in _SENTENCE_ENDS


def _tabular(runs: list[White]) -> set[int]:
    """Runs at the border of a line with columns in it."""
    found = set()
    for number, run in enumerate(runs):
        if run.put == " " and run.end - run.start >= COLUMN_GAP:
            found |= {number - 1, number + 1}
    return found
