"""Articles to measure with: news pages and texts that are made up, the same every time.

What makes a page costly is not its story: scripts, linked data, navigation, lists of other stories, comments. The pages
here have them in the amounts and the arrangements that news sites have, from 20 to 300 KB.
"""

import json
import random
from collections.abc import Callable

from schemas.raw import RawArticle

SEED = 7
TEXT_SIZE = 3000
"""Bytes of an ordinary article, in UTF-8."""

SMALLEST, LARGEST = 20_000, 300_000
"""Bytes of a page: scripts fill up what the article and the lists leave."""

NAMES = ("Jane Roe", "John Doe", "Maria Lindt", "Petr Havel", "Ana Duarte", "Wei Lin", "Olena Koval", "Tom Asher")
PLACES = ("Oldport", "Newhaven", "Marlow", "Eastbridge", "Westfield", "Kalm", "Varna", "Lisse")

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "Officials in {place} said on Monday that the storm had taken the roofs off {n} houses and cut the road.",
        "“We had an hour to pack,” said {name}, who runs a small bakery near the harbour. “Then the water came.”",
        "The council met late into the night and voted {n} to 4 to open the sports hall to families from the coast.",
        "Ferries will not sail before Thursday, the operator said, and trains to {place} run every {n} minutes.",
        "It was the third flood in two years, and many residents asked why the promised dam had not been built.",
        "{name}, the region's governor, told reporters that repairs would cost about $2.{n} million.",
        "Schools stay closed until the end of the week; teachers have sent lessons by e-mail and telephone.",
        "A spokesman for the insurers, {name}, said that claims were coming in at a rate of {n} an hour.",
    ),
    "de": (
        "In {place} hat der Sturm nach Angaben der Feuerwehr {n} Dächer abgedeckt und die Landstraße unterbrochen.",
        "„Wir hatten eine Stunde zum Packen“, sagte {name}, die am Hafen eine kleine Bäckerei führt.",
        "Der Stadtrat tagte bis spät in die Nacht und beschloss mit {n} zu 4 Stimmen, die Turnhalle zu öffnen.",
        "Fähren fahren erst am Donnerstag wieder, Züge nach {place} verkehren alle {n} Minuten, hieß es.",
        "Es war das dritte Hochwasser in zwei Jahren; viele Anwohner fragen, warum der Damm noch immer fehlt.",
        "Die Schäden bezifferte Landrätin {name} am Dienstag auf rund 2,{n} Millionen Euro.",
    ),
    "fr": (
        "À {place}, la tempête a arraché les toits de {n} maisons et coupé la route côtière, selon les pompiers.",
        "« Nous avions une heure pour faire nos valises », raconte {name}, qui tient une boulangerie près du port.",
        "Le conseil s’est réuni tard dans la nuit et a voté, par {n} voix contre 4, l’ouverture du gymnase.",
        "Les ferries ne reprendront que jeudi ; les trains vers {place} circulent toutes les {n} minutes.",
        "C’est la troisième inondation en deux ans, et beaucoup se demandent pourquoi la digue n’est pas construite.",
        "La présidente de la région, {name}, estime les réparations à 2,{n} millions d’euros environ.",
    ),
    "es": (
        "En {place} el temporal arrancó los tejados de {n} casas y cortó la carretera, informaron los bomberos.",
        "«Tuvimos una hora para hacer las maletas», contó {name}, que lleva una panadería junto al puerto.",
        "El ayuntamiento se reunió hasta la madrugada y aprobó por {n} votos a 4 abrir el pabellón.",
        "Los transbordadores no saldrán hasta el jueves y los trenes a {place} pasan cada {n} minutos.",
        "Es la tercera inundación en dos años y muchos vecinos preguntan por qué no se construyó la presa.",
        "La gobernadora, {name}, calculó el martes que las obras costarán unos 2,{n} millones de euros.",
    ),
    "ru": (
        "В городе {place} буря сорвала крыши с {n} домов и размыла дорогу, сообщили в понедельник спасатели.",
        "«У нас был час на сборы, — рассказала {name}, хозяйка пекарни у порта. — Потом пришла вода».",
        "Совет заседал до поздней ночи и {n} голосами против четырёх решил открыть спортивный зал для семей.",
        "Паромы не пойдут до четверга, а поезда в {place} отправляются каждые {n} минут, сказали на вокзале.",
        "Это третье наводнение за два года, и многие жители спрашивают, почему плотина до сих пор не построена.",
        "Губернатор {name} заявила, что на ремонт уйдёт около 2,{n} миллиона рублей.",
    ),
    "zh": (
        "当局周一表示,{place}的风暴掀翻了{n}间房屋的屋顶,并切断了通往港口的唯一道路。",
        "“我们只有一个小时收拾行李,”在港口附近开面包店的{name}说,“然后水就来了。”",
        "市议会开会至深夜,以{n}票对4票决定向沿海地区的家庭开放体育馆。",
        "渡轮要到周四才能恢复,开往{place}的列车每{n}分钟一班,车站工作人员说。",
        "这是两年来的第三次洪水,许多居民问为什么承诺修建的大坝至今没有动工。",
    ),
}
"""Sentences of a made-up story by language, with places for names, towns and numbers."""


def paragraph(rng: random.Random, language: str) -> str:
    """One to three sentences."""
    sentences = rng.sample(SENTENCES[language], rng.randint(1, 3))
    joined = ("" if language == "zh" else " ").join(sentences)
    return joined.format(name=rng.choice(NAMES), place=rng.choice(PLACES), n=rng.randint(11, 99))


def texts(language: str, count: int) -> list[RawArticle]:
    """Articles of `TEXT_SIZE` bytes as another program has taken them off a page, with what that leaves in."""
    rng = random.Random(f"{SEED} {language}")
    return [RawArticle(id=str(number), title=_headline(rng), text=_text(rng, language)) for number in range(count)]


def _text(rng: random.Random, language: str) -> str:
    opening = f"{rng.choice(PLACES).upper()}, Aug. 1{rng.randint(0, 9)} (AP) — " if language == "en" else ""
    paragraphs = [opening + paragraph(rng, language)]
    while len("".join(paragraphs).encode()) < TEXT_SIZE:
        paragraphs.append(paragraph(rng, language))
    paragraphs.insert(2, f"A street in {rng.choice(PLACES)} after the storm. (AP Photo/{rng.choice(NAMES)})")
    paragraphs.append("The Associated Press contributed to this report." if language == "en" else paragraphs.pop())
    return "\n\n".join(paragraphs).encode()[:TEXT_SIZE].decode(errors="ignore")


def _headline(rng: random.Random) -> str:
    return f"Storm takes roofs off {rng.randint(11, 99)} houses in {rng.choice(PLACES)}"


def pages(count: int) -> list[RawArticle]:
    """News pages with the address each was fetched from; layouts and languages in turn, sizes from small to large."""
    rng = random.Random(SEED)
    made = []
    for number in range(count):
        size = round(SMALLEST * (LARGEST / SMALLEST) ** (number / max(1, count - 1)))
        language = tuple(SENTENCES)[number % len(SENTENCES)]
        made.append(
            RawArticle(
                html=_page(rng, LAYOUTS[number % len(LAYOUTS)], language, size),
                url=f"https://news.example.org/2023/08/{10 + number % 20}/storm-{number}.html",
            )
        )
    return made


def _page(rng: random.Random, layout: "Layout", language: str, size: int) -> str:
    title = _headline(rng)
    name, day = rng.choice(NAMES), f"2023-08-{rng.randint(10, 28)}"
    body = "".join(_block(rng, language) for _ in range(rng.randint(6, 40)))
    article = layout(rng, title, name, day, body)
    lists = "".join(_teasers(rng, language, kind) for kind in ("related", "most-read", "sidebar"))
    comments = "".join(_comment(rng, language) for _ in range(rng.choice((0, 0, 12, 60))))
    shown = (
        f"<body>{_navigation(rng)}<main>{article}{lists}"
        f'<section id="comments">{comments}</section></main>{_footer(rng)}'
    )
    head = _head(rng, title, name, day, language)
    missing = max(0, size - len((head + shown).encode()))
    return f'<!DOCTYPE html><html lang="{language}">{head}{shown}{_script(rng, missing)}</body></html>'


def _head(rng: random.Random, title: str, name: str, day: str, language: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{day}T08:30:00Z",
        "author": [{"@type": "Person", "name": name}],
        "publisher": {"@type": "Organization", "name": "Coast Post", "logo": "https://news.example.org/logo.png"},
        "image": ["https://news.example.org/storm.jpg"],
    }
    described = (
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="Coast Post"><meta property="og:locale" content="{language}">'
        f'<meta property="article:published_time" content="{day}T08:30:00Z"><meta name="author" content="{name}">'
        '<meta name="description" content="What the storm left, and who pays."><meta charset="utf-8">'
    )
    linked = f'<script type="application/ld+json">{json.dumps(data)}</script>' if rng.random() < 0.8 else ""
    styles = "".join(f".c{number}{{margin:{number}px;padding:0 {number}px}}" for number in range(150))
    return f"<head><title>{title} | Coast Post</title>{described}{linked}<style>{styles}</style></head>"


def _block(rng: random.Random, language: str) -> str:
    """A paragraph, or what stands between paragraphs."""
    words = paragraph(rng, language)
    kind = rng.random()
    if kind < 0.06:
        return (
            f'<figure><img src="/p{rng.randint(1, 99)}.jpg" alt=""><figcaption>{words} '
            f"<span>Photo: {rng.choice(NAMES)}/AFP</span></figcaption></figure>"
        )
    if kind < 0.1:
        return f"<h2>{_headline(rng)}</h2>"
    if kind < 0.13:
        return f"<blockquote><p>{words}</p></blockquote>"
    if kind < 0.17:
        return f'<aside class="box"><h4>Read more</h4><a href="/{rng.randint(1, 999)}">{_headline(rng)}</a></aside>'
    if kind < 0.4:
        first, _, rest = words.partition(" ")
        return f'<p>{first} <a href="/topic/{rng.randint(1, 99)}">{rng.choice(PLACES)}</a> {rest}</p>'
    return f"<p>{words}</p>"


def _navigation(rng: random.Random) -> str:
    entries = "".join(
        f'<li class="nav-item"><a href="/{place.lower()}/{number}"><span>{place} {number}</span></a></li>'
        for number in range(rng.randint(3, 15))
        for place in PLACES
    )
    return f'<header><div class="logo"><a href="/">Coast Post</a></div><nav><ul>{entries}</ul></nav></header>'


def _teasers(rng: random.Random, language: str, kind: str) -> str:
    entries = "".join(
        f'<li class="teaser"><a href="/{rng.randint(1, 9999)}"><img src="/t.jpg" alt=""><h3>{_headline(rng)}</h3></a>'
        f"<p>{paragraph(rng, language)[:120]}</p><time>{rng.randint(1, 23)} hours ago</time></li>"
        for _ in range(rng.randint(4, 30))
    )
    return f'<div class="{kind}"><h2>{kind}</h2><ul>{entries}</ul></div>'


def _comment(rng: random.Random, language: str) -> str:
    return (
        f'<div class="comment"><span class="user">{rng.choice(NAMES)}</span><p>{paragraph(rng, language)}</p>'
        "<button>Reply</button><button>Like</button></div>"
    )


def _footer(rng: random.Random) -> str:
    links = "".join(f'<a href="/{place}">{place}</a>' for place in PLACES * rng.randint(1, 4))
    return f'<footer><div class="links">{links}</div><p>© 2023 Coast Post. All rights reserved.</p></footer>'


def _script(rng: random.Random, size: int) -> str:
    """Scripts with the state of the page in them, of this many bytes together."""
    parts, left = [], size
    while left > 0:
        state = {f"key{number}": [rng.random(), _headline(rng)] for number in range(min(200, left // 60 + 1))}
        parts.append(f"<script>window.__STATE__ = {json.dumps(state)};</script>")
        left -= len(parts[-1])
    return "".join(parts)


Layout = Callable[[random.Random, str, str, str, str], str]


def _article_element(rng: random.Random, title: str, name: str, day: str, body: str) -> str:
    return (
        f'<article><header><h1>{title}</h1><p class="byline">By <a rel="author" href="/a">{name}</a></p>'
        f'<time datetime="{day}T08:30:00Z">{day}</time></header><div class="share"><a href="#">Share</a> '
        f'<a href="#">Tweet</a></div><div class="article-body">{body}</div></article>'
    )


def _nested_divisions(rng: random.Random, title: str, name: str, day: str, body: str) -> str:
    depth = rng.randint(4, 12)
    inner = f'<div class="story-text">{body}</div>'
    return (
        f'<div class="c1"><h1 class="c2">{title}</h1><div class="c3">{name}, {day}</div>'
        f"{'<div class=c4><div>' * depth}{inner}{'</div></div>' * depth}</div>"
    )


def _microdata(rng: random.Random, title: str, name: str, day: str, body: str) -> str:
    return (
        f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{title}</h1>'
        f'<span itemprop="author">{name}</span><meta itemprop="datePublished" content="{day}">'
        f'<div itemprop="articleBody">{body}</div><ul class="tags"><li>storm</li><li>coast</li></ul></div>'
    )


def _blog(rng: random.Random, title: str, name: str, day: str, body: str) -> str:
    return (
        f'<div id="content"><div class="post hentry"><h1 class="entry-title">{title}</h1><div class="entry-meta">'
        f'Posted on <span class="published">{day}</span> by <span class="author vcard">{name}</span></div>'
        f'<div class="entry-content">{body}</div><div class="sharedaddy">Share this: Facebook Twitter</div></div></div>'
    )


def _table(rng: random.Random, title: str, name: str, day: str, body: str) -> str:
    return (
        '<table width="100%"><tr><td class="left">Today<br>Weather<br>Archive</td><td class="main">'
        f"<h1>{title}</h1><b>{name}</b> <i>{day}</i><br>{body.replace('</p>', '<br><br>').replace('<p>', '')}</td>"
        '<td class="right">Advertisement</td></tr></table>'
    )


LAYOUTS: tuple[Layout, ...] = (_article_element, _nested_divisions, _microdata, _blog, _table)
