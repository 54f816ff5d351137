"""The table of places: normalised names, and a builder that always writes the same bytes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich import build_gazetteer, gazetteer
from agents.enrich.build_gazetteer import Place
from agents.enrich.gazetteer import Kind

LARGEST_FILE = 6_500_000
"""Bytes: what a clone and an image should carry for it at most."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khar'kov", "Kharkov"),
        ("Łódź", "Lodz"),
        ("São Paulo", "SAO PAULO"),
        ("St. Paul", "St Paul"),
        ("Baden-Baden", "baden baden"),
    ],
)
def test_case_accents_and_marks_make_no_other_name(one: str, other: str) -> None:
    assert gazetteer.key(one) == gazetteer.key(other)


@given(st.text())
@settings(deadline=None)
def test_a_normalised_name_stays_as_it_is(name: str) -> None:
    assert gazetteer.key(gazetteer.key(name)) == gazetteer.key(name)


def test_what_names_no_place_is_not_found() -> None:
    assert gazetteer.look_up("Qwrtzplk") == ()
    assert gazetteer.look_up("") == ()
    assert gazetteer.look_up("'") == ()


def test_bearers_of_a_name_come_with_the_largest_first() -> None:
    assert gazetteer.look_up("London")[0].country == "GB"


def test_the_file_stays_small() -> None:
    assert gazetteer.DATA.stat().st_size <= LARGEST_FILE


def test_the_data_say_where_they_come_from() -> None:
    note = (gazetteer.DATA.parent / "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in note
    assert "CC BY 4.0" in note


def test_the_builder_writes_the_same_bytes_in_any_order_and_they_are_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [
        Place("Aville", Kind.TOWN, 1, "XX.01", 10.25, -20.5, 1234, 1234.0, alternates={"Avil", "Авиль"}),
        Place("Bland", Kind.COUNTRY, 2, "XX.", 11.0, -21.0, 5_000_000, 5e7, peoples={"Blandish"}),
        Place("Aville", Kind.TOWN, 3, "YY.01", -3.0, 4.0, 99, 99.0),
    ]
    for name, order in (("a.npz", listed), ("b.npz", listed[::-1])):
        build_gazetteer.write(order, tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    monkeypatch.setattr(gazetteer, "DATA", tmp_path / "a.npz")
    table = gazetteer._table.__wrapped__()
    monkeypatch.setattr(gazetteer, "_table", lambda: table)
    look_up = gazetteer.look_up.__wrapped__
    assert [(spot.geonameid, spot.latitude, spot.longitude, spot.population) for spot in look_up("AVILLE")] == [
        (1, 10.25, -20.5, 1200),
        (3, -3.0, 4.0, 99),
    ]
    assert look_up("Авиль")[0].alternate
    assert (look_up("Blandish")[0].name, look_up("Blandish")[0].people) == ("Bland", True)
