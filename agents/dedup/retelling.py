"""Whether a text tells another one's account again: in other words of the same language, or in another language."""

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, MatchingBlock

from agents.dedup.accounts import Account, met
from agents.dedup.sentences import passages
from agents.dedup.shared_words import in_order
from agents.dedup.standing import MIN_REST_WORDS, standing_words
from agents.dedup.subject import Subject
from schemas.article import Passage

REWRITE_SHARE = 0.38
"""Share of the words of both texts that stand in both in order, less what contradicts it, that makes one a rewrite of
the other. Of 1,485 pairs of translations of one news text .99 have more; of 10,000 pairs of wires that use the same
words (offers of bonds, a bank's daily figures) 20, half of which report one event."""

CONTRADICTION_WORDS = 9
"""Words in common that a contradiction takes back: a number in either text that the other has another one in place of.
Translators seldom do that, texts made after one pattern do little else."""

WORDS_OF_A_SENTENCE = 3
"""Words in common that show that two sentences correspond; function words count too."""

MIN_DIFFERENT_FACTS = 3
"""Different facts that a translation has in common with its source at least."""

CONTRADICTION_WEIGHT = 3.0
"""What a contradiction takes off the weight of the facts met: as much as a number weighs."""

CONTRADICTING_DIGITS = 2
"""Digits from which on a number can contradict: smaller ones are words in one language and digits in another."""

TRANSLATION_EVIDENCE = 0.21
"""Share of the facts met (by weight, less what contradicts) times the root of how many different ones they are, less
one, from which on it is a translation. Of 1,538 translations four in five have more, of 64,000 other pairs that share
facts 7 have, most of them news of one event."""


class Retelling(NamedTuple):
    """How much speaks for it, 0 to 1, and the sentences that correspond."""

    score: float
    passages: tuple[Passage, ...]


def rewritten(subject: Subject, target: Subject) -> Retelling | None:
    """Whether two texts of one language tell the same in much the same order."""
    here, there = subject.hashed.stems, target.hashed.stems
    enough = REWRITE_SHARE * (len(here) + len(there)) / 2
    if min(len(here), len(there)) < max(enough, 1):
        return None  # all words of the shorter one would not do
    common = in_order(here, there)
    if common < enough:
        return None
    contradicted = CONTRADICTION_WORDS * _contradictions(subject.numbers, target.numbers)
    common -= contradicted
    if common < enough:
        return None
    blocks = LCSseq.editops(subject.stems, target.stems).as_matching_blocks()
    if not _beyond_standing_text(blocks, len(here) + len(there), contradicted):
        return None
    pairs = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    score = 2 * common / (len(here) + len(there))
    return Retelling(score, passages(subject.text, target.text, pairs, WORDS_OF_A_SENTENCE))


def _beyond_standing_text(blocks: Sequence[MatchingBlock], words: int, contradicted: int) -> bool:
    """Whether what is not the same word for word over long stretches tells the same, too, as far as there is enough.

    A paragraph about the publisher or a firm stands below many articles that tell of other things.
    """
    standing = standing_words(blocks)
    rest = words / 2 - standing
    common = sum(block.size for block in blocks) - standing - contradicted
    return rest < MIN_REST_WORDS or common >= REWRITE_SHARE * rest


def translated(subject: Subject, target: Subject) -> Retelling | None:
    """Whether two texts of different languages tell the same in much the same order.

    The score is .5 where there is just enough evidence.
    """
    told, target_told = subject.account, target.account
    common = met(told, target_told)
    if common.different < MIN_DIFFERENT_FACTS:
        return None
    contradictions = _contradictions(_large_numbers(told), _large_numbers(target_told))
    share = (common.weight - CONTRADICTION_WEIGHT * contradictions) / max(told.weight, target_told.weight)
    evidence = share * sqrt(common.different - 1)
    if evidence < TRANSLATION_EVIDENCE:
        return None
    score = 1 - exp(-log(2) * evidence / TRANSLATION_EVIDENCE)
    return Retelling(score, passages(subject.text, target.text, common.places, 1))


def _contradictions(here: set[str], there: set[str]) -> int:
    """How many numbers of either text the other one has others in place of; a number left out is no contradiction."""
    return min(len(here - there), len(there - here))


def _large_numbers(told: Account) -> set[str]:
    return {key for key in told.numbers if len(key) >= CONTRADICTING_DIGITS}
