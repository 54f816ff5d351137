"""Pages that are no articles are turned away with the reason; articles that come near to them are not."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import process, signs
from schemas.article import Article
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "ru", "uk", "pl", "vi", "zh", "ja"}
URL = "https://coastpost.example/2023/08/council-mends-northern-quay"
LEAD = "The council of Port Elin voted on Tuesday to mend the northern quay before winter, at a cost of two million."
SECOND = "Work begins in October, the harbour master, Jane Roe, told reporters after the meeting."
THIRD = "Fishermen had asked for it since the storm of 2019 tore away forty metres of the wall."
STORY = "".join(
    f"<p>{sentence} It was attempt {number} in as many years to bring the plan before the members.</p>"
    for number, sentence in enumerate((LEAD, SECOND, THIRD) * 3)
)


def page(body: str, title: str = "Council mends northern quay", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def data(kind: str, **more: object) -> str:
    document = json.dumps({"@context": "https://schema.org", "@type": kind, **more})
    return f'<script type="application/ld+json">{document}</script>'


def meta(**properties: str) -> str:
    return "".join(
        f'<meta property="{name.replace("_", ":")}" content="{value}">' for name, value in properties.items()
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def teasers(count: int, words: str = "What the mayor said and what he left out") -> str:
    return "".join(
        f'<article><h3><a href="/2023/08/story-{number}">{words}, part {number}</a></h3>'
        f"<p>A short text about story {number} that makes readers want to know more of it.</p></article>"
        for number in range(count)
    )


def outcome(html: str, url: str | None = URL) -> Pass[Article] | Reject:
    return process(Received(raw=RawArticle(html=html, url=url)))


NAV = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>'
CONSENT = paragraphs(
    "We value your privacy",
    "We and our 842 partners store and access information on your device to show advertisements and measure them.",
    "By clicking “Accept all”, you agree to this. You can change your choices at any time.",
)
NO_ARTICLES = {
    # errors and checks
    "a 404": (Reason.ERROR_PAGE, page(f"{NAV}<h1>404</h1><p>The page you are looking for has been moved.</p>", "404")),
    "a 404 that lists the latest": (
        Reason.ERROR_PAGE,
        page(f"<h1>Page not found</h1>{teasers(12)}", "Page not found | Coast Post"),
    ),
    "a server's error": (
        Reason.ERROR_PAGE,
        page("<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>", "502 Bad Gateway"),
    ),
    "access denied": (
        Reason.ERROR_PAGE,
        page(
            '<h1>Access Denied</h1><p>You don\'t have permission to access "/a" on this server.</p>'
            "<p>Reference #18.5f1e</p>",
            "Access Denied",
        ),
    ),
    "a check of the browser": (
        Reason.ERROR_PAGE,
        page(
            "<h1>coastpost.example</h1><p>Checking if the site connection is secure</p><p>Ray ID: 7d0a</p>",
            "Just a moment...",
        ),
    ),
    "a page made by scripts": (
        Reason.ERROR_PAGE,
        page("<div id=app></div><p>You need to enable JavaScript to run this app.</p>", "Coast Post"),
    ),
    "a German 404": (
        Reason.ERROR_PAGE,
        page(
            "<h1>Seite nicht gefunden</h1><p>Die gesuchte Seite existiert leider nicht mehr.</p>",
            "Fehler 404 - Küstenpost",
        ),
    ),
    "a Japanese 404": (
        Reason.ERROR_PAGE,
        page(
            "<h1>ページが見つかりません</h1><p>お探しのページは削除されたか、移動した可能性があります。</p>",
            "404 | 港日報",
        ),
    ),
    # consent
    "a consent wall": (Reason.COOKIE_WALL, page(CONSENT, "Coast Post")),
    "a consent wall by its title": (
        Reason.COOKIE_WALL,
        page(
            paragraphs(
                "We use cookies and other means to run this service.", "Read on with advertising, or subscribe."
            ),
            "Privacy settings",
        ),
    ),
    "a consent wall in front of an article": (
        Reason.COOKIE_WALL,
        page(CONSENT, head=meta(og_type="article") + data("NewsArticle", headline="Council mends northern quay")),
    ),
    "a German consent wall": (
        Reason.COOKIE_WALL,
        page(
            paragraphs(
                "Mit Werbung weiterlesen",
                "Wir und unsere 180 Partner verarbeiten personenbezogene Daten wie Ihre Kennung.",
                "Ihre Einwilligung können Sie jederzeit widerrufen.",
            ),
            "Küstenpost",
        ),
    ),
    # paywalls
    "a stub": (
        Reason.PAYWALL,
        page(f"<h1>Council mends quay</h1>{paragraphs(LEAD, 'Subscribe to continue reading.')}"),
    ),
    "a stub whose prompt stands in a box": (
        Reason.PAYWALL,
        page(
            f"<h1>Council mends quay</h1>{paragraphs(LEAD)}"
            "<div class=paywall><p>This article is for subscribers only.</p></div>",
            head=data("NewsArticle", headline="Council mends quay", isAccessibleForFree=False),
        ),
    ),
    "a stub that breaks off": (
        Reason.PAYWALL,
        page(
            f"<h1>Council mends quay</h1>{paragraphs(LEAD[:-1] + ' …')}",
            head=data("NewsArticle", headline="Council mends quay", isAccessibleForFree="False"),
        ),
    ),
    "a French stub": (
        Reason.PAYWALL,
        page(
            "<h1>Le quai sera réparé</h1>"
            + paragraphs(
                "Le conseil du port a voté mardi la réparation du quai nord avant l'hiver.",
                "Il vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.",
            )
        ),
    ),
    # players
    "a video": (
        Reason.VIDEO_PAGE,
        page(
            f"<h1>Quay in the storm</h1><video src=a.mp4></video><p>{SECOND}</p>", head=data("VideoObject", name="Quay")
        ),
    ),
    "a video by og:type": (Reason.VIDEO_PAGE, page(f"<h1>Quay</h1><p>{SECOND}</p>", head=meta(og_type="video.other"))),
    "a podcast": (Reason.VIDEO_PAGE, page(f"<h1>Quay</h1><audio></audio><p>{SECOND}</p>", head=data("PodcastEpisode"))),
    "a gallery": (
        Reason.VIDEO_PAGE,
        page(f"<h1>Quay in pictures</h1><img><img><p>{SECOND}</p>", head=data("ImageGallery")),
    ),
    # indexes
    "a section": (
        Reason.INDEX_PAGE,
        page(f"{NAV}<h1>World</h1>{teasers(20)}", "World | Coast Post", data("CollectionPage")),
    ),
    "a front page": (Reason.INDEX_PAGE, page(f"{NAV}{teasers(30)}", "Coast Post", meta(og_type="website"))),
}
AT = {
    "a tag": (Reason.INDEX_PAGE, "https://coastpost.example/tag/harbour", page(f"<h1>Harbour</h1>{teasers(12)}")),
    "results": (
        Reason.INDEX_PAGE,
        "https://coastpost.example/?s=quay",
        page(f"<h1>Results for quay</h1>{teasers(12)}"),
    ),
    "a home page": (Reason.INDEX_PAGE, "https://coastpost.example/", page(teasers(12))),
    "a video by its address": (
        Reason.VIDEO_PAGE,
        "https://coastpost.example/video/quay-in-the-storm",
        page(f"<h1>Quay in the storm</h1><div class=video-player></div><p>{SECOND}</p>"),
    ),
}


@pytest.mark.parametrize(("reason", "html"), NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_a_page_that_is_no_article_is_rejected_as_what_it_is(reason, html):
    rejected = outcome(html)
    assert isinstance(rejected, Reject)
    assert rejected.reason is reason, rejected.detail
    assert rejected.detail
    assert rejected.record.canonical_url == URL


@pytest.mark.parametrize(("reason", "url", "html"), AT.values(), ids=AT)
def test_where_a_page_stands_says_what_it_is(reason, url, html):
    rejected = outcome(html, url)
    assert isinstance(rejected, Reject)
    assert rejected.reason is reason, rejected.detail


def test_what_is_known_of_such_a_page_is_kept():
    head = '<meta property="og:site_name" content="Coast Post">' + data(
        "NewsArticle", headline="Council mends quay", datePublished="2023-08-10T08:00:00Z", isAccessibleForFree=False
    )
    record = outcome(
        page(f"<h1>Council mends quay</h1>{paragraphs(LEAD, 'Subscribe to continue reading.')}", head=head)
    ).record
    assert (record.title, record.site) == ("Council mends quay", "Coast Post")
    assert record.published.value == "2023-08-10T08:00:00Z"


ARTICLE = meta(og_type="article") + data("NewsArticle", headline="Council mends northern quay")
ARTICLES = {
    "a news in brief": page(f"<h1>Council mends quay</h1>{paragraphs(LEAD)}"),
    "a brief beside many teasers": page(
        f"<h1>Council mends northern quay</h1>{paragraphs(LEAD, SECOND)}<aside>{teasers(20)}</aside>"
    ),
    "a brief with a video": page(f"<h1>Quay</h1><video></video>{paragraphs(LEAD)}", head=ARTICLE + data("VideoObject")),
    "a story that goes with a video": page(f"<h1>Quay</h1><video></video>{STORY}", head=data("VideoObject")),
    "a story told at length under og:type video": page(f"<h1>Quay</h1>{STORY}", head=meta(og_type="video.other")),
    "a brief of a site that asks for consent": page(
        f"<h1>Quay</h1>{paragraphs(LEAD, SECOND)}<div class=cookie-banner>{CONSENT}</div>"
    ),
    "a paid article in full": page(f"<h1>Quay</h1>{STORY}", head=data("NewsArticle", isAccessibleForFree=False)),
    "a paid article in full, with a prompt": page(f"<h1>Quay</h1>{STORY}<p>Subscribe to continue reading.</p>"),
    "a teaser of four sentences": page(
        f"<h1>Quay</h1>{paragraphs(LEAD, SECOND, THIRD, SECOND.replace('October', 'May'))}"
        "<p>Subscribe to continue reading.</p>"
    ),
    "a free brief with a prompt hidden in it": page(
        f"<h1>Quay</h1>{paragraphs(LEAD, SECOND)}<div hidden><p>Subscribe to continue reading.</p></div>",
        head=data("NewsArticle", isAccessibleForFree=True),
    ),
    "an article about cookie walls": page(
        "<h1>Cookie walls before the court</h1>"
        + paragraphs(
            "A court in Port Elin has forbidden cookie walls that leave readers no choice but to pay or to agree.",
            "“We and our 842 partners store data”, such a wall begins; hardly anybody reads on, the judges found.",
            "Publishers live on cookies, their lawyer said. The regulator wants a button that says no.",
            "The ruling is not final. Two of the publishers said that they would appeal to the court in the capital.",
        ),
        "Cookie walls before the court",
    ),
    "an article about 404s": page(f"<h1>404</h1>{STORY}", "404: the page that everybody knows"),
    "an article with the title of an error": page(
        f"<h1>Access denied</h1>{paragraphs(LEAD, SECOND, THIRD)}", "Access denied", ARTICLE
    ),
    "an article that mentions scripts": page(
        f"<h1>Quay</h1>{STORY}<noscript>Please enable JavaScript to see the comments.</noscript>"
    ),
    "a page of og:type website": page(
        f"<h1>Council mends northern quay</h1>{STORY}{teasers(10)}", head=meta(og_type="website")
    ),
    "a round-up": page(
        "<h1>Five things to know today</h1>"
        + "".join(
            f'<h2><a href="/s{n}">The council and the quay, part {n}</a></h2><p>{LEAD}</p><p>{SECOND}</p>'
            for n in range(9)
        ),
        "Five things to know today",
        meta(og_type="website"),
    ),
    "a live blog": page(
        "<h1>Vote on the quay, as it happened</h1>"
        + "".join(
            f'<article><h2><a href="#p{n}">Update number {n} from the hall</a></h2><p>{SECOND}</p></article>'
            for n in range(12)
        ),
        "Vote on the quay, as it happened",
        meta(og_type="website"),
    ),
    "an article whose title links to itself": page(
        f'<article><h1><a href="{URL}">Council mends northern quay</a></h1>{paragraphs(LEAD, SECOND)}</article>'
        + teasers(9),
        "Council mends northern quay",
    ),
}


@pytest.mark.parametrize("html", ARTICLES.values(), ids=ARTICLES)
def test_an_article_that_comes_near_to_such_a_page_passes(html):
    passed = outcome(html)
    assert isinstance(passed, Pass), (passed.reason, passed.detail)
    assert passed.record.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("404 Not Found", Reason.ERROR_PAGE),
        ("Please enable JavaScript to view the comments powered by Disqus.", Reason.ERROR_PAGE),
        ("Access Denied\nYou don't have permission to access this page on this server.", Reason.ERROR_PAGE),
        ("We use cookies to make this site work. By clicking “Accept”, you agree to this.", Reason.COOKIE_WALL),
        ("Subscribe to continue reading.", Reason.PAYWALL),
        ("この記事は有料会員限定です。", Reason.PAYWALL),
    ],
)
@pytest.mark.parametrize("field", ["text", "html"])
def test_a_text_that_is_nothing_but_a_notice_is_rejected(field, text, reason):
    html = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    rejected = process(Received(raw=RawArticle(**{field: text if field == "text" else html}, title="Ten boats")))
    assert isinstance(rejected, Reject)
    assert rejected.reason is reason
    assert rejected.record.title == "Ten boats"


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} Subscribe to continue reading.",
        f"{LEAD}\n{SECOND}\nPlease enable JavaScript to view the comments.",
        "“Access denied”, the screen said when the clerk of the port tried to open the file on Tuesday.",
        "The regulator fined two publishers over the cookies that their sites set without consent.",
        "404 people were on board.",
    ],
)
def test_a_text_with_a_notice_in_it_passes(text):
    assert isinstance(process(Received(raw=RawArticle(text=text))), Pass)


# ---------------------------------------------------------------- the tables

SENTENCES = [sign for sign in signs.load() if not sign.title]
TITLES = [sign for sign in signs.load() if sign.title]
REASONS = (Reason.ERROR_PAGE, Reason.COOKIE_WALL, Reason.PAYWALL)


def test_there_are_signs_of_each_kind_in_every_language():
    assert {path.stem for path in signs.FOLDER.glob("*.toml")} == LANGUAGES
    for reason in REASONS:
        assert sum(sign.reason is reason and not sign.offer for sign in SENTENCES) == len(LANGUAGES)


@pytest.mark.parametrize("sign", SENTENCES, ids=lambda sign: f"{sign.reason}-{sign.examples[0][:20]}")
def test_a_sign_takes_its_examples_and_leaves_its_counterexamples(sign):
    for example in sign.examples:
        assert signs.said(sign.reason, example).sentences, example
    for pattern in sign.patterns:
        assert any(re.search(pattern, example, re.IGNORECASE) for example in sign.examples), pattern
    for counterexample in sign.counterexamples:
        assert not any(signs.said(reason, counterexample).sentences for reason in REASONS), counterexample


@pytest.mark.parametrize("sign", TITLES, ids=lambda sign: f"{sign.reason}-{sign.examples[0][:20]}")
def test_a_sign_in_a_title_takes_its_examples_and_leaves_its_counterexamples(sign):
    for example in sign.examples:
        assert signs.in_title(sign.reason, example), example
        assert signs.in_title(sign.reason, f"{example} | Coast Post"), example
    for pattern in sign.patterns:
        assert any(re.fullmatch(pattern, signs.trimmed(example), re.IGNORECASE) for example in sign.examples), pattern
    for counterexample in sign.counterexamples:
        assert not any(signs.in_title(reason, counterexample) for reason in REASONS), counterexample


def test_no_sign_takes_another_kinds_example():
    for sign in SENTENCES:
        for reason in {*REASONS} - {sign.reason}:
            assert [example for example in sign.examples if signs.said(reason, example).share > 0.9] == []


BAITS = ("we ", "cookie ", "page not found ", "your ", "to read ", "(", "40", "...", " | ", "данных ", "同意")


@pytest.mark.parametrize("bait", BAITS)
def test_no_sign_runs_away_on_a_long_text(bait):
    """Every repetition is bounded, and sentences longer than any notice are passed over."""
    for text in (bait * (200_000 // len(bait)), "\n".join([bait * (300 // len(bait))] * 100)):
        for reason in REASONS:
            signs.said(reason, text)
        signs.in_title(Reason.ERROR_PAGE, text)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_page_ends_in_an_outcome_always_the_same(title, body):
    html = page(f"<h1>{title}</h1><p>{body}</p>", title)
    assert outcome(html) == outcome(html)
