"""Names in a text: capitalised spans, what each of them names, and which of them name the same.

A span that opens a sentence proves nothing by its capital letter, so it needs other evidence: the table of places, a
given name, another mention in mid-sentence, or a word that goes with names.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from agents.enrich import bodies, located, nested
from agents.enrich import vocabulary as words_of
from agents.enrich.gazetteer import Kind, look_up
from agents.enrich.mention import Mention
from agents.enrich.patterns import shared
from schemas.article import Entity, EntityType, Span

_PERSON, _ORGANISATION, _PLACE, _OTHER = (
    EntityType.PERSON,
    EntityType.ORGANISATION,
    EntityType.PLACE,
    EntityType.OTHER,
)
_TOWN = Kind.TOWN
_NATIONAL = frozenset((Kind.COUNTRY, Kind.STATE))
_WIDE = _NATIONAL | {Kind.AREA}
_PARTS = frozenset((Kind.STATE, Kind.REGION))
"""Kinds by short names, since a member of an enum takes longer to get than all else that a rule does with it."""

TOWN_ALONE = 30_000
"""Inhabitants from which on a town's name alone, with no word before it that speaks for a place, means it."""

WORD_TOWN = 5_000
"""The same for a town whose name is a word, where a word before it speaks for a place ("in Enterprise")."""

TOWN_AT_START = 100_000
"""The same where the name opens a sentence."""

TOWN_THAT_SPEAKS = 1_000_000
"""The same where a verb of saying follows: "Moscow said" is a government, "Lincoln said" a person."""

LONGEST_PERSON = 4
"""Words in a person's name; longer spans are titles of things or headlines."""

LONGEST_NAME = 9
"""Words in any name; longer runs of capitalised words are headlines."""

MOST_BEARERS = 20
"""Persons of one last name that are told apart in a text."""

LONGEST_ACRONYM = 6
"""Letters; longer words in capitals are words."""

LONGEST_ABBREVIATION = 8
"""Characters before a full stop in which an abbreviation is sought."""

LONGEST_PLACE_NOUN = 30
"""Characters before a name in which "the village of" and the like are sought."""

HEADLINE_SHARE = 0.6
"""Share of the words of a line from which on their capital letters prove nothing."""

LONGEST_HEADLINE = 200
"""Characters; longer lines are paragraphs."""

HEADLINE_WORDS = 5
"""Words a line must have before its capitals are weighed."""


def _capitals() -> str:
    """Every capital letter of the Latin, Greek and Cyrillic scripts, for a character class."""
    letters = map(chr, (*range(0x0530), *range(0x1E00, 0x2000)))
    return "".join(letter for letter in letters if unicodedata.category(letter) in ("Lu", "Lt"))


UPPER = _UP = _capitals()
_ABBREVIATIONS = (
    "ST", "FT", "MT", "St", "Ft", "Mt", "Mr", "Mrs", "Ms", "Dr", "Sen", "Sens", "Rep", "Reps", "Gov", "Gen",
    "Lt", "Col", "Sgt", "Capt", "Cmdr", "Adm", "Rev", "Prof", "Jr", "Sr", "Hon", "Pvt", "Cpl", "Maj", "Det",
    "Supt", "Co", "Corp", "Inc", "Ltd", "Bros", "Twp", "Dept", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn",
    "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Kans", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo",
    "Mont", "Neb", "Nebr", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wisc",
    "Wyo", "Alta", "Ont", "Que", "Sask", "Qld", "Jan", "Feb", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Ave",
    "Blvd", "Rd",
)  # fmt: skip


def _rests(words: Iterable[str]) -> str:
    """A pattern for what follows the first letter of any of some words, once that letter is matched."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(rf"(?<={first}){shared(rests)}" for first, rests in sorted(by_first.items()))


_REST = (
    rf"(?:(?=\w{{1,4}}+\.(?!\w))(?:{_rests(_ABBREVIATIONS)})\.|"
    rf"\.(?: ?(?:[{_UP}]\.|Va\.))+|\.(?=[ \u00a0][{_UP}])|"
    r"\w*(?:['’](?!s\b)\w+|[-\u2011&]\w+)*)"
)
"""What follows the first letter of a word in a name. Abbreviations are tried only where a full stop is near."""

_LINK = shared(
    (
        "de la", "de los", "van der", "van den", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la",
        "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "zu", "ter", "&",
    )
)  # fmt: skip
_NEXT_WORDS = rf"(?:[ \u00a0](?:{_LINK}[ \u00a0])?[{_UP}]{_REST})*"
_SPAN = re.compile(rf"[{_UP}]{_REST}{_NEXT_WORDS}")
_SPAN_IN_TEXT = re.compile(rf"[{_UP}](?<![\w'’].){_REST}{_NEXT_WORDS}")
_CAPITAL = re.compile(rf"[{_UP}](?<![\w'’].)[^\W\d_]*")
_SENTENCE_END = frozenset(".!?…:\n•|")
_OPENERS = frozenset("\"“”'‘’«»„`([ \u00a0\t")
_SMALL_ABBREVIATIONS = ("vs", "etc", "approx")
_ABBREVIATION_BEFORE = re.compile(
    rf"(?:\b(?:{shared(_ABBREVIATIONS)}|[{_UP}]|No|{'|'.join(_SMALL_ABBREVIATIONS)}|a\.m|p\.m|i\.e|e\.g)\.)$"
)
_AGE = re.compile(r", (?:aged )?\d{1,2}(?=[,.; ])|\s\(\d{1,2}\)")
_APPOSITIVE = re.compile(r",\s(?:an?|the|who|whose|his|her|their|\d{1,2})\s")
_NEXT_WORD = re.compile(r"[\"”’']?,?\s(?:also |later |then |has |had |who )?([^\W\d_]+)")
_PLACE_BEFORE = re.compile(rf"\b({shared(words_of.PLACE_NOUNS)})(?:\sof)?\s(?:the\s)?$", re.IGNORECASE)
_PLACE_AFTER = re.compile(rf",?\s(?:an?\s|the\s)?(?:\w+\s)?({shared(words_of.PLACE_NOUNS)})\b")
_BEFORE_PLACE = words_of.PLACE_NOUNS | {"of", "the"}
_NOT_ACRONYMS = frozenset(
    (
        "TV", "DVD", "CD", "PC", "IT", "CEO", "CFO", "PM", "AM", "OK", "DNA", "HIV", "AIDS", "ID", "UFO", "PR", "GPS",
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XVI", "MVP", "GDP", "ATM", "SUV", "RV",
        "PTSD", "HD", "FAQ", "Q&A",
    )
)  # fmt: skip
"""Abbreviations that name nobody."""

_PARTY = re.compile(r"(?:[DRI]|DFL)-(?=[^\W\d_])")
"""A politician's party and state, as in "D-Vt."."""

_PARTIES = ("D-", "R-", "I-", "DFL-")

_SMALL_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

FEW_WORDS = 200
"""Words that are looked for in a text one by one; for more, all its words are listed once."""

_SHORT_NAME = 3
"""Letters: a name all in capitals and no longer than this is a place only where it stands for a country or state."""


class _SmallWords:
    """The words that stand somewhere in a text in small letters; asked for few, it looks for each by itself."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        if len(self._known) == FEW_WORDS:
            self._all = frozenset(_SMALL_WORD.findall(self._text))
        return _stands(self._text, word) if self._all is None else word in self._all


def _stands(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, end)
    return False


def find(text: str) -> list[Mention]:
    """Every name in a text, in order, with its kind and its fullest form; words for peoples have no kind."""
    mentions, acronyms = bodies.expanded(text, _joined(text, _pieces(text)))
    certain = _certain(mentions)
    several = [mention for mention in mentions if len(mention.words) > 1]
    for mention in several:
        if not mention.kind:
            mention.kind = _kind_of_several(text, mention)
    people, bearers = _known_persons(several)
    small = _SmallWords(text)
    for mention in mentions:
        if mention.kind is None and len(mention.words) == 1:
            mention.kind = _kind_of_one(text, mention, people, certain, small)
    _spread(mentions, people, bearers)
    _narrow(text, mentions)
    bodies.join(mentions, acronyms)
    found: list[Mention] = []
    for mention in mentions:
        kind = mention.kind
        if kind is _PLACE or mention.people:
            found += bodies.named_after(text, mention)
        if kind or mention.people:
            found.append(mention)
        if kind and kind is not _PERSON and not mention.spots and " " in mention.text:
            found += _nested(mention)
    return found


def _certain(mentions: list[Mention]) -> set[str]:
    """The words that do not only open a sentence."""
    certain: set[str] = set()
    for mention in mentions:
        if not mention.opens:
            certain.update(mention.words)
        elif len(mention.words) > 1:
            certain.update(mention.words[1:])
    return certain


def _narrow(text: str, mentions: list[Mention]) -> None:
    """Keep of a name's bearers those that a noun beside it admits: "Kherson region", "Hall and Clarke counties"."""
    noun, start = "", 0
    for mention in reversed(mentions):
        end = mention.end
        following = _FOLLOWING.match(text, end) if text[end + 1 : end + 1 + NOUN_START] in _NOUN_STARTS else None
        if following and following[1] in _NOUNS:
            noun = following[1]
        elif noun and not (noun.endswith("s") and text[end:start] in _LISTED):
            noun = ""
        start = mention.start
        own = noun or (_noun_before(text, start) if len(mention.spots) > 1 else "")
        if own and not mention.people and mention.title == "":
            _narrow_to(mention, own)


NOUN_START = 3
"""Letters of a word that are compared before the whole word is: cheap, and few others begin so."""

_NOUNS = words_of.REGION_NOUNS | words_of.TOWN_NOUNS
_NOUN_STARTS = frozenset(word[:NOUN_START] for word in _NOUNS)
_LISTED = (", ", " and ", ", and ", " or ")


def _noun_before(text: str, start: int) -> str:
    """The noun before "of" and a name: "the region of Kherson"; empty where there is none."""
    if text[max(0, start - 4) : start] != " of ":
        return ""
    before = text[max(0, start - LONGEST_PLACE_NOUN) : start - 4].rpartition(" ")[2]
    return before if before in _NOUNS else ""


def _narrow_to(mention: Mention, noun: str) -> None:
    """Make a mention the place that the noun beside it says it is, if it can be one."""
    spots = mention.spots or look_up(mention.text)
    town = noun in words_of.TOWN_NOUNS
    if noun in ("county", "counties"):
        spots = (*look_up(f"{mention.text} County"), *spots)
    fitting = tuple(spot for spot in spots if (spot.kind is _TOWN) == town and spot.kind is not Kind.COUNTRY)
    if fitting and town and spots[0].kind is not _TOWN and fitting[0].admin != spots[0].admin:
        return  # "the Texas town of Paris"
    if fitting and not fitting[0].people and (mention.kind is _PLACE or noun.endswith("s") or not town):
        mention.kind, mention.spots, mention.full = _PLACE, fitting, mention.text
    elif mention.kind is _OTHER and len(mention.words) <= LONGEST_PERSON:
        mention.kind, mention.full = _PLACE, mention.text


def _nested(mention: Mention) -> list[Mention]:
    """The places and peoples inside the name of something else: Kent in "Kent County Council"."""
    if mention.words[-1] in words_of.OUTLET_LAST or mention.words[0] in words_of.NOBLE:
        return []  # where a newspaper appears is not where its news happens, nor is York where its duke is
    if mention.kind is _PLACE and mention.words[-1] not in ("airport", "harbor", "harbour"):
        return []
    body = mention.kind is _ORGANISATION and not words_of.CIVIC.isdisjoint(mention.words[1:])
    found = []
    for start, end, spots in nested.inside(mention.text, body=body):
        people = spots[0].people
        name = mention.text[start:end]
        kind = None if people else _PLACE
        first, last = mention.start + start, mention.start + end
        found.append(
            Mention(
                first, last, name, name.lower().split(), opens=False, kind=kind, spots=spots, people=people, full=name
            )
        )
    return found


def entities(mentions: list[Mention]) -> tuple[Entity, ...]:
    """The names that are entities, each with all its mentions, in order of the first."""
    fullest = _fullest_places(mentions)
    grouped: dict[tuple[EntityType, str], list[Span]] = {}
    for mention in mentions:
        kind = mention.kind
        if kind is None or mention.people:
            continue
        full = fullest[mention.spots[0].row] if kind is _PLACE and mention.spots else mention.full or mention.text
        spans = grouped.get((kind, full))
        if spans is None:
            grouped[kind, full] = [(mention.start, mention.end)]
        else:
            spans.append((mention.start, mention.end))
    return tuple([Entity(full, kind, _in_order(spans)) for (kind, full), spans in grouped.items()])


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans))) if len(spans) > 1 else tuple(spans)


def _fullest_places(mentions: list[Mention]) -> dict[int, str]:
    """The longest of the names that a text has for each place: "United States" for "U.S."."""
    fullest: dict[int, str] = {}
    for mention in mentions:
        if mention.kind is _PLACE and mention.spots:
            row = mention.spots[0].row
            if len(mention.text) > len(fullest.get(row, "")):
                fullest[row] = mention.text
    return fullest


def _pieces(text: str) -> list[Mention]:
    """Capitalised spans, parted at titles, weekdays, months and words that only open a sentence."""
    headlines = iter([*_headlines(text), (len(text), len(text))])
    first, last = next(headlines)
    found: list[Mention] = []
    end = 0
    for match in _SPAN_IN_TEXT.finditer(text):
        span = match.group()
        start = match.start()
        if span in _NO_NAMES or start < end:
            continue
        while last <= start:
            first, last = next(headlines)
        headline = first <= start
        letters = span.replace(".", "")
        words = letters.lower().split(" ")
        plain = letters.replace(" ", "").isalpha() and _PARTING.isdisjoint(words)
        if plain and (len(words) < FEWEST_PARTED or words_of.GIVEN.isdisjoint(words)):
            goes_on = start > 1 and text[start - 1] == " " and text[start - 2].isalpha()
            opens = headline or (not goes_on and _opens_sentence(text, start))
            found.append(Mention(start, match.end(), span, words, opens, headline=headline))
        else:
            pieces, end = _pieces_of(text, start, span, headline=headline)
            found += pieces
    return found


FEWEST_PARTED = 3
"""Words of a place's name with a person's after it."""


def _pieces_of(text: str, start: int, span: str, *, headline: bool) -> tuple[list[Mention], int]:
    """The pieces of a span that may be parted or cut, and where it ends."""
    party = False
    if _begins_late(span):
        start, party = _beginning(text, start, start + len(span))
        match = _SPAN.match(text, start)
        if not match:
            return [], start
        span = match.group()
    goes_on = party or (start > 1 and text[start - 1] == " " and text[start - 2].isalpha())
    opens = not party and (headline or (not goes_on and _opens_sentence(text, start)))
    cut = _unjoined if "-" in span or "\u2011" in span else _parted
    pieces = cut(span, start, opens=opens)
    if headline or party:
        for piece in pieces:
            piece.headline, piece.home = headline, party
    return pieces, start + len(span)


def _begins_late(span: str) -> bool:
    """Whether a span may begin with what belongs to no name: "In de Blasio", "They've", "D-Vt."."""
    head = span.partition(" ")[0]
    if head in _NO_NAMES:
        return not span[len(head) + 1].isupper()
    if head.isalpha():
        return False
    return head.startswith(_PARTIES) or _CAPITAL.match(head)[0] in _NO_NAMES  # type: ignore[index]


def _beginning(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the name in a span begins, and whether after a party's letter: "In de Blasio", "They've", "D-Vt."."""
    for capital in _CAPITAL.finditer(text, start, end):
        if capital[0] in _NO_NAMES and _stands_alone(text, capital.end()):
            continue
        party = _PARTY.match(text, capital.start())
        if not party:
            return capital.start(), False
        if text[party.end()].isupper():
            return party.end(), True
    return end, False


def _unjoined(span: str, start: int, *, opens: bool) -> list[Mention]:
    """The pieces of a span with hyphens, parted at compounds such as "Geneva-based" too."""
    parts = nested.unhyphened(span) or [(0, len(span))]
    return [
        piece for first, last in parts for piece in _parted(span[first:last], start + first, opens=opens and first == 0)
    ]


def _stands_alone(text: str, end: int) -> bool:
    """Whether no name can go on after a word."""
    return not (text.startswith((".", "-", "\u2011"), end) or text[end + 1 : end + 2].isupper())


def _headlines(text: str) -> list[Span]:
    """Lines in which nearly every word is capitalised."""
    found = []
    start = 0
    for line in text.split("\n"):
        words = line.split() if len(line) < LONGEST_HEADLINE else []
        if len(words) >= HEADLINE_WORDS:
            capitalised = sum([word[0].isupper() for word in words]) if words[-1][-1] not in '.!?”"' else 0
            if capitalised >= HEADLINE_SHARE * len(words):
                found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _OPENERS:
        at -= 1
    if at < 0 or text[at] == "\n":
        return True
    if text[at] in "-—–" and text[at - 1 : at] in " -":
        return True
    if at == start - 1 or text[at] not in _SENTENCE_END:
        return text[at] in _SENTENCE_END and text[at] != "." and at == start - 1
    if text[at] != ".":
        return True
    first = max(0, at - LONGEST_ABBREVIATION)
    word = text[first:at].rpartition(" ")[2]
    if word.islower() and word.isalpha():
        return word not in _SMALL_ABBREVIATIONS
    return not _ABBREVIATION_BEFORE.search(text, first, at + 1)


def _parted(span: str, start: int, *, opens: bool) -> list[Mention]:
    """A span as one mention, or as those that titles, calendar words and function words part it into."""
    if " " not in span and "\u00a0" not in span:
        word = span.lower() if span.isalpha() else _plain(span)
        alone = word in _PARTING and _parts(word, span, 0, opens)
        return [] if alone else [Mention(start, start + len(span), span, [word], opens)]
    spaced = span.replace("\u00a0", " ")
    plain = (_plain(spaced) if "." in span or "’" in span else spaced.lower()).split(" ")
    parted = not _PARTING.isdisjoint(plain)
    if parted and not _is_whole(span, plain):
        return _parts_of(span, start, plain, spaced.split(" "), opens=opens)
    person = _person_after_place(spaced, plain) if len(plain) >= FEWEST_PARTED and not parted else 0
    if person:
        place = _parted(span[: person - 1], start, opens=opens)
        return [*place, *_parted(span[person:], start + person, opens=False)]
    return [Mention(start, start + len(span), span, plain, opens)]


def _is_whole(span: str, plain: list[str]) -> bool:
    """Whether a span is one name though one of its words would part others: "Bank of the West", "May Street"."""
    if plain[0] in words_of.FUNCTION or plain[0] in words_of.CALENDAR:
        return False
    return plain[-1] in words_of.ORGANISATION_LAST or plain[-1] in words_of.PLACE_LAST or bool(look_up(span))


def _parts_of(span: str, start: int, plain: list[str], tokens: list[str], *, opens: bool) -> list[Mention]:
    """What is left of a span between its titles, calendar words and function words."""
    starts = list(accumulate(map(len, tokens), lambda at, length: at + length + 1, initial=0))
    found: list[Mention] = []
    first, title = 0, ""
    for number, word in enumerate([*plain, ""]):
        if word and not (word in _PARTING and _parts(word, tokens[number], number, opens)):
            continue
        if first < number:
            left, right = _without_small(tokens, first, number)
            at, end = starts[left], starts[right] - 1
            opens_it = opens and first == 0
            found.append(Mention(start + at, start + end, span[at:end], plain[left:right], opens_it, title))
        first, title = number + 1, word if word in words_of.TITLES else ""
    return found


def _without_small(tokens: list[str], first: int, last: int) -> Span:
    """The tokens from `first` up to `last` without those in small letters at either end."""
    while last - first > 1 and tokens[last - 1].islower():
        last -= 1
    while last - first > 1 and tokens[first].islower():
        first += 1
    return first, last


def _person_after_place(span: str, plain: list[str]) -> int:
    """Where a person's name begins after a place's ("ambassador to Egypt Dan Roe"), 0 where none does."""
    for number in range(1, len(plain) - 1):
        if plain[number] in words_of.GIVEN:
            place = " ".join(span.split(" ", number)[:number])
            spots = look_up(place)
            sure = (
                spots and plain[0] not in words_of.GIVEN and (spots[0].people or spots[0].population >= TOWN_AT_START)
            )
            return len(place) + 1 if sure else 0
    return 0


_PARTING = words_of.FUNCTION | words_of.CALENDAR | words_of.TITLES
_NO_NAMES = frozenset(word.capitalize() for word in _PARTING)


def _parts(word: str, token: str, number: int, opens: bool) -> bool:
    """Whether a capitalised word belongs to no name."""
    if word not in _PARTING:
        return False
    acronym = len(token) > 1 and token.isupper() and word in words_of.FUNCTION
    return not acronym or (number == 0 and opens)


def _plain(token: str) -> str:
    return token.replace(".", "").replace("’", "'").lower() if len(token) > 1 else token.lower()


def _joined(text: str, pieces: list[Mention]) -> list[Mention]:
    """Pieces with those made one that "of" or "and" joins into a name ("University of Alberta")."""
    found: list[Mention] = []
    last = None
    for piece in pieces:
        if last and piece.start - last.end <= LONGEST_JOINT and _belongs(text, last, piece):
            whole = text[last.start : piece.end]
            last = Mention(last.start, piece.end, whole, [*last.words, "of", *piece.words], last.opens, last.title)
            found[-1] = last
        else:
            last = piece
            found.append(piece)
    return found


LONGEST_JOINT = len(" of the ")
"""Characters between two spans that are one name."""


def _belongs(text: str, left: Mention, right: Mention) -> bool:
    if right.title or len(left.words) > LONGEST_NAME:
        return False
    gap = text[left.end : right.start]
    if gap in ("'s ", "’s "):
        return left.words[0] == "st" and right.words[-1] in words_of.ORGANISATION_LAST
    if gap in (" of ", " of the ", " for "):
        return left.words[-1] in words_of.OF_HEADS and not (
            left.opens and len(left.words) == 1 and left.words[0] in words_of.COMMON and gap == " for "
        )
    return gap in (" and ", " & ") and bool(look_up(text[left.start : right.end]))


_PASSED_OVER = frozenset(("the", "nearby", "downtown"))


def _word_before(text: str, start: int) -> str:
    """The word before a name in lower case ("the" aside), empty where a mark or nothing stands there."""
    at = text.rfind(" ", max(0, start - LONGEST_PLACE_NOUN), start - 1) + 1 if start > 1 else 0
    word = text[at : start - 1].lower() if at and text[start - 1] == " " else ""
    if word.isalpha() and word not in _PASSED_OVER:
        return word
    if start == 0:
        return ""
    word = "the"
    while word in _PASSED_OVER and start > 0:
        at = start - 1
        while at >= 0 and text[at] in ' \u00a0"“‘«`(':
            at -= 1
        if at < 0 or not text[at].isalpha():
            return ""
        start = at
        while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "-'’"):
            start -= 1
        word = text[start : at + 1].lower()
    return word


def _kind_of_several(text: str, mention: Mention) -> EntityType | None:
    """What a name of several words names; None where that is open."""
    if len(mention.words) > LONGEST_NAME:
        return None
    if mention.words[0] in _LEADS:
        _without_lead(mention)
    if mention.text.lower() in words_of.KNOWN_ORGANISATIONS:
        return _ORGANISATION
    first, spots = mention.words[0], look_up(mention.text)
    mention.spots = spots
    if not spots and first in words_of.SHORT_COMPASS and _is_part(mention):
        return None if mention.people else _PLACE
    given = first in words_of.GIVEN or (not spots and mention.text[1:3] == ". ")
    if spots and spots[0].people:
        mention.people = True
        return None
    if spots and not (mention.title or _is_namesake(text, mention, given=given)):
        return _PLACE
    if kind := _kind_by_words(mention.words):
        _with_noun(mention)
        return kind
    if mention.words[-1] in words_of.REGION_NOUNS and _with_noun(mention):
        return _PLACE
    return _kind_by_neighbours(text, mention, given=given)


def _kind_by_neighbours(text: str, mention: Mention, *, given: bool) -> EntityType | None:
    """What a name of several words names that neither the table nor its last word tells."""
    words = mention.words
    if (given or mention.title) and len(words) <= LONGEST_PERSON:
        return _PERSON
    if not words_of.PERSON_LINKS.isdisjoint(words) and words_of.COMMON.isdisjoint(words):
        return _PERSON
    if words[0] in _PART_FIRST and _is_part(mention):
        return None if mention.people else _PLACE
    if _is_located(text, mention):
        return _PLACE
    return _PERSON if _reads_as_person(text, mention) else _OTHER


def _with_noun(mention: Mention) -> bool:
    """Give a name with its noun ("Kherson Oblast") the bearers that the noun admits; "Ohio State" is a university."""
    noun = mention.words[-1]
    spots = look_up(mention.text.rpartition(" ")[0]) if noun in words_of.REGION_NOUNS else ()
    fitting = tuple(spot for spot in spots if spot.kind in _PARTS and not spot.people)
    if noun == "state" and fitting and fitting[0].country == "US" and spots[0].kind is not _TOWN:
        return False
    mention.spots = fitting
    return bool(fitting)


def _is_namesake(text: str, mention: Mention, *, given: bool) -> bool:
    """Whether a place's name is a person's here: it says something, or is a saint's where nothing speaks for a town."""
    if given and _acts(text, mention.end):
        return True
    if (
        mention.words[0] not in ("st", "saint")
        or mention.spots[0].population >= TOWN_ALONE
        or _state_follows(text, mention.end)
    ):
        return False
    return _word_before(text, mention.start) not in words_of.LOCATIVE and not _local_follows(text, mention.end)


def _kind_by_words(words: list[str]) -> EntityType | None:
    """A place or an organisation, where a word of the name says so."""
    last = words[-1]
    if last == "court" and not words_of.COURTS.isdisjoint(words):
        return _ORGANISATION
    if kind := _KIND_BY_LAST.get(last):
        return kind
    return None if words_of.ORGANISATION_ANY.isdisjoint(words) else _ORGANISATION


_KIND_BY_LAST = dict.fromkeys(words_of.ORGANISATION_LAST, _ORGANISATION) | dict.fromkeys(
    words_of.PLACE_LAST | words_of.STREETS, _PLACE
)


_PART_FIRST = words_of.COMPASS | words_of.SHORT_COMPASS | words_of.PLACE_FIRST


def _is_part(mention: Mention) -> bool:
    """Whether a name is a part of a place ("Eastern Ghouta"), whose bearers it then has, or begins as places do."""
    first = mention.words[0]
    if (first in words_of.COMPASS or first in words_of.SHORT_COMPASS) and (
        spots := look_up(mention.text.partition(" ")[2])
    ):
        mention.spots, mention.people = spots, spots[0].people
        cut = mention.text.index(" ") + 1
        mention.text, mention.start, mention.words = mention.text[cut:], mention.start + cut, mention.words[1:]
        return True
    return first in words_of.PLACE_FIRST


def _is_people(mention: Mention) -> bool:
    """Whether a name begins with a word for a people ("French Islamist"), as no person's does."""
    first = look_up(mention.text.partition(" ")[0])
    return bool(first) and first[0].people


def _reads_as_person(text: str, mention: Mention) -> bool:
    """Whether words that are no common ones are followed by what goes with a person."""
    plain = words_of.COMMON.isdisjoint(mention.words) and len(mention.words) <= LONGEST_PERSON
    if not plain or mention.text.isupper() or not _person_after(text, mention.end) or _is_people(mention):
        return False
    last = look_up(mention.text.rpartition(" ")[2])
    return not last or last[0].kind is not Kind.COUNTRY


def _without_lead(mention: Mention) -> None:
    """Cut common words that stand before a given name and another word ("Firefighters John Day")."""
    for number, word in enumerate(mention.words[:-1]):
        if word in words_of.GIVEN:
            cut = sum(len(token) + 1 for token in mention.text.split(" ")[:number])
            if number:
                mention.start, mention.text, mention.words = (
                    mention.start + cut,
                    mention.text[cut:],
                    mention.words[number:],
                )
                mention.opens = False
            return
        if word not in words_of.COMMON and word not in words_of.TITLE_PREFIXES:
            return


_LEADS = (words_of.COMMON | words_of.TITLE_PREFIXES) - words_of.GIVEN


_CLOSES = frozenset(".;:!?)]")
"""Marks after which what follows says nothing of a name."""


def _acts(text: str, end: int) -> bool:
    """Whether a verb of saying follows."""
    if text[end : end + 1] in _CLOSES:
        return False
    following = _NEXT_WORD.match(text, end)
    return bool(following) and following[1].lower() in words_of.SAID  # type: ignore[index]


def _person_after(text: str, end: int) -> bool:
    """Whether what follows goes with a person: an age, a verb of saying, a description."""
    if text[end : end + 1] in _CLOSES:
        return False
    described = _AGE.match(text, end) or _APPOSITIVE.match(text, end) or text.startswith(" who ", end)
    return bool(described) or _acts(text, end)


_AFTER_SURNAME = ("jr", "sr", "ii", "iii")


def _known_persons(mentions: list[Mention]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The full names of persons under their last and first words, and all the bearers of each last name, in order.

    The first bearer of a last name keeps it; one with an initial alone is taken for one whose given name begins so.
    """
    full: dict[str, str] = {}
    bearers: dict[str, list[str]] = {}
    persons = [each for each in mentions if each.kind is _PERSON and len(each.words) > 1]
    for mention in sorted(persons, key=lambda each: len(each.words[0]) == 1):
        words = mention.words[:-1] if mention.words[-1] in _AFTER_SURNAME else mention.words
        known = bearers.setdefault(words[-1], [])
        mention.full = next((name for name in known[:MOST_BEARERS] if _same_person(name, words)), mention.text)
        if mention.full is mention.text and len(known) < MOST_BEARERS:
            known.append(mention.full)
        full.setdefault(words[-1], mention.full)
        full.setdefault(words[0], mention.full)
    return full, bearers


def _same_person(known: str, words: list[str]) -> bool:
    """Whether a name with a given name or an initial can be a known full name."""
    first = _plain(known.partition(" ")[0])
    return first == words[0] or (len(words[0]) == 1 and first.startswith(words[0]))


def _bearer(mention: Mention, bearers: dict[str, list[str]]) -> str:
    """Of several persons of one last name the one whose given name goes with the title before it, if one does."""
    known = bearers.get(mention.words[-1], ())
    if len(known) < 2:
        return ""
    given = _GIVEN_BY_TITLE[mention.title]
    return next((name for name in known if _plain(name.partition(" ")[0]) in given), "")


_GIVEN_BY_TITLE = {"mr": words_of.MALE, "ms": words_of.FEMALE, "mrs": words_of.FEMALE, "miss": words_of.FEMALE}


def _kind_of_one(
    text: str, mention: Mention, people: dict[str, str], certain: set[str], small: _SmallWords
) -> EntityType | None:
    """What a name of one word names, or None where it is no name."""
    word = mention.words[0]
    if len(mention.text) == 1:
        return None
    mention.spots = mention.spots or look_up(mention.text)
    if mention.spots and mention.spots[0].people:
        mention.people = True
        return None
    if (mention.title or word in people) and _is_known_person(text, mention, people):
        return _PERSON
    if word in _BODIES:
        return _ORGANISATION
    if mention.text.isupper() and len(mention.text.replace(".", "")) <= LONGEST_ACRONYM:
        acronym = _kind_of_acronym(mention)
        if acronym or len(mention.text) <= _SHORT_NAME:
            return acronym
    if mention.spots and _is_place(text, mention, small):
        return _PLACE
    mention.spots = ()
    if word in _NEVER_ALONE or (mention.opens and _only_opens(text, mention, certain, small)):
        return None
    return _kind_by_context(text, mention, people)


_BODIES = words_of.AGENCIES | words_of.KNOWN_ORGANISATIONS
_NEVER_ALONE = words_of.COMMON | words_of.TITLE_PREFIXES | words_of.ORGANISATION_LAST
"""Words that name nobody by themselves."""


def _is_known_person(text: str, mention: Mention, people: dict[str, str]) -> bool:
    """Whether a word follows a title, or is the last or first name of a person named in full."""
    word = mention.words[0]
    if mention.title and word not in words_of.COMMON:
        return True
    return word in people and (not mention.spots or _word_before(text, mention.start) not in words_of.LOCATIVE)


_GOES_ON = frozenset(" ,\u00a0")


_DESCRIBES = (",", " (", " lies ", " sits ", " village")
"""What follows a place's name that opens a sentence and is told where it lies; "Fighting near Lyman" is no place."""


def _only_opens(text: str, mention: Mention, certain: set[str], small: _SmallWords) -> bool:
    """Whether a word that opens a sentence has its capital from that alone."""
    if text.startswith(_DESCRIBES, mention.end) and located.nearness(text, mention.end):
        return False
    word = mention.words[0]
    return word not in certain or word in small


def _kind_by_context(text: str, mention: Mention, people: dict[str, str]) -> EntityType:
    """What a name of one word names that no table of places and organisations has."""
    word = mention.words[0]
    if word in people or word in words_of.GIVEN or word in words_of.SURNAMES:
        return _PERSON
    return _PLACE if _is_located(text, mention) else _OTHER


def _is_located(text: str, mention: Mention) -> bool:
    """Whether a name that no table has is a place's: "the village of X", "X, near Y", "X, Texas", "an X woman"."""
    first = max(0, mention.start - LONGEST_PLACE_NOUN)
    before = text[first : mention.start - 1].rpartition(" ")[2].lower()
    if (before in _BEFORE_PLACE) and _PLACE_BEFORE.search(text, first, mention.start):
        return True
    if text[max(0, mention.start - 3) : mention.start] in _ARTICLES and _local_follows(text, mention.end):
        return True
    if text[mention.end : mention.end + 1] not in _GOES_ON:
        return False
    if _PLACE_AFTER.match(text, mention.end) or located.nearness(text, mention.end):
        return True
    return _state_follows(text, mention.end) and _word_before(text, mention.start) in words_of.LOCATIVE


_ARTICLES = frozenset((" a ", " A ", "an ", "An ", "aN ", "AN "))


def _kind_of_acronym(mention: Mention) -> EntityType | None:
    """A country or state where the letters stand for one, else an organisation; None for words in capital letters."""
    plain = mention.text.replace(".", "")
    wide = tuple(spot for spot in mention.spots if spot.kind in _WIDE)
    if wide and (len(plain) <= _SHORT_NAME or "." in mention.text):
        mention.spots = wide
        return _PLACE
    if plain in _NOT_ACRONYMS or plain.lower() in words_of.COMMON or plain.lower() in words_of.FUNCTION:
        return None
    if mention.spots and len(plain) > _SHORT_NAME:
        return None
    return _ORGANISATION if len(plain) > 1 and not mention.opens else None


_AREA_AFTER = re.compile(
    r"\s(?:areas?|borough|capital|city|community|county|district|governorate|metro(?:politan)?|neighbou?rhood|oblast"
    r"|peninsula|prefecture|province|region|state|suburbs?|town|township|village)\b"
)


_WITHIN = frozenset(("in", "near", "outside", "at", "around", "throughout"))
"""What stands before a town rather than before a person: "from Clinton" is either."""

_NO_TOWN_ALONE = words_of.SURNAMES | words_of.GIVEN | words_of.TOWN_WORDS


def _is_place(text: str, mention: Mention, small: _SmallWords) -> bool:
    """Whether a single word that is a place's name stands for the place here."""
    word, best = mention.words[0], mention.spots[0]
    if _state_follows(text, mention.end) or mention.home:
        return True
    if word in words_of.COMMON or (mention.opens and word in small):
        return False
    if _is_wide(mention) and not (word in words_of.GIVEN and _acts(text, mention.end)):
        return True
    doubtful = word in _NO_TOWN_ALONE or (best.alternate and best.population < TOWN_ALONE)
    if text[max(0, mention.start - 4) : mention.start].lower() == "the " and not _AREA_AFTER.match(text, mention.end):
        # "the Reut": a river, a dam, a ship; a town goes without its article, but for "the Paris office"
        if doubtful or not _noun_follows(text, mention.end):
            return False
        return best.population >= TOWN_AT_START or bodies.follows(text, mention.end)
    return _local_follows(text, mention.end) or _is_town(text, mention, doubtful=doubtful)


def _is_town(text: str, mention: Mention, *, doubtful: bool) -> bool:
    """Whether the word before a town's name, or else its size, speaks for the town."""
    best = mention.spots[0]
    before = _word_before(text, mention.start)
    if doubtful and (before in _WITHIN or before in words_of.PLACE_NOUNS):
        return mention.words[0] not in words_of.TOWN_WORDS or best.population >= WORD_TOWN
    if not doubtful and (before in words_of.LOCATIVE or before in words_of.PLACE_NOUNS):
        return True
    if doubtful:
        return text.startswith(_DESCRIBES, mention.end) and bool(located.nearness(text, mention.end))
    if before == "of":
        return True
    if _acts(text, mention.end):
        return best.population >= TOWN_THAT_SPEAKS
    if mention.text.isupper() and mention.opens:
        return True
    return best.population >= (TOWN_AT_START if mention.opens else TOWN_ALONE)


def _is_wide(mention: Mention) -> bool:
    """Whether a name is first of all a country's, a state's or a larger area's; a short by-name is not enough."""
    best = mention.spots[0]
    wide = best.kind in _WIDE
    return wide and (not best.alternate or len(mention.text) > _SHORT_NAME + 1 or "." in mention.text)


_FOLLOWING = re.compile(r" ([a-z]{1,20})")


def _noun_follows(text: str, end: int) -> bool:
    """Whether a word in small letters follows that looks like no verb."""
    following = _FOLLOWING.match(text, end)
    if not following:
        return False
    word = following[1]
    return not (word in words_of.FUNCTION or word in words_of.SAID or word.endswith(("ed", "ing")))


def _local_follows(text: str, end: int) -> bool:
    """Whether what follows is somebody or something that is called by its place ("a Dunbar woman")."""
    if text[end + 1 : end + 1 + NOUN_START] not in _LOCAL_STARTS:
        return False
    following = _FOLLOWING.match(text, end)
    return bool(following) and following[1] in words_of.LOCALS  # type: ignore[index]


_LOCAL_STARTS = frozenset(word[:NOUN_START] for word in words_of.LOCALS)


def _state_follows(text: str, end: int) -> bool:
    """Whether a comma and a state or country follow ("Paris, Texas")."""
    if not text.startswith(", ", end):
        return False
    following = _SPAN.match(text, end + 2)
    if not following:
        return False
    spots = look_up(following.group())
    return bool(spots) and spots[0].kind in _NATIONAL and not spots[0].people


def _spread(mentions: list[Mention], people: dict[str, str], bearers: dict[str, list[str]]) -> None:
    """Give every mention its fullest form, and the kind that other mentions of the same name have shown."""
    shown: dict[str, Mention] = {}
    alone = {mention.words[0] for mention in mentions if len(mention.words) == 1 and not mention.headline}
    for mention in mentions:
        kind = mention.kind
        if kind is _PLACE and mention.spots:
            shown.setdefault(mention.text, mention)
        elif kind is _OTHER and mention.words[-1] in alone and _is_called(mention):
            mention.kind, mention.full = _PERSON, mention.text
            people.setdefault(mention.words[-1], mention.text)
    for mention in mentions:
        if (mention.kind is None or mention.kind is _OTHER) and not mention.people:
            _as_shown(mention, shown, people)
        if mention.kind is _PERSON and not mention.full:
            called = _bearer(mention, bearers) if mention.title in _GIVEN_BY_TITLE else ""
            mention.full = called or people.get(mention.words[-1], "")
        mention.full = mention.full or mention.text
    _without_headlines(mentions)


def _without_headlines(mentions: list[Mention]) -> None:
    """Take back what only headlines have, whose capitals prove nothing, unless it is a place."""
    doubtful = [mention for mention in mentions if mention.headline and mention.kind is not _PLACE]
    certain = {mention.text for mention in mentions if mention.kind and not mention.headline} if doubtful else set()
    for mention in doubtful:
        if mention.text not in certain:
            mention.kind = None


def _is_called(mention: Mention) -> bool:
    """Whether a name whose last word stands alone elsewhere has two or three words, as persons' names do."""
    words = mention.words
    if not 2 <= len(words) < LONGEST_PERSON or mention.headline or mention.text.isupper():
        return False
    if not (words_of.COMMON.isdisjoint(words) and words_of.FUNCTION.isdisjoint(words)) or _is_people(mention):
        return False
    last = look_up(mention.text.rpartition(" ")[2])
    return not last or (last[0].kind is _TOWN and last[0].population < TOWN_ALONE)


def _as_shown(mention: Mention, shown: dict[str, Mention], people: dict[str, str]) -> None:
    """The kind of an open mention whose name is clear elsewhere in the text."""
    word = mention.words[-1]
    if len(mention.words) == 1 and word in people:
        mention.kind = _PERSON
    elif len(mention.words) == 2 and word in _AFTER_SURNAME and mention.words[0] in people:
        mention.kind, mention.full = _PERSON, people[mention.words[0]]
    elif mention.text in shown and word not in words_of.COMMON:
        mention.kind, mention.spots = _PLACE, shown[mention.text].spots
