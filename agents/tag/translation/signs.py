"""What speaks for or against a translation: one sign is one thing that a person can find in the text and check."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from agents.tag.translation.words import words_of
from schemas.article import Article

PRIOR_SHARE = 0.1
"""Of all articles, how many are taken to be translations before one is read: one in ten."""

PRIOR = math.log(PRIOR_SHARE / (1 - PRIOR_SHARE))
"""The same as log-odds; what the signs weigh is added to it."""

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class Sign:
    """One thing that the text shows.

    Attributes:
        rule: its kind and name, such as `told.translated_from`.
        text: the words of the article that show it, or a measure in words.
        translated: how much it speaks for a translation, in natural log-odds; below 0 against one.
        machine: how much it speaks for a machine rather than a person having translated, in natural log-odds.
        source: languages that it points to as the language translated from, each with the weight of its vote; a sign
            that names the language itself votes with `CERTAIN`.
    """

    rule: str
    text: str
    translated: float = 0.0
    machine: float = 0.0
    source: Mapping[str, float] = field(default_factory=lambda: NOTHING)


CERTAIN = 5.0
"""Vote of a sign that names the language of the source."""


@dataclass(frozen=True)
class Reading:
    """An article as the signs are looked for in it.

    Attributes:
        article: the cleaned article.
        language: the primary subtag of its language, `und` where nobody could tell.
        text: its text.
    """

    article: Article
    language: str
    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words of the text as they stand, for scripts that part words by spaces."""
        return words_of(self.text)
