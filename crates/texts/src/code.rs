//! A Rust function for each text.

use std::fmt::Write as _;

use crate::locale::{Text, placeholders};
use crate::{BUILT_IN, Locales, Reader};

impl Locales {
    /// The source of `impl Texts`, for `include!`. It asks of the place where it is included for `Texts::at`,
    /// `Texts::plural` and `fill`.
    #[must_use]
    pub fn code(&self) -> String {
        let mut code = String::new();
        // Writing to a String does not fail.
        let _ = self.write(&mut code);
        code
    }

    fn write(&self, code: &mut String) -> std::fmt::Result {
        writeln!(code, "/// The address of the words that belong to this code has this in it.")?;
        writeln!(code, "pub const SCHEMA: &str = {:?};", self.schema())?;
        writeln!(
            code,
            "/// The languages of the interface by their tags, with the words that are there from the start."
        )?;
        writeln!(code, "const BUILT_IN: [(&str, &[&str]); {}] = [", self.locales.len())?;
        for (tag, locale) in &self.locales {
            let words: Vec<&str> = BUILT_IN.iter().map(|name| locale.texts[*name].main()).collect();
            writeln!(code, "({tag:?}, &{words:?}),")?;
        }
        writeln!(code, "];")?;
        writeln!(code, "impl Texts {{")?;
        for (place, name, text) in self.places() {
            let whose = Reader::of(name).word();
            writeln!(code, "/// First in `{whose}`: `{}`", text.main().replace('\n', " ").replace('`', "'"))?;
            let arguments: Vec<&str> = placeholders(text.main())
                .into_iter()
                .filter(|a| !(*a == "n" && matches!(text, Text::Plural(_))))
                .collect();
            let parameters: String = arguments.iter().flat_map(|a| [", ", a, ": &str"]).collect();
            let pairs: String = arguments.iter().flat_map(|a| ["(\"", a, "\", ", a, "), "]).collect();
            match text {
                Text::Plain(_) if arguments.is_empty() => {
                    writeln!(code, "#[must_use] pub fn {name}(self) -> &'static str {{ self.at({place}) }}")?;
                }
                Text::Plain(_) => writeln!(
                    code,
                    "#[must_use] pub fn {name}(self{parameters}) -> String {{ fill(self.at({place}), &[{pairs}]) }}"
                )?,
                Text::Plural(_) => writeln!(
                    code,
                    "#[must_use] pub fn {name}(self, n: u32{parameters}) -> String {{ self.counted({place}, n, &[{pairs}]) }}"
                )?,
            }
        }
        writeln!(code, "}}")
    }
}
