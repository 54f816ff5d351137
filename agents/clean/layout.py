"""White space: which newlines part paragraphs and which only wrap a line."""

import re

from agents.clean.edits import White

MAX_COLUMN = 100
"""Widest line, in characters, of a text wrapped by hand or by a mailer: terminals and wires end at 65 to 80."""

MIN_COLUMN = 40
"""Narrower than this nobody wraps prose; such lines are a list, a table or verse."""

FULL_SHARE = 0.5
"""Share of the lines that the next word would not have fitted on, from which on the text can be a wrapped one."""

WRAPPED_SHARE = 0.7
"""Share of the lines that are full or go on in small letters, from which on it is one."""

COLUMN_GAP = 3
"""Spaces between two columns of a table; two stand after a full stop, or where a typist slipped."""

LONGEST_WORD = 20
"""Characters of the next word that count: scripts without spaces would make every line full."""

SLACK = 3
"""Columns by which wrapped lines may fall short of the widest one: wires justify by eye."""

_RUN = re.compile(r"[^\S ]\s*")
_RUN_OR_SPACES = re.compile(r"[^\S ]\s*|  \s*")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\u2028\u2029]")
_INDENT = re.compile(r"[\n\r](?: +|[ ]*\t\s*)\Z")
_WORD = re.compile(r"\S{1,20}")
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]*\Z")
_NO_SPACES = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


def whites(text: str, *, may_wrap: bool = True) -> list[White]:
    """Every run of white space but single spaces, with what it is levelled to: a newline between paragraphs, else a
    space. Blank lines and indented lines part paragraphs; a single newline does unless the text was wrapped there,
    which `may_wrap` rules out.
    """
    runs: list[White] = []
    soft: list[int] = []
    for match in (_RUN_OR_SPACES if "  " in text else _RUN).finditer(text):
        start, end = match.span()
        start -= start > 0 and text[start - 1] == " "
        run = text[start:end]
        newlines = len(_NEWLINE.findall(run))
        if newlines == 1 and not _INDENT.search(run):
            soft.append(len(runs))
        runs.append(White(start, end, "\n" if newlines else " "))
    if soft and may_wrap:
        for number in _wraps(text, runs, soft):
            runs[number] = runs[number]._replace(put=" ")
    return runs


def _wraps(text: str, runs: list[White], soft: list[int]) -> list[int]:
    """Which of the single newlines (numbers of runs) wrap a line rather than end a paragraph."""
    soft = [number for number in soft if runs[number].start > 0 and runs[number].end < len(text)]
    lines = [_line_before(text, runs, number) for number in soft]
    width = max(map(len, lines), default=0)
    if not MIN_COLUMN <= width <= MAX_COLUMN or 2 * sum(map(_ends_sentence, lines)) > len(lines):
        return []
    full = [_is_full(line, text, runs[number].end, width) for line, number in zip(lines, soft, strict=True)]
    wrapped = [fits or text[runs[number].end].islower() for fits, number in zip(full, soft, strict=True)]
    if sum(full) < FULL_SHARE * len(full) or sum(wrapped) < WRAPPED_SHARE * len(wrapped):
        return []
    tabular = _tabular(runs)
    return [number for number, is_wrap in zip(soft, wrapped, strict=True) if is_wrap and number not in tabular]


def _is_full(line: str, text: str, following: int, width: int) -> bool:
    """Whether the next word would not have fitted on the line."""
    word = _WORD.match(text, following)
    if word is None or _NO_SPACES.match(word[0]):
        return False
    return len(line) + 1 + len(word[0]) > width - SLACK


def _ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def _line_before(text: str, runs: list[White], number: int) -> str:
    """The line that ends at the run."""
    previous = number - 1
    while previous >= 0 and runs[previous].put == " ":
        previous -= 1
    return text[runs[previous].end if previous >= 0 else 0 : runs[number].start]


def _tabular(runs: list[White]) -> set[int]:
    """Runs at the border of a line with columns in it."""
    found = set()
    for number, run in enumerate(runs):
        if run.put == " " and run.end - run.start >= COLUMN_GAP:
            found |= {number - 1, number + 1}
    return found
