"""Stories: what dedup and enrich tell the story stage, and the record it keeps."""

from typing import Any

from msgspec import Struct

from schemas.article import Id, Place, Quantity, RelationType, TimeMention


class Version(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One article of a story and how it derives from another one there."""

    article: Id
    revision: Id
    title: str | None = None
    source: str | None = None
    url: str | None = None
    seen: str | None = None
    language: str | None = None
    duplicate: bool = False
    relation: RelationType | None = None
    target: Id | None = None
    places: tuple[str, ...] = ()


class StoryEvent(Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="event"):
    """A message of `story.events`; `story` is its key."""

    story: Id


class Joined(StoryEvent, frozen=True, tag="joined", omit_defaults=True, kw_only=True):
    """An article joined the story, as its own account or as a duplicate."""

    version: Version


class Facts(StoryEvent, frozen=True, tag="facts", omit_defaults=True, kw_only=True):
    """What enrich found in an article of the story."""

    article: Id
    revision: Id
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class Merged(StoryEvent, frozen=True, tag="merged", kw_only=True):
    """Two stories turned out to be one. Sent under both keys."""

    absorbed: Id
    survivor: Id


class Inherited(StoryEvent, frozen=True, tag="inherited", omit_defaults=True, kw_only=True):
    """What an absorbed story held, or what arrived there later, sent on to the survivor.

    Attributes:
        absorbed: the story that it first arrived at.
        hops: how many absorbed stories it has been sent through since.
        versions: articles that joined.
        pending: versions that are known by their facts alone, the article itself not having joined yet.
        withdrawn: articles that were canceled.
    """

    absorbed: Id
    hops: int = 0
    versions: tuple[Version, ...] = ()
    pending: tuple[Version, ...] = ()
    withdrawn: tuple[Id, ...] = ()


class Withdrawn(StoryEvent, frozen=True, tag="withdrawn", kw_only=True):
    """An article of the story was canceled."""

    article: Id


AnyStoryEvent = Joined | Facts | Merged | Inherited | Withdrawn


class Story(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One story, kept under its id in the compacted topic `stories`.

    Attributes:
        articles: ids of the articles, in order of arrival; duplicates are counted as versions only.
        independent_sources: sources whose accounts derive from nobody else's in the story.
        versions: every article with its relation to another one.
        pending: facts that came before their article joined: versions with nothing but ids and what was found.
        disagreements: where versions contradict each other.
        merged_into: the story that took this one over; the record then stays as a signpost, with the versions that it
            handed over (a second delivery of the merge hands them over again) and none of what sums them up.
    """

    id: Id
    title: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    articles: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()
    independent_sources: int = 0
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    pending: tuple[Version, ...] = ()
    disagreements: tuple[dict[str, Any], ...] = ()
    merged_into: Id | None = None
