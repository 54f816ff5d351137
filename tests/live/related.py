"""A stream of short made-up records as the tag stage passes them on, related in every way that one language allows."""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import xxhash
from msgspec.structs import replace

from schemas.article import SCHEMA, Article
from schemas.raw import Status
from tests.live.articles import article as made_up
from tests.live.articles import word

BEGAN = datetime(2024, 5, 6, tzinfo=UTC)
STEP = timedelta(seconds=20)
"""Between two articles: 40,000 of them take nine days, so that the first leave a window of seven."""

LOOK_BACK = 60
"""An article is related to one of so many before it, mostly to one of the last few."""


def related(count: int, seed: int) -> list[Article]:
    """So many articles, in the order in which they arrive."""
    rng = random.Random(seed)
    stream = [replace(_new(0, (), rng), received=BEGAN)]
    kinds = rng.choices([make for make, _ in KINDS], [share for _, share in KINDS], k=count - 1)
    for number, make in enumerate(kinds, 1):
        before = [article for article in reversed(stream[-LOOK_BACK:]) if article.text]
        made = make(number, before or [stream[0]], rng)
        stream.append(made if make is _replay else replace(made, received=BEGAN + number * STEP))
    return stream


def _article(number: int, text: str, source: str) -> Article:
    return Article(
        schema=SCHEMA, id=_hash(f"a{number}"), revision=_hash(text), source=source, title=f"Report {number}", text=text
    )


def _hash(text: str) -> str:
    return xxhash.xxh3_128_hexdigest(text.encode())


def _one_of(before: Sequence[Article], rng: random.Random) -> Article:
    """One of the articles before, the last first: later ones more often."""
    return before[min(int(rng.expovariate(0.2)), len(before) - 1)]


def _new(number: int, _: Sequence[Article], rng: random.Random) -> Article:
    return _article(number, str(made_up(number, rng, 2)["text"]), f"source{number % 7}.example")


def _copy(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    return _article(number, _one_of(before, rng).text or "", "mirror.example")


def _near_copy(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    words = (_one_of(before, rng).text or "").split(" ")
    for place in rng.sample(range(len(words)), 2):
        words[place] = word(rng.randrange(2000))
    return _article(number, " ".join(words), "mirror.example")


def _account(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    """Some of the words in another order: the same story."""
    words = (_one_of(before, rng).text or "").split()
    told = rng.sample(words, 14) + [word(rng.randrange(20_000)) for _ in range(14)]
    return _article(number, " ".join(told), "other.example")


def _bridge(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    """The words of two articles in another order: their stories are one."""
    words = [word for article in rng.sample(before, min(2, len(before))) for word in (article.text or "").split()]
    rng.shuffle(words)
    return _article(number, " ".join(words), "bridge.example")


def _revision(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    known = _one_of(before, rng)
    text = f"{known.text} One more sentence was added at {number} o'clock."
    return replace(known, text=text, revision=_hash(text))


def _replay(_: int, before: Sequence[Article], rng: random.Random) -> Article:
    """The same message again."""
    return _one_of(before, rng)


def _sent_again(_: int, before: Sequence[Article], rng: random.Random) -> Article:
    """The same article again, received later."""
    return _one_of(before, rng)


def _cancellation(number: int, before: Sequence[Article], rng: random.Random) -> Article:
    known = _one_of(before, rng)
    return Article(schema=SCHEMA, id=known.id, revision=_hash(f"{number}"), source=known.source, status=Status.CANCELED)


KINDS: Sequence[tuple[Callable[[int, Sequence[Article], random.Random], Article], int]] = (
    (_new, 60), (_copy, 8), (_near_copy, 6), (_account, 6), (_bridge, 2), (_revision, 5), (_replay, 6),
    (_sent_again, 5), (_cancellation, 2),
)  # fmt: skip
"""What comes, given its number and the articles before it, the last first; and how often in 100."""
