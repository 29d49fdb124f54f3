//! What is wrong with a language beside the one that names the texts.

use crate::REFERENCE;
use crate::locale::{Locale, Text, placeholders};

/// Words that are the same in every language, and marks. What is left of a text without them is translated or a fault.
const SAME: [&str; 8] = ["Konventa", "Kosovo", "GREVIO", "QR", "Wi-Fi", "IP", "CSV", "JSON"];

/// The plural categories of a language, as Unicode's CLDR has them for whole numbers.
fn categories(tag: &str) -> &'static [&'static str] {
    match tag {
        "cnr" | "sr-Latn" | "sr-Cyrl" => &["few", "one", "other"],
        _ => &["one", "other"],
    }
}

/// Opening and closing quotation marks of a language, outer and inner.
fn quotes(tag: &str) -> &'static str {
    match tag {
        "en" | "sq" => "“”‘’",
        _ => "„“‚‘",
    }
}

const ALL_QUOTES: &str = "\"“”„«»‘‚‹›";

/// Everything that is wrong with it.
pub(crate) fn check(locale: &Locale, reference: &Locale) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault =
        |name: &str, what: String| faults.push(format!("locales/{}.toml: {name}: {what}", locale.tag));
    for (name, expected) in &reference.texts {
        let Some(text) = locale.texts.get(name) else {
            fault(name, "the text is missing".to_owned());
            continue;
        };
        for what in one(text, expected, &locale.tag) {
            fault(name, what);
        }
    }
    for name in locale.texts.keys().filter(|name| !reference.texts.contains_key(*name)) {
        fault(name, format!("there is no such text in {REFERENCE}.toml"));
    }
    faults
}

fn one(text: &Text, expected: &Text, tag: &str) -> Vec<String> {
    let mut faults = Vec::new();
    match (text, expected) {
        (Text::Plural(forms), Text::Plural(_)) => {
            let found: Vec<&str> = forms.keys().map(String::as_str).collect();
            if found != categories(tag) {
                faults.push(format!("it has the plural forms {found:?}, and the language has {:?}", categories(tag)));
            }
        }
        (Text::Plain(_), Text::Plain(_)) => {}
        _ => faults.push(format!("a number changes its words in one of the languages only; give it plural forms, or none, as {REFERENCE}.toml does")),
    }
    let wanted = placeholders(expected.main());
    for (category, wording) in text.forms() {
        let found = placeholders(wording);
        // The form for one may say it in words.
        let may_lack = category == Some("one");
        let same = found == wanted
            || (may_lack
                && found.iter().all(|name| wanted.contains(name))
                && wanted.iter().all(|name| *name == "n" || found.contains(name)));
        if !same {
            faults.push(format!("it has the placeholders {found:?}, and {REFERENCE}.toml has {wanted:?}"));
        }
        if wording.trim().is_empty() {
            faults.push("it is empty".to_owned());
        }
        faults.extend(script(wording, tag));
        let marks = quotes(tag);
        if let Some(mark) = wording.chars().find(|c| ALL_QUOTES.contains(*c) && !marks.contains(*c)) {
            faults.push(format!("the mark {mark} is not one of this language: {marks}"));
        }
    }
    if tag != REFERENCE && is_left_over(text, expected) {
        faults.push(format!("it is the same as in {REFERENCE}.toml: “{}”", text.main()));
    }
    faults
}

/// Letters of another script, which look like ours and are not.
fn script(wording: &str, tag: &str) -> Option<String> {
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    let bare = without_placeholders(wording);
    if tag == "sr-Cyrl" {
        return None;
    }
    let letter = bare.chars().find(|c| cyrillic(*c))?;
    Some(format!("the letter {letter} is Cyrillic, and the language is written in Latin letters"))
}

/// Words that cannot be written in Cyrillic letters, and that nobody said stay in Latin ones.
pub(crate) fn foreign(latin: &Locale) -> Vec<String> {
    let words = |(name, text): (&String, &Text)| -> Vec<String> {
        let forms = text.forms();
        let words =
            forms.iter().flat_map(|(_, wording)| konventa_script::foreign_words::<&str>(wording, &[]));
        words.map(|word| format!("locales/{}.toml: {name}: Cyrillic cannot write “{word}”; name it in crates/script/exceptions.txt if it stays", latin.tag)).collect()
    };
    latin.texts.iter().flat_map(words).collect()
}

/// Whether a text was not translated: it has a word that is not the same everywhere, and says it in English.
fn is_left_over(text: &Text, expected: &Text) -> bool {
    let has_words = |wording: &str| {
        without_placeholders(wording)
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .any(|word| word.chars().count() > 1 && !SAME.contains(&word))
    };
    text == expected && has_words(text.main())
}

fn without_placeholders(wording: &str) -> String {
    let mut bare = String::new();
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        bare.push_str(before);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }

    fn plural(forms: &[(&str, &str)]) -> Text {
        Text::Plural(forms.iter().map(|(c, t)| ((*c).to_owned(), (*t).to_owned())).collect())
    }

    #[test]
    fn a_good_translation_has_no_faults() {
        assert!(one(&plain("{n} od {of}, „pitanje“"), &plain("{n} of {of}, “question”"), "cnr").is_empty());
        assert!(one(&plain("QR {n}"), &plain("QR {n}"), "sq").is_empty());
        let english = plural(&[("one", "{n} vote"), ("other", "{n} votes")]);
        let good = plural(&[("one", "{n} glas"), ("few", "{n} glasa"), ("other", "{n} glasova")]);
        assert!(one(&good, &english, "sr-Latn").is_empty());
    }

    #[test]
    fn each_fault_is_told() {
        let english = plural(&[("one", "{n} vote"), ("other", "{n} votes")]);
        for (text, expected, tag, says) in [
            (plain("Next"), plain("Next"), "sq", "the same as in en.toml"),
            (plain("od {of}"), plain("{n} of {of}"), "cnr", "placeholders"),
            (plain(" "), plain("Next"), "cnr", "empty"),
            (plain("Даље"), plain("Next"), "sr-Latn", "Cyrillic"),
            (plain("dal\u{0458}e"), plain("Next"), "cnr", "Cyrillic"),
            (plain("”da“"), plain("yes"), "cnr", "the mark ”"),
            (plain("„po“"), plain("yes"), "sq", "the mark „"),
            (
                plural(&[("one", "{n} glas"), ("other", "{n} glasova")]),
                english.clone(),
                "cnr",
                "plural forms",
            ),
            (plain("{n} vota"), english, "sq", "plural forms"),
        ] {
            let faults = one(&text, &expected, tag);
            assert!(faults.iter().any(|fault| fault.contains(says)), "{text:?}: {faults:?}");
        }
    }
}
