//! Messages about the parts of a text file.

use crate::message::messages;

messages! {
    /// The kind of a slide in its heading.
    kind_in_heading(kind, id) {
        en: "the heading names the kind of the slide, {kind}, but the kind is in deck.toml" => "write # slide {id}",
        cnr: "u naslovu dijela je vrsta slajda, {kind}, a ona se navodi u deck.toml" => "napišite # slide {id}",
        sq: "titulli i pjesës përmend llojin e slajdit, {kind}, por lloji shkruhet në deck.toml" => "shkruani # slide {id}",
        sr: "u naslovu dela je vrsta slajda, {kind}, a ona se navodi u deck.toml" => "napišite # slide {id}",
    }
    /// An id of several words.
    id_of_words(kind, written, id, countries) {
        en: "an id is one word, but here are several: {written}" => "write # {kind} {id}, with a hyphen between the words; after the id comes at most a country ({countries})",
        cnr: "id je jedna riječ, a ovdje ih je više: {written}" => "napišite # {kind} {id}, sa crticom između riječi; iza id-a može samo zemlja ({countries})",
        sq: "id-ja është një fjalë e vetme, por këtu ka disa: {written}" => "shkruani # {kind} {id}, me vizë mes fjalëve; pas id-së vjen vetëm vendi ({countries})",
        sr: "id je jedna reč, a ovde ih je više: {written}" => "napišite # {kind} {id}, sa crticom između reči; iza id-a može samo zemlja ({countries})",
    }
    /// A slide without headline.
    no_headline() {
        en: "it has no headline" => "add a line that starts with ## and says in one sentence what the slide is about",
        cnr: "nema naslova" => "dodajte red koji počinje sa ## i jednom rečenicom kaže o čemu je slajd",
        sq: "nuk ka titull" => "shtoni një rresht që fillon me ## dhe thotë me një fjali për çfarë flet slajdi",
        sr: "nema naslova" => "dodajte red koji počinje sa ## i jednom rečenicom kaže o čemu je slajd",
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
        cnr: "ispred naslova ima teksta" => "premjestite ga ispod reda sa ##",
        sq: "para titullit ka tekst" => "zhvendoseni poshtë rreshtit me ##",
        sr: "ispred naslova ima teksta" => "premestite ga ispod reda sa ##",
    }
    /// A slide with too many words.
    too_many_words(words, most, surplus) {
        en: "headline and text have {words} words, but the room can take in only {most}" => "cut {surplus}, or move them to the notes",
        cnr: "naslov i tekst imaju previše riječi ({words}): u sali se može pratiti najviše {most}" => "izbacite višak ({surplus}) ili ga premjestite u Notes:",
        sq: "titulli dhe teksti kanë {words} fjalë, por salla arrin të ndjekë vetëm {most}" => "hiqni {surplus} fjalë, ose kalojini te shënimet (Notes:)",
        sr: "naslov i tekst imaju previše reči ({words}): u sali može da se prati najviše {most}" => "izbacite višak ({surplus}) ili ga premestite u Notes:",
    }
    /// A slide without notes.
    no_notes() {
        en: "it has no notes" => "add a line Notes: and below it what the presenter says",
        cnr: "nema bilješke" => "dodajte red Notes: i ispod njega šta se govori u sali",
        sq: "nuk ka shënime" => "shtoni një rresht Notes: dhe poshtë tij çfarë thuhet para sallës",
        sr: "nema beleške" => "dodajte red Notes: i ispod njega šta se govori u sali",
    }
    /// A slide without a reading text.
    no_reading(least, most) {
        en: "it has no reading text" => "add a line Reading: and below it, in {least} to {most} words, what somebody learning alone needs to read",
        cnr: "nema teksta za čitanje" => "dodajte red Reading: i ispod njega, u {least} do {most} riječi, ono što treba da pročita neko ko uči samostalno",
        sq: "nuk ka tekst për lexim" => "shtoni një rresht Reading: dhe shkruani poshtë tij, me {least} deri në {most} fjalë, çfarë duhet të lexojë kush mëson më vete",
        sr: "nema teksta za čitanje" => "dodajte red Reading: i ispod njega, u {least} do {most} reči, ono što treba da pročita neko ko uči samostalno",
    }
    /// An item or a vote without its explanation.
    no_explanation() {
        en: "it has no explanation" => "add a line Explanation: and below it what is said after the answer",
        cnr: "nema objašnjenja" => "dodajte red Explanation: i ispod njega ono što se kaže poslije odgovora",
        sq: "nuk ka shpjegim" => "shtoni një rresht Explanation: dhe shkruani poshtë tij çfarë thuhet pas përgjigjes",
        sr: "nema objašnjenja" => "dodajte red Explanation: i ispod njega ono što se kaže posle odgovora",
    }
    /// A part of a text file that is missing.
    words_missing(heading) {
        en: "its words are missing" => "add a part: # {heading}",
        cnr: "nedostaje tekst ovog dijela" => "dodajte dio: # {heading}",
        sq: "mungon teksti" => "shtoni një pjesë: # {heading}",
        sr: "nedostaje tekst ovog dela" => "dodajte deo: # {heading}",
    }
    /// A sentence that was not translated.
    not_translated(sentence) {
        en: "{sentence} is the same as in English" => "translate it; if it is the same in this language, add it to untranslated in glossary.toml",
        cnr: "{sentence} je isto kao na engleskom" => "prevedite to; riječi koje treba da ostanu iste upišite u untranslated u glossary.toml",
        sq: "{sentence} është njësoj si në anglisht" => "përkthejeni; nëse në këtë gjuhë është njësoj, shtojeni te untranslated në glossary.toml",
        sr: "{sentence} je isto kao na engleskom" => "prevedite to; reči koje treba da ostanu iste upišite u untranslated u glossary.toml",
    }
    /// A field that is missing in a text file.
    field_missing(name) {
        en: "{name}: is missing" => "add a line {name}: with its words below the heading",
        cnr: "nedostaje {name}:" => "ispod naslova dijela dodajte red koji počinje sa {name}: i iza toga upišite tekst",
        sq: "mungon {name}:" => "shtoni poshtë titullit të pjesës një rresht {name}: me tekstin e vet",
        sr: "nedostaje {name}:" => "ispod naslova dela dodajte red koji počinje sa {name}: i iza toga upišite tekst",
    }
    /// An objective without words.
    no_words() {
        en: "it has no words" => "write below it what students know after the lecture",
        cnr: "nema riječi" => "ispod napišite šta se zna poslije predavanja",
        sq: "nuk ka fjalë" => "shkruani poshtë çfarë dihet pas ligjëratës",
        sr: "nema reči" => "ispod napišite šta se zna posle predavanja",
    }
    /// A text in a part of fields.
    stray_text(fields) {
        en: "this text would not be shown" => "delete it; this part has only lines with a colon, such as {fields}",
        cnr: "ovaj tekst se ne bi prikazao" => "obrišite ga; ovaj dio ima samo redove sa dvotačkom, kao što su {fields}",
        sq: "ky tekst nuk do të shfaqej" => "fshijeni; kjo pjesë ka vetëm rreshta me dy pika, si {fields}",
        sr: "ovaj tekst se ne bi prikazao" => "obrišite ga; ovaj deo ima samo redove sa dvotačkom, kao što su {fields}",
    }
    /// A text in an item.
    text_in_item() {
        en: "an item must not have any text except ask:, its choices and its explanation" => "write the question after ask: and each choice as - (id) words",
        cnr: "u pitanju ne može biti drugog teksta osim ask:, odgovora i objašnjenja" => "napišite pitanje iza ask:, a svaki odgovor kao - (id) riječi",
        sq: "një pyetje nuk mund të ketë tekst tjetër veç ask:, zgjedhjeve dhe shpjegimit" => "shkruani pyetjen pas ask:, dhe çdo zgjedhje si - (id) fjalët",
        sr: "u pitanju ne može biti drugog teksta osim ask:, odgovora i objašnjenja" => "napišite pitanje iza ask:, a svaki odgovor kao - (id) reči",
    }
    /// A reading text that nobody needs.
    reading_forbidden() {
        en: "a slide of this kind must not have a Reading: section" => "delete it; its page on the phone needs no explanation",
        cnr: "slajd ove vrste ne može imati Reading:" => "obrišite ga; njegovoj stranici na telefonu ne treba objašnjenje",
        sq: "një slajd i këtij lloji nuk mund të ketë Reading:" => "fshijeni; faqja e tij në telefon nuk ka nevojë për shpjegim",
        sr: "slajd ove vrste ne može imati Reading:" => "obrišite ga; njegovoj stranici na telefonu ne treba objašnjenje",
    }
    /// A short reading text.
    reading_too_short(words, least, most, lacking) {
        en: "the reading text has {words} words instead of {least} to {most}" => "add {lacking}: what the presenter says but the slide does not",
        cnr: "tekst za čitanje ima premalo riječi ({words} umjesto {least} do {most})" => "dodajte još {lacking}: ono što se govori, a na slajdu ne piše",
        sq: "teksti për lexim ka {words} fjalë në vend të {least} deri në {most}" => "shtoni {lacking} fjalë: atë që thuhet me zë, por që slajdi nuk e thotë",
        sr: "tekst za čitanje ima premalo reči ({words} umesto {least} do {most})" => "dodajte još {lacking}: ono što se govori, a na slajdu ne piše",
    }
    /// A long reading text.
    reading_too_long(words, least, most, surplus) {
        en: "the reading text has {words} words instead of {least} to {most}" => "cut {surplus}: what the slide says too, or what is not needed",
        cnr: "tekst za čitanje ima previše riječi ({words} umjesto {least} do {most})" => "izbacite višak ({surplus}): ono što piše i na slajdu ili što nije potrebno",
        sq: "teksti për lexim ka {words} fjalë në vend të {least} deri në {most}" => "hiqni {surplus} fjalë: atë që e thotë edhe slajdi, ose që nuk është e nevojshme",
        sr: "tekst za čitanje ima previše reči ({words} umesto {least} do {most})" => "izbacite višak ({surplus}): ono što piše i na slajdu ili što nije potrebno",
    }
    /// An explanation of a slide without a vote.
    explanation_forbidden(kinds, write) {
        en: "only slides of kind {kinds} have an Explanation:" => "move it to the notes, or write {write} in deck.toml",
        cnr: "Explanation: imaju samo slajdovi vrste {kinds}" => "premjestite ga u bilješke ili napišite {write} u deck.toml",
        sq: "vetëm slajdet e llojit {kinds} mund të kenë Explanation:" => "zhvendoseni te shënimet, ose shkruani {write} në deck.toml",
        sr: "Explanation: imaju samo slajdovi vrste {kinds}" => "premestite ga u beleške ili napišite {write} u deck.toml",
    }
    /// A line among labels.
    stray_label() {
        en: "a line below Labels: belongs to no label" => "write - (id) words",
        cnr: "red ispod Labels: ne pripada nijednom natpisu" => "napišite - (id) riječi",
        sq: "një rresht poshtë Labels: nuk i takon asnjë etikete" => "shkruani - (id) fjalët",
        sr: "red ispod Labels: ne pripada nijednom natpisu" => "napišite - (id) reči",
    }
    /// A choice that is not declared.
    unknown_choice(name, fix) {
        en: "there is no choice {name} in deck.toml" => "{fix}",
        cnr: "u deck.toml nema odgovora {name}" => "{fix}",
        sq: "në deck.toml nuk ka zgjedhje me emrin {name}" => "{fix}",
        sr: "u deck.toml nema odgovora {name}" => "{fix}",
    }
    /// Choices without words.
    choices_without_words(names, lines) {
        en: "these choices have no words: {names}" => "add a line for each: {lines}",
        cnr: "ovi odgovori nemaju riječi: {names}" => "dodajte po jedan red za svaki: {lines}",
        sq: "këto zgjedhje nuk kanë fjalë: {names}" => "shtoni një rresht për secilën: {lines}",
        sr: "ovi odgovori nemaju reči: {names}" => "dodajte po jedan red za svaki: {lines}",
    }
    /// Two choices that say the same.
    same_words(one, other) {
        en: "({one}) and ({other}) have the same words" => "make the choices differ",
        cnr: "({one}) i ({other}) imaju iste riječi" => "neka se odgovori razlikuju",
        sq: "({one}) dhe ({other}) kanë të njëjtat fjalë" => "bëjini zgjedhjet të ndryshme",
        sr: "({one}) i ({other}) imaju iste reči" => "neka se odgovori razlikuju",
    }
    /// A slide that is too long with the words of a country.
    outgrown(country, words, file, most) {
        en: "with the words for {country}, headline and text have {words} words" => "cut some in {file}, so that the slide has at most {most} in each country",
        cnr: "sa riječima za {country} naslov i tekst imaju previše riječi ({words})" => "izbacite neke u {file}, da slajd u svakoj zemlji ima najviše {most}",
        sq: "me fjalët për {country}, titulli dhe teksti kanë {words} fjalë" => "hiqni disa në {file}, që slajdi të ketë më së shumti {most} në çdo vend",
        sr: "sa rečima za {country} naslov i tekst imaju previše reči ({words})" => "izbacite neke u {file}, da slajd u svakoj zemlji ima najviše {most}",
    }
    /// A field twice.
    field_twice(name) {
        en: "{name}: appears twice" => "keep one of them",
        cnr: "{name}: se pojavljuje dvaput" => "zadržite jedno",
        sq: "{name}: shfaqet dy herë" => "mbani njërin",
        sr: "{name}: se pojavljuje dvaput" => "zadržite jedno",
    }
    /// A field that does not exist.
    unknown_text_field(name, fix) {
        en: "unknown field {name}" => "{fix}; a line of text that starts with a word and a colon comes after the headline",
        cnr: "nepoznato polje {name}" => "{fix}; red teksta koji počinje riječju i dvotačkom dolazi poslije naslova",
        sq: "fushë e panjohur {name}" => "{fix}; një rresht teksti që fillon me një fjalë dhe dy pika vjen pas titullit",
        sr: "nepoznato polje {name}" => "{fix}; red teksta koji počinje rečju i dvotačkom dolazi posle naslova",
    }
    /// A field without words.
    field_empty(name) {
        en: "{name}: is empty" => "write its words after the colon, or delete the line",
        cnr: "{name}: je prazno" => "napišite riječi iza dvotačke ili obrišite red",
        sq: "{name}: është bosh" => "shkruani fjalët pas dy pikave, ose fshini rreshtin",
        sr: "{name}: je prazno" => "napišite reči iza dvotačke ili obrišite red",
    }
    /// A field in the middle of a text.
    field_misplaced(name) {
        en: "{name}: is in the middle of the text" => "move it to the lines right below the heading of the part",
        cnr: "{name}: je usred teksta" => "premjestite ga u redove odmah ispod naslova dijela",
        sq: "{name}: është në mes të tekstit" => "zhvendoseni te rreshtat menjëherë poshtë titullit të pjesës",
        sr: "{name}: je usred teksta" => "premestite ga u redove odmah ispod naslova dela",
    }
    /// A heading of an unknown kind.
    unknown_heading(heading, suggestion) {
        en: "a part cannot start with {heading}" => "{suggestion}; a part starts with one # and a headline with two (## )",
        cnr: "dio ne može početi sa {heading}" => "{suggestion}; dio počinje jednim #, a naslov slajda sa dva (## )",
        sq: "një pjesë nuk mund të fillojë me {heading}" => "{suggestion}; një pjesë fillon me një # dhe titulli i slajdit me dy (## )",
        sr: "deo ne može da počne sa {heading}" => "{suggestion}; deo počinje jednim #, a naslov slajda sa dva (## )",
    }
    /// A heading with too many words.
    long_heading(heading) {
        en: "{heading} has too many words" => "write # kind id, with a country where needed",
        cnr: "{heading} ima previše riječi" => "napišite # vrsta id, sa zemljom gdje treba",
        sq: "{heading} ka fjalë të tepërta" => "shkruani # lloji id dhe, kur duhet, vendin (ME, AL, XK)",
        sr: "{heading} ima previše reči" => "napišite # vrsta id, sa zemljom gde treba",
    }
    /// An id of the deck in a heading.
    deck_with_id() {
        en: "the heading # deck must not have an id" => "write # deck and nothing else",
        cnr: "naslov # deck ne može imati id" => "napišite # deck i ništa više",
        sq: "titulli # deck nuk mund të ketë id" => "shkruani # deck dhe asgjë tjetër",
        sr: "naslov # deck ne može imati id" => "napišite # deck i ništa više",
    }
    /// A heading without id.
    heading_without_id(kind, file) {
        en: "the heading # {kind} needs an id" => "write # {kind} and its id from {file}",
        cnr: "naslovu # {kind} treba id" => "napišite # {kind} i njegov id iz {file}",
        sq: "titullit # {kind} i duhet një id" => "shkruani # {kind} dhe id-në e tij nga {file}",
        sr: "naslovu # {kind} treba id" => "napišite # {kind} i njegov id iz {file}",
    }
    /// An id with a letter of another alphabet.
    foreign_heading(id, signs, typed) {
        en: "the id {id} has {signs}" => "type {typed}",
        cnr: "id {id} ima {signs}" => "otkucajte {typed}",
        sq: "id-ja {id} ka {signs}" => "shtypni {typed}",
        sr: "id {id} ima {signs}" => "otkucajte {typed}",
    }
    /// A named line without words.
    name_without_words(name) {
        en: "({name}) has no words" => "write them after the bracket",
        cnr: "({name}) nema riječi" => "napišite ih iza zagrade",
        sq: "({name}) nuk ka fjalë" => "shkruajini pas kllapës",
        sr: "({name}) nema reči" => "napišite ih iza zagrade",
    }
    /// A name or a section twice.
    twice(name) {
        en: "{name} appears twice" => "keep one of them",
        cnr: "{name} se pojavljuje dvaput" => "zadržite jedno",
        sq: "{name} shfaqet dy herë" => "mbani njërin",
        sr: "{name} se pojavljuje dvaput" => "zadržite jedno",
    }
    /// A section that the part cannot have.
    section_forbidden(kind, word) {
        en: "a part of kind {kind} must not have {word}" => "delete it, or move it to the part it belongs to",
        cnr: "dio vrste {kind} ne može imati {word}" => "obrišite ga ili ga premjestite u dio kojem pripada",
        sq: "një pjesë e llojit {kind} nuk mund të ketë {word}" => "fshijeni, ose zhvendoseni te pjesa së cilës i takon",
        sr: "deo vrste {kind} ne može imati {word}" => "obrišite ga ili ga premestite u deo kojem pripada",
    }
    /// A section twice.
    section_twice(word) {
        en: "{word} appears twice" => "put both texts below one of them",
        cnr: "{word} se pojavljuje dvaput" => "stavite oba teksta ispod jednog",
        sq: "{word} shfaqet dy herë" => "vendosini të dy tekstet poshtë njërit",
        sr: "{word} se pojavljuje dvaput" => "stavite oba teksta ispod jednog",
    }
    /// An empty section.
    section_empty(word) {
        en: "{word} is empty" => "write its text below it, or delete the line",
        cnr: "{word} je prazno" => "napišite tekst ispod ili obrišite red",
        sq: "{word} është bosh" => "shkruani tekstin poshtë, ose fshini rreshtin",
        sr: "{word} je prazno" => "napišite tekst ispod ili obrišite red",
    }
    /// A text in the line of a section.
    text_after_section(word) {
        en: "there is text after {word}" => "put the text below {word}",
        cnr: "iza {word} je tekst" => "stavite tekst ispod reda {word}",
        sq: "pas {word} ka tekst" => "vendoseni tekstin poshtë {word}",
        sr: "iza {word} je tekst" => "stavite tekst ispod reda {word}",
    }
    /// A heading without a space.
    no_space_after_hash(line) {
        en: "{line} has no space after #" => "put a space after it",
        cnr: "{line} nema razmak iza #" => "otkucajte razmak iza njega",
        sq: "{line} nuk ka hapësirë pas #" => "shtypni një hapësirë pas saj",
        sr: "{line} nema razmak iza #" => "otkucajte razmak iza njega",
    }
    /// A text before the first heading.
    text_before_parts() {
        en: "there is text before the first part" => "start with a line # deck; below it come title: and subtitle:",
        cnr: "ispred prvog dijela je tekst" => "počnite redom # deck; ispod njega dolaze title: i subtitle:",
        sq: "para pjesës së parë ka tekst" => "filloni me një rresht # deck; poshtë tij vijnë title: dhe subtitle:",
        sr: "ispred prvog dela je tekst" => "počnite redom # deck; ispod njega dolaze title: i subtitle:",
    }
    /// A part twice.
    part_twice(before) {
        en: "this part is already in line {before}" => "keep one of them",
        cnr: "ovaj dio već postoji (red {before})" => "zadržite jedan",
        sq: "kjo pjesë është tashmë në rreshtin {before}" => "mbani njërën",
        sr: "ovaj deo već postoji (red {before})" => "zadržite jedan",
    }
    /// A part for all countries of something that differs.
    differs(heading) {
        en: "it differs per country, but this heading names no country" => "write # {heading}",
        cnr: "razlikuje se po zemljama, a ovaj naslov ne navodi zemlju" => "napišite # {heading}",
        sq: "ndryshon sipas vendit, por ky titull nuk përmend asnjë vend" => "shkruani # {heading}",
        sr: "razlikuje se po zemljama, a ovaj naslov ne navodi zemlju" => "napišite # {heading}",
    }
    /// A part for one country of something that does not differ.
    does_not_differ(heading) {
        en: "it does not differ per country" => "write # {heading}",
        cnr: "ne razlikuje se po zemljama" => "napišite # {heading}",
        sq: "nuk ndryshon sipas vendit" => "shkruani # {heading}",
        sr: "ne razlikuje se po zemljama" => "napišite # {heading}",
    }
    /// A part that nothing declares.
    undeclared(file, fix) {
        en: "{file} declares nothing with this id" => "{fix}",
        cnr: "{file} ne navodi ništa sa ovim id-om" => "{fix}",
        sq: "{file} nuk ka asgjë me këtë id" => "{fix}",
        sr: "{file} ne navodi ništa sa ovim id-om" => "{fix}",
    }
}
