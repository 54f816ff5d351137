"""The index of one partition: which articles were seen lately, and which of them a new one may be related to.

In memory an article is some numbers and its postings; its text and decision lie in a `Store`. What is remembered of
an article is one `IndexEntry`, the message that the compacted topic keeps, and an index rebuilt from those messages
answers as the one that wrote them. The index looks at no clock: now is the latest time of receipt that it has seen.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from agents.dedup import search
from agents.dedup.crosslingual import Codes, CodesDump, Model
from agents.dedup.days import count, named, said, shares
from agents.dedup.postings import Postings, Segment
from agents.dedup.rows import CHUNK_ROWS, TERM_ROW, Held, Packed, Rows
from agents.dedup.search import PRIOR_ARTICLES, SHARED_TERMS
from agents.dedup.signature import TERMS
from agents.dedup.target import Target
from agents.dedup.times import stretch
from agents.store import Store
from schemas.index import IndexEntry, Merge, Signature

__all__ = ["Alike", "Candidates", "Held", "Index", "StateLostError", "tombstone"]

WINDOW_DAYS = 7.0
"""Days that an article is remembered: copies and follow-ups of news come within hours, weeklies' within a week."""

MAX_ARTICLES = 2_000_000
"""Articles held at most: some 1.5 GB, at 600 to 900 bytes each."""

TERM_BYTES = 6
"""Of a term in a signature."""

SHARED_FACTS = 2
"""Heaviest facts that a text and its translation share at least."""

MAX_FACT_HOLDERS = 256
"""Articles looked at for each fact: the last that came."""

MAX_ABROAD = 4
"""Articles in other languages that are compared: those that share the rarest facts."""

_FREQUENCY_SLOTS = 1 << 22
"""Counters of document frequency, terms hashed into them: 16 MB; of a million terms one in five shares its counter."""
_FREQUENCY_MASK = np.uint32(_FREQUENCY_SLOTS - 1)

_ID_DIGITS = 32
_KEY_BITS = 0xFFFFFFFF
_ALGORITHM_FACTOR = 0x85EBCA77
_PLACE_FACTOR = np.uint32(0x9E3779B1)
"""Large odd numbers that keep equal MinHash values apart where they stand in other places or come of other versions."""


class StateLostError(RuntimeError):
    """The text store lacks what the index holds: they are not of one state. Rebuild both from the compacted topic."""


class Alike(NamedTuple):
    """An article that shares terms with another one.

    Attributes:
        held: the article.
        cosine: that of the terms of the two.
        similarity: the cosine, with what the days that both name say for or against one event; 0 to 1.
    """

    held: Held
    cosine: float
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


_NO_SIGNATURE = Signature(exact=b"")
_NO_KEYS: NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)


R = TypeVar("R", IndexEntry, Target)
_ENTRY, _TARGET = msgspec.msgpack.Decoder(IndexEntry), msgspec.msgpack.Decoder(Target)


class _Hashed(NamedTuple):
    """A signature as the postings have it.

    Attributes:
        signature: what was hashed.
        shingles: the key of the whole text, then one for each MinHash value; none of an article that cannot be told.
        terms: the terms as one `TERM_ROW`.
    """

    signature: Signature
    shingles: NDArray[np.uint32]
    terms: NDArray[np.void]


class _Snapshot(Struct):
    """What `Index.dump` writes."""

    format: Literal[6]
    rows: Packed
    merges: list[tuple[int, tuple[Merge, ...]]]
    in_place_of: list[tuple[int, tuple[str, ...]]]
    now: datetime | None
    upcoming: int
    ids: list[Segment]
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
        self._rows = Rows()
        self._merges: dict[int, tuple[Merge, ...]] = {}
        self._merged: dict[str, Merge] = {}
        self._in_place_of: dict[int, tuple[str, ...]] = {}
        self._in_place: dict[str, int] = {}
        self._frequency: NDArray[np.uint32] = np.zeros(_FREQUENCY_SLOTS, dtype=np.uint32)
        self._ids = Postings()
        self._shingles = Postings()
        self._terms = Postings()
        self._facts = Postings()
        self._codes = Codes()
        self._languages: Counter[str] = Counter()
        self._named = named(np.zeros(0, dtype=np.uint64))
        self._oldest = 0
        self._first_timed: int | None = None
        self._last_asked: tuple[bytes, tuple[Held, ...]] = (b"", ())
        self._last_hashed = _Hashed(_NO_SIGNATURE, _NO_KEYS, _term_row(b""))
        self.now: datetime | None = None
        self.upcoming = 0

    def __len__(self) -> int:
        """Revisions of articles held, withdrawals among them."""
        return len(self._rows)

    # ---------------------------------------------------------------- looking up

    def entry(self, article: str, revision: str) -> IndexEntry | None:
        """What was remembered of an article's revision, unless it was withdrawn or has left the index."""
        wanted = bytes.fromhex(revision)
        return next((self.entry_of(held) for held in self.revisions(article) if held.revision == wanted), None)

    def revisions(self, article: str) -> tuple[Held, ...]:
        """The revisions of an article that are held, in order of arrival."""
        return tuple(held for held in self._all_of(bytes.fromhex(article)) if not held.withdrawn)

    def held_of(self, article: str) -> tuple[Held, ...]:
        """All that is held of an article, withdrawals too, in order of arrival."""
        return self._all_of(bytes.fromhex(article))

    def withdrawal(self, article: str) -> IndexEntry | None:
        """The withdrawal of an article, where it is remembered; other revisions may have come since."""
        found = [held for held in self._all_of(bytes.fromhex(article)) if held.withdrawn]
        return self.entry_of(found[-1]) if found else None

    def entry_of(self, held: Held) -> IndexEntry:
        """All that was remembered.

        Raises:
            StateLostError: the text store does not have it.
        """
        return self._read_back(held, _ENTRY)

    def target_of(self, held: Held) -> Target:
        """Of what was remembered, what a new article is compared with.

        Raises:
            StateLostError: the text store does not have it.
        """
        return self._read_back(held, _TARGET)

    def _read_back(self, held: Held, decoder: "msgspec.msgpack.Decoder[R]") -> R:
        packed = self._texts.get(_place(held.sequence))
        remembered = decoder.decode(packed) if packed is not None else None
        if remembered is None or remembered.key != held.key:
            raise StateLostError(f"the text store lacks {held.key}, which the index holds")
        return remembered

    def standing(self, key: str) -> Held | None:
        """What is held under the key, or else the copy that went on in its place."""
        article, _, revision = key.partition("/")
        wanted = bytes.fromhex(revision)
        found = next((held for held in self.revisions(article) if held.revision == wanted), None)
        if found is None and key in self._in_place:
            return self._rows[self._in_place[key]]
        return found

    def story_of(self, story: str, founded: int) -> tuple[str, int]:
        """The story that a story has become by merging, and the sequence of its first article."""
        passed = {story}
        while story in self._merged and self._merged[story].survivor not in passed:
            merge = self._merged[story]
            story, founded = merge.survivor, merge.founded
            passed.add(story)
        return story, founded

    # ---------------------------------------------------------------- candidates

    def candidates(
        self, signature: Signature, min_cosine: float, language: str, min_similarity: float = 0.0
    ) -> Candidates:
        """The articles held that one with this signature and language may be related to.

        Those `alike` have terms with a cosine of at least `min_cosine`; beyond the first of them, they are as similar
        as `min_similarity`.
        """
        alike = self._alike(signature, min_cosine, min_similarity)
        return Candidates(self._overlapping(signature), alike, self._abroad(signature, language))

    def _overlapping(self, signature: Signature) -> tuple[Held, ...]:
        if not signature.exact:
            return ()
        keys = self._hashed(signature).shingles
        chosen = search.overlapping(self._shingles.table, keys, self._oldest)
        return tuple(self._rows[sequence] for sequence in dict.fromkeys(chosen.tolist()))

    def _alike(self, signature: Signature, min_cosine: float, min_similarity: float) -> tuple[Alike, ...]:
        if len(signature.heaviest) < SHARED_TERMS * TERM_BYTES:
            return ()
        terms = self._hashed(signature).terms[0]
        found = search.alike(
            self._terms.table,
            self._rows.table,
            CHUNK_ROWS,
            self._frequency,
            terms["hashes"].astype(np.uint32),
            terms["weights"].astype(np.float64),
            len(self._rows),
            self._oldest,
            signature.days,
            said(shares(self._named, len(self._rows))),
            min_cosine,
            min_similarity,
        )
        return tuple(
            Alike(self._rows[int(sequence)], cosine, similarity)
            for sequence, cosine, similarity in zip(*found.tolist(), strict=True)
        )

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
        held = (self._rows[sequence] for sequence in sequences)
        return list(islice((other for other in held if other.language not in (language, "")), MAX_ABROAD))

    def _sharing_facts(self, signature: Signature) -> list[int]:
        """The sequences of those that share enough facts, the rarest first, then later ones before earlier ones."""
        if not signature.facts:
            return []
        keys = _fact_keys(signature)
        found = self._facts.find(keys, MAX_FACT_HOLDERS, oldest=self._oldest, newest_first=True)
        holders = np.bincount(found.places, minlength=len(keys))
        rarity = np.log1p((len(self._rows) + PRIOR_ARTICLES) / np.maximum(holders, 1))
        sequences, place, counts = np.unique(found.sequences, return_inverse=True, return_counts=True)
        shared = np.bincount(place, weights=rarity[found.places], minlength=len(sequences)).round(6)
        enough = counts >= SHARED_FACTS
        sequences, shared = sequences[enough], shared[enough]
        ranked: list[int] = sequences[np.lexsort((-sequences, -shared))].tolist()
        return ranked

    # ---------------------------------------------------------------- changing

    def insert(self, entry: IndexEntry) -> None:
        """Hold an entry, decided just now or read back from the topic; it replaces one under the same key."""
        self.restore(entry.key, None)
        self._count(self._insert_new(entry))

    def restore(self, key: str, entry: IndexEntry | None) -> None:
        """Take over one message of the compacted topic, in the order of their offsets; None is a tombstone."""
        article, _, revision = key.partition("/")
        wanted = bytes.fromhex(revision)
        of_article = self._all_of(bytes.fromhex(article))
        known = [held for held in of_article if held.revision == wanted]
        if entry is None or entry.gone:
            for held in known:
                self._remove(held)
            return
        # what a worker that stood still wrote late, when another one had taken over: the same again, or withdrawn since
        written = any(held.sequence == entry.sequence for held in known)
        withdrawn = any(held.withdrawn and held.sequence > entry.sequence for held in of_article)
        if not written and not withdrawn:
            self.insert(entry)

    def restore_all(self, messages: Sequence[tuple[str, IndexEntry | None]]) -> None:
        """As `restore` for each of the messages, and quicker, for most articles are new."""
        ids = np.array([_id_key(bytes.fromhex(key[:_ID_DIGITS])) for key, _ in messages], dtype=np.uint32)
        fresh = set(ids[~self._ids.known(ids, self._oldest)].tolist())
        terms = []
        for (key, entry), short in zip(messages, ids.tolist(), strict=True):
            if short not in fresh:
                self.restore(key, entry)
            elif entry is not None and not entry.gone:
                terms.append(self._insert_new(entry))
                fresh.remove(short)
        if terms:
            self._count(np.concatenate(terms))
        self._settle()

    def withdraw(self, article: str) -> tuple[Held, ...]:
        """Let go of all that is held of an article, an earlier withdrawal too; returns it in order of arrival."""
        gone = self._all_of(bytes.fromhex(article))
        for held in gone:
            self._remove(held)
        return gone

    def evict(self, now: datetime | None) -> tuple[IndexEntry, ...]:
        """Let go of what arrived before the window that ends now, and of the oldest until there is room for one more.

        Returns:
            The tombstones of what went.
        """
        gone = list(self._expired(now.timestamp() - self._window)) if now is not None else []
        while len(self._rows) and len(self._rows) >= self._max_articles:
            gone.append(self._rows[self._oldest])
            self._remove(gone[-1])
        self._settle()
        return tuple(tombstone(held) for held in gone)

    def _settle(self) -> None:
        for postings in (self._ids, self._shingles, self._terms, self._facts):
            postings.settle(self._oldest)

    def _expired(self, horizon: float) -> Iterator[Held]:
        """Remove and give what arrived before the horizon; what came before any time was known goes with its first."""
        while self._first_timed is not None and self._rows.clock(self._first_timed) < horizon:
            last = self._first_timed
            while len(self._rows) and self._oldest <= last:
                oldest = self._rows[self._oldest]
                self._remove(oldest)
                yield oldest

    def _insert_new(self, entry: IndexEntry) -> NDArray[np.void]:
        """Hold an entry under whose key nothing is held; returns its `TERM_ROW`, which is still to be counted."""
        if entry.sequence < self.upcoming:
            # two workers took the partition for theirs for a moment: what lies later in the topic came later
            entry = msgspec.structs.replace(entry, sequence=self.upcoming)
        held = _held(entry)
        hashed = self._hashed(entry.signature or _NO_SIGNATURE)
        if not len(self._rows):
            self._oldest = held.sequence
        self._languages[held.language] += 1
        count(self._named, held.days, 1)
        if self._first_timed is None and held.clock is not None:
            self._first_timed = held.sequence
        self._rows.add(held, hashed.terms)
        self._texts.put(_place(held.sequence), msgspec.msgpack.encode(entry))
        self._ids.add(np.array([_id_key(held.article)], dtype=np.uint32), held.sequence)
        self._shingles.add(hashed.shingles, held.sequence)
        self._terms.add(_hashes(hashed.terms), held.sequence)
        if hashed.signature.code:
            self._codes.add(hashed.signature.code, held.sequence)
        self._facts.add(_fact_keys(hashed.signature), held.sequence)
        self._last_asked = (b"", ())
        if entry.merges:
            self._merges[held.sequence] = entry.merges
            self._merged |= {merge.absorbed: merge for merge in entry.merges}
        if entry.in_place_of:
            self._in_place_of[held.sequence] = entry.in_place_of
            self._in_place |= dict.fromkeys(entry.in_place_of, held.sequence)
        self.now = entry.clock if entry.clock is not None else self.now
        self.upcoming = held.sequence + 1
        return hashed.terms

    def _count(self, terms: NDArray[np.void]) -> None:
        """Count the terms of `TERM_ROW`s."""
        search.count(self._frequency, _hashes(terms), 1)

    def _remove(self, held: Held) -> None:
        """Forget one entry; where it is not the oldest, its postings are taken out one by one."""
        if held.sequence != self._oldest:
            for postings in (self._ids, self._shingles, self._terms, self._facts):
                postings.remove(held.sequence)
        search.count(self._frequency, _hashes(self._rows.terms(np.array([held.sequence]))), -1)
        self._rows.remove(held.sequence)
        self._languages -= Counter((held.language,))
        count(self._named, held.days, -1)
        self._codes.remove(held.sequence)
        self._last_asked = (b"", ())
        self._texts.delete(_place(held.sequence))
        for merge in self._merges.pop(held.sequence, ()):
            if self._merged.get(merge.absorbed) == merge:
                del self._merged[merge.absorbed]
        for key in self._in_place_of.pop(held.sequence, ()):
            if self._in_place.get(key) == held.sequence:
                del self._in_place[key]
        self._advance()

    def _advance(self) -> None:
        """Find the oldest that is still held, and the oldest of those whose time of receipt is known."""
        if not len(self._rows):
            self._oldest, self._first_timed = self.upcoming, None
            return
        while self._oldest not in self._rows:
            self._oldest += 1
        while self._first_timed is not None and self._first_timed not in self._rows:
            self._first_timed = self._first_timed + 1 if self._first_timed < self.upcoming else None

    def _all_of(self, article: bytes) -> tuple[Held, ...]:
        """All that is held of an article, its withdrawal too, in order of arrival; asked again, it is at hand."""
        if self._last_asked[0] != article:
            sequences = self._ids.holders(_id_key(article), self._oldest)
            found = (self._rows[sequence] for sequence in sequences)
            self._last_asked = (article, tuple(held for held in found if held.article == article))
        return self._last_asked[1]

    def _hashed(self, signature: Signature) -> _Hashed:
        """A signature hashed; asked for again, when the article that was decided about is held, it is at hand."""
        if self._last_hashed.signature is not signature:
            shingles = _shingle_keys(signature) if signature.exact else _NO_KEYS
            self._last_hashed = _Hashed(signature, shingles, _term_row(signature.heaviest))
        return self._last_hashed

    # ---------------------------------------------------------------- snapshots

    def dump(self) -> bytes:
        """What is in memory, for `load`; the text store's contents are not in it."""
        snapshot = _Snapshot(
            format=6,
            rows=self._rows.dump(),
            merges=list(self._merges.items()),
            in_place_of=list(self._in_place_of.items()),
            now=self.now,
            upcoming=self.upcoming,
            ids=self._ids.dump(),
            shingles=self._shingles.dump(),
            terms=self._terms.dump(),
            facts=self._facts.dump(),
            codes=self._codes.dump(),
        )
        return msgspec.msgpack.encode(snapshot)

    def load(self, dumped: bytes) -> None:
        """Take over what `dump` gave, in place of what is held; the text store must hold what it held then.

        Raises:
            msgspec.DecodeError: that is no dump of this version.
        """
        snapshot = msgspec.msgpack.decode(dumped, type=_Snapshot)
        self._clear()
        sequences = self._rows.load(snapshot.rows)
        for sequence, merges in snapshot.merges:
            self._merges[sequence] = merges
            self._merged |= {merge.absorbed: merge for merge in merges}
        for sequence, keys in snapshot.in_place_of:
            self._in_place_of[sequence] = keys
            self._in_place |= dict.fromkeys(keys, sequence)
        self.now, self.upcoming = snapshot.now, snapshot.upcoming
        self._ids.load(snapshot.ids)
        self._shingles.load(snapshot.shingles)
        self._terms.load(snapshot.terms)
        self._facts.load(snapshot.facts)
        self._codes.load(snapshot.codes)
        self._languages = self._rows.languages()
        self._named = named(self._rows.days(sequences))
        self._oldest = int(sequences[0]) if len(sequences) else self.upcoming
        timed = (int(sequence) for sequence in sequences if not math.isnan(self._rows.clock(sequence)))
        self._first_timed = next(timed, None)
        hashes = _hashes(np.frombuffer(snapshot.rows.terms, dtype=TERM_ROW))
        self._frequency = np.bincount(hashes & _FREQUENCY_MASK, minlength=_FREQUENCY_SLOTS).astype(np.uint32)


def tombstone(held: Held) -> IndexEntry:
    """The message that deletes an entry from the compacted topic."""
    return IndexEntry(id=held.article.hex(), revision=held.revision.hex(), gone=True)


def _place(sequence: int) -> str:
    """Where an entry lies in the text store: in order of arrival, so that neighbours are written side by side."""
    return f"{sequence:016x}"


def _id_key(article: bytes) -> int:
    """The key that an article's revisions are found by; other articles may share it."""
    return int.from_bytes(article[:4], "little")


def _held(entry: IndexEntry) -> Held:
    return Held(
        sequence=entry.sequence,
        article=bytes.fromhex(entry.id),
        revision=bytes.fromhex(entry.revision),
        story=entry.decision.story.id if entry.decision and entry.decision.story else "",
        founded=entry.founded,
        clock=entry.clock.timestamp() if entry.clock is not None else None,
        published=stretch(entry.published),
        withdrawn=entry.withdrawn,
        language=entry.language or "",
        days=entry.signature.days if entry.signature else 0,
    )


def _shingle_keys(signature: Signature) -> NDArray[np.uint32]:
    """The key of the whole text, then one for each MinHash value."""
    values = np.frombuffer(signature.exact[:4] + signature.minhash, dtype="<u4")
    version = np.uint32(signature.algorithm * _ALGORITHM_FACTOR & _KEY_BITS)
    keys: NDArray[np.uint32] = values ^ (np.arange(len(values), dtype=np.uint32) * _PLACE_FACTOR + version)
    keys[0] = values[0]
    return keys


def _fact_keys(signature: Signature) -> NDArray[np.uint32]:
    return np.frombuffer(signature.facts, dtype="<u4").astype(np.uint32)


def _term_row(heaviest: bytes) -> NDArray[np.void]:
    """The heaviest terms of a signature as one `TERM_ROW`."""
    row = np.zeros(1, dtype=TERM_ROW)
    count = len(heaviest) // TERM_BYTES
    row["hashes"][0, :count] = np.frombuffer(heaviest, dtype="<u4", count=count)[:TERMS]
    row["weights"][0, :count] = np.frombuffer(heaviest, dtype="<f2", offset=4 * count)[:TERMS]
    return row


def _hashes(rows: NDArray[np.void]) -> NDArray[np.uint32]:
    """The hashes of the terms in `TERM_ROW`s, without what fills them up."""
    found: NDArray[np.uint32] = rows["hashes"][rows["weights"] > 0].astype(np.uint32)
    return found
