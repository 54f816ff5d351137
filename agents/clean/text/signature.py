"""Names that sign a report without a word beside them, in writing where tables of names tell them."""

import re

from agents.clean.text.agencies import CJK_AGENCY, source
from agents.clean.text.people import is_cjk_person, is_cyrillic_person
from agents.clean.text.words import UPPER

MAX_LINE = 60
"""Characters of the longest line of names with their place or agencies."""

MIN_STEM = 4
"""Letters of a surname that stay the same in all its cases, at least."""

MIN_BRACKETED = 3
"""Characters of the shortest name that brackets alone may mark."""

_HAN = "\u3400-\u9fff"
_KANA = "\u3040-\u30ff"
_BRACKETED = re.compile(rf"[（(【\[](?P<names>[{_HAN}{_KANA}、，・\s]{{{MIN_BRACKETED},30}})[）)】\]]")
_WITH_OUTLET = re.compile(rf"[［\[（(【](?P<names>[{_HAN}{_KANA}]{{3,8}})[，,、]\s?[\w.]{{2,20}}[］\]）)】]")
_AGENCY_FIRST = re.compile(rf"(?:{CJK_AGENCY})\s(?P<names>[{_HAN}]{{2,4}}(?:[\s、][{_HAN}]{{2,4}}){{0,3}})")
_REPORTING = re.compile(
    rf"(?P<names>[{_HAN}{_KANA}]{{2,4}}(?:[\s、/／][{_HAN}]{{2,4}}){{0,3}})"
    rf"(?:\s?(?:综合|綜合)?(?:报道|報導|報道|撰文|編譯|编译)"
    rf"|[（(](?:{CJK_AGENCY})(?:[、，/](?:{CJK_AGENCY})){{0,3}}[）)])"
)
_CYRILLIC = re.compile(
    rf"(?P<names>[^,()]{{5,40}}?)(?:,\s(?P<place>[{UPPER}][\w-]{{2,20}}(?:\s[{UPPER}][\w-]{{2,20}})?)"
    r"|\s\((?P<role>редактор|корреспондент|кореспондент|журналист|журналіст|редакторка|журналистка|журналістка)\))?"
)
_CJK_ROLE = re.compile(
    rf"(?P<outlet>[A-Z{_HAN}{_KANA}]{{0,14}}?)(?:特[约約派]|本[报報]|高级|高級|资深|資深|駐[{_HAN}]{{2,6}}"
    rf"|驻[{_HAN}]{{2,6}})?"
    r"(?:记者|記者|编辑|編輯|主笔|主筆|评论员|評論員|撰稿人|特派員|編集委員|論説委員|通信員|ライター|ジャーナリスト)"
)
_SPLIT = re.compile(r"[\s、，・/／]+")


def is_cjk_role(line: str) -> bool:
    """Whether a line is a journalist's role in Chinese or Japanese: BBC中文記者, 編集委員."""
    return len(line) <= MAX_LINE and bool(_CJK_ROLE.fullmatch(line))


def signers(line: str) -> tuple[str, ...]:
    """Who signs with a line that is names and nothing else, but for brackets, a place, a role or agencies.

    （山田花子）, 黄顺杰 报道, Ольга Сидорова, Анатолий Костин, Хабаровск
    """
    if len(line) > MAX_LINE or line.isascii():
        return ()
    forms = (_BRACKETED, _WITH_OUTLET, _AGENCY_FIRST, _REPORTING)
    match = next(filter(None, (form.fullmatch(line) for form in forms)), None)
    if match:
        names = _cjk_names(match["names"].strip())
        draws_on_agencies = line.endswith(("）", ")")) and not line.startswith(("（", "(", "［", "[", "【"))
        return names if draws_on_agencies or all(map(is_cjk_person, names)) else ()
    match = _CYRILLIC.fullmatch(line)
    return (match["names"],) if match and is_cyrillic_person(match["names"]) else ()


_JAPANESE_BIO = re.compile(
    rf"(?P<name>[{_HAN}]{{2,4}}[\s\u3000]?[{_HAN}{_KANA}]{{1,4}})"
    r"\s?[（(][ぁ-んァ-ヶー・＝=\s\u3000]{4,24}[)）]"
)


def japanese_bio(paragraph: str) -> str | None:
    """The author of a note on them in Japanese, which begins with the name and its reading: 山田花子（やまだ）"""
    match = _JAPANESE_BIO.match(paragraph) if "（" in paragraph[:MAX_LINE] else None
    return match["name"] if match and is_cjk_person(match["name"]) else None


def _cjk_names(printed: str) -> tuple[str, ...]:
    """The names in a row; a space within one Japanese name parts none."""
    return (printed,) if is_cjk_person(printed) else tuple(_SPLIT.split(printed))


def is_told_of(name: str, text: str) -> bool:
    """Whether a text names somebody, in whatever case of the surname: it names whom a tag names, and no author."""
    surname = name.rsplit(maxsplit=1)[-1]
    return surname[: max(MIN_STEM, len(surname) - 2)] in text


def newsroom(line: str) -> str | None:
    """The outlet of a line that names it and its newsroom, or nothing else: 時事通信 外信部, ロイター編集."""
    match = _NEWSROOM.fullmatch(line)
    return source(match["outlet"]) if match else None


_NEWSROOM = re.compile(
    rf"(?P<outlet>{CJK_AGENCY})\s?(?:外信部|経済部|政治部|社会部|国際部|編集部|編集局|編集|新闻中心|编辑部|編輯部"
    rf"|综合|綜合|報導|报道)"
)


_ARABIC_NAME = r"[\u0621-\u064a]{2,12}(?:\s[\u0621-\u064a]{2,12}){1,3}"
_ARABIC_BYLINE = re.compile(rf"(?:كتبت?|بقلم|إعداد|حوار|تقرير)\s?[:：–—ـ-]?\s?(?P<name>{_ARABIC_NAME})")
_ARABIC_NEWSROOM = re.compile(
    r"[\u0621-\u064a ]{3,20}:\s?«(?P<quoted>[\u0621-\u064a ]{4,24})»|"
    r"(?P<outlet>[\u0621-\u064a ]{4,24})\s?[-–—،,]\s?[\u0621-\u064a ]{3,20}"
)


def arabic_byline(line: str, following: str) -> tuple[str, ...]:
    """The author of a line with a word that says so ("كتب: أحمد سالم"), or alone above the outlet and the place."""
    match = _ARABIC_BYLINE.fullmatch(line)
    if match:
        return (match["name"],)
    alone = re.fullmatch(_ARABIC_NAME, line) and is_arabic_newsroom(following)
    return (line,) if alone else ()


def is_arabic_newsroom(line: str) -> bool:
    """Whether a line is an outlet and a place in Arabic: سكاي نيوز عربية - أبوظبي."""
    match = _ARABIC_NEWSROOM.fullmatch(line)
    return match is not None and source(match["quoted"] or match["outlet"]) is not None
