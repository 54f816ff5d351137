"""Who speaks, in languages whose subjects stand before or after their verbs, or are dropped.

A scan of the words round a verb of saying finds its candidates for a subject: names, roles ("ein Sprecher der Polizei")
and pronouns that no preposition governs. Which of them it is, their places tell. Names are capitalised words as they
stand; a fuller form of the same name elsewhere in the text replaces them.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from agents.enrich.cast import Cast, Person, Token, Tokens
from agents.enrich.mention import Mention
from agents.enrich.sentences import Sentences
from agents.enrich.speech import Cue
from agents.enrich.wording import FreeOrder, Wording
from schemas.article import EntityType, Span

LONGEST_CLAUSE = 240
"""Characters looked at on either side of a verb."""

LONGEST_ROLE = 14
"""Words of a role with what describes it."""

LONGEST_GAP = 80
"""Characters between a quote and the verb of its tag."""

MOST_PERSONS = 12
"""Persons back to whom a pronoun can refer."""

NEAR_SENTENCES = 2
"""Sentences before its own in which a pronoun's person stands mostly."""

LONGEST_TOPIC = 200
"""Characters at the beginning of a sentence in which its subject stands."""

AUXILIARY_BEHIND = 12
"""Characters behind a participle in which its auxiliary stands ("gesagt hat")."""

_COLONS = ":："
_COLON = re.compile(rf"[{_COLONS}](?=\s{{0,2}}$)")
_BETWEEN = " \u00a0,—–-!?…"
_BREAKS = frozenset(':;—–“”"«»„‘‹›「」!?…')
_BRACKETS = frozenset("()[]")
_STOPS = frozenset(".!?…")


class Candidate(NamedTuple):
    """Words that may be the subject of a verb.

    Attributes:
        first, last: its tokens, the second excluded.
        start, end: its words in the text.
        pronoun: in lower case; empty for a name or a role.
        name: whether it is a name, not a role.
        role: the word for a role that was named before, in lower case; empty where more describes it.
        sex: where a role or title tells it.
        direct: whether only adverbs and the like stand before it.
    """

    first: int
    last: int
    start: int
    end: int
    pronoun: str
    name: bool
    sex: str
    direct: bool
    role: str = ""


class Speakers:
    """The verbs of saying in a text with their subjects, found where they are asked for."""

    def __init__(
        self,
        text: str,
        mentions: list[Mention],
        quoted: list[Span],
        tokens: Tokens,
        sentences: Sentences,
        wording: Wording,
    ) -> None:
        """`quoted`: spans of quotes, in order; what stands there is nobody's cue."""
        assert wording.free
        self.text = text
        self.sentences = sentences
        self.wording = wording
        self.free: FreeOrder = wording.free
        self.quoted = quoted
        self.tokens = tokens
        self.cast = Cast(text, tokens.all, mentions, wording)
        everybody = self.cast.persons()
        self.persons = [person for person in everybody if not self.inside(person.start)]
        self.quoted_persons = [person for person in everybody if self.inside(person.start)]
        self.person_starts = [person.start for person in self.persons]
        self.topics: dict[tuple[int, int, bool, bool], Person | None] = {}
        self.spoke: list[Person] = []

    def cues(self) -> list[Cue]:
        """Every cue with a subject, in order."""
        leads = [lead for quote in self.quoted if (lead := _COLON.search(self.text, max(0, quote[0] - 3), quote[0]))]
        matches = [*self.wording.cue.finditer(self.text), *leads]
        found: list[Cue] = []
        for match in sorted(matches, key=lambda match: match.start()):
            last = found[-1].start if found else -1
            if not self.inside(match.start()) and (cue := self._cue(match, last)):
                found.append(cue)
        return found

    def inside(self, at: int) -> bool:
        """Whether a position lies in a quote."""
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _cue(self, match: re.Match[str], last: int) -> Cue | None:
        """The cue of a verb or colon; `last` is where the cue before begins."""
        verb = match.group().lower()
        if verb[0] in _COLONS:
            return self._lead(match) if last < self._clause(match.start()) else None
        if verb in self.wording.according:
            named = self._scan(match.end(), self._stop(match.end()), commas=False, after=True, bare=False)
            return self._credited(match, named[:1])
        if verb in self.free.according_after:
            return self._credited(match, self._scan(self._clause(match.start()), match.start(), cases=True)[-1:])
        quote = self._quote_before(match.start())
        if verb in self.free.after_quote and not (quote and self._right_behind(quote, match.start())):
            return None
        if verb in self.free.participles and not self._has_auxiliary(match):
            return None
        if verb in self.free.denied and not quote and not self._before_colon(match):
            return None
        cue = self._subject(match, verb, quote)
        if cue:
            self._remember(cue, verb)
        return cue

    def _before_colon(self, match: re.Match[str]) -> bool:
        """Whether a colon ends the clause of a verb, before a quote."""
        stop = self._stop(match.end())
        return bool(_COLON.search(self.text, max(match.end(), stop - 3), stop))

    def _lead(self, match: re.Match[str]) -> Cue | None:
        """Whom a clause without a verb of saying is about, before a colon and a quote: "Roe winkt ab: …"."""
        person = self.topic(self._clause(match.start()), match.start(), noun=True)
        if not person:
            return None
        cue = self._meant(match, person, *match.span())._replace(pronoun=False)
        self._remember(cue, "")
        return cue

    def topic(self, start: int, end: int, *, back: bool = True, noun: bool = False) -> Person | None:
        """Whom a sentence is about, as far as its words go between two positions: its subject, or one named before.

        Args:
            start: the first of them.
            end: the second.
            back: whether a pronoun may be the subject.
            noun: whether a noun may that is in no list.
        """
        stop = min(end, start + LONGEST_TOPIC)
        number = bisect_left(self.quoted, (start,))
        if number < len(self.quoted):
            stop = min(stop, self.quoted[number][0])
        if self.inside(start) or stop <= start:
            return None
        key = (start, stop, back, noun)
        if key not in self.topics:
            self.topics[key] = self._topic(start, stop, back=back, noun=noun)
        return self.topics[key]

    def _topic(self, start: int, stop: int, *, back: bool, noun: bool) -> Person | None:
        first, last = self.tokens.number(start), self.tokens.number(stop)
        scan = Scan(self.cast, first, last, commas=True, after=False, bare=False, cases=False, topic=True, noun=noun)
        for each in scan.candidates():
            if each.pronoun:
                wanted = self.wording.pronouns[each.pronoun]
                latter = each.pronoun in self.free.latter
                return self._person(wanted, each.start, latter=latter) if back and wanted != "none" else None
            if not each.name:
                return self._role(each)
            text = self.cast.full(self.text[each.start : each.end], oblique=False)
            return Person(each.start, text, self.cast.sex(text) or each.sex, name=True)
        return None

    def _role(self, chosen: Candidate) -> Person:
        """A role as it stands, or whose it is by a name that stands with it elsewhere."""
        if known := self.cast.by_role.get(chosen.role):
            return Person(chosen.start, known, self.cast.sex(known) or chosen.sex, name=True)
        return Person(chosen.start, self.text[chosen.start : chosen.end], chosen.sex, name=False)

    def _remember(self, cue: Cue, verb: str) -> None:
        person = cue.kind is EntityType.PERSON
        sex = self.free.sexes.get(verb, "")
        sex = (sex if sex in ("m", "f") else "") or self.cast.sex(cue.source)
        if person and sex in ("m", "f"):
            self.cast.sexes.setdefault(cue.source, sex)
        self.spoke.append(Person(cue.start, cue.source, sex, person))

    def _subject(self, match: re.Match[str], verb: str, quote: Span | None) -> Cue | None:
        if joined := self.free.joined_pronoun.match(self.text, match.end()):
            return self._pronoun(match, joined[1].lower(), *joined.span(1))
        if joined := self._joined_before(match):
            return self._pronoun(match, joined[1].lower(), *joined.span(1))
        before = self._scan(self._clause(match.start()), match.start())
        after = self._scan(match.end(), self._stop(match.end()), commas=quote is not None, after=True)
        if chosen := self._choice(match, before, after, tag=quote is not None):
            return self._said(match, chosen)
        if quote and self.free.final and (ahead := self._scan(self._clause(quote[0]), quote[0])):
            return self._said(match, next((each for each in ahead if each.name), ahead[-1]))
        return self._dropped(match, verb, quote)

    def _joined_before(self, match: re.Match[str]) -> re.Match[str] | None:
        """The pronoun of "a-t-elle déclaré"."""
        for token in reversed(self._tokens(max(0, match.start() - LONGEST_GAP), match.start())):
            hyphen = token.text.rfind("-")
            if hyphen > 0:
                start = token.start + token.text.find("-")
                return self.free.joined_pronoun.match(self.text, start)
            if token.low not in self.free.skipped:
                return None
        return None

    def _choice(
        self, match: re.Match[str], before: list[Candidate], after: list[Candidate], *, tag: bool
    ) -> Candidate | None:
        near = before[-1] if before and self._adjacent(before[-1], match.start()) else None
        if near and len(before) > 1 and before[-2].name and before[-2].last == near.first:
            near = before[-2]
        direct = after[0] if after and after[0].direct else None
        if tag and not near and (direct or after):
            return direct or after[0]
        if direct and direct.pronoun and near and not near.pronoun:
            return direct
        if near or direct:
            return near or direct
        if before:
            return next((each for each in before if each.name), before[0])
        return after[0] if after and self._introduces(match) else None

    def _adjacent(self, candidate: Candidate, at: int) -> bool:
        """Whether only adverbs and auxiliaries stand between a candidate and the verb."""
        return all(token.low in self.free.skipped for token in self._tokens(candidate.end, at))

    def _introduces(self, match: re.Match[str]) -> bool:
        """Whether a quote follows in the sentence."""
        number = bisect_left(self.quoted, (match.end(),))
        return number < len(self.quoted) and self.quoted[number][0] <= self.sentences.end(match.end())

    def _quote_before(self, at: int) -> Span | None:
        """The quote whose tag a verb can be in."""
        number = bisect_left(self.quoted, (at + 1,)) - 1
        if number < 0:
            return None
        quote = self.quoted[number]
        gap = self.text[quote[1] : at]
        if len(gap) > LONGEST_GAP or "\n" in gap or not _STOPS.isdisjoint(gap.strip(_BETWEEN)):
            return None
        return quote if gap.strip()[:1] in (",", "—", "–", "-") or self._right_behind(quote, at) else None

    def _right_behind(self, quote: Span, at: int) -> bool:
        """Whether nothing but marks, auxiliaries and pronouns stands between a quote and a verb."""
        tokens = [token for token in self._tokens(quote[1], at) if token.word or token.text == "."]
        small = self.free.skipped | self.wording.pronouns.keys()
        return all(part in small or part == "t" for token in tokens for part in token.low.split("-"))

    def _has_auxiliary(self, match: re.Match[str]) -> bool:
        """Whether an auxiliary stands in the clause of a participle."""
        tokens = self._tokens(self._clause(match.start()), min(len(self.text), match.end() + AUXILIARY_BEHIND))
        return any(part in self.free.auxiliaries for token in tokens for part in token.low.split("-"))

    def _clause(self, at: int) -> int:
        """Where the clause that ends here begins: the sentence, or behind the last quote, dash or colon in it."""
        start = max(self.sentences.start(at), at - LONGEST_CLAUSE)
        number = bisect_left(self.quoted, (at,)) - 1
        if number >= 0:
            start = max(start, min(at, self.quoted[number][1]))
        for token in reversed(self._tokens(start, at)):
            if token.text in _BREAKS:
                return token.end
        return start

    def _stop(self, at: int) -> int:
        """Where the words after a verb end that can be its subject: with the sentence, or at the next quote."""
        stop = min(self.sentences.end(at), at + LONGEST_CLAUSE)
        number = bisect_left(self.quoted, (at,))
        return min(stop, self.quoted[number][0]) if number < len(self.quoted) else stop

    def _tokens(self, start: int, stop: int) -> list[Token]:
        return self.tokens.between(start, stop)

    def _scan(
        self,
        start: int,
        stop: int,
        *,
        commas: bool = True,
        after: bool = False,
        bare: bool = True,
        cases: bool = False,
    ) -> list[Candidate]:
        first, last = self.tokens.number(start), self.tokens.number(stop)
        return Scan(self.cast, first, last, commas=commas, after=after, bare=bare, cases=cases).candidates()

    def _credited(self, match: re.Match[str], candidates: list[Candidate]) -> Cue | None:
        """The source of "according to"."""
        return self._said(match, candidates[0], oblique=True) if candidates else None

    def _said(self, match: re.Match[str], chosen: Candidate, *, oblique: bool = False) -> Cue | None:
        if chosen.pronoun:
            return self._pronoun(match, chosen.pronoun, chosen.start, chosen.end)
        text, kind = self.text[chosen.start : chosen.end], None
        if not chosen.name:
            role = self._role(chosen)
            text, kind = role.full, EntityType.PERSON if role.name else None
            if role.sex:
                self.cast.sexes.setdefault(text, role.sex)
        else:
            kind = self.cast.kind(chosen.first, chosen.last)
            text = self.cast.full(text, oblique=oblique) if kind is EntityType.PERSON else text
            if chosen.sex:
                self.cast.sexes.setdefault(text, chosen.sex)
        inverted = chosen.start > match.start()
        return Cue(*match.span(), match.group(), text, chosen.start, chosen.end, kind, False, inverted)

    def _pronoun(self, match: re.Match[str], pronoun: str, start: int, end: int) -> Cue | None:
        wanted = self.wording.pronouns[pronoun]
        if wanted == "none":
            return None
        told = self.free.sexes.get(match.group().lower(), "")
        if told == "none":
            return None
        sex = wanted if wanted in ("m", "f") else told
        person = self._person(sex, start, latter=pronoun in self.free.latter)
        if person and person.name and sex in ("m", "f"):
            self.cast.sexes.setdefault(person.full, sex)
        return self._meant(match, person, start, end) if person else None

    def _meant(self, match: re.Match[str], person: Person, start: int, end: int) -> Cue:
        kind = EntityType.PERSON if person.name else None
        return Cue(*match.span(), match.group(), person.full, start, end, kind, True, start > match.start())

    def _person(self, sex: str, at: int, *, latter: bool = False) -> Person | None:
        """Who is meant by a word of that sex (`m`, `f`; any other word: of either).

        The nearest sentences come first, in each the one named first (`latter`: last); who is known to be of that sex
        goes before those of whom it is not known, and who stands in a quote comes last.
        """
        number = bisect_left(self.person_starts, at)
        named = self.persons[max(0, number - MOST_PERSONS) : number]
        spoke = [person for person in self.spoke[-MOST_PERSONS:] if person.start < at]
        here = bisect_right(self.sentences.ends, at)
        topics = self._topics(here, at)
        ranked = sorted(
            (
                (here - self._sentence(each), -each.start if latter else each.start, each)
                for each in (*named, *spoke, *topics)
            ),
        )
        near = [each for back, _, each in ranked if back <= NEAR_SENTENCES]
        far = [each for back, _, each in ranked if back > NEAR_SENTENCES]
        quoted = [each for each in self.quoted_persons if each.start < at] if sex in ("m", "f") else []
        for wanted, pool in ((sex, near), ("", near), (sex, far), ("", far), (sex, quoted[-MOST_PERSONS:])):
            for person in pool:
                told = (self.cast.sex(person.full) if person.name else "") or person.sex
                if sex not in ("m", "f") or told == wanted:
                    return person
        return None

    def _sentence(self, person: Person) -> int:
        """The number of the sentence in which somebody is named."""
        return bisect_right(self.sentences.ends, person.start)

    def _topics(self, here: int, at: int) -> list[Person]:
        """Whom the sentences right before a position are about, its own included."""
        found = []
        ends = self.sentences.ends
        for number in range(max(0, here - NEAR_SENTENCES), here + 1):
            start = self.sentences.start(ends[number - 1]) if number else self.sentences.start(0)
            stop = min(at, ends[number] if number < len(ends) else at)
            person = self.topic(start, stop, back=False) if start < stop else None
            if person:
                found.append(person)
        return found

    def _dropped(self, match: re.Match[str], verb: str, quote: Span | None) -> Cue | None:
        """A verb without a subject: the last one who spoke goes on, where its form fits."""
        sex = self.free.sexes.get(verb, "")
        if sex == "none" or not (self.free.drops_pronouns if quote else self._introduces(match)):
            return None
        person = self._went_on(match.start()) if not sex else None
        person = person or self._person(sex, match.start())
        return self._meant(match, person, *match.span()) if person else None

    def _went_on(self, at: int) -> Person | None:
        """Whom a pronoun means that is the subject of the sentence before the one of a verb without a subject."""
        number = bisect_left(self.quoted, (at + 1,)) - 1
        start = self.quoted[number][0] if number >= 0 else self.sentences.start(at)
        while start and self.text[start - 1].isspace():
            start -= 1
        first = self.sentences.start(start - 1) if start else 0
        return self.topic(first, start) if start and "\n" not in self.text[start - 1 : at] else None


class Scan:
    """One pass over the words before or after a verb."""

    def __init__(
        self,
        cast: Cast,
        first: int,
        stop: int,
        *,
        commas: bool,
        after: bool,
        bare: bool,
        cases: bool,
        topic: bool = False,
        noun: bool = False,
    ) -> None:
        """`after`: whether the words stand after the verb; `commas`: whether to go on behind a comma.

        `bare`: whether any word may describe a role, where the language has it so; `cases`: whether a name may have a
        case ending behind an apostrophe; `topic`: whether to stop at the first candidate, which must be a known name if
        it is one of a single word; `noun`: whether that may be a noun that is in no list.
        """
        self.cast = cast
        self.free = cast.free
        self.pronouns = cast.wording.pronouns
        self.said = cast.wording.said
        self.tokens = cast.tokens
        self.first = first
        self.stop = stop
        self.commas = commas
        self.after = after
        self.topic = topic
        self.noun = noun
        self.bare = bare and cast.free.bare_descriptions
        self.cases = cases or not cast.free.case_apostrophes
        self.found: list[Candidate] = []
        self.governed = False
        self.opened = -1
        self.direct = True

    def candidates(self) -> list[Candidate]:
        """Every candidate, in order."""
        at = self.first
        while at < self.stop and not self._ends(at) and not (self.topic and self.found):
            token = self.tokens[at]
            small = token.low in self.free.small and not self.cast.particle(at) and not self._is_role_here(at)
            if not token.word:
                self.governed, self.opened, self.direct = False, -1, self.direct and not self.after
                at += 1
            elif small:
                self._small(at)
                at += 1
            else:
                at = self._word(at)
        return self.found

    def _ends(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text in _BREAKS or (token.text in _BRACKETS and self.after):
            return True
        if token.text == "," and not self.commas:
            return True
        return self.after and (token.low in self.free.stops or (token.low in self.said and at > self.first))

    def _small(self, at: int) -> None:
        """A word that is no part of a name: it may open a role or tie what follows to what stands before."""
        low = self.tokens[at].low
        if low in self.pronouns and not self._opens_noun(at):
            if not self.governed:
                self._add(at, at + 1, pronoun=low)
            self.governed, self.opened, self.direct = False, -1, False
        elif low in self.free.prepositions:
            self.governed, self.opened, self.direct = True, -1, False
        elif low in self.free.openers and not self.governed:
            self.opened = at if self.opened < 0 or self.opened != at - 1 else self.opened
        elif low not in self.free.skipped and low not in self.free.openers:
            self.direct = False

    def _opens_noun(self, at: int) -> bool:
        """Whether a pronoun is the article or title of the word after it: "diese Frau", "este jueves"."""
        low, following = self.tokens[at].low, self.tokens[at + 1] if at + 1 < self.stop else None
        if following is None or (low in self.cast.wording.titles and following.capital):
            return following is not None
        verb = following.low in self.said or following.low in self.free.auxiliaries
        return low in self.free.openers and not verb

    def _is_role_here(self, at: int) -> bool:
        """Whether a word that can stand for a person named before is a role of its own: "une élue de Lyon"."""
        low = self.tokens[at].low
        if low not in self.pronouns or not self.free.role.has(low):
            return False
        return not (self.opened == at - 1 >= 0 and self.tokens[at - 1].low not in self.free.indefinite)

    def _word(self, at: int) -> int:
        """What another word begins: a name, a role, or nothing; where it ends."""
        token, governed, opened = self.tokens[at], self.governed, self.opened
        role = self.free.role.has(token.low) or self._some_noun(at) or self._one_of(at)
        end = at + 1
        if role and not governed:
            end = self._role(at)
        elif token.capital and not token.text.isdigit():
            end = self.cast.run_end(at, self.stop)
            first = self.cast.named_from(at, end, governed=governed)
            described = self._describes_role(end) and first + 1 == end
            if described:
                return end
            if first < end and self._speaks(first, end) and (self.cases or not self._has_ending(end)):
                self._add(first, end, name=True, role_at=at)
        describes = opened >= 0 and not governed and not token.capital and end == at + 1
        self.governed, self.opened = governed and role, opened if describes else -1
        self.direct = self.direct and describes
        return end

    def _one_of(self, at: int) -> bool:
        """Whether a word stands for one of those named after it: "jeden z kierowców"."""
        following = self.tokens[at + 1].low if at + 1 < self.stop else ""
        return self.tokens[at].low in self.free.ones and following in self.free.of_words

    def _describes_role(self, end: int) -> bool:
        """Whether a role follows a word, in a language that describes roles so."""
        return self.free.modifiers_before and end < self.stop and self.free.role.has(self.tokens[end].low)

    def _has_ending(self, end: int) -> bool:
        """Whether an apostrophe ties a case ending to a name."""
        return end < len(self.tokens) and self.tokens[end].text in ("'", "’")

    def _some_noun(self, at: int) -> bool:
        """Whether a noun that is in no list stands with its article right behind the verb of a tag."""
        token = self.tokens[at]
        if self.noun and not self.found and not self.governed and self.opened == at - 1 >= self.first:
            return token.capital == self.free.capital_nouns and token.low not in self.free.not_names
        if not (self.after and self.commas and self.direct and not self.governed):
            return False
        if self.free.oblique_endings and at == self.first and not token.capital:
            return not token.low.endswith(self.free.oblique_endings) and token.low not in self.free.not_names
        fits = token.capital == self.free.capital_nouns and token.low not in self.free.not_names
        return self.opened == at - 1 >= 0 and fits

    def _speaks(self, first: int, end: int) -> bool:
        """Whether a run of capitalised words is a name here, not a noun or a place."""
        noun = self.free.capital_nouns and end - first == 1 and self.opened >= 0
        token = self.tokens[first]
        known = token.low in self.cast.by_word
        if self.topic and end - first == 1 and not known:
            return token.start in self.cast.named and self.cast.is_name(first, end)
        return (known or not noun) and self.cast.is_name(first, end)

    def _role(self, at: int) -> int:
        """A role with what describes it, or the name that it goes with; where it ends."""
        end, name = self._described(at)
        if name:
            self._add(*name, name=True, role_at=at)
            return name[1]
        start = self.opened if self.opened >= 0 else at
        while start == at > self.first and end - at < LONGEST_ROLE and self._describes(at - 1):
            at = start = at - 1
        alone = end == at + 1 and not (start < at and self.tokens[start].low in self.free.indefinite)
        self._add(start, end, role_at=at, role=self.tokens[at].low if alone else "")
        return end

    def _describes(self, at: int) -> bool:
        """Whether a word before a role belongs to it, where no article opens it."""
        token = self.tokens[at]
        if self.free.modifiers_before and token.word and token.low not in self.free.small:
            return token.low not in self.said and (not self.found or self.found[-1].last <= at)
        return token.low.endswith(self.free.adjective_endings)

    def _described(self, at: int) -> tuple[int, tuple[int, int] | None]:
        """Where a role's description ends, and the name that follows, if one does."""
        end, tied, last = at + 1, False, at + 1
        while end < self.stop and end - at < LONGEST_ROLE and not self._closes(end):
            token = self.tokens[end]
            if token.low in self.free.of_words or (tied and token.low in self.free.openers):
                tied = True
                end += 1
                continue
            if token.capital:
                stop = self.cast.run_end(end, self.stop)
                name = self.cast.named_from(end, stop, governed=tied)
                if name < stop and self._bears(name, stop):
                    return last, (name, stop)
                end = last = stop
            elif tied or self._goes_on(token):
                end = last = end + 1
            else:
                break
            tied = tied and self._adjective(token)
        return last, self._apposed(end)

    def _goes_on(self, token: Token) -> bool:
        """Whether a word in small letters goes on with the description of a role."""
        role = self.free.inflects and self.free.role.has(token.low)
        return self.bare or bool(role) or token.low.endswith(self.free.description_endings)

    def _adjective(self, token: Token) -> bool:
        """Whether a word in small letters belongs to a noun after it, which has a capital letter then."""
        return self.free.capital_nouns and not token.capital

    def _bears(self, first: int, stop: int) -> bool:
        """Whether capitalised words right after a role are its bearer's name."""
        if not self.cast.is_name(first, stop):
            return False
        token = self.tokens[first]
        if stop - first > 1 or token.low in self.cast.by_word:
            return True
        return not token.text.isupper() and (not self.free.inflects or token.low.endswith(self.free.name_endings))

    def _closes(self, at: int) -> bool:
        """Whether a word ends the description of a role."""
        token = self.tokens[at]
        if not token.word or token.text.isdigit():
            return True
        if token.low in self.free.of_words or self.cast.particle(at):
            return False
        if token.low in self.free.openers:
            return self.tokens[at - 1].low not in self.free.of_words
        return token.low in self.free.small or token.low in self.free.not_names or token.low in self.said

    def _apposed(self, comma: int) -> tuple[int, int] | None:
        """A name of several words behind a comma."""
        if comma + 1 >= self.stop or self.tokens[comma].text != "," or not self.tokens[comma + 1].capital:
            return None
        end = self.cast.run_end(comma + 1, self.stop)
        name = self.cast.named_from(comma + 1, end)
        return (name, end) if end - name > 1 and self.cast.is_name(name, end) else None

    def _add(
        self, first: int, last: int, *, pronoun: str = "", name: bool = False, role_at: int = -1, role: str = ""
    ) -> None:
        sex = self._sex(first if name else role_at + 1, role_at) if role_at >= 0 else ""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.found.append(Candidate(first, last, start, end, pronoun, name, sex, self.direct, role))

    def _sex(self, first: int, role_at: int) -> str:
        """What the role or title before a name tells of its bearer's sex."""
        titles = self.cast.wording.titles
        for token in self.tokens[max(0, role_at - 1) : first]:
            if token.low in titles:
                return titles[token.low]
            if self.free.female_role.has(token.low):
                return "f"
        if self.free.body.has(self.tokens[role_at].low) or not 0 <= self.opened <= role_at:
            return ""
        return self.free.articles.get(self.tokens[self.opened].low, "")
