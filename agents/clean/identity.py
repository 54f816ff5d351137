"""Who an article is: its id, its revision, and the canonical form of an address."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import xxhash

from schemas.raw import RawArticle

TRACKING = re.compile(
    r"(?:utm_\w+|(?:fb|g|ms|dc|tw|yl|ts|wic|s|ttc|ysc|gb|w|g)clid|igshid|igsh|mc_[ce]id|mkt_tok|oly_(?:anon|enc)_id|"
    r"_hs(?:enc|mi)|vero_id|wickedid|cmpid|ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium"
    r"|campaign|custom\d)|"
    r"ito|icid|ncid|sr_share|smid|smtyp|CMP|ftag|cid|ocid|taid|guccounter|guce_\w+|__twitter_impression|"
    r"ref_src|ref_url|rss|feedtype|feedname|partner|amp|amp_(?:js_v|gsa|kit)|usqp|amp_r|outputtype|"
    r"xtor|_ga|_gl|spm|share_source|s_cid|trk|trkcampaign)",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, or that he wants the AMP form, never which article he wants."""

SIGNIFICANT = {"cid", "partner", "rss", "amp"}
"""Of these, names that some sites use for the article itself: they only count as tracking with a value that is none."""

_AMP_CACHE = re.compile(r"/(?:amp/s|[cv]/s|[cv]|amp)/(?P<rest>[^/]+\.[^/]+/.*)", re.DOTALL)
_AMP_CACHE_HOSTS = ("cdn.ampproject.org", "google.com")
_HOST_FORM = re.compile(r"(?:^|(?<=\.))(?:amp|m|mobile|mobil|wap|touch)\.(?=[^.]+\.[^.]+)")
_PATH_FORM = re.compile(r"(?:/amp(?=/|\Z))|(?:\.amp(?=\.html?\Z|\Z))|(?:(?<=[-_])amp(?=\.html?\Z))")
_NUMBER = re.compile(r"\d{3,}")


def article_id(raw: RawArticle) -> str:
    """32 hex digits that stay the same however often and in whatever revision the article comes.

    From the source and the producer's id; else from the address that the producer gave (never from what a page says
    of itself, which sites get wrong in bulk); else from the content.
    """
    if raw.id is not None and raw.id.strip():
        return _hash("id", raw.source or "", raw.id)
    if raw.url is not None and raw.url.strip():
        return _hash("url", _host_and_path(canonical_url(raw.url)))
    return _hash("content", _content(raw) or raw.title or "")


def revision(raw: RawArticle) -> str:
    """32 hex digits of the raw title and content: they change when the article does, not when our rules do."""
    return _hash("revision", raw.title or "", _content(raw))


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment, and AMP and mobile forms.

    What is no address of the web (no host, or one that cannot be parsed) comes back as it is, without white space
    around it.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a broken port or bracket: nothing to make canonical
        return url
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return url
    cached = _AMP_CACHE.match(parts.path) if host.endswith(_AMP_CACHE_HOSTS) else None
    if cached:
        return canonical_url("https://" + cached["rest"] + (f"?{parts.query}" if parts.query else ""))
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = _HOST_FORM.sub("", host, count=1) + (f":{port}" if port and port != default else "")
    path = _PATH_FORM.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme.lower(), netloc, path, _query(parts.query), ""))


def _query(query: str) -> str:
    """The query without tracking parameters; as it came where nothing is to be dropped."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(*pair)]
    return query if len(kept) == len(pairs) else urlencode(kept, quote_via=quote)


def _is_tracking(name: str, value: str) -> bool:
    if not TRACKING.fullmatch(name):
        return False
    return name.lower() not in SIGNIFICANT or not _NUMBER.search(value)


def _host_and_path(url: str) -> str:
    """The address without what differs between equal ones: scheme, `www.`, the slash at the end."""
    rest = url.split("://", 1)[-1]
    return rest.removeprefix("www.").rstrip("/")


def _content(raw: RawArticle) -> str:
    """Text where there is any, else html."""
    return raw.text if raw.text and not raw.text.isspace() else raw.html or raw.text or ""


def _hash(*parts: str) -> str:
    """xxh3_128 over the parts, each with its length before it, so that no two lists of parts meet."""
    digest = xxhash.xxh3_128()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return str(digest.hexdigest())
