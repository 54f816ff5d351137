"""The record: one article and the block that each stage adds to it.

Offsets count Unicode code points, half-open `[start, end)`, and point into `text` of the same record.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from schemas.raw import Origin, Status, Time

SCHEMA: Literal["article/1"] = "article/1"
Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Share = Annotated[float, Meta(ge=0, le=1)]
Span = tuple[int, int]


class EditKind(StrEnum):
    """What a passage taken out of a text was."""

    PROMOTION = "promotion"
    CROSS_REFERENCE = "cross_reference"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE_STAMP = "date_stamp"
    SUBSCRIPTION = "subscription"
    NAVIGATION = "navigation"
    SOCIAL = "social"
    LEGAL = "legal"
    ENCODING = "encoding"


class Edit(Struct, frozen=True):
    """`text[at:at+length]` stood as `original`; length 0 means it was removed there."""

    at: int
    length: int
    original: str
    kind: EditKind
    rule: str


class Spacing(Struct, frozen=True, array_like=True):
    """White space levelled: `text[at:at+length]` stood as `original`. `[at, length, original]` in JSON."""

    at: int
    length: int
    original: str


class Caption(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A picture's caption, with its credit as printed."""

    text: str
    credit: str | None = None


class Credit(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Who is credited: `text` as printed, `kind` such as `photo` or `text`, the person's name, the agency."""

    text: str
    kind: str | None = None
    name: str | None = None
    agency: str | None = None


class Dateline(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The line that says where, when and by whom a report was filed. `date` as the record writes dates."""

    text: str
    place: str | None = None
    agency: str | None = None
    date: str | None = None


class Image(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The lead image."""

    url: str
    caption: str | None = None
    credit: str | None = None


class Alternate(Struct, frozen=True):
    """Another language version of the page."""

    language: str
    url: str


class Hints(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Language tags that the producer and the page claim."""

    producer_language: str | None = None
    page_language: str | None = None


class DatePlace(StrEnum):
    """Where a date of publication was found."""

    PRODUCER = "producer"
    FEED = "feed"
    JSON_LD = "json_ld"
    META = "meta"
    TIME_ELEMENT = "time_element"
    URL = "url"
    DATELINE = "dateline"
    DATE_STAMP = "date_stamp"
    CAPTION = "caption"
    TEXT = "text"


class Precision(StrEnum):
    """How exactly a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateCandidate(Struct, frozen=True):
    """A date offered as the article's own: RFC 3339 in UTC, or a date alone, with the words it was read from."""

    value: str
    found_in: DatePlace
    evidence: str


class Published(Struct, frozen=True):
    """The date of publication and every candidate for it; `conflict` where they contradict each other or the text."""

    value: str
    precision: Precision
    confidence: Share
    candidates: tuple[DateCandidate, ...]
    conflict: bool


class StageVersion(Struct, frozen=True):
    """A stage that the article passed, and its version."""

    name: str
    version: str


class Provenance(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where the raw message lies (absent without a broker) and which stages the article has passed."""

    raw: Origin | None = None
    stages: tuple[StageVersion, ...] = ()


class Language(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """BCP 47 code (`und` where nobody could tell), ISO 15924 script, confidence."""

    code: str
    script: str | None = None
    confidence: Share


class Evidence(Struct, frozen=True):
    """Words of the text that speak for a judgement, the rule that reads them so, and their weight."""

    rule: str
    text: str
    weight: float


class Translation(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Whether the text is a translation, by a machine, and from which language."""

    score: Share
    is_translation: bool
    machine: bool | None = None
    source_language: str | None = None
    evidence: tuple[Evidence, ...] = ()


class RelationType(StrEnum):
    """How one article relates to another, in the order in which it is decided."""

    REVISION = "revision"
    EXACT = "exact"
    NEAR = "near"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    SAME_STORY = "same_story"


class Direction(StrEnum):
    """Which of two related articles derives from the other."""

    FROM_TARGET = "from_target"
    TO_TARGET = "to_target"
    UNKNOWN = "unknown"


class Passage(Struct, frozen=True):
    """A span of this text beside the span of the target's text that it corresponds to."""

    start: int
    end: int
    target_start: int
    target_end: int


class Relation(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """This article's relation to another one, with the passages that show it and the changes between them."""

    type: RelationType
    target: Id
    target_revision: Id
    score: Share
    direction: Direction
    passages: tuple[Passage, ...] = ()
    changes: tuple[Passage, ...] = ()


class StoryLink(Struct, frozen=True):
    """The story that the article belongs to, and how similar it is to the nearest article there."""

    id: Id
    similarity: Share


class EntityType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


class Entity(Struct, frozen=True):
    """A name in its fullest form, with all its mentions."""

    text: str
    type: EntityType
    mentions: tuple[Span, ...]


class Place(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A place resolved to GeoNames, or placed by what the text says it is near (`approximate_km`)."""

    name: str
    geonameid: int | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    approximate_km: float | None = None
    mentions: tuple[Span, ...]


class TimeMention(Struct, frozen=True):
    """A time that the text names, resolved against `published`."""

    text: str
    value: str
    precision: Precision
    start: int
    end: int


class Quantity(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A number, its unit or what it counts, and the word that hedges it."""

    text: str
    value: int | float
    unit: str | None = None
    counted: str | None = None
    hedge: str | None = None
    start: int
    end: int


class Quote(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Words between quotation marks and who said them, where that can be told."""

    text: str
    speaker: str | None = None
    start: int
    end: int


class SourceKind(StrEnum):
    """What kind of source a text names."""

    AGENCY = "agency"
    OUTLET = "outlet"
    OFFICIAL = "official"
    PERSON = "person"
    DOCUMENT = "document"


class Attribution(Struct, frozen=True):
    """A source that the text names, the words that credit it, and the span of what it is credited with."""

    source: str
    kind: SourceKind
    cue: str
    start: int
    end: int


class Keyword(Struct, frozen=True):
    """A term that tells this article from others."""

    term: str
    score: float


class Article(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One article. Each stage adds its own block and changes no other stage's.

    `text` is the article's own words, paragraphs separated by one newline; absent in a withdrawn article, empty in a
    headline. `edits` and `spacing`, put back, give the text that came in.
    """

    # clean; the schema's name is required so that it is always written
    schema: Literal["article/1"]
    id: Id
    revision: Id
    url: str | None = None
    canonical_url: str | None = None
    source: str | None = None
    feed: str | None = None
    status: Status | None = None
    embargoed: Time | None = None
    extra: dict[str, Any] | None = None
    title: str | None = None
    site: str | None = None
    section: str | None = None
    image: Image | None = None
    alternates: tuple[Alternate, ...] = ()
    hints: Hints | None = None
    received: Time | None = None
    provenance: Provenance = Provenance()
    text: str | None = None
    edits: tuple[Edit, ...] = ()
    spacing: tuple[Spacing, ...] = ()
    captions: tuple[Caption, ...] = ()
    credits: tuple[Credit, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: Published | None = None
    # tag
    language: Language | None = None
    translation: Translation | None = None
    # dedup
    relations: tuple[Relation, ...] = ()
    story: StoryLink | None = None
    # enrich
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    keywords: tuple[Keyword, ...] = ()
