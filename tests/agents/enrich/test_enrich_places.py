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
        ("Kiev", "Kyiv"), ("Kharkov", "Kharkiv"), ("Харьков", "Харків"), ("MOSCOW", "Moscow"), ("Lvov", "Lviv"),
        ("Lemberg", "Lviv"), ("Odessa", "Odesa"), ("Nikolaev", "Mykolaiv"), ("Lugansk", "Luhansk"),
        ("Zaporozhye", "Zaporizhzhia"), ("Chernigov", "Chernihiv"), ("Chernobyl", "Chornobyl"),
        ("Krivoy Rog", "Kryvyi Rih"), ("Dnepropetrovsk", "Dnipro"), ("Artemivsk", "Bakhmut"),
        ("Artyomovsk", "Bakhmut"), ("Kirovograd", "Kropyvnytskyi"), ("Kupyansk", "Kupiansk"),
        ("Vinnitsa", "Vinnytsia"), ("Zhitomir", "Zhytomyr"), ("Slavyansk", "Sloviansk"), ("Gorlovka", "Horlivka"),
        ("Zhdanov", "Mariupol"), ("Sebastopol", "Sevastopol"), ("Peking", "Beijing"), ("Nanking", "Nanjing"),
        ("Tientsin", "Tianjin"), ("Bombay", "Mumbai"), ("Madras", "Chennai"), ("Calcutta", "Kolkata"),
        ("Bangalore", "Bengaluru"), ("Poona", "Pune"), ("Benares", "Varanasi"), ("Allahabad", "Prayagraj"),
        ("Dacca", "Dhaka"), ("Burma", "Myanmar"), ("Rangoon", "Yangon"), ("Saigon", "Ho Chi Minh City"),
        ("Batavia", "Jakarta"), ("Leningrad", "Saint Petersburg"), ("St. Petersburg", "Petrograd"),
        ("Stalingrad", "Volgograd"), ("Sverdlovsk", "Yekaterinburg"), ("Konigsberg", "Kaliningrad"),
        ("Danzig", "Gdansk"), ("Breslau", "Wroclaw"), ("Pressburg", "Bratislava"), ("Constantinople", "Istanbul"),
        ("Smyrna", "Izmir"), ("Tiflis", "Tbilisi"), ("Frunze", "Bishkek"), ("Nur-Sultan", "Astana"),
        ("Leopoldville", "Kinshasa"), ("Christiania", "Oslo"), ("Cologne", "Köln"), ("Seville", "Sevilla"),
        ("Basra", "Basrah"), ("Mecca", "Makkah"), ("Persia", "Iran"), ("Siam", "Thailand"), ("Ceylon", "Sri Lanka"),
        ("Zaire", "DRC"), ("Swaziland", "Eswatini"), ("Ivory Coast", "Cote d'Ivoire"), ("Saint Paul", "St. Paul"),
    ],
)  # fmt: skip
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
        ("The Texas town of Paris is small.", "Paris", "US", (33.66, -95.56)),
        ("Crews from Lamar County and Red River County, Texas, came to Paris.", "Paris", "US", (33.66, -95.56)),
        ("Shells hit the Kherson region overnight.", "Kherson", "UA", (46.54, 33.41)),
        ("Shells hit Kherson overnight.", "Kherson", "UA", (46.64, 32.61)),
        ("They moved to Washington State in May.", "Washington State", "US", (47.3, -120.2)),
        ("Perth and Adelaide saw rain.", "Perth", "AU", (-31.95, 115.86)),
        ("Floods hit Perth and Dundee in Scotland.", "Perth", "GB", (56.4, -3.43)),
        ("A shop in Cambridge, Ontario, closed.", "Cambridge", "CA", (43.36, -80.31)),
        ("Students of Boston and of Cambridge, Massachusetts, met.", "Cambridge", "US", (42.37, -71.1)),
        ("Floods hit Hyderabad and Karachi in Pakistan.", "Hyderabad", "PK", (25.4, 68.37)),
        ("Troops left Tripoli for Benghazi.", "Tripoli", "LY", (32.89, 13.19)),
        ("Crowds filled Tripoli and Beirut in Lebanon.", "Tripoli", "LB", (34.43, 35.84)),
        ("Rain fell in Valencia and Madrid.", "Valencia", "ES", (39.47, -0.38)),
        ("Storms crossed Birmingham and Mobile, Alabama.", "Birmingham", "US", (33.52, -86.8)),
        ("Trains stopped in Cordoba, Argentina.", "Cordoba", "AR", (-31.41, -64.19)),
        ("Traffic jammed San Jose and Oakland, California.", "San Jose", "US", (37.34, -121.89)),
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


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("Shells fell on Zzyvka, about 12 km north of Kramatorsk, at dawn.", 12.0),
        ("Zzyvka, a hamlet twenty-five kilometres south-east of the city of Kramatorsk, burned.", 25.0),
        ("Troops entered Zzyvka, which lies half a dozen streets away. Zzyvka lies nine miles from Kramatorsk.", 14.5),
        ("A barn in Zzyvka, a small frontline village just outside Kramatorsk, burned.", places.NEAR_KM),
        ("A barn in Zzyvka, a suburb of Kramatorsk, burned.", places.NEAR_KM),
        ("A barn in the village of Zzyvka, east of Kramatorsk, burned.", places.WIND_KM),
        ("About nine miles from Kramatorsk, in the village of Zzyvka, a barn burned.", 14.5),
        ("They live in the hamlet of Zzyvka, 20 miles (32 km) west of Kramatorsk.", 32.2),
    ],
)
def test_a_village_that_no_table_has_takes_the_point_of_the_town_it_is_told_from(text: str, kilometres: float) -> None:
    village, town = place(text, "Zzyvka"), place(text, "Kramatorsk")
    assert (village.latitude, village.longitude, village.country) == (town.latitude, town.longitude, "UA")
    assert village.approximate_km == kilometres
    assert village.geonameid is None


def test_a_town_of_the_same_name_far_from_what_a_village_is_near_is_not_meant() -> None:
    village = place("Shells fell on Brandon, a village seven miles from Kupiansk.", "Brandon")
    assert (village.country, village.geonameid, village.approximate_km) == ("UA", None, 11.3)


def test_of_several_towns_of_one_name_the_one_within_the_told_distance_is_meant() -> None:
    assert place("A bakery in Rome, 60 miles from Atlanta, closed.", "Rome").country == "US"
    assert place("A bakery in Rome, 60 miles from Atlanta, closed.", "Rome").approximate_km is None


def test_a_street_stands_where_its_town_does() -> None:
    street, town = (place("A fire on Willow Avenue in Boise was put out.", name) for name in ("Willow Avenue", "Boise"))
    assert (street.latitude, street.longitude) == (town.latitude, town.longitude)
    assert street.approximate_km == places.TOWN_KM


@pytest.mark.parametrize(
    ("name", "chief"),
    [("Crimea", "Simferopol"), ("Kent", "Maidstone"), ("Catalonia", "Barcelona"), ("Bali", "Denpasar")],
)
def test_a_region_without_an_id_of_its_own_carries_that_of_its_chief_town(name: str, chief: str) -> None:
    regions = [spot for spot in gazetteer.look_up(name) if spot.kind in (gazetteer.Kind.STATE, gazetteer.Kind.REGION)]
    assert gazetteer.look_up(chief)[0].geonameid in {spot.geonameid for spot in regions}


def test_counties_of_a_list_are_counties() -> None:
    text = "Fires burned in Walton, Hall and Clarke counties in Georgia."
    assert [place(text, name).name for name in ("Walton", "Hall", "Clarke")] == [
        "Walton County",
        "Hall County",
        "Clarke County",
    ]


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
