"""What the stage as a whole promises: pure, silent where it cannot tell, offsets that point into the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from agents import enrich
from schemas.article import SCHEMA, Article, Precision, Published, StoryLink
from schemas.codec import decode, encode
from schemas.raw import Status
from schemas.story import Facts

ID, REVISION, STORY = "a" * 32, "b" * 32, "c" * 32
PUBLISHED = Published("2024-05-15T08:00:00Z", Precision.SECOND, 1.0, (), conflict=False)
REPORT = (
    "Floods cut off 12 villages near Lyon on Monday, officials said.\n"
    "“We lost everything in two hours,” said Marie Dubois, a farmer in Givors. “Nobody warned us.”\n"
    "French troops brought roughly 3,000 blankets. Dubois told Reuters that she would stay."
)
PIECES = (
    "“", "”", "\"", "'", "’", "‘", "`", "«", "»", "„", "''", "「", "」", "\n", " ", ". ", ", ", "said ", "she said ",
    "Anna Kovalenko ", "Paris", "Texas", "Kyiv ", "Киев ", "U.S. ", "in ", "of ", "and ", "near ",
    "the village of ", "Aug. 10", "May 32", "2014 ", "last week ", "two days ago ", "37 ", "$1.5 million ",
    "1,000,000,000,000 ", "percent", "\x00", "\u202e", "ﬁ", "İ", "ß", "𝔸", "\u00a0", "St. ", "Dr. ", "D-Vt. ", "A",
    "É",
)  # fmt: skip


def article(text: str | None, **others: object) -> Article:
    return Article(schema=SCHEMA, id=ID, revision=REVISION, text=text, **others)  # type: ignore[arg-type]


def enriched(text: str) -> Article:
    return enrich.process(article(text, published=PUBLISHED)).record


texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)


@given(texts)
@example(REPORT)
@settings(deadline=None)
def test_every_offset_points_at_what_is_meant(text: str) -> None:
    record = enriched(text)
    for each in (*record.times, *record.quantities, *record.quotes):
        assert text[each.start : each.end] == each.text != ""
    spans = [span for each in (*record.entities, *record.places) for span in each.mentions]
    spans += [(each.start, each.end) for each in record.attributions]
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)


@given(texts)
@settings(deadline=None)
def test_the_same_text_gives_the_same_bytes_and_they_decode(text: str) -> None:
    first = encode(enriched(text))
    assert first == encode(enriched(text))
    assert encode(decode(first, Article)) == first


@given(texts)
@settings(deadline=None)
def test_mentions_and_blocks_come_in_the_order_of_the_text(text: str) -> None:
    record = enriched(text)
    for each in (*record.entities, *record.places):
        assert list(each.mentions) == sorted(each.mentions)
    for block in (record.times, record.quantities, record.quotes):
        starts = [each.start for each in block]
        assert starts == sorted(set(starts))


@given(texts)
@settings(deadline=None)
def test_without_an_anchor_no_time_is_told_that_needs_one(text: str) -> None:
    record = enrich.process(article(text)).record
    assert all(each.value[:4] in each.text for each in record.times)


def test_a_withdrawn_article_passes_unchanged_without_events() -> None:
    gone = article(REPORT, status=Status.CANCELED, story=StoryLink(STORY, 1.0))
    assert enrich.process(gone) == enrich.process(article(REPORT, status=Status.CANCELED, story=StoryLink(STORY, 1.0)))
    assert enrich.process(gone).record is gone
    assert enrich.process(gone).events == ()


def test_an_article_without_text_and_a_headline_pass_unchanged() -> None:
    for text in (None, ""):
        given_article = article(text, title="Floods near Lyon", story=StoryLink(STORY, 1.0))
        outcome = enrich.process(given_article)
        assert outcome.record is given_article
        assert outcome.events == ()


def test_an_article_of_a_story_tells_it_its_places_and_its_numbers_and_days() -> None:
    outcome = enrich.process(article(REPORT, published=PUBLISHED, story=StoryLink(STORY, 0.5)))
    record = outcome.record
    (facts,) = outcome.events
    assert isinstance(facts, Facts)
    assert (facts.story, facts.article, facts.revision, facts.places) == (STORY, ID, REVISION, record.places)
    assert record.places
    counted = {each.text for each in record.quantities if each.counted or each.unit}
    days = {each.text for each in record.times if each.precision == "day"}
    assert {claim.text for claim in facts.claims} == counted | days
    assert counted
    assert days


def test_an_article_of_no_story_sends_nothing() -> None:
    assert enrich.process(article(REPORT)).events == ()


def test_a_report_is_told_by_who_where_when_how_many_and_who_says_so() -> None:
    record = enriched(REPORT)
    assert [
        (each.text, each.type.value, len(each.mentions)) for each in record.entities if each.type.value != "place"
    ] == [
        ("Marie Dubois", "person", 2),
        ("Reuters", "organisation", 1),
    ]
    assert [(place.name, place.country) for place in record.places] == [
        ("Lyon", "FR"),
        ("Givors", "FR"),
        ("France", "FR"),
    ]
    assert [(time.text, time.value) for time in record.times] == [("Monday", "2024-05-13")]
    assert [(each.value, each.counted, each.hedge) for each in record.quantities if each.counted] == [
        (12, "villages", None),
        (3000, "blankets", "roughly"),
    ]
    assert [(quote.text, quote.speaker) for quote in record.quotes] == [
        ("We lost everything in two hours,", "Marie Dubois"),
        ("Nobody warned us.", "Marie Dubois"),
    ]
    assert {(each.source, each.kind.value) for each in record.attributions} == {
        ("officials", "official"),
        ("Marie Dubois", "person"),
        ("Reuters", "agency"),
    }


def test_other_stages_blocks_are_left_alone() -> None:
    before = article(REPORT, title="Floods", authors=("A. Writer",), published=PUBLISHED)
    after = enrich.process(before).record
    for name in (
        "id",
        "revision",
        "text",
        "title",
        "authors",
        "published",
        "provenance",
        "edits",
        "spacing",
        "relations",
    ):
        assert getattr(after, name) == getattr(before, name)
