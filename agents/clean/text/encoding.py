"""Damage of encoding in a text: what a program left behind that misread, escaped or decomposed it.

The kinds of damage lie on one another ("&amp;acirc;&euro;&trade;" is an apostrophe), so they are taken off one after
the other, the outermost first, and written down as one change each.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import html5

from agents.clean.text import mojibake, quotemarks
from agents.clean.text.edits import Change
from schemas.article import EditKind

MAX_PASSES = 3
"""How often the kinds of damage are gone through: what one uncovers is as a rule taken off by the next of them."""

MAX_ESCAPES = 3
"""How often an ampersand may have been escaped over again: "&amp;amp;quot;" has been seen, more has not."""


@dataclass(frozen=True)
class Repair:
    """One kind of damage.

    Attributes:
        find: what to change in a text, in order, not overlapping; nearly free where there is no such damage.
        examples: damaged texts, each with what it becomes.
        counterexamples: texts that look like it and stay.
        unusual: whether such damage always shows an unusual character.
    """

    find: Callable[[str], list[Change]]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]
    unusual: bool = False


_UNUSUAL = re.compile("[^\\t\\n\\r -~“”‘’–—…à-öø-ÿ]")
"""A character beyond those that Western European texts consist of: one look for it stands for several closer ones."""


def repairs(text: str) -> list[Change]:
    """What to repair, in order, not overlapping."""
    found: list[Change] = []
    now = text
    usual = not _UNUSUAL.search(now)
    for _ in range(MAX_PASSES):
        before = now
        for repair in REPAIRS:
            changes = [] if usual and repair.unusual else repair.find(now)
            if changes:
                found = _composed(found, now, changes)
                now = _changed(now, 0, len(now), changes)
                usual = not _UNUSUAL.search(now)
        if now == before:
            break
    return list(_settled(text, found)) if found else []


def _changed(text: str, start: int, end: int, changes: list[Change]) -> str:
    """`text[start:end]` with the changes made, all of which lie within."""
    parts = []
    for change in changes:
        parts += [text[start : change.start], change.put]
        start = change.end
    return "".join(parts) + text[start:end]


def _composed(first: list[Change], middle: str, second: list[Change]) -> list[Change]:
    """Two rounds of changes as one: `first` led to the text `middle`, which `second` changes further.

    A stretch that both had a hand in becomes one change, under the rule that came first.
    """
    if not first:
        return second
    composed: list[Change] = []
    shift = 0  # from `middle` to the text before it
    for start, end, earlier, later in _stretches(first, second):
        if not earlier:
            composed += [later[0]._replace(start=later[0].start - shift, end=later[0].end - shift)]
            continue
        before = sum(len(change.put) - (change.end - change.start) for change in earlier)
        put = _changed(middle, start, end, later)
        composed.append(earlier[0]._replace(start=start - shift, end=end - shift - before, put=put))
        shift += before
    return composed


def _stretches(first: list[Change], second: list[Change]) -> Iterator[tuple[int, int, list[Change], list[Change]]]:
    """Stretches of the text between two rounds of changes, with the changes of each that meet there."""
    spans: list[tuple[int, int, Change, bool]] = [(change.start, change.end, change, False) for change in second]
    shift = 0
    for change in first:
        start = change.start + shift
        spans.append((start, start + len(change.put), change, True))
        shift += len(change.put) - (change.end - change.start)
    spans.sort(key=lambda span: (span[0], span[1]))
    start = end = 0
    met: tuple[list[Change], list[Change]] = ([], [])
    for begin, stop, change, is_first in spans:
        if begin >= end and (met[0] or met[1]):
            yield start, end, *met
            met = ([], [])
        if not met[0] and not met[1]:
            start, end = begin, stop
        end = max(end, stop)
        met[0 if is_first else 1].append(change)
    if met[0] or met[1]:
        yield start, end, *met


def _settled(text: str, changes: list[Change]) -> Iterator[Change]:
    """The changes without those that change nothing or only white space, which is levelled anyway; white space at the
    ends of what is put becomes a change of its own.
    """
    for start, end, put, kind, rule in changes:
        original = text[start:end]
        words = put.split()
        if original == put or (original.isspace() and not words):
            continue
        if not words:
            yield Change(start, end, _level(put), kind, rule)
            continue
        if put[0].isspace():
            yield Change(start, start, _level(put[: -len(put.lstrip())]), kind, rule)
        yield Change(start, end, " ".join(words), kind, rule)
        if put[-1].isspace():
            yield Change(end, end, _level(put[len(put.rstrip()) :]), kind, rule)


def _level(white: str) -> str:
    return "" if not white else "\n" if len(f"{white}.".splitlines()) > 1 else " "


def _change(start: int, end: int, put: str, rule: str) -> Change:
    return Change(start, end, put, EditKind.ENCODING, rule)


_ESCAPE = re.compile(
    r"(?P<code>(?:\\{1,4}u[0-9a-fA-F]{4})+)"
    r"|(?P<bytes>(?:\\x[0-9a-f]{2}){2,12}|(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3}){1,12})"
    r"|\\{1,4}(?P<quote>[\"“”'])"
    r"|(?<=[\w:])(?P<slash>(?:\\/){1,2})(?=\w)"
    r"|(?P<lines>(?:\\{1,4}[rn]){2,40}|(?<=[.!?…\"”’»)\],;])(?:\\{1,4}[rnt])+(?!\w{2}\\)|(?<!\S)\\n(?!\S))"
)


def _escapes(text: str) -> list[Change]:
    r"""Escapes of JSON strings and mail left over: \u2019, \n, \", \/, =C3=A9."""
    if "\\" not in text and "=" not in text:
        return []
    found = []
    for match in _ESCAPE.finditer(text):
        put = _unescaped(match)
        if put is not None:
            found.append(_change(*match.span(), put, "escape"))
    return found


def _unescaped(match: re.Match[str]) -> str | None:
    """What an escape stands for; None for half a surrogate pair and for bytes that are no text."""
    kind, escape = match.lastgroup, match[0]
    if kind == "lines":
        return "\n" if "n" in escape or "r" in escape else " "
    if kind in {"quote", "slash"}:
        return match["quote"] or escape.replace("\\", "")
    digits = re.findall(r"[0-9a-fA-F]{4}" if kind == "code" else r"[0-9a-fA-F]{2}", escape)
    try:
        return bytes.fromhex("".join(digits)).decode("utf-16-be" if kind == "code" else "utf-8")
    except UnicodeDecodeError:
        return None


_BARE = r"nbsp|quot|apos|amp|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip"
"""Entities that are known by their names alone, where the ampersand or the semicolon is lost."""

_ENTITY = re.compile(
    r"&(?:amp;){0,8}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    rf"|& ?(?:# ?\d{{2,5}}|{_BARE}|lt|gt) ?;"  # machine translation puts spaces in
    rf"|&#\d{{2,5}}(?![\d;])|&(?:{_BARE})(?![\w;=])"
    r"|(?<![\w&#;])(?:nbsp|quot|[lr][sd]quo|[nm]dash|hellip);"
)
_BARE_END = re.compile(r";(?:(?<=nbsp;)|(?<=quot;)|(?<=[lr][sd]quo;)|(?<=[nm]dash;)|(?<=hellip;))")


def _entities(text: str) -> list[Change]:
    """Entities left over, also escaped several times. Unknown names stay: "R&D;" is none."""
    if "&" not in text and (";" not in text or not _BARE_END.search(text)):
        return []
    found = []
    for match in _ENTITY.finditer(text):
        put = _entity(match[0])
        if put != match[0]:
            found.append(_change(*match.span(), put, "html_entity"))
    return found


@lru_cache(maxsize=1000)
def _entity(written: str) -> str:
    """What an entity stands for; as written where nothing is known by that name or number."""
    plain = written if written.startswith("&amp;") else f"&{written.replace(' ', '').strip('&;')};"
    for _ in range(MAX_ESCAPES):
        if not plain.startswith(("&#", "&amp;")) and plain[1:] not in html5:
            break  # unescaping would read "&copyright;" as a sign and some letters
        plain = unescape(plain)
    return written if "\ufffd" in plain or plain == f"{written.rstrip(';')};" else plain


CP1252 = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""What a C1 control character was before somebody read Windows-1252 as Latin-1."""

_NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff"
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
"""Controls, soft hyphens, marks of width or direction, places for embedded objects, and what is no character."""

_INVISIBLE = re.compile(f"\u00ad[ \t]*\r?\n[ \t]*(?=[a-zß-öø-ÿ])|(?<=\\S)\x85|[{_NOTHING}]+")
_ANY = re.compile(f"[{_NOTHING}\x85]")
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
_JOINERS = frozenset("\u200b\u200c\u200d")
_NO_JOINING = re.compile("[\\s\x00-\u052f\u2010-\u206f]")
"""Beside these (Latin, Greek, Cyrillic, punctuation) a joiner joins nothing; Indic, Persian and emoji need theirs."""


def _invisible(text: str) -> list[Change]:
    """Characters that show nothing, unless they shape the script around them; C1 controls that once were letters."""
    if _prints(text) or not _ANY.search(text):
        return []
    needed = _BIDI if _RIGHT_TO_LEFT.search(text) else frozenset()
    ellipsis = "\n" in text or bool(_C1.search(text))
    found = []
    for match in _INVISIBLE.finditer(text):
        run = match[0]
        if run == "\x85" and not ellipsis:
            continue  # parts the lines of a text that has no other newlines
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        kept = needed | _JOINERS if len(around) > 1 and not _NO_JOINING.search(around) else needed
        put = "".join(CP1252.get(ord(char), "") if char not in kept else char for char in run)
        if put != run:
            found.append(_change(*match.span(), put.strip(), "invisible_character"))
    return found


def _prints(text: str) -> bool:
    """Whether all characters show something or are the usual kinds of white space; quicker than any search."""
    plain = text.replace("\n", " ")
    if plain.isprintable():
        return True
    for white in "\t\r\u00a0\u202f":
        plain = plain.replace(white, " ")
    return plain.isprintable()


def _decomposed(text: str) -> list[Change]:
    """Letters written as a base and its accents, as one; NFC throughout."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return []
    return [
        _change(start + begin, start + end, put, "decomposed_letter")
        for start, chunk in mojibake.chunks(text)
        for begin, end, put in mojibake.differences(chunk, unicodedata.normalize("NFC", chunk))
    ]


_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_LIGATURE = re.compile(f"[{_LIGATURES}]+")


def _ligatures(text: str) -> list[Change]:
    """Glyphs for "ff", "fi" and the like, which printing needs and no keyboard writes."""
    if text.isascii() or not any(glyph in text for glyph in _LIGATURES):
        return []
    return [
        _change(*match.span(), unicodedata.normalize("NFKC", match[0]), "ligature")
        for match in _LIGATURE.finditer(text)
    ]


REPAIRS: tuple[Repair, ...] = (
    Repair(
        _escapes,
        (
            (r"It\u2019s over", "It’s over"),
            (r"Emoji \ud83d\ude00 too", "Emoji 😀 too"),
            (r"He said: \"No.\"", 'He said: "No."'),
            (r"It ended.\n\nThen it began.", "It ended.\nThen it began."),
            (r"https:\/\/example.org\/a", "https://example.org/a"),
            (r"caf\xc3\xa9 and caf=C3=A9", "café and café"),
            (r"don\'t", "don't"),
        ),
        (r"C:\new\temp", r"a lone \ud83d here", r"AC\DC and \o/", "a=C3 and b=C4", r"12\/"),
    ),
    Repair(
        _entities,
        (
            ("Marks &amp; Spencer, R&amp;D;", "Marks & Spencer, R&D;"),
            ("He said &amp;amp;quot;no&amp;quot;.", 'He said "no".'),
            ("the minister&#8217s plan", "the minister’s plan"),
            ("It& #39;s & quot;new& quot ;", 'It\'s "new"'),
            ("ten&nbsp houses, nbsp; and &#x2014; dash", "ten\xa0 houses, \xa0 and — dash"),
        ),
        ("Research &Foo; R&D; stays", "AT&T; &copyright; B&B", "a?x=1&amp=2", "&#0; and &#55555;", "an amp; a quote"),
    ),
    Repair(
        mojibake.spans,
        (
            ("Itâ€™s over", "It’s over"),
            ("CafÃ© OlÃ©", "Café Olé"),
            ("CafÃƒÂ©", "Café"),
            ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
            ("Don‚Äôt go to the caf√©", "Don’t go to the café"),
            ("PrzyszĹ‚oĹ›Ä‡", "Przyszłość"),
        ),
        ("« Déjà vu », dit-il", "Straße „Österreich“", "Рівне та Київ", "À côté", "São João"),
        unusual=True,
    ),
    Repair(
        _invisible,
        (
            ("A\x00B", "AB"),
            ("har\u00adbour and har\u00ad\nbour", "harbour and harbour"),
            ("\ufeffZero\u200bwidth", "Zerowidth"),
            ("don\x92t \x93wait\x94", "don’t “wait”"),
            ("Wait\x85\nno", "Wait…\nno"),
        ),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u05e9\u05dc\u05d5\u05dd \u200f(abc)",
            "👩\u200d🚒",
            "line\x85line",
        ),
        unusual=True,
    ),
    Repair(
        _decomposed,
        (("cafe\u0301", "café"), ("Vie\u0323\u0302t", "Việt"), ("\u1112\u1161\u11ab", "한")),
        ("café", "नमस्ते"),
        unusual=True,
    ),
    Repair(_ligatures, (("o\ufb03ce \ufb01re", "office fire"),), ("office", "ﬓ"), unusual=True),
    *(Repair(find, examples, counterexamples) for find, examples, counterexamples in quotemarks.RULES),
)
"""Every kind of damage, the outermost first."""
