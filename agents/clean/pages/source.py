"""A page taken apart for those who read facts out of it: its meta elements, data, and elements named after facts."""

import re
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agents.clean.pages import linked_data
from agents.clean.pages.values import first, plain, readable, string

_HEAD = "meta, link[rel], title, script"
_BODY = (
    'h1, h2, time, script[type*="ld+json" i], meta[itemprop], [itemprop~=author], [itemprop~=datePublished]'
    ", [itemprop~=dateCreated], [itemprop~=headline], [rel~=author], abbr[title], [property*=datePublished]"
)
"""What is looked for in every page, in one go: each look at a whole page costs as much as ten at its head."""

_NAMED_DATES = (
    "[class*=date i], [class*=time i], [class*=publi i], [class*=datum i], [class*=fecha i], [class*=posted i]"
    ", [id*=date i], [data-timestamp]"
)
_NAMED_AUTHORS = (
    "[class*=uthor], [class*=utor], [class*=yline], [class*=writer i], [class*=contributor], [class*=creator], .fn"
    ', a[href*="/aut"], a[href*="/profil"], a[href*="/creator/"]'
)
"""What is looked for besides where that says too little: elements that are named after a date or an author. Each name
costs some 30 microseconds a page."""

_ELSEWHERE = re.compile(
    r"(?:^|\s)(?:(?:comments?|disqus|respond|related|recommend\w*|recirc\w*|sidebar|widget-area|popular|trending"
    r"|most-?read|more-?(?:on|from|stories)|see-?also|read-?(?:more|also|next)|carousel|teasers?-?list|ticker)"
    r"(?![_-]{0,2}(?:wrap|main|content))(?:[_-]{1,2}[\w-]{1,40})?|(?:site|page|main|global)-footer|(?!(?:with|has|no|content)-)[a-z]{1,20}[_-]{1,2}"
    r"(?:comments?|related|recommend\w*))(?=\s|$)"
)
"""Class names and identities of what is about something else than the page's article."""

MAX_LEVELS = 15
"""Elements around an element that are asked what they are."""


class Source:
    """A parsed page and what stands in it, each read at most once.

    Attributes:
        tree: the page.
        url: where it stands.
        meta: content of its meta elements by name, property or itemprop, lower case; the first of a name counts.
    """

    def __init__(self, tree: LexborHTMLParser, url: str | None) -> None:
        self.tree = tree
        self.url = url
        self._head = tree.head.css(_HEAD) if tree.head is not None else []
        self._body = tree.body.css(_BODY) if tree.body is not None else []
        self.meta = self._meta()
        self._own: set[int] = set()

    def _meta(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in (*self._head, *self._body):
            if node.tag != "meta":
                continue
            attributes = node.attributes
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop")
                or attributes.get("http-equiv")
            )
            content = plain(attributes.get("content"))
            if name and content:
                found.setdefault(name.strip().lower(), content)
        return found

    @cached_property
    def data(self) -> linked_data.LinkedData:
        """The page's JSON-LD."""
        scripts = [
            node.text(deep=True)
            for node in (*self._head, *self._body)
            if node.tag == "script" and "ld+json" in (node.attributes.get("type") or "").lower()
        ]
        return linked_data.read(scripts, first(self.meta.get("og:title"), self.title_element))

    @cached_property
    def title_element(self) -> str | None:
        """The text of its `title` element."""
        node = next((node for node in self._head if node.tag == "title"), None) or self.tree.css_first("title")
        return plain(node.text(deep=True)) if node is not None else None

    @cached_property
    def language(self) -> str | None:
        """The language tag that it states."""
        node = self.tree.css_first("html")
        given = (node.attributes.get("lang") or node.attributes.get("xml:lang")) if node is not None else None
        meta = self.meta
        return first(
            given,
            meta.get("og:locale"),
            meta.get("content-language"),
            meta.get("language"),
            string(self.data.get("inLanguage")),
        )

    @cached_property
    def site(self) -> str | None:
        """The name of the site."""
        publisher = self.data.get("publisher")
        publisher = self.data.resolved(publisher[0]) if isinstance(publisher, list) and publisher else publisher
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        return first(readable(self.meta.get("og:site_name")), string(name), readable(self.meta.get("application-name")))

    def settle(self, heading: LexborNode | None) -> None:
        """Tell which heading is the headline: what stands around it is the article's own."""
        while heading is not None and heading.mem_id not in self._own:
            self._own.add(heading.mem_id)
            heading = heading.parent

    def is_elsewhere(self, node: LexborNode | None) -> bool:
        """Whether an element stands in a part of the page that is about something else: comments, related articles."""
        for _ in range(MAX_LEVELS):
            if node is None or node.tag in {"article", "body", "-undef"} or node.mem_id in self._own:
                return False
            if node.tag in {"aside", "footer", "nav"} or _ELSEWHERE.search(names_of(node)):
                return True
            node = node.parent
        return False

    def links(self, relation: str) -> list[LexborNode]:
        """The `link` elements of the page's head that have this relation."""
        return [
            node
            for node in self._head
            if node.tag == "link" and relation in (node.attributes.get("rel") or "").lower().split()
        ]

    def elements(self, *tags: str) -> list[LexborNode]:
        """The elements of these tags among those looked for in every page: h1, h2, time, abbr."""
        return [node for node in self._body if node.tag in tags]

    def marked(self, attribute: str, value: str) -> list[LexborNode]:
        """The elements, other than meta, that have this word in an attribute: itemprop, rel, property."""
        wanted = value.lower()
        return [
            node
            for node in self._body
            if node.tag != "meta" and wanted in (node.attributes.get(attribute) or "").lower().replace(":", " ").split()
        ]

    def named_after_dates(self) -> list[tuple[LexborNode, str]]:
        """The elements that are named after a date, with their names in small letters."""
        return self._named(_NAMED_DATES)

    def named_after_authors(self) -> list[tuple[LexborNode, str]]:
        """The elements that are named after an author, and links to authors' pages."""
        return self._named(_NAMED_AUTHORS)

    def _named(self, selector: str) -> list[tuple[LexborNode, str]]:
        nodes = self.tree.body.css(selector)[:MAX_NAMED] if self.tree.body is not None else []
        return [(node, names_of(node)) for node in nodes]

    @cached_property
    def text(self) -> str:
        """Every text of the page in order, each on a line; those of scripts too, and inline elements divide lines."""
        return self.tree.body.text(deep=True, separator="\n") if self.tree.body is not None else ""


def names_of(node: LexborNode) -> str:
    """What an element is called by its classes, identity and properties, in small letters."""
    attributes = node.attributes
    return " ".join(attributes.get(key) or "" for key in ("class", "id", "itemprop")).lower()


MAX_NAMED = 200
"""Elements named after dates and authors that are looked at: an index page has hundreds, an article few."""
