"""Captions that name no credit: what tells that a paragraph describes a picture rather than the news."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from agents.clean import dates
from agents.clean.text import credit
from agents.clean.text.words import UPPER

MAX_CAPTION = 1200
"""Characters of the longest caption: picture agencies write two to four sentences."""

MAX_BARE_CAPTION = 600
"""Characters of the longest caption that is one by its wording alone."""


@dataclass(frozen=True)
class CaptionForm:
    """One way in which a caption shows itself.

    Attributes:
        name: what the edit says did it.
        cues: such a paragraph begins with one of these strings, whatever their case, or, if `anywhere`, holds one.
        pattern: matched at its beginning, or, if `anywhere`, searched; the group `label` is no part of the words.
        examples: captions of this form.
        counterexample: a paragraph that it must leave.
        anywhere: whether its cues may stand behind the first words.
        believable: whether a match with these words before it is a caption, as far as a pattern cannot tell.
    """

    name: str
    cues: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counterexample: str
    anywhere: bool = False
    believable: Callable[[str, re.Match[str]], bool] | None = None


_STOCK_LABELS = (
    "Archivbild", "Archivfoto", "Archivaufnahme", "Archiv", "Symbolbild", "Symbolfoto", "Themenbild",
    "Image d'illustration", "Image d’illustration", "Photo d'illustration", "Photo d’illustration", "Illustration",
    "Photo d'archives", "Photo d’archives", "Image d'archives", "Imagen de archivo", "Foto de archivo",
    "Imagen ilustrativa", "Imagen referencial", "Foto referencial", "Imagen de referencia", "Imagem de arquivo",
    "Foto de arquivo", "Imagem ilustrativa", "Foto ilustrativa", "Foto d'archivio", "Foto d’archivio",
    "Immagine d'archivio", "Immagine d’archivio", "Immagine di repertorio", "Foto di repertorio", "Архивное фото",
    "Фото из архива", "Фото иллюстративное", "Иллюстративное фото", "Архівне фото", "Фото з архіву",
    "Ілюстративне фото", "Фото ілюстративне", "Zdjęcie ilustracyjne", "zdjęcie ilustracyjne", "zdj. ilustracyjne",
    "Zdjęcie archiwalne", "zdjęcie archiwalne", "Zdjęcie poglądowe", "Ảnh minh họa", "ảnh minh họa", "Ảnh minh hoạ",
    "ảnh minh hoạ", "Ảnh tư liệu", "ảnh tư liệu", "Ảnh tư liệu minh họa", "资料图", "资料图片", "資料圖", "資料圖片",
    "资料照片", "資料照片", "图文无关", "示意图", "示意圖", "資料写真", "写真はイメージ", "イメージ", "資料映像",
    "자료사진", "자료 사진", "صورة أرشيفية", "صورة تعبيرية", "أرشيفية", "File photo", "File Photo", "file photo",
    "FILE PHOTO", "file image", "File image",
    "Stock image", "Stock photo", "Representational image", "Representative image", "Illustrative photo",
    "Illustrative image", "Archive photo", "Archiefbeeld", "archiefbeeld", "archieffoto", "Archieffoto",
    "Ilustrační foto", "ilustrační foto", "Ilustračné foto", "Arkivfoto", "arkivfoto", "Arkivbild", "arkivbild",
    "Genrebild", "Kuvituskuva", "Illusztráció", "Imagine ilustrativă", "Temsili fotoğraf", "Arşiv", "Foto ilustrasi",
    "Ilustrasi", "Αρχείου", "φωτογραφία αρχείου", "Φωτογραφία αρχείου", "φωτό αρχείου",
)  # fmt: skip
"""What newsrooms write beneath a picture that shows something other than the news."""

_CAPTION_LABELS = (
    "Chụp lại hình ảnh", "Подпись к фото", "Підпис до фото", "圖像加註文字", "图像加注文字", "التعليق على الصورة",
    "Fotoğraf altı yazısı", "Image caption",
    "Pie de foto", "Legenda da foto", "Légende image", "Keterangan gambar", "Chú thích hình ảnh", "사진 설명",
    "画像説明",
    "Bildunterschrift",
)  # fmt: skip
"""What a broadcaster's many services put before a caption, with a comma."""

_STOCK = "|".join(sorted(map(re.escape, _STOCK_LABELS), key=len, reverse=True))
_SHORT = ("Archiv", "Arşiv", "Illustration", "Ilustrasi", "Illusztráció", "イメージ", "Αρχείου")
_LONG_STOCK = "|".join(
    sorted((re.escape(label) for label in _STOCK_LABELS if label not in _SHORT), key=len, reverse=True)
)
_ADJECTIVE = (
    r"(?:undated|aerial|file|handout|satellite|screen|video|booking|frame|still|archive|family|courtroom|combination"
    r"|composite|image|photo|picture|photograph|grab|artist['’]s|long|multiple|exposure|drone|black-and-white"
    r"|television|TV|infrared|microscope)"
)
_SIDE = (
    r"(?:second from (?:left|right)|third from (?:left|right)|(?:far|front|top|bottom|back) (?:left|right)|left|right"
    r"|center|centre|foreground|background|rear)"
)
_SEEN = (
    r"(?:speaks?|talks?|walks?|stands?|sits?|poses?|looks?|shakes?|waves?|arrives?|attends?|meets?|listens?|gestures?"
    r"|celebrates?|holds?|reacts?|carr(?:y|ies)|watch(?:es)?|greets?|smiles?|leaves?|hugs?|kiss(?:es)?|reach(?:es)?"
    r"|shoots?|throws?|runs?|drives?|takes?|makes?|plays?|appears?|addresses|answers?|embraces?|lays?|lights?|rides?"
    r"|swings?|tags?|dunks?|passes|defends?|battles?|tackles?|fights? for|(?:is|are) (?:seen|pictured|shown))"
)
_FULL_DATE = rf"(?:on\s)?(?P<weekday>{dates.WEEKDAY},\s)?{dates.MONTH}\s\d{{1,2}},\s(?:19|20)\d\d"


def _shows(before: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends in place and date as a caption does, and describes what a picture shows: no past tense.

    With the weekday, which agencies put beside a full date nowhere else, any present tense will do.
    """
    verb = _PRESENT if match["weekday"] else _SEEN_VERB
    return bool(verb.search(before) and _PLACED.search(before)) and not _FINITE_PAST.search(before)


def _begins_sentence(before: str, _: re.Match[str]) -> bool:
    return len(before) <= MAX_NAMES and not _SENTENCE_STOP.search(before)


MAX_NAMES = 200
"""Characters before the first side (left, right) that a caption tells: a list of names at most."""

_SENTENCE_STOP = re.compile(r"[.!?]\s+[^\W\d_a-z]\w+\s[a-z]|[\"”]")
_SEEN_VERB = re.compile(rf"\b{_SEEN}\b")
_PRESENT = re.compile(rf"\b(?:is|are|{_SEEN}|[a-z]{{3,12}}s)\b")
_FINITE_PAST = re.compile(
    r"\b(?:was|were|had|has|have|said|says|told|did|died|took|held|began|will|would|could|may|might|must|can|went"
    r"|came|won|lost|left|fell|rose|made|met|found|became|gave|got|sent|ran|wrote|according)\b"
    r"|(?<!is )(?<!are )(?<!the )(?<!a )(?<!an )(?<!of )(?<!and )(?<!their )(?<!his )(?<!her )(?<!its )(?<!by )"
    r"(?<!with )\b[a-z]{2,}ed\b(?!\s(?:by|in|from|on|at|with|to|as|near|under|outside|for)\b)"
)
_PLACED = re.compile(
    rf"\b(?:in|at|on|near|outside|from|over|along|inside|during)\s(?:[^\s!?]{{1,25}}\s){{0,8}}[{UPPER}][\w.'’-]{{1,25"
    rf"}}\Z"
)


FORMS = (
    CaptionForm(
        "caption_file",
        ("FILE", "DOSSIER", "ARCHIV", "АРХИВ", "АРХІВ", "(FILES)"),
        r"(?P<label>\(?FILES?(?:\s(?:PHOTO|IMAGE|VIDEO|PICTURE))?\)?\s?(?:[-–—:]|\.\s?[-–—])\s*|\(FILES?\)\s"
        r"|(?:ARCHIVO|ARCHIV|DOSSIER|АРХИВ|АРХІВ|ARCHIVES)\s?[-–—:]\s?)\S",
        ("FILE - Jane Roe speaks at a hearing on Aug. 10, 2023.", "FILE PHOTO: A bridge stands closed to traffic"),
        "FILES were found in the cellar of the house, and the police took three lorry loads of them away on Tuesday.",
    ),
    CaptionForm(
        "caption_in_this_photo",
        ("In this ", "In these ", "This ", "These "),
        rf"(?:In th(?:is|ese)\s(?:[\w.,'’]+\s){{0,6}}?(?:photo|image|picture|frame grab|screengrab|screen grab"
        rf"|screenshot|sketch|combination)s?(?:\staken\s|\sprovided\s|\sreleased\s|\smade\s|\sfrom\s|\sobtained\s"
        rf"|\sposted\s|\sissued\s|\sby\s|,?\sdated?\s|,\s[^\s]+,?\s(?:[\w'’-]+\s){{0,8}}?{_SEEN}\b)"
        rf"|Th(?:is|ese)\s(?:{_ADJECTIVE}\s){{0,4}}?(?:{_ADJECTIVE})s?\s(?:of\s(?:[\w'’]+\s){{1,4}})?"
        rf"(?:provided|released|taken|made available|posted|obtained|issued|distributed|supplied)\s(?:by|from|on|with"
        rf"|via|to|in|\w+day)\b|This (?:combination|combo|composite|photo combination) of (?:[\w-]+\s){{0,3}}?"
        rf"(?:photos|images|pictures|file photos)\b)",
        (
            "In this image taken from video, a lorry burns beneath the closed bridge.",
            "In this photo provided by the Harbour Police, Jane Roe stands beside a lorry.",
            "This combination of photos shows Jane Roe and John Doe.",
            "This satellite image provided by a mapping company shows the flooded fields.",
        ),
        "In this image of himself as a builder the mayor has been alone for years, his critics on the council say.",
    ),
    CaptionForm(
        "caption_pictured",
        (
            "ictured", "PICTURED", "Im Bild", "Auf dem Bild", "Auf dem Foto", "Na zdjęciu", "На фото", "На снимке",
            "На знімку", "En la imagen", "En la foto", "Nella foto", "Na foto", "Na imagem", "Sur la photo", "Sur l",
            "Trong ảnh", "图为", "圖為", "圖爲", "资料图", "資料圖", "写真は",
        ),
        r"(?P<label>(?:Pictured|PICTURED|Pictured (?:above|below|left|right)|Im Bild|Auf dem (?:Bild|Foto)|Na zdjęciu"
        r"|На (?:фото|снимке|знімку)|En la (?:imagen|foto)|Nella foto|Na (?:foto|imagem)|Sur (?:la photo|l['’]image)"
        r"|Trong ảnh)\s?:\s?|(?:资料图|資料圖|资料图片|資料圖片)\s?[：:]\s?"
        r"|(?=图为|圖為|圖爲)(?![^\n]{0,200}[，,][他她][^，。]{0,6}[说說道称稱])|(?=写真は)(?![^\n]{0,200}。\s*\Z))\S",
        ("Pictured: Jane Roe at the harbour", "Im Bild: Der Hafen", "На фото: мост", "图为大桥上的车辆"),
        "Pictured by many as a builder, the mayor has spent most of his years in office on a single bridge.",
    ),
    CaptionForm(
        "caption_labelled",
        _CAPTION_LABELS,
        rf"(?P<label>(?:{'|'.join(_CAPTION_LABELS)})\s?[,:：，،、]\s?)\S",
        ("Подпись к фото, Мост через реку", "圖像加註文字，港口的一座橋", "Image caption, The bridge at the harbour"),
        "Image captions are written last, the editors said, when the article has been read and its pictures are known.",
    ),
    CaptionForm(
        "caption_korean",
        ("있다. ", "모습이다. ", "모습. "),
        r"\A[^.]{10,140}(?:있다|모습이다|모습)\.\s(?:[가-힣A-Z0-9=·/]{2,14}(?:\s(?:선임"
        r"|사진)?기자)?(?:\s\S{3,30}@\S{3,30})?|[가-힣]{2,8}\s제공)\Z",
        (
            "10일 오후 항구에서 주민들이 배를 기다리고 있다. 뉴스1",
            "주민들이 다리를 건너고 있다. 홍길동 선임기자 gildong@example.com",
        ),
        "시는 다리를 다시 열 계획을 세우고 있다. 공사는 내년 봄에 끝난다.",
        anywhere=True,
    ),
    CaptionForm(
        "caption_japanese",
        ("＝", "日、", "日撮影", "日提供", "日公開"),
        r"\A(?:[^。]{4,160}＝[^。＝]{0,60}\d{1,2}日(?![^。]{0,40}(?:発表|した|する|だ)\Z)[^。]{0,40}\Z"
        r"|[^。「」]{8,120}[（(]\d{1,2}日(?:午[前後][^（）。]{0,8})?、[^（）。]{2,24}[)）]\Z"
        r"|[^。]{4,160}（(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:撮影|提供|公開|作成)）。?(?:\s?\(c\).{2,60})?\Z)",
        (
            "閉鎖された橋を見る住民＝10日、港町", "記者会見する港町の市長（10日、港町市役所）",
            "閉鎖された橋を見る住民＝2023年8月10日午後2時、港町で、山田花子撮影", "港を出る船（2023年8月9日撮影）",
        ),
        "市は10日、橋を閉鎖すると発表した。再開は来年の５月になる見通しで、住民からは不安の声が上がっているという。",
        anywhere=True,
    ),
    CaptionForm(
        "caption_stock",
        _STOCK_LABELS,
        rf"(?P<label>(?:{_LONG_STOCK})\s?(?:[:：]|\s[-–—|]|\.\s)\s*)\S|(?:{_STOCK})[.。]?\Z",
        ("Symbolbild", "Archivfoto: Die Brücke vor der Sperrung", "Ảnh minh họa", "资料图"),
        "Das Archivbild zeigt die Brücke vor ihrer Sperrung, und das Foto daneben zeigt, was seither aus ihr wurde.",
    ),
    CaptionForm(
        "caption_stock",
        _STOCK_LABELS,
        rf"(?:\s?[(\[（【/]|[.!?…,]\s?|\s[-–—|]\s)(?:{_STOCK})\s?[)\]）】]?[.。]?\Z",
        (
            "Ein Lastwagen steht vor der gesperrten Brücke (Archivbild)",
            "Un camion devant le pont. Image d'illustration", "El puente sobre el río, cerrado. Foto de archivo",
            "Мост через реку. Архивное фото", "Cây cầu đã đóng (Ảnh minh họa)", "大桥上的车辆（资料图）",
            "閉鎖された橋（資料写真）", "Most nad rzeką (zdjęcie ilustracyjne)",
            "A lorry before the closed bridge. File photo",
        ),
        "Gezeigt wird, wie die Brücke vor ihrer Sperrung aussah; der Verlag nannte das Bild darunter ein Symbolbild d"
        "er Krise.",
        anywhere=True,
    ),
    CaptionForm(
        "caption_sides",
        (
            ", left", ", right", ", center", ", centre", "(left)", "(links)", "(l)", "(l.)", "(à gauche)", "(g)",
            "(izq", "(i)", "(слева)", "(ліворуч)", "(po lewej)", "(trái)", "（左）", "(a sinistra)", "(esq",
            "second from",
            "third from", "far left", "far right",
        ),
        rf"[{UPPER}][\w.'’-]{{1,30}}(?:,\s{_SIDE},?\s(?:(?:and|with|of)\s|(?:[\w'’-]{{1,20}}\s){{0,3}}?{_SEEN}\b)"
        rf"|,\s{_SIDE},[^.!?]{{0,150}},\s{_SIDE}\b)"
        r"|\((?:L|left|links|l\.?|à gauche|g\.?|izq(?:uierda)?\.?|i|слева|ліворуч|po lewej|trái|a sinistra"
        r"|esq(?:uerda)?\.?)\)[^.!?]{0,200}\((?:R|C|right|rechts|r\.?|à droite|d\.?|der(?:echa)?\.?|справа|праворуч"
        r"|po prawej|phải|a destra|dir(?:eita)?\.?)\)|（左）.{0,80}（?右",
        (
            "Jane Roe, left, and John Doe shake hands before the vote.",
            "Jane Roe (L) greets John Doe (R) at the harbour", "Jane Roe (links) und John Doe (rechts) an der Brücke",
            "Джейн Роу (слева) и Джон Доу (справа) на мосту",
        ),
        "The party, left and right of it agree, has lost its way, and no one is left who could lead it back in time.",
        anywhere=True,
        believable=_begins_sentence,
    ),
    CaptionForm(
        "caption_dated",
        (", 19", ", 20"),
        rf",?\s{_FULL_DATE}\.(?:\s|\Z)",
        ("A lorry is parked before the closed bridge in Springfield, Ill., Wednesday, Aug. 23, 2023.",),
        "The court opened the trial in Springfield, Ill., and heard a first witness on Wednesday, Aug. 23, 2023.",
        anywhere=True,
        believable=_shows,
    ),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Candidate(NamedTuple):
    """A paragraph (its number) in which cues of captions stand: of a credit at its end, of these forms."""

    number: int
    credited: bool
    forms: tuple[CaptionForm, ...]


@cache
def _finder() -> tuple[AhoCorasick, tuple[tuple[CaptionForm | None, ...], ...]]:
    """What finds all cues at once, and what each is a cue of: forms, or None for a picture's credit."""
    owners: dict[str, list[CaptionForm | None]] = {cue: [None] for cue in credit.CUES}
    for form in FORMS:
        for cue in form.cues:
            owners.setdefault(cue.lower(), []).append(form)
    return AhoCorasick(list(owners), implementation=Implementation.DFA), tuple(map(tuple, owners.values()))


def candidates(text: str, starts: Sequence[int]) -> list[Candidate]:
    """The paragraphs of a text that may be captions, in order.

    Args:
        text: the paragraphs, parted by one character each.
        starts: where each begins.
    """
    finder, owners = _finder()
    credited: set[int] = set()
    forms: dict[int, dict[str, CaptionForm]] = {}
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    for cue, position, _ in finder.find_matches_as_indexes(_lower(text), overlapping=True):
        number = bisect_right(starts, position) - 1
        for form in owners[cue]:
            if form is None:
                if ends[number] - position <= credit.LONGEST_CREDIT:
                    credited.add(number)
            elif form.anywhere or position == starts[number]:
                forms.setdefault(number, {})[form.pattern] = form
    return [
        Candidate(number, number in credited, tuple(form for form in FORMS if form.pattern in forms.get(number, ())))
        for number in sorted(credited | forms.keys())
    ]


def _lower(text: str) -> str:
    """Lower case at the same positions: some capitals have small forms of two characters."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def find_caption(paragraph: str, forms: tuple[CaptionForm, ...] = FORMS) -> tuple[str, str] | None:
    """The words of a caption without its label, and the rule that tells it; None for the article's own words."""
    if len(paragraph) > MAX_BARE_CAPTION:
        return None
    for form in forms:
        match = _match(form, paragraph)
        if match and (form.believable is None or form.believable(paragraph[: match.start()], match)):
            label = match.groupdict().get("label") or ""
            return paragraph[len(label) :].strip(), form.name
    return None


def _match(form: CaptionForm, paragraph: str) -> re.Match[str] | None:
    if not form.anywhere:
        return _compiled(form.pattern).match(paragraph)
    start = max(0, len(paragraph) - LONGEST_LABEL) if form.name == "caption_stock" else 0
    return _compiled(form.pattern).search(paragraph, start)


LONGEST_LABEL = 40
"""Characters within which a label at a caption's end begins."""
