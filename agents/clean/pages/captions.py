"""The captions of an article's pictures, and their credits."""

import re
from collections.abc import Iterator

from agents.clean.pages.authors import is_full_name
from agents.clean.pages.blocks import Element, Outline, level
from agents.clean.text.credit import photo_credit
from schemas.article import Caption

MAX_CAPTION = 1200
"""Characters of the longest caption: picture agencies write two to four sentences."""

MAX_DEPTH = 8
"""Elements between a credit and the caption it stands in."""

HEADLINE_LEVELS = 3
"""Elements around a headline, the page itself aside, in which the picture above it is the article's."""

_AGENCY = re.compile(r"\s?[/|]\s?")
"""What stands between a photographer and an agency."""

_ARTICLE = frozenset(("article", "main"))

MAX_BETWEEN = 3
"""Blocks between that picture's caption and the headline: section, date, reading time."""


def read_captions(outline: Outline, start: int, end: int, headline: int | None) -> Iterator[Caption]:
    """The captions of the article's pictures, each once: of `figcaption` elements and of those named captions.

    Args:
        outline: the page.
        start: the first block of the element that holds the article.
        end: the one behind its last; equal where there is no article.
        headline: the number of the block that is the headline, if any: pictures stand between it and the text, too.
    """
    if start == end:
        return
    seen: set[str] = set()
    upto = _begin(outline, start, end, headline)
    for number, element in enumerate(outline.elements):
        if not element.caption or element.start < upto or element.end > end or element.start == element.end:
            continue
        upto = element.end
        caption = _caption(outline, number)
        if caption and caption.text not in seen:
            seen.add(caption.text)
            yield caption


def _begin(outline: Outline, start: int, end: int, headline: int | None) -> int:
    """The block from which on pictures are the article's: the headline, or the picture right above it."""
    if headline is None or headline >= end:
        return _article_begin(outline.elements, start, end)
    around = _headed(outline, headline)
    for element in reversed(outline.elements):
        if element.caption and around <= element.start and element.end <= headline:
            return element.start if headline - element.end <= MAX_BETWEEN else headline
    return headline


def _headed(outline: Outline, headline: int) -> int:
    """Where the element begins that the headline stands over."""
    elements = outline.elements
    number, begin = outline.blocks[headline].element, headline
    for _ in range(HEADLINE_LEVELS):
        number = elements[number].parent
        if number <= 0:
            break
        begin = elements[number].start
    return begin


def _article_begin(elements: list[Element], start: int, end: int) -> int:
    """Where the innermost `article` or `main` element around these blocks begins; else `start`."""
    around = [each.start for each in elements if each.tag in _ARTICLE and each.start <= start and end <= each.end]
    return max(around, default=start)


def _caption(outline: Outline, number: int) -> Caption | None:
    """A caption of its blocks; the credit is what stands in an element named so, else a bare name in one of its own
    behind the last sentence, else what reads like one.
    """
    elements, element = outline.elements, outline.elements[number]
    parts: tuple[list[str], list[str]] = ([], [])
    for block in outline.blocks[element.start : element.end]:
        parts[_is_credit(elements, block.element, number)].append(block.text)
    if not parts[1] and len(parts[0]) > 1 and is_full_name(_AGENCY.split(parts[0][-1])[0]):
        parts[1].append(parts[0].pop())
    words, credit = (level(" ".join(part)) for part in parts)
    ending = None if credit else photo_credit(words)
    if ending:
        words, credit = words[: ending[0]].strip(), ending[1].text
    if not any(map(str.isalnum, words)) or len(words) > MAX_CAPTION:
        return None
    return Caption(text=words, credit=credit or None)


def _is_credit(elements: list[Element], inner: int, outer: int) -> bool:
    """Whether an element within a caption, or one between the two, is named as a credit."""
    for _ in range(MAX_DEPTH):
        if inner == outer:
            return False
        if elements[inner].names.credit:
            return True
        inner = elements[inner].parent
    return False
