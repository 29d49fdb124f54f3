//! What a page loads: the words alone, in the order of the functions.
#![expect(clippy::disallowed_types, reason = "to be replaced by a hash that stays")]

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::locale::{Locale, placeholders};
use crate::{Locales, Reader};

impl Locales {
    /// What words and code have in common: names, places and placeholders. Other words alone do not change it.
    #[must_use]
    pub fn schema(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for (place, name, text) in self.places() {
            (place, name, text.size()).hash(&mut hasher);
            placeholders(text.main()).hash(&mut hasher);
        }
        format!("{:08x}", hasher.finish() & 0xffff_ffff)
    }

    /// The files by their path below `/texts`: for each language `SCHEMA/phone.TAG.json`, which is the beginning of
    /// `SCHEMA/again.TAG.json`, which is the beginning of `SCHEMA/desk.TAG.json`.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let schema = self.schema();
        let mut files = BTreeMap::new();
        for (tag, locale) in &self.locales {
            for reader in Reader::ALL {
                let words = self.words(locale, |name| Reader::of(name) <= reader);
                files.insert(format!("{schema}/{}.{tag}.json", reader.word()), words);
            }
        }
        files
    }

    fn words(&self, locale: &Locale, wanted: impl Fn(&str) -> bool) -> Vec<u8> {
        let names = self.names.iter().filter(|name| wanted(name));
        let words: Vec<&str> = names.flat_map(|name| locale.texts[name].words()).collect();
        serde_json::Value::from(words).to_string().into_bytes()
    }
}
