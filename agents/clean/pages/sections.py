"""The section of a site that an article stands in."""

from typing import Any

from agents.clean.pages.source import Source
from agents.clean.pages.titles import same_name, site_names
from agents.clean.pages.values import first, readable, shown_text, string

SECTION_META = (
    "article:section", "og:article:section", "parsely-section", "articlesection", "article.section", "cse_sectionname",
    "sailthru.section", "dcterms.subject.section", "cxenseparse:section", "section",
)  # fmt: skip
"""Meta elements that name the section, most outright first."""

MAX_SECTION = 60
"""Characters of the longest name of a section."""

_HOME = frozenset(
    [
        "home",
        "homepage",
        "startseite",
        "start",
        "accueil",
        "inicio",
        "início",
        "página",
        "inicial",
        "главная",
        "головна",
        "strona",
        "główna",
        "trang",
        "chủ",
        "首页",
        "ホーム",
    ]
)
"""What the first of a page's breadcrumbs is called."""

_CRUMBS = '[class*=readcrumb] a, [itemtype*="BreadcrumbList"] a, nav[aria-label*=readcrumb] a'


def section(source: Source) -> str | None:
    """The name of the section, from its data, its meta elements, or the breadcrumbs above its headline."""
    given = [
        string(source.data.article.get("articleSection")),
        *(readable(source.meta.get(name)) for name in SECTION_META),
    ]
    stated = first(*(name for name in given if name and len(name) <= MAX_SECTION and "://" not in name))
    return stated or _of_crumbs(source, _data_crumbs(source)) or _of_crumbs(source, _shown_crumbs(source))


def _of_crumbs(source: Source, crumbs: list[str]) -> str | None:
    """The first of the breadcrumbs that names neither the front page nor the article."""
    names = site_names(source)
    title = (source.title_element or "").casefold()
    for crumb in crumbs:
        is_front = crumb.casefold() in _HOME or any(same_name(crumb, name) for name in names)
        if not is_front and len(crumb) <= MAX_SECTION and not (len(crumb.split()) > 2 and crumb.casefold() in title):
            return crumb
    return None


def _data_crumbs(source: Source) -> list[str]:
    """The names in the page's `BreadcrumbList`, in order, without the last one, which is the page's own."""
    for crumbs in source.data.breadcrumbs:
        entries = crumbs.get("itemListElement")
        names = [_crumb_name(entry) for entry in entries] if isinstance(entries, list) else []
        found = [name for name in names if name]
        if len(found) > 1:
            return found[:-1] if len(found) > 2 else found
    return []


def _crumb_name(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    item = entry.get("item")
    return string(entry.get("name")) or (string(item.get("name")) if isinstance(item, dict) else None)


def _shown_crumbs(source: Source) -> list[str]:
    """The links of the page's visible breadcrumbs."""
    nodes = source.tree.body.css(_CRUMBS) if source.tree.body is not None else []
    texts = (shown_text(node) for node in nodes[:MAX_CRUMBS])
    return [text for text in texts if text]


MAX_CRUMBS = 8
"""Breadcrumbs that are looked at."""
