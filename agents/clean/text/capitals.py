"""Lines in capitals that lead to other stories, told from the article's own headings, tables and quotations."""

import re
from collections.abc import Sequence

MIN_WORDS = 6
"""Words from which on a line of capitals is a link to another story; shorter ones are the article's own headings."""

MAX_NUMBERS = 1
"""Words with digits in such a line; tables have more."""

MAX_SHARE = 0.34
"""Share of the paragraphs; where more are in capitals, that is how the text is written (telegrams, poems, lists)."""

OWN_HEADINGS = 2
"""Shorter lines of capitals from which on the article sets its own headings so, the long ones among them."""

_SENTENCE_END = re.compile(r"[.!?:;,…][\"”’')»]*\Z")
_ASKING = """
WHAT WHO WHY HOW WHERE WHEN WAS WER WARUM WIE WO WANN CE QUI POURQUOI COMMENT OÙ QUAND QUÉ QUIÉN QUIÉNES CÓMO DÓNDE
CUÁNDO QUEM COMO ONDE QUANDO COSA CHE CHI PERCHÉ COME DOVE CO KTO DLACZEGO JAK GDZIE KIEDY ЧТО КТО ПОЧЕМУ КАК ГДЕ
КОГДА ЗАЧЕМ ЩО ХТО ЧОМУ ЯК ДЕ КОЛИ ΤΙ ΠΟΙΟΣ ΓΙΑΤΙ ΠΩΣ ΠΟΥ ΠΟΤΕ
"""
_SECTION = re.compile(rf"(?:(?:{'|'.join(_ASKING.split())})\b|[A-Z]+ING\b|.*[?;]\Z)")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“«„'‘].*[\"”»“'’]\Z", re.DOTALL)


def in_capitals(line: str) -> bool:
    """Whether each word of a line with letters is in capitals; words of scripts without capitals are none."""
    return line.isupper() and all(word.isupper() for word in line.split() if any(char.isalpha() for char in word))


def promotions(lines: Sequence[str], given: Sequence[str], title: str) -> list[int]:
    """Which lines (numbers) are other stories' headlines: they stand among prose, in no list or table,
    and are not the title, which may stand first.

    Args:
        lines: the paragraphs.
        given: the same before their white space was levelled, which shows columns.
        title: the article's own headline.
    """
    upper = [number for number, line in enumerate(lines) if line.isupper() and in_capitals(line)]
    if not upper or len(upper) > MAX_SHARE * len(lines):
        return []
    long = [number for number in upper if _is_headline(lines[number]) and lines[number].casefold() != title.casefold()]
    if sum(number not in long and _is_heading(lines[number]) for number in upper) >= OWN_HEADINGS:
        return []
    alone = set(upper)
    return [
        number
        for number in long
        if number
        and not {number - 1, number + 1} <= alone
        and _among_prose(lines, number)
        and not _COLUMNS.search(given[number])
    ]


def _among_prose(lines: Sequence[str], number: int) -> bool:
    return any(
        _SENTENCE_END.search(near) for near in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    )


def _is_heading(line: str) -> bool:
    return 1 < len(line.split()) < MIN_WORDS and not _NUMBER.search(line) and not _SENTENCE_END.search(line)


def _is_headline(line: str) -> bool:
    """Whether a line in capitals reads like another story's headline: it heads no section of this one ("WHAT WE KNOW"),
    and is no sentence, row of numbers or quotation.
    """
    if len(line.split()) < MIN_WORDS or line[-1] in ".!;,":
        return False
    numbers = sum(bool(_NUMBER.search(word)) for word in line.split())
    return numbers <= MAX_NUMBERS and not _SECTION.match(line) and not _QUOTED.fullmatch(line)
