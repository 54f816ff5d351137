"""Organisations: acronyms, short forms, and bodies in small letters, joined with their full names."""

import pytest

from agents.enrich import names
from schemas.article import EntityType


def mentions_of(text: str, full: str) -> list[str]:
    """The mentions of the entity that has a full name."""
    entity = next(each for each in names.entities(names.find(text)) if each.text == full)
    assert entity.type is EntityType.ORGANISATION
    return [text[start:end] for start, end in entity.mentions]


@pytest.mark.parametrize(
    ("text", "full", "found"),
    [
        (
            "The World Health Organization (WHO) met. Later the WHO spoke.",
            "World Health Organization",
            ["World Health Organization", "WHO", "WHO"],
        ),
        (
            "The Board for Security and Co-operation in Coastville (BSCC) met. It was the BSCC that asked.",
            "Board for Security and Co-operation in Coastville",
            ["Board for Security and Co-operation in Coastville", "BSCC", "BSCC"],
        ),
        (
            "Lumora International warned of it. A week later Lumora warned again.",
            "Lumora International",
            ["Lumora International", "Lumora"],
        ),
        (
            "The Kupiansk military administration said so, and officials of the Kupiansk military administration left.",
            "Kupiansk military administration",
            ["Kupiansk military administration"] * 2,
        ),
        (
            "A case was opened by the Kharkiv regional prosecutor's office.",
            "Kharkiv regional prosecutor's office",
            ["Kharkiv regional prosecutor's office"],
        ),
    ],
)
def test_an_organisation_has_all_its_mentions(text: str, full: str, found: list[str]) -> None:
    assert mentions_of(text, full) == found


def test_the_town_of_a_body_in_small_letters_is_a_mention_too() -> None:
    entities = names.entities(names.find("Staff of the Kupiansk military administration left."))
    assert {(each.text, each.type.value) for each in entities} == {
        ("Kupiansk military administration", "organisation"),
        ("Kupiansk", "place"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Aid for Ann Roe (CEO) came.",
        "A house in Middle East and North Africa (MENA) terms.",
        "The United Arab Emirates (UAE) agreed.",
    ],
)
def test_letters_in_brackets_that_stand_for_no_body_make_none(text: str) -> None:
    assert all("(" not in each.text for each in names.entities(names.find(text)))
    assert not [each for each in names.entities(names.find(text)) if each.type is EntityType.ORGANISATION]
