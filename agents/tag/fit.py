"""Fits the measures of translated text, and says how well they do on what they were not fitted to.

    python -m agents.tag.fit FILE [--write]

FILE holds texts, JSON Lines, plain or gzipped, one object a line:

    doc                 the document; versions of one have the same. Up to the first `/` the set that it belongs to;
                        what follows begins with the outlet: `2021-ru-en/daily.example.31`
    original_language   the language that the document was written in, such as `ru`
    lang                the language of this text
    kind                `source`, `human` or `machine`: the original, or who translated it
    by                  the translator or engine
    text                the text

Texts in English are used: `source` of English documents are the originals, `human` and `machine` the translations.
The model is fitted again and again without one set of translations and without a third of the outlets of the originals:
what it says of those left out is what is printed, and what the calibration comes from. `--write` then fits to all of
them and writes `data/translation/style/en.toml`.
"""

import argparse
import gzip
import math
import random
import re
import sys
import textwrap
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from agents.tag.translation import style
from agents.tag.translation.signs import PRIOR, PRIOR_SHARE

Numbers: TypeAlias = NDArray[np.float64]
Pairs: TypeAlias = Sequence[tuple[int, int]]

LANGUAGE = "en"

PARTS = 3
"""The outlets of the originals are dealt into so many parts, each left out in turn."""

FEWEST_TEXTS = 40
"""Texts that a measure has to stand in; the weight of a rarer one would rest on chance."""

FEWEST_SETS = 2
"""Sets of translations: one is left out, so that another has to be there."""

CUTS = 8
"""Pieces cut out of each original, as long as translations are: else the model would learn how long texts are."""

SHORTEST_CUT = 40
"""Words."""

AGREED_TRANSLATED = 0.0
AGREED_MACHINE = 0.02
"""Standard deviations by which a measure has to differ, in the same direction, in each set and each part of the
outlets. What differs in some only tells topic, outlet or translator."""

RIDGE = 60.0
"""Strength of the pull towards weights of 0, in texts."""

STEADY = 3000.0
"""Strength of the pull towards the same score for all outlets of a side, in texts. What outlets of one side differ in
is genre (reports, features, comments), and without it one feature article in five would pass for a translation."""

CALIBRATION_RIDGE = np.ones((1, 1))
"""Next to nothing: it keeps the slope finite where two sides do not overlap at all."""

FEWEST_OF_OUTLET = 8
"""Texts of an outlet from which on their mean says something about it."""

BOUNDS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)
"""Of the calibration table's rows."""

HEAD = "# How translations into English differ: written by agents/tag/fit.py. Change the words by hand, then fit again."

GZIP = b"\x1f\x8b"
"""How a gzipped file begins."""

MOST_STEPS = 50
CLOSE_ENOUGH = 1e-6
"""Newton's method ends when no weight changes by more; it takes about eight steps."""

GENRE = frozenset(("i", "me", "my", "you", "your", "we", "us", "our", "n't"))
"""Words that tell chats and comments from reports; such texts may stand among the translations alone."""


class Row(msgspec.Struct):
    """One line of the file."""

    doc: str
    original_language: str
    lang: str
    kind: str
    by: str
    text: str

    @property
    def set(self) -> str:
        """The set of documents that this one belongs to."""
        return self.doc.partition("/")[0]

    @property
    def outlet(self) -> str:
        """Who published it: the document's name without the numbers at its end."""
        return re.sub(r"[.\d_-]+$", "", self.doc.partition("/")[2]) or self.doc


@dataclass(frozen=True)
class Texts:
    """Texts as rates.

    Attributes:
        rates: texts x measures, in 100 tokens.
        tokens: how many tokens each text has.
        group: the set of each text, or the part that its outlet belongs to.
        outlet: who published it.
    """

    rates: Numbers
    tokens: Numbers
    group: NDArray[np.int64]
    outlet: NDArray[np.str_]

    def only(self, chosen: NDArray[np.bool_]) -> "Texts":
        """Those texts."""
        return Texts(self.rates[chosen], self.tokens[chosen], self.group[chosen], self.outlet[chosen])


@dataclass(frozen=True)
class Fitted:
    """Weights of all measures, 0 for those not chosen, and what a text gets where all rates lie at the mean."""

    mean: Numbers
    spread: Numbers
    weights: Numbers
    base: float

    def scores(self, texts: Texts) -> Numbers:
        """Log-odds of each text."""
        return _spreads(texts, self.mean, self.spread) @ self.weights + self.base


def fitted(ones: Texts, zeros: Texts, pairs: Pairs, agreed: float, steady: float) -> Fitted:
    """A model that tells `ones` from `zeros`, each side and each group of it weighing the same.

    A measure is taken where it differs by at least `agreed` standard deviations, in the same direction, between the
    groups of each of the `pairs`.
    """
    both = Texts(
        np.concatenate([ones.rates, zeros.rates]),
        np.concatenate([ones.tokens, zeros.tokens]),
        np.concatenate([ones.group, zeros.group]),
        np.concatenate([ones.outlet, zeros.outlet]),
    )
    is_one = np.concatenate([np.ones(len(ones.tokens)), np.zeros(len(zeros.tokens))])
    weight = np.concatenate([_even(ones.group), _even(zeros.group)])
    mean = np.average(both.rates, axis=0, weights=weight)
    spread = np.sqrt(np.average((both.rates - mean) ** 2, axis=0, weights=weight)) + 1e-9
    chosen = _agreeing(ones, zeros, pairs, spread, agreed)
    penalty = RIDGE * np.eye(chosen.sum())
    if steady:
        both_sides = (_spreads(side, mean, spread)[:, chosen] for side in (ones, zeros))
        penalty += steady * sum(map(_between_outlets, both_sides, (ones.outlet, zeros.outlet)))
    weights = np.zeros(len(mean))
    base, weights[chosen] = _logistic(_spreads(both, mean, spread)[:, chosen], is_one, weight, penalty)
    return Fitted(mean, spread, weights, base)


def _between_outlets(spreads: Numbers, outlet: NDArray[np.str_]) -> Numbers:
    """The covariance of the outlets' means, measures x measures."""
    names, sizes = np.unique(outlet, return_counts=True)
    means = np.array([spreads[outlet == name].mean(0) for name in names[sizes >= FEWEST_OF_OUTLET]])
    if not len(means):
        return np.zeros((spreads.shape[1], spreads.shape[1]))
    far = means - means.mean(0)
    return np.asarray(far.T @ far / len(far))


def _spreads(texts: Texts, mean: Numbers, spread: Numbers) -> Numbers:
    far = np.clip((texts.rates - mean) / spread, -style.MOST_SPREADS, style.MOST_SPREADS)
    trust: Numbers = np.sqrt(texts.tokens / (texts.tokens + style.HALF_TRUST_TOKENS))
    return far * trust[:, None]


def _even(group: NDArray[np.int64]) -> Numbers:
    """Weights by which each group counts the same; they add up to a half."""
    numbers, sizes = np.unique(group, return_counts=True)
    size = dict(zip(numbers.tolist(), sizes.tolist(), strict=True))
    return np.array([0.5 / (len(numbers) * size[number]) for number in group.tolist()])


def _agreeing(ones: Texts, zeros: Texts, pairs: Pairs, spread: Numbers, agreed: float) -> NDArray[np.bool_]:
    """Measures that differ in the same direction, and by enough, between the groups of each pair."""
    differences = np.array(
        [
            (ones.rates[ones.group == one].mean(0) - zeros.rates[zeros.group == zero].mean(0)) / spread
            for one, zero in pairs
        ]
    )
    same = np.abs(np.sign(differences).sum(0)) == len(differences)
    return np.asarray(same & (np.abs(differences).min(0) >= agreed))


def _logistic(rates: Numbers, is_one: Numbers, weight: Numbers, penalty: Numbers) -> tuple[float, Numbers]:
    """Base and weights of a logistic regression with a quadratic penalty on the weights, by Newton's method.

    A few lines of our own: a library for it would weigh more than all the rest of the service.
    """
    table = np.column_stack([np.ones(len(rates)), rates])
    pull = np.zeros((table.shape[1], table.shape[1]))
    pull[1:, 1:] = penalty
    weight = weight * len(rates)
    found = np.zeros(table.shape[1])
    for _ in range(MOST_STEPS):
        share = 1 / (1 + np.exp(-(table @ found)))
        slope = table.T @ (weight * (is_one - share)) - pull @ found
        curve = (table * (weight * share * (1 - share))[:, None]).T @ table + pull
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < CLOSE_ENOUGH:
            return float(found[0]), found[1:]
    raise ArithmeticError(f"no weights found after {MOST_STEPS} steps; is one side empty?")


def area(ones: Numbers, zeros: Numbers) -> float:
    """The area under the curve: how often one of the one side gets more than one of the other."""
    both = np.concatenate([ones, zeros])
    _, place, counts = np.unique(both, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((rank[: len(ones)].sum() - len(ones) * (len(ones) + 1) / 2) / (len(ones) * len(zeros)))


# ---------------------------------------------------------------- what is fitted to


@dataclass(frozen=True)
class Data:
    """Everything as rates: translations by set, originals whole and cut by part of the outlets."""

    measures: list[str]
    sets: list[str]
    translations: Texts
    by_machine: NDArray[np.bool_]
    originals: Texts
    cuts: Texts


def prepared(rows: list[Row], words: frozenset[str]) -> Data:
    """The English rows as rates.

    Raises:
        ValueError: the rows do not hold what a model can be fitted to and tested on; says what is missing.
    """
    english = [row for row in rows if row.lang == LANGUAGE and row.text.strip()]
    translations = [row for row in english if row.kind in {"human", "machine"}]
    originals = [row for row in english if row.kind == "source"]
    _check(translations, originals)
    outlets = sorted({row.outlet for row in originals})
    random.Random(1).shuffle(outlets)
    part = {outlet: number % PARTS for number, outlet in enumerate(outlets)}
    sets = sorted({row.set for row in translations})
    lengths = [len(row.text.split()) for row in translations]
    cuts = [msgspec.structs.replace(row, text=cut) for row in originals for cut in _cuts(row, lengths)]
    counted = {row.text: _rates(row.text, words) for row in (*english, *cuts)}
    measures = _frequent(counted[row.text][0] for row in (*translations, *originals))
    if not measures:
        raise ValueError(f"no measure stands in {FEWEST_TEXTS} texts; more texts are needed")

    def texts(of: Sequence[Row], group: Sequence[int]) -> Texts:
        rates = [[counted[row.text][0].get(name, 0.0) for name in measures] for row in of]
        tokens = [float(counted[row.text][1]) for row in of]
        return Texts(np.array(rates), np.array(tokens), np.array(group), np.array([row.outlet for row in of]))

    return Data(
        measures,
        sets,
        texts(translations, [sets.index(row.set) for row in translations]),
        np.array([row.kind == "machine" for row in translations]),
        texts(originals, [part[row.outlet] for row in originals]),
        texts(cuts, [part[row.outlet] for row in cuts]),
    )


def _check(translations: Sequence[Row], originals: Sequence[Row]) -> None:
    """Refuse what leaves nothing to fit to once a set and a part of the outlets are left out."""
    kinds: dict[str, set[str]] = {}
    for row in translations:
        kinds.setdefault(row.set, set()).add(row.kind)
    outlets = {row.outlet for row in originals}
    whole = [name for name, found in kinds.items() if found == {"human", "machine"}]
    if len(whole) < FEWEST_SETS or len(whole) < len(kinds) or len(outlets) < PARTS:
        found = {name: sorted(kinds[name]) for name in sorted(kinds)}
        raise ValueError(
            f"needed: English translations of at least {FEWEST_SETS} sets, each with kind human and machine, and"
            f" originals (kind source) of at least {PARTS} outlets; found: {found} and {len(outlets)} outlets"
        )


def _cuts(row: Row, lengths: Sequence[int]) -> Iterator[str]:
    chance = random.Random(row.doc)
    words = row.text.split()
    for _ in range(CUTS):
        length = min(len(words), max(SHORTEST_CUT, chance.choice(lengths)))
        begin = chance.randint(0, len(words) - length)
        yield " ".join(words[begin : begin + length])


def _rates(text: str, words: frozenset[str]) -> tuple[dict[str, float], int]:
    tokens = style.token_classes(text, words)
    return {style.name_of(key): 100 * count / len(tokens) for key, count in style.counts(tokens).items()}, len(tokens)


def _frequent(texts: Iterable[dict[str, float]]) -> list[str]:
    """Measures that enough texts show, in alphabetical order."""
    seen = Counter(name for rates in texts for name in rates)
    return sorted(name for name, texts in seen.items() if texts >= FEWEST_TEXTS)


# ---------------------------------------------------------------- what was left out


@dataclass(frozen=True)
class Fold:
    """What a model says of the texts that it was not fitted to."""

    set: str
    part: int
    ones: Numbers
    zeros: Numbers


def translation_folds(data: Data) -> Iterator[Fold]:
    """Each set of translations with each part of the outlets, left out together."""
    chosen = _without_genre(data.measures)
    translations, originals, cuts = (
        _measured(texts, chosen) for texts in (data.translations, data.originals, data.cuts)
    )
    for number, name in enumerate(data.sets):
        for part in range(PARTS):
            model = translation_model(translations.only(translations.group != number), cuts.only(cuts.group != part))
            left_out = originals.only(originals.group == part)
            yield Fold(
                name, part, model.scores(translations.only(translations.group == number)), model.scores(left_out)
            )


def _without_genre(measures: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([not GENRE & set(name.split()) for name in measures])


def _measured(texts: Texts, chosen: NDArray[np.bool_]) -> Texts:
    return Texts(texts.rates[:, chosen], texts.tokens, texts.group, texts.outlet)


def translation_model(translations: Texts, originals: Texts) -> Fitted:
    """A model that tells translations from originals."""
    pairs = [(int(one), int(zero)) for one in np.unique(translations.group) for zero in np.unique(originals.group)]
    return fitted(translations, originals, pairs, AGREED_TRANSLATED, STEADY)


def machine_folds(data: Data) -> Iterator[Fold]:
    """Each set of translations left out."""
    for number, name in enumerate(data.sets):
        others, own = data.translations.group != number, data.translations.group == number
        model = machine_model(data.translations.only(others), data.by_machine[others])
        scores, by_machine = model.scores(data.translations.only(own)), data.by_machine[own]
        yield Fold(name, 0, scores[by_machine], scores[~by_machine])


def machine_model(translations: Texts, by_machine: NDArray[np.bool_]) -> Fitted:
    """A model that tells machine translations from human ones."""
    pairs = [(int(number), int(number)) for number in np.unique(translations.group)]
    return fitted(translations.only(by_machine), translations.only(~by_machine), pairs, AGREED_MACHINE, steady=0.0)


# ---------------------------------------------------------------- what is printed and written


@dataclass(frozen=True)
class Line:
    """Turns a model's score into calibrated log-odds: `slope` times the score, plus `base`."""

    slope: float
    base: float

    def of(self, scores: Numbers) -> Numbers:
        """Log-odds, where there are as many of the one side as of the other."""
        return self.slope * scores + self.base


def calibrated(folds: Sequence[Fold]) -> Line:
    """The line that fits what the models say of texts that were left out, both sides and all sets weighing the same."""
    ones, zeros = (np.concatenate([getattr(fold, side) for fold in folds]) for side in ("ones", "zeros"))
    weight = np.concatenate(
        [_even(_numbered(fold.ones for fold in folds)), _even(_numbered(fold.zeros for fold in folds))]
    )
    is_one = np.concatenate([np.ones(len(ones)), np.zeros(len(zeros))])
    base, slope = _logistic(np.concatenate([ones, zeros])[:, None], is_one, weight, CALIBRATION_RIDGE)
    return Line(float(slope[0]), base)


def _numbered(parts: Iterable[Numbers]) -> NDArray[np.int64]:
    return np.concatenate([np.full(len(part), number) for number, part in enumerate(parts)])


def told(folds: Sequence[Fold], name: str, one: str, zero: str) -> Iterator[str]:
    """The areas, a line each, and the lowest."""
    areas = [area(fold.ones, fold.zeros) for fold in folds]
    yield f"{name}: area under the curve on what was left out"
    for fold, value in zip(folds, areas, strict=True):
        part = f", outlets {fold.part + 1} of {PARTS}" if len({other.part for other in folds}) > 1 else ""
        yield f"  {fold.set + part:40} {value:.3f}   ({len(fold.ones)} {one}, {len(fold.zeros)} {zero})"
    yield f"  {'lowest':40} {min(areas):.3f}"


def calibration(folds: Sequence[Fold], line: Line) -> Iterator[str]:
    """The score that the stage gives by these measures alone, against the share that really is translated."""
    ones, zeros = (
        style_scores(np.concatenate([getattr(fold, side) for fold in folds]), line) for side in ("ones", "zeros")
    )
    yield f"score: share of the translations, of the originals; translated where one in {1 / PRIOR_SHARE:.0f} is"
    for low, high in pairwise(BOUNDS):
        one, zero = (float(((side >= low) & (side < high)).mean()) for side in (ones, zeros))
        among = PRIOR_SHARE * one + (1 - PRIOR_SHARE) * zero
        share = f"{PRIOR_SHARE * one / among:.2f}" if among else "none"
        yield f"{low:.2f} to {min(high, 1.0):.2f} {one:14.3f} {zero:14.3f} {share:>10}"


def style_scores(scores: Numbers, line: Line) -> Numbers:
    """Scores from 0 to 1, as the record has them."""
    return np.array([1 / (1 + math.exp(-(style.bounded(odds) + PRIOR))) for odds in line.of(scores).tolist()])


def written(words: Sequence[str], data: Data, translated: Line, machine: Line) -> str:
    """The table fitted to everything, as TOML."""
    chosen = _without_genre(data.measures)
    names = [name for name, keep in zip(data.measures, chosen.tolist(), strict=True) if keep]
    model = translation_model(_measured(data.translations, chosen), _measured(data.cuts, chosen))
    other = machine_model(data.translations, data.by_machine)
    listed = textwrap.fill(", ".join(map(_quoted, words)), 116, initial_indent="  ", subsequent_indent="  ")
    head = [HEAD, "words = [", listed, "]"]
    tables = _section("translated", names, model, translated), _section("machine", data.measures, other, machine)
    return "\n".join([*head, *chain(*tables), ""])


def _section(name: str, measures: Sequence[str], model: Fitted, line: Line) -> Iterator[str]:
    yield f"\n[{name}]\nbase = {line.slope * model.base + line.base:.4f}\nmeasures = ["
    for at in sorted(range(len(measures)), key=lambda at: -model.weights[at]):
        if model.weights[at]:
            weight = line.slope * model.weights[at]
            yield f"  [{_quoted(measures[at])}, {model.mean[at]:.4f}, {model.spread[at]:.4f}, {weight:.4f}],"
    yield "]"


def _quoted(name: str) -> str:
    return '"' + name + '"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print, and with `--write` write the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m agents.tag.fit", description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="JSON Lines of texts, plain or gzipped")
    parser.add_argument(
        "--write", action="store_true", help="fit to everything, and write the table that the stage reads"
    )
    chosen = parser.parse_args(arguments)
    known = style.table(LANGUAGE)
    assert known is not None
    try:
        data = prepared(read(chosen.file), frozenset(known.words))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    folds, machine = list(translation_folds(data)), list(machine_folds(data))
    line = calibrated(folds)
    lines = [
        *told(folds, "score", "translations", "originals"),
        *told(machine, "machine", "by machines", "by people"),
        *calibration(folds, line),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    if chosen.write:
        path = style.FOLDER / f"{LANGUAGE}.toml"
        path.write_text(written(known.words, data, line, calibrated(machine)), "utf-8")
        sys.stdout.write(f"written: {path.name}\n")
    return 0


def read(file: Path) -> list[Row]:
    """The rows of a file.

    Raises:
        OSError: it cannot be read.
        ValueError: a line is no row; says which and why.
    """
    try:
        with file.open("rb") as opened:
            packed = opened.read(len(GZIP)) == GZIP
        with gzip.open(file) if packed else file.open("rb") as lines:
            return [_row(line, f"{file}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]
    except (EOFError, zlib.error) as error:
        raise ValueError(f"{file}: a gzip file that is cut off or damaged: {error}") from error


def _row(line: bytes, where: str) -> Row:
    try:
        return msgspec.json.decode(line, type=Row)
    except msgspec.DecodeError as error:
        raise ValueError(f"{where}: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
