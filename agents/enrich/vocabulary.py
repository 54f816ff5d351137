"""Words that tell what a capitalised span is: English, some Russian and Ukrainian; lower case, without full stops.

Written down here from general knowledge of common words, names and titles; taken from no data set.
"""


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


FUNCTION = _words("""
    a about above according across actually additionally after again against ago ahead all almost along already
    also although always am amid among an and another any anybody anyone anything anyway apart apparently are
    around as aside ask asked at away back basically be because before behind being below besides between beyond
    both but by can certainly citing clearly compared consequently considering could currently depending despite
    did do does doing done down due during each earlier early either else elsewhere enough especially essentially
    even eventually ever every everybody everyone everything everywhere except fewer few finally first following
    for former formerly fortunately forward frankly from further furthermore generally getting given go going gone
    had half has have having he hence her here hers herself him himself his historically hopefully how however i
    i'd i'll i'm i've if ill im in including indeed initially inside instead into is isn't it it's its itself just
    late lately later latest least less let let's like likely look looking made mainly make making many may maybe
    me meanwhile might mine more moreover most mostly much must my myself nearby nearly neither never nevertheless
    no nobody none nonetheless nor normally not nothing notably now nowadays nowhere obviously occasionally of off
    often oh ok okay on once ones only onto or originally other others otherwise our ours ourselves out outside
    over overall particularly past per perhaps please plus possibly presently presumably previously prior probably
    put quite rather really recent recently regarding regardless reportedly roughly same says see seeing seemingly
    seems several shall she should similarly since so some somebody somehow someone something sometimes somewhat
    somewhere soon sorry specifically still strictly such suddenly sure surprisingly take taking than thank thanks
    that that's the their theirs them themselves then there there's thereafter therefore these they they're
    they've this those though through throughout thus till to today together told tomorrow tonight too toward
    towards traditionally truly typically ultimately under underneath undoubtedly unfortunately unless unlike
    until up upon us using usually various very via was we we're we've well went were what what's whatever when
    whenever where whereas wherever whether which while who who's whoever whole whom whose why will with within
    without won't would yesterday yet you you're you'll you've your yours yourself don't didn't can't couldn't
    doesn't wasn't aren't weren't wouldn't shouldn't haven't hasn't here's dozens hundreds thousands millions
    two three four five six seven eight nine ten eleven twelve
    twenty thirty forty fifty ex thy vs а без в во вместо вчера вчора для до если за из или им их и как когда к
    между на над но не ни однако он она они от под поки по после потом при с сегодня со так также там теперь то
    тогда у уже учора хотя через что чтобы это эта эти этот я мы вы сьогодні завтра він вона вони воно але або й з
    зі із після коли тому також проте під від це цей ця ці що як якщо його її раньше позже затем поэтому раніше
    згодом тепер вже ще еще
""")
"""Words that begin sentences and are no names."""

COMMON = _words("""
    action activists add added administration advertisement advocates age agents agriculture aid air airport
    america's amendment analysts animal answer answers april area arm army art article artists ask assistant
    athletes attorney attorneys august author authorities autumn award bail ball band bank banks bar base
    basketball bath battle beach bed best better big bill bills bird birth bishop black block blue board boat body
    book books border born boys bread break breaking bridge bright broadcast brown budget build building buildings
    bureau bus business businesses buy buyers call called calls camp campaign campus candidates capital captain
    car care case cases cash cause center central centre century chair chairman champion champions change changes
    charge charges charity check chief child children choice christian christians christmas church churches
    citizens city civil claims class classes classic clear click climate close clean club coach coaches coal
    coalition coast college column combined come comment comments commerce commission commissioner committee
    communities community companies company concern conference congress congressional conservative conservatives
    construction consumer consumers contact continue cook cost council counsel count country county couple course
    court courts credit crews crime critics crossing crown cup current cut dad daily data date daughter day days
    dear death debate december deal defense defence deficit delegates democracy democrat democratic democrats
    department deputies deputy designs detectives development director directors division doctor doctors dog door
    dozens drive driver drivers drug dry earth east eastern easter economists economy editor editorial editors
    education effort efforts election elections elementary emergency employees employers end energy engineers
    english entry environment equal evidence exchange executive exhibit expect experts eye eyes facebook fact fair
    faith fall families family fans far farm farmers fast father fear february federal feel female festival
    figures file film finance find fire firefighters firms fish flag flat floor follow food football force forces
    foreign forest formation forum found foundation free freedom fresh friday friend friends front fuel full fund
    game games garden gas general get girl girls go goal god gold golden golf good google governor government
    graduates grand grant great greater green ground group groups growth guard guests guilty gun half hall hand
    happy head health hear heart heat help here hero high highway hill history hit holiday home homes hope horse
    hospital hospitals host hot hotel hour hours house houses housing human hundred hunters ice idea image images
    immigration impact independence independent industry information inside inspectors interior institute insurance
    internet investigators investors iron island issue issues jail january job jobs joint journal judge judges
    july june junior jury justice keep key kids kill killed king know labor labour ladies lady lake land last late
    law lawmakers lawyers lead leader leaders league legislators letter letters level liberal liberals liberty
    lieutenant life light lights line link list listen live living local look lord loss love low lower magazine
    mail main major majority male man manager mandatory mansion map march marine mark market markets marriage
    master match may mayor mayors mayor's media medical meet meeting members men mental message middle military
    mine minister ministers ministry minor miss mission mixed mobile model modern mom monday money month months
    moon morning most mother motion mountain move movie mr mrs ms museum music muslim muslims name names national
    nations natural nature navy neighbors neighbours network news newspaper nice night nobel north northern note
    nothing notice november number nurses october offer office officer officers officials oil old olympic olympics
    online open opening opera opinion opponents opposition order organizers orange organisation organization
    outside owner owners page paper parade parent parents park parking parliament part parties partners party pass
    pastor patients pay peace people percent period phone photo photos photography pick pictured picture pilot
    plan plans plant plants play players plaza please point points pole police policy political politicians poll
    polls pool poor pope popular population port position post power premier president presidential press price
    prices pride prime prince princess prison private pro problems producers product production professor program
    project property prosecutor prosecutors protest protesters protests public publication published publisher
    quality quarter queen question questions race radio rail rain rates reaction read readers reading real rebels
    record records red reform register registration regional religion reporter reporters reporting report reports
    representative representatives republic republican republicans request rescue research researchers residents
    response results return rev review revolution rich river road rock role room round route royal rule rules run
    sale sales saturday save school schools science scientists scores sea search season second secretary section
    security sell sen senate senator senators senior september sergeant series service services session set sex
    share shares sheriff ship shop shopping shot show sign sister site small social society soldiers son source
    sources south southern speaker special spectators speed spirit sports spokesman spokeswoman spring square
    stability staff stage stand standard star stars start state states station statement stay steel step stop
    storm story street strike strong student students study subject success summer sun sunday super superintendent
    supplies support supporters supreme surface survey survivors suspect suspects system table tax taxes teacher
    teachers team teams tech technology temple term terror terrorism test theater theatre think thousands threat
    thunder thursday tickets tiger tigers time times tip top total tour tourism tower town trade traffic training
    travel treasury treaty trial trump trust truth try tuesday turn tv twitter type under union unit united
    universal university unknown upper valley veterans vice victim victims video view village violence visit
    visitors voice volunteers vote voters wall want war ward wards watch water way weather web wednesday week
    weekend weeks welcome welfare west western white wife wild win wind winner winners winter witness witnesses
    woman women wood word words work workers working world writer year years yellow young youth zone bishops bull
    eagles lions bears panthers indians cowboys patriots spurs rangers wildcats bulldogs
""")
"""Common words that are names of places too, or that headlines and the starts of sentences capitalise."""

MONTHS = _words("""
    january february march april may june july august september october november december
""")
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
CALENDAR = (
    (MONTHS - {"may", "march"})
    | WEEKDAYS
    | _words(
        """
    jan feb mar apr aug sept sep oct nov dec mon tue tues wed thu thurs fri sat christmas easter thanksgiving
    ramadan am pm est edt gmt pst
"""
    )
)

TITLES = _words("""
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister brother rabbi imam sheikh sheik
    pastor bishop archbishop cardinal pope king queen prince princess emperor sultan emir president
    vice-president vice prime minister premier chancellor secretary undersecretary senator sen senators sens
    congressman congresswoman representative rep reps gov governor governors lt lieutenant mayor councilman
    councilwoman councillor councilor alderman ambassador consul envoy general gen col colonel maj major capt
    captain sgt sergeant cpl corporal pvt private pfc cmdr commander adm admiral officer detective det sheriff
    deputy chief chairman chairwoman chair chairperson director president-elect judge justice attorney prosecutor
    coach quarterback manager editor author actor actress singer superintendent supt principal trooper spokesman
    spokeswoman spokesperson commissioner speaker leader candidate nominee czar mp ayatollah mullah maulana
    advisor adviser inspector constable magistrate treasurer auditor assemblyman assemblywoman selectman solicitor
    coroner comptroller investigator councilmember councilperson cllr
    reporter correspondent host founder ceo cfo economist analyst democrat republican dj президент премьер министр
    генерал губернатор мэр господин пан
""")
"""Words before a person's name. Between two capitalised words they part what they stand after from the person."""

TITLE_PREFIXES = _words(
    """
    former ex vice deputy assistant acting associate interim senior first chief executive late state u.s us
    attorney lt lieutenant prime press foreign defense defence interior finance
"""
)
"""Words that stand before a title and belong to it."""

ORGANISATION_LAST = _words("""
    administration agency alliance association assembly authority bank bar board bureau bros brothers cafe
    cathedral center centre chamber chapel church club coalition college commission committee company congregation
    congress consortium conference convention cooperative corp corporation council court courthouse dealership
    department dept district division enterprises embassy exchange federation festival force forum foundation fund
    gallery group guild gym hall high holdings hospital hotel inc industries initiative inn institute institution
    insurance international jail journal kitchen laboratory laboratories lab league legislature library limited
    llc llp ltd magazine mall market media ministry mosque motors museum network news office organisation
    organization orchestra parliament partners partnership party patrol pharmacy plc police post press prison
    program programme project pub railway railroad records reserve restaurant school schools senate service
    services sheriff's society solutions staff station store studio studios supermarket symphony synagogue systems
    task team technologies temple theater theatre times treasury tribunal tribune trust union united university
    utilities ventures bulletin herald gazette chronicle mail telegraph guardian observer globe courier academy
    athletic rovers wanderers albion hotspur rangers fc afc
    co plc nv ag gmbh pac elementary brigade regiment battalion army navy airlines airways министерство
    администрация совет партия банк
    университет
""")
"""A span that ends with one of these is an organisation."""

ORGANISATION_ANY = _words("""
    university college institute ministry department committee council commission association corporation inc corp
    ltd llc bank bureau federation foundation agency hospital school church court police sheriff's party club
    union academy society
""")
"""A span that has one of these anywhere is one as well."""

CIVIC = _words("""
    police sheriff's sheriff fire department district school schools council court courthouse board commission
    hospital office health public volunteer municipal high chamber parks library county city administration
    authority authorities community jail clerk airport firefighters humane elementary middle memorial regional
    township parish circuit superior
""")
"""An organisation with one of these, after the name of a place, is the place's own: the place is a mention too."""

NOBLE = _words("duke duchess prince princess earl countess baron baroness marquess lord lady")
"""Titles of people that a place's name after "of" belongs to."""

REGION_NOUNS = _words("""
    county counties parish parishes district districts oblast oblasts province provinces region regions state states
    governorate governorates prefecture prefectures department departments canton cantons voivodeship voivodeships
    republic krai raion raions область области района район
""")
"""Words beside a name that say that a part of a country is meant, and no town of that name."""

TOWN_NOUNS = _words("city cities town towns village villages township townships borough boroughs suburb suburbs")
"""Words beside a name that say that a town is meant, and no part of a country of that name."""

OF_HEADS = _words("""
    university bank department ministry republic gulf isle bay house church board state county district city court
    bureau institute college school secretary association federation organization organisation council chamber
    commission committee society office museum academy united kingdom sea strait lake mount cape port duchy
    commonwealth province town village union friends sons daughters knights center centre bishop archdiocese
    diocese hospital guild league party daughter order rock republics people's veterans statue tower archbishop
    duke duchess prince princess king queen earl conference assembly army
""")
"""Words after which "of" and a capitalised word belong to the same name."""

PLACE_LAST = _words("""
    county parish river lake creek bay island islands mountain mountains valley desert ocean sea strait peninsula
    canal beach falls springs heights hills canyon province oblast raion rayon governorate prefecture township twp
    reservation borough village airport harbor harbour forest plateau delta reservoir park plains basin glacier
    archipelago область район
""")
"""A span that ends with one of these is a place."""

PLACE_FIRST = _words("mount lake cape isle mt ft fort port gulf río rio camp")
"""A span that begins with one of these is a place, if nothing speaks for something else."""

STREETS = _words("""
    street st avenue ave road rd boulevard blvd drive lane ln highway hwy parkway pkwy route interstate freeway
    turnpike bridge square plaza court terrace circle pike trail alley expressway way crossing улица проспект
""")
"""A span that ends with one of these is a street: a place, but none that a table of towns has."""

COURTS = _words("""
    superior circuit district supreme county crown magistrates magistrates' federal appeals family municipal high town
    criminal probate common justice juvenile world appellate constitutional sheriff coroner's civil city regional
    international
""")
"""A span with one of these that ends with "court" is a court of law and no street."""

LOCALS = _words("""
    man men woman women resident residents native natives police officer officers teen teenager boy girl couple
    student students suburb firefighter firefighters councillor councillors apartment residence townhouse
    neighborhood neighbourhood businessman businesswoman homeowner homeowners schoolboy schoolgirl motorist
    pensioner mother father grandmother grandfather
""")
"""What people and things are called by the place they are from: "a Dunbar woman", "Dunbar police"."""

COMPASS = _words("""
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central upper lower greater downtown inner outer metro metropolitan
""")
"""Words before a place's name that narrow it down; the place is the rest, if the whole is none."""

BODY_NOUNS = (
    "administration", "assembly", "consulate", "council", "district court", "election commission", "embassy",
    "fire department", "foreign ministry", "governor's office", "health department", "mayor's office", "ministry",
    "parliament", "police department", "prosecutor's office", "school board", "sheriff's department",
    "sheriff's office", "state university", "central bank", "supreme court", "high court", "town hall", "city hall",
)  # fmt: skip
"""What bodies are called in small letters after the name of their place: "the Kupiansk military administration"."""

BODY_KINDS = _words("""
    regional city military civil civilian civil-military town district village state provincial oblast county
    municipal federal presidential local national health education interior foreign defence defense finance
    election electoral emergency culture justice energy transport
""")
"""Words that stand between the two."""

PERSON_LINKS = _words("van von der den da bin ibn")
"""Small words in persons' names, which names of places and bodies rarely have."""

COMPOUND_LAST = _words("""
    administered aligned allied area armed based bashing besieged born bound brokered built centred centered
    controlled dominated educated flagged friendly funded held hosted installed led made majority manufactured
    mediated occupied only operated organised organized owned produced raised registered ruled run sized speaking
    sponsored style supplied supported trained backed wide
""")
"""What follows a name and a hyphen in small letters ("Geneva-based") and is no part of the name."""

SHORT_COMPASS = _words("n s e w ne nw se sw no so")
"""The same as headlines shorten them ("W. Columbia")."""

PLACE_NOUNS = _words("""
    village city town settlement district region province port suburb hamlet municipality county state oblast
    territory island capital community neighborhood neighbourhood enclave township город городе поселок село
    деревня місто місті селище
""")
"""Words that say that the name after "of", or beside them, is a place's."""

LOCATIVE = _words(
    """
    in at near from to toward towards around outside inside across into throughout via through leaving between
    beyond в во из под у из-за біля з зі із
"""
)
"""Prepositions after which a name is rather a place's than a person's."""

SAID = _words("""
    said says say told tells added adds wrote writes tweeted argued argues noted notes stated states announced
    announces explained explains insisted insists claimed claims warned warns continued recalled recalls declared
    declares asked asks replied replies responded acknowledged admitted admits suggested suggests concluded
    reported reports joked commented observed remarked testified complained conceded confirmed confirms denied
    denies asserted asserts quipped vowed predicted estimates estimated boasted called calls сказал сказала заявил
    заявила сообщил сообщила сказав заявив повідомив повідомила
""")
"""Verbs that say that somebody speaks."""

MALE = _words("""
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan alasdair albert alberto alec alejandro alessandro alex
    alexander alexei alfred ali allan allen alvin amir anatol anatoly anders andre andrei andrew andriy andy angelo
    angus anthony antonio arjun arnold arthur ashraf barack barry bashar ben benjamin bernard bernie bill billy
    bjorn bob bobby bohdan boris brad bradley brandon brendan brett brian bruce bryan callum carl carlos cem cesar
    chad charles charlie chris christian christopher chuck clarence claude clifford clint colin connor corey cormac
    craig curtis dale dan daniel danny darren dave david dean declan denis dennis derek dick diego dimitris dmitri
    dmitry dmytro dominic don donald doug douglas drew duane dustin dwayne dylan earl ed eddie edgar edmund eduardo
    edward edwin emlyn emmanuel emre enrique eric erik ernest ethan euan eugene evan ewan fabio felix fergus
    fernando floyd francis francisco francois frank franklin fred frederick gabor gabriel gareth garrett gary gavin
    gene geoff geoffrey george gerald gerard gilbert giovanni giuseppe glen glenn goncalo gordon graham greg gregory
    gunnar guy hamid hamish hans harold harry harvey hassan hector henrik henry herbert herman hiroshi howard hugh
    hugo hussein ian ibrahim igor ilya ion isaac istvan ivan jack jacob jacques jaime jake jakub james jan jared
    jason javier jay jean jeff jeffrey jeremy jerome jerry jesse jim jimmy jiri joachim joao joe joel johan johann
    john johnny jon jonathan jorge jorgen jose joseph josh joshua juan julian julio justin karim karl keith ken
    kenji kenneth kevin khalid kim kirk klaus konstantin kristian krzysztof kurt kyle lance larry lars laszlo
    laurent lawrence lee leo leon leonard leonid leroy leslie lewis liam lloyd lorenzo lou louis luca lucas luis
    luke magnus mahmoud malcolm manuel marc marco marcus mario mark marshall martin marvin mateo mathew matt matteo
    matthew maurice max maxim mehmet melvin michael michel miguel mihai mike mikhail mikkel milton mitch mitchell
    mohamed mohammad mohammed morgan mustafa mykola myron nathan neal ned neil nelson niall nicholas nick nicolas
    nigel nikita nikolai nikos nils noah norman oisin olaf oleg oleh oleksandr oleksiy oliver omar osama oscar otto
    owen pablo padraig pascal pat patrick paul pavel pavlo pawel pedro perry pete peter petr petro phil philip
    philippe phillip pierre piotr radu rafael rahm ralph ramon randall randy raul ravi ray raymond reggie reginald
    rene rhys ricardo richard rick ricky rob robert roberto robin rod rodney roger roland ron ronald rory ross roy
    ruben rudolf rui russell rusty ryan salman sam samuel sanjay santiago saul scott sean sebastian serge sergei
    sergey sergio serhiy seth shane shaun shawn sidney simon stan stanley stefan stefano stephane stephen sterling
    steve steven stewart stuart sven syed takashi taras ted terrence terry theodore thiago thomas tim timothy toby
    todd tom tomas tomasz tommy tony torquil travis trevor tyler vadim valery vasyl vernon victor vikram viktor
    vincent vitali vitaly vlad vladimir volodymyr wade wallace walter warren wayne wesley wilbur wilfred william
    willie winston xavier yannis yasser yevgeny yuri yuriy yusuf zachary zoltan александр алексей андрей борис
    виктор виталий владимир володимир дмитрий дмитро евгений иван игорь ігор максим михаил николай олег олександр
    олексій павел петр петро сергей сергій тарас юрий юрій
""")
"""Given names of men."""

FEMALE = _words("""
    abby abigail adele agnes agneta agnieszka ailsa aisha alessia alexandra alexis alice alicia alina alison allison
    alyssa amanda amber amelia amy ana ananya anastasia andrea angela angelica angie anita ann anna anne annette
    annie antonia aoife ariel arlene ashley astrid audrey ayse barbara beatrice beatriz becky bernadette bernice
    beth betty beverly bonnie brenda bridget brittany bronwen camille candace carla carly carmen carol carole
    caroline carolyn carrie carys cassandra catarina catherine cathy catriona cecilia celia charlene charlotte
    chelsea cheryl chiara chloe christina christine christy cindy claire clara claudia colleen connie constance
    courtney crystal cynthia daisy dana danielle daria darlene deanna debbie deborah debra delores denise diana
    diane dolores donna dora doris dorothy edith eileen eilidh elaine eleanor elena elif elisabeth elizabeth ella
    ellen elsie elspeth emily emma erica erika erin esther eszter ethel eudochia eva evelyn fatima fatma fiona
    florence frances francesca gabrielle gail georgina geraldine gertrude gina giulia gladys glenda gloria grace
    greta gwen halyna hannah harriet hazel heather heidi heike helen helena hillary holly ida ilinca ines ingrid
    ioana iona irene irina iris iryna isabel isabella isla ivy jackie jacqueline jamie jan jana jane janet janice
    jasmine jean jeanette jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jodi joyce juanita judith
    judy julia julie june karen katalin katarina kate katerina katherine kathleen kathryn kathy katie kay kayla
    keiko kelly kelsey kerry kim kimberly kirsten kristen kristin kristina lakshmi laura lauren leah lena lenka
    leslie liliana lillian linda lindsay lisa liudmila lois loretta lori lorraine louise lucia lucille lucy lydia
    lyn lynn madeline madison maja malgorzata mandy marcia margaret margarita maria marian marianne marie marilyn
    marina marion marissa marjorie martha mary maureen maxine megan meghan melanie melinda melissa mercedes meredith
    mia michele michelle mihaela mildred miranda moira molly monica morag muriel nadia nancy naomi natalia natalie
    nataliya natasha niamh nicole nina nora norma oksana olena olga olha olivia orla pam pamela patricia patsy patty
    paula pauline peggy penelope penny petra phyllis polly priscilla priya rachel rebecca regina renee rhonda rita
    roberta robin rosa rosalind rose rosemary roxanne ruby ruth sabrina sakura sally samantha sandra sandy sara
    sarah sasha shannon sharon sheila shelley sherry shirley sigrid siobhan sofia solveig sonia sophia sophie stacey
    stacy stella stephanie sue susan susie svetlana sylvia tamara tammy tanya tara tatiana teresa teri tessa tetiana
    theresa tiffany tina tracey tracy ulrike valentina valerie vanessa vera veronica vicki vicky victoria violet
    viorica vivian wanda wendy whitney yolanda yuki yulia yvette yvonne zeynep zoe zuzanna александра алина
    анастасия анна анастасія валентина вера виктория вікторія галина дарья екатерина елена ирина ірина катерина
    людмила мария марія наталья наталія оксана олена ольга світлана светлана татьяна тетяна юлия юлія
""")
"""Given names of women."""

GIVEN = MALE | FEMALE

SURNAMES = _words("""
    adams allen anderson bailey baker barnes bell bennett brooks brown bryant butler campbell carter clark clinton
    coleman collins cook cooper cox cruz davis diaz edwards evans fisher flores ford foster garcia gibson gomez
    gonzalez graham gray green griffin hall hamilton harris harrison hayes henderson henry hernandez hill holmes
    howard hughes jackson jenkins johnson jones jordan kelly kennedy king lee lewis long lopez marshall martin
    martinez mason mcdonald miller mitchell moore morales morgan morris murphy murray myers nelson obama ortiz
    owens parker patterson perez perry peterson phillips powell price putin ramirez ramos reed reyes reynolds
    richardson rivera roberts robinson rodriguez rogers romney ross russell ryan sanchez sanders scott simmons
    simpson smith stevens stewart sullivan taylor thomas thompson torres trump turner wagner walker wallace ward
    watson webb wells west white williams wilson wood woods wright young bush biden blair cameron merkel
    abbas addison andrews archer armstrong assad baldwin barber barker baron barr barrett barron bautista becker
    bentley bloom bolton bowman boyd bruno buchanan buckley burke burton byron carey carlton carpenter carroll
    carson castro chamberlain chandler chang chapman churchill cobb cole conrad cornell crawford cummings dalton
    dante davidson davies dillon dixon dolan doyle drayton dudley duncan dunn dwight edison eisenhower elliott
    emerson erdogan everett ferguson fitzgerald fletcher flynn foley forbes foreman fowler fraser freeman gandhi
    gardner garland gaston gill goodman gore grayson griffith hale hammond hancock hansen harding hardy harley
    harper hart hawkins higgins hilton hoffman hogan hoover hopkins howe hudson huntington irving jennings
    johnston keller kirby knox lambert lang lawson lenin lester levi livni logan mack malone mandela manning
    marshal marx matthews maxwell mayer mccain mccarthy mcconnell mcgregor meyer montgomery morrison morse
    morton mubarak murdoch nader napoleon nehru netanyahu newman nichols nixon nolan norris osborne palmer
    parsons payne pence percy perkins peters pierce plato polk pompeo porter quigley quinn ramsey randolph
    ravenel reese renfrew rhodes riley ripley robertson roosevelt rubio schwartz sessions shaw sheridan sherman
    slater snyder spencer stafford stalin stanton stark stein stevenson suarez sutherland thatcher thornton
    townsend truman tyson underwood vance walsh walton walz warden warner watkins watt weaver weber webster
    weston wheeler wilkinson williamson willis wolf wolfe worden
""")
"""Frequent surnames that are names of towns too: alone, they name a town only where the words before say so."""

TOWN_WORDS = _words("""
    got
    advance aim alley alliance alpha altar angel angels anger angle antique arc arcade arch arena arrest arsenal
    ash assumption atlas auditorium bad bag bake ban banana bare barley barn basic bat battlefield beacon bean
    bear bee beer beg begin bells belt bend beta betting bias bid blades blazers blessing bolt bone boom boot
    booth boulder boundary bow bowling box brake branch brand brass brick bride brilliant brook browns brush bud
    bullet bully burden burst busy butterfly cab cafe cage canal cane canyon cargo carry cars casino cast castle
    cat cathedral cave caves cedar celebration cell centres cents chamber champ chance chase chat choir circle
    clay clever cloud coats coin combine comet comfort commonwealth communal conception concrete cone
    confederation conservation constitution contention contest continental convoy cool cop corn coronation
    corporation cottage cougar cougars countryside cove crane crap creek crescent cricket crossroads cuts dam
    dare dawn delay deposit derby desk dial diamond dining divide dock dollar dolphin dome dominion doom dragons
    drain drama drone dual duke dusty eagle ear echo egg elbow emerald empire engineer enter enterprise equality
    era essay exhibition experiment export falcon falcons fate federation finale fireworks fiscal fleet forge
    forth fossil fountain four friendly friendship frost gaming gang gap gates gateway gay genes glad globe
    goodwill gossip grab grain granite grants grass grave greens grenade grill gross grove guns hail halfway
    halls ham harbor hard harmony harvest hat haven hawk hawks hay headquarters healing heel herald heritage
    heroes highlands hire hole homeland homelands homestead hometown honey hook horn hornets hub humble hunt
    hunter hunting hurricane hurt imperial interior jade jaguar jam jesus junction juniors keen keys kings knees
    knights knock lab label lack landing landmark lane lawn lay lazy lean leg legacy lens liberation lie
    limestone limit lion lively lives loans locking log logo lookout loop loose lot loving loyal luck lucky lure
    mad mafia males manage manly manor marathon marble marines marks mars mascot massacre maximum meadow mega
    mentor merit mess metal meter metropolis mid mile miles mill mining minus monster monument mosquito moss mud
    mustang mustangs mystic nails nation native natives naval needle net nine noble noisy normal nose nuggets
    oasis occasion onset opportunity oracle oral orchard orient oriental outlook pace pack pact paint painter
    palms pan panic par parachute paradise parks passage pasta patrol pavilion pearl peer pen pencil penguin
    peninsula pets piano pill pin pink pioneer pipes pirates plain plains planes plantation plate plenty plum
    polling pond pop portal possession postal pound powers pray pre prey prospect prosperity prosperous punch
    purchase pure raiders rainbow ran rapid rapids rate ravens reach redemption reliance reserve reservoir rest
    retreat rice rid ride ridge riding rifle ring rise rivers riverside rockets rocks rocky roles root roses
    rugby rush rust sad saints sake salmon salon salt salute sand sandwich santa satan sauce savage scenic
    sector seen send settle shaping shell shepherd shields shore shoreline shut side silly sin sing skyline
    slaughter slide smile snow soda sole solo song sort soul sparks sparrow split spray springs spy stamps
    startup steep steps stock stone store strawberry summit sunrise sunset sunshine superior surprise swallow
    swamp swan switch swords tab tale talent tall tank tap tape tasty tea tell tent terrace thermal timer tin
    tire titans toast tobacco toll ton tone tongue tool tornado tours trader traders trail train trainer transit
    trap triangle tribune trim trinity trip trojans tube tune turbo twin twist vale valor vary veteran veto
    victory vikings villa vineyard virgin vista volcano wake walls warrior waterfront wave ways wedding weed
    wilderness willow wing wise woodland wool worms worth wrist yoga zero zoo
""")
"""Words that are names of towns too: alone or before other words, they name one only where the words before say so."""

AGENCIES = _words("""
    reuters afp ap upi dpa tass interfax xinhua kyodo ansa efe apa belga ukrinform unian pti ians anadolu
    bloomberg
""") | frozenset(
    (
        "associated press",
        "agence france-presse",
        "united press international",
        "press association",
        "canadian press",
        "ria novosti",
    )
)
"""News agencies."""

OUTLET_LAST = _words("""
    times post news journal tribune herald gazette chronicle mail telegraph guardian observer globe courier
    magazine press today weekly daily bulletin radio television tv review standard independent mirror sun star
""") | frozenset(
    (
        "cnn",
        "bbc",
        "nbc",
        "cbs",
        "abc",
        "npr",
        "msnbc",
        "cnbc",
        "pbs",
        "politico",
        "buzzfeed",
        "breitbart",
        "newsweek",
        "axios",
        "vox",
        "slate",
    )
)
"""What names of newspapers and broadcasters end with, and some that are a word alone."""

KNOWN_ORGANISATIONS = frozenset(
    (
        "white house", "capitol hill", "islamic state", "al qaeda", "al-qaeda", "hamas", "hezbollah", "taliban",
        "kremlin", "pentagon", "wall street", "downing street", "scotland yard", "red cross", "red crescent",
        "security council", "google", "facebook", "twitter", "amazon", "apple", "microsoft", "youtube", "boko haram",
        "toyota", "honda", "ford", "nissan", "mazda", "suzuki", "hyundai", "mercedes", "boeing", "airbus", "nokia",
        "siemens", "sony", "samsung", "walmart", "disney", "netflix", "tesla", "uber", "cadillac", "dodge", "duma",
        "state duma", "knesset", "bundestag", "interpol", "medicare", "medicaid", "supreme court", "united nations",
    )
)  # fmt: skip
"""Bodies that news name every day and whose names do not tell that they are bodies; some are names of towns too."""
