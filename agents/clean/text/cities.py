"""Cities that stand in datelines without their country, as data: capitals and those that agencies file most from.

A dateline in capitals needs no table; "Berlin – Die Regierung" does, since any name may stand before a dash.
"""

_CITIES = """
Abidjan; Abu Dhabi; Abuja; Accra; Addis Ababa; Alger; Algiers; Almaty; Amman; Amsterdam; Ankara; Asunción; Athen;
Athens; Athènes; Atenas; Atene; Atlanta; Bagdad; Baghdad; Baku; Bamako; Bangkok; Barcelona; Basel; Beijing; Beirut;
Belgrad; Belgrade; Belgrado; Berlin; Berlín; Berlino; Berlim; Berne; Bern; Beyrouth; Bogota; Bogotá; Bonn; Boston;
Brasilia; Brasília; Bratislava; Brussel; Brussels; Bruxelles; Bruselas; Bruxelas; Brüssel; Bruksela; Bucarest;
București; Bucharest; Budapest; Budapeszt; Buenos Aires; Bukarest; Cairo; Il Cairo; El Cairo; Le Caire; Kairo;
Canberra; Caracas; Casablanca; Chicago; Chișinău; Chisinau; Ciudad de México; CDMX; Colombo; Copenhagen; Copenhague;
Copenaghen; Dakar; Dallas; Damas; Damascus; Damaskus; Delhi; Den Haag; Denver; Detroit; Dhaka; Doha; Donetsk; Dresden;
Dubai; Dublin; Dublino; Düsseldorf; Edinburgh; Erfurt; Florence; Frankfurt; Frankfurt/Main; Frankfurt am Main; Gaza;
Geneva; Genève; Genf; Ginebra; Ginevra; Guatemala; Hamburg; Hannover; Hanoi; Hà Nội; Harare; Havana; La Habana;
La Havane; Havanna; Helsinki; Hong Kong; Hongkong; Houston; Islamabad; Istanbul; İstanbul; Jakarta; Jerusalem;
Jerusalén; Jérusalem; Johannesburg; Kabul; Kaboul; Kampala; Karachi; Kathmandu; Kharkiv; Kherson; Khartoum; Kiel;
Kiev; Kyiv; Kyjiw; Kiew; Kijów; Kigali; Kingston; Kinshasa; København; Köln; Kopenhagen; Kuala Lumpur; Kuwait; La Paz;
Lagos; Lausanne; Leipzig; Lima; Lisboa; Lisbon; Lisbonne; Lissabon; Ljubljana; London; Londra; Londres; Londyn;
Los Angeles; Luanda; Luxemburg; Luxembourg; Lviv; Lyon; Madrid; Madri; Magdeburg; Mailand; Mainz; Managua; Manila;
Maputo; Mariupol; Marseille; Melbourne; Mexico City; Mexiko-Stadt; Mexico; México; Miami; Milan; Milano; Minneapolis;
Minsk; Mińsk; Mogadishu; Montevideo; Montreal; Montréal; Moscow; Moskau; Moscou; Moscovo; Moscú; Mosca; Moskwa;
Mumbai; München; Munich; Nairobi; Napoli; New Delhi; Neu Delhi; New York; Nicosia; Odesa; Odessa; Oslo; Ottawa;
Panama; Panamá; Paris; París; Parigi; Paryż; Peking; Pekin; Pékin; Pekín; Pechino; Pequim; Philadelphia; Phnom Penh;
Podgorica; Porto; Potsdam; Prag; Praga; Prague; Praha; Pretoria; Pristina; Pyongyang; Quito; Ramallah; Reykjavik;
Riad; Riga; Rio de Janeiro; Riyadh; Rom; Roma; Rome; Rzym; Saarbrücken; San Francisco; San José; San Juan;
San Salvador; Santiago; Santo Domingo; São Paulo; Sarajevo; Schwerin; Seattle; Seoul; Séoul; Seúl; Shanghai;
Singapore; Singapur; Skopje; Sofia; Stockholm; Straßburg; Strasbourg; Stuttgart; Sydney; Taipei; Taipeh; Tallinn;
Tashkent; Tbilisi; Tegucigalpa; Teheran; Tehran; Téhéran; Teherán; Tel Aviv; Tiflis; Tirana; Tokio; Tokyo; Toronto;
Tripoli; Tunis; Ulaanbaatar; Vaduz; Valletta; Vancouver; Varsovia; Varsovie; Varsavia; Vatican City; Vatikanstadt;
Ciudad del Vaticano; Città del Vaticano; Vienna; Vienne; Viena; Vientiane; Vilnius; Warschau; Warsaw; Warszawa;
Washington; Waszyngton; Wien; Wiedeń; Wiesbaden; Yangon; Yerevan; Zagreb; Zürich; Zurich; Thành phố Hồ Chí Minh;
TP.HCM; TP HCM; Đà Nẵng; Cần Thơ; Hải Phòng; Huế; Москва; Киев; Київ; Минск; Мінськ; Берлин; Берлін; Париж; Лондон;
Вашингтон; Брюссель; Пекин; Пекін; Токио; Токіо; Варшава; Вена; Відень; Рим; Мадрид; Женева; Нью-Йорк;
Санкт-Петербург; Харьков; Харків; Одесса; Одеса; Львов; Львів; Днепр; Дніпро; Херсон; Донецк; Донецьк; Стамбул;
Анкара; Тегеран; Иерусалим; Єрусалим; Тель-Авив; Астана; Алматы; Ташкент; Тбилиси; Тбілісі; Ереван; Баку; Кишинев;
Кишинів; Вильнюс; Рига; Таллин; Хельсинки; Стокгольм; Осло; София; Белград; Прага; Будапешт; Бухарест; Афины; Каир;
Дели; Сеул; Гаага; Semarang; Surabaya; Bandung; Medan; Makassar; Yogyakarta; Denpasar; Palembang; Bogor; Depok; Bekasi;
Tangerang; Brno; Ostrava; Plzeň; Göteborg; Malmö; Rotterdam; Utrecht; Antwerpen; Gent; İzmir; Antalya; Αθήνα;
Θεσσαλονίκη; Πάτρα; Βρυξέλλες; Λευκωσία; Новосибирск; Екатеринбург; Казань; Запоріжжя; Чернівці; Ужгород; Полтава
"""

CITIES = frozenset(name.strip().lower() for name in _CITIES.replace("\n", ";").split(";") if name.strip())
"""Lower case, in the languages whose news names them so."""

_CJK_CITIES = """
北京 上海 香港 台北 臺北 东京 東京 大阪 名古屋 札幌 福岡 那覇 京都 华盛顿 華盛頓 纽约 紐約 伦敦 倫敦 巴黎 柏林 莫斯科
基辅 基輔 布鲁塞尔 布魯塞爾 日内瓦 日內瓦 首尔 首爾 平壤 曼谷 新加坡 吉隆坡 河内 新德里 雅加达 耶路撒冷 德黑兰 德黑蘭
开罗 開羅 联合国 聯合國 广州 深圳 高雄 台中 台南 新北 桃園 ワシントン ニューヨーク ロンドン パリ ベルリン モスクワ
キーウ キエフ ブリュッセル ジュネーブ ウィーン ローマ ソウル バンコク シンガポール ハノイ ニューデリー ジャカルタ
エルサレム テヘラン カイロ シドニー ロサンゼルス サンフランシスコ イスタンブール ウラジオストク 瀋陽 サンパウロ 서울
부산 대구 인천 광주 대전 울산 세종 수원 춘천 청주 전주 창원 제주 워싱턴 뉴욕 도쿄 베이징 런던 파리 베를린 모스크바
"""

CJK_CITIES = tuple(_CJK_CITIES.split())
"""The same in Chinese, Japanese and Korean writing."""
