"""Whole articles: originals that must not be taken for translations, and translations that show it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.tag import translation
from agents.tag.translation.signs import PRIOR
from schemas.article import SCHEMA, Article, Dateline, Edit, EditKind, Translation

ORIGINALS = {
    "a report that quotes foreigners": """
        KHARKIV, Ukraine — Oksana Bilyk was feeding her neighbor's cats when the windows blew in. “I thought,
        that's it,” she said Thursday, standing in what used to be a kitchen. She'd promised to look after the
        place for a week; that was in March. Her sister has been begging her to leave ever since. But who'd feed
        the cats? City workers were already sweeping glass off the sidewalk outside, and a man nobody seemed to
        know was handing out coffee from the back of a van. Officials said two people had been hurt, neither of
        them badly. Bilyk laughed when she heard that. “Write down that the cats are fine,” she told a reporter.
        """,
    "a report from abroad by a correspondent": """
        MOSCOW — The line outside the passport office on Tverskaya Street starts forming before dawn, and by the
        time the doors open it's usually wrapped twice around the building. Dmitri Volkov, a 34-year-old
        programmer, has been here four times. He keeps getting sent home for papers nobody told him he needed.
        “They're not rude about it,” he said, shrugging. “It's almost worse.” Russia's interior ministry said
        last month it had hired extra staff, though people waiting on Tuesday said they hadn't noticed. Some had
        brought folding chairs. One woman was selling places near the front for what she called a very
        reasonable price, and she wasn't short of customers.
        """,
    "a history of the Kiev of 1240": """
        When Batu Khan's army reached Kiev in late November 1240, the city had been losing its grip on the Rus
        lands for the better part of a century. Its princes had spent years fighting each other for a throne
        that was worth less every time it changed hands. The walls held for nine days. What the Mongols did
        after breaking through has been argued over by historians ever since, with some putting the dead in the
        tens of thousands and others pointing out that Kiev probably didn't have that many people left. A papal
        envoy passing through six years later counted barely 200 houses standing. Kharkov wouldn't be founded
        for another 400 years.
        """,
    "sport with old names": """
        Dynamo Kiev's class of 1975 still gets its old boys misty-eyed. Oleg Blokhin was running defenders
        ragged that autumn, and Bayern Munich found out the hard way when he skipped past four of them to score
        the goal everyone remembers. Valeriy Lobanovskyi, who'd been coaching for barely a year, had his players
        training with computers at a time when most English managers were still making do with a whistle and a
        heavy ball. They won the Super Cup 3-0 on aggregate. Not bad for a side that had been given no chance by
        anybody outside the Soviet Union, and by plenty of people inside it.
        """,
    "a recipe": """
        There's no getting around it: chicken Kiev is a fiddly thing to make, and you'll be washing butter off
        the ceiling if you get it wrong. Start by freezing the garlic butter until it's rock hard. Bash out the
        chicken, wrap it tight, and don't even think about skipping the second coat of breadcrumbs. I've tried.
        Frying beats baking, but finish them in the oven so nobody gets salmonella. Serve with something plain,
        because what you're really here for is that moment when the knife goes in and everything comes flooding
        out.
        """,
    "a review of a translated book": """
        Han Min-jung's second novel, translated from the Korean by Peter Ashdown, opens with a funeral nobody
        wants to attend. It's funnier than it sounds. Ashdown's English keeps the deadpan of the original
        without ever reading as though it's trying to, which can't have been easy given how much of the comedy
        hangs on who's calling whom “elder sister.” By the time the coffin goes missing you'll have stopped
        wondering where any of this is heading and just be glad you came along. The ending doesn't quite come
        off. But then, as one of the mourners points out, they hardly ever do.
        """,
    "a court with interpreters": """
        Jurors heard Tuesday from a fisherman who said, through a Vietnamese interpreter, that he'd seen the
        defendant's truck parked by the levee twice that week. He was sure of the color. He was less sure of the
        day, and defense attorney Carla Benning kept coming back to that, asking him again and again how he
        could've told a Monday from a Wednesday after 40 years of getting up at 3 a.m. “The tide tells me,” he
        answered, and a couple of jurors smiled. The judge asked the interpreter to repeat it. Testimony is
        expected to wrap up Friday, with closing arguments starting early next week.
        """,
    "diplomacy that names foreign outlets": """
        WASHINGTON — The White House pushed back Monday on reports in Der Spiegel and Le Monde that it had been
        quietly sounding out allies about easing sanctions, calling the stories wrong and badly sourced. A
        senior official, who wasn't allowed to discuss private conversations and spoke on condition of
        anonymity, said nobody had raised it with Berlin or Paris, let alone with Moscow. Tass had carried a
        similar story over the weekend. The denials didn't satisfy lawmakers on Capitol Hill, where a bipartisan
        group of senators said they'd be asking for the call logs.
        """,
    "a press release": """
        Marlow Instruments today announced the opening of a new training center in Leeds, bringing 40 jobs to
        the area. The center will help customers get the most out of the company's sensors, with courses running
        from half a day to two weeks. “We've been hearing from engineers for years that they'd rather learn by
        doing,” said Chief Executive Dana Whitlock. “Now they can.” Marlow has been making pressure gauges since
        1958 and employs 320 people across Yorkshire. The first courses start in September, with booking now
        open on the company's website.
        """,
    "an obituary": """
        Ruth Ellen Garvey, 91, of Cedar Falls, died Sunday at Maple Court surrounded by her family. Born on the
        farm her grandparents homesteaded, she taught second grade for 34 years and never forgot a name. She
        loved baseball, crossword puzzles and beating her sons at cribbage. She was preceded in death by her
        husband, Walt, and is survived by three sons, nine grandchildren and a cat she claimed not to like.
        Services will be held at 10 a.m. Friday at First Methodist Church, with lunch to follow. The family asks
        that you wear something bright.
        """,
}

TRANSLATIONS = {
    "says so": (
        """
        The harbour of Gijón stays closed until Thursday, the port authority said. Waves of up to nine metres
        hit the outer wall during the night, and two fishing boats broke loose. Nobody was injured. The mayor
        asked people to stay away from the promenade, where the railings have been torn off over a length of
        fifty metres.

        Translated from the Spanish by Jane Roe
        """,
        "es",
    ),
    "an engine's Russian report": (
        """
        In the Tver region, the driver of a truck drove into the oncoming lane and collided with a bus. This was
        reported by the press service of the regional department of the Ministry of Emergency Situations.
        According to preliminary data, as a result of the accident 3 people were injured, they were
        hospitalized. It is noted that on the territory of the region, a storm warning was announced. "At the
        moment, the movement on the highway is difficult" - said the head of the department. Recall that earlier
        it was reported about the accident in the Kaluga region. On the fact of the incident, an inspection is
        carried out, the causes of the accident are being established.
        """,
        "ru",
    ),
}


def article(text: str, **blocks: object) -> Article:
    return Article(schema=SCHEMA, id="0" * 32, revision="0" * 32, text=text, **blocks)  # type: ignore[arg-type]


def assessed(text: str, **blocks: object) -> Translation:
    paragraph = "\n".join(" ".join(line.split()) for line in text.strip().split("\n\n"))
    return translation.assess(article(paragraph, **blocks), "en")


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_original_is_not_called_a_translation(name: str) -> None:
    """Whomever it quotes, wherever it comes from, and whatever old names it uses on purpose."""
    found = assessed(ORIGINALS[name])
    assert not found.is_translation, found
    assert found.source_language is None


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_translation_that_shows_it_is_called_one_with_its_source(name: str) -> None:
    text, source = TRANSLATIONS[name]
    found = assessed(text)
    assert found.is_translation, found
    assert found.source_language == source


def test_the_outlet_and_the_repaired_quotes_of_a_machine_translation_tell() -> None:
    """What the clean stage took out of the text still speaks."""
    text = 'The people in Orikhiv are in a dilemma.\n"a rain of stones" fell on the market, she said.'
    at = text.index('"')
    edits = tuple(
        Edit(at=where, length=1, original="`", kind=EditKind.ENCODING, rule="backquotes")
        for where in (at, text.index('"', at + 1))
    )
    found = translation.assess(
        article(text, dateline=Dateline(text="(Dan Tri) –", agency="Dan Tri"), edits=edits), "en"
    )
    assert (found.is_translation, found.source_language) == (True, "vi")
    assert {"outlet.dateline", "mark.backquotes"} <= {evidence.rule for evidence in found.evidence}


@pytest.mark.parametrize("text", [*ORIGINALS.values(), *(text for text, _ in TRANSLATIONS.values())])
def test_the_evidence_adds_up_to_the_score(text: str) -> None:
    found = assessed(text)
    odds = PRIOR + sum(evidence.weight for evidence in found.evidence)
    assert math.isclose(found.score, 1 / (1 + math.exp(-odds)), abs_tol=0.002)


@settings(deadline=None)
@given(st.text(max_size=400), st.sampled_from(["en", "de", "ru", "zh", "ar", "xx"]))
def test_any_text_gets_a_score(text: str, language: str) -> None:
    found = translation.assess(article(text), language)
    assert 0 <= found.score <= 1
    assert found.is_translation == (found.score >= translation.CALLED)
    assert found.source_language != language
