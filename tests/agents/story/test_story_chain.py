"""Articles on their way through dedup and enrich to the story: what is told to contradict, and what is not."""

import pytest

from agents import dedup, enrich, story
from agents.store import MemoryStore
from schemas.article import Article, Precision, Published
from schemas.outcome import Pass

ACCOUNT = (
    "Officials in Portugal ordered the evacuation of 37 settlements along the Mondego river as the dam above Coimbra "
    "filled. The evacuation order was issued on May 10 by the district of Coimbra, but residents have been slow to "
    "leave.\nThe district told roughly 12,000 residents to seek shelter in Coimbra. Three people were killed when a "
    "road bridge over the Mondego gave way.\nMayor Jane Roe said the dam would hold until the weekend."
)
OTHER = (
    "The evacuation order for towns along the Mondego was issued on Wednesday by the district of Coimbra, officials in "
    "Portugal say. It covers several settlements below the dam.\nAbout 600 people have left the area so far, and 12 "
    "people were injured. Five people were killed when a road bridge over the Mondego gave way.\n"
    "In Coimbra the shelter in the sports hall is full, and the water of the dam still rises."
)


def article(number, text, source, day):
    published = Published(f"2024-05-{day}", Precision.DAY, 0.9, (), False)
    return Article(
        schema="article/1", id=f"{number:032x}", revision=f"{number + 9:032x}", source=source, text=text,
        published=published,
    )  # fmt: skip


def told(*articles):
    """The records of all stories after these articles, as the stages pass them on."""
    index, stories = dedup.Index(MemoryStore()), story.Stories(MemoryStore())
    records = {}
    for given in articles:
        outcome = dedup.process(given, index)
        events = list(outcome.events)
        if isinstance(outcome, Pass):
            events += enrich.process(outcome.record).events
        while events:
            after = story.process(events.pop(0), stories)
            records[after.record.id] = after.record
            events[:0] = after.events
    return [record for record in records.values() if not record.merged_into]


def values(record):
    return {(each.kind.value, tuple(side.value for side in each.sides)) for each in record.disagreements}


def test_two_accounts_of_one_event_contradict_each_other_in_what_is_of_the_same_thing_alone():
    (record,) = told(article(1, ACCOUNT, "post", 12), article(2, OTHER, "herald", 12))
    assert record.independent_sources == 2
    assert values(record) == {("number", ("3", "5")), ("date", ("2024-05-10", "2024-05-08"))}
    day = next(each for each in record.disagreements if each.kind == "date")
    assert [side.text for side in day.sides] == ["May 10", "Wednesday"]
    assert "evacuation order issued" in day.about


@pytest.mark.parametrize("source", ["post", "herald"])
def test_a_copy_with_another_name_is_on_the_side_of_its_original_in_all_else(source):
    copy = article(3, ACCOUNT.replace("Jane Roe", "Mary Poe"), source, 12)
    (record,) = told(article(1, ACCOUNT, "post", 12), article(2, OTHER, "herald", 12), copy)
    (deaths,) = [each for each in record.disagreements if each.kind == "number"]
    assert [len(side.articles) for side in deaths.sides] == [2, 1]
    names = [each for each in record.disagreements if each.kind == "name"]
    assert [[side.value for side in each.sides] for each in names] == (
        [["jane roe", "mary poe"]] if source == "herald" else []
    )
    assert record.independent_sources == 2
