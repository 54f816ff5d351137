"""The rules for paragraphs that are not the article's own words, as data.

A rule is tried on a whole paragraph, never on a part, and only where one of its cues stands in the text: so a sentence
that merely mentions a newsletter stays. Each rule carries one example that it takes and one, as near to it as can be,
that it leaves; a test reads both.
"""

import re
from dataclasses import dataclass

from agents.clean.words import AGENCY, UPPER
from schemas.article import EditKind

MAX_LENGTH = 200
"""Characters. What is not the article's own words is short; legal lines and credits of teams say their own limit."""


@dataclass(frozen=True)
class Rule:
    """One kind of paragraph that does not belong.

    Attributes:
        name: what the edit says did it.
        kind: what such a paragraph is.
        cues: lower-case strings; without any of them in the text the rule is not tried.
        pattern: matches the whole paragraph.
        example: a paragraph that it takes.
        counterexample: the nearest paragraph that it must leave.
        max_length: characters of the longest paragraph it is tried on.
        last_only: only at the end of the text.
    """

    name: str
    kind: EditKind
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    counterexample: str
    max_length: int = MAX_LENGTH
    last_only: bool = False


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PEOPLE = (
    rf"(?:\s+(?:[{UPPER}][^\s()]*|the|an?|in|and|at|of|for|from|by|with|bureau|newsroom|newsrooms|staff"
    rf"|desk|team|writers?|reporters?"
    r"|dpa|editing|reporting|writing|additional|translation|compiled|edited|written|&)[;,.]*)"
)
_SITES = (
    r"(?:facebook|twitter|x|instagram|tiktok|youtube|linkedin|telegram|whatsapp|threads|bluesky|google news|flipboard)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "click_here",
        EditKind.PROMOTION,
        ("click here", "tap here", "click to "),
        _any_case(
            r"(?:please )?(?:click|tap) (?:here )?(?:to|for) (?:get|download|read|view|see|watch|listen|join|sign"
            r"|subscribe|more|our|the)\b.{0,100}"
        ),
        "CLICK HERE TO GET THE HERALD APP",
        "Users who click here to get the update end up with malware, the agency said.",
    ),
    Rule(
        "app",
        EditKind.PROMOTION,
        (" app", "app store", "google play"),
        _any_case(
            r"(?:download|get|install|try) (?:the|our) (?:[\w'’.&-]+ ){0,5}apps?\b(?: (?:now|today|here|free"
            r"|for free))*"
            r"(?: (?:on|from|for|to|in|and) .{1,80})?[.!]?"
        ),
        "Get the Herald app for free on your phone",
        "Get the app approved first, regulators told the company, which had hoped to sell it this year.",
    ),
    Rule(
        "newsletter",
        EditKind.PROMOTION,
        ("sign up", "signup", "newsletter", "inbox", "email alerts"),
        _any_case(
            r"(?:sign ?up (?:here |now |today |free )*(?:for|to) .{0,110}\b(?:newsletters?|alerts?|e-?mails?"
            r"|updates?|inbox|briefings?)\b.{0,60}"
            r"|(?:get|receive|have|want) .{0,100}\b(?:in|to|into) your inbox\b.{0,60}"
            r"|(?:subscribe|register) (?:to|for) .{0,80}\bnewsletters?\b.{0,60})"
        ),
        "Sign up here for the Morning Post newsletter",
        "Sign-up for the programme opened on Monday, and its newsletter said 4,000 families had joined.",
    ),
    Rule(
        "subscribe",
        EditKind.SUBSCRIPTION,
        ("subscribe",),
        _any_case(r"subscribe(?: (?:now|today|here|free))*(?: (?:to|for|and) [^.]{1,90})?[.!]?"),
        "Subscribe today to keep good reporting alive",
        "Subscribe, the carrier tells them. Most customers have not switched plans so far.",
    ),
    Rule(
        "subscribers_only",
        EditKind.SUBSCRIPTION,
        ("subscri", "log in", "sign in", "free articles", "account?"),
        _any_case(
            r"(?:already (?:a subscriber|have an account)\b.{0,60}|(?:log|sign) in (?:or (?:subscribe"
            r"|register) )?to (?:continue|(?:read|view) (?:the|this|our|more))\b.{0,60}"
            r"|this (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our "
            r"|paying )?subscribers\b.{0,60}"
            r"|you have (?:\w+ )?free articles? (?:left|remaining).{0,80}|to (?:continue"
            r"|keep) reading,? .{0,80}\bsubscri.{0,60})"
        ),
        "Already a subscriber? Sign in",
        "Log in to read a patient's file and you leave a trace, the hospital says.",
        max_length=160,
    ),
    Rule(
        "read_more",
        EditKind.CROSS_REFERENCE,
        (
            "read",
            "more",
            "related",
            "see also",
            "watch:",
            "don't miss",
            "don’t miss",
            "up next",
            "full coverage",
            "you may",
            "recommended",
        ),
        _any_case(
            r"[>»→•*(\[\s]*(?:(?:read|see|view) (?:more|also|next|the full story)|also (?:read|see)"
            r"|related(?: (?:articles?|stories|story|news|coverage|content|topics|links))?"
            r"|more (?:on this(?: story)?|on this topic|stories|news|coverage)|recommended(?: (?:stories"
            r"|for you))?|you (?:may|might) also (?:like|be interested in)"
            r"|full coverage|up next|don[’']t miss|most (?:read|popular)|trending now|keep reading"
            r"|continue reading)\s*(?:[:>»→…|–—-].{0,180})?[)\]]?"
        ),
        "READ MORE: Five villages under one roof",
        "Read more slowly, teachers tell the children, and most of them do.",
    ),
    Rule(
        "read_more_colon",
        EditKind.CROSS_REFERENCE,
        (
            "watch:",
            "listen:",
            "read:",
            "more:",
            "in pictures:",
            "watch now",
            "watch live",
            "read more about",
            "read more on",
            "read the full",
        ),
        _any_case(
            r"[>»→•*(\[\s]*(?:(?:watch|listen|read|more|in pictures|live)(?: now| live)?\s*:\s*.{1,160}"
            r"|watch (?:now|live)|read (?:more (?:about|on|from|at)|the full (?:story|article"
            r"|report)) .{1,100})[)\]]?"
        ),
        "WATCH: Rescuers reach the village",
        "Live: the word itself has three meanings in the statute, the court found, and the parties argued "
        "over each of them for "
        "most of a week, with the judge siding with neither of them in the end.",
    ),
    Rule(
        "advertisement",
        EditKind.PROMOTION,
        ("advertisement", "sponsored", "story continues", "article continues", "scroll to"),
        _any_case(
            r"[-–—\s]*(?:advertisements?|advertising|sponsored(?: content)?|(?:this )?(?:story"
            r"|article) continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad|video))?"
            r"|scroll (?:down )?to continue(?: reading)?)[-–—.:\s]*"
        ),
        "Story continues below advertisement",
        "Advertisements for tobacco are banned.",
    ),
    Rule(
        "navigation",
        EditKind.NAVIGATION,
        (
            "skip to",
            "back to top",
            "next page",
            "load more",
            "previous article",
            "next article",
            "return to",
            "print this",
            "show more",
            "show comments",
            "hide caption",
            "toggle caption",
            "enlarge this image",
        ),
        _any_case(
            r"(?:skip to (?:main )?(?:content|navigation)|back to (?:top|home|main page)|next page|previous page"
            r"|load more(?: \w+)?|(?:previous|next) article.{0,80}"
            r"|return to (?:top|homepage|home page)|print this (?:page|article|story)|show (?:more|comments|less)"
            r"|(?:hide|toggle) caption|enlarge this image)[.\s>»]*"
        ),
        "Skip to main content",
        "Show more respect for the law, the judge told them.",
    ),
    Rule(
        "breadcrumbs",
        EditKind.NAVIGATION,
        (" > ", " » ", " › "),
        re.compile(r"[\w&’' -]{2,30}(?: [>»›] [\w&’' -]{2,40}){2,5}(?: [>»›] .{2,120})?"),
        "Home > World > Europe",
        "The ranking was: speed > price, he said.",
    ),
    Rule(
        "follow",
        EditKind.SOCIAL,
        ("follow", "like us", "join us", "find us", "join our", "connect with"),
        _any_case(
            rf"(?:you can )?(?:follow|like|join|find|connect with) (?:us|our|the author|him|her|me"
            rf"|[@\w.'’ -]{{2,50}}?)(?: \w+){{0,3}} (?:on|at) {_SITES}\b.{{0,100}}"
        ),
        "Follow the Herald on Instagram and YouTube",
        "Follow the money, he wrote, and the answer lies on a beach.",
    ),
    Rule(
        "share",
        EditKind.SOCIAL,
        ("share", "comment", "tweet", "likes", "views", "retweets", "copy link", "e-mail", "email"),
        _any_case(
            r"(?:\d[\d.,]*\s?[km]?\+?\s(?:shares?|comments?|likes?|views?|retweets?|reactions?)(?:\s*["
            r"|•·,-]?\s*\d[\d.,]*\s?[km]?\+?\s(?:shares?|comments?|likes?|views?|retweets?))*"
            r"|share(?: (?:this|the|on|via|by|with)\b[\w ]{0,40})?|(?:view|show|see|leave|post|add|read)(?: a"
            r"| all| the)?(?: \d[\d.,]*)? comments?"
            r"|comments?(?: \(\d+\))?|tweet|copy link|share\s+(?:tweet|facebook|twitter|e-?mail|print|\s)+"
            r"|e-?mail this (?:article|story))[:\s]*"
        ),
        "1.2K shares | 34 comments",
        "Share prices fell in early trading.",
    ),
    Rule(
        "embedded_post",
        EditKind.SOCIAL,
        ("(@", "view this post on", "a post shared by", "pic.twitter.com"),
        re.compile(
            rf"(?:(?:—|--|–|&mdash;) ?.{{1,60}} \(@\w{{1,20}}\),? (?:\w+ \d{{1,2}}, \d{{4}}|\d{{1,2}} \w+ \d{{4}})"
            rf"|View this post on {_SITES}|A post shared by .{{1,100}}|(?:https?://)?pic\.twitter\.com/\w+)\.?",
            re.IGNORECASE,
        ),
        "— Jane Roe (@janeroe) August 10, 2023",
        "Jane Roe (@janeroe) wrote on August 10, 2023 that she would stay.",
    ),
    Rule(
        "copyright",
        EditKind.LEGAL,
        (
            "©",
            "(c)",
            "copyright",
            "all rights reserved",
            "may not be published",
            "trust principles",
            "may not be reproduced",
        ),
        _any_case(
            r"(?:(?:copyright\s*)?(?:©|\(c\))\s*.{0,240}|copyright\s+(?:\d{4}|by)\b.{0,240}"
            r"|.{0,80}\ball rights reserved\b.{0,200}"
            r"|this material may not be (?:published|reproduced)\b.{0,200}"
            r"|our standards: the thomson reuters trust principles\.?)"
        ),
        "Copyright 2023 The Associated Press. All rights reserved. This material may not be published, "
        "broadcast, rewritten or redistributed.",
        "Copyright law has not kept up, the publishers said.",
        max_length=400,
    ),
    Rule(
        "contributed",
        EditKind.CREDIT,
        ("contributed",),
        re.compile(
            rf"[—–(\s-]*(?:[{UPPER}]|the ).{{1,340}}?\b(?:also )?contributed\b(?: (?:to|reporting|from|in"
            rf"|additional|\w+ reporting)){{0,3}}.{{0,60}}?\b(?:this|the) (?:report|story|article"
            rf"|dispatch)\b.{{0,40}}?[.)]*"
        ),
        "Agence France-Presse also contributed to this article.",
        "Drought contributed to the losses, and the insurers said it was the worst year in a century.",
        max_length=500,
    ),
    Rule(
        "reporting_by",
        EditKind.CREDIT,
        (
            "reporting by",
            "reported by",
            "editing by",
            "edited by",
            "written by",
            "writing by",
            "compiled by",
            "translated by",
        ),
        re.compile(
            rf"[(\s—–-]*(?:(?:Additional |additional )?[Rr]eport(?:ing|ed)(?: and (?:writing|editing))?"
            rf"|[Ee]dit(?:ing|ed)|[Ww]rit(?:ing|ten)|[Cc]ompiled"
            rf"|[Tt]ranslated)(?: and edited)? by{_PEOPLE}{{1,60}}[)\s]*"
        ),
        "(Reporting by Jane Roe in Kyiv; Editing by John Doe)",
        "Reporting by the BBC showed that the ministry had known for years.",
        max_length=500,
    ),
    Rule(
        "material_from",
        EditKind.CREDIT,
        ("with ", "source:", "sources:", "agencies"),
        re.compile(
            rf"[(\s—–-]*(?:[Ww]ith (?:additional )?(?:material|reporting|files|inputs?|reports?|contributions?"
            rf"|information)(?: and (?:reporting|files))? (?:from|by){_PEOPLE}{{1,20}}"
            rf"|(?i:sources?):\s*(?i:the\s+)?(?i:{AGENCY})(?:(?:,|/| and)\s*(?i:{AGENCY}))*\.?|[Ww]ith agencies)[)\s.]*"
        ),
        "With reporting by dpa and Jane Roe.",
        "With material from the dam and a loan from Berlin the town built a school.",
    ),
    Rule(
        "agency_mark",
        EditKind.CREDIT,
        (),
        re.compile(rf"[(\[—–\s-]*(?i:(?:the )?{AGENCY}|reuter)(?:\s*[/,]\s*(?i:{AGENCY}))*[)\]\s.-]*"),
        "(Reuters)",
        "The Associated Press did not say.",
        max_length=40,
        last_only=True,
    ),
)
