"""Short values out of a page: strings levelled, addresses made absolute."""

import re
from html import unescape
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from selectolax.lexbor import LexborNode

MAX_VALUE = 5_000
"""Characters of a value that are looked at: a headline, name, date or caption has far fewer."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def plain(text: str | None) -> str | None:
    """Text with white space levelled and without NULs; None where nothing is left."""
    return " ".join((text or "").replace("\x00", "").split()) or None


def shown_text(node: LexborNode) -> str | None:
    """The text that an element shows, levelled, a space where an element within it begins or ends."""
    return plain(node.text(deep=True, separator=" "))


def readable(text: str | None) -> str | None:
    """A string out of a page's data as a reader would see it: entities decoded, once or twice encoded, and no tags."""
    if not text:
        return None
    text = text[:MAX_VALUE]
    for _ in range(2):
        if "&" not in text:
            break
        text = unescape(text)
    return plain(_TAG.sub(" ", text) if "<" in text else text)


def string(value: Any) -> str | None:
    """A value of a page's data that is text, or the first of a list that is."""
    if isinstance(value, list):
        return next((found for found in map(string, value[:1]) if found), None)
    if isinstance(value, dict):  # {"@value": "..."}, as JSON-LD gives a text its language
        return string(value.get("@value"))
    return readable(value) if isinstance(value, str) else None


def first(*values: str | None) -> str | None:
    """The first value that is not blank."""
    return next((value.strip() for value in values if value and value.strip()), None)


def parts_of(address: str | None) -> SplitResult:
    """The parts of an address, all empty where it cannot be parsed, as with a bracket that is no IPv6 address."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return urlsplit("")


def absolute(address: str | None, url: str | None) -> str | None:
    """An address of the web, made absolute; None where it is none."""
    if not address or not address.strip():
        return None
    try:
        full = urljoin(url or "", address.strip())
        parts = urlsplit(full)
    except ValueError:  # a bracket that is no IPv6 address
        return None
    return full if parts.scheme in {"http", "https"} and parts.netloc else None
