"""Generated raw articles, written for these tests: plain ones, and every fault that can be sent."""

import json
import random
from dataclasses import dataclass

PLACES = ["Lisbon", "Porto", "Warsaw", "Gdansk", "Riga", "Oslo", "Bergen", "Turin", "Seville", "Lyon", "Graz", "Cork"]
WHO = ["the mayor", "a spokeswoman", "the harbour master", "two witnesses", "the union", "a court", "engineers"]
DID = ["closed", "reopened", "inspected", "sold", "flooded", "painted", "defended", "measured", "emptied", "renamed"]
WHAT = ["the old bridge", "a tram depot", "the fish market", "a reservoir", "the ferry line", "a row of chestnut trees"]


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


def article(number: int, rng: random.Random, sentences: int = 6) -> dict[str, object]:
    """One plain article; two of them never share much."""
    told = [
        f"{rng.choice(WHO).capitalize()} in {rng.choice(PLACES)} {rng.choice(DID)} {rng.choice(WHAT)} number "
        f"{rng.randrange(10_000)} with {rng.randrange(2, 900)} helpers, file {number}-{index}-{rng.randrange(10**6)}."
        for index in range(sentences)
    ]
    return {
        "id": f"a{number}",
        "source": f"source{number % 7}.example",
        "title": f"{rng.choice(PLACES)} report {number}",
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
