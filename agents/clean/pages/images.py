"""An article's lead image, with its caption and credit."""

import re
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from agents.clean.pages.authors import is_full_name
from agents.clean.pages.source import Source
from agents.clean.pages.values import absolute, first, parts_of, plain, readable, shown_text, string
from agents.clean.text.credit import photo_credit
from agents.clean.text.words import agency
from schemas.article import Image

MAX_CAPTION = 1200
"""Characters of the longest caption: picture agencies write two to four sentences."""

MAX_CREDIT = 160
"""Characters of the longest credit."""

MAX_FIGURES = 8
"""Figures of a page that are looked at: the lead image is among the first."""

_CREDITS = (
    "[class*=credit i], [class*=copyright i], [class*=photographer i], [class*=quelle i], [class*=fotograf i]"
    ", [class*=image-source i], [class*=attribution i], [itemprop=copyrightHolder], [itemprop=creditText]"
    ", [itemprop=author], cite, small"
)
_LABEL = re.compile(
    r"\A(?:(?:photo(?:graph)?|image|picture|foto|bild|imagen|фото)?\s*(?:credits?|source|quelle|crédit[os]?|copyright)?\s*"
    r"[:：]|©|\(c\))\s*",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\s?[/|]\s?")
"""What stands between a photographer and an agency."""

_SIZES = re.compile(r"[-_.]?(?:\d{2,5}x\d{2,5}|scaled|[wh]\d{2,4}|\d{2,4}w)(?=\.\w{3,4}\Z)")


def lead(source: Source) -> Image | None:
    """The lead image: that of the page's data or meta elements, else the article's first figure with a caption."""
    details = _details(source.data.resolved(source.data.article.get("image")), source)
    meta = source.meta
    address = absolute(
        first(meta.get("og:image"), meta.get("og:image:url"), meta.get("og:image:secure_url"), meta.get("twitter:image")
              , meta.get("twitter:image:src"), string(details.get("url")), string(details.get("contentUrl"))),
        source.url,
    )  # fmt: skip
    caption, credit = string(details.get("caption")), string(details.get("creditText")) or _holder(details)
    figure = None if caption and credit else _figure(source, address)
    if figure is not None:
        shown_caption, shown_credit = _words(figure)
        caption, credit = caption or shown_caption, credit or shown_credit
        address = address or _address(figure, source.url)
    if not address:
        return None
    return Image(url=address, caption=caption, credit=credit)


def _details(given: Any, source: Source) -> dict[str, Any]:
    """The first image of JSON-LD as an object: it comes as an address, an object, or a list of either."""
    given = source.data.resolved(given[0]) if isinstance(given, list) and given else given
    if isinstance(given, dict):
        return given
    return {"url": given} if isinstance(given, str) else {}


def _holder(details: dict[str, Any]) -> str | None:
    """The owner or maker of an image, as its data name them."""
    for key in ("copyrightHolder", "creator", "author", "copyrightNotice"):
        value = details.get(key)
        value = value[0] if isinstance(value, list) and value else value
        name = string(value.get("name")) if isinstance(value, dict) else string(value)
        if name:
            return name[:MAX_CREDIT]
    return None


def _figure(source: Source, address: str | None) -> LexborNode | None:
    """The figure that shows the image; without an image in the page's head, its first figure with a caption."""
    if source.tree.body is None:
        return None
    figures = [node for node in source.tree.body.css("figure")[:MAX_FIGURES] if not source.is_elsewhere(node)]
    wanted = _file(address) if address else None
    for figure in figures:
        for image in figure.css("img, source, a, amp-img"):
            attributes = image.attributes
            places = (attributes.get(key) or "" for key in ("src", "data-src", "srcset", "data-srcset", "href"))
            if wanted and any(wanted in unquote(place) for place in places):
                return figure
    if wanted:
        return figures[0] if len(figures) == 1 else None
    return next(
        (
            figure
            for figure in figures
            if figure.css_first("img, amp-img") is not None and figure.css_first("figcaption") is not None
        ),
        None,
    )


def _file(address: str) -> str | None:
    """The name of an image's file, without what tells its sizes apart; None where it is too short to tell anything."""
    name = _SIZES.sub("", unquote(parts_of(address).path).rpartition("/")[2])
    stem = name.rpartition(".")[0] or name
    return stem if len(stem) >= MIN_FILE else None


MIN_FILE = 6
"""Characters of the shortest name of a file by which an image is known again."""


def _address(figure: LexborNode, url: str | None) -> str | None:
    image = figure.css_first("img, amp-img")
    return (
        absolute(first(image.attributes.get("src"), image.attributes.get("data-src")), url)
        if image is not None
        else None
    )


def _words(figure: LexborNode) -> tuple[str | None, str | None]:
    """The caption of a figure and the credit in it, which stands in an element of its own or at the caption's end."""
    holder = figure.css_first("figcaption") or figure
    whole = readable(holder.text(deep=True, separator=" "))
    if not whole or len(whole) > MAX_CAPTION:
        return None, None
    marked = next(
        (text for node in holder.css(_CREDITS) if (text := shown_text(node)) and len(text) <= MAX_CREDIT),
        None,
    )
    if marked and marked in whole:
        caption = plain(whole.replace(marked, " ").strip(" |/–—-"))
        return caption, plain(_LABEL.sub("", marked)) or marked
    ending = photo_credit(whole)
    if ending:
        return plain(whole[: ending[0]]), ending[1].text
    for name in (shown_text(node) or "" for node in holder.css("span")[-1:]):
        before = whole.removesuffix(name).rstrip()
        if before != whole and before.endswith((".", "!", "?", "…")) and is_full_name(_AGENCY.split(name)[0]):
            return before, name
    return whole, _beside(figure, holder)


def _beside(figure: LexborNode, caption: LexborNode) -> str | None:
    """The credit that a figure shows outside of its caption: an agency, or a person."""
    whole = shown_text(figure) or ""
    rest = plain(whole.replace(shown_text(caption) or "\n", " ", 1)) or ""
    if not rest or len(rest) > MAX_CREDIT or figure.mem_id == caption.mem_id:
        return None
    ending = photo_credit(rest)
    if ending and not ending[0]:
        return ending[1].text
    return rest if agency(rest) or is_full_name(rest) else None
