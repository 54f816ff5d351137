"""A worker killed anywhere: what its topic holds by then and the messages that come again lead to the same answers."""

import pytest
from msgspec.structs import replace

from agents.dedup import Index, process
from agents.store import MemoryStore
from schemas.codec import decode, encode
from schemas.index import IndexEntry
from schemas.raw import Status
from schemas.story import Joined, Withdrawn
from tests.agents.dedup.articles import stream

BOUNDS = {"window_days": 7, "max_articles": 60}
LENGTH = 120

AGAIN = 20
"""Articles that come again: those that were not acknowledged."""

AFTER = 5
"""Articles that the next worker takes besides."""


def recent(articles):
    """Without what comes again long after: at the end of the window it is another matter whether it is remembered."""
    first = {}
    return [one for n, one in enumerate(articles) if n - first.setdefault((one.id, one.revision), n) < AGAIN]


def remembered(outcomes):
    return [entry for outcome in outcomes for entry in outcome.remember]


def told(outcomes):
    """The events, without what may be told otherwise when it is told again.

    Words of a target cannot be quoted when that is gone by now; a cancellation names the revisions that were withdrawn
    since, too.
    """
    events = [in_short(event) for outcome in outcomes for event in outcome.events]
    return {encode(event): event for event in events}


def in_short(event):
    if isinstance(event, Joined):
        return replace(event, version=replace(event.version, changes=(), changes_left_out=0))
    return replace(event, revisions=()) if isinstance(event, Withdrawn) else event


def restored(entries):
    index = Index(MemoryStore(), **BOUNDS)
    messages = [(entry.key, None if entry.gone else encode(entry)) for entry in entries]
    index.restore_all([(key, None if value is None else decode(value, IndexEntry)) for key, value in messages])
    return index


def last_of_each(entries):
    return {entry.key: encode(entry) for entry in entries}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_worker_killed_after_any_message_that_it_sent_loses_and_changes_nothing(seed):
    """Also amid the several messages of one article: the broker may have some of them alone."""
    articles = recent(stream(seed, LENGTH))
    canceled = {one.id for one in articles if one.status is Status.CANCELED}
    index = Index(MemoryStore(), **BOUNDS)
    alone = [process(one, index) for one in articles]
    sent = 0
    for killed, outcome in enumerate(alone):
        first, end = max(0, killed - AGAIN), killed + AFTER
        for part in range(len(outcome.remember)):
            kept = remembered(alone)[: sent + part]
            again = restored(kept)
            outcomes = [process(one, again) for one in articles[first:end]]
            for before, after in zip(alone[first:end], outcomes, strict=False):
                withdrawn = after.record.status is Status.CANCELED and after.record.id in canceled
                assert withdrawn or encode(before.record) == encode(after.record)
            assert last_of_each(kept + remembered(outcomes)) == last_of_each(remembered(alone[:end]))
            missing = told(alone[:end]).items() - told(alone[:first]).items() - told(outcomes).items()
            assert all(isinstance(event, Joined) and event.version.article in canceled for _, event in missing)
        sent += len(outcome.remember)
