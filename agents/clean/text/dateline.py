"""Datelines: where, when and by which agency a report was filed, before its first words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from agents import months
from agents.clean.text.agencies import CJK_AGENCY, source
from agents.clean.text.cities import CITIES, CJK_CITIES
from agents.clean.text.words import LETTER, UPPER

MAX_DATELINE = 140
"""Characters: place, region, date and agency fit in a line and a half."""

MIN_BODY = 40
"""Characters that follow a dateline without agency and date at least: what follows a label or a name is shorter."""

MIN_CAPITALS = 4
"""Letters from which on a word in capitals can be a place that no table knows; shorter ones are abbreviations."""

SENTENCE_REACH = 400
"""Characters within which the second dash of an insertion stands."""


@dataclass(frozen=True)
class Line:
    """A dateline found: its length with the dash after it, and its parts as printed; `people` are who filed it."""

    length: int
    text: str
    place: str | None
    agency: str | None
    date: str | None
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One way of writing a dateline.

    Attributes:
        cues: one of these strings stands in the first 140 characters of such a paragraph.
        pattern: matches the dateline and what parts it from the text; groups place, date, month, agency, people.
        believable: whether a match in a paragraph is one, as far as a pattern cannot tell.
        examples: datelines of this form.
        counterexample: the beginning of a sentence that it leaves.
    """

    cues: tuple[str, ...]
    pattern: str
    believable: Callable[[re.Match[str], str], bool]
    examples: tuple[str, ...]
    counterexample: str


def find_dateline(paragraph: str) -> Line | None:
    """The dateline that a paragraph begins with; None for a paragraph that is nothing else."""
    head = paragraph[:MAX_DATELINE]
    is_cjk = bool(_CJK_START.match(head))
    if is_cjk and head[0] not in _OPENERS and "（" not in head[:_CITY_REACH] and not _has_cue(_FILED, head):
        return None
    for form in CJK_FORMS if is_cjk else FORMS:
        match = _compiled(form.pattern).match(head) if _has_cue(form.cues, head) else None
        if match and match.end() < len(paragraph) and _month_fits(match) and form.believable(match, paragraph):
            return _line(match)
    return None


_CITY_REACH = 16
"""Characters within which the agency's bracket opens behind a city in Japanese."""

_OPENERS = "（(【［[〔「—"
_FILED = ("电", "電", "讯", "訊", "消息", "報導", "报道", "報道")
"""What stands in a Chinese dateline without brackets: by wire, news, reports."""


def _has_cue(cues: tuple[str, ...], head: str) -> bool:
    return True in map(head.__contains__, cues)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: few texts need all the forms."""
    return re.compile(pattern)


def _line(match: re.Match[str]) -> Line:
    parts = match.groupdict()
    place, date = _weekday_to_date(parts.get("place"), parts.get("date"))
    people = _people(parts.get("people") or parts.get("by") or parts.get("by_too"))
    if people and place not in CJK_CITIES:
        people, place = _place_in_name((*people[:-1], people[-1] + (place or ""))) or (people, place)
    printed = parts.get("agency")
    return Line(
        match.end(),
        match[0].strip(" \n-–—―_−－:："),
        " ".join(place.split()) if place and place not in _NOWHERE else None,
        (_agency(printed) or printed.strip()) if printed else None,
        date.strip(" .,") if date else None,
        people,
    )


def _weekday_to_date(place: str | None, date: str | None) -> tuple[str | None, str | None]:
    """Place and date, where a weekday went with the place: "KYIV, Ukraine, Thursday" before "Aug 10"."""
    if place and date:
        region, comma, last = place.rpartition(", ")
        if comma and months.weekday(last) is not None:
            return region, f"{last}, {date}"
    return place, date


def _agency(printed: str) -> str | None:
    """The first agency or outlet named in what stands in a dateline's brackets: dpa in "dpa/lnw"."""
    return source(printed) or next((known for known in map(source, _PART.split(printed)) if known), None)


def _people(printed: str | None) -> tuple[str, ...]:
    """The names in "记者 张三 李四" and "山田太郎、佐藤花子"."""
    if not printed:
        return ()
    names = (name.strip() for name in _NAME_BREAK.split(_REPORTER_LABEL.sub(" ", printed).strip()))
    return tuple(name for name in names if len(name) > 1)


def _place_in_name(people: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """Reporter and place written in one: 張三台北 is 張三 in 台北; None where they are not."""
    *others, last = people
    city = next((city for city in CJK_CITIES if last.endswith(city)), None)
    if city is None:
        return None
    name = last.removesuffix(city)
    return (*others, name) if len(name) > 1 else tuple(others), city


def _month_fits(match: re.Match[str]) -> bool:
    """Whether the word beside the day, if there is any, names a month."""
    parts = match.groupdict()
    word = parts.get("month") or parts.get("month_first")
    return word is None or months.month(word) is not None


def _is_label(place: str) -> bool:
    """Whether words are a label, a weekday or a month rather than a place."""
    first = place.partition(",")[0].strip(" .")
    words = set(first.upper().split())
    return bool(words & _LABELS) or months.weekday(first) is not None or months.month(first) is not None


def _starts_sentence(paragraph: str, position: int) -> bool:
    return bool(_SENTENCE_START.match(paragraph, position))


def _is_alone(match: re.Match[str], paragraph: str) -> bool:
    """Whether no second dash follows in the same sentence, which would make an insertion of the words between."""
    sentence = _SENTENCE_STOP.split(paragraph[match.end() : match.end() + SENTENCE_REACH], maxsplit=1)[0]
    return len(paragraph) - match.end() >= MIN_BODY and not _SECOND_DASH.search(sentence)


def _by_known(match: re.Match[str], _: str) -> bool:
    return _agency(match["agency"]) is not None and not _is_label(match.groupdict().get("place") or "")


def _in_brackets(match: re.Match[str], paragraph: str) -> bool:
    """An agency that is known, after anything that can be a place; another outlet where place and dash are sure."""
    place, printed, dash = match["place"], match["agency"], match["dash"]
    if place and _is_label(place):
        return False
    if _agency(printed):
        sure = bool(match["date"] or not place) or place.partition(",")[0].isupper()
        return bool(dash) or (sure and _starts_sentence(paragraph, match.end()))
    is_outlet = _OUTLET.fullmatch(printed) and not {word.strip(".,:").lower() for word in printed.split()} & _NO_AGENCY
    return bool(dash and is_outlet) and (not place or place.split(",")[0].isupper() or bool(match["date"]))


def _agency_first(match: re.Match[str], _: str) -> bool:
    """(ANSA) - ROMA, 10 AGO - : the place is sure by its capitals, its date or the table."""
    place = match["place"]
    sure = place.isupper() or bool(match["date"]) or place.lower() in CITIES
    return sure and source(match["agency"]) is not None and not _is_label(place)


def _dated(match: re.Match[str], paragraph: str) -> bool:
    """Place and date before a dash: in capitals, or with a month by its name."""
    named = bool(match["month"] or match["month_first"])
    place: str = match["place"]
    return (place.partition(",")[0].isupper() or named) and not _is_label(place) and _is_alone(match, paragraph)


def _in_capitals(match: re.Match[str], paragraph: str) -> bool:
    """A place in capitals before a dash: one that is known, has its region with it, or is a word and no label."""
    place: str = match["place"]
    first = place.partition(",")[0]
    if _is_label(place) or not _is_alone(match, paragraph):
        return False
    known = all(city.lower() in CITIES for city in first.split("/"))
    return known or (match["dash"] != "-" and (place != first or len(first) >= MIN_CAPITALS))


def _is_city(match: re.Match[str], paragraph: str) -> bool:
    """Well-known cities before a dash, and no connection from one to another ("Berlin – Warschau")."""
    following = paragraph[match.end() : match.end() + 40].split()
    cities = match["place"].split(",")[0].split("/")
    return (
        all(city.lower() in CITIES for city in cities)
        and _is_alone(match, paragraph)
        and not (following and following[0].strip(".,:;").lower() in CITIES)
    )


def _bare_agency(match: re.Match[str], paragraph: str) -> bool:
    """An agency's or an outlet's name before a dash, alone or after a city: TTO - ; Hong Kong CNN —"""
    place = match["place"]
    known = source(match["agency"]) is not None
    return known and (not place or place.split(",")[0].lower() in CITIES) and _is_alone(match, paragraph)


def _city_or_capitals(match: re.Match[str], paragraph: str) -> bool:
    return _is_city(match, paragraph) or (match["place"].isupper() and _in_capitals(match, paragraph))


def _without_case(match: re.Match[str], _: str) -> bool:
    """A place in a script without capitals before a known agency, with date or dash."""
    place = match["place"]
    sure = bool(match["dash"] or match["date"]) and place.lower() == place.upper()
    return sure and _agency(match["agency"]) is not None


def _by_reporter(match: re.Match[str], _: str) -> bool:
    return match["place"] not in _NO_CJK_PLACE


def _by_city_and_agency(match: re.Match[str], _: str) -> bool:
    return match["place"] in CJK_CITIES and source(match["agency"]) is not None


def _by_source(match: re.Match[str], paragraph: str) -> bool:
    """An outlet or its reporter in brackets before a sentence: one that is known, or one with its reporter's name."""
    named = source(match["agency"]) is not None or bool(match["people"])
    return named and len(paragraph) - match.end() >= MIN_CJK_BODY


MIN_CJK_BODY = 15
"""Characters in Chinese that follow a dateline at least."""


def _sure(match: re.Match[str], _: str) -> bool:
    return bool(match)


def _cjk_place(match: re.Match[str], _: str) -> bool:
    return match["place"] in CJK_CITIES


_WORD = rf"(?:(?:St|Ste|Mt|Ft|Pt|Sta|Sto|TP|[{UPPER}](?:\.[{UPPER}])*)\.(?:HCM)?|[{UPPER}][\w'’ʼ`-]{{0,30}})"
_PARTICLE = (
    r"(?:del|della|de|do|da|dos|la|las|los|les|le|el|al|di|du|am|an|der|den|die|im|in|ob|bei|sur|sous|en|upon|na|nad"
    r"|на|над|v\.\sd\.)"
)
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,3}}"
_REGION = rf"(?:,\s(?:(?:[{UPPER}]\w{{0,5}}\.)+|{_NAME})){{0,2}}"
_PLACE = rf"{_NAME}(?:\s?(?:/|&|\b(?:und|et|and|y|e)\b)\s?{_NAME}){{0,2}}(?:\s\({_NAME}\))?{_REGION}"
_CAPITAL = rf"(?:[{UPPER}][{UPPER}'’`-]{{1,30}}|ST\.)"
_CAPITALS = (
    rf"{_CAPITAL}(?:\s(?:{_PARTICLE}\s)?{_CAPITAL}){{0,3}}(?:\s?/\s?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}){{0,2}}{_REGION}"
)
_YEAR = r"(?:\s?(?:,|de|del)?\s?(?:19|20)\d\d(?:\s?(?:року|року|года|р|г)\b\.?)?)"
_DATE = (
    rf"(?P<date>(?:{LETTER}{{2,12}}\.?,?\s)?(?:\d{{1,2}}(?:\.|er|º|st|nd|rd"
    rf"|th)?(?:\sde)?\s(?P<month>{LETTER}{{3,12}})\b\.?{_YEAR}?|(?P<month_first>{LETTER}{{3,12}})\.?\s\d{{1,2"
    rf"}}{_YEAR}?"
    r"|\d{1,2}[./]\d{1,2}\.?(?:[./]?(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d))"
)
_BRACKETED = r"[(\[](?P<agency>[^()\[\]\n]{2,60})[)\]]"
_DASH = r"(?:\s?\.?[–—―_−]\s?|\s=\s|\s?\.?-{1,3}\s|\s\.?-{1,3}|\s?:\s)"
_START = rf"(?=[\"“'‘„«»¿¡‹(]{{0,2}}[{UPPER}0-9])"

_SENTENCE_START = re.compile(_START)
_SENTENCE_STOP = re.compile(r"[.!?]\s")
_SECOND_DASH = re.compile(r"\s(?:[–—―]|--?)(?:\s|,)|\w[—―]\w")
_OUTLET = re.compile(
    rf"[{UPPER}\d][\w.'’&+-]*(?:\s[{UPPER}\d&][\w.'’&+-]*){{0,3}}(?:(?:\s?/|\svia|,)\s?[{UPPER}][\w .’'-]{{1,30}})?"
)
_PART = re.compile(r"\s?[/,;|=＝]\s?|\s(?:via|and|und|et|y|e|и|та|with|mit)\s|\s?[-–—]\s|^Корр\.\s|\s(?=Br|Re)")
_REPORTER_LABEL = re.compile(
    r"(?:\S{0,8}(?:通讯员|通訊員|记者|記者|编辑|編輯)|特派员|特派員)[：:\s]*|(?:綜合|综合)?(?:報導|报道)\Z"
)
_NAME_BREAK = re.compile(r"\s*[、,，／/・]\s*|\s+(?=\S{2,4}(?:\s|\Z))")
_NOWHERE = frozenset(["綜合", "综合", "本报", "本報", "本网", "本社"])
_LABELS_TABLE = """
UPDATE UPDATED BREAKING EXCLUSIVE OPINION ANALYSIS WATCH VIDEO VIDEOS LIVE CORRECTION CORRECTED EXPLAINER EDITORIAL
REVIEW INTERVIEW PHOTOS FACTBOX TIMELINE NEW FEATURE COMMENT COLUMN SPORTS NEWS NATO UN EU US UK FBI CIA COVID
COVID-19 WHO AND THE OPEC NASA FIFA UEFA UNESCO UNICEF IAEA BREXIT QUESTION ANSWER MODERATOR NOTE WARNING ADVISORY
CORRECTS RPT WRAPUP REFILE UPDATE1 POLL SPOILER ADVERTISEMENT HEADLINE LEAD SUMMARY BACKGROUND CONTEXT RELATED EIL
EILMELDUNG KOMMENTAR ANALYSE INTERVIEW FRAGE ANTWORT EXKLUSIV MEINUNG PORTRÄT HINTERGRUND LIVEBLOG DIRECT EXCLUSIF
ENTRETIEN TRIBUNE CHRONIQUE ÉDITO REPORTAGE PORTRAIT RÉCIT ENQUÊTE PREGUNTA RESPUESTA ENTREVISTA OPINIÓN ANÁLISIS
EXCLUSIVA ÚLTIMA VIVO PERGUNTA RESPOSTA OPINIÃO ANÁLISE DOMANDA RISPOSTA INTERVISTA SCHEDA ОБНОВЛЕНО СРОЧНО МНЕНИЕ
ИНТЕРВЬЮ ВИДЕО ФОТО ЭКСКЛЮЗИВ ВОПРОС ОТВЕТ НАТО ООН ЕС США ОНОВЛЕНО ТЕРМІНОВО ДУМКА ІНТЕРВ'Ю PYTANIE ODPOWIEDŹ WYWIAD
OPINIA PILNE
"""
_LABELS = frozenset(_LABELS_TABLE.split())
"""What stands before a dash and is no place, in capitals."""
_NO_AGENCY_TABLE = """
updated update correction corrected video photos photo opinion repeats adds file note live laughter applause
advertisement spoilers spoiler sic inaudible laughs crosstalk
"""
_NO_AGENCY = frozenset(_NO_AGENCY_TABLE.split())
"""What stands in brackets before a dash and is no outlet."""

FORMS = (
    Form(
        ("(", "["),
        rf"[(\[](?P<agency>[^()\[\]\n]{{2,40}})[)\]]\s?[-–—]{{1,2}}\s(?P<place>{_NAME}(?:/{_NAME})?)"
        rf"(?:,?\s{_DATE}\.?)?"
        r"\s?[-–—]{1,2}\s",
        _agency_first,
        ("(ANSA) - ROMA, 10 AGO - ", "(AGI) - Roma, 10 ago. - ", "(ANSA) - ROMA - "),
        "[Note] - Maria Rossi - sindaca dal 2015 - ha detto che resterà in carica fino alla fine dell'anno.",
    ),
    Form(
        ("(", "["),
        rf"(?:(?P<place>{_PLACE})[.,]?\s)?(?:{_DATE}[.,]?\s?)?{_BRACKETED}(?P<dash>{_DASH})?\s*",
        _in_brackets,
        (
            "KYIV, Ukraine (AP) — ", "LONDON, Aug 10 (Reuters) - ", "Berlin (dpa) - ", "Berlin/Kiew (dpa) – ",
            "PARIS (AFP) – ", "Paris, 10 août 2023 (AFP) - ", "Madrid, 10 ago (EFE).- ", "Madrid, 10 ago (EFE).—",
            "Lisboa, 10 ago 2023 (Lusa) – ", "ROMA (ANSA) - ", "Warszawa, 10.08.2023 (PAP) - ", "Hà Nội (TTXVN) - ",
            "(Dân trí) - ", "(CNN) -- ", "(CNN) ", "BEIJING, Aug. 10 (Xinhua) -- ", "TOKYO, Aug. 10 (Kyodo) _ ",
            "London, Aug 10 (PTI) ", "Düsseldorf (dpa/lnw) - ", "Frankfurt/Main (dpa-AFX) - ",
            "Halle (Saale) (dpa) - ", "KYIV. Aug 10 (Interfax-Ukraine) – ", "SPRINGFIELD, Ill. (WXYZ) — ",
            "(Harbour.vn) - ", "КИЕВ (РИА Новости) — ", "Wien/Kiew (APA/dpa) - ",
            "KYIV, Ukraine, Thursday, Aug. 10 (AP) — ",
        ),
        "Jane Roe (Labour) - the party's leader until May - will not stand again, she told the Harbour Gazette.",
    ),
    Form(
        ("/",),
        rf"(?:(?P<place>{_PLACE})[.,]?\s)?(?:{_DATE}[.,]?\s?)?/(?P<agency>[^/\n]{{2,40}})/[.:]?"
        rf"(?:\s?[-–—]{{1,2}})?\s+",
        _by_known,
        ("МОСКВА, 10 августа. /ТАСС/. ", "MOSCOW, August 10. /TASS/. ", "КИЇВ, 10 серпня 2023 р. /Укрінформ/. "),
        "Men and/or women may apply, the ministry said, as long as they have lived in the region for two years.",
    ),
    Form(
        ("/",),
        rf"{_DATE},\s(?P<place>{_NAME})\s/(?P<agency>[^/\n]{{2,40}})/[.:]?\s+",
        _by_known,
        ("10 августа, Минск /Корр. БЕЛТА/. ",),
        "10 августа, в четверг, в городе открыли мост и/или паром, о котором жители просили много лет подряд.",
    ),
    Form(
        (" - ", "– ", "— "),
        rf"(?P<agency>[\w.&]{{2,20}}(?:\s[\w.]{{2,12}})?),\s(?P<place>{_NAME})\s?(?:--|[-–—])\s{_START}",
        _by_known,
        ("TEMPO.CO, Jakarta - ", "Liputan6.com, Demak - "),
        "Harbour, Bridge - the two words stand on every poster that the town has put up since May, residents say.",
    ),
    Form(
        ("/",),
        r"(?P<place>[\u0621-\u064a][\u0621-\u064a ]{2,30}?)(?:[،,]?\s(?:في\s)?(?P<date>\d{1,2}\s[\u0621-\u064a]{3,9}))?"
        r"\s?/(?P<agency>[^/\n]{2,20})/\s?[:.–—-]{0,2}\s*",
        _by_known,
        ("القاهرة في 10 أغسطس /أ ش أ/ ",),
        "قال مسؤول في الميناء و/أو المدينة إن السفن عادت إلى العمل بعد ثلاثة أسابيع من الانتظار عند الرصيف هنا.",
    ),
    Form(
        (". ", ", "),
        rf"(?P<place>{_PLACE})[.,]\s(?:{_DATE}[.,]?\s?(?:[-–—]\s)?)?(?P<agency>{LETTER}[\w .«»-]{{1,30}}?)"
        r"(?:\.|\s[-–—]{1,2})\s+",
        _by_known,
        (
            "МОСКВА, 10 авг - РИА Новости. ", "Москва. 10 августа. INTERFAX.RU - ", "Київ. 10 серпня. УНІАН. ",
            "АСТАНА. КАЗИНФОРМ – ", "Ереван, 10 августа. АРМЕНПРЕСС. ",
        ),
        "Москва, Берлин и Париж — три города, в которых выставку уже показали, сообщил музей на своём сайте.",
    ),
    Form(
        (" - ", "-- ", "– ", "— ", "― "),
        rf"(?P<place>{_PLACE})[.,]\s{_DATE}\.?(?:\s(?:--+|-)|\s?[–—―])\s",
        _dated,
        ("LONDON, Aug 10 - ", "Genève, 10 août – "),
        "Monday, May 5 - that is the day on which the old bridge will be closed, according to the city's plan.",
    ),
    Form(
        (" - ", "--", "–", "—", "―"),
        rf"(?P<place>{_CAPITALS})\s?(?P<dash>--|[–—―]|(?<=\s)-(?=\s))\s?{_START}",
        _in_capitals,
        ("WASHINGTON — ", "KYIV, Ukraine — ", "LOS ANGELES -- ", "MADRID - ", "OTTAWA — ", "ДНІПРО — "),
        "NATO — founded in 1949 — has grown to more than thirty members, two of which joined in the past years.",
    ),
    Form(
        (".-", ".–", ".—", ". -", ". –", ". —"),
        rf"(?P<place>{_NAME})\.\s?(?P<dash>[-–—―]{{1,2}})\s?{_START}",
        _city_or_capitals,
        ("Ciudad de México.- ", "SALAMANCA.– "),
        "Jane Roe.- Creo que no volveremos a ver una cosecha como aquella, por lo menos no en los próximos años.",
    ),
    Form(
        (" - ", "- ", " -- ", "– ", "— "),
        rf"(?:(?P<place>{_NAME}(?:,\s{_NAME})?)\s)??(?P<agency>[\w.&+]{{2,20}}"
        rf"(?:\s{LETTER}[\w.]{{1,12}})?)\s?(?:--|[-–—])\s{_START}",
        _bare_agency,
        ("TPO - ", "TTO - ", "VOV.VN - ", "VTC News - ", "CNN — ", "Hong Kong CNN — "),
        "CNN — the news channel — has moved its offices to the harbour, where rents have fallen by a third.",
    ),
    Form(
        (" - ", "– ", "— ", " -- "),
        rf"(?P<place>{_NAME}(?:/{_NAME})?(?:,\s{_NAME})?)\s(?:--|[-–—―])\s{_START}",
        _is_city,
        ("Berlin – ", "Washington/Berlin – ", "Hà Nội - ", "Київ — "),
        "Berlin – Warschau ist eine der Strecken, auf denen im kommenden Jahr mehr Züge fahren sollen als bisher.",
    ),
    Form(
        ("(",),
        rf"(?P<place>{LETTER}[^()\[\].!?\n]{{1,40}}?)(?:[,،]?\s(?P<date>\d{{1,2}}\s{LETTER}[^\s()]{{2,12}}))?"
        rf"\s?{_BRACKETED}"
        rf"(?P<dash>{_DASH})?\s*",
        _without_case,
        ("بيروت (رويترز) - ", "नयी दिल्ली, 10 अगस्त (भाषा) "),
        "В порту (Рейтер) рассказали, что суда снова выходят в море после трёх недель ожидания у причала.",
    ),
)  # fmt: skip
"""Datelines in alphabets, in the order in which they are tried."""

_HAN = "\u3005\u3400-\u9fff"
_KANA = "\u3040-\u30ff"
_HANGUL = "\uac00-\ud7af"
_CJK_START = re.compile(
    rf"[（(【［\[〔「—]{{0,2}}\s?(?:[{_HAN}{_KANA}{_HANGUL}]|\d{{1,2}}[月日]|[A-Z]{{2,6}}[{_HAN}＝=】])"
)
_CJK_DATE = r"(?P<date>(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日)"
_CJK_SOURCE = rf"(?P<agency>{CJK_AGENCY}|[{_HAN}A-Za-z0-9]{{2,8}}?(?:网|網|通讯社|通訊社|报|報|卫视|新闻|新聞))"
_OPEN, _CLOSE = r"[（(【［\[〔]", r"[）)】］\]〕]"
_REPORTER = r"(?:记者|記者|通讯员|通訊員|编辑|編輯)"
_SIGNED = (
    rf"[（(](?P<{{}}>(?:[{_HAN}]{{{{0,8}}}}{_REPORTER}[^（()）\n]{{{{2,30}}}}"
    rf"|[{_HAN}]{{{{2,4}}}}(?:[\s、·]{{{{1,2}}}}[{_HAN}]{{{{2,4}}}}){{{{0,4}}}}))[）)]"
)
_WHO = f"(?:\\s?{_SIGNED.format('by')})?"
_WHO_TOO = f"(?:\\s?{_SIGNED.format('by_too')})?"

CJK_FORMS = (
    Form(
        ("日",),
        rf"(?:{_OPEN}|——|据|據)?(?:{_CJK_SOURCE}(?:客户端)?|本报|本報|本网|(?<=[（(]))"
        rf"(?:(?:特派)?(?:记者|記者)\s?(?P<people>[{_HAN}·、 ]{{2,24}}?))?\s?"
        rf"(?P<place>[{_HAN}·]{{2,8}}?)?\s?{_CJK_DATE}\s?(?:综合|專|专|外)?(?:电|電|讯"
        rf"|訊)(?![话話影视視力子商台网網报報信息池动動，,、。的称稱]){_WHO}{_CLOSE}?{_WHO_TOO}\s?[：:—-]{{0,2}}\s*",
        _sure,
        (
            "新华社北京8月10日电（记者 张三）", "中新社北京8月10日电 ", "中新网8月10日电 ", "【新华社东京8月10日电】",
            "（中央社記者張三台北10日電）", "本报上海8月10日电 ", "新华社记者张三北京8月10日电 ", "（吉隆坡10日讯）",
        ),
        "新华社8月10日电话采访了三位居民，他们都说桥梁关闭以后出行要多花一个小时，希望工程能够尽快完成。",
    ),
    Form(
        ("（", "【", "("),
        rf"{_OPEN}(?:{_CJK_SOURCE})(?:中文网|中文網|网|網|讯"
        rf"|訊)?(?:[驻駐][{_HAN}]{{2,8}})?(?:特[约約派])?(?:{_REPORTER}\s?(?P<people>[{_HAN}·、 ]{{2,24}}))?"
        rf"(?:[，,]\s?{_CJK_DATE})?{_CLOSE}\s?",
        _by_source,
        ("（德国之声中文网）", "【环球时报驻德国特约记者 张三】", "【财新网】"),
        "（社会新闻）大桥关闭以后，居民出行要多花一个小时，他们希望工程能够尽快完成，市政府没有说明具体时间。",
    ),
    Form(
        ("讯", "訊", "消息"),
        rf"{_OPEN}?(?:{_CJK_SOURCE}(?:客户端)?|本报|本報|本网)(?:消息|快讯|讯|訊)(?:{_CLOSE}\s?{_WHO}"
        rf"|\s?[（(](?P<people>(?:记者|記者|通讯员|编辑)"
        r"[^（()）\n]{2,30})[）)]|[：:]|\s)\s*",
        _sure,
        ("央视网消息：", "本报讯（记者 张三）", "新京报讯 ", "【本报讯】"),
        "央视网消息灵通，许多居民说他们是在那里第一次听说大桥要关闭的，随后才收到市政府寄来的正式通知。",
    ),
    Form(
        ("報導", "报道", "報道"),
        rf"{_OPEN}?(?:{_CJK_SOURCE}\s?)?(?:特派)?(?:记者|記者)\s?(?P<people>[{_HAN}、·\s]{{2,20}}?)(?:[／/]"
        rf"(?P<place>[{_HAN}]{{2,6}}?)|綜合|综合|\s)"
        rf"(?:連線|即時|綜合|综合)?(?:報導|報道|报道|專訪)(?:{_CLOSE}|\s|：)\s*",
        _sure,
        ("〔記者張三／台北報導〕", "記者張三／綜合報導 ", "（大紀元記者張三綜合報導）", "环球网记者 张三 报道 "),
        "記者報導了這座橋的歷史，讀者寄來三百多封信，其中許多人說他們小時候曾在橋上看過火車駛過。",
    ),
    Form(
        ("＝", "="),
        rf"[（(【\[](?P<place>[{_HANGUL}]{{2,8}})\s?[=＝]\s?(?P<agency>[{_HANGUL}A-Za-z0-9]{{2,10}})[）)】\]]"
        rf"\s?"
        rf"(?:(?P<people>[{_HANGUL}]{{2,4}}(?:[·,\s]{{1,2}}[{_HANGUL}]{{2,4}}){{0,3}})\s(?:기자|특파원"
        rf"|통신원)\s?)?=?\s*",
        _sure,
        ("(서울=연합뉴스) 홍길동 기자 = ", "[서울=뉴시스] 홍길동 기자 = ", "(부산=연합뉴스) "),
        "(서울시 자료) 다리가 닫힌 뒤로 출근길이 한 시간 더 걸린다고 주민들은 말했고 시는 공사를 서두르겠다고 밝혔다.",
    ),
    Form(
        ("日 ", "日　"),
        rf"[［\[](?P<place>[{_HAN}{_KANA}]{{1,12}})?\s?{_CJK_DATE}\s"
        rf"(?P<agency>[^\s\]］][^\]］\n]{{1,20}})[］\]]\s?[－ー–—―-]{{0,2}}\s*",
        _by_known,
        ("［東京 10日 ロイター］ － ", "[１０日　ロイター] - ", "[東京 8月10日 ロイター] - "),
        "［図表 10日 午後］ の通り、橋の通行量は前年に比べて三割減ったと市は説明し、来月にも対策をまとめるとしている。",
    ),
    Form(
        ("【", "［", "("),
        rf"[【［(（](?P<place>[{_HAN}{_KANA}]{{1,12}}?)??\s?[＝=]?\s?(?:{_CJK_DATE}\s?)?"
        rf"(?P<agency>{CJK_AGENCY}|[A-Z]{{2,5}})"
        rf"(?:[＝=](?:{CJK_AGENCY}|[A-Z]{{2,5}}))?(?:報導|报道|電|电)?[】］)）]\s*",
        _by_known,
        ("【ロンドン共同】", "【ワシントン時事】", "【AFP＝時事】", "【8月10日 AFP】", "【中央社】", "【パリ＝共同】"),
        "【動画】橋の閉鎖で通勤に一時間余計にかかると住民は話し、市は工事を急ぐと約束したが時期は示さなかった。",
    ),
    Form(
        ("＝", "="),
        rf"【(?P<place>[{_HAN}{_KANA}]{{1,12}}?)\s?[＝=]\s?(?P<people>[{_HAN}{_KANA}、・\s]{{2,20}})】\s*",
        _by_reporter,
        ("【東京=山田太郎】", "【ニューヨーク＝山田太郎、佐藤花子】"),
        "【写真＝山田太郎】橋の閉鎖で通勤に一時間余計にかかると住民は話し、市は工事を急ぐと約束した。",
    ),
    Form(
        ("（",),
        rf"(?P<place>[{_HAN}{_KANA}]{{2,10}})（(?P<agency>(?i:{CJK_AGENCY})|[A-Z]{{2,5}})）\s*",
        _by_city_and_agency,
        ("ニューヨーク（ＣＮＮ） ", "ロンドン（ロイター）"),
        "東京（人口約千四百万）では、橋の閉鎖で通勤に一時間余計にかかると住民は話し、市は工事を急ぐと約束した。",
    ),
    Form(
        ("【",),
        rf"【(?P<place>[{_HAN}{_KANA}{_HANGUL}]{{2,12}})(?:支局)?】\s*",
        _cjk_place,
        ("【ソウル】", "【台北】"),
        "【速報】橋の閉鎖で通勤に一時間余計にかかると住民は話し、市は工事を急ぐと約束したが時期は示さなかった。",
    ),
)  # fmt: skip
"""Datelines in Chinese, Japanese and Korean, in the order in which they are tried."""

_NO_CJK_PLACE_TABLE = """
写真 動画 図 図解 表 出典 提供 撮影 聞き手 構成 取材 文 資料 イラスト 映像 記者 編集
"""
_NO_CJK_PLACE = frozenset(_NO_CJK_PLACE_TABLE.split())
