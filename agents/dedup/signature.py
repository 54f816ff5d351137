"""What an article is found by: the hash of its text, MinHash values of its word shingles, its heaviest terms.

A signature is a function of title and text alone, so that the same article has the same one in any index.
"""

import math
import struct
from collections import Counter
from itertools import compress
from operator import ne

import xxhash

from agents.dedup.accounts import Account, found_by
from agents.dedup.function_words import FUNCTION_WORDS
from agents.dedup.words import level, pairs_of_characters, words
from schemas.index import Signature

SHINGLE_WORDS = 4
"""Words a shingle: with every fifth word changed, which is as far as `near` goes, a quarter of the shingles remain."""

PERMUTATIONS = 32
"""MinHash values an article: excerpts of a third share 6 of 32 and more with their whole, unrelated wires 0 or 1."""

MINHASH_SEED = 20_230_810
"""Seed of the permutations: any number, but always the same."""

TERMS = 24
"""Heaviest terms kept: news fell into stories nearly as well by 24 as by 32, and a little better than by 16."""

NAME_WEIGHT = 1.5
"""A term mostly written with a capital letter tells events apart better than others do."""

FULL_LENGTH = 5
"""Letters from which a term counts in full when the heaviest are chosen; short words are function words more often."""

_LENGTH_FACTORS = tuple((FULL_LENGTH + length) / (2 * FULL_LENGTH) for length in range(FULL_LENGTH))


def signature(title: str | None, text: str, as_written: list[str], lowered: list[str], told: Account) -> Signature:
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
        terms=_terms(title or "", text, as_written, lowered),
        facts=b"".join(xxhash.xxh32_digest(key.encode())[::-1] for key in found_by(told)),
    )


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


def _terms(title: str, text: str, as_written: list[str], lowered: list[str]) -> dict[str, float]:
    """The heaviest terms with 1 + ln(count), more for names; heaviest first, then by alphabet."""
    counts = Counter(lowered)
    capitals = Counter(compress(lowered, map(ne, as_written, lowered)))
    names = {term for term, count in capitals.items() if 2 * count > counts[term]}
    counts.update(word.lower() for word in words(title))
    counts.update(pairs_of_characters(f"{title}\n{text}"))
    ranked = []
    for term, count in counts.items():
        length = len(term)
        if length > 1 and term not in FUNCTION_WORDS:
            weight = 1 + math.log(count) if count > 1 else 1.0
            if term in names:
                weight *= NAME_WEIGHT
            ranked.append((-weight if length >= FULL_LENGTH else -weight * _LENGTH_FACTORS[length], term, weight))
    ranked.sort()
    return {term: round(weight, 3) for _, term, weight in ranked[:TERMS]}
