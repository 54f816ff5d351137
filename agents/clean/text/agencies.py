"""Agencies and outlets by the names they go by, in their own scripts and others', as data and as a lookup."""

import re
from collections.abc import Iterable

_AGENCIES = """
AAP; ABC News; Adnkronos; AFP; Agence France-Presse; Agencia EFE; AGERPRES; AGI; Agência Brasil; Anadolu;
Anadolu Agency; Anadolu Ajansı; ANI; ANP; ANSA; Antara; AP; APA; Armenpress; askanews; Associated Press; ATS;
Australian Associated Press; AZERTAC; Belga; BelTA; Bernama; Bloomberg; Bloomberg News; BNS; BTA; Canadian Press; CNA;
CNN; CNS; ČTK; CTK; Deutsche Welle; dpa; dpa-AFX; EFE; ELTA; EPA; EPA-EFE; epd; Europa Press; Folhapress; Hina; IANS;
Interfax; Interfax-Kazakhstan; Interfax-Ukraine; IRNA; ISNA; Jiji; Jiji Press; Kazinform; KCNA; Keystone;
Keystone-ATS; Keystone-SDA; KNA; Kyodo; Kyodo News; La Presse Canadienne; LaPresse; LETA; Lusa; MTI; Newsis; News1;
Notimex; NPR; NTB; PA; PA Media; PA Wire; PAP; Prensa Latina; Press Association; Press Trust of India; PTI; QNA;
Reuters; RIA Novosti; Ritzau; SANA; sda; SID; Sputnik; TASR; Tanjug; TASS; Tasnim; Télam; The Canadian Press;
Thomson Reuters; TT; TTXVN; Ukrinform; UNIAN; UNN; UPI; VNA; VNS; VOA; WAM; Xinhua; Yonhap
"""
"""Agencies that supply text."""

_PICTURE_AGENCIES = """
action press; AdobeStock; Aflo; Alamy; ddp; Depositphotos; Getty Images; Icon Sportswire; Imago; Imagn Images; iStock;
iStockphoto; Magnum Photos; NurPhoto; picture alliance; Polaris; Redux; Shutterstock; Sipa; Sipa Press; Sipa USA; SPA;
USA Today Sports; VCG; Zuma Press; Pexels; Pixabay; Unsplash; Wikimedia Commons; Eurokinissi;
Intime; Intime News; Scanpix; Profimedia; Antara Foto; MAFRA; Суспільне
"""
"""Agencies and archives that supply pictures alone."""

_SPELLINGS = """
AFP: 法新社; 法国新闻社; 法國新聞社; ＡＦＰ; ＡＦＰ時事; AFP時事; АФП; France-Presse; AFPBB News; أ ف ب
AFP: فرانس برس; الفرنسية; 法新; AFP通信; وكالة فرانس برس
Anadolu: Анадолу; الأناضول; AA; Anadolu Ajansı (AA)
ANSA: АНСА
AP: 美联社; 美聯社; ＡＰ; ＡＰ通信; 美联;  АП; AP通信; Ассошиэйтед Пресс; أسوشيتد برس; أ ب
Armenpress: Арменпресс
AZERTAC: АЗЕРТАДЖ; AZƏRTAC
BelTA: БЕЛТА
Bloomberg: 彭博; 彭博社; Блумберг
BTA: БТА
CNA: 中央社; 中央通訊社
CNN: ＣＮＮ; CNN Business; CNN Brasil; CNN en Español
CNS: 中新社; 中新网; 中新網; 中国新闻社; 中國新聞社; China News Service
Deutsche Welle: DW; Немецкая волна; 德国之声
dpa: 德新社; ДПА; dpa-infocom; dpa-tmn; Deutsche Presse-Agentur; د ب أ; picture alliance/dpa
dpa-AFX: dpa-AFX Broker; dpa-AFX Analyser
EFE: 埃菲社; ЭФЭ
EPA: European Pressphoto Agency
Getty Images: Getty
Interfax: Интерфакс; INTERFAX.RU; 国际文传电讯社
Interfax-Kazakhstan: Интерфакс-Казахстан
Interfax-Ukraine: Интерфакс-Украина; Інтерфакс-Україна
IRNA: ИРНА; 伊通社; ایرنا
ISNA: ایسنا
Jiji: 時事; 時事通信; 時事通信社; 时事社; 時事社
Kazinform: КАЗИНФОРМ; ҚазАқпарат
KCNA: 朝中社; 朝鲜中央通讯社; 朝鮮中央通信; ЦТАК
Kyodo: 共同; 共同通信; 共同通信社; 共同社; 共同网; Киодо
Newsis: 뉴시스
News1: 뉴스1
PAP: ПАП
Prensa Latina: Пренса Латина
PTI: Bhasha; भाषा
Reuters: Reuter; Reuters Health; ロイター; ロイター通信; 路透; 路透社; Рейтер; Рейтерс; Ройтерс; رويترز; 로이터
RIA Novosti: РИА Новости; РИА «Новости»; РИА "Новости"; РІА Новини; РИА; 俄新社
SANA: سانا
SPA: واس
Sputnik: Спутник; 俄罗斯卫星通讯社; Sputnik Mundo
Tanjug: Танјуг; Танюг
Tasnim: Тасним
TASS: ТАСС; ИТАР-ТАСС; ITAR-TASS; 塔斯社; タス通信; タス
TTXVN: Thông tấn xã Việt Nam; 越通社
Ukrinform: Укрінформ; Укринформ; 乌通社
UNIAN: УНІАН; УНИАН
UNN: УНН
UPI: 合众国际社
VCG: 视觉中国; 視覺中國
VOA: Voice of America; 美国之音; 美國之音; Голос Америки
WAM: وام
Wikimedia Commons: Wikimedia
Xinhua: 新华社; 新華社; 新华网; 新華網; 新华通讯社; Xinhua News Agency; Синьхуа; شينخوا
Yonhap: 연합뉴스; 聯合ニュース; 韩联社; 韓聯社; Ёнхап; Yonhap News Agency
Zuma Press: ZUMA
Aflo: アフロ
AdobeStock: Adobe Stock
"""
"""Other spellings of an agency, in its own script and others, that are recorded under the one before the colon."""

_OUTLETS = """
ABC; Al Jazeera; ANTD.VN; ARD; Axios; BBC; BBC Brasil; BBC Mundo; BBC News; BBC News Brasil; BBC News Mundo;
BBC Sport; BBC World Service; Би-би-си; CBC; CBC News; CBS; CBS News; Chinhphu.vn; CLO; CNBC; CTV News; Dan Tri;
Dân trí; Dân Việt; Der Spiegel; Der Standard; Die Welt; Die Zeit; El Mundo; El País; El Universal; ESPN; Euronews;
FAZ; Folha de S.Paulo; Forbes; Fox News; France 24; Gazeta Wyborcza; GD&TĐ; HNMO; Il Sole 24 Ore; ITV News;
Коммерсантъ; Коммерсант; KTĐT; La Repubblica; La Stampa; La Vanguardia; Le Figaro; Le Monde; Le Temps; Libération;
Медуза; Meduza; MSNBC; NBC; NBC News; Newsweek; NHK; NLĐO; NZZ; O Estado de S. Paulo; O Globo; Onet; PBS NewsHour;
PLO; Politico; ProPublica; QĐND; QĐND Online; РБК; РБК-Україна; RBC; RFE/RL; RFI; RTL; RTVE; Радио Свобода;
Радіо Свобода; Semafor; SGGP; SGGPO; Sky News; Spiegel; Süddeutsche Zeitung; The Athletic; The Conversation;
The Economist; The Guardian; The Independent; Thanh Niên; Tiền Phong; TPO; TTO; Tuổi Trẻ; TVN24; UOL; USA Today;
Ведомости; Vietnam+; VietNamNet; VietnamPlus; VnExpress; VOV; VOV.VN; VTC News; VTV; VTV.vn; Vox; WIRED;
Wirtualna Polska; ZDF; Zing; Znews; Известия; Українська правда; Європейська правда; Суспільне; 人民网; 人民日报;
环球网; 环球时报; 央视网; 央视新闻; 央视; 央广网; 光明网; 中国网; 中国日报网; 中国青年网; 中国经济网; 海外网; BILD;
taz; n-tv; ntv; t-online; Focus; Stern; Handelsblatt; Tagesschau; tagesschau.de; Tagesspiegel; ORF; SRF; SRF News;
MDR; NDR; WDR; SWR; Deutschlandfunk; Der Tagesspiegel; Frankfurter Allgemeine; F.A.Z.; Le Parisien; Ouest-France;
20 Minutes; La Croix; L'Express; Le Point; Mediapart; RTBF; RTS; TF1; TF1 Info; BFMTV; Franceinfo; HuffPost; Le Soir;
Sud Ouest; Clarín; Infobae; La Nación; Página/12; El Comercio; El Espectador; El Tiempo; Milenio; Excélsior; Reforma;
20minutos; ABC.es; La Razón; elDiario.es; El Confidencial; RPP; BioBioChile; La Tercera; Télam Digital; Público;
Expresso; Observador; Jornal de Notícias; Diário de Notícias; SIC Notícias; SIC; RTP; TVI; CNN Portugal; Renascença;
Correio da Manhã; Folha; Estadão; Estadão Conteúdo; G1; TV Globo; Valor Econômico; Metrópoles; CartaCapital; R7;
Terra; Agência Estado; Agência Lusa; Agência Senado; Agência Câmara; Corriere della Sera; Il Messaggero;
Il Fatto Quotidiano; Il Post; Rai News; RaiNews; Sky TG24; TGcom24; Fanpage.it; Il Giornale; Open; Rzeczpospolita;
Polsat News; Polsat; RMF FM; RMF24; Radio Zet; Interia; Fakt; Super Express; WP; OKO.press; Polityka; Do Rzeczy;
TVP Info; TVP; tvn24.pl; Radio France; France Télévisions; La Presse; Le Devoir; Radio-Canada; ICI Radio-Canada;
TVA Nouvelles; Europe 1; Sky News; STANDARD; derStandard.at; Kurier; Die Presse; Kleine Zeitung;
Salzburger Nachrichten; Tages-Anzeiger; 20 Minuten; Blick; ACN; Cadena SER; RTVE.es; La Sexta; Antena 3; El Periódico;
El Correo; Diario Sur; Agencia EFE; Ansa.it; BBC Tiếng Việt; NDO; Nhân Dân; BFM; BFMTV.com; LP; RND; Interia;
Gazeta.pl; ilfattoquotidiano.it; Fakty TVN; Người Lao Động; Lao Động; VnEconomy; CafeF;
Kenh14; Báo Tin tức; Nhân Dân; Pháp Luật TP.HCM; Tri thức; 观察者网; 澎湃新闻; 新京报; 北青报; 参考消息网; 财联社;
证券时报网; 凤凰网; 新浪财经; 自由時報; 聯合報; 大紀元; 大纪元; 星島日報; 明報; 香港01; 联合早报; 早报; 朝日新聞;
読売新聞; 毎日新聞; 産経新聞; 日本経済新聞; 日経; 東京新聞; 西日本新聞; 北海道新聞; NHKニュース; 中央日報; 한겨레;
조선일보; 동아일보; 중앙일보; 경향신문; 한국일보; 매일경제; 한국경제; 오마이뉴스; 노컷뉴스; 머니투데이; 이데일리; KBS;
MBC; SBS; YTN; JTBC; 财新; 界面新闻; 第一财经; 每日经济新闻; 21世纪经济报道; 南方都市报; 南方周末; 中国青年报;
光明日报; 经济日报; 法治日报; 解放日报; 文汇报; 北京日报; 北京青年报; 国际在线; 搜狐; 网易; 腾讯新闻; 今日头条;
海峡时报; 星洲日报; 端传媒; 風傳媒; 三立新聞網; TVBS; 鏡週刊; ETtoday; 公視; 中時; 工商時報; 經濟日報; 共同社;
ブルームバーグ; 産経; 時事ドットコム; 東洋経済; ダイヤモンド; 文春; 新潮; Yahoo!ニュース; ITmedia; テレビ朝日;
フジテレビ; 日本テレビ; TBS; NNN; FNN; JNN; Лента; Лента.ру; Lenta.ru; Газета.Ru; Российская газета; Фонтанка;
Ведомости; Forbes Russia; Новая газета; Комсомольская правда; Аргументы и факты; АиФ; RT; Росбалт; REGNUM; Regnum;
ПРАЙМ; The Insider; Важные истории; ТСН; Цензор.НЕТ; ЛІГА.net; LB.ua; Громадське; hromadske; 24 Канал; Укрінформ;
Економічна правда; ZAXID.NET; Hürriyet; Milliyet; Sözcü; Cumhuriyet; NTV; DHA; İHA; ANKA; Habertürk; TRT Haber;
Kompas.com; KOMPAS.com; detikcom; detikNews; detikFinance; Liputan6.com; Tempo.co; TEMPO.CO; Republika;
REPUBLIKA.CO.ID; Tribunnews.com; CNN Indonesia; CNBC Indonesia; Okezone; Kumparan; Suara.com; NOS; NU.nl;
De Telegraaf; de Volkskrant; NRC; VRT NWS; VRT; De Standaard; Het Nieuwsblad; SVT; SVT Nyheter; Dagens Nyheter;
Aftonbladet; Expressen; Svenska Dagbladet; SvD; Göteborgs-Posten; iDNES.cz; iROZHLAS.cz; Seznam Zprávy; Novinky.cz;
Aktuálně.cz; Deník N; ČT24; Český rozhlas; ΑΠΕ-ΜΠΕ; ΑΠΕ; Καθημερινή; Η Καθημερινή; ΕΡΤ; Τα Νέα; Το Βήμα; Πρώτο Θέμα;
بي بي سي; بي بي سي نيوز عربي; سكاي نيوز عربية; الجزيرة; الجزيرة نت; العربية; الشرق الأوسط; روسيا اليوم; الأهرام;
اليوم السابع; العربي الجديد; أ ش أ
"""
"""Outlets in bylines and before datelines whose name does not tell that they are ones, as "Gazette" does."""


def _names(table: str) -> list[str]:
    return [name.strip() for name in table.replace("\n", " ").split(";") if name.strip()]


def _spellings(table: str) -> Iterable[tuple[str, str]]:
    for line in table.strip().split("\n"):
        name, _, others = line.partition(":")
        for other in others.split(";"):
            yield other.strip(), name.strip()


TEXT_AGENCIES: dict[str, str] = {name.lower(): name for name in _names(_AGENCIES)}
AGENCIES: dict[str, str] = {
    **TEXT_AGENCIES,
    **{name.lower(): name for name in _names(_PICTURE_AGENCIES)},
    **{spelling.lower(): name for spelling, name in _spellings(_SPELLINGS)},
}
"""Agencies of text and pictures, lower case to the name they are recorded under."""

SOURCES: dict[str, str] = {**{name.lower(): name for name in _names(_OUTLETS)}, **AGENCIES}
"""Agencies and outlets."""


def _alternation(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longer of two that begin alike first; grouped by first letter, for speed."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())) + ")"


AGENCY = _alternation(name for name in AGENCIES if name[0] < "\u0590")
"""Any agency in an alphabet with capitals, in lower case: to be compiled with (?i:...) around it."""

OUTLET = _alternation(name.lower() for name in _names(_OUTLETS) if name[0] < "\u0590")
"""Any outlet in an alphabet with capitals, in lower case."""

CJK_AGENCY = _alternation(name for name in SOURCES if name[0] >= "\u3000" or name in {"ap通信", "nhkニュース"})
"""Any agency or outlet in Chinese, Japanese or Korean writing."""


def agency(name: str) -> str | None:
    """The agency of this name as it is recorded, or None: "REUTERS" and "ロイター" are Reuters."""
    return _look_up(AGENCIES, name)


def source(name: str) -> str | None:
    """The agency or outlet of this name as it is recorded, or None. The site's address stands for its name."""
    return _look_up(SOURCES, name)


def _look_up(table: dict[str, str], name: str) -> str | None:
    plain = " ".join(name.split()).strip(' .,:;«»"“”').lower()
    plain = plain.removeprefix("báo ")
    return table.get(plain) or table.get(plain.removeprefix("the ")) or table.get(plain.removesuffix(".com"))
