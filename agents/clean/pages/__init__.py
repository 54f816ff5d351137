"""Pages: what they say of themselves, their main text and captions, and whether they are articles at all.

`page.read_page` reads the facts, `extract.extract` the text, `kinds.of_page` tells walls, error pages, indexes and
players from articles.
"""
