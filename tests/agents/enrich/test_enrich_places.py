"""Places: found under every name, settled by what stands around them."""

import pytest

from agents.enrich import gazetteer, names, places, quantities
from schemas.article import Place


def found(text: str) -> list[Place]:
    return list(places.resolve(text, names.find(text), quantities.find(text)))


def place(text: str, words: str) -> Place:
    return next(each for each in found(text) if words in {text[start:end] for start, end in each.mentions})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
        ("Харьков", "Харків"),
        ("Peking", "Beijing"),
        ("Bombay", "Mumbai"),
        ("MOSCOW", "Moscow"),
    ],
)
def test_old_and_new_names_lead_to_one_place(one: str, other: str) -> None:
    assert gazetteer.look_up(one)[0].geonameid == gazetteer.look_up(other)[0].geonameid != None  # noqa: E711


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Ukrainian", "UA"),
        ("Russians", "RU"),
        ("French", "FR"),
        ("American", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Dutch", "NL"),
    ],
)
def test_words_for_peoples_and_short_names_mean_their_country(words: str, country: str) -> None:
    spot = gazetteer.look_up(words)[0]
    assert (spot.country, spot.kind) == (country, gazetteer.Kind.COUNTRY)


def test_a_nationality_is_a_mention_of_its_country() -> None:
    text = "Ukraine asked. The Ukrainian side waited."
    ukraine = place(text, "Ukrainian")
    assert ukraine.geonameid == 690791
    assert [text[start:end] for start, end in ukraine.mentions] == ["Ukraine", "Ukrainian"]


@pytest.mark.parametrize(
    ("text", "words", "country", "near"),
    [
        ("A storm hit Paris, Texas, at night.", "Paris", "US", (33.66, -95.56)),
        ("A storm hit Paris at night.", "Paris", "FR", (48.85, 2.35)),
        ("He left Tbilisi. Georgia wants talks with Russia.", "Georgia", "GE", (42.0, 43.5)),
        ("He left Atlanta and Savannah. Georgia wants talks.", "Georgia", "US", (32.3, -83.1)),
        ("Offices in Manchester and Concord, New Hampshire, closed.", "Manchester", "US", (42.99, -71.45)),
        ("Offices in Manchester and Leeds closed.", "Manchester", "GB", (53.48, -2.24)),
        ("They met in Washington on Friday.", "Washington", "US", (38.9, -77.04)),
    ],
)
def test_a_name_of_several_places_is_settled_by_its_neighbours(
    text: str, words: str, country: str, near: tuple[float, float]
) -> None:
    each = place(text, words)
    assert each.country == country
    assert abs((each.latitude or 0) - near[0]) < 1
    assert abs((each.longitude or 0) - near[1]) < 1


def test_an_unknown_village_stands_where_the_text_says_it_is_near() -> None:
    text = "Fighting goes on around Zzyvka, a village approximately nine miles from Kupiansk, at night."
    village, town = place(text, "Zzyvka"), place(text, "Kupiansk")
    assert (village.latitude, village.longitude) == (town.latitude, town.longitude)
    assert village.approximate_km == 14.5
    assert village.geonameid is None
    assert town.approximate_km is None


def test_near_without_a_distance_places_a_village_roughly() -> None:
    village = place("A house in the village of Zzyvka, near Kupiansk, burns.", "Zzyvka")
    assert village.approximate_km == places.NEAR_KM
    assert village.country == "UA"


def test_an_unknown_village_that_is_near_nothing_has_no_point() -> None:
    assert all(each.name != "Zzyvka" for each in found("A house in the village of Zzyvka burns."))


def test_a_county_stands_roughly_at_a_town_of_its_state() -> None:
    text = "Deputies in Laurel County, Kentucky, searched a barn near Lexington."
    county = place(text, "Laurel County")
    assert county.country == "US"
    assert county.approximate_km is not None


def test_a_text_of_many_equal_names_resolves_each_once() -> None:
    each = place("From Oslo to Oslo by way of Oslo.", "Oslo")
    assert len(each.mentions) == 3


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("Rain fell for days. The Orhei overflowed again on Monday.", False),
        ("Rain fell for days in the Orhei district, people said.", True),
        ("Rain fell for days. People in Orhei left on Monday.", True),
    ],
)
def test_a_name_with_an_article_is_no_town_unless_an_area_is_named_after_it(text: str, is_place: bool) -> None:
    mentions = [text[start:end] for one in found(text) for start, end in one.mentions]
    assert ("Orhei" in " ".join(mentions)) is is_place
