"""Which stage takes which topic, and what goes where: the whole service on one screen.

    articles.raw ─▶ clean ─▶ articles.cleaned ─▶ tag ─▶ articles.tagged ─▶ dedup ─▶ articles.unique ─▶ enrich ─▶ articles.enriched
                      │                           │                          │  │                        │
                      └──▶ articles.rejected ◀────┘      articles.duplicates ┘  └─▶ story.events ◀───────┘
                                                                                         └─▶ story ─▶ stories

Any stage sends what it could not process to `articles.dead`. A new stage is one more entry in `STAGES`.
"""  # noqa: E501 (a picture)

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import agents.clean
import agents.dedup
import agents.enrich
import agents.story
import agents.tag
from agents.enrich import spacy_names
from schemas import topics
from schemas.article import Article
from schemas.raw import RawArticle, Received
from schemas.story import AnyStoryEvent
from schemas.topics import Topic
from streams.settings import Settings


@dataclass(frozen=True)
class Stage:
    """One stage: a pure function between topics.

    Attributes:
        name, version: stamped into the record; the consumer group is `wireroom.<name>`.
        process: `process(given)`, or `process(given, state)` where `state_topic` is set; returns an outcome.
        takes: the topic it reads, and the type of its messages.
        passes: the topic that records go on to.
        state_topic: the compacted topic that a partition's state is rebuilt from.
        heavy: tells which inputs must be processed in another process, under a time limit; with a state, in a thread.
        when_quiet: a topic of the same messages that is read only while `takes` has none waiting.
    """

    name: str
    version: str
    process: Callable[..., Any]
    takes: Topic
    message: Any
    passes: Topic
    state_topic: Topic | None = None
    heavy: Callable[[Any], bool] | None = None
    when_quiet: Topic | None = None


LONG_TEXT = 50_000
"""Characters from which on an article is worked on in another process: at 0.4 ms a thousand it would block the event
loop for 20 ms, and built to be hostile for far longer."""


def _long_raw(received: Received) -> bool:
    """Whether it is a page, or long: every field of its producer's counts that is read, not only carried."""
    raw = received.raw
    read = (raw.text, raw.title, raw.url, raw.published, raw.language, *(raw.authors or ()))
    return agents.clean.heavy(received) or sum(len(value) for value in read if value) > LONG_TEXT


def _long(article: Article) -> bool:
    return len(article.text or "") + len(article.title or "") > LONG_TEXT


LONG_TO_COMPARE = 6_000
"""Characters from which on an article is compared with others in a thread: near copies of it, as many as are aligned,
would block the event loop for 30 ms, and of the longest texts for half a second."""


def _long_to_compare(article: Article) -> bool:
    return len(article.text or "") + len(article.title or "") > LONG_TO_COMPARE


CLEAN = Stage(
    agents.clean.NAME, agents.clean.VERSION, agents.clean.process, topics.RAW, RawArticle, topics.CLEANED,
    heavy=_long_raw, when_quiet=topics.BACKFILL,
)  # fmt: skip
TAG = Stage(
    agents.tag.NAME, agents.tag.VERSION, agents.tag.process, topics.CLEANED, Article, topics.TAGGED, heavy=_long
)
DEDUP = Stage(
    agents.dedup.NAME, agents.dedup.VERSION, agents.dedup.process, topics.TAGGED, Article, topics.UNIQUE,
    state_topic=topics.INDEX, heavy=_long_to_compare,
)  # fmt: skip
ENRICH = Stage(
    agents.enrich.NAME, agents.enrich.VERSION, agents.enrich.process, topics.UNIQUE, Article, topics.ENRICHED,
    heavy=_long,
)  # fmt: skip
ENRICH_WITH_SPACY = replace(
    ENRICH, process=agents.enrich.process_with_spacy, heavy=lambda article: _long(article) or spacy_names.reads(article)
)
"""A model takes 60 ms for 3 KB: too long for the event loop."""

STORY = Stage(
    agents.story.NAME, agents.story.VERSION, agents.story.process, topics.STORY_EVENTS, AnyStoryEvent, topics.STORIES,
    state_topic=topics.STORIES,
)  # fmt: skip

STAGES = (CLEAN, TAG, DEDUP, ENRICH, STORY)
ARTICLE_STAGES = (CLEAN, TAG, DEDUP, ENRICH)
"""The stages that an article passes, in order; `story` works on their events."""

OUTCOME_TOPICS = {"duplicate": topics.DUPLICATES, "rejected": topics.REJECTED, "dead": topics.DEAD}
"""Where an article goes that does not pass, at whatever stage."""

EVENT_TOPIC, REMEMBER_TOPIC = topics.STORY_EVENTS, topics.INDEX


def with_extras(stages: tuple[Stage, ...], settings: Settings) -> tuple[Stage, ...]:
    """Stages as they run with the optional packages that are installed and that the settings do not turn off."""
    sees = settings.spacy != "off" and spacy_names.installed()
    return tuple(ENRICH_WITH_SPACY if stage is ENRICH and sees else stage for stage in stages)


def named(names: str) -> tuple[Stage, ...]:
    """The stages of a list such as `clean,tag`, in the order of the topology; `all` names every one.

    Raises:
        ValueError: an unknown name; says which there are.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    known = [stage.name for stage in STAGES]
    if wanted == ["all"]:
        return STAGES
    wrong = [name for name in wanted if name not in known]
    if wrong or not wanted:
        raise ValueError(f"no stage {', '.join(wrong) or names!r}; there are {', '.join(known)}, or all")
    return tuple(stage for stage in STAGES if stage.name in wanted)
