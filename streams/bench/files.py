"""Articles to measure with, out of a file."""

from pathlib import Path
from typing import Literal

from schemas.codec import UndecodableError, decode
from schemas.raw import RawArticle
from streams.errors import UserError


def articles_of(file: Path, content: Literal["html", "text"]) -> list[RawArticle]:
    """The articles with html, or with text, of JSON Lines of raw articles; their content, address and date alone.

    Raises:
        UserError: the file cannot be read or holds no such article; says which line is wrong.
    """
    if not file.is_file():
        raise UserError(
            f"{file}: no such file" if not file.exists() else f"{file}: a folder; name a file of JSON Lines"
        )
    articles = []
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            articles += [decode(line, RawArticle)] if line.strip() else []
        except UndecodableError as error:
            raise UserError(f"{file}, line {number}: {error}") from error
    found = [
        RawArticle(**{content: getattr(article, content)}, url=article.url, published=article.published)
        for article in articles
        if getattr(article, content)
    ]
    if not found:
        raise UserError(
            f"{file}: no article with {content}; expected JSON Lines of raw articles, as `wireroom read` prints"
        )
    return found
