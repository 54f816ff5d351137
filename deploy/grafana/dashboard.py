"""Writes dashboards/wireroom.json from the tables below: `python deploy/grafana/dashboard.py`, `--check` compares only.

A panel's title says what one sees, its description what is normal and what to do. Every query is held against
streams/metrics.py by a test.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from grafana_foundation_sdk.builders import common, dashboard, prometheus, stat, statetimeline, timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import common as looks
from grafana_foundation_sdk.models import dashboard as model

from streams.settings import Settings

TARGET = Path(__file__).parent / "dashboards" / "wireroom.json"

DATASOURCE = model.DataSourceRef(type_val="prometheus", uid="${datasource}")
GRID_WIDTH = 24
SMALL, LARGE = 5, 8
"""Heights of a number and of a graph, in Grafana's grid."""

LIVE = '{topic!~".*articles[.]backfill"}'
"""Lag that nobody should wait for: what lies in the backfill waits for a quiet hour, rightly."""


@dataclass(frozen=True)
class Query:
    """PromQL, and the name of each line with labels in double braces."""

    expr: str
    legend: str


@dataclass(frozen=True)
class Panel:
    """One picture.

    Attributes:
        title, description: what one sees; what is normal and what to do.
        unit: Grafana's name of it.
        queries: what is drawn.
        width: of the 24 columns.
        kind: numbers, lines, bars (things counted in a span of time), or states over time.
        orange, red: from where on the value is coloured so; None for never.
        green: from where on all is well, red below; None where more is not better.
        limit: drawn as a line across, such as a setting's default; None for none.
        names: a number's name is what matters, not the number.
    """

    title: str
    description: str
    unit: str
    queries: tuple[Query, ...]
    width: int = 12
    kind: Literal["number", "lines", "bars", "states"] = "lines"
    orange: float | None = None
    red: float | None = None
    green: float | None = None
    limit: float | None = None
    names: bool = False


def rate(metric: str, *labels: str, selector: str = "") -> Query:
    """How much of a counter a second, by labels."""
    by = ", ".join(labels)
    return Query(f"sum by ({by}) (rate({metric}{selector}[$__rate_interval]))", _legend(labels))


def quantile(share: float, histogram: str, *labels: str, name: str = "") -> Query:
    """A quantile of a histogram, by labels; `name` where there are none."""
    by = ", ".join((*labels, "le"))
    buckets = f"sum by ({by}) (rate({histogram}_bucket[$__rate_interval]))"
    return Query(f"histogram_quantile({share}, {buckets})", name or _legend(labels))


def total(metric: str, *labels: str, how: str = "sum") -> Query:
    """A gauge, added up over the workers, by labels."""
    return Query(f"{how} by ({', '.join(labels)}) ({metric})", _legend(labels))


def default(setting: str) -> float:
    """A setting's default, for the line that shows a limit."""
    return float(Settings.model_fields[setting].default)


def _legend(labels: tuple[str, ...]) -> str:
    return " ".join(f"{{{{{label}}}}}" for label in labels)


# A counter that was not there an hour ago counts whole: increase() does not see the first value of a new series.
DEAD_IN_AN_HOUR = (
    "(sum(increase(wireroom_dead_total[1h]) and wireroom_dead_total offset 1h) or vector(0))"
    " + (sum(wireroom_dead_total unless wireroom_dead_total offset 1h) or vector(0))"
)
FIRING = 'ALERTS{alertname=~"Wireroom.*", alertstate="firing"}'
QUANTILES = ((0.5, "median"), (0.95, "p95"), (0.99, "p99"))

WELL = (
    Panel(
        "Workers that are ready",
        "Normal: as many as were started. 0 in red: nothing is processed. Fewer than known: the row Workers says which "
        "is missing, `docker compose ps --all` and `docker compose logs worker` say why.",
        "short",
        (
            Query("sum(wireroom_ready) or vector(0)", "ready"),
            Query('count(up{job="wireroom"}) or vector(0)', "known"),
        ),
        width=4, kind="number", green=1,
    ),
    Panel(
        "Alerts that fire now",
        "Normal: none. Each alert says what is wrong and what to do: see the page Alerts of Prometheus, port 9090.",
        "short",
        (total(FIRING, "alertname"),),
        width=4, kind="number", red=1, names=True,
    ),
    Panel(
        "Live messages that wait",
        "Normal: a few, for moments. If it grows, look at the row Waiting for the stage; more workers help as far as "
        "the stage has partitions. The backfill is not counted: it waits for a quiet hour.",
        "short",
        (Query(f"sum(wireroom_lag_messages{LIVE}) or vector(0)", "waiting"),),
        width=4, kind="number", orange=10_000, red=100_000,
    ),
    Panel(
        "From arrival to the end, 95 of 100 articles",
        "Normal: seconds at most. Minutes: a backlog is being worked off, or the backfill is (its articles are old). "
        "The row Waiting says which stage takes the time.",
        "s",
        (quantile(0.95, "wireroom_end_to_end_seconds", name="p95"),),
        width=4, kind="number", orange=60, red=300,
    ),
    Panel(
        "Articles taken in",
        "Articles a second that the clean stage finished, however they ended. Normal is what your sources send. 0 with "
        "nothing waiting: nobody sends; look at the producers.",
        "mps",
        (Query('sum(rate(wireroom_articles_total{stage="clean"}[$__rate_interval])) or vector(0)', "articles"),),
        width=4, kind="number",
    ),
    Panel(
        "Dead letters in the last hour",
        "Normal: 0. Their bytes are kept: `wireroom tail articles.dead --stop` shows them with the error and where "
        "they came from. The row Trouble says which stage and why.",
        "short",
        (Query(DEAD_IN_AN_HOUR, "dead letters"),),
        width=4, kind="number", orange=1, red=100,
    ),
)  # fmt: skip

FLOW = (
    Panel(
        "What each stage finished, by outcome",
        "Normal: pass far above the others, each stage near the one before it. A stage that falls behind shows here as "
        "a lower line and in the row Waiting as a growing one.",
        "mps",
        (rate("wireroom_articles_total", "stage", "outcome"),),
    ),
    Panel(
        "Messages that the broker confirmed, by topic",
        "Normal: the topics of the articles side by side; dedup.index about as many as articles.unique. "
        "All at zero while messages wait: the broker takes nothing; see the retries in the row Trouble.",
        "mps",
        (rate("wireroom_sent_total", "topic"),),
    ),
    Panel(
        "Articles rejected, by reason",
        "Normal: a steady small share, by what your sources send. A sudden rise of one reason means that a source has "
        "changed: `wireroom tail articles.rejected --stop` shows the articles with the detail.",
        "mps",
        (rate("wireroom_rejected_total", "stage", "reason"),),
    ),
    Panel(
        "Share of articles that say what another one said",
        "Normal: by your sources; several wires of the same agency give a third and more. Near 1 all at once: a "
        "producer sends again what it has sent. Near 0 where it never was: look whether dedup restored its state.",
        "percentunit",
        (
            Query(
                'sum(rate(wireroom_articles_total{stage="dedup", outcome="duplicate"}[$__rate_interval])) '
                '/ sum(rate(wireroom_articles_total{stage="dedup"}[$__rate_interval]))',
                "duplicates",
            ),
        ),
    ),
)

WAITING = (
    Panel(
        "Messages that wait before each stage",
        "Normal: near 0, with peaks that fall. One that only grows: that stage is too slow for what comes (add workers "
        "up to its partitions) or stuck (the alert WireroomStuck says so). articles.backfill may stand high for long.",
        "short",
        (total("wireroom_lag_messages", "stage", "topic"),),
    ),
    Panel(
        "How long until each stage has caught up, at its present pace",
        "Normal: under a second. Over a quarter of an hour and growing: WireroomFallingBehind fires. No line: the "
        "stage finishes nothing just now.",
        "s",
        (
            Query(
                f"sum by (stage) (wireroom_lag_messages{LIVE}) "
                "/ (sum by (stage) (rate(wireroom_articles_total[$__rate_interval])) > 0)",
                "{{stage}}",
            ),
        ),
        limit=900,
    ),
    *(
        Panel(
            f"Age of a message when its stage is done with it, {name}",
            "From the broker's timestamp of the stage's message to the confirmation of what came of it. Normal: well "
            "under a second. All stages high: the broker is slow. One high: messages wait there; compare with the time "
            "it takes in the row Work.",
            "s",
            (quantile(share, "wireroom_age_seconds", "stage"),),
            width=8,
        )
        for share, name in QUANTILES
    ),
    Panel(
        "From arrival to the end",
        "From the arrival of the raw article to the confirmation of what came of it, wherever it ended. Normal: "
        "seconds at most. The median high: a backlog, or the backfill. Only p99 high: large pages, or a restart.",
        "s",
        tuple(quantile(share, "wireroom_end_to_end_seconds", name=name) for share, name in QUANTILES),
    ),
    Panel(
        "From arrival to the end, by the stage where it ended, p95",
        "Normal: each later stage a little above the one before. A jump between two stages says where the time goes.",
        "s",
        (quantile(0.95, "wireroom_end_to_end_seconds", "stage"),),
    ),
)

WORK = (
    Panel(
        "Time that a stage takes for one article, median",
        "Normal: under a millisecond or two. It changes with what comes in (pages take more than texts) and with a new "
        "version; a rise without either means a machine short of processor time.",
        "s",
        (quantile(0.5, "wireroom_process_seconds", "stage"),),
        width=8,
    ),
    Panel(
        "Time that a stage takes for one article, p95",
        "Normal: some milliseconds; clean more where pages come. Towards `WIREROOM_PAGE_SECONDS`: pages that take very "
        "long to parse; the longest end as dead letters of the cause time_limit.",
        "s",
        (quantile(0.95, "wireroom_process_seconds", "stage"),),
        width=8,
    ),
    Panel(
        "Seconds of work in a second",
        "All workers together. A stage runs on one core in each worker, so near the number of its workers it can take "
        "no more: add workers, up to its partitions. clean may lie above where pages are parsed beside the worker.",
        "short",
        (Query("sum by (stage) (rate(wireroom_process_seconds_sum[$__rate_interval]))", "{{stage}}"),),
        width=8,
    ),
    Panel(
        "Articles under way in the fullest worker",
        "Read and not yet confirmed. Normal: far below the line (the default of `WIREROOM_WINDOW_ARTICLES`). At the "
        "line the stage waits: for the broker's confirmations, or for pages being parsed.",
        "short",
        (total("wireroom_window_articles", "stage", how="max"),),
        limit=default("window_articles"),
    ),
    Panel(
        "Bytes under way in the fullest worker",
        "Normal: far below the line (the default of `WIREROOM_WINDOW_BYTES`). At the line: large pages; the worker "
        "takes no more until some are done, so that its memory stays bounded.",
        "bytes",
        (total("wireroom_window_bytes", "stage", how="max"),),
        limit=default("window_bytes"),
    ),
)

TROUBLE = (
    Panel(
        "Dead letters within five minutes, by stage and cause",
        "Normal: none. not_json, wrong_type, too_deep, too_large: the producer's to mend. stage_failed, time_limit, "
        "process_died: ours. `wireroom tail articles.dead --stop` shows them. Too many within `WIREROOM_DEAD_SECONDS` "
        "stop the worker.",
        "short",
        (Query("sum by (stage, cause) (increase(wireroom_dead_total[5m]))", "{{stage}} {{cause}}"),),
        width=8, kind="bars",
    ),
    Panel(
        "Sends that had to be tried again, by stage",
        "Normal: none, or a few while the broker starts anew. For minutes: the broker takes nothing; "
        "`docker compose logs kafka` says why. Nothing is lost meanwhile.",
        "mps",
        (rate("wireroom_send_retries_total", "stage"),),
        width=8,
    ),
    Panel(
        "Alerts over time",
        "Normal: empty. Red: the alert fired. What each means and asks for stands in deploy/prometheus/rules.yml.",
        "short",
        (total(FIRING, "alertname", how="max"),),
        width=8, kind="states", red=1,
    ),
)  # fmt: skip

FOUND = (
    Panel(
        "Relations found between articles, by type",
        "Normal: by your sources; exact and near where they carry the same wire. A type that stops all at once after a "
        "new version was deployed: compare with the version before.",
        "mps",
        (rate("wireroom_relations_total", "type"),),
    ),
    Panel(
        "Passages taken out of texts or repaired, by kind",
        "Normal: steady shares. A kind that jumps: a source has changed how it writes, or a rule takes too much; "
        "`wireroom tail articles.cleaned --stop` shows each article's `edits` with the rule that did it.",
        "mps",
        (rate("wireroom_edits_total", "kind"),),
    ),
    Panel(
        "Articles tagged, by language",
        "Normal: by your sources. `und` is text that nobody could place: numbers, tables, a name alone. A language "
        "that you take no sources of: short texts, or a source that now sends something else.",
        "mps",
        (rate("wireroom_languages_total", "language"),),
    ),
    Panel(
        "Articles called translations, by the language translated from",
        "Normal: a steady share by your sources; about one original in fifty is called so by mistake. "
        "docs/translation.md says what the score means.",
        "mps",
        (rate("wireroom_translations_total", "source_language"),),
    ),
)

WORKERS = (
    Panel(
        "Which worker is ready",
        "Normal: green. Red for a moment after a start or while partitions change hands; for longer: "
        "`docker compose logs worker`.",
        "short",
        (total("wireroom_ready", "instance", how="min"),),
        kind="states", green=1,
    ),
    Panel(
        "Partitions that each worker holds, by stage",
        "Normal: shared evenly; dedup has one, so one worker holds it and the others stand by. Lines that change all "
        "the time: workers come and go, or take too long to hand over (`WIREROOM_REBALANCE_SECONDS`).",
        "short",
        (total("wireroom_partitions", "instance", "stage"),),
    ),
    Panel(
        "What each stage remembers, by partition",
        "Articles or stories. Normal: grows for `WIREROOM_DEDUP_DAYS`, then stands. The limits are "
        "`WIREROOM_DEDUP_ARTICLES` and `WIREROOM_STORIES_IN_MEMORY`; at the limit the oldest are let go early.",
        "short",
        (total("wireroom_state_entries", "stage", "partition", how="max"),),
        width=8,
    ),
    Panel(
        "How long the last rebuild of a state took, by partition",
        "Normal: seconds; it grows with what is remembered. The stage waits meanwhile, so this is how long a restart "
        "shows in the ages.",
        "s",
        (total("wireroom_restore_seconds", "stage", "partition", how="max"),),
        width=8,
    ),
    Panel(
        "Workers by the version that they run",
        "Normal: one version; two during an upgrade. Two for longer: a worker was left out.",
        "short",
        (total("wireroom_build_info", "version"),),
        width=8, kind="number",
    ),
)  # fmt: skip

ROWS: dict[str, tuple[Panel, ...]] = {
    "Is it well?": WELL,
    "Flow": FLOW,
    "Waiting": WAITING,
    "Work": WORK,
    "Trouble": TROUBLE,
    "What was found": FOUND,
    "Workers": WORKERS,
}


def rendered() -> str:
    """The dashboard as JSON, the same bytes at every call."""
    board = (
        dashboard.Dashboard("wireroom")
        .uid("wireroom")
        .description("Written by deploy/grafana/dashboard.py; change it there.")
        .tags(["wireroom"])
        .readonly()
        .time("now-1h", "now")
        .timezone("browser")
        .refresh("30s")
        .tooltip(model.DashboardCursorSync.CROSSHAIR)
        .annotation(_alerts())
        .with_variable(dashboard.DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
    )
    _place(board)
    return json.dumps(board.build(), cls=JSONEncoder, indent=2, sort_keys=True) + "\n"


def _place(board: dashboard.Dashboard) -> None:
    """Put every row's title and its panels, from left to right, each with a number of its own."""
    number, y = 0, 0
    for title, panels in ROWS.items():
        number += 1
        board.with_row(dashboard.Row(title).id(number).grid_pos(model.GridPos(h=1, w=GRID_WIDTH, x=0, y=y)))
        y += 1
        x = 0
        for panel in panels:
            number += 1
            height = SMALL if panels is WELL else LARGE
            board.with_panel(_built(panel).id(number).grid_pos(model.GridPos(h=height, w=panel.width, x=x, y=y)))
            x += panel.width
            if x == GRID_WIDTH:
                x, y = 0, y + height


def _alerts() -> dashboard.AnnotationQuery:
    """Marks in every graph where an alert fired."""
    query = dashboard.AnnotationQuery().name("Alerts").datasource(DATASOURCE).enable(True).icon_color("red")
    return query.expr(FIRING)


def _built(panel: Panel) -> Any:
    """A builder of the panel, without its number and place."""
    picture = PICTURES[panel.kind](panel)
    picture.title(panel.title).description(panel.description).datasource(DATASOURCE).unit(panel.unit)
    picture.thresholds(dashboard.ThresholdsConfig().mode(model.ThresholdsMode.ABSOLUTE).steps(_steps(panel)))
    for ref, query in zip("ABC", panel.queries, strict=False):
        target = prometheus.Dataquery().expr(query.expr).legend_format(query.legend).ref_id(ref).datasource(DATASOURCE)
        picture.with_target(target.instant() if panel.kind == "number" else target.range())
    return picture


def _steps(panel: Panel) -> list[model.Threshold]:
    """Colours by value: the first up to the value of the second, and so on."""
    if panel.limit is not None:
        return [model.Threshold(value=None, color="transparent"), model.Threshold(value=panel.limit, color="red")]
    if panel.green is not None:
        return [model.Threshold(value=None, color="red"), model.Threshold(value=panel.green, color="green")]
    steps = [model.Threshold(value=None, color="green")]
    for value, color in ((panel.orange, "orange"), (panel.red, "red")):
        if value is not None:
            steps.append(model.Threshold(value=value, color=color))
    return steps


def _number(panel: Panel) -> stat.Panel:
    shown = looks.BigValueTextMode.NAME if panel.names else looks.BigValueTextMode.AUTO
    colored = any(value is not None for value in (panel.green, panel.orange, panel.red))
    return (
        stat.Panel()
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        .graph_mode(looks.BigValueGraphMode.NONE)
        .color_mode(looks.BigValueColorMode.BACKGROUND if colored else looks.BigValueColorMode.NONE)
        .text_mode(shown)
        .no_value("none")
        .color_scheme(dashboard.FieldColor().mode(model.FieldColorModeId.THRESHOLDS))
    )


def _lines(panel: Panel) -> timeseries.Panel:
    legend = (
        common.VizLegendOptions()
        .display_mode(looks.LegendDisplayMode.TABLE)
        .placement(looks.LegendPlacement.BOTTOM)
        .show_legend(True)
        .calcs(["lastNotNull", "max"])
    )
    mode = looks.GraphTresholdsStyleMode.DASHED if panel.limit is not None else looks.GraphTresholdsStyleMode.OFF
    return (
        timeseries.Panel()
        .min(0)
        .color_scheme(dashboard.FieldColor().mode(model.FieldColorModeId.PALETTE_CLASSIC))
        .fill_opacity(5)
        .legend(legend)
        .tooltip(common.VizTooltipOptions().mode(looks.TooltipDisplayMode.MULTI).sort(looks.SortOrder.DESCENDING))
        .thresholds_style(common.GraphThresholdsStyleConfig().mode(mode))
    )


def _bars(panel: Panel) -> timeseries.Panel:
    stacked = common.StackingConfig().mode(looks.StackingMode.NORMAL)
    return _lines(panel).draw_style(looks.GraphDrawStyle.BARS).fill_opacity(60).stacking(stacked)


def _states(_: Panel) -> statetimeline.Panel:
    by_value = dashboard.FieldColor().mode(model.FieldColorModeId.THRESHOLDS)
    return statetimeline.Panel().color_scheme(by_value).show_value(looks.VisibilityMode.NEVER).no_value("none")


PICTURES: dict[str, Callable[[Panel], Any]] = {"number": _number, "lines": _lines, "bars": _bars, "states": _states}


def main() -> int:
    """Write the dashboard, or with `--check` say whether it is fresh: 1 if not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if the file is stale")
    check = parser.parse_args().check
    text = rendered()
    if not check:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(text, encoding="utf-8")
        return 0
    fresh = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
    if not fresh:
        print(f"{TARGET} is stale: run python {Path(__file__).name}", file=sys.stderr)  # noqa: T201 (a command line)
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main())
