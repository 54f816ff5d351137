"""The searches of the index, compiled: which articles hold keys, which share most of them, and how alike they are.

Interpreted, each look-up waits for memory alone; here those of a search wait together. Segments of postings (see
`postings`) and chunks of rows (see `rows`) are arrays that come and go: they are passed as tables of numbers, a line
each, with the addresses of the arrays.
"""

from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.dedup.compiled import array_at, compiled, inner

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

BASE, NEWEST, POSTINGS, SIZE, STARTS, BITS, REST_BITS = range(7)
"""Columns of a table of segments: first and last sequence, address and number of the postings, address of the starts
of buckets (0 where a segment is not packed), bits of a sequence and bits of a key in a packed posting."""

CHUNK_COLUMNS = 3
NUMBER, TERMS_AT, DAYS_AT = range(CHUNK_COLUMNS)
"""Columns of a table of chunks: which rows it has (sequence // rows of a chunk), addresses of their terms and days."""

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

MAX_TERM_POSTINGS = 2048
"""Articles looked at for all terms together, those of the rarest terms first: frequent ones would cost more and more as
the index grows, and say little. With 4,500 wires held, one in 200 gets another best relation for it."""

SHARED_TERMS = 2
"""Heaviest terms that two accounts of one story share at least."""

MAX_COMPARED = 48
"""Articles compared by their terms: those that share the heaviest, later ones before earlier ones."""

ALWAYS_ALIKE = 2
"""Articles that come out as alike however similar: the most similar ones, which may be retold."""

MAX_ALIKE = 16
"""Articles that come out as alike: the most similar."""

PRIOR_ARTICLES = 1000
"""As if so many articles had been seen before the first: in a young index two accounts of one event would make the very
terms that tell it the most frequent ones."""

COSINE_STEPS = 1e4
"""A similarity has four decimal places, so that it is the same whatever order its sum was taken in."""

DAYS_WEIGHT = 0.06
"""What a nat that the days say counts beside the cosine: about what one is worth to a logistic regression of both."""

DISAGREEMENT = 1.2
"""What it takes away, in nats, that both name weekdays and none is the same; months; years. Of the pairs of reports of
two events of a kind that name weekdays both, .59 name none in common, of pairs of reports of one event .18; months .74
and .26, years .93 and .29. It counts once: who tells of another year mostly tells of another month, too."""

DAY_BITS = ((0, 7), (7, 19), (19, 64))
"""The bits of a mask of days for weekdays, months, and years: the first, and the one after the last."""

_KEY_BITS = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_ONE = np.uint64(1)
_GOLDEN, _GOLDEN_BITS = np.uint64(0x9E3779B97F4A7C15), np.uint64(40)
"""A large odd number, and the bits of a product with it that hashes are taken from."""
_MIN_SLOTS = 16
_SHARED_STEPS = 1e6
_TINY = float(np.finfo(float).tiny)


# ---------------------------------------------------------------- postings


@inner
def _first_from(postings: Any, wanted: Any, first: int, after: int) -> Any:
    """The first place from `first` on, and before `after`, where an ascending number is no smaller than the wanted."""
    while first < after:
        middle = (first + after) >> 1
        if postings[middle] < wanted:
            first = middle + 1
        else:
            after = middle
    return first


@inner
def _locate_sorted(segment: Integers, keys: Any, oldest: int, firsts: Any, counts: Any) -> None:
    """Where the postings of each key begin in a segment that is not packed, and how many they are."""
    size = segment[SIZE]
    postings = array_at(segment[POSTINGS], size, np.uint64)
    since = np.uint64(max(0, oldest - segment[BASE]))
    for place in range(len(keys)):
        key = np.uint64(keys[place]) << _KEY_BITS
        first = _first_from(postings, key | since, 0, size)
        firsts[place] = first
        if first < size and postings[first] <= key | _LOW:
            counts[place] = _first_from(postings, key | _LOW, first, size) - first


@inner
def _locate_packed(segment: Integers, keys: Any, oldest: int, firsts: Any, counts: Any) -> None:
    """As `_locate_sorted` in a packed segment."""
    bits, rest_bits = np.uint64(segment[BITS]), np.uint64(segment[REST_BITS])
    buckets = 1 << (32 - segment[REST_BITS])
    postings = array_at(segment[POSTINGS], segment[SIZE], np.uint32)
    starts = array_at(segment[STARTS], buckets + 1, np.uint32)
    rest_mask = (_ONE << rest_bits) - _ONE
    beyond = (_ONE << bits) - _ONE
    since = min(np.uint64(max(0, oldest - segment[BASE])), beyond)
    for place in range(len(keys)):
        bucket = np.int64(np.uint64(keys[place]) >> rest_bits)
        firsts[place] = starts[bucket]
        counts[place] = starts[bucket + 1]
    for place in range(len(keys)):
        rest = (np.uint64(keys[place]) & rest_mask) << bits
        after = counts[place]
        first = _first_from(postings, rest | since, firsts[place], after)
        firsts[place] = first
        if first < after and np.uint64(postings[first]) < rest | beyond:
            counts[place] = _first_from(postings, rest | beyond, first, after) - first
        else:
            counts[place] = 0


@inner
def _locate(segments: Any, keys: Any, oldest: int, firsts: Any, counts: Any) -> None:
    """Where the postings of each key begin in each segment, and how many they are, from the sequence `oldest` on."""
    for number in range(len(segments)):
        segment = segments[number]
        if segment[NEWEST] < oldest or segment[SIZE] == 0:
            continue
        if segment[STARTS]:
            _locate_packed(segment, keys, oldest, firsts[number], counts[number])
        else:
            _locate_sorted(segment, keys, oldest, firsts[number], counts[number])


@inner
def _sort(order: Any, values: Any, sign: int) -> None:
    """Put a few places in the order of their values, or with a sign of -1 against it; equal ones stay as they are."""
    for at in range(1, len(order)):
        place, before = order[at], at
        while before and sign * values[order[before - 1]] > sign * values[place]:
            order[before] = order[before - 1]
            before -= 1
        order[before] = place


@inner
def _in_a_row(count: int) -> Any:
    """The numbers from 0 on."""
    numbers = np.empty(count, np.int64)
    for number in range(count):
        numbers[number] = number
    return numbers


@inner
def _room(keys: Any, counts: Any, limit: int, total: int) -> Any:
    """How many postings to take of each key: `limit`, and of the rarest so many that they are no more than `total`."""
    available, room = np.zeros(len(keys), np.int64), np.empty(len(keys), np.int64)
    left = total
    for place in range(len(keys)):
        for segment in range(len(counts)):
            available[place] += counts[segment, place]
        room[place] = min(available[place], limit)
        left -= room[place]
    if left >= 0:
        return room
    order = _in_a_row(len(keys))
    _sort(order, keys, 1)
    _sort(order, available, 1)
    left = total
    for rarest in order:
        room[rarest] = min(room[rarest], left)
        left -= room[rarest]
    return room


@inner
def _copy(segment: Integers, first: int, count: int, sequences: Any, at: int) -> None:
    """The sequences of some neighbouring postings of a segment."""
    base = segment[BASE]
    if segment[STARTS]:
        packed = array_at(segment[POSTINGS], segment[SIZE], np.uint32)
        mask = np.uint32((1 << segment[BITS]) - 1)
        for step in range(count):
            sequences[at + step] = np.int64(packed[first + step] & mask) + base
    else:
        postings = array_at(segment[POSTINGS], segment[SIZE], np.uint64)
        for step in range(count):
            sequences[at + step] = np.int64(postings[first + step] & _LOW) + base


@inner
def _found(segments: Any, keys: Any, oldest: int, limit: int, total: int, newest_first: bool) -> tuple[Any, Any]:
    """See `find`."""
    firsts = np.empty((len(segments), len(keys)), np.int64)
    counts = np.zeros((len(segments), len(keys)), np.int64)
    _locate(segments, keys, oldest, firsts, counts)
    room = _room(keys, counts, limit, total)
    size = 0
    for place in range(len(keys)):
        size += room[place]
    places, sequences = np.empty(size, np.int64), np.empty(size, np.int64)
    at = 0
    for place in range(len(keys)):
        end = at + room[place]
        places[at:end] = place
        for step in range(len(segments)):
            segment = len(segments) - 1 - step if newest_first else step
            count = min(end - at, counts[segment, place])
            later = counts[segment, place] - count if newest_first else 0
            _copy(segments[segment], firsts[segment, place] + later, count, sequences, at)
            at += count
    return places, sequences


@compiled("Tuple((int64[::1], int64[::1]))(int64[:, ::1], uint32[::1], int64, int64, int64, boolean)")
def find(
    segments: Any, keys: Any, oldest: int, limit: int, total: int, newest_first: bool
) -> tuple[Integers, Integers]:
    """Places of keys in ascending order, and sequences; see `Postings.find`.

    With the first ones of each key, not the newest, they come in order of arrival.
    """
    return _found(segments, keys, oldest, limit, total, newest_first)


@compiled("boolean[::1](int64[:, ::1], uint32[::1], int64)")
def known(segments: Any, keys: Any, oldest: int) -> Any:
    """Whether anything is held under each of the keys."""
    firsts = np.empty((len(segments), len(keys)), np.int64)
    counts = np.zeros((len(segments), len(keys)), np.int64)
    _locate(segments, keys, oldest, firsts, counts)
    found = np.zeros(len(keys), np.bool_)
    for segment in range(len(segments)):
        for place in range(len(keys)):
            found[place] |= counts[segment, place] > 0
    return found


@compiled("int64(uint64[::1], int64, uint32[::1], uint64)")
def append(buffer: Any, size: int, keys: Any, number: int) -> Any:
    """Write postings of one article behind those of a buffer; returns how many it holds then."""
    for place in range(len(keys)):
        buffer[size + place] = np.uint64(keys[place]) << _KEY_BITS | np.uint64(number)
    return size + len(keys)


@inner
def _merge(postings: Any, ascending: int, late: Any) -> None:
    """Put further postings in ascending order among the first ones of an array, which has room for them behind."""
    mine, theirs = ascending - 1, len(late) - 1
    while theirs >= 0:
        if mine >= 0 and postings[mine] > late[theirs]:
            postings[mine + theirs + 1] = postings[mine]
            mine -= 1
        else:
            postings[mine + theirs + 1] = late[theirs]
            theirs -= 1


@compiled("int64(uint64[::1], int64, int64)")
def settle(buffer: Any, settled: int, size: int) -> Any:
    """Put ascending postings, behind `settled` other ones, among them; returns how many different ones there are."""
    late = np.empty(size - settled, np.uint64)
    distinct = 0
    for at in range(settled, size):
        if distinct == 0 or buffer[at] != late[distinct - 1]:
            late[distinct] = buffer[at]
            distinct += 1
    _merge(buffer, settled, late[:distinct])
    return settled + distinct


@inner
def _unpack(segment: Any, later: int, postings: Any) -> None:
    """Write the postings of a segment as those of one that is not packed, and that begins so much earlier."""
    shift = np.uint64(later)
    if not segment[STARTS]:
        plain = array_at(segment[POSTINGS], segment[SIZE], np.uint64)
        for at in range(len(plain)):
            postings[at] = plain[at] + shift
        return
    bits, rest_bits = np.uint64(segment[BITS]), np.uint64(segment[REST_BITS])
    buckets, mask = 1 << (32 - segment[REST_BITS]), (_ONE << bits) - _ONE
    packed = array_at(segment[POSTINGS], segment[SIZE], np.uint32)
    starts = array_at(segment[STARTS], buckets + 1, np.uint32)
    for bucket in range(buckets):
        first = np.uint64(bucket) << rest_bits
        for at in range(starts[bucket], starts[bucket + 1]):
            posting = np.uint64(packed[at])
            postings[at] = ((first | posting >> bits) << _KEY_BITS | posting & mask) + shift


@compiled("void(int64[::1], uint64[::1])")
def unpack(segment: Any, postings: Any) -> None:
    """Write the postings of a segment, a line of a table, as those of one that is not packed."""
    _unpack(segment, 0, postings)


@compiled("void(int64[::1], int64[::1], uint64[::1])")
def merge(older: Any, newer: Any, postings: Any) -> None:
    """Write the postings of two neighbouring segments, lines of a table, as those of one that is not packed."""
    _unpack(older, 0, postings)
    late = np.empty(newer[SIZE], np.uint64)
    _unpack(newer, newer[BASE] - older[BASE], late)
    _merge(postings, older[SIZE], late)


@compiled("void(uint64[::1], int64, int64, uint32[::1], uint32[::1])")
def pack(postings: Any, bits: int, rest_bits: int, packed: Any, starts: Any) -> None:
    """Write postings, and where the buckets of a packed segment begin, and the last one ends; see `postings`."""
    rest_mask = (1 << rest_bits) - 1
    bucket = 0
    for at in range(len(postings)):
        key = np.int64(postings[at] >> _KEY_BITS)
        while bucket < key >> rest_bits:
            bucket += 1
            starts[bucket] = at
        packed[at] = (key & rest_mask) << bits | np.int64(postings[at] & _LOW)
    starts[bucket + 1 :] = len(postings)


# ---------------------------------------------------------------- what is shared


@inner
def _grouped(places: Any, sequences: Any, weights: Any) -> tuple[Any, Any, Any]:
    """The different sequences, how often each comes, and the sum of the weights of its places, in order of place."""
    size = _MIN_SLOTS
    while size < 2 * len(sequences):
        size *= 2
    slots, last = np.full(size, -1, np.int32), np.uint64(size - 1)
    distinct, counts = np.empty(len(sequences), np.int64), np.empty(len(sequences), np.int64)
    sums = np.empty(len(sequences), np.float64)
    size = 0
    for at in range(len(sequences)):
        sequence, weight = sequences[at], weights[places[at]]
        slot = np.uint64(sequence) * _GOLDEN >> _GOLDEN_BITS & last
        while slots[slot] >= 0 and distinct[slots[slot]] != sequence:
            slot = (slot + _ONE) & last
        number = slots[slot]
        if number < 0:
            slots[slot] = size
            distinct[size], counts[size], sums[size] = sequence, 1, weight
            size += 1
        else:
            counts[number] += 1
            sums[number] += weight
    return distinct[:size], counts[:size], sums[:size]


@inner
def _best(sequences: Any, shared: Any, most: int, sign: int) -> Any:
    """At most so many sequences that share something: most first, then the first ones, or with a sign of -1 the last.

    What is shared is below 0 for those that are left out.
    """
    chosen, values = np.empty(most + 1, np.int64), np.empty(most + 1, np.float64)
    size = 0
    for place in range(len(sequences)):
        sequence, value = sequences[place], shared[place]
        if value < 0 or (size == most and value < values[most - 1]):
            continue
        at = size
        while at and (values[at - 1] < value or (values[at - 1] == value and sign * (chosen[at - 1] - sequence) > 0)):
            chosen[at], values[at] = chosen[at - 1], values[at - 1]
            at -= 1
        chosen[at], values[at] = sequence, value
        size = min(size + 1, most)
    return chosen[:size]


@compiled("int64[::1](int64[:, ::1], uint32[::1], int64)")
def overlapping(segments: Any, keys: Any, oldest: int) -> Integers:
    """Sequences of the articles that are to be aligned: those under the first key, then those under most others.

    One may come twice.
    """
    places, sequences = _found(segments, keys, oldest, MAX_HOLDERS, MAX_HOLDERS * len(keys), False)
    equal = 0
    while equal < len(places) and places[equal] == 0:
        equal += 1
    others, counts, shared = _grouped(places[equal:], sequences[equal:], np.zeros(len(keys)))
    for at in range(len(others)):
        shared[at] = counts[at] if counts[at] >= SHARED_VALUES else -1.0
    ranked, equal = _best(others, shared, MAX_ALIGNED, 1), min(equal, MAX_ALIGNED)
    found = np.empty(equal + len(ranked), np.int64)
    for at in range(len(found)):
        found[at] = sequences[at] if at < equal else ranked[at - equal]
    return found


# ---------------------------------------------------------------- terms


@inner
def _half(bits: int) -> Any:
    """A float16, no less than 0, given as its bits."""
    exponent, fraction = np.int64(bits) >> 10, np.int64(bits) & 0x3FF
    if exponent == 0:
        return fraction * 2.0**-24
    return (1024 + fraction) * 2.0**-25 * np.float64(1 << exponent)


@inner
def _rounded(number: float, steps: float) -> Any:
    return np.rint(number * steps) / steps


@inner
def _rarity(count: int, articles: int) -> Any:
    """Inverse document frequency among the articles held, and `PRIOR_ARTICLES` that each term is rare in."""
    return log((articles + PRIOR_ARTICLES) / (min(count, articles) + 1))


@inner
def _counts(frequency: Any, hashes: Any) -> Any:
    """How many articles have each of the terms, as the counters have it."""
    counts, last = np.empty(len(hashes), np.int64), np.uint32(len(frequency) - 1)
    for place in range(len(hashes)):
        counts[place] = frequency[hashes[place] & last]
    return counts


@inner
def _sharing(segments: Any, hashes: Any, mine: Any, counts: Any, oldest: int, min_cosine: float) -> Any:
    """Sequences of the articles that share the heaviest of these terms, by the weights that the terms have here.

    So many of the rarest terms are looked at as there is room for, counted as the counters have it, which spares the
    search for the most frequent ones. Those that share too little of the weight for a cosine of `min_cosine` are left
    out.
    """
    order, wanted = _in_a_row(len(hashes)), np.zeros(len(hashes), np.bool_)
    _sort(order, counts, 1)
    before = 0
    for rarest in order:
        wanted[rarest] = before < MAX_TERM_POSTINGS and mine[rarest] > 0
        before += min(counts[rarest], MAX_TERM_HOLDERS)
    keys, weights = np.empty(len(hashes), np.uint32), np.empty(len(hashes), np.float64)
    size, square = 0, 0.0
    for place in range(len(hashes)):
        square += mine[place] ** 2
        if wanted[place]:
            keys[size], weights[size] = hashes[place], mine[place] ** 2
            size += 1
    places, sequences = _found(segments, keys[:size], oldest, MAX_TERM_HOLDERS, MAX_TERM_POSTINGS, True)
    distinct, together, shared = _grouped(places, sequences, weights)
    least = square * max(0.0, min_cosine - 1 / COSINE_STEPS) ** 2
    for at in range(len(distinct)):
        enough = together[at] >= SHARED_TERMS and shared[at] >= least
        shared[at] = _rounded(shared[at], _SHARED_STEPS) if enough else -1.0
    return _best(distinct, shared, MAX_COMPARED, -1)


@inner
def _address(chunks: Any, chunk_rows: int, sequence: int, column: int, size: int) -> Any:
    """Where the row of a sequence that is held lies, of a column whose rows have so many bytes."""
    for line in range(len(chunks) - 1, -1, -1):
        if chunks[line, NUMBER] == sequence // chunk_rows:
            return chunks[line, column] + size * (sequence % chunk_rows)
    raise KeyError("an article is found that is not held")


@inner
def _slots(hashes: Any) -> Any:
    """A small table of the places of terms by their hashes, with room enough for most look-ups to end at once."""
    size = _MIN_SLOTS
    while size < 2 * len(hashes):
        size *= 2
    slots = np.full(size, -1, np.int64)
    for place in range(len(hashes)):
        slot = np.int64(hashes[place]) & (size - 1)
        while slots[slot] >= 0 and hashes[slots[slot]] != hashes[place]:
            slot = (slot + 1) & (size - 1)
        if slots[slot] < 0:
            slots[slot] = place
    return slots


@inner
def _place(wanted: int, slots: Any, hashes: Any) -> Any:
    """The place of a term by its hash; -1 where it is none of them."""
    slot = np.int64(wanted) & (len(slots) - 1)
    while slots[slot] >= 0 and hashes[slots[slot]] != wanted:
        slot = (slot + 1) & (len(slots) - 1)
    return slots[slot]


@inner
def _cosines(chunks: Any, chunk_rows: int, frequency: Any, hashes: Any, mine: Any, others: Any, articles: int) -> Any:
    """The cosines of an article's terms and those of others, terms weighed by how rare they are by now."""
    size = len(hashes)
    theirs, halves = np.empty((len(others), size), np.uint32), np.empty((len(others), size), np.uint16)
    for at in range(len(others)):
        row = _address(chunks, chunk_rows, others[at], TERMS_AT, (theirs.itemsize + halves.itemsize) * size)
        row_hashes = array_at(row, size, np.uint32)
        row_halves = array_at(row + theirs.itemsize * size, size, np.uint16)
        for term in range(size):
            theirs[at, term], halves[at, term] = row_hashes[term], row_halves[term]
    counts = _counts(frequency, theirs.reshape(-1)).reshape(theirs.shape)  # all at once: they wait for memory together
    slots, square = _slots(hashes), 0.0
    for place in range(size):
        square += mine[place] ** 2
    cosines = np.empty(len(others), np.float64)
    for at in range(len(others)):
        product = length = 0.0
        for term in range(size):
            weight = _half(halves[at, term])
            if weight > 0:
                weight *= _rarity(counts[at, term], articles)
                length += weight**2
                place = _place(theirs[at, term], slots, hashes)
                product += mine[place] * weight if place >= 0 else 0.0
        cosines[at] = min(_rounded(product / max(sqrt(length * square), _TINY), COSINE_STEPS), 1.0)
    return cosines


@inner
def _agreement(here: Any, there: Any, said: Any) -> Any:
    """See `agreement`."""
    total = 0.0
    for first, after in DAY_BITS:
        mask = (_ONE << np.uint64(after - first)) - _ONE << np.uint64(first)
        both = here & there & mask
        if both:
            best = 0.0
            for bit in range(first, after):
                best = max(best, said[bit] if both >> np.uint64(bit) & _ONE else 0.0)
            total += best
        elif here & mask and there & mask:
            total -= DISAGREEMENT
    return max(total, -DISAGREEMENT)


@compiled("float64(uint64, uint64, float64[::1])")
def agreement(here: int, there: int, said: Floats) -> Any:
    """What two masks of days say for (above 0) or against one event, in nats; `said` is what a day says both name."""
    return _agreement(here, there, said)


@compiled("void(uint32[::1], uint32[::1], int64)")
def count(frequency: Any, hashes: Any, step: int) -> None:
    """Add so much to the counters of some terms."""
    last = np.uint32(len(frequency) - 1)
    for place in range(len(hashes)):
        frequency[hashes[place] & last] += np.uint32(step)


@compiled(
    "float64[:, ::1](int64[:, ::1], int64[:, ::1], int64, uint32[::1], uint32[::1],"
    "float64[::1], int64, int64, uint64, float64[::1], float64, float64)"
)
def alike(
    segments: Any,
    chunks: Any,
    chunk_rows: int,
    frequency: Any,
    hashes: Any,
    weights: Any,
    articles: int,
    oldest: int,
    days: int,
    said: Any,
    min_cosine: float,
    min_similarity: float,
) -> Floats:
    """Sequences of the articles with terms in common, their cosines, their similarities: most alike by cosine first.

    `segments` are those of the terms' postings, `chunks` those of the rows held, of `chunk_rows` rows each; `frequency`
    counts the articles that have a term, by the last bits of its hash. `hashes` and `weights` are the article's terms,
    `days` is the mask of the days that it names, `said` what each says that two texts name. How many are held is
    `articles`, the first of them `oldest`. For the least cosine and similarity see `Index.candidates`.
    """
    counts, mine = _counts(frequency, hashes), np.empty(len(hashes), np.float64)
    for place in range(len(hashes)):
        mine[place] = weights[place] * _rarity(counts[place], articles)
    others = _sharing(segments, hashes, mine, counts, oldest, min_cosine)
    cosines = _cosines(chunks, chunk_rows, frequency, hashes, mine, others, articles)
    ranked = _in_a_row(len(others))
    _sort(ranked, others, 1)
    _sort(ranked, cosines, -1)
    found = np.empty((3, len(others)), np.float64)
    size = 0
    for rank in range(min(len(ranked), MAX_ALIKE)):
        cosine = cosines[ranked[rank]]
        sequence = others[ranked[rank]]
        theirs = array_at(_address(chunks, chunk_rows, sequence, DAYS_AT, 8), 1, np.uint64)[0]
        similar = cosine + DAYS_WEIGHT * _agreement(days, theirs, said)
        similarity = _rounded(min(max(similar, 0.0), 1.0), COSINE_STEPS)
        if cosine >= min_cosine and (rank < ALWAYS_ALIKE or similarity >= min_similarity):
            found[0, size], found[1, size], found[2, size] = sequence, cosine, similarity
            size += 1
    return found[:, :size].copy()
