"""An article that came before, as a new one is compared with it."""

from functools import cached_property

from msgspec import Struct

from agents.dedup.subject import Subject
from agents.dedup.texts import unpack


class Found(Struct, frozen=True, gc=False):
    """Of its `schemas.index.Signature` what it is compared by."""

    exact: bytes = b""
    code: bytes = b""


class Target(Struct, dict=True, kw_only=True):
    """Those fields of its `schemas.index.IndexEntry` that relations depend on: fewer are read back in less time."""

    id: str
    revision: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    language: str | None = None
    source_language: str | None = None
    signature: Found = Found()
    original: str | None = None
    text: bytes | None = None

    @property
    def key(self) -> str:
        """The key of its message."""
        return f"{self.id}/{self.revision}"

    @cached_property
    def subject(self) -> Subject:
        """Its title and text; the words are found once, whatever they are compared for."""
        return Subject(self.title, unpack(self.text))
