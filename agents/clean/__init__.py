"""The clean stage: the article's own words out of a text or a page, and a record of everything else.

Pure: it reads a raw article and gives the first block of the record. The libraries that parse pages are only loaded by
the first page. A new kind of paragraph that does not belong is one table in a file of `data/rules`.
"""

from agents.clean.stage import NAME, VERSION, heavy, process

__all__ = ["NAME", "VERSION", "heavy", "process"]
