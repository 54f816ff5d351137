"""Names in texts of other languages than English, by the tables of `data/names`.

As in English, a capital proves nothing where it opens a sentence; where common nouns have capitals too it proves
nothing at all, so a name needs other evidence there: a title, a given name, the table of places, a word that no list of
frequent words has. Where names change with the case, a form is tried without its ending against the table of places
and against the other names of the text, and only there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

from agents.enrich import caseless_names
from agents.enrich.gazetteer import KEPT_NAMES, Kind, Spot, look_up
from agents.enrich.mention import Mention
from agents.enrich.name_tables import SHORTEST_BASE, Table, bearers, ordered, spots_of
from agents.enrich.names import LONGEST_ACRONYM, LONGEST_NAME, LONGEST_PERSON, TOWN_ALONE, TOWN_AT_START, UPPER
from agents.months import plain as without_marks
from schemas.article import EntityType, Span

TOWN_AT_HOME = 10_000
"""Inhabitants from which on a town's name alone means it in the language of its country."""

TOWN_LIKE_A_WORD = 1_000_000
"""Inhabitants from which on a town's name means it though the language has a frequent word that is spelled so."""

LOCATIVE_TOWN_LIKE_A_WORD = 50_000
"""The same after a preposition of place."""

FREQUENT = 0.7
"""Rarity below which a word is a frequent one: in more than about seven of a thousand articles."""

FREQUENT_TOWN = 0.45
"""Rarity below which a town's name that opens a sentence is rather a word: in over forty of a thousand articles."""

MOST_SMALL_WORDS = 3
"""Words in small letters at the end of a country's or an area's name ("Union européenne")."""

KNOWN_FORM, KNOWN_ALTERNATE = 10.0, 4.0
"""How much more a name weighs that the table has as it stands, as its first or another name, than without an ending."""

MOST_FULL_FORMS = 20
"""Forms of a person's full name that are weighed: no language has more cases."""

SURE_NAMES = 2
"""Words of a person's name that are taken for one without looking whether they are common nouns."""

MOST_FORMS = 200
"""Combinations of endings of a name of several words that are tried."""

SHORTEST_COMPOUND_PART = 4
"""Letters of the end of a word by which a longer one is known: "minister", "behörde"."""

SHORT_NAME = 4
"""Letters: an abbreviation of a state ("Ala.", "Pa") is none in other languages."""

LONGEST_CASE = 3
"""Letters of the longest ending of an adjective."""

LONGEST_STEP = 40
"""Characters of the longest word looked at before a name."""

_WORD = rf"(?:[{UPPER}]\.(?=[ \u00a0]?[{UPPER}])|[{UPPER}]\w{{0,60}}(?:[-'’ʼ‘\u2011]\w{{1,60}}){{0,5}})"
_TOKEN = re.compile(r"[^ \u00a0]+")
_ANY_WORD = re.compile(r"[^\W\d_]{2,40}(?:['’ʼ-][^\W\d_]{1,40}){0,3}")
_APOSTROPHE = re.compile("['’ʼ‘]")
_INITIAL = re.compile(rf"[{UPPER}]\.$")
_ROMAN = re.compile(r"[IVXLC]+$|[ІХ]+$")
_AGE = re.compile(r", \d{1,2}[,.; ]|,? \(\d{1,2}\)")
_STOPS = frozenset(".!?…:\n•|¿¡")
_OPENERS = frozenset("\"“”'‘’«»„‚‹›`([ \u00a0\t")
_QUOTES = ' \u00a0"“”‘«»„‚‹›`('


Token = tuple[str, int]
"""A word of a span and where it begins."""


def find(text: str, table: Table) -> list[Mention]:
    """Every name in a text, in order, with its kind and its fullest form; words for peoples have no kind."""
    return _Reader(text, table).mentions() if table.file.capitals else caseless_names.find(text, table)


@dataclass(slots=True)
class _Person:
    """A person with the forms of the name that the text has, those noted first, and the one that is shown."""

    first: frozenset[str]
    forms: list[str] = field(default_factory=list)
    full: list[str] = field(default_factory=list)
    name: str = ""


class _Parting:
    """The names that a span is parted into, with the words of the one so far and the title before it."""

    def __init__(self, reader: "_Reader", opens_at: int) -> None:
        """`opens_at`: where the span begins, if it opens a sentence, else -1."""
        self.reader = reader
        self.opens_at = opens_at
        self.found: list[Mention] = []
        self.run: list[Token] = []
        self.title = ""

    def close(self, title: str = "") -> None:
        """End the name so far; `title` is what stands before the next one."""
        if self.run:
            opens = self.run[0][1] == self.opens_at
            self.found.append(self.reader.mention(self.run, opens=opens, title=self.title))
        self.run, self.title = [], title


class _Reader:
    """One text read with one table."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        self.table = table
        self.persons: dict[str, _Person] = {}
        self.person_of: dict[Span, _Person] = {}
        self.nouns: set[Span] = set()
        self.counts = Counter(_ANY_WORD.findall(text))
        self.small = {word for word in self.counts if word[0].islower()}
        self.certain: set[str] = set()

    def mentions(self) -> list[Mention]:
        phrases = list(self._phrases())
        pieces = list(self._pieces(phrases))
        self.certain = {word for piece in pieces for word in piece.words[piece.opens :]}
        for piece in pieces:
            if len(piece.words) > 1:
                piece.kind = self._kind_of_several(piece)
                if piece.kind is EntityType.PERSON:
                    self._know(piece)
        for piece in pieces:
            if len(piece.words) == 1:
                piece.kind = self._kind_of_one(piece)
        self._spread(pieces)
        found = [piece for piece in (*phrases, *pieces) if piece.kind]
        found += self._peoples(sorted(piece.span for piece in found))
        return sorted(found, key=lambda mention: mention.span)

    # Spans

    def _phrases(self) -> Iterator[Mention]:
        """Names with words in small letters that the table lists."""
        if self.table.phrases is None:
            return
        for match in self.table.phrases.finditer(self.text):
            name, where = self.table.phrase_names[(match.lastindex or 1) - 1]
            spots = spots_of(where) if where else ()
            kind = EntityType.PLACE if spots else EntityType.ORGANISATION
            full = match.group() if name.endswith("*") or "* " in name else name
            yield Mention(
                *match.span(), match.group(), full.lower().split(), opens=False, kind=kind, spots=spots, full=full
            )

    def _pieces(self, phrases: list[Mention]) -> Iterator[Mention]:
        parts, end = [], 0
        for phrase in phrases:
            parts += [self.text[end : phrase.start], "_" * len(phrase.text)]
            end = phrase.end
        masked = "".join((*parts, self.text[end:]))
        at = 0
        for match in _span_pattern(self.table.file.links).finditer(masked):
            if match.start() < at:
                continue
            if wide := self._with_small_words(*match.span()):
                at = wide.end
                yield wide
                continue
            opens = self._opens(match.start()) or (match.group().isupper() and " " in match.group())
            yield from self._parted(match.group(), match.start(), opens=opens)

    def _with_small_words(self, start: int, end: int) -> Mention | None:
        """A country or an area whose name goes on in small letters."""
        cut = _APOSTROPHE.search(self.text, start, end)
        start = cut.end() if cut and self.text[start : cut.start()].lower() in self.table.elisions else start
        stop = end
        for _ in range(MOST_SMALL_WORDS):
            word = _ANY_WORD.match(self.text, stop + 1) if self.text[stop : stop + 1] in " \u00a0" else None
            if word is None or not word.group()[0].islower():
                return None
            stop = word.end()
            name = self.text[start:stop]
            if spots := look_up(f"{self.table.language}:{name}"):
                words = name.lower().split()
                return Mention(start, stop, name, words, False, kind=EntityType.PLACE, spots=spots, full=name)
        return None

    def _opens(self, start: int) -> bool:
        """Whether a position opens a sentence."""
        text, at = self.text, start - 1
        while at >= 0 and text[at] in _OPENERS:
            at -= 1
        if at < 0 or text[at] == "\n":
            return True
        if text[at] in "-–—":
            return text[at - 1 : at] in ("\n", "") or text[at - 2 : at] in (". ", "! ", "? ", "\n ")
        if text[at] not in _STOPS or (at == start - 1 and text[at] not in "¿¡:"):
            return False
        return text[at] != "." or not self._abbreviated(at)

    def _abbreviated(self, stop: int) -> bool:
        """Whether a full stop belongs to an abbreviation or an initial."""
        word = self.text[max(0, stop - LONGEST_STEP) : stop].rpartition(" ")[2].lower()
        return len(word) == 1 or word in self.table.abbreviations

    def _parted(self, span: str, start: int, *, opens: bool) -> list[Mention]:
        """A span as the names that titles, calendar words and common words part it into."""
        tokens = [self._trimmed(match.group(), start + match.start()) for match in _TOKEN.finditer(span)]
        parting = _Parting(self, opens_at=start if opens else -1)
        for number, (token, at) in enumerate(tokens):
            rest = tokens[number:]
            if not parting.run and len(rest) > 1 and self._is_known_place([each for each, _ in rest]):
                parting.run = rest
                break
            if parting.run and self._ends_before(parting, rest):
                parting.close()
            if token[:1].isupper():
                self._take(parting, token, at, rest)
            elif parting.run:
                parting.run.append((token, at))
        parting.close()
        return parting.found

    def _take(self, parting: "_Parting", token: str, at: int, rest: list[Token]) -> None:
        """Add a capitalised word to the name so far, or end it there."""
        word = _plain(token)
        if self._is_title(word):
            parting.close(title=word)
        elif self._is_noun_here(token, word, parting):
            parting.close()
            self.nouns.add((at, at + len(token)))
            parting.found.append(Mention(at, at + len(token), token, [word], opens=True))
        elif self._parts(word, token, opens=at == parting.opens_at):
            parting.close()
        else:
            parting.run.append((token, at))
            if len(parting.run) == 1 < len(rest) and self._stands_alone(token, at, rest[1][0]):
                parting.close()

    def _ends_before(self, parting: "_Parting", rest: list[Token]) -> bool:
        """Whether the name so far ends before a word: a small one that joins no names, or a place in a case."""
        token = rest[0][0]
        if not token[:1].isupper():
            return not self._links(parting, rest[1:])
        return (
            len(parting.run) == 1 and self._is_place_in_a_case(token) and not self._is_given(_plain(parting.run[0][0]))
        )

    def _stands_alone(self, token: str, at: int, following: str) -> bool:
        """Whether a name ends before another: a town in a case, or letters before a country ("NATO", "MFA")."""
        if _is_latin(token) != _is_latin(following):
            return True
        if (token.isupper() and len(token) <= LONGEST_ACRONYM) or _plain(token) in self.table.common:
            spots, _ = self._places([following])
            return bool(spots) and spots[0].kind is Kind.COUNTRY
        if (
            not self.table.endings
            or self._word_before(at)[0] not in self.table.locative
            or self._is_given(_plain(token))
        ):
            return False
        spots, name = self._places([token])
        return bool(spots) and name != token and _size(spots[0]) >= TOWN_ALONE

    def _is_place_in_a_case(self, token: str) -> bool:
        """Whether a word is a town or country whose ending says "in" or "to", where endings stand for prepositions."""
        if not self.table.endings or self.table.locative:
            return False
        spots, name = self._places([token])
        return bool(spots) and name != token and _size(spots[0]) >= TOWN_ALONE

    def _links(self, parting: "_Parting", following: list[Token]) -> bool:
        """Whether a small word may follow within a name: in a person's, and after a noun for a body or a place."""
        run = parting.run
        first, after = _plain(run[0][0]), next((_plain(token) for token, _ in following if token[:1].isupper()), "")
        heads = self.table.organisation_words | self.table.place_words
        if any(base in heads for base in self._ends(first)) or not run[-1][0][:1].isupper():
            return True
        if after in heads or after in self.table.common or self._places([after.capitalize()])[0]:
            return False
        return bool(parting.title) or self._is_given(first)

    def _trimmed(self, token: str, at: int) -> tuple[str, int]:
        """A token without the elided article before it ("l'Ukraine") or the ending behind it ("Ankara'da")."""
        cut = _APOSTROPHE.search(token)
        if cut is None:
            return token, at
        if token[: cut.start()].lower() in self.table.elisions:
            return token[cut.end() :], at + cut.end()
        if self.table.file.cuts_at_apostrophe or token[cut.end() :].lower() == "s":
            return token[: cut.start()], at
        return token, at

    def _parts(self, word: str, token: str, *, opens: bool) -> bool:
        """Whether a capitalised word belongs to no name."""
        if word in self.table.calendar or word in self.table.function:
            return not (len(token) > 1 and token.isupper()) or opens
        return opens and not self.table.file.nouns_capitalised and self._only_begins(word)

    def _is_noun_here(self, token: str, word: str, parting: "_Parting") -> bool:
        """Whether a word is a common noun where those have capitals, no surname, and no end of a body's name."""
        run = parting.run
        surname = parting.title or (run and self._is_given(run[0][0]))
        if not self.table.file.nouns_capitalised or (surname and len(run) < SURE_NAMES):
            return False
        if word in self.table.function or word in self.table.calendar:
            return False
        return self._is_common_noun(token, word) and not (run and word in self.table.organisation_words)

    def _only_begins(self, word: str) -> bool:
        """Whether a word that opens a sentence before another capital is a frequent one and no name."""
        frequent = self.table.rarity[word] < FREQUENT or word in self.small
        known = self._is_given(word) or word in self.table.organisation_words or word in self.table.place_words
        return frequent and not known and not self._places([word.capitalize()])[0]

    def _is_title(self, word: str) -> bool:
        titles = self.table.titles
        if any(base in titles for base in self.table.bases(word)):
            return True
        if not self.table.file.compounds:
            return False
        ends = (word[at:] for at in range(2, len(word) - SHORTEST_COMPOUND_PART + 1))
        return any(end in titles for end in ends)

    def _is_given(self, word: str) -> bool:
        given = self.table.given
        return (
            any(base in given for base in self.table.bases(without_marks(word)))
            or without_marks(word.partition("-")[0]) in given
        )

    def _is_common_noun(self, token: str, word: str) -> bool:
        """Whether a capitalised word is a common noun, where those have capitals: a frequent word or made of one."""
        if (len(token) > 1 and token.isupper()) or self._is_given(word):
            return False
        last = word.rpartition("-")[2]
        if last != word and last in self.table.organisation_words:
            return False
        rare = self.table.rarity[last] >= self.table.rarity["\x00"]
        if rare and not last.endswith(self.table.noun_endings or ("\x00",)) and not self._is_compound(last):
            return False
        spots, _ = self._places([token])
        return not spots or (_size(spots[0]) < TOWN_ALONE)

    def _is_compound(self, word: str) -> bool:
        """Whether a word ends as a frequent one does ("Verteidigungsministerium")."""
        rarity, unlisted = self.table.rarity, self.table.rarity["\x00"]
        ends = (word[at:] for at in range(2, len(word) - SHORTEST_COMPOUND_PART + 1))
        return any(rarity[end] < unlisted for end in ends)

    def mention(self, tokens: list[Token], *, opens: bool, title: str) -> Mention:
        """The name of some words, without small ones at its end."""
        while len(tokens) > 1 and not tokens[-1][0][:1].isupper():
            tokens = tokens[:-1]
        if not title and len(tokens) > 2 and not opens and not self._is_given(tokens[0][0]):
            tokens = self._from_given(tokens)
        start, (last, at) = tokens[0][1], tokens[-1]
        words = [_plain(token) for token, _ in tokens]
        return Mention(start, at + len(last), self.text[start : at + len(last)], words, opens, title)

    def _from_given(self, tokens: list[Token]) -> list[Token]:
        """Tokens from the given name on, where common words stand before it ("Défense Anne Roux")."""
        for number, (token, _) in enumerate(tokens[:-1]):
            if self._is_given(token):
                return tokens[number:]
            word = _plain(token)
            if token[:1].isupper() and self.table.rarity[word] >= FREQUENT and word not in self.table.common:
                break
        return tokens

    # Places

    def _is_known_place(self, tokens: list[str]) -> bool:
        spots, _ = self._places(tokens)
        return bool(spots) and (_size(spots[0]) >= TOWN_ALONE or not spots[0].alternate)

    def _places(self, tokens: list[str]) -> tuple[tuple[Spot, ...], str]:
        """The bearers of a name in any of its forms, and the form that the table knows; empty where it knows none."""
        if len(tokens) > LONGEST_PERSON:
            return (), ""
        name = " ".join(tokens)
        if name not in self.table.known:
            if len(self.table.known) >= KEPT_NAMES:
                self.table.known.clear()
            self.table.known[name] = self._places_tried(tokens)
        return self.table.known[name]

    def _places_tried(self, tokens: list[str]) -> tuple[tuple[Spot, ...], str]:
        forms = islice(product(*(self.table.bases(token) for token in tokens)), MOST_FORMS)
        best: tuple[float, tuple[Spot, ...], str] = (0.0, (), "")
        for number, form in enumerate(forms):
            name = " ".join(form)
            spots = self._bearers(name)
            if spots:
                known = KNOWN_ALTERNATE if spots[0].alternate else KNOWN_FORM
                weight = (1.0 + _size(spots[0])) * (known if number == 0 else 1.0)
                if weight > best[0]:
                    best = weight, spots, name
        return best[1], best[2]

    def _bearers(self, name: str) -> tuple[Spot, ...]:
        spots = bearers(self.table, name)
        if not spots or spots[0].people:
            return ()
        short = len(name) <= SHORT_NAME and spots[0].alternate and not name.isupper()
        listed = short and (name.lower() in self.table.places or look_up(f"{self.table.language}:{name}"))
        return () if short and not listed and (spots[0].kind is not Kind.TOWN or len(name) < SHORT_NAME) else spots

    def _as_region(self, mention: Mention) -> bool:
        """Take an adjective before "region" for the region named after a town ("Харьковская область")."""
        stems = self.table.file.region_nouns.split()
        following = next((stem for stem in stems if self.text.startswith(" " + stem, mention.end)), None)
        if following is None:
            return False
        end = mention.end + 1
        while end < len(self.text) and self.text[end].isalpha():
            end += 1
        for ending, becomes in ordered(self.table.file.region_adjectives):
            cut = mention.text.rfind(ending)
            if cut < SHORTEST_BASE or len(mention.text) - cut - len(ending) > LONGEST_CASE:
                continue
            for each in becomes:
                if spots := self._region_of(mention.text[:cut] + each):
                    mention.end, mention.text = end, self.text[mention.start : end]
                    mention.spots, mention.full = spots, mention.text
                    mention.words = mention.text.lower().split()
                    return True
        return False

    def _region_of(self, town: str) -> tuple[Spot, ...]:
        spots = [spot for spot in self._bearers(town) if spot.kind in (Kind.TOWN, Kind.STATE)]
        if not spots:
            return ()
        same = [spot for spot in look_up(spots[0].name) if spot.kind in (Kind.STATE, Kind.REGION)]
        return tuple(spot for spot in same if spot.admin == spots[0].admin)

    def _word_before(self, start: int) -> tuple[str, int]:
        """The word before a position, in small letters, with where it begins; empty behind punctuation."""
        text, end = self.text, start
        while end > 0 and text[end - 1] in _QUOTES:
            end -= 1
        if end > 0 and text[end - 1] in "'’":
            end -= 1
        elif end == start and end > 0:
            return "", start
        if end > 1 and text[end - 1] == "." and self._abbreviated(end - 1):
            end -= 1
        first = end
        while first > 0 and end - first < LONGEST_STEP and (text[first - 1].isalpha() or text[first - 1] in "-_"):
            first -= 1
        return text[first:end].lower(), first

    def _place_noun_before(self, start: int) -> bool:
        word, at = self._word_before(start)
        for _ in range(2):
            if any(base in self.table.place_nouns for base in self.table.bases(word)):
                return True
            if word not in self.table.place_links:
                return False
            word, at = self._word_before(at)
        return any(base in self.table.place_nouns for base in self.table.bases(word))

    def _title_before(self, start: int) -> bool:
        word, _ = self._word_before(start)
        return bool(word) and self._is_title(word.rpartition("-")[2])

    def _title_after(self, mention: Mention) -> bool:
        following = _ANY_WORD.match(self.text, mention.end + 1) if self.table.file.family_first else None
        return following is not None and self._is_title(following.group().lower())

    # Kinds

    def _kind_of_several(self, mention: Mention) -> EntityType | None:
        if len(mention.words) > LONGEST_NAME:
            return None
        words, tokens = mention.words, mention.text.replace("\u00a0", " ").split(" ")
        first = -1 if self.table.file.family_first else 0
        given = self._is_given(words[first]) or bool(_INITIAL.match(tokens[0]))
        titled = bool(mention.title) or self._title_before(mention.start) or self._title_after(mention)
        if not titled and not (given and self._speaks(mention)):
            mention.spots, mention.full = self._places(tokens)
            if mention.spots and (not given or _size(mention.spots[0]) >= TOWN_ALONE or self._located(mention)):
                return EntityType.PLACE
        mention.spots, mention.full = (), ""
        if not given and any(base in self.table.organisation_words for word in words for base in self._ends(word)):
            return EntityType.ORGANISATION
        if any(base in self.table.place_words for word in (words[0], words[-1]) for base in self._ends(word)):
            return EntityType.PLACE
        if not self._can_be_person(tokens, given=given):
            return EntityType.OTHER
        if len(words) <= LONGEST_PERSON + 1 and (given or titled or self._reads_as_person(mention)):
            return EntityType.PERSON
        if self._place_noun_before(mention.start):
            return EntityType.PLACE
        if len(words) <= LONGEST_PERSON and words[-1].endswith(self.table.surname_endings or ("\x00",)):
            return EntityType.PERSON
        return EntityType.OTHER if not mention.opens or words[0] in self.certain else None

    def _can_be_person(self, tokens: list[str], *, given: bool) -> bool:
        """Whether the last word of a name can be a surname: no letters, country, or city without a given name."""
        spots, _ = self._places(tokens[-1:])
        is_place = bool(spots) and (spots[0].kind is Kind.COUNTRY or (not given and _size(spots[0]) >= TOWN_AT_START))
        return not tokens[-1].isupper() and not is_place

    def _ends(self, word: str) -> Iterator[str]:
        """A word's forms, and those of the part behind its last hyphen."""
        yield from self.table.bases(word)
        if "-" in word:
            yield from self.table.bases(word.rpartition("-")[2])

    def _reads_as_person(self, mention: Mention) -> bool:
        return self._speaks(mention) or bool(_AGE.match(self.text, mention.end))

    def _speaks(self, mention: Mention) -> bool:
        """Whether a verb of saying stands beside."""
        after = (
            _ANY_WORD.match(self.text, mention.end + 1) if self.text[mention.end : mention.end + 1] in " ," else None
        )
        if after and after.group().lower() in self.table.said:
            return True
        return self._word_before(mention.start)[0] in self.table.said

    def _located(self, mention: Mention) -> bool:
        return self._word_before(mention.start)[0] in self.table.locative or self._place_noun_before(mention.start)

    def _kind_of_one(self, mention: Mention) -> EntityType | None:
        """What a name of one word names, or None where it is no name."""
        word, token = mention.words[0], mention.text
        if len(word) == 1 or word in self.table.function or _ROMAN.match(token):
            return None
        if mention.span in self.nouns:
            return self._kind_of_noun(mention)
        if self._as_region(mention):
            return EntityType.PLACE
        if token.isupper() and len(token) <= LONGEST_ACRONYM:
            return self._kind_of_acronym(mention)
        if self._is_known_person(mention):
            return EntityType.PERSON
        return None if word in self.table.organisation_words else self._kind_by_tables(mention)

    def _kind_by_tables(self, mention: Mention) -> EntityType | None:
        word = mention.words[0]
        spots, name = self._places([mention.text])
        if word in self.table.peoples and not (spots and spots[0].kind is Kind.COUNTRY):
            return None
        if spots and self._is_place(mention, spots[0], name):
            mention.spots, mention.full = spots, name
            return EntityType.PLACE
        if self._is_no_name(mention):
            return None
        if self._place_noun_before(mention.start):
            return EntityType.PLACE
        if self._is_given(word):
            return EntityType.PERSON
        return EntityType.ORGANISATION if self._as_body(mention) else self._kind_of_unknown(mention)

    def _as_body(self, mention: Mention) -> bool:
        """Take a capitalised adjective with a noun for a body after it ("Oxford university") for the body's name."""
        following = _ANY_WORD.match(self.text, mention.end + 1)
        if mention.opens or following is None or self.text[mention.end] != " " or not following.group()[0].islower():
            return False
        if self.table.organisation_words.isdisjoint(self.table.bases(following.group())):
            return False
        mention.end, mention.text = following.end(), self.text[mention.start : following.end()]
        mention.words = mention.text.lower().split()
        return True

    def _kind_of_noun(self, mention: Mention) -> EntityType | None:
        """A person for a common noun that is the surname of one in the text and has no article; else no name."""
        if self._word_before(mention.start)[0] in self.table.determiners:
            return None
        person = next((self.persons[base] for base in self._known_forms(mention.words[0])), None)
        if person is None:
            return None
        self.person_of[mention.span] = person
        person.forms.append(mention.text)
        return EntityType.PERSON

    def _kind_of_acronym(self, mention: Mention) -> EntityType | None:
        spots, name = self._places([mention.text])
        if spots and spots[0].kind is not Kind.TOWN:
            mention.spots, mention.full = spots, name
            return EntityType.PLACE
        return None if mention.words[0] in self.table.common else EntityType.ORGANISATION

    def _is_known_person(self, mention: Mention) -> bool:
        """Whether a word follows a title, or is a name of a person named in full; the person then gets the mention."""
        person = next((self.persons[base] for base in self._known_forms(mention.words[0])), None)
        if person and not self._located(mention):
            self.person_of[mention.span] = person
            person.forms.append(mention.text)
            return True
        if not (mention.title or (self._title_before(mention.start) and mention.words[0] not in self.table.common)):
            return False
        if self._places([mention.text])[0] and not mention.title:
            return False
        self._know(mention)
        return True

    def _known_forms(self, word: str) -> Iterator[str]:
        return (base for base in self.table.bases(word) if base in self.persons)

    def _is_place(self, mention: Mention, best: Spot, name: str) -> bool:
        """Whether a single word that is a place's name stands for the place here."""
        word = mention.words[0]
        if best.kind in (Kind.COUNTRY, Kind.AREA):
            return word not in self.table.common
        located = self._located(mention)
        if self._word_before(mention.start)[0] in self.table.determiners:
            return False
        if word in self.table.common:
            return located and _size(best) >= LOCATIVE_TOWN_LIKE_A_WORD
        frequent = mention.opens and name == mention.text and self.table.rarity[word] < FREQUENT_TOWN
        if self._is_given(word) or word in self.small or frequent:
            size = LOCATIVE_TOWN_LIKE_A_WORD if located else TOWN_LIKE_A_WORD
            return _size(best) >= size or (best.kind is Kind.STATE and not best.alternate)
        if located:
            return True
        if mention.opens:
            return _size(best) >= TOWN_AT_START
        return _size(best) >= (TOWN_AT_HOME if best.country in self.table.countries else TOWN_ALONE)

    def _is_no_name(self, mention: Mention) -> bool:
        word = mention.words[0]
        if word in self.table.common or word in self.table.organisation_words or word in self.table.place_words:
            return True
        if mention.opens and (word not in self.certain or word in self.small):
            return True
        return self.table.file.nouns_capitalised and word in self.small

    def _kind_of_unknown(self, mention: Mention) -> EntityType | None:
        if self._speaks(mention) and not mention.opens:
            return EntityType.PERSON
        if not self.table.file.nouns_capitalised:
            return EntityType.OTHER
        coined = not mention.text[1:].islower() and mention.text[1:].isalpha()
        again = self.counts[mention.text] > 1 and not self._is_compound(mention.words[0])
        before = self._word_before(mention.start)[0]
        return EntityType.OTHER if (coined or again) and before not in self.table.determiners else None

    # Who is who

    def _know(self, mention: Mention) -> None:
        """Note a person; the same first and last name in another form is the same person."""
        words, tokens = mention.words, mention.text.split(" ")
        if self.table.file.family_first:
            words, tokens = words[::-1], tokens[::-1]
        first = frozenset(self.table.bases(words[0])) if len(words) > 1 else frozenset[str]()
        person = next((self.persons[base] for base in self._known_forms(words[-1])), None)
        if person is None or (first and person.first and first.isdisjoint(person.first)):
            person = _Person(first)
            for base in self.table.bases(words[-1]):
                if base not in self.persons or base == words[-1]:
                    self.persons[base] = person
            for base in first:
                self.persons.setdefault(base, person)
        elif first and not person.first:
            person.first = first
        person.forms.append(tokens[-1])
        person.full.append(mention.text)
        self.person_of[mention.span] = person

    def _full_name(self, person: _Person) -> str:
        """The fullest form that the text has, in the nominative where one of its forms tells it."""
        full = list(dict.fromkeys(person.full))[:MOST_FULL_FORMS]
        forms = [form for form in full if " " in form] or full
        counts = Counter(base for form in person.forms for base in self.table.bases(form))

        def fits(form: str) -> tuple[int, bool]:
            first, _, last = form.rpartition(" ")
            return counts[last], without_marks(first.split(" ")[0]) in self.table.given

        return self._nominative(max(forms, key=fits))

    def _nominative(self, name: str) -> str:
        """A full name with its case taken off, where the given name shows that it has one."""
        first, _, last = name.partition(" ")
        given = self.table.given
        if not last or not self.table.file.surnames or without_marks(first) in given:
            return name
        base = next((base for base in self.table.bases(first) if without_marks(base) in given), None)
        if base is None:
            return name
        for ending, becomes in ordered(self.table.file.surnames):
            if last.endswith(ending):
                return f"{base} {last.removesuffix(ending)}{becomes[0]}"
        return f"{base} {last}"

    def _spread(self, pieces: list[Mention]) -> None:
        """Give every mention its fullest form, and the kind that other mentions of the same name have shown."""
        open_pieces = [piece for piece in pieces if piece.span not in self.nouns]
        alone = {base for piece in open_pieces if len(piece.words) == 1 for base in self.table.bases(piece.words[0])}
        shown: dict[str, Mention] = {}
        for piece in pieces:
            if piece.kind is EntityType.PLACE:
                shown.setdefault(piece.text, piece)
            if piece.kind is EntityType.OTHER and self._is_called(piece, alone):
                piece.kind = EntityType.PERSON
                self._know(piece)
        for piece in open_pieces:
            if piece.kind in (None, EntityType.OTHER) and len(piece.words) == 1:
                self._as_shown(piece, shown)
        for piece in pieces:
            known = self.person_of.get(piece.span) if piece.kind is EntityType.PERSON else None
            if known and known.full:
                known.name = known.name or self._full_name(known)
                piece.full = known.name
            piece.full = piece.full or piece.text

    def _as_shown(self, piece: Mention, shown: dict[str, Mention]) -> None:
        """The kind of an open mention whose name is clear elsewhere in the text."""
        word = piece.words[-1]
        person = next((self.persons[base] for base in self._known_forms(word)), None)
        if person and word not in self.table.function:
            piece.kind = EntityType.PERSON
            self.person_of[piece.span] = person
            person.forms.append(piece.text)
        elif piece.text in shown and word not in self.table.common:
            other = shown[piece.text]
            piece.kind, piece.spots, piece.full = other.kind, other.spots, other.full

    def _is_called(self, mention: Mention, alone: set[str]) -> bool:
        words = mention.words
        if not 2 <= len(words) < LONGEST_PERSON or mention.text.isupper():
            return False
        plain_words = self.table.common.isdisjoint(words) and self.table.function.isdisjoint(words)
        return plain_words and not alone.isdisjoint(self.table.bases(words[-1]))

    def _peoples(self, taken: list[Span]) -> Iterator[Mention]:
        """Words for peoples, in small letters too, that stand in no name."""
        number = 0
        for match in _ANY_WORD.finditer(self.text):
            code = self.table.peoples.get(match.group().lower())
            if code is None:
                continue
            while number < len(taken) and taken[number][1] <= match.start():
                number += 1
            if number < len(taken) and taken[number][0] < match.end():
                continue
            yield Mention(
                *match.span(), match.group(), [match.group().lower()], opens=False, spots=spots_of(code),
                people=True, full=match.group(),
            )  # fmt: skip


def _plain(token: str) -> str:
    """A word in small letters, without full stops."""
    return token.replace("İ", "i").replace(".", "").lower() if len(token) > 1 else token.lower()


def _is_latin(word: str) -> bool:
    return word < "\u0370"


def _size(spot: Spot) -> float:
    """Inhabitants, as far as they speak for a name's being a place's; countries and areas speak for themselves."""
    return float("inf") if spot.kind in (Kind.COUNTRY, Kind.AREA) else float(spot.population)


@lru_cache(maxsize=64)
def _span_pattern(links: str) -> re.Pattern[str]:
    """Capitalised words in a row, with a language's small words between them."""
    small = "|".join(re.escape(link.replace("_", " ")) for link in sorted(links.split(), key=len, reverse=True))
    link = rf"(?:(?:{small})[ \u00a0])?" if small else ""
    return re.compile(rf"(?<!\w){_WORD}(?:[ \u00a0]{link}{_WORD}){{0,12}}")
