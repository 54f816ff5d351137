"""Who wrote an article, as its page says: in data, meta elements, marked elements, and bylines in many languages."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from agents import months
from agents.clean.pages.page_lines import Line
from agents.clean.pages.source import Source
from agents.clean.pages.titles import same_name, site_names
from agents.clean.pages.values import plain, readable, shown_text
from agents.clean.text.words import agency

MAX_AUTHOR = 60
"""Characters of the longest name of an author; what is longer is a sentence about one."""

MAX_AUTHORS = 10

MAX_BYLINE = 120
"""Characters of the longest element or line that is read as a byline."""

MAX_NAMES = 500
"""Characters of a byline that are read: ten names with their roles."""

MAX_WORDS = 6
"""Words of the longest name: "Maria do Carmo de Sousa Prado"."""

AUTHOR_META = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dc:creator",
    "dcterms.creator", "byl", "byline", "authors", "og:article:author", "cxenseparse:author",
)  # fmt: skip
"""Meta elements that name the authors, most outright first."""

_AUTHOR_NAME = re.compile(r"author|byline")
_NO_AUTHOR_NAME = re.compile(r"url|link|image|photo|_id\b|:id\b|twitter|email|google|count")
_WRITTEN_BY = re.compile(
    r"writ|author|autor|auteur|verfass|geschrieben|rédig|écrit|escrito|scritto|door|напис|skrevet|by", re.IGNORECASE
)
_NAMED = re.compile(r"author|byline|autor(?!e[nv]?playe)|writer|reporter|contributor|creator|(?:^|\s)fn(?:\s|$)")
_NO_NAMED = re.compile(
    r"authori[sz]|avatar|image|img|photo|picture|social|share|follow|comment|related|autor?iz|creatort|authors-?list"
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|reporters?|profiles?|profil|people|staff|by|journalists?|redaktion|creator)/",
    re.IGNORECASE,
)

# ---------------------------------------------------------------- words of bylines

_LABEL_WORDS = """
words; written; posted; published; reported; reporting; story; report; article; interview; analysis; all posts;
all articles; more; view all posts; author; authors; authored; text; texts; texte; texto; testo; tekst; teksti; autor;
autorin; autoren; autora; autores; auteur; auteurs; autore; autori; автор; авторы; автори; текст; geschrieben;
verfasst; verfasser; eingestellt; ein artikel; ein beitrag; ein kommentar; ein gastbeitrag; kommentar; alles;
alle artikel; alle beiträge; mehr; propos recueillis; un article; tous les articles; rédigé; escrito; publicado;
scritto; a cura; skrevet; skriven; napisał; napisała; opracował; opracowała; tác giả; 文; 作者; 記者; 记者; 撰文; 筆者;
執筆; 編輯; 责任编辑; 기자; بقلم; كتب; كتبت
"""
"""What a byline begins with, before or instead of a preposition."""

_PREPOSITIONS = ("by", "von", "par", "por", "di", "da", "de", "door", "van", "av", "af", "przez", "od", "from", "yazan")
_LABELS = sorted((re.escape(label.strip()) for label in _LABEL_WORDS.split(";")), key=len, reverse=True)
_LABEL = re.compile(rf"(?:{'|'.join(_LABELS)})(?:\s*[:：/／|]|(?!\w)|(?<=[文者]))\s*", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?:{'|'.join(_PREPOSITIONS)})(?:\s*:|(?=\s))\s*", re.IGNORECASE)

_AND = re.compile(
    r"\s?(?:[;|/／,，、·•&]|\s[–—-]\s|\s(?:and|und|et|og|och|ja|ve|και|și|şi|dan|và|та|with|mit)\s)\s?", re.IGNORECASE
)
_SHORT_AND = re.compile(r"\s(?:y|e|i|и|a|en)\s")
"""Words for "and" that also stand within names or before places; they divide two full names only."""

_PLACE = re.compile(r"\s(?:in|aus|à|au|from|for|für|at|bei|via|en|em|w|we|в|у|из|of)\s.*\Z")
_OTHER_CREDIT = re.compile(
    r"[\s,|(]{1,4}(?:illustration(?:en)?|fotos?|photo(?:s|graphs?|graphy)?|bilder?|video|grafik|images?|фото|ảnh)\b.*\Z",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]?\s*")
_HANDLE = re.compile(r"(?:^|\s)@\w{1,30}|\S{1,60}@\S{1,60}")

_ROLE_WORDS = """
editor editors reporter reporters correspondent correspondents writer writers staff columnist columnists contributor
contributors journalist producer chief bureau desk newsroom team photographer freelance political senior deputy
redakteur redakteurin redaktion reporterin korrespondent korrespondentin journalistin volontär volontärin
chefredakteur chefredakteurin kolumnist kolumnistin autor autorin gastautor gastautorin leiter leiterin ressortleiter
correspondant correspondante journaliste rédacteur rédactrice rédaction envoyé envoyée spécial spéciale
corresponsal enviado enviada periodista redactor redactora redacción columnista jefe jefa
repórter jornalista redação correspondente colunista corrispondente inviato inviata giornalista redazione
redacteur redactrice redactie verslaggever
dziennikarz dziennikarka redaktor redaktorka redakcja korespondent korespondentka
корреспондент корреспондентка журналист журналистка редактор редакция обозреватель
кореспондент кореспондентка журналіст журналістка редакторка редакція
muhabir editör gazeteci redaktionen journalisten toimittaja phóng viên
기자 특파원 記者 记者 編集部 编辑部 編輯部
"""
_ROLES = frozenset(_ROLE_WORDS.split())
"""What people are in a newsroom, lower case: not a part of their names."""

_NOBODY_WORDS = """
admin administrator webmaster root user guest author unknown anonymous anonym default none null undefined posted
published editorial agencies agenturen agences agencias agencje presse press news online web redakce posts more all
articles artikel beiträge alle mehr kontakt contact
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
"""What stands where a system knows no author."""

_PARTICLE_WORDS = """
de da di do dos das del della der den des du la le los las el al bin ibn abu van von vom zu zum zur ten ter of y e i st
af av und bint ben ap mac
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Words of names that keep their small letter."""

_CASELESS = re.compile(r"[\u0590-\u08ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff\u3040-\u30ff]{3,6}|[\uac00-\ud7af]{2,4}")


def of_page(source: Source, lines: Callable[[], list[Line]]) -> tuple[str, ...]:
    """The names of an article's authors: those of the first place that gives people's full names, else any names.

    Args:
        source: the page.
        lines: gives the lines around its headline, among which bylines stand.
    """
    known: tuple[str, ...] = ()
    for place in _places(source, lines):
        given = names_in(place, source.language)
        names = tuple(name for name in given if not _is_site(name, source))
        if len(names) < len(given) or any(map(is_full_name, names)):  # the rest is where the site or they are
            names = tuple(name for name in names if is_full_name(name) or _stands_alone(name, place))
        if any(map(is_full_name, names)) and _may_be(names, known):
            return names
        known = known or names
    return known


def _stands_alone(name: str, place: Iterable[str]) -> bool:
    """Whether a name is all that one entry of a list says, or is an agency's."""
    return agency(name) is not None or any(name == (plain(entry) or "") for entry in place)


def _is_site(name: str, source: Source) -> bool:
    """Whether a name is that of the site, which is no author of its own."""
    if source.site and same_name(name, source.site):
        return True
    return any(_letters(name) == _letters(site) for site in site_names(source))


def _may_be(names: Iterable[str], known: Sequence[str]) -> bool:
    """Whether full names may stand for what an earlier place calls the authors: a user's name or a given name keeps its
    place unless it is a part of the full name found.
    """
    users = [_letters(name) for name in known if " " not in name]
    full = {form for name in names for form in (_letters(name), *map(_letters, name.split()))}
    return not users or not full.isdisjoint(users)


def _letters(name: str) -> str:
    return "".join(char for char in months.plain(name) if char.isalpha())


def _places(source: Source, lines: Callable[[], list[Line]]) -> Iterator[list[str]]:
    """What each place says of the authors, lazily: most pages say it in their data."""
    author, creator = source.data.get("author"), source.data.get("creator")
    yield _in_data(source, author)
    yield from _in_meta(source)
    yield _in_data(source, creator)
    yield from _in_marked(source)
    yield from _in_named(source)
    yield from _in_lines(source, lines())
    yield _in_data(source, author, organisations=True)


def _in_data(source: Source, value: Any, *, organisations: bool = False) -> list[str]:
    """Names in a JSON-LD author: a string, an object with a name, a reference to one, or a list of any of them.

    Organisations are asked for on their own: a person named anywhere comes before them.
    """
    names: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        known = source.data.resolved(entry)
        kind = str(known.get("@type")) if isinstance(known, dict) else ""
        if ("Organization" in kind) is not organisations:
            continue
        name = known.get("name") if isinstance(known, dict) else known
        names += [text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str)]
    return names[: 2 * MAX_AUTHORS]


def _in_meta(source: Source) -> Iterator[list[str]]:
    meta = source.meta
    for name in AUTHOR_META:
        yield [meta.get(name, "")]
    for name, value in meta.items():
        if _AUTHOR_NAME.search(name) and not _NO_AUTHOR_NAME.search(name):
            yield [value]
    if _WRITTEN_BY.search(meta.get("twitter:label1", "")):
        yield [meta.get("twitter:data1", "")]


def _in_marked(source: Source) -> Iterator[list[str]]:
    """Elements that say outright that they hold the author."""
    own = [node for node in source.marked("itemprop", "author") if not source.is_elsewhere(node)]
    yield [text for node in own[:MAX_AUTHORS] for text in _texts(node)]
    yield [
        text
        for node in source.marked("rel", "author")[:MAX_AUTHORS]
        if not source.is_elsewhere(node)
        for text in _texts(node)
    ][:1]


def _in_named(source: Source) -> Iterator[list[str]]:
    """Elements named after authors, one after the other; those further in are tried after those around them."""
    for node, names in source.named_after_authors():
        profile = node.tag == "a" and _PROFILE.search(node.attributes.get("href") or "")
        if (profile or (_NAMED.search(names) and not _NO_NAMED.search(names))) and not source.is_elsewhere(node):
            yield [_byline(text) or text for text in _texts(node)]


def _texts(node: LexborNode) -> list[str]:
    """The names an element may hold: what it marks as names, its links, or all of it where it is short."""
    content = node.attributes.get("content")
    if content:
        return [content]
    inner = [child for child in node.css("[itemprop=name]") if child.mem_id != node.mem_id] or [
        child for child in node.css("a") if child.mem_id != node.mem_id
    ]
    texts = [plain(child.text(deep=True, separator=" ") or child.attributes.get("content")) or "" for child in inner]
    whole = shown_text(node) or ""
    texts = [text for text in texts if is_full_name(text)] or [whole]
    return [text for text in texts if len(text) <= MAX_BYLINE]


def _in_lines(source: Source, lines: Iterable[Line]) -> Iterator[list[str]]:
    """Lines around the headline that begin like a byline, and texts anywhere that are labelled as one."""
    for line in lines:
        names = _byline(line.text) if len(line.text) <= MAX_BYLINE else None
        if names and not source.is_elsewhere(line.holder):
            yield [name for name in names_in([names], source.language) if is_full_name(name)]
    for cue in _FAR_LABELS:
        match = _FAR_BYLINE.match(source.text, source.text.find(f"\n{cue}"))
        if match:
            yield [name for name in names_in([match["names"]], source.language) if is_full_name(name)]


_FAR_LABEL_WORDS = (
    "Autor:;Autorin:;Autor*in:;Autoren:;Text:;Author:;Auteur :;Autora:;Autore:;Автор:;Written by;Tác giả:"
)
_FAR_LABELS = _FAR_LABEL_WORDS.split(";")
"""What stands before an author's name at the end of an article."""

_FAR_BYLINE = re.compile(r"\n\w[^\n:]{3,12}(?::|(?<=by))\s{0,20}(?P<names>[^\n]{3,60})")


_PARTS = re.compile(r"\s*[|·•]\s*")
_BYLINE = re.compile(
    rf"(?:.{{0,60}}\b(?:posted|published|veröffentlicht|publié|publicado|artikel|beitrag|text)\b.{{0,40}}?\s)?"
    rf"(?:{'|'.join(_PREPOSITIONS)})\s*:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:text|texte|texto|testo|autor(?:in|en|a|es)?|auteurs?|authors?|autore|written by|words by|автор|текст|作者"
    r"|記者|记者|文|tác giả)"
    r"(?:\s*[:：/／|]\s*|\s+(?:von|by|par|di|por|de)\s+))(?P<names>\S.*)",
    re.IGNORECASE,
)


def _byline(line: str) -> str | None:
    """What stands after "By" or "Author:" in a line; None where it is no byline."""
    for part in _PARTS.split(line):
        match = _LABELLED.match(part) or _BYLINE.match(part)
        if match:
            return match["names"]
    return None


def names_in(values: Iterable[str], language: str | None = None) -> tuple[str, ...]:
    """The names in bylines, each once: without "By", roles, places, handles and addresses.

    Args:
        values: bylines as printed, each with one name or several.
        language: the language tag of the page: in Dutch "en" is "and", elsewhere "in".
    """
    found: dict[str, str] = {}
    for value in values:
        if "://" in value or value.startswith("www."):
            continue  # a profile's address
        text = _HANDLE.sub(" ", _OTHER_CREDIT.sub("", (readable(value) or "")[:MAX_NAMES]))
        for part in _parts(plain(_BRACKETED.sub(" ", _unlabelled(text))) or "", language):
            name = _name(part)
            key = months.plain(name) if name else ""
            if name and (key not in found or found[key].isupper()):
                found[key] = name
    return tuple(found.values())[:MAX_AUTHORS]


def _parts(text: str, language: str | None) -> Iterator[str]:
    """The parts of a byline between commas and the like, and words for "and"."""
    pieces = [piece for piece in _AND.split(text) if piece.strip()]
    if len(pieces) == 2 and "," in text and all(len(piece.split()) == 1 for piece in pieces) and not is_role(pieces[1]):
        yield f"{pieces[1].strip()} {pieces[0].strip()}"  # "Roe, Jane", as libraries write it
        return
    dutch = (language or "").lower().startswith(("nl", "af"))
    for piece in pieces:
        halves = _SHORT_AND.split(piece)
        joined = _SHORT_AND.search(piece)
        if (
            len(halves) > 1
            and all(is_full_name(half.strip()) for half in halves)
            and (dutch or " en " not in piece)
            and joined
        ):
            yield from halves
        else:
            yield piece


def _unlabelled(text: str) -> str:
    """A byline without what stands before the names: "By", "Text: ", "Ein Artikel von"."""
    text = text.strip()
    for _ in range(MAX_LABELS):
        label = _LABEL.match(text)
        preposition = _PREPOSITION.match(text)
        if label and label.end() < len(text):
            text = text[label.end() :]
        elif preposition and _is_label(preposition[0], text[preposition.end() :]):
            text = text[preposition.end() :]
        else:
            break
    return text


_NO_NAME = re.compile(r"[<>{}=→]|\.(?:com|de|org|net|ch|at)\b")


def _is_label(preposition: str, rest: str) -> bool:
    """Whether a preposition before a name is no part of it, as it is in "Di Maria" and "Van Dyck"."""
    word = preposition.strip(" :")
    return word.islower() or ":" in preposition or word.lower() in {"by", "von", "par", "por"} or len(rest.split()) > 1


MAX_LABELS = 4
"""Labels before a name: "Interview: Text by"."""


def _name(part: str) -> str | None:
    """The name in a part of a byline; None where it holds none."""
    words = _PLACE.sub("", _unlabelled(part)).strip(' .,:;-–—|/"“”').split()
    while words and is_role(words[0]):
        words = words[1:]
    for number, word in enumerate(words):
        if number and is_role(word):
            words = words[:number]
            break
    name = " ".join(words).strip(" .,:-–")
    if len(name) < 2 or len(name) > MAX_AUTHOR or len(words) > MAX_WORDS or not any(char.isalpha() for char in name):
        return None
    if (
        _NO_NAME.search(name)
        or name.casefold() in _NOBODY
        or (words and words[-1].casefold() in _NOBODY and len(words) < 2)
    ):
        return None
    if len(words) > 1 and any(char.isdigit() for char in name):
        return None
    return name if agency(name) is None else str(agency(name))


def is_role(word: str) -> bool:
    """Whether a word of a byline says what somebody is in a newsroom: "Redakteurin", "Correspondent"."""
    plain_word = word.strip(".,:;()").lower()
    return plain_word in _ROLES or any(part in _ROLES for part in plain_word.split("-")[1:])


def is_full_name(name: str) -> bool:
    """Whether a text has the shape of a person's full name, in any script: "Jane Roe", "山田太郎"."""
    words = name.split()
    if _CASELESS.search(name):
        return len(name) <= MAX_AUTHOR // 2 and (bool(_CJK_NAME.fullmatch(name)) or 1 < len(words) <= MAX_WORDS)
    if not 1 < len(words) <= MAX_WORDS or any(char.isdigit() or char in "@:?!;/|" for char in name):
        return False
    if any(is_role(word) or word.lower() in _NOBODY for word in words) or agency(name):
        return False
    capital = [word for word in words if word.lstrip("'’\"(").removeprefix("d'").removeprefix("al-")[:1].isupper()]
    rest = [word for word in words if word not in capital]
    return len(capital) > 1 and all(word.lower() in _PARTICLES for word in rest)
