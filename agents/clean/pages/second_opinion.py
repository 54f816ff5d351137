"""What well-kept extractors make of a page: resiliparse as a witness, trafilatura where there is little to go by."""

import logging
from functools import cache
from typing import Any

from agents.clean.pages.blocks import Outline

MAX_ELEMENTS, MAX_DEPTH = 20_000, 400
"""Elements, and their depth, up to which another extractor is asked: it may take the square of either. News pages have
up to ten thousand, forty deep."""

MAX_CHARACTERS = 2_000_000
"""Characters of the largest page that another extractor is asked about; nine in ten have under half a million."""


def may_be_asked(html: str, outline: Outline) -> bool:
    """Whether a page is small and shallow enough for other extractors."""
    return outline.count <= MAX_ELEMENTS and outline.depth <= MAX_DEPTH and len(html) <= MAX_CHARACTERS


def resiliparse(html: str) -> str:
    """What resiliparse takes for the main text: in a millisecond or two, rather too much than too little."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(html, main_content=True, alt_texts=False, comments=False, list_bullets=False)
    return str(text).strip()


def trafilatura(html: str) -> str:
    """What trafilatura takes for the main text, in ten milliseconds or more."""
    text = _load_trafilatura().extract(html, fast=True, include_comments=False, include_formatting=False)
    return str(text or "").strip()


@cache
def _load_trafilatura() -> Any:
    """trafilatura, quiet: what it would log about a page is no news to us, and a stage logs nothing."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return trafilatura
