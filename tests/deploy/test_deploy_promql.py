"""Every query of the alerts and the dashboard, held against streams/metrics.py, and the alerts against their tries."""

import re
from types import ModuleType
from typing import Any

import pytest

from streams import metrics

OF_PROMETHEUS = {"up": {"job", "instance"}, "ALERTS": {"alertname", "alertstate"}}
"""Series that Prometheus makes itself, with their labels."""

TARGET_LABELS = {"job", "instance"}
"""Put on every scraped series."""

KEYWORDS = {"and", "or", "unless", "offset", "by", "on", "without", "ignoring", "bool", "inf", "nan"}


@pytest.fixture(scope="session")
def labels(generate: ModuleType) -> dict[str, set[str]]:
    """Every series' labels, by its name in queries."""
    found = {}
    for name, (own, _) in generate.described_metrics().items():
        every = {*own, *TARGET_LABELS}
        if name in metrics.names():
            found[name] = every
        else:
            found |= {f"{name}_sum": every, f"{name}_count": every, f"{name}_bucket": every | {"le"}}
    assert set(found) == metrics.names()
    return found | OF_PROMETHEUS


@pytest.fixture(scope="session")
def queries(panels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """PromQL and legend of everything on the dashboard."""
    return [(target["expr"], target["legendFormat"]) for panel in panels for target in panel["targets"]]


@pytest.fixture(scope="session")
def expressions(queries: list[tuple[str, str]], rules: list[dict[str, Any]]) -> list[str]:
    return [expr for expr, _ in queries] + [rule["expr"] for rule in rules]


def series(expr: str) -> list[str]:
    """The names of the series that a query reads."""
    bare = re.sub(r'"[^"]*"', "", expr)
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]", " ", bare)
    bare = re.sub(r"\b(by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)", " ", bare)
    return [name for name in re.findall(r"(?<![\w$])[a-zA-Z_]\w*\b(?!\s*\()", bare) if name.lower() not in KEYWORDS]


def selected(expr: str) -> list[tuple[str, str]]:
    """Series and label of every selector, such as `stage` in `wireroom_ready{stage="clean"}`."""
    found = []
    for name, inside in re.findall(r"(\w+)\{([^}]*)\}", expr):
        found += [(name, label) for label in re.findall(r'(\w+)\s*(?:=~|!~|!=|=)\s*"', inside)]
    return found


def grouped(expr: str) -> list[tuple[str, list[str]]]:
    """What each `by (labels)` groups, and the labels. Written before what they group, which is the house style."""
    assert not re.search(r"\)\s*(by|without)\s*\(", expr), f"labels after their operand: {expr}"
    found = []
    for match in re.finditer(r"\bby\s*\(([^)]*)\)\s*\(", expr):
        depth, end = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(expr[end], 0)
            end += 1
        found.append((expr[match.end() : end - 1], re.findall(r"\w+", match[1])))
    return found


def named(text: str) -> set[str]:
    """Labels that a legend or an annotation shows."""
    return set(re.findall(r"\{\{\s*(?:\$labels\.)?([a-z_]+)\s*\}\}", text))


def left(expr: str, labels: dict[str, set[str]]) -> set[str]:
    """The labels that a query's answer can have."""
    by = [label for _, names in grouped(expr) for label in names]
    return set(by) - {"le"} if by else {label for name in series(expr) for label in labels[name]}


def test_the_readers_of_queries_read() -> None:
    expr = (
        'sum by (stage, le) (rate(a_bucket{topic!~"x[.]y", b="c"}[5m] offset 1h)) / on (stage) d_total unless up == 1'
    )
    assert series(expr) == ["a_bucket", "d_total", "up"]
    assert selected(expr) == [("a_bucket", "topic"), ("a_bucket", "b")]
    assert grouped(expr) == [('rate(a_bucket{topic!~"x[.]y", b="c"}[5m] offset 1h)', ["stage", "le"])]
    assert named("{{stage}} {{ $labels.cause }} {{ $value }}") == {"stage", "cause"}


def test_every_series_that_is_read_is_written(expressions: list[str], labels: dict[str, set[str]]) -> None:
    for expr in expressions:
        assert series(expr), expr
        assert set(series(expr)) <= set(labels), expr


def test_every_label_that_is_selected_is_the_metrics_own(expressions: list[str], labels: dict[str, set[str]]) -> None:
    for expr in expressions:
        for name, label in selected(expr):
            assert label in labels[name], f"{name} has no {label}: {expr}"


def test_every_label_that_is_grouped_by_is_the_metrics_own(expressions: list[str], labels: dict[str, set[str]]) -> None:
    for expr in expressions:
        for inside, names in grouped(expr):
            for name in series(inside):
                assert set(names) <= labels[name], f"{name} has only {labels[name]}: {expr}"


def test_labels_that_two_sides_are_matched_on_are_left_on_both(
    expressions: list[str], labels: dict[str, set[str]]
) -> None:
    for expr in expressions:
        for matched in re.findall(r"\bon\s*\(([^)]*)\)", expr):
            assert set(re.findall(r"\w+", matched)) <= left(expr, labels), expr


def test_every_legend_shows_labels_that_are_left(queries: list[tuple[str, str]], labels: dict[str, set[str]]) -> None:
    for expr, legend in queries:
        assert named(legend) <= left(expr, labels), f"{legend}: {expr}"


def test_every_annotation_shows_labels_that_are_left(rules: list[dict[str, Any]], labels: dict[str, set[str]]) -> None:
    for rule in rules:
        for text in rule["annotations"].values():
            assert named(text) <= left(rule["expr"], labels), rule["alert"]


def test_every_quantile_keeps_the_buckets(expressions: list[str]) -> None:
    for expr in expressions:
        for inside, names in grouped(expr):
            assert ("_bucket" in inside) == ("le" in names), expr


def test_counters_are_read_as_rates(expressions: list[str]) -> None:
    """What a counter stands at says only when its worker was started; `offset` compares with an earlier time."""
    for expr in expressions:
        for name in re.findall(r"\bwireroom_\w+_total\b", expr):
            assert re.search(rf"(rate|increase)\({name}\b|{name} offset ", expr), expr


def test_the_dashboard_shows_every_metric(queries: list[tuple[str, str]], generate: ModuleType) -> None:
    shown = {re.sub(r"_(bucket|sum|count)$", "", name) for expr, _ in queries for name in series(expr)}
    assert set(generate.described_metrics()) <= shown


def test_every_panel_says_what_one_sees_and_what_is_normal(panels: list[dict[str, Any]]) -> None:
    for panel in panels:
        assert panel["title"]
        assert len(panel["description"]) > 50, panel["title"]
        assert panel["fieldConfig"]["defaults"]["unit"], panel["title"]
        assert panel["targets"], panel["title"]


def test_no_two_panels_have_the_same_title_or_number(panels: list[dict[str, Any]]) -> None:
    for what in ("title", "id"):
        assert len({panel[what] for panel in panels}) == len(panels)


def test_panels_lie_side_by_side_within_the_grid(panels: list[dict[str, Any]]) -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert place["x"] + place["w"] <= 24, panel["title"]
        assert not cells & taken, panel["title"]
        taken |= cells


def test_every_alert_says_what_is_wrong_and_what_to_do(rules: list[dict[str, Any]]) -> None:
    for rule in rules:
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"]
        assert "`" in rule["annotations"]["action"], f"{rule['alert']} names no command and no setting"


def test_every_alert_is_tried_firing_and_silent(rules: list[dict[str, Any]], rule_tests: list[dict[str, Any]]) -> None:
    """rules_test.yml is run by promtool, where there is one."""
    silent = {tried["alertname"] for test in rule_tests for tried in test.get("alert_rule_test", [])}
    fires = {
        alert
        for test in rule_tests
        for tried in test.get("promql_expr_test", [])
        if tried.get("exp_samples")
        for alert in re.findall(r'alertname="(\w+)"', tried["expr"])
    }
    assert silent == fires == {rule["alert"] for rule in rules}


def test_the_tries_feed_series_that_are_written(rule_tests: list[dict[str, Any]], labels: dict[str, set[str]]) -> None:
    for test in rule_tests:
        for fed in test["input_series"]:
            name, *_ = series(fed["series"])
            assert {label for _, label in selected(fed["series"])} <= labels[name], fed["series"]


def test_alerts_name_every_stage_and_cause(rules: list[dict[str, Any]]) -> None:
    from schemas.outcome import DeadCause
    from streams.topology import STAGES

    by_name = {rule["alert"]: rule for rule in rules}
    stages = re.findall(r'stage="(\w+)"', by_name["WireroomStageUnattended"]["expr"])
    assert stages == [stage.name for stage in STAGES]
    action = by_name["WireroomDeadLetters"]["annotations"]["action"]
    assert [cause for cause in DeadCause if cause not in action] == []


def test_outcomes_and_stages_that_queries_select_are_written(expressions: list[str]) -> None:
    from streams.topology import OUTCOME_TOPICS, STAGES

    known = {"stage": {stage.name for stage in STAGES}, "outcome": {"pass", *OUTCOME_TOPICS}}
    for expr in expressions:
        for label, value in re.findall(r'\b(stage|outcome)="([^"]*)"', expr):
            assert value in known[label], expr
