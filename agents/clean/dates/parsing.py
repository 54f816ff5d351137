"""Dates as pages, feeds, wires and prose write them, in the languages of news."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from agents import months
from agents.clean.dates.days import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    WESTERN,
    When,
    checked_day,
    checked_month,
    checked_year,
    day_and_month,
    on,
)
from schemas.article import Precision

MAX_DATE_LENGTH = 80
"""Characters of the longest string that is still tried as a date."""

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = (
    r"(?:Mon(?:day|\.)?|Tue(?:s(?:day|\.)?|\.)?|Wed(?:nesday|\.)?|Thu(?:rs(?:day|\.)?|\.)?|Fri(?:day|\.)?"
    r"|Sat(?:urday|\.)?|Sun(?:day|\.)?)"
)
"""Months and weekdays of English news, full and short: patterns without groups, for matching with case."""

_ORDINAL = r"(?:st|nd|rd|th|er|re|[.ºª°]|-?(?:го|е|ого))?"
_OF = r"(?:(?:of|de|del|di|ta|ng\u00e0y)\s+|d['’])?"

ANY_MONTH = rf"(?:{months.alternation([months.MONTH_NAMES, months.SHORT_MONTH_NAMES])}(?!\w)\.?)"
"""A month in any of the languages of `months`, full or short: a pattern without groups, to be used ignoring case."""

ANY_WEEKDAY = rf"(?:{months.alternation([months.WEEKDAY_NAMES, months.SHORT_WEEKDAY_NAMES])}(?!\w)\.?)"
"""A weekday likewise."""

ANY_DAY = (
    rf"(?:(?:{ANY_WEEKDAY},?\s+(?:(?:the|den|dem|le|el|il|dia|d\u00eda|ng\u00e0y)\s+)?)?(?:"
    rf"\d{{1,2}}{_ORDINAL}\s*{_OF}{ANY_MONTH}(?:,?\s+(?:del?\s+|n\u0103m\s+)?\d{{4}}(?!\d)"
    r"(?:\s?(?:г\.?|р\.|года|року))?)?"
    rf"|{ANY_MONTH}\s+\d{{1,2}}(?!\d){_ORDINAL}(?:,?\s+\d{{4}}(?!\d))?"
    r"|(?:ng\u00e0y\s+)?\d{1,2}\s+th\u00e1ng\s+\d{1,2}(?:(?:,|\s+n\u0103m)?\s+\d{4})?(?!\d)"
    r"|(?:ng\u00e0y\s+)?\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}(?!\d)|\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}(?!\d))"
    r"|(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日号號일]"
    r"(?:\s?[(（](?:周|星期)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[)）])?)"
)
"""A day with or without its weekday and year, in the forms of all those languages, Vietnamese, Chinese, Japanese and
Korean among them: a pattern without groups, to be used ignoring case. It checks no calendar."""


_ZONE_TABLE = """
z 0, utc 0, gmt 0, wet 0, west 60, bst 60, cet 60, cest 120, mez 60, mesz 120, eet 120, eest 180, msk 180, мск 180,
trt 180, ist 330, wib 420, sgt 480, hkt 480, kst 540, jst 540, aest 600, aedt 660, nzst 720, nzdt 780, brt -180,
art -180, est -300, edt -240, cst -360, cdt -300, mst -420, mdt -360, pst -480, pdt -420, akst -540, akdt -480, hst -600
"""
_ZONES = {entry.split()[0]: int(entry.split()[1]) for entry in _ZONE_TABLE.split(",")}
"""Minutes that the clocks of a time zone are ahead of UTC, as news uses the names: CST is America's, IST India's."""

_OFFSET = r"(?P<sign>[+\u2212-])(?P<offset_hour>\d{1,2})(?::?(?P<offset_minute>[0-5]\d))?(?![\d:])"
_ZONE = rf"(?:\s*\(?\s*(?P<zone>{'|'.join(sorted(_ZONES, key=len, reverse=True))})(?![^\W\d_])\)?)?(?:\s*{_OFFSET})?"
_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?"
_BEFORE_NOON = {"上午": 0, "午前": 0, "오전": 0, "下午": 12, "午後": 12, "晚上": 12, "오후": 12}
_NOON = rf"(?:(?P<noon>{'|'.join(_BEFORE_NOON)})\s*)?"

_CLOCK = re.compile(
    rf"(?<!\d)T?{_NOON}(?P<hour>[01]?\d|2[0-4])\s?(?:[:：]|(?<=\d)[時点时시]\s?)(?P<minute>[0-5]\d)분?分?"
    rf"(?:[:：](?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d){_HALF}{_ZONE}",
    re.IGNORECASE,
)
_LOOSE_CLOCK = re.compile(
    rf"(?<![\d.,/-])T?{_NOON}(?P<hour>[01]?\d|2[0-4])(?:\s?(?:[.h]|Uhr|часов|Hr?s?\.?)\s?(?P<minute>[0-5]\d)"
    rf"(?![\d.])(?P<second>(?!))?|\s?(?:h|Uhr|[時点时시]|(?=\s?[ap]\.?m)))(?![\d]){_HALF}{_ZONE}",
    re.IGNORECASE,
)
"""A clock with a colon is one wherever it stands; one with a point or an h only in what the date has left."""

_WORD = r"(?P<name>[^\W\d_]{2,12})\.?"
_YEAR4 = r"(?P<year>\d{4})(?!\d)"
_DAY2 = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR4[:-6]}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}})\s?[日号號일])?",
        r"(?<!\d)(?P<year>\d{4})(?P<s>[-/.])\s?(?P<month>\d{1,2})(?P=s)\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<hms>[0-2]\d(?:[0-5]\d){2})Z?)?(?!\d)",
        rf"{_DAY2}{_ORDINAL}(?:\s*{_OF}|[./-]){_WORD}[\s,.'/-]*(?:(?:del?|di|n\u0103m)\s+|d['’])?{_YEAR4}",
        rf"{_WORD}[\s-]*{_DAY2}(?:st|nd|rd|th)?[\s,.-]+(?:n\u0103m\s+)?{_YEAR4}",
        rf"(?<!\d){_YEAR4}[.,]?\s+{_WORD}\s+{_DAY2}",
        r"(?<!\d)(?P<first>\d{1,2})(?P<s>\s?[./-])\s?(?P<second_number>\d{1,2})(?P=s)\s?(?P<year>\d{4})(?!\d)",
        r"(?<![\d.])(?P<first>\d{1,2})\.\s?(?P<second_number>\d{1,2})\.\s?'?(?P<short_year>[0-6]\d)(?![\d.])",
        rf"{_WORD}[\s,.-]*(?:(?:del?|n\u0103m)\s+)?{_YEAR4}",
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?!\d)",
    )
)
_WHOLE_FORMS = 8
"""The first forms name a day (or, in Chinese characters, at least a month); the last two a month."""

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ](?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)"
    rf"(?::(?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?\s?(?P<zone>Z|UTC)?(?:{_OFFSET})?)?",
    re.IGNORECASE,
)
"""What most machines write, tried first."""

_YEAR = re.compile(r"\d{4}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_VIETNAMESE_MONTH = re.compile(
    rf"\bth\u00e1ng\s+({'|'.join(sorted(months.VIETNAMESE_MONTHS, key=len, reverse=True))}|\d{{1,2}})(?!\w)",
    re.IGNORECASE,
)
_VIETNAMESE_WEEKDAY = re.compile(r"\bth\u1ee9\s(hai|ba|t\u01b0|n\u0103m|s\u00e1u|b\u1ea3y|[2-7])(?!\w)", re.IGNORECASE)
_ENGLISH_WEEKDAYS = {
    name: day
    for day, names in zip(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
        ("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy 7"),
        strict=True,
    )
    for name in names.split()
}
_ENGLISH_MONTHS = tuple(months.MONTH_NAMES["en"].split("|"))

_PUBLISHED_WORDS = """
    date dated datum last published publish posted created first release released written online issue
    veröffentlicht erstellt erschienen stand publié publie paru mis mise ligne en publicado publicada fecha data
    pubblicato pubblicata
    il gepubliceerd geplaatst publicerad publicerat publisert publiceret udgivet oprettet julkaistu opublikowano dodano
    utworzono publikacji zveřejněno vydáno publikováno uverejnené megjelent közzétéve publicat publicată
    опубликовано опубликован дата публикации опубліковано публікації δημοσίευση δημοσιεύτηκε δημοσιεύθηκε
    yayınlanma yayın giriş tarihi diterbitkan đăng xuất bản 发布时间 发布 发表于 时间 日期 公開 掲載 投稿日 配信 入力
    입력 등록 발행 نشر تاريخ النشر في
"""
_CHANGED_WORDS = """
    updated update modified changed edited revised amended
    aktualisiert geändert letzte zuletzt aktualisierung jour modifié modifie actualisé actualizado actualizada
    atualizado atualizada modificado modificada última ultima actualización atualização aggiornato aggiornata modificato
    modifica aggiornamento bijgewerkt laatst gewijzigd uppdaterad uppdaterat oppdatert opdateret päivitetty muokattu
    zaktualizowano aktualizacja aktualizováno aktualizace upraveno frissítve módosítva actualizat actualizată
    обновлено изменено обновление оновлено змінено ενημέρωση ενημερώθηκε güncelleme güncellenme diperbarui cập
    更新 更新时间 更新日 수정 最終更新 تحديث
"""
_AROUND_WORDS = """
    a à as às ao al alle am an at um kl klo le el il la lo den dem der die das on of o os om du de del di do d da in em
    w v u uhr hrs hr hs h ore ora
    óra horas hora heures heure ur uur time est le local et pt ct mt by the and und y et e i
    г р года год року рік roku r năm ngày lúc в о об year time zone am pm a.m p.m ч час мск hora from vom von since
    日 時 分 の no noon
"""
_PUBLISHED = frozenset(map(months.plain, _PUBLISHED_WORDS.split()))
_CHANGED = frozenset(map(months.plain, _CHANGED_WORDS.split()))
_AROUND = frozenset({*_PUBLISHED, *_CHANGED, *map(months.plain, _AROUND_WORDS.split()), *_ZONES})
"""Words that may stand around a date that a string is: labels, and what leads from the day to the hour."""

_WORDS = re.compile(r"[^\W\d_]+(?:-feira)?")


def parse(text: str, language: str | None = None) -> When | None:
    """The date that the whole of a short string gives; None where it gives none, or says more than a date.

    ISO 8601, RFC 2822, seconds or milliseconds since 1970, and the written forms of some thirty languages, with
    weekday, clock, time zone and a label such as "Published on". A numeric date is read as year first, else as
    whichever order makes it one; "03/04/2023" could be either unless the language tells.

    Args:
        text: the string, up to 80 characters.
        language: the language tag of what it stands in, if known.
    """
    text = text.strip()
    if not text or len(text) > MAX_DATE_LENGTH:
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        return _with_clock(_day_of(iso, language), iso)
    found = _read(text, language)
    return found[0] if found and not found[1] else _mail_date(text)


def find(text: str, language: str | None = None) -> When | None:
    """The first day within a line, with its clock, that is no day of a change; None in lines that are prose by length.

    "Updated: 2023-11-08 Written: 2023-11-07" gives the second.
    """
    if len(text) > MAX_LINE_LENGTH:
        return None
    line = text if text.isascii() else _westernised(text)
    reached = 0
    for start, end in _days_within(line, language):
        if start < reached:
            continue
        clock = _CLOCK.search(line, end, end + CLOCK_REACH)
        label, reached = line[reached:start], clock.end() if clock else end
        found = None if is_change(label) else _read(line[start:reached], language)
        if found:
            return found[0]
    return None


def _days_within(line: str, language: str | None) -> list[tuple[int, int]]:
    """Where days stand in a line, in order."""
    spans = [
        match.span() for form in _DAY_FORMS[:_WHOLE_FORMS] for match in form.finditer(line) if _day_of(match, language)
    ]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


MAX_LINE_LENGTH = 300
"""Characters of the longest line in which a date is looked for."""

CLOCK_REACH = 24
"""Characters between a date in a line and the end of the clock time that belongs to it: " um 15:03:10 Uhr (MESZ)"."""


def is_change(text: str) -> bool:
    """Whether the words beside a date say that something was changed then, not published: "Updated on 8 May"."""
    words = {months.plain(word) for word in _WORDS.findall(text[:MAX_DATE_LENGTH])}
    return not words.isdisjoint(_CHANGED) and words.isdisjoint(_PUBLISHED - _CHANGED - _LABELS_OF_BOTH)


_LABELS_OF_BOTH = frozenset(
    map(
        months.plain,
        [
            "last",
            "date",
            "datum",
            "data",
            "fecha",
            "stand",
            "online",
            "en",
            "il",
            "mis",
            "mise",
            "дата",
            "в",
            "تاريخ",
            "时间",
        ],
    )
)


def _read(text: str, language: str | None) -> tuple[When, bool] | None:
    """The date in a string, and whether something is left of it that belongs to no date; None without a date."""
    line = text if text.isascii() else _westernised(text)
    if _EPOCH.fullmatch(line):
        moment = datetime.fromtimestamp(int(line[:10]), UTC)
        return When(moment, Precision.SECOND, zoned=True), False
    if _YEAR.fullmatch(line):
        year = checked_year(int(line))
        return (year, False) if year else None
    clock = _CLOCK.search(line)
    rest = f"{line[: clock.start()]} {line[clock.end() :]}" if clock else line
    for form in _DAY_FORMS:
        match = form.search(rest)
        when = (_day_of(match, language) or _day_by_weekday(match, rest)) if match else None
        if match and when:
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            return _completed(when, match, clock, rest)
    return None


def _completed(when: When, match: re.Match[str], clock: re.Match[str] | None, rest: str) -> tuple[When, bool]:
    """The day with its clock and weekday, and whether words or numbers are left that belong to neither."""
    if match.groupdict().get("hms"):
        when = _compact(when, match)
    elif clock is None:
        clock = _LOOSE_CLOCK.search(rest)
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}" if clock else rest
    words = [months.plain(word) for word in _WORDS.findall(rest)]
    days = {number for number in map(_weekday_of, words) if number is not None}
    stray = [word for word in words if word not in _AROUND and _weekday_of(word) is None]
    if days and when.precision is Precision.DAY:
        when = on(when.start.date(), weekday_fits=when.start.weekday() in days)
    if clock:
        when = _with_clock(when, clock) or when
    return when, bool(stray) or any(char.isdigit() for char in rest) or (bool(clock) and not when.is_clock)


def _compact(when: When, match: re.Match[str]) -> When:
    """The day with the clock time of "20230810T120000Z"."""
    digits = match["hms"]
    start = when.start.replace(hour=min(int(digits[:2]), 23), minute=int(digits[2:4]), second=int(digits[4:]))
    return When(start, Precision.SECOND, zoned=match[0].endswith(("Z", "z")))


def _day_by_weekday(match: re.Match[str], line: str) -> When | None:
    """The day of "Thursday, 10/8/2023", of which only one order falls on a Thursday."""
    parts = match.groupdict()
    if not parts.get("first"):
        return None
    said = {_weekday_of(months.plain(word)) for word in _WORDS.findall(line)}
    numbers = int(parts["first"]), int(parts["second_number"])
    year = int(parts["year"]) if parts.get("year") else 0
    days = [checked_day(year, month, day) for day, month in (numbers, numbers[::-1])]
    fitting = [day for day in days if day and day.weekday() in said]
    return on(fitting[0]) if len(fitting) == 1 else None


def _weekday_of(word: str) -> int | None:
    """The weekday of a plain word, of one character in Chinese, Japanese and Korean (木曜日, 周四, 목요일)."""
    cjk = _CJK_WEEKDAY.fullmatch(word)
    return months.CJK_WEEKDAYS[cjk[1] or cjk[2]] if cjk else months.WEEKDAYS.get(word)


_CJK_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])|([月火水木金土日월화수목금토일])(?:曜日?|요일)?")


def _westernised(text: str) -> str:
    """Digits and Vietnamese months and weekdays, which are numbered words, as English writes them."""
    months_done = _VIETNAMESE_MONTH.sub(_english_month, text.translate(WESTERN))
    return _VIETNAMESE_WEEKDAY.sub(lambda match: _ENGLISH_WEEKDAYS[match[1].lower()], months_done)


def _english_month(match: re.Match[str]) -> str:
    word = match[1].lower()
    number = int(word) if word.isdigit() else months.VIETNAMESE_MONTHS.index(word) + 1
    return _ENGLISH_MONTHS[number - 1] if 1 <= number <= len(_ENGLISH_MONTHS) else match[0]


def _mail_date(text: str) -> When | None:
    """RFC 822 with its years of two digits, as old feeds have it: "Wed, 23 Aug 23 10:00:00 +0200"."""
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        start = moment.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):  # what it raises for strings that are none
        return None
    if not EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        return None
    weekday = months.WEEKDAYS.get(text[:3].lower())
    return When(start, Precision.SECOND, zoned=True, weekday_fits=weekday is None or weekday == moment.weekday())


def _day_of(match: re.Match[str], language: str | None) -> When | None:
    """The day or month in a match of one of the forms; None where the calendar has no such one."""
    parts = match.groupdict()
    year = int(parts["short_year"]) + 2000 if parts.get("short_year") else int(parts["year"])
    if parts.get("first"):
        day, month = day_and_month(int(parts["first"]), int(parts["second_number"]), match[0], language)
    else:
        month = months.month(parts["name"]) if parts.get("name") else int(parts["month"])
        day = int(parts["day"]) if parts.get("day") else None
    if not month:
        return None
    if day is None:
        return None if parts.get("first") else checked_month(year, month)
    exact = checked_day(year, month, day)
    return on(exact) if exact else None


def _with_clock(when: When | None, match: re.Match[str]) -> When | None:
    """The day with the clock time of the match, where it has one."""
    if when is None or when.precision is not Precision.DAY or not match["hour"]:
        return when
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts.get("half") and hour <= 12:
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    if parts.get("noon") and hour < 12:
        hour += _BEFORE_NOON[parts["noon"]]
    zoned = bool(parts.get("zone") or parts.get("sign"))
    try:
        zone = timezone(timedelta(minutes=_minutes_ahead(parts)))
        local = when.start.replace(hour=0, tzinfo=zone) + timedelta(
            hours=hour, minutes=minute, seconds=int(parts["second"] or 0)
        )
        start = local.astimezone(UTC)
    except (ValueError, OverflowError):  # an offset past a day, a moment past the calendar
        return when
    precision = Precision.SECOND if parts["second"] else Precision.MINUTE
    return When(start, precision, zoned=zoned, weekday_fits=when.weekday_fits)


def _minutes_ahead(parts: dict[str, str]) -> int:
    """Minutes that the clock meant is ahead of UTC."""
    minutes = _ZONES[parts["zone"].lower()] if parts.get("zone") else 0
    if parts.get("sign"):
        offset = int(parts["offset_hour"]) * 60 + int(parts["offset_minute"] or 0)
        minutes = offset if parts["sign"] == "+" else -offset  # "GMT+7", and "12:00:00 GMT+0200 (CEST)"
    return minutes
