"""Languages as the stage tells them apart: codes without region, and one code for those that read as one."""

from schemas.article import Language

UNKNOWN = ""
"""What stands for a language that nobody could tell."""

_READ_AS = dict.fromkeys(("bs", "cnr", "hr", "sh", "sr"), "sh") | {"nb": "no", "nn": "no", "ms": "id"}
"""Languages that detectors confuse and readers do not mind. Serbian in another script is a language of its own here:
its words do not meet."""


def spoken(language: Language | None) -> str:
    """The language of an article as the index keeps it; `UNKNOWN` where it was not told."""
    if language is None or language.code == "und":
        return UNKNOWN
    code = levelled(language.code)
    return f"{code}-{language.script}" if code == "sh" and language.script else code


def levelled(code: str | None) -> str:
    """A language's code without region and script."""
    base = (code or "").partition("-")[0].lower()
    return _READ_AS.get(base, base)


def different(here: str, there: str | None) -> bool:
    """Whether two languages are known and not the same."""
    return bool(here and there) and here != there


def same(here: str | None, there: str | None) -> bool:
    """Whether two languages are known and the same, whatever their scripts."""
    return bool(here and there) and levelled(here) == levelled(there)
