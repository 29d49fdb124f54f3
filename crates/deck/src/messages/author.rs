//! What the commands and the server say to authors beside faults.

use std::path::Path;

use konventa_domain::Language;

use crate::message::{Phrase, phrases};

phrases! {
    /// A deck without faults.
    good(id, items, minutes, languages) {
        en: "the deck “{id}” has no faults: {items} items, {minutes} minutes, {languages}",
        cnr: "predavanje “{id}” nema grešaka: pitanja: {items}, minuta: {minutes}, {languages}",
        sq: "ligjërata “{id}” nuk ka gabime: pyetje: {items}, minuta: {minutes}, {languages}",
        sr: "predavanje “{id}” nema grešaka: pitanja: {items}, minuta: {minutes}, {languages}",
    }
    /// A deck that was written.
    wrote(folder) {
        en: "wrote a small deck without faults into {folder}\n  konventa deck check {folder}\n  konventa serve --decks {folder}",
        cnr: "malo predavanje bez grešaka upisano je u {folder}\n  konventa deck check {folder}\n  konventa serve --decks {folder}",
        sq: "një ligjëratë e vogël pa gabime u shkrua në {folder}\n  konventa deck check {folder}\n  konventa serve --decks {folder}",
        sr: "malo predavanje bez grešaka upisano je u {folder}\n  konventa deck check {folder}\n  konventa serve --decks {folder}",
    }
    /// A name that cannot be an id, and one that can.
    bad_name(name, example) {
        en: "“{name}” cannot be the id of a deck: use 1 to 64 small letters a-z, digits and single hyphens between them, such as {example}",
        cnr: "“{name}” ne može biti id predavanja: koristite 1 do 64 mala slova a-z bez kvačica, cifre i po jednu crticu između njih, na primjer {example}",
        sq: "“{name}” nuk mund të jetë id e një ligjërate: përdorni 1 deri në 64 shkronja të vogla a-z (pa ë dhe ç), shifra dhe nga një vizë mes tyre, për shembull {example}",
        sr: "“{name}” ne može biti id predavanja: koristite 1 do 64 mala slova a-z bez kvačica, cifre i po jednu crticu između njih, na primer {example}",
    }
    /// A folder that exists.
    exists(folder) {
        en: "{folder} exists already: choose another name, or delete it",
        cnr: "{folder} već postoji: izaberite drugo ime ili obrišite taj folder",
        sq: "{folder} ekziston tashmë: zgjidhni një emër tjetër, ose fshijeni",
        sr: "{folder} već postoji: izaberite drugo ime ili obrišite taj folder",
    }
    /// A file or folder that cannot be written.
    not_written(file, reason) {
        en: "{file} cannot be written: {reason}. Choose a folder of your own with free space",
        cnr: "{file} se ne može upisati: {reason}. Izaberite neki svoj folder, na disku na kojem ima mjesta",
        sq: "{file} nuk mund të shkruhet: {reason}. Zgjidhni një nga dosjet tuaja, në një disk ku ka vend",
        sr: "{file} ne može da se upiše: {reason}. Izaberite neki svoj folder, na disku na kojem ima mesta",
    }
    /// Decks that cannot be served.
    refused(count, all) {
        en: "{count} of {all} decks cannot be served",
        cnr: "predavanja koja se ne mogu prikazati: {count} od {all}",
        sq: "ligjërata që nuk mund të shfaqen: {count} nga {all}",
        sr: "predavanja koja ne mogu da se prikažu: {count} od {all}",
    }
    /// The heading of faults.
    faulty(folder, faults) {
        en: "the deck in {folder} has faults:\n{faults}",
        cnr: "predavanje u {folder} ima greške:\n{faults}",
        sq: "ligjërata në {folder} ka gabime:\n{faults}",
        sr: "predavanje u {folder} ima greške:\n{faults}",
    }
    /// A folder that does not exist.
    no_folder(path) {
        en: "there is no folder {path}: with --decks, name a folder that is a deck or contains decks",
        cnr: "nema foldera {path}: uz --decks navedite folder koji je predavanje ili u kojem su predavanja",
        sq: "nuk ka dosje {path}: me --decks jepni një dosje që është ligjëratë ose ka ligjërata",
        sr: "nema foldera {path}: uz --decks navedite folder koji je predavanje ili u kojem su predavanja",
    }
    /// A folder that cannot be read.
    unreadable_folder(path, reason) {
        en: "the folder of decks {path} cannot be read: {reason}",
        cnr: "folder sa predavanjima {path} ne može se pročitati: {reason}",
        sq: "dosja me ligjërata {path} nuk mund të lexohet: {reason}",
        sr: "folder sa predavanjima {path} ne može da se pročita: {reason}",
    }
    /// A folder without a deck.
    no_deck(path) {
        en: "there is no deck in {path}: a deck is a folder with a file deck.toml",
        cnr: "u {path} nema predavanja: predavanje je folder sa datotekom deck.toml",
        sq: "në {path} nuk ka ligjëratë: një ligjëratë është një dosje me një skedar deck.toml",
        sr: "u {path} nema predavanja: predavanje je folder sa datotekom deck.toml",
    }
    /// Two decks with one id.
    twice(id) {
        en: "two folders contain the deck “{id}”: give one of them another id in its deck.toml",
        cnr: "predavanje “{id}” je u dva foldera: dajte jednom od njih drugi id u njegovom deck.toml",
        sq: "dy dosje kanë ligjëratën “{id}”: jepini njërës një id tjetër në deck.toml të saj",
        sr: "predavanje “{id}” je u dva foldera: dajte jednom od njih drugi id u njegovom deck.toml",
    }
    /// A change that cannot be served.
    still_serving(reason) {
        en: "Still serving the decks from before this change. {reason}",
        cnr: "I dalje se prikazuju predavanja od prije ove izmjene. {reason}",
        sq: "Ligjëratat shfaqen ende siç ishin para këtij ndryshimi. {reason}",
        sr: "I dalje se prikazuju predavanja od pre ove izmene. {reason}",
    }
    /// A change that is served.
    reloaded(names) {
        en: "Reloaded: {names}. Open pages reload by themselves.",
        cnr: "Ponovo učitano: {names}. Otvorene stranice se osvježavaju same.",
        sq: "U ngarkua përsëri: {names}. Faqet e hapura rifreskohen vetë.",
        sr: "Ponovo učitano: {names}. Otvorene stranice se osvežavaju same.",
    }
    /// A fault that was corrected without a change.
    good_again() {
        en: "The faults are gone. The decks are as they were before.",
        cnr: "Grešaka više nema. Predavanja su kao prije.",
        sq: "Nuk ka më gabime. Ligjëratat janë si më parë.",
        sr: "Grešaka više nema. Predavanja su kao pre.",
    }
    /// A deck that is kept as it is while its lecture runs.
    held(names) {
        en: "Still showing {names} as before, because a lecture of it is running: slides, steps or choices have changed, and the phones would show others than the screen. The change is shown as soon as the lecture has ended; end it on the stage or the console.",
        cnr: "I dalje se prikazuje kao prije: {names}. Predavanje je u toku, a promijenili su se slajdovi, koraci ili odgovori, pa se na telefonima ne bi vidjelo isto što i na platnu. Izmjena će se prikazati čim se predavanje završi; završite ga u prozoru za platno ili na konzoli.",
        sq: "Ende si më parë: {names}. Ligjërata po mbahet, por kanë ndryshuar slajde, hapa ose zgjedhje, dhe telefonat do të tregonin diçka tjetër nga ekrani i sallës. Ndryshimi shfaqet sapo të mbarojë ligjërata; mund ta mbyllni te dritarja e ekranit ose te konsola.",
        sr: "I dalje se prikazuje kao pre: {names}. Predavanje je u toku, a promenili su se slajdovi, koraci ili odgovori, pa se na telefonima ne bi videlo isto što i na platnu. Izmena će se prikazati čim se predavanje završi; završite ga u prozoru za platno ili na konzoli.",
    }
    /// A deck whose folder has disappeared.
    gone(names) {
        en: "No longer in the folder: {names}. It is still shown until the server stops.",
        cnr: "Više nije u folderu: {names}. Prikazuje se dok se server ne zaustavi.",
        sq: "Nuk është më në dosje: {names}. Shfaqet derisa të ndalet serveri.",
        sr: "Više nije u folderu: {names}. Prikazuje se dok se server ne zaustavi.",
    }
    /// A changed quiz.
    items_changed(names) {
        en: "The quiz has other items now: {names}. Answers that were given before belong to the earlier version, and the report does not compare the two.",
        cnr: "Kviz sada ima druga pitanja: {names}. Odgovori dati ranije pripadaju prethodnoj verziji, a izvještaj ne poredi te dvije verzije.",
        sq: "Kuizi tani ka pyetje të tjera (ligjërata: {names}). Përgjigjet e dhëna më parë i takojnë versionit të mëparshëm, dhe raporti nuk i krahason të dy versionet.",
        sr: "Kviz sada ima druga pitanja: {names}. Odgovori dati ranije pripadaju prethodnoj verziji, a izveštaj ne poredi te dve verzije.",
    }
    /// A folder whose changes are not noticed.
    not_watched(folder, reason) {
        en: "Changes in {folder} take effect only after a restart, because the folder cannot be watched: {reason}",
        cnr: "Izmjene u {folder} važe tek poslije ponovnog pokretanja, jer se folder ne može pratiti: {reason}",
        sq: "Ndryshimet në {folder} vlejnë vetëm pasi ta rinisni serverin, sepse dosja nuk mund të ndiqet: {reason}",
        sr: "Izmene u {folder} važe tek posle ponovnog pokretanja, jer folder ne može da se prati: {reason}",
    }
    /// The heading of the table of times.
    time_heading(pace) {
        en: "plan  need  = speech + asks + room, in seconds, at {pace} words a minute",
        cnr: "plan  treba = govor + pitanja + sala, u sekundama, pri brzini od {pace} riječi u minutu",
        sq: "plan  duhet = ligjërim + pyetje + sallë, në sekonda, me {pace} fjalë në minutë",
        sr: "plan  treba = govor + pitanja + sala, u sekundama, pri brzini od {pace} reči u minutu",
    }
    /// A row of the table of times.
    too_short() {
        en: "too short",
        cnr: "prekratko",
        sq: "tepër pak",
        sr: "prekratko",
    }
    /// A row of the table of times.
    at_the_door() {
        en: "at the door",
        cnr: "dok ljudi dolaze",
        sq: "te dera",
        sr: "dok ljudi dolaze",
    }
    /// The last row of the table of times.
    whole_lecture() {
        en: "lecture",
        cnr: "predavanje",
        sq: "ligjërata",
        sr: "predavanje",
    }
    /// A command without what it needs.
    argument_missing(names) {
        en: "something is missing: {names}",
        cnr: "nešto nedostaje: {names}",
        sq: "mungon diçka: {names}",
        sr: "nešto nedostaje: {names}",
    }
    /// Something that a command does not know.
    argument_unknown(name) {
        en: "{name} is not known here",
        cnr: "{name} ovdje nije poznato",
        sq: "{name} nuk njihet këtu",
        sr: "{name} ovde nije poznato",
    }
    /// A value that a command does not take.
    value_refused(value, name) {
        en: "{value} is not possible for {name}",
        cnr: "vrijednost {value} nije moguća za {name}",
        sq: "{value} nuk mund të përdoret për {name}",
        sr: "vrednost {value} nije moguća za {name}",
    }
    /// Anything else that is wrong with a command.
    command_refused() {
        en: "the command is not written as it should be",
        cnr: "komanda nije napisana kako treba",
        sq: "komanda nuk është shkruar si duhet",
        sr: "komanda nije napisana kako treba",
    }
    /// The commands of decks.
    commands() {
        en: "konventa deck new NAME\n      writes a small deck without faults, to begin with\n  konventa deck check DIR\n      checks a deck: says for each fault where it is and what to do\n  konventa deck review DIR [--out FILE]\n      writes the statements of a deck with their sources, for somebody who knows the law\n  konventa deck build DIR --out DIR\n      compiles a deck to the files that are served\n  konventa serve --decks DIR\n      shows a deck in the browser, and each change as soon as it is saved\n\n  --language LANGUAGE   the language of the messages: en, cnr, sq, sr-Latn",
        cnr: "konventa deck new IME\n      piše malo predavanje bez grešaka, za početak\n  konventa deck check FOLDER\n      provjerava predavanje: za svaku grešku kaže gdje je i šta da uradite\n  konventa deck review FOLDER [--out DATOTEKA]\n      piše tvrdnje predavanja sa izvorima, za osobu koja poznaje pravo\n  konventa deck build FOLDER --out FOLDER\n      pravi od predavanja datoteke koje se prikazuju\n  konventa serve --decks FOLDER\n      prikazuje predavanje u pregledaču, a svaku izmjenu čim je sačuvate\n\n  --language JEZIK   jezik poruka: en, cnr, sq, sr-Latn",
        sq: "konventa deck new EMRI\n      shkruan një ligjëratë të vogël pa gabime, për fillim\n  konventa deck check DOSJA\n      kontrollon një ligjëratë: për çdo gabim thotë ku është dhe çfarë të bëni\n  konventa deck review DOSJA [--out SKEDARI]\n      shkruan pohimet e një ligjërate me burimet, për dikë që i njeh ligjet\n  konventa deck build DOSJA --out DOSJA\n      krijon nga një ligjëratë skedarët që shfaq serveri\n  konventa serve --decks DOSJA\n      e shfaq ligjëratën në shfletues, dhe çdo ndryshim sapo ta ruani\n\n  --language GJUHA   gjuha e mesazheve: en, cnr, sq, sr-Latn",
        sr: "konventa deck new IME\n      piše malo predavanje bez grešaka, za početak\n  konventa deck check FOLDER\n      proverava predavanje: za svaku grešku kaže gde je i šta da uradite\n  konventa deck review FOLDER [--out DATOTEKA]\n      piše tvrdnje predavanja sa izvorima, za osobu koja poznaje pravo\n  konventa deck build FOLDER --out FOLDER\n      pravi od predavanja datoteke koje se prikazuju\n  konventa serve --decks FOLDER\n      prikazuje predavanje u pregledaču, a svaku izmenu čim je sačuvate\n\n  --language JEZIK   jezik poruka: en, cnr, sq, sr-Latn",
    }
    /// A file that cannot be written or read.
    not_allowed() {
        en: "",
        cnr: "nemate dozvolu",
        sq: "nuk keni leje",
        sr: "nemate dozvolu",
    }
    /// A disk without space.
    no_space() {
        en: "",
        cnr: "nema više mjesta na disku",
        sq: "nuk ka më vend në disk",
        sr: "nema više mesta na disku",
    }
    /// Something that does not exist.
    not_there() {
        en: "",
        cnr: "to ne postoji",
        sq: "nuk ekziston",
        sr: "to ne postoji",
    }
    /// Any other fault of the system.
    of_system() {
        en: "",
        cnr: "sistem javlja grešku",
        sq: "sistemi njofton një gabim",
        sr: "sistem javlja grešku",
    }
}

/// Something that a command or the server says to an author.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum AuthorText<'a> {
    /// A deck has no faults.
    Good { id: &'a str, items: usize, minutes: u16, languages: &'a str },
    /// A deck was written.
    Wrote { folder: &'a Path },
    /// A name cannot be the id of a deck.
    BadName { name: &'a str, example: &'a str },
    /// A folder exists already.
    Exists { folder: &'a Path },
    /// A file cannot be written.
    NotWritten { file: &'a Path, error: &'a std::io::Error },
    /// Some decks have faults.
    Refused { count: usize, all: usize },
    /// A deck has these faults.
    Faulty { folder: &'a Path, faults: &'a str },
    /// A folder of decks does not exist.
    NoFolder { path: &'a Path },
    /// A folder of decks cannot be read.
    UnreadableFolder { path: &'a Path, error: &'a std::io::Error },
    /// A folder has no deck.
    NoDeck { path: &'a Path },
    /// Two decks have one id.
    Twice { id: &'a str },
    /// A change cannot be served.
    StillServing { reason: &'a str },
    /// A change is served.
    Reloaded { names: &'a str },
    /// Faults were corrected, and nothing else changed.
    GoodAgain,
    /// A running lecture keeps its deck as it is.
    Held { names: &'a str },
    /// A deck is no longer in its folder.
    Gone { names: &'a str },
    /// The items of a quiz have changed.
    ItemsChanged { names: &'a str },
    /// A folder cannot be watched.
    NotWatched { folder: &'a Path, error: &'a str },
    /// A command lacks something.
    ArgumentMissing { names: &'a str },
    /// A command does not know something.
    ArgumentUnknown { name: &'a str },
    /// A command does not take a value.
    ValueRefused { value: &'a str, name: &'a str },
    /// A command is wrong in another way.
    CommandRefused,
    /// The commands of decks.
    Commands,
}

impl AuthorText<'_> {
    /// Returns what the author reads.
    #[must_use]
    pub fn in_language(self, language: Language) -> String {
        self.phrase().in_language(language).to_owned()
    }

    fn phrase(self) -> Phrase {
        match self {
            Self::Good { id, items, minutes, languages } => good(id, items, minutes, languages),
            Self::Wrote { folder } => wrote(folder.display()),
            Self::BadName { name, example } => bad_name(name, example),
            Self::Exists { folder } => exists(folder.display()),
            Self::NotWritten { file, error } => not_written(file.display(), reason(error)),
            Self::Refused { count, all } => refused(count, all),
            Self::Faulty { folder, faults } => faulty(folder.display(), faults),
            Self::NoFolder { path } => no_folder(path.display()),
            Self::UnreadableFolder { path, error } => unreadable_folder(path.display(), reason(error)),
            Self::NoDeck { path } => no_deck(path.display()),
            Self::Twice { id } => twice(id),
            Self::StillServing { reason } => still_serving(reason),
            Self::Reloaded { names } => reloaded(names),
            Self::GoodAgain => good_again(),
            Self::Held { names } => held(names),
            Self::Gone { names } => gone(names),
            Self::ItemsChanged { names } => items_changed(names),
            Self::NotWatched { folder, error } => not_watched(folder.display(), error),
            Self::ArgumentMissing { names } => argument_missing(names),
            Self::ArgumentUnknown { name } => argument_unknown(name),
            Self::ValueRefused { value, name } => value_refused(value, name),
            Self::CommandRefused => command_refused(),
            Self::Commands => commands(),
        }
    }
}

/// Returns why the system refuses something. The system's own words are English only.
fn reason(error: &std::io::Error) -> Phrase {
    let words = match error.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => not_allowed(),
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => no_space(),
        std::io::ErrorKind::NotFound => not_there(),
        _ => of_system(),
    };
    words.with_english(&error.to_string())
}

/// Returns a name as the id of a deck, if it can be made one: `Moje predavanje` is `moje-predavanje`.
#[must_use]
pub fn suggested_id(name: &str) -> Option<String> {
    let plain = crate::quote::plain_id(name)?;
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let id: String = parts.join("-").chars().take(64).collect();
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}
