"""The worker that decides about duplicates killed again and again: what it decided stays, and nothing is missing."""

import json
import signal
from collections import defaultdict, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from agents.dedup import Index
from agents.dedup import process as dedup
from agents.store import MemoryStore
from agents.story import Stories
from agents.story import process as story
from schemas.article import Article
from schemas.codec import decode, encode
from schemas.raw import Status
from schemas.story import AnyStoryEvent, Joined, Story, Version, Withdrawn
from schemas.topics import DUPLICATES, INDEX, STORIES, STORY_EVENTS, TAGGED, UNIQUE, Topic
from streams.endings import deliveries, stamped
from streams.settings import Settings
from streams.topology import DEDUP, STORY, Stage
from tests.live.related import related
from tests.live.service import Service, WorkerProcess, wait_until

pytestmark = pytest.mark.faults

ARTICLES = 40_000
KILLS = 10
PAUSES = 3

WINDOW = 500
"""Articles by which the other worker is ahead when the one that stood still goes on."""

DECISIONS = (UNIQUE, DUPLICATES, INDEX, STORY_EVENTS)
"""Topics that dedup tells its decisions to."""

Sent = set[tuple[bytes, bytes | None]]
"""Different messages of a topic: keys and values."""


@dataclass
class Left:
    """What a run leaves: the different messages of each topic, and the last record of each story."""

    sent: dict[str, Sent] = field(default_factory=lambda: defaultdict(set))
    stories: dict[str, Story] = field(default_factory=dict)

    def records(self, topic: Topic) -> list[Article]:
        return [decode(value, Article) for _, value in self.sent[topic.name]]

    def resolved(self, story: str) -> Story:
        """The record of a story, or of the one that it became by merging."""
        passed = {story}
        while (survivor := self.stories[story].merged_into) is not None:
            assert survivor not in passed, f"stories merged in a circle: {passed}"
            passed.add(story := survivor)
        return self.stories[story]


def test_workers_killed_ten_times_decide_as_one_that_is_left_alone(service: Service) -> None:
    """Of 40,000 related articles every decision, index entry and story is the same, however often it was sent."""
    with _compared(service, ARTICLES, DEDUP, STORY):
        for kill in range(KILLS):
            wait_until(lambda goal=(kill + 1) * ARTICLES // (KILLS + 2): _decided(service) >= goal, service.logs)
            _owner(service).kill()
            _start(service, DEDUP, STORY)


def test_workers_that_stood_still_and_go_on_decide_as_one_that_is_left_alone(service: Service) -> None:
    """Each goes on with what it was doing when another worker has long taken over."""
    with _compared(service, ARTICLES // 4, DEDUP):
        for pause in range(PAUSES):
            wait_until(lambda goal=(pause + 1) * ARTICLES // 4 // (PAUSES + 2): _decided(service) >= goal, service.logs)
            owner, before = _owner(service), _decided(service)
            owner.send_signal(signal.SIGSTOP)
            wait_until(lambda before=before: _decided(service) > before + WINDOW, service.logs)
            owner.send_signal(signal.SIGCONT)


@contextmanager
def _compared(service: Service, count: int, *stages: Stage) -> Iterator[None]:
    """Two workers take so many articles while they are disturbed; what they leave is compared with a run in peace."""
    service.send([encode(article) for article in related(count, seed=7)], topic=TAGGED)
    tagged = [message.value for message in service.messages(TAGGED)]
    with ThreadPoolExecutor(1) as beside:
        undisturbed = beside.submit(left_alone, tagged, service.settings)
        for _ in range(2):
            _start(service, *stages)
        yield
        wait_until(lambda: not any(service.waiting(stage) for stage in stages), service.logs)
        wanted = undisturbed.result()
    try:
        _check(_left(service), wanted, canceled=_canceled(tagged), stories=STORY in stages)
    except AssertionError as error:
        error.add_note(service.logs())
        raise


def _check(found: Left, wanted: Left, *, canceled: set[str], stories: bool) -> None:
    for topic in DECISIONS:
        _compare(topic, found, wanted, canceled)
    _check_records(found, canceled)
    if stories:
        _check_stories(found, wanted)


def _canceled(tagged: list[bytes]) -> set[str]:
    return {article.id for article in map(_article, tagged) if article.status is Status.CANCELED}


def left_alone(tagged: list[bytes], settings: Settings) -> Left:
    """What comes of these messages where each is taken once, in order."""
    index, stories, left = Index(MemoryStore(), settings.dedup_days), Stories(MemoryStore()), Left()
    for value in tagged:
        outcome = stamped(DEDUP, dedup(_article(value), index))
        for delivery in deliveries(DEDUP, outcome, 0):
            assert delivery.key is not None
            left.sent[delivery.topic.name].add((delivery.key, delivery.value))
        news = deque(outcome.events)
        while news:
            told = story(news.popleft(), stories)
            left.stories[told.record.id] = told.record
            news.extend(told.events)
    return left


def _left(service: Service) -> Left:
    left = Left()
    for topic in DECISIONS:
        messages = service.messages(topic)
        left.sent[topic.name] = {(message.key, message.value) for message in messages if not _inherited(message)}
    for message in service.messages(STORIES):
        left.stories[message.key.decode()] = decode(message.value, Story)
    return left


def _inherited(message: Any) -> bool:
    """Whether it is what stories tell each other, not dedup."""
    return b'"event":"inherited"' in (message.value or b"")


def _compare(topic: Topic, found: Left, wanted: Left, canceled: set[str]) -> None:
    """Nothing is missing and nothing is there besides, but for what is delivered again after it was canceled."""
    there, due = _as_first_told(found.sent[topic.name]), _as_first_told(wanted.sent[topic.name])
    missing = [value for _, value in due - there if topic is INDEX or not _tells_of(value, canceled)]
    assert not missing, f"{len(missing)} missing in {topic.name}, such as {missing[0]!r}"
    besides = [value for _, value in there - due if not _withdraws(value, canceled)]
    assert not besides, f"{len(besides)} besides in {topic.name}, such as {besides[0]!r}"


def _as_first_told(sent: Sent) -> Sent:
    """The messages without what may be told otherwise when it is told again.

    Words of a target cannot be quoted when that is gone by now; a cancellation names the revisions that were withdrawn
    since, too.
    """
    return {(key, _in_short(value)) for key, value in sent}


def _in_short(value: bytes | None) -> bytes | None:
    if value is None or b'"event":' not in value:
        return value
    event = decode(value, AnyStoryEvent)
    if isinstance(event, Joined):
        return encode(replace(event, version=_unquoted(event.version)))
    return encode(replace(event, revisions=())) if isinstance(event, Withdrawn) else value


def _unquoted(version: Version) -> Version:
    return replace(version, changes=(), changes_left_out=0)


def _tells_of(value: bytes | None, canceled: set[str]) -> bool:
    """Whether it is the record of an article that is canceled later, or says that it joined a story.

    A worker killed before these were sent leaves an entry in the index, and the next one may find it withdrawn there.
    """
    told = json.loads(value or b"{}")
    return told.get("id") in canceled or told.get("version", {}).get("article") in canceled


def _withdraws(value: bytes | None, canceled: set[str]) -> bool:
    """Whether it is what comes of a canceled article's message that is delivered again after the cancellation."""
    told = json.loads(value or b"{}")
    if "event" in told:
        return told["event"] == "withdrawn" and told["article"] in canceled
    return told.get("status") == "canceled" and told["id"] in canceled and "text" not in told


def _check_records(found: Left, canceled: set[str]) -> None:
    """One decision an article and revision, every relation to an article that was sent on, one original a text."""
    records = [*found.records(UNIQUE), *found.records(DUPLICATES)]
    ids = {record.id for record in records}
    assert {relation.target for record in records for relation in record.relations} <= ids
    decided = {(r.id, r.revision, encode(r.relations), encode(r.story)) for r in records if r.id not in canceled}
    assert len(decided) == len({(r.id, r.revision) for r in records if r.id not in canceled})
    originals = defaultdict(set)
    for record in found.records(UNIQUE):
        originals[record.text].add(record.id)
    assert not [ids for ids in originals.values() if len(ids) > 1 and not ids & canceled]


def _check_stories(found: Left, wanted: Left) -> None:
    """Every story that is named leads to one that stands, and each story has become what it had to."""
    for record in (*found.records(UNIQUE), *found.records(DUPLICATES)):
        if record.story is not None:
            found.resolved(record.story.id)
    assert found.stories.keys() == wanted.stories.keys()
    for name, record in found.stories.items():
        other = wanted.stories[name]
        assert record.merged_into == other.merged_into
        assert set(map(_unquoted, record.versions)) == set(map(_unquoted, other.versions))
        assert not record.pending


def _article(value: bytes) -> Article:
    return decode(value, Article)


def _start(service: Service, *stages: Stage) -> None:
    service.start(",".join(stage.name for stage in stages), WIREROOM_CROSSLINGUAL="off")


def _decided(service: Service) -> int:
    return service.ends(UNIQUE, DUPLICATES).total()


def _owner(service: Service) -> WorkerProcess:
    """The worker that decides."""
    wait_until(lambda: any(worker.holds(DEDUP) for worker in service.workers), service.logs)
    return next(worker for worker in service.workers if worker.holds(DEDUP))
