"""What articles say of themselves: notes on a translation, outlets of other languages, versions of the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import process as clean
from agents.tag.translation import outlets, told, versions
from agents.tag.translation.signs import CERTAIN, Reading, Sign
from schemas.article import Alternate, Article, Credit, Dateline, Edit, EditKind, Hints
from schemas.outcome import Pass
from schemas.raw import RawArticle, Received

STATEMENTS = told.statements()
EXAMPLES = [(statement, text, says) for statement in STATEMENTS for text, says in statement.examples.items()]
COUNTEREXAMPLES = [text for statement in STATEMENTS for text in statement.counterexamples]
NAMES = {name for group in outlets.groups() for name in group.names}


def article(text: str, **blocks: object) -> Article:
    return Article(schema="article/1", id="0" * 32, revision="0" * 32, text=text, **blocks)  # type: ignore[arg-type]


def signs(text: str, language: str = "en", **blocks: object) -> list[Sign]:
    return list(told.signs(Reading(article(text, **blocks), language, text)))


def weight(found: list[Sign]) -> float:
    return sum(sign.translated for sign in found)


@pytest.mark.parametrize(("statement", "text", "says"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_a_statement_is_read(statement: told.Statement, text: str, says: str) -> None:
    """Each example of the table says that the text is a translation, and from which language and by whom it says."""
    found = dict(told.said(text))
    assert found, "nothing read"
    read = next(iter(found.values()))
    expected = says.split()
    assert read.source == next((word for word in expected if word not in {"machine", "human"}), None)
    assert read.machine == (True if "machine" in expected else False if "human" in expected else None)


@pytest.mark.parametrize("text", COUNTEREXAMPLES)
def test_news_of_translations_is_left(text: str) -> None:
    """No statement of any language takes a sentence that only reports of a translation."""
    assert not list(told.said(text))


def test_every_statement_has_names_of_languages() -> None:
    """A statement's language has a table of names, so that the source can be read."""
    assert {statement.language for statement in STATEMENTS} <= set(told.language_names())


def test_no_language_is_called_by_two_names_alike() -> None:
    """Within a language, no name's beginning stands for two languages."""
    for table in told.language_names().values():
        names = [name for names in table.values() for name in names.split("|")]
        assert len(names) == len(set(names))


def test_a_note_at_the_end_proves_a_translation() -> None:
    """A closing note names the source with certainty."""
    found = signs("The harbour was closed on Monday.\nTwo ships waited.\nTranslated from the Spanish by Jane Roe")
    assert [sign.rule for sign in found] == ["told.translated"]
    assert found[0].translated == told.PROOF
    assert found[0].source == {"es": CERTAIN}
    assert found[0].machine < 0


def test_a_note_that_the_clean_stage_took_out_is_read() -> None:
    """Edits of bylines, credits and notices are read as the text is."""
    edit = Edit(
        at=0, length=0, original="By John Doe | Translated by Google Translate\n", kind=EditKind.BYLINE, rule="byline"
    )
    found = signs("The harbour was closed.", edits=(edit,))
    assert found[0].rule == "told.machine"
    assert found[0].machine == told.BY_MACHINE


def test_an_unknown_outlet_tells_its_language_by_its_letters() -> None:
    """A name that no table has, spelt with letters that the text's language lacks."""
    found = signs("Two ships waited.", dateline=Dateline(text="(Kuzey Işığı) –", agency="Kuzey Işığı"))
    assert [(sign.rule, sign.source) for sign in found] == [("outlet.unknown", {"tr": outlets.SOURCE_VOTE})]
    assert found[0].translated == outlets.UNKNOWN_DATELINE


def test_an_unknown_outlet_without_foreign_letters_tells_nothing() -> None:
    for name in ("Coast Post", "Harbour Herald", "Kolner Abend"):
        assert not signs("Two ships waited.", dateline=Dateline(text=f"({name}) –", agency=name))


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("This article was originally published in German in the Coast Post. Translated by Jane Roe.", "de"),
        ("This article originally appeared in Spanish and was translated by Jane Roe.", "es"),
        ("(Translated from Polish by Jane Roe)", "pl"),
        ("This is a machine translation of an article in French.", "fr"),
        ("The interview was conducted in Russian and translated by the author.", "ru"),
    ],
)
def test_a_note_is_read_whether_or_not_the_clean_stage_takes_it_out(note: str, source: str) -> None:
    body = "The ferry to the island sails again from Monday, the company said. Two ships waited outside the harbour."
    for text in (f"{body}\n{note}", f"{note}\n{body}"):
        cleaned = clean(Received(raw=RawArticle(text=text)))
        assert isinstance(cleaned, Pass)
        found = list(told.signs(Reading(cleaned.record, "en", cleaned.record.text or "")))
        assert any(sign.rule.startswith("told.") and sign.source == {source: CERTAIN} for sign in found), text


@pytest.mark.parametrize(
    "foot",
    [
        "The Salt House\nHan Jiwon\nTranslated by Deborah Marsh\nHarbour Press, $24",
        "Book: The Salt House, by Han Jiwon. Translated by Deborah Marsh. Harbour Press, $24.",
    ],
)
def test_a_reviews_foot_is_of_the_book(foot: str) -> None:
    assert not signs("A slow novel of the sea, and the better for it.\n" + foot)


def test_more_notes_than_articles_have_are_not_read() -> None:
    """A hostile record costs no more than an article with many notes."""
    edit = Edit(at=0, length=0, original="A line.\n", kind=EditKind.BYLINE, rule="byline")
    last = Edit(at=0, length=0, original="Translated by Jane Roe\n", kind=EditKind.BYLINE, rule="byline")
    assert signs("The harbour was closed.", edits=(edit, last))
    assert not signs("The harbour was closed.", edits=(*([edit] * told.MOST_NOTES), last))


def test_the_version_that_is_canonical_tells_its_language_by_the_pages_list() -> None:
    """Canonical addresses come without what tracks readers."""
    found = signs(
        "Two ships waited.",
        url="https://news.example/news/1",
        canonical_url="https://news.example/artikel/1",
        alternates=(Alternate("de-AT", "https://news.example/artikel/1?utm_source=a"),),
    )
    assert [(sign.rule, dict(sign.source)) for sign in found] == [
        ("version.canonical", {"de": versions.CANONICAL_VOTE})
    ]


def test_a_tag_that_is_no_language_names_no_source() -> None:
    """Else any page could write what it likes into the record and the metrics."""
    own, other = "https://news.example/en/1", "https://news.example/1?utm=a"
    for tag, source in (("klingon-XX", None), ("en_US", None), ("de_AT", "de"), ("no", "nb"), ("x" * 10_000, None)):
        found = signs("Two ships waited.", url=own, canonical_url=other, alternates=(Alternate(tag, other),))
        assert [next(iter(sign.source), None) for sign in found] == ([source] if source else []), tag
        claimed = signs("Two ships waited.", hints=Hints(producer_language=tag))
        assert all(len(sign.text) <= 80 for sign in claimed)


def test_a_note_in_the_middle_of_a_long_text_is_left() -> None:
    """A line between long passages is part of the story: a prize list, a programme."""
    filler = "The harbour was closed on Monday and two ships waited outside it.\n" * 20
    assert not signs(filler + "Translated from the Spanish by Jane Roe\n" + filler)


def test_a_translation_into_the_same_language_is_none() -> None:
    """An English text does not come "from the English": the note is of something else."""
    assert not signs("Two ships waited.\nTranslated from the English by Jane Roe")


def test_the_translator_of_a_book_reviewed_is_left() -> None:
    """A review's heading names the book's translator."""
    text = (
        "The Tide, by Jane Roe\nTranslated from the Korean by John Doe\n240 pp. Coast Press.\nA slow novel of the sea."
    )
    assert not signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "He told Der Spiegel that the talks had failed.",
        "The minister said in Russian, translated by an aide, that he would stay.",
        "She spoke through a translator about the flood. The water rose within an hour.",
        "The firm's app translates menus from Korean. Its shares rose on Monday.",
        "Reported Le Monde, citing two officials, and the ministry confirmed it.",
        "The Herald first published the letters in German, then in Polish.",
    ],
)
def test_originals_are_left(text: str) -> None:
    """Quoting foreigners and foreign outlets is reporting, not translating."""
    assert weight(signs(text)) == 0


def test_an_outlet_that_is_only_named_is_a_small_vote() -> None:
    """What an outlet is a source of says little of the language of the text, nothing of a translation."""
    found = signs("He told Le Figaro and Le Parisien that the talks had failed, Ouest-France reported.")
    assert [sign.rule for sign in found] == ["outlet.named"]
    assert found[0].source == {"fr": outlets.MOST_NAMED}
    assert found[0].translated == 0


def test_a_dateline_of_an_outlet_in_another_language_is_strong() -> None:
    """An English text that a Vietnamese paper filed is a translation."""
    found = signs("The harbour was closed.", dateline=Dateline(text="(Dan Tri) –", agency="Dan Tri"))
    assert weight(found) == outlets.FOREIGN_DATELINE
    assert found[0].source == {"vi": outlets.SOURCE_VOTE}


def test_a_head_that_the_clean_stage_left_is_read() -> None:
    """An outlet in brackets before a dash filed the report."""
    assert weight(signs("(Gazeta Wyborcza) - The harbour was closed.")) == outlets.FOREIGN_DATELINE


@pytest.mark.parametrize("agency", ["AFP", "dpa", "TASS", "Xinhua", "Yonhap", "EFE", "Ukrinform", "Anadolu"])
def test_an_agency_with_an_english_desk_speaks_for_no_translation(agency: str) -> None:
    """Big agencies write English originals."""
    assert weight(signs("The harbour was closed.", dateline=Dateline(text=f"BERLIN ({agency}) -", agency=agency))) <= 0


def test_an_english_agency_speaks_against_a_translation_into_english() -> None:
    """Reuters files in English what it writes in English."""
    assert (
        weight(signs("The harbour was closed.", dateline=Dateline(text="BERLIN (Reuters) -"))) == outlets.OWN_DATELINE
    )


def test_an_english_outlet_credited_in_a_german_text_speaks_for_a_translation() -> None:
    """The same name means different things in texts of different languages."""
    credit = Credit(text="© The New York Times", kind="text")
    assert weight(signs("Der Hafen war geschlossen.", "de", credits=(credit,))) == outlets.FOREIGN_CREDIT


def test_a_photo_credit_is_nothing() -> None:
    """Pictures are bought from anywhere."""
    credit = Credit(text="(Photo: Onet)", kind="photo", agency="Onet")
    assert not signs("The harbour was closed.", credits=(credit,))


def test_several_credits_count_once() -> None:
    """The weightiest outlet stands for all of them."""
    three = tuple(Credit(text=name, kind="text") for name in ("Onet", "TVN24", "RMF24"))
    assert weight(signs("The harbour was closed.", credits=three)) == outlets.FOREIGN_CREDIT


def test_outlets_have_known_languages() -> None:
    """Languages are two-letter codes, and no name stands in two groups."""
    groups = outlets.groups()
    assert all(len(code) == 2 for group in groups for code in (*group.languages, *group.services, *group.editions))
    assert len(NAMES) == sum(len(group.names) for group in groups)


def test_a_canonical_version_in_another_language_is_strong() -> None:
    """A page whose canonical address is its Russian version is a translation of that."""
    found = signs("Two ships waited.", url="https://news.example/en/1", canonical_url="https://news.example/ru/1")
    assert weight(found) == versions.CANONICAL
    assert found[0].source == {"ru": versions.CANONICAL_VOTE}


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://news.example/en/1", "https://news.example/en/1"),
        ("https://news.example/1", "https://news.example/1"),
        ("https://news.example/ru/1", "https://news.example/ru/1"),
        ("https://news.example/1", "https://news.example/uk/weather"),
        ("https://news.example/it/1", "https://news.example/it/1"),
        (None, "http://["),
    ],
)
def test_other_canonical_addresses_are_nothing(url: str | None, canonical: str) -> None:
    """Nor are versions in the text's own language, countries, or sections called like a language."""
    assert not signs("Two ships waited.", url=url, canonical_url=canonical)


def test_alternates_alone_are_nothing() -> None:
    """An original in several languages lists its versions as a translation does."""
    others = tuple(Alternate(tag, f"https://news.example/{tag}/1") for tag in ("de", "ru", "es"))
    assert not signs("Two ships waited.", url="https://news.example/en/1", alternates=others)


def test_a_claimed_language_is_slight() -> None:
    """Tags of pages are often wrong."""
    found = signs("Two ships waited.", hints=Hints(page_language="ru-RU"))
    assert weight(found) == versions.CLAIMED


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("https://news.example/ru/1", "ru"),
        ("https://ua.news.example/1", "uk"),
        ("https://news.example/1?lang=pl", "pl"),
        ("https://news.example/zh-hans/1", "zh"),
        ("https://news.example/news/de/1", None),
        ("https://de.example", None),
    ],
)
def test_language_of_an_address(address: str, language: str | None) -> None:
    """An address names a language first of all in it or not at all."""
    assert versions.language_of(address) == language


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.sampled_from(["en", "ru", "zh", "und"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """No text raises, and reading twice says the same."""
    assert signs(text, language) == signs(text, language)


@pytest.mark.parametrize("unit", ["(", "translated by ", "original ", "\n", "« ", "a", "Aa ", "перевод ", "译", '"'])
def test_hostile_repetition_is_read_quickly(unit: str) -> None:
    """Only a bounded part of a text is read for notes."""
    text = unit * (200_000 // len(unit))
    edit = Edit(at=0, length=0, original=text, kind=EditKind.LEGAL, rule="legal")
    assert weight(signs(text, edits=(edit,))) <= 20
