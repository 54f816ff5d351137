"""Articles through every stage on a real broker: each message ends exactly where it should, and nothing is lost."""

import json
import random
import signal
from pathlib import Path

import pytest

from schemas.topics import BACKFILL, CLEANED, DEAD, DUPLICATES, ENRICHED, RAW, REJECTED, STORIES
from streams import metrics
from tests.live.articles import FAULTS, article, encoded, mixed_stream
from tests.live.service import Service, wait_until


def plain(number: int) -> bytes:
    return encoded(article(number, random.Random(number)))


def test_every_fault_ends_with_its_reason_and_the_next_article_passes(service: Service) -> None:
    """Bad input goes to articles.dead with its bytes, or to articles.rejected, each with a reason for a person."""
    service.start()
    values = [value for number, fault in enumerate(FAULTS) for value in (fault.value, plain(number))]
    service.send(values)
    assert service.wait_for(len(values)) == {
        ENRICHED.name: len(FAULTS),
        DUPLICATES.name: 0,
        DEAD.name: sum(fault.ends_in == DEAD.name for fault in FAULTS),
        REJECTED.name: sum(fault.ends_in == REJECTED.name for fault in FAULTS),
    }
    letters = service.messages(DEAD)
    for fault in FAULTS:
        if fault.ends_in == DEAD.name:
            errors = [
                dict(one.headers)["error"].decode() for one in letters if (one.value or b"") == (fault.value or b"")
            ]
            assert any(fault.says in error for error in errors), (fault.name, errors)
    reasons = [record["reason"] for record in service.records(REJECTED)]
    assert sorted(reasons) == ["blank", "unidentified"]
    for letter in letters:
        headers = {name: value.decode() for name, value in letter.headers}
        assert headers["stage"] == "clean"
        assert headers["attempts"] == "1"
        assert headers["origin"].startswith(f"{service.settings.topic_prefix}{RAW.name}/")


def test_a_message_without_a_key_passes(service: Service) -> None:
    service.start()
    service.send([plain(1)], key=None)
    assert service.wait_for(1)[ENRICHED.name] == 1


def test_an_escaped_nul_is_taken_out_by_an_edit(service: Service) -> None:
    service.start()
    raw = {**article(1, random.Random(1)), "text": "The council met.\u0000 It adjourned after an hour of talks."}
    service.send([encoded(raw)])
    service.wait_for(1)
    [record] = service.records(ENRICHED)
    assert "\u0000" not in record["text"]
    assert [edit["kind"] for edit in record["edits"]] == ["encoding"]


def test_what_goes_in_comes_out_exactly_once(service: Service) -> None:
    """Conservation: in = enriched + duplicate + rejected + dead, over a stream with every kind of fault."""
    values = mixed_stream(800, seed=11)
    service.send(values)
    service.start(WIREROOM_DEAD_LIMIT="100000")
    ended = service.wait_for(len(values))
    assert ended.total() == len(values)
    assert all(ended.values()), ended


def test_the_same_message_twice_gives_the_same_record(service: Service) -> None:
    """Byte for byte, but for when it was received and where the message lies."""
    service.start()
    once = [plain(1), plain(2), encoded({**article(1, random.Random(1)), "id": "copy", "source": "other.example"})]
    service.send(once)
    service.wait_for(3)
    service.send(once)
    service.wait_for(6)
    for topic, count in ((ENRICHED, 2), (DUPLICATES, 1)):
        lines = [_timeless(message.value) for message in service.messages(topic)]
        assert len(lines) == 2 * count
        assert len(set(lines)) == count


def _timeless(value: bytes) -> bytes:
    record = json.loads(value)
    del record["received"], record["provenance"]["raw"]
    return json.dumps(record).encode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_drains_the_window_and_the_next_worker_goes_on(service: Service, number: signal.Signals) -> None:
    """Exit code 0, nothing lost, nothing twice: what was under way is confirmed and committed."""
    service.send([plain(n) for n in range(600)])
    worker = service.start()
    wait_until(lambda: service.ended()[ENRICHED.name] > 0, service.logs)
    assert worker.stop(number) == 0, service.logs()
    service.start()
    service.wait_for(600)
    ids = [record["id"] for record in service.records(ENRICHED)]
    assert len(ids) == len(set(ids)) == 600


@pytest.mark.parametrize("snapshot", [True, False])
def test_what_dedup_decided_outlives_the_worker(service: Service, snapshot: bool) -> None:
    """State is rebuilt from the snapshot and the compacted topic, or from the topic alone."""
    first = service.start()
    service.send([plain(n) for n in range(20)])
    service.wait_for(20)
    assert first.stop() == 0, service.logs()
    snapshots = list(service.settings.data_dir.glob("state/*/*dedup.index*.snapshot"))
    assert len(snapshots) == 1
    if not snapshot:
        snapshots[0].unlink()
    service.start()
    copies = [encoded({**article(n, random.Random(n)), "id": f"c{n}", "source": "mirror.example"}) for n in range(20)]
    service.send(copies)
    assert service.wait_for(40)[DUPLICATES.name] == 20


def test_a_canceled_article_is_withdrawn_everywhere(service: Service) -> None:
    """It comes out without text, leaves its story, and a copy of it is no duplicate any more."""
    service.start()
    raw = article(1, random.Random(1))
    service.send([encoded(raw)])
    service.wait_for(1)
    service.send([encoded({**raw, "status": "canceled"}), encoded({**raw, "id": "copy", "source": "other.example"})])
    assert service.wait_for(3)[ENRICHED.name] == 3
    known, withdrawn, copy = sorted(service.records(ENRICHED), key=lambda record: record["provenance"]["raw"]["offset"])
    assert withdrawn["id"] == known["id"]
    assert withdrawn["status"] == "canceled"
    assert "text" not in withdrawn
    assert "relations" not in copy

    def story_without_it() -> bool:
        latest = {record["id"]: record for record in service.records(STORIES)}
        return known["id"] not in latest.get(known["story"]["id"], {"articles": [known["id"]]}).get("articles", [])

    wait_until(story_without_it, lambda: str(service.records(STORIES)))


def test_the_backfill_is_taken_when_live_is_quiet(service: Service) -> None:
    service.send([plain(n) for n in range(10)], topic=BACKFILL)
    service.start()
    assert service.wait_for(10)[ENRICHED.name] == 10


def test_live_articles_go_before_the_backfill_and_waiting_for_them_is_no_standing_still(service: Service) -> None:
    service.send([plain(n) for n in range(100, 160)], topic=BACKFILL)
    service.send([plain(n) for n in range(100)])
    service.start(WIREROOM_STALL_SECONDS="2")
    assert service.wait_for(160)[ENRICHED.name] == 160
    messages = service.messages(CLEANED)
    for number in range(4):
        origins = [json.loads(one.value)["provenance"]["raw"]["topic"] for one in messages if one.partition == number]
        late = [BACKFILL.name in origin for origin in origins]
        assert late == sorted(late)


def test_stages_in_different_workers_pass_on_to_each_other(service: Service) -> None:
    service.start("clean,dedup")
    service.start("tag,enrich,story")
    service.send([plain(n) for n in range(50)])
    assert service.wait_for(50)[ENRICHED.name] == 50


def test_a_worker_says_how_it_is(service: Service) -> None:
    """/health/live, /health/ready and /metrics answer on the worker's own port."""
    worker = service.start()
    service.send([plain(1), b"no JSON"])
    service.wait_for(2)
    assert worker.get("/health/live") == (200, '{"live": true}')
    wait_until(lambda: worker.get("/health/ready")[0] == 200, service.logs)
    text = worker.get("/metrics")[1]
    assert 'wireroom_articles_total{outcome="pass",stage="enrich"} 1.0' in text
    assert 'wireroom_dead_total{cause="not_json",stage="clean"} 1.0' in text
    described = {line.split()[2] for line in text.splitlines() if line.startswith("# HELP")}
    assert {metric.name + "_total" * (metric.type == "counter") for metric in metrics.REGISTRY.collect()} <= described


def test_too_many_dead_letters_stop_the_worker(service: Service) -> None:
    """A broken deployment must not drain a topic into articles.dead."""
    service.send([b"no JSON"] * 500)
    worker = service.start(WIREROOM_DEAD_LIMIT="20")
    assert worker.process.wait(120) == 1
    assert 0 < service.ended()[DEAD.name] < 20
    assert any("dead letters" in str(line.get("error", "")) for line in worker.lines())


def test_a_page_becomes_a_record(service: Service) -> None:
    service.start()
    html = (Path(__file__).parents[1] / "samples" / "page.html").read_text()
    service.send([encoded({"html": html, "source": "page.example"})])
    service.wait_for(1)
    [record] = service.records(ENRICHED)
    assert record["title"] == "Lighthouse keepers' cottages on Skerry Point to become a school"
    assert record["authors"] == ["Petra Hollingsgate"]
