"""Every metric: its name, labels and meaning in one place. Labels come from small enums, so they stay few.

The dashboards and alerts in deploy/ are compared with this module by a test.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from schemas.outcome import DeadCause

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Buckets for the time a stage takes: half a millisecond for a short text, up to the limit for a page."""

AGES = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400)
"""Buckets for an article's age: from a stream that keeps up to a day of backlog."""

PREFIX = "wireroom_"
OUTCOMES = ("pass", "duplicate", "rejected", "dead")

REGISTRY = CollectorRegistry(auto_describe=True)
ProcessCollector(registry=REGISTRY)

ARTICLES = Counter(
    "wireroom_articles",
    "Messages that ended at a stage, by outcome: pass, duplicate, rejected, dead",
    ["stage", "outcome"],
    registry=REGISTRY,
)
REJECTED = Counter(
    "wireroom_rejected", "Articles rejected, by stage and reason", ["stage", "reason"], registry=REGISTRY
)
DEAD = Counter(
    "wireroom_dead", "Messages sent to articles.dead, by stage and cause", ["stage", "cause"], registry=REGISTRY
)
RELATIONS = Counter("wireroom_relations", "Relations found between articles, by type", ["type"], registry=REGISTRY)
EDITS = Counter("wireroom_edits", "Passages taken out of texts or repaired, by kind", ["kind"], registry=REGISTRY)
LANGUAGES = Counter("wireroom_languages", "Articles tagged, by language", ["language"], registry=REGISTRY)
TRANSLATIONS = Counter(
    "wireroom_translations",
    "Articles called translations, by the language translated from (unknown where nothing tells)",
    ["source_language"],
    registry=REGISTRY,
)
SENT = Counter("wireroom_sent", "Messages confirmed by the broker, by topic", ["topic"], registry=REGISTRY)
SEND_RETRIES = Counter(
    "wireroom_send_retries", "Sends that failed and were tried again, by stage", ["stage"], registry=REGISTRY
)
PROCESS_SECONDS = Histogram(
    "wireroom_process_seconds",
    "Time a stage took for one article; where another process does the work, waiting for it included",
    ["stage"],
    buckets=SECONDS,
    registry=REGISTRY,
)
AGE_SECONDS = Histogram(
    "wireroom_age_seconds",
    "From the broker's timestamp of a stage's message to the confirmation of what came of it",
    ["stage"],
    buckets=AGES,
    registry=REGISTRY,
)
END_TO_END_SECONDS = Histogram(
    "wireroom_end_to_end_seconds",
    "From the arrival of a raw article to the confirmation of its record, enriched or duplicate",
    ["stage"],
    buckets=AGES,
    registry=REGISTRY,
)
LAG = Gauge(
    "wireroom_lag_messages",
    "Messages that wait before a stage in the partitions of this worker",
    ["stage", "topic"],
    registry=REGISTRY,
)
PARTITIONS = Gauge(
    "wireroom_partitions",
    "Partitions that this worker holds, by stage and topic",
    ["stage", "topic"],
    registry=REGISTRY,
)
WINDOW_ARTICLES = Gauge(
    "wireroom_window_articles", "Articles under way in the delivery window", ["stage", "topic"], registry=REGISTRY
)
WINDOW_BYTES = Gauge("wireroom_window_bytes", "Their bytes", ["stage", "topic"], registry=REGISTRY)
STATE_ENTRIES = Gauge(
    "wireroom_state_entries", "Articles or stories that a stage remembers, by partition", ["stage", "partition"],
    registry=REGISTRY,
)  # fmt: skip
RESTORE_SECONDS = Gauge(
    "wireroom_restore_seconds", "How long the last rebuild of a partition's state took", ["stage", "partition"],
    registry=REGISTRY,
)  # fmt: skip
READY = Gauge("wireroom_ready", "1 where the worker has its partitions and moves, else 0", registry=REGISTRY)
BUILD_INFO = Gauge("wireroom_build_info", "1, with the version that runs", ["version"], registry=REGISTRY)


def begin(stages: list[str]) -> None:
    """Let the series of these stages exist from the start: a rate misses a counter's first step out of nothing."""
    for stage in stages:
        for outcome in OUTCOMES:
            ARTICLES.labels(stage, outcome)
        for cause in DeadCause:
            DEAD.labels(stage, cause)


def names() -> set[str]:
    """The names of our series as Prometheus stores them, with `_total`, `_bucket`, `_sum` and `_count`.

    The usual `process_*` series (memory, processor time, start) stand beside them.
    """
    found = set()
    for metric in (one for one in REGISTRY.collect() if one.name.startswith(PREFIX)):
        suffixes = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(metric.type, ("",))
        found |= {metric.name + suffix for suffix in suffixes}
    return found
