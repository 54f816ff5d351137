"""Hostile pages among good articles: each ends with its reason, within its time, and everything else comes out."""

import random

from schemas.topics import DEAD, DUPLICATES, ENRICHED, REJECTED, Topic
from tests.live.articles import HOSTILE, article, encoded, page
from tests.live.service import Service

GOOD = 30
LANES = 6
"""Topics that a worker with all stages reads, clean two of them; each is assigned once where nothing is handed over."""


def good(number: int) -> bytes:
    """A plain article; every third one as a page, with entities of entities that nobody may expand."""
    raw = article(number, random.Random(number))
    if number % 3:
        return encoded(raw)
    body = "".join(f"<p>{line}</p>" for line in str(raw.pop("text")).split("\n"))
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    return encoded({**raw, "html": f"{bomb}{page(body)}&c;&c;"})


def test_hostile_pages_end_with_their_reason_and_the_articles_between_them_come_out(service: Service) -> None:
    """All in one partition, so that each stands in the way of those behind it; nothing is lost or handed over."""
    worker = service.start(WIREROOM_PAGE_SECONDS="2")
    values = [good(number) for number in range(GOOD)]
    for number, hostile in enumerate(HOSTILE):
        values.insert(5 * number + 1, encoded({"id": hostile.name, "source": "s", "html": hostile.html}))
    service.send(values)
    assert service.wait_for(len(values)) == {
        ENRICHED.name: GOOD,
        DUPLICATES.name: 0,
        REJECTED.name: sum(hostile.ends_in == REJECTED.name for hostile in HOSTILE),
        DEAD.name: sum(hostile.ends_in == DEAD.name for hostile in HOSTILE),
    }
    assert sorted(record["reason"] for record in service.records(REJECTED)) == sorted(said(REJECTED))
    letters = {dict(letter.headers)["error"].decode().split(":")[0]: letter.value for letter in service.messages(DEAD)}
    assert sorted(letters) == sorted(said(DEAD))
    assert all(value in values for value in letters.values())
    assert not any("haha" in record["text"] for record in service.records(ENRICHED))
    assigned = [line for line in worker.lines() if line.get("event") == "partitions assigned"]
    assert len(assigned) == LANES
    assert worker.process.poll() is None


def said(topic: Topic) -> list[str]:
    """The reasons or causes that the hostile pages of this topic have to end with."""
    return [hostile.says for hostile in HOSTILE if hostile.ends_in == topic.name]
