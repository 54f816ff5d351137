"""Words that say where a place lies that no table has: "a village approximately nine miles from", ", near"."""

import re

_NUMBER = r"(?:\d[\d.,]{0,7}|[a-z]{1,15}(?:-[a-z]{1,15})?(?: and a half)?|half a)"
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?|met(?:er|re)s?|yards?)"
_DISTANCE = (
    r"(?:only |just )?(?:about |around |some |approximately |roughly |nearly |almost |over |more than |less than |"
    rf"barely |under |up to |an estimated )?{_NUMBER}[ \u00a0-]?{_UNIT}\b(?: \([^()\n]{{1,30}}\))?"
)
_WIND = r"(?:north|south|east|west)(?:-?(?:north|south))?(?:-?(?:east|west))?(?:ern)?"
_AWAY = (
    rf"(?:(?:away |further |farther )?(?:(?:to the |due )?{_WIND} (?:of|from)|from|outside(?: of)?|away from|off|"
    r"inside|beyond|behind|up(?:river|stream)? from|down(?:river|stream)? from))"
)
_NEAR = (
    r"(?:just |right |very |lying |located |situated )?(?:near(?: to)?|outside(?: of)?|close to|next to|not far from|"
    rf"adjacent to|on the (?:\w{{1,20}} )?(?:outskirts|edge) of|in the (?:\w{{1,20}} )?suburbs of|(?P<wind>{_WIND} of))"
)
_NOUN = (
    r"(?:village|town|settlement|hamlet|suburb|city|community|township|municipality|neighbou?rhood|district|borough|"
    r"farm|outpost|port|crossroads|island)"
)
_DESCRIBED = (
    rf"(?:,? (?:an?|the|another|one of the)(?: [\w'’-]{{1,30}}){{0,4}}? {_NOUN}s?"
    r"(?: of (?:about |some |around )?[\d,]{1,9} people)?)?"
)
_SUBURB = r",? (?:an?|the)(?: \w{1,20}){0,3}? (?:suburb|district|neighbou?rhood|borough|satellite town) (?:of|in)"
_VERB = r"(?:,? (?:which |that )?(?:is|was|lies|lay|sits|stands|located|situated|lying))?"
_ANCHOR = rf" (?:the )?(?:(?:[a-z-]+ ){{0,2}}{_NOUN} (?:of )?)?"

_NEARNESS = re.compile(
    rf"(?: village| town)?(?: \([^()\n]{{0,40}}\))?"
    rf"(?:{_SUBURB}|{_DESCRIBED}{_VERB},? (?:(?P<far>{_DISTANCE} {_AWAY})|{_NEAR})){_ANCHOR}(?=[^\W\d_a-z])"
)
_STARTS = (
    ",", " (", " near ", " outside ", " lies ", " sits ", " village", " town ", " just ", " which ", " on the ",
    " close to ", " is ", " was ", " located ", " situated ",
)  # fmt: skip
"""What such words begin with: looking for these first is cheap."""


def nearness(text: str, end: int) -> re.Match[str] | None:
    """The words from the end of a place's name to the beginning of that of the place it is near.

    The group `far` holds a distance where one is told, `wind` the direction where no more is told.
    """
    return _NEARNESS.match(text, end) if text.startswith(_STARTS, end) else None


WITHIN = re.compile(
    r"(?: area| neighbou?rhood| district| village| town| city| hamlet)?(?:,|,? in| of)"
    r"(?: the| downtown| central| nearby)? (?=[^\W\d_a-z])"
)
"""From the end of a street's, building's or village's name to the beginning of the name of the place it lies in."""

AHEAD = re.compile(rf"(?P<far>{_DISTANCE} {_AWAY}){_ANCHOR}$")
"""What stands before the place that another is near, where that follows: "nine miles from Kupiansk, in Synkivka"."""

AFTER_ANCHOR = re.compile(rf",? (?:in|at|around|to|hit|struck)(?: the)?(?: [a-z-]{{1,20}})?(?: {_NOUN} of)? $")
"""What stands between the two then."""
