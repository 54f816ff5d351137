"""Where versions of a story contradict each other, and where they only seem to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.story.contradictions import MAX_RATIO
from agents.story.disagreements import disagreements
from agents.story.told import told
from schemas.article import Direction, RelationType
from schemas.story import Change, Claim, FactKind, Version


def ident(number):
    return f"{number:032x}"


def number(sentence, text, value, counted=None, unit=None, hedge=None, start=0):
    at = sentence.index(text)
    return Claim(
        kind=FactKind.NUMBER, text=text, value=value, counted=counted, unit=unit, hedge=hedge, start=start + at,
        end=start + at + len(text), passage=sentence, passage_start=start,
    )  # fmt: skip


def day(sentence, text, value, start=0):
    at = sentence.index(text)
    return Claim(
        kind=FactKind.DATE, text=text, value=value, start=start + at, end=start + at + len(text), passage=sentence,
        passage_start=start,
    )  # fmt: skip


def version(count, *claims, **more):
    given = {"article": ident(count), "revision": ident(count), "sequence": count, "source": f"outlet {count}"}
    return Version(**given | {"claims": claims, "places": ("Lisbon", "Porto")} | more)


def said(found):
    return [[side.value for side in each.sides] for each in found]


def people(sentence, value, text=None, **more):
    return number(sentence, text or f"{value} people", value, counted="people", **more)


FLOODS = "The floods in Lisbon killed {} people and cut the coast road."


def flood_deaths(value, **more):
    return people(FLOODS.format(value), value, **more)


def test_different_numbers_of_the_same_thing_are_a_disagreement_with_its_passages():
    first = number("The order applies to 37 settlements near the river.", "37 settlements", 37, counted="settlements")
    other = number(
        "It applies to 41 Settlements along the river, the order says.", "41 Settlements", 41, counted="Settlements"
    )
    (found,) = disagreements([version(1, first), version(2, other)], ())
    assert (found.kind, found.about) == (FactKind.NUMBER, "settlements order applies river")
    assert [(side.text, side.value, side.article) for side in found.sides] == [
        ("37 settlements", "37", ident(1)),
        ("41 Settlements", "41", ident(2)),
    ]
    for side, claim in zip(found.sides, (first, other), strict=True):
        begin = side.start - side.passage_start
        assert side.passage[begin : begin + len(side.text)] == claim.text
        assert (side.articles, side.superseded) == ((side.article,), False)


NONE_BETWEEN = {
    "the same number": (flood_deaths(12), flood_deaths(12)),
    "another thing is counted": (
        number("Officials in the district evacuated 600 people from the town.", "600 people", 600, counted="people"),
        number("Officials told roughly 12,000 residents of the district and town to go.", "roughly 12,000 residents",
               12000, counted="residents", hedge="roughly"),
    ),
    "something else befell them": (
        people("The floods in Lisbon left 3 people dead near the coast road.", 3),
        people("The floods in Lisbon left 12 people injured near the coast road.", 12),
    ),
    "a hedge leaves it open": (
        number("The storm damaged more than 100 houses along the coast road.", "more than 100 houses", 100,
               counted="houses", hedge="more than"),
        number("The storm damaged 120 houses along the coast road.", "120 houses", 120, counted="houses"),
    ),
    "at most so many": (
        number("The storm damaged up to 130 houses along the coast road.", "up to 130 houses", 130, counted="houses",
               hedge="up to"),
        number("The storm damaged 120 houses along the coast road.", "120 houses", 120, counted="houses"),
    ),
    "one of them is rounded": (
        number("The order is for 12,000 residents of river towns.", "12,000 residents", 12000, counted="residents"),
        number("The order is for 12,340 residents of river towns.", "12,340 residents", 12340, counted="residents"),
    ),
    "others of the same": (
        people("The floods in Lisbon killed 12 people along the coast.", 12),
        people("The floods in Lisbon killed another 15 people along the coast.", 15, text="15 people"),
    ),
    "another kind of them": (
        number("The army said 12 Northern soldiers were killed.", "12 Northern soldiers", 12, counted="soldiers"),
        number("The army said 20 Southern soldiers were killed.", "20 Southern soldiers", 20, counted="soldiers"),
    ),
    "another place": (
        people("A bus crash near Porto killed 4 people and closed the road.", 4),
        people("A bus crash near Faro killed 9 people and closed the road.", 9),
    ),
    "another year": (
        people("The floods in Lisbon killed 12 people along the coast.", 12),
        people("The floods in Lisbon killed 40 people along the coast in 1967.", 40),
    ),
    "another one of a row": (
        day("The first evacuation order was issued on Tuesday by the district.", "Tuesday", "2024-05-14"),
        day("A second evacuation order was issued on Wednesday by the district.", "Wednesday", "2024-05-15"),
    ),
    "what is denied": (
        people("Officials denied that 30 people were killed by the floods in Lisbon.", 30),
        people("Officials said 12 people were killed by the floods in Lisbon.", 12),
    ),
    "what is feared": (
        people("The floods in Lisbon may have killed 30 people near the coast road.", 30),
        people("The floods in Lisbon killed 12 people near the coast road.", 12),
    ),
    "what is the most": (
        people("The floods in Lisbon killed up to 10 people near the coast road.", 10, text="up to 10 people",
               hedge="up to"),
        people("The floods in Lisbon killed 12 people near the coast road.", 12),
    ),
    "one end of a range": (
        people("Rescuers say the floods killed between 10 and 20 people in Lisbon.", 20, text="20 people"),
        people("Rescuers say the floods killed 12 people in Lisbon.", 12),
    ),
    "far apart": (flood_deaths(2), flood_deaths(int(2 * MAX_RATIO) + 1)),
    "figures in a row": (
        number("He caught 29 passes for 201 yards, ran 83 times, scored 2.", "29 passes", 29, counted="passes"),
        number("He caught 52 passes for 440 yards, ran 106 times, scored 2.", "52 passes", 52, counted="passes"),
    ),
    "what is measured, in independent accounts": (
        number("The river rose by 3 metres near the old bridge of the town.", "3 metres", 3, unit="metre"),
        number("The river rose by 5 metres near the old bridge of the town.", "5 metres", 5, unit="metre"),
    ),
    "the days of two statements": (
        day("The mayor of Lisbon said on Tuesday that the coast road stays closed.", "Tuesday", "2024-05-14"),
        day("The mayor of Lisbon said on Wednesday that the coast road stays closed.", "Wednesday", "2024-05-15"),
    ),
    "a day that each tells from its own": (
        day("The court today opened the trial of the former mayor.", "today", "2024-05-14"),
        day("The court today opened the trial of the former mayor.", "today", "2024-05-15"),
    ),
    "days of different things": (
        day("The evacuation order was issued on Aug. 10 by the district.", "Aug. 10", "2023-08-10"),
        day("Schools in the district open again on Aug. 28.", "Aug. 28", "2023-08-28"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NONE_BETWEEN)
def test_what_only_seems_to_differ_is_no_disagreement(name):
    one, other = NONE_BETWEEN[name]
    assert disagreements([version(1, one), version(2, other)], ()) == ()
    assert disagreements([version(1, other), version(2, one)], ()) == ()


DIFFERENT = {
    "killed and dead": (
        people("The floods killed 12 people.", 12),
        people("At the coast, 15 people are dead.", 15),
    ),
    "a hedge that leaves it not open": (
        number("The storm damaged at least 150 houses along the coast road.", "at least 150 houses", 150,
               counted="houses", hedge="at least"),
        number("The storm damaged 120 houses along the coast road.", "120 houses", 120, counted="houses"),
    ),
    "numbers in words": (
        people("Officials say three people died on the coast.", 3, text="three people"),
        people("Officials say twenty-five people died on the coast.", 25, text="twenty-five people"),
    ),
    "a day at the beginning": (
        day("On Aug. 9, the district issued the evacuation order.", "Aug. 9", "2023-08-09"),
        day("The district issued the evacuation order on Friday.", "Friday", "2023-08-11"),
    ),
    "two days for one order": (
        day("The evacuation order was issued on Wednesday.", "Wednesday", "2023-08-09"),
        day("The evacuation order was issued on Aug. 10 by the district.", "Aug. 10", "2023-08-10"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_not_both_can_be_true_is_a_disagreement(name):
    one, other = DIFFERENT[name]
    assert len(disagreements([version(1, one), version(2, other)], ())) == 1


def test_what_is_measured_is_compared_within_one_account():
    told_of = "The trains reach {} kilometres per hour on the new coast line."
    one = number(told_of.format(200), "200 kilometres", 200, unit="kilometre")
    other = number(told_of.format(20), "20 kilometres", 20, unit="kilometre")
    rewrite = {"relation": RelationType.REWRITE, "target": ident(1), "direction": Direction.FROM_TARGET}
    assert disagreements([version(1, one), version(2, other)], ()) == ()
    assert said(disagreements([version(1, one), version(2, other, **rewrite)], ())) == [["200", "20"]]


def test_an_article_that_tells_two_numbers_as_time_goes_on_is_left_alone():
    told_twice = version(1, flood_deaths(12), flood_deaths(15, start=200))
    assert disagreements([told_twice], ()) == ()
    assert disagreements([told_twice, version(2, flood_deaths(20))], ()) == ()


def test_the_newest_revision_speaks_for_its_article():
    old, new = version(1, flood_deaths(12)), version(1, flood_deaths(15), revision=ident(9), sequence=5)
    other = version(2, flood_deaths(15))
    assert disagreements([old, other, new], ()) == ()


def test_copies_say_the_same_on_one_side():
    copy = version(3, relation=RelationType.EXACT, target=ident(1), target_revision=ident(1), duplicate=True)
    (found,) = disagreements([version(1, flood_deaths(12)), version(2, flood_deaths(15)), copy], ())
    assert [side.articles for side in found.sides] == [(ident(1), ident(3)), (ident(2),)]


def test_two_reports_made_after_one_pattern_are_of_different_things():
    def bond(count, *values):
        sentences = (
            "Buyers of the bond trust managers at {} houses",
            "Orders for the new bond reached {} banks",
            "Holders of the new bond elect {} trustees",
        )
        nouns = ("houses", "banks", "trustees")
        claims = [
            number(sentence.format(value), f"{value} {noun}", value, counted=noun, start=100 * place)
            for place, (sentence, noun, value) in enumerate(zip(sentences, nouns, values, strict=True))
        ]
        return version(count, *claims, places=())

    assert disagreements([bond(1, 30, 12, 3), bond(2, 53, 14, 5)], ()) == ()
    assert said(disagreements([bond(1, 30, 12, 3), bond(2, 30, 14, 5)], ())) == [["12", "14"], ["3", "5"]]


def change(passage, text, target_text):
    at = passage.index(text)
    target = passage.replace(text, target_text)
    return Change(
        text=text, target_text=target_text, start=at, end=at + len(text), target_start=at,
        target_end=at + len(target_text), passage=passage, passage_start=0, target_passage=target,
        target_passage_start=0,
    )  # fmt: skip


def changed(found, relation=RelationType.NEAR, places=(), **more):
    target = {"target": ident(1), "target_revision": ident(1), "relation": relation}
    copy = version(2, changes=(found,), **target | more)
    return disagreements([version(1), copy], places)


TOLD = "The town council told residents that {} would open the shelter."


@pytest.mark.parametrize(
    ("text", "target_text", "kind", "values"),
    [
        ("Jane Roe", "Mary Poe", "name", ["mary poe", "jane roe"]),
        ("1,200 volunteers", "2,100 volunteers", "number", ["2100", "1200"]),
        ("Tuesday", "Friday", "date", ["fri", "tue"]),
        ("Lisbon", "Porto", "place", ["porto", "lisbon"]),
        ("forty-five volunteers", "sixty volunteers", "number", ["60", "45"]),
        ("$1.2 billion", "$1.3 billion", "number", ["1300000000", "1200000000"]),
        ("1.2 billion euros", "1.2 million euros", "number", ["1200000", "1200000000"]),
        ("3 million euros", "€2,900,000", "number", ["2900000", "3000000"]),
        ("two dozen", "three dozen", "number", ["36", "24"]),
    ],
)
def test_what_a_copy_changed_is_a_disagreement(text, target_text, kind, values):
    (found,) = changed(change(TOLD.format(text), text, target_text), places=("Lisbon",))
    assert found.kind == kind
    assert [side.value for side in found.sides] == values
    assert [side.article for side in found.sides] == [ident(1), ident(2)]
    assert "council" in found.about


@pytest.mark.parametrize(
    ("text", "target_text"),
    [
        ("Kyiv", "Kiev"),
        ("Pyotr", "Peter"),
        ("Zelenskyy", "Zelensky"),
        ("United Nations", "UN"),
        ("Roe", "Jane Roe"),
        ("President", "Chairman"),
        ("1,200", "1200"),
        ("4:00", "4"),
        ("three", "3"),
        ("today", "Tuesday"),
        ("volunteers", "helpers"),
        ("Smith Company", "officials"),
        ("$1.2 billion", "1.1 billion euros"),
        ("$1.2 billion", "$1,200 million"),
        ("1.2 million", "1.3"),
        ("forty-five", "45"),
        ("May 13", "13 May"),
        ("Monday", "May 13"),
    ],
)
def test_another_way_to_write_the_same_is_no_disagreement(text, target_text):
    assert changed(change(TOLD.format(text), text, target_text)) == ()


@pytest.mark.parametrize(
    ("text", "target_text", "seen", "expected"),
    [
        ("May 13", "Monday", "2024-05-13T14:00:00Z", []),
        ("Monday", "May 13", "2024-05-14", []),
        ("May 12", "Monday", "2024-05-13T14:00:00Z", [["mon", "may 12"]]),
        ("Sunday", "Jan. 1", "2023-12-30", [["jan 1", "sun"]]),
        ("Monday", "Jan. 1", "2023-12-30", []),
        ("May 30", "Monday", "2024-05-13", []),
        ("Feb. 31", "Monday", "2024-03-01", []),
        ("May 12", "Monday", "no day", []),
        ("May 12", "Monday", None, []),
    ],
)
def test_a_day_of_the_week_and_one_of_a_month_are_compared_by_the_calendar(text, target_text, seen, expected):
    target = {"target": ident(1), "target_revision": ident(1), "relation": RelationType.NEAR}
    copy = version(2, changes=(change(TOLD.format(text), text, target_text),), seen=seen, **target)
    assert said(disagreements([version(1, seen=seen), copy], ())) == expected


def test_a_currency_counts_wherever_it_stands():
    passage = "The study of the harbour says that repairs will cost ${} billion in the end."
    copied = "The study of the harbour says that repairs will cost {} billion euros in the end."
    here, there = passage.format("1.2"), copied.format("1.1")
    at, target = here.index("1.2"), there.index("1.1")
    found = Change(
        text="1.2", target_text="1.1", start=at, end=at + 3, target_start=target, target_end=target + 3, passage=here,
        passage_start=0, target_passage=there, target_passage_start=0,
    )  # fmt: skip
    assert changed(found) == ()


@pytest.mark.parametrize("outlet", ["Coast Herald", "the Coast Herald"])
def test_whom_somebody_told_is_no_contradiction(outlet):
    passage = f"The mayor of the harbour town told {outlet} that the shelter is open."
    assert changed(change(passage, "Coast Herald", "Evening Post")) == ()


def test_a_number_that_a_copy_changed_and_another_account_tells_otherwise_is_told_once():
    first = version(1, flood_deaths(12))
    passage = FLOODS.format(21)
    copy = version(
        2, changes=(change(passage, "21", "12"),), relation=RelationType.NEAR, target=ident(1),
        target_revision=ident(1), duplicate=True,
    )  # fmt: skip
    (found,) = disagreements([first, copy, version(3, flood_deaths(15))], ())
    assert [(side.value, side.articles) for side in found.sides] == [
        ("12", (ident(1),)),
        ("21", (ident(2),)),
        ("15", (ident(3),)),
    ]


def test_the_next_issue_of_a_series_is_no_copy():
    changes = tuple(
        change(TOLD.format(f"{n} helpers and {word}"), str(n), str(n + 1)) for n, word in enumerate("abcdef", 5)
    )
    target = {"target": ident(1), "target_revision": ident(1), "relation": RelationType.NEAR}
    assert disagreements([version(1), version(2, changes=changes, **target)], ()) == ()
    one_outlet = version(2, changes=changes[:1], source="outlet 1", **target)
    assert disagreements([version(1), one_outlet], ()) == ()


def test_what_a_revision_corrects_is_superseded():
    correction = change(TOLD.format("Jane Roe"), "Jane Roe", "Mary Poe")
    new = version(
        1, revision=ident(2), sequence=2, changes=(correction,), relation=RelationType.REVISION, target=ident(1),
        target_revision=ident(1),
    )  # fmt: skip
    (found,) = disagreements([version(1), new], ())
    assert [(side.value, side.superseded) for side in found.sides] == [("mary poe", True), ("jane roe", False)]
    copy = version(3, relation=RelationType.EXACT, target=ident(1), target_revision=ident(1), duplicate=True)
    (found,) = disagreements([version(1), new, copy], ())
    assert [side.superseded for side in found.sides] == [False, False]


TEXTS = st.text(max_size=8) | st.sampled_from(["12 people", "Jane Roe", "May 10", "killed", "٣", "²", "", " "])
NUMBERS = st.integers(-3, 30)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Claim, kind=st.sampled_from(FactKind), text=TEXTS, unit=st.none() | TEXTS, counted=st.none() | TEXTS,
            value=NUMBERS | TEXTS | st.floats(allow_nan=False, allow_infinity=False), hedge=st.none() | TEXTS,
            start=NUMBERS, end=NUMBERS, passage=st.lists(TEXTS, max_size=4).map(" ".join), passage_start=NUMBERS,
        ),
        max_size=4,
    ),
    st.lists(
        st.builds(
            Change, text=TEXTS, target_text=TEXTS, start=NUMBERS, end=NUMBERS, target_start=NUMBERS, target_end=NUMBERS,
            passage=TEXTS, target_passage=TEXTS, passage_start=NUMBERS, target_passage_start=NUMBERS,
        ),
        max_size=4,
    ),
)  # fmt: skip
def test_claims_and_changes_of_any_shape_are_read(claims, changes):
    copy = {"relation": RelationType.NEAR, "target": ident(1), "target_revision": ident(1), "changes": tuple(changes)}
    disagreements([version(1, *claims), version(2, *claims[::-1], **copy), version(3, *claims[1:])], ())


@pytest.mark.parametrize("unit", ["aB1 ", "1", "a,", "Ā. ", "-/", "to 1 "])
def test_hostile_passages_are_read_in_time(unit):
    passage = unit * 50_000
    claim = Claim(
        kind=FactKind.NUMBER, text="1", value=1, counted="people", start=len(passage), end=len(passage) + 1,
        passage=f"{passage}1", passage_start=0,
    )  # fmt: skip
    told(claim)
    changed(change(f"{passage}x Roe", "Roe", "Poe"))
