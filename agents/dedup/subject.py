"""An article as it is compared: its words are found once, however many others it is compared with."""

from functools import cached_property

from agents.dedup.accounts import Account, account
from agents.dedup.language import UNKNOWN
from agents.dedup.numbers import numbers
from agents.dedup.shared_words import STEM_LETTERS, Hashed, hashed
from agents.dedup.times import stretch
from agents.dedup.words import MAX_CHARS, MAX_WORDS, lowered, words


class Subject:
    """A title, a text, and what is known of them: time of publication, source, languages."""

    def __init__(
        self,
        title: str | None,
        text: str,
        published: str | None = None,
        *,
        source: str | None = None,
        agencies: tuple[str, ...] = (),
        language: str = UNKNOWN,
        source_language: str = UNKNOWN,
    ) -> None:
        self.title = title or ""
        self.text = text
        self.published = stretch(published)
        self.source = source
        self.agencies = agencies
        self.language = language
        self.source_language = source_language

    @cached_property
    def words(self) -> list[str]:
        """The words of the text as they stand."""
        return words(self.text) if self.text.strip() else []

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case."""
        if "words" in self.__dict__:  # found already: most articles are asked for one of the two alone
            return [word.lower() for word in self.words]
        return lowered(self.text) if self.text.strip() else []

    @cached_property
    def hashed(self) -> Hashed:
        """The words and their beginnings, in lower case, as numbers."""
        return hashed(self.text)

    @cached_property
    def whole(self) -> bool:
        """Whether the words are those of the whole text, to its end."""
        return len(self.text) <= MAX_CHARS and len(self.hashed.words) < MAX_WORDS

    @cached_property
    def stems(self) -> list[str]:
        """The beginnings of the words, in lower case."""
        return [word[:STEM_LETTERS] for word in self.lowered]

    @cached_property
    def numbers(self) -> set[str]:
        """The different numbers of the text."""
        return numbers(self.words)

    @cached_property
    def account(self) -> Account:
        """The facts that the text tells."""
        return account(self.words)
