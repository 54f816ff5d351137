"""A page as a row of text blocks, and the elements around them, read in one walk without recursion."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agents.clean.pages.names import CAPTION, HIDDEN, MAX_NAMES, NOTHING, Doubt, Names, read_names

UNREAD = frozenset((
    "audio", "canvas", "datalist", "head", "iframe", "map", "math", "object", "option", "rp", "rt", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
"""Elements whose text is no part of what one reads: code, form values, what stands in for a player, the pronunciation
above characters (ruby).
"""

APART = frozenset((
    "address", "aside", "button", "dialog", "fieldset", "figcaption", "figure", "footer", "form", "label", "menu",
    "nav", "noscript",
))  # fmt: skip
"""Elements that hold what stands beside an article, or replaces what a browser cannot show."""

BLOCKS = APART | frozenset((
    "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin and end a block of text, as custom ones do; all others run on within one."""

FRAME = frozenset(("button", "dialog", "footer", "menu", "nav"))
"""Elements that frame a page or serve it; they are a third of its nodes, so at first they are not even read."""

WHOLE = frozenset(("article", "body", "main"))
"""Elements that no name tells against: themes name them after the subject and the layout."""

PLAIN_INLINE = frozenset((
    "abbr", "b", "br", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "strong", "sub", "sup", "u", "wbr",
))  # fmt: skip
"""Inline elements whose names are not looked at: they set words off rather than apart."""

SENTENCES = frozenset(("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "td", "th"))
"""Elements that hold running text or a headline, in which no inline element is a label of its own."""

NO_TARGET = ("javascript:", "mailto:", "tel:")
"""How addresses begin that lead to no other page."""

MAX_READ = 100_000
"""Elements of a page that are read: ten times what the largest news pages have. They take half a second."""

MAX_STYLE = 1000
"""Characters of a style attribute that are read."""

_HIDDEN_STYLE = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_NO_ELEMENT = frozenset("-!")
"""How tags of nodes begin that are none: comments, document types."""

_LABELLED_ADDRESS = re.compile(r"[^\W\d_][\w ]{1,20}:\s?https?://\S+")
_SET_OFF = "-"
"""What an inline element counts as that style sheets may set off from the words around it."""

_LINE_BREAK = "\n"
_STOPS = frozenset(".!?…")
_ENDINGS = frozenset(".!?…:;,)»”")
"""Marks that another element's capital letter right behind them does not go on: style sheets set the two apart."""

_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""Characters of Chinese, Japanese and Korean, which say in one what alphabets need two or three for; of Thai and Lao,
whose sentences no mark ends, so that their length has to speak for them.
"""

MAX_SAMPLE = 1000
"""Characters at the beginning of a text whose scripts stand for all of it."""

WIDE_BYTES = 2
"""Bytes in UTF-8 for each character, from which on a text may have such characters; letters of Europe, India and the
Near East with the spaces between them come to less, or have none.
"""


@dataclass(slots=True)
class Element:
    """An element that is a block; `blocks[start:end]` stand in it.

    Attributes:
        parent: number of the element around it; -1 for the outermost.
        depth: elements around it that are blocks.
        names: what its names say.
        doubt: how much its names, tag and attributes tell against it.
        caption: whether it holds the words under a picture.
    """

    tag: str
    parent: int
    depth: int
    names: Names
    doubt: Doubt
    start: int
    end: int = 0
    caption: bool = False


@dataclass(slots=True)
class Block:
    """A piece of text between two borders of blocks.

    Attributes:
        text: lines as the page breaks them, white space levelled.
        tag: of the nearest element around it that is a block, whose number is `element`.
        linked: share of its characters in links.
        size: its characters, those of wide scripts counted twice.
        looks: votes for its being prose, by itself alone.
        apart: whether it stands in an element beside the article.
        card: whether it is apart because it stands in a card that leads to another article.
        seen: whether the second extractor has it too, where one was asked.
    """

    text: str
    tag: str
    element: int
    linked: float
    size: int
    looks: int = 0
    apart: bool = False
    card: bool = False
    seen: bool = True


@dataclass(slots=True)
class Outline:
    """A page's elements that are blocks, outer ones first, and its blocks of text, both in the order of the document.

    `depth` is that of its innermost element of any kind, `count` how many of any kind were read.
    """

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    depth: int = 0
    count: int = 0


def read_blocks(root: LexborNode, *, frame: bool = False, hidden: bool = False) -> Outline:
    """The text blocks below an element, and the elements around them.

    Args:
        root: where the walk begins.
        frame: whether navigation, footers and the like are read, too.
        hidden: whether what names and styles hide within a line is read, too.
    """
    reader = _Reader(UNREAD if frame else UNREAD | FRAME, hidden=hidden)
    reader.read(root)
    return reader.outline


def visible_text(root: LexborNode | None) -> str:
    """All text below an element that readers may come to see, blocks on lines of their own."""
    if root is None:
        return ""
    return "\n".join(block.text for block in read_blocks(root, frame=True, hidden=True).blocks)


def text_of(markup: str) -> str:
    """All text of a string that may be markup, with entities or without, or plain lines."""
    lines = markup if "</" in markup else markup.replace("\n", "<br>")
    return visible_text(LexborHTMLParser(lines).body)


def size_of(text: str) -> int:
    """The length of a text in characters, those of wide scripts counted twice."""
    length = len(text)
    if text.isascii() or len(text.encode()) < WIDE_BYTES * length:
        return length
    sample = text[:MAX_SAMPLE]
    return length + len(_WIDE.findall(sample)) * length // len(sample)


class _Reader:
    """One walk over a page."""

    def __init__(self, unread: frozenset[str], *, hidden: bool) -> None:
        self.outline = Outline()
        self._elements, self._blocks = self.outline.elements, self.outline.blocks
        self._unread = unread
        self._hidden = hidden
        self._open = -1
        self._parts: list[str] = []
        self._broken = self._at_border = False
        self._links = self._linked = self._captions = 0

    def read(self, root: LexborNode) -> None:
        """Reads all below an element, which counts as a block whatever it is."""
        self._begin("body", NOTHING, Doubt.NONE)
        above: list[tuple[LexborNode, str]] = [(root, "body")]
        node = root.first_child
        count = depth = 0
        while above:
            if node is None or count > MAX_READ:
                node, role = above.pop()
                self._leave(role)
            else:
                tag = node.tag or ""
                if tag == "-text":
                    self._text(node.text_content or "")
                elif tag == "br":
                    self._parts.append(_LINE_BREAK)
                    self._broken = True
                elif tag not in self._unread and tag[:1] not in _NO_ELEMENT:
                    entered = self._enter(node, tag)
                    if entered is not None:
                        above.append((node, entered))
                        count += 1
                        if len(above) > depth:
                            depth = len(above)
                        node = node.first_child
                        continue
            node = node.next
        self.outline.count, self.outline.depth = count, depth

    def _enter(self, node: LexborNode, tag: str) -> str | None:
        """Enter an element; what it counts as: the tag of a block, "a" for a link, or less. None: it is hidden."""
        if tag in BLOCKS or "-" in tag:
            attributes = node.attributes
            names = _names(tag, attributes)
            self._begin(tag, names, _doubt(tag, names, attributes))
            if tag == "figcaption" or (names.group == CAPTION and tag != "figure"):
                self._elements[self._open].caption = True
                self._captions += 1
            return tag
        if tag == "a":
            leads = _leads_elsewhere(node)
            self._links += leads
            self._at_border = True
            return tag if leads else ""
        if tag in PLAIN_INLINE or self._hidden:
            return ""
        self._at_border = True
        attributes = node.attributes
        names = _names(tag, attributes)
        if names.group == HIDDEN or (attributes and _is_hidden(attributes)):
            return None
        credits_it = self._captions and (names.credit or self._ends_sentence())
        if not credits_it and not (names.doubt and self._begins_label()):
            return _SET_OFF
        self._begin(tag, names, names.doubt)
        return tag

    def _begins_label(self) -> bool:
        """Whether an inline element would begin a block that is no paragraph: bylines and dates are made so."""
        return not self._parts and self._elements[self._open].tag not in SENTENCES

    def _ends_sentence(self) -> bool:
        """Whether the text read last ends a sentence: in a caption an element behind that gives the credit."""
        return bool(self._parts) and self._parts[-1].rstrip()[-1:] in _STOPS

    def _leave(self, role: str) -> None:
        """Leave what counts as `role`: a link, a block, a credit within a caption, words set off, or nothing."""
        if role == "a":
            self._links -= 1
            self._at_border = True
        elif role == _SET_OFF:
            self._at_border = True
        elif role:
            if self._parts:
                self._finish()
            element = self._elements[self._open]
            element.end = len(self._blocks)
            self._captions -= element.caption
            self._open = element.parent

    def _begin(self, tag: str, names: Names, doubt: Doubt) -> None:
        if self._parts:
            self._finish()
        depth = self._elements[self._open].depth + 1 if self._elements else 0
        self._elements.append(Element(tag, self._open, depth, names, doubt, len(self._blocks)))
        self._open = len(self._elements) - 1

    def _text(self, text: str) -> None:
        if text.isspace():
            if self._parts:
                self._parts.append(" ")
            return
        if self._at_border:
            self._at_border = False
            before = self._parts[-1][-1:] if self._parts and text[0].isupper() else ""
            if before in _ENDINGS or before.islower():
                self._parts.append(" ")
        self._parts.append(text.replace("\n", " "))
        if self._links:
            self._linked += len(text.strip())

    def _finish(self) -> None:
        """The text since the last border becomes blocks: an empty line within it parts two."""
        text = "".join(self._parts)
        lines = [" ".join(line.split()) for line in text.split(_LINE_BREAK)] if self._broken else [level(text)]
        linked = self._linked / (sum(map(len, lines)) or 1)
        tag = self._elements[self._open].tag
        for paragraph in _paragraphs(lines):
            share = 1.0 if _is_address(paragraph) else linked
            self._blocks.append(Block(paragraph, tag, self._open, share, size_of(paragraph)))
        self._parts, self._linked, self._broken = [], 0, False


def level(text: str) -> str:
    """A text with white space levelled, in one line."""
    return " ".join(text.split())


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    begun: list[str] = []
    for line in (*lines, ""):
        if line:
            begun.append(line)
        elif begun:
            yield "\n".join(begun)
            begun = []


def _is_address(text: str) -> bool:
    if text.startswith(("http://", "https://", "www.")):
        return " " not in text
    return bool(_LABELLED_ADDRESS.fullmatch(text)) if "://" in text else False


def _leads_elsewhere(link: LexborNode) -> bool:
    href = link.attributes.get("href")
    return bool(href) and not str(href).lstrip().lower().startswith(NO_TARGET)


def _names(tag: str, attributes: dict[str, str | None]) -> Names:
    """What the class, id and role of an element say; a custom element's tag is a name as well."""
    if not attributes and "-" not in tag:
        return NOTHING
    names = [name for key in ("class", "id", "role") if (name := attributes.get(key))]
    if "-" in tag:
        names.insert(0, tag)
    return read_names(" ".join(names)[:MAX_NAMES]) if names else NOTHING


def _doubt(tag: str, names: Names, attributes: dict[str, str | None]) -> Doubt:
    """How much an element's tag, attributes and names tell against it."""
    if tag in APART:
        return Doubt.NONE if tag == "figure" and "table" in (attributes.get("class") or "") else Doubt.STRONG
    if tag in WHOLE or not attributes:
        return names.doubt if "-" in tag else Doubt.NONE
    return Doubt.STRONG if _is_hidden(attributes) else names.doubt


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and bool(_HIDDEN_STYLE.search((attributes["style"] or "")[:MAX_STYLE]))
