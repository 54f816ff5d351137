"""The rules for paragraphs that are not the article's own words: data, one TOML file a language in `data/rules`.

A rule is tried on a whole paragraph, never on a part, and only on one in which a cue of it stands: so a sentence that
merely mentions a newsletter stays. Each rule carries examples that it takes and, as near to them as can be,
counterexamples that it leaves; a test runs all of them. A new rule is one more table in a file, a new language one
more file. `common.toml` holds what no language owns.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Annotated

import msgspec
from ahocorasick_rs import AhoCorasick

from agents.clean.text.words import AGENCY, PERSON, UPPER
from schemas.article import EditKind

FOLDER = Path(__file__).parent.parent / "data" / "rules"

MAX_LENGTH = 200
"""Characters. What is not the article's own words is short; legal lines and credits of teams say their own limit."""

MAX_LENGTH_WITHOUT_CUES = 60
"""Characters. A rule without cues is tried on every paragraph of its length, so it may only look at the shortest."""

HEAD = 5
"""Paragraphs at the beginning in which a rule for the head is tried, and more where labels, counts and buttons stand
above the first sentence.
"""

MAX_HEAD = 15
"""Paragraphs of the longest head."""

MAX_HEAD_LINE = 80
"""Characters of the longest line that is taken for one of those without reading it."""

MIN_SENTENCE = 25
"""Characters of the shortest line that its full stop makes a sentence: "5 min." is none. Chinese needs a third."""

END = 3
"""Paragraphs at the end, not counting those already taken, in which a rule for the end is tried."""

_SITE = (
    r"(?:(?:the )?(?:(?:facebook|twitter|instagram|tiktok|youtube|linkedin|telegram|whatsapp|viber)[a-zа-я]{0,3}"
    r"|x \(twitter\)|x|threads|bluesky|mastodon|flipboard|pinterest|snapchat|reddit|discord|signal|zalo|wechat|weixin"
    r"|weibo|kakaotalk|line|vk|messenger"
    r"|google(?: (?:news|notizie|noticias|notícias|actualités|wiadomości|nieuws|новости|новини|haberler|discover))?"
    r"|фейсбук\w{0,2}|твиттер\w{0,2}|телеграм{1,2}\w{0,2}|инстаграм{1,2}\w{0,2}|вконтакте|одноклассник\w{1,4}"
    r"|(?:яндекс[ .])?дзен\w?|ютуб\w{0,2}|微信|微博|抖音|フェイスブック|ツイッター|インスタグラム|카카오톡|페이스북"
    r"|트위터)(?![a-zà-ɏа-я]))"
)
_SMALL = (
    "and|in|at|of|for|from|by|with|the|an|a|also|bureau|newsroom|newsrooms|staff|desk|team|writers?|reporters?"
    "|correspondents?|editing|reporting|writing|additional|translation|translating|compiled|edited|written|graphics?"
    "|und|aus|von|mit|der|die|in|et|à|au|aux|de|des|du|avec|y|en|con|e|da|do|dos|das|com|em|di|del|della|dell|dal|i|w"
    "|z|oraz|и|в|с|та|й|у|із|а|và|dan|en|van|och|og|fra|från|ve|dpa|afp|&|/|[-–—]"
)
_LIST_OF_AGENCIES = (
    rf"{AGENCY}(?!\w)"
    rf"(?:\s?(?:[/,&+;-]|(?:and|und|et|y|e|i|и|та|och|og|en|ve|và|dan)\b)\s?{AGENCY}(?!\w)){{0,5}}+"
)
_ARROW = r"(?:[:：>»›→▶►|¦/]{1,3}|\.{3}|…|[–—-]{1,2}(?=\s|\Z))"
PIECES = {
    "AGENCY": rf"(?:{AGENCY}(?!\w))",
    "AGENCIES": rf"(?:{_LIST_OF_AGENCIES})",
    "CAPITAL": rf"(?-i:[{UPPER}])",
    "COUNT": r"\d(?:[\d.,]|[ \u00a0\u202f](?=\d{3})){0,10}\s?"
    r"(?:[km]|mil|mln|tys\.|тыс\.|тис\.|mila|[万萬千]|rb|nghìn)?\+?",
    "LEAD": r"[\s>»›→▶►▸➡️⏩👉👇📌📲📢🔴🔔🔥✅📱📰🎧•·*■□▪◆◇●○▼▽※☞+|#(\[（「『【〈《=~_–—-]{0,8}+",
    "NAMES": (
        rf"(?:(?:(?-i:[{UPPER}@])[^\s()]*+|dpa\b|the\b|our\b)"
        rf"(?:[\s()]++(?:(?-i:[{UPPER}@])[^\s()]*+|(?:{_SMALL})(?!\w)[;,.:]*+))*+)"
    ),
    "PERSON": rf"(?-i:{PERSON})",
    "SITE": _SITE,
    "TAIL": rf"(?:\s?{_ARROW}\s?+(?!(?-i:[a-zß-ÿа-яё]{{2}})).{{0,180}})?[\s.!:：»›>→…\])）】」』〉》*|]{{0,6}}",
    "UPPERS": UPPER,
}
"""What a pattern may name in braces, so that agencies, sites and the marks around a link are written once.

LEAD are the marks before a line that leads elsewhere; TAIL is the linked headline, which begins with no small letter,
behind a colon, an arrow or a dash, or nothing; NAMES are capitalised words with the small words of many languages
between them; UPPERS stands within [].
"""

_SAID = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|asked|warned|according|sagt\w?|sagte\w?|erklärte|teilte|warnt\w?"
    r"|warnte|rät"
    r"|riet|hieß|meint\w?|dit|déclaré|affirmé|indiqué|dijo|dice|afirmó|señaló|advirtió|disse|afirmou|detto|afferma"
    r"|сказала?|сообщил[аи]?|заявил[аи]?|пишет|сказав|повідоми(?:в|ла|ли)|заявила?|пише|powiedział[ao]?"
    r"|poinformował[ao]?|dodał[ao]?|zei|zegt|sade|säger|sagde|siger|sa|sier|sanoi|řekla?|uvedla?|dedi|söyledi"
    r"|ujar\w{0,3}"
    r"|kata(?:nya)?|nói|cho biết|είπε|mondta|a spus)\b",
    re.IGNORECASE,
)
"""A verb of saying: the paragraph reports somebody's words."""

MAX_LABEL = 40
"""Characters of the longest line that announces headlines: "More on this story"."""

MAX_HEADLINE = 150
"""Characters of the longest headline."""

MAX_ANNOUNCED = 12
"""Headlines of the longest list of related stories."""

_POINTS_DOWN = (":", "：", "→", "»", ">", "▼")
_LINK = re.compile(r"[:：|｜»>→–—]\s*\w")
_SENTENCE_END = re.compile(r"[.!:;,…。！：；，、][\"”’')»」』]*\Z")
_STOP = re.compile(r"[.!?…。！？][\"”’')»」』]*\Z")
_PIECE = re.compile(r"\{([A-Z]+)\}")
_BREAK = re.compile(r"\n\s*")


class Place(StrEnum):
    """Where in a text a rule is tried."""

    ANYWHERE = "anywhere"
    HEAD = "head"
    END = "end"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """One kind of paragraph that does not belong.

    Attributes:
        name: what the edit says did it: in a record the file's name stands before it, `de/read_more`.
        kind: what such a paragraph is.
        cues: strings, whatever their case; a paragraph without any of them is not tried.
        patterns: one of them matches the whole paragraph, whatever its case; `PIECES` may stand in them in braces; a
            line break and the indentation after it mean nothing.
        examples: paragraphs that the rule takes.
        counterexamples: the nearest paragraphs that must stay.
        unless_said: whether a paragraph with a verb of saying stays, as a sentence that reports somebody's words.
        max_length: characters of the longest paragraph it is tried on.
        place: anywhere, or only in the first or the last paragraphs.
    """

    name: str
    kind: EditKind
    patterns: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    examples: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    counterexamples: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    cues: tuple[str, ...] = ()
    unless_said: bool = False
    max_length: Annotated[int, msgspec.Meta(ge=1)] = MAX_LENGTH
    place: Place = Place.ANYWHERE

    def takes(self, paragraph: str) -> bool:
        """Whether the paragraph, wherever it stands, is of this kind."""
        if len(paragraph) > self.max_length or not _compiled(self.patterns).fullmatch(paragraph):
            return False
        return not (self.unless_said and _SAID.search(paragraph))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


class RuleError(ValueError):
    """A table of rules that cannot be used: which file or rule, what is wrong, and what would be right."""


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns as one, compiled when a paragraph first needs it. Raises RuleError, or what `re` raises."""
    return re.compile(
        "|".join(f"(?:{_PIECE.sub(_piece, _BREAK.sub('', pattern))})" for pattern in patterns), re.IGNORECASE
    )


def _piece(match: re.Match[str]) -> str:
    if match[1] not in PIECES:
        raise RuleError(f"no piece is called {match[0]}; there are {', '.join(sorted(PIECES))}")
    return PIECES[match[1]]


def parse(language: str, toml: str) -> tuple[Rule, ...]:
    """The rules in a file's text, each named `language/name`. Raises RuleError where a table has the wrong shape."""
    try:
        tables = msgspec.convert(tomllib.loads(toml), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"rules of {language}: {error}") from error
    rules = tuple(msgspec.structs.replace(rule, name=f"{language}/{rule.name}") for rule in tables.rule)
    for rule in rules:
        if not rule.cues and rule.max_length > MAX_LENGTH_WITHOUT_CUES:
            raise RuleError(f"{rule.name}: give it cues, or a max_length of at most {MAX_LENGTH_WITHOUT_CUES}")
    return rules


@cache
def load() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried: files by name, each from top to bottom."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda file: file.name)
    return tuple(rule for file in files for rule in parse(file.stem, file.read_text(encoding="utf-8")))


def faults(rule: Rule) -> list[str]:
    """What is wrong with a rule that has the right shape, in words; nothing where it keeps its promises."""
    try:
        _compiled(rule.patterns)
    except (re.error, RuleError) as error:
        return [f"{rule.name}: a pattern does not compile: {error}"]
    found = [f"{rule.name}: does not take its example {line!r}" for line in rule.examples if not rule.takes(line)]
    found += [f"{rule.name}: takes its counterexample {line!r}" for line in rule.counterexamples if rule.takes(line)]
    if rule.cues:
        found += [
            f"{rule.name}: no cue stands in its example {line!r}"
            for line in rule.examples
            if not any(cue.casefold() in line.casefold() for cue in rule.cues)
        ]
    return found


class Finder:
    """Which paragraphs of a text rules take. All cues of all rules are looked for in one pass."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        by_cue: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for cue in rule.cues:
                by_cue.setdefault(cue.casefold(), []).append(number)
        self._by_cue = tuple(by_cue.values())
        self._reach = tuple(max(self.rules[number].max_length for number in numbers) for numbers in self._by_cue)
        self._cues = AhoCorasick(list(by_cue))
        self._without_cues = tuple(number for number, rule in enumerate(self.rules) if not rule.cues)

    def find(self, paragraphs: Sequence[str]) -> Iterator[tuple[int, Rule]]:
        """Number and rule of each paragraph that a rule takes, the first rule that does; an empty one is none."""
        tried = self._tried(paragraphs)
        head = head_end(paragraphs)
        for_end: list[tuple[int, Rule]] = []
        gone = set()
        for number in sorted(tried):
            for index in sorted(tried[number]):
                rule = self.rules[index]
                if (rule.place is Place.HEAD and number >= head) or not rule.takes(paragraphs[number]):
                    continue
                if rule.place is Place.END:
                    for_end.append((number, rule))
                    continue
                gone.add(number)
                yield number, rule
                break
        if for_end:
            yield from _at_the_end(paragraphs, gone, for_end)

    def _tried(self, paragraphs: Sequence[str]) -> dict[int, set[int]]:
        """By number of paragraph, the rules (by number) that may take it: those with a cue there, and those without."""
        folded = "\n".join(paragraphs).casefold()
        found: dict[int, set[int]] = {}
        starts = [0, *accumulate(len(line) + 1 for line in folded.split("\n"))]
        for cue, start, _ in self._cues.find_matches_as_indexes(folded, overlapping=True):
            number = bisect_right(starts, start) - 1
            if len(paragraphs[number]) <= self._reach[cue]:
                found.setdefault(number, set()).update(self._by_cue[cue])
        for number, paragraph in enumerate(paragraphs):
            if 0 < len(paragraph) <= MAX_LENGTH_WITHOUT_CUES and paragraph[-1] not in "。！？":
                found.setdefault(number, set()).update(self._without_cues)
        return found


def head_end(paragraphs: Sequence[str]) -> int:
    """How many paragraphs are the head: five, or all up to the first sentence where that comes later."""
    return max(HEAD, min(first_sentence(paragraphs) + 1, MAX_HEAD))


def first_sentence(paragraphs: Sequence[str]) -> int:
    """The number of the first paragraph that is prose rather than a label, a count or a name; MAX_HEAD at most."""
    for number, paragraph in enumerate(paragraphs[:MAX_HEAD]):
        if len(paragraph) > MAX_HEAD_LINE or (len(paragraph) >= MIN_SENTENCE and _STOP.search(paragraph)):
            return number
    return MAX_HEAD


def _at_the_end(
    paragraphs: Sequence[str], gone: set[int], found: Iterable[tuple[int, Rule]]
) -> Iterator[tuple[int, Rule]]:
    """Those of the paragraphs found that stand at the end, from the last one up: each one taken lets see another."""
    by_number: dict[int, Rule] = {}
    for number, rule in found:
        if number not in gone:
            by_number.setdefault(number, rule)
    left = END
    for number in range(len(paragraphs) - 1, -1, -1):
        if number in by_number:
            yield number, by_number[number]
        elif number not in gone and paragraphs[number]:
            left -= 1
        if not left:
            return


def announced(paragraphs: Sequence[str], taken: Mapping[int, Rule]) -> Iterator[int]:
    """Numbers of the headlines and tags below a line that announces them.

    "Related stories" announces all that follows, if nothing but headlines follows to the end of the text; "Read also:",
    with its colon or arrow, the one paragraph below, if it is a headline and not the last; either those right below
    that are too long for sub-headings of the article's own; "Tags:" all short lines to the end; "Skip this and continue
    reading" what stands above the line that ends the block.
    """
    yield from _blocks(taken)
    yield from _tags(paragraphs, taken)
    left = [number for number, paragraph in enumerate(paragraphs) if paragraph and number not in taken]
    for number in sorted(number for number, rule in taken.items() if rule.kind is EditKind.CROSS_REFERENCE):
        line = paragraphs[number]
        if len(line) > MAX_LABEL or _LINK.search(line):
            continue
        first = bisect_right(left, number)
        below = left[first : first + MAX_ANNOUNCED + 1]
        if not below:
            return
        if len(below) <= MAX_ANNOUNCED and all(_is_headline(paragraphs[other]) for other in below):
            yield from below
            return
        right_below = [other for place, other in enumerate(below, start=1) if other == number + place]
        if right_below and line.endswith(_POINTS_DOWN) and _is_headline(paragraphs[right_below[0]]):
            yield right_below.pop(0)
        long = list(takewhile(lambda other: _is_long_headline(paragraphs[other]), right_below))
        if len(long) <= MAX_LINKED and not _LEADS_ON.search(line):
            yield from long


def _blocks(taken: Mapping[int, Rule]) -> Iterator[int]:
    """What stands between a line for screen readers that skips a block of links and the one that ends it."""
    ends = [number for number, rule in taken.items() if rule.name == BLOCK_END]
    for start in (number for number, rule in taken.items() if rule.name == BLOCK_BEGIN):
        end = next((number for number in sorted(ends) if number > start), start)
        if end - start <= MAX_ANNOUNCED:
            yield from (number for number in range(start + 1, end) if number not in taken)


BLOCK_BEGIN, BLOCK_END = "common/block_begin", "common/block_end"
TAGS = ("common/tags", "common/tag_label")
MAX_TAG = 40
"""Characters of the longest tag on a line of its own."""


def _tags(paragraphs: Sequence[str], taken: Mapping[int, Rule]) -> Iterator[int]:
    """The short lines from "Tags:" to the end of the text, if nothing else follows."""
    if not any(rule.name in TAGS for rule in taken.values()):
        return
    below: list[int] = []
    announced_before = 0
    for number in range(len(paragraphs) - 1, -1, -1):
        if number in taken:
            if taken[number].name in TAGS:
                yield from below[announced_before:]
                announced_before = len(below)
        elif paragraphs[number]:
            if not _is_tag(paragraphs[number]) or len(below) == MAX_ANNOUNCED:
                return
            below.append(number)


def _is_tag(line: str) -> bool:
    return len(line) <= MAX_TAG and not _SENTENCE_END.search(line)


def _is_long_headline(line: str) -> bool:
    """Whether a line is a headline too long for a sub-heading, and no question such as sub-headings ask."""
    return _is_headline(line) and len(line) >= MIN_LINKED and len(line.split()) >= MIN_LINKED_WORDS and "?" not in line


MAX_LINKED = 3
"""Such headlines in a row: more are a list of the article's own."""

_LEADS_ON = re.compile(
    r"(?:^|\W)(?:read|see|view|show|learn|watch|listen|keep|continue|load) ?(?:more|now|on|reading|live)?\W*\Z"
    r"|weiterlesen|mehr\W*\Z|la suite|en savoir plus|voir plus|lire plus|leer más|ver más|seguir leyendo|sigue leyendo"
    r"|saber más|(?:leia|saiba|ver) mais|continua a leggere|leggi tutto|(?:czytaj|zobacz) więcej|czytaj dalej|xem thêm"
    r"|đọc thêm",
    re.IGNORECASE,
)
"""What leads from the lines above it to the rest of them, and announces nothing below: "Read more"."""

MIN_LINKED = 30
MIN_LINKED_WORDS = 4
"""Characters and words of the shortest line that is taken for another story's headline among the article's words."""


def _is_headline(line: str) -> bool:
    return len(line) <= MAX_HEADLINE and not _SENTENCE_END.search(line)


@cache
def finder() -> Finder:
    """The finder of all rules, made when the first text comes."""
    return Finder(load())
