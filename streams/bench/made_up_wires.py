"""A made-up stream of wires to measure the dedup stage with, the same every time.

Its measures are those of a news agency's wires: function words and a long tail of rare ones, names that come up and
come back, events told more than once, reports that follow a form, copies. What a word is does not matter, only how
often it stands where: words are made of syllables. Each article is made from its number alone, so that a stream of
any length takes no memory.
"""

import math
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import NamedTuple

import xxhash

from schemas.article import SCHEMA, Article, Language, Precision, Published

SEED = 7

START = datetime(2023, 8, 10, tzinfo=UTC)
APART = timedelta(seconds=0.5)
"""Between two articles: a million come within six days, and none leaves a window of seven."""


LANGUAGE = Language(code="en", script="Latn", confidence=1.0)
"""As the tag stage would have it; the function words are English."""


class Kind(Enum):
    """What an article is: a copy of an earlier one, or written for itself."""

    EXACT = "exact"
    NEAR = "near"
    EXCERPT = "excerpt"
    FORM = "form"
    FOLLOW_UP = "follow-up"
    NEW = "new"


SHARES = {
    Kind.EXACT: 0.019,
    Kind.NEAR: 0.025,
    Kind.EXCERPT: 0.009,
    Kind.FORM: 0.29,
    Kind.FOLLOW_UP: 0.4,
}
"""Shares of the kinds; the rest is new. These and all numbers below are fitted to two weeks of an agency's wires, in
which a third of the reports follow a form (earnings, dividends, tenders); `wireroom bench dedup --wires` compares."""

COPIES = (Kind.EXACT, Kind.NEAR, Kind.EXCERPT)

COPY_REACH, EVENT_REACH = 3_000, 60_000
"""Articles back to the copied one, and to the one before of the same event, at most; near ones are likelier."""

MEDIAN_WORDS, SPREAD = 124, 0.8
"""Words of a text: their logarithm is normally distributed."""
SHORTEST, LONGEST = 12, 950

FUNCTION_WORDS = (
    *("the", "of", "to", "in", "and", "a", "said", "for", "its", "it", "on", "is", "by", "from", "that", "at", "was"),
    *("be", "will", "with", "has", "an", "as", "not", "he", "which", "would", "have", "or", "were", "but", "this"),
    *("are", "they", "had", "their", "been", "also", "than", "more", "after", "about", "up", "no", "some", "other"),
    *("one", "if", "last", "over", "we", "who", "all", "there", "could", "before", "under", "what", "may", "when"),
    *("out", "any", "into", "only", "against", "his", "between", "during", "these", "because"),
)

FUNCTION_SHARE, EVENT_SHARE, SUBJECT_SHARE, NUMBER_SHARE = 0.46, 0.09, 0.34, 0.028
"""Shares of the words of a text, the last two as drawn from; what is left are words of no subject in particular."""

EXPONENT = 1.15
"""Of Zipf's law: the r-th word comes up with (r + offset) ** -EXPONENT."""
FUNCTION_OFFSET, GENERAL_OFFSET = 1.2, 1.5
GENERAL_WORDS = 11_000

STEEP = 3
"""Of things not drawn by Zipf's law (subjects, forms, a subject's words) the share x ** (1 / STEEP) of all draws falls
on the first share x."""
SUBJECTS, SUBJECT_WORDS = 22, 60
EVENT_WORDS = 9
NEW_NAMES = 0.4
"""Of an event's words, names mostly, how many came up never before: this is what makes the vocabulary grow."""

FORMS, FORM_WORDS, FORM_BLANKS, FORM_NAMES = 50, (25, 60), (0.33, 0.5), 0.3
"""Forms; fewest and most words; least and largest share of words that are filled in, and of these, of names."""

NEAR_CHANGED = 0.05
"""Words that a near copy changes."""
EXCERPT_KEPT = (0.3, 0.6)
TITLE_WORDS = 7
SENTENCE_WORDS, PARAGRAPH_WORDS = 22, 55

ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "st", "tr")
SYLLABLES = [onset + vowel for onset in ONSETS for vowel in "aeiou"]

_SLOTS = 1 << 16
_NUMBER, _SUBJECT, _EVENT = "\1", "\2", "\3"
_BLANK = "\4"
_FIRST_NAME = 1 << 20


def word(number: int) -> str:
    """The made-up word of a number; no two are the same."""
    syllables = []
    number += len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[syllable])
    return "".join(syllables)


class Event(NamedTuple):
    """What articles of one event have in common."""

    subject: list[str]
    words: list[str]


class Wires:
    """The stream: `article(number)` for any number from 0 on."""

    def __init__(self, seed: int = SEED) -> None:
        self._seed = seed
        rng = random.Random(seed)
        self._words = _table(rng)
        self._subjects = [_subject(rng) for _ in range(SUBJECTS)]
        self._forms = [_form(rng, self._words) for _ in range(FORMS)]

    def articles(self, first: int, count: int) -> Iterator[Article]:
        """`count` articles in order."""
        return (self.article(number) for number in range(first, first + count))

    def article(self, number: int) -> Article:
        """The article of a number, as the tag stage would pass it on."""
        title, text = self._written(number)
        moment = START + number * APART
        value = moment.isoformat(timespec="seconds").replace("+00:00", "Z")
        return Article(
            schema=SCHEMA,
            id=self.id(number),
            revision=xxhash.xxh3_128_hexdigest(f"{title}\0{text}".encode()),
            source="wire.example",
            title=title,
            text=text,
            published=Published(value, Precision.SECOND, 1.0, (), conflict=False),
            received=moment,
            language=LANGUAGE,
        )

    def id(self, number: int) -> str:
        """The id of the article of a number."""
        return xxhash.xxh3_128_hexdigest(f"{self._seed} {number}".encode())

    def kind(self, number: int) -> Kind:
        """What the article of a number is."""
        return self._begun(number)[0]

    def founder(self, number: int) -> int:
        """The number of the first article of an article's event."""
        kind, rng = self._begun(number)
        while kind is not Kind.NEW:
            number -= _back(rng, number, EVENT_REACH)
            kind, rng = self._begun(number)
        return number

    def _begun(self, number: int) -> tuple[Kind, random.Random]:
        """The article's kind, and the random numbers that it is made with."""
        rng = random.Random((self._seed << 40) + 2 * number)
        drawn = rng.random()
        for kind, share in SHARES.items():
            drawn -= share
            if drawn < 0 and number > 0:
                return kind, rng
        return Kind.NEW, rng

    def _written(self, number: int) -> tuple[str, str]:
        """Title and text."""
        kind, rng = self._begun(number)
        if kind in COPIES:
            return self._copied(kind, number, rng)
        if kind is Kind.FORM:
            return self._filled_in(rng, number)
        event = self._event(number if kind is Kind.NEW else self.founder(number))
        return self._told(rng, event)

    def _event(self, number: int) -> Event:
        """The event that the article of a number is the first of."""
        rng = random.Random((self._seed << 40) + 2 * number + 1)
        subject = self._subjects[int(SUBJECTS * rng.random() ** STEEP)]
        names = [self._name(rng, number) for _ in range(EVENT_WORDS)]
        return Event(subject, names)

    def _name(self, rng: random.Random, number: int) -> str:
        """A name never heard before, or one of those before it: the earlier, the likelier."""
        known = 20 + int(EVENT_WORDS * NEW_NAMES * number)
        new = rng.random() < NEW_NAMES
        place = known + rng.randrange(EVENT_WORDS) if new else int(known ** rng.random())
        return word(_FIRST_NAME + place).capitalize()

    def _told(self, rng: random.Random, event: Event) -> tuple[str, str]:
        length = min(LONGEST, max(SHORTEST, int(rng.lognormvariate(math.log(MEDIAN_WORDS), SPREAD))))
        words = self._filled(rng, rng.choices(self._words, k=length), event)
        title = self._filled(rng, [_EVENT, _SUBJECT, *rng.choices(self._words, k=TITLE_WORDS - 3), _EVENT], event)
        return " ".join(title).upper(), _punctuated(words)

    def _filled(self, rng: random.Random, words: list[str], event: Event) -> list[str]:
        """The words, with those of the event and numbers where they belong."""
        return [given if given > _BLANK else _filler(rng, given, event) for given in words]

    def _filled_in(self, rng: random.Random, number: int) -> tuple[str, str]:
        """A report that follows a form."""
        form = self._forms[int(FORMS * rng.random() ** STEEP)]
        event = Event(form, [self._name(rng, number) for _ in range(3)])
        words = self._filled(rng, form, event)
        return " ".join(words[:TITLE_WORDS]).upper(), _punctuated(words)

    def _copied(self, kind: Kind, number: int, rng: random.Random) -> tuple[str, str]:
        """A copy of an earlier article: whole, with small changes, or its beginning."""
        title, text = self._written(number - _back(rng, number, COPY_REACH))
        if kind is Kind.NEAR:
            text = " ".join(_number(rng) if rng.random() < NEAR_CHANGED else given for given in text.split(" "))
        elif kind is Kind.EXCERPT:
            given = text.split(" ")
            text = " ".join(given[: max(SHORTEST, int(len(given) * rng.uniform(*EXCERPT_KEPT)))])
        return title, text


def _back(rng: random.Random, number: int, reach: int) -> int:
    """How many articles back to go: from 1 to `reach`, evenly by order of magnitude."""
    return int(min(number, reach) ** rng.random())


def _table(rng: random.Random) -> list[str]:
    """Words to draw from, each as often as it comes up, and the signs that other words stand for."""
    table = _spread(FUNCTION_WORDS, FUNCTION_SHARE, FUNCTION_OFFSET)
    for sign, share in ((_NUMBER, NUMBER_SHARE), (_SUBJECT, SUBJECT_SHARE), (_EVENT, EVENT_SHARE)):
        table += [sign] * int(share * _SLOTS)
    numbers = rng.sample(range(10 * GENERAL_WORDS), GENERAL_WORDS)
    general = [word(number) for number in numbers]
    return table + _spread(general, 1 - len(table) / _SLOTS, GENERAL_OFFSET)


def _spread(words: Sequence[str], share: float, offset: float) -> list[str]:
    """Words as often as Zipf's law has them, `share` of `_SLOTS` together."""
    weights = [1 / (rank + offset) ** EXPONENT for rank in range(1, len(words) + 1)]
    scale = share * _SLOTS / sum(weights)
    return [given for given, weight in zip(words, weights, strict=True) for _ in range(max(1, round(weight * scale)))]


def _subject(rng: random.Random) -> list[str]:
    """A subject's words, the first the most frequent."""
    return [word(1000 + rng.randrange(10 * GENERAL_WORDS)) for _ in range(SUBJECT_WORDS)]


def _form(rng: random.Random, words: list[str]) -> list[str]:
    """A form: words that stand in each report, and signs for what is filled in."""
    blanks = rng.uniform(*FORM_BLANKS)
    length = rng.randint(*FORM_WORDS)
    return [_blank(rng) if rng.random() < blanks else _plain(rng, words) for _ in range(length)]


def _blank(rng: random.Random) -> str:
    return _EVENT if rng.random() < FORM_NAMES else _NUMBER


def _plain(rng: random.Random, words: list[str]) -> str:
    """A word that stands for itself."""
    while (drawn := rng.choice(words)) <= _BLANK:
        pass
    return drawn


def _filler(rng: random.Random, sign: str, event: Event) -> str:
    if sign == _NUMBER:
        return _number(rng)
    if sign == _EVENT:
        return event.words[int(len(event.words) * rng.random() ** STEEP)]
    return event.subject[int(len(event.subject) * rng.random() ** STEEP)]


def _number(rng: random.Random) -> str:
    drawn = rng.random()
    if drawn < 0.4:
        return str(rng.randrange(1, 100))
    if drawn < 0.6:
        return f"{rng.randrange(1, 100)}.{rng.randrange(10)}"
    return f"{rng.randrange(1, 1000)},{rng.randrange(1000):03}" if drawn < 0.85 else str(rng.randrange(1970, 1990))


def _punctuated(words: list[str]) -> str:
    """The words as sentences and paragraphs."""
    parts = []
    for at, given in enumerate(words):
        if at % PARAGRAPH_WORDS == 0:
            parts.append(("\n" if at else "") + given.capitalize())
        elif at % SENTENCE_WORDS == 0:
            parts[-1] += "."
            parts.append(given.capitalize())
        else:
            parts.append(given)
    return " ".join(parts).replace(" \n", ".\n") + "."
