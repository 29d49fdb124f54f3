//! Messages about the parts of a text file.

use crate::message::messages;

messages! {
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
}
