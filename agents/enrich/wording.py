"""How a language words speech: verbs of saying, pronouns, roles, sources. One file a language, in `data/speech`.

A contributor adds a language by adding a file. Words are parted by white space and stand in lower case where nothing
else is said; a star stands for the rest of a word.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from agents.enrich import vocabulary
from agents.enrich.patterns import both_cases, words_pattern

DATA = Path(__file__).parent / "data" / "speech"

DEFAULT = "en"
"""The table for a text whose language nobody could tell: the feed's main language, whose verbs few others share."""

_IN_WORD = "-'’"
"""Marks after which a word goes on."""

_TOKEN = re.compile(r"\w+")

_NOTHING = re.compile(r"(?!)")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its quotes with their speakers ("" where nobody is named), and its sources with their kinds."""

    text: str
    quotes: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] | None = None


class Force(Enum):
    """How a word ties words to a source."""

    SAID = "said"
    HELD = "held"
    SHARING = "sharing"
    OPENING = "opening"
    ACCORDING = "according"


class Verb(NamedTuple):
    """A word or phrase of a text that ties words to a source."""

    start: int
    end: int
    word: str
    force: Force


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file.

    Attributes:
        said: verbs of saying, in the forms that news uses.
        said_plural: their forms after several subjects and auxiliaries ("say"), where they differ.
        said_phrases: the same, of several words ("shot back").
        held: verbs of thinking, judging, asking for, in forms that have a subject.
        held_plural: as `said_plural`.
        held_phrases: the same, of several words.
        sharing: forms of both that share the subject of their sentence ("…, saying that").
        opening: forms of `said` that open a sentence, before their subject ("Added Jane Roe:").
        sharing_phrases: the same, of several words.
        nouns_too: forms of those that are nouns as well ("calls"), and need a name or pronoun as their subject.
        weak: forms that tie words to a source only beside a quote or before "that" ("continued").
        shown: str = ""
    weak_phrases: the same, of several words.
        passive: auxiliaries before a verb whose subject is spoken of, not speaking ("was called").
        conjoining: words before a verb that shares the subject of the verb before it ("and", "by" before a participle).
        that: words that begin what somebody says ("that").
        agent: words before whoever acts where the verb is passive ("by").
        sure: forms that any plain words can be the subject of ("critics say").
        companies: words for companies and their legal forms, of which "the company" can mean any.
        bearers: things on which words stand, which nobody says ("the sign read").
        quoting: forms of verbs whose object speaks before "as saying" ("cited the pilot as saying").
        idle: phrases with such a form that tie nothing to a source ("called off").
        modals: auxiliaries that stand in no subject ("would").
        relative: words that begin a clause about the name before them ("who").
        according: phrases that credit what stands in the sentence to the name after them.
        adverbs: adverbs and auxiliaries that stand between a subject and its verb; `adverb_endings` tell others.
        conjunctions: words after which another clause begins, with another subject.
        subject_ends: words that end a subject after its verb, in the case in which they stand.
        prepositions: words that tie the name after them to the word before, so that it is no subject.
        pronouns: pronouns, under the sex of the person meant: `m`, `f`, `any`; under `none` those that mean no single
            person, under `relative` those that begin a clause ("who").
        titles: titles before a name that tell the bearer's sex, under `m` and `f`.
        persons: words for one person ("nurse"), whom a pronoun after them can mean. male_persons: those of them that
            say that a man is meant; for women there is `female_roles`.
        short_titles: words for persons with the titles that stand for them before names (captain = "capt").
        naming: words before the name of somebody whom they introduce ("a student named Jane Roe").
        definite: articles before words for somebody known ("the captain").
        possessives: possessive pronouns, each with the pronoun of the same person.
        not_subjects: words that no subject ends with.
        role_openers: words with which a subject that is no name begins.
        roles: words that make plain words a subject that speaks.
        official, official_phrases: words and phrases that make a source official.
        document: words that make a source a document.
        bodies: words for bodies of people ("company"), which speak by their officials.
        outlet_words: words that make a source an outlet.
        told: words before the name of an agency or outlet to which somebody spoke.
        agencies, outlets: names of news agencies, newspapers and broadcasters that `vocabulary.py` lacks.
        abbreviations: what ends in a full stop that ends no sentence.
        order: `fixed` where the subject stands right before its verb of saying, or after it where a quote comes first
            (`speech.py`); `free` where it stands before or after (`free_order.py`); `final` where verbs end sentences.
        example: texts that a test reads.

    The next five are for `patterned` alone (`patterned.py`).

    Attributes:
        before, after: regular expressions that end, or begin, at a quote, with groups `who` and `verb`; `{verb}` stands
            for any of `said`. credited: the same for "according to", anywhere.
        name_titles: regular expression for what goes with a name and is no part of it.
        longest_name: letters of a name.

    What follows is for `free` and `final` alone.

    Attributes:
        said_male, said_female: forms of `said` that tell the speaker's sex.
        said_many: forms with several subjects, or with none that is a person.
        participles: forms that say so only where one of `auxiliaries` stands in the clause.
        after_quote: words that say so only right after a quote ("so", "dixit").
        according_after: the same as `according`, behind the name ("zufolge").
        of_words: prepositions and articles that go on with the description of a role ("a spokesman of the").
        elided: words that an apostrophe ties to the next.
        female_roles: those of `roles` that say that a woman bears them.
        not_names: words with a capital letter that are no names: weekdays, months, nouns before names.
        women, men: given names that `vocabulary.py` lacks.
        female_endings, male_endings, name_endings: endings of names: of women, of men, of either.
        adjective_endings: endings of adjectives that belong to a role after them, where no article does.
        description_endings: endings of words in small letters that go on with the description of a role.
        bare_descriptions: whether any such word does (genitives), where the role is a verb's subject.
        resuming: words that take up a whole quote before the verb ("Das sagte Roe").
        before_titles: words before names of papers, parties and the like in quotation marks, which nobody says.
        works: words before names of books and films in quotation marks, which nobody says, but which are quotes.
        so_called: words before what others call so.
        denied: forms of `said` that tie no part of a sentence in quotation marks to their subject ("denied").
        latter: pronouns that mean the last one named.
        ones: words that make a role of those named after them ("einer der Anwohner").
        indefinite: those of `role_openers` before a role that was not named yet.
        articles: those of `role_openers` that tell the sex of a role's bearer, under `m` and `f`.
        oblique_endings: endings of words that are no subjects, in languages without articles.
        modifiers_before: whether what describes a role stands before it.
        subject_first_tags: whether the subject stands before the verb in a tag behind a comma ("…, Roe sanoo.").
        case_apostrophes: whether an apostrophe ties case endings to names ("Roe'ye"), which are no subjects then.
        drops_pronouns: whether a verb goes without its pronoun.
        capital_nouns: whether nouns have capital letters.
        inflects: whether names change their endings with their case.
    """

    said: str
    example: tuple[Example, ...]
    said_plural: str = ""
    said_phrases: tuple[str, ...] = ()
    held: str = ""
    held_plural: str = ""
    held_phrases: tuple[str, ...] = ()
    sharing: str = ""
    opening: str = ""
    sharing_phrases: tuple[str, ...] = ()
    nouns_too: str = ""
    weak: str = ""
    shown: str = ""
    weak_phrases: tuple[str, ...] = ()
    passive: str = ""
    relative: str = ""
    conjoining: str = ""
    modals: str = ""
    sure: str = ""
    quoting: str = ""
    companies: str = ""
    bearers: str = ""
    agent: str = ""
    that: str = ""
    idle: tuple[str, ...] = ()
    according: tuple[str, ...] = ()
    adverbs: str = ""
    adverb_endings: tuple[str, ...] = ()
    conjunctions: str = ""
    subject_ends: str = ""
    prepositions: str = ""
    pronouns: dict[Literal["m", "f", "any", "none", "relative"], str] = {}
    titles: dict[Literal["m", "f"], str] = {}
    persons: str = ""
    male_persons: str = ""
    short_titles: dict[str, str] = {}
    naming: str = ""
    definite: str = ""
    possessives: dict[str, str] = {}
    not_subjects: str = ""
    role_openers: str = ""
    roles: str = ""
    official: str = ""
    official_phrases: tuple[str, ...] = ()
    document: str = ""
    bodies: str = ""
    outlet_words: str = ""
    told: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    abbreviations: str = ""
    order: Literal["fixed", "free", "final", "patterned"] = "fixed"
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()
    name_titles: str = ""
    longest_name: int = 0
    said_male: str = ""
    said_female: str = ""
    said_many: str = ""
    participles: str = ""
    auxiliaries: str = ""
    after_quote: str = ""
    according_after: str = ""
    of_words: str = ""
    elided: str = ""
    female_roles: str = ""
    not_names: str = ""
    women: str = ""
    men: str = ""
    female_endings: str = ""
    male_endings: str = ""
    name_endings: str = ""
    drops_pronouns: bool = False
    adjective_endings: str = ""
    description_endings: str = ""
    bare_descriptions: bool = False
    resuming: str = ""
    before_titles: str = ""
    works: str = ""
    so_called: str = ""
    denied: str = ""
    latter: str = ""
    ones: str = ""
    indefinite: str = ""
    articles: dict[Literal["m", "f"], str] = {}
    oblique_endings: str = ""
    modifiers_before: bool = False
    subject_first_tags: bool = False
    case_apostrophes: bool = False
    capital_nouns: bool = False
    inflects: bool = False


class Listed(NamedTuple):
    """Words in lower case: whole ones, endings and beginnings."""

    whole: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a word in lower case is listed."""
        return word in self.whole or word.endswith(self.endings) or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Words of which a text may hold any; those of letters alone, which are most, are looked up without a search."""

    words: frozenset[str]
    others: re.Pattern[str] | None

    def within(self, text: str) -> bool:
        """Whether one of them stands in a text, in whatever case."""
        found = _TOKEN.findall(text.lower())
        return not self.words.isdisjoint(found) or (self.others is not None and self.others.search(text) is not None)


@dataclass(frozen=True, slots=True)
class FreeOrder:
    """What a table says besides for a language whose subjects stand before or after their verbs.

    Attributes:
        sexes: verb forms that tell the speaker's sex; `none` for those that have no single person for a subject.
        skipped: adverbs and auxiliaries: what may stand between a subject and its verb.
        small: all words that open sentences with a capital letter and belong to no name.
        token: a word, an elided word, a number, or a mark.
        joined_pronoun: a pronoun that a hyphen ties to its verb ("dit-il").
    """

    final: bool
    sexes: dict[str, str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    after_quote: frozenset[str]
    according_after: frozenset[str]
    skipped: frozenset[str]
    prepositions: frozenset[str]
    of_words: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]
    small: frozenset[str]
    not_names: frozenset[str]
    role: Listed
    body: Listed
    female_role: Listed
    token: re.Pattern[str]
    joined_pronoun: re.Pattern[str]
    women: frozenset[str]
    men: frozenset[str]
    female_endings: tuple[str, ...]
    male_endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    description_endings: tuple[str, ...]
    bare_descriptions: bool
    resuming: frozenset[str]
    before_title: Listed
    work: Listed
    so_called: frozenset[str]
    denied: frozenset[str]
    latter: frozenset[str]
    ones: frozenset[str]
    indefinite: frozenset[str]
    articles: dict[str, str]
    oblique_endings: tuple[str, ...]
    modifiers_before: bool
    subject_first_tags: bool
    case_apostrophes: bool
    drops_pronouns: bool
    capital_nouns: bool
    inflects: bool


@dataclass(frozen=True, slots=True)
class Patterned:
    """What a table says for a language whose speakers are found by patterns; the names are those of `Table`."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    according: re.Pattern[str]
    titles: re.Pattern[str]
    role: re.Pattern[str]
    longest_name: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A table, ready to be searched for; the names are those of `Table`.

    Attributes:
        forces: every word and phrase that ties words to a source, with its force.
        conjunction: one, with the white space after it.
        subject_end: a mark or word that ends a subject after its verb.
        pronoun_after: a pronoun that stands for a person, where it follows its verb.
        role: what makes plain words a subject that speaks.
        told_before: the last letters of `told` with the white space behind them, where all of it ends with one.
        told: the words before an agency's name, at the end of the span that is searched; in free order anywhere in it,
            or nothing where the name alone will do.
        abbreviation: one, at the end of the span that is searched.
    """

    forces: dict[str, Force]
    searcher: AhoCorasick
    clause_after: re.Pattern[str]
    agent: re.Pattern[str]
    that: re.Pattern[str]
    documents: frozenset[str]
    conjunctions: frozenset[str]
    noun_before: frozenset[str]
    plural: frozenset[str]
    weak: frozenset[str]
    shown: frozenset[str]
    said: frozenset[str]
    according: frozenset[str]
    nouns_too: frozenset[str]
    passive: frozenset[str]
    relative: frozenset[str]
    conjoining: frozenset[str]
    modals: frozenset[str]
    sure: frozenset[str]
    quoting: frozenset[str]
    companies: frozenset[str]
    bearers: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    pronouns: dict[str, str]
    titles: dict[str, str]
    person: Listed
    female_person: Listed
    male_person: Listed
    short_titles: dict[str, str]
    naming: frozenset[str]
    definite: frozenset[str]
    possessives: dict[str, str]
    own_pronoun: re.Pattern[str]
    role_openers: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    not_subjects: frozenset[str]
    cue: re.Pattern[str]
    conjunction: re.Pattern[str]
    subject_end: re.Pattern[str]
    credit_end: re.Pattern[str]
    person_pronoun: re.Pattern[str]
    preposition: re.Pattern[str]
    prepositions: frozenset[str]
    pronoun_after: re.Pattern[str]
    role: AnyOf
    official: AnyOf
    document: AnyOf
    bodies: AnyOf
    outlet_words: AnyOf
    told: re.Pattern[str]
    told_before: tuple[str, ...]
    agencies: frozenset[str]
    outlet: Listed
    abbreviation: re.Pattern[str]
    abbreviations: frozenset[str]
    free: FreeOrder | None
    patterned: Patterned | None

    def verbs(self, text: str) -> Iterator[Verb]:
        """The words and phrases of a text that tie words to a source, in order."""
        forces = self.forces
        for _, start, end in self.searcher.find_matches_as_indexes(text):
            before = text[start - 1 : start]
            if before != " " and (before.isalnum() or (before and before in _IN_WORD)):
                continue
            if not text[end : end + 1].isalnum():
                word = text[start:end]
                if force := forces.get(word):
                    yield Verb(start, end, word, force)


def of(code: str) -> Wording:
    """The wording of the language of a BCP 47 code. Where there is no table, nothing says who speaks."""
    language = code.partition("-")[0]
    return _of(language if language not in ("", "und") else DEFAULT)


@cache
def _of(language: str) -> Wording:
    file = DATA / f"{language}.toml"
    return _compiled(read(file) if file.exists() else Table(said="", example=()))


def read(file: Path) -> Table:
    """A language's table.

    Raises:
        msgspec.ValidationError: the file says something that is no table.
    """
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Table)


def _compiled(table: Table) -> Wording:
    forms = (table.said, table.said_male, table.said_female, table.said_many, table.participles, table.after_quote)
    said = frozenset(" ".join(forms).split())
    cues = [*said, *table.said_phrases, *both_cases(table.according), *table.according_after.split()]
    forces = _forces(table)
    return Wording(
        said=said,
        according=frozenset(table.according),
        forces=forces,
        clause_after=_clause_after(table),
        agent=_after(table.agent.split()),
        that=_after(table.that.split()),
        documents=frozenset(table.document.split()),
        conjunctions=frozenset(table.conjunctions.split()),
        noun_before=frozenset([*table.role_openers.split(), *table.prepositions.split()])
        - {*table.adverbs.split(), *table.conjoining.split(), *table.pronouns},
        searcher=AhoCorasick(
            sorted({*forces, *table.idle}), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        ),
        plural=frozenset([*table.said_plural.split(), *table.held_plural.split()]),
        shown=frozenset(table.shown.split()),
        weak=frozenset([*table.weak.split(), *table.weak_phrases]),
        nouns_too=frozenset(table.nouns_too.split()),
        passive=frozenset(table.passive.split()),
        relative=frozenset(table.relative.split()),
        conjoining=frozenset(table.conjoining.split()),
        modals=frozenset(table.modals.split()),
        sure=frozenset(table.sure.split()),
        quoting=frozenset(table.quoting.split()),
        companies=frozenset(table.companies.split()),
        bearers=frozenset(table.bearers.split()),
        adverbs=frozenset(table.adverbs.split()),
        adverb_endings=table.adverb_endings,
        pronouns=_by_word(table.pronouns),
        titles=_by_word(table.titles),
        person=_listed(table.persons.split()),
        female_person=_listed(table.female_roles.split()),
        male_person=_listed(table.male_persons.split()),
        short_titles=table.short_titles,
        naming=frozenset(table.naming.split()),
        definite=frozenset(table.definite.split()),
        possessives=table.possessives,
        own_pronoun=_own_pronoun(table),
        role_openers=frozenset(table.role_openers.split()),
        women=vocabulary.FEMALE | frozenset(table.women.split()),
        men=vocabulary.MALE | frozenset(table.men.split()),
        not_subjects=frozenset(table.not_subjects.split()),
        cue=_cue(cues if table.order == "fixed" else both_cases(cues)),
        conjunction=_either(both_cases(table.conjunctions.split()), after=r"[ \u00a0]", flags=re.NOFLAG),
        subject_end=_end(table.subject_ends.split()),
        credit_end=_end(table.relative.split()),
        person_pronoun=re.compile(
            _any(both_cases(word for word, sex in _by_word(table.pronouns).items() if sex in ("m", "f", "any")))
            or "(?!)"
        ),
        prepositions=frozenset(table.prepositions.split()),
        preposition=_either(table.prepositions.split(), flags=re.NOFLAG),
        pronoun_after=_pronouns(_by_word(table.pronouns)),
        role=_any_of(table.roles.split()),
        official=_any_of([*table.official.split(), *table.official_phrases]),
        document=_any_of(table.document.split()),
        bodies=_any_of(table.bodies.split()),
        outlet_words=_any_of(table.outlet_words.split()),
        told=_told(table),
        told_before=_ends_of(table.told) if table.order == "fixed" else (),
        agencies=vocabulary.AGENCIES | frozenset(table.agencies),
        outlet=_listed(table.outlets),
        abbreviations=frozenset(table.abbreviations.split()),
        abbreviation=_abbreviation(table.abbreviations.split()),
        free=_free_order(table) if table.order in ("free", "final") else None,
        patterned=_patterned(table) if table.order == "patterned" else None,
    )


def _patterned(table: Table) -> Patterned:
    verbs = "|".join(re.escape(verb) for verb in sorted(table.said.split(), key=lambda verb: (-len(verb), verb)))
    verb = rf"(?P<verb>{verbs})"
    return Patterned(
        before=re.compile("|".join(table.before).replace("{verb}", verb) + r"\s{0,2}$" if table.before else "(?!)"),
        after=re.compile("|".join(table.after).replace("{verb}", verb) or "(?!)"),
        according=re.compile("|".join(table.credited) or "(?!)"),
        titles=re.compile(table.name_titles or "(?!)"),
        role=re.compile("|".join(map(re.escape, table.roles.split())) or "(?!)"),
        longest_name=table.longest_name,
    )


def _free_order(table: Table) -> FreeOrder:
    skipped = frozenset((table.adverbs + " " + table.auxiliaries).split())
    prepositions, openers = frozenset(table.prepositions.split()), frozenset(table.role_openers.split())
    crediting = frozenset(" ".join(table.according).split())
    stops = frozenset((table.subject_ends + " " + table.conjunctions).split())
    return FreeOrder(
        final=table.order == "final",
        sexes=_sexes(table),
        participles=frozenset(table.participles.split()) - frozenset(table.said.split()),
        auxiliaries=frozenset(table.auxiliaries.split()),
        after_quote=frozenset(table.after_quote.split()),
        according_after=frozenset(table.according_after.split()),
        skipped=skipped,
        prepositions=prepositions,
        of_words=frozenset(table.of_words.split()),
        openers=openers,
        stops=stops,
        small=crediting
        | skipped
        | prepositions
        | openers
        | stops
        | frozenset(table.not_subjects.split())
        | frozenset(_by_word(table.pronouns)),
        not_names=frozenset(table.not_names.split()),
        role=_listed(table.roles.split()),
        body=_listed(table.bodies.split()),
        female_role=_listed(table.female_roles.split()),
        token=_token(table.elided.split(), case_apostrophes=table.case_apostrophes),
        joined_pronoun=_joined_pronoun(_by_word(table.pronouns)),
        women=vocabulary.FEMALE | frozenset(table.women.split()),
        men=vocabulary.MALE | frozenset(table.men.split()),
        female_endings=tuple(table.female_endings.split()),
        male_endings=tuple(table.male_endings.split()),
        name_endings=tuple(" ".join((table.female_endings, table.male_endings, table.name_endings)).split()),
        adjective_endings=tuple(table.adjective_endings.split()),
        description_endings=tuple(table.description_endings.split()),
        bare_descriptions=table.bare_descriptions,
        resuming=frozenset(table.resuming.split()),
        before_title=_listed(table.before_titles.split()),
        work=_listed(table.works.split()),
        so_called=frozenset(table.so_called.split()),
        denied=frozenset(table.denied.split()),
        latter=frozenset(table.latter.split()),
        ones=frozenset(table.ones.split()),
        indefinite=frozenset(table.indefinite.split()),
        articles=_by_word(table.articles),
        oblique_endings=tuple(table.oblique_endings.split()),
        modifiers_before=table.modifiers_before,
        subject_first_tags=table.subject_first_tags,
        case_apostrophes=table.case_apostrophes,
        drops_pronouns=table.drops_pronouns,
        capital_nouns=table.capital_nouns,
        inflects=table.inflects,
    )


def _by_word(by_sex: Mapping[Any, str]) -> dict[str, str]:
    return {word: sex for sex, words in by_sex.items() for word in words.split()}


def _sexes(table: Table) -> dict[str, str]:
    return _by_word({"m": table.said_male, "f": table.said_female, "none": table.said_many})


def _listed(words: Iterable[str]) -> Listed:
    every = [word.lower() for word in words]
    return Listed(
        frozenset(word for word in every if "*" not in word),
        tuple(word[1:] for word in every if word[0] == "*"),
        tuple(word[:-1] for word in every if word[-1] == "*"),
    )


def _token(elided: list[str], *, case_apostrophes: bool) -> re.Pattern[str]:
    joins = "-‑·." if case_apostrophes else "'’-‑·."
    tied = rf"\b(?:{'|'.join(map(re.escape, elided))})['’](?=\w)|" if elided else ""
    return re.compile(rf"{tied}\w+(?:[{re.escape(joins)}](?=\w)\w+)*|[^\w\s]", re.IGNORECASE)


def _joined_pronoun(pronouns: dict[str, str]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(pronouns)))
    return re.compile(rf"-(?:t-)?({listed})(?!\w)") if listed else _NOTHING


def _cue(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{words_pattern(words)}(?!\w)") if words else _NOTHING


def _forces(table: Table) -> dict[str, Force]:
    """Each form with its force; a form of two forces has the one named last here."""
    return {
        **dict.fromkeys((*table.sharing.split(), *table.sharing_phrases), Force.SHARING),
        **dict.fromkeys(table.shown.split(), Force.HELD),
        **dict.fromkeys((*table.held.split(), *table.held_plural.split(), *table.held_phrases), Force.HELD),
        **dict.fromkeys((*table.said.split(), *table.said_plural.split(), *table.said_phrases), Force.SAID),
        **dict.fromkeys(table.opening.split(), Force.OPENING),
        **dict.fromkeys(both_cases(table.according), Force.ACCORDING),
    }


def _any(words: Iterable[str]) -> str:
    """Any of some words as a whole; a star stands for letters. Empty where there are none."""
    listed = "|".join(re.escape(word).replace(r"\*", r"[\w-]{0,30}") for word in words)
    return rf"\b(?:{listed})\b" if listed else ""


def _ends_of(phrases: Iterable[str]) -> tuple[str, ...]:
    """The last letters of phrases, each with either white space behind it."""
    return tuple(phrase[-1:] + space for phrase in phrases for space in " \u00a0")


def _any_of(words: Iterable[str]) -> AnyOf:
    listed = list(words)
    others = [word for word in listed if not word.isalpha()]
    return AnyOf(frozenset(word.lower() for word in listed if word.isalpha()), _either(others) if others else None)


def _either(words: Iterable[str], *, after: str = "", flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    pattern = _any(words)
    return re.compile(pattern + after, flags) if pattern else _NOTHING


def _pronouns(pronouns: dict[str, str]) -> re.Pattern[str]:
    standing = both_cases(pronoun for pronoun, sex in pronouns.items() if sex != "relative")
    return re.compile(rf"({'|'.join(map(re.escape, standing))})\b") if standing else _NOTHING


def _end(words: list[str]) -> re.Pattern[str]:
    """A mark, or one of some words."""
    return re.compile(rf"[,;:!?“”\"«»„`()]|{_any(words) or '(?!)'}")


def _after(words: list[str]) -> re.Pattern[str]:
    """One of some words, with white space on both sides."""
    return re.compile(rf"[ \u00a0](?:{'|'.join(map(re.escape, words))})[ \u00a0]") if words else _NOTHING


def _own_pronoun(table: Table) -> re.Pattern[str]:
    """A pronoun that means the subject of its sentence and tells its sex."""
    return _either(table.possessives)


def _clause_after(table: Table) -> re.Pattern[str]:
    """What follows a verb that has not finished: "said the", "said that", "said Rome"."""
    words = "|".join(map(re.escape, (*table.role_openers.split(), *_by_word(table.pronouns), *table.relative.split())))
    return re.compile(rf"[ \u00a0](?:(?:{words})\b|[^\W\d_a-z]|[“\"])") if words else _NOTHING


def _told(table: Table) -> re.Pattern[str]:
    longest_first = sorted(table.told, key=lambda phrase: (-len(phrase), phrase))
    listed = "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0]") for phrase in longest_first if phrase)
    if not listed:
        return _NOTHING
    if table.order == "fixed":
        return re.compile(rf"\b(?:{listed})[ \u00a0]$")
    bare = r"|(?<= )(?=\w)" if "" in table.told else ""
    return re.compile(rf"(?<!\w)(?:{listed})(?:(?<=['’])|[ \u00a0])[„«“\"]?(?=\w){bare}")


def _abbreviation(words: list[str]) -> re.Pattern[str]:
    listed = "|".join([r"[^\W\d_]", *map(re.escape, words)])
    return re.compile(rf"\b(?:{listed})$")
