"""Generated raw articles, written for these tests: plain ones, and every fault that can be sent."""

import json
import random
from dataclasses import dataclass

SYLLABLES = (
    "ba", "cor", "del", "fin", "gan", "hul", "jor", "kem", "lis", "mar",
    "nov", "pel", "quen", "ros", "sul", "tam", "ver", "wex", "yor", "zin",
)  # fmt: skip
VOCABULARY_WORDS = 20_000
"""Made-up words, so that two articles share no more than two reports of different events do."""


@dataclass(frozen=True)
class Fault:
    """A kind of message that cannot become a record, its bytes, and where it has to end."""

    name: str
    value: bytes | None
    ends_in: str
    says: str


FAULTS = [
    Fault("no JSON", b"<rss/>", "articles.dead", "not JSON"),
    Fault("cut off", b'{"text": "half a mess', "articles.dead", "not JSON"),
    Fault("empty value", b"", "articles.dead", "empty"),
    Fault("no value at all", None, "articles.dead", "empty"),
    Fault("an array", b"[1, 2]", "articles.dead", "object"),
    Fault("a wrong type", b'{"title": 5, "text": "words"}', "articles.dead", "title"),
    Fault("a wrong type inside", b'{"authors": ["A", 7], "text": "words"}', "articles.dead", "authors[1]"),
    Fault("an unknown status", b'{"status": "gone", "text": "words"}', "articles.dead", "status"),
    Fault("no UTF-8", b'{"text": "caf\xe9"}', "articles.dead", "UTF-8"),
    Fault("a lone surrogate", b'{"text": "\\ud800"}', "articles.dead", "surrogate"),
    Fault("a raw NUL", b'{"text": "a\x00b"}', "articles.dead", "control character"),
    Fault("nested deeply", b'{"extra": ' + b'{"a":' * 3000 + b"1" + b"}" * 3001, "articles.dead", "nested"),
    Fault("larger than the limit", b'{"text": "' + b"x" * (11 << 20) + b'"}', "articles.dead", "bytes"),
    Fault("blank", b'{"id": "b1", "source": "s", "title": " ", "text": "\\n "}', "articles.rejected", "blank"),
    Fault("canceled without a name", b'{"status": "canceled", "text": "w"}', "articles.rejected", "unidentified"),
]


@dataclass(frozen=True)
class Hostile:
    """A kind of page built to stop a worker, the topic where it has to end, and the reason or cause."""

    name: str
    html: str
    ends_in: str
    says: str


def page(body: str, attributes: str = "", title: str = "Ten boats") -> str:
    return f"<html {attributes}><head><title>{title}</title></head><body>{body}</body></html>"


HOSTILE = [
    Hostile("60,000 nested elements", page("<div>" * 60_000 + "</div>" * 60_000), "articles.rejected", "over_limit"),
    Hostile(
        "100,000 attributes",
        page("x", " ".join(f"a{number}" for number in range(100_000))),
        "articles.rejected",
        "over_limit",
    ),
    Hostile("50 MB", page("<p>word</p>" * 5_000_000), "articles.dead", "too_large"),
    # within every limit, and for a parser that adds what each body has to the first one's attributes many seconds' work
    Hostile(
        "endless work",
        page("".join(f"<body a{number}=1>" for number in range(49_000))),
        "articles.dead",
        "time_limit",
    ),
    Hostile("binary", b"\x89PNG\r\n\x1a\n\x00\x00\xff".decode("latin-1") * 999, "articles.rejected", "not_text"),
    Hostile(
        "a check for robots",
        page("<p>Please verify you are human</p>", title="Just a moment..."),
        "articles.rejected",
        "error_page",
    ),
]


def word(number: int) -> str:
    """The word of that number."""
    first, second, third = number % 20, number // 20 % 20, number // 400
    return SYLLABLES[first] + SYLLABLES[second] + SYLLABLES[third % 20] * (third % 3 + 1)


def article(number: int, rng: random.Random, sentences: int = 6) -> dict[str, object]:
    """One plain article, with a number and a name in each sentence."""
    told = []
    for _ in range(sentences):
        words = [word(rng.randrange(VOCABULARY_WORDS)) for _ in range(14)]
        told.append(
            f"{words[0].capitalize()} the {' '.join(words[1:])} of {words[-1].capitalize()} {rng.randrange(999)}."
        )
    return {
        "id": f"a{number}",
        "source": f"source{number % 7}.example",
        "title": f"{word(rng.randrange(VOCABULARY_WORDS)).capitalize()} report {number}",
        "published": "2024-05-06T07:08:09Z",
        "text": "\n".join(told),
    }


def encoded(raw: dict[str, object]) -> bytes:
    return json.dumps(raw, ensure_ascii=False).encode()


def mixed_stream(count: int, seed: int) -> list[bytes | None]:
    """A stream as a bad day brings it: plain articles, replays, copies, revisions, cancellations and every fault."""
    rng = random.Random(seed)
    sent: list[dict[str, object]] = []
    values: list[bytes | None] = []
    for number in range(count):
        kind = rng.random()
        if sent and kind < 0.08:
            raw = rng.choice(sent)
        elif sent and kind < 0.16:
            raw = {**rng.choice(sent), "id": f"copy{number}", "source": "mirror.example"}
        elif sent and kind < 0.22:
            earlier = rng.choice(sent)
            raw = {**earlier, "text": f"{earlier['text']}\nOne more sentence was added at {number} o'clock."}
        elif sent and kind < 0.26:
            raw = {**rng.choice(sent), "status": "canceled"}
        elif kind < 0.34:
            fault = rng.choice([one for one in FAULTS if len(one.value or b"") < 1 << 20])
            values.append(fault.value)
            continue
        else:
            raw = article(number, rng)
            sent.append(raw)
        values.append(encoded(raw))
    return values
