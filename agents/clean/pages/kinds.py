"""What kind of page a page is, where it is no article: an error page, a consent wall, a paywall, a player, an index.

Careful by design: an article wrongly turned away is lost, a page wrongly let through is only noise. A page is turned
away where its main text is short or stands in teasers, and something that the page says agrees with that; a long text
is kept, whatever the page says of itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agents.clean import signs
from agents.clean.pages import blocks, extract
from agents.clean.pages.page import Page
from agents.clean.pages.values import parts_of, shown_text
from agents.clean.signs import Kind
from schemas.outcome import Reason

LONG_TEXT = 1_500
"""Characters of main text, teasers aside, from which on a page is kept. Briefs have 200 to 800, and what walls, prompts
and error pages say has under 1,000, lists of purposes and vendors aside."""

MOST = 0.5
"""Share of a page's main text that has to be signs of an error or a wall."""

SOME = 0.2
"""Share where the title says the same, or where there is no main text: then of all that is seen."""

SILENT = 200
"""Characters of main text that say nothing against a title such as "404": less than a brief has."""

STUB = 500
"""Characters of body below which a text that ends in a paywall's prompt is a stub."""

STUB_SENTENCES = 3
"""Sentences of such a body. Four tell a story in brief."""

PROMPT_REACH = 400
"""Characters behind the main text in which the prompt stands that cuts it off: what follows is something else."""

LONGEST_TAIL = 120
"""Characters that may follow a prompt within the main text: a button, a price. A story that goes on is longer."""

CONSENT_SHARE = 0.6
"""Share of all that is seen that stands in elements named after consent, from which on a page asks for nothing else."""

MAX_REDIRECT = 5
"""Seconds after which a page that only leads to another address does so; fronts reload themselves after minutes."""

SHORTEST_LINE = 25
"""Characters of a line that describes a recording; "00:00", "Share" and "Download" are shorter."""

DESCRIPTION = 350
"""Characters of main text that describe a video, a recording or pictures. A story that goes with one is longer."""

DESCRIPTION_SENTENCES = 2

MANY_TEASERS = 8
"""Headlines with a link on a page, from which on it may be an index; articles have as many beside them."""

LONGEST_TEASER = 600
"""Characters of a headline with its text; what is longer is a story."""

SHORTEST_HEADLINE = 15
"""Characters of a link's text, below which it names a section or says "more"."""

TEASER_SHARE = 0.7
"""Share of the main text that stands in teasers, from which on it is nothing but teasers."""

MOST_LINKS = 0.7
"""Share of what is seen that are links, from which on a page without a sentence is a list of them."""

CARD_LEVELS = 4
"""Levels between a teaser's headline and the element around the whole teaser."""

MAX_TEASERS = 300
"""Headlines looked at; a front page of 150 is a long one."""

MAX_VISIBLE = 20_000
"""Characters of all that a reader sees, in which a paywall's prompt or a wall's words are looked for."""

ARTICLE_TYPE = re.compile(r"(?:\w*Article|BlogPosting|Report|LiveBlogPosting|Review)\Z")
INDEX_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog", "ProfilePage", "WebSite"})
MEDIA_TYPES = {
    "VideoObject": "a video", "Clip": "a video", "Movie": "a video", "TVEpisode": "a video", "Episode": "a recording",
    "AudioObject": "a recording", "PodcastEpisode": "a recording", "RadioEpisode": "a recording",
    "ImageGallery": "a gallery", "MediaGallery": "a gallery", "VideoGallery": "a gallery",
}  # fmt: skip
"""Types of schema.org that say what a page is there for, with what that is."""

_MEDIA_PATH = re.compile(
    r"/(?:videos?|watch|live-?stream|mediathek|mediathèque|podcasts?|audio|episodes?|galler(?:y|ies)|galeri[ae]s?|galerie"
    r"|photos?|pictures?|fotos?|fotostrecken?|bildergalerien?|diaporamas?|slideshows?|видео|video-\w{1,20})(?:/|\Z)",
    re.IGNORECASE,
)
_PLAYER = (
    "video, audio, [class*=video-player], [class*=jwplayer], [id*=jwplayer], [class*=audio-player], "
    "iframe[src*=youtube], iframe[src*=vimeo], iframe[src*=dailymotion], iframe[src*=player]"
)
_CONSENT = (
    "[id*=onetrust], [id*=didomi], [class*=didomi], [class*=sp_choice], [id*=sp_message], [class*=sp_message]"
    ", [id*=usercentrics], [class*=usercentrics], [class*=iubenda], [class*=qc-cmp], [id^=cmp], [class~=cmp]"
    ", [class*=fc-consent], [id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [class*=gdpr i]"
    ", [class~=rodo]"
)
"""Elements that consent tools put on a page."""

_REFRESH = re.compile(r"\s*(?P<seconds>\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=", re.IGNORECASE)
_INDEX_PATH = re.compile(
    r"/(?:tags?|topics?|themen?|thema|schlagwort|temas?|th[eè]mes?|sujets?|argoment[io]|tematy?|category|categor(?:ies|ia)"
    r"|kategorie|sections?|rubri[ck]\w{0,4}|seccion(?:es)?|search|suche|recherche|buscar?|ricerca|szukaj|poisk|archives?"
    r"|archiv|archivo|authors?|autor(?:en|es|i)?|auteurs?|page/\d{1,5})(?:/|\Z)",
    re.IGNORECASE,
)
_DATE_PATH = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}/?\Z")
_INDEX_QUERY = re.compile(r"(?:\A|&)(?:s|q|query|search|keyword|wd|text)=", re.IGNORECASE)
_SECTION_PATH = re.compile(r"(?:/[a-z]{2,15}(?:-[a-z]{2,10})?){0,3}/?(?:(?:index|sitemap)\.\w{3,5})?", re.IGNORECASE)
_HEADLINE_LINKS = "h1 a, h2 a, h3 a, h4 a, a h1, a h2, a h3, a h4"
_LISTED_LINKS = "li > a, li > p > a, td > a, dd > a, li > span > a"
_CUT = re.compile(r"(?:…|\.{3}|\[[….]{1,3}\])\W{0,3}\Z")
_END = re.compile(r"[.!?…](?=[\"”»’)\s]|\Z)|[。！？]")


def of_page(tree: LexborHTMLParser, about: Page, text: str, url: str | None) -> Kind | None:
    """What kind of page it is; None where it is an article, or may be one.

    Args:
        tree: the parsed page.
        about: what it says of itself.
        text: its main text.
        url: where it stands, if known.
    """
    seen = _Seen(tree, about, text, url)
    if len(text) < LONG_TEXT:
        return (
            _error(seen) or _wall(seen) or _paywall(seen) or _login(seen) or _media(seen) or _index(seen)
            or _redirect(seen)
        )  # fmt: skip
    if seen.declared_article:
        return None
    return _wall(seen) or (_error(seen) or _index(seen) if len(seen.prose) < STUB else None)


class _Seen:
    """A page under judgement; what takes time is looked at when it is first asked for."""

    def __init__(self, tree: LexborHTMLParser, about: Page, text: str, url: str | None) -> None:
        self.tree, self.about, self.text = tree, about, text
        self.url = parts_of(url or about.canonical)

    @cached_property
    def declared_article(self) -> bool:
        """Whether it says that it is an article, or when it was published."""
        meta = self.about.meta
        if meta.get("og:type", "").lower() == "article" or "article:published_time" in meta:
            return True
        return any(ARTICLE_TYPE.match(name) for name in self.about.types)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Its title element and first headings."""
        nodes = [*self.tree.css("title")[:1], *self.tree.css("h1")[:2]]
        return tuple(shown_text(node) or "" for node in nodes)

    @cached_property
    def visible(self) -> str:
        """All that a reader sees."""
        return extract.visible_text(self.tree.body)[:MAX_VISIBLE]

    @cached_property
    def links(self) -> float:
        """Share of what a reader sees that are links to other pages; 0 where there are few."""
        if self.tree.body is None:
            return 0.0
        seen = blocks.read_blocks(self.tree.body, frame=True).blocks
        linked = [block.size * block.linked for block in seen if block.linked]
        return sum(linked) / max(1, sum(block.size for block in seen)) if len(linked) >= MANY_TEASERS else 0.0

    @cached_property
    def cards(self) -> str:
        """The texts of its teasers, in one; empty where there are few."""
        texts = list(dict.fromkeys(_cards(self.tree, self.titles, self.url.path)))
        return "\n".join(texts) if len(texts) >= MANY_TEASERS else ""

    @cached_property
    def prose(self) -> str:
        """The main text without what stands in teasers."""
        return "\n".join(line for line in self.text.split("\n") if not self.cards or line not in self.cards)


# ---------------------------------------------------------------- errors, walls, paywalls


def _error(seen: _Seen) -> Kind | None:
    titled = next((title for title in seen.titles if signs.in_title(Reason.ERROR_PAGE, title)), None)
    if titled and not seen.declared_article and len(seen.prose) < SILENT:
        return Kind(Reason.ERROR_PAGE, f"titled {signs.quoted(titled)}")
    return _by_words(seen, Reason.ERROR_PAGE, titled, sentences=1)


def _wall(seen: _Seen) -> Kind | None:
    titled = next((title for title in seen.titles if signs.in_title(Reason.COOKIE_WALL, title)), None)
    said = _by_words(seen, Reason.COOKIE_WALL, titled, sentences=2)
    if said or seen.declared_article or len(seen.text) >= LONG_TEXT:
        return said
    if titled and signs.said(Reason.COOKIE_WALL, seen.visible).sentences:
        return Kind(Reason.COOKIE_WALL, f"titled {signs.quoted(titled)}")
    if seen.text and "cookie" not in seen.text.lower() and not signs.said(Reason.COOKIE_WALL, seen.text).sentences:
        return None
    size = _in_consent(seen.tree)
    if size < CONSENT_SHARE * max(1, len(seen.text)) or size < CONSENT_SHARE * len(seen.visible):
        return None
    return Kind(Reason.COOKIE_WALL, f"{size} of {len(seen.visible)} characters seen ask for consent")


def _in_consent(tree: LexborHTMLParser) -> int:
    """Characters within elements that consent tools make, each counted once."""
    total = 0
    inside: set[int] = set()
    for node in tree.css(_CONSENT)[:MAX_TEASERS]:
        if node.tag not in {"html", "body", "main", "article", "script", "style"} and node.mem_id not in inside:
            inside.update(inner.mem_id for inner in node.css(_CONSENT))
            total += len(shown_text(node) or "")
    return total


def _by_words(seen: _Seen, reason: Reason, titled: str | None, sentences: int) -> Kind | None:
    """By how much of the main text, or of all that is seen where there is none, consists of signs."""
    found = signs.said(reason, seen.text[:MAX_VISIBLE] if seen.text else seen.visible)
    enough = MOST if seen.text and not titled else SOME
    if found.share < enough or len(found.sentences) < sentences - bool(titled):
        return None
    where = "of the main text" if seen.text else "of what is seen"
    return Kind(reason, f"{found.share:.0%} {where} is a notice: {signs.quoted(found.sentences[0])}")


def _paywall(seen: _Seen) -> Kind | None:
    """A stub: little body, and a prompt to pay or to sign in where it ends, or a page that says it is not free."""
    if seen.about.free is True:
        return None
    prompts = signs.said(Reason.PAYWALL, seen.text).sentences
    parts = list(signs.sentences(seen.text))
    body = [part for part in parts if part not in prompts and _tells(part)]
    if sum(map(len, body)) >= STUB or _count(body) > STUB_SENTENCES:
        return None
    cut = signs.said(Reason.PAYWALL, seen.text, offers=False).sentences
    if cut and _ends(parts, prompts[-1]):
        return Kind(Reason.PAYWALL, f"{_count(body)} sentences, then {signs.quoted(cut[-1])}")
    behind = signs.said(Reason.PAYWALL, _behind(seen), offers=False).sentences
    if behind:
        return Kind(Reason.PAYWALL, f"{_count(body)} sentences, and behind them {signs.quoted(behind[0])}")
    closed = seen.about.free is False
    teaser = bool(_CUT.search(seen.text)) or _is_description(seen)
    shown = signs.said(Reason.PAYWALL, seen.visible).sentences if closed or teaser else ()
    if (shown and (closed or teaser)) or (closed and teaser):
        why = signs.quoted(shown[0]) if shown else "isAccessibleForFree is false"
        return Kind(Reason.PAYWALL, f"{_count(body)} sentences, and {why}")
    return None


def _ends(parts: list[str], prompt: str) -> bool:
    """Whether hardly anything follows a prompt, as nothing does where it cuts a story off."""
    last = len(parts) - parts[::-1].index(prompt)
    return sum(map(len, parts[last:])) <= LONGEST_TAIL


def _behind(seen: _Seen) -> str:
    """What readers see right behind the end of the main text."""
    last = seen.text.rpartition("\n")[2]
    place = seen.visible.rfind(last) if last else -1
    if place < 0:
        return ""
    rest = seen.visible[place + len(last) :]
    return rest if len(rest) <= PROMPT_REACH else rest[:PROMPT_REACH].rpartition("\n")[0]


def _login(seen: _Seen) -> Kind | None:
    """A form to sign in with, and nothing else."""
    if seen.declared_article or len(seen.prose) >= SILENT:
        return None
    field = seen.tree.css_first("input[type=password]")
    return Kind(Reason.PAYWALL, "a form to sign in, and hardly any text") if field is not None else None


def _redirect(seen: _Seen) -> Kind | None:
    """A page that leads on to another address, with no more than a line that says so."""
    match = _REFRESH.match(seen.about.meta.get("refresh", ""))
    if match is None or int(match["seconds"]) > MAX_REDIRECT or len(seen.text) >= SILENT:
        return None
    return Kind(Reason.NO_TEXT, "it only leads to another address")


def _is_description(seen: _Seen) -> bool:
    """Whether the main text is no more than what the page gives as its description."""
    given = seen.about.meta.get("og:description") or seen.about.meta.get("description") or ""
    plain = _letters(seen.text)
    return not plain or plain in _letters(given)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _tells(part: str) -> bool:
    """Whether a line is a sentence, or as long as one: buttons and times are neither."""
    return blocks.size_of(part) >= SHORTEST_LINE or bool(_END.search(part))


def _count(parts: Iterable[str]) -> int:
    """Sentences: endings, or parts without one."""
    return sum(max(1, len(_END.findall(part))) for part in parts)


# ---------------------------------------------------------------- players and indexes


def _media(seen: _Seen) -> Kind | None:
    """A player or gallery with no more than a line or two about it."""
    lines = [part for part in signs.sentences(seen.text) if _tells(part)]
    if len(seen.text) >= DESCRIPTION or _count(lines) > DESCRIPTION_SENTENCES:
        return None
    if any(ARTICLE_TYPE.match(name) for name in seen.about.types):
        return None
    length = f"{len(seen.text)} characters of text"
    typed = next((name for name in sorted(seen.about.types) if name in MEDIA_TYPES), None)
    if typed:
        return Kind(Reason.VIDEO_PAGE, f"{MEDIA_TYPES[typed]} ({typed}) with {length}")
    kind = seen.about.meta.get("og:type", "").lower()
    if kind.startswith(("video", "music")):
        return Kind(Reason.VIDEO_PAGE, f"og:type {kind} with {length}")
    path = _MEDIA_PATH.search(seen.url.path)
    if path and seen.tree.css_first(_PLAYER) is not None:
        return Kind(Reason.VIDEO_PAGE, f"a player at {path[0]} with {length}")
    return None


def _index(seen: _Seen) -> Kind | None:
    """Many headlines with links, hardly a text beside them, and something else that says so."""
    if any(ARTICLE_TYPE.match(name) for name in seen.about.types) or "article:published_time" in seen.about.meta:
        return None
    if len(seen.text) < SILENT and not _END.search(seen.text) and seen.links >= MOST_LINKS:
        return Kind(Reason.INDEX_PAGE, f"{seen.links:.0%} of what is seen are links, and no sentence beside them")
    if not seen.cards or len(seen.prose) > (1 - TEASER_SHARE) * len(seen.text) or len(seen.prose) >= STUB:
        return None
    why = _index_sign(seen)
    if why is None:
        return None
    count = seen.cards.count("\n") + 1
    return Kind(Reason.INDEX_PAGE, f"{count} headlines with links, {len(seen.prose)} characters else, {why}")


def _index_sign(seen: _Seen) -> str | None:
    """What says that a page is a front, a section, a tag or a list of results."""
    kind = seen.about.meta.get("og:type", "").lower()
    if seen.about.types & INDEX_TYPES:
        return f"@type {', '.join(sorted(seen.about.types & INDEX_TYPES))}"
    if kind == "article":
        return None
    if kind in {"website", "blog", "profile"}:
        return f"og:type {kind}"
    path = seen.url.path
    if not seen.text:
        return "no text beside"
    named = _INDEX_PATH.search(path) or _SECTION_PATH.fullmatch(path) or _INDEX_QUERY.search(seen.url.query)
    named = named or _DATE_PATH.search(path)
    return f"at {path or '/'}" if seen.url.netloc and named else None


def _cards(tree: LexborHTMLParser, titles: Iterable[str], path: str) -> Iterator[str]:
    """The text of each teaser: a headline with a link to another page, and what stands with it."""
    own = [_letters(title) for title in titles]
    heads = [node for node in tree.css(_HEADLINE_LINKS)[:MAX_TEASERS] if _leads_away(node, path)]
    if len(heads) < MANY_TEASERS:
        heads = [node for node in tree.css(_LISTED_LINKS)[:MAX_TEASERS] if _leads_away(node, path)]
    held = Counter(around.mem_id for node in heads for around in _around(node))
    for node in heads:
        headline = _letters(shown_text(node) or "")
        if blocks.size_of(headline) >= SHORTEST_HEADLINE and not any(headline in title for title in own):
            yield _card(node, held)


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a headline that may be its teaser."""
    for _ in range(CARD_LEVELS):
        parent = node.parent
        if parent is None or parent.tag in {"body", "main", "html"}:
            return
        node = parent
        yield node


def _card(node: LexborNode, held: Counter[int]) -> str:
    """The text of the largest element around a headline that holds no other one and is no story."""
    best = shown_text(node) or ""
    for around in _around(node):
        text = (shown_text(around) or "") if held[around.mem_id] == 1 else None
        if text is None or len(text) > LONGEST_TEASER:
            break
        best = text
    return best


def _leads_away(node: LexborNode, path: str) -> bool:
    """Whether a headline links to another page; the first one in a heading or the one around it counts."""
    link = node if node.tag == "a" else node.parent
    while link is not None and link.tag != "a":
        link = link.parent
    address = (link.attributes.get("href") or "") if link is not None else ""
    return bool(address) and address[0] != "#" and parts_of(address).path != (path or "/")
