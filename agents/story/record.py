"""How a story's record changes: articles join it, facts about them become known, articles leave."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from agents.story.accounts import independent_sources
from agents.story.bounds import (
    MAX_LEFT_OUT,
    MAX_REVISIONS,
    MAX_WITHDRAWN,
    bounded,
    distinct,
    mark,
    room_for_details,
    room_for_pending,
    room_for_versions,
)
from agents.story.disagreements import MAX_DISAGREEMENTS, Ledger
from schemas.story import Gone, Story, Version

Key = tuple[str, str]
"""An article's id and a revision of it."""


class Draft:
    """A story's record while it changes: versions and facts by key, and the canceled revisions of each article.

    `ledger` is what the story kept of the comparison of its versions; without one they are all compared anew.
    """

    def __init__(self, story: Story, ledger: Ledger | None = None) -> None:
        self._ledger = ledger if ledger is not None else Ledger()
        self._story = story.id
        self._held = {_key(version): version for version in story.versions}
        self._waiting = {_key(version): version for version in story.pending}
        self._gone = {gone.article: gone.revisions for gone in story.withdrawn}
        self._left_out = set(story.left_out)

    def drop(self, withdrawn: Iterable[Gone]) -> None:
        """Articles leave with all that is held of them, and their words leave the changes of what derives from them."""
        for gone in withdrawn:
            revisions = distinct([*self._gone.pop(gone.article, ()), *gone.revisions])
            self._gone[gone.article] = revisions[-MAX_REVISIONS:]
            self._left_out -= {mark(gone.article, revision) for revision in revisions}
            self._held = {
                key: _without_changes(version) if version.target == gone.article else version
                for key, version in self._held.items()
                if version.article != gone.article
            }
            self._waiting = {key: fact for key, fact in self._waiting.items() if fact.article != gone.article}

    def join(self, versions: Iterable[Version]) -> None:
        """Articles join; facts that were waiting for them move in."""
        for version in versions:
            key = _key(version)
            known = self._held.get(key) or self._waiting.get(key)
            self._held[key] = self._without_words_of_the_gone(_with_what_is_known(bounded(version), known))
            self._waiting.pop(key, None)
            if version.revision in self._gone.get(version.article, ()):
                kept = tuple(revision for revision in self._gone[version.article] if revision != version.revision)
                self._gone[version.article] = kept

    def know(self, facts: Iterable[Version]) -> None:
        """Facts become known; those of an article that has not joined yet wait for it, those of a canceled one go."""
        for fact in map(bounded, facts):
            key = _key(fact)
            if key in self._held:
                told = {"places": fact.places, "claims": fact.claims, "claims_left_out": fact.claims_left_out}
                self._held[key] = replace(self._held[key], **told)
            elif (fact.places or fact.claims) and not self._let_go(key):
                self._waiting.pop(key, None)
                self._waiting[key] = fact

    def left_out(self, marks: Iterable[str]) -> None:
        """Versions that another story had no room for count as left out here."""
        self._left_out.update(marks)

    def signpost(self, survivor: str) -> Story:
        """The record of a story that another one took over: what it handed over, and where it went."""
        return replace(self._kept(), merged_into=survivor)

    def record(self) -> Story:
        """The record of a story that stands for itself, with what sums it up."""
        return _summed_up(self._kept(), self._ledger)

    def _kept(self) -> Story:
        """What there is room for."""
        arrived = sorted(self._held.values(), key=lambda version: version.sequence)
        kept = room_for_details(room_for_versions(arrived))
        marks = {mark(*key) for key in self._held} | self._left_out if len(kept) < len(arrived) else self._left_out
        left_out = sorted(marks - {mark(version.article, version.revision) for version in kept}) if marks else ()
        return Story(
            id=self._story,
            versions=tuple(kept),
            versions_left_out=len(left_out[:MAX_LEFT_OUT]),
            left_out=tuple(left_out[:MAX_LEFT_OUT]),
            pending=tuple(room_for_pending(list(self._waiting.values()))),
            withdrawn=tuple(Gone(*gone) for gone in self._gone.items() if gone[1])[-MAX_WITHDRAWN:],
        )

    def _let_go(self, key: Key) -> bool:
        """Whether a version was canceled, or had no room."""
        article, revision = key
        return revision in self._gone.get(article, ()) or mark(article, revision) in self._left_out

    def _without_words_of_the_gone(self, version: Version) -> Version:
        """The version without its changes, where they quote a canceled revision; another one may have come since."""
        quotes = bool(version.changes) and version.target_revision in self._gone.get(version.target or "", ())
        return _without_changes(version) if quotes else version


def _without_changes(version: Version) -> Version:
    return replace(version, changes=(), changes_left_out=0)


def _summed_up(story: Story, ledger: Ledger) -> Story:
    """The record with what its versions say together."""
    versions = story.versions
    seen = sorted(version.seen for version in versions if version.seen)
    places = distinct(place for version in versions for place in version.places)
    found = ledger.disagreements(versions, places)
    return replace(
        story,
        title=_title(versions),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
        articles=distinct(version.article for version in versions if not version.duplicate),
        sources=distinct(version.source for version in versions),
        independent_sources=independent_sources(versions),
        languages=distinct(version.language for version in versions),
        places=places,
        disagreements=found[:MAX_DISAGREEMENTS],
        disagreements_left_out=len(found[MAX_DISAGREEMENTS:]),
    )


def _with_what_is_known(version: Version, known: Version | None) -> Version:
    """The version with the facts that came before it, and with the changes that an earlier delivery of it quoted."""
    if known is None:
        return version
    if not version.claims and not version.places:
        told = {"places": known.places, "claims": known.claims, "claims_left_out": known.claims_left_out}
        version = replace(version, **told)
    if not version.changes and (version.target, version.target_revision) == (known.target, known.target_revision):
        version = replace(version, changes=known.changes, changes_left_out=known.changes_left_out)
    return version


def _key(version: Version) -> Key:
    return version.article, version.revision


def _title(versions: Sequence[Version]) -> str | None:
    """The title of the earliest version that is no duplicate and has one, else of the earliest duplicate."""
    titled = [version for version in versions if version.title]
    earliest = min(
        titled, key=lambda version: (version.duplicate, version.seen is None, version.seen or ""), default=None
    )
    return earliest.title if earliest else None
