"""Damage of encoding in a text: HTML entities left over, control and invisible characters, decomposed letters."""

import html
import re
import unicodedata

from agents.clean.edits import Change
from schemas.article import EditKind

MAX_ESCAPES = 3
"""How often an ampersand may have been escaped over again: "&amp;amp;quot;" has been seen, more has not."""

CP1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D}
}
"""What a C1 control character was before somebody read Windows-1252 as Latin-1. 0x85 is white space to Python."""

_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u0345\u0350-\u036f\u3099\u309a]+")
_BIDI = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINERS = set("\u200b\u200c\u200d")
_NO_JOINING = re.compile("[\\s\x00-\u052f\u2010-\u206f]")
"""Beside these (Latin, Greek, Cyrillic, punctuation) a joiner joins nothing; Indic, Persian and emoji need theirs."""


def repairs(text: str) -> list[Change]:
    """What to repair, in order, not overlapping. A plain text costs one search for each kind of damage."""
    found: list[Change] = []
    if "&" in text:
        found += _entities(text)
    if _INVISIBLE.search(text):
        found += _invisible(text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        found += _decomposed(text)
    return _without_overlaps(sorted(found))


def _entities(text: str) -> list[Change]:
    """Entities left over, also escaped several times. Unknown names stay: "R&D;" is none."""
    found = []
    for match in _ENTITY.finditer(text):
        plain = match[0]
        for _ in range(MAX_ESCAPES):
            plain = html.unescape(plain)
        if plain != match[0] and "\ufffd" not in plain:
            put = " " if plain.isspace() else _INVISIBLE.sub("", plain)
            found.append(Change(match.start(), match.end(), put, EditKind.ENCODING, "html_entity"))
    return found


def _invisible(text: str) -> list[Change]:
    """Characters that show nothing, unless they shape the script around them; C1 controls that once were letters."""
    right_to_left = bool(_RIGHT_TO_LEFT.search(text))
    found = []
    for match in _INVISIBLE.finditer(text):
        run = match[0]
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        needed = _BIDI if right_to_left else set()
        if set(run) <= _JOINERS and len(around) == 2 and not _NO_JOINING.search(around):
            needed = needed | _JOINERS
        put = "".join(CP1252.get(ord(char), "") if char not in needed else char for char in run)
        if put != run:
            found.append(Change(match.start(), match.end(), put, EditKind.ENCODING, "invisible_character"))
    return found


def _decomposed(text: str) -> list[Change]:
    """Letters written as a base and its accents, as one."""
    found = []
    for match in _DECOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            found.append(Change(match.start(), match.end(), composed, EditKind.ENCODING, "decomposed_letter"))
    return found


def _without_overlaps(changes: list[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in changes:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept
