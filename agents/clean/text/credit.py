"""Credits: who took a picture, who reported, which agency supplied it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from agents.clean.text.agencies import AGENCY, CJK_AGENCY, OUTLET, agency, source
from agents.clean.text.words import NAME_WORD, PERSON, UPPER
from schemas.article import Credit

LONGEST_CREDIT = 120
"""Characters. A credit names a person, an agency and at most an archive; what is longer is a sentence."""

PICTURE_WORDS = (
    "photo", "photos", "photograph", "photographs", "photography", "image", "images", "picture", "pictures", "pic",
    "pics", "illustration", "graphic", "video", "screenshot", "screengrab", "foto", "fotos", "fotografie",
    "fotografía", "fotografia", "bild", "bilder", "grafik", "symbolbild", "archivbild", "archivfoto", "imagen",
    "imágenes", "imagem", "immagine", "immagini", "vidéo", "vídeo", "fot.", "zdj.", "zdjęcie", "kuva", "fotó", "bilde",
    "wideo",
    "ảnh", "hình ảnh", "hình", "фото", "фотография", "снимок", "знімок", "світлина", "відео", "видео", "коллаж",
    "колаж",
    "скриншот", "скріншот", "иллюстрация", "ілюстрація", "инфографика", "інфографіка", "φωτ.", "φωτο", "φωτογραφία",
    "φωτογραφίες", "πηγή φωτό", "fotoğraf", "fotoğraflar", "görsel", "beeld", "تصوير", "صورة",
)  # fmt: skip
"""What a picture is called before its credit, lower case."""

CREDIT_WORDS = (
    "photo credit", "photo credits", "image credit", "image credits", "picture credit", "credit", "credits", "crédit",
    "crédits", "crédit photo", "crédits photo", "crédit photos", "crédito", "créditos", "crédito da foto",
    "créditos da foto", "crediti", "credito", "photo courtesy", "image courtesy", "image source", "photo source",
    "bildquelle", "bildnachweis", "bildrechte", "fotocredit", "quelle foto", "copyright foto", "foto de",
    "source photo", "zdroj foto", "foto zdroj", "źródło zdjęcia", "nguồn ảnh", "источник фото", "автор фото",
    "фото из", "źródło zdjęć", "źródło zdjęcia głównego", "źródło grafiki", "źródło wideo", "autor zdjęcia",
    "foto di copertina", "foto copertina", "titelbild", "foto principal", "fuente foto", "fonte foto",
    "fuente de la imagen", "pie de foto", "kredit", "photographer", "fotograf",
    "fotógrafo",
)  # fmt: skip
"""What else a credit is introduced by, before a colon."""

_PICTURE = "(?i:" + "|".join(sorted(map(re.escape, PICTURE_WORDS), key=len, reverse=True)) + ")"
_CREDIT_LABEL = "(?i:" + "|".join(sorted(map(re.escape, CREDIT_WORDS), key=len, reverse=True)) + ")"
_SOURCE_LABEL = (
    r"(?i:image source|автор фото|источник фото|источник изображения|автор ілюстрації|джерело зображення|джерело фото"
    r"|图像来源|圖像來源|图片来源|圖片來源|صدر الصورة|مصدر الصورة|kaynak|fuente de la imagen|crédito|fotocredit"
    r"|crédit photo|nguồn hình ảnh|sumber gambar|画像提供|画像出典|사진 출처|이미지 출처|bildquelle)"
)
"""What one broadcaster's many services put before a picture's source, with a comma."""

_ARCHIVE = (
    r"(?i:Getty(?:\s+Images)?|iStock(?:photo)?|Shutterstock|Alamy(?:\s+Stock\s+Photo)?|Adobe\s?Stock|Unsplash|Pixabay"
    r"|Pexels|Depositphotos|East\s?News|Global\s?Imagens|Fotogramma|Imagoeconomica|IPA\s?Agency|Contrasto"
    r"|Wikimedia\s+Commons|picture\s?alliance"
    r"|imago(?:\s+images)?)"
)
_SMALL = (
    rf"(?i:{AGENCY}|privat|zvg|red|archiv|archive|archivo|arquivo|archivio|архив|пресс-служба|пресслужба|прес-служба"
    r"|соцсети|соцмережі|социальные сети|скриншот|скріншот|телеграм|telegram|facebook|instagram|youtube|t\.me/\w{2,30}"
    r"|из открытых источников|з відкритих джерел|открытые источники|відкриті джерела|личный архив|особистий архів"
    r"|screenshot|handout|colourbox|epa|courtesy|reproducción|reprodução|divulgação|cedida|d\.r\.|dr)(?!\w)"
)
_WHO = rf"(?:[{UPPER}@©][^()\[\]:;!?\n]{{1,80}}|{_SMALL}[^()\[\]:;!?\n]{{0,60}})"
_BY = r"(?:/|:|(?i:\bby\b|\bcourtesy\s+of\b|\bvia\b|\bvon\b|\bpar\b))"
_NOBODY = r"(?i:file|handout|stringer|str|pool|staff|archive|archivo|archiv|archives)"
_GIVEN = r"(?i:divulgação|reprodução|reproducción|cortesía|cortesia|gentileza)"
_FROM = (
    r"(?i:архив|архів|личн|особист|открыт|відкрит|соц|сайт|сторінк|страниц|пресс|прес|канал|видео|відео)"
    r"[^().:;!?\n]{0,60}"
)
"""Where a Russian or Ukrainian newsroom has a picture from, without a colon: из архива редакции."""

_BODY = rf"{NAME_WORD}(?:\s+(?:of\s|the\s|and\s|for\s){{0,2}}{NAME_WORD}){{0,6}}"
_KNOWN = rf"(?i:the\s+)?(?i:{AGENCY})"

_SURE = rf"(?:©?\s?{PERSON}|[{UPPER}]{{2,10}}|{_SMALL}[^()\[\]:;!?\n]{{0,60}})(?:\s*[/,|]\s*{_WHO})?"
"""Whoever stands behind a label on a line of its own, where "Video: Rescuers reach the village" leads elsewhere."""


_PLAIN_LABEL = r"(?i:fotos?|photo|fot\.|zdj\.|фото|ảnh)"
"""What a picture's credit is introduced by without a colon, too: "Foto Jane Roe"."""

_CAPITALS = rf"[{UPPER}][{UPPER}.'’-]{{2,}}"


def _credits(who: str) -> str:
    """A picture's credit without brackets, where `who` may stand behind a label: AP Photo/Name; Photo by Name/Getty
    Images; Foto: AFP; © Name/AFP.
    """
    return "|".join(
        (
            rf"{_KNOWN}\s+(?i:file\s+|archive\s+)?{_PICTURE}(?:\s*(?:/|,|(?i:\bby\b))\s*{_WHO})?(?:,\s*(?i:file))?",
            rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,2}}\s+(?i:photo|image|video)\s*/\s*{_WHO}",
            rf"(?i:file\s+|archive\s+)?{_PICTURE}(?:\s+(?i:credit|courtesy|source))?\s*{_BY}\s*{who}",
            rf"(?:{_CREDIT_LABEL}\s*:|{_SOURCE_LABEL}\s*[,:，،：])\s*{who}",
            (
                r"(?![^\n]*\.\s*\Z)(?i:фото|видео|відео|фотографии) "
                rf"(?i:из|с|со|з|із|предоставлено|надано|автора) ?{_FROM}"
            ),
            rf"{_KNOWN}\s*/\s*(?:{PERSON}|{_NOBODY})(?:\s*/\s*{_WHO})?",
            rf"{PERSON}(?:\s*/\s*{_BODY}){{1,2}}\s*/\s*{_KNOWN}",
            rf"{PERSON}\s*/\s*(?i:{OUTLET})",
            rf"{PERSON}\s[-–]\s(?:{_KNOWN}|(?i:{OUTLET}))",
            rf"[{UPPER}]{{2,5}}/{PERSON}",
            rf"(?i:quelle|source|fuente|fonte|źródło)\s*:\s*{_KNOWN}\s?/\s?{PERSON}",
            rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}}\s*/\s*{_KNOWN}(?:\s+(?i:via)\s+{_KNOWN}|\s*/\s*{_WHO})?",
            rf"{_BODY}(?:\s*/\s*{_BODY})?\s+(?i:via)\s+{_KNOWN}",
            rf"{_PLAIN_LABEL}\s+{PERSON}(?:\s*/\s*{_WHO})?",
            rf"(?:©|\(c\))\s?{NAME_WORD}\s*[,/]\s*{_KNOWN}",
            rf"{PERSON}\s-\s\d{{1,2}}\.\w{{2,4}}\.\d{{2,4}}\s?/\s?{_KNOWN}",
            rf"(?:{_CAPITALS}\s){{1,3}}\((?:{_KNOWN}|(?:[{UPPER}]{{2,}}\s?){{1,3}})\)",
            rf"{_PICTURE}\s+{_KNOWN}(?:\s*[/,]\s*{_WHO})?",
            rf"{_GIVEN}(?:\s*/\s*{_WHO})?",
            r"(?i:courtesy(?:\s+of)?|handout)\s*(?:/|:|\s)\s*" + _WHO,
            rf"(?:{PERSON}\s*[,/]\s*)?{_ARCHIVE}(?:\s*/\s*{_WHO})?",
            rf"(?:©|\(c\))\s?(?:{PERSON}|{_KNOWN})(?:\s*[/,]\s*{_WHO})?",
        )
    )


_DOTTED = rf"(?i:credit)\.\.\.\s?{PERSON}(?:\s*(?:/|,|for|via)\s*{_WHO})?"
_FILE_END = r"(?:,\s*(?i:file|archive|archiv|archivo))?(?:\s+(?i:hide|toggle)\s+caption)?"
_MARKED = (
    rf"(?:(?:(?i:{AGENCY})\s)?(?:{_PICTURE}|{_CREDIT_LABEL})\s?:\s?©?\s?(?:{PERSON}"
    rf"|{_SMALL}[^()\[\]:;!?\n]{{0,60}})(?:\s*[/,]\s*{_WHO})?|©\s?(?:{PERSON}|{_KNOWN})(?:\s*[/,]\s*{_WHO})?"
    rf"|(?:REUTERS|AP Photo|AFP|EPA(?:-EFE)?|EFE|ANSA|LUSA|PAP|APA|ANP|NTB|TT)\s?/\s?(?:{PERSON}"
    rf"|{_NOBODY})(?:\s*/\s*{_WHO})?|(?i:fot\.|zdj\.)\s{PERSON}(?:\s*/\s*{_WHO})?|©\s?{NAME_WORD}\s*[,/]\s*{_KNOWN}"
    rf"|{_DOTTED})"
)
"""A credit that shows as one wherever it begins, also without a stop before it."""

CUES = (
    "photo", "image", "pictur", "pic:", "pic by", "pics", "illustration", "graphic", "video", "vídeo", "vidéo",
    "screen", "foto", "bild", "grafik", "imagem", "ảnh", "hình", "фото", "снимок", "знімок", "світлина", "відео",
    "видео", "wideo", "zdj", "kuva", "fot.", "immagin", "credit", "crédit", "kredit", "courtesy", "handout", " via ",
    "/", "©",
    "(c)", "getty", "istock", "shutterstock", "alamy", "adobe", "unsplash", "pixabay", "pexels", "depositphotos",
    "wikimedia", "alliance", "imago", "źródło", "zdroj", "источник", "imágen", "divulgação", "reprodu", "cortes",
    "gentileza", "图", "圖", "摄", "攝", "写真", "撮影", "照片", "视频", "사진", "그래픽", "제공", "供", "＝", "=",
    " | ", " - afp", " - efe", " - reuters", " - getty", " - epa", " - la nacion", "quelle:", "(pa wire", "(pa)",
    "(ansa", "(dpa", "(lusa", "(efe", "(el pa", "(europa press",
    "(epa", "credit...",
    "社）", "社)", "（共同", "（ロイター", "（時事", "（afp", "（ap", "（upi", "通信）", "（タス", "（ａｆｐ",
    "（ａｐ", "傳真", "φωτ", "beeld", "تصوير",
    "الصورة", "صورة", "kaynak", "görsel", "колаж", "коллаж", "скриншот", "скріншот", "люстрац", "画像", "촬영",
    "자료사진", "캡처",
)  # fmt: skip
"""Lower-case strings, one of which stands in every picture credit."""

_BREAK = re.compile(
    r"[.!?…\"”’»)](?:\s+(?:[|—–-]\s)?|\s?/\s?)|[。）」](?=[(©A-Z])|(?<=[\u3040-\u9fff])/(?=[A-Z])|\s+(?:[|—–/]\s?|-\s)|\A"
)
_MARKED_BREAK = re.compile(
    rf"\s*(?=[Cc]redit\.\.\.)|\s+(?=[Ff]ot\.|[Zz]dj\.|©|(?:REUTERS|AP Photo|AFP|EPA|EFE|ANSA|LUSA|PAP|APA|ANP|NTB|TT)\b"
    rf"|[{UPPER}][\w.]{{2,15}}(?:\s\w{{2,10}}){{0,2}}\s?:)"
)


_PATTERNS = {
    "bracketed": rf"\s*[(\[](?P<credit>(?:{_credits(_WHO)}|{_PLAIN_LABEL}\s+{_WHO}){_FILE_END})\.?[)\]]\s*[.]?",
    "agency": r"(?<=\w)\s\((?P<credit>PA Wire|PA Archive|EPA|EPA-EFE|picture alliance)\)",
    "outlet": rf"(?<=[.!?])\s*\((?P<credit>{PERSON}\s*/\s*{NAME_WORD}(?:\s{NAME_WORD}){{0,3}})\)",
    "piped": rf"(?P<credit>{_KNOWN}(?:\s*/\s*{_WHO})?|{_CAPITALS}(?:\s{_CAPITALS}){{0,3}})",
    "open": rf"(?P<credit>{_credits(_WHO)}){_FILE_END}\.?",
    "whole": rf"(?P<credit>{_credits(_SURE)}|{_DOTTED}|(?i:fot\.|zdj\.)\s{NAME_WORD}){_FILE_END}\.?",
    "marked": rf"(?P<credit>{_MARKED}){_FILE_END}\.?",
    "prefix": rf"(?i:\b({AGENCY})\s+(?=(?:file\s+|archive\s+)?{_PICTURE}))",
    "role": (
        r"(?i:\b(?:file|archive|archiv|archivo|courtesy|source|of|by|via|von|par|handout|stringer|str|pool)\b"
        rf"|{_GIVEN}|(?<!\w)(?:{_CREDIT_LABEL}|{_PICTURE})(?!\w))|[/,|:©]+|\(c\)"
    ),
    "ending": rf"(?<![\w-])(?i:{AGENCY})(?:\s+Stock\s+Photo)?\Z",
    "text_agency": rf"(?<!\w)(?i:{AGENCY})(?!\w)",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compiled when first needed: few texts carry pictures' credits."""
    return re.compile(_PATTERNS[name])


def photo_credit(paragraph: str) -> tuple[int, Credit] | None:
    """The picture credit that a paragraph ends with, and where (code points) it begins; None where there is none."""
    tail_from = max(0, len(paragraph) - LONGEST_CREDIT)
    tail = paragraph[tail_from:]
    found = _in_alphabet(tail, cut=tail_from > 0) or (_in_characters(tail) if _CHARACTERS.search(tail) else None)
    if not found or (tail_from and found[0] == 0):
        return None
    return tail_from + found[0], parse_photo_credit(found[1])


def _in_alphabet(tail: str, *, cut: bool) -> tuple[int, str] | None:
    """Where the credit at the end of a paragraph begins, with its words; `cut`: the tail begins in mid-paragraph."""
    if tail.rstrip(" .").endswith((")", "]")):
        start = _bracket(tail)
        match = _pattern("bracketed").fullmatch(tail, start) if start >= 0 else None
        match = match or (_pattern("outlet").fullmatch(tail, start) if start > 0 else None)
        match = match or (_pattern("agency").fullmatch(tail, start) if start >= MIN_MARKED_CAPTION else None)
        if match:
            return match.start(), match["credit"]
    for name, breaks in (("open", _BREAK), ("marked", _MARKED_BREAK)):
        for before in breaks.finditer(tail):
            if (cut and not before.end()) or (name == "marked" and before.start() < MIN_MARKED_CAPTION):
                continue
            match = _pattern(name if before.end() else "whole").fullmatch(tail, before.end())
            if not match and name == "open" and before.end():
                piped = _PIPE.match(tail, before.start())
                match = _pattern("piped").fullmatch(tail, piped.end()) if piped else None
            if match and not _OWN_RIGHTS.search(tail):
                stop = bool(before[0]) and before[0][0] in _STOPS
                return before.start() + stop, match["credit"]
    return None


_PIPE = re.compile(r"[.!?]\s+\|\s?")


def _bracket(tail: str) -> int:
    """Where the last bracket opens, with the white space before it; -1 where none does."""
    opened = max(tail.rfind("("), tail.rfind("["))
    if tail[opened : opened + 3] == "(c)":
        opened = max(tail.rfind("(", 0, opened), tail.rfind("[", 0, opened))
    while opened > 0 and tail[opened - 1].isspace():
        opened -= 1
    return opened


_OWN_RIGHTS = re.compile(
    r"(?i:copyright|riproduzione riservata|rights reserved|alle rechte|derechos reservados|droits réservés"
    r"|права защищены)"
)

_HAN = "\u3005\u3400-\u9fff"
_CJK_LABEL = (
    r"(?:(?:封面|头图|題圖|题图|首图|文中)?(?:图片来源|圖片來源)|图源|圖源|图片|圖片|图|圖|照片|写真提供|写真|撮影"
    r"|摄影|攝影|视频截图|資料写真|资料图片"
    r"|资料图|供图|사진|자료사진|그래픽)"
)
_CJK_BREAK = r"(?:(?<=[。！？…）\"”」])|\s|[（(]|\A)"
_CJK_BY = rf"(?:(?:{CJK_AGENCY})?(?:特约|本报|本報)?(?:记者|記者|通讯员)?\s?)"
_CJK_CREDITS = (
    # （图/新华社）, （写真：ロイター/アフロ）, [사진=연합뉴스]
    rf"\s?[（(\[【]{_CJK_LABEL}\s?[/／:：=＝]\s?(?P<who>[^（）()\[\]\n]{{1,40}})[）)\]】]\s?。?",
    # 图源：新华社, 写真=ロイター, /사진=연합뉴스
    rf"(?:(?<=[。！？…）\"”」])|\s|/|\A){_CJK_LABEL}\s?[:：=＝/／|]\s?(?P<who>[^。\n]{{1,40}})",
    # 新华社记者 张三 摄, （张三 摄）
    (
        rf"{_CJK_BREAK}(?P<who>(?:{CJK_AGENCY}发\s?)?{_CJK_BY}[{_HAN}·]{{2,4}}(?:、[{_HAN}]{{2,4}}){{0,2}})"
        r"\s?[／/]?\s?(?:摄影?|攝影?|撮影|翻攝)[）)]?。?"
    ),
    # （民眾提供）中央社記者洪學廣傳真 112年8月10日
    rf"{_CJK_BREAK}(?P<who>{_CJK_BY}[{_HAN}·]{{2,4}})\s?(?:翻?攝|傳真|摄)\s?\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日[）)]?。?",
    # 视觉中国 资料图
    rf"{_CJK_BREAK}(?P<who>{CJK_AGENCY})\s?(?:资料图片?|資料圖片?|资料照片|資料照片?|圖片?|图片?)[）)]?。?",
    # [연합뉴스 자료사진], [촬영 홍길동], /부산소방본부 제공
    r"\s?\[(?P<who>[^\[\]]{2,30}?)\s?(?:자료사진|제공|캡처|촬영)(?:\.? ?재판매 및 DB 금지)?\]",
    r"\s?\[(?:촬영|사진|그래픽)\s?=?\s?(?P<who>[^\[\]]{2,20})\]",
    (
        r"\s?[(\[](?:사진|그래픽"
        r"|영상)\s?=\s?(?P<who>[^()\[\]]{2,40})[)\]]\s?\d{4}\.\d\d\.\d\d\.?(?:\s\S{3,40}@\S{3,40})?"
        r"(?:\s?\*?재판매 및 DB 금지)?"
    ),
    r"(?:(?<=[.다])|\A)\s?/(?P<who>[\uac00-\ud7afA-Za-z ]{2,20})\s?제공",
    # （受访者供图）, 연합뉴스 제공
    rf"{_CJK_BREAK}(?P<who>[{_HAN}\uac00-\ud7afA-Za-z]{{2,12}})\s?(?:供图|供圖|제공)[）)]?。?",
    # ＝10日、東京（ロイター＝共同）, ＝ロイター
    rf"(?:＝|=)(?P<who>(?:{CJK_AGENCY}|AFP|AP|ロイター/アフロ)(?:[・/＝=](?:{CJK_AGENCY}|AFP|AP))?)",
)
_CJK_MARK = re.compile(rf"[（(](?P<who>(?:(?i:{CJK_AGENCY})|AFP|AP|UPI)(?:[・/＝=](?:(?i:{CJK_AGENCY})|AFP|AP))?)[）)]")
_CHARACTERS = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_CJK_SENTENCE = re.compile(r"[。！？]")


@cache
def _cjk_pattern(source_text: str) -> re.Pattern[str]:
    return re.compile(source_text)


def _in_characters(tail: str) -> tuple[int, str] | None:
    """The same in Chinese, Japanese and Korean writing; an agency in brackets ends a caption, which is no sentence."""
    for form in _CJK_CREDITS:
        for start in _cjk_starts(tail):
            match = _cjk_pattern(form).fullmatch(tail, start)
            if match:
                return start, match["who"].strip()
    mark = _CJK_MARK.search(tail, max(0, len(tail) - 24))
    if mark and mark.end() == len(tail) and not _CJK_SENTENCE.search(tail) and mark.start() >= MIN_CJK_CAPTION:
        return mark.start(), mark["who"]
    return None


MIN_MARKED_CAPTION = 15
"""Characters before a credit that no stop parts from its caption: "The photo: Jane Roe" is a sentence of its own."""

_STOPS = '.!?…"”’»)'

MIN_CJK_CAPTION = 8
"""Characters of the shortest caption in Chinese characters: fewer are a heading."""

_CJK_START = re.compile(r"[（(\[【\s/＝=]|(?<=[。！？…）\"”」])|\A")


def _cjk_starts(tail: str) -> list[int]:
    return [match.start() for match in _CJK_START.finditer(tail)]


_OWN_PICTURE = re.compile(rf"(?P<outlet>{NAME_WORD}(?:\s+{NAME_WORD}){{0,2}})\s+(?i:photo|image|video)\Z")
_SPLIT = re.compile(r"\s*(?:/|,|;|\||＝|=|·|\s[—–-]\s|\bvia\b|\bfor\b)\s*")
_CJK_REPORTER = re.compile(rf"(?P<agency>{CJK_AGENCY})?(?:(?:特约|本报|本報)?(?:记者|記者|通讯员)|(?<=社)发)\s?")


@lru_cache(maxsize=4096)
def parse_photo_credit(text: str) -> Credit:
    """A picture's credit in parts: "AP Photo/Jane Roe" is by Jane Roe of AP. Outlets print the same ones every day."""
    agencies: list[str] = []
    names: list[str] = []
    plain_text = _CJK_REPORTER.sub(r"\g<agency>/", text.strip()) if _CHARACTERS.search(text) else text.strip()
    rest = _pattern("prefix").sub(r"\1/", plain_text)
    for part in _SPLIT.split(rest):
        own = _OWN_PICTURE.match(part)
        plain, known = _name_and_agency(part)
        if own and not known:
            agencies.append(own["outlet"])
            continue
        if known:
            agencies.append(known)
        if plain and plain[0].isalpha():
            names.append(plain)
    outlets = [*agencies, *names[1:]]
    return Credit(
        text=text.strip(), kind="photo", name=names[0] if names else None, agency=outlets[0] if outlets else None
    )


def _name_and_agency(part: str) -> tuple[str, str | None]:
    """A part of a credit without the words for a picture, and the agency that it ends with."""
    plain = " ".join(_pattern("role").sub(" ", part).split()).strip(" .")
    whole = agency(plain) or (source(plain) if plain and plain[0] > "\u3000" else None)
    if whole:
        return "", whole
    ending = _pattern("ending").search(part)
    if not ending:
        return plain, None
    before = " ".join(_pattern("role").sub(" ", part[: ending.start()]).split()).strip(" .")
    return before, agency(ending[0])


def _agencies_in(line: str) -> Iterator[str]:
    """Agencies named in a line, in capitals as names are, but for those that write themselves small (dpa)."""
    for match in _pattern("text_agency").finditer(line):
        known = agency(match[0])
        if known and (not match[0].islower() or known.islower()):
            yield known


def _apart(match: re.Match[str]) -> str:
    """An agency's name, where it is one, taken out from between the names of people."""
    known = agency(match[0])
    return " , " if known and (not match[0].islower() or known.islower()) else match[0]


_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|['’])\s")
_NOT_PERSON = re.compile(
    r"\b(?i:press|news|writers?|reporters?|staff|bureau|agency|digital|correspondents?|times|post|editing|reporting"
    r"|additional)\b"
)
_REPORTER = re.compile(rf"(?<![\w’'])(?P<name>{PERSON})")
_CLAUSE = re.compile(r"[;.]\s+(?=[A-Z])|;\s*")


def parse_text_credit(text: str) -> tuple[Credit, ...]:
    """Who is credited in a closing line: each agency and each person named in it, as credits of kind `text`.

    "Reporting by Jane Roe in Kyiv; Editing by John Doe" credits Jane Roe as reporter and John Doe as editor.
    """
    line = text.strip()
    found: list[Credit] = []
    agencies = list(dict.fromkeys(_agencies_in(line)))
    if not agencies and agency(line.strip("()[]—–- ")):
        agencies = [str(agency(line.strip("()[]—–- ")))]
    found += [Credit(text=line, kind="text", agency=name) for name in agencies]
    for clause in _CLAUSE.split(line):
        kind = "editing" if re.match(r"\W*(?i:edited|editing)\b", clause) else "text"
        plain = _pattern("text_agency").sub(_apart, _POSSESSIVE.sub(" , ", clause))
        for match in _REPORTER.finditer(plain):
            name = match["name"].strip(" .,")
            if not _NOT_PERSON.search(name) and not agency(name):
                found.append(Credit(text=line, kind=kind, name=name))
    return tuple(found) or (Credit(text=line, kind="text"),)
