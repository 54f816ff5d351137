"""What a story's record says after the events that came for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.store import MemoryStore
from agents.story import MAX_HOPS, Stories, process
from agents.story.bounds import MAX_PENDING
from schemas.article import Place, RelationType
from schemas.codec import decode, encode
from schemas.story import Facts, Inherited, Joined, Merged, Story, Version, Withdrawn

A, B, C = ("a" * 32, "b" * 32, "c" * 32)


def ident(number):
    return f"{number:032x}"


def version(number, revision=1, **more):
    """A version whose number is its place in the order of arrival as well."""
    return Version(article=ident(number), revision=ident(revision), **{"sequence": 10 * number + revision} | more)


def joined(story, number, **more):
    return Joined(story=story, version=version(number, **more))


def facts(story, number, *names, revision=1):
    places = tuple(Place(name=name, mentions=((0, 1),)) for name in names)
    return Facts(story=story, article=ident(number), revision=ident(revision), places=places)


def after(*events, stories=None):
    """The last event's record, every event having been carried on as the runner would."""
    held = Stories(MemoryStore()) if stories is None else stories
    waiting, last = list(events), None
    while waiting:
        event = waiting.pop(0)
        outcome = process(event, held)
        waiting[:0] = outcome.events
        last = outcome.record if not outcome.events else last
    return last


def test_a_story_sums_up_its_versions():
    record = after(
        joined(A, 1, title="Copy", source="s", seen="2024-03-01", duplicate=True, language="en"),
        joined(A, 2, title="Later", source="t", seen="2024-03-03", language="de"),
        joined(A, 3, title="Earlier", source="s", seen="2024-03-02", language="en"),
    )
    assert (record.title, record.first_seen, record.last_seen) == ("Earlier", "2024-03-01", "2024-03-03")
    assert record.articles == (ident(2), ident(3))
    assert (record.sources, record.languages) == (("s", "t"), ("en", "de"))
    assert len(record.versions) == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_facts_count_whether_they_come_before_or_after_their_article(order):
    events = (joined(A, 1, title="One"), facts(A, 1, "Lisbon", "Porto", "Lisbon"))
    record = after(*(events[i] for i in order))
    assert record.places == ("Lisbon", "Porto")
    assert record.pending == ()
    assert record.articles == (ident(1),)


def test_facts_of_an_article_that_never_joins_show_nowhere_and_are_bounded():
    record = after(*(facts(A, number, "Lisbon") for number in range(MAX_PENDING + 5)))
    assert (record.places, record.articles) == ((), ())
    assert len(record.pending) == MAX_PENDING


def derived(number, target, relation, source):
    return joined(A, number, source=source, relation=RelationType(relation), target=ident(target))


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([joined(A, 1, source="s"), derived(2, 1, "near", "t")], 1),
        ([joined(A, 1, source="s"), derived(2, 1, "same_story", "t")], 2),
        ([joined(A, 1, source="s"), derived(2, 1, "rewrite", "t"), derived(3, 2, "translation", "u")], 1),
        ([derived(2, 1, "exact", "t"), derived(3, 1, "exact", "u")], 1),
        ([joined(A, 1, source="s"), derived(2, 1, "same_story", "s")], 1),
        ([joined(A, 1, source="s"), derived(2, 1, "exact", "t"), derived(3, 1, "same_story", "t")], 2),
        ([joined(A, 1), derived(2, 1, "same_story", None)], 2),
    ],
)
def test_copies_rewrites_and_translations_of_one_account_count_once(versions, expected):
    assert after(*versions).independent_sources == expected


def test_a_withdrawn_article_is_gone_with_its_revisions_and_facts():
    record = after(
        joined(A, 1, title="One", source="s"),
        joined(A, 1, revision=2, title="Two", source="s"),
        facts(A, 1, "Lisbon"),
        joined(A, 2, title="Other", source="t"),
        Withdrawn(story=A, article=ident(1)),
    )
    assert (record.title, record.articles, record.sources, record.places) == ("Other", (ident(2),), ("t",), ())


def test_a_story_without_articles_stays_as_an_empty_record():
    assert after(joined(A, 1, title="One"), Withdrawn(story=A, article=ident(1))) == Story(id=A)


def test_an_absorbed_story_becomes_a_signpost_and_hands_over_what_it_holds():
    stories = Stories(MemoryStore())
    after(joined(B, 1, title="One"), joined(A, 2, title="Two"), facts(B, 3, "Lisbon"), stories=stories)
    outcome = process(Merged(story=B, absorbed=B, survivor=A), stories)
    assert (outcome.record.merged_into, outcome.record.title, outcome.record.articles) == (A, None, ())
    survivor = after(*outcome.events, joined(A, 3, title="Three"), stories=stories)
    assert survivor.articles == (ident(1), ident(2), ident(3))
    assert survivor.places == ("Lisbon",)


def test_what_arrives_later_at_an_absorbed_story_goes_on_to_the_last_survivor():
    stories = Stories(MemoryStore())
    for absorbed, survivor in ((C, B), (B, A)):
        after(
            *(Merged(story=key, absorbed=absorbed, survivor=survivor) for key in (absorbed, survivor)), stories=stories
        )
    assert after(joined(C, 1, title="One"), stories=stories).id == A
    assert stories.get(A).title == "One"
    after(facts(C, 1, "Lisbon"), stories=stories)
    assert stories.get(A).places == ("Lisbon",)
    after(Withdrawn(story=C, article=ident(1)), stories=stories)
    assert stories.get(A) == Story(id=A)


def test_a_merge_delivered_again_hands_over_all_of_it_again():
    stories = Stories(MemoryStore())
    after(joined(B, 1, title="One"), stories=stories)
    merge = Merged(story=B, absorbed=B, survivor=A)
    first, later = process(merge, stories), process(joined(B, 2, title="Two"), stories)
    again = process(merge, stories)
    assert again.record == later.record
    assert {v.article for v in again.events[0].versions} >= {v.article for v in first.events[0].versions}


def test_a_story_named_survivor_by_the_one_that_took_it_over_stands_for_itself_again():
    stories = Stories(MemoryStore())
    after(joined(A, 1, title="One"), Merged(story=A, absorbed=A, survivor=B), stories=stories)
    record = process(Merged(story=A, absorbed=B, survivor=A), stories).record
    assert (record.merged_into, record.title) == (None, "One")


def test_survivors_in_a_circle_pass_news_on_only_so_often():
    stories = Stories(MemoryStore())
    for absorbed, survivor in ((A, B), (B, C), (C, A)):
        process(Merged(story=absorbed, absorbed=absorbed, survivor=survivor), stories)
    event, hops = joined(A, 1, title="One"), 0
    while event is not None:
        event = next(iter(process(event, stories).events), None)
        hops += 1
    assert hops == MAX_HOPS + 1


def test_the_stories_untouched_for_longest_leave_memory_and_are_not_lost():
    stories = Stories(MemoryStore(), max_stories=2)
    after(joined(A, 1), joined(B, 2), joined(A, 3), joined(C, 4), stories=stories)
    assert len(stories) == 2
    assert [one.article for one in after(joined(B, 5), stories=stories).versions] == [ident(2), ident(5)]
    assert len(stories.get(A).versions) == 2


def test_a_tombstone_forgets_a_story():
    stories = Stories(MemoryStore())
    after(joined(A, 1), stories=stories)
    stories.restore(A, None)
    assert len(stories) == 0


IDS = st.sampled_from([A, B, C])
NUMBERS = st.integers(1, 4)
VERSIONS = st.builds(
    version,
    NUMBERS,
    revision=st.integers(1, 2),
    title=st.none() | st.text(max_size=5),
    source=st.sampled_from([None, "s", "t"]),
    seen=st.sampled_from([None, "2024-03-01", "2024-03-02T10:00:00Z"]),
    duplicate=st.booleans(),
    relation=st.sampled_from([None, *RelationType]),
    target=st.none() | NUMBERS.map(ident),
)
EVENTS = st.one_of(
    st.builds(Joined, story=IDS, version=VERSIONS),
    st.builds(facts, IDS, NUMBERS, st.sampled_from(["Lisbon", "Porto"])),
    st.builds(Withdrawn, story=IDS, article=NUMBERS.map(ident)),
    st.builds(lambda a, s: Merged(story=a, absorbed=a, survivor=s), st.sampled_from([B, C]), st.just(A)),
    st.builds(Inherited, story=IDS, absorbed=IDS, versions=st.lists(VERSIONS, max_size=2).map(tuple)),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(EVENTS, max_size=20))
def test_the_same_event_twice_gives_the_same_record_and_the_topic_restores_the_state(events):
    stories, topic = Stories(MemoryStore()), {}
    for event in events:
        once, twice = process(event, stories), process(event, stories)
        assert encode(once.record) == encode(twice.record)
        assert once.events == twice.events
        topic.pop(once.record.id, None)
        topic[once.record.id] = encode(once.record)
    restored, loaded = Stories(MemoryStore()), Stories(MemoryStore())
    for key, value in topic.items():
        restored.restore(key, decode(value, Story))
    loaded.load(stories.dump())
    assert restored.dump() == loaded.dump() == stories.dump()
