"""Who speaks: verbs of saying outside quotation marks, their subjects, and whom a pronoun means."""

import re
from bisect import bisect_left
from typing import NamedTuple

from agents.enrich import vocabulary
from agents.enrich.mention import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.wording import Wording
from schemas.article import EntityType, Span

LONGEST_SUBJECT = 14
"""Words in a subject that is no name ("a spokesman for the Kupiansk military administration")."""

LONGEST_SENTENCE = 300
"""Characters looked at on either side of a verb."""

REACH = 60
"""Characters after a description in which the name it describes ends: "said his lawyer, Jane Roe"."""

MOST_ADVERBS = 3
"""Adverbs and auxiliaries between a subject and its verb: "has also repeatedly said"."""

LONGEST_ADVERB = 20
"""Characters."""

LONGEST_PRONOUN = 4
"""Characters."""

MOST_PERSONS = 10
"""Persons back to whom a pronoun can refer."""

_LAST_WORD = re.compile(r"(?<![\w'’-])[^\W\dA-Z_]+$")
_AGE_BEFORE = re.compile(r",\s\d{1,2}$")
_BOUNDARY = re.compile(r"[;:“”\"«»„`—]|\s[–-]{1,2}\s")
_CLOSING = frozenset("”\"’'»«“`‹›」』")


class Cue(NamedTuple):
    """A verb of saying (or "according to") with its subject.

    Attributes:
        start, end: the verb.
        source: the subject: the fullest form of a name, else the words as they stand.
        source_start, source_end: the subject in the text.
        mention: the name that is the subject; None where it is none, or a pronoun's.
        pronoun: whether a pronoun stands there and `source` is the person meant.
        inverted: whether the subject follows the verb.
    """

    start: int
    end: int
    verb: str
    source: str
    source_start: int
    source_end: int
    kind: EntityType | None
    pronoun: bool
    inverted: bool


class Speakers:
    """The verbs of saying in a text with their subjects, found where they are asked for."""

    def __init__(
        self, text: str, mentions: list[Mention], quoted: list[Span], sentences: Sentences, wording: Wording
    ) -> None:
        """`quoted`: spans between quotation marks, in order; what stands there is nobody's cue."""
        self.text = text
        self.sentences = sentences
        self.wording = wording
        self.names = [
            m for m in mentions if m.kind in (EntityType.PERSON, EntityType.ORGANISATION) or (m.kind and not m.spots)
        ]
        self.starts = [m.start for m in self.names]
        self.quoted = quoted
        self.persons = [m for m in self.names if m.kind is EntityType.PERSON and not self._inside(m.start)]
        self.person_starts = [m.start for m in self.persons]

    def cues(self) -> list[Cue]:
        """Every cue with a subject, in order."""
        outside = (match for match in self.wording.cue.finditer(self.text) if not self._inside(match.start()))
        return [cue for match in outside if (cue := self._cue(match))]

    def _inside(self, at: int) -> bool:
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _cue(self, match: re.Match[str]) -> Cue | None:
        if match.group().lower() in self.wording.according:
            return self._following(match)
        after_quote = self.text[max(0, match.start() - 5) : match.start()].rstrip(" \u00a0,—–-")[-1:] in _CLOSING
        if after_quote and match.start() > 0 and (cue := self._following(match)):
            return cue
        return self._preceding(match) or (None if after_quote else self._following_name(match))

    def _preceding(self, match: re.Match[str]) -> Cue | None:
        """The subject before the verb: a name, a pronoun, a name with a description between commas, or plain words."""
        text = self.text
        end = self._subject_end(match.start())
        if (
            before := _LAST_WORD.search(text, max(0, end - LONGEST_ADVERB), end)
        ) and before.group() in self.wording.said:
            return None
        start = self._clause_start(end)
        described = text[end : match.start()].lstrip().startswith(",")
        if end <= start:
            return None
        last = text[max(start, end - LONGEST_PRONOUN - 1) : end].split()[-1:]
        if last and last[0].lower() in self.wording.pronouns:
            return self._pronoun(match, last[0].lower(), end - len(last[0]), end)
        if described or _AGE_BEFORE.search(text, max(start, end - 4), end):
            name = self._first_name(start, end)
        else:
            name = self._name_ending(end, start)
        if name:
            return self._named(match, name, inverted=False)
        return self._plain(match, start, end)

    def _subject_end(self, end: int) -> int:
        """Where the words before a verb end that can be its subject: adverbs and auxiliaries aside."""
        text = self.text
        for _ in range(MOST_ADVERBS):
            while end and text[end - 1] in " \u00a0,":
                end -= 1
            word = _LAST_WORD.search(text, max(0, end - LONGEST_ADVERB), end)
            if not word or not (
                word.group() in self.wording.adverbs or word.group().endswith(self.wording.adverb_endings)
            ):
                break
            end = word.start()
        return end

    def _clause_start(self, end: int) -> int:
        """Where the clause that ends here begins: after a quotation mark, a full stop, a dash or a line break."""
        text = self.text
        start = max(end - LONGEST_SENTENCE, self.sentences.start(end - 1) if end else 0)
        for boundary in _BOUNDARY.finditer(text, start, end):
            start = boundary.end()
        while start < end and text[start] in " \u00a0,”\"’'":
            start += 1
        return start

    def _first_name(self, start: int, end: int) -> Mention | None:
        number = bisect_left(self.starts, start)
        while number < len(self.names) and self.names[number].end <= end:
            if self.names[number].kind is EntityType.PERSON:
                return self.names[number]
            number += 1
        return None

    def _name_ending(self, end: int, start: int) -> Mention | None:
        number = bisect_left(self.starts, end) - 1
        if number >= 0 and self.names[number].end == end and self.names[number].start >= start:
            return self.names[number]
        return None

    def _following(self, match: re.Match[str]) -> Cue | None:
        """The subject after the verb: "said Ann Lee", "said a spokesman for the city"."""
        text, start = self.text, match.end()
        while start < len(text) and text[start] in " \u00a0":
            start += 1
        if pronoun := self.wording.pronoun_after.match(text, start):
            return self._pronoun(match, pronoun[1].lower(), *pronoun.span(), inverted=True)
        stop = self._phrase_end(start)
        number = bisect_left(self.starts, start)
        while number < len(self.names) and self.names[number].start < stop:
            name = self.names[number]
            lead = text[start : name.start]
            if not self.wording.preposition.search(lead):
                wanted = (
                    name.kind is EntityType.PERSON
                    or number + 1 == len(self.names)
                    or self.names[number + 1].start >= stop
                )
                if wanted and (name.kind is EntityType.PERSON or stop - name.end <= 1):
                    return self._named(match, name, inverted=True)
            number += 1
        named = self._first_name(stop, stop + REACH) if text.startswith(", ", stop) else None
        if named and named.start == stop + len(", "):
            return self._named(match, named, inverted=True)
        return self._plain(match, start, stop, inverted=True)

    def _following_name(self, match: re.Match[str]) -> Cue | None:
        """The same where no quotation mark stands before: names only."""
        cue = self._following(match)
        return (
            cue
            if cue
            and cue.kind is EntityType.PERSON
            and not cue.pronoun
            and self.text[match.start() - 2 : match.start() - 1] == ","
            else None
        )

    def _phrase_end(self, start: int) -> int:
        stop = min(self.sentences.end(start), start + LONGEST_SENTENCE)
        boundary = self.wording.subject_end.search(self.text, start, stop)
        end = boundary.start() if boundary else stop
        return end - 1 if self.text[end - 1 : end] in ".!?" and end == stop else end

    def _named(self, match: re.Match[str], name: Mention, *, inverted: bool) -> Cue:
        return Cue(
            *match.span(), match.group(), name.full or name.text, name.start, name.end, name.kind, False, inverted
        )

    def _pronoun(
        self, match: re.Match[str], pronoun: str, start: int, end: int, *, inverted: bool = False
    ) -> Cue | None:
        if self.wording.pronouns[pronoun] == "none":
            return None
        person = self.meant(pronoun, start)
        return (
            Cue(
                *match.span(),
                match.group(),
                person.full,
                start,
                end,
                EntityType.PERSON,
                self.wording.pronouns[pronoun] != "relative",
                inverted,
            )
            if person
            else None
        )

    def meant(self, pronoun: str, at: int) -> Mention | None:
        """The last person named before, outside quotation marks, whom the pronoun fits."""
        unfit = {"m": "f", "f": "m"}.get(self.wording.pronouns[pronoun], "")
        number = bisect_left(self.person_starts, at)
        for person in reversed(self.persons[max(0, number - MOST_PERSONS) : number]):
            if not unfit or sex(person, self.wording) != unfit:
                return person
        return None

    def _plain(self, match: re.Match[str], start: int, end: int, *, inverted: bool = False) -> Cue | None:
        """A subject in plain words, such as "regional officials", where it reads like one."""
        text = self.text
        if not inverted:
            for conjunction in self.wording.conjunction.finditer(text, start, end):
                start = conjunction.end()
            comma = text.rfind(", ", start, end)
            start = comma + 2 if comma >= 0 else start
        words = text[start:end].split()
        if not words or len(words) > LONGEST_SUBJECT or words[-1].lower() in self.wording.not_subjects:
            return None
        if not self.wording.role.search(text[start:end]):
            return None
        end = start + len(text[start:end].rstrip())
        return Cue(*match.span(), match.group(), text[start:end], start, end, None, False, inverted)


def sex(person: Mention, wording: Wording) -> str:
    """`m` or `f` by title and given name, empty where they do not tell."""
    if told := wording.titles.get(person.title):
        return told
    given = (person.full or person.text).partition(" ")[0].lower()
    male, female = given in vocabulary.MALE, given in vocabulary.FEMALE
    return "" if male == female else "m" if male else "f"
