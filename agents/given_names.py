"""Given names of the languages written in Latin letters, as data: what tells a person's name from a section's."""

from agents.months import plain

_NAMES = """
aaron abel abigail achim adam adele adrian adriana adriano adrien afonso agata agathe agnese agnieszka agnès agustina
agustín aidan aitana alain alan albert alberto alejandra alejandro aleksander aleksandra alessandra alessandro alessia
alessio alex alexander alexandra alexandre alexis alfons alfonso alfredo alice alicia alicja aline alison almudena
amalia amanda amandine amber ambra amelia amy amélie ana anaïs anderson andrea andreas andrew andrzej andré andrés
aneta angela angelo angélique anita anja anke anna annalisa anne annette anthony antje antoine antonella antoni
antonia antonio antónio april arianna arkadiusz armin arnaud arthur artur arturo ashley astrid asunción audrey aurora
aurélie aurélien axel baptiste barbara bartosz bartłomiej bastien beata beate beatrice beatriz belén ben benito
benjamin benoît bernard bernardo bernd bernhard bertrand beth bethany bettina bianca birgit björn blanca bogdan
bogusław borja bożena bradley brandon brenda brian bridget brigitte britta bruce bruna bruno béatrice caio caitlin
cameron camila camilla camille carine carl carla carlo carlos carmen carol carolina caroline carsten catalina catarina
caterina catherine cecilia cezary chantal charles charlotte chiara chloe chris christa christelle christian christina
christine christoph christophe christopher cinzia claire clara clarice claudia claudio clemens cláudia clémence
clément colin concha connor consuelo corinne cornelia craig cristian cristiano cristina cristóbal cyril cécile cédric
célia céline césar damian damien daniel daniela daniele danielle danilo danuta daria dario dariusz david davide dawid
dawn debora deborah delphine denis denise dennis detlef diana diane didier diego dieter diogo dirk dolores domenico
dominik dominika dominique donald donatella donna doris dorota dorothy dorothée douglas dylan débora eberhard edoardo
eduarda eduardo edward edyta elaine eleanor elena eleonora eliane elisa elisabetta elizabeth elke ella ellen eloy
elvira elżbieta emanuela emanuele emilia emiliano emilio emily emma emmanuel emmanuelle enrico enrique eric erik erin
ernesto ernst esperanza esteban estelle esther ethan eugenia eugenio eugénie eva evan evandro evelyn ewa ewald ewelina
fabian fabiana fabien fabienne fabio fabián fabrice fabrizio fanny federica federico felipe felix fernanda fernando
filip filipa filipe filippo fiona flavia flavio florence florencia florent florian flávia flávio frances francesca
francesco francisca francisco franciszek franck franco frank franziska françois françoise friederike friedrich fritz
frédéric frédérique fábio fátima gabriel gabriela gabriele gael gaetano gaia gareth gary gaël gaëlle gemma geneviève
genowefa geoffrey georg george georgia gerald gerardo gerd gerhard germán gerrit giacomo giada gianfranco gianluca
gianni gianpaolo gilles gillian ginevra gino giorgia giorgio giovanna giovanni gisela gisele giulia giuliano giulio
giuseppe giuseppina glenn gloria goffredo gonzalo gonçalo gordon grace graciela graham grazia grażyna greg gregor
gregory grzegorz grégoire guadalupe guido guilherme guillaume guillermo gustavo guy gérald gérard günter günther
halina hanna hannah hannes hans harald harriet harry hartmut heather heidi heike heiko heiner heinrich heinz helen
helena helga helmut henri henrik henrique henry henryk herbert hervé hildegard holger holly honorata horst howard
hubert hugh hugo héctor hélène iain ian ignacio ilaria ines ingo ingrid inka inmaculada inès inés inês irena irene
iris irma isaac isabel isabela isabell isabella isabelle isadora isidro ismael ivan iván iwona izabela jacek jack
jacob jacopo jacqueline jacques jadwiga jaime jake jakub james jamie jan jana jane janet janina janusz jarosław jason
javier jay jean jean-baptiste jean-claude jean-françois jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul
jean-philippe jean-pierre jeffrey jennifer jens jeremy jerzy jessica jesús jill jim jimena joachim joan joana joanna
joaquín jochen joe joel johann johanna johannes john jolanta jonas jonathan jordan jorge josef josefina joseph joshua
josé joyce joão joël juan juana juanjo judith julia julian juliana julie julien julieta juliette julio justin justine
justyna jutta jérémie jérémy jérôme józef jörg júlia júlio jürgen kacper kai kamil kamila karen karin karl karol
karolina karsten katarzyna kate katharina katherine kathleen kathrin kathryn katie katja katrin kazimierz keith kelly
ken kenneth kerstin kevin kim kinga kirsten klaudia klaus konrad konstantin kristin kristina krystian krystyna
krzysztof kurt kyle laetitia larissa lars laura laure lauren laurence laurent lavinia lawrence lea leah leandro lech
lee lena leo leonardo leonie leonor leslie leszek leticia letícia lewis liam lidia linda lindsay lisa logan lola
lorena lorenza lorenzo lori lothar louis louise lourdes loïc luana luca lucas lucia luciana luciano lucie lucien lucio
lucy lucía ludovic ludwig luigi luis luisa luiz luiza luke lutz luís luísa lydie lynn léa léo lígia lúcia macarena
maciej maddalena madeleine magali magda magdalena maik maike malcolm manfred manon manuel manuela mar mara marc
marc-antoine marcel marcela marcello marcelo marcin marco marcos marcus marek margaret margarida margarita margaux
maria mariana mariangela marianne mariano maribel marie marilyn marina marine mario mariola marion marisa mariusz mark
markus marlene marta martha martin martina martine martyna martín mary marzena maría marília mason massimiliano
massimo mateus mateusz matheus mathieu mathilde matilde matt matteo matthew matthias matthieu matías maud maureen
mauricio maurizio mauro maurício max maxime maximilian małgorzata mechthild megan meike melanie melissa mercedes
micaela michael michaela michał michel michela michele michelle mickaël mieczysław miguel mike mikołaj milagros milena
miles mireille miriam mirko mirosław molly monica monika montserrat morgan morgane moritz muriel márcia márcio mário
mélanie mónica mônica nacho nadia nadine nadja nadège nancy naomi natalia natalie natasha nathalie nathan natália neil
nele nicholas nick nico nicola nicolas nicole nicoletta nicolás nieves nigel nils nina noah noelia nora norbert norman
noémie nuno nuria nélson octavio olaf ole olga oliver olivia olivier oliwia ornella oscar otávio owen pablo paloma
pamela paola paolo pascal pascale patrice patricia patricio patrick patrizia patrycja patryk patrícia paul paula
paulina pauline paulo paweł pedro peter petra philip philipp philippe phoebe pia pierluigi piero pierre pietro pilar
piotr priya przemysław quentin rachel radosław rafael rafaela rafał raffaele raffaella rainer ralf ralph ramiro ramón
raphaël raphaëlle raquel raymond raúl rebecca regina reinhard renan renata renate renato renaud ricardo riccardo
richard rita robert roberta roberto robin rocco rocío rodrigo roger rogério roland rolf romain roman romane romina
ronald rosa rosana rosanna rosario rosie ross roy rubén rudolf rui russell ruth ryan ryszard rémi rémy rüdiger sabine
sabrina sally salomé salvador salvatore sam samantha samuel sandra sandrine sandro santiago sara sarah saskia scott
sean sebastian serena sergio sharon sheila shirley silke silvia simon simona simone sofia sofía soledad solène sonia
sonja sophie spencer stacey stanisław stefan stefania stefanie stefano steffen stephanie stephen steve steven stuart
stéphane stéphanie susan susana susanna susanne suzanne sven svenja sylvain sylvia sylvie sylwester sylwia szymon
sébastien sérgio séverine sílvia sónia sławomir tadeusz tanguy tanja tara tatiana taylor telma teresa terry thaís
theresa thiago thibault thibaut thierry thomas thorsten théo tiago till tim timothy tina tiziana tobias todd tom
tomasz tommaso tomás tony torben torsten tracy tyler tânia udo ulf ulrich ulrike umberto ursula urszula ute uwe
valentin valentina valentine valentino valeria valerie valerio valérie vanda vanessa vera verena veronica verónica
vicente victor victoria vincent vincenzo vinícius virginia virginie vitor vittoria vittorio viviana volker véronique
víctor vítor wacław wagner waldemar walter wanda wayne wellington wendy werner weronika wesley wiebke wiesław wiktor
wiktoria wilhelm william wioletta witold wojciech wolf wolfgang władysław xavier ximena yann yannick yolanda yves yvon
yvonne zachary zbigniew zdzisław zenon zoe zofia zuzanna zygmunt álvaro ángel ángela ángeles édouard élisabeth élise
élodie émilie éric étienne óscar łucja łukasz
"""

GIVEN_NAMES = frozenset(plain(name) for name in _NAMES.split())
"""Lower case, without accents."""


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, of two parts too: Jane, Jean-Luc, ŁUKASZ."""
    return plain(word) in GIVEN_NAMES or plain(word.partition("-")[0]) in GIVEN_NAMES
