"""What pages print around an article in languages of Latin letters: told by its form and place, not by its words."""

import pytest

from agents import given_names
from agents.clean.text import byline, labels, stamp
from agents.clean.text.cleaning import clean_text

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."


def cleaned(*paragraphs):
    return clean_text("\n\n".join(paragraphs))


def rules_of(found):
    return [edit.rule for edit in found.edits]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PUBLISHED: August 10, 2023 at 5:30 p.m. | UPDATED: August 11, 2023 at 8:02 a.m.", "August 10, 2023"),
        ("Publicado 10/08/2023Publicado em 10 de agosto de 2023", "10 de agosto de 2023"),
        ("10 août 2023 (modifié le 11 août 2023 | 12:33)", "10 août 2023"),
        ("Veröffentlicht am 10.08.2023, 11:48 Lesezeit: 4 Min.", "10.08.2023"),
        ("Thứ năm, 10/8/2023, 10:42 (GMT+7)", "10/8/2023"),
        ("Ciudad de México / 16.08.2023 21:14:08", "16.08.2023"),
        ("10 de agosto de 202310:14", "10 de agosto de 2023"),
    ],
)
def test_a_stamp_may_say_two_dates_how_long_reading_takes_or_where(line, words):
    """And the date of publication among them is offered."""
    assert stamp.find_stamp(line) == (len(line), line)
    assert words in stamp.date_in(line)


@pytest.mark.parametrize("line", ["Published 3 hours ago", "il y a 2 heures", "Mis à jour à 5 h 00", "há 3 horas"])
def test_a_stamp_may_say_how_long_ago(line):
    assert stamp.is_stamp(line)


@pytest.mark.parametrize("line", ["3 hours later", "In 2 hours", "14 of 20", "Published in 12 languages"])
def test_a_number_with_a_word_is_no_stamp(line):
    assert not stamp.is_stamp(line)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (["Jane Roe North of England correspondent"], ["Jane Roe"]),
        (["Jane Roe", "Reporterin der Coast Post"], ["Jane Roe"]),
        (["Por", "Jane Roe", "10 de agosto de 2023"], ["Jane Roe"]),
        (["JANE ROE Madrid", "10 de agosto de 2023"], ["JANE ROE"]),
        (["Jane Roe, Bern", "10.08.2023, 05.30 Uhr"], ["Jane Roe"]),
        (["Jane Roe", "Jane Roe", "Madrid", "10 AGO 2023 - 05:20 CET"], ["Jane Roe"]),
        (["Par Jane Roe (Beyrouth, correspondante)"], ["Jane Roe"]),
        (["By Jane Roe | jroe@example.com | Coast Post"], ["Jane Roe"]),
        (["Jane Roe (texto) e John Doe (fotografia)"], ["Jane Roe"]),
        (["Publicado em 10/08/2023 - 17:48 Por Jane Roe - Repórter da Agência Brasil - Rio de Janeiro"], ["Jane Roe"]),
        (["By Jane Roe", "BBC News, Belfast"], ["Jane Roe"]),
        (["Por Jane Roe, g1 SP e TV Globo — São Paulo"], ["Jane Roe"]),
    ],
)
def test_bylines_above_a_text(head, authors):
    found = cleaned(*head, BODY, MORE)
    assert found.text == f"{BODY}\n{MORE}"
    assert found.authors == authors


@pytest.mark.parametrize(
    "line", ["Middle East", "Accueil Économie Société", "New York Times reporter", "Supreme Court"]
)
def test_a_section_above_a_date_is_no_author(line):
    assert cleaned("By John Doe", line, BODY, MORE).authors == ["John Doe"]


def test_a_name_beneath_a_stamp_is_the_author_where_the_text_does_not_speak_of_them():
    assert cleaned("10 August 2023", "Elizabeth Roe", BODY, MORE).authors == ["Elizabeth Roe"]
    told = "Roe left the village on Tuesday with her children, carrying what she could, officials said."
    assert cleaned("10 August 2023", "Elizabeth Roe", told, MORE).authors == []


def test_given_names_are_told_without_their_accents_and_by_their_first_part():
    assert all(map(given_names.is_given_name, ("Émilie", "EMILIE", "Jean-Luc", "Łukasz")))
    assert not any(map(given_names.is_given_name, ("Middle", "Supreme", "")))


@pytest.mark.parametrize("line", ["Accueil Actualité Société", "International › Lateinamerika", "News | Crime"])
def test_a_row_of_sections_is_navigation(line):
    assert labels.is_section(line)


@pytest.mark.parametrize("line", ["World order", "International Business", "Sport and politics"])
def test_words_that_are_also_sections_are_none_together(line):
    assert not labels.is_section(line)


@pytest.mark.parametrize(
    ("line", "words", "credit"),
    [
        ("2 of 5 | A lorry on the bridge. (John Doe/The Coast Post via AP)", "2 of 5 | A lorry on the bridge.", "AP"),
        ("A lorry on the bridge. Foto Jane Roe.", "A lorry on the bridge.", None),
        ("Ein Lastwagen auf der Brücke. | dpa", "Ein Lastwagen auf der Brücke.", "dpa"),
        ("Un camion sur le pont. (Jane Roe/Herald)", "Un camion sur le pont.", "Herald"),
        ("Un camión sobre el puente. JANE ROE", "Un camión sobre el puente.", None),
        ("Le pont, le 10 août 2023. © Roe, AFP", "Le pont, le 10 août 2023.", "AFP"),
        ("A lorry on the bridge.Credit...Jane Roe for The Coast Post", "A lorry on the bridge.", None),
        ("Un camion sur le pont (illustration) - Jane Roe - AFP", "Un camion sur le pont (illustration)", "AFP"),
    ],
)
def test_captions_in_the_forms_of_many_papers(line, words, credit):
    found = cleaned(BODY, line, MORE)
    assert found.text == f"{BODY}\n{MORE}"
    assert found.captions[0].text == words
    assert credit is None or found.credits[0].agency == credit


@pytest.mark.parametrize(
    "line",
    [
        "The agency confirmed it (Reuters)",
        "He shouted one thing only. NEVER AGAIN",
        "They asked both parties (Roe/Doe) to stay.",
    ],
)
def test_a_sentence_is_no_caption(line):
    assert line in cleaned(BODY, line, MORE).text or line.isupper() or line.endswith("AGAIN")


@pytest.mark.parametrize("above", ["Von Jane Roe , Frankfurt", "Updated 4:12 PM EST, November 18, 2023"])
def test_a_byline_or_a_stamp_above_a_picture_is_not_its_heading(above):
    found = cleaned("The bridge stays closed", above, "A lorry on the bridge. Foto: Jane Roe/dpa", BODY)
    assert "caption_heading" not in [edit.rule for edit in found.edits if above in edit.original]


def test_longer_headlines_right_below_an_announcement_go_and_sub_headings_stay():
    link = "Why the harbour tender came to nothing again"
    assert cleaned(BODY, "Related stories", link, MORE).text == f"{BODY}\n{MORE}"
    assert cleaned(BODY, "Related stories", "What now", MORE).text == f"{BODY}\nWhat now\n{MORE}"
    question = "What will become of the old harbour now?"
    assert cleaned(BODY, "Related stories", question, MORE).text == f"{BODY}\n{question}\n{MORE}"


def test_read_more_announces_no_headline_and_nothing_announces_a_long_list():
    heading = "The harbour wins every vote in the valley"
    assert cleaned(BODY, "Read more", heading, MORE).text == f"{BODY}\n{heading}\n{MORE}"
    rows = [f"{place} votes for the new harbour tender" for place in ("Springfield", "Oldport", "Lisse", "Newtown")]
    assert cleaned(BODY, "Related stories", *rows, MORE).text == "\n".join([BODY, *rows, MORE])


def test_short_lines_beneath_what_does_not_belong_go():
    assert cleaned(BODY, MORE, "Share this article", "Harbour", "Flipboard").text == f"{BODY}\n{MORE}"
    assert cleaned(BODY, MORE, "Harbour", "Floods", "Share this article").text == f"{BODY}\n{MORE}"


def test_short_lines_at_the_end_stay_where_nothing_else_speaks_against_them():
    assert cleaned(BODY, MORE, "Warm clothes", "Water").text == "\n".join([BODY, MORE, "Warm clothes", "Water"])
    rows = ["Team A 3, Team B 2", "Team C 1, Team D 0"]
    assert cleaned(BODY, MORE, "Share this article", *rows).text == "\n".join([BODY, MORE, *rows])


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["Jane Roe", "redattrice economica"], ["Jane Roe"]),
        (["jr/ab", "(foto)(vídeo)"], []),
        (["md/as (DPA, Lusa, ots)", "Teilen"], []),
        (["(red, Reuters, 10.8.2023)"], []),
        (["red, coastpost.at/Agenturen"], []),
    ],
)
def test_marks_beneath_a_text(lines, authors):
    found = cleaned(BODY, MORE, *lines)
    assert found.text == f"{BODY}\n{MORE}"
    assert found.authors == authors


def test_a_note_on_a_known_author_is_told_by_the_name_or_the_surname():
    for note in ("Jane Roe ist Redakteurin in Bonn.", "Roe covers the coast.", "Jane Roe – dziennikarka działu."):
        assert cleaned("By Jane Roe", BODY, MORE, note).text == f"{BODY}\n{MORE}", note
    assert byline.find_bio("John Doe is a fisherman in the village.", ("Jane Roe",)) is None


def test_vietnamese_reports_are_signed_with_the_name_alone():
    sentence = "Người dân bắt đầu rời làng hôm thứ Ba, mang theo những gì họ có thể, theo các quan chức."
    found = cleaned(sentence, sentence, "Hoài Thu")
    assert found.authors == ["Hoài Thu"]
    assert cleaned(BODY, MORE, "Springfield Harbour").authors == []


def test_ten_thousand_tags_take_no_time_of_their_own():
    """Each line that announces tags is looked at once, whatever follows it."""
    found = clean_text(f"{BODY}\n\n" + "Tags\n\nHarbour\n\n" * 10_000)
    assert found.text.startswith(BODY)
