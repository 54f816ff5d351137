"""Walls, prompts, forms and lists are known by where they stand on a page, not by their words alone."""

import pytest

from agents.clean import process
from schemas.article import Article
from schemas.outcome import Pass, Reason, Reject
from schemas.raw import RawArticle, Received

LEAD = "The ferry to Port Elin will stop for the winter, the harbour office said on Monday."
SECOND = "The last boat leaves on Friday at noon."
STORIES = (
    "Old mill to become a school", "Ferry stops for the winter", "Library opens at seven", "Rowers win by a length",
    "Lido stays open for a year", "Storm takes roof off the barn", "Whale seen near the cape", "Tram leaves its rails",
    "Plums are late this year", "Bridge painted green again",
)  # fmt: skip


def page(body: str, title: str = "Ferry stops for the winter", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def story(*paragraphs: str, after: str = "") -> str:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><h1>Ferry stops for the winter</h1>{told}</article>{after}"


def outcome(html: str, url: str | None = "https://coastpost.example/a") -> Pass[Article] | Reject:
    return process(Received(raw=RawArticle(html=html, url=url)))


NO_ARTICLES = {
    "a consent tool in a language without signs": (
        Reason.COOKIE_WALL,
        page("<div id='onetrust-banner'><p>Käytämme cookies-tiedostoja sivuston parantamiseen.</p></div>", "Posti"),
    ),
    "a consent wall by its title and one sign": (
        Reason.COOKIE_WALL,
        page("<p>Welcome to the Coast Post, free for all.</p><p>This website uses cookies.</p>", "Your privacy"),
    ),
    "a prompt right behind the text": (
        Reason.PAYWALL,
        page(story(LEAD, after="<div class='modal'><p>To continue reading, subscribe today.</p></div>")),
    ),
    "a prompt with an offer behind it": (
        Reason.PAYWALL,
        page(story(LEAD, "This article is for subscribers only.", "Cancel anytime.", "Already a subscriber?")),
    ),
    "a form to sign in": (
        Reason.PAYWALL,
        page("<h1>Log in</h1><form><input type=password></form><p>By logging in you accept our terms of use.</p>"),
    ),
    "a page that leads on": (
        Reason.NO_TEXT,
        page(
            "<p>If nothing happens, follow the link to the page.</p>",
            "Moving",
            '<meta http-equiv="refresh" content="0; url=https://coastpost.example/b">',
        ),
    ),
    "a list of links without headings": (
        Reason.INDEX_PAGE,
        page(
            "<h1>September</h1><ul>"
            + "".join(f"<li><span>{n:02}.09.</span> <a href='/{n}'>{line}</a></li>" for n, line in enumerate(STORIES))
            + "</ul>",
            "September",
        ),
    ),
    "a site map": (
        Reason.INDEX_PAGE,
        page("<h1>Site map</h1>" + "<h2>Part</h2><ul><li><a href='/part'>All news of that part</a></ul>" * 9),
    ),
    "a player and its buttons": (
        Reason.VIDEO_PAGE,
        page(
            "<h1>Whale seen near the cape</h1><p>00:00</p><p>01:12</p><p>Download</p><p>Divers film a whale.</p>",
            "Whale seen near the cape",
            '<meta property="og:type" content="video.other">',
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reason", "html"), NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_a_page_that_is_no_article_is_known_by_its_parts(reason, html):
    rejected = outcome(html, "https://coastpost.example/2023/09")
    assert isinstance(rejected, Reject)
    assert rejected.reason is reason


ARTICLES = {
    "a brief about paywalls that quotes one": story(
        LEAD, "“This article is for subscribers only” is what readers of the timetable saw for a day, she said."
    ),
    "a brief beside a prompt for all": story(
        LEAD, SECOND, after=f"<aside>{'<p>Weather and tides of the week.</p>' * 20}<p>Already a subscriber?</p></aside>"
    ),
    "a brief that a prompt stands above": "<div class='bar'><p>Already a subscriber?</p></div>" + story(LEAD, SECOND),
    "a brief with an offer behind it": story(
        LEAD, SECOND, after="<p>Subscribe to the Coast Post. Already a subscriber? Cancel anytime.</p>"
    ),
    "a front that loads itself again": story(LEAD, SECOND),
    "a brief in an element named after a state of consent": f"<div class='has-cookie-consent'>{story(LEAD)}</div>",
}


@pytest.mark.parametrize("body", ARTICLES.values(), ids=ARTICLES)
def test_an_article_with_such_parts_passes(body):
    passed = outcome(page(body, head='<meta http-equiv="refresh" content="300; url=/a">'))
    assert isinstance(passed, Pass)
    assert LEAD in passed.record.text
