"""Stories: what dedup and enrich tell the story stage, and the record it keeps."""

from enum import StrEnum

from msgspec import Struct

from schemas.article import Direction, Id, Place, RelationType

DERIVED = frozenset(RelationType) - {RelationType.SAME_STORY, RelationType.REVISION}
"""Relations to another article by which one account derives from another: copies, excerpts, rewrites, translations."""


class FactKind(StrEnum):
    """What versions of a story can contradict each other in."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"


class Claim(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A number or a day that an article tells, with the words of the sentence round it, by which it is judged.

    Attributes:
        text: the words of the number or day, as they stand: `roughly 12,000 residents`.
        value: the number, or the day as the record writes dates.
        unit, counted, hedge: of a number, as in `quantities`.
        start, end: where `text` stands in the article's text.
        passage: the words round it, `text` among them.
        passage_start: where they begin in the article's text.
    """

    kind: FactKind
    text: str
    value: int | float | str
    unit: str | None = None
    counted: str | None = None
    hedge: str | None = None
    start: int
    end: int
    passage: str
    passage_start: int


class Change(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Words that stand differently between equal words of an article and of the target of its relation.

    Attributes:
        text, target_text: the words that differ.
        start, end, target_start, target_end: where they stand in either text.
        passage, target_passage: the words round them.
        passage_start, target_passage_start: where those begin.
    """

    text: str
    target_text: str
    start: int
    end: int
    target_start: int
    target_end: int
    passage: str
    passage_start: int
    target_passage: str
    target_passage_start: int


class Version(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One revision of an article of a story, and how it derives from another article there.

    Attributes:
        sequence: order of arrival; versions stand in it.
        seen: when it was published, else when it was received.
        duplicate: the article is an exact or near copy, and was not sent on.
        relation: how it relates to `target` (an article's id; its own, where this is a later revision).
        direction: `from_target`: this one derives from the target; `to_target`: the target derives from this one.
        derives_from, derived: other articles of its account, by all its relations in `DERIVED`: those that it derives
            from, or nobody can tell the direction, and those that derive from it; the closest ones.
        changes: numbers, dates and names that differ from the target's; the first ones.
        places: names of places told in it; the first ones.
        claims: numbers and days that it tells; the first ones.
        changes_left_out, claims_left_out: how many more there were.
    """

    article: Id
    revision: Id
    sequence: int = 0
    title: str | None = None
    source: str | None = None
    url: str | None = None
    seen: str | None = None
    language: str | None = None
    duplicate: bool = False
    relation: RelationType | None = None
    target: Id | None = None
    target_revision: Id | None = None
    direction: Direction | None = None
    derives_from: tuple[Id, ...] = ()
    derived: tuple[Id, ...] = ()
    changes: tuple[Change, ...] = ()
    changes_left_out: int = 0
    places: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    claims_left_out: int = 0


class Gone(Struct, frozen=True):
    """An article that was canceled, and its revisions that are not to come back."""

    article: Id
    revisions: tuple[Id, ...] = ()


class Side(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One of the things said where versions contradict each other, and where a person can read it.

    Attributes:
        text: the words that say it, as they stand.
        value: the number, day or name in one form: `12000`, `2023-08-10`, `jane roe`; a day that a copy changed as far
            as it is named there: `tue`, `may 12`.
        article, revision, start, end: where they stand in that article's text.
        passage, passage_start: the words round them, and where those begin.
        articles: all articles that say so, copies included; the first ones.
        more_articles: how many others do.
        superseded: every article that says so says otherwise in a later revision, so this is a correction.
    """

    text: str
    value: str
    article: Id
    revision: Id
    start: int
    end: int
    passage: str
    passage_start: int
    articles: tuple[Id, ...]
    more_articles: int = 0
    superseded: bool = False


class Disagreement(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Different numbers, days, names or places that versions of a story give for the same thing.

    Attributes:
        about: the words that show that it is the same thing: what is counted and what happened to it.
        sides: what is said, in order of arrival of the first article that says it.
        more_sides: how many other things are said.
    """

    kind: FactKind
    about: str
    sides: tuple[Side, ...]
    more_sides: int = 0


class StoryEvent(Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="event"):
    """A message of `story.events`; `story` is its key."""

    story: Id


class Joined(StoryEvent, frozen=True, tag="joined", omit_defaults=True, kw_only=True):
    """An article joined the story, as its own account or as a duplicate."""

    version: Version


class Facts(StoryEvent, frozen=True, tag="facts", omit_defaults=True, kw_only=True):
    """What enrich found in an article of the story.

    Attributes:
        claims: the numbers and days that it tells; the first ones.
        claims_left_out: how many more there were.
    """

    article: Id
    revision: Id
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    claims_left_out: int = 0


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
        left_out: marks of the versions that it had no room for.
    """

    absorbed: Id
    hops: int = 0
    versions: tuple[Version, ...] = ()
    pending: tuple[Version, ...] = ()
    withdrawn: tuple[Gone, ...] = ()
    left_out: tuple[str, ...] = ()


class Withdrawn(StoryEvent, frozen=True, tag="withdrawn", omit_defaults=True, kw_only=True):
    """An article of the story was canceled; none of its `revisions` comes back."""

    article: Id
    revisions: tuple[Id, ...] = ()


AnyStoryEvent = Joined | Facts | Merged | Inherited | Withdrawn


class Story(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One story, kept under its id in the compacted topic `stories`.

    Attributes:
        articles: ids of the articles, in order of arrival; duplicates are counted as versions only.
        independent_sources: sources whose accounts derive from nobody else's in the story.
        versions: every article with its relation to another one, in order of arrival; of a very large story the last
            ones that are no copies, then the last copies.
        versions_left_out: how many versions the record has no room for.
        left_out: a mark for each of them, so that none is counted twice.
        pending: facts that came before their article joined: versions with nothing but ids and what was found.
        disagreements: where versions contradict each other; of more than the record has room for, those between most
            articles.
        disagreements_left_out: how many more there are.
        withdrawn: articles that were canceled lately: facts of them that come late are not taken in.
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
    versions_left_out: int = 0
    left_out: tuple[str, ...] = ()
    pending: tuple[Version, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    disagreements_left_out: int = 0
    withdrawn: tuple[Gone, ...] = ()
    merged_into: Id | None = None
