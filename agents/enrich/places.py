"""Places: each mention resolved to one bearer of its name, by the words beside it, the other places, and size.

A village that the table lacks stands where the text says it is near, with the distance as its uncertainty.
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import cos, exp, hypot, log2, radians
from typing import NamedTuple

import msgspec

from agents.enrich import located
from agents.enrich.gazetteer import KEPT_NAMES, Kind, Spot, look_up
from agents.enrich.mention import Mention
from schemas.article import EntityType, Place, Quantity, Span

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

WEIGHT_HOME = 2.5
"""The same for a country where the article's language is spoken: "Bergen" is no Belgian town in Norwegian."""

WEIGHT_STATE = 4.0
"""The same for its state or province being named in the article."""

WEIGHT_SHARED = 1.0
"""The same for each doubling of the names in the article that its state or province has a bearer of."""

WEIGHT_NEIGHBOUR = 2.5
"""The same for another place of the article close by."""

WEIGHT_FIRST = 0.5
"""The same for the bearer that the table puts first: it counts capitals ten times."""

MOST_NEIGHBOURS = 20
"""Towns of an article that others are weighed by: a list of a hundred towns is no neighbourhood."""

ROUNDS = 2
"""Times that places are weighed by each other's answers; a third changes next to nothing."""

WIND_KM = 50.0
"""Uncertainty of a place of which only the direction from another is told."""

TOWN_KM = 10.0
"""Uncertainty of a street or a village that lies "in" a town: half the width of a large one."""

REGION_KM = 50.0
"""The same for one that lies in a second-level part of a country."""

SLACK, SLACK_KM = 1.5, 15.0
"""Factor and kilometres by which a bearer of a name may lie farther from another place than the text tells: roads."""

MOST_DISTANCES = 3
"""Quantities looked at for a distance: "nine miles (14 kilometers)", and one that begins with a hedge before it."""

BEFORE = 100
"""Characters before a place within which the distance to one named before it is told."""

_TOWN, _COUNTRY, _STATE, _COUNTY, _REGION, _AREA = Kind
_WIDE = frozenset((_COUNTRY, _STATE))
_HOLDERS = frozenset((_COUNTRY, _STATE, _REGION))
_HELD = frozenset((_TOWN, _COUNTY, _REGION))
"""Kinds by short names, since a member of an enum takes longer to get than all else that is done with it."""

_INSIDE = frozenset((", ", " (", " in ", ", in ", " county, ", " city, ", " of "))
"""What stands between a place and the state or country it lies in."""

_HOLDING = frozenset(
    f"{possessive} {kind}{of}"
    for kind in ("town", "city", "village", "suburb", "port", "port city", "capital", "state capital", "resort")
    for of in (" of ", " ")
    for possessive in ("", "'s", "’s")
)
"""What stands between a state or country and a place in it: "the Texas town of Paris"."""

LONGEST_GAP = 20
"""Characters of these."""


@dataclass(slots=True)
class _Named:
    """A name with all its mentions, its bearers, and the one chosen; or what it is near, if it is none of them."""

    name: str
    spots: tuple[Spot, ...]
    mentions: list[Mention]
    beside: Spot | None = None
    chosen: Spot | None = None
    near: Place | None = None


def resolve(
    text: str, mentions: list[Mention], found: tuple[Quantity, ...], home: frozenset[str] = frozenset()
) -> tuple[Place, ...]:
    """The places that names and words for peoples mean, in order of their first mention.

    `home`: codes of the countries where the article's language is spoken, where that tells something.
    """
    places = [mention for mention in mentions if mention.people or mention.kind is EntityType.PLACE]
    named = _named(text, places)
    _choose(named, home)
    anchors = _Anchors(text, named, found)
    for name in named:
        anchors.settle(name)
    counties = _towns_by_state(named)
    answers = [_resolved(name, counties) for name in named if name.chosen]
    near = [anchors.place(mention) for mention in places if not mention.spots]
    return tuple(_merged([place for place in (*answers, *near) if place]))


def _named(text: str, mentions: list[Mention]) -> list[_Named]:
    """Mentions grouped by spelling, bearers, and the state or country beside them."""
    groups: dict[tuple[str, int, int], _Named] = {}
    ordered = [mention for mention in mentions if mention.spots]
    beside: dict[Span, Spot | None] = {}
    for left, right in pairwise(ordered):
        gap = text[left.end : right.start] if right.start - left.end <= LONGEST_GAP else ""
        if gap in _INSIDE and not left.people and not right.people:
            beside[left.span] = _container(left.spots, right.spots)
        elif gap in _HOLDING:
            beside[right.span] = _container(right.spots, left.spots)
    settled = {mention.text: spot for mention in ordered if (spot := beside.get(mention.span))} if beside else {}
    for mention in ordered:
        container = (beside.get(mention.span) or settled.get(mention.text)) if settled else None
        group = (mention.text, container.row if container else -1, mention.spots[0].row)
        named = groups.get(group)
        if named is None:
            named = groups[group] = _Named(mention.text, mention.spots, [], container)
        named.mentions.append(mention)
    return list(groups.values())


def _container(spots: tuple[Spot, ...], wide: tuple[Spot, ...]) -> Spot | None:
    """The state or country among `wide` that holds one of the spots."""
    for outer in wide:
        if outer.kind in _HOLDERS and any(_holds(outer, spot) for spot in spots):
            return outer
    return None


def _holds(outer: Spot, spot: Spot) -> bool:
    if outer.kind is _COUNTRY:
        return spot.country == outer.country and spot.kind is not _COUNTRY
    return spot.admin == outer.admin and spot.row != outer.row and spot.kind in _HELD


def _choose(named: list[_Named], home: frozenset[str]) -> None:
    """Settle each name; those with one bearer, or with a state beside them, help to settle the others."""
    for name in named:
        if len(name.spots) == 1 or (name.spots[0].kind is _AREA and not name.beside):
            name.chosen = name.spots[0]
    open_names = [name for name in named if not name.chosen]
    shared = _shared(named) if len(open_names) > 1 else {}
    for _ in range(ROUNDS if open_names else 0):
        context = _context(named, shared, home)
        points = [(name, name.chosen) for name in named if name.chosen and name.chosen.kind is _TOWN]
        picked = [_best(name, context, points) for name in open_names]
        for name, spot in zip(open_names, picked, strict=True):
            name.chosen = spot


class _Context(NamedTuple):
    """What bearers gain from what the article names, in decades of population, by country and by state."""

    countries: dict[str, float]
    states: dict[str, float]
    country_counts: dict[str, int]
    state_counts: dict[str, int]
    most_of_country: int
    most_of_state: int


def _without_own(weights: list[float], name: _Named, chosen: Spot, context: _Context) -> list[float]:
    """Weights without what the name's own answer has given to its country and state."""
    own, country, admin = len(name.mentions), chosen.country, chosen.admin
    country_loss = WEIGHT_COUNTRY * _loss(context.country_counts.get(country, 0), own, context.most_of_country)
    state_loss = WEIGHT_STATE * _loss(context.state_counts.get(admin, 0), own, context.most_of_state)
    return [
        weight - (country_loss if spot.country == country else 0.0) - (state_loss if spot.admin == admin else 0.0)
        for weight, spot in zip(weights, name.spots, strict=True)
    ]


def _loss(count: int, own: int, most: int) -> float:
    """What a share loses where some of its mentions are left out."""
    return float((count / most) ** 0.5 - (max(0, count - own) / most) ** 0.5)


def _shared(named: list[_Named]) -> dict[str, float]:
    """What each state and province gains from the number of the article's names that it has bearers of."""
    names = {name.name: None for name in named if not name.spots[0].people}
    counts = Counter(chain.from_iterable(map(_states_with, names)))
    return {admin: WEIGHT_SHARED * log2(count) for admin, count in counts.items() if count > 1}


@lru_cache(maxsize=KEPT_NAMES)
def _states_with(name: str) -> frozenset[str]:
    """The states and provinces that have towns or counties of a name."""
    return frozenset(spot.admin for spot in look_up(name) if spot.kind in (_TOWN, _COUNTY))


def _best(name: _Named, context: _Context, points: list[tuple[_Named, Spot]]) -> Spot:
    """The bearer that fits best; neighbours are looked at only where they can turn the scale."""
    by_country, by_state, spots = context.countries.get, context.states.get, name.spots
    weights = [spot.size + by_country(spot.country, 0.0) + by_state(spot.admin, 0.0) for spot in spots]
    if name.chosen and name.chosen.kind is _TOWN:
        weights = _without_own(weights, name, name.chosen, context)
    if name.beside:
        weights = [
            weight + WEIGHT_BESIDE * _holds(name.beside, spot) for weight, spot in zip(weights, spots, strict=True)
        ]
    weights[0] += WEIGHT_FIRST
    most = max(weights)
    enough = most - WEIGHT_NEIGHBOUR
    close = [number for number, weight in enumerate(weights) if weight >= enough]
    if len(close) == 1:
        return spots[close[0]]
    near = points[: MOST_NEIGHBOURS + 1]
    others = [other for each, other in near if each is not name][:MOST_NEIGHBOURS]
    if not others:
        return spots[weights.index(most)]
    return spots[max(close, key=lambda number: weights[number] + _neighbourhood(spots[number], others))]


def _neighbourhood(spot: Spot, others: list[Spot]) -> float:
    """What the nearest of the article's other towns adds to a bearer's weight."""
    if spot.kind is _COUNTY:
        return 0.0
    return WEIGHT_NEIGHBOUR * exp(-min([_kilometres(spot, other) for other in others]) / CLOSE_KM)


def _context(named: list[_Named], shared: dict[str, float], home: frozenset[str]) -> _Context:
    """What countries and states gain from how much of the article they have, and from the names they share."""
    countries: defaultdict[str, int] = defaultdict(int)
    states: defaultdict[str, int] = defaultdict(int)
    for name in named:
        sure = name.chosen or (name.spots[0] if name.spots[0].kind in _WIDE else None)
        if sure and sure.country:
            countries[sure.country] += len(name.mentions)
            if sure.kind is not _COUNTRY and not sure.admin.endswith("."):
                states[sure.admin] += len(name.mentions)
        if name.beside:
            countries[name.beside.country] += 1
            states[name.beside.admin] += 1
    most_of_country, most_of_state = max(countries.values(), default=1), max(states.values(), default=1)
    by_country = {country: WEIGHT_COUNTRY * (count / most_of_country) ** 0.5 for country, count in countries.items()}
    by_state = dict(shared)
    for country in home:
        by_country[country] = by_country.get(country, 0.0) + WEIGHT_HOME
    for admin, count in states.items():
        by_state[admin] = by_state.get(admin, 0.0) + WEIGHT_STATE * (count / most_of_state) ** 0.5
    return _Context(by_country, by_state, countries, states, most_of_country, most_of_state)


def _kilometres(one: Spot, other: Spot) -> float:
    """Distance on a sphere, good enough below some thousand kilometres."""
    one_latitude, other_latitude = one.latitude, other.latitude
    north = radians(one_latitude - other_latitude)
    east = radians(one.longitude - other.longitude) * cos(radians((one_latitude + other_latitude) / 2))
    return EARTH_KM * hypot(north, east)


def _towns_by_state(named: list[_Named]) -> dict[str, Spot]:
    """For each state the town of it that the article names most."""
    most: dict[str, tuple[int, Spot]] = {}
    for name in named:
        spot = name.chosen
        if spot and spot.kind is _TOWN and (spot.admin not in most or len(name.mentions) > most[spot.admin][0]):
            most[spot.admin] = len(name.mentions), spot
    return {admin: spot for admin, (_, spot) in most.items()}


def _resolved(name: _Named, towns: dict[str, Spot]) -> Place | None:
    """The record of a settled name; a county stands where the text's town of its state does."""
    spot = name.chosen
    if spot is None:
        return None
    mentions = tuple([(mention.start, mention.end) for mention in name.mentions])
    if name.near:
        return msgspec.structs.replace(name.near, mentions=mentions)
    if spot.kind is not _COUNTY:
        return Place(
            name=spot.name, geonameid=spot.geonameid, country=spot.country or None, latitude=spot.latitude,
            longitude=spot.longitude, mentions=mentions,
        )  # fmt: skip
    at, radius = (towns[spot.admin], COUNTY_KM) if spot.admin in towns else (spot, STATE_KM)
    return Place(
        name=spot.name, country=spot.country, latitude=at.latitude, longitude=at.longitude, approximate_km=radius,
        mentions=mentions,
    )  # fmt: skip


class _Anchors:
    """The places of a text that have a point, by where they stand, for those that the text puts near them."""

    def __init__(self, text: str, named: list[_Named], found: Sequence[Quantity]) -> None:
        self._text = text
        self._found = found
        self._starts = [quantity.start for quantity in found]
        self._by_start: dict[int, _Named] = {}
        self._by_end: dict[int, tuple[int, _Named]] = {}
        for name in named:
            for mention in name.mentions:
                if not mention.people:
                    self._by_start[mention.start] = name
                    self._by_end[mention.end] = mention.start, name

    def settle(self, name: _Named) -> None:
        """Take the bearer of a town's name that lies where the text says; where none does, it is none of them."""
        if not name.chosen or name.chosen.kind is not _TOWN:
            return
        for mention in name.mentions:
            told = None if mention.people else self._told(mention)
            if told is None or told[0] is name.chosen:
                continue
            anchor, radius = told
            fitting = [spot for spot in name.spots if spot.kind is _TOWN]
            nearest = min(fitting, key=lambda spot: _kilometres(spot, anchor))
            if _kilometres(nearest, anchor) <= SLACK * radius + SLACK_KM:
                name.chosen = nearest
            else:
                name.near = _near(mention, anchor, radius)
            return

    def place(self, mention: Mention) -> Place | None:
        """A place that the table lacks, put where the place is that the text says it is near, or lies in."""
        told = self._told(mention) or self._told_before(mention) or self._container(mention)
        return _near(mention, *told) if told else None

    def _told(self, mention: Mention) -> tuple[Spot, float] | None:
        """The town that the text puts a place near, and within how many kilometres."""
        between = located.nearness(self._text, mention.end)
        anchor = self._anchor(between.end()) if between else None
        if between and anchor:
            if between["far"]:
                distance = self._distance(between.start("far"), between.end("far"))
                return (anchor, distance) if distance is not None else None
            return anchor, WIND_KM if between["wind"] else NEAR_KM
        return None

    def _told_before(self, mention: Mention) -> tuple[Spot, float] | None:
        """The same where the town comes first: "nine miles from Kupiansk, in the village of Synkivka"."""
        lead = located.AFTER_ANCHOR.search(self._text, max(0, mention.start - BEFORE), mention.start)
        first, name = self._by_end.get(lead.start(), (0, None)) if lead else (0, None)
        if not name or not name.chosen or name.chosen.kind is not _TOWN:
            return None
        far = located.AHEAD.search(self._text, max(0, first - BEFORE), first)
        distance = self._distance(far.start(), far.end()) if far else None
        return (name.chosen, distance) if distance is not None else None

    def _container(self, mention: Mention) -> tuple[Spot, float] | None:
        """The town or region that the text puts a place in, and how far its border may be."""
        between = located.WITHIN.match(self._text, mention.end)
        name = self._by_start.get(between.end()) if between else None
        spot = name.chosen if name else None
        if not spot or spot.kind in (_COUNTRY, _AREA):
            return None
        return spot, {_TOWN: TOWN_KM, _STATE: STATE_KM}.get(spot.kind, REGION_KM)

    def _anchor(self, start: int) -> Spot | None:
        name = self._by_start.get(start)
        return name.chosen if name and name.chosen and name.chosen.kind in (_TOWN, _COUNTY) else None

    def _distance(self, start: int, end: int) -> float | None:
        """Kilometres that the words between two positions tell: "approximately nine miles from"."""
        first = max(0, bisect.bisect_left(self._starts, start) - 1)
        for quantity in self._found[first : first + MOST_DISTANCES]:
            if start < quantity.end <= end and quantity.unit in KM_PER_UNIT:
                return round(quantity.value * KM_PER_UNIT[quantity.unit], 1)
        return None


def _near(mention: Mention, anchor: Spot, radius: float) -> Place:
    """The record of a place that lies within some kilometres of another."""
    return Place(
        name=mention.text, country=anchor.country or None, latitude=anchor.latitude, longitude=anchor.longitude,
        approximate_km=radius, mentions=(mention.span,),
    )  # fmt: skip


def _merged(places: list[Place]) -> list[Place]:
    """One entry for each place, with the mentions of all its names, in order of the first."""
    groups: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in places:
        groups[
            place.name, place.geonameid, place.country, place.latitude, place.longitude, place.approximate_km
        ].append(place)
    merged = []
    for group in groups.values():
        mentions = tuple(sorted({span for place in group for span in place.mentions}))
        same = mentions == group[0].mentions
        merged.append(group[0] if same else msgspec.structs.replace(group[0], mentions=mentions))
    return sorted(merged, key=lambda place: place.mentions)
