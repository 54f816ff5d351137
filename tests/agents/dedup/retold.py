"""One invented report in several tellings, and texts that only look like it."""

REPORT = """A bridge across the Velta river collapsed near the town of Karsova on Tuesday night, killing 14 people and
injuring 37, the regional governor Viktor Melnikov said. A bus with 52 passengers had been crossing when the middle
span gave way at 21:40. Rescue teams from Lomnitsa pulled 29 survivors out of the water before dawn. The bridge, built
in 1968, was inspected in 2019 and found safe, according to the engineer Tamara Orlova. "We heard a sound like thunder,
and then there was nothing under the wheels," said the driver, Pavel Strakhov, who swam to the shore. Melnikov promised
2.5 million crowns for the families and closed four other bridges on the Velta. Prosecutors in Lomnitsa have opened an
investigation against the company Stroymost, which repaired the bridge last year.""".replace("\n", " ")

REWRITE = """On Tuesday night a bridge over the river Velta fell down close to Karsova, according to regional governor
Viktor Melnikov; 14 people died and 37 were hurt. At 21:40, as the middle span broke, a bus with 52 passengers was on
the bridge. Before dawn rescuers from Lomnitsa had taken 29 survivors from the water. Engineer Tamara Orlova said that
the bridge, which was built in 1968, had been found safe when it was inspected in 2019. "There was a sound like thunder,
and then nothing was under the wheels any more," the driver Pavel Strakhov said, who reached the shore by swimming. The
families will get 2.5 million crowns, Melnikov promised, and he closed four more bridges on the Velta. In Lomnitsa the
prosecutors are investigating the company Stroymost, which had repaired the bridge last year.""".replace("\n", " ")

RUSSIAN = """Во вторник вечером близ города Карсова обрушился мост через реку Велта, погибли 14 человек, 37 ранены,
сообщил губернатор региона Виктор Мельников. В 21:40, когда рухнул средний пролёт, по мосту ехал автобус с 52
пассажирами. До рассвета спасатели из Ломницы вытащили из воды 29 выживших. Построенный в 1968 году мост был проверен в
2019 году и признан безопасным, по словам инженера Тамары Орловой. "Мы услышали звук, похожий на гром, а потом под
колёсами ничего не стало", рассказал водитель Павел Страхов, который доплыл до берега. Мельников пообещал семьям 2,5
млн крон и закрыл ещё четыре моста через Велту. Прокуратура Ломницы начала расследование против компании Строймост,
которая ремонтировала мост в прошлом году.""".replace("\n", " ")

GERMAN = """Am Dienstagabend ist bei der Stadt Karsowa eine Brücke über den Fluss Welta eingestürzt, 14 Menschen kamen
ums Leben, 37 wurden verletzt, teilte der Gouverneur der Region, Viktor Melnikow, mit. Ein Bus mit 52 Passagieren fuhr
gerade über die Brücke, als um 21:40 der mittlere Bogen nachgab. Retter aus Lomniza zogen vor dem Morgengrauen 29
Überlebende aus dem Wasser. Die 1968 gebaute Brücke war 2019 inspiziert und für sicher befunden worden, sagte die
Ingenieurin Tamara Orlowa. „Wir hörten ein Geräusch wie Donner, und dann war nichts mehr unter den Rädern“, sagte der
Fahrer Pawel Strachow, der ans Ufer schwamm. Melnikow versprach den Familien 2,5 Millionen Kronen und sperrte vier
weitere Brücken über die Welta. Die Staatsanwaltschaft in Lomniza ermittelt gegen die Firma Stroimost, die die Brücke
im vergangenen Jahr repariert hatte.""".replace("\n", " ")

OTHER_ACCOUNT = """Anna Belova was waiting for her son in Karsova when the phone rang. He had taken the late bus home,
as on every Tuesday. "They told me nothing for six hours," she says in the corridor of the hospital, where relatives
sleep on benches. The collapse of the bridge has shaken a town that had long complained of heavy trucks on the Velta
crossing. A petition with 3,100 signatures went to governor Viktor Melnikov in March; an answer never came. Doctors say
that five of the injured are in danger. In the market people collect blankets, and the school stays closed until
Friday.""".replace("\n", " ")

OFFER = """Northwind Rail Corp is raising 150 million crowns through an offering of debentures due 2017 yielding 8.59
percent, said lead manager Harbour Brothers. The debentures have an 8.5 percent coupon and were priced at 99 to yield 97
basis points over comparable Treasury bonds. Non-refundable for 10 years, the issue is rated Aa-3 by one agency and
AA-minus by another. A sinking fund starting in 1998 to retire 5 percent of the debentures a year can be increased at
the company's option.""".replace("\n", " ")

OTHER_OFFER = """Skerry Gas Corp is raising 220 million crowns through an offering of debentures due 2014 yielding 9.13
percent, said lead manager Capstone Brothers. The debentures have a 9.25 percent coupon and were priced at 98 to yield
131 basis points over comparable Treasury bonds. Non-refundable for 7 years, the issue is rated Baa-1 by one agency and
BBB-plus by another. A sinking fund starting in 2003 to retire 8 percent of the debentures a year can be increased at
the company's option.""".replace("\n", " ")
