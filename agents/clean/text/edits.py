"""The bookkeeping of a cleaned text: what was changed, where, and how to put it back.

A text is described by what happens to it: `Change`s (a passage removed or replaced) and `White` runs (white space
levelled). `apply` turns both into the cleaned text with its `edits` and `spacing`; `restore` is its inverse.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from schemas.article import Edit, EditKind, Spacing

EDIT_BYTES = 72
"""What an edit takes in JSON besides its `original` and its rule's name: four more keys, the kind, two numbers."""

SPACING_BYTES = 12
"""What an entry of `spacing` takes in JSON besides its `original`."""

_ESCAPED = ('"', "\\", "\n", "\r", "\t")
"""Characters that take two bytes in JSON; rarer ones take more, which is left out of account."""


class Change(NamedTuple):
    """`raw[start:end]` becomes `put` (empty: it is removed). Offsets count code points of the text that came in.

    `put` is white space as a whole (a space or a newline) or has none at its ends and single spaces within.
    """

    start: int
    end: int
    put: str
    kind: EditKind
    rule: str


class White(NamedTuple):
    """A maximal run of white space, `raw[start:end]`, that is levelled to `put`: a space or a newline."""

    start: int
    end: int
    put: str


class _Entry(NamedTuple):
    """`text[at:at+length]` stood as `raw[start:end]`; levelled white space has no kind."""

    at: int
    length: int
    start: int
    end: int
    kind: EditKind | None = None
    rule: str = ""


class Levelled:
    """A text after some changes, with what undoes them.

    Attributes:
        text: the text; no white space at its ends, none but single spaces and newlines within.
    """

    def __init__(self, raw: str, text: str, entries: list[_Entry]) -> None:
        self.text = text
        self._raw = raw
        self._entries = entries

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Passages removed or replaced, in order."""
        raw = self._raw
        return tuple(
            [
                Edit(at, length, raw[start:end], kind, rule)
                for at, length, start, end, kind, rule in self._joined
                if kind is not None
            ]
        )

    @cached_property
    def spacing(self) -> tuple[Spacing, ...]:
        """White space levelled, in order."""
        raw = self._raw
        return tuple(
            [Spacing(at, length, raw[start:end]) for at, length, start, end, kind, _ in self._joined if kind is None]
        )

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text that `text[start:end]`, which must not be empty, came from."""
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, position: int) -> tuple[int, int]:
        """The span of the raw text that the character at a position came from."""
        number = bisect_right(self._positions, position) - 1
        if number < 0:
            return position, position + 1
        entry = self._entries[number]
        if position < entry.at + entry.length:
            return entry.start, entry.end
        source = position + entry.end - (entry.at + entry.length)
        return source, source + 1

    @cached_property
    def _positions(self) -> list[int]:
        return [entry.at for entry in self._entries]

    @cached_property
    def _joined(self) -> list[_Entry]:
        """The entries, neighbours as one where that takes fewer bytes: `original` then holds what is between them."""
        entries = self._entries
        if len(entries) < 2:
            return entries
        joined = entries[:1]
        for entry in entries[1:]:
            if entry.kind is None and entry.start - joined[-1].end >= SPACING_BYTES:
                joined.append(entry)  # nearly always: most entries stand between paragraphs
                continue
            first = _worth_joining(self._raw, joined, entry)
            if first is None:
                joined.append(entry)
                continue
            at, start = joined[first].at, joined[first].start
            joined[first:] = [_Entry(at, entry.at + entry.length - at, start, entry.end, entry.kind, entry.rule)]
        return joined


def _worth_joining(raw: str, joined: list[_Entry], entry: _Entry) -> int | None:
    """The number of the entry that this one is better written together with: levelled white space of its like right
    before it, or a repair of the same rule with nothing but white space levelled between them. None if there is none.
    """
    if entry.kind not in (None, EditKind.ENCODING):
        return None
    number, saved = len(joined) - 1, SPACING_BYTES
    if entry.kind is not None:
        saved = EDIT_BYTES + len(entry.rule)
        while number > 0 and joined[number].kind is None:
            number, saved = number - 1, saved + SPACING_BYTES + joined[number].end - joined[number].start
    last = joined[number]
    if (last.kind, last.rule) != (entry.kind, entry.rule) or entry.start - last.end >= saved:
        return None
    return number if _size(raw[last.end : entry.start]) < saved else None


def _size(text: str) -> int:
    """Bytes of a string in JSON, without its quotation marks."""
    return len(text.encode("utf-8", "surrogatepass")) + sum(text.count(char) for char in _ESCAPED)


def apply(raw: str, changes: Iterable[Change], whites: Iterable[White]) -> Levelled:
    """The text with its changes made and its white space levelled.

    Args:
        raw: any text.
        changes: in order, not overlapping.
        whites: in order, not overlapping; every run of white space but single spaces. What of them lies within a
            change is its own affair.
    """
    merged = _merged(raw, list(changes), list(whites))
    if not merged and raw == raw.strip():
        return Levelled(raw, raw, [])
    writer = _Writer(raw)
    for _, items in groupby(merged, key=type):
        alike = list(items)
        runs = [item for item in alike if isinstance(item, White)]
        if runs:
            writer.take_whites(runs)
        else:
            for change in alike:
                writer.take(change)
    return writer.finish()


def restore(text: str, edits: Sequence[Edit], spacing: Sequence[Spacing]) -> str:
    """The text that came in, from a record's `text`, `edits` and `spacing`: the inverse of cleaning.

    What was removed at a position comes before what was replaced there, edits before spacing.
    """
    entries = [(edit.at, edit.length, edit.original) for edit in edits]
    entries += [(white.at, white.length, white.original) for white in spacing]
    parts, position = [], 0
    for at, length, original in sorted(entries, key=lambda entry: (entry[0], entry[1] > 0)):
        parts += [text[position:at], original]
        position = at + length
    return "".join(parts) + text[position:]


def _merged(raw: str, changes: list[Change], whites: list[White]) -> list[Change | White]:
    """Both in order of position, of the white space what no change covers."""
    if not changes:
        return [*whites]
    merged: list[Change | White] = []
    items: list[Change | White] = [*changes, *whites]
    for item in sorted(items, key=itemgetter(0)):  # stable: a change comes before white space
        last = merged[-1] if merged else None
        if last and last.end > item.start:
            if isinstance(item, White):
                _add_part(raw, merged, item, last.end, item.end)
                continue
            merged.pop()  # white space around the beginning of a change
            _add_part(raw, merged, last, last.start, item.start)
            merged.append(item)
            _add_part(raw, merged, last, item.end, last.end)
        else:
            merged.append(item)
    return merged


def _add_part(raw: str, merged: list[Change | White], white: Change | White, start: int, end: int) -> None:
    """Add what is left of a run of white space."""
    if start < end:
        newline = white.put == "\n" and not {"\n", "\r"}.isdisjoint(raw[start:end])
        merged.append(White(start, end, "\n" if newline else " "))


class _Writer:
    """Writes the cleaned text from left to right.

    White space and removed passages between two pieces of text that stay make one gap; a gap is written as one
    separator, so that removing a paragraph does not leave two newlines.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.position = 0
        self.parts: list[str] = []
        self.length = 0
        self.entries: list[_Entry] = []
        self.gap: list[Change | White] = []

    def take_whites(self, whites: list[White]) -> None:
        """Runs of white space with nothing but text that stays between them: nearly all there is."""
        for white in whites[:2]:
            self.take(white)
        if len(whites) <= 2:  # what lies between the second and the last is in no other gap
            return
        raw, parts, entries, length = self.raw, self.parts, self.entries, self.length
        for (start, end, put), following in pairwise(whites[1:]):
            if end - start > 1 or raw[start] != put:
                entries.append(_Entry(length, len(put), start, end))
            parts += [put, raw[end : following.start]]
            length += len(put) + following.start - end
        self.length = length
        self.gap = [whites[-1]]
        self.position = whites[-1].end

    def take(self, item: Change | White) -> None:
        """What stays before the item, then the item."""
        start, end, put = item[:3]
        blank = not put or put.isspace()
        self._keep(start, blank and isinstance(item, Change))
        self.position = end
        if blank:
            self.gap.append(item)
        elif isinstance(item, Change):
            self._close_gap()
            self.entries.append(_Entry(self.length, len(put), start, end, item.kind, item.rule))
            self._write(put)

    def finish(self) -> Levelled:
        """What stays after the last item, and the whole."""
        self._keep(len(self.raw), before_removal=True)
        self._close_gap(last=True)
        return Levelled(self.raw, "".join(self.parts), self.entries)

    def _keep(self, end: int, before_removal: bool) -> None:
        """What stays up to `end`; a space at its border belongs to the gap there."""
        start = self.position
        if start < end and self.raw[start] == " " and (self.gap or not self.parts):
            self.gap.append(White(start, start + 1, " "))
            start += 1
        space = start < end and before_removal and self.raw[end - 1] == " "
        kept_end = end - 1 if space else end
        if start < kept_end:
            self._close_gap()
            self._write(self.raw[start:kept_end])
        if space:
            self.gap.append(White(end - 1, end, " "))

    def _write(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += len(piece)

    def _close_gap(self, *, last: bool = False) -> None:
        """Write the gap's separator and note what it stands for."""
        if not self.gap:
            return
        gap, self.gap = self.gap, []
        if len(gap) == 1 and isinstance(gap[0], White) and self.parts and not last:
            self._level(gap[0], gap[0].put)
            return
        put = "" if last or not self.parts else _separator(gap)
        kept = _kept_white(self.raw, gap, put) if put else None
        taken: int | None = None  # where white space began that goes with the removal after it
        for number, item in enumerate(gap):
            if item is kept:
                self._level(item, put)
            elif isinstance(item, White):
                taken = item.start
            else:
                stands_in = bool(put) and kept is None and number == len(gap) - 1
                start, taken = item.start if taken is None else taken, None
                if start < item.end or stands_in:
                    self.entries.append(_Entry(self.length, int(stands_in), start, item.end, item.kind, item.rule))
                if stands_in:
                    self._write(put)
        if taken is not None:
            self.entries.append(_Entry(self.length, 0, taken, gap[-1].end))

    def _level(self, white: Change | White, put: str) -> None:
        """Write the separator that stands for a run of white space."""
        start, end = white[:2]
        if end - start > 1 or self.raw[start:end] != put:
            self.entries.append(_Entry(self.length, len(put), start, end))
        self.parts.append(put)
        self.length += len(put)


def _separator(gap: list[Change | White]) -> str:
    """A newline where one stood in the gap, else a space where any white space did, else nothing."""
    white = "".join(item.put for item in gap)
    return "\n" if "\n" in white else " " if white else ""


def _kept_white(raw: str, gap: list[Change | White], put: str) -> White | None:
    """The white space of the gap that stays as its separator: one that is it already, else the last of its sort."""
    whites = [item for item in gap if isinstance(item, White)]
    for white in whites:
        if raw[white.start : white.end] == put:
            return white
    alike = [white for white in whites if white.put == put]
    return next(reversed(alike or whites), None)
