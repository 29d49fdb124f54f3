//! The messages that authors read in their own language: those about pasted text, and the most
//! common ones. All others are in English, at the place that reports them.
//!
//! Words that belong to a file, such as `Notes:` or `languages`, are the same in every language.

use crate::message::messages;

messages! {
    /// A character that nobody can see.
    invisible(code, name, column) {
        en: "there is an invisible character in column {column}: {code} ({name})"
            => "delete it, or type these words again",
        cnr: "u koloni {column} je znak koji se ne vidi: {code} ({name})"
            => "obrišite ga ili ponovo otkucajte te riječi",
        sq: "në kolonën {column} ka një shenjë që nuk shihet: {code} ({name})"
            => "fshijeni ose shtypni përsëri këto fjalë",
        sr: "u koloni {column} je znak koji se ne vidi: {code} ({name})"
            => "obrišite ga ili ponovo otkucajte te reči",
    }
    /// An entity of Markdown or an escape of TOML that stands for something nobody sees.
    hidden_in_code(code) {
        en: "there is a code for a character that nobody can see or that belongs to the letter before it: {code}"
            => "delete the code, or type the letter itself",
        cnr: "ovdje je kod znaka koji se ne vidi ili koji pripada slovu ispred: {code}"
            => "obrišite kod ili otkucajte samo slovo",
        sq: "këtu ka një kod për një shenjë që nuk shihet ose që i takon shkronjës para saj: {code}"
            => "fshijeni kodin ose shtypni vetë shkronjën",
        sr: "ovde je kod znaka koji se ne vidi ili koji pripada slovu ispred: {code}"
            => "obrišite kod ili otkucajte samo slovo",
    }
    /// A bullet from a word processor.
    bullet(sign) {
        en: "the line starts with {sign}, which makes no point of a list"
            => "type \"- \" for points that appear together, or \"+ \" for one after the other",
        cnr: "red počinje znakom {sign}, a on ne pravi tačku nabrajanja"
            => "otkucajte \"- \" za tačke koje se pojavljuju zajedno ili \"+ \" za jednu po jednu",
        sq: "rreshti fillon me {sign}, që nuk bën pikë liste"
            => "shtypni \"- \" për pika që shfaqen bashkë ose \"+ \" për një nga një",
        sr: "red počinje znakom {sign}, a on ne pravi tačku nabrajanja"
            => "otkucajte \"- \" za tačke koje se pojavljuju zajedno ili \"+ \" za jednu po jednu",
    }
    /// A dash from a word processor.
    dash(sign) {
        en: "the line starts with a dash, {sign}, which makes no point of a list"
            => "type \"- \" with the hyphen of the keyboard, or \"+ \" for points one after the other; a dash of a sentence goes to the end of the line before",
        cnr: "red počinje crtom {sign}, a ona ne pravi tačku nabrajanja"
            => "otkucajte \"- \" crticom sa tastature ili \"+ \" za tačke jednu po jednu; crta iz rečenice ide na kraj prethodnog reda",
        sq: "rreshti fillon me vizën {sign}, që nuk bën pikë liste"
            => "shtypni \"- \" me vizën e tastierës ose \"+ \" për pika një nga një; viza e një fjalie shkon në fund të rreshtit para",
        sr: "red počinje crtom {sign}, a ona ne pravi tačku nabrajanja"
            => "otkucajte \"- \" crticom sa tastature ili \"+ \" za tačke jednu po jednu; crta iz rečenice ide na kraj prethodnog reda",
    }
    /// A space that is no plain space after a sign of the format.
    other_space(marker, sign) {
        en: "after {marker} there is no plain space but {sign}"
            => "delete it, and type one space after {marker}",
        cnr: "iza {marker} nije običan razmak, nego {sign}"
            => "obrišite ga i otkucajte jedan razmak iza {marker}",
        sq: "pas {marker} nuk ka hapësirë të zakonshme, por {sign}"
            => "fshijeni dhe shtypni një hapësirë pas {marker}",
        sr: "iza {marker} nije običan razmak, nego {sign}"
            => "obrišite ga i otkucajte jedan razmak iza {marker}",
    }
    /// No space after a sign of the format.
    no_space(marker) {
        en: "there is no space after {marker}" => "type one space after {marker}",
        cnr: "iza {marker} nema razmaka" => "otkucajte jedan razmak iza {marker}",
        sq: "pas {marker} nuk ka hapësirë" => "shtypni një hapësirë pas {marker}",
        sr: "iza {marker} nema razmaka" => "otkucajte jedan razmak iza {marker}",
    }
    /// A space before a sign of the format.
    space_before(marker, sign) {
        en: "before {marker} there is {sign}" => "delete it, so that the line starts with {marker}",
        cnr: "ispred {marker} je {sign}" => "obrišite ga, tako da red počinje sa {marker}",
        sq: "para {marker} ka {sign}" => "fshijeni, që rreshti të fillojë me {marker}",
        sr: "ispred {marker} je {sign}" => "obrišite ga, tako da red počinje sa {marker}",
    }
    /// A line that starts with a space that is no plain space.
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
        cnr: "ovaj red izgleda prazno, ali je u njemu {sign}, pa je tekst oko njega jedan pasus"
            => "obrišite sve iz reda",
        sq: "ky rresht duket bosh, por ka {sign}, prandaj teksti rreth tij është një paragraf"
            => "fshini gjithçka në rresht",
        sr: "ovaj red izgleda prazno, ali je u njemu {sign}, pa je tekst oko njega jedan pasus"
            => "obrišite sve iz reda",
    }
    /// A colon that is another sign, or is not right after its word.
    colon(name, seen) {
        en: "after {name} comes {seen} instead of a colon" => "write {name}: with the colon of the keyboard right after it",
        cnr: "iza {name} stoji {seen} umjesto dvotačke" => "napišite {name}: sa dvotačkom sa tastature odmah iza riječi",
        sq: "pas {name} vjen {seen} në vend të dy pikave" => "shkruani {name}: me dy pikat e tastierës menjëherë pas fjalës",
        sr: "iza {name} stoji {seen} umesto dvotačke" => "napišite {name}: sa dvotačkom sa tastature odmah iza reči",
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
        cnr: "u tekstu je internet adresa, a ovdje je niko ne može otvoriti: {address}"
            => "obrišite je; ako je izvor neke činjenice, ide u facts.toml kao address",
        sq: "në tekst ka një adresë interneti, dhe këtu askush nuk mund ta hapë: {address}"
            => "fshijeni; nëse është burimi i një fakti, shkon në facts.toml si address",
        sr: "u tekstu je internet adresa, a ovde niko ne može da je otvori: {address}"
            => "obrišite je; ako je izvor neke činjenice, ide u facts.toml kao address",
    }
    /// A curly quotation mark around a text of TOML.
    quotation_mark(sign) {
        en: "{sign} is not the quotation mark of this file" => "type the straight one of the keyboard, \", before and after the text; the quotation marks of a word processor are not the same",
        cnr: "{sign} nije navodnik za ovu datoteku" => "otkucajte ravni navodnik sa tastature, \", ispred i iza teksta; navodnici iz programa za pisanje nijesu isti",
        sq: "{sign} nuk është thonjëza e këtij skedari" => "shtypni thonjëzën e drejtë të tastierës, \", para dhe pas tekstit; thonjëzat e programit të shkrimit nuk janë të njëjta",
        sr: "{sign} nije navodnik za ovu datoteku" => "otkucajte ravni navodnik sa tastature, \", ispred i iza teksta; navodnici iz programa za pisanje nisu isti",
    }
    /// Another sign that TOML does not know outside of quotation marks.
    foreign_sign(sign, typed) {
        en: "{sign} is not possible here, outside of quotation marks" => "type {typed}",
        cnr: "ovdje, izvan navodnika, ne može {sign}" => "otkucajte {typed}",
        sq: "këtu, jashtë thonjëzave, nuk mund të ketë {sign}" => "shtypni {typed}",
        sr: "ovde, izvan navodnika, ne može {sign}" => "otkucajte {typed}",
    }
    /// A space in TOML that is no plain space.
    starts_or_has_space(sign) {
        en: "there is {sign} outside of quotation marks" => "delete it, and type a plain space if one is needed",
        cnr: "izvan navodnika je {sign}" => "obrišite ga i otkucajte običan razmak ako je potreban",
        sq: "jashtë thonjëzave ka {sign}" => "fshijeni dhe shtypni një hapësirë të zakonshme nëse duhet",
        sr: "izvan navodnika je {sign}" => "obrišite ga i otkucajte običan razmak ako je potreban",
    }
    /// A sign in TOML for which there is no other.
    unknown_sign(sign) {
        en: "{sign} is not possible here, outside of quotation marks" => "delete it, or put it between straight quotation marks",
        cnr: "ovdje, izvan navodnika, ne može {sign}" => "obrišite ga ili ga stavite između ravnih navodnika",
        sq: "këtu, jashtë thonjëzave, nuk mund të ketë {sign}" => "fshijeni ose vendoseni mes thonjëzave të drejta",
        sr: "ovde, izvan navodnika, ne može {sign}" => "obrišite ga ili ga stavite između ravnih navodnika",
    }
    /// Words outside of quotation marks in TOML.
    words_without_quotes(sign) {
        en: "there are words outside of quotation marks: the letter {sign}" => "put all words between straight quotation marks, \"like this\"",
        cnr: "ima riječi izvan navodnika: slovo {sign}" => "stavite sve riječi između ravnih navodnika, \"ovako\"",
        sq: "ka fjalë jashtë thonjëzave: shkronja {sign}" => "vendosini të gjitha fjalët mes thonjëzave të drejta, \"kështu\"",
        sr: "ima reči izvan navodnika: slovo {sign}" => "stavite sve reči između ravnih navodnika, \"ovako\"",
    }
    /// A photograph or another file that is no drawing.
    photo(name) {
        en: "photos, videos and documents are not possible: {name}" => "show a drawing instead, an .svg file in drawings/, or say it in words",
        cnr: "fotografije, snimci i dokumenti nijesu mogući: {name}" => "umjesto toga prikažite crtež, .svg datoteku u drawings/, ili recite riječima",
        sq: "fotot, videot dhe dokumentet nuk janë të mundura: {name}" => "tregoni një vizatim, një skedar .svg në drawings/, ose thuajeni me fjalë",
        sr: "fotografije, snimci i dokumenti nisu mogući: {name}" => "umesto toga prikažite crtež, .svg datoteku u drawings/, ili recite rečima",
    }
    /// The kind of a slide in its heading.
    kind_in_heading(kind, id) {
        en: "the heading names the kind of the slide, {kind}, but the kind is in deck.toml" => "write # slide {id}",
        cnr: "naslov dijela navodi vrstu slajda, {kind}, a vrsta je u deck.toml" => "napišite # slide {id}",
        sq: "titulli i pjesës përmend llojin e slajdit, {kind}, por lloji është në deck.toml" => "shkruani # slide {id}",
        sr: "naslov dela navodi vrstu slajda, {kind}, a vrsta je u deck.toml" => "napišite # slide {id}",
    }
    /// An id of several words.
    id_of_words(kind, written, id) {
        en: "an id is one word, but here are several: {written}" => "write # {kind} {id}, with a hyphen between the words; after the id comes at most a country (ME, AL, XK)",
        cnr: "id je jedna riječ, a ovdje ih je više: {written}" => "napišite # {kind} {id}, sa crticom između riječi; iza id-a može samo država (ME, AL, XK)",
        sq: "id është një fjalë, por këtu ka disa: {written}" => "shkruani # {kind} {id}, me vizë mes fjalëve; pas id-së vjen vetëm shteti (ME, AL, XK)",
        sr: "id je jedna reč, a ovde ih je više: {written}" => "napišite # {kind} {id}, sa crticom između reči; iza id-a može samo država (ME, AL, XK)",
    }
    /// A slide without headline.
    no_headline() {
        en: "it has no headline" => "add a line that starts with ## and says in one sentence what the slide is about",
        cnr: "nema naslov" => "dodajte red koji počinje sa ## i jednom rečenicom kaže o čemu je slajd",
        sq: "nuk ka titull" => "shtoni një rresht që fillon me ## dhe thotë me një fjali për çfarë është slajdi",
        sr: "nema naslov" => "dodajte red koji počinje sa ## i jednom rečenicom kaže o čemu je slajd",
    }
    /// An empty headline.
    empty_headline() {
        en: "the headline is empty" => "write one whole sentence after ##",
        cnr: "naslov je prazan" => "napišite cijelu rečenicu iza ##",
        sq: "titulli është bosh" => "shkruani një fjali të plotë pas ##",
        sr: "naslov je prazan" => "napišite celu rečenicu iza ##",
    }
    /// Text above the headline.
    text_before_headline() {
        en: "there is text before the headline" => "move it below the line with ##",
        cnr: "ispred naslova je tekst" => "premjestite ga ispod reda sa ##",
        sq: "para titullit ka tekst" => "zhvendoseni poshtë rreshtit me ##",
        sr: "ispred naslova je tekst" => "premestite ga ispod reda sa ##",
    }
    /// A slide with too many words.
    too_many_words(words, most, surplus) {
        en: "headline and text have {words} words, but the room can take in only {most}" => "cut {surplus}, or move them to the notes",
        cnr: "naslov i tekst imaju {words} riječi, a sala može da primi samo {most}" => "izbacite {surplus} ili ih premjestite u Notes:",
        sq: "titulli dhe teksti kanë {words} fjalë, por salla përvetëson vetëm {most}" => "hiqni {surplus} ose kalojini te Notes:",
        sr: "naslov i tekst imaju {words} reči, a sala može da primi samo {most}" => "izbacite {surplus} ili ih premestite u Notes:",
    }
    /// A slide without notes.
    no_notes() {
        en: "it has no notes" => "add a line Notes: and below it what the presenter says",
        cnr: "nema bilješke" => "dodajte red Notes: i ispod njega šta govori predavač",
        sq: "nuk ka shënime" => "shtoni një rresht Notes: dhe poshtë tij çfarë thotë ligjëruesi",
        sr: "nema beleške" => "dodajte red Notes: i ispod njega šta govori predavač",
    }
    /// A slide without a reading text.
    no_reading() {
        en: "it has no reading text" => "add a line Reading: and below it, in 40 to 90 words, what somebody learning alone needs to read",
        cnr: "nema tekst za čitanje" => "dodajte red Reading: i ispod njega, u 40 do 90 riječi, šta treba da pročita neko ko uči sam",
        sq: "nuk ka tekst për lexim" => "shtoni një rresht Reading: dhe poshtë tij, me 40 deri 90 fjalë, çfarë duhet të lexojë kush mëson vetë",
        sr: "nema tekst za čitanje" => "dodajte red Reading: i ispod njega, u 40 do 90 reči, šta treba da pročita neko ko uči sam",
    }
    /// An item or a vote without its explanation.
    no_explanation() {
        en: "it has no explanation" => "add a line Explanation: and below it what is said after the answer",
        cnr: "nema objašnjenje" => "dodajte red Explanation: i ispod njega šta se kaže poslije odgovora",
        sq: "nuk ka shpjegim" => "shtoni një rresht Explanation: dhe poshtë tij çfarë thuhet pas përgjigjes",
        sr: "nema objašnjenje" => "dodajte red Explanation: i ispod njega šta se kaže posle odgovora",
    }
    /// A part of a text file that is missing.
    words_missing(heading) {
        en: "its words are missing" => "add a part: # {heading}",
        cnr: "nedostaje njegov tekst" => "dodajte dio: # {heading}",
        sq: "mungon teksti i tij" => "shtoni një pjesë: # {heading}",
        sr: "nedostaje njegov tekst" => "dodajte deo: # {heading}",
    }
    /// A sentence that was not translated.
    not_translated(sentence) {
        en: "{sentence} is the same as in English" => "translate it; if it is the same in this language, add it to untranslated in glossary.toml",
        cnr: "{sentence} je isto kao na engleskom" => "prevedite; riječi koje treba da ostanu iste idu u untranslated u glossary.toml",
        sq: "{sentence} është njësoj si në anglisht" => "përktheheni; fjalët që duhet të mbeten njësoj shkojnë te untranslated në glossary.toml",
        sr: "{sentence} je isto kao na engleskom" => "prevedite; reči koje treba da ostanu iste idu u untranslated u glossary.toml",
    }
    /// A field that is missing in a text file.
    field_missing(name) {
        en: "{name}: is missing" => "add a line {name}: with its words below the heading",
        cnr: "nedostaje {name}:" => "ispod naslova dijela dodajte red {name}: sa njegovim riječima",
        sq: "mungon {name}:" => "poshtë titullit të pjesës shtoni një rresht {name}: me fjalët e tij",
        sr: "nedostaje {name}:" => "ispod naslova dela dodajte red {name}: sa njegovim rečima",
    }
    /// A file that is not UTF-8.
    not_utf8() {
        en: "the file is not UTF-8 text from here on" => "save it again with the encoding UTF-8",
        cnr: "odavde datoteka nije tekst u UTF-8" => "sačuvajte je ponovo sa kodiranjem UTF-8",
        sq: "nga këtu skedari nuk është tekst në UTF-8" => "ruajeni përsëri me kodimin UTF-8",
        sr: "odavde datoteka nije tekst u UTF-8" => "sačuvajte je ponovo sa kodiranjem UTF-8",
    }
    /// A drawing that does not exist.
    no_drawing(name, known) {
        en: "there is no drawing {name}" => "{known} (a file in drawings/)",
        cnr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
        sq: "nuk ka vizatim {name}" => "{known} (skedar në drawings/)",
        sr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
    }
}

/// What `konventa deck` says beside faults.
pub mod author {
    use konventa_domain::Language;

    use crate::message::{Message, messages};

    messages! {
        /// A deck without faults.
        good_deck(id, items, minutes, languages) {
            en: "the deck “{id}” has no faults" => "{items} items, {minutes} minutes, {languages}",
            cnr: "špil “{id}” nema grešaka" => "pitanja: {items}, minuta: {minutes}, {languages}",
            sq: "materiali “{id}” nuk ka gabime" => "pyetje: {items}, minuta: {minutes}, {languages}",
            sr: "špil “{id}” nema grešaka" => "pitanja: {items}, minuta: {minutes}, {languages}",
        }
        /// A deck that was written.
        written(folder) {
            en: "wrote a small deck without faults into {folder}"
                => "konventa deck check {folder}\n  konventa serve --decks {folder}",
            cnr: "mali špil bez grešaka napisan je u {folder}"
                => "konventa deck check {folder}\n  konventa serve --decks {folder}",
            sq: "një material i vogël pa gabime u shkrua në {folder}"
                => "konventa deck check {folder}\n  konventa serve --decks {folder}",
            sr: "mali špil bez grešaka napisan je u {folder}"
                => "konventa deck check {folder}\n  konventa serve --decks {folder}",
        }
    }

    /// Returns both halves of a message.
    fn said(message: &Message, language: Language) -> (String, String) {
        let text = message.in_language(language);
        (text.what.clone(), text.fix.replace('␤', "\n"))
    }

    /// Says that a deck is good.
    #[must_use]
    pub fn good(id: &str, items: usize, minutes: u16, languages: &str, language: Language) -> String {
        let (what, numbers) = said(&good_deck(id, items, minutes, languages), language);
        format!("{what}: {numbers}")
    }

    /// Says that a deck was written, and what comes next.
    #[must_use]
    pub fn wrote(folder: &str, language: Language) -> String {
        let (what, next) = said(&written(folder), language);
        format!("{what}\n  {next}")
    }
}
