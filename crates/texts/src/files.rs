//! The files that a page loads: wordings without names, in the order of the generated functions.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::locale::{Locale, Text, all_plural_forms, placeholders};
use crate::{App, Locales};

/// The label of the exit.
const EXIT: &str = "safety_exit";

impl Locales {
    /// Returns a hash of what files and code must agree on: names, slots and placeholders.
    /// Changing a wording does not change it.
    ///
    /// It is part of public addresses, so it must be the same on every machine and with every
    /// compiler.
    #[must_use]
    pub fn schema(&self) -> String {
        let mut hasher = Sha256::new();
        // No name contains a line break, and no placeholder contains a brace.
        for form in all_plural_forms() {
            hasher.update(format!("{form}\n"));
        }
        for (slot, name, text) in self.slots() {
            hasher.update(format!("{slot} {name} {}", text.slot_count()));
            for placeholder in placeholders(text.main()) {
                hasher.update(format!(" {{{placeholder}}}"));
            }
            hasher.update("\n");
        }
        let [a, b, c, d, ..] = hasher.finalize().0;
        format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
    }

    /// Returns the files by their path below `/texts`.
    ///
    /// Each language has `SCHEMA/phone.TAG.json`, which is the beginning of
    /// `SCHEMA/followup.TAG.json`, which is the beginning of `SCHEMA/staff.TAG.json`.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let schema = self.schema();
        let mut files = BTreeMap::new();
        for (language, locale) in &self.locales {
            for app in App::ALL {
                let json = self.json(locale, |name| App::of(name) <= app);
                files.insert(format!("{schema}/{}.{language}.json", app.name()), json);
            }
        }
        files
    }

    /// Returns the label of the exit by what browsers' language tags begin with, as a JSON object.
    ///
    /// It is for the script that works without the app (`src/safety/exit.js`). A transliterated
    /// language has the label of its origin until the app is loaded.
    #[must_use]
    pub fn exit_labels(&self) -> String {
        let mut labels = serde_json::Map::new();
        for (language, locale) in &self.locales {
            let written = self.locales.get(&language.transliterated_from().unwrap_or(*language));
            let Some(label) = written.unwrap_or(locale).texts.get(EXIT).map(Text::main) else { continue };
            let tags = language.browser_tags().split(' ').filter(|tag| !tag.contains('-'));
            labels.extend(tags.map(|tag| (tag.to_owned(), label.into())));
        }
        serde_json::Value::from(labels).to_string()
    }

    fn json(&self, locale: &Locale, is_included: impl Fn(&str) -> bool) -> Vec<u8> {
        let names = self.names.iter().filter(|name| is_included(name));
        let wordings: Vec<&str> = names.flat_map(|name| locale.texts[name].slots()).collect();
        serde_json::Value::from(wordings).to_string().into_bytes()
    }
}
