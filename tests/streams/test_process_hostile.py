"""Without a broker hostile pages end as they do on one, and the line behind each is answered."""

import random

from streams.process import Chain
from streams.settings import load
from tests.live.articles import HOSTILE, article, encoded


def test_each_hostile_page_ends_with_its_reason_and_the_next_article_passes() -> None:
    chain = Chain(load(page_seconds=1), until="clean")
    lines = []
    for number, hostile in enumerate(HOSTILE):
        lines += [encoded({"id": hostile.name, "html": hostile.html}), encoded(article(number, random.Random(number)))]
    answers = list(chain.run(lines))
    assert [answer.line for answer in answers] == list(range(1, len(lines) + 1))
    assert [answer.outcome for answer in answers[1::2]] == ["enriched"] * len(HOSTILE)
    for hostile, answer in zip(HOSTILE, answers[::2], strict=True):
        assert f"articles.{answer.outcome}" == hostile.ends_in, hostile.name
        assert (answer.reason or "").startswith(f"{hostile.says}: "), hostile.name
