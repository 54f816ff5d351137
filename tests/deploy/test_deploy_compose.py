"""docker-compose.yml and what it mounts, held against the settings, the topics and the files."""

import re
from pathlib import Path
from typing import Any

import yaml

from schemas.topics import MIB, TOPICS
from streams.settings import Settings


def default(name: str) -> Any:
    return Settings.model_fields[name].default


def seconds(duration: str) -> int:
    amount, unit = re.fullmatch(r"(\d+)([sm])", duration).groups()  # type: ignore[union-attr]
    return int(amount) * {"s": 1, "m": 60}[unit]


def listeners(setting: str) -> dict[str, tuple[str, int]]:
    """`NAME://host:port,…` as name to host and port."""
    found = re.findall(r"(\w+)://([^:,]*):(\d+)", setting)
    return {name: (host, int(port)) for name, host, port in found}


def ports(service: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Address and port on the host, port in the container."""
    found = []
    for text in service.get("ports", []):
        address, outside, inside = text.split(":")
        found.append((address, int(outside), int(inside)))
    return found


def test_every_port_on_the_host_is_bound_to_loopback(services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert all(address == "127.0.0.1" for address, _, _ in ports(service)), name


def test_every_image_has_a_tag_with_a_version(services: dict[str, Any]) -> None:
    for service in services.values():
        assert re.search(r":v?\d+\.\d+\.\d+$", service["image"]), service["image"]


def test_no_service_has_a_name_or_port_that_hinders_scaling_the_worker(services: dict[str, Any]) -> None:
    assert "ports" not in services["worker"]
    assert "container_name" not in services["worker"]


def test_workers_and_topics_are_told_the_listener_inside(services: dict[str, Any]) -> None:
    kafka = services["kafka"]["environment"]
    host, port = listeners(kafka["KAFKA_ADVERTISED_LISTENERS"])[kafka["KAFKA_INTER_BROKER_LISTENER_NAME"]]
    assert host == "kafka"
    assert listeners(kafka["KAFKA_LISTENERS"])["INSIDE"][1] == port
    for name in ("worker", "topics"):
        assert services[name]["environment"]["WIREROOM_BROKERS"] == f"{host}:{port}"
    assert str(port) in services["kafka"]["healthcheck"]["test"]


def test_programs_on_the_host_are_told_the_published_port(services: dict[str, Any]) -> None:
    kafka = services["kafka"]
    address, outside, inside = ports(kafka)[0]
    assert listeners(kafka["environment"]["KAFKA_ADVERTISED_LISTENERS"])["HOST"] == (address, outside)
    assert listeners(kafka["environment"]["KAFKA_LISTENERS"])["HOST"][1] == inside


def test_the_controller_listens_where_the_voters_look(services: dict[str, Any]) -> None:
    kafka = services["kafka"]["environment"]
    node, host, port = re.fullmatch(r"(\d+)@(\w+):(\d+)", kafka["KAFKA_CONTROLLER_QUORUM_VOTERS"]).groups()  # type: ignore[union-attr]
    assert int(node) == kafka["KAFKA_NODE_ID"]
    assert host == services["kafka"]["hostname"]
    assert listeners(kafka["KAFKA_LISTENERS"])[kafka["KAFKA_CONTROLLER_LISTENER_NAMES"]][1] == int(port)


def test_kafka_keeps_its_data_in_the_named_volume(compose: dict[str, Any], services: dict[str, Any]) -> None:
    volume, target = services["kafka"]["volumes"][0].split(":")
    assert volume in compose["volumes"]
    assert services["kafka"]["environment"]["KAFKA_LOG_DIRS"] == target


def test_kafka_takes_the_largest_message_of_any_topic(services: dict[str, Any]) -> None:
    kafka = services["kafka"]["environment"]
    largest = max(topic.message_share for topic in TOPICS) * default("max_message_bytes")
    for name in ("KAFKA_MESSAGE_MAX_BYTES", "KAFKA_REPLICA_FETCH_MAX_BYTES"):
        assert kafka[name] >= largest + MIB


def test_kafka_holds_as_many_copies_as_the_settings_ask_for(services: dict[str, Any]) -> None:
    kafka = services["kafka"]["environment"]
    assert kafka["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] == default("replication_factor") == 1
    assert kafka["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"


def test_a_consumer_group_is_remembered_as_long_as_any_topic_keeps_messages(services: dict[str, Any]) -> None:
    kept_ms = max(topic.retention_ms for topic in TOPICS if topic.retention_ms is not None)
    assert services["kafka"]["environment"]["KAFKA_OFFSETS_RETENTION_MINUTES"] * 60_000 >= kept_ms


def test_workers_start_after_the_topics_are_there(services: dict[str, Any]) -> None:
    assert services["topics"]["depends_on"]["kafka"]["condition"] == "service_healthy"
    assert services["worker"]["depends_on"]["topics"]["condition"] == "service_completed_successfully"


def test_a_worker_has_time_to_deliver_before_it_is_killed(services: dict[str, Any]) -> None:
    assert seconds(services["worker"]["stop_grace_period"]) >= default("drain_seconds") + 5


def test_a_worker_that_leaves_is_started_anew(services: dict[str, Any]) -> None:
    assert services["worker"]["restart"] == "unless-stopped"


def test_every_mounted_path_and_volume_is_there(compose: dict[str, Any], services: dict[str, Any], root: Path) -> None:
    for service in services.values():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            assert (root / source).exists() if source.startswith(".") else source in compose["volumes"], mount


def test_prometheus_scrapes_the_workers_by_name_on_their_port(
    prometheus: dict[str, Any], services: dict[str, Any]
) -> None:
    lookup = next(job for job in prometheus["scrape_configs"] if job["job_name"] == "wireroom")["dns_sd_configs"][0]
    assert lookup["port"] == default("http_port")
    assert lookup["names"] == ["worker"]
    assert set(lookup["names"]) <= set(services)


def test_prometheus_finds_its_configuration_and_rules(
    prometheus: dict[str, Any], services: dict[str, Any], root: Path
) -> None:
    source, target, _ = services["prometheus"]["volumes"][0].split(":")
    flags = dict(flag.split("=") for flag in services["prometheus"]["command"])
    for path in (flags["--config.file"], *prometheus["rule_files"]):
        assert path.startswith(target)
        assert (root / source / Path(path).relative_to(target)).is_file(), path


def test_grafana_finds_prometheus_and_the_dashboard(services: dict[str, Any], root: Path) -> None:
    mounts = {mount.split(":")[1]: root / mount.split(":")[0] for mount in services["grafana"]["volumes"]}
    provisioning = mounts["/etc/grafana/provisioning"]
    source = yaml.safe_load((provisioning / "datasources/prometheus.yml").read_text())["datasources"][0]
    provider = yaml.safe_load((provisioning / "dashboards/wireroom.yml").read_text())["providers"][0]
    assert source["url"] == f"http://prometheus:{ports(services['prometheus'])[0][2]}"
    boards = provider["options"]["path"]
    home = services["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert (mounts[boards] / Path(home).relative_to(boards)).is_file()


def test_grafana_makes_no_rate_over_less_than_a_scrape(prometheus: dict[str, Any], root: Path) -> None:
    path = root / "deploy/grafana/provisioning/datasources/prometheus.yml"
    source = yaml.safe_load(path.read_text())["datasources"][0]
    assert source["jsonData"]["timeInterval"] == prometheus["global"]["scrape_interval"]


def test_whoever_looks_at_grafana_can_change_nothing(services: dict[str, Any]) -> None:
    grafana = services["grafana"]["environment"]
    assert grafana["GF_AUTH_ANONYMOUS_ORG_ROLE"] == "Viewer"
    assert grafana["GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"] == "true"
