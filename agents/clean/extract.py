"""The main text of a page, by a fast extractor where a second one agrees with it, else by a slow and careful one."""

import logging
import re
from collections import defaultdict
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

MIN_RATIO, MAX_RATIO = 0.75, 1.1
"""The fast extractor is believed where its text is this long, compared with resiliparse's, which takes too much rather
than too little."""

MIN_TRUSTED = 400
"""Characters from which on the fast extractor is believed: on short texts two extractors agree by chance."""

MIN_MAIN_TEXT = 25
"""Characters below which a page has no main text; the shortest news in brief has one sentence."""

PARAGRAPH_MIN = 25
"""Characters from which on a paragraph speaks for the element that it stands in."""

LINK_SHARE = 0.5
"""Share of a block's characters in links from which on it is a list of links."""

_DOCUMENT = re.compile(r"<(?:html|body)[\s>/]", re.IGNORECASE)
_INVISIBLE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "audio",
        "video",
        "canvas",
        "head",
        "title",
    ]
)
_SKIPPED = _INVISIBLE | frozenset(
    ["form", "button", "nav", "aside", "footer", "header", "figure", "figcaption", "dialog", "menu", "input", "label"]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_TEXT_BLOCKS = "p, h2, h3, h4, blockquote, li, pre"
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|related|recirc\w*|recommend\w*|promo\w*|newsletter|signup|subscribe"
    r"|paywall|share|sharing|social|sidebar|"
    r"footer|footnotes?|breadcrumbs?|nav|navbar|menu|advert\w*|ads?|sponsored|outbrain|taboola|popular"
    r"|trending|most-?read|more-?on|tags?|"
    r"author-?bio|byline|caption|credit|copyright|cookie|consent|gdpr|modal|popup|hidden|visually-hidden"
    r"|sr-only|screen-reader-text|toolbar|widget|"
    r"read-?more|see-?also|also-?read|meta|teaser|playlist|gallery)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def is_fragment(html: str) -> bool:
    """Whether the html has neither an `html` nor a `body` element: a piece of one, as feeds carry it."""
    return not _DOCUMENT.search(html)


def main_text(html: str, tree: LexborHTMLParser) -> str:
    """The text of the page's article, blocks on lines of their own; all text of a fragment. Empty where none is."""
    if is_fragment(html):
        return visible_text(tree.body)
    quick, check = quick_text(tree), _resiliparse(html)
    if len(quick) >= MIN_TRUSTED and MIN_RATIO * len(check) <= len(quick) <= MAX_RATIO * len(check):
        return quick
    found = _trafilatura(html) or max(quick, check, key=len)
    return found if len(found) >= MIN_MAIN_TEXT else ""


def visible_text(root: LexborNode | None) -> str:
    """All text that a reader would see below an element, blocks on lines of their own."""
    if root is None:
        return ""
    parts: list[str] = []
    for node, entering in _walk(root, _INVISIBLE):
        if node.tag == "-text" and entering:
            parts.append(_SPACE.sub(" ", node.text_content or ""))
        elif node.tag in _BLOCKS:
            parts.append("\n")
    return _lines("".join(parts))


def _lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _walk(root: LexborNode, skipped: frozenset[str]) -> Any:
    """Every node below the root with true, every element again with false when it ends. No recursion: depth is free."""
    node: LexborNode | None = root
    entering = True
    while node is not None:
        below = node.first_child if entering and node.tag not in skipped else None
        if entering and node.tag in skipped:
            entering = False
        else:
            yield node, entering
        if entering and below is not None:
            node = below
            continue
        if entering:
            yield node, False
        if node.mem_id == root.mem_id:
            return
        following = node.next
        if following is not None:
            node, entering = following, True
        else:
            node, entering = node.parent, False


def quick_text(tree: LexborHTMLParser) -> str:
    """The text of the element whose paragraphs hold most, without lists of links and boilerplate by its class names."""
    blocks = _blocks(tree)
    best = _best_container(blocks)
    if best is None:
        return ""
    return "\n".join(block.text for block in blocks if best in block.ancestors[:MAX_LEVELS])


MAX_LEVELS = 8
"""Levels between the element that holds an article and its paragraphs."""


class _Block:
    """A paragraph, heading, quotation or list item: its text, and the identities of the elements around it."""

    def __init__(self, node: LexborNode, text: str, ancestors: list[int]) -> None:
        self.node, self.text, self.ancestors = node, text, ancestors
        self.is_paragraph = node.tag in {"p", "blockquote", "pre"}


def _blocks(tree: LexborHTMLParser) -> list[_Block]:
    judged: dict[int, bool] = {}
    found: list[_Block] = []
    inside: set[int] = set()
    for node in tree.css(_TEXT_BLOCKS):
        ancestors, good = _ancestors(node, judged)
        if not good or inside & set(ancestors):
            continue
        text = " ".join(node.text(deep=True, separator="").split())
        if not text or _is_links(node, text):
            continue
        if node.tag in {"blockquote", "li"} and node.css_first("p") is not None:
            continue
        inside.add(node.mem_id)
        found.append(_Block(node, text, ancestors))
    return found


def _ancestors(node: LexborNode, judged: dict[int, bool]) -> tuple[list[int], bool]:
    """The identities of the elements around a node, nearest first, and whether none of them is boilerplate."""
    found, good = [], _is_content(node, judged)
    around = node.parent
    while around is not None and around.tag not in {"html", "-undef"}:
        found.append(around.mem_id)
        good = good and _is_content(around, judged)
        around = around.parent
    return found, good


def _is_content(node: LexborNode, judged: dict[int, bool]) -> bool:
    if node.mem_id not in judged:
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        boilerplate = node.tag not in {"body", "main", "article"} and _BOILERPLATE.search(names)
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
        judged[node.mem_id] = node.tag not in _SKIPPED and not boilerplate and not hidden
    return judged[node.mem_id]


def _is_links(node: LexborNode, text: str) -> bool:
    linked = sum(len(link.text(deep=True, separator="").strip()) for link in node.css("a"))
    return linked > LINK_SHARE * len(text)


def _best_container(blocks: list[_Block]) -> int | None:
    """The element whose paragraphs hold most text; each further level up counts less."""
    scores: dict[int, float] = defaultdict(float)
    for block in blocks:
        if block.is_paragraph and len(block.text) >= PARAGRAPH_MIN:
            for level, ancestor in enumerate(block.ancestors[:4]):
                scores[ancestor] += len(block.text) * 0.9**level
    return max(scores, key=lambda ancestor: scores[ancestor], default=None)


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(html, main_content=True, alt_texts=False, comments=False, list_bullets=False)
    return str(text).strip()


@cache
def _load_trafilatura() -> Any:
    """trafilatura, quiet: what it would log about a page is no news to us, and a stage logs nothing."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return trafilatura


def _trafilatura(html: str) -> str:
    text = _load_trafilatura().extract(html, fast=True, include_comments=False, include_formatting=False)
    return str(text or "").strip()
