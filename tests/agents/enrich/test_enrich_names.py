"""Names: each row of the tables says a rule by an example of what it should and should not find."""

import pytest

from agents.enrich import names
from schemas.article import EntityType


def kinds(text: str) -> dict[str, str]:
    return {entity.text: entity.type.value for entity in names.entities(names.find(text))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The minister met Oksana Bondar, a nurse, on Friday.", "Oksana Bondar", "person"),
        ("Then Sen. Hargreave left the room.", "Hargreave", "person"),
        ("It was Wendell Strake, 47, who called.", "Wendell Strake", "person"),
        ("Aid came from the Bellmont Foundation this week.", "Bellmont Foundation", "organisation"),
        ("She studied at the University of Coimbra for years.", "University of Coimbra", "organisation"),
        ("He works for the FBI in secret.", "FBI", "organisation"),
        ("They crossed the Salt River at dawn.", "Salt River", "place"),
        ("They fled to Warsaw at dawn.", "Warsaw", "place"),
        ("A teacher of Kobelyaky said it burned.", "Kobelyaky", "place"),
        ("They reached the village of Krasnyk at dawn.", "Krasnyk", "place"),
        ("Вчера Сергей Иванов прилетел в Киев.", "Сергей Иванов", "person"),
        ("Вчера Сергей Иванов прилетел в Киев.", "Киев", "place"),
        ("Учора Олена Ткач приїхала до міста Харків.", "Олена Ткач", "person"),
        ("Reuters reported the deal.", "Reuters", "organisation"),
        ("Guests of Arturo van Helden came.", "Arturo van Helden", "person"),
        ("They heard it from a Zzyton woman at noon.", "Zzyton", "place"),
        ("She was born in Zzyton, Ohio, in May.", "Zzyton", "place"),
        ("The bill of Rep. Ida Voss, D-Worcester, failed.", "Worcester", "place"),
        ("A case at Tulsa Superior Court goes on.", "Tulsa Superior Court", "organisation"),
        ("It hit the Paris office hard.", "Paris", "place"),
        ("He sold the painting Blue Nude Revisited to a friend.", "Blue Nude Revisited", "other"),
    ],
)
def test_a_name_has_the_kind_that_its_words_and_neighbours_tell(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Police said nothing. Neighbours were afraid.",
        "On Wednesday it rained. In March it snowed.",
        "However, the mayor declined. Although late, he came.",
        "President! General! Chairman!",
        "Firefighters came at noon, the firefighters left at one.",
        "Fighting near the river went on. Shelling went on. Two residents died.",
        "PRESIDENT SAYS THE WAR IS OVER\nNobody believed the president.",
        "Senator Calls New Tax Law A Disgrace\nIt was late.",
    ],
)
def test_sentence_starts_weekdays_and_titles_are_no_names(text: str) -> None:
    assert kinds(text) == {}


def test_a_surname_alone_is_a_mention_of_the_full_name() -> None:
    text = "Katya Lomova teaches. Later Lomova left, and Ms. Lomova wrote."
    entity = next(each for each in names.entities(names.find(text)) if each.type is EntityType.PERSON)
    assert entity.text == "Katya Lomova"
    assert [text[start:end] for start, end in entity.mentions] == ["Katya Lomova", "Lomova", "Lomova"]


@pytest.mark.parametrize(
    ("text", "full", "mentions"),
    [
        ("Jane Roe wrote. J. Roe signed. Roe's letter came.", "Jane Roe", ["Jane Roe", "J. Roe", "Roe"]),
        ("J. Roe signed. Later Jane Roe wrote.", "Jane Roe", ["J. Roe", "Jane Roe"]),
        ("John Voss Jr., 45, ran. Voss Jr. fell; Voss rose.", "John Voss Jr.", ["John Voss Jr.", "Voss Jr.", "Voss"]),
        ("Ann Roe met Tom Roe. Mr. Roe left. Ms. Roe stayed.", "Tom Roe", ["Tom Roe", "Roe"]),
        ("Ann Roe met Tom Roe. Mr. Roe left. Ms. Roe stayed.", "Ann Roe", ["Ann Roe", "Roe"]),
        ("Aid from the U.S. came. The United States paid.", "United States", ["U.S.", "United States"]),
    ],
)
def test_an_entity_has_all_its_mentions(text: str, full: str, mentions: list[str]) -> None:
    entity = next(each for each in names.entities(names.find(text)) if each.text == full)
    assert [text[start:end] for start, end in entity.mentions] == mentions


@pytest.mark.parametrize("piece", ["Paris. ", "University of ", "Hall, ", "the village of Zzyvka, near Lyon. "])
def test_a_name_repeated_without_end_is_read(piece: str) -> None:
    text = piece * 10_000
    assert all(0 <= mention.start < mention.end <= len(text) for mention in names.find(text))


def test_two_persons_of_one_surname_stay_apart() -> None:
    assert set(kinds("Ruth Adler met Simon Adler there.")) == {"Ruth Adler", "Simon Adler"}


def test_a_title_parts_the_person_from_what_stands_before() -> None:
    assert kinds("A call from Ohio Gov. Ted Marlowe came late.") == {"Ohio": "place", "Ted Marlowe": "person"}


def test_the_possessive_is_no_part_of_a_name() -> None:
    assert "Poland" in kinds("This is Poland’s plan.")
    assert "Poland" in kinds("This is Poland's plan.")


def test_a_body_named_after_its_place_is_a_mention_of_both() -> None:
    assert kinds("He joined the Richland County Council in May.") == {
        "Richland County Council": "organisation",
        "Richland County": "place",
    }


def test_a_person_with_the_name_of_a_town_is_no_place() -> None:
    assert "place" not in kinds("A word with Paris Hilton helps.").values()


def test_capitals_of_a_headline_prove_nothing() -> None:
    assert kinds("Angry Voters Crush Another Proud Party Again\nIt was a quiet day in Oslo.") == {"Oslo": "place"}


def test_a_ministers_office_is_no_place() -> None:
    found = {
        mention.text for mention in names.find("The Interior Minister resigned. Interior Minister Ann Roe said no.")
    }
    assert found == {"Ann Roe"}
