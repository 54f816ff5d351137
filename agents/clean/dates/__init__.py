"""Dates: read from strings, found in prose, and reconciled into one date of publication."""

from agents.clean.dates.days import When, on
from agents.clean.dates.parsing import ANY_DAY, ANY_MONTH, ANY_WEEKDAY, MONTH, WEEKDAY, find, is_change, parse
from agents.clean.dates.prose import Told, told

__all__ = [
    "ANY_DAY", "ANY_MONTH", "ANY_WEEKDAY", "MONTH", "WEEKDAY", "Told", "When", "find", "is_change", "on", "parse",
    "told",
]  # fmt: skip
