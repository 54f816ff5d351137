"""Mojibake: UTF-8 that somebody read as Windows-1252, Latin-1, Mac Roman or another code page, once or twice over."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from agents.clean.text.edits import Change
from schemas.article import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1000
"""Characters judged together: enough to tell a page's code page from a slip, and few enough to align exactly."""

WINDOW = 3
"""Characters on each side of a suspicious pair that are judged with it; sequences of UTF-8 have up to four bytes."""

_CODE_PAGES = (
    "cp1252", "latin-1", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2",
)  # fmt: skip
"""Code pages that feeds are wrongly read as. Mac Roman and DOS have pairs of their own below."""

_FIRST_BYTES = bytes(range(0xC2, 0xF5))
_NEXT_BYTES = bytes(range(0x80, 0xC0))
_OTHERS = r"(?<=‚[Äâó])|(?<=ΓÇ)|(?<=вЂ)|(?<=[√≈┬├╨╤╪┘╧╬]).|(?<=¬)[†∞ª´±]|(?<=[ÃÂ]) |(?<=[ĂĹ])\w"
"""What the rule below leaves out: Mac Roman, DOS, Cyrillic code pages before quotation marks, a no-break space that
became a space, and letters after two letters that hardly any language has."""

_OTHER_TRIGGERS = "ÄâóÇЂ√≈┬├╨╤╪┘╧╬¬ÃÂĂĹ"


def _class(data: bytes, *, letters: bool) -> str:
    """A character class of what the bytes are in the code pages, with or without what languages write words with."""
    chars = {char for page in _CODE_PAGES for char in data.decode(page, "ignore")}
    living = {char for char in chars if char.isalpha()} - set("Ÿƒºª")
    return "".join(re.escape(char) for char in sorted(chars if letters else chars - living))


@cache
def _suspicious() -> re.Pattern[str]:
    """Two characters that a lead byte and a byte after it look like. The second one is looked for: it is rarer."""
    first, second = _class(_FIRST_BYTES, letters=True), _class(_NEXT_BYTES, letters=False)
    return re.compile(f"[{second}{_OTHER_TRIGGERS}](?:(?<=[{first}][{second}])|{_OTHERS})")


def spans(text: str) -> list[Change]:
    """What to put in place of each garbled sequence, in order.

    ftfy judges; it costs a millisecond, so it only sees the stretches in which a pair of characters looks like it.
    """
    if text.isascii() or not _is_bad(text):
        return []
    found: list[Change] = []
    for start, chunk in chunks(text):
        garbled = list(differences(chunk, _fixed(chunk))) if _is_bad(chunk) else []
        if not all(_QUOTED.fullmatch(chunk, begin, end) for begin, end, _ in garbled):
            found += [
                Change(start + begin, start + end, put, EditKind.ENCODING, "mojibake") for begin, end, put in garbled
            ]
    return found


_QUOTED = re.compile(r"[^\W\d_][“”„‘’‚…–—]{2}")
"""A letter between two quotations: café”“thé. It is a Chinese character garbled, too, but those do not come alone."""


def _is_bad(text: str) -> bool:
    """Whether any suspicious pair is one that no language writes."""
    if ("Г" in text or "Ă" in text) and _MIXED.search(text):
        return True
    for match in _suspicious().finditer(text):
        from ftfy.badness import BADNESS_RE

        if BADNESS_RE.search(text, max(0, match.start() - WINDOW), match.end() + WINDOW):
            return True
    return False


@cache
def _config() -> Any:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_c1_controls=False,
    )


def _fixed(chunk: str) -> str:
    """The chunk as it was before it was misread; Windows-1252 taken for Latin-1 is no matter of UTF-8."""
    from ftfy import fix_encoding_and_explain

    whole = _APART.sub(lambda match: _TOGETHER[match[0]], chunk)
    fixed, plan = fix_encoding_and_explain(whole, _config())
    utf8 = any(step[0] == "apply" or str(step[1]).startswith("utf-8") for step in plan or ())
    return _MIXED.sub(_unmixed, str(fixed) if utf8 else chunk)


_MIXED = re.compile("[ГĂ](?<=[a-z].)[^\\s\x00-\x7f]")
"""A capital letter of another alphabet, or of Romanian, within a word in small Latin letters, where ftfy has doubts:
fГјnf and fĂĽnf are fünf."""


def _unmixed(match: re.Match[str]) -> str:
    """What two characters are as UTF-8 by the code page that the first one tells; as they are if they are no letter."""
    page = "cp1251" if match[0][0] == "Г" else "cp1250"
    try:
        return match[0].encode(page).decode()
    except UnicodeError:
        return match[0]


_TOGETHER = {" \u0304": "¯", " \u0301": "´", " \u0308": "¨", " \u0327": "¸"}
_APART = re.compile("(?<=[ÂÃ]) [\u0301\u0304\u0308\u0327]")
"""Accents that stand alone, where somebody has taken them apart (NFKC) after the misreading: naÃ¯ve."""

_CHUNK = re.compile(rf"[^\n\r]{{1,{CHUNK}}}(?!\S)|[^\n\r]{{1,{CHUNK}}}")


def chunks(text: str) -> "Iterator[tuple[int, str]]":
    """The parts of a text that hold more than ASCII, with where they start; cut at white space where there is some."""
    for match in _CHUNK.finditer(text):
        if not match[0].isascii():
            yield match.start(), match[0]


def differences(before: str, after: str) -> "Iterator[tuple[int, int, str]]":
    """The smallest stretches `[start, end)` of `before` with what stands there in `after`."""
    if before == after:
        return
    from rapidfuzz.distance import Levenshtein

    start = end = 0
    put = ""
    for step in Levenshtein.opcodes(before, after):
        if step.tag != "equal":
            end, put = step.src_end, put + after[step.dest_start : step.dest_end]
            continue
        if end > start or put:
            yield start, end, put
        start, end, put = step.src_end, step.src_end, ""
    if end > start or put:
        yield start, end, put
