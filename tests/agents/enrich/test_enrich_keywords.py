"""The terms that tell an article from others."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich import keywords, names

TEXT = """The harbour of Tannadyce will close for two years, Moira Kestrel said on Wednesday. Kestrel told the council
that the quay is sinking. "The quay was built on sand," she said. Fishermen protested; the fishermen want a new quay.
The Tannadyce ferry will sail from Ollerup in the meantime, at a cost of 12 mln dlrs.""".replace("\n", " ")


def found(text=TEXT, title="Tannadyce harbour to close", language="en"):
    return keywords.find(title, text, names.entities(names.find(text)), language)


def test_names_are_joined_and_stand_before_common_words():
    terms = [keyword.term for keyword in found()]
    assert set(terms[:2]) == {"Tannadyce", "Moira Kestrel"}
    assert not {"Moira", "Kestrel", "kestrel"} & set(terms)


def test_what_is_told_again_and_again_is_a_keyword():
    assert {"quay", "fishermen"} <= {keyword.term for keyword in found()}


def test_function_words_days_and_units_are_none():
    terms = {keyword.term.lower() for keyword in found()}
    assert not terms & {"the", "will", "that", "said", "wednesday", "mln", "dlrs", "two"}


def test_the_best_has_a_score_of_one_and_scores_fall():
    scores = [keyword.score for keyword in found()]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= keywords.MAX_KEYWORDS


def test_forms_of_one_word_are_one_term():
    text = "The evacuation began. They evacuated the coast, and the evacuation of the islands followed."
    terms = [keyword.term for keyword in found(text, None)]
    assert [term for term in terms if term.startswith("evac")] == ["evacuation"]


def test_a_word_keeps_its_capital_where_it_is_never_written_small():
    terms = {keyword.term for keyword in found("He learned some old Karsovian; few speak Karsovian today.", None)}
    assert "Karsovian" in terms


def test_words_are_weighed_by_the_frequencies_of_their_language():
    text = "Die Regierung hat den Rücktritt der Ministerin angenommen, teilte die Regierung mit."
    german = {keyword.term: keyword.score for keyword in keywords.find(None, text, (), "de")}
    unknown = {keyword.term: keyword.score for keyword in keywords.find(None, text, (), "")}
    assert german["Regierung"] < german["Rücktritt"] * (1 + 1)
    assert unknown["Regierung"] == unknown["Rücktritt"] * (1 + 1)


@settings(deadline=None, database=None)
@given(st.text(max_size=300), st.sampled_from(("en", "ru", "zh", "")))
def test_any_text_has_terms_that_stand_in_it(text, language):
    for keyword in keywords.find(None, text, (), language):
        assert keyword.term.lower() in text.lower() or any(len(char.lower()) > 1 for char in text)
        assert 0 < keyword.score <= 1


def test_a_text_of_words_that_weigh_nothing_has_no_terms():
    assert keywords.find(None, "İ i og", (), "da") == ()
