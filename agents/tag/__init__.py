"""The tag stage: which language and script an article is written in, and whether it is a translation."""

import msgspec.structs

from agents.tag.language import UNDETERMINED, detect
from agents.tag.translation import assess
from schemas.article import Article
from schemas.outcome import Pass

NAME = "tag"
VERSION = "2"


def process(article: Article) -> Pass[Article]:
    """The article with `language` and, where it has a text in a language that could be told, `translation`.

    Of a headline the language is its title's. A withdrawn article passes as it is.
    """
    if article.text is None:
        return Pass(record=article)
    headline = not article.text.strip()
    words = (article.title or "") if headline else article.text
    hints = article.hints
    claimed = (hints.producer_language, hints.page_language) if hints else ()
    language = detect(words, tuple(tag for tag in claimed if tag))
    translation = (
        None if headline or language.code == UNDETERMINED else assess(article, language.code.partition("-")[0])
    )
    return Pass(record=msgspec.structs.replace(article, language=language, translation=translation))
