"""Where sentences end: at a full stop, question or exclamation mark or line break, and at no abbreviation."""

import re
from bisect import bisect_right

from agents.enrich.wording import Wording
from schemas.article import Span

_STOP = re.compile(r"[.!?…\n。！？]")
_CLOSING = re.compile(r"[”\"’'»“`)\]」]*")
_CLOSERS = frozenset("”\"’'»“`)]」")
_LONGEST_ABBREVIATION = 6
"""Characters."""

_LONGEST_WORD = 10
"""Characters before a full stop that tell whether the word there is longer than any abbreviation."""


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str, wording: Wording) -> None:
        self.text = text
        self.ends = _ends(text, wording)

    def start(self, at: int) -> int:
        """Where the sentence around a position begins, white space aside."""
        number = bisect_right(self.ends, at)
        start = self.ends[number - 1] if number else 0
        while start < at and self.text[start].isspace():
            start += 1
        return start

    def end(self, at: int) -> int:
        """Where it ends, closing quotation marks included, a line break not."""
        number = bisect_right(self.ends, at)
        end = self.ends[number] if number < len(self.ends) else len(self.text)
        while end > at and self.text[end - 1].isspace():
            end -= 1
        return end

    def span(self, at: int) -> Span:
        """The sentence around a position."""
        return self.start(at), self.end(at)

    def parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two positions."""
        number = bisect_right(self.ends, start)
        return number < len(self.ends) and self.ends[number] <= end


def _abbreviated(text: str, at: int) -> bool:
    """Whether a capitalised word ends before a full stop."""
    word = text[max(0, at - _LONGEST_ABBREVIATION) : at].rsplit(" ", maxsplit=1)[-1]
    return word[:1].isupper() and text[at] == "."


def _is_listed(text: str, at: int, wording: Wording) -> bool:
    """Whether an abbreviation or a single letter stands before a full stop."""
    word = text[max(0, at - _LONGEST_WORD) : at]
    word = word[word.rfind(" ") + 1 :]
    if word.isalpha():  # mostly: no search needed
        return len(word) == 1 or word in wording.abbreviations
    return wording.abbreviation.search(text, max(0, at - _LONGEST_ABBREVIATION), at) is not None


def _ends(text: str, wording: Wording) -> list[int]:
    """Positions after which another sentence begins."""
    ends = []
    for match in _STOP.finditer(text):
        at = match.start()
        stop = text[at]
        if stop == "\n":
            ends.append(at + 1)
            continue
        end = at + 1
        following = text[end : end + 1]
        if following in _CLOSERS and following:
            end = _CLOSING.match(text, end).end()  # type: ignore[union-attr]
            following = text[end : end + 1]
        if following and not following.isspace() and stop not in "。！？":
            continue
        if text[end + 1 : end + 2].islower() and following in " \u00a0" and (end > at + 1 or _abbreviated(text, at)):
            continue  # "Go!" he said, Roe Bros. said: the sentence goes on
        if stop == "." and end == at + 1 and _is_listed(text, at, wording) and text[end + 1 : end + 4] != "The":
            continue
        ends.append(end)
    return ends
