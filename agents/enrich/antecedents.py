"""Whom "she", "the captain" and "a nurse" mean: the persons whom a text has named or described before."""

import re
from bisect import bisect_left
from functools import cached_property

from agents.enrich.mention import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.wording import Wording
from schemas.article import EntityType, Span

MOST_PERSONS = 10
"""Persons back to whom a pronoun can refer."""

MOST_SENTENCES = 3
"""Sentences before a pronoun in which a description ("a nurse at the gate") is looked for."""

LONGEST_ROLE = 5
"""Words of a description up to its noun: "A retired ferry captain"."""

LONGEST_OPENER = 12
"""Characters looked at for the word that opens a description ("another")."""

LONGEST_DESCRIPTION = 40
"""Characters before or behind a name in which a word says what its bearer is ("Jane Roe, a former nurse")."""

LONGEST_CLAUSE = 300
"""Characters of a sentence looked at."""

_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.](?=\w)){0,30}")
_AGE = re.compile(r", \d{1,3}[,.]")
_SPACE = " \u00a0"
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LONGEST_WORD = 24


class Antecedents:
    """The persons of a text in order: those that it names, and as they come up those that it only describes."""

    def __init__(
        self, text: str, names: list[Mention], quoted: list[Span], sentences: Sentences, wording: Wording
    ) -> None:
        """`names`: those outside quotes; `quoted`: spans between quotation marks, in order."""
        self.text = text
        self.names = names
        self.quoted = quoted
        self.sentences = sentences
        self.wording = wording
        self.sexes: dict[str, str] = {}

    @cached_property
    def persons(self) -> list[Mention]:
        """Names of persons outside quotes, and other names that the words round them say are persons'."""
        person, other = EntityType.PERSON, EntityType.OTHER
        return [name for name in self.names if name.kind is person or (name.kind is other and self._introduced(name))]

    @cached_property
    def starts(self) -> list[int]:
        """Where they begin."""
        return [person.start for person in self.persons]

    def _inside(self, at: int) -> bool:
        if not self.quoted:
            return False
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _introduced(self, name: Mention) -> bool:
        """Whether the words round a name say that a person bears it: "a nurse named", "her father,", an age, "who"."""
        mark = self.text[name.start - 2 : name.start - 1]
        before = self.noun_before(name) if mark == "," or mark.islower() else ""
        if before and (before in self.wording.naming or self.wording.person.has(before)):
            return True
        if not self.text.startswith(", ", name.end):
            return False
        if mark == "," and self._opens_with_role(name.start - 2):
            return True
        who = self.text.startswith(", who ", name.end)
        return who or bool(_AGE.match(self.text, name.end)) or bool(self._roles_behind(name))

    def _opens_with_role(self, end: int) -> bool:
        """Whether the part of a sentence before a comma describes a person: "The fire chief of Bergen, Roe, "."""
        start = max(self.sentences.start(end), end - LONGEST_CLAUSE)
        comma = self.text.rfind(", ", start, end)
        return self.role(comma + 2 if comma >= 0 else start, end) is not None

    def noun_before(self, name: Mention) -> str:
        """The word before a name, or before a comma before it."""
        text, end = self.text, name.start - 1
        if end < 1 or text[end] not in _SPACE:
            return ""
        if text[end - 1] == ",":
            end -= 1
        word = text[max(0, end - _LONGEST_WORD) : end]
        word = word[max(word.rfind(" "), word.rfind("-")) + 1 :]
        return word.lower() if word.isalpha() else ""

    def _roles_behind(self, name: Mention) -> list[str]:
        """What a description behind a name says that its bearer is: "Jane Roe, a former nurse"."""
        if not self.text.startswith(", ", name.end):
            return []
        words = self.text[name.end + 2 : name.end + LONGEST_DESCRIPTION].split(",", 1)[0].lower().split()
        if not words or words[0] not in self.wording.role_openers:
            return []
        return [word for word in words[1:] if self.wording.person.has(word.strip(".;:"))]

    def adopt(self, source: str, start: int, end: int) -> None:
        """Count somebody whom the text only describes among its persons."""
        number = bisect_left(self.starts, start)
        if number < len(self.starts) and self.starts[number] == start:
            return
        self.persons.insert(number, Mention(start, end, source, source.lower().split(), False, full=source))
        self.starts.insert(number, start)

    def sex(self, person: Mention) -> str:
        """`m` or `f` by title, given name, description or the pronouns beside it, empty where they do not tell."""
        name = person.full or person.text
        told = self.sexes.get(name)
        if told is None:
            told = self.sexes[name] = self._sex(person, name)
        return told

    def _sex(self, person: Mention, name: str) -> str:
        wording = self.wording
        if told := wording.titles.get(person.title):
            return told
        if person.kind is None:
            return self._sex_of_roles(person.words)
        given = name.partition(" ")[0].lower()
        male, female = given in wording.men, given in wording.women
        if male != female:
            return "m" if male else "f"
        if told := self._sex_of_roles([self.noun_before(person), *self._roles_behind(person)]):
            return told
        return self._sex_by_pronoun(person)

    def _sex_of_roles(self, words: list[str]) -> str:
        for word in words:
            if self.wording.female_person.has(word):
                return "f"
            if self.wording.male_person.has(word):
                return "m"
        return ""

    def _sex_by_pronoun(self, person: Mention) -> str:
        """What the first pronoun behind a name in its sentence tells, where no other person stands between."""
        number = bisect_left(self.starts, person.end)
        stop = min(self.sentences.end(person.start), person.end + LONGEST_CLAUSE)
        if number < len(self.starts):
            stop = min(stop, self.starts[number])
        found = self.wording.own_pronoun.search(self.text, person.end, stop)
        if not found or self._inside(found.start()):
            return ""
        word = found.group().lower()
        return self.wording.pronouns[self.wording.possessives.get(word, word)]

    def meant(self, pronoun: str, at: int, spoke: list[tuple[str, int]]) -> str | None:
        """Whom a pronoun means: who spoke last, unless somebody whom it fits began to act since.

        `spoke`: the last speakers with where they are named, in order.
        """
        sex = self.wording.pronouns[pronoun]
        unfit = {"m": "f", "f": "m"}.get(sex, "")
        role = self._described(at, unfit)
        if role and not self._is_definite(role):
            self.adopt(self.text[slice(*role)], *role)
        fitting = self._fitting(at, unfit)
        if not fitting and role:
            self.adopt(self.text[slice(*role)], *role)
            fitting = self._fitting(at, unfit)
        if not fitting:
            return None
        found = self._last_of(fitting, spoke)
        if unfit and not self.sexes.get(found):
            self.sexes[found] = sex
        return found

    def _last_of(self, fitting: list[Mention], spoke: list[tuple[str, int]]) -> str:
        full = {person.full for person in fitting}
        last = next((each for each in reversed(spoke) if each[0] in full), None)
        if not last:
            return fitting[0].full
        spoken_until = self.sentences.end(last[1])
        for person in fitting:
            if person.start < spoken_until:
                break
            if self.acts(person):
                return person.full
        return last[0]

    def acts(self, person: Mention) -> bool:
        """Whether a name stands where subjects do: at the beginning of a sentence or clause, titles apart."""
        if self.text.startswith(_POSSESSIVE, person.end):
            return False
        before = self.text[max(0, person.start - _LONGEST_WORD) : person.start].split()
        word = before[-1] if before else ""
        return (
            person.start - self.sentences.start(person.start) < len(word) + 2
            or not word[:1].islower()
            or word[-1:] == ","
            or bool(self.wording.conjunction.match(word + " "))
        )

    def _fitting(self, at: int, unfit: str) -> list[Mention]:
        """The persons before a pronoun, last first, but those of the sex that it does not mean."""
        number = bisect_left(self.starts, at)
        before = self.persons[max(0, number - MOST_PERSONS) : number][::-1]
        return [person for person in before if self.sex(person) != unfit] if unfit else before

    def _described(self, at: int, unfit: str) -> Span | None:
        """Whom one of the sentences before a pronoun is about, where it only describes somebody whom it fits."""
        end = self.sentences.start(at)
        for _ in range(MOST_SENTENCES):
            if end <= 0:
                return None
            start = self.sentences.start(end - 1)
            role = self.role(start, end)
            if role and (self._inside(start) or self._apposed(role[1]) or not self._is_alone(role[1])):
                role = None
            if role and (not unfit or self._sex_of_roles(self.text[slice(*role)].lower().split()) != unfit):
                if known := self.bearer(*role):
                    self.adopt(known, *role)
                    return None
                return role
            end = start
        return None

    def _apposed(self, end: int) -> Mention | None:
        """The person whom a description and a comma introduce: "Her father, Karl Roe, laughed"."""
        if not self.text.startswith(", ", end):
            return None
        number = bisect_left(self.starts, end)
        comma = self.text.find(",", end + 2, end + LONGEST_CLAUSE)
        return self.persons[number] if number < len(self.starts) and self.starts[number] < comma else None

    def is_new(self, start: int, end: int) -> bool:
        """Whether words describe a person whom the text has not named: no other word for one known, nobody beside."""
        role = self.role(start, end)
        if not role or not self._is_alone(end):
            return False
        return not self._is_definite(role) or self.text.count(" ", *role) == 1

    def _is_alone(self, end: int) -> bool:
        """Whether no person is named behind a description in its sentence, whom a pronoun may mean as well."""
        number = bisect_left(self.starts, end)
        return number == len(self.starts) or self.starts[number] >= self.sentences.end(end)

    def _is_definite(self, role: Span) -> bool:
        """Whether a description says that its bearer is known: mostly somebody whom the text has named before."""
        words = self.text[slice(*role)].lower().split()
        first = words[0]
        if any(word.endswith(_POSSESSIVE[:2]) for word in words):
            return False
        return first in self.wording.definite or first in self.wording.possessives

    def acting(self, start: int, end: int, spoke: list[tuple[str, int]]) -> str | None:
        """Whom a sentence is about: the pronoun, name or description that begins it or one of its clauses."""
        at = max(start, end - LONGEST_CLAUSE)
        while 0 <= at < end:
            if found := self._beginning(at, end, spoke):
                return found
            comma = self.text.find(", ", at, end)
            at = comma + 2 if comma >= 0 else -1
        return None

    def _beginning(self, start: int, end: int, spoke: list[tuple[str, int]]) -> str | None:
        """Whom the words that begin a clause mean, a conjunction apart."""
        word = _WORDS.match(self.text, start, end)
        if word and word.group().lower() in self.wording.conjoining and self.text[word.end() : word.end() + 1] == " ":
            start = word.end() + 1
            word = _WORDS.match(self.text, start, end)
        if not word:
            return None
        pronoun = word.group().lower()
        pronoun = self.wording.possessives.get(pronoun, pronoun)
        if role := self.role(start, end):
            named = self._apposed(role[1])
            return named.full if named else self.bearer(*role) or self.text[slice(*role)]
        if self.wording.pronouns.get(pronoun) in ("m", "f"):
            return self.meant(pronoun, start, spoke)
        number = bisect_left(self.starts, start)
        if number < len(self.starts) and self.starts[number] < end:
            person = self.persons[number]
            titles = self.text[start : person.start]
            if all(each[0].isupper() for each in titles.split()) and not self.text.startswith(_POSSESSIVE, person.end):
                return person.full or person.text
        return None

    def only(self, start: int, end: int) -> str | None:
        """The person named between two positions, where no other is."""
        named = self.persons[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        full = {person.full or person.text for person in named}
        return full.pop() if len(full) == 1 else None

    def role(self, start: int, end: int) -> Span | None:
        """A person whom the words that begin a clause describe: "A nurse at the gate", "The coach"."""
        first = self.text[start : start + LONGEST_OPENER].partition(" ")[0].lower()
        if first not in self.wording.role_openers:
            return None
        words: list[str] = []
        for match in _WORDS.finditer(self.text, start, min(end, start + 2 * LONGEST_DESCRIPTION)):
            word = match.group().lower()
            opens = word in self.wording.role_openers
            if opens == bool(words) or word in self.wording.prepositions:
                return None
            words.append(word)
            if len(words) > 1 and self.wording.person.has(word) and not word.endswith(_POSSESSIVE):
                return start, match.end()
            if len(words) > LONGEST_ROLE or self.text[match.end() : match.end() + 1] not in (" ", "\u00a0"):
                return None
        return None

    def bearer(self, start: int, end: int) -> str | None:
        """The person whom a title or description before has called what "the captain" says."""
        words = self.text[start:end].lower().split()
        if (
            len(words) != 2
            or not self.wording.person.has(words[1])
            or not (words[0] in self.wording.definite or words[0] in self.wording.possessives)
        ):
            return None
        short = self.wording.short_titles.get(words[1], words[1])
        number = bisect_left(self.starts, start)
        for person in reversed(self.persons[max(0, number - MOST_PERSONS) : number]):
            if person.title in (short, words[1]) or words[1] in (self.noun_before(person), *self._roles_behind(person)):
                return person.full
        return None
