"""A text's language is known by its script and small words; names and quoted passages don't make English foreign."""

import pytest

from briefings.text.language import find_foreign_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke ist seit Montag offen, und die Stadt freut sich, dass sie nicht mehr warten muss.", "German"),
        ("Le pont est ouvert depuis lundi, et la ville est contente de ne plus attendre dans les rues.", "French"),
        ("El puente está abierto desde el lunes, y los vecinos dicen que no quieren esperar más.", "Spanish"),
        ("Il ponte è aperto da lunedì e i cittadini sono contenti, perché non devono più aspettare.", "Italian"),
        ("A ponte está aberta desde segunda, e os moradores não querem mais esperar por uma obra.", "Portuguese"),
        ("De brug is sinds maandag open, en de stad is blij dat zij niet meer hoeft te wachten.", "Dutch"),
        ("Bron i staden är öppen efter fyra år, och vi har väntat länge nog på den nya vägen.", "Swedish"),
        ("Broen i byen er åben efter fire år, og vi har ventet længe nok på den nye vej.", "Danish"),
        ("Most jest otwarty od poniedziałku, a mieszkańcy nie muszą już czekać na promy i objazdy.", "Polish"),
        ("Köprü pazartesi günü açıldı ve şehir çok mutlu, ama bu iş için daha çok para lazım dedi.", "Turkish"),
        # Few small words, and letters that English hasn't; without two small words the language stays open.
        (
            "Varn belediye başkanı pazartesi günü yeni garajı açtı. Çalışmalar üç yıl sürdü ve beklenenden pahalı.",
            "another language",
        ),
        (
            "Burmistrz Varn otworzył w poniedziałek nową zajezdnię. Prace trwały trzy lata i kosztowały więcej.",
            "Polish",
        ),
        ("다리는 월요일에 열렸다. 주민들은 기뻐했다.", "Korean"),
        ("橋は月曜日に開通した。住民は喜んだ。", "Japanese"),
        ("大桥周一通车。居民都很高兴。", "Chinese"),
        ("Мост открыт с понедельника, жители рады.", "Russian"),
        ("Міст відкрили у понеділок, і жителі раді.", "Ukrainian"),
        ("افتتح الجسر يوم الاثنين وفرح السكان.", "Arabic"),
        ("สะพานเปิดเมื่อวันจันทร์", "Thai"),
        ("पुल सोमवार को खुला और लोग खुश हैं।", "Hindi"),
        (
            (
                "Gradonačelnik otvorio stari kameni prolaz preko rijeke, rekavši kako grad dugo čekao radove; gosti "
                "dočekali otvorenje glazbom, plesom, hranom, pićem, pjesmom, vatrometom kasno navečer, usprkos kiši."
            ),
            "another language",
        ),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert find_foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on Monday.",
        "Bürgermeister Jörg Müller of Görlitz opened the Café Überblick. The sign reads „Herzlich willkommen“.",
        "She said: „Wir haben lange genug gewartet, und nun ist sie da.“ Then the band played, and the mayor left.",
        "The sign reads 새 찻집 in Korean, and 新しい茶店 in Japanese; nobody in the street could read either of them.",
        "Starters: Bruschetta, Caprese. Mains: Tagliatelle al ragù, Saltimbocca alla romana. Desserts: Tiramisù.",
        "Results: 1. Anna Müller (GER) 2. Jean Dupont (FRA) 3. Luis García (ESP) 4. Jan Nowak (POL)",
        "Mayor opens bridge, thousands cheer",
        "Jam sessions, blåbär, smörgåstårta, café concerts and crêpes: autumn weekend tips, updated daily, free entry.",
        "Rain expected Monday, sun Tuesday, storms near coast, highs around twenty, winds moderate, seas calm.",
        "",
        "12 34 56",
    ],
)
def test_english_with_foreign_names_quotations_and_lists_stays_english(text: str) -> None:
    assert find_foreign_language(text) is None


@pytest.mark.parametrize(
    ("foreign", "english"),
    [
        ("Der Bürgermeister eröffnete die Brücke. Viele kamen.", "Der Spiegel sues. Die Welt waits."),
        ("Es regnet. Der Fluss steigt.", "Er, no. Um, so what? Die Hard returns."),
        ("La gare ferme. Les trains ne roulent plus.", "Cirque du Soleil returns. La Scala reopens."),
        ("Le maire part lundi. Il ne dit rien.", "“Je ne regrette rien,” Piaf sang."),
        ("Llueve en Faro. Las calles están vacías.", "Los Angeles burns. Las Vegas waits."),
        ("El ministro dimite. Se va el lunes.", "Hasta la vista, Schwarzenegger tells voters."),
        ("Piove a Varn. Le strade sono vuote.", "Il Volo sings. Aviation biofuels exist, i.e."),
        ("A fábrica fecha. Não há trabalho.", "Dos Santos dies. Da Silva mourns."),
        ("Het regent in Gent. De straten zijn leeg.", "Van der Berg follows. Den Haag votes."),
        ("Det regnar i Lund. Gatorna är tomma.", "Coup d'état fails. Ex-president held."),
        ("W mieście pada. Ulice są puste.", "Café Überblick closes. https://t.co/o0e0w pic.site.com/u1"),
    ],
)
def test_two_short_sentences_are_told_from_english_ones_with_foreign_names(foreign: str, english: str) -> None:
    assert find_foreign_language(foreign) is not None
    assert find_foreign_language(english) is None


@pytest.mark.parametrize(
    "foreign",
    [
        "La police a arrêté mardi deux hommes soupçonnés d'avoir volé des vélos. Ils risquent jusqu'à trois ans.",
        "La polizia ha fermato martedì due uomini sospettati di aver rubato biciclette. Rischiano tre anni di carcere.",
        "Policja zatrzymała we wtorek dwóch mężczyzn podejrzanych o kradzież rowerów. Grożą im trzy lata.",
        "A rendőrség kedden két férfit vett őrizetbe kerékpárlopás gyanújával. Akár három év börtön is várhat rájuk.",
        "Polisi waliwakamata wanaume wawili siku ya Jumanne kwa tuhuma za wizi wa baiskeli. Wanaweza kufungwa miaka.",
        "Inaresto ng pulisya noong Martes ang dalawang lalaki na pinaghihinalaang nagnakaw ng mga bisikleta.",
        "Arestiodd yr heddlu ddau ddyn ddydd Mawrth ar amheuaeth o ddwyn beiciau. Fe allen nhw wynebu carchar.",
        "De fietsen waren weg.",
        "DIE POLIZEI HAT AM DIENSTAG ZWEI MÄNNER FESTGENOMMEN, DIE FAHRRÄDER GESTOHLEN HABEN SOLLEN.",
        "LA POLICE A ARRÊTÉ MARDI DEUX HOMMES SOUPÇONNÉS D'AVOIR VOLÉ DES VÉLOS DANS LE QUARTIER.",
    ],
)
def test_two_sentences_without_words_of_english_are_another_language(foreign: str) -> None:
    assert find_foreign_language(foreign) is not None


@pytest.mark.parametrize(
    "english",
    [
        "POLICE ARREST TWO MEN OVER BICYCLE THEFTS IN VARN. BOTH DENY CHARGES AND WANT LAWYERS.",
        "DIE HARD FANS DIE IN VARN MAN SAYS",
        f"{'It rained. ' * 40}Nora Abara stayed.",
        "Two held over bicycle thefts. Both deny charges.",
        "Varn United: Abara; Lindqvist, Ferreira, Osei (capt), Kowalczyk; subs not used: Dalgaard, Öz.",
        "On offer in Varn: spaghetti alla vongole, saltimbocca alla romana, risotto ai funghi. Nora Abara cooks.",
        "Juan de la Vega, Ana de los Ríos, Rui dos Reis and Piet van der Zee resign.",
        "Nora Abara read it aloud: “Wir haben lange genug gewartet, und die Stadt will nicht mehr warten.”",
    ],
)
def test_english_without_many_small_words_stays_english(english: str) -> None:
    assert find_foreign_language(english) is None
