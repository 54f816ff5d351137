"""The names of months and weekdays in the languages of news, as facts of the calendar; they agree with Unicode CLDR."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

MONTH_NAMES: Mapping[str, str] = {
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
    "de": "januar jänner|februar feber|märz maerz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "ro": "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "nb": "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
    "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu"
    "|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu"
    "|marraskuuta marraskuu|joulukuuta joulukuu",
    "pl": "styczeń stycznia|luty lutego|marzec marca|kwiecień kwietnia|maj maja|czerwiec czerwca|lipiec lipca"
    "|sierpień sierpnia|wrzesień września|październik października|listopad listopada|grudzień grudnia",
    "cs": "leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července"
    "|srpen srpna|září|říjen října|listopad listopadu|prosinec prosince",
    "sk": "január januára|február februára|marec marca|apríl apríla|máj mája|jún júna|júl júla|august augusta"
    "|september septembra|október októbra|november novembra|december decembra",
    "hu": "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
    "ru": "январь января|февраль февраля|март марта|апрель апреля|май мая|июнь июня|июль июля|август августа"
    "|сентябрь сентября|октябрь октября|ноябрь ноября|декабрь декабря",
    "uk": "січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня"
    "|серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня",
    "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "el": "ιανουάριος ιανουαρίου|φεβρουάριος φεβρουαρίου|μάρτιος μαρτίου|απρίλιος απριλίου|μάιος μαΐου"
    "|ιούνιος ιουνίου|ιούλιος ιουλίου|αύγουστος αυγούστου|σεπτέμβριος σεπτεμβρίου|οκτώβριος οκτωβρίου"
    "|νοέμβριος νοεμβρίου|δεκέμβριος δεκεμβρίου",
    "tr": "ocak|şubat|mart|nisan|mayıs mayis|haziran|temmuz|ağustos|eylül|ekim|kasım kasim|aralık aralik",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
    "ms": "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember",
    "ar": "يناير|فبراير شباط|مارس آذار|أبريل إبريل ابريل نيسان|مايو أيار|يونيو يونيه حزيران|يوليو يوليه تموز"
    "|أغسطس اغسطس آب|سبتمبر أيلول|أكتوبر اكتوبر|نوفمبر|ديسمبر",
}
"""January to December by language, lower case; where the language declines them, as they stand alone and after a day.
Croatian is left out: its October is the November of Polish and Czech. Chinese, Japanese and Korean number their
months, Vietnamese does as a rule."""

VIETNAMESE_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
"""The numbers of the months as words, after `tháng`."""

SHORT_MONTH_NAMES: Mapping[str, str] = {
    "en": "jan|feb|mar|apr|may|jun|jul|aug|sep sept|oct|nov|dec",
    "de": "jan jän|feb|mär mrz|apr|mai|jun|jul|aug|sep sept|okt|nov|dez",
    "fr": "janv jan|févr fév|mar|avr|mai|jui|juil jul|aoû|sept|oct|nov|déc",
    "es": "ene|feb|mar|abr|may|jun|jul|ago|sep set|oct|nov|dic",
    "pt": "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
    "it": "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
    "ro": "ian|feb|mar|apr|mai|iun|iul|aug|sept|oct|noi|dec",
    "nl": "jan|feb|mrt maa|apr|mei|jun|jul|aug|sep|okt|nov|dec",
    "nb": "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des",
    "pl": "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
    "hu": "jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec",
    "ru": "янв|фев февр|мар|апр|май|июн|июл|авг|сен сент|окт|ноя нояб|дек",
    "uk": "січ|лют|бер|квіт кві|трав тра|черв чер|лип|серп сер|вер|жовт жов|лист|груд гру",
    "el": "ιαν|φεβ|μαρ|απρ|μαϊ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ",
    "tr": "oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara",
    "id": "jan|feb|mar|apr|mei|jun|jul|agu agt|sep|okt|nov|des",
}
"""The short forms that pages print beside a day and a year; in prose most of them are words of some other language."""

WEEKDAY_NAMES: Mapping[str, str] = {
    "en": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "de": "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "pt": "segunda-feira segunda|terça-feira terça|quarta-feira quarta|quinta-feira quinta|sexta-feira sexta"
    "|sábado|domingo",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "ca": "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
    "ro": "luni|marți marţi|miercuri|joi|vineri|sâmbătă|duminică",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "sv": "måndag måndagen|tisdag tisdagen|onsdag onsdagen|torsdag torsdagen|fredag fredagen|lördag lördagen"
    "|söndag söndagen",
    "da": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "fi": "maanantai maanantaina|tiistai tiistaina|keskiviikko keskiviikkona|torstai torstaina"
    "|perjantai perjantaina|lauantai lauantaina|sunnuntai sunnuntaina",
    "pl": "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
    "cs": "pondělí|úterý|středa středu|čtvrtek|pátek|sobota sobotu|neděle neděli",
    "sk": "pondelok|utorok|streda stredu|štvrtok|piatok|sobota sobotu|nedeľa nedeľu",
    "hu": "hétfő hétfőn|kedd kedden|szerda szerdán|csütörtök csütörtökön|péntek pénteken|szombat szombaton|vasárnap",
    "ru": "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье",
    "uk": "понеділок|вівторок|середа середу|четвер|п'ятниця п'ятницю п’ятниця п’ятницю|субота суботу|неділя неділю",
    "bg": "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
    "el": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "tr": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "id": "senin|selasa|rabu|kamis|jumat|sabtu|minggu",
    "vi": "thứ_hai thứ_2|thứ_ba thứ_3|thứ_tư thứ_4|thứ_năm thứ_5|thứ_sáu thứ_6|thứ_bảy thứ_7|chủ_nhật",
    "ar": "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
}
"""Monday to Sunday by language, lower case, also as they stand after "on"."""

SHORT_WEEKDAY_NAMES: Mapping[str, str] = {
    "en": "mon|tue tues|wed|thu thur thurs|fri|sat|sun",
    "de": "mo|di|mi|do|fr|sa|so",
    "fr": "lun|mar|mer|jeu|ven|sam|dim",
    "es": "lun|mar|mié|jue|vie|sáb|dom",
    "pt": "seg|ter|qua|qui|sex|sáb|dom",
    "it": "lun|mar|mer|gio|ven|sab|dom",
    "nl": "ma|di|wo|do|vr|za|zo",
    "nb": "man|tir|ons|tor|fre|lør|søn",
    "sv": "mån|tis|ons|tor|fre|lör|sön",
    "pl": "pon pn|wt|śr|czw|pt|sob|nd niedz",
    "ru": "пн|вт|ср|чт|пт|сб|вс",
    "uk": "пн|вт|ср|чт|пт|сб|нд",
    "cs": "po|út|st|čt|pá|so|ne",
    "tr": "pzt|sal|çar|per|cum|cmt|paz",
}
"""Short forms beside a date. One that is another day in another language tells nothing and counts as none."""

CJK_WEEKDAYS: Mapping[str, int] = {
    char: number
    for number, chars in enumerate(("一月월", "二火화", "三水수", "四木목", "五金금", "六土토", "日天일"))
    for char in chars
}
"""What stands for the weekday in Chinese (星期三), Japanese (水曜日) and Korean (수요일), Monday 0."""


def plain(word: str) -> str:
    """A word in small letters and, in Latin and Greek, without the marks over its letters: "Août" is "aout"."""
    lower = word.lower()
    if lower.isascii():
        return lower
    if "Ѐ" <= lower[0] < "Ḁ" or lower[0] > "῾":
        return lower
    return "".join(part for part in unicodedata.normalize("NFD", lower) if not "\u0300" <= part <= "\u036f")


def _numbers(tables: Iterable[Mapping[str, str]], first: int) -> dict[str, int]:
    """Plain word to number; a word that names two of them is left out."""
    found: dict[str, set[int]] = {}
    for table in tables:
        for names in table.values():
            for number, forms in enumerate(names.split("|"), first):
                for form in forms.split():
                    found.setdefault(plain(form.replace("_", " ")), set()).add(number)
    return {word: next(iter(numbers)) for word, numbers in found.items() if len(numbers) == 1}


FULL_MONTHS = _numbers([MONTH_NAMES], 1)
"""Months by their full names, for prose."""

MONTHS = _numbers([MONTH_NAMES, SHORT_MONTH_NAMES], 1)
"""Months by full and short names, for strings known to be dates."""

FULL_WEEKDAYS = _numbers([WEEKDAY_NAMES], 0)
WEEKDAYS = _numbers([WEEKDAY_NAMES, SHORT_WEEKDAY_NAMES], 0)


def month(word: str) -> int | None:
    """The month of a name, full or short, in any of the languages: 1 to 12."""
    return MONTHS.get(plain(word.strip(" .,")))


def weekday(word: str) -> int | None:
    """The weekday of a name, full or short, in any of the languages: 0 is Monday."""
    return WEEKDAYS.get(plain(word.strip(" .,")))


def alternation(tables: Iterable[Mapping[str, str]]) -> str:
    """A pattern for any of the names, as they are written and without their marks; to be used ignoring case."""
    words = {
        form.replace("_", " ")
        for table in tables
        for names in table.values()
        for form in names.replace("|", " ").split()
    }
    words |= {plain(word) for word in words}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return (
        "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())) + ")"
    )
