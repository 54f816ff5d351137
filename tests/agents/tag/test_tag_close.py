"""Close languages are told apart by the words, spellings and endings that only some of them write."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.tag import close
from agents.tag.close import Group, Mark
from agents.tag.language import detect, words_of

# News in sentences of our own, one a line, by language. Bosnian, Croatian, Serbian and so on tell much the same.
SENTENCES = {
    "hr": """
        Vlada je odobrila izgradnju novog mosta preko rijeke Kupe.
        Putnici su na kolodvoru čekali više od dva sata zbog kvara.
        Gradsko vijeće raspravljat će u ponedjeljak o cijeni parkiranja.
        Vatrogasci su ugasili požar u skladištu tvornice namještaja.
        Ministrica je najavila veće plaće za medicinske sestre.
        Nakon oluje bez struje je ostalo oko tri tisuće kućanstava.
        Znanstvenici upozoravaju da razina mora raste brže nego prije.
        Europska komisija predložila je stroža pravila za zračni promet.
        Kazalište u Splitu otvara sezonu predstavom mladog redatelja.
        Tko će preuzeti klub nakon ostavke trenera, još nije poznato.
    """,
    "bs": """
        Federalna vlada je usvojila nacrt zakona o platama uposlenika.
        Općinsko vijeće će iduće sedmice raspravljati o cijeni vode.
        Policija je saopćila da je vozač pobjegao s mjesta nesreće.
        Ko će voditi reprezentaciju, bit će poznato do kraja augusta.
        Više od dvije hiljade ljudi ostalo je bez struje poslije oluje.
        Historičari kažu da je most izgrađen u šesnaestom stoljeću.
        Na sjednici Kantona Sarajevo usvojen je budžet za narednu godinu.
        Evropska komisija traži brže reforme u Bosni i Hercegovini.
        Ministar je rekao da nije tačno da će se škole zatvarati.
        Univerzitet u Tuzli uvjetno je upisao još stotinu studenata, a šta će biti dalje, niko ne zna.
    """,
    "sr": """
        Skupština opštine usvojila je predlog odluke o ceni grejanja.
        Predsednik vlade posetio je juče decu u beogradskoj bolnici.
        Vreme će sutra biti hladno, a posle podne se očekuje sneg.
        Vatrogasci su posle tri sata ugasili požar u hali fabrike.
        Policija saopštila da je vozač pobegao sa mesta nesreće.
        Gde će se graditi nova bolnica, znaće se krajem avgusta.
        Više od dve hiljade ljudi ostalo je bez struje zbog oluje.
        Naučnici upozoravaju da se reke zagrevaju brže nego ranije.
        Evropska unija traži bezbednost saobraćaja na svim putevima.
        Pozorište otvara sezonu predstavom o životu mladog čoveka.
    """,
    "sl": """
        Vlada je potrdila gradnjo novega mostu čez reko Krko.
        Zaradi močnega vetra je bilo več kot tisoč gospodinjstev brez elektrike.
        Gasilci so požar v skladišču pogasili šele zgodaj zjutraj.
        Mestni svet bo v ponedeljek razpravljal o ceni parkiranja.
        Znanstveniki opozarjajo, da se morje segreva hitreje kot prej.
        Kdo bo nasledil trenerja, še ni znano, je dejal direktor kluba.
        Policisti iščejo voznika, ki je pobegnil s kraja nesreče.
        Gledališče bo novo sezono odprlo s predstavo mlade režiserke.
        Delavci zahtevajo višje plače in boljše delovne razmere.
        Ministrica je povedala, da šole letos ne bodo zaprte.
    """,
    "da": """
        Regeringen vil bygge en ny bro mellem de to øer.
        Politiet efterlyser en mand, der flygtede fra ulykken i går.
        Flere tusinde husstande var uden strøm efter stormen.
        Hun sagde, at børnene havde det godt, og at skolen åbner igen.
        Forskerne advarer om, at havet bliver varmere hvert år.
        Prisen på mælk er steget meget, siger formanden for landmændene.
        Kommunen har ikke penge nok til at renovere biblioteket.
        Brandfolkene slukkede ilden på lageret tidligt om morgenen.
        Hvad der skal ske med den gamle færge, ved ingen endnu.
        Teatret indleder sæsonen med et stykke af en ung forfatter.
    """,
    "nb": """
        Regjeringen vil bygge en ny bro mellom de to øyene.
        Politiet leter etter en mann som stakk av fra ulykken i går.
        Flere tusen husstander var uten strøm etter uværet.
        Hun sa at barna hadde det bra, og at skolen åpner igjen.
        Forskerne advarer om at havet blir varmere hvert år.
        Prisen på melk har steget mye, sier lederen i bondelaget.
        Kommunen har ikke nok penger til å pusse opp biblioteket.
        Brannvesenet slukket brannen på lageret tidlig om morgenen.
        Hva som skal skje med den gamle fergen, vet ingen ennå.
        Teateret åpner sesongen med et stykke av en ung forfatter.
    """,
    "nn": """
        Regjeringa vil byggje ei ny bru mellom dei to øyane.
        Politiet leitar etter ein mann som stakk av frå ulukka i går.
        Fleire tusen husstandar var utan straum etter uvêret.
        Ho sa at barna hadde det bra, og at skulen opnar igjen.
        Forskarane åtvarar om at havet blir varmare kvart år.
        Prisen på mjølk har stige mykje, seier leiaren i bondelaget.
        Kommunen har ikkje nok pengar til å pusse opp biblioteket.
        Brannvesenet sløkte brannen på lageret tidleg om morgonen.
        Kva som skal skje med den gamle ferja, veit ingen enno.
        Teateret opnar sesongen med eit stykke av ein ung forfattar.
    """,
    "sv": """
        Regeringen vill bygga en ny bro mellan de båda öarna.
        Polisen söker en man som flydde från olyckan i går kväll.
        Flera tusen hushåll var utan ström efter stormen.
        Hon sade att barnen mådde bra och att skolan öppnar igen.
        Forskarna varnar för att havet blir varmare varje år.
        Priset på mjölk har stigit mycket, säger böndernas ordförande.
        Kommunen har inte råd att rusta upp biblioteket.
        Brandkåren släckte elden i lagret tidigt på morgonen.
        Vad som ska hända med den gamla färjan vet ingen ännu.
        Teatern inleder säsongen med en pjäs av en ung författare.
    """,
    "id": """
        Pemerintah akan membangun jembatan baru karena jalan lama rusak.
        Polisi mencari pengemudi mobil yang kabur setelah kecelakaan.
        Ribuan rumah tangga tanpa listrik usai badai pada Senin malam.
        Harga beras bisa naik lagi bulan depan, kata Menteri Perdagangan.
        Anak-anak sudah kembali ke sekolah, ujar kepala dinas pendidikan.
        Petugas pemadam kebakaran memadamkan api di gudang pabrik.
        Para peneliti mengatakan air laut semakin hangat setiap tahun.
        Kantor wali kota tutup karena pegawai berunjuk rasa soal gaji.
        Timnas Indonesia berhasil meraih kemenangan di babak pertama.
        Rumah sakit itu membutuhkan uang untuk membeli obat dan kasur.
    """,
    "ms": """
        Kerajaan akan membina jambatan baharu kerana jalan lama rosak.
        Polis mencari pemandu kereta yang melarikan diri selepas kemalangan.
        Beribu-ribu rumah terputus bekalan elektrik selepas ribut malam Isnin.
        Harga beras boleh naik lagi bulan depan, kata Menteri Kewangan.
        Kanak-kanak sudah kembali ke sekolah, kata pegawai pendidikan daerah.
        Anggota bomba memadamkan kebakaran di gudang kilang perabot.
        Para penyelidik berkata air laut semakin panas setiap tahun.
        Pejabat datuk bandar ditutup kerana kakitangan membantah soal gaji.
        Pasukan bola sepak negara berjaya meraih kemenangan separuh masa pertama.
        Hospital itu memerlukan wang untuk membeli ubat dan tilam.
    """,
    "cs": """
        Vláda schválila stavbu nového mostu přes řeku Moravu.
        Policie hledá řidiče, který ujel od nehody u Olomouce.
        Několik tisíc domácností bylo po bouři bez elektřiny.
        Mluvčí nemocnice řekl, že se zraněným daří dobře.
        Vědci varují, že se moře otepluje rychleji než dříve.
        Cena mléka letos výrazně vzrostla, uvedli zemědělci.
        Město nemá dost peněz na opravu knihovny.
        Hasiči oheň ve skladu uhasili až časně ráno.
        Kdo bude trenérem po jeho odchodu, zatím není jasné.
        Divadlo zahájí sezonu hrou mladé autorky.
    """,
    "sk": """
        Vláda schválila stavbu nového mosta cez rieku Nitru.
        Polícia hľadá vodiča, ktorý ušiel od nehody pri Žiline.
        Niekoľko tisíc domácností bolo po búrke bez elektriny.
        Hovorca nemocnice povedal, že zraneným sa darí dobre.
        Vedci varujú, že more sa otepľuje rýchlejšie než predtým.
        Cena mlieka tento rok výrazne vzrástla, uviedli farmári.
        Mesto nemá dosť peňazí na opravu knižnice.
        Hasiči oheň v sklade uhasili až skoro ráno.
        Kto bude trénerom po jeho odchode, zatiaľ nie je jasné.
        Divadlo otvorí sezónu hrou mladej autorky.
    """,
    "ru": """
        Правительство одобрило строительство нового моста через реку.
        Полиция ищет водителя, который скрылся с места аварии.
        Несколько тысяч домов остались без света после бури.
        Врачи сообщили, что пострадавшие чувствуют себя хорошо.
        Учёные предупреждают, что море нагревается быстрее, чем раньше.
        Цены на молоко за год заметно выросли, говорят фермеры.
        У города нет денег на ремонт старой библиотеки.
        Пожарные потушили огонь на складе только под утро.
        Кто станет тренером после его ухода, пока неизвестно.
        Театр откроет сезон пьесой молодого автора.
    """,
    "uk": """
        Уряд схвалив будівництво нового мосту через річку.
        Поліція шукає водія, який утік з місця аварії.
        Кілька тисяч будинків залишилися без світла після бурі.
        Лікарі повідомили, що постраждалі почуваються добре.
        Науковці попереджають, що море нагрівається швидше, ніж раніше.
        Ціни на молоко за рік помітно зросли, кажуть фермери.
        Місто не має грошей на ремонт старої бібліотеки.
        Пожежники загасили вогонь на складі лише під ранок.
        Хто стане тренером після його відходу, поки невідомо.
        Театр відкриє сезон п'єсою молодого автора.
    """,
    "be": """
        Урад ухваліў будаўніцтва новага моста цераз раку.
        Міліцыя шукае кіроўцу, які ўцёк з месца аварыі.
        Некалькі тысяч дамоў засталіся без святла пасля буры.
        Лекары паведамілі, што пацярпелыя адчуваюць сябе добра.
        Навукоўцы папярэджваюць, што мора награваецца хутчэй, чым раней.
        Цэны на малако за год прыкметна выраслі, кажуць фермеры.
        У горада няма грошай на рамонт старой бібліятэкі.
        Пажарныя патушылі агонь на складзе толькі пад раніцу.
        Хто стане трэнерам пасля яго сыходу, пакуль невядома.
        Тэатр адкрые сезон п'есай маладога аўтара.
    """,
    "bg": """
        Правителството одобри строежа на нов мост над реката.
        Полицията издирва шофьор, който избяга от мястото на катастрофата.
        Няколко хиляди домакинства останаха без ток след бурята.
        Лекарите съобщиха, че пострадалите се чувстват добре.
        Учените предупреждават, че морето се затопля по-бързо от преди.
        Цената на млякото се повиши значително, казват фермерите.
        Общината няма пари за ремонт на старата библиотека.
        Пожарникарите потушиха огъня в склада едва на сутринта.
        Кой ще бъде треньор след оставката му, още не е ясно.
        Театърът открива сезона с пиеса на млад автор.
    """,
    "mk": """
        Владата ја одобри изградбата на нов мост преку реката.
        Полицијата го бара возачот кој избега од местото на несреќата.
        Неколку илјади домаќинства останаа без струја по невремето.
        Лекарите соопштија дека повредените се чувствуваат добро.
        Научниците предупредуваат дека морето се загрева побрзо од порано.
        Цената на млекото значително се зголеми, велат земјоделците.
        Општината нема пари за поправка на старата библиотека.
        Пожарникарите го изгаснаа огнот во складот дури наутро.
        Кој ќе биде тренер по неговата оставка, сѐ уште не е јасно.
        Театарот ја отвора сезоната со претстава од млад автор.
    """,
    "sr-Cyrl": """
        Влада је одобрила изградњу новог моста преко реке.
        Полиција тражи возача који је побегао са места несреће.
        Неколико хиљада домаћинстава остало је без струје после олује.
        Лекари су саопштили да се повређени осећају добро.
        Научници упозоравају да се море загрева брже него раније.
        Цена млека је знатно порасла, кажу пољопривредници.
        Општина нема новца за поправку старе библиотеке.
        Ватрогасци су угасили пожар у складишту тек ујутру.
        Ко ће бити тренер после његове оставке, још није познато.
        Позориште отвара сезону представом младог писца.
    """,
    "pt": """
        O governo aprovou a construção de uma nova ponte sobre o rio.
        A polícia procura o motorista que fugiu do local do acidente.
        Milhares de casas ficaram sem luz depois da tempestade.
        Os médicos informaram que os feridos estão bem.
        Os cientistas alertam que o mar está a aquecer mais depressa.
        O preço do leite subiu muito, dizem os agricultores.
        A câmara não tem dinheiro para reparar a biblioteca.
        Os bombeiros apagaram o fogo no armazém só de manhã.
        Ainda não se sabe quem será o treinador após a sua saída.
        O teatro abre a temporada com uma peça de um jovem autor.
    """,
    "gl": """
        O goberno aprobou a construción dunha nova ponte sobre o río.
        A policía busca o condutor que fuxiu do lugar do accidente.
        Miles de fogares quedaron sen luz despois do temporal.
        Os médicos informaron de que os feridos se atopan ben.
        Os científicos alertan de que o mar se está a quentar máis axiña.
        O prezo do leite subiu moito, din os gandeiros.
        O concello non ten cartos para arranxar a biblioteca.
        Os bombeiros apagaron o lume no almacén xa pola mañá.
        Aínda non se sabe quen será o adestrador tras a súa marcha.
        O teatro abre a tempada cunha peza dunha moza autora.
    """,
    "es": """
        El gobierno aprobó la construcción de un nuevo puente sobre el río.
        La policía busca al conductor que huyó del lugar del accidente.
        Miles de hogares quedaron sin luz después de la tormenta.
        Los médicos informaron de que los heridos se encuentran bien.
        Los científicos advierten de que el mar se calienta más rápido.
        El precio de la leche subió mucho, dicen los ganaderos.
        El ayuntamiento no tiene dinero para arreglar la biblioteca.
        Los bomberos apagaron el fuego en el almacén por la mañana.
        Todavía no se sabe quién será el entrenador tras su marcha.
        El teatro abre la temporada con una obra de una joven autora.
    """,
    "ca": """
        El govern va aprovar la construcció d'un nou pont sobre el riu.
        La policia busca el conductor que va fugir del lloc de l'accident.
        Milers de llars es van quedar sense llum després de la tempesta.
        Els metges van informar que els ferits es troben bé.
        Els científics adverteixen que el mar s'escalfa més de pressa.
        El preu de la llet ha pujat molt, diuen els ramaders.
        L'ajuntament no té diners per arreglar la biblioteca.
        Els bombers van apagar el foc al magatzem de matinada.
        Encara no se sap qui serà l'entrenador després de la seva marxa.
        El teatre obre la temporada amb una obra d'una jove autora.
    """,
    "zh-Hans": """
        政府批准在河上修建一座新桥。
        警方正在寻找逃离事故现场的司机。
        暴风雨过后，数千户家庭停电。
        医生说伤者情况良好。
        科学家警告海水变暖的速度比以前更快。
        农民表示，牛奶价格今年大幅上涨。
        市政府没有钱修缮旧图书馆。
        消防员直到清晨才扑灭仓库的大火。
        他离开以后谁当教练，目前还不清楚。
        剧院将以一位年轻作家的话剧开启新演出季。
    """,
    "zh-Hant": """
        政府批准在河上興建一座新橋。
        警方正在尋找逃離事故現場的司機。
        暴風雨過後，數千戶家庭停電。
        醫生說傷者情況良好。
        科學家警告海水變暖的速度比以前更快。
        農民表示，牛奶價格今年大幅上漲。
        市政府沒有錢修繕舊圖書館。
        消防員直到清晨才撲滅倉庫的大火。
        他離開以後誰當教練，目前還不清楚。
        劇院將以一位年輕作家的話劇開啟新演出季。
    """,
    "nl": """
        De regering wil een nieuwe brug over de rivier bouwen.
        De politie zoekt een bestuurder die na het ongeluk is gevlucht.
        Duizenden huishoudens zaten na de storm zonder stroom.
        Volgens de artsen maken de gewonden het goed.
        Onderzoekers waarschuwen dat de zee sneller opwarmt dan vroeger.
        De prijs van melk is flink gestegen, zeggen de boeren.
        De gemeente heeft geen geld om de bibliotheek te verbouwen.
        De brandweer had het vuur in de loods pas 's ochtends uit.
        Wie de nieuwe trainer wordt, is nog niet bekend.
        Het theater opent het seizoen met een stuk van een jonge schrijfster.
    """,
    "af": """
        Die regering wil 'n nuwe brug oor die rivier bou.
        Die polisie soek 'n bestuurder wat ná die ongeluk gevlug het.
        Duisende huishoudings was ná die storm sonder krag.
        Volgens die dokters gaan dit goed met die beseerdes.
        Navorsers waarsku dat die see vinniger warm word as vroeër.
        Die prys van melk het baie gestyg, sê die boere.
        Die munisipaliteit het nie geld om die biblioteek te herstel nie.
        Die brandweer het die vuur in die pakhuis eers soggens geblus.
        Wie die nuwe afrigter word, is nog nie bekend nie.
        Die teater open die seisoen met 'n stuk van 'n jong skryfster.
    """,
    "et": """
        Valitsus kiitis heaks uue silla ehitamise üle jõe.
        Politsei otsib juhti, kes põgenes õnnetuspaigalt.
        Tuhanded majapidamised jäid pärast tormi elektrita.
        Arstide sõnul tunnevad vigastatud end hästi.
        Teadlased hoiatavad, et meri soojeneb kiiremini kui varem.
        Piima hind on tublisti tõusnud, ütlevad põllumehed.
        Linnal ei ole raha raamatukogu remontimiseks.
        Päästjad kustutasid tulekahju laos alles hommikuks.
        Kes saab pärast tema lahkumist treeneriks, pole veel teada.
        Teater avab hooaja noore autori näidendiga.
    """,
    "fi": """
        Hallitus hyväksyi uuden sillan rakentamisen joen yli.
        Poliisi etsii kuljettajaa, joka pakeni onnettomuuspaikalta.
        Tuhannet kotitaloudet jäivät myrskyn jälkeen ilman sähköä.
        Lääkärien mukaan loukkaantuneet voivat hyvin.
        Tutkijat varoittavat, että meri lämpenee nopeammin kuin ennen.
        Maidon hinta on noussut selvästi, viljelijät sanovat.
        Kaupungilla ei ole rahaa kirjaston korjaamiseen.
        Palokunta sai varaston palon sammumaan vasta aamulla.
        Kuka on joukkueen seuraava valmentaja, ei ole vielä selvillä.
        Teatteri avaa kautensa nuoren kirjailijan näytelmällä.
    """,
    "lv": """
        Valdība apstiprināja jauna tilta būvniecību pār upi.
        Policija meklē autovadītāju, kurš aizbēga no negadījuma vietas.
        Tūkstošiem mājsaimniecību pēc vētras palika bez elektrības.
        Ārsti ziņoja, ka cietušie jūtas labi.
        Zinātnieki brīdina, ka jūra sasilst ātrāk nekā agrāk.
        Piena cena ir ievērojami pieaugusi, saka lauksaimnieki.
        Pilsētai nav naudas bibliotēkas remontam.
        Ugunsdzēsēji liesmas noliktavā apdzēsa tikai no rīta.
        Kas būs treneris pēc viņa aiziešanas, vēl nav zināms.
        Teātris sezonu atklās ar jauna autora lugu.
    """,
    "lt": """
        Vyriausybė pritarė naujo tilto per upę statybai.
        Policija ieško vairuotojo, pabėgusio iš avarijos vietos.
        Tūkstančiai namų ūkių po audros liko be elektros.
        Gydytojai pranešė, kad sužeistieji jaučiasi gerai.
        Mokslininkai įspėja, kad jūra šyla greičiau nei anksčiau.
        Pieno kaina gerokai išaugo, sako ūkininkai.
        Miestas neturi pinigų bibliotekos remontui.
        Ugniagesiai gaisrą sandėlyje užgesino tik ryte.
        Kas taps treneriu jam išėjus, dar nežinoma.
        Teatras sezoną pradės jauno autoriaus pjese.
    """,
    "tr": """
        Hükümet nehrin üzerine yeni bir köprü yapılmasını onayladı.
        Polis, kaza yerinden kaçan sürücüyü arıyor.
        Fırtınanın ardından binlerce ev elektriksiz kaldı.
        Doktorlar yaralıların durumunun iyi olduğunu bildirdi.
        Bilim insanları denizin daha hızlı ısındığı konusunda uyarıyor.
        Çiftçiler, süt fiyatlarının çok yükseldiğini söylüyor.
        Belediyenin kütüphaneyi onaracak parası yok.
        İtfaiye depodaki yangını ancak sabaha karşı söndürdü.
        Takımın yeni antrenörünün kim olacağı henüz belli değil.
        Tiyatro sezonu genç bir yazarın oyunuyla açıyor.
    """,
    "az": """
        Hökumət çayın üzərində yeni körpünün tikintisini təsdiqlədi.
        Polis qəza yerindən qaçan sürücünü axtarır.
        Tufandan sonra minlərlə ev işıqsız qaldı.
        Həkimlər yaralıların vəziyyətinin yaxşı olduğunu bildirdilər.
        Alimlər dənizin əvvəlkindən daha tez isindiyini deyirlər.
        Fermerlər südün qiymətinin xeyli artdığını bildirir.
        Bələdiyyənin kitabxananı təmir etməyə pulu yoxdur.
        Yanğınsöndürənlər anbardakı yanğını yalnız səhər söndürdülər.
        Komandanın yeni məşqçisinin kim olacağı hələ məlum deyil.
        Teatr mövsümü gənc müəllifin pyesi ilə açır.
    """,
    "xh": """
        Urhulumente uvume ukwakhiwa kwebhulorho entsha phezu komlambo.
        Amapolisa afuna umqhubi obaleke emva kwengozi yemoto.
        Amawaka amakhaya aye ashiyeka engenambane emva kwesaqhwithi.
        Oogqirha bathi abantu abenzakeleyo baphilile ngoku.
        Abaphandi balumkisa ngokuba ulwandle luya lushushu ngokukhawuleza.
        Ixabiso lobisi lenyuke kakhulu, batsho abalimi.
        Umasipala akanayo imali yokulungisa ithala leencwadi.
        Abacimi-mlilo bawucime umlilo kusasa namhlanje.
        Akukaziwa ukuba ngubani oza kuba ngumqeqeshi omtsha.
        Abantwana babuyele esikolweni ngoMvulo, utshilo utitshala.
    """,
    "zu": """
        Uhulumeni uvume ukwakhiwa kwebhuloho elisha phezu komfula.
        Amaphoyisa afuna umshayeli obaleke ngemva kwengozi yemoto.
        Izinkulungwane zemizi zasala zingenagesi ngemva kwesiphepho.
        Odokotela bathi abantu abalimele basesimweni esihle.
        Abacwaningi baxwayisa ngokuthi ulwandle luyashisa ngokushesha.
        Intengo yobisi inyuke kakhulu, kusho abalimi.
        Umasipala awunayo imali yokulungisa umtapo wezincwadi.
        Abacishi bomlilo bawucime umlilo ekuseni namuhla.
        Akukaziwa ukuthi ubani ozoba umqeqeshi omusha.
        Izingane zibuyele esikoleni ngoMsombuluko, kusho uthisha.
    """,
    "st": """
        Mmuso o dumeletse kaho ya borogo bo botjha hodima noka.
        Mapolesa a batla mokganni ya ileng a baleha kamora kotsi.
        Malapa a dikete a setse a se na motlakase kamora sefefo.
        Dingaka di re batho ba lemetseng ba a phela hantle.
        Bafuputsi ba lemosa hore lewatle le ntse le futhumala ka pele.
        Theko ya lebese e nyolohile haholo, ho rialo dihwai.
        Masepala ha o na tjhelete ya ho lokisa laeborari.
        Batimamollo ba ile ba tima mollo hoseng kajeno.
        Ha ho eso tsejwe hore na mokwetlisi e motjha e tla ba mang.
        Bana ba kgutletse sekolong ka Mantaha, ho boletse titjhere.
    """,
    "tn": """
        Puso e dumeletse kago ya borogo jo boša mo godimo ga noka.
        Mapodisi a batla mokgweetsi yo o tshabileng morago ga kotsi.
        Malapa a le dikete a setse a sena motlakase morago ga matsubutsubu.
        Dingaka di bua gore batho ba ba gobetseng ba siame.
        Babatlisisi ba tlhagisa gore lewatle le thuthafala ka bonako.
        Tlhwatlhwa ya mašwi e tlhatlogile thata, balemirui ba rialo.
        Mmasepala ga o na madi a go baakanya laeborari.
        Batimamolelo ba timile molelo mo mosong ono.
        Ga go ise go itsiwe gore mokatisi yo mošwa e tla nna mang.
        Bana ba boetse kwa sekolong ka Mosupologo, morutabana o buile jalo.
    """,
    "eo": """
        La registaro aprobis la konstruon de nova ponto super la rivero.
        La polico serĉas ŝoforon, kiu fuĝis post la akcidento.
        Miloj da hejmoj restis sen elektro post la ŝtormo.
        La kuracistoj diris, ke la vunditoj fartas bone.
        Sciencistoj avertas, ke la maro varmiĝas pli rapide ol antaŭe.
        La prezo de lakto multe altiĝis, diras la kamparanoj.
        La urbo ne havas monon por ripari la bibliotekon.
        La fajrobrigado estingis la incendion nur matene.
        Oni ankoraŭ ne scias, kiu estos la nova trejnisto.
        La teatro malfermos la sezonon per verko de juna aŭtoro.
    """,
    "la": """
        Senatus novum pontem super flumen aedificari iussit.
        Vigiles virum quaerunt qui post casum in silvam fugit.
        Multa milia domorum post tempestatem sine lumine manserunt.
        Medici dixerunt vulneratos bene se habere.
        Viri docti monent mare celerius quam antea calescere.
        Pretium lactis valde auctum esse agricolae queruntur.
        Urbs pecuniam non habet ad bibliothecam reficiendam.
        Ignis in horreo non ante primam lucem exstinctus est.
        Quis novus magister futurus sit nondum scitur.
        Pueri et puellae in scholam redierunt post longas ferias.
    """,
    "it": """
        Il governo ha approvato la costruzione di un nuovo ponte sul fiume.
        La polizia cerca un automobilista fuggito dopo l'incidente.
        Migliaia di case sono rimaste senza luce dopo la tempesta.
        I medici hanno detto che i feriti stanno bene.
        Gli scienziati avvertono che il mare si scalda più in fretta.
        Il prezzo del latte è salito molto, dicono gli allevatori.
        Il comune non ha soldi per riparare la biblioteca.
        I pompieri hanno spento l'incendio nel magazzino all'alba.
        Non si sa ancora chi sarà il nuovo allenatore.
        Il teatro apre la stagione con un'opera di una giovane autrice.
    """,
    "cy": """
        Mae'r llywodraeth wedi cymeradwyo codi pont newydd dros yr afon.
        Mae'r heddlu'n chwilio am yrrwr a ffodd ar ôl y ddamwain.
        Roedd miloedd o gartrefi heb drydan ar ôl y storm.
        Dywedodd y meddygon fod y rhai a anafwyd yn gwella.
        Mae gwyddonwyr yn rhybuddio bod y môr yn cynhesu'n gynt.
        Mae pris llaeth wedi codi'n sylweddol, meddai'r ffermwyr.
        Does gan y cyngor ddim arian i drwsio'r llyfrgell.
        Llwyddodd y diffoddwyr i ddiffodd y tân erbyn y bore.
        Nid yw'n glir eto pwy fydd yr hyfforddwr newydd.
        Bydd y theatr yn agor y tymor gyda drama gan awdur ifanc.
    """,
    "ga": """
        D'fhormheas an rialtas tógáil droichid nua thar an abhainn.
        Tá na gardaí ag lorg tiománaí a theith tar éis na timpiste.
        Bhí na mílte teach gan leictreachas tar éis na stoirme.
        Dúirt na dochtúirí go bhfuil na daoine gortaithe ag teacht chucu féin.
        Tugann eolaithe rabhadh go bhfuil an fharraige ag téamh níos tapúla.
        Tá praghas an bhainne ardaithe go mór, a deir feirmeoirí.
        Níl airgead ag an gcomhairle chun an leabharlann a dheisiú.
        Mhúch an bhriogáid dóiteáin an tine ar maidin.
        Níl a fhios fós cé a bheidh mar thraenálaí nua.
        Osclóidh an amharclann an séasúr le dráma ó údar óg.
    """,
    "eu": """
        Gobernuak zubi berri bat eraikitzea onartu du ibaiaren gainean.
        Poliziak istripuaren ondoren ihes egin zuen gidaria bilatzen du.
        Milaka etxe argirik gabe geratu ziren ekaitzaren ondoren.
        Medikuek esan dute zaurituak ondo daudela.
        Zientzialariek ohartarazi dute itsasoa azkarrago berotzen ari dela.
        Esnearen prezioa asko igo da, abeltzainek diotenez.
        Udalak ez du dirurik liburutegia konpontzeko.
        Suhiltzaileek goizaldean itzali zuten biltegiko sua.
        Oraindik ez dakigu nor izango den entrenatzaile berria.
        Antzokiak idazle gazte baten lanarekin irekiko du denboraldia.
    """,
    "is": """
        Ríkisstjórnin samþykkti að byggja nýja brú yfir ána.
        Lögreglan leitar að ökumanni sem flúði af slysstað.
        Þúsundir heimila voru án rafmagns eftir óveðrið.
        Læknar segja að hinir slösuðu séu á batavegi.
        Vísindamenn vara við því að sjórinn hlýni hraðar en áður.
        Verð á mjólk hefur hækkað mikið, segja bændur.
        Bærinn á ekki peninga til að gera við bókasafnið.
        Slökkviliðið réð niðurlögum eldsins snemma í morgun.
        Ekki er enn ljóst hver verður nýr þjálfari liðsins.
        Leikhúsið opnar leikárið með verki eftir ungan höfund.
    """,
    "fo": """
        Landsstýrið hevur góðkent at byggja eina nýggja brúgv um ánna.
        Løgreglan leitar eftir einum bilføraranum, sum rýmdi eftir óhappið.
        Fleiri túsund húski vóru uttan streym eftir ódnina.
        Læknarnir siga, at tey skaddu hava tað gott.
        Granskarar ávara um, at havið verður heitari skjótari enn fyrr.
        Prísurin á mjólk er hækkaður nógv, siga bøndurnir.
        Kommunan eigur ikki pening at umvæla bókasavnið.
        Sløkkiliðið fekk ikki sløkt eldin fyrr enn á morgni.
        Tað er ikki greitt enn, hvør verður nýggjur venjari.
        Sjónleikarhúsið letur upp við einum leiki eftir ein ungan høvund.
    """,
    "tl": """
        Inaprubahan ng pamahalaan ang pagtatayo ng bagong tulay sa ilog.
        Hinahanap ng mga pulis ang tsuper na tumakas matapos ang aksidente.
        Libu-libong bahay ang nawalan ng kuryente dahil sa bagyo.
        Sinabi ng mga doktor na maayos ang lagay ng mga nasugatan.
        Nagbabala ang mga siyentipiko na mas mabilis uminit ang dagat.
        Tumaas nang malaki ang presyo ng gatas, ayon sa mga magsasaka.
        Walang pera ang bayan para ipaayos ang silid-aklatan.
        Naapula ng mga bumbero ang sunog sa bodega kaninang umaga.
        Hindi pa alam kung sino ang magiging bagong tagasanay.
        Magbubukas ang dulaan sa isang dula ng batang manunulat.
    """,
    "sw": """
        Serikali imeidhinisha ujenzi wa daraja jipya juu ya mto.
        Polisi wanamtafuta dereva aliyekimbia baada ya ajali.
        Maelfu ya nyumba zilikosa umeme baada ya dhoruba.
        Madaktari walisema kuwa majeruhi wanaendelea vizuri.
        Wanasayansi wanaonya kwamba bahari inapata joto haraka zaidi.
        Bei ya maziwa imepanda sana, wanasema wakulima.
        Mji hauna fedha za kukarabati maktaba.
        Wazima moto walizima moto katika ghala asubuhi.
        Bado haijulikani nani atakuwa kocha mpya wa timu.
        Watoto walirudi shuleni Jumatatu, mwalimu alisema.
    """,
    "ro": """
        Guvernul a aprobat construirea unui pod nou peste râu.
        Poliția caută șoferul care a fugit de la locul accidentului.
        Mii de locuințe au rămas fără curent după furtună.
        Medicii spun că răniții se simt bine.
        Cercetătorii avertizează că marea se încălzește mai repede.
        Prețul laptelui a crescut mult, spun fermierii.
        Orașul nu are bani pentru repararea bibliotecii.
        Pompierii au stins incendiul din depozit abia dimineața.
        Nu se știe încă cine va fi noul antrenor.
        Teatrul deschide stagiunea cu o piesă a unei tinere autoare.
    """,
    "mi": """
        Kua whakaaetia e te kāwanatanga te hanga piriti hōu ki runga i te awa.
        Kei te rapu ngā pirihimana i te kaitaraiwa i oma atu i te aituā.
        He maha ngā whare kāore he hiko i muri i te tūpuhi.
        I kī ngā tākuta kei te pai ngā tāngata i whara.
        Kua piki ake te utu o te miraka, e ai ki ngā kaipāmu.
    """,
    "ts": """
        Mfumo wu pfumerile ku akiwa ka buloho lerintshwa ehenhla ka nambu.
        Maphorisa ma lava muchayeri loyi a balekeke endzhaku ka mhangu.
        Madzana ya mindyangu ya pfumala gezi endzhaku ka xidzedze.
        Madokodela ma vurile leswaku vanhu lava vavisekeke va antswa.
        Vana va tlhelerile exikolweni hi Musumbhunuku.
    """,
    "sn": """
        Hurumende yabvumidza kuvakwa kwebhiriji idzva parwizi.
        Mapurisa ari kutsvaga mutyairi akatiza mushure metsaona.
        Dzimba zhinji dzakasara dzisina magetsi mushure medutu.
        Vanachiremba vakati vanhu vakakuvara vari kunaka.
        Vana vadzokera kuchikoro nemusi weMuvhuro.
    """,
    "so": """
        Dowladda ayaa ogolaatay in la dhiso buundo cusub oo webiga ku taal.
        Booliisku waxay raadinayaan darawalkii ka baxsaday shilka.
        Kumannaan guri ayaa koronto la'aan noqday duufaanta kadib.
        Dhakhaatiirtu waxay sheegeen in dadka dhaawacmay ay fiican yihiin.
        Carruurtii waxay ku noqdeen dugsiga maalintii Isniinta.
    """,
    "lg": """
        Gavumenti ekkirizza okuzimba olutindo olupya ku mugga.
        Poliisi enoonya omugoba eyadduse oluvannyuma lw'akabenje.
        Amaka mangi gaasigadde tegalina masannyalaze.
        Abasawo bagambye nti abalwadde bali bulungi.
        Abaana baddayo ku ssomero ku Mmande.
    """,
    "yo": """
        Ìjọba ti fọwọ́ sí kíkọ́ afárá tuntun sórí odò náà.
        Àwọn ọlọ́pàá ń wá awakọ̀ tó sá lọ lẹ́yìn ìjàmbá náà.
        Ọ̀pọ̀lọpọ̀ ilé ni kò ní iná lẹ́yìn ìjì náà.
        Àwọn dókítà sọ pé ara àwọn tó fara pa ti ń yá.
        Àwọn ọmọ ti padà sí ilé ẹ̀kọ́ ní ọjọ́ Ajé.
    """,
    "sq": """
        Qeveria miratoi ndërtimin e një ure të re mbi lumë.
        Policia po kërkon shoferin që u largua nga vendi i aksidentit.
        Mijëra shtëpi mbetën pa energji pas stuhisë.
        Mjekët thanë se të plagosurit janë mirë.
        Çmimi i qumështit është rritur shumë, thonë fermerët.
    """,
    "mr": """
        सरकारने नदीवर नवीन पूल बांधण्यास मंजुरी दिली.
        अपघातस्थळावरून पळून गेलेल्या चालकाचा पोलीस शोध घेत आहेत.
        वादळानंतर हजारो घरांमध्ये वीज नव्हती.
        जखमींची प्रकृती चांगली असल्याचे डॉक्टरांनी सांगितले.
        दुधाचे दर खूप वाढले आहेत, असे शेतकरी म्हणतात.
    """,
    "hi": """
        सरकार ने नदी पर नया पुल बनाने की मंज़ूरी दे दी है।
        पुलिस हादसे की जगह से भागे ड्राइवर की तलाश कर रही है।
        तूफ़ान के बाद हज़ारों घरों की बिजली चली गई।
        डॉक्टरों ने बताया कि घायलों की हालत ठीक है।
        किसान कहते हैं कि दूध के दाम बहुत बढ़ गए हैं।
    """,
    "ur": """
        حکومت نے دریا پر نیا پل بنانے کی منظوری دے دی ہے۔
        پولیس حادثے کی جگہ سے فرار ہونے والے ڈرائیور کو تلاش کر رہی ہے۔
        طوفان کے بعد ہزاروں گھروں کی بجلی چلی گئی۔
        ڈاکٹروں نے بتایا کہ زخمیوں کی حالت ٹھیک ہے۔
        کسان کہتے ہیں کہ دودھ کی قیمت بہت بڑھ گئی ہے۔
    """,
    "fa": """
        دولت با ساخت پل جدید روی رودخانه موافقت کرد.
        پلیس در جستجوی راننده‌ای است که از محل تصادف گریخت.
        پس از توفان برق هزاران خانه قطع شد.
        پزشکان گفتند حال مجروحان خوب است.
        کشاورزان می‌گویند قیمت شیر بسیار بالا رفته است.
    """,
    "kk": """
        Үкімет өзен үстінен жаңа көпір салуды мақұлдады.
        Полиция апат орнынан қашып кеткен жүргізушіні іздеп жатыр.
        Дауылдан кейін мыңдаған үй жарықсыз қалды.
        Дәрігерлер жараланғандардың жағдайы жақсы екенін айтты.
        Фермерлер сүт бағасы қатты өсті дейді.
    """,
    "mn": """
        Засгийн газар гол дээгүүр шинэ гүүр барихыг зөвшөөрлөө.
        Цагдаа ослын газраас зугтсан жолоочийг хайж байна.
        Шуурганы дараа олон мянган айл цахилгаангүй үлджээ.
        Эмч нар шархадсан хүмүүсийн бие сайн байгаа гэж хэлэв.
        Малчид сүүний үнэ их өссөн гэж ярьж байна.
    """,
}

MISSED = {
    ("tn", "Batimamolelo ba timile molelo mo mosong ono."),
    ("ts", "Mfumo wu pfumerile ku akiwa ka buloho lerintshwa ehenhla ka nambu."),
    ("xh", "Amawaka amakhaya aye ashiyeka engenambane emva kwesaqhwithi."),
}
"""Sentences that are called a relative, each with a low confidence."""

MARKS = [(number, mark) for number, group in enumerate(close.load()) for mark in group.mark]
UNSURE = 0.65
PAIRS_RIGHT = 0.88
WORDS_RIGHT = 0.72


def lines(code: str) -> list[str]:
    return [line.strip() for line in SENTENCES[code].strip().splitlines()]


def code_of(language: str) -> str:
    return language.removesuffix("-Cyrl")


def words(sentence: str, least: int) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", sentence) if len(word) >= least]


def singles(code: str) -> list[str]:
    return [word for line in lines(code) for word in words(line, 5)]


def pairs(code: str) -> list[str]:
    return [
        f"{one} {two}" for line in lines(code) for one, two in zip(words(line, 4), words(line, 4)[1:], strict=False)
    ]


SPACED = [code for code in SENTENCES if not code.startswith(("zh", "hi", "mr"))]


def marked(number: int, mark: Mark, text: str) -> list[str]:
    """The words of a text that only the mark's languages write."""
    told = [(word, close.writers(word)) for word in words_of(text)]
    return [word for word, who in told if any(group == number and codes <= set(mark.of) for group, codes in who)]


@pytest.mark.parametrize(("number", "mark"), MARKS, ids=["-".join(mark.of) for _, mark in MARKS])
def test_a_mark_stands_in_its_examples_and_not_in_those_of_its_neighbours(number: int, mark: Mark) -> None:
    assert mark.examples
    assert mark.counterexamples
    assert all(marked(number, mark, text) for text in mark.examples)
    assert [found for text in mark.counterexamples for found in marked(number, mark, text)] == []


@pytest.mark.parametrize("group", close.load(), ids=lambda group: "-".join(sorted(group.languages)) or "all")
def test_marks_are_of_languages_of_their_group_and_written_as_the_matcher_reads_them(group: Group) -> None:
    for mark in group.mark:
        assert not group.languages or set(mark.of) < group.languages
        assert all(start.endswith("-") for start in mark.starts.split())
        assert all(ending.startswith("-") for ending in mark.endings.split())
        listed = f"{mark.words} {mark.starts} {mark.endings} {mark.spellings}"
        assert listed == listed.lower()
        assert "" not in mark.patterns
        assert set(words_of(mark.words)) == set(mark.words.split())


def test_every_group_has_a_mark_for_each_of_its_languages() -> None:
    for group in close.load():
        assert {code for mark in group.mark for code in mark.of} >= group.languages


def test_a_listed_word_is_not_looked_at_for_its_ending() -> None:
    group = next(number for number, group in enumerate(close.load()) if group.languages == {"cs", "sk"})
    assert dict(close.writers("který"))[group] == {"cs"}
    assert dict(close.writers("ktorý"))[group] == {"sk"}
    assert close.writers("") == ()


def test_marks_speak_against_relatives_only() -> None:
    counts = close.against(["tisuća", "tjedan"], ["bs", "hr", "sr", "ms"])
    assert counts == {"bs": 2, "hr": 0, "sr": 2, "ms": 0}


def test_letters_that_a_language_does_not_write_with_speak_against_it() -> None:
    assert close.foreign_share(["žluťoučký", "kůň"], "sk", "Latn") == 0.5
    assert close.foreign_share(["žluťoučký", "kůň"], "cs", "Latn") == 0.0
    assert close.foreign_share(["kůň"], "xx", "Latn") == 0.0
    assert close.foreign_share([], "cs", "Latn") == 0.0
    assert close.foreign("Ђурђевдан је дошао", "Cyrl", 0.01) >= {"ru", "uk", "be", "bg", "mk"}
    assert "sr" not in close.foreign("Ђурђевдан је дошао", "Cyrl", 0.01)


@pytest.mark.parametrize("language", SENTENCES)
def test_alphabets_have_the_letters_of_sentences(language: str) -> None:
    script = "Cyrl" if language in ("ru", "uk", "be", "bg", "mk", "sr-Cyrl", "kk", "mn") else "Latn"
    script = "Arab" if language in ("fa", "ur") else script
    spelled = [word for line in lines(language) for word in words_of(line) if word.islower() or script == "Arab"]
    assert close.foreign_share(spelled, code_of(language), script) < 0.03


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_of_a_close_language_are_told(language: str) -> None:
    wrong = {(language, line) for line in lines(language) if detect(line).code != code_of(language)}
    assert wrong == {missed for missed in MISSED if missed[0] == language}


def test_every_main_group_has_ten_sentences_of_each_language() -> None:
    main = (
        "hr bs sr sl da nb nn sv id ms cs sk ru uk be bg mk sr-Cyrl pt gl es ca zh-Hans zh-Hant nl af et fi lv lt tr az"
    )
    assert all(len(lines(language)) >= 10 for language in main.split())


def test_sentences_that_are_missed_are_no_sure_ones() -> None:
    assert all(detect(line).confidence < UNSURE for _, line in MISSED)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_paragraph_of_a_close_language_is_told_with_confidence(language: str) -> None:
    paragraph = detect(" ".join(lines(language)))
    assert paragraph.code == code_of(language)
    assert paragraph.confidence > UNSURE


def share_right(texts_of: dict[str, list[str]]) -> float:
    shares = [
        sum(detect(text).code == code_of(code) for text in texts) / len(texts) for code, texts in texts_of.items()
    ]
    return sum(shares) / len(shares)


def test_most_pairs_of_words_and_many_single_words_are_told() -> None:
    assert share_right({code: pairs(code) for code in SPACED}) >= PAIRS_RIGHT
    assert share_right({code: singles(code) for code in SPACED}) >= WORDS_RIGHT


def test_the_more_confident_the_more_often_right_and_short_texts_are_less_so() -> None:
    right: Counter[int] = Counter()
    asked: Counter[int] = Counter()
    mean = []
    for cut in (singles, pairs, lines):
        told = [(code_of(code), detect(text)) for code in SPACED for text in cut(code)]
        for code, language in told:
            band = min(4, int(language.confidence * 5))
            asked[band] += 1
            right[band] += language.code == code
        mean.append(sum(language.confidence for _, language in told) / len(told))
    shares = [right[band] / asked[band] for band in range(5)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.95
    assert mean == sorted(mean)


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=200)
def test_any_word_is_looked_up_alike_and_by_groups_in_order(text: str) -> None:
    told = close.writers(text)
    assert told == close.writers(text)
    assert [number for number, _ in told] == sorted({number for number, _ in told})
    assert all(codes for _, codes in told)


def test_long_words_are_looked_up_by_their_beginning() -> None:
    assert close.writers("szcz" * 50_000) == close.writers("szcz" * 10)
