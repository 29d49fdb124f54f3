//! What `konventa deck` says beside faults.

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
