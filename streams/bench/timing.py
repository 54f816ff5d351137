"""Times of contenders side by side, in milliseconds of one core's time."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import typer

T = TypeVar("T")

ROUNDS = 5
"""Rounds over all items; a shared machine's speed drifts, so contenders alternate and each item's median counts."""

Times = list[list[float]]
"""For each round the milliseconds that each item took."""


def measured(contenders: Mapping[str, Callable[[T], object]], items: Sequence[T]) -> dict[str, Times]:
    """By contender, for each round the milliseconds of processor time that each item took."""
    for take in contenders.values():
        take(items[0])  # loads libraries and compiles expressions
    times: dict[str, Times] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, take in contenders.items():
            gc.collect()
            times[name].append([_timed(take, item) for item in items])
    return times


def _timed(take: Callable[[T], object], item: T) -> float:
    start = time.process_time_ns()
    take(item)
    return (time.process_time_ns() - start) / 1e6


def table(times: Mapping[str, Times], ours: str, digits: int) -> None:
    """A line a contender, each but `ours` with how much of its time `ours` takes."""
    means = {name: mean(rounds) for name, rounds in times.items()}
    for name, rounds in times.items():
        against = "" if name == ours else f"   {ours} takes {means[ours] / means[name]:.2f} of it"
        line(name, rounds, digits, against)


def line(name: str, rounds: Times, digits: int, note: str = "") -> None:
    """One line: mean over the items of their medians, percentiles, and the range of the rounds' means."""
    values = sorted(_medians(rounds))
    means = [statistics.mean(values) for values in rounds]
    middle, high = values[len(values) // 2], values[int(0.95 * (len(values) - 1))]
    typer.echo(
        f"{name:20}{statistics.mean(values):9.{digits}f} ms   p50 {middle:.{digits}f}   p95 {high:.{digits}f}"
        f"   ({min(means):.{digits}f} to {max(means):.{digits}f}, {len(rounds)} rounds){note}"
    )


def mean(rounds: Times) -> float:
    """The mean over the items of their medians over the rounds."""
    return statistics.mean(_medians(rounds))


def _medians(rounds: Times) -> list[float]:
    return [statistics.median(times) for times in zip(*rounds, strict=True)]
