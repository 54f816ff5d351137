"""Articles and streams of them for the tests."""

from datetime import UTC, datetime, timedelta
from random import Random

import xxhash
from msgspec.structs import replace

from schemas.article import Article, Precision, Published
from schemas.raw import Status

START = datetime(2024, 3, 1, tzinfo=UTC)
SYLLABLES = ("ba", "den", "kor", "lim", "mo", "nar", "pel", "ri", "sto", "tun", "vex", "wal")


def name(text):
    return xxhash.xxh3_128_hexdigest(text.encode())


def article(key, text="", *, title=None, day=None, received=None, conflict=False, **more):
    published = None
    if day is not None:
        value = (START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
        published = Published(value=value, precision=Precision.SECOND, confidence=1.0, candidates=(), conflict=conflict)
    return Article(
        schema="article/1",
        id=name(key),
        revision=name(f"{title}\0{text}"),
        title=title,
        text=text,
        published=published,
        received=START + timedelta(days=received) if received is not None else None,
        **more,
    )


def prose(random, words=80, vocabulary=400):
    """Sentences of made-up words, some of them with a capital letter."""
    made = ["".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 4))) for _ in range(vocabulary)]
    chosen = [random.choice(made) for _ in range(words)]
    return " ".join(word.capitalize() if random.random() < 0.2 else word for word in chosen) + "."


def edited(random, text, share=0.05):
    return " ".join(word if random.random() > share else str(random.randint(1, 99)) for word in text.split())


def stream(seed, length):
    """A stream with copies, edits, excerpts, revisions, cancellations, returns and second deliveries."""
    random = Random(seed)
    topics = [prose(random, 40, 60) for _ in range(6)]
    made = []
    for number in range(length):
        received, day = number / 8, number / 8 - random.choice((0, 0, 0, 9))
        kind = random.choice(
            ("new", "new", "new", "copy", "near", "excerpt", "revision", "cancel", "again", "headline")
        )
        before = random.choice(made) if made else None
        if before is None or kind == "new":
            text = prose(random) + " " + random.choice(topics)
            made.append(article(f"a{number}", text, title=prose(random, 5), day=day, received=received, source="s"))
            continue
        text = before.text or ""
        if kind == "copy":
            made.append(article(f"a{number}", text, received=received, source="t"))
        elif kind == "near":
            made.append(article(f"a{number}", edited(random, text), day=day, received=received))
        elif kind == "excerpt":
            made.append(article(f"a{number}", " ".join(text.split()[: len(text.split()) // 2]), received=received))
        elif kind == "headline":
            made.append(article(f"a{number}", title=before.title or "Short news", received=received))
        elif kind == "again":
            made.append(before)
        else:
            now = START + timedelta(days=received)
            if kind == "revision":
                later = replace(before, text=f"{text} More follows.", revision=name(f"{number}"), status=None)
            else:
                later = replace(before, text=None, title=None, status=Status.CANCELED)
            made.append(replace(later, received=now))
    return made
