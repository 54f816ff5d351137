"""Where sentences end: at a full stop, question or exclamation mark or line break, and at no abbreviation."""

import re
from bisect import bisect_right

from schemas.article import Span

_STOP = re.compile(r"[.!?…\n。！？]")
_CLOSING = re.compile(r"[”\"’'»“`)\]」]*")
_ABBREVIATION = re.compile(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Rev|Prof|St|Ft|Mt|No|vs|Jr|Sr|Inc|Co|Corp|Ltd|U\.S|U\.K|D\.C|"
    r"a\.m|p\.m|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|"
    r"Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo)$"
)
_LONGEST_ABBREVIATION = 6
"""Characters."""


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = list(_ends(text))

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


def _ends(text: str) -> list[int]:
    """Positions after which another sentence begins."""
    ends = []
    for match in _STOP.finditer(text):
        at = match.start()
        if match.group() == "\n":
            ends.append(at + 1)
            continue
        end = _CLOSING.match(text, at + 1).end()  # type: ignore[union-attr]
        following = text[end : end + 1]
        if following and not following.isspace() and match.group() not in "。！？":
            continue
        if (
            match.group() == "."
            and end == at + 1
            and _ABBREVIATION.search(text, max(0, at - _LONGEST_ABBREVIATION), at)
            and text[end + 1 : end + 4] != "The"
        ):
            continue
        ends.append(end)
    return ends
