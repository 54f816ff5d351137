"""Quotation marks and apostrophes that were damaged: written with backquotes, accents, commas, or doubled."""

import re

from agents.clean.text.edits import Change
from schemas.article import EditKind

MAX_QUOTE = 1500
"""Characters of the longest quotation that is paired: a long paragraph."""

_PAIRS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("``", ("''", "``", '"', "”"), '"', '"'),
    ("''", ("''",), '"', '"'),
    (",,", ("''", "``", '"', "“", "”"), '"', '"'),
    ('""', ('""',), '"', '"'),
    ("‘‘", ("’’",), "“", "”"),
    ("<<", (">>",), "«", "»"),
    (">>", ("<<",), "»", "«"),
    ("´´", ("´´",), '"', '"'),
    ("`", ("`",), '"', '"'),
    ("`", ("'", "´"), "'", "'"),
    ("´", ("´",), '"', '"'),
)
"""Opening mark, what may close it, and what the two become. A closing mark that is whole already stays as it is."""

_SPACED = frozenset(("<<", ">>"))
_MARKS = ("`", "´", "''", '""', ",,", "‘‘", "<<")
_WHOLE = frozenset("\"”“'")
_MARK = re.compile(r"`{1,9}|´{1,9}|'{1,9}|\"{1,9}|,{2,9}|[<>]{1,9}|‘{2,9}|’{2,9}|[“”]")
_BEFORE = frozenset("([{-–—―/:;,.\"'“‘«")
_AFTER = frozenset(")]}-–—―/:;,.!?…\"'”’»s")
_BREAK = re.compile(r"\n(?![a-zß-öø-ÿа-џ])|[^\w,;-]\n|\r")
"""Where a paragraph may end: a quotation that opens before and closes after it is none. Wrapped lines are left out."""

_CODE = re.compile(r"[/\\_=<>{}\[\]|$#*^~@;]|(?:^|\s)--?\w|\w\.\w|\(\)|::|[a-z][A-Z]")
_WORDS = 3
"""Words from which on what stands between backquotes is a quotation rather than a name or a command."""


def pairs(text: str) -> list[Change]:
    """Damaged marks that open and close a quotation within a paragraph, with sound ones."""
    marks = [mark for mark in _MARKS if mark[0] in text and mark in text]  # one character is found in no time
    if not marks:
        return []
    found: list[Change] = []
    taken: set[int] = set()
    tokens = list(_MARK.finditer(text))
    for opening, closings, put, put_after in _PAIRS:
        if not any(opening.startswith(mark) or opening == ">>" for mark in marks):
            continue
        quotes = list(_quotes(text, [token for token in tokens if token.start() not in taken], opening, closings))
        if closings == ("`",):
            quotes = _prose(text, quotes)
        for first, last in quotes:
            taken |= {first.start(), last.start()}
            found.append(_change(first, put))
            if last[0] not in _WHOLE:
                found.append(_change(last, put_after))
    return sorted(found)


def _quotes(
    text: str, tokens: list[re.Match[str]], opening: str, closings: tuple[str, ...]
) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Pairs of marks, none within another."""
    found = []
    opened: re.Match[str] | None = None
    for token in tokens:
        if opened and token[0] in closings and _closes(text, token):
            if _is_quote(text, opened, token):
                found.append((opened, token))
            opened = None
        elif token[0] == opening and _opens(text, token):
            opened = token
    return found


def _is_quote(text: str, opened: re.Match[str], closed: re.Match[str]) -> bool:
    """Whether what stands between two marks can be a quotation: in one paragraph, and no sum of shifted numbers."""
    if closed.start() - opened.end() > MAX_QUOTE or _BREAK.search(text, opened.end(), closed.start()):
        return False
    return opened[0] not in _SPACED or not text[opened.end() : closed.start()].lstrip()[:1].isdigit()


def _opens(text: str, mark: re.Match[str]) -> bool:
    spaced = mark[0] in _SPACED
    following = text[mark.end() : mark.end() + 1]
    return (not mark.start() or text[mark.start() - 1] in _BEFORE or text[mark.start() - 1].isspace()) and (
        bool(following) and (spaced or not following.isspace()) and following not in ",;"
    )


def _closes(text: str, mark: re.Match[str]) -> bool:
    spaced = mark[0] in _SPACED
    return (mark.end() == len(text) or text[mark.end()] in _AFTER or text[mark.end()].isspace()) and (
        mark.start() > 0 and (spaced or not text[mark.start() - 1].isspace())
    )


def _prose(text: str, quotes: list[tuple[re.Match[str], re.Match[str]]]) -> list[tuple[re.Match[str], re.Match[str]]]:
    """The quotes that are none of code: a text about programs puts commands and names between backquotes.

    A sentence, or a phrase of some words, is a quotation; a word or two are what the rest of the text makes likely.
    """
    inside = [text[first.end() : last.start()] for first, last in quotes]
    code = [bool(_CODE.search(words)) for words in inside]
    phrases = [not is_code and _is_phrase(words) for words, is_code in zip(inside, code, strict=True)]
    names = [
        not is_code and (words[:1].isupper() or not words.isascii())
        for words, is_code in zip(inside, code, strict=True)
    ]
    either = any(phrases) or (not any(code) and any(names))
    return [
        quote
        for quote, is_code, phrase in zip(quotes, code, phrases, strict=True)
        if phrase or (either and not is_code)
    ]


def _is_phrase(words: str) -> bool:
    return words[-1:] in ",.!?…" or len(words.split()) >= _WORDS


_APOSTROPHE = re.compile(
    r"(?<=[^\W\d_])`(?=[^\W\d_])"
    r"|(?<=[^\W\d_])´(?=(?:s|t|re|ve|ll|m|d)\b)"  # English
    r"|(?<=[\u0400-\u052f])´(?=[\u0400-\u052f])"  # Ukrainian
    r"|(?<=\b[A-Z])´(?=[A-Z])"  # O´Brien
    r"|(?<=s)´(?=\s)"
)
_ELISION = re.compile(r"(?:(?<=\b[cdjlmnst])|(?<=\b[qQ]u)|(?<=ll))´(?=[aeiouhàâéèêîôœ])")
_DETACHED = re.compile(r"[^\W\d_]{2}´(?!(?:s|t|re|ve|ll|m|d)\b)[^\W\d_]|\b[A-Z]´[a-z]")
"""An accent that stands before its letter (informaci´on), as some programs take it out of PDFs: no apostrophe."""


def apostrophes(text: str) -> list[Change]:
    """Backquotes and acute accents that stand for an apostrophe within a word: it´s, l`heure."""
    if "´" not in text and "`" not in text:
        return []
    matches = list(_APOSTROPHE.finditer(text))
    if not _DETACHED.search(_ELISION.sub("'", text)):
        matches += _ELISION.finditer(text)
    return [_change(match, "'", "apostrophe") for match in sorted(matches, key=lambda match: match.start())]


_LOST = re.compile(
    r"\b(?i:(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n(?=\?t\b)"
    r"|(?:he|here|how|it|let|she|that|there|what|where|who)(?=\?s\b)|(?:they|we|you)(?=\?(?:re|ve|ll|d)\b)"
    r"|i(?=\?(?:m|ve|ll|d)\b)|(?:he|it|she|that|there|who)(?=\?(?:ll|d)\b))(?P<mark>\?)(?!\w{1,2}[=&/.\w])"
)
_LOST_CUE = re.compile(r"\?(?:[tsmd]|re|ve|ll)\b")


def lost_apostrophes(text: str) -> list[Change]:
    """Apostrophes that became question marks, in English contractions, where nothing else can stand: don?t, it?s."""
    if "?" not in text or not _LOST_CUE.search(text):
        return []
    return [
        Change(match.start("mark"), match.end("mark"), "'", EditKind.ENCODING, "lost_apostrophe")
        for match in _LOST.finditer(text)
    ]


def _change(mark: re.Match[str], put: str, rule: str = "quotation_mark") -> Change:
    return Change(mark.start(), mark.end(), put, EditKind.ENCODING, rule)


RULES = (
    (
        pairs,
        (
            ("`It will end,` she said.", '"It will end," she said.'),
            (
                "It was hit by `a storm of hail and rain` at night.",
                'It was hit by "a storm of hail and rain" at night.',
            ),
            ("The film `Titanic` was shown.", 'The film "Titanic" was shown.'),
            ("``We left,'' he said.", '"We left," he said.'),
            ("They said `yes' twice.", "They said 'yes' twice."),
            ("She said ''not yet'' and left.", 'She said "not yet" and left.'),
            ('"He said ""no"" to us."', '"He said "no" to us."'),
            ("Er sagte ,,nein'' und ging.", 'Er sagte "nein" und ging.'),
            ("Il a dit << non >> hier.", "Il a dit « non » hier."),
            ("Er sagte ´nein´ und ging.", 'Er sagte "nein" und ging.'),
        ),
        (
            "Run `ls -l` and then `git commit` there.",
            "Set `timeout` in the file.",
            "```\nsome code here\n```",
            "A plank of 5'' and one of 6''.",
            "if x << 2 and y >> 3",
            "a lone ` stays",
            'The field is "" by default.',
        ),
    ),
    (
        apostrophes,
        (
            ("It´s over, O´Brien said.", "It's over, O'Brien said."),
            ("l´heure d`été", "l'heure d'été"),
            ("п`ять", "п'ять"),
        ),
        ("M´exico", "informaci´on, d´ıa y d´eficit", "5´ 10´"),
    ),
    (
        lost_apostrophes,
        (("We don?t know if it?s over.", "We don't know if it's over."),),
        ("Really? So what?", "page?s=1 and watch?t=5", "Is it?"),
    ),
)
