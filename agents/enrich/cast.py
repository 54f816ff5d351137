"""The names in a text of a language other than English: which belong together, whose they are, and of which sex."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from agents.enrich.gazetteer import Kind, look_up
from agents.enrich.mention import Mention
from agents.enrich.wording import Wording
from schemas.article import EntityType

LONGEST_NAME = 5
"""Words of a name, particles aside."""

LONGEST_ROLE_BEFORE = 8
"""Words of a role before a comma and its bearer's name ("the mayor of Ulm, Jane Roe")."""

MOST_BEFORE_ROLE = 3
"""Words behind a name and a comma, up to its bearer's role."""

LONGEST_PARTICLES = 2
"""Small words in a row within a name ("van der")."""

STEM = 3
"""Letters that two cases of a name share at least."""

LONGEST_ENDING = 4
"""Letters in which two cases of a name differ at most."""

MOST_NAMESAKES = 50
"""Names with the same first letters that are compared with one."""

TOWN = 30_000
"""Inhabitants from which on a town's name alone means the town, where no person of the text bears it."""

LONGEST_ACRONYM = 6
"""Letters: longer words in capitals are names in a headline."""

PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
        "zu",
        "af",
        "av",
    ]
)
"""Words in small letters inside names."""

ABBREVIATED = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "sr",
        "sra",
        "jr",
        "mgr",
        "ing",
        "dott",
        "ks",
        "inż",
        "gen",
        "płk",
        "ir",
        "drs",
    ]
)
"""Titles that stand abbreviated before names."""


class Token(NamedTuple):
    """A word or mark of the text; `low` in lower case, `capital` whether it begins with a capital letter."""

    start: int
    end: int
    text: str
    low: str
    word: bool
    capital: bool


class Tokens:
    """The words and marks of a text, found once."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self.all = tokens_of(text, pattern, 0, len(text))
        self.starts = [token.start for token in self.all]

    def number(self, at: int) -> int:
        """The number of the first token that does not begin before a position."""
        return bisect_left(self.starts, at)

    def between(self, start: int, stop: int) -> list[Token]:
        """The tokens that begin between two positions."""
        return self.all[self.number(start) : self.number(stop)]


class Person(NamedTuple):
    """Somebody who can be meant by a pronoun; `name` False for a role ("a police spokesman")."""

    start: int
    full: str
    sex: str
    name: bool


def tokens_of(text: str, pattern: re.Pattern[str], start: int, stop: int) -> list[Token]:
    """Every word and mark of a part of a text, in order."""
    found = []
    for match in pattern.finditer(text, start, stop):
        word = match.group()
        found.append(Token(match.start(), match.end(), word, word.lower(), word[0].isalnum(), word[0].isupper()))
    return found


class Cast:
    """The names that can be persons': their fullest forms, their sexes, where they stand."""

    def __init__(self, text: str, tokens: list[Token], mentions: list[Mention], wording: Wording) -> None:
        assert wording.free
        self.text = text
        self.tokens = tokens
        self.wording = wording
        self.free = wording.free
        self.bodies = {m.start: m for m in mentions if m.kind in (EntityType.ORGANISATION, EntityType.PLACE)}
        self.people = {m.start for m in mentions if m.kind is EntityType.PERSON}
        self.named = {m.start for m in mentions if m.kind}
        self.sexes: dict[str, str] = {}
        self.by_word: dict[str, str] = {}
        self.by_stem: dict[str, list[str]] = {}
        self.by_role: dict[str, str] = {}
        self.runs = list(self._runs())
        for first, last, _ in self.runs:
            self._keep([token.low for token in tokens[first:last] if token.word], self.words(first, last))

    def words(self, first: int, last: int) -> str:
        """The text of some tokens."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def run_end(self, at: int, stop: int) -> int:
        """The end of the capitalised words from a token on, particles between them included."""
        end, words = at + 1, 1
        while end < stop and words < LONGEST_NAME:
            if self.tokens[end].text == "." and self._abbreviated(end - 1):
                end += 1
                continue
            step = self._after_particles(end, stop)
            if step >= stop or not self._joins(end, step):
                break
            end, words = step + 1, words + 1
        return end

    def _after_particles(self, at: int, stop: int) -> int:
        step = at
        while step < min(stop, at + LONGEST_PARTICLES) and self.tokens[step].low in PARTICLES:
            if self.tokens[step].capital:
                break
            step += 1
        return step

    def _joins(self, end: int, step: int) -> bool:
        """Whether the word at `step`, with the particles from `end` on, goes on with a name."""
        token = self.tokens[step]
        if not token.capital or token.low in self.free.not_names or self._parted(end - 1, step):
            return False
        acronym = token.text.isupper() and len(token.text) > 1
        if acronym and not self.tokens[end - 1].text.isupper():
            return False
        return step == end or not (acronym or self.is_place(token))

    def _abbreviated(self, at: int) -> bool:
        token = self.tokens[at]
        return token.capital and (len(token.text) == 1 or token.low in ABBREVIATED)

    def _parted(self, left: int, right: int) -> bool:
        """Whether more than spaces and words part two tokens."""
        end = self.tokens[left].end
        for token in self.tokens[left + 1 : right + 1]:
            if token.start - end > 1 or "\n" in self.text[end : token.start]:
                return True
            end = token.end
        return False

    def named_from(self, at: int, end: int, *, governed: bool = False) -> int:
        """Where the name in a run begins, behind roles and names of bodies; the run's end where there is none.

        A preposition governs the first word of the run: only a given name after it begins a name of its own.
        """
        for number in range(at + 1, end - 1):
            if self.given(number) and not self.given(at):
                return number
        if governed:
            return end
        for number in range(at + 1, end - 1):
            if self.tokens[number].start in self.named and self.tokens[at].start not in self.named:
                return number
        while at < end and self._no_name(at, end):
            at += 1
        return at

    def given(self, at: int) -> bool:
        """Whether a word is a given name."""
        low = self.tokens[at].low
        return low in self.free.women or low in self.free.men

    def _no_name(self, at: int, end: int) -> bool:
        token = self.tokens[at]
        low = token.low
        if not token.word or low in self.free.not_names or low in ABBREVIATED or low in self.wording.titles:
            return True
        if token.low in self.free.small:
            return not self.particle(at)
        acronym = token.text.isupper() and len(token.text) > 1 and end - at > 1
        return acronym or self.free.role.has(token.low)

    def particle(self, at: int) -> bool:
        """Whether a particle with a capital letter begins a name ("Van der Berg")."""
        token = self.tokens[at]
        if token.low not in PARTICLES or not token.capital or at + 1 >= len(self.tokens):
            return False
        if self.free.capital_nouns and token.low in self.free.openers and self._opens(at):
            return False
        following = self.tokens[at + 1]
        return following.capital or (following.low in PARTICLES and following.start == token.end + 1)

    def _opens(self, at: int) -> bool:
        """Whether a word opens a sentence or line."""
        if at == 0:
            return True
        before = self.tokens[at - 1]
        return (not before.word and before.text not in ",-–") or "\n" in self.text[before.end : self.tokens[at].start]

    def is_place(self, token: Token) -> bool:
        """Whether a word is first of all a country's or a larger town's name."""
        spots = look_up(token.text)
        if not spots:
            return False
        wide = spots[0].kind in (Kind.COUNTRY, Kind.STATE, Kind.AREA)
        return wide or spots[0].population >= TOWN or spots[0].people

    def is_name(self, first: int, last: int) -> bool:
        """Whether a run of capitalised words can be somebody who speaks."""
        words = [token for token in self.tokens[first:last] if token.word]
        body = self.bodies.get(self.tokens[first].start)
        if len(words) > 1:
            place = body is not None and body.kind is EntityType.PLACE and body.end >= self.tokens[last - 1].end
            return self.given(first) or not place
        if words[0].low in self.by_word or self.given(first):
            return True
        acronym = words[0].text.isupper() and len(words[0].text) > 1
        return acronym or not (body is not None or self.is_place(words[0]))

    def kind(self, first: int, last: int) -> EntityType:
        """Whether a name is a person's or a body's."""
        text, body = self.words(first, last), self.bodies.get(self.tokens[first].start)
        if text.isupper() and len(text) <= LONGEST_ACRONYM:
            return EntityType.ORGANISATION
        if body and body.kind is EntityType.ORGANISATION and not self.given(first):
            return EntityType.ORGANISATION
        return EntityType.PERSON

    def _runs(self) -> Iterable[tuple[int, int, str]]:
        """Names of several words, and the sex that the words before them tell."""
        at, count = 0, len(self.tokens)
        while at < count:
            token = self.tokens[at]
            if not token.capital or (token.low in self.free.small and not self.particle(at)):
                at += 1
                continue
            end = self.run_end(at, count)
            first = self.named_from(at, end)
            if end - first > 1 and self.is_name(first, end):
                yield first, end, self.told_sex(first)
            at = end

    def told_sex(self, first: int) -> str:
        """The sex that the title or role right before a name tells."""
        for number in range(max(0, first - 2), first):
            low = self.tokens[number].low
            if low in self.wording.titles:
                return self.wording.titles[low]
            if self.free.female_role.has(low):
                return "f"
        return ""

    def _keep(self, words: list[str], full: str) -> None:
        self.by_word.setdefault(words[-1], full)
        self.by_word.setdefault(words[0], full)
        namesakes = self.by_stem.setdefault(words[-1][:STEM], [])
        if len(namesakes) < MOST_NAMESAKES and full not in namesakes:
            namesakes.append(full)

    def full(self, name: str, *, oblique: bool) -> str:
        """The fullest form of a name in the text; `oblique`: it may stand in another case than the first."""
        words = name.lower().split()
        if len(words) == 1 and (known := self.by_word.get(words[0])):
            return self.nominative(known) if oblique else known
        return self.nominative(name) if oblique else name

    def nominative(self, name: str) -> str:
        """The first case of a name as far as the text has it: with a given name that lists have, else the shortest."""
        if not self.free.inflects:
            return name
        words = name.lower().split()
        same = [known for known in self.by_stem.get(words[-1][:STEM], ()) if _same(words, known.lower().split())]
        return min(same, key=self._case, default=name)

    def _case(self, name: str) -> tuple[int, bool, int]:
        return -len(name.split()), not self._names_given(name), len(name)

    def _names_given(self, name: str) -> bool:
        """Whether a name begins with a given name as lists have them: in the nominative."""
        given = name.partition(" ")[0].lower()
        return given in self.free.men or given in self.free.women

    def sex(self, name: str) -> str:
        """`m` or `f` by what the text tells of a person, by given name and endings; empty where they do not tell."""
        if known := self.sexes.get(name):
            return known
        words = name.lower().split()
        male, female = words[0] in self.free.men, words[0] in self.free.women
        if male != female:
            return "m" if male else "f"
        for ending in (words[-1], words[0]) if len(words) > 1 else words:
            if ending.endswith(self.free.female_endings):
                return "f"
            if ending.endswith(self.free.male_endings):
                return "m"
        return ""

    def persons(self) -> list[Person]:
        """Where those are named who are persons for sure, in order."""
        sure = {self.words(first, last): sex for first, last, sex in self.runs if sex or self._is_person(first)}
        full = {name: self.nominative(name) for name in sure}
        for name, sex in sure.items():
            if sex:
                self.sexes.setdefault(full[name], sex)
        found, end = [], 0
        starts = {first: last for first, last, _ in self.runs}
        for number, token in enumerate(self.tokens):
            last = starts.get(number, number + 1)
            name = self.words(number, last) if number in starts else self.by_word.get(token.low, "")
            if not name and token.capital and self.given(number) and token.low not in self.free.small:
                name = token.text
                sure.setdefault(name, "")
                full.setdefault(name, name)
            if token.capital and token.start >= end and name in sure:
                end = self.tokens[last - 1].end
                found.append(Person(token.start, full[name], self.sex(full[name]), name=True))
        for first, last, _ in self.runs:
            if (known := full.get(self.words(first, last))) and (role := self._role_beside(first, last)):
                self.by_role.setdefault(role, known)
        return found

    def _role_beside(self, first: int, last: int) -> str:
        """The role right before a name, or right behind it and a comma, in lower case; empty where none is."""
        before = self.tokens[first - 1] if first else None
        if before and before.word and before.low not in self.free.small:
            return before.low
        if before and before.text == ",":
            for token in reversed(self.tokens[max(0, first - LONGEST_ROLE_BEFORE) : first - 1]):
                if self.free.role.has(token.low):
                    return token.low
                if not token.word:
                    break
        if last < len(self.tokens) and self.tokens[last].text == ",":
            for token in self.tokens[last + 1 : last + 1 + MOST_BEFORE_ROLE]:
                if self.free.role.has(token.low):
                    return token.low
                if token.low not in self.free.openers:
                    break
        return ""

    def _is_person(self, first: int) -> bool:
        token = self.tokens[first]
        role = first > 0 and self.free.role.has(self.tokens[first - 1].low)
        return self.given(first) or role or token.start in self.people


def _same(words: list[str], known: list[str]) -> bool:
    """Whether a name can be another case of a known one, or a part of it."""
    pairs = zip(reversed(words), reversed(known), strict=False)
    return len(words) <= len(known) and all(_cases(a, b) for a, b in pairs)


def _cases(a: str, b: str) -> bool:
    """Whether two words can be cases of one: they differ in a few last letters."""
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return a == b or (shared >= STEM and max(len(a), len(b)) - shared <= LONGEST_ENDING)
