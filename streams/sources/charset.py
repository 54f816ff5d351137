"""Bytes of unknown charset to text: what they look like counts for more than what is declared of them.

Servers and templates declare wrong charsets; bytes that are valid UTF-8 and not all ASCII are UTF-8 all the same.
"""

import codecs
import re

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
WIDE_BOMS = tuple(bom for bom, name in _BOMS if name != "utf-8")
"""Byte order marks of UTF-16 and UTF-32."""

HEAD_BYTES = 8 * 1024
"""How far into a page a charset is declared; the standard says 1 KiB, pages keep to it less."""

SAMPLE_BYTES = 128 * 1024
"""How much of it is looked at to tell a charset."""

_DECLARED = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SUPERSETS = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
"""What is used under the name of a charset: the extension of it that later characters are in."""

_OTHER_SCRIPTS = frozenset(
    (
        "cp1251", "koi8-r", "iso8859-5", "cp1253", "iso8859-7", "cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030",
        "gbk", "big5", "cp949", "euc_kr", "iso8859-11",
    )
)  # fmt: skip
_LATIN_SCRIPTS = frozenset({"cp1252", "cp1250", "cp1254"})
"""Charsets that the detector told from each other without a mistake in texts of 45 languages with enough to go by."""

MIN_EVIDENCE = 40
"""Bytes outside ASCII from which on the detector is believed against a declaration."""

_WESTERN, _KOREAN, _ISO_2022_JP = "cp1252", "cp949", "iso2022_jp"
_SHIFTS = b"\x1b$"
"""The escape sequence that ISO-2022-JP goes over to Japanese with; all its bytes are ASCII."""

MIN_ZERO_SHARE = 0.01
"""Share of zero bytes from which on bytes are UTF-16: texts have none, spaces and markup in UTF-16 every other one."""

MIN_ZERO_RATIO = 4
"""How many times as many of them stand at even places as at odd ones, or the other way round; a binary file has as
many at both, and a few Chinese characters end in a zero.
"""

GOOD_FOR_EACH_BAD = 20
"""Characters outside ASCII that are valid UTF-8, for each that is not, from which on it is UTF-8, cut or damaged."""


def decoded(content: bytes, declared: str | None = None) -> str:
    """The text of bytes, whatever they are; what cannot be read becomes U+FFFD.

    By byte order mark; UTF-16 by its zeros; UTF-8 where the bytes are valid; then the charset declared in the bytes or
    with them; then what they look like.

    Args:
        content: a page, or plain text.
        declared: the charset that came with them, as a server gives it.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace").removeprefix("\ufeff")
    wide = _utf_16(content)
    if wide:
        return content.decode(wide, "replace")
    text = _utf_8(content)
    if text is not None:
        return _iso_2022_jp(content, text)
    return _legacy(content, [name for name in (_codec(declared), _codec(_declaration(content))) if name])


def _utf_16(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark; None where it is something else."""
    sample = content[:SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd <= MIN_ZERO_SHARE * len(sample):
        return None
    if odd >= MIN_ZERO_RATIO * even:
        return "utf-16-le"
    return "utf-16-be" if even >= MIN_ZERO_RATIO * odd else None


def _utf_8(content: bytes) -> str | None:
    """The text of bytes that are UTF-8, all or nearly all; None where they are something else."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = content.decode(errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return text if good >= GOOD_FOR_EACH_BAD * bad else None


def _iso_2022_jp(content: bytes, text: str) -> str:
    """Text of which every byte is ASCII may be Japanese mail's."""
    if _SHIFTS not in content or not text.isascii():
        return text
    try:
        return content.decode(_ISO_2022_JP)
    except UnicodeDecodeError:  # another use of the escape character
        return text


def _declaration(content: bytes) -> str | None:
    found = _DECLARED.search(content[:HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(name: str | None) -> str | None:
    """The codec of a declared charset, as browsers understand its name; None for one that nobody knows, and for UTF-8
    and UTF-16, which the bytes would have shown themselves to be.
    """
    from resiliparse.parse.encoding import map_encoding_to_html5

    known = map_encoding_to_html5(name, False) if name else None
    if not known or known.startswith("utf-"):
        return None
    return str(known)


def _legacy(content: bytes, declared: list[str]) -> str:
    """Bytes that are no Unicode: in the charset that they look like beyond doubt, else the declared one, else the one
    that they look like at all.
    """
    looks = _looks(content)
    believed = [looks] if looks and _beyond_doubt(content, looks, declared) else []
    offered = [_SUPERSETS.get(name, name) for name in (*believed, *declared, looks) if name]
    for name in offered:
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):  # damaged, another one, or a name that Python has no codec for
            continue
    return content.decode(next(filter(_is_codec, offered), _WESTERN), "replace")


def _looks(content: bytes) -> str | None:
    """What the bytes look like; None where nobody can tell."""
    from resiliparse.parse.encoding import detect_encoding

    found = str(detect_encoding(content, SAMPLE_BYTES, True, False) or "")
    if found and not found.startswith("utf-"):
        return found
    try:  # the one charset that the detector does not know
        content.decode(_KOREAN)
    except UnicodeDecodeError:
        return None
    return _KOREAN


def _beyond_doubt(content: bytes, looks: str, declared: list[str]) -> bool:
    """Whether what the bytes look like counts for more than what is declared of them."""
    sample = content[:SAMPLE_BYTES]
    if len(sample) - len(sample.decode("ascii", "ignore")) < MIN_EVIDENCE:
        return False
    by_habit = not declared or declared[0] in _OTHER_SCRIPTS | {_WESTERN}
    return looks in _OTHER_SCRIPTS or (looks in _LATIN_SCRIPTS and by_habit)


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
