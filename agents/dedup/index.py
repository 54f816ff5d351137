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

from agents.dedup.crosslingual import Codes, CodesDump, Model
from agents.dedup.days import agreement, count, named, shares
from agents.dedup.postings import Postings, Segment, first_of_equal
from agents.dedup.rows import TERM_ROW, Held, Packed, Rows
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

TERM_BYTES = 6
"""Of a term in a signature."""

SHARED_TERMS = 2
"""Heaviest terms that two accounts of one story share at least."""

MAX_COMPARED = 48
"""Articles compared by their terms: those that share the heaviest, later ones before earlier ones."""

ALWAYS_ALIKE = 2
"""Articles that come out as alike however similar: the most similar ones, which may be retold."""

MAX_ALIKE = 16
"""Articles that come out as alike: the most similar."""

COSINE_DIGITS = 4
"""Decimal places of a similarity, so that it is the same whatever order its sum was taken in."""
_COSINE_ROUNDING = 10.0**-COSINE_DIGITS

DAYS_WEIGHT = 0.06
"""What a nat that the days say counts beside the cosine: about what one is worth to a logistic regression of both."""

SHARED_FACTS = 2
"""Heaviest facts that a text and its translation share at least."""

MAX_FACT_HOLDERS = 256
"""Articles looked at for each fact: the last that came."""

MAX_ABROAD = 4
"""Articles in other languages that are compared: those that share the rarest facts."""

PRIOR_ARTICLES = 1000
"""As if so many articles had been seen before the first: in a young index two accounts of one event would make the very
terms that tell it the most frequent ones."""

MAX_TERM_POSTINGS = 2048
"""Articles looked at for all terms together, those of the rarest terms first: frequent ones would cost more and more as
the index grows, and say little. With 4,500 wires held, one in 200 gets another best relation for it."""

_FREQUENCY_SLOTS = 1 << 22
"""Counters of document frequency, terms hashed into them: 16 MB; of a million terms one in five shares its counter."""
_FREQUENCY_MASK = np.uint32(_FREQUENCY_SLOTS - 1)

_ID_DIGITS = 32
_PLACE_BITS = 5
_PLACE_MASK = (1 << _PLACE_BITS) - 1
"""Bits that hold the place of a term among `TERMS`."""

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

    format: Literal[5]
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
        found = self._shingles.find(self._hashed(signature).shingles, MAX_HOLDERS, oldest=self._oldest)
        equal = np.sort(found.sequences[found.places == 0])
        sharing = np.sort(found.sequences[found.places > 0])
        first, shared = _groups(sharing)
        enough = shared >= SHARED_VALUES
        ranked = sharing[first[enough]][np.argsort(-shared[enough], kind="stable")]
        chosen = dict.fromkeys([*equal[:MAX_ALIGNED].tolist(), *ranked[:MAX_ALIGNED].tolist()])
        return tuple(self._rows[sequence] for sequence in chosen)

    def _alike(self, signature: Signature, min_cosine: float, min_similarity: float) -> tuple[Alike, ...]:
        if len(signature.heaviest) < SHARED_TERMS * TERM_BYTES:
            return ()
        hashes, weights = (column[0] for column in _unpacked(self._hashed(signature).terms))
        mine = weights * self._rarity(hashes)
        chosen = self._sharing_terms(hashes, mine, min_cosine)
        if not len(chosen):
            return ()
        cosines = self._cosines(hashes, mine, chosen)
        near = cosines >= min_cosine
        chosen, cosines = chosen[near], cosines[near]
        said = agreement(signature.days, self._rows.days(chosen), shares(self._named, len(self._rows)))
        similarities = np.clip(cosines + DAYS_WEIGHT * said, 0.0, 1.0).round(COSINE_DIGITS)
        found = zip(chosen.tolist(), cosines.tolist(), similarities.tolist(), strict=True)
        ranked = sorted(found, key=_most_similar_first)[:MAX_ALIKE]
        return tuple(
            Alike(self._rows[sequence], cosine, similarity)
            for place, (sequence, cosine, similarity) in enumerate(ranked)
            if place < ALWAYS_ALIKE or similarity >= min_similarity
        )

    def _sharing_terms(
        self, hashes: NDArray[np.uint32], mine: NDArray[np.float64], min_cosine: float
    ) -> NDArray[np.int64]:
        """Sequences of the articles that share the heaviest of these terms, by the weights that the terms have here.

        Those that share too little of the weight for a cosine of `min_cosine` are left out.
        """
        heavy = self._rare_enough(hashes, mine)
        found = self._terms.find(
            hashes[heavy], MAX_TERM_HOLDERS, oldest=self._oldest, newest_first=True, total=MAX_TERM_POSTINGS
        )
        # sorted as one number each, so that those of one article stand side by side
        together = np.sort(found.sequences << _PLACE_BITS | found.places)
        sequences = together >> _PLACE_BITS
        first, counts = _groups(sequences)
        if not len(first):
            return sequences
        weights = mine[heavy] ** 2
        shared = np.add.reduceat(weights[together & _PLACE_MASK], first)
        least = (mine**2).sum() * max(0.0, min_cosine - _COSINE_ROUNDING) ** 2
        enough = (counts >= SHARED_TERMS) & (shared >= least)
        sequences, shared = sequences[first[enough]], shared[enough].round(6)
        if len(shared) > MAX_COMPARED:
            most = shared >= np.partition(shared, -MAX_COMPARED)[-MAX_COMPARED]
            sequences, shared = sequences[most], shared[most]
        best: NDArray[np.int64] = sequences[np.lexsort((-sequences, -shared))[:MAX_COMPARED]]
        return best

    def _rare_enough(self, hashes: NDArray[np.uint32], mine: NDArray[np.float64]) -> NDArray[np.int64]:
        """The places of the terms whose articles are looked at: so many of the rarest as there is room for.

        They are counted here as the counters have it, which spares the search for those that are most frequent.
        """
        frequency = self._frequency[hashes & _FREQUENCY_MASK]
        rarest_first = np.argsort(frequency, kind="stable")
        holders = np.minimum(frequency[rarest_first], MAX_TERM_HOLDERS)
        wanted = rarest_first[(holders.cumsum() - holders < MAX_TERM_POSTINGS) & (mine[rarest_first] > 0)]
        return np.sort(wanted)

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

    def _cosines(
        self, hashes: NDArray[np.uint32], mine: NDArray[np.float64], others: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """The cosines of an article's terms and those of others, terms weighed by how rare they are by now."""
        their_hashes, their_weights = _unpacked(self._rows.terms(others))
        theirs = their_weights * self._rarity(their_hashes)
        order = np.argsort(hashes, kind="stable")
        place = order[np.minimum(np.searchsorted(hashes, their_hashes, sorter=order), len(order) - 1)]
        products = np.where(hashes[place] == their_hashes, mine[place], 0.0) * theirs
        lengths = np.sqrt(np.einsum("ij,ij->i", theirs, theirs) * mine.dot(mine))
        cosines: NDArray[np.float64] = products.sum(axis=1) / np.maximum(lengths, np.finfo(float).tiny)
        return np.minimum(cosines.round(COSINE_DIGITS), 1.0)

    def _rarity(self, hashes: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Inverse document frequency among the articles held, and `PRIOR_ARTICLES` that each term is rare in."""
        frequency = self._frequency[hashes & _FREQUENCY_MASK]
        articles = len(self._rows) + PRIOR_ARTICLES
        rarity: NDArray[np.float64] = np.log(articles / (np.minimum(frequency, len(self._rows)) + 1))
        return rarity

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
        np.add.at(self._frequency, _hashes(terms) & _FREQUENCY_MASK, np.uint32(1))

    def _remove(self, held: Held) -> None:
        """Forget one entry; where it is not the oldest, its postings are taken out one by one."""
        if held.sequence != self._oldest:
            for postings in (self._ids, self._shingles, self._terms, self._facts):
                postings.remove(held.sequence)
        slots = _hashes(self._rows.terms(np.array([held.sequence]))) & _FREQUENCY_MASK
        np.subtract.at(self._frequency, slots, np.uint32(1))
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
            format=5,
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


def _most_similar_first(found: tuple[int, float, float]) -> tuple[float, int]:
    sequence, cosine, _ = found
    return -cosine, sequence


def _groups(ascending: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each run of equal numbers begins, and how long it is."""
    first = first_of_equal(ascending).nonzero()[0]
    lengths = np.empty_like(first)
    lengths[:-1] = first[1:] - first[:-1]
    lengths[-1:] = len(ascending) - first[-1:]
    return first, lengths


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


def _unpacked(rows: NDArray[np.void]) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """`TERM_ROW`s as two matrices, one row an article: the terms' hashes and weights."""
    return rows["hashes"].astype(np.uint32), rows["weights"].astype(np.float64)


def _hashes(rows: NDArray[np.void]) -> NDArray[np.uint32]:
    """The hashes of the terms in `TERM_ROW`s, without what fills them up."""
    found: NDArray[np.uint32] = rows["hashes"][rows["weights"] > 0].astype(np.uint32)
    return found
