"""The main text of a page: its blocks of text in the order of the document, each judged by several cheap witnesses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agents.clean.pages import second_opinion
from agents.clean.pages.blocks import Block, Element, Outline, level, read_blocks, size_of, text_of, visible_text
from agents.clean.pages.captions import read_captions
from agents.clean.pages.judging import (
    ALL_LINKS,
    HEADINGS,
    MANY_LINKS,
    PROSE,
    SHORT,
    confront,
    find_headline,
    is_prose,
    judge,
)
from schemas.article import Caption

LIST_COST = 100
"""Size of the prose that a list of links costs the element around it: more than a teaser's one line."""

WEAK_SHARE = 0.25
"""Part of its size that a block counts which is neither prose nor links, or which the second extractor leaves out."""

ANCHOR_FACTOR = 3
"""How many times more an element counts that holds the first prose below the headline."""

KEEP_SHARE = 0.85
"""Part of the best element's value that an element inside it must have to be taken in its place."""

KEEP_ARTICLE = 0.6
"""The same for an `article` that holds the headline: what stands behind it says so itself that it is no part of it."""

TRIM_COST = 40
"""Size of the prose that a block of links costs at the ends of an article, where lists of other stories stand."""

LATE_SHARE = 0.5
"""Share of the prose that must follow the headline for what stands above it to be left out."""

IN_PLACE = 2
"""Votes for a block by its place in the article's element: all that is short and no sentence is the article's there."""

MAX_ANNOUNCEMENT = 60
"""Size of the longest line over a list of links: "Read more of our coverage of the floods:"."""

MIN_SECOND_HEADLINE = 60
"""Size of the shortest heading right below the headline that sums the article up, as a standfirst does."""

LEAD_LEVELS = 3
"""Elements around a standfirst whose names may call it so."""

MIN_PLAIN = 400
"""Size of the prose from which on an article may do without a second witness."""

MAX_PLAIN_LISTS = 2
"""Lists of links in it up to which it may: "read also" and the subjects at its end. Teasers come in dozens."""

MIN_TRUSTED = 250
"""Size below which a text is too short to be believed at once."""

MIN_COVER = 0.35
"""Share of the second extractor's text, rather too long than too short, that a text must have to be believed."""

BULLET = "- "
"""What trafilatura sets before the items of lists."""

MIN_STATED = 200
"""Size from which on the text that a page's data give may stand in for its own."""

STATED_FACTOR = 2
"""How many times longer it must be: the visible text is then only the beginning of it."""

MIN_MAIN_TEXT = 25
"""Size below which a page has no main text; the shortest news in brief has one sentence."""

_SUBHEADINGS = HEADINGS - {"h1"}
_BARE = frozenset(("article", "body", "center", "div", "main", "section"))
"""Elements in which text stands without a role: paragraphs of careless writers, but labels of careful ones."""

_DOCUMENT = re.compile(r"<(?:html|body)[\s>/]", re.IGNORECASE)

__all__ = ["MainText", "extract", "is_fragment", "main_text", "visible_text"]


@dataclass(frozen=True)
class MainText:
    """The text of a page's article, blocks on lines of their own, and the captions of its pictures."""

    text: str = ""
    captions: tuple[Caption, ...] = ()


def is_fragment(html: str) -> bool:
    """Whether the html has neither an `html` nor a `body` element: a piece of one, as feeds carry it."""
    return not _DOCUMENT.search(html)


def main_text(html: str, tree: LexborHTMLParser, stated: str | None = None) -> str:
    """The text of the page's article, blocks on lines of their own; all text of a fragment. Empty where none is."""
    return extract(html, tree, stated).text


def extract(html: str, tree: LexborHTMLParser, stated: str | None = None) -> MainText:
    """The text of a page's article and the captions of its pictures.

    Args:
        html: the page, or a fragment: all of its text is kept.
        tree: the same, parsed.
        stated: the text that the page's data give for the article (JSON-LD `articleBody`), if any. It stands in where
            the page shows hardly any of it: scripts would have put it there, or a reader's click.
    """
    root = tree.body
    if root is None:
        return MainText()
    if is_fragment(html):
        return MainText(visible_text(root))
    outline = read_blocks(root)
    headline = find_headline(outline.blocks, tree)
    judge(outline, headline)
    start, end = _container(outline, headline)
    may_ask = second_opinion.may_be_asked(html, outline)
    other = ""
    if may_ask and not _is_plain(outline.blocks[start:end]):
        other = second_opinion.resiliparse(html)
        confront(outline.blocks, other)
        start, end = _container(outline, headline)
    text = "\n".join(block.text for block in _article(outline, start, end, headline))
    text = _completed(text, stated)
    if may_ask and (size_of(text) < MIN_TRUSTED or len(text) < MIN_COVER * len(other)):
        text = max(text, _asked(html, tree, root), key=len)
    captions = tuple(read_captions(outline, start, end, headline))
    return MainText(text if size_of(text) >= MIN_MAIN_TEXT else "", captions)


def _completed(text: str, stated: str | None) -> str:
    """The text that the page's data give, where it is much longer than the one found."""
    if not stated or len(stated) < max(MIN_STATED, STATED_FACTOR * len(text)):
        return text
    plain = text_of(stated)
    return plain if len(plain) >= max(MIN_STATED, STATED_FACTOR * len(text)) else text


def _asked(html: str, tree: LexborHTMLParser, root: LexborNode) -> str:
    """What trafilatura takes for the main text, but for what stands in links, is the headline, or stands apart."""
    outline = read_blocks(root, frame=True)
    headline = find_headline(outline.blocks, tree)
    judge(outline, headline)
    kept: dict[str, bool] = {}
    for number, block in enumerate(outline.blocks):
        wanted = not block.apart and block.linked <= MANY_LINKS and number != headline
        for line in block.text.split("\n"):
            kept[line] = wanted or kept.get(line, False)
    lines = []
    for line in map(level, second_opinion.trafilatura(html).split("\n")):
        for part in _taken_apart(line, kept):
            bare = part.removeprefix(BULLET)
            own = bare if bare in kept else part
            if own and kept.get(own, True):
                lines.append(own)
    return "\n".join(lines)


def _taken_apart(line: str, known: Iterable[str]) -> list[str]:
    """A line as it is, or the page's own lines that it was joined from: in short pages trafilatura takes a whole
    element for one paragraph.
    """
    parts: list[str] = []
    at = 0
    for text in known:
        if line.startswith(text, at):
            parts.append(text)
            at += len(text) + 1
    return parts if len(parts) > 1 and at > len(line) else [line]


def _is_plain(blocks: list[Block]) -> bool:
    """Whether an element holds much prose and few links between, so that no second witness is needed."""
    prose = sum(block.size for block in blocks if is_prose(block))
    lists = sum(value < 0 for value in _values(blocks))
    return prose >= MIN_PLAIN and lists <= MAX_PLAIN_LISTS


# ---------------------------------------------------------------- where the article is


def _values(blocks: list[Block]) -> list[float]:
    """What each block adds to the elements around it, in prose; a list of links counts once."""
    values: list[float] = []
    in_list = False
    for block in blocks:
        value = 0.0
        if _leads_away(block):
            value = 0.0 if in_list else -LIST_COST
            in_list = True
        elif not block.apart:
            in_list = False
            if block.looks >= 0:
                value = block.size * (1 if block.looks >= PROSE else WEAK_SHARE) * (1 if block.seen else WEAK_SHARE)
        values.append(value)
    return values


def _leads_away(block: Block) -> bool:
    """Whether a block is links to other articles, or of a card that leads to one."""
    return block.card or (block.linked > MANY_LINKS and not block.apart)


def _container(outline: Outline, headline: int | None) -> tuple[int, int]:
    """Where the blocks begin and end of the innermost element that holds nearly all that the best one holds."""
    elements, blocks = outline.elements, outline.blocks
    values = _values(blocks)
    if headline is not None and _is_late(blocks, headline):
        values[:headline] = [min(value, 0.0) for value in values[:headline]]
    sums = list(accumulate(values, initial=0.0))
    anchor = _anchor(blocks, headline)
    worths = [_worth(element, sums, anchor) for element in elements]
    best = max(worths, default=0.0)
    if best <= 0:
        return 0, 0
    outer = _innermost(element for element, worth in zip(elements, worths, strict=True) if worth >= best)
    for element, worth in zip(elements, worths, strict=True):
        marked = element.tag == "article" and headline is not None and element.start <= headline < element.end
        if marked and worth >= KEEP_ARTICLE * best and outer.start <= element.start and element.end <= outer.end:
            outer, best = element, worth
    inner = _innermost(
        element
        for element, worth in zip(elements, worths, strict=True)
        if outer.start <= element.start and element.end <= outer.end and worth >= KEEP_SHARE * best
    )
    return inner.start, inner.end


def _worth(element: Element, sums: list[float], anchor: int) -> float:
    """The value of all that an element holds; more where the first prose below the headline is in it."""
    value = sums[element.end] - sums[element.start]
    return value * ANCHOR_FACTOR if element.start <= anchor < element.end else value


def _innermost(elements: Iterable[Element]) -> Element:
    return max(elements, key=lambda element: element.depth)


def _is_late(blocks: list[Block], headline: int) -> bool:
    """Whether most prose follows the headline: what stands above it is then none of the article's."""
    sizes = [block.size if block.looks >= PROSE and block.seen else 0 for block in blocks]
    return sum(sizes[headline + 1 :]) >= LATE_SHARE * sum(sizes)


def _anchor(blocks: list[Block], headline: int | None) -> int:
    """The number of the first prose below the headline, -1 if there is none."""
    if headline is None:
        return -1
    return next((n for n in range(headline + 1, len(blocks)) if is_prose(blocks[n]) and blocks[n].seen), -1)


# ---------------------------------------------------------------- what is the article's in it


def _article(outline: Outline, start: int, end: int, headline: int | None) -> list[Block]:
    """The blocks that are the article's: the standfirst, and those of its element but for what stands at its ends."""
    blocks = outline.blocks
    leads: list[Block] = []
    if headline is not None:
        if start <= headline and _is_late(blocks, headline):
            start = min(headline + 1, end)
        leads = [block for block in blocks[headline + 1 : start] if _introduces(outline, block)]
    begin, end = _trimmed(blocks, start, end)
    begin -= begin > start and _heads(outline, blocks[begin - 1], blocks[begin])
    if headline is not None and start > headline:
        leads += [block for block in blocks[start:begin] if block.tag in HEADINGS and _introduces(outline, block)]
    return leads + _chosen(blocks[begin : end + 1], end - begin, None if headline is None else blocks[headline])


def _heads(outline: Outline, heading: Block, first: Block) -> bool:
    """Whether a heading right above the first prose stands in the same element as that."""
    if heading.tag not in _SUBHEADINGS or heading.apart or heading.linked >= MANY_LINKS:
        return False
    return outline.elements[heading.element].parent == outline.elements[first.element].parent


def _introduces(outline: Outline, block: Block) -> bool:
    """Whether a block between headline and text is a standfirst: by its looks, or by its name."""
    if block.apart or not block.seen or block.linked >= MANY_LINKS:
        return False
    if block.looks >= 1 or (block.tag in HEADINGS and block.size >= MIN_SECOND_HEADLINE):
        return True
    return block.size >= SHORT and _is_named_lead(outline.elements, block.element)


def _is_named_lead(elements: list[Element], number: int) -> bool:
    for _ in range(LEAD_LEVELS):
        if number < 0 or elements[number].names.lead:
            return number >= 0
        number = elements[number].parent
    return False


def _trimmed(blocks: list[Block], start: int, end: int) -> tuple[int, int]:
    """The stretch with most prose and fewest links: the maximum subsequence (Pasternack and Roth, 2009)."""
    values = _values(blocks[start:end])
    best, best_start, best_end = 0.0, start, start
    total, begin = 0.0, start
    for number, (block, value) in enumerate(zip(blocks[start:end], values, strict=True), start):
        if total <= 0:
            total, begin = 0.0, number
        total += -TRIM_COST if block.linked > MANY_LINKS and not block.apart else value
        if total > best:
            best, best_start, best_end = total, begin, number + 1
    return best_start, best_end


def _chosen(blocks: list[Block], count: int, title: Block | None) -> list[Block]:
    """The first `count` blocks with more votes for than against, and the headings above them.

    Args:
        blocks: one more than `count` where there is one: what follows says whether a line announces links.
        count: how many may be chosen.
        title: the headline.
    """
    chosen: list[Block] = []
    belongs = False
    below = blocks[count] if count < len(blocks) else None
    for block in reversed(blocks[:count]):
        if not block.apart and block is not title:
            if block.tag not in HEADINGS:
                belongs = _belongs(block) and not _announces(block, below)
                if belongs:
                    chosen.append(block)
            elif belongs and block.seen and block.linked < ALL_LINKS:
                chosen.append(block)
        below = block
    return chosen[::-1]


def _belongs(block: Block) -> bool:
    """Whether a block between an article's first and last is the article's: its place speaks for it."""
    return block.looks + IN_PLACE - (block.tag in _BARE) > 0


def _announces(block: Block, below: Block | None) -> bool:
    """Whether a line stands over links to other articles: "Read our other stories:"."""
    if below is None or below.linked <= MANY_LINKS:
        return False
    return block.size <= MAX_ANNOUNCEMENT and block.text.endswith((":", "："))
