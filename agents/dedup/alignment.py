"""Word-by-word alignment of two texts: how much of each stands in the other in order, where, and what differs."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from rapidfuzz.distance import LCSseq

from agents.dedup.function_words import FUNCTION_WORDS
from agents.dedup.numbers import written
from agents.dedup.words import lowered, spans, words
from schemas.article import Passage

RUN_WORDS = 4
"""Words in a row that count as taken over word for word; three and fewer meet by chance in any long text."""

MAX_PASSAGES = 64
"""Passages a relation shows: the longest. An article edited in more places than this is shown well enough by them."""

MAX_CHANGE_WORDS = 6
"""Longest replacement that is a change of a number or a name; what is longer was written anew."""

_SENTENCE_ENDS = frozenset(".!?:\n\"'“”„«»‘’")


@dataclass(frozen=True, slots=True)
class Block:
    """`length` words that stand in both texts, from word `here` of the one and word `there` of the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side.

    Attributes:
        words, target_words: how many words each has.
        common: length in words of their longest common subsequence.
        in_runs: words of it that stand in runs of at least `RUN_WORDS`.
        blocks: the runs of equal words, in order.
    """

    words: int
    target_words: int
    common: int
    in_runs: int
    blocks: tuple[Block, ...]

    @property
    def share(self) -> float:
        """Share of the longer text's words that stand in the other in order; the shorter's share is no smaller."""
        return self.common / max(self.words, self.target_words, 1)

    @property
    def kept(self) -> float:
        """Share of the longer text's words that stand in the other in order, two and more in a row.

        A word alone between two changes was not kept: two translations of one text meet in every "the" and "said".
        """
        in_a_row = sum(block.length for block in self.blocks if block.length > 1)
        return in_a_row / max(self.words, self.target_words, 1)

    @property
    def contained(self) -> float:
        """Share of the shorter text's words that stand in the longer one word for word and in order."""
        return self.in_runs / max(min(self.words, self.target_words), 1)


def align(here: list[str], there: list[str]) -> Alignment:
    """Align two texts given as `lowered` words."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(chain(here, there)))}
    a, b = [numbers[word] for word in here], [numbers[word] for word in there]
    found = LCSseq.editops(a, b).as_matching_blocks()
    blocks = [Block(block.a, block.b, block.size) for block in found if block.size]
    common = sum(block.length for block in blocks)
    settled = _runs_first(blocks, a, b)
    in_runs = sum(block.length for block in settled if block.length >= RUN_WORDS)
    return Alignment(len(a), len(b), common, in_runs, tuple(settled))


def _runs_first(blocks: list[Block], a: list[int], b: list[int]) -> list[Block]:
    """The blocks, with each run as long as the words allow.

    Of all longest common subsequences the library gives any: it may pair the first word of a run with the same word far
    before it. Stray words that stand in the way of a run give way to it.
    """
    end = Block(len(a), len(b), 0)
    runs = [block for block in blocks if block.length >= RUN_WORDS]
    strays = deque(block for block in blocks if block.length < RUN_WORDS)
    settled: list[Block] = []
    before = Block(0, 0, 0)
    for run, after in pairwise([*runs, end, end]):
        extended = _extended(run, before, after, a, b) if run.length else run
        while strays and strays[0].here < extended.here:
            stray = strays.popleft()
            settled += [stray] if _between(before, stray, extended) else []
        settled += [extended] if extended.length else []
        before = extended
    return settled


def _extended(run: Block, before: Block, after: Block, a: list[int], b: list[int]) -> Block:
    """The run with the equal words right before and after it, as far as the runs beside it leave room."""
    first, there = run.here, run.there
    while first > before.here + before.length and there > before.there + before.length and a[first - 1] == b[there - 1]:
        first, there = first - 1, there - 1
    end, there_end = run.here + run.length, run.there + run.length
    while end < after.here and there_end < after.there and a[end] == b[there_end]:
        end, there_end = end + 1, there_end + 1
    return Block(first, there, end - first)


def _between(before: Block, stray: Block, after: Block) -> bool:
    in_here = before.here + before.length <= stray.here and stray.here + stray.length <= after.here
    return in_here and before.there + before.length <= stray.there and stray.there + stray.length <= after.there


def passages(alignment: Alignment, text: str, target: str) -> tuple[Passage, ...]:
    """Where the texts are the same word for word: runs of at least `RUN_WORDS`, in order of the text."""
    runs = [block for block in alignment.blocks if block.length >= RUN_WORDS]
    longest = sorted(runs, key=lambda block: (-block.length, block.here))[:MAX_PASSAGES]
    here, there = spans(text), spans(target)
    return tuple(
        Passage(
            start=here[block.here][0],
            end=here[block.here + block.length - 1][1],
            target_start=there[block.there][0],
            target_end=there[block.there + block.length - 1][1],
        )
        for block in sorted(longest, key=lambda block: block.here)
    )


def changes(alignment: Alignment, text: str, target: str) -> tuple[Passage, ...]:
    """Numbers and names that stand differently between equal words: `1,200` here, `2,100` there."""
    here, there = spans(text), spans(target)
    common = _Common(text, target)
    found = []
    for before, after in pairwise(alignment.blocks):
        mine = here[before.here + before.length : after.here]
        theirs = there[before.there + before.length : after.there]
        if not (0 < len(mine) <= MAX_CHANGE_WORDS and 0 < len(theirs) <= MAX_CHANGE_WORDS):
            continue
        named = _number_or_name(text, mine, common) or _number_or_name(target, theirs, common)
        if named or _other_number_in_words(text, mine, target, theirs):
            found.append(Passage(mine[0][0], mine[-1][1], theirs[0][0], theirs[-1][1]))
    return tuple(found[:MAX_PASSAGES])


class _Common:
    """The words that are written small somewhere in two texts, so that a capital of theirs makes no name."""

    def __init__(self, text: str, target: str) -> None:
        self._texts = text, target

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for text in self._texts for word in words(text) if word[0].islower())

    def __contains__(self, word: str) -> bool:
        low = word.lower()
        return low in FUNCTION_WORDS or low in self._small


def _number_or_name(text: str, replaced: Sequence[tuple[int, int]], common: _Common) -> bool:
    """Whether one of the words has a digit, or a capital letter that no beginning of a sentence explains.

    There a capital shows a name only where the word is not known to be another one.
    """
    return any(
        any(char.isdigit() for char in text[start:end])
        or (text[start].isupper() and not (_begins_sentence(text, start) and text[start:end] in common))
        for start, end in replaced
    )


def _other_number_in_words(
    text: str, mine: Sequence[tuple[int, int]], target: str, theirs: Sequence[tuple[int, int]]
) -> bool:
    """Whether both have numbers in words, or words that scale one, and not the same."""
    here = written(text[start:end] for start, end in mine)
    there = written(target[start:end] for start, end in theirs)
    return bool(here) and bool(there) and here != there


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \t\u00a0")
    return not before or before[-1] in _SENTENCE_ENDS


def aligned(text: str, target: str) -> Alignment:
    """`align` for two texts as they stand."""
    return align(lowered(text), lowered(target))
