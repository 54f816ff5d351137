"""What the duplicate index remembers of an article: one message of `dedup.index`."""

from msgspec import Struct

from schemas.article import Id, Relation, StoryLink
from schemas.raw import Time


class Decision(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What was decided about an article when it was first seen; a second delivery gets the same answer."""

    duplicate: bool
    relations: tuple[Relation, ...] = ()
    story: StoryLink | None = None


class Merge(Struct, frozen=True, kw_only=True):
    """Two stories found to be one; `founded` is the sequence of the survivor's first article."""

    absorbed: Id
    survivor: Id
    founded: int


class Signature(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What candidates are found and judged by.

    Attributes:
        exact: xxh3_128 of the text, white space and the shape of quotation marks and dashes aside.
        minhash: MinHash values over shingles, little-endian, empty where the text is too short.
        algorithm: version of the MinHash that made them; signatures of different versions never match.
        heaviest: the heaviest terms, for stories: their hashes (4 bytes each), then their weights (16-bit floats), both
            little-endian, heaviest first.
        days: the weekdays, months and years that the text names, a mask of 64 bits.
        facts: hashes of the facts that a translation is found by, little-endian, 4 bytes each.
        code: the signs of the values of a sentence embedding, where the extra for it is in use.
    """

    exact: bytes
    minhash: bytes = b""
    algorithm: int = 0
    heaviest: bytes = b""
    days: int = 0
    facts: bytes = b""
    code: bytes = b""


class IndexEntry(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is remembered under `id/revision`.

    Attributes:
        sequence: order of arrival in the partition; eviction goes by it.
        arrived: when the article was received.
        clock: the latest `received` that the partition had seen by then; the window is measured from here.
        published: `published.value` of the record, where it has no conflict.
        agencies: those that its dateline and credits name.
        language: the language of the text, and `source_language` the one it was translated from, where they are known.
        founded: the sequence of the first article of this one's story; of two stories the older survives a merge.
        merges: stories that this article turned out to connect.
        original: of a duplicate, the key of the article that went on, which it is a copy of.
        in_place_of: of a copy that went on all the same, the keys of the originals that are no longer held.
        text: the article's text, compressed; absent in a withdrawal.
        gone: true for a tombstone: the entry under this key is deleted from the topic.
        withdrawn: the article was canceled; one such entry stands for all its `revisions`, each of which comes out
            withdrawn if it comes again, and names the `stories` that it left.
    """

    id: Id
    revision: Id
    sequence: int = 0
    arrived: Time | None = None
    clock: Time | None = None
    published: str | None = None
    title: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    language: str | None = None
    source_language: str | None = None
    decision: Decision | None = None
    signature: Signature | None = None
    founded: int = 0
    merges: tuple[Merge, ...] = ()
    original: str | None = None
    in_place_of: tuple[str, ...] = ()
    text: bytes | None = None
    gone: bool = False
    withdrawn: bool = False
    revisions: tuple[Id, ...] = ()
    stories: tuple[Id, ...] = ()

    @property
    def key(self) -> str:
        """The key of its message."""
        return f"{self.id}/{self.revision}"
