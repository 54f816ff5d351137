"""Who speaks: verbs of saying outside quotation marks, their subjects, and whom a pronoun means."""

import re
from bisect import bisect_left
from typing import NamedTuple

from agents.enrich.antecedents import Antecedents
from agents.enrich.mention import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.wording import Force, Verb, Wording
from schemas.article import EntityType, Span

LONGEST_SUBJECT = 20
"""Words in a subject that is no name ("a spokesman for the Kupiansk military administration")."""

LONGEST_BARE = 6
"""Words in such a subject where no word of it says that it speaks ("critics of the plan")."""

LONGEST_SENTENCE = 300
"""Characters looked at on either side of a verb."""

REACH = 60
"""Characters after a description in which the name it describes ends: "said his lawyer, Jane Roe"."""

MOST_ADVERBS = 4
"""Adverbs and auxiliaries between a subject and its verb: "has also repeatedly said"."""

LONGEST_WORD = 24
"""Characters of a word looked at before a verb."""

LONGEST_ASIDE = 40
"""Characters between brackets before a verb: "Jane Roe (D-Vt.) said"."""

MOST_VERBS = 30
"""Verbs of saying in as many characters as a long sentence has, beyond which they are no prose."""

MOST_NAMES = 30
"""Names back to which "the company" can refer."""

MOST_CUES = 10
"""Cues back to whose subject a pronoun can refer."""

_AGE_BEFORE = re.compile(r",\s\d{1,2}$")
_BOUNDARY = re.compile(r"[;:“”\"«»„`—–-](?:(?<![–-])|(?<=\s[–-])[–-]?\s)")
_CLOSING = frozenset("”\"’'»«“`‹›」』")
_WORD_END = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=\w))*$")
_ENDING_QUOTE = frozenset(".,!?…;")
_DASHES = frozenset("-–—")
_SPACE = " \u00a0"
_POSSESSIVE = ("'s", "’s", "s'", "s’")


class Cue(NamedTuple):
    """A verb of saying (or "according to") with its subject.

    Attributes:
        start, end: the verb.
        verb: the verb as it stands.
        source: the subject: the fullest form of a name, else the words as they stand.
        source_start, source_end: the subject in the text.
        kind: what the subject names; None where it is no name.
        pronoun: whether a pronoun stands there and `source` is the person meant.
        inverted: whether the subject follows the verb.
        force: how the verb ties words to the subject.
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
    force: Force = Force.SAID


class Speakers:
    """The verbs of saying in a text with their subjects, found where they are asked for."""

    def __init__(
        self, text: str, mentions: list[Mention], quoted: list[Span], sentences: Sentences, wording: Wording
    ) -> None:
        """`quoted`: spans between quotation marks, in order; what stands there is nobody's cue."""
        self.text = text
        self.sentences = sentences
        self.wording = wording
        self.names = _outermost(mentions)
        self.starts = [m.start for m in self.names]
        self.quoted = quoted
        outside = _outside(self.names, quoted) if quoted else self.names
        self.people = Antecedents(text, outside, quoted, sentences, wording)
        person = EntityType.PERSON
        self.surnames = {m.words[-1]: m for m in reversed(outside) if m.kind is person}
        self.adopted = 0
        self.spoke: list[tuple[str, int]] = []
        self.found: list[Cue] = []
        self.said_until = 0
        self.unsaid: list[Span] = []

    def cues(self) -> list[Cue]:
        """Every cue with a subject, in order."""
        first = count = number = 0
        quoted, last, sure, found = self.quoted, len(self.quoted), self.wording.sure, self.found
        quoting = self.wording.quoting
        for verb in self.wording.verbs(self.text):
            start = verb.start
            while number < last and quoted[number][1] <= start:
                number += 1
            if number < last and quoted[number][0] <= start:
                continue
            if start - first > LONGEST_SENTENCE:
                first, count = start, 0
            count += 1
            if count > MOST_VERBS:
                continue
            if cue := self._cue(verb):
                found.append(cue)
            if verb.word in sure or verb.word in quoting:
                self.said_until = verb.end
        if labels := self._labels():
            self.found = sorted([*self.found, *labels])
        return self.found

    def _inside(self, at: int) -> bool:
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _cue(self, verb: Verb) -> Cue | None:
        force, start = verb.force, verb.start
        if force is Force.SAID or force is Force.HELD:
            before = self._word_ending(start - 1)
            if before or force is Force.HELD:
                return None if before in self.wording.noun_before else self._preceding(verb, before)
            if self._after_quote(start):
                return self._following(verb) or self._preceding(verb, before)
            return self._preceding(verb, before) or self._following_name(verb)
        if force is Force.SHARING:
            return self._sharing(verb)
        return self._credited(verb) if force is Force.ACCORDING else self._opened(verb)

    def _after_quote(self, at: int) -> bool:
        """Whether nothing but a comma or dash stands between a quote and a position."""
        before = self.text[max(0, at - 5) : at].rstrip(" \u00a0,—–-")[-1:]
        return before != "" and before in _CLOSING

    def _opened(self, verb: Verb) -> Cue | None:
        """The name before a verb in a headline, or between a verb that opens a sentence and a mark: "Added Roe:"."""
        if before := self._name_ending(verb.start - 1, 0):
            return self._named(verb, before, inverted=False)
        number = bisect_left(self.starts, verb.end)
        name = self.names[number] if number < len(self.names) else None
        if not name or self.text[name.end : name.end + 1] not in (":", ","):
            return None
        described = name.end <= verb.end + REACH and self.wording.person.has(self.people.noun_before(name))
        if name.start > verb.end + 1 and (not described or _BOUNDARY.search(self.text, verb.end, name.start)):
            return None
        return self._named(verb, name, inverted=True)

    def _labels(self) -> list[Cue]:
        """Names at the beginning of a line before a colon, as in transcripts and headlines."""
        return [
            Cue(
                name.end,
                name.end + 1,
                ":",
                name.full or name.text,
                name.start,
                name.end,
                name.kind,
                False,
                False,
                Force.SAID,
            )
            for name in (self.names if ": " in self.text else ())
            if self.text.startswith(": ", name.end)
            and name.kind is not EntityType.PLACE
            and (name.start == 0 or self.text[name.start - 1] == "\n")
        ]

    def _sharing(self, verb: Verb) -> Cue | None:
        """A participle's subject: that of its sentence after a comma or "by", else the words right before it."""
        before = self._mark_before(verb.start)
        word = self._word_ending(verb.start - 1) if before.isalpha() else ""
        if before == "," or before in _CLOSING or word in self.wording.conjoining:
            return self._shared(verb)
        if word in self.wording.documents:
            return self._shared(verb) or self._preceding(verb, word)
        last = self._word_ending(verb.start - 1)
        return self._preceding(verb, last) or (self._shared(verb) if last in self.wording.adverbs else None)

    def _preceding(self, verb: Verb, before: str) -> Cue | None:
        """The subject before the verb: a name, a pronoun, a name with a description between commas, or plain words."""
        wording, word = self.wording, verb.word
        if before in wording.noun_before or (word in wording.weak and not self._tells(verb)):
            return None
        if before and word in wording.nouns_too and not self._may_act(verb, before):
            return None
        end = verb.start - 1
        if not self._ends_subject(verb, before):
            end = self._subject_end(verb)
            if self.text[end - 1 : end] in _DASHES and (dash := self._dash_before(end)):
                end = dash
        last = before if end == verb.start - 1 else self._word_ending(end)
        if last in wording.pronouns:
            alone = wording.pronouns[last] in ("m", "f") and self._disagrees(verb, before)
            return None if alone else self._pronoun(verb, last, end - len(last), end)
        if last in wording.passive:
            return self._agent(verb)
        if last in wording.conjoining:
            return None if verb.word in wording.plural else self._shared(verb)
        start = self._clause_start(end)
        if end <= start:
            return None
        if self._is_described(start, end, verb):
            return self._described(verb, start, end)
        return self._direct(verb, start, end, before)

    def _ends_subject(self, verb: Verb, before: str) -> bool:
        """Whether the word right before a verb is no adverb or auxiliary, but the last of a subject."""
        wording = self.wording
        if not before or before in wording.adverbs or before.endswith(wording.adverb_endings):
            return False
        return self.text[verb.start - 1] in _SPACE and (
            verb.force is not Force.SHARING or before not in wording.passive
        )

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a quoted phrase right before a clause is part of it: 'a report on the “x” scheme found'."""
        text = self.text
        if text[start - 1 : start] not in _SPACE or text[start - 2 : start - 1] not in _CLOSING:
            return False
        if not text[start].islower() or text[start - 3] in _ENDING_QUOTE:
            return False
        word = self._word_after(start)
        if word in self.wording.pronouns or word in self.wording.role_openers or word in self.wording.conjoining:
            return False
        return self.wording.preposition.search(text, start, end) is not None

    def _introduces(self, verb: Verb, start: int) -> bool:
        """Whether a verb gives the name behind it to a description before it: "a student called Jane Roe"."""
        if verb.word not in self.wording.naming or self._word_after(start) not in self.wording.role_openers:
            return False
        return self._starts_at(verb.end + 1)

    def _starts_at(self, at: int) -> bool:
        number = bisect_left(self.starts, at)
        starts = number < len(self.starts) and self.starts[number] == at
        return starts and self.text.startswith(",", self.names[number].end)

    def _may_act(self, verb: Verb, before: str) -> bool:
        """Whether a word that is a noun as well can be a verb behind the word before it."""
        known = before in self.wording.pronouns or before in self.wording.adverbs or before in self.wording.conjoining
        return known or before.endswith(self.wording.adverb_endings) or bool(self._name_ending(verb.start - 1, 0))

    def _is_described(self, start: int, end: int, verb: Verb) -> bool:
        """Whether a description or an age stands between a subject and its verb."""
        if end < verb.start - 1 and self.text[end : verb.start].lstrip().startswith(","):
            return True
        return self.text[end - 1].isdigit() and bool(_AGE_BEFORE.search(self.text, max(start, end - 4), end))

    def _direct(self, verb: Verb, start: int, end: int, before: str) -> Cue | None:
        """The subject that ends right before a verb and what belongs to it: a name, else plain words."""
        name = self._name_ending(end, start)
        if not name and verb.word in self.wording.nouns_too:
            return None
        clause = start
        if not name or not self._opens_clause(name, start):
            start = self._phrase_start(start, end)
            name = self._heading(start, end)
        if (not name or name.kind is EntityType.PLACE) and start == clause and self._goes_on(start, end):
            return None
        if not name:
            return None if self._introduces(verb, start) else self._plain(verb, start, end)
        if verb.word in self.wording.shown and not self._tells(verb):
            return None
        alone = name.kind is EntityType.PERSON and self._disagrees(verb, before)
        if alone and self._word_ending(name.start - 1) not in self.wording.conjoining:
            return None
        return self._named(verb, name, inverted=False) if self._agrees(verb, name) else None

    def _dash_before(self, end: int) -> int:
        """Where the words before a description between dashes end, whose second dash ends here; 0 where none does."""
        text = self.text
        first = max(self.sentences.start(end - 1), end - LONGEST_SENTENCE)
        at = text.rfind(text[end - 1], first, end - 2) if end > 1 else -1
        while at > first and (text[at - 1] in _SPACE or text[at - 1] in _DASHES):
            at -= 1
        return max(at, 0)

    def _disagrees(self, verb: Verb, before: str) -> bool:
        """Whether a form that goes with several subjects ("claim") follows no auxiliary that lets it go with one."""
        return verb.word in self.wording.plural and before not in self.wording.adverbs

    def _tells(self, verb: Verb) -> bool:
        """Whether a quote or "that" follows a verb, or a quote ends right before its subject."""
        number = bisect_left(self.quoted, (verb.end,))
        near = number < len(self.quoted) and self.quoted[number][0] - verb.end <= LONGEST_ASIDE
        if near and not self.sentences.parted(verb.end, self.quoted[number][0]):
            return True
        if number and verb.start - self.quoted[number - 1][1] <= LONGEST_ASIDE:
            return not self.sentences.parted(self.quoted[number - 1][1], verb.start)
        return self.wording.that.match(self.text, verb.end) is not None

    def _opens_clause(self, name: Mention, start: int) -> bool:
        """Whether nothing stands between a name and the beginning of its clause, or a conjunction before it."""
        if name.start <= start:
            return True
        word = self._word_ending(name.start - 1)
        return not word or word in self.wording.conjunctions

    def _agent(self, verb: Verb) -> Cue | None:
        """Who acts where the verb is passive: "was asked by Jane Roe"."""
        by = self.wording.agent.match(self.text, verb.end)
        if not by:
            return None
        stop = self._phrase_end(by.end())
        name = self._leading_name(by.end(), stop)
        return self._named(verb, name, inverted=True) if name else None

    def _word_ending(self, end: int) -> str:
        """The word in lower case that ends at a position; empty where none does."""
        first = end - LONGEST_WORD if end > LONGEST_WORD else 0
        space = self.text.rfind(" ", first, end)
        word = self.text[first if space < 0 else space + 1 : end]
        if word.isalpha():
            return word.lower()
        if not word or not word[-1].isalpha():
            return ""
        return _WORD_END.search(word).group().replace("’", "'").lower()  # type: ignore[union-attr]

    def _mark_before(self, at: int) -> str:
        """The last character before a position that is no space; empty at the beginning of a line."""
        while at and self.text[at - 1] in _SPACE:
            at -= 1
        return self.text[at - 1 : at]

    def _subject_end(self, verb: Verb) -> int:
        """Where the words before a verb end that can be its subject: adverbs, auxiliaries and asides apart."""
        text, end, words = self.text, verb.start, self.wording
        for _ in range(MOST_ADVERBS):
            while end and text[end - 1] in " \u00a0,":
                end -= 1
            if text[end - 1 : end] == ")":
                aside = text.rfind("(", max(0, end - LONGEST_ASIDE), end)
                if aside < 0:
                    break
                end = aside
                continue
            word = self._word_ending(end)
            if verb.force is Force.SHARING and word in words.modals:
                break
            aside_word = word in words.adverbs or (
                word.endswith(words.adverb_endings) and text[end - len(word)].islower()
            )
            if not word or not (aside_word or (verb.force is Force.SHARING and word in words.passive)):
                break
            end -= len(word)
        while end and text[end - 1] in " \u00a0,":
            end -= 1
        return end

    def _clause_start(self, end: int) -> int:
        """Where the clause that ends here begins: after a quotation mark, a full stop, a dash or a line break."""
        text = self.text
        start = self.sentences.start(end - 1) if end else 0
        if start < end - LONGEST_SENTENCE:
            start = end - LONGEST_SENTENCE
        for boundary in _BOUNDARY.finditer(text, start, end):
            start = boundary.end()
        while start < end and text[start] in " \u00a0,”\"’'":
            start += 1
        return start

    def _phrase_start(self, start: int, end: int) -> int:
        """Where the last phrase of a clause begins: after its last comma or conjunction."""
        comma = self.text.rfind(", ", start, end)
        if comma >= 0:
            start = comma + 2
        if start < self.said_until < end:
            start = self.said_until
        if not self.wording.conjunctions.isdisjoint(self.text[start:end].lower().split()):
            for conjunction in self.wording.conjunction.finditer(self.text, start, end):
                start = conjunction.end()
        return start

    def _governed(self, start: int, end: int) -> bool:
        """Whether words before a name make it a part of a longer subject ("a spokesman for", "people who met")."""
        lead = self.text[start:end]
        inner = self.wording.preposition.search(lead)
        return bool(inner) and inner.start() > 0  # type: ignore[union-attr]

    def _heading(self, start: int, end: int) -> Mention | None:
        """The name that a phrase is about: one that ends it, or a person's with no more than "of Ohio" after it."""
        name = self._name_ending(end, start)
        if name and not self._governed(start, name.start):
            return name
        person = self._first_name(start, end)
        if not person or self._governed(start, person.start) or self.wording.preposition.match(self.text, start):
            return None
        rest = self.text[person.end : end].lstrip(_SPACE)
        return person if rest[:1] == "(" or self.wording.preposition.match(rest) else None

    def _agrees(self, verb: Verb, name: Mention) -> bool:
        """Whether a form that is a noun as well ("calls") is a verb after this name."""
        if verb.word not in self.wording.nouns_too:
            return True
        text, end = self.text, name.end
        if verb.word.endswith("s"):
            return name.kind is EntityType.PERSON or text[verb.end : verb.end + 2].strip().isalpha()
        return verb.start - end > 2 or (name.kind is not EntityType.PERSON and name.text.endswith("s"))

    def _described(self, verb: Verb, start: int, end: int) -> Cue | None:
        """The subject of a verb after a comma: the name before a description, or after one ("Jane Roe, a driver,")."""
        parts = self._parts(start, end)
        last_start, last_end = parts[-1]
        name = self._name_ending(last_end, last_start)
        about = self._word_after(last_start) in self.wording.relative or (
            name and self._governed(last_start, name.start)
        )
        if name and name.kind is EntityType.PERSON and not about:
            return self._named(verb, name, inverted=False)
        for first, last in parts:
            name = self._heading(first, last)
            if name and name.kind is not EntityType.PLACE and not self._opens_aside(first):
                return self._named(verb, name, inverted=False)
        for first, last in parts:
            if not self._opens_aside(first) and (cue := self._plain(verb, self._phrase_start(first, last), last)):
                return cue
        return None

    def _opens_aside(self, start: int) -> bool:
        """Whether a preposition or conjunction begins a part of a sentence, which then is no subject."""
        return bool(
            self.wording.preposition.match(self.text, start) or self.wording.conjunction.match(self.text, start)
        )

    def _word_after(self, start: int) -> str:
        return self.text[start : start + LONGEST_WORD].partition(" ")[0].lower()

    def _parts(self, start: int, end: int) -> list[Span]:
        """The parts of a clause between commas."""
        parts, at = [], start
        while (comma := self.text.find(", ", at, end)) >= 0:
            parts.append((at, comma))
            at = comma + 2
        return [*parts, (at, end)]

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

    def _following(self, verb: Verb) -> Cue | None:
        """The subject after the verb: "said Ann Lee", "said a spokesman for the city"."""
        text, start = self.text, verb.end
        while start < len(text) and text[start] in _SPACE:
            start += 1
        if pronoun := self.wording.pronoun_after.match(text, start):
            return self._pronoun(verb, pronoun[1].lower(), *pronoun.span(), inverted=True)
        stop = self._phrase_end(start)
        if name := self._leading_name(start, stop):
            return self._named(verb, name, inverted=True)
        if text.startswith(", ", stop) and (named := self._apposed(stop + len(", "))):
            return self._named(verb, named, inverted=True)
        return self._plain(verb, start, stop, inverted=True)

    def _apposed(self, start: int) -> Mention | None:
        """The name behind a description and a comma, titles apart: "said the chairman, Lord Roe"."""
        number = bisect_left(self.starts, start)
        name = self.names[number] if number < len(self.names) else None
        if not name or name.kind not in (EntityType.PERSON, EntityType.OTHER) or name.end > start + REACH:
            return None
        titled = name.title and self.text[start : name.start].strip(" .").lower() == name.title
        return name if titled or name.start == start else None

    def _leading_name(self, start: int, stop: int) -> Mention | None:
        """The name that a phrase is about: the first person, else the name that ends it, not after a preposition."""
        number = bisect_left(self.starts, start)
        while number < len(self.names) and self.names[number].start < stop:
            name = self.names[number]
            if self.wording.preposition.search(self.text, start, name.start):
                return None
            if stop - name.end <= 1:
                return name
            if name.kind is EntityType.PERSON and self.wording.preposition.match(self.text, name.end + 1):
                return name
            number += 1
        return None

    def _credited(self, verb: Verb) -> Cue | None:
        """Whom "according to" credits: a name, or any words up to the next mark."""
        text, start = self.text, verb.end
        while start < len(text) and text[start] in _SPACE:
            start += 1
        stop = self._phrase_end(start, self.wording.credit_end)
        if name := self._leading_name(start, stop):
            return self._named(verb, name, inverted=True)
        named = self._first_name(stop, stop + REACH) if text.startswith(", ", stop) else None
        if named and named.start == stop + len(", ") and text[named.end : named.end + 1] in ".,":
            return self._named(verb, named, inverted=True)
        return self._plain(verb, start, stop, inverted=True)

    def _following_name(self, verb: Verb) -> Cue | None:
        """The same where no quotation mark stands before: names only."""
        if self.text[verb.start - 2 : verb.start - 1] != "," or verb.word in self.wording.plural:
            return None
        cue = self._following(verb)
        return cue if cue and cue.kind is EntityType.PERSON and not cue.pronoun else None

    def _phrase_end(self, start: int, ends: re.Pattern[str] | None = None) -> int:
        """Where a subject after its verb ends: before a mark or a word that subjects do not hold."""
        stop = min(self.sentences.end(start), start + LONGEST_SENTENCE)
        boundary = (ends or self.wording.subject_end).search(self.text, start, stop)
        end = boundary.start() if boundary else stop
        return end - 1 if self.text[end - 1 : end] in ".!?" and end == stop else end

    def _named(self, verb: Verb, name: Mention, *, inverted: bool) -> Cue:
        return Cue(
            verb.start, verb.end, verb.word, name.full or name.text, name.start, name.end, name.kind, False, inverted,
            verb.force,
        )  # fmt: skip

    def _pronoun(self, verb: Verb, pronoun: str, start: int, end: int, *, inverted: bool = False) -> Cue | None:
        sex_meant = self.wording.pronouns[pronoun]
        if sex_meant == "none":
            return None
        if sex_meant == "relative":
            return self._relative(verb, start)
        person = self.people.meant(pronoun, start, self._spoke())
        return (
            Cue(verb.start, verb.end, verb.word, person, start, end, EntityType.PERSON, True, inverted, verb.force)
            if person
            else None
        )

    def _spoke(self) -> list[tuple[str, int]]:
        """Who spoke last and where; those who are only described count as persons from here on."""
        for cue in self.found[self.adopted :]:
            named = cue.kind is EntityType.OTHER and cue.source.count(" ") == 1
            role = cue.kind is None and self.people.is_new(cue.source_start, cue.source_end)
            if not cue.pronoun and (named or role):
                self.people.adopt(cue.source, cue.source_start, cue.source_end)
            self.spoke.append((cue.source, cue.source_start))
        self.adopted = len(self.found)
        return self.spoke[-MOST_CUES:]

    def says(self, end: int) -> bool:
        """Whether a verb of saying ends at a position, whoever its subject is: "chanting “No”"."""
        word = self._word_ending(end)
        return word not in self.wording.weak and self.wording.forces.get(word) in (Force.SAID, Force.SHARING)

    def acting(self, start: int, end: int) -> str | None:
        """Whom a sentence without a cue is about."""
        return self.people.acting(start, end, self._spoke())

    def _relative(self, verb: Verb, start: int) -> Cue | None:
        """The name or the words right before a relative pronoun: "Jane Roe, who said", "officials who say"."""
        end = start
        while end and self.text[end - 1] in " \u00a0,":
            end -= 1
        first = self._phrase_start(self._clause_start(end), end)
        if name := self._heading(first, end):
            return self._named(verb, name, inverted=False)
        if self.text[max(0, first - 2) : first] == ", " and (name := self._name_ending(first - 2, 0)):
            return self._named(verb, name, inverted=False)
        return self._plain(verb, first, end)

    def _shared(self, verb: Verb) -> Cue | None:
        """The subject that a verb shares with the verb before it: the sentence's last cue's, or its first name."""
        first = self.sentences.start(verb.start)
        if self.found and self.found[-1].start >= first:
            last = self.found[-1]
            return last._replace(start=verb.start, end=verb.end, verb=verb.word, force=verb.force, inverted=False)
        person = self.subject(first, verb.start)
        pronoun = self.wording.person_pronoun.search(self.text, max(first, verb.start - LONGEST_SENTENCE), verb.start)
        if pronoun and not (person and person[1] < pronoun.start()) and not self._inside(pronoun.start()):
            return self._pronoun(verb, pronoun.group().lower(), *pronoun.span())
        if not person:
            return None
        source, start, end, kind = person
        return Cue(verb.start, verb.end, verb.word, source, start, end, kind, False, False, verb.force)

    def subject(self, start: int, end: int) -> tuple[str, int, int, EntityType] | None:
        """The first name between two positions of a sentence that stands where a subject does, asides last."""
        aside = None
        start = max(start, end - LONGEST_SENTENCE)
        for number in range(bisect_left(self.starts, start), len(self.names)):
            name = self.names[number]
            if name.start >= end:
                break
            if name.kind in (None, EntityType.PLACE) or self._inside(name.start) or not self.people.acts(name):
                continue
            comma = self.text.rfind(", ", start, name.start)
            found = name.full or name.text, name.start, name.end, name.kind
            if not self._opens_aside(comma + 2 if comma >= 0 else start):
                return found
            aside = aside or found
        return aside

    def _plain(self, verb: Verb, start: int, end: int, *, inverted: bool = False) -> Cue | None:
        """A subject in plain words, such as "regional officials", where it reads like one."""
        text, wording = self.text, self.wording
        source = text[start:end].strip()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(source)
        words = source.split()
        if not words or len(words) > LONGEST_SUBJECT or words[-1].lower() in wording.not_subjects:
            return None
        if words[-1].lower() in wording.bearers:
            self.unsaid.append((start, verb.end))
            return None
        if words[-1].endswith(_POSSESSIVE[:2]) or ("(" in source and ")" not in source):
            return None
        if words[0][0].isupper() and (known := self.surnames.get(words[-1].lower())) and len(words) == 1:
            return Cue(
                verb.start, verb.end, verb.word, known.full, start, end, EntityType.PERSON, False, inverted, verb.force
            )
        if not inverted and not self._speaks(verb, words, source, start):
            return None
        if len(words) == 2 and (meant := self.people.bearer(start, end)):
            return Cue(
                verb.start, verb.end, verb.word, meant, start, end, EntityType.PERSON, False, inverted, verb.force
            )
        if len(words) == 2 and words[0].lower() in wording.definite and (body := self._body(words[1].lower(), start)):
            name, kind = body.full or body.text, body.kind
            return Cue(verb.start, verb.end, verb.word, name, start, end, kind, False, inverted, verb.force)
        return Cue(verb.start, verb.end, verb.word, source, start, end, None, False, inverted, verb.force)

    def _body(self, noun: str, at: int) -> Mention | None:
        """The only body named before "the school", where its name does not say that it is one of another kind."""
        wording = self.wording
        if noun not in wording.bodies.words:
            return None
        before = self.names[max(0, bisect_left(self.starts, at) - MOST_NAMES) : bisect_left(self.starts, at)]
        named = {name.full or name.text: name for name in before if name.kind is EntityType.ORGANISATION}
        if len(named) != 1:
            return None
        ((full, name),) = named.items()
        kinds = (wording.bodies.words | wording.official.words).intersection(full.lower().split())
        medium = full.lower() in wording.agencies or full.isupper()
        same = noun in kinds or (noun in wording.companies and not wording.companies.isdisjoint(kinds))
        return None if medium or (kinds and not same) else name

    def _speaks(self, verb: Verb, words: list[str], source: str, start: int) -> bool:
        """Whether plain words can be a subject that speaks."""
        wording = self.wording
        if verb.word in wording.nouns_too or wording.preposition.match(source):
            return False
        if len(words) > 1 and words[1] in wording.role_openers and words[0].lower() not in wording.role_openers:
            return False  # "issued a statement": no subject, but a verb and its object
        if self._holds_a_verb(words) or wording.agent.match(self.text, verb.end):
            return False
        if verb.word in wording.shown:
            return wording.document.within(source) or wording.that.match(self.text, verb.end) is not None
        quoted = " " in verb.word and verb.force is Force.SHARING and wording.person.has(words[-1].lower())
        if quoted or wording.role.within(source) or (verb.force is Force.SAID and self._beside_quote(verb, start)):
            return True
        return verb.word in wording.sure and len(words) <= LONGEST_BARE

    def _holds_a_verb(self, words: list[str]) -> bool:
        """Whether words hold a verb or a pronoun, as no subject does before a relative clause."""
        wording = self.wording
        for word in words:
            lower = word.lower().replace("’", "'").partition("'")[0]
            if lower in wording.relative:
                return False
            if lower in wording.passive or lower in wording.modals or lower in wording.pronouns:
                return True
            if lower in wording.forces and lower not in wording.nouns_too:
                return True
        return False

    def _beside_quote(self, verb: Verb, start: int) -> bool:
        """Whether a quote ends right before a subject or begins right after its verb."""
        before = self.text[max(0, start - 3) : start].rstrip(" \u00a0,—–-")[-1:]
        number = bisect_left(self.quoted, (verb.end,))
        after = number < len(self.quoted) and not self.text[verb.end : self.quoted[number][0]].strip(" \u00a0,:")
        return (before != "" and before in _CLOSING) or after


def _outside(names: list[Mention], quoted: list[Span]) -> list[Mention]:
    """The names that stand between no quotation marks."""
    found, number, last = [], 0, len(quoted)
    for name in names:
        start = name.start
        while number < last and quoted[number][1] <= start:
            number += 1
        if number == last or start < quoted[number][0]:
            found.append(name)
    return found


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """The names of a text, without those that stand in a body's ("Bergen" of "Bergen city administration")."""
    names: list[Mention] = []
    end = 0
    for mention in mentions:
        if mention.kind and mention.end > end:
            names.append(mention)
            end = mention.end
    return names
