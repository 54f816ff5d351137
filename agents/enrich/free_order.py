"""Who speaks, in languages whose subjects stand before or after their verbs, or are dropped.

A scan of the words round a verb of saying finds its candidates for a subject: names, roles ("ein Sprecher der Polizei")
and pronouns that no preposition governs. Which of them it is, their places tell. Names are capitalised words as they
stand; a fuller form of the same name elsewhere in the text replaces them.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from agents.enrich.cast import Cast, Person, Token, tokens_of
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


class Speakers:
    """The verbs of saying in a text with their subjects, found where they are asked for."""

    def __init__(
        self, text: str, mentions: list[Mention], quoted: list[Span], sentences: Sentences, wording: Wording
    ) -> None:
        """`quoted`: spans of quotes, in order; what stands there is nobody's cue."""
        assert wording.free
        self.text = text
        self.sentences = sentences
        self.wording = wording
        self.free: FreeOrder = wording.free
        self.quoted = quoted
        self.tokens = tokens_of(text, self.free.token, 0, len(text))
        self.starts = [token.start for token in self.tokens]
        self.cast = Cast(text, self.tokens, mentions, wording)
        self.persons = self.cast.persons(self.inside)
        self.person_starts = [person.start for person in self.persons]
        self.spoke: list[Person] = []

    def cues(self) -> list[Cue]:
        """Every cue with a subject, in order."""
        leads = [lead for quote in self.quoted if (lead := _COLON.search(self.text, max(0, quote[0] - 3), quote[0]))]
        matches = [*self.wording.cue.finditer(self.text), *leads]
        outside = (
            match for match in sorted(matches, key=lambda match: match.start()) if not self.inside(match.start())
        )
        return [cue for match in outside if (cue := self._cue(match))]

    def inside(self, at: int) -> bool:
        """Whether a position lies in a quote."""
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _cue(self, match: re.Match[str]) -> Cue | None:
        verb = match.group().lower()
        if verb[0] in _COLONS:
            return self._lead(match)
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
        cue = self._subject(match, verb, quote)
        if cue:
            self._remember(cue, verb)
        return cue

    def _lead(self, match: re.Match[str]) -> Cue | None:
        """A name or role alone before a colon and a quote: "De Vries: …"."""
        start = self._clause(match.start())
        named = self._scan(start, match.start())
        words = self._tokens(start, match.start())
        if len(named) != 1 or named[0].pronoun or not words or named[0].start > words[0].start:
            return None
        cue = self._said(match, named[0]) if all(each.start < named[0].end for each in words) else None
        if cue:
            self._remember(cue, "")
        return cue

    def _remember(self, cue: Cue, verb: str) -> None:
        person = cue.kind is EntityType.PERSON
        sex = self.free.sexes.get(verb, "") or (self.cast.sex(cue.source) if person else "")
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
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]

    def _scan(
        self, start: int, stop: int, *, commas: bool = True, after: bool = False, bare: bool = True, cases: bool = False
    ) -> list[Candidate]:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, stop)
        return Scan(self.cast, first, last, commas=commas, after=after, bare=bare, cases=cases).candidates()

    def _credited(self, match: re.Match[str], candidates: list[Candidate]) -> Cue | None:
        """The source of "according to"."""
        return self._said(match, candidates[0], oblique=True) if candidates else None

    def _said(self, match: re.Match[str], chosen: Candidate, *, oblique: bool = False) -> Cue | None:
        if chosen.pronoun:
            return self._pronoun(match, chosen.pronoun, chosen.start, chosen.end)
        text, kind = self.text[chosen.start : chosen.end], None
        if chosen.name:
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
        person = self._person(wanted or self.free.sexes.get(match.group().lower(), ""), start)
        return self._meant(match, person, start, end) if person else None

    def _meant(self, match: re.Match[str], person: Person, start: int, end: int) -> Cue:
        kind = EntityType.PERSON if person.name else None
        return Cue(*match.span(), match.group(), person.full, start, end, kind, True, start > match.start())

    def _person(self, sex: str, at: int) -> Person | None:
        """The last one named or speaking before, outside quotes, of that sex (`m`, `f`; any other word: of either)."""
        number = bisect_left(self.person_starts, at)
        named = self.persons[max(0, number - MOST_PERSONS) : number]
        for person in sorted([*named, *self.spoke[-MOST_PERSONS:]], reverse=True):
            told = (self.cast.sex(person.full) if person.name else "") or person.sex
            if sex not in ("m", "f") or told in ("", sex):
                return person
        return None

    def _dropped(self, match: re.Match[str], verb: str, quote: Span | None) -> Cue | None:
        """A verb without a subject: the last one who spoke goes on, where its form fits."""
        sex = self.free.sexes.get(verb, "")
        if sex == "none" or not (self.free.drops_pronouns if quote else self._introduces(match)):
            return None
        last = self.spoke[-1] if self.spoke else None
        fits = last and (not sex or last.sex in ("", "none", sex))
        person = last if fits else self._person(sex, match.start())
        return self._meant(match, person, *match.span()) if person else None


class Scan:
    """One pass over the words before or after a verb."""

    def __init__(
        self, cast: Cast, first: int, stop: int, *, commas: bool, after: bool, bare: bool, cases: bool
    ) -> None:
        """`after`: whether the words stand after the verb; `commas`: whether to go on behind a comma.

        `bare`: whether any word may describe a role, where the language has it so; `cases`: whether a name may have a
        case ending behind an apostrophe.
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
        self.bare = bare and cast.free.bare_descriptions
        self.cases = cases or not cast.free.case_apostrophes
        self.found: list[Candidate] = []
        self.governed = False
        self.opened = -1
        self.direct = True

    def candidates(self) -> list[Candidate]:
        """Every candidate, in order."""
        at = self.first
        while at < self.stop and not self._ends(at):
            token = self.tokens[at]
            small = token.low in self.free.small and not self.cast.particle(at)
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
        title = low in self.cast.wording.titles and at + 1 < self.stop and self.tokens[at + 1].capital
        if low in self.pronouns and not title:
            if not self.governed:
                self._add(at, at + 1, pronoun=low)
            self.governed, self.opened, self.direct = False, -1, False
        elif low in self.free.prepositions:
            self.governed, self.opened, self.direct = True, -1, False
        elif low in self.free.openers and not self.governed:
            self.opened = at if self.opened < 0 or self.opened != at - 1 else self.opened
        elif low not in self.free.skipped and low not in self.free.openers:
            self.direct = False

    def _word(self, at: int) -> int:
        """What another word begins: a name, a role, or nothing; where it ends."""
        token, governed, opened = self.tokens[at], self.governed, self.opened
        role = self.free.role.has(token.low) or self._some_noun(at)
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

    def _describes_role(self, end: int) -> bool:
        """Whether a role follows a word, in a language that describes roles so."""
        return self.free.modifiers_before and end < self.stop and self.free.role.has(self.tokens[end].low)

    def _has_ending(self, end: int) -> bool:
        """Whether an apostrophe ties a case ending to a name."""
        return end < len(self.tokens) and self.tokens[end].text in ("'", "’")

    def _some_noun(self, at: int) -> bool:
        """Whether a noun that is in no list stands with its article right behind the verb of a tag."""
        if not (self.after and self.commas and self.direct and not self.governed and self.opened == at - 1):
            return False
        token = self.tokens[at]
        return self.opened >= 0 and token.capital == self.free.capital_nouns and token.low not in self.free.not_names

    def _speaks(self, first: int, end: int) -> bool:
        """Whether a run of capitalised words is a name here, not a noun or a place."""
        noun = self.free.capital_nouns and end - first == 1 and self.opened >= 0
        known = self.tokens[first].low in self.cast.by_word
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
        self._add(start, end, role_at=at)
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

    def _add(self, first: int, last: int, *, pronoun: str = "", name: bool = False, role_at: int = -1) -> None:
        sex = self._sex(first, role_at) if role_at >= 0 else ""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.found.append(Candidate(first, last, start, end, pronoun, name, sex, self.direct))

    def _sex(self, first: int, role_at: int) -> str:
        """What the role or title before a name tells of its bearer's sex."""
        titles = self.cast.wording.titles
        for token in self.tokens[max(0, role_at - 1) : first]:
            if token.low in titles:
                return titles[token.low]
            if self.free.female_role.has(token.low):
                return "f"
        return ""
