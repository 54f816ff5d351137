"""What a story's record has room for. A record is one message, written anew at each event: it stays below 1 MB, which
is what brokers take by default, whatever the articles say. What there is no room for is counted.

As long as nothing is withdrawn, which versions and details are kept depends on themselves alone, not on the order in
which they came. What had no room stays out, also where a withdrawal makes room: only those that come again are back.
"""

from collections.abc import Iterable

import xxhash
from msgspec.structs import replace

from schemas.codec import encode
from schemas.story import Change, Claim, Version

MAX_VERSIONS = 250
"""Versions a story keeps: the last ones that are no copies, then the last copies. Most stories have fewer than ten.
So many take some 120 KB, at worst 550 KB."""

MAX_DETAILS = 400
"""Claims and changes that a story keeps, over all its versions, those kept first before others. At worst 280 KB."""

MAX_PENDING = 32
"""Versions known by their facts alone that a story keeps: their articles join within seconds, or never."""

MAX_PENDING_DETAILS = 128
"""Claims and changes of all of them together."""

MAX_WITHDRAWN = 64
"""Canceled articles that a story remembers: facts of an article come within seconds of itself."""

MAX_LEFT_OUT = 5000
"""Versions without room that are counted; a story with more of them says so many."""

MAX_CLAIMS, MAX_CHANGES = 16, 8
"""Claims and changes that a version keeps; enrich and dedup tell no more."""

MAX_PLACES = 12
"""Places that a version keeps."""

MAX_RELATED = 8
"""Articles that a version names as what it derives from, and as what derives from it."""

MAX_DETAIL_BYTES = 700
"""A claim or change that is longer in JSON is left out: with 160 characters of passage few scripts need as much."""

MAX_TITLE_BYTES, MAX_SOURCE_BYTES, MAX_PLACE_BYTES = 200, 100, 40
"""Bytes in JSON after which a title, source or place is cut."""

MAX_URL_BYTES = 500
"""Bytes in JSON of the longest address that is kept: a part of one would lead nowhere."""

MAX_REVISIONS = 8
"""Revisions of a canceled article that are remembered: the last ones."""


def bounded(version: Version) -> Version:
    """The version with texts and lists that are too long cut, and what is left out counted."""
    claims = tuple(claim for claim in version.claims[:MAX_CLAIMS] if _short(claim))
    changes = tuple(change for change in version.changes[:MAX_CHANGES] if _short(change))
    return replace(
        version,
        title=_cut(version.title, MAX_TITLE_BYTES),
        source=_cut(version.source, MAX_SOURCE_BYTES),
        url=version.url if version.url and _bytes(version.url) <= MAX_URL_BYTES else None,
        places=tuple(cut for place in version.places[:MAX_PLACES] if (cut := _cut(place, MAX_PLACE_BYTES))),
        derives_from=version.derives_from[:MAX_RELATED],
        derived=version.derived[:MAX_RELATED],
        claims=claims,
        claims_left_out=version.claims_left_out + len(version.claims) - len(claims),
        changes=changes,
        changes_left_out=version.changes_left_out + len(version.changes) - len(changes),
    )


def mark(article: str, revision: str) -> str:
    """What stands for a version that is left out: few characters, hardly ever those of another one of the story."""
    return xxhash.xxh32_hexdigest(f"{article}/{revision}".encode())


def room_for_versions(versions: list[Version]) -> list[Version]:
    """Those of the versions that the record has room for, in their order."""
    kept = {id(version) for version in sorted(versions, key=_rank)[:MAX_VERSIONS]}
    return [version for version in versions if id(version) in kept]


def room_for_details(versions: list[Version]) -> list[Version]:
    """The versions in their order, those that come first with their claims and changes, the others with their number.

    Details left out before count as if they were there, so that it is always the same versions that keep theirs.
    """
    room = MAX_DETAILS
    full = set()
    for version in sorted(versions, key=_rank):
        room -= min(MAX_CLAIMS, len(version.claims) + version.claims_left_out)
        room -= min(MAX_CHANGES, len(version.changes) + version.changes_left_out)
        if room < 0:
            break
        full.add(id(version))
    return [version if id(version) in full else _without_details(version) for version in versions]


def _rank(version: Version) -> tuple[bool, int]:
    """Which versions come first where there is no room for all: those that are no copies, and of them the last."""
    return version.duplicate, -version.sequence


def room_for_pending(pending: list[Version]) -> list[Version]:
    """The last of the versions that wait for their article."""
    room = MAX_PENDING_DETAILS
    kept = []
    for version in pending[: -MAX_PENDING - 1 : -1]:
        room -= len(version.claims) + len(version.changes)
        kept.append(version if room >= 0 else _without_details(version))
    return kept[::-1]


def _without_details(version: Version) -> Version:
    if not version.claims and not version.changes:
        return version
    return replace(
        version,
        claims=(),
        claims_left_out=version.claims_left_out + len(version.claims),
        changes=(),
        changes_left_out=version.changes_left_out + len(version.changes),
    )


def _short(detail: Claim | Change) -> bool:
    return _bytes(detail) <= MAX_DETAIL_BYTES


def _bytes(value: str | Claim | Change) -> int:
    return len(encode(value))


def _cut(text: str | None, most: int) -> str | None:
    """The beginning of a text that takes no more than so many bytes in JSON."""
    if not text:
        return None
    cut = text[:most]
    while (size := _bytes(cut)) > most:
        cut = cut[: min(len(cut) - 1, len(cut) * most // size)]
    return cut


def distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values that are there, each once, in order of first appearance."""
    return tuple(dict.fromkeys(value for value in values if value))
