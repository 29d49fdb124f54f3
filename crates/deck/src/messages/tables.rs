//! Messages about the fields of TOML files.

use crate::message::messages;

messages! {
    /// A field that does not exist.
    unknown_field(name, fix) {
        en: "unknown field {name}" => "{fix}",
        cnr: "nepoznato polje {name}" => "{fix}",
        sq: "fushë e panjohur {name}" => "{fix}",
        sr: "nepoznato polje {name}" => "{fix}",
    }
    /// A field that is missing.
    missing(key, example) {
        en: "{key} is missing" => "add: {key} = {example}",
        cnr: "nedostaje {key}" => "dodajte: {key} = {example}",
        sq: "mungon {key}" => "shtoni: {key} = {example}",
        sr: "nedostaje {key}" => "dodajte: {key} = {example}",
    }
    /// A value of the wrong kind.
    must_be(key, expected, found, example) {
        en: "{key} must be {expected}, but is {found}" => "write: {key} = {example}",
        cnr: "{key} treba da bude {expected}, a ovdje je {found}" => "napišite: {key} = {example}",
        sq: "{key} duhet të jetë {expected}, por është {found}" => "shkruani: {key} = {example}",
        sr: "{key} treba da bude {expected}, a ovde je {found}" => "napišite: {key} = {example}",
    }
    /// An empty text.
    empty_field(key, example) {
        en: "{key} is empty" => "write: {key} = {example}",
        cnr: "{key} je prazno" => "napišite: {key} = {example}",
        sq: "{key} është bosh" => "shkruani: {key} = {example}",
        sr: "{key} je prazno" => "napišite: {key} = {example}",
    }
    /// A text that is not an id.
    not_an_id(text, key) {
        en: "{text} in {key} is not an id" => "use 1 to 64 small letters a-z, digits and single hyphens between them",
        cnr: "{text} u polju {key} nije id" => "koristite 1 do 64 mala slova a-z bez kvačica, cifre i po jednu crticu između njih",
        sq: "{text} te {key} nuk është id" => "përdorni 1 deri në 64 shkronja të vogla a-z (pa ë dhe ç), shifra dhe nga një vizë mes tyre",
        sr: "{text} u polju {key} nije id" => "koristite 1 do 64 mala slova a-z bez kvačica, cifre i po jednu crticu između njih",
    }
    /// An id with a letter or digit of another alphabet.
    foreign_id(text, key, signs, typed) {
        en: "{text} in {key} is not an id: it has {signs}" => "type {typed}; ids have only small letters a-z, digits and single hyphens between them",
        cnr: "{text} u polju {key} nije id: ima {signs}" => "otkucajte {typed}; id ima samo mala slova a-z bez kvačica, cifre i po jednu crticu između njih",
        sq: "{text} te {key} nuk është id: ka {signs}" => "shtypni {typed}; një id ka vetëm shkronja të vogla a-z (pa ë dhe ç), shifra dhe nga një vizë mes tyre",
        sr: "{text} u polju {key} nije id: ima {signs}" => "otkucajte {typed}; id ima samo mala slova a-z bez kvačica, cifre i po jednu crticu između njih",
    }
    /// The same entry twice.
    listed_twice(text, key) {
        en: "{text} is listed twice in {key}" => "list it once, or correct one of the two",
        cnr: "{text} je dvaput u polju {key}" => "navedite ga jednom ili ispravite jedno od ta dva",
        sq: "{text} është dy herë te {key}" => "shënojeni vetëm një herë, ose ndreqni njërën prej të dyjave",
        sr: "{text} je dvaput u polju {key}" => "navedite ga jednom ili ispravite jedno od ta dva",
    }
    /// A list that is too long.
    long_list(key, count, most) {
        en: "{key} has {count} entries, but at most {most} are possible" => "shorten the list",
        cnr: "{key} ima stavki: {count}, a može ih biti najviše {most}" => "skratite spisak",
        sq: "{key} ka {count} elemente, por lejohen më së shumti {most}" => "shkurtoni listën",
        sr: "{key} ima stavki: {count}, a može ih biti najviše {most}" => "skratite spisak",
    }
    /// An empty entry of a list.
    empty_entry(key) {
        en: "{key} has an empty entry" => "fill it in or delete it",
        cnr: "{key} ima praznu stavku" => "popunite je ili obrišite",
        sq: "{key} ka një element bosh" => "plotësojeni ose fshijeni",
        sr: "{key} ima praznu stavku" => "popunite je ili obrišite",
    }
    /// A number that is too small or too large.
    out_of_bounds(key, expected, found, example) {
        en: "{key} must be {expected}, but is {found}" => "write: {key} = {example}",
        cnr: "{key} treba da bude {expected}, a ovdje je {found}" => "napišite: {key} = {example}",
        sq: "{key} duhet të jetë {expected}, por është {found}" => "shkruani: {key} = {example}",
        sr: "{key} treba da bude {expected}, a ovde je {found}" => "napišite: {key} = {example}",
    }
    /// Too many tables.
    many_tables(most, key, count) {
        en: "a deck has at most {most} [[{key}]] tables, and this one has {count}" => "delete some, or make two decks",
        cnr: "predavanje ima najviše {most} tabela [[{key}]], a ovo ih ima {count}" => "obrišite neke ili napravite dva predavanja",
        sq: "një ligjëratë ka më së shumti {most} tabela [[{key}]], dhe kjo ka {count}" => "fshini disa, ose bëni dy ligjërata",
        sr: "predavanje ima najviše {most} tabela [[{key}]], a ovo ih ima {count}" => "obrišite neke ili napravite dva predavanja",
    }
    /// A table that is written in another way.
    wrong_table(key, head, found) {
        en: "{key} must be written as {head}, but is {found}" => "write {head} and its fields below it",
        cnr: "{key} treba napisati kao {head}, a ovdje je {found}" => "napišite {head} i polja ispod toga",
        sq: "{key} duhet shkruar si {head}, por është {found}" => "shkruani {head} dhe fushat poshtë saj",
        sr: "{key} treba napisati kao {head}, a ovde je {found}" => "napišite {head} i polja ispod toga",
    }
    /// A file that is not TOML.
    not_toml(detail) {
        en: "this is not TOML: {detail}" => "look for a missing quotation mark, bracket or =, here or in the line before",
        cnr: "ovo nije TOML: {detail}" => "potražite navodnik, zagradu ili = koji nedostaje, ovdje ili u redu iznad",
        sq: "ky nuk është TOML: {detail}" => "kërkoni një thonjëz, kllapë ose = që mungon, këtu ose në rreshtin para",
        sr: "ovo nije TOML: {detail}" => "potražite navodnik, zagradu ili = koji nedostaje, ovde ili u redu iznad",
    }
    /// Digits with something else among them.
    not_a_number(text) {
        en: "{text} is not a number" => "write digits only, such as 60, or put words between straight quotation marks",
        cnr: "{text} nije broj" => "napišite samo cifre, na primjer 60, a riječi stavite između ravnih navodnika",
        sq: "{text} nuk është numër" => "shkruani vetëm shifra, për shembull 60, ose vendosini fjalët mes thonjëzave të drejta",
        sr: "{text} nije broj" => "napišite samo cifre, na primer 60, a reči stavite između ravnih navodnika",
    }
    /// A name that is used twice in one table.
    name_used_twice() {
        en: "this is not TOML: duplicate key" => "this name is already used above: delete one of the two, or rename it",
        cnr: "ovo nije TOML: isto ime dvaput" => "ovo ime je već upotrijebljeno iznad: obrišite jedno od ta dva ili ga preimenujte",
        sq: "ky nuk është TOML: i njëjti emër dy herë" => "ky emër është përdorur më lart: fshini njërin prej të dyve, ose riemërtojeni",
        sr: "ovo nije TOML: isto ime dvaput" => "ovo ime je već upotrebljeno iznad: obrišite jedno od ta dva ili ga preimenujte",
    }
    /// The former name of a field of facts.
    checked_in_facts() {
        en: "“checked” is now called “page”" => "write page = \"2026-02-12\": the date on the page (day, month or year), or the day it was read if the page has no date",
        cnr: "“checked” se sada zove “page”" => "napišite page = \"2026-02-12\": datum sa stranice (dan, mjesec ili godina) ili, ako ga na njoj nema, dan kad je pročitana",
        sq: "“checked” tani quhet “page”" => "shkruani page = \"2026-02-12\": data në faqe (ditë, muaj ose vit), ose dita kur u lexua nëse faqja nuk ka datë",
        sr: "“checked” se sada zove “page”" => "napišite page = \"2026-02-12\": datum sa stranice (dan, mesec ili godina) ili, ako ga na njoj nema, dan kada je pročitana",
    }
    /// The former name of two fields of help lines.
    checked_in_help() {
        en: "“checked” is now called “page” or “called”" => "delete it; write page = \"2026-02-12\" into its source in facts.toml, with the date on the page (day, month or year); and only if somebody called the number: called = \"2026-11-20\", with that day",
        cnr: "“checked” se sada zove “page” ili “called”" => "obrišite ga; u izvor u facts.toml napišite page = \"2026-02-12\", sa datumom sa stranice (dan, mjesec ili godina); a samo ako je neko pozvao broj: called = \"2026-11-20\", sa tim danom",
        sq: "“checked” tani quhet “page” ose “called”" => "fshijeni; te burimi në facts.toml shkruani page = \"2026-02-12\", me datën në faqe (ditë, muaj ose vit); dhe vetëm nëse dikush e ka thirrur numrin: called = \"2026-11-20\", me atë ditë",
        sr: "“checked” se sada zove “page” ili “called”" => "obrišite ga; u izvor u facts.toml napišite page = \"2026-02-12\", sa datumom sa stranice (dan, mesec ili godina); a samo ako je neko pozvao broj: called = \"2026-11-20\", sa tim danom",
    }
}
