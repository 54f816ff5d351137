"""Words that tell nothing of what an article is about, by language; articles are compared by the others.

Function words, numerals up to ten, and the verbs and time words that news of every kind is full of. Scripts written
without spaces need none here: there, characters are compared two by two and the frequent pairs weigh little.
"""

BY_LANGUAGE = {
    "en": """
        a about above according across after again against ago all almost along already also although always am
        among an and another any are around as at away back be became because been before being between both but by
        call called came can could day days did do does doing down during each early eight either end even ever
        every few first five for four from further get go going good got had has have having he her here hers
        herself high him himself his how however if in including into is it its itself just last late later least
        left less like long made make many may me might mine month months more most much must my near never new next
        nine no nor not nothing now of off often old on once one only or other others our out over own part per put
        said same saw say saying says second see set seven several shall she should since six so some still such
        take taken ten than that the their theirs them themselves then there these they thing things this those
        though three through time times to today told tomorrow too took toward towards two under until up upon us
        use used very want was way we week weeks well went were what when where whether which while who whom whose
        why will with within without would year years yes yesterday yet you your monday tuesday wednesday thursday
        friday saturday sunday
    """,
    "de": """
        aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bereits bin bis
        da dabei damit dann das dass davon dazu dem den denn der deren des dessen dich die dies diese diesem diesen
        dieser dieses doch dort drei du durch ein eine einem einen einer eines er erst es etwa euch für gegen
        gegenüber geht gewesen gibt hat hatte hatten haben heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
        ihren ihrer im immer in ins ist ja jahr jahre jahren jede jeden jeder jetzt kann kein keine keinen können
        könnte man mehr mehrere mein mit muss nach nicht nichts noch nun nur ob oder ohne sagte schon sei sein seine
        seinem seinen seiner seit sich sie sind so soll sollen sowie später teilte über um und uns unter viel viele
        vier vom von vor war waren was weil weiter weitere wenn wer werde werden wie wieder will wir wird worden
        wurde wurden würde zu zum zur zwei zwischen uhr
    """,
    "fr": """
        à afin ainsi alors an ans après au aucun aujourd aussi autre autres aux avaient avait avant avec avoir car
        ce ceci cela celle celui ces cet cette ceux chez comme contre d dans de depuis des deux dit dont du elle
        elles en encore entre est et étaient était été être eu eux fait faire fois hier il ils j jour jours jusqu l
        la le les leur leurs lors lui ma mais même mes moins mois n ne ni non nos notre nous on ont or ou où par pas
        pendant peu peut plus pour qu quand que quel quelle qui sa sans se selon sera ses si son sont sous sur ta
        tous tout toute toutes trois très un une vers vos votre vous y
    """,
    "es": """
        a al algo además ahora ante antes año años aún aunque bajo bien cada como con contra cual cuando cuatro de
        del desde después dice dijo día días donde dos durante e el él ella ellas ellos en entre era eran es esa ese
        eso esta está estaba están estar este esto estos fue fueron ha había habían hace han hasta hay hoy la las le
        les lo los luego más me mientras mucho muy nada ni no nos nosotros o otra otras otro otros para parte pero
        poco por porque pues que qué quien se sea según ser será si sí sido sin sino sobre son su sus también tan
        tanto tiene tienen toda todas todo todos tras tres tu un una uno unos y ya yo
    """,
    "pt": """
        a ainda além ano anos antes ao aos apenas após as assim até cada com como contra da das de depois desde dia
        dias disse do dois dos duas durante e ela elas ele eles em entre era eram essa esse esta está estão este foi
        foram há havia hoje isso já lhe mais mas me mesmo muito na não nas nem no nos o onde ontem os ou outra
        outras outro outros para pela pelas pelo pelos pode por porque quando que quem se segundo seja sem ser será
        seu seus sido são só sob sobre sua suas também tem têm ter teve todo todos três tudo um uma
    """,
    "it": """
        a ad ai al alla alle allo anche ancora anni anno aveva avevano c che chi ci come con contro cui d da dai dal
        dalla dalle dei del della delle dello detto di dopo dove due dunque e ed era erano essere fa fatto fino fra
        già giorni giorno gli ha hanno i ieri il in invece io l la le lei lo loro lui ma mentre molto ne nei nel
        nella nelle non nostro o ogni oggi ora per perché più poi prima quando quanto quattro quella quelle quello
        questa questo qui se secondo sei senza si sia solo sono sta stata state stati stato su sua sue sui sul sulla
        suo suoi tra tre tutti tutto un una uno verso
    """,
    "nl": """
        aan af al alle als andere bij daar dan dat de deze die dit doen door dus een eerste en er had hadden haar
        heb hebben heeft hem het hij hoe hun ik in is jaar je kan komen kon maar meer men met mij na naar niet
        nieuwe nog nu of om omdat onder ons ook op over te tegen toch toen tot twee uit van veel voor waar waren was
        wat weer werd werden wie wij worden wordt zal ze zegt zei zich zij zijn zo zou
    """,
    "pl": """
        a aby ale był była było były być co czy dla do gdy gdzie go i ich ile im innych inne iż ja jak jako je
        jednak jego jej jest jeszcze już kiedy która które którego której który których którzy lub ma mają może
        można na nad nie nich niż o od on ona one oni oraz po pod podczas poinformował powiedział poza przed przez
        przy roku rok są się swoje ta tak także tam te tego tej temu ten teraz też to tych tylko tym u w we więc
        wszystko z za ze został została zostały że
    """,
    "ru": """
        а без более был была были было быть в вам вас весь во вот все всего всех вы где года год году да для до его
        ее если есть еще же за заявил заявила и из или им их к как какой когда которая которого которой которые
        который которых кто ли между меня мне можно мы на над надо наш не него нее нет ни них но о об один он она
        они оно от отметил по под после потому при про рассказал с сам свою своих себя сейчас словам со сообщил
        сообщает сообщила так также там тем то того тоже той только том ты у уже чего чем через что чтобы эта эти
        это этого этой этом этот
    """,
    "uk": """
        а але без був була були було бути в вже ви від він вона вони все всі всіх де для до його її ж за заявив
        зараз з зі і із й каже коли крім кого років року рік ми між може на над нас не неї нею них ні про по
        повідомив повідомила повідомляє під після при раніше разом сам свою своїх себе словами стало та так також
        там те тим то того тому тільки ти у час через це цей цього цьому ці що щоб щодо я як яка яке який яких якого
        які якій яку
    """,
    "vi": """
        anh ấy bà bị bởi các cho chỉ chưa có cũng cùng của đã đang đây để đến điều định đó được gì hai hay hơn hết
        khác khi không là lại lên mà mình mỗi một năm nay này nên nếu ngày người nhiều nhưng những như nói ông phải
        qua ra rằng rất rồi sau sẽ sự tại tháng theo thì trên trong trước từ và vào vẫn vì việc về với vừa
    """,
}

FUNCTION_WORDS = frozenset(word for listed in BY_LANGUAGE.values() for word in listed.split())
"""All of them together: an article's language may be unknown, and few of them are content words elsewhere."""
