//! Messages about files and folders.

use crate::message::messages;

messages! {
    /// A folder that does not exist.
    no_folder() {
        en: "there is no such folder" => "name the folder that holds deck.toml",
        cnr: "nema takvog foldera" => "navedite folder u kojem je deck.toml",
        sq: "nuk ka dosje të tillë" => "jepni dosjen ku është deck.toml",
        sr: "nema takvog foldera" => "navedite folder u kojem je deck.toml",
    }
    /// A folder that cannot be read.
    not_a_folder() {
        en: "this is not a folder that can be read" => "name the folder that holds deck.toml",
        cnr: "ovo nije folder koji se može pročitati" => "navedite folder u kojem je deck.toml",
        sq: "kjo nuk është dosje që mund të lexohet" => "jepni dosjen ku është deck.toml",
        sr: "ovo nije folder koji može da se pročita" => "navedite folder u kojem je deck.toml",
    }
    /// `drawings` that is not a folder.
    drawings_not_a_folder() {
        en: "this is not a folder that can be read" => "make it a folder with .svg files",
        cnr: "ovo nije folder koji se može pročitati" => "neka bude folder sa .svg datotekama",
        sq: "kjo nuk është dosje që mund të lexohet" => "bëjeni dosje me skedarë .svg",
        sr: "ovo nije folder koji može da se pročita" => "neka bude folder sa .svg datotekama",
    }
    /// A folder in the place of a file.
    not_a_file() {
        en: "this is not a file" => "put a text file in its place",
        cnr: "ovo nije datoteka" => "stavite tekstualnu datoteku na to mjesto",
        sq: "ky nuk është skedar" => "vendosni një skedar teksti në vend të tij",
        sr: "ovo nije datoteka" => "stavite tekstualnu datoteku na to mesto",
    }
    /// A file that cannot be read.
    unreadable(reason) {
        en: "the file cannot be read: {reason}" => "check its permissions, and close it in other programs",
        cnr: "datoteka se ne može pročitati: {reason}" => "provjerite dozvole i zatvorite je u drugim programima",
        sq: "skedari nuk mund të lexohet: {reason}" => "kontrolloni lejet dhe mbylleni në programet e tjera",
        sr: "datoteka ne može da se pročita: {reason}" => "proverite dozvole i zatvorite je u drugim programima",
    }
    /// A deck that is too large.
    large_deck(most) {
        en: "the deck is larger than {most} MiB" => "make its drawings smaller",
        cnr: "predavanje je veće od {most} MiB" => "smanjite crteže",
        sq: "ligjërata është më e madhe se {most} MiB" => "zvogëlojini vizatimet",
        sr: "predavanje je veće od {most} MiB" => "smanjite crteže",
    }
    /// A file that is too large.
    large_file(most) {
        en: "the file is larger than {most} KiB" => "a deck's files are short text; is this the right file?",
        cnr: "datoteka je veća od {most} KiB" => "datoteke predavanja su kratki tekstovi; je li ovo prava?",
        sq: "skedari është më i madh se {most} KiB" => "skedarët e një ligjërate janë tekste të shkurtra; a është ky i duhuri?",
        sr: "datoteka je veća od {most} KiB" => "datoteke predavanja su kratki tekstovi; da li je ovo prava?",
    }
    /// A drawing that is too large.
    large_drawing(most) {
        en: "the file is larger than {most} KiB" => "draw it with fewer shapes and shorter numbers; photographs are not possible",
        cnr: "datoteka je veća od {most} KiB" => "nacrtajte crtež sa manje oblika i kraćim brojevima; fotografije nijesu moguće",
        sq: "skedari është më i madh se {most} KiB" => "vizatojeni me më pak forma dhe numra më të shkurtër; fotot nuk mund të përdoren",
        sr: "datoteka je veća od {most} KiB" => "nacrtajte crtež sa manje oblika i kraćim brojevima; fotografije nisu moguće",
    }
    /// An empty file.
    empty_file() {
        en: "the file is empty" => "write its text, or restore it from a copy",
        cnr: "datoteka je prazna" => "napišite njen tekst ili je vratite iz kopije",
        sq: "skedari është bosh" => "shkruani tekstin e tij, ose rikthejeni nga një kopje",
        sr: "datoteka je prazna" => "napišite njen tekst ili je vratite iz kopije",
    }
    /// No `deck.toml`.
    no_deck_file() {
        en: "there is no deck.toml" => "name a folder that holds a deck; docs/authoring.md shows one",
        cnr: "nema datoteke deck.toml" => "navedite folder u kojem je predavanje; docs/authoring.md prikazuje primjer",
        sq: "nuk ka skedar deck.toml" => "jepni një dosje që ka një ligjëratë; docs/authoring.md tregon një",
        sr: "nema datoteke deck.toml" => "navedite folder u kojem je predavanje; docs/authoring.md prikazuje primer",
    }
    /// No `deck.toml`, but others.
    no_deck_file_but(found) {
        en: "there is no deck.toml, only {found}" => "name a folder that holds a deck; docs/authoring.md shows one",
        cnr: "nema datoteke deck.toml, samo {found}" => "navedite folder u kojem je predavanje; docs/authoring.md prikazuje primjer",
        sq: "nuk ka skedar deck.toml, vetëm {found}" => "jepni një dosje që ka një ligjëratë; docs/authoring.md tregon një",
        sr: "nema datoteke deck.toml, samo {found}" => "navedite folder u kojem je predavanje; docs/authoring.md prikazuje primer",
    }
    /// No `facts.toml`.
    no_facts_file() {
        en: "there is no facts.toml" => "write it: each fact in the deck, how certain it is, and its sources",
        cnr: "nema datoteke facts.toml" => "napišite je: svaka činjenica u predavanju, koliko je sigurna, i njeni izvori",
        sq: "nuk ka skedar facts.toml" => "shkruajeni: çdo fakt në ligjëratë, sa i sigurt është, dhe burimet e tij",
        sr: "nema datoteke facts.toml" => "napišite je: svaka činjenica u predavanju, koliko je sigurna, i njeni izvori",
    }
    /// A text file of an unknown language.
    text_of_unknown_language(tag, suggestion) {
        en: "there is no language {tag}" => "name the file text.<language>.md; {suggestion}",
        cnr: "nema jezika {tag}" => "nazovite datoteku text.<jezik>.md; {suggestion}",
        sq: "gjuha {tag} nuk njihet" => "emërtojeni skedarin text.<gjuha>.md; {suggestion}",
        sr: "nema jezika {tag}" => "nazovite datoteku text.<jezik>.md; {suggestion}",
    }
    /// A text file of a language that is transliterated.
    text_is_generated(language, origin) {
        en: "the text in {language} is generated from {origin}, so this file could contradict it" => "delete it, and make corrections in {origin}",
        cnr: "tekst na jeziku {language} nastaje iz {origin}, pa bi mu ova datoteka mogla protivrječiti" => "obrišite je, a ispravke unesite u {origin}",
        sq: "teksti në gjuhën {language} krijohet nga {origin}, prandaj ky skedar mund të thotë diçka tjetër" => "fshijeni, dhe bëni ndreqjet në {origin}",
        sr: "tekst na jeziku {language} nastaje iz {origin}, pa bi ova datoteka mogla da mu protivreči" => "obrišite je, a ispravke unesite u {origin}",
    }
    /// A file of words with an unknown name.
    words_of_unknown(languages, countries) {
        en: "this file name has no known language and country" => "name the file words.<language>-<country>.toml; languages: {languages}; countries: {countries}",
        cnr: "u imenu ove datoteke nema poznatog jezika i zemlje" => "nazovite je words.<jezik>-<zemlja>.toml; jezici: {languages}; zemlje: {countries}",
        sq: "emri i këtij skedari nuk tregon një gjuhë dhe një vend që njihen këtu" => "emërtojeni words.<gjuha>-<vendi>.toml; gjuhët: {languages}; vendet: {countries}",
        sr: "u imenu ove datoteke nema poznatog jezika i zemlje" => "nazovite je words.<jezik>-<zemlja>.toml; jezici: {languages}; zemlje: {countries}",
    }
    /// A text file that is missing.
    text_missing(language, file, readers) {
        en: "the text in the language {language} is missing" => "write {file}, or remove {readers} from languages in deck.toml",
        cnr: "nedostaje tekst na jeziku {language}" => "napišite {file} ili uklonite {readers} iz languages u deck.toml",
        sq: "mungon teksti në gjuhën {language}" => "shkruani {file}, ose hiqni {readers} nga languages në deck.toml",
        sr: "nedostaje tekst na jeziku {language}" => "napišite {file} ili uklonite {readers} iz languages u deck.toml",
    }
    /// A text file that is not used.
    text_unused(language) {
        en: "this language is not declared, so the file is not used" => "add \"{language}\" to languages in deck.toml when it is complete",
        cnr: "ovaj jezik nije naveden, pa se datoteka ne koristi" => "kad bude gotova, dodajte \"{language}\" u languages u deck.toml",
        sq: "kjo gjuhë nuk është shënuar, prandaj skedari nuk përdoret" => "kur të jetë gati, shtoni \"{language}\" te languages në deck.toml",
        sr: "ovaj jezik nije naveden, pa se datoteka ne koristi" => "kada bude gotova, dodajte \"{language}\" u languages u deck.toml",
    }
    /// Words of a country that are not used.
    words_unused(language) {
        en: "this language is not declared, so the file is not used" => "add \"{language}\" to languages in deck.toml, or delete the file",
        cnr: "ovaj jezik nije naveden, pa se datoteka ne koristi" => "dodajte \"{language}\" u languages u deck.toml ili obrišite datoteku",
        sq: "kjo gjuhë nuk është shënuar, prandaj skedari nuk përdoret" => "shtoni \"{language}\" te languages në deck.toml, ose fshini skedarin",
        sr: "ovaj jezik nije naveden, pa se datoteka ne koristi" => "dodajte \"{language}\" u languages u deck.toml ili obrišite datoteku",
    }
    /// A file in another encoding.
    not_utf8(encoding) {
        en: "the file is not UTF-8 text from here on{encoding}" => "save it again with the encoding UTF-8 (in “Save as”, beside the name)",
        cnr: "odavde datoteka nije tekst u UTF-8{encoding}" => "sačuvajte je ponovo sa kodiranjem UTF-8 (u “Sačuvaj kao”, pored imena)",
        sq: "nga këtu skedari nuk është tekst në UTF-8{encoding}" => "ruajeni përsëri me kodimin UTF-8 (te “Ruaj si”, pranë emrit)",
        sr: "odavde datoteka nije tekst u UTF-8{encoding}" => "sačuvajte je ponovo sa kodiranjem UTF-8 (u “Sačuvaj kao”, pored imena)",
    }
    /// A file of Word, a PDF or a picture with the name of a text file.
    not_text(program) {
        en: "this is not a text file but {program}" => "open it there, copy its words into a plain text editor, and save them under this name as UTF-8",
        cnr: "ovo nije tekstualna datoteka, nego {program}" => "otvorite je u njenom programu, kopirajte riječi u običan uređivač teksta i sačuvajte ih pod ovim imenom kao UTF-8",
        sq: "ky nuk është skedar teksti, por {program}" => "hapeni në programin e vet, kopjojini fjalët në një program të thjeshtë teksti, si Notepad, dhe ruajini me këtë emër si UTF-8",
        sr: "ovo nije tekstualna datoteka, nego {program}" => "otvorite je u njenom programu, kopirajte reči u običan uređivač teksta i sačuvajte ih pod ovim imenom kao UTF-8",
    }
    /// A deck with a gap that no stage reported.
    incomplete() {
        en: "the deck is not complete" => "this is a bug in Konventa; please report it together with your deck",
        cnr: "predavanje nije potpuno" => "ovo je greška u programu Konventa; prijavite je i priložite svoje predavanje",
        sq: "ligjërata nuk është e plotë" => "ky është gabim i programit Konventa; na njoftoni dhe na dërgoni ligjëratën",
        sr: "predavanje nije potpuno" => "ovo je greška u programu Konventa; prijavite je i priložite svoje predavanje",
    }
}

crate::message::phrases! {
    /// An encoding that was recognized.
    encoded(name) {
        en: "; it is probably {name}",
        cnr: "; vjerovatno je {name}",
        sq: "; ka gjasa të jetë {name}",
        sr: "; verovatno je {name}",
    }
    /// A program's own format.
    of_word() {
        en: "one of Word or another office program",
        cnr: "dokument iz Worda ili drugog takvog programa",
        sq: "dokument i Word-it ose i një programi të tillë",
        sr: "dokument iz Worda ili drugog takvog programa",
    }
    /// A program's own format.
    a_pdf() {
        en: "a PDF",
        cnr: "PDF",
        sq: "PDF",
        sr: "PDF",
    }
    /// A picture.
    a_picture() {
        en: "a picture",
        cnr: "slika",
        sq: "fotografi",
        sr: "slika",
    }
    /// Why a file cannot be read.
    not_allowed() {
        en: "it may not be read",
        cnr: "čitanje nije dozvoljeno",
        sq: "leximi nuk lejohet",
        sr: "čitanje nije dozvoljeno",
    }
    /// Why a file cannot be read.
    vanished() {
        en: "it was moved or deleted",
        cnr: "premještena je ili obrisana",
        sq: "është zhvendosur ose fshirë",
        sr: "premeštena je ili obrisana",
    }
    /// Why a file cannot be read.
    fault_of_disk() {
        en: "the system reports a fault",
        cnr: "sistem javlja grešku",
        sq: "sistemi njofton një gabim",
        sr: "sistem javlja grešku",
    }
}
