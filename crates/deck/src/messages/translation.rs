//! Messages about translations: words, numbers, letters, and the words of one country.

use crate::message::messages;

messages! {
    /// A wording to avoid.
    to_be_avoided(word, term, instead) {
        en: "{word} is to be avoided (term {term} of the glossary)" => "{instead}",
        cnr: "{word} treba izbjegavati (pojam {term} u glossary.toml)" => "{instead}",
        sq: "{word} duhet shmangur (termi {term} në glossary.toml)" => "{instead}",
        sr: "{word} treba izbegavati (pojam {term} u glossary.toml)" => "{instead}",
    }
    /// A term that the translation lacks.
    term_missing(english, term, instead) {
        en: "the English has {english}, but this text has none of the words for it (term {term} of the glossary)" => "{instead}",
        cnr: "u engleskom je {english}, a ovdje nema nijedne riječi predviđene za to (pojam {term} u glossary.toml)" => "{instead}",
        sq: "teksti anglisht ka {english}, por ky tekst nuk ka asnjë nga fjalët për të (termi {term} në glossary.toml)" => "{instead}",
        sr: "u engleskom je {english}, a ovde nema nijedne reči predviđene za to (pojam {term} u glossary.toml)" => "{instead}",
    }
    /// A term that does not occur.
    term_unused(english, term) {
        en: "the English text has no {english}" => "delete the term {term}, or write its English words as the text has them",
        cnr: "u engleskom tekstu nema: {english}" => "obrišite pojam {term} ili napišite njegove engleske riječi onako kako su u tekstu",
        sq: "teksti anglisht nuk ka: {english}" => "fshini termin {term}, ose shkruani fjalët e tij anglisht siç i ka teksti",
        sr: "u engleskom tekstu nema: {english}" => "obrišite pojam {term} ili napišite njegove engleske reči onako kako su u tekstu",
    }
    /// Something of the glossary that is not a table.
    not_a_table(name, example) {
        en: "{name} must be a table" => "write {example}",
        cnr: "{name} treba da bude tabela" => "napišite {example}",
        sq: "{name} duhet të jetë tabelë" => "shkruani {example}",
        sr: "{name} treba da bude tabela" => "napišite {example}",
    }
    /// Too many terms.
    many_terms(count, most) {
        en: "there are {count} terms, but at most {most} are possible" => "keep those that could be translated in several ways",
        cnr: "pojmova je {count}, a može ih biti najviše {most}" => "zadržite one koji se mogu prevesti na više načina",
        sq: "ka {count} terma, por lejohen më së shumti {most}" => "mbani ata që mund të përkthehen në disa mënyra",
        sr: "pojmova je {count}, a može ih biti najviše {most}" => "zadržite one koji mogu da se prevedu na više načina",
    }
    /// A language that is transliterated.
    language_is_generated(language, origin) {
        en: "the text in {language} is generated from {origin}" => "give the words of {origin} only",
        cnr: "tekst na jeziku {language} nastaje iz {origin}" => "navedite samo riječi za {origin}",
        sq: "teksti në gjuhën {language} krijohet nga {origin}" => "jepni vetëm fjalët për {origin}",
        sr: "tekst na jeziku {language} nastaje iz {origin}" => "navedite samo reči za {origin}",
    }
    /// A text that is not a pattern.
    not_a_pattern(text) {
        en: "{text} is not a word or a phrase with stars at the ends of words" => "write whole words; a star at the end of a word means any ending",
        cnr: "{text} nije riječ ni izraz sa zvjezdicama na krajevima riječi" => "napišite cijele riječi; zvjezdica na kraju riječi znači bilo koji nastavak",
        sq: "{text} nuk është fjalë ose shprehje me yje në fund të fjalëve" => "shkruani fjalë të plota; një yll në fund të fjalës do të thotë çdo mbaresë",
        sr: "{text} nije reč ni izraz sa zvezdicama na krajevima reči" => "napišite cele reči; zvezdica na kraju reči znači bilo koji nastavak",
    }
    /// Something of the glossary that is not a list.
    not_a_list(key) {
        en: "{key} must be a list in square brackets" => "write {key} = [\"word\", \"another\"]",
        cnr: "{key} treba da bude spisak u uglastim zagradama" => "napišite {key} = [\"riječ\", \"druga\"]",
        sq: "{key} duhet të jetë listë në kllapa katrore" => "shkruani {key} = [\"fjalë\", \"tjetër\"]",
        sr: "{key} treba da bude spisak u uglastim zagradama" => "napišite {key} = [\"reč\", \"druga\"]",
    }
    /// Too many words in a list.
    many_words(key, count, most) {
        en: "{key} has {count} words, but at most {most} are possible" => "shorten the list",
        cnr: "{key} ima riječi: {count}, a može ih biti najviše {most}" => "skratite spisak",
        sq: "{key} ka {count} fjalë, por lejohen më së shumti {most}" => "shkurtoni listën",
        sr: "{key} ima reči: {count}, a može ih biti najviše {most}" => "skratite spisak",
    }
    /// An entry that is not a word.
    not_a_word(key) {
        en: "{key} has an entry that is not a word in quotes" => "write {key} = [\"word\", \"another\"]",
        cnr: "{key} ima stavku koja nije riječ u navodnicima" => "napišite {key} = [\"riječ\", \"druga\"]",
        sq: "{key} ka një element që nuk është fjalë në thonjëza" => "shkruani {key} = [\"fjalë\", \"tjetër\"]",
        sr: "{key} ima stavku koja nije reč u navodnicima" => "napišite {key} = [\"reč\", \"druga\"]",
    }
    /// A number that the English does not have.
    number_added(place, number) {
        en: "the English part ({place}) has no {number}" => "compare the two; a number that is in words in English may be in figures here",
        cnr: "u engleskom dijelu ({place}) nema {number}" => "uporedite ih; broj koji je na engleskom napisan riječima ovdje može biti u ciframa",
        sq: "pjesa në anglisht ({place}) nuk ka {number}" => "krahasojini; një numër që në anglisht është me fjalë këtu mund të jetë me shifra",
        sr: "u engleskom delu ({place}) nema {number}" => "uporedite ih; broj koji je na engleskom napisan rečima ovde može biti u ciframa",
    }
    /// A number that the translation does not have.
    number_missing(place, numbers) {
        en: "the English part ({place}) has {numbers}, but this one does not" => "write the number in figures, as the English does",
        cnr: "u engleskom dijelu ({place}) stoji {numbers}, a ovdje to nedostaje" => "napišite broj ciframa, kao na engleskom",
        sq: "pjesa në anglisht ({place}) ka {numbers}, por kjo jo" => "shkruani numrin me shifra, si në anglisht",
        sr: "u engleskom delu ({place}) stoji {numbers}, a ovde to nedostaje" => "napišite broj ciframa, kao na engleskom",
    }
    /// A sentence that is too long.
    long_sentence(words, limit, group, longest, sentence) {
        en: "this sentence has {words} words, but at most {limit} are allowed (the longest of the English {group} has {longest}): {sentence}" => "split it into two sentences",
        cnr: "ova rečenica ima riječi: {words}, a dozvoljeno je najviše {limit} (najduža na engleskom, {group}, ima {longest}): {sentence}" => "podijelite je na dvije rečenice",
        sq: "kjo fjali ka {words} fjalë, por lejohen më së shumti {limit} (më e gjata në anglisht, {group}, ka {longest}): {sentence}" => "ndajeni në dy fjali",
        sr: "ova rečenica ima reči: {words}, a dozvoljeno je najviše {limit} (najduža na engleskom, {group}, ima {longest}): {sentence}" => "podelite je na dve rečenice",
    }
    /// Sentences that are too long on average.
    long_sentences(group, mean, english) {
        en: "sentences of its {group} have {mean} words on average, but in English they have {english}" => "shorten the sentences: say one thing in each",
        cnr: "rečenice ({group}) imaju u prosjeku {mean} riječi, a na engleskom {english}" => "skratite rečenice: neka svaka kaže jednu stvar",
        sq: "fjalitë ({group}) kanë mesatarisht {mean} fjalë, kurse në anglisht {english}" => "shkurtojini fjalitë: thoni një gjë në secilën",
        sr: "rečenice ({group}) imaju u proseku {mean} reči, a na engleskom {english}" => "skratite rečenice: neka svaka kaže jednu stvar",
    }
    /// A word of two alphabets.
    mixed_letters(word, letters, fix) {
        en: "{word} has letters of two scripts that look alike: {letters}" => "{fix}",
        cnr: "{word} ima slova dva pisma koja izgledaju isto: {letters}" => "{fix}",
        sq: "{word} ka shkronja nga dy alfabete, që duken njësoj: {letters}" => "{fix}",
        sr: "{word} ima slova dva pisma koja izgledaju isto: {letters}" => "{fix}",
    }
    /// A word of another alphabet.
    not_latin(word, letters, fix) {
        en: "{word} is not in Latin letters: {letters}" => "{fix}",
        cnr: "{word} nije napisano latinicom: {letters}" => "{fix}",
        sq: "{word} nuk është me shkronja latine: {letters}" => "{fix}",
        sr: "{word} nije napisano latinicom: {letters}" => "{fix}",
    }
    /// A word that cannot be transliterated.
    not_cyrillic(word) {
        en: "{word} cannot be written in Cyrillic, so it would stay in Latin letters" => "write it as it is written in Serbian, or add it to latin in glossary.toml",
        cnr: "{word} se ne može napisati ćirilicom, pa bi ostalo na latinici" => "napišite to onako kako se piše na srpskom ili to dodajte u latin u glossary.toml",
        sq: "{word} nuk mund të shkruhet në cirilikë, prandaj do të mbetej me shkronja latine" => "shkruajeni siç shkruhet në serbisht, ose shtojeni te latin në glossary.toml",
        sr: "{word} ne može da se napiše ćirilicom, pa bi ostalo na latinici" => "napišite to onako kako se piše na srpskom ili to dodajte u latin u glossary.toml",
    }
    /// Too many words of a country.
    many_entries(count, most) {
        en: "there are {count} entries, but at most {most} are possible" => "keep those that are needed in many places, and word the rest of the text so that it suits both countries",
        cnr: "stavki je {count}, a može ih biti najviše {most}" => "zadržite one koje su potrebne na mnogo mjesta, a ostalo recite tako da odgovara objema zemljama",
        sq: "ka {count} zëvendësime, por lejohen më së shumti {most}" => "mbani ato që duhen shpesh, dhe tekstin tjetër shkruajeni ashtu që t'u përshtatet të dy vendeve",
        sr: "stavki je {count}, a može ih biti najviše {most}" => "zadržite one koje su potrebne na mnogo mesta, a ostalo recite tako da odgovara obema zemljama",
    }
    /// An entry that is not a text.
    entry_not_text(from) {
        en: "{from} must have one text in quotes after =" => "write {from} = \"words\"",
        cnr: "{from} treba iza znaka = da ima jedan tekst u navodnicima" => "napišite {from} = \"riječi\"",
        sq: "pas = te {from} duhet të jetë një tekst në thonjëza" => "shkruani {from} = \"fjalët\"",
        sr: "{from} treba iza znaka = da ima jedan tekst u navodnicima" => "napišite {from} = \"reči\"",
    }
    /// An entry without words.
    entry_without_words() {
        en: "an entry has no words" => "write \"words\" = \"other words\", or delete the line",
        cnr: "stavka nema riječi" => "napišite \"riječi\" = \"druge riječi\" ili obrišite red",
        sq: "një zëvendësim nuk ka fjalë" => "shkruani \"fjalët\" = \"fjalët e tjera\", ose fshini rreshtin",
        sr: "stavka nema reči" => "napišite \"reči\" = \"druge reči\" ili obrišite red",
    }
    /// An entry that changes nothing.
    replaced_by_itself(from) {
        en: "{from} is replaced by itself" => "delete the line, or write the other words",
        cnr: "{from} se zamjenjuje samim sobom" => "obrišite red ili napišite druge riječi",
        sq: "{from} zëvendësohet me vetveten" => "fshini rreshtin, ose shkruani fjalët e tjera",
        sr: "{from} se zamenjuje samim sobom" => "obrišite red ili napišite druge reči",
    }
    /// An entry that never matches.
    entry_unused(from, file) {
        en: "{from} does not occur in what this country reads of {file}" => "delete the line, or write the words as the text has them",
        cnr: "{from} se ne pojavljuje u onome što ova zemlja čita iz {file}" => "obrišite red ili napišite riječi onako kako su u tekstu",
        sq: "{from} nuk gjendet në pjesën e skedarit {file} që lexohet në këtë vend" => "fshini rreshtin, ose shkruani fjalët siç i ka teksti",
        sr: "{from} se ne pojavljuje u onome što ova zemlja čita iz {file}" => "obrišite red ili napišite reči onako kako su u tekstu",
    }
}

crate::message::phrases! {
    /// The fix for a wording without an accepted one.
    another_way() {
        en: "say it in another way; docs/translation.md explains why",
        cnr: "recite drugačije; docs/translation.md objašnjava zašto",
        sq: "thuajeni ndryshe; docs/translation.md shpjegon pse",
        sr: "recite drugačije; docs/translation.md objašnjava zašto",
    }
    /// The fix for a wording with accepted ones.
    say(words) {
        en: "say {words}; if another word is right too, add it to glossary.toml",
        cnr: "recite {words}; ako je ispravna i neka druga riječ, dodajte je u glossary.toml",
        sq: "thoni {words}; nëse edhe një fjalë tjetër është e drejtë, shtojeni në glossary.toml",
        sr: "recite {words}; ako je ispravna i neka druga reč, dodajte je u glossary.toml",
    }
    /// An example of terms.
    all_terms() {
        en: "[term.survivor] and its languages below it",
        cnr: "[term.survivor] i njegove jezike ispod",
        sq: "[term.survivor] dhe gjuhët e tij poshtë",
        sr: "[term.survivor] i njegove jezike ispod",
    }
    /// An example of one term.
    one_term() {
        en: "[term.survivor], and below it en = {{ use = [\"survivor*\"] }}",
        cnr: "[term.survivor], i ispod en = {{ use = [\"survivor*\"] }}",
        sq: "[term.survivor], dhe poshtë en = {{ use = [\"survivor*\"] }}",
        sr: "[term.survivor], i ispod en = {{ use = [\"survivor*\"] }}",
    }
    /// A group of texts.
    slides() {
        en: "slides",
        cnr: "slajdovi",
        sq: "slajde",
        sr: "slajdovi",
    }
    /// A group of texts.
    items() {
        en: "items",
        cnr: "pitanja",
        sq: "pyetje",
        sr: "pitanja",
    }
    /// A group of texts.
    notes() {
        en: "notes",
        cnr: "bilješke",
        sq: "shënime",
        sr: "beleške",
    }
    /// A group of texts.
    readings() {
        en: "reading texts",
        cnr: "tekstovi za čitanje",
        sq: "tekste për lexim",
        sr: "tekstovi za čitanje",
    }
    /// The fix for look-alike letters.
    type_word(word) {
        en: "type {word}",
        cnr: "otkucajte {word}",
        sq: "shtypni {word}",
        sr: "otkucajte {word}",
    }
    /// The fix for letters that are like no others.
    latin_keyboard() {
        en: "type the word again with a keyboard for Latin letters",
        cnr: "otkucajte riječ ponovo, na latiničnoj tastaturi",
        sq: "shtypeni fjalën përsëri me tastierë latine",
        sr: "otkucajte reč ponovo, na latiničnoj tastaturi",
    }
    /// The fix for letters that are like no others.
    cyrillic_keyboard() {
        en: "type the word again with a keyboard for Cyrillic letters",
        cnr: "otkucajte riječ ponovo, na ćiriličnoj tastaturi",
        sq: "shtypeni fjalën përsëri me tastierë cirilike",
        sr: "otkucajte reč ponovo, na ćiriličnoj tastaturi",
    }
}
