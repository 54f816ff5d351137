"""What pages print above an article's first sentence: the names of their sections, as data."""

import re

from agents.clean.text.agencies import source
from agents.months import plain

_SECTIONS = """
home; news; latest; latest news; top stories; world; politics; business; economy; markets; sport; sports; culture;
arts; entertainment; lifestyle; health; science; technology; tech; environment; climate; travel; education; local;
national; international; opinion; society; crime; world news; us news; uk news; top news; national news; local news;
sports news; u.s. news; politics news; business news; breaking news; europe; africa; middle east; asia; americas;
nachrichten; panorama; politik; wirtschaft; ausland; inland; gesellschaft; wissenschaft; wissen; gesundheit; reise;
digital; netzwelt; mobilität; auto; meinung; regional; vermischtes; chronik; aus aller welt; finanzen; unternehmen;
feuilleton; deutschland; welt; schweiz; österreich; leben; unterhaltung; leute; klima; umwelt; karriere; geld;
accueil; actualité; actualités; monde; économie; société; politique; faits divers; justice; santé; sciences; planète;
environnement; climat; médias; idées; débats; afrique; proche-orient; moyen-orient; amériques; asie-pacifique; région;
régions; culture & loisirs; éducation; immobilier; sport & loisirs; high-tech; france; belgique; inicio; noticias;
mundo; internacional; españa; nacional; política; economía; sociedad; deportes; cultura; ciencia; tecnología; salud;
sucesos; opinión; educación; clima y medio ambiente; medio ambiente; américa latina; argentina; méxico; colombia;
últimas noticias; actualidad; policiales; el mundo; negocios; finanzas; estilo de vida; início; notícias; geral;
brasil; portugal; cotidiano; política nacional; economia; sociedade; país; desporto; esporte; esportes; ciência;
ciência e tecnologia; saúde; educação; meio ambiente; ambiente; opinião; cidades; segurança; polícia; justiça;
direitos humanos; últimas; últimas notícias; mercado; negócios; entretenimento; tecnologia; ultim'ora; ultima ora;
primo piano; cronaca; esteri; politica; mondo; italia; società; cultura e spettacoli; scienza; salute;
sport e tempo libero; spettacoli; calcio; ambiente ed energia; lavoro; motori; viaggi; motoristica; strona główna;
wiadomości; polska; kraj; świat; polityka; gospodarka; biznes; społeczeństwo; nauka; zdrowie; kultura;
sport i rekreacja; technologia; pogoda; opinie; najnowsze; z kraju; ze świata; lokalne; wydarzenia; finanse; prawo;
trang chủ; thời sự; thế giới; chính trị; xã hội; kinh tế; kinh doanh; pháp luật; giáo dục; sức khỏe; y tế; đời sống;
du lịch; khoa học; công nghệ; số hóa; xe; thể thao; giải trí; văn hóa; môi trường; bất động sản; quốc tế; góc nhìn;
tài chính; giao thông; tin tức; tin nóng; an ninh; quân sự; phóng sự; nhịp sống; nhịp sống trẻ; главная; новости;
лента новостей; политика; экономика; экономика и бизнес; бизнес; финансы; общество; происшествия; в мире; мир;
в россии; россия; спорт; культура; наука; наука и техника; технологии; технологии и медиа; технологии и сми;
интернет и сми; армия и опк; армия; безопасность; недвижимость; туризм; путешествия; здоровье; медицина; образование;
экология; религия; регионы; москва; моя страна; бывший ссср; силовые структуры; ценности; забота о себе; из жизни;
международная панорама; космос; авто; истории; разбор; мнения; расследования; ближний восток; украина; сша; европа;
азия; кавказ; белоруссия; казахстан; головна; новини; новини україни; всі новини; політика; економіка; бізнес;
фінанси; суспільство; події; україна; світ; війна; культура; технології; здоров'я; здоров’я; освіта; наука; київ;
львів; одеса; харків; дніпро; регіони; діаспора; кримінал; надзвичайні події; думки; блоги; пресцентр; європа;
оборона; крим; шоу-бізнес; лайт; життя; стиль життя; 首页; 新闻; 要闻; 时政; 国内; 国际; 国际新闻; 国内新闻; 社会;
社会新闻; 财经; 金融; 经济; 产经; 军事; 体育; 娱乐; 文化; 科技; 教育; 健康; 汽车; 房产; 旅游; 法治; 地方; 港澳; 台湾;
滚动; 滚动新闻; 正文; 评论; 即时; 中国; 世界; 生活; 视频; 图片; 专题; 新加坡; 股市; 证券; 公司; 宏观; 首頁; 新聞;
要聞; 國際; 國際新聞; 兩岸; 兩岸新聞; 社會; 政治; 財經; 經濟; 產經; 地方; 地方新聞; 體育; 運動; 娛樂; 影劇; 文化;
健康; 教育; 生活; 生活新聞; 即時新聞; 最新; 焦點; 熱門; 證券; 科技新聞; 國內; 台灣; 台灣新聞; 影音; 全球; 評論; 內文;
トップ; トップページ; ホーム; ニュース; 記事; 記事詳細; 速報; 社会; 政治; 経済; 経済・ビジネス; ビジネス; 国際;
国際・外信; 国内; 海外; スポーツ; 芸能; エンタメ; 文化; 文化・芸能; カルチャー; 科学; 科学・文化; 科学・環境; 環境;
医療; 健康; 暮らし; くらし; ライフ; 教育; 地域; 地方; 気象; 災害; 天気; 気象・災害; 事件・事故; オピニオン; コラム;
社説; 論説; it・科学; テクノロジー; 金融; マーケット; 株式; 企業; 中国・台湾; 朝鮮半島; アジア; 欧州; 北米;
中東・アフリカ; 主要; トピックス; 動画; 特集; ジャンル; 全国; 홈; 뉴스; 속보; 정치; 경제; 사회; 사회일반; 국제;
국제일반; 세계; 문화; 스포츠; 연예; 전국; 지역; 금융; 증권; 산업; 부동산; 북한; it·과학; 과학; 건강; 생활; 생활·문화;
사건·사고; 사설; 칼럼; 오피니언; 본문; 기사; 기사본문; 교육; 환경; 수도권; 정치일반; 경제일반; الرئيسية; أخبار;
الأخبار; سياسة; اقتصاد; رياضة; العالم; عالم; عربي; ثقافة; علوم; صحة; منوعات; تكنولوجيا; محليات; مجتمع; حوادث;
anasayfa; ana sayfa; gündem; siyaset; ekonomi; dünya; spor; türkiye; sağlık; teknoloji; kültür; kültür-sanat;
kültür sanat; yaşam; eğitim; bilim; bilim-teknoloji; politika; magazin; son dakika; haberler; haber; çevre; yerel;
αρχική; ειδήσεις; πολιτική; οικονομία; κοινωνία; κόσμος; διεθνή; ελλάδα; αθλητικά; αθλητισμός; πολιτισμός; επιστήμη;
τεχνολογία; υγεία; περιβάλλον; απόψεις; επικαιρότητα; τοπικά; domů; zprávy; domácí; zahraničí; zahraniční; ekonomika;
byznys; svět; z domova; ze světa; kultura; věda; věda a školy; technologie; zdraví; společnost; politika; regiony;
krimi; názory; komentáře; magazín; nieuws; binnenland; buitenland; politiek; economie; regionaal nieuws; cultuur;
wetenschap; gezondheid; tech; klimaat; onderwijs; opinie; achterklap; algemeen; net binnen; hem; nyheter; inrikes;
utrikes; politik; ekonomi; näringsliv; kultur; nöje; vetenskap; hälsa; världen; sverige; lokalt; debatt; ledare;
åsikt; senaste nytt; börs; beranda; berita; nasional; internasional; ekonomi; bisnis; hukum; politik; olahraga;
hiburan; daerah; regional; megapolitan; nusantara; global; peristiwa; kesehatan; pendidikan; teknologi; terkini;
sains; lingkungan; gaya hidup
"""

SECTIONS = frozenset(plain(name.strip()) for name in _SECTIONS.replace("\n", " ").split(";") if name.strip())
"""Sections of news sites and the buttons above them, in small letters without their marks, in the languages of news."""

MAX_SECTION = 30
"""Characters of the longest label with the marks around it."""

_BUTTONS = """
прочитать позже; читать позже; сохранить; в закладки; в избранное; выделить главное; вкл; выкл; комментарии;
комментировать; копировать ссылку; распечатать; прослушать; слушать; включить; оставить комментарий; новости компаний;
новости партнёров; новости партнеров; прочитати пізніше; зберегти; коментарі; роздрукувати; прослухати; слухати;
кількість переглядів; наступна публікація; попередня публікація; 点赞; 點讚; 赞; 讚; 收藏; 转发; 轉發; 分享; 评论;
評論; 留言; 举报; 檢舉; 打印; 列印; 复制链接; 複製連結; 朗读; 放大字体; 縮小字體; 字級; 商品推薦; 精选推荐; 浏览;
瀏覽; 阅读; 閱讀數; 反饋; 反馈; 我要反馈; 我要反饋;
印刷; 印刷／pdf; 見る; 反応; プレミアム; 保存; 共有; ツイート; ブックマーク; コメント;
いいね; クリップ; 通知; リンクをコピー; フォロー; もっと見る; 閉じる; 拡大; メール; その他; その他sns; 글자크기;
글자크기 설정; 글자크기 조절; 글씨크기; 좋아요; 코멘트; 댓글; 공유; 공유하기; 스크랩; 프린트; 인쇄; 싫어요; 슬퍼요;
화나요; 기사 저장; 본문 듣기; 지금 뜨는 뉴스; 많이 본 뉴스; 추천해요; 이메일; مشاركة; شارك; طباعة; حفظ; نسخ الرابط;
تعليقات; التعليقات; استمع; انضم إلى المحادثة; مواضيع; موضوعات متعلقة; مواضيع ذات صلة; المزيد; favorilerime ekle;
favorilere ekle; yazdır; yorum yap; yorumlar; paylaş; kaydet; dinle; abone ol; takip et; yazı boyutu; σχόλια;
σχολιάστε; μοιράσου το; κοινοποίηση; εκτύπωση; αποθήκευση; ακούστε; sdílet; uložit; tisknout; diskuse; komentáře;
poslechnout; sdílejte článek; nahlásit chybu; kopírovat odkaz; související témata; deel; delen; bewaar; bewaren;
luister; print; printen; reageer; reacties; opslaan; reageer op dit artikel; dela; dela artikeln; spara; lyssna;
skriv ut; kommentarer; kommentera; följ ämnen i artikeln; följ ämnen; följ skribent; mer om samma ämne; bagikan;
salin tautan; copy link; simpan; cetak; komentar; dengarkan; berita terkait; topik terkait; artikel terkait
"""

BUTTONS = frozenset(plain(name.strip()) for name in _BUTTONS.replace("\n", " ").split(";") if name.strip())
"""Buttons and counters of news sites, likewise: as a paragraph they are nothing else."""

_COUNTED = re.compile(r"[\s:：(（]{0,3}\d[\d.,\s]{0,8}(?:[kKкwW万萬]|тыс\.?|개|件|条|條|則|건)?[)）]?\Z")


def is_button(line: str) -> bool:
    """Whether a line is a button or a counter and nothing else: "Комментарии 14", "좋아요 3개", "保存"."""
    if not line or len(line) > MAX_SECTION:
        return False
    return plain(_COUNTED.sub("", line).strip(_MARKS) or "-") in BUTTONS


_MARKS = " \t\u3000|/>»›＞：:・•·∙#.[]【】〈〉<"


def is_section(line: str) -> bool:
    """Whether a line is the name of a site's section and nothing else: "Экономика", "国際", "Gündem |"."""
    if len(line) > MAX_SECTIONS:
        return False
    name = plain(line.strip(_MARKS) or "-") if len(line) <= MAX_SECTION else "-"
    return name in SECTIONS or name.removeprefix("ال") in SECTIONS or _are_sections(line.strip(_MARKS))


def _are_sections(name: str) -> bool:
    """Whether words are a row of sections: "Accueil Actualité Société", "International › Lateinamerika"."""
    first, *others = (part.strip() for part in _PARTING.split(name))
    if others:
        return plain(first) in SECTIONS and all(0 < len(part.split()) <= MAX_PART for part in others)
    words = name.split()
    return MIN_ROW <= len(words) <= MAX_ROW and all(plain(word) in SECTIONS for word in words)


MAX_SECTIONS = 60
"""Characters of the longest row of sections."""

MAX_PART = 3
"""Words of the name of a section that is known by the one before it."""

MIN_ROW, MAX_ROW = 3, 5
"""Names of sections in a row with nothing between them."""

_PARTING = re.compile(r"\s?[>»›|]\s?|\s/\s")


_EDITION = (
    "news", "nieuws", "nyheter", "zprávy", "новости", "новини", "русская служба", "україна", "türkçe", "arabic", "عربي",
    "中文", "中文网", "中文網", "网", "網", "首页", "首頁", "客户端", "ニュース", "デジタル", "オンライン",
    "ドットコム", "news web", "fm", "ru", "tv", "radio",
)  # fmt: skip
"""What stands behind an outlet's name in the name of its site or of one of its editions, lower case."""


_CJK_SITE = re.compile(
    r"[\u3400-\u9fff]{2,6}(?:新聞網?|新闻网?|新報|日報|日报|晚报|晚報|早报|早報|时报|時報|通信|放送|テレビ|ニュース)"
)
"""A newspaper, agency or station by how its name ends."""

_CRUMB = re.compile(r"\s?[>›»→＞]\s?|\s[/|]\s")


def _first_crumb(line: str) -> tuple[str, str, str]:
    """What stands before the first mark of a navigation path, the mark, and the rest."""
    match = _CRUMB.search(line)
    return (line[: match.start()], match[0], line[match.end() :]) if match else (line, "", "")


def is_site(line: str) -> bool:
    """Whether a line is the name of an outlet and nothing else: "Meduza", "NOS Nieuws", "央视网首页"."""
    if len(line) > MAX_SECTION:
        return False
    name = line.strip(_MARKS)
    if source(name) or _CJK_SITE.fullmatch(name):
        return True
    first, mark, rest = _first_crumb(name)
    if mark and 0 < len(rest) <= MAX_SECTION and (is_section(first) or source(first)):
        return True
    plain = name.casefold()
    ending = next((ending for ending in _EDITION if plain.endswith(ending)), None)
    return ending is not None and source(name[: -len(ending)].rstrip(" .")) is not None
