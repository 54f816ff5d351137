"""Credits: who took a picture, who reported, which agency supplied it."""

import re

from agents.clean.words import AGENCY, NAME_WORD, PERSON, UPPER, agency
from schemas.article import Credit

LONGEST_CREDIT = 120
"""Characters. A credit names a person, an agency and at most an archive; what is longer is a sentence."""

_PICTURE = (
    r"(?i:photo(?:graph|graphy|s)?|images?|pictures?|pics?|illustration|graphic|video|screenshot|screengrab"
    r"|foto|bild|ảnh|фото)"
)
_WHO = rf"[{UPPER}@][^()\[\]:;!?\n]{{1,80}}"
_BY = r"(?:/|:|(?i:\bby\b|\bcourtesy\s+of\b|\bvia\b))"
_ARCHIVE = r"(?i:Getty\s+Images|iStock(?:photo)?|Shutterstock|Alamy(?:\s+Stock\s+Photo)?|AdobeStock)"
_NOBODY = r"(?i:file|handout|stringer|str|pool|staff|archive)"
_KNOWN = rf"(?i:the\s+)?(?i:{AGENCY})"

PHOTO_CREDIT = "|".join(
    (
        rf"{_KNOWN}\s+(?i:file\s+|archive\s+)?{_PICTURE}(?:\s*(?:/|,|(?i:\bby\b))\s*{_WHO})?(?:,\s*(?i:file))?",
        rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,2}}\s+(?i:photo|image|video)\s*/\s*{_WHO}",
        rf"(?i:file\s+|archive\s+)?{_PICTURE}(?:\s+(?i:credit|courtesy|source))?\s*{_BY}\s*{_WHO}",
        rf"(?i:(?:photo|image|picture)?\s*credits?)\s*:\s*{_WHO}",
        rf"{_KNOWN}\s*/\s*(?:{PERSON}|{_NOBODY})(?:\s*/\s*{_WHO})?",
        rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}}\s*/\s*{_KNOWN}(?:\s+(?i:via)\s+{_KNOWN})?",
        rf"{_WHO}\s+(?i:via)\s+{_KNOWN}",
        r"(?i:courtesy(?:\s+of)?|handout)\s*(?:/|:|\s)\s*" + _WHO,
        rf"(?:{PERSON}\s*[,/]\s*)?{_ARCHIVE}(?:\s*/\s*{_WHO})?",
    )
)
"""A picture's credit without brackets: AP Photo/Name; Photo by Name/Getty Images; Photo: AFP; REUTERS/Name."""

_WIRE_PHOTO = rf"(?:REUTERS|AP Photo|AFP|EPA(?:-EFE)?)\s?/\s?(?:{PERSON}|{_NOBODY})"
_BRACKETED = re.compile(rf"\s*[(\[](?P<credit>(?:{PHOTO_CREDIT})(?:,\s*(?i:file))?)\.?[)\]]\s*[.]?\Z")
_OPEN = re.compile(
    rf"(?:(?:\A|(?<=[.!?\"”’)])\s+|\s+[|—–]\s+)(?P<credit>{PHOTO_CREDIT})"
    rf"|\s+(?P<wire>{_WIRE_PHOTO}))(?:,\s*(?i:file))?\.?\Z"
)
_CUES = (
    "photo", "image", "pictur", "pic", "illustration", "graphic", "video", "screen", "foto", "bild", "ảnh", "фото",
    "credit", "courtesy", "handout", "via", "/", "getty", "istock", "shutterstock", "alamy", "adobestock",
)  # fmt: skip
"""Lower-case strings, one of which stands in every picture credit."""

_ROLE = re.compile(
    rf"(?i:\b(?:file|archive|credits?|courtesy|source|of|by|via|handout|stringer|str|pool|{_PICTURE[4:-1]})\b)|[/,|:]+"
)
_AGENCY_END = re.compile(rf"(?<![\w-])(?i:{AGENCY}|getty)(?:\s+Stock\s+Photo)?\Z")
_OWN_PICTURE = re.compile(rf"(?P<outlet>{NAME_WORD}(?:\s+{NAME_WORD}){{0,2}})\s+(?i:photo|image|video)\Z")
_SPLIT = re.compile(r"\s*(?:/|,|;|\||\s[—–-]\s|\bvia\b|\bfor\b)\s*")


def photo_credit(paragraph: str) -> tuple[int, Credit] | None:
    """The picture credit that a paragraph ends with, and where (code points) it begins; None where there is none."""
    tail_from = max(0, len(paragraph) - LONGEST_CREDIT)
    tail = paragraph[tail_from:]
    lower = tail.lower()
    if not any(cue in lower for cue in _CUES):
        return None
    match = _last_bracket(tail) or _OPEN.search(tail)
    if not match or (tail_from and match.start() == 0):
        return None
    groups = match.groupdict()
    return tail_from + match.start(), parse_photo_credit(groups["credit"] or groups.get("wire") or "")


def _last_bracket(tail: str) -> re.Match[str] | None:
    opened = max(tail.rfind("("), tail.rfind("["))
    while opened > 0 and tail[opened - 1].isspace():
        opened -= 1
    return _BRACKETED.match(tail, opened) if opened >= 0 else None


def parse_photo_credit(text: str) -> Credit:
    """A picture's credit in parts: "AP Photo/Jane Roe" is by Jane Roe of AP."""
    agencies, names = [], []
    rest = re.sub(rf"\b({AGENCY})\s+(?=(?:file\s+|archive\s+)?{_PICTURE})", r"\1/", text.strip(), flags=re.IGNORECASE)
    for part in _SPLIT.split(rest):
        ending = _AGENCY_END.search(part)
        own = _OWN_PICTURE.match(part)
        if own and not ending:
            agencies.append(own["outlet"])
            continue
        plain = " ".join(_ROLE.sub(" ", part[: ending.start()] if ending else part).split()).strip(" .")
        if ending:
            agencies.append(agency(ending[0]))
        if plain and plain[0].isalpha():
            names.append(plain)
    outlets = [*agencies, *names[1:]]
    return Credit(
        text=text.strip(), kind="photo", name=names[0] if names else None, agency=outlets[0] if outlets else None
    )


_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|['’])\s")
_AGENCY_IN = re.compile(rf"\b(?:{AGENCY})\b")
_NOT_PERSON = re.compile(
    r"\b(?i:press|news|writers?|reporters?|staff|bureau|agency|digital|correspondents?|times|post|editing"
    r"|reporting|additional)\b"
)
_REPORTER = re.compile(rf"(?<![\w’'])(?P<name>{PERSON})")
_CLAUSE = re.compile(r"[;.]\s+(?=[A-Z])|;\s*")


def parse_text_credit(text: str) -> tuple[Credit, ...]:
    """Who is credited in a closing line: each agency and each person named in it, as credits of kind `text`.

    "Reporting by Jane Roe in Kyiv; Editing by John Doe" credits Jane Roe as reporter and John Doe as editor.
    """
    line = text.strip()
    found: list[Credit] = []
    agencies = list(dict.fromkeys(filter(None, (agency(match[0]) for match in _AGENCY_IN.finditer(line)))))
    if not agencies and agency(line.strip("()[]—–- ")):
        agencies = [str(agency(line.strip("()[]—–- ")))]
    found += [Credit(text=line, kind="text", agency=name) for name in agencies]
    for clause in _CLAUSE.split(line):
        kind = "editing" if re.match(r"\W*(?i:edited|editing)\b", clause) else "text"
        plain = re.sub(
            r"(?i)\b(?:the\s+)?associated press(?:\s+(?:writers?|reporters?|journalists?))?\b",
            " , ",
            _POSSESSIVE.sub(" , ", clause),
        )
        for match in _REPORTER.finditer(plain):
            name = match["name"].strip(" .,")
            if not _NOT_PERSON.search(name) and not agency(name):
                found.append(Credit(text=line, kind=kind, name=name))
    return tuple(found) or (Credit(text=line, kind="text"),)
