"""Made-up English reports to measure the enrich stage with, the same every time.

What costs that stage time is what it looks for, so the reports have about as many names, places, times, quantities and
quotes in 3 KB as newspapers have; `wireroom bench enrich --texts` counts the same in other articles.
"""

import random
from collections.abc import Sequence

from schemas.raw import RawArticle

SEED = 7
TEXT_SIZE = 3000
"""Bytes of a report, in UTF-8."""

PUBLISHED = "2024-05-15T08:00:00Z"

PEOPLE = 7
"""Persons who come up again and again in a report."""

GIVEN = (
    *("Jane", "John", "Maria", "Petr", "Ana", "Wei", "Olena", "Tom", "Fatima", "Carlos", "Ingrid", "Samuel", "Priya"),
    *("Denis", "Helen", "Marcus", "Yuki", "Laura", "Ahmed", "Grace", "Victor", "Nina", "Paul", "Teresa", "George"),
)
BEGINNINGS = ("Hal", "Bren", "Mar", "Tor", "Wick", "Dun", "Cal", "Sor", "Pell", "Ash", "Lind", "Var", "Ost", "Kest")
ENDINGS = ("den", "ley", "mark", "rell", "by", "strom", "ova", "wick", "enko", "man", "ini", "acre", "sen", "oy")
"""Syllables that surnames are made of."""

TOWNS = (
    *("Lyon", "Odesa", "Porto", "Gdansk", "Leeds", "Tampa", "Omaha", "Turin", "Graz", "Basel", "Ghent", "Izmir"),
    *("Kharkiv", "Lagos", "Mombasa", "Quito", "Osaka", "Perth", "Bergen", "Malmo", "Brno", "Split", "Tallinn", "Cork"),
    *("Boise, Idaho", "Macon, Ga.", "Paris", "London", "Tokyo", "Nairobi", "Lima", "Hanoi", "Austin", "Dayton, Ohio"),
)
COUNTRIES = ("France", "Ukraine", "Kenya", "Peru", "Japan", "Norway", "Turkey", "Canada", "Brazil", "the United States")
NATIONS = ("French", "Ukrainian", "Kenyan", "Peruvian", "Japanese", "Norwegian", "Turkish", "Canadian", "American")
BODIES = (
    *("the Ministry of Transport", "the European Commission", "the Coast Guard", "Halden University", "the World Bank"),
    *("the Harbor Workers Union", "Senate", "Northern Rail", "the Supreme Court", "the Red Cross", "Brenmark Inc."),
)
OUTLETS = ("Reuters", "the Associated Press", "the Coast Post", "the Morning Herald", "reporters", "the BBC")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "last week", "yesterday")
MONTHS = ("Jan. 12", "March 3", "April 2023", "June", "Aug. 10", "October 2019", "2014", "last year", "December")
THINGS = ("houses", "residents", "workers", "trucks", "farmers", "students", "ships", "villages", "patients", "voters")
TOPICS = (
    *("bridge", "harbor", "drought", "election", "budget", "factory", "hospital", "pipeline", "school", "treaty"),
    *("strike", "merger", "railway", "vaccine", "verdict", "festival", "dam", "tariff", "rescue", "museum"),
)
QUALITIES = (
    *("costly", "delayed", "disputed", "modest", "ambitious", "quiet", "sudden", "lengthy", "fragile", "popular"),
    *("unfinished", "rural", "crowded", "secret", "narrow", "damaged", "seasonal", "private", "foreign", "bitter"),
)
ACTIONS = (
    *("approve", "postpone", "inspect", "rebuild", "sell", "abandon", "expand", "insure", "defend", "replace"),
    *("investigate", "announce", "negotiate", "criticize", "finance", "survey", "reopen", "regulate", "monitor", "tax"),
)
MATTERS = (
    *("engineers", "insurers", "neighbors", "lawyers", "investors", "teachers", "drivers", "scientists", "volunteers"),
    *("shareholders", "commuters", "tenants", "diplomats", "fishermen", "merchants", "nurses", "pilots", "critics"),
)

SENTENCES = (
    "The {quality} {topic} in {town} will be closed to {matter} until the inspection ends, {body} said {day}.",
    "“We did not expect the {topic} to {action} anybody’s plans,” said {person}, who speaks for the {matter}.",
    "{surname} and {surname} were once {quality} themselves, when {matter} came to {action} the old {topic}.",
    "“It was {quality}, and it stayed {quality},” {surname} told {outlet}. “Nobody wanted to {action} it.”",
    "About {n} {things} depend on the {topic}, according to a report by {body}.",
    "The plan would cost ${n} million, twice what {person} and the {matter} of {town} had first been promised.",
    "{surname}, {surname} and {matter} from abroad have tried to {action} what is left of the {topic}.",
    "Critics of the {quality} {topic} point to the long wait, the noise and the lack of any promise in writing.",
    "At {body}, where the {topic} began, few {matter} remember how {quality} the old one used to be.",
    "{nation} officials declined to comment on whether they would {action} the {topic} or wait for the courts.",
    "He called the {matter} “{quality} but hopeful” and would {action} their own {topic} if they had to.",
    "Some {things} were moved to {town}, a town of {n},000 people about {n} miles to the north.",
    "The {topic} has divided the region: {surname} wants it gone, while {person} sees in it the only chance.",
    "{person}, a {quality} voice in the debate since {month}, has argued that to {action} it now would be too late.",
    "It is not clear who will pay, and {body}, which built the {topic} for {body}, has long left the business.",
    "Work was to start but stopped when {matter} of {body} found that the ground would not carry a {topic}.",
    "Most {things} would rather {action} than {action} it, {person} wrote in {month}.",
    "There were no reports of injuries, though the {quality} road along the river stayed shut for most of the night.",
    "The council votes on {day}; whatever it decides, {person} is expected to {action} the ruling.",
    "Behind the dispute lies an older one about water, money and who may speak for the {matter} of {country}.",
    "{body} had promised {person} to {action} the {topic} by {month}, a date that {surname} thought {quality}.",
    "“You cannot {action} a {topic} with words,” {surname} said.",
    "When the doors opened, a line of {matter} stretched past the {topic} and down to the market square.",
    "Prices rose by {n} percent in the year to {month}, and the {quality} mood among {matter} grew worse.",
    "{person} of {body} met {person} by chance, then flew to {country} to {action} the other {topic}.",
    "A court had ordered {surname} and {body} to {action} the {topic} before {matter} could {action} it.",
)
"""Sentences with places for what varies."""


def reports(count: int) -> list[RawArticle]:
    """Reports of `TEXT_SIZE` bytes, all different, each about a few persons and one matter."""
    return [_report(random.Random(f"{SEED} {number}"), number) for number in range(count)]


def _report(rng: random.Random, number: int) -> RawArticle:
    people = [_person(rng) for _ in range(PEOPLE)]
    paragraphs = [_paragraph(rng, people)]
    while sum(map(len, paragraphs)) < TEXT_SIZE:
        paragraphs.append(_paragraph(rng, people))
    text = "\n".join(paragraphs).encode()[:TEXT_SIZE].decode(errors="ignore")
    return RawArticle(id=str(number), title=_filled(rng, SENTENCES[0], people)[:70], text=text, published=PUBLISHED)


def _paragraph(rng: random.Random, people: Sequence[str]) -> str:
    return " ".join(_filled(rng, sentence, people) for sentence in rng.sample(SENTENCES, rng.randint(1, 3)))


def _person(rng: random.Random) -> str:
    return f"{rng.choice(GIVEN)} {rng.choice(BEGINNINGS)}{rng.choice(ENDINGS)}"


def _filled(rng: random.Random, sentence: str, people: Sequence[str]) -> str:
    """A sentence with its slots drawn one by one; a slot that comes twice is drawn twice."""
    slots: dict[str, Sequence[str]] = {
        "town": TOWNS, "country": COUNTRIES, "nation": NATIONS, "body": BODIES, "outlet": OUTLETS, "day": DAYS,
        "month": MONTHS, "things": THINGS, "topic": TOPICS, "quality": QUALITIES, "action": ACTIONS, "matter": MATTERS,
        "person": people, "surname": [person.split(" ")[1] for person in people],
        "n": [str(number) for number in range(11, 99)],
    }  # fmt: skip
    first, *parts = sentence.split("{")
    filled = [first]
    for part in parts:
        slot, _, rest = part.partition("}")
        filled += [rng.choice(slots[slot]), rest]
    whole = "".join(filled)
    return whole[0].upper() + whole[1:]
