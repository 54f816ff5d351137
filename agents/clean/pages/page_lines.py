"""What a page shows around its headline, line by line, for what only stands there in words: its date and its byline."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from agents.clean.pages.values import plain

MAX_NODES = 400
"""Nodes around a headline that are looked at: a byline or date stands within the first hundred."""

MAX_LINES = 40
"""Lines that are kept."""

MAX_LINE = 300
"""Characters of the longest line that is kept: what is longer is prose."""

LEVELS = 2
"""Elements around the headline whose beginning is looked at too, for what stands above it."""

MAX_INLINE = 20
"""Elements of a line within each other; more are no typography."""

_INLINE = frozenset(
    [
        "-text",
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "address",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "select", "option", "textarea", "button"]
)


class Line(NamedTuple):
    """A line of the page, and the element that holds it."""

    text: str
    holder: LexborNode


def around(body: LexborNode | None, heading: LexborNode | None) -> list[Line]:
    """The lines that stand around a heading, one for each block of text, in order; the page's first without a heading.

    What stands above it counts if it is short.
    """
    if body is None:
        return []
    start = heading if heading is not None else body.first_child
    for _ in range(LEVELS if heading is not None else 0):
        above = start.parent if start is not None else None
        if above is None or above.tag in {"body", "main", "article"} or _far_above(above, start):
            break
        start = above
    return _lines(start, MAX_NODES, MAX_LINES)


def whole(body: LexborNode | None) -> list[Line]:
    """The lines of the whole page, or of as much of it as any article fills."""
    return _lines(body.first_child, MAX_WHOLE, MAX_WHOLE) if body is not None else []


MAX_WHOLE = 6_000
"""Nodes of a page that are looked at where a date stands nowhere else."""


def _lines(start: LexborNode | None, max_nodes: int, max_lines: int) -> list[Line]:
    """The lines from a node on."""
    found: list[Line] = []
    parts: list[str] = []
    holder: LexborNode | None = None
    for text, block in _texts(start, max_nodes):
        if holder is not None and block.mem_id != holder.mem_id:
            _keep(found, parts, holder)
            parts = []
            if len(found) >= max_lines:
                return found
        holder = block
        parts.append(text)
    if holder is not None:
        _keep(found, parts, holder)
    return found


MAX_ABOVE = 3
"""Elements that may stand above a headline in its container: a kicker, a date, a byline."""


def _far_above(container: LexborNode, start: LexborNode | None) -> bool:
    """Whether more stands in a container above the headline than belongs to it."""
    child = container.first_child
    seen = 0
    while child is not None and start is not None and child.mem_id != start.mem_id:
        seen += child.tag != "-text"
        if seen > MAX_ABOVE:
            return True
        child = child.next
    return False


def _keep(found: list[Line], parts: list[str], holder: LexborNode) -> None:
    text = plain("".join(parts))
    if text and len(text) <= MAX_LINE:
        found.append(Line(text, holder))


def _nodes(start: LexborNode | None, limit: int) -> Iterator[LexborNode]:
    """Every node from one on, in the order of the page."""
    seen = 0
    while start is not None:
        for node in start.traverse(include_text=True):
            yield node
            seen += 1
            if seen >= limit:
                return
        while start is not None and start.next is None:
            start = start.parent
        start = start.next if start is not None else None


def _texts(start: LexborNode | None, limit: int) -> Iterator[tuple[str, LexborNode]]:
    """Each text of the page from a node on, with the block that it stands in."""
    for node in _nodes(start, limit):
        if node.tag == "br":
            yield "\n", node  # a line of its own, so that what follows begins another one
        if node.tag != "-text" or node.parent is None or node.parent.tag in _UNSEEN:
            continue
        yield node.text_content or "", holder_of(node.parent)


def holder_of(node: LexborNode) -> LexborNode:
    """The block that holds the line which an element stands in: itself unless it is set within a line."""
    for _ in range(MAX_INLINE):
        if node.tag not in _INLINE or node.parent is None:
            break
        node = node.parent
    return node
