"""Whether a text is a translation, by a machine, and from which language: signs are weighed, each of them shown.

The score is the probability that the article is a translation, given that one article in ten is: log-odds of that
prior plus the weights of all signs. See docs/translation.md for what it means and where it fails.
"""

import math
from collections.abc import Iterator

from agents.tag.translation import marks, origin, spellings, style, told
from agents.tag.translation.signs import PRIOR, PRIOR_SHARE, Reading, Sign
from schemas.article import Article, Evidence, Translation

CALLED = 0.5
"""Score from which a text is called a translation."""

MACHINE = 0.5
"""Probability of a machine from which it is named as the translator."""

KINDS = (told, marks, spellings)
"""Where signs of a translation come from besides the style, in the order in which they stand in the record."""

DIGITS = 3


def assess(article: Article, language: str) -> Translation:
    """What speaks for and against a translation.

    Args:
        article: a cleaned article with a text.
        language: the primary subtag of its language.
    """
    reading = Reading(article, language, article.text or "")
    found = [sign for kind in KINDS for sign in kind.signs(reading)]
    measured = style.measured(reading)
    if measured:
        found += style.signs(measured)
    score = _share(PRIOR + sum(sign.translated for sign in found))
    called = score >= CALLED
    if measured and score > PRIOR_SHARE:
        found += style.machine_signs(measured)
    if called:
        found += origin.signs(reading)
    return Translation(
        score=round(score, DIGITS),
        is_translation=called,
        machine=_by_machine(found) if score > PRIOR_SHARE else None,
        source_language=origin.source_language(found, language) if called else None,
        evidence=tuple(_evidence(found, called)),
    )


def _share(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _by_machine(signs: list[Sign]) -> bool:
    return _share(sum(sign.machine for sign in signs)) >= MACHINE


def _evidence(signs: list[Sign], called: bool) -> Iterator[Evidence]:
    """What weighs for or against a translation; where it is called one, also what tells by whom and from what."""
    for sign in signs:
        if sign.translated or (called and (sign.machine or sign.source)):
            yield Evidence(rule=sign.rule, text=sign.text, weight=round(sign.translated, DIGITS))
