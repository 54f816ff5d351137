"""What the dedup stage decides, repeats, remembers and forgets."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agents.dedup import TELLS, Index, StateLostError, process
from agents.dedup.decide import founded_by
from agents.dedup.relations import EXCERPT_SHARE, NEAR_SHARE
from agents.dedup.search import MAX_ALIGNED
from agents.dedup.words import words
from agents.store import MemoryStore
from schemas.article import Direction, Language, RelationType
from schemas.codec import encode
from schemas.outcome import Duplicate, Pass
from schemas.raw import Status
from schemas.story import Joined, Merged, Withdrawn
from tests.agents.dedup.articles import article, edited, prose, stream
from tests.agents.dedup.retold import REPORT as BRIDGE
from tests.agents.dedup.retold import REWRITE, RUSSIAN

TELLINGS = {"en": BRIDGE, "en-GB": REWRITE, "ru": RUSSIAN}
REPORT = prose(Random(1), 120)
OTHER = prose(Random(2), 120)


def fresh(**bounds):
    return Index(MemoryStore(), **bounds)


def fed(index, *articles):
    return [process(one, index) for one in articles]


def kinds(outcome):
    return [relation.type for relation in outcome.record.relations]


def test_the_first_article_founds_a_story_and_passes():
    first = article("a", REPORT, title="First", day=0, source="wire", url="https://wire.example/1")
    (outcome,) = fed(fresh(), first)
    assert isinstance(outcome, Pass)
    assert outcome.record.relations == ()
    assert outcome.record.story.id == founded_by(first.id)
    (joined,) = outcome.events
    assert (joined.version.title, joined.version.source, joined.version.seen) == (
        "First",
        "wire",
        "2024-03-01T00:00:00Z",
    )


def test_an_exact_copy_is_a_duplicate_whatever_its_white_space_and_quotation_marks():
    text = f'"Never," she said -- twice. {REPORT}'
    copy = f"“Never,”   she\nsaid — twice. {REPORT}"
    first, second = fed(fresh(), article("a", text, day=0), article("b", copy, day=1))
    assert isinstance(second, Duplicate)
    (relation,) = second.record.relations
    assert (relation.type, relation.score, relation.direction) == ("exact", 1.0, Direction.FROM_TARGET)
    (passage,) = relation.passages
    assert (passage.start, passage.end, passage.target_end) == (0, len(copy), len(text))
    assert second.record.story.id == first.record.story.id
    assert second.events[-1].version.duplicate


def test_a_near_copy_is_a_duplicate_that_says_which_numbers_changed():
    changed = REPORT.split()
    changed[40] = "4711"
    first, second = fed(fresh(), article("a", REPORT), article("b", " ".join(changed)))
    assert isinstance(second, Duplicate)
    (relation,) = second.record.relations
    assert relation.type == "near"
    assert relation.score >= NEAR_SHARE
    (change,) = relation.changes
    assert second.record.text[change.start : change.end] == "4711"
    assert first.record.text[change.target_start : change.target_end] == REPORT.split()[40].rstrip(".")


@pytest.mark.parametrize(("changed", "expected"), [((0, 1), "near"), ((0, 2), "rewrite")])
def test_words_left_alone_between_changes_do_not_count_as_kept(changed, expected):
    long = prose(Random(3), 200).split()
    copy = ["anders" if place % 11 in changed else word for place, word in enumerate(long)]
    found = kinds(fed(fresh(), article("a", " ".join(long)), article("b", " ".join(copy)))[1])
    assert found[:1] == [expected]


@pytest.mark.parametrize(("kept", "expected"), [(0.81, ["near"]), (0.79, ["excerpt"])])
def test_near_needs_four_fifths_of_the_words_of_each_text(kept, expected):
    long = prose(Random(3), 200)
    part = " ".join(long.split()[: int(200 * kept)])
    assert kinds(fed(fresh(), article("a", long), article("b", part))[1])[:1] == expected


def test_an_excerpt_goes_on_with_the_story_of_its_whole():
    part = " ".join(REPORT.split()[10:50])
    first, second = fed(fresh(), article("a", REPORT), article("b", part))
    assert isinstance(second, Pass)
    (relation,) = second.record.relations
    assert (relation.type, relation.direction) == ("excerpt", Direction.FROM_TARGET)
    assert relation.score >= EXCERPT_SHARE
    (passage,) = relation.passages
    assert words(first.record.text[passage.target_start : passage.target_end]) == words(part)
    assert second.record.story.id == first.record.story.id


def test_a_whole_that_comes_after_its_excerpt_is_related_to_it_as_well():
    part = " ".join(REPORT.split()[:50])
    _, second = fed(fresh(), article("a", part, day=0), article("b", REPORT, day=1))
    assert [(r.type, r.direction) for r in second.record.relations] == [("excerpt", Direction.FROM_TARGET)]


def test_a_shared_paragraph_makes_no_relation_but_same_story_at_most():
    boilerplate = prose(Random(4), 30)
    texts = [f"{prose(Random(seed), 150)} {boilerplate}" for seed in (5, 6)]
    _, second = fed(fresh(), article("a", texts[0]), article("b", texts[1]))
    assert set(kinds(second)) <= {RelationType.SAME_STORY}


def test_a_revision_goes_on_as_the_next_version_of_its_story():
    versions = [article("a", REPORT, title=title, day=day) for day, title in enumerate(("One", "Two", "Three"))]
    first, second, third = fed(fresh(), *versions)
    assert isinstance(third, Pass)
    assert kinds(third) == ["revision"]
    assert third.record.relations[0].target_revision == second.record.revision
    assert third.record.story.id == second.record.story.id == first.record.story.id


def test_a_revision_of_a_copy_goes_on_and_still_knows_what_it_copies():
    index = fresh()
    fed(index, article("a", REPORT), article("b", REPORT))
    (outcome,) = fed(index, article("b", REPORT, title="Now with a title"))
    assert isinstance(outcome, Pass)
    assert kinds(outcome) == ["revision", "exact"]


def test_each_target_has_one_relation_the_first_that_holds():
    index = fresh()
    fed(index, article("a", REPORT), article("a", f"{REPORT} More follows."), article("b", REPORT))
    (outcome,) = fed(index, article("c", REPORT))
    targets = [relation.target for relation in outcome.record.relations]
    assert len(targets) == len(set(targets)) == 2
    assert kinds(outcome) == ["exact", "exact"]


def test_equal_headlines_are_exact_and_other_headlines_are_nothing():
    headlines = [
        article(key, title=title) for key, title in [("a", "Pier shut"), ("b", "Pier  shut"), ("c", "Pier open")]
    ]
    _, second, third = fed(fresh(), *headlines)
    assert (kinds(second), kinds(third)) == (["exact"], [])
    assert second.record.relations[0].passages == ()


def test_a_changed_headline_is_a_revision():
    _, second = fed(fresh(), article("a", title="Pier shut on Tuesday"), article("a", title="Pier shut on Friday"))
    assert kinds(second) == ["revision"]
    assert second.record.relations[0].score == 0.75


def test_two_accounts_with_the_same_names_are_one_story_and_others_are_not():
    index = fresh()
    fed(index, *(article(f"x{seed}", prose(Random(seed), 100), day=0) for seed in range(20, 40)))
    names = "Kordenba Limstowal Rivexpel Narmotun Stobadenri Tunlimvex"
    first, second, third = fed(
        index,
        article("a", f"{names} {prose(Random(50), 40)} {names}", day=0),
        article("b", f"{prose(Random(51), 40)} {names} {names}", day=2),
        article("c", f"{prose(Random(52), 40)} {names} {names}", day=9),
    )
    assert isinstance(second, Pass)
    assert kinds(second) == ["same_story"]
    assert second.record.story.id == first.record.story.id
    assert kinds(third) == []
    assert third.record.story.id == founded_by(third.record.id)


def test_a_date_in_conflict_keeps_no_two_accounts_apart():
    names = "Kordenba Limstowal Rivexpel Narmotun Stobadenri Tunlimvex"
    _, second = fed(
        fresh(),
        article("a", f"{names} {prose(Random(50), 40)} {names}", day=0),
        article("b", f"{prose(Random(51), 40)} {names} {names}", day=30, conflict=True),
    )
    assert kinds(second) == ["same_story"]


def test_a_bridge_merges_two_stories_and_the_older_survives():
    index = fresh()
    first = article("a", REPORT, day=0)
    second = article("b", OTHER, day=0)
    fed(index, first, second)
    fed(index, article("bridge", REPORT))
    (outcome,) = fed(index, article("bridge", OTHER))
    older, younger = founded_by(first.id), founded_by(second.id)
    assert outcome.record.story.id == older
    *merged, joined = outcome.events
    assert merged == [
        Merged(story=younger, absorbed=younger, survivor=older),
        Merged(story=older, absorbed=younger, survivor=older),
    ]
    assert isinstance(joined, Joined)
    (later,) = fed(index, article("c", OTHER))
    assert later.record.story.id == older


def test_a_second_delivery_gets_the_first_answer_and_changes_nothing():
    index = fresh()
    articles = [article("a", REPORT, day=0, received=1), article("b", edited(Random(1), REPORT), received=2)]
    before = fed(index, *articles)
    fed(index, article("c", REPORT, received=3))
    again = fed(index, *(replace(one, received=None) for one in articles))
    for one, other in zip(before, again, strict=True):
        assert encode(replace(one.record, received=None)) == encode(other.record)
        assert one.events == other.events
        assert other.remember == ()
        assert type(one) is type(other)
    assert len(index) == 3


def test_what_arrived_before_the_window_is_forgotten_with_tombstones():
    index = fresh(window_days=7)
    first = article("a", REPORT, received=0)
    fed(index, first, article("b", OTHER, received=5))
    (outcome,) = fed(index, article("c", REPORT, received=7.5))
    assert kinds(outcome) == []
    gone, kept = outcome.remember
    assert (gone.key, gone.gone, kept.gone) == (f"{first.id}/{first.revision}", True, False)
    assert len(index) == 2


def test_articles_without_a_time_of_receipt_go_in_order_of_arrival_alone():
    index = fresh(window_days=1, max_articles=3)
    outcomes = fed(index, *(article(f"a{n}", prose(Random(n))) for n in range(5)))
    assert [len(outcome.remember) for outcome in outcomes] == [1, 1, 1, 2, 2]
    assert len(index) == 3


def test_what_came_before_any_time_was_known_goes_with_the_first_that_has_one():
    index = fresh(window_days=1)
    fed(index, article("a", REPORT), article("b", OTHER, received=0))
    assert len(index) == 2
    fed(index, article("c", prose(Random(9)), received=2))
    assert len(index) == 1


def canceled(one, **change):
    return replace(one, status=Status.CANCELED, text=None, title=None, **change)


def test_a_canceled_article_leaves_index_texts_and_story():
    texts = MemoryStore()
    index = Index(texts)
    first = article("a", REPORT, title="Wrong", source="wire", day=0, received=1)
    revised = article("a", f"{REPORT} More.", source="wire", day=0, received=2)
    founded = fed(index, first, revised)[0].record.story.id
    cancellation = canceled(revised, revision=name_of("cancel"), received=first.received)
    (outcome,) = fed(index, cancellation)
    assert isinstance(outcome, Pass)
    assert (outcome.record.status, outcome.record.text, outcome.record.title) == (Status.CANCELED, None, None)
    assert outcome.record.relations == ()
    assert outcome.record.story is None
    assert outcome.record.source == "wire"
    revisions = (first.revision, revised.revision, cancellation.revision)
    assert outcome.events == (Withdrawn(story=founded, article=first.id, revisions=revisions),)
    assert [(entry.gone, entry.withdrawn) for entry in outcome.remember] == [
        (False, True),
        (True, False),
        (True, False),
    ]
    assert all(entry.text is None and entry.title is None for entry in outcome.remember)
    assert len(texts) == len(index) == 1
    (copy,) = fed(index, article("b", REPORT))
    assert copy.record.relations == ()


def name_of(text):
    return article(text).id


def test_a_withdrawn_revision_comes_out_withdrawn_and_another_one_returns():
    index = fresh()
    first = article("a", REPORT)
    fed(index, first, canceled(first, revision=name_of("cancel")))
    again, corrected, old = fed(index, first, article("a", f"{REPORT} Corrected."), first)
    assert again.record.status is old.record.status is Status.CANCELED
    assert again.record.text is None
    assert again.events == again.remember == ()
    assert corrected.record.status is None
    assert kinds(corrected) == []


def test_the_same_cancellation_twice_gives_the_same_answer_and_leaves_a_return_alone():
    index = fresh()
    first = article("a", REPORT, received=1)
    cancellation = canceled(first, received=article("x", received=2).received)
    (once,) = fed(index, first, cancellation)[1:]
    corrected = article("a", f"{REPORT} Corrected.", received=3)
    twice, after = fed(index, corrected, cancellation, corrected)[1:]
    assert encode(once.record) == encode(twice.record)
    assert once.events == twice.events
    assert twice.remember == ()
    assert after.record.status is None


def test_a_return_can_be_canceled_again():
    index = fresh()
    first, corrected = article("a", REPORT, received=1), article("a", OTHER, received=3)
    cancellations = [canceled(first, received=article("x", received=day).received) for day in (2, 4)]
    *_, last = fed(index, first, cancellations[0], corrected, cancellations[1])
    assert [entry.gone for entry in last.remember] == [False, True]
    assert set(last.remember[0].revisions) == {first.revision, corrected.revision}
    assert [outcome.record.status for outcome in fed(index, first, corrected)] == [Status.CANCELED] * 2


def test_an_article_canceled_before_it_came_is_remembered():
    index = fresh()
    first = article("a", REPORT)
    early, late = fed(index, canceled(first), first)
    assert early.events == ()
    assert late.record.status is Status.CANCELED


COPIES = [article(f"copy {number}", REPORT) for number in range(MAX_ALIGNED + 3)]


@pytest.mark.parametrize("corrected", [REPORT, f"{REPORT} More follows."])
@pytest.mark.parametrize("key", ["a", "b"])
def test_where_the_original_was_withdrawn_the_next_version_goes_on_and_those_after_it_do_not(key, corrected):
    """Whether it comes as another article or as another revision, and however many copies of the original there are."""
    index = fresh()
    first = article("a", REPORT)
    again = article(key, corrected, title="Corrected")
    withdrawn, outcome = fed(index, first, *COPIES, canceled(first, revision=name_of("cancel")), again)[-2:]
    assert withdrawn.record.status is Status.CANCELED
    assert isinstance(outcome, Pass)
    assert outcome.record.relations[0].target == COPIES[0].id
    assert kinds(outcome)[0] in ("exact", "near")
    assert not outcome.events[-1].version.duplicate
    later = fed(index, article("c", REPORT), article("d", corrected))
    assert [type(one) for one in later] == [Duplicate, Duplicate]
    assert [entry.original for one in later for entry in one.remember] == [f"{again.id}/{again.revision}"] * 2


def test_where_what_went_on_in_place_of_the_original_is_withdrawn_too_another_one_goes_on():
    first, second = article("a", REPORT), article("b", REPORT)
    cancellations = [canceled(one, revision=name_of("cancel")) for one in (first, second)]
    stream = [first, COPIES[0], cancellations[0], second, COPIES[1], cancellations[1], COPIES[2], COPIES[3]]
    assert [type(one) for one in fed(fresh(), *stream)] == [
        Pass, Duplicate, Pass, Pass, Duplicate, Pass, Pass, Duplicate,
    ]  # fmt: skip


def test_a_copy_of_a_copy_is_a_duplicate_while_the_original_is_held_though_the_copy_between_was_withdrawn():
    text = REPORT.split()
    once = " ".join(["anders"] * 15 + text[15:])
    index = fresh()
    first, copy = article("a", REPORT), article("b", once)
    later = [article(key, " ".join(["anders"] * 30 + text[30:-end])) for end, key in ((1, "c"), (2, "d"))]
    outcomes = fed(index, first, copy, later[0], canceled(copy, revision=name_of("cancel")), later[1])
    assert [type(one) for one in outcomes] == [Pass, Duplicate, Duplicate, Pass, Duplicate]
    assert [relation.target for relation in outcomes[-1].record.relations if relation.type in ("exact", "near")] == [
        later[0].id
    ]


def test_a_copy_goes_on_when_the_original_has_left_the_window_and_copies_of_it_have_not():
    index = fresh(window_days=7)
    outcomes = fed(index, *(article(f"at {day}", REPORT, received=day) for day in (0, 6, 8, 9, 14)))
    assert [type(one) for one in outcomes] == [Pass, Duplicate, Pass, Duplicate, Duplicate]


def test_merges_outlive_the_withdrawal_of_the_bridge():
    index = fresh()
    fed(index, article("a", REPORT), article("b", OTHER), article("bridge", REPORT))
    (bridge,) = fed(index, article("bridge", OTHER))
    (withdrawn,) = fed(index, canceled(bridge.record, relations=(), story=None))
    assert withdrawn.remember[0].merges
    assert {merge.absorbed for merge in withdrawn.remember[0].merges} == {
        event.absorbed for event in withdrawn.events if isinstance(event, Merged)
    }
    (later,) = fed(index, article("c", OTHER))
    assert later.record.story.id == bridge.record.story.id


def test_a_text_store_of_another_state_is_an_error_that_says_so():
    texts = MemoryStore()
    index = Index(texts)
    first = article("a", REPORT)
    fed(index, first)
    texts.delete(f"{0:016x}")
    with pytest.raises(StateLostError, match=first.id):
        fed(index, article("b", REPORT))


def test_a_text_store_with_another_article_in_its_place_is_an_error_too():
    texts, others = MemoryStore(), MemoryStore()
    index, other_index = Index(texts), Index(others)
    first = article("a", REPORT)
    fed(index, first)
    fed(other_index, article("other", OTHER))
    place = f"{0:016x}"
    texts.put(place, others.get(place))
    with pytest.raises(StateLostError, match=first.id):
        fed(index, article("b", REPORT))


def test_only_relations_that_the_version_claims_to_tell_are_told():
    index = fresh()
    translations = [
        article(code, text, language=Language(code=code, confidence=1.0)) for code, text in TELLINGS.items()
    ]
    told = {kind for one in [*stream(3, 120), *translations] for kind in kinds(process(one, index))}
    assert told == set(TELLS)


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS, st.integers(0, 5)), max_size=8), TEXTS)
def test_any_text_gets_an_answer_whose_spans_lie_in_the_texts(items, shared):
    index = fresh(max_articles=5)
    held = {}
    for text, title, key in items:
        one = article(f"a{key}", f"{shared} {text} {shared}", title=title)
        record = process(one, index).record
        held[one.id, one.revision] = record.text
        assert record.story is not None
        for relation in record.relations:
            target = held[relation.target, relation.target_revision]
            for span in (*relation.passages, *relation.changes):
                assert 0 <= span.start < span.end <= len(record.text)
                assert 0 <= span.target_start < span.target_end <= len(target)


def test_of_texts_too_long_to_be_read_whole_only_exact_is_told():
    """Two of them may begin alike and go on differently, as live pages do: neither is a copy of the other."""
    long = " ".join(f"w{n}" for n in range(60_000))
    _, second, third = fed(fresh(), article("a", long), article("b", f"{long} the end"), article("c", long))
    assert set(kinds(second)) <= {"same_story"}
    assert kinds(third)[0] == "exact"


def test_a_story_founded_again_after_its_founder_left_the_window_is_the_same_story():
    """A page that keeps its address and changes its text comes and goes; no story may be merged into itself."""
    index = fresh(window_days=7)
    later = prose(Random(7), 120)
    fed(index, article("x", REPORT, received=0), article("y", edited(Random(3), REPORT), received=3))
    fed(index, article("x", later, received=8), article("x", REPORT, received=8.1))
    (last,) = fed(index, article("z", edited(Random(4), later), received=8.2))
    assert last.record.story is not None
    assert not [event for event in last.events if isinstance(event, Merged) and event.absorbed == event.survivor]


def test_entries_of_two_owners_of_a_partition_are_all_restored():
    """A worker that is paused and goes on may write beside its successor: equal and falling numbers of arrival."""
    entries = [fed(fresh(), article(key, prose(Random(n))))[0].remember[-1] for n, key in enumerate("abc")]
    numbered = [replace(entry, sequence=number) for entry, number in zip(entries, (5, 5, 2), strict=True)]
    index = fresh()
    for entry in numbered:
        index.restore(entry.key, entry)
    assert len(index) == 3
    (again,) = fed(index, article("d", prose(Random(1))))
    assert kinds(again)[0] == "exact"
