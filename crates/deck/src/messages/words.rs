//! Parts of messages: suggestions, kinds of values, and other words that messages share.

use std::fmt;

use konventa_domain::{Country, Language};

use crate::message::{Argument, Message, Phrase, phrases};
use crate::quote::{list, nearest, quote};

phrases! {
    /// The most similar known name.
    similar(candidate) {
        en: "did you mean {candidate}?",
        cnr: "da li ste mislili {candidate}?",
        sq: "mos deshët të shkruani {candidate}?",
        sr: "da li ste mislili {candidate}?",
    }
    /// Nothing that a name could be.
    none_declared() {
        en: "none has been declared yet",
        cnr: "još ništa nije navedeno",
        sq: "ende nuk është shënuar asnjë",
        sr: "još ništa nije navedeno",
    }
    /// All known names.
    known_here(names) {
        en: "known here: {names}",
        cnr: "ovdje postoje: {names}",
        sq: "këtu njihen: {names}",
        sr: "ovde postoje: {names}",
    }
    /// A wrong name that is like a known one.
    write_or_delete(candidate) {
        en: "write {candidate}, or delete it",
        cnr: "napišite {candidate} ili obrišite red",
        sq: "shkruani {candidate} ose fshijeni",
        sr: "napišite {candidate} ili obrišite red",
    }
    /// A name that is like no known one.
    delete_known(names) {
        en: "delete it; known here: {names}",
        cnr: "obrišite red; ovdje postoje: {names}",
        sq: "fshijeni; këtu njihen: {names}",
        sr: "obrišite red; ovde postoje: {names}",
    }
    /// No more words.
    nothing() {
        en: "",
        cnr: "",
        sq: "",
        sr: "",
    }
    /// Only in one country.
    of_country(country) {
        en: " of {country}",
        cnr: " za {country}",
        sq: " për {country}",
        sr: " za {country}",
    }
    /// A finding about one country.
    in_country(country) {
        en: "in {country}",
        cnr: "u {country}:",
        sq: "në {country}:",
        sr: "u {country}:",
    }
    /// Between the last two of several.
    or() {
        en: " or ",
        cnr: " ili ",
        sq: " ose ",
        sr: " ili ",
    }
    /// A value of TOML.
    a_text() {
        en: "a text",
        cnr: "tekst",
        sq: "tekst",
        sr: "tekst",
    }
    /// A value of TOML.
    a_number() {
        en: "a number",
        cnr: "broj",
        sq: "numër",
        sr: "broj",
    }
    /// A value of TOML.
    a_decimal_number() {
        en: "a decimal number",
        cnr: "decimalni broj",
        sq: "numër dhjetor",
        sr: "decimalni broj",
    }
    /// A value of TOML.
    true_or_false() {
        en: "true or false",
        cnr: "true ili false",
        sq: "true ose false",
        sr: "true ili false",
    }
    /// A value of TOML.
    a_bare_date() {
        en: "a date without quotes",
        cnr: "datum bez navodnika",
        sq: "datë pa thonjëza",
        sr: "datum bez navodnika",
    }
    /// A value of TOML.
    a_list() {
        en: "a list",
        cnr: "spisak",
        sq: "listë",
        sr: "spisak",
    }
    /// A value of TOML.
    a_table() {
        en: "a table",
        cnr: "tabela",
        sq: "tabelë",
        sr: "tabela",
    }
    /// What a field must be.
    one_text() {
        en: "one text in quotes",
        cnr: "jedan tekst u navodnicima",
        sq: "një tekst në thonjëza",
        sr: "jedan tekst u navodnicima",
    }
    /// What a field must be.
    list_in_brackets() {
        en: "a list in square brackets",
        cnr: "spisak u uglastim zagradama",
        sq: "listë në kllapa katrore",
        sr: "spisak u uglastim zagradama",
    }
    /// What a field must be.
    list_of_texts() {
        en: "a list of texts in quotes",
        cnr: "spisak tekstova u navodnicima",
        sq: "listë tekstesh në thonjëza",
        sr: "spisak tekstova u navodnicima",
    }
    /// What a field must be.
    whole_number() {
        en: "a whole number",
        cnr: "cio broj",
        sq: "numër i plotë",
        sr: "ceo broj",
    }
    /// What a field must be.
    bare_true_or_false() {
        en: "true or false without quotes",
        cnr: "true ili false bez navodnika",
        sq: "true ose false pa thonjëza",
        sr: "true ili false bez navodnika",
    }
    /// What a number must be.
    from_to(from, to) {
        en: "from {from} to {to}",
        cnr: "od {from} do {to}",
        sq: "nga {from} deri në {to}",
        sr: "od {from} do {to}",
    }
    /// What a date must be.
    a_date() {
        en: "a date",
        cnr: "datum",
        sq: "datë",
        sr: "datum",
    }
    /// What a date must be.
    a_day() {
        en: "a day",
        cnr: "dan",
        sq: "ditë",
        sr: "dan",
    }
    /// Forms of a date.
    forms_of_a_date() {
        en: "\"2026-02-12\", \"2026-02\" or \"2026\"",
        cnr: "\"2026-02-12\", \"2026-02\" ili \"2026\"",
        sq: "\"2026-02-12\", \"2026-02\" ose \"2026\"",
        sr: "\"2026-02-12\", \"2026-02\" ili \"2026\"",
    }
    /// The word before a fix.
    fix() {
        en: "fix",
        cnr: "ispravka",
        sq: "ndreqja",
        sr: "ispravka",
    }
    /// A sign that is not seen.
    a_tab() {
        en: "a tab",
        cnr: "tabulator",
        sq: "një tab",
        sr: "tabulator",
    }
    /// A sign that is not seen.
    a_space() {
        en: "a space",
        cnr: "razmak",
        sq: "një hapësirë",
        sr: "razmak",
    }
    /// A sign that is not seen.
    a_no_break_space() {
        en: "a no-break space",
        cnr: "neprelomivi razmak",
        sq: "një hapësirë e pandashme",
        sr: "neprelomivi razmak",
    }
    /// A sign that is not seen.
    a_special_space() {
        en: "a special space",
        cnr: "poseban razmak",
        sq: "një hapësirë e veçantë",
        sr: "poseban razmak",
    }
    /// An alphabet.
    greek() {
        en: "Greek",
        cnr: "grčko",
        sq: "greke",
        sr: "grčko",
    }
    /// An alphabet.
    cyrillic() {
        en: "Cyrillic",
        cnr: "ćirilično",
        sq: "cirilike",
        sr: "ćirilično",
    }
    /// An alphabet.
    latin() {
        en: "Latin",
        cnr: "latinično",
        sq: "latine",
        sr: "latinično",
    }
}

/// Returns a fix for an unknown name: the most similar known one, or all of them.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Phrase {
    match nearest(name, known.clone()) {
        Some(candidate) => similar(candidate),
        None => match list(known) {
            names if names.is_empty() => none_declared(),
            names => known_here(names),
        },
    }
}

/// Returns a fix for something that has a wrong name or does not belong here.
pub(crate) fn rename_or_delete<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Phrase {
    match nearest(name, known.clone()) {
        Some(candidate) => write_or_delete(candidate),
        None => delete_known(list(known)),
    }
}

/// Returns the message about a country code that does not exist.
pub(crate) fn unknown_country(code: &str) -> Message {
    super::plan::unknown_country(quote(code), list(Country::ALL))
}

/// Several things of which one is meant: `scenario or poll`.
pub(crate) struct OneOf(pub(crate) Vec<String>);

impl Argument for OneOf {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(or().in_language(language)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_are_listed_if_none_is_similar() {
        let known = ["four-pillars", "forms", "quiz-before"];
        let said = |name| did_you_mean(name, known).in_language(Language::English).to_owned();
        assert_eq!(said("xyz"), "known here: four-pillars, forms, quiz-before");
        assert_eq!(said("four-pilars"), "did you mean four-pillars?");
    }
}
