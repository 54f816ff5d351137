"""What cannot be decoded is refused with a cause and with what is wrong where."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.codec import MAX_DEPTH, UndecodableError, decode, encode
from schemas.outcome import DeadCause
from schemas.raw import RawArticle, Status
from schemas.story import AnyStoryEvent, Joined, Merged, Version

ID, REVISION = "0" * 32, "f" * 32


def refused(value: bytes | None, kind: object = RawArticle) -> UndecodableError:
    with pytest.raises(UndecodableError) as caught:
        decode(value, kind)  # type: ignore[type-var]
    return caught.value


@pytest.mark.parametrize("value", [None, b""])
def test_an_empty_value_is_no_json(value: bytes | None) -> None:
    error = refused(value)
    assert error.cause is DeadCause.NOT_JSON
    assert "empty" in str(error)


@pytest.mark.parametrize(
    "value",
    [
        b"nonsense", b"{", b'{"title": "A"', b'{"title": "A",}', b"{'title': 'A'}", b'{"title": "A"} {}', b"NaN",
        b'{"extra": {"a": NaN}}', b'{"extra": {"a": Infinity}}', b"\x00\x01\x02", b" ", b'{"text": "a\x00b"}',
        b'{"text": "a\nb"}', b"\xef\xbb\xbf{}",
    ],
)  # fmt: skip
def test_what_is_no_json_is_named_so(value: bytes) -> None:
    error = refused(value)
    assert error.cause is DeadCause.NOT_JSON
    assert str(error).startswith("not JSON")


def test_invalid_utf8_is_named_with_byte_and_position() -> None:
    error = refused(b'{"text": "caf\xe9"}')
    assert error.cause is DeadCause.NOT_JSON
    assert "not UTF-8: byte 0xe9 at 13" in str(error)


@pytest.mark.parametrize("value", [rb'{"text": "\ud800"}', rb'{"text": "\udc00 \ud83d"}', b'{"text": "\xed\xa0\x80"}'])
def test_a_lone_surrogate_is_refused_and_a_pair_is_not(value: bytes) -> None:
    assert refused(value).cause is DeadCause.NOT_JSON
    assert decode(rb'{"text": "\ud83d\ude00"}', RawArticle).text == "😀"


def test_an_escaped_nul_is_text_like_any_other() -> None:
    assert decode(rb'{"text": "a\u0000b"}', RawArticle).text == "a\0b"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b'{"title": 3}', "field title: expected `str | null`, got `int`"),
        (b'{"text": ["A"]}', "field text: expected `str | null`, got `array`"),
        (b'{"authors": "A"}', "field authors: expected `array | null`, got `str`"),
        (b'{"authors": ["A", 3]}', "field authors[1]: expected `str`, got `int`"),
        (b'{"extra": []}', "field extra: expected `object | null`, got `array`"),
        (b'{"status": "gone"}', "field status: invalid enum value 'gone'"),
        (b'{"embargoed": "tomorrow"}', "field embargoed: invalid RFC3339 encoded datetime"),
        (b'{"fetched": "2023-03-07T09:00:00"}', "field fetched: expected `datetime` with a timezone component"),
        (b"[]", "expected `object`, got `array`"),
        (b'"text"', "expected `object`, got `str`"),
        (b"null", "expected `object`, got `null`"),
    ],
)
def test_a_wrong_type_is_named_with_its_field(value: bytes, said: str) -> None:
    error = refused(value)
    assert error.cause is DeadCause.WRONG_TYPE
    assert str(error) == said


def test_a_missing_field_and_a_broken_id_are_named() -> None:
    assert "schema" in str(refused(b"{}", Article))
    broken = json.dumps({"schema": "article/1", "id": "X", "revision": REVISION}).encode()
    assert str(refused(broken, Article)).startswith("field id: ")


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("depth", [MAX_DEPTH, 100_000])
def test_deep_nesting_is_refused_whatever_it_holds(opening: bytes, depth: int) -> None:
    closing = b"]" if opening == b"[" else b"}"
    value = b'{"extra": {"a": ' + opening * depth + b"1" + closing * depth + b"}}"
    error = refused(value)
    assert error.cause is DeadCause.TOO_DEEP
    assert str(MAX_DEPTH) in str(error)


def test_nesting_up_to_the_limit_is_read() -> None:
    inner = MAX_DEPTH - 2  # the article and `extra` are two levels
    value = b'{"extra": {"a": ' + b"[" * inner + b"]" * inner + b"}}"
    assert decode(value, RawArticle).extra is not None
    assert refused(value.replace(b"[]", b"[[[]]]")).cause is DeadCause.TOO_DEEP


def test_an_unknown_field_is_ignored() -> None:
    assert decode(b'{"title": "A", "desk": {"of": ["sea"]}}', RawArticle) == RawArticle(title="A")


def test_null_counts_as_absent() -> None:
    nulls = json.dumps(dict.fromkeys(RawArticle.__struct_fields__)).encode()
    assert decode(nulls, RawArticle) == RawArticle() == decode(b"{}", RawArticle)
    assert encode(decode(nulls, RawArticle)) == b"{}"


def test_a_field_that_does_not_apply_is_absent_from_the_json() -> None:
    assert encode(RawArticle(title="A", status=Status.CANCELED)) == b'{"title":"A","status":"canceled"}'


def test_an_event_is_told_by_its_tag() -> None:
    events = (
        Joined(story=ID, version=Version(article=ID, revision=REVISION)),
        Merged(story=ID, absorbed=ID, survivor=REVISION),
    )
    for event in events:
        assert decode(encode(event), AnyStoryEvent) == event  # type: ignore[arg-type, comparison-overlap]
    assert refused(b'{"event": "lost"}', AnyStoryEvent).cause is DeadCause.WRONG_TYPE


TEXT = st.text(max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.builds(
        RawArticle,
        text=TEXT | st.none(),
        title=TEXT | st.none(),
        authors=st.lists(TEXT, max_size=3).map(tuple) | st.none(),
        status=st.sampled_from(Status) | st.none(),
        extra=st.dictionaries(TEXT, JSON, max_size=3) | st.none(),
    )
)
@settings(deadline=None)
def test_what_is_encoded_is_decoded_to_the_same(article: RawArticle) -> None:
    assert decode(encode(article), RawArticle) == article
    assert encode(article) == encode(decode(encode(article), RawArticle))


@given(st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode()))
@settings(deadline=None)
def test_any_bytes_are_decoded_or_refused_with_a_sentence(value: bytes) -> None:
    try:
        found: RawArticle | UndecodableError = decode(value, RawArticle)
    except UndecodableError as error:
        found = error
    assert isinstance(found, RawArticle) or str(found)


def test_numbers_beyond_64_bits_lose_precision_and_nothing_else() -> None:
    extra = decode(b'{"extra": {"n": 123456789012345678901234567890}}', RawArticle).extra
    assert extra is not None
    assert math.isclose(extra["n"], 1.2345678901234568e29)
