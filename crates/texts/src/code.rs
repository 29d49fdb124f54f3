//! Generates a Rust function for each text.

use std::fmt::{Result, Write as _};

use crate::dimensions;
use crate::locale::{Text, all_plural_forms};
use crate::{App, BUILT_IN, Locales};

impl Locales {
    /// Generates the source of `impl Texts` and of the module `args`, for `include!`.
    ///
    /// A text with one placeholder takes it as its only argument. A text with more takes a struct
    /// from `args` with a field for each, so that no two can be swapped, and renaming one breaks
    /// the build where it is used. The including module must define `Texts::at`, `Texts::counted`
    /// and `fill`, and import `Filter` and `Value`.
    #[must_use]
    pub fn code(&self) -> String {
        let mut code = String::new();
        let written = self.write(&mut code);
        debug_assert!(written.is_ok(), "writing to a String does not fail");
        code
    }

    fn write(&self, code: &mut String) -> Result {
        writeln!(code, "/// Part of the address of the files that belong to this code.")?;
        writeln!(code, "pub const SCHEMA: &str = {:?};", self.schema())?;
        let forms: Vec<&str> = all_plural_forms().iter().map(|form| form.name()).collect();
        writeln!(code, "/// The plural forms in the order in which a text has them in the files.")?;
        writeln!(code, "const PLURAL_FORMS: [&str; {}] = {forms:?};", forms.len())?;
        writeln!(code, "/// The languages of the interface by their tags, with their built-in texts.")?;
        writeln!(code, "const BUILT_IN: [(&str, &[&str]); {}] = [", self.locales.len())?;
        for (language, locale) in &self.locales {
            let wordings: Vec<&str> = BUILT_IN.iter().map(|name| locale.texts[*name].main()).collect();
            writeln!(code, "({:?}, &{wordings:?}),", language.tag())?;
        }
        writeln!(code, "];")?;
        writeln!(code, "impl Texts {{")?;
        for (slot, name, text) in self.slots().filter(|(_, name, _)| App::of(name) != App::None) {
            function(code, slot, name, text)?;
        }
        dimensions::write(code)?;
        writeln!(code, "}}")?;
        writeln!(code, "/// The arguments of texts with more than one placeholder.")?;
        writeln!(code, "pub mod args {{")?;
        for (_, name, text) in self.slots().filter(|(_, _, text)| text.arguments().len() > 1) {
            arguments(code, name, text)?;
        }
        writeln!(code, "}}")
    }
}

fn function(code: &mut String, slot: usize, name: &str, text: &Text) -> Result {
    let arguments = text.arguments();
    let (parameter, prefix) = match arguments[..] {
        [] => (String::new(), ""),
        [only] => (format!(", {only}: {}", rust_type(text, only, "")), ""),
        _ => (format!(", args: args::{}<'_>", struct_name(name)), "args."),
    };
    let is_number = |argument: &str| is_number(text, argument);
    let values: Vec<String> = arguments
        .iter()
        .filter(|argument| !is_number(argument))
        .map(|argument| format!("({argument:?}, {prefix}{argument})"))
        .collect();
    let values = values.join(", ");
    let (returns, body) = match text {
        Text::Plain(_) if arguments.is_empty() => ("&'static str", format!("self.at({slot})")),
        Text::Plain(_) => ("String", format!("fill(self.at({slot}), &[{values}])")),
        Text::Plural(_) => ("String", format!("self.counted({slot}, {prefix}n, &[{values}])")),
    };
    writeln!(code, "/// In the `{}` app and later ones: `{}`", App::of(name).name(), quoted(text))?;
    writeln!(code, "#[must_use] pub fn {name}(self{parameter}) -> {returns} {{ {body} }}")
}

fn arguments(code: &mut String, name: &str, text: &Text) -> Result {
    writeln!(code, "/// The arguments of [`Texts::{name}`](super::Texts::{name}): `{}`", quoted(text))?;
    writeln!(code, "#[derive(Debug, Clone, Copy)]")?;
    writeln!(code, "pub struct {}<'a> {{", struct_name(name))?;
    for argument in text.arguments() {
        writeln!(code, "/// Replaces `{{{argument}}}`.")?;
        writeln!(code, "pub {argument}: {},", rust_type(text, argument, "'a "))?;
    }
    writeln!(code, "}}")
}

/// Whether an argument is the number that decides the plural form.
fn is_number(text: &Text, argument: &str) -> bool {
    matches!(text, Text::Plural(_)) && argument == "n"
}

fn rust_type(text: &Text, argument: &str, lifetime: &str) -> String {
    if is_number(text, argument) { "u32".to_owned() } else { format!("&{lifetime}str") }
}

/// `research_interval` as `ResearchInterval`.
fn struct_name(name: &str) -> String {
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    name.split('_').map(capitalised).collect()
}

/// The text itself for a doc comment, on one line.
fn quoted(text: &Text) -> String {
    text.main().replace('\n', " ").replace('`', "'")
}
