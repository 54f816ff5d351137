"""The commands that a person types, against a real broker."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from schemas.topics import DUPLICATES, ENRICHED, INDEX, STORIES, TOPICS
from streams.settings import Settings
from tests.live.articles import article, encoded
from tests.live.service import PATIENCE_SECONDS, Service, children, wait_until

SAMPLES = Path(__file__).parents[1] / "samples"


def wireroom(settings: Settings, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "streams.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
        env={
            **os.environ,
            "WIREROOM_BROKERS": str(settings.brokers),
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_DATA_DIR": str(settings.data_dir),
            **environment,
        },
    )


def test_topics_are_created_once_and_take_new_settings(settings: Settings) -> None:
    assert f"{len(TOPICS)} created, 0 were there" in wireroom(settings, "topics", "create").stdout
    assert f"0 created, {len(TOPICS)} were there" in wireroom(settings, "topics", "create").stdout
    shown = wireroom(settings, "topics", "show", WIREROOM_TOPIC_PARTITIONS='{"articles.raw": 12}').stdout
    assert f"{settings.topic_prefix}articles.raw" in shown
    assert "settings ask for 12" in shown


def test_topics_that_hold_state_must_have_as_many_partitions_as_their_input(settings: Settings) -> None:
    done = wireroom(settings, "topics", "create", WIREROOM_TOPIC_PARTITIONS='{"articles.tagged": 4}')
    assert done.returncode == 1
    assert "dedup.index" in done.stderr


def test_a_worker_without_topics_says_how_to_create_them(settings: Settings) -> None:
    done = wireroom(settings, "worker", WIREROOM_HTTP_PORT="0")
    assert done.returncode == 1
    assert "wireroom topics create" in done.stderr


def test_send_and_tail_carry_files_to_a_topic_and_back(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"\n".join(encoded(article(number, random.Random(number))) for number in range(30)))
    sent = wireroom(service.settings, "send", str(path), str(SAMPLES / "feed.xml"))
    assert sent.returncode == 0, sent.stderr
    assert "sent 33 articles" in sent.stdout
    tailed = wireroom(service.settings, "tail", "articles.raw", "--stop").stdout.splitlines()
    assert len(tailed) == 33
    assert {"origin", "key", "value"} <= set(json.loads(tailed[0]))


def test_an_article_that_the_broker_refuses_is_the_senders_error(service: Service, tmp_path: Path) -> None:
    """50 MB: said clearly, with what would help; what came before it is sent."""
    path = tmp_path / "big.jsonl"
    rng = random.Random(3)
    path.write_bytes(encoded(article(1, rng)) + b"\n" + encoded({"text": "x" * (50 << 20)}))
    done = wireroom(service.settings, "send", str(path))
    assert done.returncode == 1
    assert "message 2" in done.stderr
    assert "WIREROOM_MAX_MESSAGE_BYTES" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(service.messages(TOPICS[0])) == 1


def test_tail_names_a_topic_that_is_not_there(service: Service) -> None:
    done = wireroom(service.settings, "tail", "articles.enriche")
    assert done.returncode == 1
    assert "articles.enriche" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_up_runs_workers_and_leaves_when_told(service: Service, number: signal.Signals) -> None:
    settings = service.settings
    environment = {
        **os.environ,
        "WIREROOM_BROKERS": str(settings.brokers),
        "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
        "WIREROOM_DATA_DIR": str(settings.data_dir),
        "WIREROOM_HTTP_PORT": "0",
    }
    with (settings.data_dir / "up.log").open("wb") as log:
        up = subprocess.Popen(
            [sys.executable, "-m", "streams.cli", "up", "--workers", "2"], env=environment, stdout=log, stderr=log
        )
    try:
        service.send([encoded(article(1, random.Random(1)))])
        wait_until(lambda: service.ended().total() == 1, (settings.data_dir / "up.log").read_text)
    finally:
        up.send_signal(number)
        assert up.wait(PATIENCE_SECONDS) == 0
    assert (settings.data_dir / "up.log").read_text().count("told to stop") == 2


def test_up_starts_a_worker_again_that_was_killed(service: Service) -> None:
    settings = service.settings
    environment = {
        **os.environ,
        "WIREROOM_BROKERS": str(settings.brokers),
        "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
        "WIREROOM_DATA_DIR": str(settings.data_dir),
        "WIREROOM_HTTP_PORT": "0",
        "WIREROOM_LOG_FORMAT": "json",
    }
    log = settings.data_dir / "up.log"
    with log.open("wb") as sink:
        up = subprocess.Popen([sys.executable, "-m", "streams.cli", "up"], env=environment, stdout=sink, stderr=sink)
    try:
        wait_until(lambda: '"event":"ready"' in log.read_text(), log.read_text)
        service.send([encoded(article(1, random.Random(1)))])
        wait_until(lambda: service.ended().total() == 1, log.read_text)
        guard = children(up.pid)[0]
        os.kill(children(guard)[0], signal.SIGKILL)
        service.send([encoded(article(2, random.Random(2)))])
        wait_until(lambda: service.ended().total() >= 2, log.read_text)
    finally:
        up.send_signal(signal.SIGTERM)
        assert up.wait(PATIENCE_SECONDS) == 0
    assert "starting it again" in log.read_text()


def test_up_leaves_when_its_kafka_does(tmp_path: Path) -> None:
    environment = {**os.environ, "WIREROOM_DATA_DIR": str(tmp_path), "WIREROOM_HTTP_PORT": "0"}
    environment["WIREROOM_LOG_FORMAT"] = "json"
    environment.pop("WIREROOM_BROKERS", None)
    log = tmp_path / "up.log"
    with log.open("wb") as sink:
        up = subprocess.Popen([sys.executable, "-m", "streams.cli", "up"], env=environment, stdout=sink, stderr=sink)
    try:
        wait_until(lambda: '"event":"ready"' in log.read_text(), log.read_text)
        started = psutil.Process(up.pid).children(recursive=True)
        os.kill(next(child.pid for child in started if child.name() == "java"), signal.SIGKILL)
        assert up.wait(PATIENCE_SECONDS) == 1
    finally:
        if up.poll() is None:
            up.kill()
    assert "Kafka left with code" in log.read_text()


def test_a_withdrawn_article_leaves_and_its_copies_are_listed(service: Service) -> None:
    """The operator sees what derives from it; a second withdrawal changes nothing, and a copy is no duplicate after."""
    raw = article(1, random.Random(1))
    service.start()
    service.send([encoded(raw)])
    service.wait_for(1)
    service.send([encoded({**raw, "id": "copy", "source": "mirror.example"})])
    service.wait_for(2)
    (known,), (copy,) = service.records(ENRICHED), service.records(DUPLICATES)

    looked = wireroom(service.settings, "withdraw", known["id"], "--why", "court order", "--look")
    assert looked.returncode == 0, looked.stderr
    assert f"exact of it:  {copy['id']}  mirror.example" in looked.stdout
    assert service.ended().total() == 2

    for ended, told in ((3, f"{known['id']}: 1 remembered"), (4, f"{known['id']}: withdrawn before")):
        done = wireroom(service.settings, "withdraw", known["id"].upper(), "--why", "court order")
        assert done.returncode == 0, done.stderr
        assert told in done.stdout
        service.wait_for(ended)
    withdrawn = [record for record in service.records(ENRICHED) if record.get("status") == "canceled"]
    assert {record["id"] for record in withdrawn} == {known["id"]}
    assert [record["extra"] for record in withdrawn] == [{"withdrawn": "court order"}] * 2
    assert not any("text" in record for record in withdrawn)

    service.send([encoded(raw)])
    service.wait_for(5)
    assert [record.get("status") for record in service.records(ENRICHED)].count("canceled") == 3


def test_a_withdrawal_reaches_the_index_the_story_and_all_that_comes_later(service: Service) -> None:
    """What was remembered is deleted from the compacted topics; nothing that comes later refers to the article."""
    raw = article(1, random.Random(1))
    service.start()
    service.send([encoded(raw)])
    service.wait_for(1)
    [known] = service.records(ENRICHED)
    service.send([encoded({**raw, "id": "copy", "source": "mirror.example"})])
    service.wait_for(2)
    assert wireroom(service.settings, "withdraw", known["id"], "--why", "court order").returncode == 0
    service.wait_for(3)
    remembered = {message.key.decode(): message.value for message in service.messages(INDEX)}
    assert remembered.pop(f"{known['id']}/{known['revision']}") is None
    [withdrawal] = [json.loads(value) for key, value in remembered.items() if key.startswith(known["id"])]
    assert withdrawal["withdrawn"]
    assert not withdrawal.keys() & {"title", "text", "signature", "decision"}

    service.send([encoded({**raw, "id": "late copy", "source": "late.example"}), encoded(raw)])
    service.wait_for(5)
    [first] = service.records(DUPLICATES)
    enriched = service.records(ENRICHED)
    [late] = [record for record in enriched if record.get("source") == "late.example"]  # the original of later ones now
    assert known["id"] not in [relation["target"] for relation in late["relations"]]
    last = {record["revision"]: record for record in enriched if record["id"] == known["id"]}[known["revision"]]
    assert last["status"] == "canceled"
    assert not last.keys() & {"title", "text", "relations", "story"}

    def told() -> bool:
        story = {record["id"]: record for record in service.records(STORIES)}[known["story"]["id"]]
        return [version["article"] for version in story["versions"]] == [first["id"], late["id"]]

    wait_until(told, lambda: str(service.records(STORIES)))


def test_what_dedup_has_forgotten_is_taken_out_of_its_story(service: Service) -> None:
    """Its index holds one article here. A late cancellation by the producer changes nothing; the command erases."""
    raw, other = article(1, random.Random(1)), article(2, random.Random(2))
    service.start(WIREROOM_DEDUP_ARTICLES="1")
    service.send([encoded(raw), encoded(other), encoded({**raw, "text": None, "status": "canceled"})])
    service.wait_for(3)
    [known] = [one for one in service.records(ENRICHED) if one.get("text") and one["title"] == raw["title"]]

    def versions() -> list[str]:
        stories = {record["id"]: record for record in service.records(STORIES)}
        return [version["article"] for version in stories.get(known["story"]["id"], {}).get("versions", [])]

    wait_until(lambda: versions() == [known["id"]], lambda: str(service.records(STORIES)))
    done = wireroom(service.settings, "withdraw", known["id"], "--why", "court order")
    assert done.returncode == 0, done.stderr
    assert f"held by story {known['story']['id']}" in done.stdout
    assert "sent to 1 of the stories" in done.stdout
    wait_until(lambda: not versions(), lambda: str(service.records(STORIES)))
    again = wireroom(service.settings, "withdraw", known["id"], "--why", "court order")
    assert "no story holds it" in again.stdout


def test_withdrawing_takes_an_articles_id(service: Service) -> None:
    done = wireroom(service.settings, "withdraw", "https://news.example/a", "--why", "a mistake")
    assert done.returncode == 1
    assert "32 hex digits" in done.stderr
    assert "not remembered" in wireroom(service.settings, "withdraw", "0" * 32, "--why", "x", "--look").stdout
