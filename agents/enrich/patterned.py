"""Who speaks, in languages without capital letters or spaces: patterns round a quote find its verb and subject."""

import re
from bisect import bisect_left

from agents.enrich.cast import Person
from agents.enrich.sentences import Sentences
from agents.enrich.speech import Cue
from agents.enrich.wording import Patterned, Wording
from schemas.article import EntityType, Span

REACH = 80
"""Characters before and behind a quote that patterns look at."""

MOST_SPEAKERS = 50
"""Speakers back to whom a surname alone is joined."""


class Speakers:
    """Those whom patterns round quotes, and phrases that credit somebody, name."""

    def __init__(self, text: str, quoted: list[Span], sentences: Sentences, wording: Wording) -> None:
        """`quoted`: spans of quotes, in order."""
        assert wording.patterned
        self.text = text
        self.sentences = sentences
        self.wording = wording
        self.patterned: Patterned = wording.patterned
        self.quoted = quoted
        self.spoke: list[Person] = []

    def cues(self) -> list[Cue]:
        """Every cue with a subject, in order."""
        credited = [match for match in self.patterned.according.finditer(self.text) if not self._inside(match.start())]
        matches = [(match.start(), match) for match in credited]
        for number, quote in enumerate(self.quoted):
            stop = self.quoted[number + 1][0] if number + 1 < len(self.quoted) else len(self.text)
            if match := self._round(quote, stop):
                matches.append((quote[0], match))
        found = (self._cue(match) for _, match in sorted(matches, key=lambda each: each[0]))
        return sorted((cue for cue in found if cue), key=lambda cue: cue.start)

    def _inside(self, at: int) -> bool:
        number = bisect_left(self.quoted, (at + 1,)) - 1
        return number >= 0 and self.quoted[number][0] <= at < self.quoted[number][1]

    def _round(self, quote: Span, stop: int) -> re.Match[str] | None:
        """The pattern that fits the words behind a quote, else those before it; a verb behind may have none."""
        start = max(0, quote[0] - REACH, self.text.rfind("\n", 0, quote[0]) + 1)
        after = self.patterned.after.match(self.text, quote[1], min(stop, quote[1] + REACH))
        if after and self.text[after.end() : after.end() + 1] in tuple(":："):
            after = None  # it introduces the next quote
        if after and after["who"]:
            return after
        return self.patterned.before.search(self.text, start, quote[0]) or after

    def _cue(self, match: re.Match[str]) -> Cue | None:
        start, end = match.span("verb")
        tag = match.re is not self.patterned.according
        who, at = (match["who"] or "").strip(), match.start("who") if match["who"] else start
        if not who or who in self.wording.pronouns:
            return self._pronoun(match, who)
        name = self.patterned.titles.sub("", who)
        person = name != who or (len(name) <= self.patterned.longest_name and not self.patterned.role.search(name))
        source = self._full(name) if person and name else who
        self.spoke.append(Person(at, source, "", bool(person and name)))
        kind = EntityType.PERSON if person and name else None
        return Cue(start, end, match["verb"], source, at, at + len(match["who"]), kind, False, tag and at > start)

    def _pronoun(self, match: re.Match[str], pronoun: str) -> Cue | None:
        """The last one who spoke, for a pronoun or a verb without a subject."""
        if not self.spoke or self.wording.pronouns.get(pronoun) == "none":
            return None
        last = self.spoke[-1]
        start, end = match.span("verb")
        return Cue(
            start, end, match["verb"], last.full, start, end, EntityType.PERSON if last.name else None, True, True
        )

    def _full(self, name: str) -> str:
        """A surname alone as the full name that began with it."""
        for person in reversed(self.spoke[-MOST_SPEAKERS:]):
            if person.name and person.full.startswith(name):
                return person.full
        return name
