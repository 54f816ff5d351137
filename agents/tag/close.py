"""What tells close languages apart: letters, words, spellings and endings that one writes and the others do not. Data.

A group is a file of `data/close`: languages that detectors confuse, and marks that some of them have. Each mark carries
sentences that show it and sentences of its neighbours that must not; a test reads both. Alphabets are in
`data/letters.toml`.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick

from agents.tag.script import script_of, some_of

FOLDER = Path(__file__).parent / "data"

CACHED_WORDS = 16_384
"""Words whose marks are remembered: those that make up nine tenths of news, some 4 MB."""

LONGEST_WORD = 40
"""Letters of a word that are looked at. Longer ones are no words."""


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What some languages of a group write and the others do not, in lower case, separated by white space.

    Attributes:
        of: the languages that write so.
        words: whole words.
        starts: of words, with a hyphen behind.
        endings: of words, with a hyphen before; a word is longer than its ending.
        spellings: letters or letter sequences anywhere in a word.
        examples: texts that have the mark.
        counterexamples: texts in other languages of the group, as near as can be, that have not.
    """

    of: tuple[str, ...]
    words: str = ""
    starts: str = ""
    endings: str = ""
    spellings: str = ""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def patterns(self) -> frozenset[str]:
        """What to look for in a word that has a space before and behind."""
        words = {f" {word} " for word in self.words.split()}
        starts = {f" {start.removesuffix('-')}" for start in self.starts.split()}
        endings = {f"{ending.removeprefix('-')} " for ending in self.endings.split()}
        return frozenset(words | starts | endings | set(self.spellings.split()))


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Languages that are easily confused, and what marks them.

    Attributes:
        languages: BCP 47 codes; empty where the marks speak against every other language.
        mark: the marks.
    """

    languages: frozenset[str] = frozenset()
    mark: tuple[Mark, ...]


@cache
def load() -> tuple[Group, ...]:
    """Every group of every file.

    Raises:
        msgspec.ValidationError: a file says something that is no group.
    """
    files = sorted((FOLDER / "close").glob("*.toml"))
    return tuple(msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Group) for file in files)


@cache
def alphabets() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By script and language the letters that it writes with."""
    scripts = tomllib.loads((FOLDER / "letters.toml").read_text(encoding="utf-8"))
    return {
        script: {code: frozenset(letters) for code, letters in languages.items()}
        for script, languages in scripts.items()
    }


@cache
def siblings() -> Mapping[str, frozenset[str]]:
    """The languages that each one shares a group with, itself included; without those that are in no group."""
    shared: dict[str, frozenset[str]] = {}
    for group in load():
        for code in group.languages:
            shared[code] = shared.get(code, frozenset()) | group.languages
    return shared


@cache
def _patterns() -> tuple[AhoCorasick, tuple[tuple[int, str, frozenset[str]], ...]]:
    """All patterns in one automaton, and for each its group's number, the pattern, and who writes so."""
    writers: dict[tuple[int, str], frozenset[str]] = {}
    for number, group in enumerate(load()):
        for mark in group.mark:
            for pattern in mark.patterns:
                writers[number, pattern] = writers.get((number, pattern), frozenset()) | frozenset(mark.of)
    owned = sorted((number, pattern) for number, pattern in writers)
    return AhoCorasick([pattern for _, pattern in owned]), tuple((*key, writers[key]) for key in owned)


@lru_cache(CACHED_WORDS)
def writers(word: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """By number of the group, the languages of it that write a word in lower case; nothing where no mark tells.

    A word that is listed as such is not looked at for endings and spellings. Where several of these show, only
    languages that have them all write the word.
    """
    automaton, owners = _patterns()
    padded = f" {word[:LONGEST_WORD]} "
    found = [owners[match[0]] for match in automaton.find_matches_as_indexes(padded, overlapping=True)]
    told: dict[int, frozenset[str]] = {number: codes for number, pattern, codes in found if pattern == padded}
    listed = frozenset(told)
    for number, _, codes in found:
        if number not in listed:
            told[number] = told.get(number, codes) & codes
    return tuple((number, codes) for number, codes in sorted(told.items()) if codes)


def against(words: Iterable[str], codes: Iterable[str]) -> dict[str, int]:
    """For each of the languages, how many words have a mark that it lacks and others of its group have."""
    hits = Counter(told for word in words for told in writers(word))
    found = [(load()[number].languages, who, count) for (number, who), count in hits.items()]
    return {
        code: sum(count for group, who, count in found if code not in who and (not group or code in group))
        for code in codes
    }


@lru_cache(CACHED_WORDS)
def _strangers(letter: str, script: str) -> frozenset[str]:
    """The languages of a script that do not write with a letter; none for what is no letter of the script."""
    known = alphabets().get(script, {})
    return frozenset(code for code, letters in known.items() if letter not in letters and script_of(letter) == script)


def foreign(text: str, script: str, most: float) -> frozenset[str]:
    """The languages of a script whose alphabets lack more than this share of the text's letters."""
    counts = Counter(some_of(text).lower())
    strange: Counter[str] = Counter()
    for letter, count in counts.items():
        for code in _strangers(letter, script):
            strange[code] += count
    letters = sum(count for letter, count in counts.items() if script_of(letter) == script)
    return frozenset(code for code, count in strange.items() if count > most * letters)


def foreign_share(words: Iterable[str], code: str, script: str) -> float:
    """Share of the words that have a letter which the language does not write with; 0 where its letters are unknown."""
    alphabet = alphabets().get(script, {}).get(code)
    spelled = list(words)
    if not alphabet or not spelled:
        return 0.0
    return sum(not alphabet.issuperset(word) for word in spelled) / len(spelled)
