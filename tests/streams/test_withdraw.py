"""What the command that withdraws an article finds in the compacted topics, and what it tells the stories."""

from agents.dedup import Index
from agents.dedup import process as dedup
from agents.store import MemoryStore
from agents.story import Stories
from agents.story import process as story
from schemas.article import Direction, Place, RelationType
from schemas.raw import Status
from schemas.story import Change, Facts, Joined, Merged, Story, Version, Withdrawn
from streams.withdraw import Copy, Known, note_entry, note_story, sent, told
from tests.agents.dedup.articles import article, name

GONE, COPY = name("gone"), name("copy")
OLD, NEW = name("old"), name("new")
STORY, SURVIVOR = name("story"), name("survivor")
CHANGE = Change(
    text="12", target_text="14", start=0, end=2, target_start=0, target_end=2, passage="12 people", passage_start=0,
    target_passage="14 people", target_passage_start=0,
)  # fmt: skip
COPIED = Version(
    article=COPY, revision=NEW, sequence=3, source="post.example", title="Copied", duplicate=True,
    relation=RelationType.NEAR, target=GONE, target_revision=OLD, direction=Direction.FROM_TARGET, changes=(CHANGE,),
)  # fmt: skip


def fed(stories, *events):
    """What the stories' topic holds after events and what they send on."""
    waiting, topic = list(events), []
    while waiting:
        outcome = story(waiting.pop(0), stories)
        topic.append(outcome.record)
        waiting += outcome.events
    return topic


def noted(records):
    found = Known()
    for record in records:
        note_story(found, GONE, record.id, record)
    return found


def version(revision, sequence):
    return Version(article=GONE, revision=revision, sequence=sequence, source="wire.example", title="Wrong")


def test_a_cancellation_after_the_window_tells_no_story_and_the_command_tells_each_that_holds_the_article():
    index, stories = Index(MemoryStore(), window_days=7), Stories(MemoryStore())
    first = article("gone", "A report of fourteen words that is no longer to be read here.", title="T", received=0)
    late = article("gone", title=None, received=9, status=Status.CANCELED)
    outcomes = [dedup(one, index) for one in (first, article("other", "Another one.", received=8), late)]
    assert outcomes[-1].events == ()
    topic = fed(stories, *outcomes[0].events)
    found = noted(topic)
    (event,) = found.stories.values()
    assert event == Withdrawn(story=outcomes[0].record.story.id, article=GONE, revisions=(first.revision,))
    assert fed(stories, event)[-1].versions == ()
    assert stories.get(event.story).title is None
    assert noted([*topic, stories.get(event.story)]) == Known()


def test_a_story_that_only_quotes_an_article_or_waits_for_it_is_told_as_well():
    quoting, waiting = Story(id=STORY, versions=(COPIED,)), Story(id=SURVIVOR, pending=(version(NEW, 1),))
    found = noted([quoting, waiting])
    assert {key: event.revisions for key, event in found.stories.items()} == {STORY: (OLD,), SURVIVOR: (NEW,)}
    stories = Stories(MemoryStore())
    stories.put(quoting)
    assert not fed(stories, found.stories[STORY])[-1].versions[0].changes


def test_what_is_sent_to_signposts_and_survivors_leaves_nothing_of_the_article():
    stories = Stories(MemoryStore())
    place = Facts(story=SURVIVOR, article=GONE, revision=NEW, places=(Place(name="Faro", mentions=((0, 1),)),))
    joined = [Joined(story=STORY, version=one) for one in (version(OLD, 1), version(NEW, 2), COPIED)]
    merged = [Merged(story=key, absorbed=STORY, survivor=SURVIVOR) for key in (STORY, SURVIVOR)]
    found = noted(fed(stories, *joined, *merged, place))
    assert found.stories.keys() == {STORY, SURVIVOR}
    fed(stories, *found.stories.values())
    for key in (STORY, SURVIVOR):
        (kept,) = stories.get(key).versions
        assert (kept.article, kept.changes) == (COPY, ())


def test_copies_are_listed_once_from_index_and_stories_and_what_was_sent_is_said():
    index = Index(MemoryStore())
    text = "The bridge over the river was closed on Monday after a crack was found in one of its pillars."
    found = Known()
    for one in (article("gone", text), article("copy", text, title="Copied", source="post.example")):
        for entry in dedup(one, index).remember:
            note_entry(found, GONE, entry.key, entry)
    note_story(found, GONE, STORY, Story(id=STORY, versions=(version(OLD, 1), COPIED)))
    assert list(told(GONE, found)) == [
        f"{GONE}: 1 remembered",
        f"  held by story {STORY}",
        f"  near of it:  {COPY}  post.example  Copied",
    ]
    assert "sent to 1 of the stories" in "\n".join(sent(found))
    assert "no story holds it" in "\n".join(sent(Known()))


def test_what_the_article_was_made_from_is_listed_with_its_source():
    found = Known()
    note_story(found, COPY, STORY, Story(id=STORY, versions=(version(OLD, 1), COPIED)))
    assert found.copies[STORY] == [Copy(GONE, RelationType.NEAR, False, "wire.example", "Wrong")]
