"""Sentences of two texts side by side: the passages that show a rewrite or a translation."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from agents.dedup.words import MAX_CHARS, spans
from schemas.article import Passage

MAX_PASSAGES = 64
"""Passages a relation shows at most: the first."""

_NEXT = r"(?=\s{1,4}[\"'“„«‘(\[]{0,2}[^\W\d_a-z])"
_END = re.compile(
    "\n|[。！？]{1,4}[”’」』）]{0,4}"
    rf"|(?<=[^\W\d_]{{2}})[.!?…]{{1,4}}[\"'”’»)\]]{{0,4}}{_NEXT}|(?<=\d)[.!?][\"'”’»)\]]{{0,4}}{_NEXT}"
)
"""A line break, an end of an East Asian sentence, or a stop after two letters or a digit before a word that begins
with no small Latin letter: not one in `U.S.` or `p.m.`"""


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points, without the white space around it."""
    read = text[:MAX_CHARS]
    ends = [0, *(found.end() for found in _END.finditer(read)), len(read)]
    found = []
    for start, end in pairwise(ends):
        sentence = read[start:end]
        stripped = sentence.strip()
        if stripped:
            first = start + len(sentence) - len(sentence.lstrip())
            found.append((first, first + len(stripped)))
    return found


def passages(text: str, target: str, pairs: Iterable[tuple[int, int]], least: float) -> tuple[Passage, ...]:
    """Sentences that correspond to each other, in order of the text.

    `pairs` are places of words (see `words.spans`) that correspond. Each sentence goes to the one of the target that it
    has most words in common with, at least `least` of them; neighbours that go to one sentence make one passage.
    """
    mine, theirs = sentences(text), sentences(target)
    here, there = _sentence_of(text, mine), _sentence_of(target, theirs)
    shared = Counter((here[a], there[b]) for a, b in pairs)
    partner: dict[int, int] = {}
    for (a, b), count in sorted(shared.items()):
        if count >= least and count > shared.get((a, partner.get(a, -1)), 0):
            partner[a] = b
    found: list[Passage] = []
    last = (-1, -1)
    for a, b in partner.items():
        (start, end), (target_start, target_end) = mine[a], theirs[b]
        if found and last[1] == b:
            found[-1] = Passage(found[-1].start, end, target_start, target_end)
        else:
            found.append(Passage(start, end, target_start, target_end))
        last = a, b
    return tuple(found[:MAX_PASSAGES])


def _sentence_of(text: str, found: list[tuple[int, int]]) -> list[int]:
    """For each word of the text the number of its sentence."""
    starts = [start for start, _ in found]
    return [max(0, bisect_right(starts, start) - 1) for start, _ in spans(text)]
