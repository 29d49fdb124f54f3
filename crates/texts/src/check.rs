//! Checks the texts of a language against those of the reference language.

use konventa_domain::{Language, PluralForm, Script};

use crate::REFERENCE;
use crate::locale::{Locale, Text, placeholders};

/// Words that are the same in every language. A text that equals the reference text must have no
/// other words.
const UNTRANSLATED: [&str; 8] = ["Konventa", "Kosovo", "GREVIO", "QR", "Wi-Fi", "IP", "CSV", "JSON"];

const ALL_QUOTES: &str = "'\"“”„«»‘‚‹›";

/// Returns everything that is wrong with the texts of a language.
pub(crate) fn check(locale: &Locale, reference: &Locale) -> Vec<String> {
    let language = locale.language;
    let mut errors = Vec::new();
    let mut error =
        |name: &str, what: String| errors.push(format!("locales/{language}.toml: {name}: {what}"));
    for (name, expected) in &reference.texts {
        let Some(text) = locale.texts.get(name) else {
            error(name, "the text is missing".to_owned());
            continue;
        };
        for what in check_text(text, expected, language) {
            error(name, what);
        }
    }
    for name in locale.texts.keys().filter(|name| !reference.texts.contains_key(*name)) {
        error(name, format!("{REFERENCE}.toml has no such text"));
    }
    errors
}

fn check_text(text: &Text, expected: &Text, language: Language) -> Vec<String> {
    let mut errors = Vec::new();
    match (text, expected) {
        (Text::Plural(forms), Text::Plural(_)) => {
            let needed = language.plural_forms();
            let missing = needed.iter().filter(|form| !forms.contains_key(form));
            errors.extend(missing.map(|form| format!("the plural form `{form}` is missing")));
            let needless = forms.keys().filter(|form| !needed.contains(form));
            errors.extend(needless.map(|form| {
                let needed: Vec<&str> = needed.iter().map(|form| form.name()).collect();
                format!("the language has no plural form `{form}`, only {}", needed.join(", "))
            }));
        }
        (Text::Plain(_), Text::Plain(_)) => {}
        (Text::Plain(_), Text::Plural(_)) => {
            errors.push(format!("it needs plural forms, as in {REFERENCE}.toml"));
        }
        (Text::Plural(_), Text::Plain(_)) => {
            errors.push(format!("it has plural forms, and in {REFERENCE}.toml it has none"));
        }
    }
    let expected_names = placeholders(expected.main());
    for (form, wording) in text.wordings() {
        let found = placeholders(wording);
        let may_omit_number = form == Some(PluralForm::One) && language.one_is_only_1();
        let agrees =
            expected_names.iter().all(|name| found.contains(name) || may_omit_number && *name == "n")
                && found.is_subset(&expected_names);
        if !agrees {
            errors.push(format!(
                "it has the placeholders {found:?}, and {REFERENCE}.toml has {expected_names:?}"
            ));
        }
        if let Some(name) = found.iter().find(|name| !is_argument_name(name)) {
            errors.push(format!("the placeholder {{{name}}} is not a lower-case word"));
        }
        if wording.trim().is_empty() {
            errors.push("it is empty".to_owned());
        }
        errors.extend(wrong_script(wording, language));
        if wording.contains(" %") {
            errors.push("the space before % must be a no-break space (U+00A0)".to_owned());
        }
        let marks = language.quotes();
        if let Some(mark) = wording.chars().find(|c| ALL_QUOTES.contains(*c) && !marks.contains(c)) {
            let marks = String::from_iter(marks);
            errors.push(format!("the quotation mark {mark} is not used in this language; use {marks}"));
        }
    }
    if language != REFERENCE && is_untranslated(text, expected) {
        errors.push(format!("it is the same as in {REFERENCE}.toml: “{}”", text.main()));
    }
    errors
}

/// Whether a placeholder can be the name of a field in Rust.
fn is_argument_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// Finds Cyrillic letters in Latin texts: some look the same.
fn wrong_script(wording: &str, language: Language) -> Option<String> {
    match language.script() {
        Script::Cyrillic => None,
        Script::Latin => {
            let is_cyrillic = |c: &char| ('\u{400}'..='\u{4ff}').contains(c);
            let letter = without_placeholders(wording).chars().find(is_cyrillic)?;
            Some(format!("the letter {letter} is Cyrillic, and the language is written in Latin letters"))
        }
    }
}

/// Returns the words that cannot be written in Cyrillic letters and are not listed as exceptions.
pub(crate) fn without_cyrillic(latin: &Locale) -> Vec<String> {
    let in_text = |(name, text): (&String, &Text)| -> Vec<String> {
        let wordings = text.wordings();
        let words =
            wordings.iter().flat_map(|(_, wording)| konventa_script::foreign_words::<&str>(wording, &[]));
        let error = |word| {
            format!(
                "locales/{}.toml: {name}: “{word}” cannot be written in Cyrillic; if it stays in Latin letters, add it to crates/script/exceptions.txt",
                latin.language
            )
        };
        words.map(error).collect()
    };
    latin.texts.iter().flat_map(in_text).collect()
}

/// Whether a text equals the English one and has words that should differ.
fn is_untranslated(text: &Text, expected: &Text) -> bool {
    let has_words = |wording: &str| {
        without_placeholders(wording)
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .any(|word| word.chars().count() > 1 && !UNTRANSLATED.contains(&word))
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
    use konventa_domain::Language::{Albanian, English, Montenegrin, SerbianLatin};
    use konventa_domain::PluralForm::{Few, Many, One, Other};

    use super::*;

    fn plain(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }

    fn plural(forms: &[(PluralForm, &str)]) -> Text {
        Text::Plural(forms.iter().map(|(form, text)| (*form, (*text).to_owned())).collect())
    }

    fn votes() -> Text {
        plural(&[(One, "{n} vote"), (Other, "{n} votes")])
    }

    #[test]
    fn a_good_translation_has_no_errors() {
        let ok = |text: &Text, expected: &Text, language| {
            assert_eq!(check_text(text, expected, language), [""; 0]);
        };
        ok(&plain("{n} od {of}, „pitanje“"), &plain("{n} of {of}, “question”"), Montenegrin);
        ok(&plain("QR {n}"), &plain("QR {n}"), Albanian);
        ok(&plural(&[(One, "{n} glas"), (Few, "{n} glasa"), (Other, "{n} glasova")]), &votes(), SerbianLatin);
        ok(&plural(&[(One, "one vote"), (Other, "{n} votes")]), &votes(), English);
    }

    #[test]
    fn each_mistake_is_reported() {
        for (text, expected, language, says) in [
            (plain("Next"), plain("Next"), Albanian, "the same as in en.toml"),
            (plain("od {of}"), plain("{n} of {of}"), Montenegrin, "placeholders"),
            (plain("{n} od {of} {x}"), plain("{n} of {of}"), Montenegrin, "placeholders"),
            (
                plain("{n} of {N}"),
                plain("{n} of {N}"),
                English,
                "the placeholder {N} is not a lower-case word",
            ),
            (plain(" "), plain("Next"), Montenegrin, "empty"),
            (plain("Даље"), plain("Next"), SerbianLatin, "Cyrillic"),
            (plain("dal\u{0458}e"), plain("Next"), Montenegrin, "Cyrillic"),
            (plain("”da“"), plain("yes"), Montenegrin, "the quotation mark ”"),
            (plain("„po“"), plain("yes"), Albanian, "the quotation mark „"),
            (plain("don't"), plain("don’t"), English, "the quotation mark '"),
            (plain("95 %"), plain("95\u{a0}%"), English, "a no-break space"),
            (plain("{n} vota"), votes(), Albanian, "it needs plural forms"),
            (votes(), plain("{n} votes"), Albanian, "in en.toml it has none"),
            (
                plural(&[(One, "jedan glas"), (Few, "{n} glasa"), (Other, "{n} glasova")]),
                votes(),
                SerbianLatin,
                "placeholders",
            ),
        ] {
            let errors = check_text(&text, &expected, language);
            assert!(errors.iter().any(|error| error.contains(says)), "{text:?}: {errors:?}");
        }
    }

    #[test]
    fn each_language_has_exactly_its_plural_forms() {
        let wording = |form: PluralForm| (form, "{n} x");
        for language in Language::ALL {
            let needed = language.plural_forms();
            for left_out in needed {
                let rest: Vec<_> =
                    needed.iter().filter(|form| *form != left_out).copied().map(wording).collect();
                let missing = format!("the plural form `{left_out}` is missing");
                assert!(check_text(&plural(&rest), &votes(), language).contains(&missing), "{language}");
            }
            let more: Vec<_> = needed.iter().copied().chain([Many]).map(wording).collect();
            let errors = check_text(&plural(&more), &votes(), language);
            assert!(errors[0].starts_with("the language has no plural form `many`, only one"), "{errors:?}");
        }
    }
}
