"""One occurrence of a name, as the rules for names, places and speakers see it."""

import msgspec

from agents.enrich.gazetteer import Spot
from schemas.article import EntityType, Span


class Mention(msgspec.Struct):
    """One occurrence of a name.

    Attributes:
        words: its words in lower case, without full stops.
        opens: whether its first word opens a sentence or stands in a headline.
        title: the title before it ("Gov."), empty where there is none.
        kind: None until it is known, and for what turns out to be no name.
        spots: the places of that name.
        people: whether it is a word for a country's people ("Ukrainian").
        full: the fullest form of the name in the text.
        home: whether a party's letter stands before it, as before a politician's state ("D-Ohio").
        headline: whether it stands in a line of capitalised words, where its capitals and its end prove nothing.
    """

    start: int
    end: int
    text: str
    words: list[str]
    opens: bool
    title: str = ""
    kind: EntityType | None = None
    spots: tuple[Spot, ...] = ()
    people: bool = False
    full: str = ""
    headline: bool = False
    home: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end
