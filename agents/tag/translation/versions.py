"""Versions of a page in several languages: which of them its canonical address names, and what its tags claim."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from agents.tag.language import primary
from agents.tag.translation.signs import Reading, Sign

CANONICAL = 3.0
"""Log-odds of a translation where the page's canonical address is a version in another language than its text."""

CANONICAL_ALONE = 1.5
"""The same where the page's own address is not known, so that the section may merely be called like a language."""

CLAIMED = 0.3
"""The same where the producer or the page claims another language than the text's; such tags are often wrong."""

MOST_VERSIONS = 200
"""Versions of a page that are looked at; the largest sites have some hundred."""

CANONICAL_VOTE = 3.0
CLAIMED_VOTE = 0.5

_LANGUAGE_KEYS = frozenset(("lang", "language", "hl", "locale", "lng"))
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
_SHOWN = 80
"""Characters of an address that a sign shows."""

_LISTED = (
    "az bg bn bs cs da de el en es et fa fi fr gl he hi hr hu hy ja ka kk ko lt lv mk ms nb nl pl ro ru sk sl sq sr sv"
    " sw ta te th tr uk ur uz vi zh"
)
_CODES = frozenset(_LISTED.split())
"""Languages as parts of addresses. Left out are those that rather mean something else there, a country as often as
not: ar, be, ca, eu, id, is, it, no, pt."""

_NO_COUNTRIES = frozenset(("ar", "be", "ca", "eu", "id", "is", "it", "pt"))
"""Those that a language tag, other than an address, means without doubt."""

_COUNTRIES = {"cn": "zh", "cz": "cs", "gr": "el", "jp": "ja", "kr": "ko", "rs": "sr", "ua": "uk", "vn": "vi"}
"""Countries that addresses name where they mean the language."""

_COUNTRY_NOT_LANGUAGE = frozenset(("uk",))
"""Codes that stand for a country (the United Kingdom) in an address that begins with an English version."""


def signs(reading: Reading) -> Iterator[Sign]:
    """The canonical version where it is in another language, and tags that claim another language."""
    if reading.language == "und":
        return
    yield from _canonical(reading)
    yield from _claimed(reading)


def _canonical(reading: Reading) -> Iterator[Sign]:
    article = reading.article
    address = article.canonical_url
    if not address:
        return
    language = _listed(reading, address) or language_of(address)
    if language is None or language == reading.language:
        return
    if language in _COUNTRY_NOT_LANGUAGE and reading.language == "en":
        return
    own = language_of(article.url) if article.url else None
    if own == language:
        return  # the page stands in that section itself: the claim of its address is no more than a tag
    weight = CANONICAL_ALONE if own is None else CANONICAL
    yield Sign("version.canonical", address[:_SHOWN], translated=weight, source={language: CANONICAL_VOTE})


def _listed(reading: Reading, address: str) -> str | None:
    """The language that the page's list of versions gives for an address."""
    wanted = _page(address)
    tags = (other.language for other in reading.article.alternates[:MOST_VERSIONS] if _page(other.url) == wanted)
    return next((code for code in map(_tagged, tags) if code), None)


def _page(address: str) -> str:
    """An address without query, fragment and the slash at its end; canonical ones have lost what tracks readers."""
    return re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")


def _tagged(tag: str) -> str | None:
    """The language of a tag as pages write it (`de-AT`, `en_US`, `no`); None for what is no language known here."""
    code = primary(tag)
    return code if code in _CODES or code in _NO_COUNTRIES else None


def language_of(address: str) -> str | None:
    """The language that an address names: in its first host label, its first path segment or its query.

    `https://news.example/ru/1` and `https://ru.news.example/1` are `ru`; None where it names none.
    """
    try:
        parts = urlsplit(address.lower())
        host = parts.hostname or ""
    except ValueError:  # no address at all, such as "http://["
        return None
    segment = parts.path.lstrip("/").split("/", 1)[0]
    label = host.split(".", 1)[0] if host.count(".") > 1 else ""
    asked = [value for key, value in parse_qsl(parts.query[:500]) if key in _LANGUAGE_KEYS]
    return next((code for code in map(_code, (*asked, segment, label)) if code), None)


def _code(part: str) -> str | None:
    match = _TAG.fullmatch(part)
    if match is None:
        return None
    code = _COUNTRIES.get(match[1], match[1])
    return code if code in _CODES else None


def _claimed(reading: Reading) -> Iterator[Sign]:
    hints = reading.article.hints
    if hints is None:
        return
    for tag in dict.fromkeys((hints.producer_language, hints.page_language)):
        language = _tagged(tag or "")
        if language and language not in {reading.language, "en"}:  # templates say "en" of every page
            shown = f"lang={tag}"[:_SHOWN]
            yield Sign("version.claimed", shown, translated=CLAIMED, source={language: CLAIMED_VOTE})
            return
