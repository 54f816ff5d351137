"""Places: each mention resolved to one bearer of its name, by the words beside it, the other places, and size.

A village that the table lacks stands where the text says it is near, with the distance as its uncertainty.
"""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from agents.enrich.gazetteer import Kind, Spot
from agents.enrich.names import Mention
from schemas.article import EntityType, Place, Quantity

NEAR_KM = 25.0
"""Uncertainty of a place that the text calls near another one: a day's local news."""

COUNTY_KM = 50.0
"""Uncertainty of a county that stands in for by a town of its state: half the width of a large one."""

STATE_KM = 250.0
"""Uncertainty of a county of which only the state is known."""

KM_PER_UNIT = {"mile": 1.609344, "kilometre": 1.0, "metre": 0.001}
"""Kilometres in the units that distances between places are told in."""

EARTH_KM = 6371.0
"""Mean radius of the earth."""

CLOSE_KM = 200.0
"""Places of one story lie within about this distance; at it, a neighbour counts for 1/e."""

WEIGHT_BESIDE = 12.0
"""In decades of population: a state or country named right after the place settles it."""

WEIGHT_COUNTRY = 2.0
"""The same for its country being the one the article names most."""

WEIGHT_STATE = 4.0
"""The same for its state or province being named in the article."""

WEIGHT_NEIGHBOUR = 2.5
"""The same for another place of the article close by."""

WEIGHT_FIRST = 0.5
"""The same for the bearer that the table puts first: it counts capitals ten times."""

WEIGHT_ALTERNATE = -1.0
"""The same for a bearer that has the name only as another name."""

MOST_NEIGHBOURS = 20
"""Towns of an article that others are weighed by: a list of a hundred towns is no neighbourhood."""

ROUNDS = 2
"""Times that places are weighed by each other's answers; a third changes next to nothing."""

REACH = 80
"""Characters after an unknown place within which the one it is near is named."""

_VILLAGE = re.compile(
    r"(?:\s\([^)\n]{0,40}\))?,\s(?:an?\s|the\s)?(?:\w+\s){0,2}(?:village|town|settlement|city|suburb|hamlet|community)\b"
)
_DISTANCE_WORDS = re.compile(r"\b(?:from|of|outside|away from)\s(?:the\s)?$")
_NEAR_WORDS = re.compile(
    r"^[\s,]*(?:located\s|just\s|lying\s)?(?:near|outside|close to|next to|not far from)\s(?:the\s)?$"
)


@dataclass(slots=True)
class _Named:
    """A name with all its mentions, its bearers, and the one chosen."""

    name: str
    spots: tuple[Spot, ...]
    mentions: list[Mention] = field(default_factory=list)
    beside: Spot | None = None
    chosen: Spot | None = None


def resolve(text: str, mentions: list[Mention], found: tuple[Quantity, ...]) -> tuple[Place, ...]:
    """The places that names and words for peoples mean, in order of their first mention."""
    places = [mention for mention in mentions if mention.people or mention.kind is EntityType.PLACE]
    named = _named(text, places)
    _choose(named)
    answers = [_resolved(name, named) for name in named if name.chosen]
    anchored = [_anchored(text, mention, named, found) for mention in _unknown(places)]
    return tuple(_merged([place for place in (*answers, *anchored) if place]))


def _named(text: str, mentions: list[Mention]) -> list[_Named]:
    """Mentions grouped by spelling and by the state or country beside them."""
    groups: dict[tuple[str, int], _Named] = {}
    ordered = [mention for mention in mentions if mention.spots]
    beside = {}
    for left, right in pairwise(ordered):
        if text[left.end : right.start] in (", ", " (") and not left.people and not right.people:
            beside[left.span] = _container(left.spots, right.spots)
    settled = {mention.text: spot for mention in ordered if (spot := beside.get(mention.span))}
    for mention in ordered:
        container = beside.get(mention.span) or settled.get(mention.text)
        group = (mention.text, container.row if container else -1)
        named = groups.setdefault(group, _Named(mention.text, mention.spots, beside=container))
        named.mentions.append(mention)
    return list(groups.values())


def _container(spots: tuple[Spot, ...], wide: tuple[Spot, ...]) -> Spot | None:
    """The state or country among `wide` that holds one of the spots."""
    for outer in wide:
        if outer.kind in (Kind.COUNTRY, Kind.STATE, Kind.REGION) and any(_holds(outer, spot) for spot in spots):
            return outer
    return None


def _holds(outer: Spot, spot: Spot) -> bool:
    if outer.kind is Kind.COUNTRY:
        return spot.country == outer.country and spot.kind is not Kind.COUNTRY
    return spot.admin == outer.admin and spot.row != outer.row and spot.kind in (Kind.TOWN, Kind.COUNTY, Kind.REGION)


def _choose(named: list[_Named]) -> None:
    """Settle each name; those with one bearer, or with a state beside them, help to settle the others."""
    for name in named:
        if len(name.spots) == 1:
            name.chosen = name.spots[0]
    open_names = [name for name in named if len(name.spots) > 1]
    for _ in range(ROUNDS if open_names else 0):
        countries, states = _context(named)
        points = [(name, name.chosen) for name in named if name.chosen and name.chosen.kind is Kind.TOWN]
        picked = [_best(name, countries, states, points) for name in open_names]
        for name, spot in zip(open_names, picked, strict=True):
            name.chosen = spot


def _best(
    name: _Named, countries: dict[str, float], states: dict[str, float], points: list[tuple[_Named, Spot]]
) -> Spot:
    """The bearer that fits best; neighbours are looked at only where they can turn the scale."""
    weighed = [(_weight(spot, name, countries, states), spot) for spot in name.spots]
    weighed[0] = weighed[0][0] + WEIGHT_FIRST, weighed[0][1]
    enough = max(weight for weight, _ in weighed) - WEIGHT_NEIGHBOUR
    close = [(weight, spot) for weight, spot in weighed if weight >= enough]
    if len(close) == 1:
        return close[0][1]
    others = [other for near, other in points if near is not name][:MOST_NEIGHBOURS]
    return max(close, key=lambda each: each[0] + _neighbourhood(each[1], others))[1]


def _neighbourhood(spot: Spot, others: list[Spot]) -> float:
    """What the nearest of the article's other towns adds to a bearer's weight."""
    if spot.kind is Kind.COUNTY or not others:
        return 0.0
    return WEIGHT_NEIGHBOUR * math.exp(-min(_kilometres(spot, other) for other in others) / CLOSE_KM)


def _context(named: list[_Named]) -> tuple[dict[str, float], dict[str, float]]:
    """How much of the article each country and each state has, from 0 to 1."""
    countries: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for name in named:
        sure = name.chosen or (name.spots[0] if name.spots[0].kind in (Kind.COUNTRY, Kind.STATE) else None)
        if sure and sure.country:
            countries[sure.country] += len(name.mentions)
            if sure.kind is not Kind.COUNTRY and not sure.admin.endswith("."):
                states[sure.admin] += len(name.mentions)
        if name.beside:
            countries[name.beside.country] += 1
            states[name.beside.admin] += 1
    return _shares(countries), _shares(states)


def _shares(counts: Counter[str]) -> dict[str, float]:
    most = max(counts.values(), default=1)
    return {key: (count / most) ** 0.5 for key, count in counts.items()}


def _weight(spot: Spot, name: _Named, countries: dict[str, float], states: dict[str, float]) -> float:
    """How well a bearer fits by itself, in decades of population."""
    weight = _size(spot)
    if spot.alternate and not spot.people:
        weight += WEIGHT_ALTERNATE
    if name.beside and _holds(name.beside, spot):
        weight += WEIGHT_BESIDE
    weight += WEIGHT_COUNTRY * countries.get(spot.country, 0.0)
    if spot.kind is not Kind.COUNTRY:
        weight += WEIGHT_STATE * states.get(spot.admin, 0.0)
    return weight


def _size(spot: Spot) -> float:
    """Decades of population; kinds weigh as their names are used: a bare "Georgia" or "New York"."""
    if spot.kind is Kind.AREA:
        return 8.0
    if spot.kind is Kind.COUNTRY:
        return 1.0 + math.log10(max(spot.population, 1_000_000))
    if spot.kind is Kind.COUNTY:
        return 4.0
    decades = math.log10(spot.population + 10)
    return decades - 0.6 if spot.kind in (Kind.STATE, Kind.REGION) else decades


def _kilometres(one: Spot, other: Spot) -> float:
    """Distance on a sphere, good enough below some thousand kilometres."""
    north = math.radians(one.latitude - other.latitude)
    east = math.radians(one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return EARTH_KM * math.hypot(north, east)


def _resolved(name: _Named, named: list[_Named]) -> Place | None:
    """The record of a settled name; a county stands where the text's town of its state does."""
    spot = name.chosen
    if spot is None:
        return None
    mentions = tuple(mention.span for mention in name.mentions)
    if spot.kind is not Kind.COUNTY:
        return Place(
            name=spot.name, geonameid=spot.geonameid, country=spot.country or None, latitude=spot.latitude,
            longitude=spot.longitude, mentions=mentions,
        )  # fmt: skip
    towns = [
        other for other in named if other.chosen and other.chosen.kind is Kind.TOWN and other.chosen.admin == spot.admin
    ]
    at, radius = spot, STATE_KM
    if towns:
        at, radius = max(towns, key=lambda other: len(other.mentions)).chosen or spot, COUNTY_KM
    return Place(
        name=spot.name, country=spot.country, latitude=at.latitude, longitude=at.longitude, approximate_km=radius,
        mentions=mentions,
    )  # fmt: skip


def _unknown(places: list[Mention]) -> list[Mention]:
    return [mention for mention in places if not mention.spots]


def _anchored(text: str, mention: Mention, named: list[_Named], found: tuple[Quantity, ...]) -> Place | None:
    """A place that the table lacks, put where the place is that the text says it is near."""
    described = _VILLAGE.match(text, mention.end)
    start = described.end() if described else mention.end
    best: tuple[int, Mention, Spot] | None = None
    for name in named:
        for other in name.mentions:
            chosen = name.chosen
            if (
                chosen
                and chosen.kind in (Kind.TOWN, Kind.COUNTY)
                and start <= other.start <= start + REACH
                and (best is None or other.start < best[0])
            ):
                best = other.start, other, chosen
    if best is None:
        return None
    _, other, spot = best
    between = text[start : other.start]
    distance = _told_distance(between, start, other.start, found)
    near = _NEAR_WORDS.search(between)
    if distance is None and not near:
        return None
    return Place(
        name=mention.text, country=spot.country or None, latitude=spot.latitude, longitude=spot.longitude,
        approximate_km=distance if distance is not None else NEAR_KM, mentions=(mention.span,),
    )  # fmt: skip


def _told_distance(between: str, start: int, end: int, found: tuple[Quantity, ...]) -> float | None:
    """Kilometres that the words between two places tell, if they do: "approximately nine miles from"."""
    if not _DISTANCE_WORDS.search(between):
        return None
    for quantity in found:
        if start <= quantity.start and quantity.end <= end and quantity.unit in KM_PER_UNIT:
            return round(quantity.value * KM_PER_UNIT[quantity.unit], 1)
    return None


def _merged(places: list[Place]) -> list[Place]:
    """One entry for each place, with the mentions of all its names, in order of the first."""
    groups: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in places:
        groups[
            place.name, place.geonameid, place.country, place.latitude, place.longitude, place.approximate_km
        ].append(place)
    merged = []
    for group in groups.values():
        mentions = sorted({span for place in group for span in place.mentions})
        merged.append(msgspec.structs.replace(group[0], mentions=tuple(mentions)))
    return sorted(merged, key=lambda place: place.mentions)
