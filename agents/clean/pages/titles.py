"""A page's headline: the visible one where it can be told, without kicker and without the site's name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from agents import months
from agents.clean.pages.source import Source
from agents.clean.pages.values import parts_of, plain, readable, shown_text, string

MAX_HEADINGS = 30
"""Headings of a page that are looked at."""

MIN_HEADLINE = 10
"""Characters below which a heading that nothing else of the page agrees with is a section's name."""

MIN_SHOWN = 20
"""Characters of the shortest part of a title that is taken for a headline because the page shows it."""

MIN_OVERLAP = 0.5
"""Share of the longer text's words that two forms of a headline have in common."""

MIN_NAME = 3
"""Characters of the shortest name of a site that is looked for within another."""

_SEPARATOR = re.compile(r"\s+(?:[|│•·»«‹›<>~/–—-]|::)\s+|\s*[|│]\s*|:\s+")
_KICKER = re.compile(
    r"kicker|overline|roofline|topline|eyebrow|dachzeile|spitzmarke|strapline|super-?title|pre-?title|over-?title"
    r"|ante-?titulo|sur-?titre|occhiello|chapeau|(?:^|[\s_-])(?:section|category|label|badge|tag|flag)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the words above a headline that say what it is about."""

_HEADLINE = re.compile(r"(?:^|[\s_-])(?:headline|title|titel)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN = re.compile(r"invisible|hidden|sr-only|screen-?reader", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


class Headline(NamedTuple):
    """A headline, and the heading that shows it, if one does."""

    text: str
    heading: LexborNode | None


def headline(source: Source) -> Headline | None:
    """The page's headline.

    The first heading that a title in its data repeats; else the first-level heading most like one, which is what
    readers saw, while titles in data are written for search engines; else the title in its data.
    """
    names = site_names(source)
    offered = _offered(source, names)
    firsts = [heading for heading in _headings(source, "h1") if not _is_site(heading.text, names)]
    for heading in (*firsts, *_headings(source, "h2")):
        repeated = _repeated(heading.text, offered)
        if repeated and (heading in firsts or not source.is_elsewhere(heading.heading)):
            return Headline(repeated, heading.heading)
    shown = [heading for heading in firsts if len(heading.text) >= MIN_HEADLINE and " " in heading.text]
    if shown:
        best = max(shown, key=lambda heading: max((_overlap(heading.text, title) for title in offered), default=0))
        return Headline(_without_kicker(best.text, offered), best.heading)
    for title in offered:
        part = _shown_part(title, source)
        if part:
            return Headline(part, None)
    return next(iter([*(Headline(title, None) for title in offered), *firsts]), None)


def _shown_part(title: str, source: Source) -> str | None:
    """The part of a title before or after a site's name that nobody gives elsewhere, which the page shows on a line of
    its own though in no heading.
    """
    for match in _separators(title):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        longer = max(before, after, key=len)
        if len(longer) >= MIN_SHOWN and longer in map(str.strip, source.text.split("\n")):
            return longer
    return None


def site_names(source: Source) -> tuple[str, ...]:
    """What the site is called: as it says, and as its address does."""
    host = parts_of(source.url).hostname or ""
    label = max(host.removeprefix("www.").split(".")[:-1], key=len, default="")
    return tuple(name for name in (source.site, label) if name)


def _is_site(text: str, names: Iterable[str]) -> bool:
    return any(same_name(text, name) for name in names)


def _offered(source: Source, names: Sequence[str]) -> list[str]:
    """The titles that the page's data, meta and title elements give, without the site's name, most believed first."""
    given = [
        string(source.data.article.get("headline")),
        readable(source.meta.get("og:title")),
        readable(source.meta.get("twitter:title")),
        readable(source.title_element),
        string(source.data.article.get("name")),
    ]
    titles = list(dict.fromkeys(reduce(without_site, names, title) for title in given if title))
    return [title for title in titles if not _is_site(title, names)] or titles


def _headings(source: Source, tag: str) -> Iterator[Headline]:
    """The headings of one level that are no kickers."""
    for node in source.elements(tag)[:MAX_HEADINGS]:
        text = _heading(node)
        if text and not _KICKER.search(node.attributes.get("class") or ""):
            yield Headline(text, node)


def _heading(node: LexborNode) -> str | None:
    """The text of a heading without a kicker set in front of it by an element of its own."""
    whole = shown_text(node)
    parts = [part for part in _children(node) if part[1]]
    if len(parts) < 2:
        return whole
    kept = [text for names, text in parts if not _KICKER.search(names)]
    for number, (names, text) in enumerate(parts[1:-1], 1):
        if _UNSEEN.search(names) and not any(char.isalnum() for char in text):
            return " ".join(text for _, text in parts[number + 1 :])  # a colon for screen readers ends the kicker
    titled = [text for names, text in parts if _HEADLINE.search(names) and not _KICKER.search(names)]
    if len(titled) == 1 and titled[0] == parts[-1][1]:
        return titled[0]
    return " ".join(kept) if kept and len(kept) < len(parts) else whole


def _children(node: LexborNode) -> list[tuple[str, str]]:
    """The parts of a heading: class names and text of each."""
    found: list[tuple[str, str]] = []
    child = node.first_child
    while child is not None and len(found) < MAX_HEADINGS:
        if child.tag == "-text":
            found.append(("", plain(child.text_content) or ""))
        elif child.tag not in {"script", "style"}:
            attributes = child.attributes
            names = f"{attributes.get('class') or ''} {'hidden' if attributes.get('aria-hidden') == 'true' else ''}"
            found.append((names, shown_text(child) or ""))
        child = child.next
    return found


def _repeated(heading: str, offered: Iterable[str]) -> str | None:
    """The headline, where a heading and a title in the page's data are the same, or the title goes on after it."""
    letters = _letters(heading)
    for title in offered:
        if _letters(title) == letters:
            return _better(title, heading)
        if _begins(title, heading):
            return heading
    return None


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))


def _better(title: str, heading: str) -> str:
    """The heading, unless only the title has its words whole: elements within a heading may divide them."""
    return heading if len(heading.split()) <= len(title.split()) else title


def _begins(title: str, heading: str) -> bool:
    """Whether a title is a heading and then something else, set off from it."""
    rest = title.casefold().removeprefix(heading.casefold())
    return len(heading) >= MIN_HEADLINE and len(rest) < len(title) and bool(_SEPARATOR.match(rest))


def _overlap(a: str, b: str) -> float:
    """Share of the words of the longer text that the other one has too."""
    first, second = set(_WORDS.findall(a.casefold())), set(_WORDS.findall(b.casefold()))
    return len(first & second) / max(len(first), len(second), 1)


def _without_kicker(heading: str, offered: Sequence[str]) -> str:
    """A heading without the words before the headline that the page's data give on its own."""
    for title in offered:
        rest = heading[: -len(title)]
        if len(title) >= MIN_HEADLINE and rest and heading.casefold().endswith(title.casefold()) and rest[-1].isspace():
            return heading[-len(title) :]
    return heading


def _separators(title: str) -> list[re.Match[str]]:
    """What may part a title from a site's name: the last separators, from the end, then the first ones."""
    found = list(_SEPARATOR.finditer(title))
    return [*reversed(found[-MAX_SEPARATORS:]), *found[:MAX_SEPARATORS]]


MAX_SEPARATORS = 4
"""Separators tried at each end of a title: site, section and place stand behind it, each behind one."""


def without_site(title: str, site: str | None) -> str:
    """The title without the site's name before or after it."""
    if not site:
        return title
    for match in _separators(title):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if before and same_name(after, site):
            return before
        if after and same_name(before, site):
            return after
    return title


def same_name(text: str, site: str) -> bool:
    """Whether a text is a site's name, whatever its case, its accents and its domain's ending."""
    name, other = (_NO_NAME.sub("", months.plain(value)) if value else "" for value in (text, site))
    shorter, longer = sorted((name, other), key=len)
    alike = len(shorter) > MIN_NAME and shorter in longer and len(shorter) >= MIN_OVERLAP * len(longer)
    return bool(shorter) and (name == other or alike)


_NO_NAME = re.compile(r"\.\w{2,4}\Z|\A(?:https?://)?www\.|\Athe\s|\W")
