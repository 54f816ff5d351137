"""What pages say that are no articles: error pages, bot checks, consent walls and paywalls. Data, one file a language.

Each sign carries sentences that it takes and the nearest ones of articles that it must leave; a test reads both. A new
turn of phrase is one more line in a file of `data/signs`, a new language one more file.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick

from schemas.outcome import Reason

FOLDER = Path(__file__).parent / "data" / "signs"

LONGEST_SENTENCE = 400
"""Characters. What asks a reader to click, pay or consent is shorter, but for lists of purposes."""

LONGEST_NOTICE = 1_200
"""Characters of a text up to which it may be nothing but a notice."""

WHOLE = 0.8
"""Share of such a text that has to be signs; the rest is a name or an address."""

LONGEST_QUOTE = 100
"""Characters of a sentence that evidence quotes."""

SHORTEST_REPORT = 20
"""Characters of a sentence besides what it quotes, from which on it reports a sign."""

_QUOTES = re.compile('[“„«»”"][^“„«»”"]{1,300}[”“»«"]')
_SENTENCES = re.compile(r"\n|(?<=[.!?…])\s+|(?<=[。！？])")
_SEPARATOR = re.compile(r"\s+(?:[|•·»–—-]|::)\s+|\s*\|\s*")
_TRIMMED = " \t\n.,;:!?…|·•–—-()[]"


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What pages of one kind say in one language.

    Attributes:
        reason: the kind of page.
        patterns: regular expressions, each for one turn of phrase, found anywhere in a sentence or line; where `title`
            is set, each has to match a whole title.
        examples: sentences that it takes, at least one for each pattern.
        counterexamples: sentences or titles of articles, as near to it as can be, that it must leave.
        cues: lower-case strings; without any of them in a text the sign is not tried on it.
        title: whether it is a sign in a title rather than in a sentence.
        offer: whether it only offers a subscription, as a free page may too: it cuts nothing off by itself.
    """

    reason: Reason
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    cues: tuple[str, ...] = ()
    title: bool = False
    offer: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """All turns of phrase in one."""
        return _compiled("|".join(f"(?:{pattern})" for pattern in self.patterns))


class Kind(NamedTuple):
    """Why something is no article, and by which evidence."""

    reason: Reason
    evidence: str


@dataclass(frozen=True)
class Said:
    """How much of a text is what pages of one kind say.

    Attributes:
        share: of the text's characters, in sentences that are signs.
        sentences: those sentences, in order.
    """

    share: float = 0.0
    sentences: tuple[str, ...] = ()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def load() -> tuple[Sign, ...]:
    """Every sign of every file.

    Raises:
        msgspec.ValidationError: a file says something that is no sign.
    """
    files = sorted(FOLDER.glob("*.toml"))
    tables = (table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8"))["sign"])
    return tuple(msgspec.convert(table, Sign) for table in tables)


@cache
def _cues() -> tuple[AhoCorasick, tuple[int, ...]]:
    """All cues in one automaton, and for each the number of its sign."""
    owned = [(cue, number) for number, sign in enumerate(load()) for cue in sign.cues]
    return AhoCorasick([cue for cue, _ in owned]), tuple(number for _, number in owned)


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a text, without white space around them."""
    return (part for part in (part.strip() for part in _SENTENCES.split(text)) if part)


def said(reason: Reason, text: str, *, offers: bool = True) -> Said:
    """How much of a text is what pages of this kind say, or say besides offering a subscription."""
    patterns = [sign.pattern for sign in _cued(text) if sign.reason is reason and (offers or not sign.offer)]
    if not patterns:
        return Said()
    parts = list(sentences(text))
    short = (part for part in parts if len(part) <= LONGEST_SENTENCE)
    taken = tuple(part for part in short if any(_says(part, pattern) for pattern in patterns))
    return Said(sum(map(len, taken)) / max(1, sum(map(len, parts))), taken)


def _says(sentence: str, pattern: re.Pattern[str]) -> bool:
    """Whether a sentence is a sign, rather than a report that quotes one."""
    match = pattern.search(sentence)
    if match is None:
        return False
    quote = next((quote for quote in _QUOTES.finditer(sentence) if quote.start() <= match.start() < quote.end()), None)
    if quote is None or match.end() > quote.end():
        return True
    return len(sentence) - len(quote[0]) < SHORTEST_REPORT


def _cued(text: str) -> list[Sign]:
    """The signs for sentences of which a cue stands in the text."""
    automaton, owners = _cues()
    found = {owners[match[0]] for match in automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
    return [load()[number] for number in sorted(found)]


def in_title(reason: Reason, title: str | None) -> bool:
    """Whether a title, or its part before or after the site's name, is one of a page of this kind."""
    parts = _SEPARATOR.split(title or "", maxsplit=3)
    offered = [trimmed(part) for part in (title or "", parts[0], parts[-1])]
    patterns = [sign.pattern for sign in load() if sign.title and sign.reason is reason]
    return any(pattern.fullmatch(part) for part in offered if part for pattern in patterns)


def trimmed(title: str) -> str:
    """A title without the marks around it."""
    return title.strip(_TRIMMED)


def notice(text: str) -> Kind | None:
    """What a text is that is nothing but a notice; None where it is anything else."""
    if len(text) > LONGEST_NOTICE:
        return None
    longest = max(sentences(text), key=len, default="")  # tried first: without it the rest cannot be nearly all
    for reason in dict.fromkeys(sign.reason for sign in _cued(longest) if sign.pattern.search(longest)):
        found = said(reason, text)
        if found.share >= WHOLE:
            return Kind(reason, f"nothing but a notice: {quoted(found.sentences[0])}")
    return None


def quoted(sentence: str) -> str:
    """A sentence, shortened, between quotation marks."""
    return f"“{sentence[:LONGEST_QUOTE]}{'…' if len(sentence) > LONGEST_QUOTE else ''}”"
