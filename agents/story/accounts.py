"""Accounts: versions that derive from one another, and whose they are."""

from collections.abc import Sequence

from schemas.article import Direction
from schemas.story import DERIVED, Version


def independent_sources(versions: Sequence[Version]) -> int:
    """How many sources tell an account of their own.

    Articles that derive from one another, directly or through others, are one account; it is credited to the source of
    the first of them that derives from none. Accounts of one source count once, those of an unknown source each.
    """
    accounts: dict[str, list[Version]] = {}
    root = roots(versions)
    for version in versions:
        accounts.setdefault(root[version.article], []).append(version)
    derived = _derived(versions)
    originals = (next((v for v in account if v.article not in derived), account[0]) for account in accounts.values())
    return len({original.source or f"unknown {original.article}" for original in originals})


def roots(versions: Sequence[Version]) -> dict[str, str]:
    """For each article one that stands for its account: the same for all that derive from one another."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for version in versions:
        for other in (*_origins(version), *_offspring(version)):
            parent[root(version.article)] = root(other)
    return {version.article: root(version.article) for version in versions}


def _derived(versions: Sequence[Version]) -> set[str]:
    """The articles that derive from another one: by their own relations, or by those of a later arrival to them."""
    found = {version.article for version in versions if _origins(version)}
    return found.union(*map(_offspring, versions))


def _origins(version: Version) -> tuple[str, ...]:
    """What a version derives from: by its best relation, and by the others, which stay where that one's target left."""
    target = _target(version) if version.direction is not Direction.TO_TARGET else ()
    return (*target, *version.derives_from)


def _offspring(version: Version) -> tuple[str, ...]:
    """What derives from a version."""
    target = _target(version) if version.direction is Direction.TO_TARGET else ()
    return (*target, *version.derived)


def _target(version: Version) -> tuple[str, ...]:
    return (version.target,) if version.relation in DERIVED and version.target else ()
