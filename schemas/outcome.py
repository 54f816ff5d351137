"""What becomes of an article at a stage: it passes, is a duplicate, or is rejected, each with events and decisions."""

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from schemas.article import Article
from schemas.index import IndexEntry
from schemas.story import AnyStoryEvent, Story

Record = TypeVar("Record", Article, Story)


class Reason(StrEnum):
    """Why an article is not sent on. Small on purpose: it labels a metric.

    `blank`: neither text nor html nor title. `unidentified`: canceled, but nobody can tell what. `no_text`: nothing is
    left, or was found, that an article could consist of. `not_text`: a binary file, or a text of which too much was
    lost when it was decoded. `over_limit`: a page with more, or nested deeper, than is parsed. `paywall`: hardly more
    than a prompt to subscribe or sign in. `cookie_wall`: a request for consent. `error_page`: an error's message or a
    check for robots. `index_page`: headlines that lead elsewhere: a front, a section, a tag, a list of results.
    `video_page`: a video, a recording or a gallery with no more than a line or two about it.
    """

    BLANK = "blank"
    UNIDENTIFIED = "unidentified"
    NO_TEXT = "no_text"
    NOT_TEXT = "not_text"
    OVER_LIMIT = "over_limit"
    PAYWALL = "paywall"
    COOKIE_WALL = "cookie_wall"
    ERROR_PAGE = "error_page"
    INDEX_PAGE = "index_page"
    VIDEO_PAGE = "video_page"


class Pass(Struct, Generic[Record], frozen=True, kw_only=True):
    """The record goes on to the next topic."""

    record: Record
    events: tuple[AnyStoryEvent, ...] = ()
    remember: tuple[IndexEntry, ...] = ()


class Duplicate(Struct, frozen=True, kw_only=True):
    """The article says what another one said before it; it goes to `articles.duplicates`."""

    record: Article
    events: tuple[AnyStoryEvent, ...] = ()
    remember: tuple[IndexEntry, ...] = ()


class Reject(Struct, frozen=True, kw_only=True):
    """The article is none, for a reason; `record` is the article as far as it came."""

    reason: Reason
    detail: str
    record: Article | None = None
    events: tuple[AnyStoryEvent, ...] = ()
    remember: tuple[IndexEntry, ...] = ()


Outcome = Pass[Article] | Duplicate | Reject


class Rejected(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A message of `articles.rejected`; `id` is absent where the article came without one and has no content."""

    id: str | None = None
    stage: str
    reason: Reason
    detail: str
    article: Article | None = None


class DeadCause(StrEnum):
    """Why a message could not be processed. Small on purpose: it labels a metric."""

    NOT_JSON = "not_json"
    WRONG_TYPE = "wrong_type"
    TOO_DEEP = "too_deep"
    TOO_LARGE = "too_large"
    STAGE_FAILED = "stage_failed"
    TIME_LIMIT = "time_limit"
    PROCESS_DIED = "process_died"
