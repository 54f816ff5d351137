"""Changes between two texts in their own words, as the story is told of them."""

from schemas.article import Passage
from schemas.story import Change

MAX_CHANGES = 8
"""Changes that the story is told at most: the first. The others are counted; the article's record has them all."""

REACH = 40
"""Characters that stand with a change on either side: some seven words."""


def quoted(text: str, target: str, changes: tuple[Passage, ...]) -> tuple[Change, ...]:
    """Each change with the words that differ and the words round them; one that lies in neither text is left out."""
    return tuple(
        Change(
            text=text[change.start : change.end],
            target_text=target[change.target_start : change.target_end],
            start=change.start,
            end=change.end,
            target_start=change.target_start,
            target_end=change.target_end,
            passage=around(text, change.start, change.end),
            target_passage=around(target, change.target_start, change.target_end),
        )
        for change in changes
        if change.end <= len(text) and change.target_end <= len(target)
    )


def around(text: str, start: int, end: int) -> str:
    """The words of the paragraph within reach of a span, cut between words where there are spaces."""
    first = max(0, start - REACH, text.rfind("\n", 0, start) + 1)
    last = text.find("\n", end, end + REACH)
    last = last if last >= 0 else min(len(text), end + REACH)
    before, after = text[first:start], text[end:last]
    if first and not text[first - 1].isspace():
        before = before.partition(" ")[2]
    if last < len(text) and not text[last].isspace():
        after = after.rpartition(" ")[0]
    return f"{before}{text[start:end]}{after}".strip()
