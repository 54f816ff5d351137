"""What stands beneath a report: the agency's closing mark, the initials of its editors, notes on its author."""

import re
from dataclasses import dataclass
from functools import cache

from agents.clean.text.agencies import CJK_AGENCY, TEXT_AGENCIES, agency, source
from agents.clean.text.words import UPPER

MAX_MARK = 60
"""Characters of the longest closing mark: initials of four editors and three agencies."""

_SOURCES = r"(?P<agencies>(?:[^()（）【】\[\]{}.!?;:\n]|\.(?=\w)){2,40})"


@dataclass(frozen=True)
class Mark:
    """One way in which a report is closed.

    Attributes:
        name: what the edit says did it.
        pattern: matches a whole paragraph, or, if `glued`, what follows the last sentence; group `agencies` names them.
        examples: paragraphs, or ends of paragraphs.
        counterexample: one that it must leave.
        glued: whether it is looked for at the end of a paragraph instead.
        known: whether an agency or outlet that is known must be named.
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    counterexample: str
    glued: bool = False
    known: bool = False


MARKS = (
    Mark(
        "closing_mark",
        rf"[/(\[{{（【—–-]{{0,3}}\s?(?:©|[(（][cс][)）]\s?)?\s?{_SOURCES}\s?[/)\]}}）】]{{0,2}}\.?",
        ("(dpa)", "/ritzau/", "(с) Интерфакс", "–IANS", "（新华社）", "(ANSA).", "EFE", "(jr/dpa)", "Lusa/Fim"),
        "Reuters said",
        known=True,
    ),
    Mark(
        "closing_initials",
        r"(?:\(?[a-zäöüßéèø]{2,4}(?:\s?[/-]\s?[a-zäöüßéèø]{2,4}){1,5}/?\)?|[a-zäöüß]{2,4}(?:/\s[a-zäöüß]{2,4}){1,4}/"
        r"|[A-Z]{2,4}(?:\s?//?\s?[A-Z]{2,4}){1,4})\.?(?:\s?\((?P<agencies>[^()\n]{2,40})\))?",
        ("jr/ab", "jrm/ab (dpa, AFP)", "mal/ ap/ jar/", "JR // AB", "bur-jr/ab"),
        "and/or, he said",
    ),
    Mark(
        "closing_initials",
        r"(?:[A-Z]{2,4}|[a-z]{2,4})\s\((?P<agencies>[^()\n]{2,40})\)",
        ("sti (dpa)", "ABC (AFP, dpa)"),
        "the dog (a spaniel)",
        known=True,
    ),
    Mark(
        "closing_mark",
        r"(?:(?:PTI|IANS|ANI|UNI)(?:\s[A-Z]{2,4}){1,5}|Enditem|\(Enditem\)|■|###|-30-|（完）|\(完\)|\(끝\)|（了）"
        r"|\(fin\)|\(Schluss\)(?:\s[a-z]{2,4}(?:/[a-z]{2,4}){0,3})?|\(Ende\)|/Fim|\(END\))",
        ("PTI JR ABC", "Enditem", "（完）", "(끝)", "-30-"),
        "End of the line",
    ),
    Mark(
        "closing_source",
        r"[(（—–-]?\s?(?:(?:Theo|Nguồn|Source|Sources|Quelle|Quellen|Fuente|Fuentes|Fonte|Fontes|Fonti|Źródło|Źródła"
        r"|Источник|Джерело|Zdroj|Kilde|Källa|Bron|Forrás|Kaynak|Sumber|Πηγή)\s?:\s?|Theo\s|Por\s(?=Agencia|EFE)"
        r"|(?:来源|來源|稿源|出典)\s?[：:]\s?)(?P<agencies>[^()（）:!?\n]{2,50}?)\s?[)）]?\.?",
        ("Theo TTXVN", "Quelle: dpa", "Źródło: PAP", "Источник: ТАСС", "来源：新华网", "(Theo Dân trí)", "Fuente: EFE"),
        "Theo kế hoạch",
        known=True,
    ),
    Mark(
        "closing_mark",
        rf"(?<=[.!?…\"”’»)])\s?[(\[]{_SOURCES}[)\]]\.?|(?<=[.!?…\"”’»])\s[/—–-]{{1,2}}\s?"
        rf"(?P<bare>[{UPPER}][\w-]{{1,12}})/?",
        ("The bridge stays closed until May. (dpa)", "Die Brücke bleibt gesperrt.(dpa/AFP)", "It stays closed. --IANS"),
        "The bridge stays closed (dpa) until May.",
        glued=True,
        known=True,
    ),
    Mark(
        "closing_mark",
        rf"\s?[（(](?:(?P<agencies>(?:{CJK_AGENCY}|AFP|AP|UPI)(?:[＝=・/](?:{CJK_AGENCY}|AFP|AP)){{0,2}})|完|了)[）)]",
        ("橋は五月まで閉鎖される。（共同）", "大桥将关闭到五月。（完）", "橋は閉鎖される見通し（ロイター＝共同）"),
        "橋は五月まで閉鎖される（予定）",
        glued=True,
    ),
    Mark(
        "closing_byline",
        r"(?<=[。！？」”])\s?[（(]\S{0,8}?(?:记者|記者|编辑|編輯|通讯员)[：:\s]?(?P<people>[^（）()\n]{2,30})[）)]",
        ("大桥将关闭到五月。（记者 张三）",),
        "大桥将关闭到五月（记者提问）",
        glued=True,
    ),
)  # fmt: skip
"""Closing marks, in the order in which they are tried."""


@dataclass(frozen=True)
class Closing:
    """A closing mark found: where it begins in the paragraph, its words, the rule, and whom it names."""

    start: int
    text: str
    rule: str
    agencies: tuple[str, ...]
    people: tuple[str, ...]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def find_closing(paragraph: str) -> Closing | None:
    """The closing mark that a paragraph is, or that follows its last sentence."""
    short = len(paragraph) <= MAX_MARK
    tail_from = max(0, len(paragraph) - MAX_MARK)
    tail = paragraph[tail_from:]
    if not short and tail[-1] not in ")]）." and not _BARE.search(tail):
        return None
    for mark in MARKS:
        pattern = _compiled(mark.pattern)
        match = _at_end(pattern, tail) if mark.glued else pattern.fullmatch(paragraph) if short else None
        if match and (not mark.glued or tail_from + match.start() > 0):
            found = _closing(mark, match, tail_from if mark.glued else 0)
            if found:
                return found
    return None


_BARE = re.compile(r"[/—–-]\w+/?\Z")
_MARK_START = re.compile(r"[\s(（\[—–-]")


def _at_end(pattern: re.Pattern[str], tail: str) -> re.Match[str] | None:
    """The match that ends where the paragraph does, from the last bracket or dash on."""
    opened = max(tail.rfind(char) for char in "(（[—–-")
    for start in (opened - 2, opened - 1, opened):
        match = pattern.fullmatch(tail, start) if start >= 0 else None
        if match:
            return match
    return None


def _closing(mark: Mark, match: re.Match[str], offset: int) -> Closing | None:
    parts = match.groupdict()
    named = parts.get("agencies") or parts.get("bare") or ""
    parts_named = [part.strip() for part in _PART.split(named) if part.strip()]
    look_up = agency if mark.glued else source
    found = [(part, look_up(part) if len(parts_named) == 1 or _is_name(part) else None) for part in parts_named]
    agencies = tuple(dict.fromkeys(known for _, known in found if known))
    strange = [part for part, known in found if not known and not _INITIALS.fullmatch(part)]
    collective = any(part.lower() in _COLLECTIVE for part in parts_named)
    if (mark.known and not agencies and not (collective and not mark.glued)) or strange:
        return None
    if mark.glued and any(known.lower() not in TEXT_AGENCIES for known in agencies):
        return None  # a picture's or a film's credit
    people = tuple(name for name in _NAME.split((parts.get("people") or "").strip()) if len(name) > 1)
    return Closing(offset + match.start(), match[0].strip(), mark.name, agencies, people)


def _is_name(part: str) -> bool:
    """Whether words among others are a name rather than initials: "ap" is a person's, "dpa" writes itself small."""
    return not part.islower() or (agency(part) or "").islower()


_COLLECTIVE = frozenset({"agencies", "agenturen", "agencias", "agences", "agenzie", "agências", "agencje"})
_PART = re.compile(r"\s*[/,;＝=・]\s*|\s(?:and|und|et|y|e|и|та|i|và)\s")
_NAME = re.compile(r"[\s、，,]+")
_INITIALS = re.compile(
    r"[a-zäöüß]{1,4}|[A-Z]{2,3}|\d{1,2}\.\d{1,2}\.\d{4}|[\w-]{2,20}\.[\w-]{2,20}(?:\.[\w-]{2,5})?|Fim|fim|red|Red\.?|lnw|lby|bb|tmn|rts|agencies|Agenturen|Agencies|agencias|agences"
    r"|agenzie"
)
