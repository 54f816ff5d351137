"""The tag stage: which language and script an article is written in."""

import msgspec.structs

from agents.tag.language import detect
from schemas.article import Article
from schemas.outcome import Pass

NAME = "tag"
VERSION = "1"


def process(article: Article) -> Pass[Article]:
    """The article with `language`; of a headline, the language of its title. A withdrawn article passes as it is."""
    if article.text is None:
        return Pass(record=article)
    words = article.text if article.text.strip() else article.title or ""
    hints = article.hints
    claimed = (hints.producer_language, hints.page_language) if hints else ()
    language = detect(words, tuple(tag for tag in claimed if tag))
    return Pass(record=msgspec.structs.replace(article, language=language))
