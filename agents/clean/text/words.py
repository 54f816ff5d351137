"""Names as news writes them: the shape of a capitalised name, and the words of roles, as pieces of patterns."""

import re

from agents import months
from agents.clean.text.agencies import AGENCY, agency

__all__ = ["AGENCY", "LETTER", "NAME_WORD", "PERSON", "ROLES", "UPPER", "agency", "is_person"]


def _capitals() -> str:
    """Capital letters of Latin, Greek and Cyrillic, those of Vietnamese among them."""
    letters = map(chr, [*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E80, 0x1F00)])
    return "".join(letter for letter in letters if letter.isupper())


def _as_ranges(letters: str) -> str:
    """The inside of a character class: neighbours as a range."""
    runs: list[list[int]] = []
    for code in map(ord, letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(first) + ("-" + chr(last) if last > first else "") for first, last in runs)


UPPER = _as_ranges(_capitals())
"""Capital letters of Latin, Greek and Cyrillic, for a character class."""

LETTER = r"[^\W\d_]"

NAME_WORD = (
    rf"(?:(?:de|da|di|du|van|von|der|den|del|la|le|al|el|bin|ibn|dos|ten|zu)\s+){{0,2}}(?:al-|el-|d'|d’|O'"
    rf"|O’)?[{UPPER}][\w.'’ʼ\-]*"
)

PERSON = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{1,4}}"
"""Two to five capitalised words: Jane Roe, J. Scott Applewhite, Ursula von der Leyen."""

_ROLES_TABLE = """
staff senior chief political diplomatic economics business sports science health environment technology education
national international foreign europe africa asia world home royal legal deputy associate assistant digital data
social affairs correspondent correspondents reporter reporters writer writers editor editors columnist columnists
contributor contributors journalist producer bureau desk newsroom team special investigations features freelance
multimedia photographer video guest redakteur redakteurin redaktion korrespondent korrespondentin reporterin
journalistin volontär volontärin leiter leiterin ressort autor autorin kolumnist kolumnistin chefredakteur
chefredakteurin correspondant correspondante journaliste rédacteur rédactrice rédaction envoyé envoyée spécial
spéciale chef corresponsal enviado enviada especial periodista redactor redactora redacción jefe jefa columnista
repórter jornalista editora redação correspondente colunista corrispondente inviato inviata giornalista redazione
dziennikarz dziennikarka redaktor redaktorka korespondent korespondentka корреспондент корреспондентка журналист
журналистка редактор редакция обозреватель спецкор собкор кореспондент кореспондентка журналіст журналістка редакторка
редакція оглядач news times post press herald tribune gazette journal chronicle daily mail telegraph guardian observer
standard mirror independent star sun record media agency service network radio tv television online magazine
zeitung nachrichten kurier anzeiger rundschau tagblatt notícias noticias diario diário jornal periódico giornale
corriere gazzetta gazeta dziennik wiadomości dépêche courrier redattore redattrice reporterka cronista
"""
ROLES = frozenset(_ROLES_TABLE.split())
"""What stands after a name in a byline: roles, and the words that outlets are named with; lower case."""

_PERSON = re.compile(PERSON)
_NO_NAME = re.compile(r"[:!?;\d]")


_WEEKDAYS = frozenset("|".join(months.WEEKDAY_NAMES[code] for code in ("en", "de", "fr")).split("|"))

_ARTICLES_TABLE = """
the a an my our his her their all der die das la los las il i gli o os as
"""
_ARTICLES = frozenset(_ARTICLES_TABLE.split())


def is_person(text: str) -> bool:
    """Whether the words have the shape of a person's full name and name no day, role or outlet."""
    if not _PERSON.fullmatch(text) or _NO_NAME.search(text):
        return False
    words = [word.strip(".,").lower() for word in text.split()]
    if text.partition(" ")[0].lower() in _ARTICLES or words[0] == "thứ":
        return False
    return not any(word in ROLES or word in _WEEKDAYS for word in words) and words[-1] not in months.FULL_MONTHS
