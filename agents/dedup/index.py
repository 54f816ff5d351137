"""The index of one partition: which articles were seen lately, and which of them a new one may be related to.

In memory an article is some numbers and its postings; its text and decision lie in a `Store`. What is remembered of
an article is one `IndexEntry`, the message that the compacted topic keeps, and an index rebuilt from those messages
answers as the one that wrote them. The index looks at no clock: now is the latest time of receipt that it has seen.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

import msgspec
import numpy as np
import xxhash
from msgspec import Struct
from numpy.typing import NDArray

from agents.dedup.crosslingual import Codes, CodesDump, Model
from agents.dedup.postings import Postings, Segment
from agents.dedup.signature import TERMS
from agents.dedup.times import Stretch, stretch
from agents.store import Store
from schemas.index import IndexEntry, Merge, Signature

WINDOW_DAYS = 7.0
"""Days that an article is remembered: copies and follow-ups of news come within hours, weeklies' within a week."""

MAX_ARTICLES = 2_000_000
"""Articles held at most: some 2 GB, at about 1 KB each."""

SHARED_VALUES = 2
"""MinHash values that two texts must share to be aligned. Unrelated wires share two in 1 of 15,000 pairs;
of excerpts of a fifth, 1 in 140 should miss it (binomial)."""

MAX_ALIGNED = 8
"""Candidates aligned: those that share most, the first that came before later ones. Of a text copied more often than
this, the others need not be found."""

MAX_HOLDERS = 64
"""Articles looked at for each shingle: the first that came, for the original is among them."""

MAX_TERM_HOLDERS = 512
"""Articles looked at for each term: the last that came, for a story is one of these days."""

SHARED_TERMS = 2
"""Heaviest terms that two accounts of one story share at least."""

MAX_COMPARED = 48
"""Articles compared by their terms: those that share the heaviest, later ones before earlier ones."""

SHARED_FACTS = 2
"""Heaviest facts that a text and its translation share at least."""

MAX_FACT_HOLDERS = 256
"""Articles looked at for each fact: the last that came."""

MAX_ABROAD = 4
"""Articles in other languages that are compared: those that share the rarest facts."""

PRIOR_ARTICLES = 1000
"""As if so many articles had been seen before the first: in a young index two accounts of one event would make the very
terms that tell it the most frequent ones."""

_FREQUENCY_SLOTS = 1 << 22
"""Counters of document frequency, terms hashed into them: 16 MB; of a million terms one in five shares its counter."""

_TERM_ROW = np.dtype([("hashes", "<u4", TERMS), ("weights", "<f2", TERMS)])

_KEY_BITS = 0xFFFFFFFF
_PLACE_FACTOR = 0x9E3779B1
_ALGORITHM_FACTOR = 0x85EBCA77
"""Large odd numbers that keep equal MinHash values apart where they stand in other places or come of other versions."""


class StateLostError(RuntimeError):
    """The text store lacks what the index holds: they are not of one state. Rebuild both from the compacted topic."""


class Held(Struct, frozen=True, array_like=True, gc=False):
    """What is held in memory of one remembered revision of an article, or of a withdrawal.

    Attributes:
        sequence: order of arrival.
        article, revision: the ids, as 16 bytes each.
        clock: the latest time of receipt seen by then, in seconds since 1970.
        published: when it was published, where that is known.
        story: the story it joined, as decided then.
        founded: sequence of the first article of that story.
        terms: hashes (4 bytes each) and then weights (2 bytes each) of the heaviest terms, filled up with zeros; empty
            where there are none.
        withdrawn: whether this is a withdrawal.
        language: the language of its text, where that is known.
    """

    sequence: int
    article: bytes
    revision: bytes
    clock: float | None
    published: Stretch | None
    story: str
    founded: int
    terms: bytes
    withdrawn: bool
    language: str

    @property
    def key(self) -> str:
        """The key of its entry."""
        return f"{self.article.hex()}/{self.revision.hex()}"


class Alike(NamedTuple):
    """An article that shares terms with another one, and the cosine of the two."""

    held: Held
    similarity: float


class Candidates(NamedTuple):
    """What a new article may be related to.

    Attributes:
        overlapping: articles whose texts may have words in common in order, equal texts first, then by how much they
            seem to share.
        alike: articles with terms in common, the most similar first.
        abroad: articles in other languages with facts in common, those with the rarest first.
    """

    overlapping: tuple[Held, ...]
    alike: tuple[Alike, ...]
    abroad: tuple[Held, ...]


class _Snapshot(Struct):
    """What `Index.dump` writes."""

    held: list[Held]
    merges: list[tuple[int, tuple[Merge, ...]]]
    now: datetime | None
    upcoming: int
    shingles: list[Segment]
    terms: list[Segment]
    facts: list[Segment]
    codes: CodesDump


class Index:
    """See the module. `window_days` and `max_articles` bound it; what exceeds them goes in order of arrival.

    `model`, where there is one, embeds texts, so that translations are found by what they say, too.
    """

    def __init__(
        self,
        texts: Store,
        window_days: float = WINDOW_DAYS,
        max_articles: int = MAX_ARTICLES,
        model: Model | None = None,
    ) -> None:
        self._texts = texts
        self.model = model
        self._window = timedelta(days=window_days).total_seconds()
        self._max_articles = max_articles
        self._clear()

    def _clear(self) -> None:
        self._held: dict[int, Held] = {}
        self._revisions: dict[bytes, tuple[int, ...]] = {}
        self._withdrawals: dict[bytes, int] = {}
        self._merges: dict[int, tuple[Merge, ...]] = {}
        self._merged: dict[str, Merge] = {}
        self._frequency: NDArray[np.uint32] = np.zeros(_FREQUENCY_SLOTS, dtype=np.uint32)
        self._shingles = Postings()
        self._terms = Postings()
        self._facts = Postings()
        self._codes = Codes()
        self._languages: Counter[str] = Counter()
        self._oldest = 0
        self._first_timed: int | None = None
        self.now: datetime | None = None
        self.upcoming = 0

    def __len__(self) -> int:
        """Revisions of articles held, withdrawals among them."""
        return len(self._held)

    # ---------------------------------------------------------------- looking up

    def entry(self, article: str, revision: str) -> IndexEntry | None:
        """What was remembered of an article's revision, unless it was withdrawn or has left the index."""
        sequence = self._sequence_of(bytes.fromhex(article), bytes.fromhex(revision))
        return self.entry_of(self._held[sequence]) if sequence is not None else None

    def revisions(self, article: str) -> tuple[Held, ...]:
        """The revisions of an article that are held, in order of arrival."""
        return tuple(self._held[sequence] for sequence in self._revisions.get(bytes.fromhex(article), ()))

    def withdrawal(self, article: str) -> IndexEntry | None:
        """The withdrawal of an article, where it is remembered; other revisions may have come since."""
        sequence = self._withdrawals.get(bytes.fromhex(article))
        return self.entry_of(self._held[sequence]) if sequence is not None else None

    def entry_of(self, held: Held) -> IndexEntry:
        """All that was remembered.

        Raises:
            StateLostError: the text store does not have it.
        """
        packed = self._texts.get(held.key)
        if packed is None:
            raise StateLostError(f"the text store lacks {held.key}, which the index holds")
        return msgspec.msgpack.decode(packed, type=IndexEntry)

    def story_of(self, story: str, founded: int) -> tuple[str, int]:
        """The story that a story has become by merging, and the sequence of its first article."""
        passed = {story}
        while story in self._merged and self._merged[story].survivor not in passed:
            merge = self._merged[story]
            story, founded = merge.survivor, merge.founded
            passed.add(story)
        return story, founded

    # ---------------------------------------------------------------- candidates

    def candidates(self, signature: Signature, min_similarity: float, language: str) -> Candidates:
        """The articles held that one with this signature and language may be related to.

        Those `alike` are so from `min_similarity` on.
        """
        alike = self._alike(signature, min_similarity)
        return Candidates(self._overlapping(signature), alike, self._abroad(signature, language))

    def _overlapping(self, signature: Signature) -> tuple[Held, ...]:
        if not signature.exact:
            return ()
        found = self._shingles.find(_shingle_keys(signature), MAX_HOLDERS, oldest=self._oldest)
        equal = np.sort(found.sequences[found.places == 0])
        sharing, shared = np.unique(found.sequences[found.places > 0], return_counts=True)
        enough = shared >= SHARED_VALUES
        ranked = sharing[enough][np.argsort(-shared[enough], kind="stable")]
        chosen = dict.fromkeys([*equal[:MAX_ALIGNED].tolist(), *ranked[:MAX_ALIGNED].tolist()])
        return tuple(self._held[sequence] for sequence in chosen)

    def _alike(self, signature: Signature, min_similarity: float) -> tuple[Alike, ...]:
        if len(signature.terms) < SHARED_TERMS:
            return ()
        hashes, weights = (column[0] for column in _unpacked(_packed(signature.terms)))
        mine = weights * self._rarity(hashes)
        chosen = self._sharing_terms(hashes, mine)
        if not len(chosen):
            return ()
        cosines = self._cosines(hashes, mine, chosen.tolist())
        similar = cosines >= min_similarity
        ranked = sorted(zip(chosen[similar].tolist(), cosines[similar].tolist(), strict=True), key=_most_similar_first)
        return tuple(Alike(self._held[sequence], cosine) for sequence, cosine in ranked)

    def _sharing_terms(self, hashes: NDArray[np.uint32], mine: NDArray[np.float64]) -> NDArray[np.int64]:
        """Sequences of the articles that share the heaviest of these terms, by the weights that the terms have here."""
        terms = hashes[mine > 0].tolist()
        found = self._terms.find(terms, MAX_TERM_HOLDERS, oldest=self._oldest, newest_first=True)
        sequences, inverse, counts = np.unique(found.sequences, return_inverse=True, return_counts=True)
        shared = np.bincount(inverse, weights=mine[mine > 0][found.places] ** 2, minlength=len(sequences))
        enough = counts >= SHARED_TERMS
        sequences, shared = sequences[enough], shared[enough].round(6)
        return sequences[np.lexsort((-sequences, -shared))[:MAX_COMPARED]]

    def _abroad(self, signature: Signature, language: str) -> tuple[Held, ...]:
        """Those in other languages that are nearest by their embeddings, or share the rarest facts.

        An index of one language spares itself the search.
        """
        if not language or self._languages.keys() <= {language, ""}:
            return ()
        nearest = self._elsewhere(self._codes.nearest(signature.code), language)
        return tuple(dict.fromkeys([*nearest, *self._elsewhere(self._sharing_facts(signature), language)]))

    def _elsewhere(self, sequences: list[int], language: str) -> list[Held]:
        """The first of them that are in a known other language."""
        held = (self._held[sequence] for sequence in sequences)
        return list(islice((other for other in held if other.language not in (language, "")), MAX_ABROAD))

    def _sharing_facts(self, signature: Signature) -> list[int]:
        """The sequences of those that share enough facts, the rarest first, then later ones before earlier ones."""
        if not signature.facts:
            return []
        keys = np.frombuffer(signature.facts, dtype="<u4").tolist()
        found = self._facts.find(keys, MAX_FACT_HOLDERS, oldest=self._oldest, newest_first=True)
        holders = np.bincount(found.places, minlength=len(keys))
        rarity = np.log1p((len(self._held) + PRIOR_ARTICLES) / np.maximum(holders, 1))
        sequences, place, counts = np.unique(found.sequences, return_inverse=True, return_counts=True)
        shared = np.bincount(place, weights=rarity[found.places], minlength=len(sequences)).round(6)
        enough = counts >= SHARED_FACTS
        sequences, shared = sequences[enough], shared[enough]
        ranked: list[int] = sequences[np.lexsort((-sequences, -shared))].tolist()
        return ranked

    def _cosines(self, hashes: NDArray[np.uint32], mine: NDArray[np.float64], others: list[int]) -> NDArray[np.float64]:
        """The cosines of an article's terms and those of others, terms weighed by how rare they are by now."""
        their_hashes, their_weights = _unpacked(b"".join([self._held[sequence].terms for sequence in others]))
        theirs = their_weights * self._rarity(their_hashes)
        order = np.argsort(hashes, kind="stable")
        place = order[np.minimum(np.searchsorted(hashes, their_hashes, sorter=order), len(order) - 1)]
        products = np.where(hashes[place] == their_hashes, mine[place], 0.0) * theirs
        lengths = np.sqrt((theirs**2).sum(axis=1) * (mine**2).sum())
        cosines: NDArray[np.float64] = products.sum(axis=1) / np.maximum(lengths, np.finfo(float).tiny)
        return np.minimum(cosines.round(4), 1.0)

    def _rarity(self, hashes: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Inverse document frequency among the articles held, and `PRIOR_ARTICLES` that each term is rare in."""
        frequency = self._frequency[hashes & np.uint32(_FREQUENCY_SLOTS - 1)]
        articles = len(self._held) + PRIOR_ARTICLES
        rarity: NDArray[np.float64] = np.log(articles / (np.minimum(frequency, len(self._held)) + 1))
        return rarity

    # ---------------------------------------------------------------- changing

    def insert(self, entry: IndexEntry) -> None:
        """Hold an entry, decided just now or read back from the topic; it replaces one under the same key."""
        self.restore(entry.key, None)
        if entry.sequence < self.upcoming:
            # two workers took the partition for theirs for a moment: what lies later in the topic came later
            entry = msgspec.structs.replace(entry, sequence=self.upcoming)
        held = _held(entry)
        self._register(held)
        self._texts.put(entry.key, msgspec.msgpack.encode(entry))
        self._post(held, entry.signature)
        if entry.merges:
            self._merges[held.sequence] = entry.merges
            self._merged |= {merge.absorbed: merge for merge in entry.merges}
        self.now = entry.clock if entry.clock is not None else self.now
        self.upcoming = max(self.upcoming, held.sequence + 1)

    def restore(self, key: str, entry: IndexEntry | None) -> None:
        """Take over one message of the compacted topic, in the order of their offsets; None is a tombstone."""
        if entry is not None and not entry.gone:
            self.insert(entry)
            return
        article, _, revision = key.partition("/")
        held = self._any_of(bytes.fromhex(article), bytes.fromhex(revision))
        if held is not None:
            self._remove(held)

    def withdraw(self, article: str) -> tuple[Held, ...]:
        """Let go of all that is held of an article, an earlier withdrawal too; returns it in order of arrival."""
        former = self._withdrawals.get(bytes.fromhex(article))
        gone = (*((self._held[former],) if former is not None else ()), *self.revisions(article))
        for held in gone:
            self._remove(held)
        return tuple(sorted(gone, key=lambda held: held.sequence))

    def evict(self, now: datetime | None) -> tuple[IndexEntry, ...]:
        """Let go of what arrived before the window that ends now, and of the oldest until there is room for one more.

        Returns:
            The tombstones of what went.
        """
        gone = list(self._expired(now.timestamp() - self._window)) if now is not None else []
        while self._held and len(self._held) >= self._max_articles:
            gone.append(self._held[self._oldest])
            self._remove(gone[-1])
        self._shingles.settle(self._oldest)
        self._terms.settle(self._oldest)
        self._facts.settle(self._oldest)
        return tuple(tombstone(held) for held in gone)

    def _expired(self, horizon: float) -> Iterator[Held]:
        """Remove and give what arrived before the horizon; what came before any time was known goes with its first."""
        while self._first_timed is not None and (self._held[self._first_timed].clock or 0.0) < horizon:
            last = self._first_timed
            while self._held and self._oldest <= last:
                oldest = self._held[self._oldest]
                self._remove(oldest)
                yield oldest

    def _register(self, held: Held) -> None:
        if not self._held:
            self._oldest = held.sequence
        self._held[held.sequence] = held
        self._languages[held.language] += 1
        if held.withdrawn:
            self._withdrawals[held.article] = held.sequence
        else:
            self._revisions[held.article] = (*self._revisions.get(held.article, ()), held.sequence)
        if self._first_timed is None and held.clock is not None:
            self._first_timed = held.sequence

    def _post(self, held: Held, signature: Signature | None) -> None:
        if signature is None:
            return
        if signature.exact:
            self._shingles.add(_shingle_keys(signature), held.sequence)
        if signature.code:
            self._codes.add(signature.code, held.sequence)
        if signature.facts:
            self._facts.add(np.frombuffer(signature.facts, dtype="<u4").tolist(), held.sequence)
        if held.terms:
            hashes = _hashes(held.terms)
            self._terms.add(hashes.tolist(), held.sequence)
            np.add.at(self._frequency, hashes & np.uint32(_FREQUENCY_SLOTS - 1), np.uint32(1))

    def _remove(self, held: Held) -> None:
        """Forget one entry; where it is not the oldest, its postings are taken out one by one."""
        if held.sequence != self._oldest:
            self._shingles.remove(held.sequence)
            self._terms.remove(held.sequence)
            self._facts.remove(held.sequence)
        if held.terms:
            slots = _hashes(held.terms) & np.uint32(_FREQUENCY_SLOTS - 1)
            np.subtract.at(self._frequency, slots, np.uint32(1))
        del self._held[held.sequence]
        self._languages -= Counter((held.language,))
        self._codes.remove(held.sequence)
        self._texts.delete(held.key)
        if held.withdrawn:
            self._withdrawals.pop(held.article)
        else:
            others = tuple(s for s in self._revisions.pop(held.article) if s != held.sequence)
            self._revisions |= {held.article: others} if others else {}
        for merge in self._merges.pop(held.sequence, ()):
            if self._merged.get(merge.absorbed) == merge:
                del self._merged[merge.absorbed]
        self._advance()

    def _advance(self) -> None:
        """Find the oldest that is still held, and the oldest of those whose time of receipt is known."""
        if not self._held:
            self._oldest, self._first_timed = self.upcoming, None
            return
        while self._oldest not in self._held:
            self._oldest += 1
        while self._first_timed is not None and self._first_timed not in self._held:
            self._first_timed = self._first_timed + 1 if self._first_timed < self.upcoming else None

    def _sequence_of(self, article: bytes, revision: bytes) -> int | None:
        sequences = self._revisions.get(article, ())
        return next((sequence for sequence in sequences if self._held[sequence].revision == revision), None)

    def _any_of(self, article: bytes, revision: bytes) -> Held | None:
        """What is held under a key: an article or a withdrawal."""
        sequence = self._sequence_of(article, revision)
        if sequence is None:
            sequence = self._withdrawals.get(article)
        held = self._held[sequence] if sequence is not None else None
        return held if held is not None and held.revision == revision else None

    # ---------------------------------------------------------------- snapshots

    def dump(self) -> bytes:
        """What is in memory, for `load`; the text store's contents are not in it."""
        merges = [(sequence, merges) for sequence, merges in self._merges.items()]
        shingles, terms, facts = (table.dump(self._oldest) for table in (self._shingles, self._terms, self._facts))
        return msgspec.msgpack.encode(
            _Snapshot(
                list(self._held.values()), merges, self.now, self.upcoming, shingles, terms, facts, self._codes.dump()
            )
        )

    def load(self, dumped: bytes) -> None:
        """Take over what `dump` gave, in place of what is held; the text store must hold what it held then.

        Raises:
            msgspec.DecodeError: that is no dump of this version.
        """
        snapshot = msgspec.msgpack.decode(dumped, type=_Snapshot)
        self._clear()
        for held in snapshot.held:
            self._register(held)
        for sequence, merges in snapshot.merges:
            self._merges[sequence] = merges
            self._merged |= {merge.absorbed: merge for merge in merges}
        self.now, self.upcoming = snapshot.now, snapshot.upcoming
        self._shingles.load(snapshot.shingles)
        self._terms.load(snapshot.terms)
        self._facts.load(snapshot.facts)
        self._codes.load(snapshot.codes)
        hashes = _hashes(b"".join(held.terms for held in snapshot.held))
        counts = np.bincount(hashes & np.uint32(_FREQUENCY_SLOTS - 1), minlength=_FREQUENCY_SLOTS)
        self._frequency = counts.astype(np.uint32)


def _most_similar_first(found: tuple[int, float]) -> tuple[float, int]:
    sequence, cosine = found
    return -cosine, sequence


def tombstone(held: Held) -> IndexEntry:
    """The message that deletes an entry from the compacted topic."""
    return IndexEntry(id=held.article.hex(), revision=held.revision.hex(), gone=True)


def _held(entry: IndexEntry) -> Held:
    story = entry.decision.story.id if entry.decision and entry.decision.story else ""
    return Held(
        sequence=entry.sequence,
        article=bytes.fromhex(entry.id),
        revision=bytes.fromhex(entry.revision),
        clock=entry.clock.timestamp() if entry.clock is not None else None,
        published=stretch(entry.published),
        story=sys.intern(story),
        founded=entry.founded,
        terms=_packed(entry.signature.terms) if entry.signature and entry.signature.terms else b"",
        withdrawn=entry.withdrawn,
        language=sys.intern(entry.language or ""),
    )


def _shingle_keys(signature: Signature) -> list[int]:
    """The key of the whole text, then one for each MinHash value."""
    values = np.frombuffer(signature.minhash, dtype="<u4").tolist()
    version = signature.algorithm * _ALGORITHM_FACTOR
    whole = int.from_bytes(signature.exact[:4], "little")
    return [whole, *((value ^ (place * _PLACE_FACTOR + version) & _KEY_BITS) for place, value in enumerate(values, 1))]


def _packed(terms: dict[str, float]) -> bytes:
    """Terms as one row of `Held.terms`."""
    row = np.zeros(1, dtype=_TERM_ROW)
    count = min(len(terms), TERMS)
    row["hashes"][0, :count] = [xxhash.xxh32_intdigest(term.encode()) for term in terms][:TERMS]
    row["weights"][0, :count] = list(terms.values())[:TERMS]
    return row.tobytes()


def _unpacked(rows: bytes) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """Rows of `Held.terms` as two matrices, one row an article: the terms' hashes and weights."""
    table = np.frombuffer(rows, dtype=_TERM_ROW)
    return table["hashes"].astype(np.uint32), table["weights"].astype(np.float64)


def _hashes(rows: bytes) -> NDArray[np.uint32]:
    """The hashes of the terms in rows of `Held.terms`, without what fills them up."""
    hashes, weights = _unpacked(rows)
    return hashes[weights > 0]
