"""Which blocks of a page may be the article's: each is judged by its looks, its place, and a second extractor."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from agents.clean.pages.blocks import Block, Element, Outline, level, size_of
from agents.clean.pages.names import COMMENTS, Doubt

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
PARAGRAPHS = frozenset(("p", "blockquote", "pre"))
_TITLES = frozenset(("h1", "h2", "h3"))

LONG = 100
"""Size from which on a block is a paragraph rather than a label: about a sentence and a half."""

SHORT = 25
"""Size below which a block is a label rather than a sentence."""

MANY_LINKS, ALL_LINKS = 0.5, 0.9
"""Share of a block's characters in links from which on it points elsewhere rather than tells; and does nothing else."""

PROSE = 2
"""Looks (see `_looks`) from which on a block is prose."""

SMALL_SHARE = 0.3
"""Share of the page's prose below which an element is small."""

MOST_SHARE = 0.8
"""Share of the page's prose from which on no name tells against an element: it is the page."""

MIN_BESIDE = 200
"""Size of the prose that a page has besides its comments, or its cards, unless it consists of them: a brief."""

MAX_CARD_BLOCKS, MAX_CARD = 8, 400
"""Blocks, and size of the prose, in the largest card: what leads to another article by a headline and a few words."""

MIN_CARDS = 3
"""Equal elements side by side, each with a link, that make a row of cards."""

MIN_LINK = 12
"""Size of the shortest headline that is a link; "Share", "Reply" and "Read more" are shorter."""

MIN_HEADLINE, MAX_HEADLINE = 10, 300
"""Size of the shortest headline, and of the longest; shorter ones are names of sections."""

MIN_TITLE, MAX_ABOVE = 25, 60
"""Size of the shortest headline that is no heading element, and how many blocks may stand above it."""

MAX_SEARCHED = 20_000_000
"""Characters of the second extractor's text that are searched for lines that it breaks otherwise than the page."""

_SENTENCE_END = re.compile(r"[.!?:;,…。！？।॥۔؟។။։][\"”’»)\]』」]*\Z")
MAX_ENDING = 12
"""Characters at the end of a block in which the end of a sentence is looked for: a mark and what closes behind it."""


def is_prose(block: Block) -> bool:
    """Whether a block is prose that may be the article's."""
    return block.looks >= PROSE and not block.apart


def judge(outline: Outline, headline: int | None) -> None:
    """Gives every block its looks, and sets apart what stands beside the article.

    Args:
        outline: the page.
        headline: the number of the block that is the headline, if any.
    """
    for block in outline.blocks:
        block.looks = _looks(block)
    _set_apart(outline, headline)


def _looks(block: Block) -> int:
    """Votes for prose by the block alone: being a paragraph, length, the end of a sentence; against: labels, links."""
    votes = 0
    votes += block.tag in PARAGRAPHS
    votes += (block.size >= LONG) - (block.size < SHORT)
    votes += bool(_SENTENCE_END.search(block.text[-MAX_ENDING:]))
    votes -= block.tag in HEADINGS
    votes -= 2 * (block.linked > MANY_LINKS) + 2 * (block.linked > ALL_LINKS)
    return votes


# ---------------------------------------------------------------- the headline


def find_headline(blocks: list[Block], tree: LexborHTMLParser) -> int | None:
    """The number of the heading that repeats what the page calls itself, else of its first `h1`."""
    titles = _titles(tree)
    first = None
    for number, block in enumerate(blocks):
        if block.tag not in _TITLES or not MIN_HEADLINE <= block.size <= MAX_HEADLINE:
            continue
        words = _folded(block.text)
        if any(_repeats(words, title) for title in titles):
            return number
        if first is None and block.tag == "h1":
            first = number
    return _untagged(blocks, titles) if first is None else first


def _untagged(blocks: list[Block], titles: list[str]) -> int | None:
    """The number of the first block that says what the page calls itself, where no heading element does."""
    for number, block in enumerate(blocks[:MAX_ABOVE]):
        if MIN_TITLE <= block.size <= MAX_HEADLINE and block.linked < MANY_LINKS:
            words = _folded(block.text)
            if any(_repeats(words, title) for title in titles):
                return number
    return None


def _titles(tree: LexborHTMLParser) -> list[str]:
    """What the page calls itself, folded."""
    shown = tree.css_first("title")
    shared = tree.css_first('meta[property="og:title"]')
    names = [shown.text() if shown else "", (shared.attributes.get("content") or "") if shared else ""]
    return [folded for folded in map(_folded, names) if size_of(folded) >= MIN_HEADLINE]


def _folded(text: str) -> str:
    return level(text).casefold()


def _repeats(words: str, title: str) -> bool:
    """Whether a heading says what a title says, or all but the site's name and the section."""
    shorter, longer = sorted((words, title), key=len)
    return 2 * len(shorter) > len(longer) and shorter in longer


# ---------------------------------------------------------------- what stands beside the article


def _set_apart(outline: Outline, headline: int | None) -> None:
    """Marks the blocks in elements that stand beside the article; elements around the headline never do."""
    elements, blocks = outline.elements, outline.blocks
    prose = list(accumulate((block.size if block.looks >= PROSE else 0 for block in blocks), initial=0))
    doubts = [_doubt(element, prose, headline) for element in elements]
    _forgive_groups(elements, doubts, prose)
    for number, element in enumerate(elements):
        if element.parent >= 0 and doubts[element.parent]:
            doubts[number] = True
    for block in blocks:
        block.apart = doubts[block.element]
    _set_cards_apart(outline, prose, headline)


def _doubt(element: Element, prose: list[int], headline: int | None) -> bool:
    """Whether an element stands beside the article by its names, tag or attributes."""
    if element.doubt is Doubt.NONE or _holds(element, headline):
        return False
    share = MOST_SHARE if element.doubt is Doubt.STRONG else SMALL_SHARE
    return prose[element.end] - prose[element.start] <= share * prose[-1]


def _holds(element: Element, block: int | None) -> bool:
    return block is not None and element.start <= block < element.end


def _within(elements: Iterable[Element], sums: list[int]) -> int:
    """What sums say of all the elements together, each block counted once; elements in the order of the document."""
    total = upto = 0
    for element in elements:
        if element.end > upto:
            total += sums[element.end] - sums[max(element.start, upto)]
            upto = element.end
    return total


def _forgive_groups(elements: list[Element], doubts: list[bool], prose: list[int]) -> None:
    """A page that has hardly any prose but in elements of one name consists of them: a thread, a builder's parts."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, element in enumerate(elements):
        if doubts[number] and element.names.group:
            groups[element.names.group].append(number)
    for group, numbers in groups.items():
        others = prose[-1] - _within((elements[number] for number in numbers), prose)
        if others < MIN_BESIDE if group == COMMENTS else others < (1 - MOST_SHARE) * prose[-1]:
            for number in numbers:
                doubts[number] = False


def _set_cards_apart(outline: Outline, prose: list[int], headline: int | None) -> None:
    """Marks what leads to other articles by its form rather than its name, unless that is most of the page."""
    cards = [element for element in _cards(outline, prose) if not _holds(element, headline)]
    if prose[-1] - _within(cards, prose) < MIN_BESIDE:
        return
    for element in cards:
        for block in outline.blocks[element.start : element.end]:
            block.card = block.card or not block.apart
            block.apart = True


def _cards(outline: Outline, prose: list[int]) -> Iterator[Element]:
    """Small elements with a heading that is a link, and those that stand in rows, each with a link."""
    small: list[tuple[Element, bool]] = []
    for element in outline.elements:
        if not 1 < element.end - element.start <= MAX_CARD_BLOCKS or element.tag == "tr":
            continue
        links = [block for block in outline.blocks[element.start : element.end] if _is_link(block)]
        if links and prose[element.end] - prose[element.start] <= MAX_CARD:
            small.append((element, any(block.tag in HEADINGS for block in links)))
    rows = Counter((element.parent, element.tag) for element, _ in small)
    for element, headed in small:
        if headed or rows[element.parent, element.tag] >= MIN_CARDS:
            yield element


def _is_link(block: Block) -> bool:
    """Whether a block is a link to another article: nothing else stands in it, and it has a headline's length."""
    return block.linked >= ALL_LINKS and block.size >= MIN_LINK


# ---------------------------------------------------------------- the second witness


def confront(blocks: list[Block], other: str) -> None:
    """Marks the blocks that another extractor's text does not have. It takes too much rather than too little."""
    lines = {level(line) for line in other.split("\n")}
    whole = level(other)
    searches = MAX_SEARCHED // (len(whole) + 1)
    for block in blocks:
        if block.apart or block.linked > ALL_LINKS or block.text in lines:
            continue
        if not searches:
            return
        searches -= 1
        block.seen = level(block.text) in whole
