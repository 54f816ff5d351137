"""Which of two articles derives from the other, and how far apart accounts of one event may lie."""

from random import Random

import pytest

from agents.dedup import Index, process
from agents.store import MemoryStore
from schemas.article import Credit, Dateline, Language
from tests.agents.dedup.articles import article, prose
from tests.agents.dedup.retold import REPORT, REWRITE

ENGLISH = {"language": Language(code="en", script="Latn", confidence=1.0)}


EVENT = "Melnikov spoke of the Karsova bridge, of Stroymost and Orlova, by the Velta in Lomnitsa."
EVENT_AGAIN = "In Lomnitsa, where the Velta flows, Stroymost built it, Orlova told Melnikov: the bridge at Karsova."


def relations_of_last(*articles):
    index = Index(MemoryStore())
    return [process(one, index) for one in articles][-1].record.relations


def near(text):
    words = text.split()
    words[20] = "otherwise"
    return " ".join(words)


@pytest.mark.parametrize("copy", [REPORT, near(REPORT), REWRITE])
def test_where_nothing_else_is_known_the_later_one_derives_from_the_earlier(copy):
    assert relations_of_last(article("a", REPORT), article("b", copy))[0].direction == "from_target"


@pytest.mark.parametrize("copy", [REPORT, near(REPORT)])
@pytest.mark.parametrize(
    "credit",
    [
        {"dateline": Dateline(text="KARSOVA (Reuters)", place="Karsova", agency="Reuters")},
        {"credits": (Credit(text="Reuters", kind="text", agency="Reuters"),)},
    ],
)
def test_a_copy_that_credits_the_other_derives_from_it_though_it_came_first(copy, credit):
    herald = article("herald", REPORT, source="herald.example", **credit)
    wire = article("wire", copy, source="reuters.com")
    assert relations_of_last(herald, wire)[0].direction == "to_target"
    assert relations_of_last(wire, herald)[0].direction == "from_target"


def test_a_time_of_publication_weighs_more_than_a_credit_for_copies():
    herald = article("herald", f"{REPORT} Reuters reported this.", source="herald.example", day=0)
    wire = article("wire", near(REPORT), source="reuters.com", day=1)
    assert relations_of_last(herald, wire)[0].direction == "from_target"


def test_an_excerpt_was_cut_from_the_text_that_holds_it_whichever_came_first():
    whole = article("whole", prose(Random(5), 200))
    part = article("part", " ".join(whole.text.split()[40:100]))
    assert relations_of_last(whole, part)[0].direction == "from_target"
    assert relations_of_last(part, whole)[0].direction == "to_target"


@pytest.mark.parametrize(("days", "told"), [(2, True), (7, False)])
def test_an_account_without_a_date_is_judged_by_when_it_came(days, told):
    one = article("one", f"{EVENT} {prose(Random(1), 30)}", day=0, received=0, **ENGLISH)
    other = article("other", f"{EVENT_AGAIN} {prose(Random(2), 30)}", received=days, **ENGLISH)
    assert [r.type for r in relations_of_last(one, other)] == (["same_story"] if told else [])


@pytest.mark.parametrize("own", [60, 120])
def test_a_standing_paragraph_makes_no_relation(own):
    standing = prose(Random(9), 72)
    apart = [article(key, f"{prose(Random(key), own)}\n{standing}", **ENGLISH) for key in ("a", "b")]
    assert relations_of_last(*apart) == ()
