"""What a page says of its article in JSON-LD: the objects of schema.org, also where the JSON is broken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

MAX_OBJECTS = 500
"""Objects looked at: an article describes itself among the first."""

MAX_RESCUED = 200_000
"""Characters of broken JSON that are searched for what an article is known by."""

_ARTICLE = re.compile(r"(?:\w{0,30}Article|BlogPosting|Report|LiveBlogPosting|Review)\Z")
_PAGE = re.compile(
    r"(?:WebPage|ItemPage|SocialMediaPosting|DiscussionForumPosting|QAPage|Recipe|HowTo|VideoObject|CreativeWork"
    r"|AudioObject|PodcastEpisode|MediaGallery|Product)\Z"
)
_FREE = {"true": True, "https://schema.org/true": True, "false": False, "https://schema.org/false": False}
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")

_FIELD = r'"{name}"\s{{0,9}}:\s{{0,9}}(?:\[\s{{0,9}})?"(?P<value>(?:[^"\\\n]|\\.){{1,500}})"'
_RESCUED = {
    name: re.compile(_FIELD.format(name=name))
    for name in ("datePublished", "dateCreated", "dateModified", "headline", "articleSection", "inLanguage")
}
_RESCUED_AUTHOR = re.compile(
    r'"author"\s{0,9}:\s{0,9}(?:\[\s{0,9})?(?:\{[^{}]{0,300}?"name"\s{0,9}:\s{0,9})?"(?P<value>(?:[^"\\\n]|\\.){1,200})"'
)


@dataclass
class LinkedData:
    """The objects of a page.

    Attributes:
        article: the one that describes the article; empty where none does.
        pages: those that describe the page, or something else that it shows.
        by_id: every object by its `@id`, to follow references.
        breadcrumbs: the page's place in its site, as `BreadcrumbList` objects.
        types: what the objects say they are, by schema.org's names.
        free: whether it says that it may be read without paying; None where it does not say.
    """

    article: dict[str, Any] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    breadcrumbs: list[dict[str, Any]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    free: bool | None = None

    def get(self, *keys: str) -> Any:
        """The first value under one of the keys: the article's own, else the page's; None without any."""
        for entry in (self.article, *self.pages):
            for key in keys:
                if entry.get(key):
                    return self.resolved(entry[key])
        return None

    def resolved(self, value: Any) -> Any:
        """A value, or the object that it refers to."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            other = self.by_id.get(value["@id"])
            return other if other is not None and len(other) > len(value) else value
        return value


def read(scripts: Iterable[str], headline: str | None = None) -> LinkedData:
    """The objects in a page's scripts.

    Args:
        scripts: the texts of its JSON-LD script elements.
        headline: the title that the page gives elsewhere, which tells its own article from others that it lists.
    """
    data = LinkedData()
    articles: list[dict[str, Any]] = []
    for script in scripts:
        for entry in _objects(_parsed(script)):
            _sort(entry, articles, data)
    data.article = _own(articles, headline)
    return data


def _sort(entry: dict[str, Any], articles: list[dict[str, Any]], data: LinkedData) -> None:
    """One object to its kind."""
    identity = entry.get("@id")
    if isinstance(identity, str) and len(entry) > len(data.by_id.get(identity, ())):
        data.by_id[identity] = entry
    kinds = entry.get("@type")
    names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    names = [name.rpartition("/")[2] for name in names]
    data.types.update(names)
    if data.free is None:
        data.free = _FREE.get(str(entry.get("isAccessibleForFree", "")).strip().lower())
    if any(map(_ARTICLE.match, names)):
        articles.append(entry)
    elif any(map(_PAGE.match, names)):
        data.pages.append(entry)
    elif "BreadcrumbList" in names:
        data.breadcrumbs.append(entry)
    elif not names and ("datePublished" in entry or "headline" in entry):
        data.pages.append(entry)


def _own(articles: list[dict[str, Any]], headline: str | None) -> dict[str, Any]:
    """The article that the page is about: the one with its headline, else the first."""
    if len(articles) > 1 and headline:
        wanted = headline.casefold()
        for entry in articles:
            given = entry.get("headline") or entry.get("name")
            if isinstance(given, str) and len(given) > MIN_HEADLINE and given.casefold()[:MIN_PREFIX] in wanted:
                return entry
    return articles[0] if articles else {}


MIN_HEADLINE, MIN_PREFIX = 10, 40
"""Characters: headlines are compared by their beginnings, as pages shorten them."""


_OPENING = ("<!--", "//", "/*", "<![CDATA[", "*/")
_CLOSING = (";", "-->", "*/", "]]>", "/*", "//", ";")
"""Comment marks around the JSON, from the time when browsers had to be kept from showing it."""

_CONTROLS = re.compile(r"[\x00-\x1f]+")
_LAST_COMMA = re.compile(r",\s{0,200}(?=[}\]])")


def _parsed(text: str) -> Any:
    """JSON as sites write it: raw newlines in strings, comment marks around it, commas too many; else its parts."""
    text = text.strip()
    for mark in _OPENING:
        text = text.removeprefix(mark).lstrip()
    for mark in _CLOSING:
        text = text.removesuffix(mark).rstrip()
    for attempt in (str, _without_controls, _without_last_commas):
        try:
            return orjson.loads(attempt(text))
        except orjson.JSONDecodeError:
            continue  # the next attempt, and then what can be read without a parser
    return _rescued(text[:MAX_RESCUED])


def _without_controls(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _without_last_commas(text: str) -> str:
    return _LAST_COMMA.sub("", _without_controls(text))


def _rescued(text: str) -> dict[str, Any]:
    """What broken JSON says of an article, read by its keys."""
    if '"datePublished"' not in text and '"headline"' not in text:
        return {}
    found: dict[str, Any] = {"@type": "Article"}
    for name, pattern in {**_RESCUED, "author": _RESCUED_AUTHOR}.items():
        match = pattern.search(text)
        if match:
            found[name] = _unescaped(match["value"])
    return found


def _unescaped(value: str) -> str:
    """The string that stands between quotation marks in JSON."""
    try:
        return str(orjson.loads(f'"{value}"'))
    except orjson.JSONDecodeError:  # an escape that JSON does not know
        return value.replace("\\", "")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document that stands at its top, in its graph, or as a page's main entity."""
    waiting = [value]
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:MAX_OBJECTS]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _NESTED if isinstance(value.get(key), dict | list)]
