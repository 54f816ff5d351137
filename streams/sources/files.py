"""Any input file to raw articles: feed, page, WARC, JSON Lines, JSON, text. Told apart by content, then by suffix."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec.structs
import orjson

from schemas.codec import UndecodableError, decode
from schemas.raw import RawArticle
from streams.sources.charset import WIDE_BOMS, decoded
from streams.sources.feeds import FeedError, parse_feed

MAX_WHOLE_BYTES = 256 * 1024 * 1024
"""Largest file that is read at once (feed, page, JSON array, text); JSON Lines and WARC are read piece by piece."""

MAX_PAGE_BYTES = 32 * 1024 * 1024
"""Most that is taken of a page from a WARC, packed or unpacked: no topic would carry a longer one."""

HEAD_BYTES = 16 * 1024
"""How much of a file is looked at to tell what it is."""

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text has; ESC (1b) is left out, which Japanese mail encodings use."""
_MAX_BINARY_SHARE = 0.01
"""Share of them above which a file is no text: a stray one does not make an article binary."""

_OBJECT = re.compile(rb'\{\s*["}]')
_ARRAY = re.compile(rb"\[\s*\{")
_PROLOG = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_FEED_ROOTS = frozenset({b"rss", b"feed", b"rdf", b"channel"})
_PAGE_MARK = re.compile(rb"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
_EBCDIC_XML = b"\x4c\x6f\xa7\x94\x93"
_FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".feed", ".cdf"})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_LINE = re.compile(r"line (\d+)")

Reader = Callable[[Path], Iterator[RawArticle]]


class ReadError(Exception):
    """A file that cannot be read: which one, where, and what would be right. The other files are not concerned."""


def read_file(path: Path) -> Iterator[RawArticle]:
    """The raw articles of a file, each with `extra["origin"]`, the path as given.

    A gzipped file is unpacked first. In JSON Lines, what stands before a line that is wrong comes out before the error.

    Raises:
        ReadError: the file is missing, empty, binary, cut off, or not what it seems to be.
    """
    try:
        for article in _reader(path)(path):
            yield msgspec.structs.replace(article, extra={**(article.extra or {}), "origin": str(path)})
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    except FeedError as error:
        raise ReadError(f"{path}: {error}") from error


def _open(path: Path) -> BinaryIO:
    """The file, unpacked where it is gzipped."""
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
    return cast("BinaryIO", gzip.open(path, "rb")) if packed else path.open("rb")


def _head(path: Path) -> bytes:
    """How the file begins, unpacked; a gzipped file may be cut off further on."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    packed = head.startswith(_GZIP)
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, HEAD_BYTES) if packed else head


def _reader(path: Path) -> Reader:
    """The function that reads such a file; raises ReadError where there is none."""
    head = _head(path)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadError(f"{path}: is empty; expected a feed, a page, a WARC, JSON Lines or text")
    suffixes = [suffix.lower() for suffix in path.suffixes]
    suffix = next((suffix for suffix in reversed(suffixes) if suffix != ".gz"), "")
    if head.startswith(_WARC) or ".warc" in suffixes:
        return _read_warc
    if _has_units_of_two_bytes(head) or head.startswith(_EBCDIC_XML):
        head = head.replace(b"\0", b"")
    elif len(_BINARY.findall(head)) > _MAX_BINARY_SHARE * len(head):
        raise ReadError(f"{path}: is a binary file; expected a feed, a page, a WARC, JSON Lines or text")
    return _reader_of_text(head, suffix)


def _has_units_of_two_bytes(head: bytes) -> bool:
    """Whether these are the bytes of UTF-16 or UTF-32: by their mark, or because markup begins so."""
    return head.startswith(WIDE_BOMS) or (
        b"\0" in head[:8] and head[:8].replace(b"\0", b"")[:2] in (b"<?", b"<r", b"<f", b"<!", b"<h")
    )


def _reader_of_text(head: bytes, suffix: str) -> Reader:
    """The function for a file that holds text of some kind."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if suffix in _LINES_SUFFIXES:
        return _read_lines
    if _OBJECT.match(start) or suffix == ".json":
        return _read_array if start[:1] == b"[" else _read_objects
    if _ARRAY.match(start):
        return _read_array
    if start[:1] == b"<" or start.startswith(_EBCDIC_XML):
        return _reader_of_markup(start, suffix)
    return _read_feed if suffix in _FEED_SUFFIXES else _read_page if suffix in _PAGE_SUFFIXES else _read_text


def _reader_of_markup(start: bytes, suffix: str) -> Reader:
    """The function for a file that begins like markup: by its first element, else by its suffix."""
    prolog = _PROLOG.match(start)
    element = _ELEMENT.match(start, prolog.end() if prolog else 0)
    if element and element[1].lower() in _FEED_ROOTS:
        return _read_feed
    if _PAGE_MARK.search(start) or suffix in _PAGE_SUFFIXES:
        return _read_page
    return _read_feed if suffix in _FEED_SUFFIXES else _read_text if suffix == ".txt" else _read_page


def _whole(path: Path) -> bytes:
    with _open(path) as file:
        content = file.read(MAX_WHOLE_BYTES + 1)
    if len(content) > MAX_WHOLE_BYTES:
        raise ReadError(f"{path}: is larger than {MAX_WHOLE_BYTES} bytes; split it, or use JSON Lines or WARC")
    return content


def _read_feed(path: Path) -> Iterator[RawArticle]:
    yield from parse_feed(_whole(path))


def _read_page(path: Path) -> Iterator[RawArticle]:
    yield RawArticle(html=decoded(_whole(path)))


def _read_text(path: Path) -> Iterator[RawArticle]:
    yield RawArticle(text=decoded(_whole(path)))


def _read_lines(path: Path) -> Iterator[RawArticle]:
    """JSON Lines; blank lines are passed over."""
    with _open(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _checked(line.removeprefix(b"\xef\xbb\xbf"), f"{path}: line {number}")


def _read_objects(path: Path) -> Iterator[RawArticle]:
    """JSON Lines, one JSON object over several lines, or a JSON Feed: the first line tells."""
    with _open(path) as file:
        first = next((line for line in file if line.strip(b"\xef\xbb\xbf \t\r\n")), b"")
        more = bool(file.read(1))
    try:
        parsed = orjson.loads(first.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        yield from _read_object(path)
        return
    yield from _read_object(path) if not more or _is_json_feed(parsed) else _read_lines(path)


def _read_object(path: Path) -> Iterator[RawArticle]:
    content = _whole(path).removeprefix(b"\xef\xbb\xbf")
    if _is_json_feed(_parsed(content, path)):
        yield from parse_feed(content)
    else:
        yield _checked(content, str(path))


def _read_array(path: Path) -> Iterator[RawArticle]:
    content = _whole(path).removeprefix(b"\xef\xbb\xbf")
    for number, element in enumerate(_parsed(content, path), 1):
        yield _checked(orjson.dumps(element), f"{path}: element {number}")


def _parsed(content: bytes, path: Path) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        line = _LINE.search(str(error))
        where = f"line {line[1]}" if line else "the file"
        raise ReadError(f"{path}: {where} is no JSON: {error.msg}; expected a raw article as JSON") from error


def _is_json_feed(parsed: object) -> bool:
    return isinstance(parsed, dict) and "jsonfeed.org" in str(parsed.get("version")) and "items" in parsed


def _checked(content: bytes, where: str) -> RawArticle:
    try:
        return decode(content, RawArticle)
    except UndecodableError as error:
        raise ReadError(f"{where}: {error}; expected a raw article as JSON") from error


def _read_warc(path: Path) -> Iterator[RawArticle]:
    """One article for each HTTP response that carries a page; records above `MAX_PAGE_BYTES` are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    responses = WarcRecordType.response
    with path.open("rb") as file:
        for record in ArchiveIterator(file, responses, parse_http=False, max_content_length=MAX_PAGE_BYTES):
            announced = record.content_length
            record.freeze()
            if record.content_length < announced:  # fastwarc gives out what is left without a word
                raise ReadError(f"{path}: is cut off in the record of {record.headers.get('WARC-Target-URI')}")
            record.parse_http(auto_decode="all", quirks_mode=True)
            article = _page_of(record)
            if article:
                yield article


def _page_of(record: Any) -> RawArticle | None:
    """The page in a WARC's record; None where the response is no page."""
    if not record.is_http_parsed:
        return None
    kind = (record.http_content_type or "").lower()
    if kind and kind not in _PAGE_TYPES:
        return None
    body = record.reader.read(MAX_PAGE_BYTES)
    if not body.strip() or (not kind and not _PAGE_MARK.search(body[:HEAD_BYTES])):
        return None
    return RawArticle(
        html=decoded(body, record.http_charset),
        url=record.headers.get("WARC-Target-URI"),
        fetched=record.record_date,
    )
