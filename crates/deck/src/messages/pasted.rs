//! Messages about what was pasted into a text file.

use crate::message::messages;

messages! {
    /// A character that nobody can see.
    invisible(code, name) {
        en: "there is an invisible character: {code} ({name})"
            => "delete it, or type these words again",
        cnr: "ovdje je znak koji se ne vidi: {code} ({name})"
            => "obrišite ga ili ponovo otkucajte te riječi",
        sq: "këtu ka një shenjë që nuk shihet: {code} ({name})"
            => "fshijeni, ose shkruajini përsëri këto fjalë",
        sr: "ovde je znak koji se ne vidi: {code} ({name})"
            => "obrišite ga ili ponovo otkucajte te reči",
    }
    /// A letter that a program read in a wrong encoding.
    misread(seen, letter) {
        en: "{seen} is what a program makes of {letter} when it opens text in a wrong encoding"
            => "type the letter; if the whole file is like this, open the original again as UTF-8 and save it as UTF-8",
        cnr: "{seen} je ono što program napravi od {letter} kad tekst otvori u pogrešnom kodiranju"
            => "otkucajte to slovo; ako je cijela datoteka takva, ponovo otvorite izvornu kao UTF-8 i sačuvajte je kao UTF-8",
        sq: "{seen} është ajo që bën një program nga {letter} kur e hap tekstin me kodim të gabuar"
            => "shkruajeni shkronjën; nëse i gjithë skedari është kështu, hapeni përsëri origjinalin si UTF-8 dhe ruajeni si UTF-8",
        sr: "{seen} je ono što program napravi od {letter} kad tekst otvori u pogrešnom kodiranju"
            => "otkucajte to slovo; ako je cela datoteka takva, ponovo otvorite izvornu kao UTF-8 i sačuvajte je kao UTF-8",
    }
    /// An entity of Markdown or an escape of TOML that stands for something nobody sees.
    hidden_in_code(code) {
        en: "there is a code for a character that nobody can see or that belongs to the letter before it: {code}"
            => "delete the code, or type the letter itself",
        cnr: "ovdje je kod za znak koji se ne vidi ili koji pripada slovu ispred njega: {code}"
            => "obrišite kod ili umjesto njega otkucajte slovo",
        sq: "këtu ka një kod për një shenjë që nuk shihet ose që i takon shkronjës para saj: {code}"
            => "fshijeni kodin, ose shkruani vetë shkronjën",
        sr: "ovde je kod za znak koji se ne vidi ili koji pripada slovu ispred njega: {code}"
            => "obrišite kod ili umesto njega otkucajte slovo",
    }
    /// A bullet from a word processor.
    bullet(sign) {
        en: "the line starts with {sign}, which does not start a list item"
            => "type \"- \" for items that appear together, or \"+ \" for items that appear one by one",
        cnr: "red počinje znakom {sign}, a tako ne počinje stavka nabrajanja"
            => "otkucajte \"- \" za stavke koje se pojavljuju zajedno ili \"+ \" za stavke koje se pojavljuju jedna po jedna",
        sq: "rreshti fillon me {sign}, por kjo shenjë nuk krijon pikë në listë"
            => "shkruani \"- \" për pika që shfaqen bashkë, ose \"+ \" për pika që shfaqen një nga një",
        sr: "red počinje znakom {sign}, a tako ne počinje stavka nabrajanja"
            => "otkucajte \"- \" za stavke koje se pojavljuju zajedno ili \"+ \" za stavke koje se pojavljuju jedna po jedna",
    }
    /// A dash from a word processor.
    dash(sign) {
        en: "the line starts with a dash, {sign}, which does not start a list item"
            => "type \"- \" with the hyphen of the keyboard, or \"+ \" for items that appear one by one; a dash of a sentence goes to the end of the line before",
        cnr: "red počinje crtom {sign}, a tako ne počinje stavka nabrajanja"
            => "otkucajte \"- \" crticom sa tastature ili \"+ \" za stavke koje se pojavljuju jedna po jedna; crta iz rečenice ide na kraj prethodnog reda",
        sq: "rreshti fillon me vizën {sign}, por ajo nuk krijon pikë në listë"
            => "shkruani \"- \" me vizën lidhëse të tastierës, ose \"+ \" për pika që shfaqen një nga një; viza e një fjalie shkon në fund të rreshtit të mëparshëm",
        sr: "red počinje crtom {sign}, a tako ne počinje stavka nabrajanja"
            => "otkucajte \"- \" crticom sa tastature ili \"+ \" za stavke koje se pojavljuju jedna po jedna; crta iz rečenice ide na kraj prethodnog reda",
    }
    /// A space that is not a plain space after a sign of the format.
    other_space(marker, sign) {
        en: "after {marker} there is {sign} instead of a plain space"
            => "delete it, and type one space after {marker}",
        cnr: "iza {marker} nije običan razmak, nego {sign}"
            => "obrišite ga i otkucajte jedan razmak iza {marker}",
        sq: "pas {marker} nuk vjen hapësirë e zakonshme, por {sign}"
            => "fshijeni dhe vendosni një hapësirë të zakonshme pas {marker}",
        sr: "iza {marker} nije običan razmak, nego {sign}"
            => "obrišite ga i otkucajte jedan razmak iza {marker}",
    }
    /// No space after a sign of the format.
    no_space(marker) {
        en: "there is no space after {marker}" => "type one space after {marker}",
        cnr: "iza {marker} nema razmaka" => "otkucajte jedan razmak iza {marker}",
        sq: "pas {marker} nuk ka hapësirë" => "vendosni një hapësirë pas {marker}",
        sr: "iza {marker} nema razmaka" => "otkucajte jedan razmak iza {marker}",
    }
    /// A space before a sign of the format.
    space_before(marker, sign) {
        en: "before {marker} there is {sign}" => "delete it, so that the line starts with {marker}",
        cnr: "ispred {marker} je {sign}" => "obrišite ga, tako da red počinje sa {marker}",
        sq: "para {marker} gjendet {sign}" => "fshijeni, që rreshti të fillojë me {marker}",
        sr: "ispred {marker} je {sign}" => "obrišite ga, tako da red počinje sa {marker}",
    }
    /// A line that starts with a space that is not a plain space.
    starts_with_space(sign) {
        en: "the line starts with {sign}" => "delete it",
        cnr: "red počinje sa: {sign}" => "obrišite ga",
        sq: "rreshti fillon me: {sign}" => "fshijeni",
        sr: "red počinje sa: {sign}" => "obrišite ga",
    }
    /// A line that only looks empty.
    not_empty(sign) {
        en: "this line looks empty but has {sign}, so the texts around it are one paragraph"
            => "delete everything in the line",
        cnr: "ovaj red izgleda prazno, ali je u njemu {sign}, pa su tekst iznad njega i tekst ispod njega jedan pasus"
            => "obrišite sve iz reda",
        sq: "ky rresht duket bosh, por në të gjendet {sign}, prandaj teksti para dhe pas tij bëhet një paragraf i vetëm"
            => "fshini gjithçka në këtë rresht",
        sr: "ovaj red izgleda prazno, ali je u njemu {sign}, pa su tekst iznad njega i tekst ispod njega jedan pasus"
            => "obrišite sve iz reda",
    }
    /// A colon that is another sign, or is not right after its word.
    colon(name, seen) {
        en: "after {name} comes {seen} instead of a colon" => "write {name}: with the colon of the keyboard right after it",
        cnr: "iza {name} stoji {seen} umjesto dvotačke" => "napišite {name}: tako da dvotačka sa tastature bude odmah iza riječi",
        sq: "pas {name} vjen {seen} në vend të dy pikave" => "shkruani {name}: me dy pikat e tastierës menjëherë pas fjalës",
        sr: "iza {name} stoji {seen} umesto dvotačke" => "napišite {name}: tako da dvotačka sa tastature bude odmah iza reči",
    }
    /// The name of a section with a slip.
    section_name(seen, word) {
        en: "{seen} is not how a section starts" => "write {word} at the start of a line of its own; if it is a sentence, begin it with another word",
        cnr: "odjeljak ne počinje sa {seen}" => "napišite {word} na početku posebnog reda; ako je to rečenica, počnite je drugom riječju",
        sq: "një seksion nuk fillon me {seen}" => "shkruani {word} në fillim të një rreshti më vete; nëse është fjali, niseni me një fjalë tjetër",
        sr: "odeljak ne počinje sa {seen}" => "napišite {word} na početku posebnog reda; ako je to rečenica, počnite je drugom rečju",
    }
    /// A web address in a text.
    web_address(address) {
        en: "there is a web address in the text, and nobody can follow it here: {address}"
            => "delete it; if it is the source of a fact, it belongs into facts.toml as address",
        cnr: "u tekstu je internet-adresa, a ovdje je niko ne može otvoriti: {address}"
            => "obrišite je; ako je to izvor neke činjenice, upišite je u facts.toml kao address",
        sq: "në tekst ka një adresë interneti, dhe këtu askush nuk mund ta hapë: {address}"
            => "fshijeni; nëse është burimi i një fakti, shkruajeni në facts.toml te address",
        sr: "u tekstu je internet-adresa, a ovde niko ne može da je otvori: {address}"
            => "obrišite je; ako je to izvor neke činjenice, upišite je u facts.toml kao address",
    }
    /// A mark that forms no letter with the one before it.
    mark(sign) {
        en: "a letter has a mark that no language here uses: {sign}" => "delete it, or type the word again",
        cnr: "na slovu ispred je znak koji ovdje nema nijedno slovo: {sign}" => "obrišite ga ili ponovo otkucajte riječ",
        sq: "një shkronjë ka një shenjë që nuk e përdor asnjë nga këto gjuhë: {sign}" => "fshijeni ose shtypni përsëri fjalën",
        sr: "na slovu ispred je znak koji ovde nema nijedno slovo: {sign}" => "obrišite ga ili ponovo otkucajte reč",
    }
    /// A letter, a digit or a sign in another form.
    form(sign, typed) {
        en: "{sign} is another form of {typed}" => "type {typed} with the keyboard",
        cnr: "{sign} je drugi oblik znaka {typed}" => "otkucajte {typed} na tastaturi",
        sq: "{sign} është formë tjetër e shenjës {typed}" => "shtypni {typed} në tastierë",
        sr: "{sign} je drugi oblik znaka {typed}" => "otkucajte {typed} na tastaturi",
    }
}
