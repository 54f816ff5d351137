"""What an article is found by: the hash of its text, MinHash values of its word shingles, its heaviest terms.

A signature is a function of title, text and language alone, so that the same article has the same one in any index.
"""

import math
import struct
from collections import Counter
from itertools import compress
from operator import ne

import xxhash

from agents.dedup.accounts import Account, found_by
from agents.dedup.days import days
from agents.dedup.function_words import FUNCTION_WORDS
from agents.dedup.language import UNKNOWN
from agents.dedup.words import level, pairs_of_characters, words
from agents.rarity import rarities
from schemas.index import Signature

SHINGLE_WORDS = 4
"""Words a shingle: with every fifth word changed, which is as far as `near` goes, a quarter of the shingles remain."""

PERMUTATIONS = 32
"""MinHash values an article: excerpts of a third share 6 of 32 and more with their whole, unrelated wires 0 or 1."""

MINHASH_SEED = 20_230_810
"""Seed of the permutations: any number, but always the same."""

TERMS = 24
"""Heaviest terms kept: news fell into stories nearly as well by 24 as by 32, and a little better than by 16."""

NAME_WEIGHT = 2.0
"""A term mostly written with a capital letter tells events apart better than others do."""

REPEATED_BASE = 4
"""A term told so many times weighs twice as much as one told once."""


def signature(
    title: str | None, text: str, as_written: list[str], lowered: list[str], told: Account, language: str = UNKNOWN
) -> Signature:
    """The signature of an article, given its text's `words` as well, as written and in lower case, and its account.

    A headline's (no text) has the hash of its title and nothing else.
    """
    if not text.strip():
        return Signature(exact=_hash("title", title) if title and title.strip() else b"")
    minhash, algorithm = _minhash(lowered)
    return Signature(
        exact=_hash("text", text),
        minhash=minhash,
        algorithm=algorithm,
        heaviest=_packed(weighed(title or "", text, as_written, lowered, language)),
        days=days(lowered),
        facts=b"".join(xxhash.xxh32_digest(key.encode())[::-1] for key in found_by(told)),
    )


def _packed(terms: dict[str, float]) -> bytes:
    hashes = [xxhash.xxh32_intdigest(term.encode()) for term in terms]
    return struct.pack(f"<{len(terms)}I{len(terms)}e", *hashes, *terms.values())


def _hash(kind: str, text: str) -> bytes:
    return xxhash.xxh3_128_digest(f"{kind}\0{level(text)}".encode())


def _minhash(lowered: list[str]) -> tuple[bytes, int]:
    """The MinHash values, little-endian, 4 bytes each, and the version of their algorithm; of few words none."""
    if len(lowered) < SHINGLE_WORDS:
        return b"", 0
    from rensa import RMinHash

    sketch = RMinHash(PERMUTATIONS, MINHASH_SEED)
    sketch.update([" ".join(shingle) for shingle in zip(*(lowered[i:] for i in range(SHINGLE_WORDS)), strict=False)])
    return struct.pack(f"<{PERMUTATIONS}I", *sketch.digest()), int(RMinHash.ALGORITHM_VERSION)


def weighed(title: str, text: str, as_written: list[str], lowered: list[str], language: str) -> dict[str, float]:
    """The heaviest terms with what they weigh; heaviest first, then by alphabet.

    1 + log4(count), more for names, less for frequent words.
    """
    rare = rarities(language)
    counts = Counter(lowered)
    capitals = Counter(compress(lowered, map(ne, as_written, lowered)))
    names = {term for term, count in capitals.items() if 2 * count > counts[term]}
    counts.update(word.lower() for word in words(title))
    counts.update(pairs_of_characters(f"{title}\n{text}"))
    ranked = []
    for term, count in counts.items():
        if len(term) > 1 and term not in FUNCTION_WORDS:
            weight = rare[term] if count == 1 else rare[term] * (1 + math.log(count, REPEATED_BASE))
            ranked.append((-weight * NAME_WEIGHT if term in names else -weight, term))
    ranked.sort()
    return {term: round(-weight, 3) for weight, term in ranked[:TERMS] if weight}
