"""Whether the days that an article tells its news by are old when it comes out: words of the calendar as data.

A text tells its news by dates ("the bridge was closed on 10 August") or by weekdays and "today"; dates beside those are
background, as are those that history and events are named by. Each table has the words of several languages.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from agents import months
from agents.clean.dates.prose import Told

STALE_DAYS = 45
"""Days by which the latest date that an article tells its news by may lie before its date of publication."""

BACKGROUND_DAYS = 366
"""Days after which a date given with its year is history that the article recalls, not the news that it tells."""

TODAY = """
today yesterday tonight heute gestern aujourd'hui aujourd’hui hoy ayer anoche hoje ontem oggi ieri stasera vandaag
gisteren idag igår i_dag i_går tänään eilen dziś dzisiaj wczoraj dnes včera azi astăzi tegnap bugün dün σήμερα χθες
χτες сегодня вчера сьогодні вчора днес hari_ini kemarin hôm_nay hôm_qua اليوم أمس
"""
"""Words for the day that news happens on. French "hier" is left out: in German it is "here"."""

_TODAY_CJK = (
    r"[今昨][天日]|きょう|きのう|오늘|어제|(?:周|星期|礼拜)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토]요일"
    r"|(?<![月\d\s])\d{1,2}日"
)
"""The same in Chinese, Japanese and Korean, where a day of the current month goes by its number alone."""

EVENTS = """
attack massacre riot insurrection invasion assault terror referendum bombing holiday deadline anniversary hearing
committee
"""
"""What follows a date that names an event: "the Jan. 6 attack"."""

NAMED_BY = """
attentats_du attentat_du attentats_de attentado_de atentados_del atentado_del atentados_de anschläge_vom anschlag_vom
anschlags_vom attentati_dell attentato_del aanslagen_van теракт теракта терактов атаки_от замахи zamach_z zamachy_z
"""
"""What stands before a date that names an event, in languages that put it there."""

HISTORY = """
born since founded anniversary died dating established geboren seit gegründet gestorben jahrestag archivbild né née
depuis fondé fondée décédé décédée anniversaire archives nació nacido nacida desde fundado fundada murió aniversario
archivo nascido nascida nasceu fundado morreu aniversário arquivo nato nata dal fondato fondata morto morta
anniversario archivio geboren sinds opgericht overleden jubileum urodzony urodzona od założony założona zmarł zmarła
rocznica narozen narozena založen zemřel родился родилась с основан основана умер умерла начиная годовщина архив
народився народилася від заснований помер померла архів född sedan grundad født siden grundlagt døde syntyi perustettu
doğdu kuruldu öldü γεννήθηκε από ιδρύθηκε sinh từ
"""
"""What stands before a date that history is told by."""

PAST = """
was were had did became began came went took fell hit struck broke left said told met won lost war waren wurde wurden
hatte hatten kam kamen trat traten begann starb starben fiel ging était étaient avait avaient fut furent a_été ont_été
fue fueron era eran había ocurrió entró murió foi foram havia ocorreu entrou morreu fu furono aveva è_stato è_stata
sono_stati werd był była było byli została został zostało byla byl bylo был была было были стал стала произошло
произошла начал начала начался началась вступил вступила був була було були став стала відбувся відбулася сталося
почав почала почався почалася набрав набула
"""
"""Words that put what they tell into the past."""

AHEAD = """
will would shall to until till by before scheduled due planned expected next coming set wird werden soll sollen bis
vor ab geplant kommenden nächsten sera seront va vont jusqu avant prévu prévue prochain será serán va_a van_a hasta
antes previsto prevista próximo próxima serão até sarà saranno fino entro previsto prossimo zal zullen tot voor będzie
będą do przed zaplanowano bude budou до перед будет будут пройдет состоится назначен назначено буде будуть відбудеться
заплановано призначено
"""
"""Words that put it ahead."""

_HISTORY_REACH = 40
"""Characters before a date in which a word of history may stand."""

_CLAUSE_REACH = 120
"""Characters before a date in which the verb of its clause may stand."""

_HALF_YEAR = timedelta(days=183)


def is_old(captions: Sequence[tuple[str, list[Told]]], text: tuple[str, list[Told]], published: date) -> bool:
    """Whether the latest day that the news is told by lies more than 45 days before the date of publication.

    Args:
        captions: each caption with the days that it names.
        text: the article's words, with the days that they name.
        published: the date of publication.
    """
    in_captions = [day for caption in captions for day in _days_of(*caption, published)]
    in_text = _days_of(*text, published)
    if _are_old(in_captions + in_text, published) and in_text and tells_by_weekday(*text):
        return _are_old(in_captions, published)
    return _are_old(in_captions + in_text, published)


def _are_old(days: Sequence[date], published: date) -> bool:
    return bool(days) and (published - max(days)).days > STALE_DAYS


def tells_by_weekday(text: str, told: Iterable[Told]) -> bool:
    """Whether a text names a weekday without a date beside it, or says today, yesterday or the like."""
    days = list(told)
    starts = [telling.start for telling in days]
    for match in _words_of_days().finditer(text):
        number = bisect_right(starts, match.start()) - 1
        end = days[number].end if number >= 0 else None
        if end is None or not _BESIDE.fullmatch(text, end, max(end, match.start())):
            return True
    return False


_BESIDE = re.compile(r"(?:\.?,\s|\s?[(（]|\s)?")
"""What may stand between a date and its weekday: "augusztus 23., szerda", "23 Ağustos Çarşamba"."""


@cache
def _words_of_days() -> re.Pattern[str]:
    names = months.alternation([months.WEEKDAY_NAMES])
    return re.compile(rf"(?<!\w)(?:{names}|{_any_of(TODAY)})(?!\w)|{_TODAY_CJK}", re.IGNORECASE)


def _any_of(words: str) -> str:
    """A pattern for any of the words of a table."""
    return "|".join(
        re.escape(word.replace("_", " ")) for word in sorted(set(words.split()), key=lambda word: (-len(word), word))
    )


@cache
def _before(words: str, between: str, ending: str) -> re.Pattern[str]:
    """A pattern for one of the words and what may stand between it and a date."""
    return re.compile(rf"(?<!\w)(?:{_any_of(words)}){between}{ending}", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any_of(EVENTS)})\w{{0,4}}(?!\w)", re.IGNORECASE)


def _days_of(text: str, told: Iterable[Told], published: date) -> list[date]:
    """The days, as dates, that a text names and that are neither history nor names of events."""
    found = []
    for telling in told:
        if _event().match(text, telling.end) or _is_history(
            text[max(0, telling.start - _HISTORY_REACH) : telling.start]
        ):
            continue
        day = _day_told(text, telling, published)
        long_past = telling.year and telling.weekday is None and day and (published - day).days > BACKGROUND_DAYS
        if day and not long_past:
            found.append(day)
    return found


def _is_history(before: str) -> bool:
    """Whether the words right before a date say that history or a named event follows."""
    return bool(
        _FILE.search(before)
        or _before(HISTORY, r"\W{1,3}(?:\w{1,20}\W{1,3}){0,2}", r"\Z").search(before)
        or _before(NAMED_BY, r"\W{1,3}", r"\Z").search(before)
    )


_FILE = re.compile(r"\bFILE\b[^\n]{0,40}\Z")
"""What agencies begin the caption of an old picture with."""


def _day_told(text: str, telling: Told, published: date) -> date | None:
    """The day meant: where its year is left out the nearest one, unless that is ahead and the words tell the past."""
    day = telling.nearest(published)
    if telling.year is None and day and day > published:
        clause = text[max(0, telling.start - _CLAUSE_REACH) : telling.start]
        if _tells_past(clause) and not _before(AHEAD, r"(?!\w)[^.;:!?\n]{0,120}", r"\Z").search(clause):
            return telling.nearest(published - _HALF_YEAR)
    return day


def _tells_past(clause: str) -> bool:
    ending = r"(?!\w)[^.;:!?\n]{0,120}"
    return bool(_before(PAST, ending, r"\Z").search(clause) or _REGULAR_PAST.search(clause))


_REGULAR_PAST = re.compile(r"\b[a-z]{2,20}ed\b[^.;:!?\n]{0,120}\Z")
"""English verbs in their regular past."""
