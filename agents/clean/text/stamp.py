"""Date stamps: a date that stands on a line of its own above the text, or was glued to its first words."""

import re

from agents.clean import dates
from agents.clean.text.agencies import CJK_AGENCY
from agents.clean.text.cities import CITIES
from agents.clean.text.labels import is_section
from agents.clean.text.words import LETTER
from schemas.article import Precision

MAX_LINE = 100
"""Characters of the longest line that is tried as a date stamp: two dates with their labels."""

FIRST_DIGIT = 40
"""Characters within which the date begins."""

LABELS = (
    "date", "dated", "issued on", "originally published", "published on", "published", "posted", "updated",
    "last updated", "created", "first published", "last modified",
    "stand", "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am", "publié le", "publié",
    "mis à jour le", "modifié le", "publicado", "publicado el", "publicado em", "actualizado", "atualizado em",
    "fecha", "data", "pubblicato il", "pubblicato", "aggiornato il", "opublikowano", "dodano", "data publikacji",
    "aktualizacja", "zveřejněno", "gepubliceerd", "gepubliceerd op", "publicerad", "publisert", "udgivet",
    "опубликовано", "дата публикации", "обновлено", "опубліковано", "оновлено", "дата", "yayınlanma", "diterbitkan",
    "cập nhật", "đăng", "ngày đăng", "erstellt", "erstellt am", "zuletzt aktualisiert", "mise à jour", "mis à jour",
    "última actualización", "última atualização", "última edição", "atualizada em", "atualizado", "ultima modifica",
    "ultimo aggiornamento", "modifica il", "data utworzenia", "utworzono", "ostatnia aktualizacja",
    "publikacja", "atualização", "publicado em", "mis à jour",
)  # fmt: skip
"""What stands before the date of a stamp, lower case; `dates.parse` knows more of them on lines of their own."""

_LABEL = "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True))
_CLOCK = (
    r"(?:(?:T|,|\s[|–-])?\s?(?:at\s|um\s|à\s|a las\s|alle\s|às\s|о\s"
    r"|в\s)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?(?i:[ap]\.?m\b\.?))?(?:\s?(?:Z|Uhr|UTC|GMT|MSK|МСК|CES?T"
    r"|E[SD]T|P[SD]T|BST|IST)\b)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)"
)
_NUMERIC = r"\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[./])\d{1,2}(?P=b)\d{4}"
_NAMED = (
    rf"{LETTER}{{3,12}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:\.|er"
    rf"|º)?\s(?:de\s)?{LETTER}{{3,12}}\.?,?\s(?:de\s|del\s)?\d{{4}}"
)
_GLUED = re.compile(
    rf"(?P<label>(?i:{_LABEL})\b\s?:?\s?)?(?P<date>(?:{_NUMERIC}|(?P<named>{_NAMED}))(?!\d)(?P<clock>{_CLOCK})?)"
    r"(?P<parting>\s*[|•·–—]\s*|\s+-\s+|\s*:\s+|\s+|(?=[\"“«„]))"
)
_GLUED_CJK = re.compile(
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日\s?(?:[（(]?(?:星期|周)?[一二三四五六日天月火水木金土][）)]?)?\s?"
    r"(?:\d{1,2}[:：時时点]\d{2}分?(?::\d{2})?)?)\s*(?:(?:来源|來源)\s?[：:]\s?\S{2,20}|(?:更新|公開|配信|発表"
    r"|掲載))\s+"
)
_TAKEN_FOR_SENTENCE = re.compile(r"(?<!m)(?<!\dh)(?<!г)(?<!р)[.。]\Z")
_SUFFIX = re.compile(
    r"\s(?:in|i|en|em)\s[^\W\d_a-zß-ÿ][\w &]{2,20}\Z|\s*(?:来源|來源|出典|Источник|Джерело|Nguồn|Quelle|Source|Fuente"
    r"|Fonte)\s?[：:]\s?\S{2,20}\Z|\s*[|·•]?\s*(?:Zdroj|Bron|Kilde|Källa|Kaynak|Πηγή|Sumber|Źródło)\s?:\s?[^"
    r"|\d]{2,30}\d{0,2}\Z"
)
_BETWEEN = re.compile(
    r"\s*[|•·;]\s*|\s[–—/-]\s|(?<!last)(?<!Last)[\s,(]+(?=(?i:last\s|zuletzt\s)?(?i:updated|modified|aktualisiert"
    r"|mis à jour|modifié|actualizado|atualizado|aggiornato|aktualizacja|обновлено|оновлено|published|posted|更新)\b)"
)
_CLOCK_LINE = re.compile(
    rf"(?P<label>(?i:{_LABEL})\s?:?\s(?:(?i:at|um|à|a las|alle|às|on|o|в"
    rf"|о)\s)?)?\d{{1,2}}[:.h]\d{{2}}\s?(?:(?i:[ap]\.?m\.?|h|Uhr|hrs))?"
    r"(?:\s(?:UTC|GMT|MSK|МСК|CES?T|[ECMP][SD]T|BST|IST|JST)\b)?(?:\s?[+-]\d{1,2})?"
)
_QUOTES = "\"“„«‘'([¿¡‹「『"
_TODAY = (
    "today|yesterday|heute|gestern|aujourd['’]hui|hoy|ayer|hoje|ontem|oggi|ieri|vandaag|gisteren|i ?dag|i ?går|dnes"
    "|včera|bugün|dün|σήμερα|χθες|сегодня|вчера|сьогодні|вчора|hari ini|kemarin|hôm nay|hôm qua|今天|昨天|今日|昨日"
    "|오늘|어제"
    "|اليوم|أمس"
)
_CLOCKED = re.compile(
    rf"(?:{dates.ANY_WEEKDAY},?\s)?(?:(?:{_LABEL})\s?:?\s)?(?:{dates.ANY_DAY}|{_TODAY}"
    r"|\d{1,2}/\d{1,2}\s?(?:[（(][月火水木金土日월화수목금토일一二三四五六][）)])?)"
    r"[,.]?\s{1,2}(?:(?:kl|om|o|v|в|о|at|um|à|às|alle|ore|a las|saat|στις|pukul|jam)\.?\s)?"
    r"\d{1,2}[:.h：]\d{2}(?:\s?(?:WIB|WITA|WIT|мск|uur|Uhr|hod\.?))?",
    re.IGNORECASE,
)
"""A day without its year and the clock: a label, since no sentence ends in a clock time alone."""

_FAR_LABELS = (
    "송고시간", "기사입력", "기사수정", "최종수정", "최종 수정", "입력시간", "입력", "등록", "수정", "업데이트",
    "승인", "게재", "송고", "发布时间", "发布于", "发布",
    "发表时间", "发表于", "时间", "更新时间", "更新于", "最后更新", "更新", "發布時間", "發佈時間", "發布", "發佈",
    "更新時間", "最後更新", "上稿", "出版",
    "公開日", "公開", "配信日時", "配信", "掲載日", "掲載", "投稿日", "投稿", "最終更新日", "最終更新", "更新日",
    "発表", "oluşturulma tarihi",
    "güncelleme tarihi", "güncellenme tarihi", "yayınlanma tarihi", "son güncelleme", "giriş tarihi", "giriş",
    "güncelleme", "τελευταία ενημέρωση", "ενημερώθηκε", "δημοσιεύθηκε", "δημοσίευση", "τελευταία τροποποίηση",
    "آخر تحديث", "تاريخ النشر", "نشر في", "نُشر في", "تحديث", "نشر", "дата публикации", "последнее обновление",
    "последнее изменение", "изменено", "создано", "останнє оновлення", "дата публікації", "додано", "змінено",
    "naposledy aktualizováno", "publikováno", "vytvořeno", "poslední úprava", "senast uppdaterad", "uppdaterad",
    "ändrad", "publicerat", "uppdaterat", "aangepast", "laatste update", "bijgewerkt", "gepubliceerd",
    "laatst gewijzigd", "東京朝刊", "東京夕刊", "大阪朝刊", "大阪夕刊", "朝刊", "夕刊", "電子版",
)  # fmt: skip
"""Labels of dates in languages that write them on either side of it, or beside it without a space; lower case."""

_FAR_LABEL = re.compile(
    rf"\s*[（(［\[]?\s*(?:{'|'.join(sorted(map(re.escape, _FAR_LABELS), key=len, reverse=True))})"
    r"\s?[:：/]?\s*[）)\]］]?"
    r"|\s(?:بتوقيت\s[\u0621-\u064a ]{3,20}|по местному времени|по (?:киевскому|московскому) времени"
    r"|за київським часом)\Z"
    r"|\s?[（(［\[](?=\d)|(?<=\d)[）)\]］]|\s?[（(［\[](?:有料)?(?:会員|會員|会员)(?:限定)?[）)\]］]"
    rf"|\A(?:{CJK_AGENCY})\s+(?=\d)|(?<=\d)\s+(?:{CJK_AGENCY})\Z",
    re.IGNORECASE,
)
_HIJRI = re.compile(
    r"\s?م?\s?[ـ–—-]\s?\d{1,2}\s[\u0621-\u0652]{3,14}(?:\s[\u0621-\u0652]{3,12})?\s\d{4}\s?(?:هـ)?\Z"
    r"|\s[صم]\Z"
)
"""The same day in the other calendar, and the half of the day, which the clock tells."""

_CLOCK_FIRST = re.compile(r"(?<=\d:\d\d)\s?-\s?(?=\d{1,2}\s[\u0621-\u064a])")
_SECOND_DATE = re.compile(r"(?<=\d:\d\d)\s(?=\d{4}\s?[년年])")


def _in_one_calendar(core: str) -> str:
    """An Arabic date without its second names, marks and calendar; two dates in Chinese or Korean parted."""
    plain = core.replace("،", ",").replace("\u064f", "").replace("\u064e", "")
    return _SECOND_DATE.sub(" | ", _CLOCK_FIRST.sub(" ", _ARABIC_PAIR.sub("", _HIJRI.sub("", plain))))


_ARABIC_PAIR = re.compile(r"\s?/\s?[\u0621-\u064a]{2,12}")
"""The second of an Arabic month's two names, of east and west: "10 أغسطس/ آب 2023"."""

_UNIT = (
    r"(?:hours?|hrs?|minutes?|mins?|days?|weeks?|Stunden?|Minuten?|Tag(?:en|e)?|heures?|jours?|horas?|minutos?|días?"
    r"|dias?|or[ae]|minut[oi]|giorn[oi]|godzin\w?|minut\w?|dni|giờ|phút|ngày|uur|uren|minuten|dagen|час\w{0,2}"
    r"|минут\w?|дн\w{1,2}|годин\w?|хвилин\w?|saat|dakika|gün|jam|menit|hari"
    r"|timm\w{2,3}|timer|hodin\w{0,2}|minut\w{0,3}|ώρες|ώρα|λεπτά)"
)
_AGO = re.compile(
    rf"(?:(?:{_LABEL})\s?:?\s)?(?:\d{{1,2}}|an?|one|een|ett|en|час)\s{_UNIT}(?:\s{_UNIT})?\s(?:ago|atrás|fa|temu"
    rf"|trước|geleden|назад|тому|önce|yang lalu|lalu|sedan|siden|πριν)"
    rf"|(?:{_LABEL})\s?:?\s(?:(?:hier|aujourd['’]hui|gestern|heute|hoy|ayer|oggi|ieri|hoje|ontem|dziś|wczoraj|today"
    r"|yesterday)\s)?(?:(?:at|um|à|a las|alle|às|o)\s)?\d{1,2}(?:\s?h\s?|[:.])\d{2}"
    rf"|(?:(?:{_LABEL})\s?:?\s)?(?:há|hace|il y a|vor|för|for|před|πριν)\s\d{{1,2}}\s{_UNIT}",
    re.IGNORECASE,
)
_READING = re.compile(
    r"[\s|·•,(]*(?:(?:lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura"
    r"|czas czytania|reading time)\s?:?\s?(?:ca\. )?\d{1,2}\s?(?:min(?:\.|\w{0,5})|mn)"
    r"|\d{1,2}[\s-]?min(?:\.|ute|utes|s)?[\s-]read|\d{1,2}\s?min(?:\.|\w{0,4})\s(?:czytania|de lecture|de lectura"
    r"|de leitura"
    r"|di lettura|lesezeit))\.?\)?\Z",
    re.IGNORECASE,
)
_GLUED_LABEL = re.compile(
    r"(?<=[^\d](?:19|20)\d\d)(?=\d{1,2}:\d{2})|(?<=\d)(?=[^\W\d_a-zß-ÿ][^\W\d_]{5})|(?<=\d)\s?(?=\((?i:modifi|updated|aktuali|actuali))"
)
"""Where the label of a second date is glued to the first: "12/11/2023Updated 13/11/2023"."""


def find_stamp(paragraph: str) -> tuple[int, str] | None:
    """The date stamp glued to a paragraph's beginning, or the whole of it: its length, and the words of the date."""
    if not _DIGIT.search(paragraph, 0, FIRST_DIGIT):
        return None
    if (
        len(paragraph) <= MAX_LINE
        and not _TAKEN_FOR_SENTENCE.search(_READING.sub("", paragraph))
        and is_stamp(paragraph)
    ):
        return len(paragraph), paragraph
    return _glued(paragraph)


def date_in(line: str) -> str:
    """The words of a stamp that give its date: all of it, or, where two dates stand in it, the one of publication."""
    core = _core(line)
    if dates.parse(line) or dates.parse(core):
        return line if dates.parse(line) else core
    days = [_LABEL_BEFORE.sub("", part.strip("() ")) if not dates.is_change(part) else part for part in _parts(core)]
    days = [day for day in days if _is_day(day)] or [line]
    best = min(days, key=lambda day: (dates.is_change(day), dates.parse(day) is None))
    return best if dates.parse(best) else line


def _core(line: str) -> str:
    """A line without the source at its end and the time that reading takes; labels glued to a date stand apart."""
    first, comma, rest = line.partition(", ")
    line = rest if comma and is_section(first) else line
    if "min" in line.lower() or " mn" in line:
        line = _READING.sub("", line)
    core = _GLUED_LABEL.sub(" | ", _SUFFIX.sub("", line, count=1)).strip()
    return core if core.isascii() and core[:1].isdigit() else _FAR_LABEL.sub(" | ", _in_one_calendar(core)).strip(" |")


def _parts(core: str) -> list[str]:
    return [part for part in _BETWEEN.split(core) if part]


_DIGIT = re.compile(r"\d")
_CJK_STOPS = ("。", "！", "？", "」", "”")
_LABEL_BEFORE = re.compile(rf"(?i:{_LABEL})\s?:?\s(?=\S{{0,12}}\s?\d)")


def is_stamp(line: str) -> bool:
    """Whether a line is a date and nothing else: with labels, clock times, the section or the source at its end."""
    if line.endswith(_CJK_STOPS) or not _DIGIT.search(line):
        return False
    core = _core(line)
    labelled = _CLOCK_LINE.fullmatch(core)
    if labelled:
        return bool(labelled["label"])
    if _is_day(core):
        return True
    if _AGO.fullmatch(core) or _CLOCKED.fullmatch(core):
        return True
    parts = [part.strip("() ") for part in _parts(core)]
    days = sum(map(_is_day, parts))
    return len(parts) > 1 and days > 0 and all(_is_moment(part) or part.lower() in CITIES for part in parts)


def is_labelled(line: str) -> bool:
    """Whether a stamp says so itself, by a label or a clock time: only such a line is one beneath a text, too."""
    return (":" in line or bool(_LABELLED.match(line))) and is_stamp(line)


_LABELLED = re.compile(rf"(?i:{_LABEL})\s")


def _is_moment(part: str) -> bool:
    return _is_day(part) or bool(_CLOCK_LINE.fullmatch(part) or _AGO.fullmatch(part) or _CLOCKED.fullmatch(part))


def _is_day(text: str) -> bool:
    """Whether a string names a day; "03/04/2023" does, whichever."""
    text = _LABEL_BEFORE.sub("", text)
    when = dates.parse(text) or dates.parse(text, "en-us")
    return when is not None and when.precision not in {Precision.MONTH, Precision.YEAR}


def _glued(paragraph: str) -> tuple[int, str] | None:
    """The stamp before a paragraph's first words.

    A sentence may begin with a date too ("10 августа Москва"), so what follows begins with a capital, and a month that
    is no English one comes with a label, a clock or a dash.
    """
    match = _GLUED.match(paragraph) or _GLUED_CJK.match(paragraph)
    if not match or not _begins_text(paragraph, match.end()):
        return None
    parts = match.groupdict()
    if parts.get("named") and not _ENGLISH.search(parts["named"]) and not (parts["label"] or parts["clock"]):
        parted = parts["parting"].strip()
        if not parted:
            return None
    words = match["date"].strip()
    return (match.end(), words) if _is_day(words) else None


_ENGLISH = re.compile(rf"\b{dates.MONTH}(?!\w)")


def _begins_text(paragraph: str, position: int) -> bool:
    """Whether a capital, or a letter of a script without capitals, follows, quotation marks aside."""
    rest = paragraph[position : position + 3].lstrip(_QUOTES)
    return bool(rest) and rest[0].isalpha() and not rest[0].islower() and not _HALF_DAY.match(paragraph, position)


_HALF_DAY = re.compile(r"[AP]M\b")
