"""Who says each quote, in languages other than English: by verbs before and after it, or by the sentence around it."""

from bisect import bisect_left

from agents.enrich.cast import Person
from agents.enrich.free_order import Speakers as FreeSpeakers
from agents.enrich.patterned import Speakers as PatternedSpeakers
from agents.enrich.quotes import Marked
from agents.enrich.speech import Cue
from schemas.article import EntityType, Quote, Span

NEAR = 300
"""Characters of a paragraph between a quote and the verb that it is given to."""

LONGEST_GAP = 60
"""Characters between a quote and the subject of a verb after it."""

SHORTEST_PHRASE = 3
"""Words from which on a quoted part of a sentence is somebody's words, and no name or irony, where no verb says so."""

LONGEST_NAME = 8
"""Words between marks up to which they can be the name of a work."""

LONGEST_WORD = 42
"""Characters of the longest word looked at before a quote."""

_TAG_MARKS = " \u00a0,，—–-"
_SENTENCE_MARKS = tuple(".!?…,;。，！？")
_IDEOGRAPHS = "\u2e80"
"""From here on, scripts whose words no spaces part."""


def attributed(
    text: str, parts: list[Marked], marked: list[Marked], speakers: FreeSpeakers | PatternedSpeakers, cues: list[Cue]
) -> tuple[Quote, ...]:
    """The quotes with their speakers, where the words nearby tell them.

    Args:
        text: the article's.
        parts: what is said, in order, without the tags in it.
        marked: the same as it stands between marks: a quote with a tag in it is one.
        speakers: who may speak.
        cues: the verbs of saying with their subjects, in order.
    """
    told = _Told(text, parts, speakers, cues).sources()
    found: dict[Span, str | None] = {}
    starts = [quote.start for quote in marked]
    for part, speaker in zip(parts, told, strict=True):
        number = bisect_left(starts, part.start + 1) - 1
        whole = marked[number] if number >= 0 and part.end <= marked[number].end else part
        span = (whole.inner_start, whole.inner_end)
        found[span] = found.get(span) or speaker
    return tuple(
        Quote(text=text[start:end], speaker=speaker, start=start, end=end) for (start, end), speaker in found.items()
    )


class _Told:
    """Who says the quotes of a text, by the cues around each and by the quotes before and after it."""

    def __init__(
        self, text: str, quotes: list[Marked], speakers: FreeSpeakers | PatternedSpeakers, cues: list[Cue]
    ) -> None:
        self.text = text
        self.quotes = quotes
        self.speakers = speakers
        self.sentences = speakers.sentences
        self.free = speakers.wording.free
        self.cues = cues
        self.told: list[str | None] = [None] * len(quotes)

    def sources(self) -> list[str | None]:
        """The speaker of each quote, in order; None where nobody is named."""
        for number in range(len(self.quotes)):
            cue = self._cue(number)
            self.told[number] = cue.source if cue else None
        for number in range(len(self.quotes) - 1, 0, -1):
            if self.told[number - 1] is None and self._goes_on(number):
                self.told[number - 1] = self.told[number]
        for number, speaker in enumerate(self.told):
            if speaker is None:
                self.told[number] = self._untagged(number)
        return self.told

    def _cue(self, number: int) -> Cue | None:
        """The verb that a quote belongs to: one that leads up to it, one in a tag behind it, one in its sentence."""
        quote = self.quotes[number]
        lead, after = self._lead(quote), self._after(number)
        if lead and self._follows_colon(quote):
            return lead
        if after and self._is_tag(quote, after):
            return after
        return None if self._is_name(quote) else lead or after

    def _lead(self, quote: Marked) -> Cue | None:
        """The last cue before a quote in its sentence."""
        start = max(quote.start - NEAR, self._line_start(quote.start))
        number = bisect_left(self.cues, (quote.start,)) - 1
        cue = self.cues[number] if number >= 0 and self.cues[number].start >= start else None
        return None if cue and self.sentences.parted(max(cue.end, cue.source_end), quote.start) else cue

    def _after(self, number: int) -> Cue | None:
        """The first cue after a quote in its sentence, before the next quote."""
        text, quote = self.text, self.quotes[number]
        limit = min(quote.end + NEAR, self._line_end(quote.end))
        if number + 1 < len(self.quotes):
            limit = min(limit, self.quotes[number + 1].start)
        at = bisect_left(self.cues, (quote.end,))
        cue = self.cues[at] if at < len(self.cues) and self.cues[at].start < limit else None
        if not cue:
            return None
        gap = min(cue.start, cue.source_start) - quote.end
        resuming = self.free.resuming if self.free else frozenset()
        if text[quote.end : quote.end + max(0, gap)].strip(" \u00a0.").lower() in resuming:
            return cue
        if gap > LONGEST_GAP or self.sentences.parted(quote.end, cue.start) or self._sentence_follows(quote):
            return None
        return cue

    def _sentence_follows(self, quote: Marked) -> bool:
        """Whether another sentence begins behind a quote that ends as one."""
        last, following = self.text[quote.inner_end - 1], self.text[quote.end : quote.end + 2].strip()[:1]
        if last in "。！？":
            return not following or following not in "，,"
        tags = self.free is not None and self.free.subject_first_tags and last != "."
        return last in ".!?…" and following.isupper() and not tags

    def _is_tag(self, quote: Marked, cue: Cue) -> bool:
        """Whether a verb stands right behind a quote, its subject, auxiliaries and the like aside."""
        lead = self.text[quote.end : min(cue.start, cue.source_start)].strip(_TAG_MARKS)
        if self.free is None:
            return not lead and cue.inverted
        small = self.free.skipped | self.speakers.wording.pronouns.keys() | self.free.openers
        return all(part in small or part == "t" for word in lead.lower().split() for part in word.split("-"))

    def _is_name(self, quote: Marked) -> bool:
        """Whether what stands between marks is called so: the name of a work, or a word that others use."""
        words = self.text[quote.inner_start : quote.inner_end]
        before = self._word_before(quote)
        if self.free is None or not before:
            return False
        if before in self.free.so_called or self.free.work.has(before):
            return True
        if self.free.capital_nouns or not words[0].isupper() or len(words.split()) > LONGEST_NAME:
            return False
        wording = self.speakers.wording
        return words[-1] not in ".!?…," and before not in wording.said and before not in self.free.small

    def _word_before(self, quote: Marked) -> str:
        """The word before a quote, in lower case; empty where a mark stands between."""
        before = self.text[max(0, quote.start - LONGEST_WORD) : quote.start]
        word = before[:-1].rpartition(" ")[2] if before[-1:] in (" ", "\u00a0") else ""
        return word.rpartition("\u00a0")[2].lower() if word[-1:].isalnum() else ""

    def _follows_colon(self, quote: Marked) -> bool:
        return self.text[max(0, quote.start - 3) : quote.start].strip()[-1:] in tuple(":：")

    def _goes_on(self, number: int) -> bool:
        """Whether the quote before is left open at the end of its paragraph and this one begins the next."""
        before, quote = self.quotes[number - 1], self.quotes[number]
        return not before.closed and self.text[before.end : quote.start] == "\n"

    def _untagged(self, number: int) -> str | None:
        """The speaker of a quote without a verb: the one who speaks before it, or whom the words before are about."""
        quote = self.quotes[number]
        if not self._is_statement(quote):
            return self._subject(quote)
        start = self._line_start(quote.start)
        before = self.quotes[number - 1] if number else None
        spoke = self.told[number - 1] if before else None
        if before and spoke and (not before.closed or before.start >= start):
            parted = self._topic_between(before.end, quote.start)
            return parted or spoke
        if start < quote.start:
            return self._next(number) or self._sentence_before(start, quote.start)
        return self._next(number) or self._paragraph_before(start, before, spoke)

    def _is_statement(self, quote: Marked) -> bool:
        """Whether a quote is a sentence of its own."""
        words = self.text[quote.inner_start : quote.inner_end]
        if words[0].islower() or not self._opens_sentence(quote):
            return False
        return words[-1] in ".!?…," or not quote.closed or self.text[quote.end : quote.end + 1] in _SENTENCE_MARKS

    def _opens_sentence(self, quote: Marked) -> bool:
        """Whether nothing of its sentence stands before a quote, or a colon does."""
        before = self.text[self._line_start(quote.start) : quote.start].rstrip()[-1:]
        return not before or not before.isalnum()

    def _subject(self, quote: Marked) -> str | None:
        """Whom the sentence of a quoted phrase is about."""
        words = self.text[quote.inner_start : quote.inner_end]
        if not isinstance(self.speakers, FreeSpeakers) or self._is_name(quote) or words[0].isupper():
            return None
        if len(words.split()) < SHORTEST_PHRASE or self._word_before(quote) in self.speakers.free.openers:
            return None
        return _named(self.speakers.topic(self.sentences.start(quote.start), quote.start, noun=True))

    def _next(self, number: int) -> str | None:
        """The speaker of the next quote, where it follows at once."""
        quote = self.quotes[number]
        after = self.quotes[number + 1] if number + 1 < len(self.quotes) else None
        if not after or after.start >= self._line_end(quote.end) or self.text[quote.end : after.start].strip():
            return None
        return self.told[number + 1]

    def _topic_between(self, start: int, end: int) -> str | None:
        """The one whom the last sentence between two quotes is about, where it is no tag of the first."""
        at = end
        while at > start and self.text[at - 1].isspace():
            at -= 1
        first = self.sentences.start(at - 1) if at > start else start
        if first < start or not isinstance(self.speakers, FreeSpeakers):
            return None
        return _named(self.speakers.topic(first, end))

    def _sentence_before(self, start: int, end: int) -> str | None:
        """Who speaks in the sentence before a quote, in its paragraph, or whom it is about."""
        at = end
        while at > start and self.text[at - 1].isspace():
            at -= 1
        if at <= start:
            return None
        first = max(start, self.sentences.start(at - 1))
        if cue := self._last(first, end):
            return cue.source
        return _named(self.speakers.topic(first, end)) if isinstance(self.speakers, FreeSpeakers) else None

    def _paragraph_before(self, start: int, before: Marked | None, spoke: str | None) -> str | None:
        """Who speaks in the paragraph before a quote that begins one: in a quote, or in words that lead up to it."""
        if start == 0:
            return None
        first = self._line_start(start - 1)
        cue = self._last(max(first, start - NEAR), start)
        if before and spoke and before.start >= first and not (cue and cue.start > before.end and cue.source != spoke):
            return spoke
        colon = self.text[max(0, start - 3) : start].strip().endswith(":")
        if cue and (cue.kind is EntityType.PERSON or colon):
            return cue.source
        if not colon or not isinstance(self.speakers, FreeSpeakers):
            return None
        return _named(self.speakers.topic(max(first, self.sentences.start(start - 2)), start))

    def _last(self, start: int, end: int) -> Cue | None:
        """The last cue between two positions."""
        number = bisect_left(self.cues, (end,)) - 1
        return self.cues[number] if number >= 0 and self.cues[number].start >= start else None

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def _named(person: Person | None) -> str | None:
    return person.full if person else None
