"""The bookkeeping of a cleaned text: what was changed, where, and how to put it back.

A text is described by what happens to it: `Change`s (a passage removed or replaced) and `White` runs (white space
levelled). `apply` turns both into the cleaned text with its `edits` and `spacing`; `restore` is its inverse.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.article import Edit, EditKind, Spacing


class Change(NamedTuple):
    """`raw[start:end]` becomes `put` (empty: it is removed). Offsets count code points of the text that came in."""

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


class _Anchor(NamedTuple):
    """Where a stretch of the cleaned text comes from; `same` where its characters are those of the raw text."""

    out: int
    start: int
    end: int
    same: bool


@dataclass
class Levelled:
    """A text after some changes, with what undoes them.

    Attributes:
        text: the text; no white space at its ends, none but single spaces and newlines within.
        edits: passages removed or replaced, in order.
        spacing: white space levelled, in order.
    """

    text: str
    edits: tuple[Edit, ...]
    spacing: tuple[Spacing, ...]
    anchors: list[_Anchor] = field(default_factory=list)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text that `text[start:end]`, which must not be empty, came from."""
        first, last = self._anchor(start), self._anchor(end - 1)
        begin = first.start + (start - first.out) if first.same else first.start
        return begin, (last.start + (end - last.out) if last.same else last.end)

    def _anchor(self, position: int) -> _Anchor:
        return self.anchors[bisect_right(self.anchors, position, key=lambda anchor: anchor.out) - 1]


def apply(raw: str, changes: Iterable[Change], whites: Iterable[White]) -> Levelled:
    """The text with its changes made and its white space levelled.

    Args:
        raw: any text.
        changes: in order, not overlapping.
        whites: in order, not overlapping; every run of white space but single spaces. Those within a change are its
            own affair and are passed over; a change must not begin or end inside one.
    """
    writer = _Writer(raw)
    for item in _merged(changes, whites):
        writer.take(item)
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


def _merged(changes: Iterable[Change], whites: Iterable[White]) -> list[Change | White]:
    """Both in order of position, without the white space that a change covers."""
    merged: list[Change | White] = []
    covered = 0
    items: list[Change | White] = [*changes, *whites]
    for item in sorted(items, key=lambda item: (item.start, isinstance(item, White))):
        if isinstance(item, White) and item.start < covered:
            continue
        merged.append(item)
        covered = item.end
    return merged


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
        self.edits: list[Edit] = []
        self.spacing: list[Spacing] = []
        self.anchors: list[_Anchor] = []
        self.gap: list[Change | White] = []

    def take(self, item: Change | White) -> None:
        """What stays before the item, then the item."""
        blank = not item.put or item.put.isspace()
        self._keep(item.start, isinstance(item, Change) and blank)
        self.position = item.end
        if blank:
            self.gap.append(item)
        elif isinstance(item, Change):
            self._close_gap()
            self.edits.append(Edit(self.length, len(item.put), self.raw[item.start : item.end], item.kind, item.rule))
            self._write(item.put, item.start, item.end, same=False)

    def finish(self) -> Levelled:
        self._keep(len(self.raw), before_removal=True)
        self._close_gap(last=True)
        return Levelled("".join(self.parts), tuple(self.edits), tuple(self.spacing), self.anchors)

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
            self._write(self.raw[start:kept_end], start, kept_end, same=True)
        if space:
            self.gap.append(White(end - 1, end, " "))

    def _write(self, piece: str, start: int, end: int, *, same: bool) -> None:
        self.anchors.append(_Anchor(self.length, start, end, same))
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
        taken = ""  # white space before a removal goes with it
        for number, item in enumerate(gap):
            original = self.raw[item.start : item.end]
            if item is kept:
                self._level(item, put)
            elif isinstance(item, White):
                taken = original
            else:
                stands_in = bool(put) and kept is None and number == len(gap) - 1
                self.edits.append(Edit(self.length, int(stands_in), taken + original, item.kind, item.rule))
                taken = ""
                if stands_in:
                    self._write(put, item.start, item.end, same=False)
        if taken:
            self.spacing.append(Spacing(self.length, 0, taken))

    def _level(self, white: White, put: str) -> None:
        """Write the separator that stands for a run of white space."""
        original = self.raw[white.start : white.end]
        if original != put:
            self.spacing.append(Spacing(self.length, 1, original))
        self._write(put, white.start, white.end, same=False)


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
