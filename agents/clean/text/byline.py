"""Bylines: who wrote a report, above its text or below it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from agents.clean.text.agencies import CJK_AGENCY, source
from agents.clean.text.cities import CITIES
from agents.clean.text.words import ROLES, UPPER, is_person

MAX_LINE = 120
"""Characters of the longest byline: three authors, their roles and an agency."""

MAX_BIO = 400
"""Characters of the longest note on an author: two sentences and where to reach them."""

LABELS = (
    "Author", "Authors", "Reporter", "Reporters", "Writer", "Written by", "Reported by", "Story by", "Words by",
    "Text by", "Published by", "Posted by", "Report by", "Autor", "Autorin", "Autoren", "Text", "Bericht",
    "Verfasst von", "Ein Kommentar von", "Kommentar von", "Eine Analyse von", "Ein Gastbeitrag von", "Interview von",
    "Von unserem Korrespondenten", "Von unserer Korrespondentin", "Auteur", "Autrice", "Texte", "Texte de",
    "Écrit par", "Publié par", "Rédigé par", "Propos recueillis par", "De notre correspondant",
    "De notre correspondante", "De notre envoyé spécial", "Autora", "Autores", "Texto", "Texto de", "Escrito por",
    "Publicado por", "Redactado por", "Reportagem de", "Autore", "Testo di", "A cura di", "a cura di", "Scritto da",
    "Dal nostro inviato", "Dal nostro corrispondente", "dal nostro inviato", "dal nostro corrispondente", "Autorka",
    "Autorzy", "Tekst", "Oprac.", "Opracowanie", "Opracował", "Opracowała", "Автор", "Авторы", "Автор статьи", "Текст",
    "Корреспондент", "Подготовил", "Подготовила", "Авторка", "Автори", "Підготував", "Підготувала", "Tác giả", "Bài",
    "Bài, ảnh", "Tin, ảnh", "Auteurs", "Szerző", "Forfatter", "Skrevet av", "Skrevet af", "Skribent", "Yazar",
    "Penulis", "Oleh", "Autoři", "Συντάκτης", "Текст и фото", "Текст, фото", "Текст і фото", "Текст та фото", "Haber",
    "Haber - Fotoğraf", "Yazan", "Pewarta", "Reporter/Penulis", "Text och foto", "Tekst og foto", "Tekst en foto's",
    "Της", "Του", "Των", "Γράφει η", "Γράφει ο", "Ρεπορτάζ", "Κείμενο", "كتب", "كتبت", "بقلم", "إعداد",
    "Autorka/Autor", "Autor/Autorka", "Autor/Autorin", "Autor/in", "autor",
    "autorka", "oprac.", "Corresponsal", "Redactor", "Redactora", "Periodista", "Texte par", "Article rédigé par",
    "Article écrit par", "Textes",
    "Textes et photos", "Texto e fotos", "Texto y fotos", "Text und Fotos", "Testo e foto", "Tekst i zdjęcia",
    "Bài và ảnh", "Từ", "Thực hiện", "par",
)  # fmt: skip
"""What stands before the author's name, with or without a colon."""

_COLON_LABELS_TABLE = """
Author Authors Reporter Reporters Writer Autor Autorin Autoren Text Bericht Auteur Autrice Texte Autora Autores Texto
Autore Autorka Autorzy Tekst Opracowanie Автор Авторы Текст Корреспондент Авторка Автори Bài Auteurs Szerző Forfatter
Skribent Yazar Autoři Reportagem autor autorka Corresponsal Redactor Redactora Periodista Textes Từ
"""
COLON_LABELS = frozenset(_COLON_LABELS_TABLE.split())
"""Those of them that need a colon, since they are words that a sentence may begin with."""

PREPOSITIONS = (
    "By",
    "BY",
    "Von",
    "VON",
    "Par",
    "PAR",
    "Por",
    "POR",
    "Di",
    "DI",
    "di",
    "Av",
    "AV",
    "Door",
    "DOOR",
    "von",
    "Af",
)
"""What stands before the author's name without a colon, too: by, in the languages of news."""


class Byline(NamedTuple):
    """Who wrote it, and the agencies and outlets named beside them."""

    names: tuple[str, ...]
    agencies: tuple[str, ...] = ()


def find_byline(paragraph: str) -> Byline | None:
    """Who is named in a paragraph that is a byline and nothing else: "By Jane Roe and John Doe, Associated Press"."""
    if len(paragraph) > MAX_LINE or paragraph.endswith(_CJK_STOPS):
        return None
    if paragraph > FIRST_CJK:
        return _cjk_byline(paragraph)
    lead = _LEAD.match(paragraph)
    if lead and (lead["colon"] or lead["label"] not in COLON_LABELS):
        rest = _OTHER_HANDS.sub("", _EDITED_BY.sub("", paragraph[lead.end() :])).replace("(", ", ")
        found = _read(rest, alone=bool(lead["label"] and lead["colon"]))
        if found:
            return found
    return _signed(paragraph) or _cjk_byline(paragraph)


_CJK_STOPS = ("。", "！", "？", "」", "”")
FIRST_CJK = "\u3000"
"""What begins with a character from here on is in no alphabet."""


def _read(text: str, *, alone: bool = False) -> Byline | None:
    """Names, roles, agencies and places in a row, nothing else; `alone`: one word may be a name, as a label says so."""
    people: list[str] = []
    agencies: list[str] = []
    of_name = True  # whether what comes next can be an author: not after "in", "for", "at"
    parts = _SEPARATOR.split(text.strip(" .,;()"))
    for number, part in enumerate(parts):
        if number % 2:
            of_name = not part or part.strip().lower() not in _NOT_NAMES
        elif part and not _take(part, of_name, people, agencies):
            if not (alone and not people and _ONE_NAME.fullmatch(part)):
                return None
            people.append(part)
    return Byline(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies))) if people or agencies else None


def _take(part: str, of_name: bool, people: list[str], agencies: list[str]) -> bool:
    """Put a part of a byline where it belongs; false where it belongs in none."""
    if "@" in part and is_contact(part.strip()):
        return bool(people)
    name, outlet = _outlet_after(part.strip("() "))
    if outlet:
        agencies.append(outlet)
    if not name:
        return True
    first = name.partition(" ")[0]
    if people and first != name and source(first):
        agencies.append(str(source(first)))  # a bureau: MDR SACHSEN-ANHALT
        return True
    if of_name and is_person(name) and not (people and name.lower() in CITIES):
        people.append(name)
        return True
    return bool(people or agencies) and bool(_PLACE.fullmatch(name))


def _outlet_after(part: str) -> tuple[str, str | None]:
    """A name, and the outlet or agency after it: Jane Roe, AP of "Jane Roe AP Writer"."""
    words = part.split()
    name, known = _cut_source(words)
    if known:
        return _ROLE_OF.sub("", name).strip(), known
    while words and words[-1].strip(".,").lower() in ROLES:
        words.pop()
        name, known = _cut_source(words)
        if known:
            return name, known
    if len(words) < len(part.split()) and not is_person(" ".join(words)):
        return "", None  # nothing but a role, or an outlet whose name tells
    return " ".join(words), None


_SURNAMES = frozenset({"reuter", "bloomberg"})
"""Names of agencies that are people's names."""


def _cut_source(words: list[str]) -> tuple[str, str | None]:
    """What stands before the agency or outlet that the words end with, and its name."""
    for first in range(len(words)):
        known = source(" ".join(words[first:]))
        if known and not (first == 1 and words[1].lower() in _SURNAMES and is_person(" ".join(words))):
            return " ".join(words[:first]), known
    return " ".join(words), None


def _signed(paragraph: str) -> Byline | None:
    """A name with an outlet or a role and no word before it: Jane Roe, BBC News, Kyiv; Jane Roe (dpa)."""
    if paragraph.endswith((".", "!", "?", ":")):
        return None
    name, _, contact = paragraph.rpartition(" ")
    if "@" in contact and is_contact(contact) and is_person(name):
        return Byline((name,))
    if not _SIGNED_CUE.search(paragraph):
        return _with_role(paragraph)
    agency_first = _agency_first(paragraph)
    if agency_first:
        return agency_first
    worded = _WORDS_AND_PICTURES.fullmatch(paragraph)
    if worded and is_person(worded["name"]):
        return Byline((worded["name"],))
    parts = _SEPARATOR.split(paragraph.replace("(", ", ").rstrip(") "))
    if len(parts) < 3 or not is_person(parts[0].strip()):
        return None
    others = [part.strip() for part in parts[2::2]]
    if not any(source(part) or is_role(part) or part.lower() in _ROLE_NOUNS or is_contact(part) for part in others):
        return _with_role(paragraph)
    return _with_role(paragraph) or _read(paragraph.replace("(", ", "))


def _agency_first(paragraph: str) -> Byline | None:
    """An agency before the names: ČTK, Jan Dvořák."""
    first, comma, rest = paragraph.partition(", ")
    known = source(first) if comma else None
    names = rest.split(", ")
    return Byline(tuple(names), (known,)) if known and all(map(is_person, names)) else None


def _with_role(paragraph: str) -> Byline | None:
    """A name and a role in one line, with nothing between them: Jane Roe North of England correspondent."""
    words = paragraph.split()
    if not MIN_WITH_ROLE <= len(words) <= MAX_WITH_ROLE or words[-1].lower() not in _ROLE_NOUNS:
        return None
    name, role = " ".join(words[:2]), words[2:]
    fits = all(word[0].isupper() or word.lower() in ROLES or word in _SMALL_WORDS for word in role)
    is_outlet = role[0].lower() in ROLES and role[0].lower() not in _ROLE_NOUNS and role[0][0].isupper()
    return Byline((name,)) if fits and not is_outlet and is_person(name) else None


MIN_WITH_ROLE, MAX_WITH_ROLE = 3, 8
"""Words of a name of two words and a role of up to six."""

_SMALL_WORDS_TABLE = "of and for the in de la del und für des der da do e et y di"
_SMALL_WORDS = frozenset(_SMALL_WORDS_TABLE.split())
_ROLE_OF = re.compile(
    r"(?:^|(?<=\s))(?:[^\W\d_]{4,20}\s){1,2}(?:da|do|de|del|della|der|des|du|of|for|von|la|di)\Z", re.IGNORECASE
)
_OTHER_HANDS = re.compile(
    rf"\s?[|/;]\s?(?:Editor|Redaktur|Foto(?:s|ğraf|graf)?|Фото|Редактор|Редакторка|Photos?|Bild|Kamera|Grafik)\s?:?"
    rf"\s(?=[{UPPER}])[^|/]{{3,50}}\Z|,?\sфото автора\Z|,\s«[^«»]{{2,30}}»\Z"
)
"""Who edited it or took the pictures, behind the author."""

_EDITED_BY = re.compile(
    r"\s?[|/,]\s?(?:editor[ae]?|edición|edição|edited by|fotos?|photos?)\s?:\s?[^:|]{3,40}\Z|,?\s(?:édité|edited"
    r"|redigiert|editado|bearbeitet)\s(?:par|by|von|por)\s[^,;|]{3,40}\Z",
    re.IGNORECASE,
)
_WORDS_AND_PICTURES = re.compile(
    r"(?P<name>[^(),]{4,40})\s\((?:texto|texte|text|testo|tekst|words)\)(?:[\s,/&]{1,3}(?:e\s|y\s|et\s|und\s|i\s"
    r"|and\s)?"
    r"[^(),]{4,40}\s\((?:fotografia|fotografía|fotos?|photos?|foto|zdjęcia|imagem|imagen|vídeo|video|pictures)\))?",
    re.IGNORECASE,
)


def is_newsroom(line: str) -> bool:
    """Whether a line beneath a byline is an outlet, alone or with its place: BBC News, Belfast."""
    return source(line.partition(",")[0]) is not None and len(line) <= MAX_ROLE_REST


def name_in(line: str) -> str:
    """The name in a line that gives the place, too: "Jane Roe in Kyiv", "Jane Roe, Bern", "JANE ROE Madrid"."""
    name, _, place = line.partition(", ")
    name = line if place and place.lower() not in CITIES else name
    name = name.partition(" in ")[0]
    words = _cut_source(name.split())[0].split()
    name = " ".join(words)
    small = next((number for number, word in enumerate(words) if not word.isupper()), len(words))
    if MIN_NAME <= small < len(words):
        return " ".join(words[:small])
    first = next((number for number, word in enumerate(words) if word.isupper()), 0)
    if first >= MIN_NAME and all(word.isupper() for word in words[first:]) and "-" in words[0]:
        return " ".join(words[first - 1 :])
    return name


MIN_NAME = 2
"""Words of a name."""


def is_role(line: str) -> bool:
    """Whether a line is a journalist's role: Political Editor; Europe correspondent, Coast Post; Reporterin in Bonn."""
    if len(line) <= MAX_HEADED_ROLE and _ROLE_FIRST.fullmatch(line) and line.partition(" ")[0].lower() in _ROLE_NOUNS:
        return True
    if line.lower() in _ROLES_OF_TWO_WORDS or _are_roles(line):
        return True
    first, _, rest = line.partition(",")
    words = first.split()
    if not 1 <= len(words) <= MAX_ROLE_WORDS or not (line[0].isupper() or source(line)):
        return False
    in_roles = [word.strip(".").lower() in ROLES for word in words]
    said = any(word.lower() in _ROLE_NOUNS for word in words)
    return (
        said
        and in_roles[-1]
        and all(word[0].isupper() or good for word, good in zip(words, in_roles, strict=True))
        and len(rest) < MAX_ROLE_REST
    )


def _are_roles(line: str) -> bool:
    """Whether each part of a line begins with a role: reporterka, redaktorka prowadząca."""
    parts = [part.split() for part in line.lower().split(", ")]
    return len(line) <= MAX_HEADED_ROLE and all(0 < len(part) <= MIN_NAME and part[0] in _ROLE_NOUNS for part in parts)


MAX_HEADED_ROLE = 60
"""Characters of the longest role that begins with its noun: "Redactora de la sección Economía"."""

_ROLE_FIRST = re.compile(r"[^\W\d_]{5,20}(?:\s[^\s.,:;!?\d]{1,20}){1,6}\.?")
_ROLES_OF_TWO_WORDS = frozenset({"phóng viên", "biên tập viên", "cộng tác viên"})
MAX_ROLE_WORDS = 6
MAX_ROLE_REST = 40
"""Characters that may follow a role: the outlet or the place."""

_ROLE_NOUNS_TABLE = """
correspondent reporter writer editor columnist contributor journalist staff bureau producer reporters writers
redakteur redakteurin korrespondent korrespondentin reporterin journalistin correspondant correspondante journaliste
rédacteur rédactrice corresponsal periodista redactor redactora repórter jornalista editora colunista corrispondente
inviato inviata giornalista dziennikarz dziennikarka redaktor redaktorka korespondentka корреспондент журналист
журналистка редактор обозреватель спецкор кореспондент кореспондентка журналіст журналістка редакторка redattore
redattrice reporterka cronista rédacteur envoyé envoyée autorin enviado enviada
"""
_ROLE_NOUNS = frozenset(_ROLE_NOUNS_TABLE.split())


@dataclass(frozen=True)
class CjkForm:
    """A byline in Chinese, Japanese or Korean writing, with an example and a line that it leaves."""

    pattern: str
    example: str
    counterexample: str


_HAN, _KANA, _HANGUL = "\u3005\u3400-\u9fff", "\u3040-\u30ff", "\uac00-\ud7af"
_CJK_NAME = rf"[{_HAN}{_KANA}{_HANGUL}A-Za-z·・]{{2,12}}"
_CJK_NAMES = rf"(?P<names>{_CJK_NAME}(?:[\s、，,·/]{{1,2}}{_CJK_NAME}){{0,4}}?)"
_HAN_NAMES = rf"(?P<names>[{_HAN}·]{{2,4}}(?:[\s、，,]{{1,2}}[{_HAN}·]{{2,4}}){{0,4}}?)"
_JAPANESE_NAME = rf"[{_HAN}]{{2,3}}[\s　]?[{_HAN}{_KANA}]{{1,3}}"
_CJK_REPORTER = rf"(?:(?:{CJK_AGENCY}|[{_HAN}]{{2,6}}(?:网|報|报))\s?)?(?:特派|本报|本報)?(?:记者|記者)"

CJK_FORMS = (
    CjkForm(
        rf"[（(【\[]?(?:{CJK_AGENCY}|[{_HAN}]{{2}}(?=记者|記者))?\s?(?:作者|文字|撰文|撰稿|执笔|執筆|记者|記者|编译"
        rf"|編譯|通讯员|取材・文|文"
        rf"|聞き手|글)\s?[:：/／|｜=＝]\s?{_CJK_NAMES}"
        rf"(?:[\s\u3000]+[{_HAN}]{{0,4}}(?:编辑|編輯|责编|責編)\s?[:：]\s?[{_HAN}]{{2,4}})?[）)】\]]?",
        "作者：张三 李四",
        "文件：市政府星期二公布了关闭大桥的计划",
    ),
    CjkForm(
        rf"(?:[（(【\[]{_CJK_REPORTER}\s{{0,3}}|{_CJK_REPORTER}\s{{1,3}}){_HAN_NAMES}\s{{0,3}}"
        r"(?:(?:综合|綜合)?(?:报道|報導|報道)|文并摄|摄影报道|发自\S{2,8})?[）)】\]]?",
        "（记者 张三）",
        "记者在现场看到，桥上已经没有车辆通行",
    ),
    CjkForm(
        rf"{_CJK_REPORTER}\s?{_HAN_NAMES}\s?(?:[／/][{_HAN}]{{2,6}}\s?(?:連線|即時|綜合|综合)?|綜合|综合)(?:報導"
        rf"|報道|报道)",
        "記者張三／綜合報導",
        "記者報導了這座橋的歷史",
    ),
    CjkForm(
        rf"(?P<names>[{_HANGUL}]{{2,4}}(?:[·,\s]{{1,2}}[{_HANGUL}]{{2,4}}){{0,3}})\s?(?:선임|수습|인턴)?(?:기자"
        rf"|특파원)(?:\s사진)?"
        r"(?:\s[\w.+-]{1,30}@[\w.-]{3,40})?",
        "홍길동 기자",
        "기자 회견에서 시장은 다리가 닫힌다고 말했다",
    ),
    CjkForm(
        rf"[（(【](?P<names>{_JAPANESE_NAME}(?:、{_JAPANESE_NAME}){{1,4}})[）)】]",
        "【山田太郎、佐藤花子】",
        "（一部抜粋）",
    ),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: by the first short line in such writing."""
    return re.compile(pattern)


_NEWSROOMS = frozenset(["編集部", "编辑部", "編輯部", "本报", "本報", "综合", "綜合", "取材班"])


def _cjk_byline(paragraph: str) -> Byline | None:
    if len(paragraph) > MAX_CJK_LINE or not _CHARACTERS.search(paragraph):
        return None
    for form in CJK_FORMS:
        match = _compiled(form.pattern).fullmatch(paragraph)
        if match:
            printed = _CJK_SPLIT.split(match["names"])
            names = tuple(n for n in printed if len(n) > 1 and n not in _NEWSROOMS and not source(n))
            outlet = source(
                paragraph.strip("（(【[ ")[: match.start("names")].partition("记者")[0].partition("記者")[0]
            )
            return Byline(names, (outlet,) if outlet else ())
    return None


_CHARACTERS = re.compile(f"[{_HAN}{_HANGUL}]")
MAX_CJK_LINE = 50
"""Characters of the longest byline in Chinese, Japanese or Korean, which need a third of what alphabets do."""

_CJK_SPLIT = re.compile(r"[\s、，,/]+|(?<=[가-힣])·")

_LEAD = re.compile(
    rf"(?:[Ww]ritten |[Rr]eported |[Ss]tory )?"
    rf"(?:(?P<label>{'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})|{'|'.join(PREPOSITIONS)}"
    rf"|(?<=\s)by)(?P<colon>\s?[:：]|[,،，](?=\s[^,]+\Z))?\s+"
)
_SEPARATOR = re.compile(
    r"(\s*,\s*(?:and\s|und\s|et\s|y\s|e\s|и\s)?|\s?[/|•·;&]\s?|\s[–—-]\s|\s(?:and|und|et|y|e|i|и|та|і|och|og|en|ve"
    r"|dan|και|with|mit|avec|con|com|for|für|pour|para|per|of|at|in|aus|from|à|w|в|у|для)\s)"
)
_NOT_NAMES_TABLE = """
for für pour para per of at in aus from à w в у для
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TABLE.split())
_PLACE = re.compile(
    rf"(?:[{UPPER}][\w.'’-]*|[a-z]\d{{1,2}}|the|of|and|de|la|del|am|an|der)(?:\s(?:[{UPPER}][\w.'’-]*|the|of|and|de"
    rf"|la|del|am|an"
    rf"|der)){{0,3}}"
)
_ONE_NAME = re.compile(rf"[{UPPER}][\w.'’-]{{1,30}}")
_SIGNED_CUE = re.compile(r"[,/|(•·]|\s[–—-]\s|\s(?:with|mit|avec|con|com|for|für|pour|para|of|at|in|aus)\s")

_CONTACT = re.compile(
    r"(?:(?:e-?mail|contact|twitter|x|mail|contacto|contatto|follow(?: (?:her|him|them"
    r"|me))?(?: (?:on|at) (?:twitter|x|instagram))?)\s?:?\s(?:at\s)?)?(?:@\w{2,30}"
    r"|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})(?:\s?[,|/•·]?\s?(?:@\w{2,30}"
    r"|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})){0,3}\.?",
    re.IGNORECASE,
)


def is_contact(line: str) -> bool:
    """Whether a line is nothing but an author's address or handle: jroe@example.com; Twitter: @janeroe."""
    return "@" in line and len(line) <= MAX_LINE and bool(_CONTACT.fullmatch(line))


_BIO = re.compile(
    rf"(?P<name>[{UPPER}][\w.'’-]{{1,20}}(?:\s[{UPPER}][\w.'’-]{{0,20}}){{1,3}}),?\s(?:is|are|was|has been)\s(?:an?"
    rf"|the|one of the)?\s?"
    r"(?:[\w’'&.-]{1,25}\s){0,6}?(?:reporter|correspondent|writer|journalist|editor|columnist|contributor|producer"
    r"|fellow|intern|bureau chief|critic|photojournalist)s?\b"
    rf"|(?P<covering>[{UPPER}][\w.'’-]{{1,20}}(?:\s[{UPPER}][\w.'’-]{{0,20}}){{1,3}})\s(?:covers|writes|reports"
    rf"|edits)\s(?:about|on|for|from|the|[\w-]{{3,20}})\b"
)
_REACH = re.compile(
    r"\b(?:[Ff]ollow (?:her|him|them)|(?:[Ss]he|[Hh]e|[Tt]hey|[Hh]er|[Hh]im) (?:can|may) be reached"
    r"|[Rr]each (?:her|him|them)|[Cc]ontact (?:her|him|them)|[Ee]mail (?:her|him|them)|on (?:Twitter|X|Instagram"
    r"|Bluesky|Threads|Mastodon)\b.{0,10}@?|[Ss]end tips to)|@\w{2,}|\w@\w"
)


_BIO_OF_KNOWN = re.compile(
    r",?\s(?:is|ist|est|es|è|é|jest|covers|writes|reports|edits|works|joined|lives|schreibt|berichtet|arbeitet|leitet"
    r"|couvre|écrit|cubre|escribe|cobre|escreve|segue|scrive|si\soccupa|pisze|zajmuje\ssię|reported|[–—-])\s"
)


def _is_about(paragraph: str, author: str) -> bool:
    """Whether a paragraph begins with the author's name and says what they do."""
    if paragraph[: len(author)].casefold() == author.casefold():
        return bool(_BIO_OF_KNOWN.match(paragraph, len(author)))
    surname = author.rpartition(" ")[2]
    return paragraph[: len(surname)].casefold() == surname.casefold() and bool(_COVERS.match(paragraph, len(surname)))


_COVERS = re.compile(
    r"\s(?:covers|covered|writes about|reports on|reported from"
    r"|is an? (?:\w{3,20}\s){0,4}(?:reporter|writer|editor|correspondent)\b)"
)


def find_bio(paragraph: str, authors: tuple[str, ...] = ()) -> str | None:
    """The author's name in a note on them below the text: "Jane Roe covers courts for the Coast Post. Follow her …".

    A sentence may say as much of a reporter in the news, so the note names one of `authors` or says how to reach them.
    """
    if len(paragraph) > MAX_BIO:
        return None
    about = next((author for author in authors if _is_about(paragraph, author)), None)
    if about:
        return about
    match = _BIO.match(paragraph)
    if not match:
        return None
    name = str(match["name"] or match["covering"])
    known = name.casefold() in {author.casefold() for author in authors}
    return name if known or _REACH.search(paragraph, match.end()) else None
