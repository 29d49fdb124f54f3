//! Messages about the slides, items and languages that `deck.toml` declares.

use crate::message::messages;

messages! {
    /// Too few slides.
    few_slides(least, count) {
        en: "a deck has at least {least} slides, and this one has {count}" => "add slides: [[slide]] and its fields",
        cnr: "predavanje ima najmanje {least} slajda, a ovo ih ima {count}" => "dodajte slajdove: [[slide]] i njegova polja",
        sq: "një ligjëratë ka të paktën {least} slajde, dhe kjo ka {count}" => "shtoni slajde: [[slide]] dhe fushat e tij",
        sr: "predavanje ima najmanje {least} slajda, a ovo ih ima {count}" => "dodajte slajdove: [[slide]] i njegova polja",
    }
    /// No items.
    no_items() {
        en: "a deck has at least one item, and this one has none" => "add items: [[item]] and its fields",
        cnr: "predavanje ima bar jedno pitanje, a ovo nema nijedno" => "dodajte pitanja: [[item]] i njegova polja",
        sq: "një ligjëratë ka të paktën një pyetje, dhe kjo nuk ka asnjë" => "shtoni pyetje: [[item]] dhe fushat e saj",
        sr: "predavanje ima bar jedno pitanje, a ovo nema nijedno" => "dodajte pitanja: [[item]] i njegova polja",
    }
    /// A language that does not exist.
    unknown_language(tag, fix) {
        en: "there is no language {tag}" => "{fix}",
        cnr: "nema jezika {tag}" => "{fix}",
        sq: "gjuha {tag} nuk njihet" => "{fix}",
        sr: "nema jezika {tag}" => "{fix}",
    }
    /// A language that is listed twice.
    language_twice(language) {
        en: "the language {language} is listed twice" => "list it once",
        cnr: "jezik {language} je naveden dvaput" => "navedite ga jednom",
        sq: "gjuha {language} është shënuar dy herë" => "shënojeni vetëm një herë",
        sr: "jezik {language} je naveden dvaput" => "navedite ga jednom",
    }
    /// No language.
    no_language() {
        en: "no language is declared" => "add: languages = [\"en\"]",
        cnr: "nijedan jezik nije naveden" => "dodajte: languages = [\"en\"]",
        sq: "nuk është shënuar asnjë gjuhë" => "shtoni: languages = [\"en\"]",
        sr: "nijedan jezik nije naveden" => "dodajte: languages = [\"en\"]",
    }
    /// An objective without items.
    unmeasured() {
        en: "no item measures this objective" => "make it the objective of an item, or delete it",
        cnr: "nijedno pitanje ne mjeri ovaj cilj" => "navedite ga u nekom pitanju kao objective ili ga obrišite",
        sq: "asnjë pyetje nuk e mat këtë qëllim" => "bëjeni objective të një pyetjeje, ose fshijeni",
        sr: "nijedno pitanje ne meri ovaj cilj" => "navedite ga u nekom pitanju kao objective ili ga obrišite",
    }
    /// An objective that is not declared.
    unknown_objective(name, fix) {
        en: "there is no objective “{name}”" => "{fix}",
        cnr: "nema cilja “{name}”" => "{fix}",
        sq: "nuk ka qëllim me emrin “{name}”" => "{fix}",
        sr: "nema cilja “{name}”" => "{fix}",
    }
    /// An item without four choices.
    not_four_choices(count) {
        en: "an item has four choices, and this one has {count}" => "list the ids of four choices; “I don’t know” is added by the program",
        cnr: "pitanje ima četiri odgovora, a ovo ih ima {count}" => "navedite id za svaki od četiri odgovora; “Ne znam” dodaje program",
        sq: "një pyetje ka katër zgjedhje, dhe kjo ka {count}" => "shënoni id-të e katër zgjedhjeve; “Nuk e di” e shton programi",
        sr: "pitanje ima četiri odgovora, a ovo ih ima {count}" => "navedite id za svaki od četiri odgovora; “Ne znam” dodaje program",
    }
    /// A right choice that is not among the choices.
    key_not_a_choice(key, fix) {
        en: "the right choice “{key}” is not one of its choices" => "{fix}",
        cnr: "tačan odgovor “{key}” nije među odgovorima" => "{fix}",
        sq: "zgjedhja e saktë “{key}” nuk është mes zgjedhjeve të saj" => "{fix}",
        sr: "tačan odgovor “{key}” nije među odgovorima" => "{fix}",
    }
    /// Choices of a slide that cannot have any.
    choices_forbidden(kinds, write) {
        en: "only slides of kind {kinds} have choices" => "delete choices, or write {write}",
        cnr: "odgovore (choices) imaju samo slajdovi vrste {kinds}" => "obrišite choices ili napišite {write}",
        sq: "vetëm slajdet e llojit {kinds} mund të kenë zgjedhje (choices)" => "fshini choices, ose shkruani {write}",
        sr: "odgovore (choices) imaju samo slajdovi vrste {kinds}" => "obrišite choices ili napišite {write}",
    }
    /// A vote with too few or too many choices.
    wrong_number_of_choices(kind, count, least, most) {
        en: "a {kind} has {least} to {most} choices, and this one has {count}" => "list the ids of its choices: choices = [\"yes\", \"no\"]",
        cnr: "slajd vrste {kind} ima {least} do {most} odgovora, a ovaj ih ima {count}" => "navedite id svakog odgovora: choices = [\"da\", \"ne\"]",
        sq: "një slajd i llojit {kind} ka {least} deri në {most} zgjedhje, dhe ky ka {count}" => "shënoni id-të e zgjedhjeve: choices = [\"po\", \"jo\"]",
        sr: "slajd vrste {kind} ima {least} do {most} odgovora, a ovaj ih ima {count}" => "navedite id svakog odgovora: choices = [\"da\", \"ne\"]",
    }
    /// `explain_first` of a case.
    explain_first_of_case(polls, case) {
        en: "only a {polls} has explain_first" => "delete explain_first; a {case} names the choice that guidance supports: supported = \"he-leaves\"",
        cnr: "explain_first može imati samo slajd vrste {polls}" => "obrišite explain_first; slajd vrste {case} navodi odgovor koji podržavaju smjernice: supported = \"he-leaves\"",
        sq: "vetëm një slajd i llojit {polls} mund të ketë explain_first" => "fshini explain_first; te {case} shkruani zgjedhjen që e mbështesin udhëzimet: supported = \"he-leaves\"",
        sr: "explain_first može imati samo slajd vrste {polls}" => "obrišite explain_first; slajd vrste {case} navodi odgovor koji podržavaju smernice: supported = \"he-leaves\"",
    }
    /// `explain_first` of a slide without a poll.
    explain_first_forbidden(polls, write) {
        en: "only a {polls} has explain_first" => "delete explain_first, or write {write}",
        cnr: "explain_first može imati samo slajd vrste {polls}" => "obrišite explain_first ili napišite {write}",
        sq: "vetëm një slajd i llojit {polls} mund të ketë explain_first" => "fshini explain_first, ose shkruani {write}",
        sr: "explain_first može imati samo slajd vrste {polls}" => "obrišite explain_first ili napišite {write}",
    }
    /// `supported` of a slide that is not a case.
    supported_forbidden(cases, write) {
        en: "only a {cases} has a choice that guidance supports" => "delete supported, or write {write}",
        cnr: "samo slajd vrste {cases} ima odgovor koji podržavaju smjernice" => "obrišite supported ili napišite {write}",
        sq: "vetëm një slajd i llojit {cases} mund të ketë një zgjedhje që e mbështesin udhëzimet" => "fshini supported, ose shkruani {write}",
        sr: "samo slajd vrste {cases} ima odgovor koji podržavaju smernice" => "obrišite supported ili napišite {write}",
    }
    /// `supported` that is not among the choices.
    supported_not_a_choice(name, fix) {
        en: "{name} in supported is not one of its choices" => "{fix}",
        cnr: "{name} u polju supported nije među odgovorima" => "{fix}",
        sq: "{name} te supported nuk është mes zgjedhjeve të tij" => "{fix}",
        sr: "{name} u polju supported nije među odgovorima" => "{fix}",
    }
    /// An id that is used twice.
    id_twice(before, kind) {
        en: "this id is already used in line {before}" => "give this {kind} another id",
        cnr: "ovaj id je već upotrijebljen u redu {before}" => "dajte drugi id ovom dijelu [[{kind}]]",
        sq: "kjo id është përdorur më parë në rreshtin {before}" => "jepini një id tjetër kësaj pjese [[{kind}]]",
        sr: "ovaj id je već upotrebljen u redu {before}" => "dajte drugi id ovom delu [[{kind}]]",
    }
    /// `part` of a slide that is not a quiz.
    part_forbidden() {
        en: "only a quiz slide has a part" => "delete part, or write kind = \"quiz\"",
        cnr: "samo slajd kviza ima part" => "obrišite part ili napišite kind = \"quiz\"",
        sq: "vetëm një slajd kuizi ka part" => "fshini part, ose shkruani kind = \"quiz\"",
        sr: "samo slajd kviza ima part" => "obrišite part ili napišite kind = \"quiz\"",
    }
    /// Country tables of a slide that cannot differ.
    country_forbidden(kinds) {
        en: "only slides of these kinds differ per country: {kinds}" => "change its kind, or delete its country tables",
        cnr: "po zemljama se razlikuju samo slajdovi ovih vrsta: {kinds}" => "promijenite mu vrstu (kind) ili obrišite njegove tabele po zemljama",
        sq: "sipas vendit ndryshojnë vetëm slajdet e këtyre llojeve: {kinds}" => "ndërrojini llojin (kind), ose fshini tabelat e vendeve",
        sr: "po zemljama se razlikuju samo slajdovi ovih vrsta: {kinds}" => "promenite mu vrstu (kind) ili obrišite njegove tabele po zemljama",
    }
    /// `at_the_door` of another slide.
    at_the_door_forbidden() {
        en: "only the quiz before the lecture is answered while people arrive" => "delete at_the_door, or move it to the quiz with part = \"pre\"",
        cnr: "dok ljudi dolaze, odgovara se samo na kviz prije predavanja" => "obrišite at_the_door ili ga premjestite u kviz sa part = \"pre\"",
        sq: "vetëm kuizi para ligjëratës mund të plotësohet ndërsa njerëzit po vijnë" => "fshini at_the_door, ose zhvendoseni te kuizi me part = \"pre\"",
        sr: "dok ljudi dolaze, odgovara se samo na kviz pre predavanja" => "obrišite at_the_door ili ga premestite u kviz sa part = \"pre\"",
    }
    /// A kind of slide that does not exist.
    unknown_kind(name, fix) {
        en: "there is no kind {name}" => "{fix}",
        cnr: "nema vrste slajda {name}" => "{fix}",
        sq: "nuk ka lloj slajdi me emrin {name}" => "{fix}",
        sr: "nema vrste slajda {name}" => "{fix}",
    }
    /// A part of the quiz that does not exist.
    unknown_part(name) {
        en: "part must be pre or post, but is {name}" => "write part = \"pre\" or part = \"post\"",
        cnr: "part treba da bude \"pre\" ili \"post\", a ovdje je {name}" => "napišite part = \"pre\" ili part = \"post\"",
        sq: "part duhet të jetë pre ose post, por është {name}" => "shkruani part = \"pre\" ose part = \"post\"",
        sr: "part treba da bude \"pre\" ili \"post\", a ovde je {name}" => "napišite part = \"pre\" ili part = \"post\"",
    }
    /// A country that does not exist.
    unknown_country(code, countries) {
        en: "there is no country {code}" => "the countries are {countries}",
        cnr: "nema zemlje {code}" => "zemlje su {countries}",
        sq: "asnjë vend nuk e ka kodin {code}" => "kodet e vendeve janë {countries}",
        sr: "nema zemlje {code}" => "zemlje su {countries}",
    }
    /// The table of a country that is missing.
    country_missing(country, kind, countries) {
        en: "the table for {country} is missing" => "add a table [{kind}.country.{country}]; each of {countries} needs one",
        cnr: "nedostaje tabela za {country}" => "dodajte tabelu [{kind}.country.{country}]; po jedna treba za {countries}",
        sq: "mungon tabela për {country}" => "shtoni një tabelë [{kind}.country.{country}]; secili prej {countries} e ka të vetën",
        sr: "nedostaje tabela za {country}" => "dodajte tabelu [{kind}.country.{country}]; po jedna treba za {countries}",
    }
    /// A field for all countries in a part that differs.
    not_for_all(key, tables) {
        en: "it differs per country, so it cannot have {key} for all countries" => "move {key} to {tables}",
        cnr: "razlikuje se po zemljama, pa ne može imati {key} za sve zemlje" => "premjestite {key} u {tables}",
        sq: "ndryshon sipas vendit, prandaj nuk mund të ketë {key} për të gjitha vendet" => "zhvendosni {key} te {tables}",
        sr: "razlikuje se po zemljama, pa ne može imati {key} za sve zemlje" => "premestite {key} u {tables}",
    }
    /// No quiz.
    no_quiz(part) {
        en: "there is no quiz slide with part = \"{part}\"" => "add a slide with kind = \"quiz\" and part = \"{part}\"",
        cnr: "nema slajda kviza sa part = \"{part}\"" => "dodajte slajd sa kind = \"quiz\" i part = \"{part}\"",
        sq: "nuk ka slajd kuizi me part = \"{part}\"" => "shtoni një slajd me kind = \"quiz\" dhe part = \"{part}\"",
        sr: "nema slajda kviza sa part = \"{part}\"" => "dodajte slajd sa kind = \"quiz\" i part = \"{part}\"",
    }
    /// A quiz too many.
    quiz_twice(part) {
        en: "there is already a quiz with part = \"{part}\"" => "delete one of the two",
        cnr: "već postoji kviz sa part = \"{part}\"" => "obrišite jedan od ta dva",
        sq: "ka tashmë një kuiz me part = \"{part}\"" => "fshini njërin prej të dyve",
        sr: "već postoji kviz sa part = \"{part}\"" => "obrišite jedan od ta dva",
    }
    /// The quizzes in the wrong order.
    quizzes_swapped() {
        en: "the quiz after the lecture comes before the one at its start" => "swap pre and post",
        cnr: "kviz poslije predavanja dolazi prije onog na početku" => "neka part = \"pre\" i part = \"post\" zamijene mjesta",
        sq: "kuizi pas ligjëratës vjen para atij në fillim" => "shkëmbeni pre me post",
        sr: "kviz posle predavanja dolazi pre onog na početku" => "neka part = \"pre\" i part = \"post\" zamene mesta",
    }
    /// A pause that is not the last slide.
    pause_not_last() {
        en: "a deck has at most one pause, and it is the last slide: a key shows it at any time" => "move it to the end, or delete it",
        cnr: "predavanje ima najviše jednu pauzu, i ona je posljednji slajd: tasterom se može prikazati u svakom trenutku" => "premjestite je na kraj ili je obrišite",
        sq: "një ligjëratë ka më së shumti një pauzë, dhe ajo është slajdi i fundit: me një tast mund ta shfaqni kurdo" => "zhvendoseni në fund, ose fshijeni",
        sr: "predavanje ima najviše jednu pauzu, i ona je poslednji slajd: tasterom se može prikazati u svakom trenutku" => "premestite je na kraj ili je obrišite",
    }
    /// Slides that take too long.
    seconds_too_many(seconds, minutes, planned, difference) {
        en: "the slides take {seconds} seconds, but {minutes} minutes are {planned}: {difference} seconds too many" => "change the seconds of some slides, or the minutes",
        cnr: "slajdovi ukupno traju {seconds} s, a planirano je {minutes} min ({planned} s): {difference} s previše" => "promijenite sekunde (seconds) nekih slajdova ili minute (minutes)",
        sq: "slajdet zgjasin {seconds} sekonda, por {minutes} minuta janë {planned}: {difference} sekonda më shumë" => "ndryshoni sekondat (seconds) e disa slajdeve, ose minutat (minutes)",
        sr: "slajdovi ukupno traju {seconds} s, a planirano je {minutes} min ({planned} s): {difference} s previše" => "promenite sekunde (seconds) nekih slajdova ili minute (minutes)",
    }
    /// Slides that do not fill the time.
    seconds_too_few(seconds, minutes, planned, difference) {
        en: "the slides take {seconds} seconds, but {minutes} minutes are {planned}: {difference} seconds too few" => "change the seconds of some slides, or the minutes",
        cnr: "slajdovi ukupno traju {seconds} s, a planirano je {minutes} min ({planned} s): {difference} s premalo" => "promijenite sekunde (seconds) nekih slajdova ili minute (minutes)",
        sq: "slajdet zgjasin {seconds} sekonda, por {minutes} minuta janë {planned}: {difference} sekonda më pak" => "ndryshoni sekondat (seconds) e disa slajdeve, ose minutat (minutes)",
        sr: "slajdovi ukupno traju {seconds} s, a planirano je {minutes} min ({planned} s): {difference} s premalo" => "promenite sekunde (seconds) nekih slajdova ili minute (minutes)",
    }
    /// A slide that takes longer than planned.
    slide_too_short(seconds, planned, speech, words, questions, room, fix) {
        en: "it needs {seconds} seconds, but {planned} are planned: {speech} for {words} spoken words, {questions} for questions to the room, {room} for what the room does on phones or looks at" => "{fix}",
        cnr: "potrebno mu je {seconds} s, a planirano je {planned} s: {speech} s za govor (riječi: {words}), {questions} s za pitanja sali, {room} s za ono što sala radi na telefonu ili gleda" => "{fix}",
        sq: "i duhen {seconds} sekonda, por janë planifikuar {planned}: {speech} për {words} fjalë të thëna, {questions} për pyetje drejtuar sallës, {room} për atë që salla bën në telefon ose shikon" => "{fix}",
        sr: "potrebno mu je {seconds} s, a planirano je {planned} s: {speech} s za govor (reči: {words}), {questions} s za pitanja sali, {room} s za ono što sala radi na telefonu ili gleda" => "{fix}",
    }
    /// A lecture that takes longer than planned.
    lecture_too_short(needed, planned) {
        en: "the lecture needs {needed} minutes, but {planned} minutes are planned" => "plan more minutes, or say and ask less; a quiz with at_the_door = true is not part of them",
        cnr: "predavanju je potrebno {needed} minuta, a planirano je {planned} minuta" => "planirajte više minuta, ili manje govorite i pitajte; kviz sa at_the_door = true ne ulazi u njih",
        sq: "ligjëratës i duhen {needed} minuta, por janë planifikuar {planned} minuta" => "planifikoni më shumë minuta, ose thoni dhe pyesni më pak; kuizi me at_the_door = true nuk hyn në to",
        sr: "predavanju je potrebno {needed} minuta, a planirano je {planned} minuta" => "planirajte više minuta, ili manje govorite i pitajte; kviz sa at_the_door = true ne ulazi u njih",
    }
}

crate::message::phrases! {
    /// The fix for a slide that takes too long.
    plan_seconds(seconds) {
        en: "plan {seconds} seconds",
        cnr: "planirajte {seconds} s",
        sq: "planifikoni {seconds} sekonda",
        sr: "planirajte {seconds} s",
    }
    /// The fix for a slide that says too much.
    plan_seconds_or_cut(seconds, words) {
        en: "plan {seconds} seconds, or cut about {words} words",
        cnr: "planirajte {seconds} s ili izbacite oko {words} riječi",
        sq: "planifikoni {seconds} sekonda, ose hiqni rreth {words} fjalë",
        sr: "planirajte {seconds} s ili izbacite oko {words} reči",
    }
}
