"""What the class names and ids of a page say about its elements: boilerplate, standfirsts, captions, credits."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

MAX_NAMES = 500
"""Characters of an element's names that are read; style sheets made by machines fill them with thousands."""

MAX_KNOWN_NAMES = 8192
"""Names of elements remembered: the templates of some hundred sites."""


class Doubt(IntEnum):
    """How much an element's name or tag speaks against its being the article's."""

    NONE = 0
    IF_SMALL = 1
    STRONG = 2


@dataclass(frozen=True)
class Group:
    """Words in class names and ids that say the same of an element, with names that they must and must not be found in.

    Attributes:
        words: lower case; two with a hyphen between them must stand side by side.
    """

    name: str
    doubt: Doubt
    words: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


COMMENTS, CAPTION, HIDDEN, LEAD, CREDIT = "comments", "caption", "hidden", "standfirst", "credit"

GROUPS = (
    Group(
        COMMENTS,
        Doubt.STRONG,
        "comment comments commentlist disqus respond livefyre kommentar kommentare commentaire commentaires comentario "
        "comentarios commenti",
        ("comments-area", "commentList", "disqus_thread", "respond"),
        ("commentary-body", "no-comments", "tag-comments"),
    ),
    Group(
        "share",
        Doubt.STRONG,
        "sharing sharedaddy social addtoany partager compartir condividi",
        ("social-links", "sharedaddy", "a2a addtoany"),
        ("market-shareholders", "socialism"),
    ),
    Group(
        "other stories",
        Doubt.STRONG,
        "related recirc recirculation recommend recommended recommendation recommendations popular trending mostread "
        "most-read most-viewed read-next read-also see-also also-read up-next next-story next-article teasers playlist "
        "jetpack outbrain taboola verwandte relacionadas relacionados correlati",
        ("related-articles", "c-relatedPosts", "most-read", "nextStory", "OUTBRAIN", "story-recirc"),
        ("no-related", "story-body", "unrelatedly", "most-of read"),
    ),
    Group(
        "advertising",
        Doubt.STRONG,
        "ad ads advert advertisement adsense sponsored promo promos promotion newsletter newsletters signup sign-up "
        "subscribe subscription login werbung anzeige publicite publicidad publicidade pubblicita reklama",
        ("ad-slot", "div-gpt-ad-1", "inline_ad", "newsletter-signup", "promoBox", "sign-up"),
        ("header-shadow", "lead-in", "no-ads", "compromise"),
    ),
    Group(
        "the site",
        Doubt.STRONG,
        "breadcrumb breadcrumbs cookie cookies consent gdpr copyright disclaimer disclosure dropdown footer hamburger "
        "masthead menu modal nav navbar navigation offcanvas pager pagination popup sidebar submenu toolbar",
        ("main-nav", "breadcrumbList", "site-footer", "left_sidebar", "cookie-notice", "modal-dialog"),
        ("has-sidebar", "with-navigation", "modality", "navy"),
    ),
    Group(
        CAPTION,
        Doubt.STRONG,
        "caption captions legende bildunterschrift",
        ("wp-caption-text", "imageCaption", "figure__caption"),
        ("captioned", "has-caption"),
    ),
    Group(
        HIDDEN,
        Doubt.STRONG,
        "sr-only screen-reader visually-hidden visuallyhidden assistive-text tooltip",
        ("sr-only", "screen-reader-text", "visuallyHidden", "tooltip"),
        ("hidden-xs", "has-tooltip"),
    ),
    Group(
        "about it",
        Doubt.IF_SMALL,
        "author authors autor auteur autore bio byline colophon credit credits date dateline fecha firma foto image "
        "images img latest legal logo meta photo photos picture pictures published search share snippet tag tags "
        "taxonomy textwidget timestamp widget widgets",
        ("author-bio", "post-tags", "entry-meta", "byline", "photo-left", "shareBar"),
        ("tag-politics", "metal", "update"),
    ),
)
"""Groups of names of elements that are no part of an article. Those in doubt only where little text stands below them
name whole columns of some layouts, too. An element is of the first group that one of its words is in.
"""

ROLES = (
    Group(
        LEAD,
        Doubt.NONE,
        "abstract chapo deck dek description excerpt intro lead leads lede standfirst subline subtitle sub-title "
        "summary teaser vorspann anriss entradilla sommario occhiello ingress perex",
        ("article__standfirst", "lead", "post-subtitle", "chapo", "story-intro", "meta-description", "image-intro"),
        ("leadership", "misleading", "desk"),
    ),
    Group(
        CREDIT,
        Doubt.NONE,
        "credit credits copyright source photographer",
        ("photo-credit", "captionCredits", "image__copyright"),
        ("accredited", "resource"),
    ),
)
"""Groups of names that tell what an element is for. What is named after a standfirst is one, whatever small thing else
it is named after.
"""

HIDING = frozenset(("hide", "hidden", "is-hidden", "invisible", "d-none", "u-hidden"))
"""Class names that hide an element, unless others of its names show it on some screens."""

_SHOWN = re.compile(r"block|flex|inline|grid|show|visible|expand")
_STATES = re.compile(r"\b(?:tag|category|no|has|with|hidden)-[\w-]+")
"""Names that tell a subject or a state, not a part: WordPress's "tag-comment", "no-sidebar", "hidden-xs"."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True)
class Names:
    """What an element's names say of it.

    Attributes:
        group: the group that it belongs to; empty where it belongs to none.
        doubt: what that group says against it.
        lead, credit: whether it holds a standfirst; a credit.
    """

    group: str = ""
    doubt: Doubt = Doubt.NONE
    lead: bool = False
    credit: bool = False


NOTHING = Names()
_ORDER = {word: number for number, group in reversed([*enumerate(GROUPS)]) for word in group.words.split()}
_LEADS, _CREDITS = (frozenset(group.words.split()) for group in ROLES)
_PAIRS = frozenset(word.partition("-")[0] for word in _ORDER if "-" in word)
"""Words with which known pairs of words begin."""


@lru_cache(maxsize=MAX_KNOWN_NAMES)
def read_names(names: str) -> Names:
    """What an element's class and id, separated by spaces, say of it."""
    words = _words(_STATES.sub(" ", names))
    lead, credit = not words.isdisjoint(_LEADS), not words.isdisjoint(_CREDITS)
    first = min((_ORDER[word] for word in words if word in _ORDER), default=None)
    if first is not None and not (lead and GROUPS[first].doubt is Doubt.IF_SMALL):
        return Names(GROUPS[first].name, GROUPS[first].doubt, lead, credit)
    if _hides(names.split()):
        return Names(HIDDEN, Doubt.STRONG, lead, credit)
    return Names(lead=lead, credit=credit) if lead or credit else NOTHING


def _words(names: str) -> set[str]:
    """The words of names, lower case, and those two that stand side by side in one."""
    found = {word.lower() for word in _WORD.findall(names)}
    if not found.isdisjoint(_PAIRS):
        for name in names.split():
            found.update(map("-".join, pairwise(word.lower() for word in _WORD.findall(name))))
    return found


def _hides(names: list[str]) -> bool:
    return not HIDING.isdisjoint(names) and not any(map(_SHOWN.search, names))
