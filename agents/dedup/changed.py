"""Changes between two texts in their own words, as the story is told of them."""

from schemas.article import Passage, Span
from schemas.story import Change

MAX_CHANGES = 8
"""Changes that the story is told at most: the first. The others are counted; the article's record has them all."""

REACH = 40
"""Characters that stand with a change on either side: some seven words."""


def quoted(text: str, target: str, changes: tuple[Passage, ...]) -> tuple[Change, ...]:
    """Each change with the words that differ and the words round them; one that lies in neither text is left out."""
    return tuple(
        _quoted(text, target, change)
        for change in changes
        if change.end <= len(text) and change.target_end <= len(target)
    )


def _quoted(text: str, target: str, change: Passage) -> Change:
    first, last = around(text, change.start, change.end)
    target_first, target_last = around(target, change.target_start, change.target_end)
    return Change(
        text=text[change.start : change.end],
        target_text=target[change.target_start : change.target_end],
        start=change.start,
        end=change.end,
        target_start=change.target_start,
        target_end=change.target_end,
        passage=text[first:last],
        passage_start=first,
        target_passage=target[target_first:target_last],
        target_passage_start=target_first,
    )


def around(text: str, start: int, end: int) -> Span:
    """The span of the words of the paragraph within reach of a span, cut between words where there are spaces."""
    first = max(0, start - REACH, text.rfind("\n", 0, start) + 1)
    last = text.find("\n", end, end + REACH)
    last = last if last >= 0 else min(len(text), end + REACH)
    before, after = text[first:start], text[end:last]
    if first and not text[first - 1].isspace():
        cut = before.find(" ") + 1
        first = first + cut if cut else start
    if last < len(text) and not text[last].isspace():
        last = end + max(0, after.rfind(" "))
    return first, last
