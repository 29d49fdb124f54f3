//! Messages about what was pasted into a TOML file.

use crate::message::messages;

messages! {
    /// A curly quotation mark around a text of TOML.
    quotation_mark(sign) {
        en: "{sign} is not the quotation mark of this file" => "type the straight one of the keyboard, \", before and after the text; the quotation marks of a word processor are not the same",
        cnr: "{sign} nije navodnik za ovu datoteku" => "otkucajte ravni navodnik sa tastature, \", ispred i iza teksta; navodnici iz programa za pisanje ovdje ne važe",
        sq: "{sign} nuk është thonjëza që duhet në këtë skedar" => "shkruani thonjëzën e drejtë të tastierës, \", para dhe pas tekstit; thonjëzat e programeve të shkrimit janë të tjera",
        sr: "{sign} nije navodnik za ovu datoteku" => "otkucajte ravni navodnik sa tastature, \", ispred i iza teksta; navodnici iz programa za pisanje ovde ne važe",
    }
    /// Another sign that TOML does not know outside of quotation marks.
    foreign_sign(sign, typed) {
        en: "{sign} is not possible here, outside of quotation marks" => "type {typed}",
        cnr: "ovdje, izvan navodnika, ne može da stoji {sign}" => "otkucajte {typed}",
        sq: "këtu, jashtë thonjëzave, nuk mund të ketë {sign}" => "shkruani {typed}",
        sr: "ovde, izvan navodnika, ne može da stoji {sign}" => "otkucajte {typed}",
    }
    /// A space in TOML that is not a plain space.
    odd_space(sign) {
        en: "there is {sign} outside of quotation marks" => "delete it, and type a plain space if one is needed",
        cnr: "izvan navodnika je {sign}" => "obrišite ga i otkucajte običan razmak ako je potreban",
        sq: "jashtë thonjëzave gjendet {sign}" => "fshijeni dhe, nëse duhet, vendosni një hapësirë të zakonshme",
        sr: "izvan navodnika je {sign}" => "obrišite ga i otkucajte običan razmak ako je potreban",
    }
    /// A sign in TOML for which there is no other.
    unknown_sign(sign) {
        en: "{sign} is not possible here, outside of quotation marks" => "delete it, or put it between straight quotation marks",
        cnr: "ovdje, izvan navodnika, ne može da stoji {sign}" => "obrišite ga ili ga stavite između ravnih navodnika",
        sq: "këtu, jashtë thonjëzave, nuk mund të ketë {sign}" => "fshijeni, ose vendoseni mes thonjëzave të drejta",
        sr: "ovde, izvan navodnika, ne može da stoji {sign}" => "obrišite ga ili ga stavite između ravnih navodnika",
    }
    /// Words outside of quotation marks in TOML.
    words_without_quotes(sign) {
        en: "there are words outside of quotation marks: the letter {sign}" => "put all words between straight quotation marks, \"like this\"",
        cnr: "ima riječi izvan navodnika: slovo {sign}" => "stavite sve riječi između ravnih navodnika, \"ovako\"",
        sq: "ka fjalë jashtë thonjëzave: shkronja {sign}" => "vendosini të gjitha fjalët mes thonjëzave të drejta, \"kështu\"",
        sr: "ima reči izvan navodnika: slovo {sign}" => "stavite sve reči između ravnih navodnika, \"ovako\"",
    }
}
