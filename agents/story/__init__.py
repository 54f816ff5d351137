"""The story stage: one record a story, kept up to date as articles join and leave, facts arrive and stories merge.

`process(event, stories)` gives the story's record after the event, which is the state as well: what the compacted topic
`stories` holds is all that `Stories.restore` needs. The same event twice gives the same record.
"""

from msgspec.structs import replace

from agents.story.record import Draft
from agents.story.state import Stories
from schemas.outcome import Pass
from schemas.story import AnyStoryEvent, Facts, Gone, Inherited, Joined, Merged, Story, Version, Withdrawn

__all__ = ["NAME", "VERSION", "Stories", "process"]

NAME = "story"
VERSION = "3"

MAX_HOPS = 64
"""Merges that news are sent through: no story goes through as many, but survivors may come to point at one another in a
circle, where a story is founded anew by an article that comes again after the window."""


def process(event: AnyStoryEvent, stories: Stories) -> Pass[Story]:
    """Apply an event to the story that it is addressed to; what an absorbed story gets goes on to its survivor."""
    story = stories.get(event.story)
    if isinstance(event, Merged):
        record, sent = _merge(story, event, stories)
    else:
        news = _as_inherited(event)
        record = _changed(story, news, stories)
        sent = _sent_on(record, news)
    stories.put(record)
    return Pass(record=record, events=(sent,) if sent else ())


def _merge(story: Story, event: Merged, stories: Stories) -> tuple[Story, Inherited | None]:
    """The absorbed story becomes a signpost and hands over what it holds; the survivor stands for itself again."""
    if story.id == event.absorbed:
        record = Draft(story).signpost(event.survivor)
        return record, _inheritance(record, event.survivor)
    if story.merged_into == event.absorbed:
        return Draft(story, stories.ledger(story.id)).record(), None
    return story, None


def _inheritance(story: Story, survivor: str) -> Inherited | None:
    if not (story.versions or story.pending or story.left_out):
        return None
    return Inherited(
        story=survivor,
        absorbed=story.id,
        versions=story.versions,
        pending=story.pending,
        left_out=story.left_out,
    )


def _as_inherited(event: Joined | Facts | Withdrawn | Inherited) -> Inherited:
    """Any news of articles in one shape, as it would be sent on from the story that it is addressed to."""
    match event:
        case Joined():
            return Inherited(story=event.story, absorbed=event.story, versions=(event.version,))
        case Facts():
            fact = Version(
                article=event.article,
                revision=event.revision,
                places=tuple(dict.fromkeys(place.name for place in event.places)),
                claims=event.claims,
                claims_left_out=event.claims_left_out,
            )
            return Inherited(story=event.story, absorbed=event.story, pending=(fact,))
        case Withdrawn():
            gone = Gone(event.article, event.revisions)
            return Inherited(story=event.story, absorbed=event.story, withdrawn=(gone,))
        case Inherited():
            return event


def _changed(story: Story, news: Inherited, stories: Stories) -> Story:
    """The story with the news in it; an absorbed one keeps them too, so that a second merge hands over all of it."""
    draft = Draft(story, stories.ledger(story.id))
    draft.drop(news.withdrawn)
    draft.join(news.versions)
    draft.know(news.pending)
    draft.left_out(news.left_out)
    return draft.signpost(story.merged_into) if story.merged_into else draft.record()


def _sent_on(story: Story, news: Inherited) -> Inherited | None:
    """The news addressed to the survivor, where the story was absorbed; not the facts of articles canceled here."""
    gone = {(gone.article, revision) for gone in story.withdrawn for revision in gone.revisions}
    pending = tuple(fact for fact in news.pending if (fact.article, fact.revision) not in gone)
    told = news.versions or pending or news.withdrawn or news.left_out
    if story.merged_into is None or not told or news.hops >= MAX_HOPS:
        return None
    return replace(news, story=story.merged_into, pending=pending, hops=news.hops + 1)
