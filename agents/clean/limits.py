"""What is too large, or no text at all, to be read: found in one look at the characters, before any parser.

The limits lie far above what news pages need and at what the parsers still take in seconds; where the time that a
parser takes grows with the square of something, that is what is limited. They spare the time limit, under which pages
are parsed in processes of their own, from being the only defence: what slips past them costs that time and no more.
"""

import re
from collections import Counter

MAX_CHARACTERS = 16 * 1024 * 1024
"""Characters of a page. A message may have 10 MiB by default; where an operator lets more in, 16 million characters of
plain paragraphs take a second and a half."""

MAX_ELEMENTS = 50_000
"""Start tags and comments of a page. The largest of 227 news pages had 9,753, a live blog; each costs all parsers
together some 20 microseconds."""

MAX_OPENINGS = 500_000
"""Signs that open a tag, whether one follows or not. Fifty thousand elements take a hundred thousand, and scripts some
thousands a megabyte; nine million of them keep the parser busy for two seconds."""

MAX_OPTIONS = 5_000
"""Options to choose from. Lists of countries or stocks have up to some thousands; the parser takes time with the square
of their number: 5,000 take it 70 milliseconds, 49,000 seven seconds."""

MAX_DEPTH = 5_000
"""Elements within each other. Browsers stop at 512 and news pages at 40; the parser takes time with the square of it:
5,000 take it 25 milliseconds, 60,000 four seconds. Pages with fewer than two tags for each
are not looked at."""

MAX_ATTRIBUTES = 2_000
"""Attributes of one element. News pages have up to 64; the parser compares each with all before it: 2,000 take it 10
milliseconds, 100,000 take it 15 seconds."""

SHORTEST_ATTRIBUTE = 2
"""Characters of an attribute, with the white space before it."""

SAMPLE = 1_000
"""Characters at the beginning that are looked at for control characters: a binary file shows them at once."""

MAX_CONTROL_SHARE = 0.1
"""Share of control characters from which on it is a binary file: compressed bytes read as Latin-1 have .23, read as
UTF-8 .11 to .2; the quotation marks of a text of Windows-1252 read as Latin-1 make under .03."""

MAX_LOST_SHARE = 0.3
"""Share of a text's characters, white space aside, that are replacement characters. Polish or Vietnamese of another
charset read as UTF-8 loses under a quarter and can be understood; Russian loses nearly all."""

SIGNATURES = {
    "a PNG image": r".PNG\r?\n",
    "a GIF image": r"GIF8[79]a[^ ]",
    "a JPEG image": r".{2,8}(?:JFIF|Exif)\x00",
    "a WebP image": r"RIFF.{4,12}WEBP",
    "a PDF document": r"%PDF-\d\.\d\s",
    "a ZIP archive": r"PK\x03\x04",
    "a gzip file": r"\x1f[\x8b\u2039\ufffd]\x08",
    "a font": r"wOF[F2]\x00|OTTO\x00",
}
"""How files that are no text begin, whatever charset their bytes were read in: what they are, regular expression."""

_SIGNATURE = re.compile(r"\s{0,8}(?:" + "|".join(f"({pattern})" for pattern in SIGNATURES.values()) + ")", re.DOTALL)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters but white space, ESC, and NUL, which stands between the letters of UTF-16 read as bytes."""

_MARKUP = re.compile(r"<[a-zA-Z!?]")
_OPTION = re.compile(r"<option\b", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<(?P<name>[a-zA-Z][^\s/>]*+)(?=[^>]{{{SHORTEST_ATTRIBUTE * MAX_ATTRIBUTES},}}+)[^>]*+")
_TAG = re.compile(r"</?[a-zA-Z]+")
_NESTING = frozenset(
    (
        "address", "article", "aside", "b", "big", "blockquote", "center", "code", "details", "dialog", "div", "dl",
        "em", "fieldset", "figure", "font", "footer", "form", "g", "header", "hgroup", "i", "label", "main", "math",
        "menu", "mrow", "nav", "object", "ol", "pre", "s", "search", "section", "small", "span", "strike", "strong",
        "summary", "svg", "table", "template", "tt", "u", "ul",
    )
)  # fmt: skip
"""Elements that end only where they are closed; p, li or td end where the next one begins."""

_ATTRIBUTE = re.compile(r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")


def exceeded(html: str) -> str | None:
    """Which limit a page exceeds, with the number counted and the limit; None where it may be parsed."""
    if len(html) > MAX_CHARACTERS:
        return _over(len(html), "characters", MAX_CHARACTERS)
    tags = html.count("<")
    if tags > MAX_OPENINGS:
        return _over(tags, "openings of tags", MAX_OPENINGS)
    elements = sum(1 for _ in _MARKUP.finditer(html)) if tags > MAX_ELEMENTS else 0
    if elements > MAX_ELEMENTS:
        return _over(elements, "elements and comments", MAX_ELEMENTS)
    options = len(_OPTION.findall(html)) if tags > MAX_OPTIONS else 0
    if options > MAX_OPTIONS:
        return _over(options, "options", MAX_OPTIONS)
    # a page that closes its elements needs two tags for each level
    depth = nesting(html) if tags > 2 * MAX_DEPTH else 0
    if depth > MAX_DEPTH:
        return _over(depth, "elements within each other", MAX_DEPTH)
    attributes = most_attributes(html) if _may_have_long_tags(html) else 0
    return _over(attributes, "attributes of one element", MAX_ATTRIBUTES) if attributes > MAX_ATTRIBUTES else None


def _over(count: int, what: str, limit: int) -> str:
    return f"{count:,} {what}; at most {limit:,} are parsed"


def _may_have_long_tags(html: str) -> bool:
    """Whether there is a stretch without an end of a tag that could hold too many attributes."""
    window = SHORTEST_ATTRIBUTE * MAX_ATTRIBUTES // 2  # what is twice as long has a whole window in it
    return any(html.find(">", start, start + window) < 0 for start in range(0, len(html) - window, window))


def nesting(html: str) -> int:
    """How deep the elements of a page nest, as far as its tags tell."""
    depth = deepest = 0
    opened: Counter[str] = Counter()
    known: dict[str, str] = {}  # each tag as it is written: its name, empty where that element ends by itself
    for tag in _TAG.findall(html):
        name = known.get(tag)
        if name is None:
            plain = tag.lstrip("</").lower()
            name = known[tag] = plain if plain in _NESTING else ""
        if not name:
            continue
        if tag[1] != "/":
            opened[name] += 1
            depth += 1
            if depth > deepest:
                deepest = depth
        elif opened[name]:  # one that closes nothing is passed over, as by the parser
            opened[name] -= 1
            depth -= 1
    return deepest


def most_attributes(html: str) -> int:
    """Attributes of the element that has most; 0 where no tag is long enough to exceed the limit."""
    most = 0
    for tag in _LONG_TAG.finditer(html):
        count = sum(1 for _ in _ATTRIBUTE.finditer(html, tag.end("name"), tag.end()))
        if count > most and not _in_script(html, tag.start()):
            most = count
    return most


def _in_script(html: str, position: int) -> bool:
    """Whether a piece of a page begins in a script, where `<` compares."""
    return html.rfind("<script", 0, position) > html.rfind("</script", 0, position)


def not_text(text: str) -> str | None:
    """What a string is that is no text, by how it begins or by what it consists of; None where it is one."""
    signature = _SIGNATURE.match(text)
    if signature:
        return f"begins as {list(SIGNATURES)[(signature.lastindex or 1) - 1]} does"
    sample = text[:SAMPLE]
    control = len(_CONTROL.findall(sample))
    if control > MAX_CONTROL_SHARE * len(sample):
        return f"{control:,} of the first {len(sample):,} characters are control characters"
    return lost(text)


def lost(text: str) -> str | None:
    """How much of a text was lost when its bytes were decoded, where too little is left; None where it can be read."""
    count = text.count("\ufffd")
    if not count:
        return None
    visible = len("".join(text.split()))
    if count <= MAX_LOST_SHARE * visible:
        return None
    return f"{count:,} of {visible:,} characters were lost: decoded in another charset than its own"
