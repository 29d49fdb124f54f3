//! Messages about facts, sources, Articles and help lines.

use crate::message::messages;

messages! {
    /// A name that `facts.toml` does not declare but one that is similar.
    unknown_in_facts(kind, name, fix) {
        en: "there is no {kind} “{name}” in facts.toml" => "{fix}",
        cnr: "u facts.toml nema [[{kind}]] “{name}”" => "{fix}",
        sq: "në facts.toml nuk ka [[{kind}]] “{name}”" => "{fix}",
        sr: "u facts.toml nema [[{kind}]] “{name}”" => "{fix}",
    }
    /// A mark that is not one on purpose.
    unsure() {
        en: "“unsure” is not a mark: what is unsure is not shown to anyone" => "find out whether it is true and mark it accordingly, or take it out of the deck",
        cnr: "“unsure” nije oznaka: ono što nije sigurno ne prikazuje se nikome" => "provjerite da li je to tačno, pa stavite oznaku prema tome, ili to izbacite iz predavanja",
        sq: "“unsure” nuk mund të shkruhet te mark: ajo që nuk është e sigurt nuk i tregohet askujt" => "verifikoni nëse është e vërtetë dhe ndryshoni mark sipas kësaj, ose hiqeni nga ligjërata",
        sr: "“unsure” nije oznaka: ono što nije sigurno ne prikazuje se nikome" => "proverite da li je to tačno, pa stavite oznaku prema tome, ili to izbacite iz predavanja",
    }
    /// A mark that does not exist.
    unknown_mark(name, fix) {
        en: "{name} is not a mark" => "{fix}",
        cnr: "{name} nije oznaka sigurnosti" => "{fix}",
        sq: "{name} nuk mund të shkruhet te mark" => "{fix}",
        sr: "{name} nije oznaka sigurnosti" => "{fix}",
    }
    /// A text that is not a date.
    not_a_date(text, expected, key, example) {
        en: "{text} is not {expected}" => "write {key} = {example}",
        cnr: "{text} nije {expected}" => "napišite {key} = {example}",
        sq: "{text} nuk është {expected}" => "shkruani {key} = {example}",
        sr: "{text} nije {expected}" => "napišite {key} = {example}",
    }
    /// A text that is not an Article.
    not_an_article(text, last) {
        en: "{text} is not an Article of the Convention" => "write 3, 18(4), 3(b), 36(1)(a) or 50-53 with Articles 1 to {last}, or Constitution 22",
        cnr: "{text} nije član Konvencije" => "napišite 3, 18(4), 3(b), 36(1)(a) ili 50-53, sa članovima od 1 do {last}, ili Constitution 22",
        sq: "{text} nuk është nen i Konventës" => "shkruani 3, 18(4), 3(b), 36(1)(a) ose 50-53, me nene nga 1 deri në {last}, ose Constitution 22",
        sr: "{text} nije član Konvencije" => "napišite 3, 18(4), 3(b), 36(1)(a) ili 50-53, sa članovima od 1 do {last}, ili Constitution 22",
    }
    /// An Article that is listed twice.
    article_twice(article) {
        en: "Article {article} is listed twice" => "list it once",
        cnr: "član {article} je naveden dvaput" => "navedite ga jednom",
        sq: "neni {article} është shënuar dy herë" => "shënojeni vetëm një herë",
        sr: "član {article} je naveden dvaput" => "navedite ga jednom",
    }
    /// An item that asks about a penalty.
    asks_penalty(fact) {
        en: "“{fact}” is about a penalty, and no item asks about penalties: they change" => "ask something else; a slide may show it with the date of its page",
        cnr: "“{fact}” govori o kazni, a u kvizu se o kaznama ne pita, jer se mijenjaju" => "pitajte nešto drugo; slajd može prikazati tu činjenicu sa datumom stranice",
        sq: "“{fact}” flet për një dënim, dhe asnjë pyetje nuk pyet për dënime, sepse ndryshojnë" => "pyesni diçka tjetër; një slajd mund ta tregojë me datën e faqes",
        sr: "“{fact}” govori o kazni, a u kvizu se o kaznama ne pita, jer se menjaju" => "pitajte nešto drugo; slajd može prikazati tu činjenicu sa datumom stranice",
    }
    /// An item that asks something read long ago.
    asks_old(fact) {
        en: "“{fact}” is verified-old, which is not enough for an item: what was read long ago may be wrong today" => "check its source again and mark the fact verified or known, or ask something else",
        cnr: "“{fact}” je verified-old, a to za pitanje nije dovoljno: što je davno pročitano, danas možda nije tačno" => "ponovo provjerite izvor i označite činjenicu sa verified ili known, ili pitajte nešto drugo",
        sq: "“{fact}” është verified-old, dhe kjo nuk mjafton për një pyetje: ajo që u lexua kohë më parë sot mund të jetë gabim" => "kontrolloni përsëri burimin dhe shënojeni faktin verified ose known, ose pyesni diçka tjetër",
        sr: "“{fact}” je verified-old, a to za pitanje nije dovoljno: što je davno pročitano, danas možda nije tačno" => "ponovo proverite izvor i označite činjenicu sa verified ili known, ili pitajte nešto drugo",
    }
    /// No fact.
    no_fact() {
        en: "it cites no fact" => "add: facts = [\"the-id-of-a-fact-in-facts.toml\"]",
        cnr: "ne navodi nijednu činjenicu" => "dodajte: facts = [\"id-neke-cinjenice-iz-facts.toml\"]",
        sq: "nuk përmend asnjë fakt" => "shtoni, me një id nga facts.toml: facts = [\"id-e-nje-fakti\"]",
        sr: "ne navodi nijednu činjenicu" => "dodajte: facts = [\"id-neke-cinjenice-iz-facts.toml\"]",
    }
    /// No source.
    no_source() {
        en: "it cites no source" => "add: sources = [\"the-id-of-a-source\"]",
        cnr: "ne navodi nijedan izvor" => "dodajte: sources = [\"id-nekog-izvora\"]",
        sq: "nuk përmend asnjë burim" => "shtoni: sources = [\"id-e-nje-burimi\"]",
        sr: "ne navodi nijedan izvor" => "dodajte: sources = [\"id-nekog-izvora\"]",
    }
    /// A text that is not a web address.
    not_an_address(text) {
        en: "{text} is not a web address" => "copy it from the browser: it starts with https:// and has no spaces; or leave it out",
        cnr: "{text} nije internet-adresa" => "kopirajte je iz pregledača: počinje sa https:// i nema razmaka; ili je izostavite",
        sq: "{text} nuk është adresë interneti" => "kopjojeni nga shfletuesi: fillon me https:// dhe nuk ka hapësira; ose hiqeni",
        sr: "{text} nije internet-adresa" => "kopirajte je iz pregledača: počinje sa https:// i nema razmaka; ili je izostavite",
    }
    /// A law without a date.
    law_without_date() {
        en: "it is marked “known” and cites the law of a country, but has no date" => "add: page = \"2026-02-12\", the day, month or year of what was read, because laws change",
        cnr: "označena je sa “known” i navodi zakon neke zemlje, a nema datum" => "dodajte: page = \"2026-02-12\", datum onoga što je pročitano (dan, mjesec ili godinu), jer se zakoni mijenjaju",
        sq: "është shënuar “known” dhe përmend ligjin e një vendi, por nuk ka datë" => "shtoni: page = \"2026-02-12\", ditën, muajin ose vitin e asaj që u lexua, sepse ligjet ndryshojnë",
        sr: "označena je sa “known” i navodi zakon neke zemlje, a nema datum" => "dodajte: page = \"2026-02-12\", datum onoga što je pročitano (dan, mesec ili godinu), jer se zakoni menjaju",
    }
    /// A penalty without a date.
    penalty_without_date() {
        en: "it is about a penalty but has no date, and penalties change" => "add: page = \"2026-02-12\", the date on the page (day, month or year), or the day it was read",
        cnr: "govori o kazni, a nema datum; kazne se mijenjaju" => "dodajte: page = \"2026-02-12\", datum sa stranice (dan, mjesec ili godinu) ili dan kad je pročitana",
        sq: "flet për një dënim, por nuk ka datë, dhe dënimet ndryshojnë" => "shtoni: page = \"2026-02-12\", datën në faqe (ditë, muaj ose vit), ose ditën kur u lexua",
        sr: "govori o kazni, a nema datum; kazne se menjaju" => "dodajte: page = \"2026-02-12\", datum sa stranice (dan, mesec ili godinu) ili dan kada je pročitana",
    }
    /// A fact with a country or a topic alone.
    half_a_topic(given, missing, example) {
        en: "it has a {given} but no {missing}" => "add: {missing} = {example}, or delete {given}",
        cnr: "ima {given}, a nema {missing}" => "dodajte: {missing} = {example}, ili obrišite {given}",
        sq: "ka {given}, por jo {missing}" => "shtoni: {missing} = {example}, ose fshini {given}",
        sr: "ima {given}, a nema {missing}" => "dodajte: {missing} = {example}, ili obrišite {given}",
    }
    /// A topic that does not exist.
    unknown_topic(name, fix) {
        en: "there is no topic {name}" => "{fix}",
        cnr: "nema teme {name}" => "{fix}",
        sq: "nuk ka temë me emrin {name}" => "{fix}",
        sr: "nema teme {name}" => "{fix}",
    }
    /// A fact that nothing cites.
    fact_unused() {
        en: "no slide or item cites this fact" => "cite it on a slide or in an item, or delete it",
        cnr: "nijedan slajd i nijedno pitanje ne navode ovu činjenicu" => "navedite je na slajdu ili u pitanju, ili je obrišite",
        sq: "asnjë slajd dhe asnjë pyetje nuk e përmend këtë fakt" => "përmendeni në një slajd ose në një pyetje, ose fshijeni",
        sr: "nijedan slajd i nijedno pitanje ne navode ovu činjenicu" => "navedite je na slajdu ili u pitanju, ili je obrišite",
    }
    /// A source that nothing cites.
    source_unused() {
        en: "no fact or help line cites this source" => "cite it where something is based on it, or delete it",
        cnr: "nijedna činjenica i nijedna linija za pomoć ne navode ovaj izvor" => "navedite ga tamo gdje se nešto na njemu zasniva, ili ga obrišite",
        sq: "asnjë fakt dhe asnjë linjë ndihme nuk e përmend këtë burim" => "përmendeni aty ku diçka mbështetet në të, ose fshijeni",
        sr: "nijedna činjenica i nijedna linija za pomoć ne navode ovaj izvor" => "navedite ga tamo gde se nešto na njemu zasniva, ili ga obrišite",
    }
    /// A fact about another country.
    fact_of_other_country(country, fact, other) {
        en: "it is for {country} and cites “{fact}”, which is about {other}" => "cite a fact about {country}, or correct the country of the fact",
        cnr: "odnosi se na {country}, a navodi činjenicu “{fact}”, koja govori o {other}" => "navedite činjenicu o {country} ili ispravite zemlju te činjenice",
        sq: "është për {country} dhe përmend “{fact}”, që flet për {other}" => "përmendni një fakt për {country}, ose ndreqni vendin e faktit",
        sr: "odnosi se na {country}, a navodi činjenicu “{fact}”, koja govori o {other}" => "navedite činjenicu o {country} ili ispravite zemlju te činjenice",
    }
    /// A topic that no fact tells.
    topic_missing(country, topic) {
        en: "no slide for {country} cites a fact with topic {topic}" => "ask the partners in {country}; write a [[fact]] with country = \"{country}\" and topic = \"{topic}\", and cite it on a slide",
        cnr: "nijedan slajd za {country} ne navodi činjenicu sa temom {topic}" => "pitajte partnere u {country}; napišite [[fact]] sa country = \"{country}\" i topic = \"{topic}\" i navedite je na slajdu",
        sq: "asnjë slajd për {country} nuk përmend ndonjë fakt me temën {topic}" => "pyesni partnerët në {country}; shkruani një [[fact]] me country = \"{country}\" dhe topic = \"{topic}\", dhe përmendeni në një slajd",
        sr: "nijedan slajd za {country} ne navodi činjenicu sa temom {topic}" => "pitajte partnere u {country}; napišite [[fact]] sa country = \"{country}\" i topic = \"{topic}\" i navedite je na slajdu",
    }
    /// A topic whose fact no slide cites.
    topic_uncited(country, topic, fact) {
        en: "no slide for {country} cites a fact with topic {topic}" => "cite the fact {fact} on a slide for {country}",
        cnr: "nijedan slajd za {country} ne navodi činjenicu sa temom {topic}" => "navedite činjenicu {fact} na nekom slajdu za {country}",
        sq: "asnjë slajd për {country} nuk përmend ndonjë fakt me temën {topic}" => "përmendni faktin {fact} në një slajd për {country}",
        sr: "nijedan slajd za {country} ne navodi činjenicu sa temom {topic}" => "navedite činjenicu {fact} na nekom slajdu za {country}",
    }
    /// A page with a date in the future.
    future_page(page, today) {
        en: "its page is dated {page}, which is in the future: today is {today}" => "write the date on the page, or the day it was read if the page has no date",
        cnr: "datum stranice je {page}, a to je u budućnosti: danas je {today}" => "napišite datum sa stranice ili, ako ga na njoj nema, dan kad je pročitana",
        sq: "faqja mban datën {page}, që është në të ardhmen: sot është {today}" => "shkruani datën në faqe, ose ditën kur u lexua nëse faqja nuk ka datë",
        sr: "datum stranice je {page}, a to je u budućnosti: danas je {today}" => "napišite datum sa stranice ili, ako ga na njoj nema, dan kada je pročitana",
    }
}

crate::message::phrases! {
    /// The fix for a name that is like no known one.
    declare_in_facts(kind) {
        en: "add a [[{kind}]] with this id to facts.toml, or use another id",
        cnr: "dodajte [[{kind}]] sa ovim id-om u facts.toml ili upotrijebite drugi id",
        sq: "shtoni një [[{kind}]] me këtë id në facts.toml, ose përdorni një id tjetër",
        sr: "dodajte [[{kind}]] sa ovim id-om u facts.toml ili upotrebite drugi id",
    }
}
