//! What the parser of TOML finds wrong, in words.

use crate::message::{Phrase, phrases};

phrases! {
    /// A text without quotation marks.
    unquoted() {
        en: "string values must be quoted",
        cnr: "riječi moraju biti u ravnim navodnicima",
        sq: "fjalët duhet të jenë në thonjëza të drejta",
        sr: "reči moraju biti u ravnim navodnicima",
    }
    /// Something that is not closed.
    unclosed() {
        en: "something is not closed",
        cnr: "nešto je otvoreno, a nije zatvoreno",
        sq: "diçka është hapur dhe nuk është mbyllur",
        sr: "nešto je otvoreno, a nije zatvoreno",
    }
    /// A sign that is missing.
    missing_sign() {
        en: "something is missing",
        cnr: "ovdje nešto nedostaje",
        sq: "këtu mungon diçka",
        sr: "ovde nešto nedostaje",
    }
    /// A sign too many.
    extra_sign() {
        en: "there is something too much",
        cnr: "ovdje je nešto suvišno",
        sq: "këtu ka diçka të tepërt",
        sr: "ovde je nešto suvišno",
    }
    /// A name that cannot be one.
    bad_name() {
        en: "this cannot be the name of a field",
        cnr: "ovo ne može biti ime polja",
        sq: "ky nuk mund të jetë emër fushe",
        sr: "ovo ne može biti ime polja",
    }
    /// A value that cannot be one.
    bad_value() {
        en: "this cannot be a value",
        cnr: "ovo ne može biti vrijednost",
        sq: "kjo nuk mund të jetë vlerë",
        sr: "ovo ne može biti vrednost",
    }
    /// Anything else.
    other() {
        en: "this line cannot be read",
        cnr: "ovaj red se ne može pročitati",
        sq: "ky rresht nuk mund të lexohet",
        sr: "ovaj red se ne može pročitati",
    }
}

/// Returns what a message of the parser means. In English, these are the words of the parser, which
/// are more exact.
pub(crate) fn toml_syntax(english: &str) -> Phrase {
    let says = |words: &[&str]| words.iter().any(|word| english.contains(word));
    let phrase = if says(&["must be quoted"]) {
        unquoted()
    } else if says(&["unclosed"]) {
        unclosed()
    } else if says(&["missing", "with no value", "must be followed", "too few"]) {
        missing_sign()
    } else if says(&["extra", "unexpected", "redundant"]) {
        extra_sign()
    } else if says(&["key", "table"]) {
        bad_name()
    } else if says(&["invalid", "number", "digits", "radix", "recurse"]) {
        bad_value()
    } else {
        other()
    };
    phrase.with_english(english)
}
