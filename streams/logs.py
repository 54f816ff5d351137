"""Structured logs: JSON lines in containers, readable at a terminal; libraries' logs go the same way, thinned out."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

import orjson
import structlog

from streams.settings import Settings

THIN_SECONDS = 5.0
"""aiokafka logs thousands of lines a second while a broker is away; of each kind one in this time is enough."""

LIBRARIES = ("aiokafka", "faust", "mode", "kafka", "asyncio", "jgo", "aiohttp")


_TRACEBACK = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
"""Local variables would put whole articles into the logs."""


class Thinning(logging.Filter):
    """Lets one record of each message template pass in `THIN_SECONDS` and says how many were left out."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now = now
        self._last: dict[tuple[str, str], float] = {}
        self._left_out: dict[tuple[str, str], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is logged."""
        kind, now = (record.name, str(record.msg)), self._now()
        if now - self._last.get(kind, -THIN_SECONDS) < THIN_SECONDS:
            self._left_out[kind] = self._left_out.get(kind, 0) + 1
            return False
        self._last[kind] = now
        if left_out := self._left_out.pop(kind, 0):
            record.msg = f"{record.getMessage()} ({left_out} more like this left out)"
            record.args = ()
        return True


def configure(settings: Settings) -> None:
    """Send every log to standard error, in the format and from the level that the settings name."""
    machine = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last_steps(machine)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    thinning = Thinning()
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    # every rebalance is an error to it; the worker logs what it is assigned, and watches its lag
    logging.getLogger("aiokafka.consumer.group_coordinator").setLevel(logging.CRITICAL)
    handler.addFilter(lambda record: not record.name.startswith(LIBRARIES) or thinning.filter(record))


def _last_steps(machine: bool) -> list[Any]:
    if machine:
        return [structlog.processors.ExceptionRenderer(_TRACEBACK), structlog.processors.JSONRenderer(serializer=_json)]
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]


def _json(value: Any, **_: Any) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
