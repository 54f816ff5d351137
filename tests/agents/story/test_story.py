"""What a story's record says after the events that came for it."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agents.store import MemoryStore
from agents.story import MAX_HOPS, Stories, bounds, process
from agents.story.bounds import MAX_CHANGES, MAX_CLAIMS, MAX_DETAILS, MAX_PENDING, MAX_VERSIONS
from schemas.article import Direction, Place, RelationType
from schemas.codec import decode, encode
from schemas.story import (
    Change,
    Claim,
    FactKind,
    Facts,
    Inherited,
    Joined,
    Merged,
    Story,
    Version,
    Withdrawn,
)

A, B, C = ("a" * 32, "b" * 32, "c" * 32)


def ident(number):
    return f"{number:032x}"


def version(number, revision=1, **more):
    """A version whose number is its place in the order of arrival as well."""
    return Version(article=ident(number), revision=ident(revision), **{"sequence": 10 * number + revision} | more)


def joined(story, number, **more):
    return Joined(story=story, version=version(number, **more))


def facts(story, number, *names, revision=1, claims=(), **more):
    places = tuple(Place(name=name, mentions=((0, 1),)) for name in names)
    return Facts(story=story, article=ident(number), revision=ident(revision), places=places, claims=claims, **more)


def deaths(value, sentence="The floods in Lisbon killed {} people and cut the coast road.", place=0):
    text = f"{value} people"
    passage = sentence.format(text.removesuffix(" people")) if "{}" in sentence else sentence
    start = place + passage.index(text)
    return Claim(
        kind=FactKind.NUMBER, text=text, value=value, counted="people", start=start, end=start + len(text),
        passage=passage, passage_start=place,
    )  # fmt: skip


def change(passage="Mayor Jane Roe opened the shelter for residents.", text="Jane Roe", target_text="Mary Poe"):
    at, target = passage.index(text), passage.replace(text, target_text)
    return Change(
        text=text, target_text=target_text, start=at, end=at + len(text), target_start=at,
        target_end=at + len(target_text), passage=passage, passage_start=0, target_passage=target,
        target_passage_start=0,
    )  # fmt: skip


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


def derived(number, target, relation, source, direction="from_target"):
    return joined(
        A, number, source=source, relation=RelationType(relation), target=ident(target),
        target_revision=ident(1), direction=Direction(direction),
    )  # fmt: skip


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
        ([joined(A, 1, source="s"), derived(2, 1, "excerpt", "t"), derived(3, 2, "near", "u")], 1),
        ([joined(A, 1, source="s"), joined(A, 1, source="s", revision=2, relation=RelationType.REVISION)], 1),
        # the later arrival is the origin: its source is credited, and tells only one account
        ([joined(A, 1, source="s"), derived(2, 1, "rewrite", "t", "to_target"), joined(A, 3, source="s")], 2),
        ([joined(A, 1, source="s"), derived(2, 1, "rewrite", "t", "to_target"), joined(A, 3, source="t")], 1),
    ],
)
def test_copies_rewrites_and_translations_of_one_account_count_once(versions, expected):
    assert after(*versions).independent_sources == expected


def related(number, *targets, derived=(), **more):
    return joined(
        A, number, source=f"s{number}", derives_from=tuple(map(ident, targets)), derived=tuple(map(ident, derived)),
        **more,
    )  # fmt: skip


def test_copies_of_one_article_stay_one_account_when_the_nearest_copy_is_withdrawn():
    near = {"relation": RelationType.NEAR, "direction": Direction.UNKNOWN, "target_revision": ident(1)}
    events = (
        related(1), related(2, 1, target=ident(1), **near), related(3, 2, 1, target=ident(2), **near),
    )  # fmt: skip
    assert after(*events).independent_sources == 1
    assert after(*events, Withdrawn(story=A, article=ident(2), revisions=(ident(1),))).independent_sources == 1


def test_a_revision_that_became_a_copy_is_of_the_account_of_what_it_copies():
    stub = joined(A, 2, source="s2")
    copy = related(2, 1, revision=2, relation=RelationType.REVISION, target=ident(2), target_revision=ident(1))
    assert after(related(1), stub).independent_sources == 2
    assert after(related(1), stub, copy).independent_sources == 1


def test_an_account_is_credited_to_what_derives_from_nothing_by_any_relation():
    events = (related(1), related(2, 1), related(3, derived=(1,)), joined(A, 4, source="s3"))
    assert after(*events).independent_sources == 1
    assert after(*events, joined(A, 5, source="s1")).independent_sources == 2


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


def test_facts_before_and_after_their_articles_show_the_same_disagreement():
    events = [
        joined(A, 1, source="s"),
        joined(A, 2, source="t"),
        *(facts(A, n, claims=(deaths(10 + n),)) for n in (1, 2)),
    ]
    records = {encode(after(*order)) for order in permutations(events)}
    assert len(records) == 1
    (found,) = decode(records.pop(), Story).disagreements
    assert [side.value for side in found.sides] == ["11", "12"]


def test_a_withdrawn_article_takes_its_side_and_its_words_with_it():
    copy = joined(
        A, 2, source="t", duplicate=True, relation=RelationType.NEAR, target=ident(1), target_revision=ident(1),
        changes=(change(),),
    )  # fmt: skip
    events = [joined(A, 1, source="s"), facts(A, 1, claims=(deaths(12),)), copy]
    events += [joined(A, 3, source="u"), facts(A, 3, claims=(deaths(15),))]
    assert len(after(*events).disagreements) == 2
    record = after(*events, Withdrawn(story=A, article=ident(1), revisions=(ident(1),)))
    assert record.disagreements == ()
    assert b"Mary Poe" not in encode(record)
    assert b"12 people" not in encode(record)


def test_words_of_a_withdrawn_article_leave_its_copies_whatever_revision_they_quote():
    copy = joined(
        A, 2, source="t", relation=RelationType.NEAR, target=ident(1), target_revision=ident(7), changes=(change(),)
    )
    record = after(copy, Withdrawn(story=A, article=ident(1), revisions=(ident(8),)))
    assert b"Mary Poe" not in encode(record)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1)])
def test_facts_of_a_withdrawn_article_are_not_kept_whenever_they_come(order):
    events = (
        joined(A, 1, title="One"),
        Withdrawn(story=A, article=ident(1), revisions=(ident(1),)),
        facts(A, 1, "Lisbon", claims=(deaths(12),)),
    )
    record = after(*(events[i] for i in order))
    assert (record.versions, record.pending, record.places) == ((), (), ())
    assert b"people" not in encode(record)


def test_facts_of_an_article_withdrawn_from_an_absorbed_story_do_not_reach_the_survivor():
    stories = Stories(MemoryStore())
    events = [
        joined(B, 1, title="One"),
        Withdrawn(story=B, article=ident(1), revisions=(ident(1),)),
        Merged(story=B, absorbed=B, survivor=A),
        Merged(story=A, absorbed=B, survivor=A),
        facts(B, 1, "Lisbon", claims=(deaths(12),)),
    ]
    for event in events:
        after(event, stories=stories)
    assert stories.get(A).pending == ()
    assert stories.get(B).pending == ()


def test_merged_stories_contradict_each_other_in_the_survivor():
    stories = Stories(MemoryStore())
    events = [joined(A, 1, source="s"), facts(A, 1, claims=(deaths(11),))]
    events += [joined(B, 2, source="t"), facts(B, 2, claims=(deaths(12),))]
    events += [Merged(story=key, absorbed=B, survivor=A) for key in (A, B)]
    for event in events:
        after(event, stories=stories)
    assert len(stories.get(A).disagreements) == 1
    assert stories.get(B).disagreements == ()
    assert stories.get(stories.get(B).merged_into).id == A


def test_a_replay_whose_target_is_forgotten_keeps_the_changes_that_were_told():
    told = {"relation": RelationType.NEAR, "target": ident(1), "target_revision": ident(1), "duplicate": True}
    first = after(joined(A, 1), joined(A, 2, changes=(change(),), **told))
    again = after(joined(A, 1), joined(A, 2, changes=(change(),), **told), joined(A, 2, **told))
    assert again == first
    assert len(first.disagreements) == 1


LONG = '\x00"長' * 300


def huge(number):
    sentence = LONG[:120] + " killed {} people"
    related = {"relation": RelationType.NEAR, "target": ident(number - 1), "target_revision": ident(1)}
    others = tuple(map(ident, range(20)))
    return version(
        number,
        title=LONG,
        source=f"{number}{LONG}",
        url=f"https://a.example/{LONG}",
        seen="2024-03-01",
        derives_from=others,
        derived=others,
        changes=tuple(change(f"{LONG[:60]} told Jane Roe {n} that", "Jane Roe") for n in range(MAX_CHANGES + 4)),
        places=tuple(f"{number} {n} {LONG}" for n in range(30)),
        claims=tuple(deaths(number % 7 + n, sentence, n) for n in range(MAX_CLAIMS + 4)),
        claims_left_out=3,
        **(related if number else {}),
    )


def test_a_story_of_any_size_is_a_message_that_a_broker_takes_and_what_it_has_no_room_for_is_counted():
    versions = tuple(huge(number) for number in range(MAX_VERSIONS + 20))
    pending = tuple(replace(huge(number), article=ident(number + 1000)) for number in range(MAX_PENDING + 20))
    record = after(Inherited(story=A, absorbed=B, versions=versions, pending=pending))
    assert len(encode(record)) < 1_000_000
    assert len(record.versions) == MAX_VERSIONS
    assert record.versions_left_out == 20
    assert record.versions[-1].article == ident(MAX_VERSIONS + 19)
    told = sum(len(version.claims) + len(version.changes) for version in record.versions)
    left = sum(version.claims_left_out + version.changes_left_out for version in record.versions)
    assert told <= MAX_DETAILS
    assert told + left == MAX_VERSIONS * (MAX_CLAIMS + 4 + 3 + MAX_CHANGES + 4)


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(12)), st.randoms(use_true_random=False))
def test_what_a_large_story_keeps_does_not_depend_on_the_order(order, random):
    def told(numbers):
        events = [joined(A, n, duplicate=n % 3 == 0, source=f"s{n}") for n in numbers]
        events += [facts(A, n, "Lisbon", claims=tuple(deaths(n, place=99 * p) for p in range(3))) for n in numbers]
        random.shuffle(events)
        return encode(after(*events))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "MAX_VERSIONS", 6)
        patch.setattr(bounds, "MAX_DETAILS", 10)
        assert told(order) == told(range(12))


IDS = st.sampled_from([A, B, C])
NUMBERS = st.integers(1, 4)
CLAIMS = st.lists(st.builds(deaths, st.sampled_from([3, 12, 12, 15]), place=st.sampled_from([0, 99])), max_size=2).map(
    tuple
)
CHANGES = st.sampled_from([(), (change(),), (change(), change(text="residents", target_text="helpers"))])
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
    target_revision=st.integers(1, 2).map(ident),
    direction=st.sampled_from([None, *Direction]),
    changes=CHANGES,
)
FACTS = st.builds(
    facts, IDS, NUMBERS, st.sampled_from(["Lisbon", "Porto"]), revision=st.integers(1, 2), claims=CLAIMS
)  # fmt: skip
EVENTS = st.one_of(
    st.builds(Joined, story=IDS, version=VERSIONS),
    FACTS,
    st.builds(
        Withdrawn,
        story=IDS,
        article=NUMBERS.map(ident),
        revisions=st.sampled_from([(), (ident(1),), (ident(1), ident(2))]),
    ),
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


@settings(deadline=None, max_examples=80)
@given(st.lists(EVENTS, max_size=20), EVENTS)
def test_what_was_compared_before_changes_nothing(events, last):
    kept = Stories(MemoryStore())
    for event in events:
        process(event, kept)
    restored = Stories(MemoryStore())
    restored.load(kept.dump())
    assert encode(process(last, kept).record) == encode(process(last, restored).record)


def interleaved(decided, found, places):
    """The events of both topics, each in its own order; `places` says which of them comes next."""
    decided, found, merged = list(decided), list(found), []
    for from_decided in [*places, *[True] * len(decided), *[False] * len(found)]:
        queue = decided if from_decided else found
        merged += [queue.pop(0)] if queue else []
    return merged


@settings(deadline=None, max_examples=80)
@given(
    st.lists(VERSIONS, max_size=6, unique_by=lambda v: (v.article, v.revision)),
    st.lists(FACTS, max_size=6, unique_by=lambda f: (f.article, f.revision)),
    st.sets(NUMBERS, max_size=2),
    st.lists(st.booleans(), max_size=12),
    st.lists(st.booleans(), max_size=12),
)
def test_the_record_is_the_same_however_the_events_of_dedup_and_enrich_meet(versions, found, gone, first, second):
    decided = [
        *(Joined(story=B if place % 2 else A, version=version) for place, version in enumerate(versions)),
        *(Merged(story=key, absorbed=B, survivor=A) for key in (A, B)),
        *(
            Withdrawn(story=key, article=ident(n), revisions=(ident(1), ident(2)))
            for n in sorted(gone)
            for key in (A, B)
        ),
    ]
    homes = {
        (event.version.article, event.version.revision): event.story for event in decided if isinstance(event, Joined)
    }
    found = [replace(fact, story=homes.get((fact.article, fact.revision), A)) for fact in found]
    records = []
    for places in (first, second):
        stories = Stories(MemoryStore())
        for event in interleaved(decided, found, places):
            after(event, stories=stories)
        records.append(replace(stories.get(A), pending=()))
    assert encode(records[0]) == encode(records[1])
