"""How a story's record changes: articles join it, facts about them become known, articles leave."""

from collections.abc import Iterable

from msgspec.structs import replace

from schemas.article import RelationType
from schemas.story import Story, Version

MAX_PENDING = 64
"""Versions known by their facts alone that a story keeps: their articles join within seconds, or never."""

DERIVED = frozenset(RelationType) - {RelationType.SAME_STORY}
"""Relations by which one account derives from another: copies, excerpts, rewrites, translations, later revisions."""


def join(story: Story, versions: Iterable[Version]) -> Story:
    """The story with these versions in it; facts that were waiting for them move in, and what sums it up follows."""
    held = {_key(version): version for version in story.versions}
    waiting = {_key(version): version for version in story.pending}
    for version in versions:
        known = held.get(_key(version)) or waiting.get(_key(version))
        places = version.places or (known.places if known else ())
        held[_key(version)] = replace(version, places=places)
        waiting.pop(_key(version), None)
    return summed_up(story.id, tuple(held.values()), tuple(waiting.values()))


def know(story: Story, facts: Iterable[Version]) -> Story:
    """The story with what was found in its articles; facts of an article that has not joined yet wait for it."""
    held = {_key(version): version for version in story.versions}
    waiting = {_key(version): version for version in story.pending}
    for fact in facts:
        if _key(fact) in held:
            held[_key(fact)] = replace(held[_key(fact)], places=fact.places)
        else:
            waiting[_key(fact)] = fact
    return summed_up(story.id, tuple(held.values()), tuple(waiting.values())[-MAX_PENDING:])


def drop(story: Story, articles: Iterable[str]) -> Story:
    """The story without some articles; without its last one it is an empty record."""
    gone = frozenset(articles)
    return summed_up(
        story.id,
        tuple(version for version in story.versions if version.article not in gone),
        tuple(version for version in story.pending if version.article not in gone),
    )


def signpost(story: Story, survivor: str) -> Story:
    """The record of a story that another one took over: what it handed over, and where it went."""
    return Story(id=story.id, versions=story.versions, pending=story.pending, merged_into=survivor)


def summed_up(story: str, versions: tuple[Version, ...], pending: tuple[Version, ...]) -> Story:
    """The record of a story that has these versions."""
    seen = sorted(version.seen for version in versions if version.seen)
    return Story(
        id=story,
        title=_title(versions),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
        articles=_distinct(version.article for version in versions if not version.duplicate),
        sources=_distinct(version.source for version in versions),
        independent_sources=_independent_sources(versions),
        languages=_distinct(version.language for version in versions),
        places=_distinct(place for version in versions for place in version.places),
        versions=versions,
        pending=pending,
    )


def _key(version: Version) -> tuple[str, str]:
    return version.article, version.revision


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values that are there, each once, in order of first appearance."""
    return tuple(dict.fromkeys(value for value in values if value))


def _title(versions: tuple[Version, ...]) -> str | None:
    """The title of the earliest version that is no duplicate and has one, else of the earliest duplicate."""
    titled = [version for version in versions if version.title]
    earliest = min(
        titled, key=lambda version: (version.duplicate, version.seen is None, version.seen or ""), default=None
    )
    return earliest.title if earliest else None


def _independent_sources(versions: tuple[Version, ...]) -> int:
    """How many sources tell an account of their own.

    Articles that derive from one another, directly or through others, are one account; it is credited to the source of
    the first of them that derives from none. Accounts of one source count once, those of an unknown source each.
    """
    accounts: dict[str, list[Version]] = {}
    root = _roots(versions)
    for version in versions:
        accounts.setdefault(root[version.article], []).append(version)
    originals = (next((v for v in account if not _derived(v)), account[0]) for account in accounts.values())
    return len({original.source or f"unknown {original.article}" for original in originals})


def _roots(versions: tuple[Version, ...]) -> dict[str, str]:
    """For each article one that stands for its account: the same for all that derive from one another."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for version in versions:
        if _derived(version) and version.target:
            parent[root(version.article)] = root(version.target)
    return {version.article: root(version.article) for version in versions}


def _derived(version: Version) -> bool:
    return version.relation in DERIVED
