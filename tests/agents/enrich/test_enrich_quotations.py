"""Sixty paragraphs of quotations by somebody who had not read the rules: every form of direct speech, ten languages."""

import json
import re
from pathlib import Path
from typing import Any

from agents import enrich
from schemas.article import SCHEMA, Article, Language, Quote

PARAGRAPHS = Path(__file__).parent / "quotations.jsonl"
"""`text`, its `language`, and in order its `quotes`: the words between marks, and who says them, null for nobody."""

LEAST_SPANS, LEAST_SPEAKERS = 0.95, 0.90
"""Shares of the quotes that are found with exactly their words, and that have the right speaker, or rightly none."""

ARTICLES = re.compile(
    r"^(?:(?:the|a|an|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|il|lo|gli|i|o|os|as|um|uma|de|het|een) "
    r"|(?:l|un)['’])"
)
"""What a role may begin with, in small letters."""


def paragraphs(file: Path = PARAGRAPHS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def found(row: dict[str, Any]) -> list[Quote]:
    language = Language(code=row["language"], script="Latn", confidence=1.0)
    article = Article(schema=SCHEMA, id="a" * 32, revision="b" * 32, text=row["text"], language=language)
    return list(enrich.process(article).record.quotes)


def expected(row: dict[str, Any]) -> dict[tuple[int, int], str | None]:
    at, spans = 0, {}
    for quote in row["quotes"]:
        start = row["text"].index(quote["text"], at)
        at = start + len(quote["text"])
        spans[start, at] = quote["speaker"]
    return spans


def same(told: str | None, wanted: str | None) -> bool:
    """Whether two speakers are one: all words wanted are told, or of a role, articles aside, two words and more."""
    if told is None or wanted is None:
        return told is wanted
    first, second = (set(ARTICLES.sub("", name.casefold()).split()) for name in (told, wanted))
    return second <= first or (len(first) > 1 and first <= second)


def scores(rows: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Recall and precision of the spans, and the share of all quotes with the right speaker; prints what is wrong."""
    wanted = told = spans = speakers = 0
    for row in rows:
        gold, quotes = expected(row), {(quote.start, quote.end): quote.speaker for quote in found(row)}
        wanted, told = wanted + len(gold), told + len(quotes)
        spans += len(gold.keys() & quotes.keys())
        right = [span for span in gold.keys() & quotes.keys() if same(quotes[span], gold[span])]
        speakers += len(right)
        for span in sorted((gold.keys() | quotes.keys()) - set(right)):
            words = row["text"][slice(*span)][:50]
            print(f"{row['id']} {words!r}: {gold.get(span, 'no quote')} expected, {quotes.get(span, 'no quote')} told")  # noqa: T201 (pytest shows it where a test fails)
    return spans / wanted, spans / told, speakers / wanted


def test_direct_speech_is_found_with_its_words_in_every_form_of_marks():
    recall, precision, _ = scores(paragraphs())
    assert min(recall, precision) >= LEAST_SPANS


def test_who_says_it_is_found_through_every_form_of_attribution():
    assert scores(paragraphs())[2] >= LEAST_SPEAKERS


def test_paragraphs_are_sixty_in_ten_languages_and_their_quotes_stand_in_them():
    rows = paragraphs()
    assert len(rows) == 60
    assert len({row["language"] for row in rows}) == 10
    for row in rows:
        assert list(expected(row)) == sorted(expected(row))
