//! One language of the interface, read from its file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The plural categories that have a place in the files. No language of ours has others.
pub(crate) const CATEGORIES: [&str; 3] = ["one", "few", "other"];

/// One text: plain, or one form per plural category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

impl Text {
    /// How many words of a file it takes.
    pub(crate) const fn size(&self) -> usize {
        match self {
            Self::Plain(_) => 1,
            Self::Plural(_) => CATEGORIES.len(),
        }
    }

    /// Its words in the order of the file. A category that the language does not have is empty.
    pub(crate) fn words(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Plural(forms) => {
                CATEGORIES.iter().map(|category| forms.get(*category).map_or("", String::as_str)).collect()
            }
        }
    }

    /// Each wording, with the plural category where there is one.
    pub(crate) fn forms(&self) -> Vec<(Option<&str>, &str)> {
        match self {
            Self::Plain(text) => vec![(None, text)],
            Self::Plural(forms) => {
                forms.iter().map(|(category, text)| (Some(category.as_str()), text.as_str())).collect()
            }
        }
    }

    /// The wording that stands for all.
    pub(crate) fn main(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural(forms) => forms.get("other").map_or("", String::as_str),
        }
    }
}

impl Locale {
    /// The same texts in another script.
    pub(crate) fn rewritten(&self, tag: &str, words: impl Fn(&str) -> String) -> Self {
        let text = |text: &Text| match text {
            Text::Plain(text) => Text::Plain(words(text)),
            Text::Plural(forms) => {
                Text::Plural(forms.iter().map(|(category, form)| (category.clone(), words(form))).collect())
            }
        };
        let texts = self.texts.iter().map(|(name, value)| (name.clone(), text(value)));
        Self { tag: tag.to_owned(), texts: texts.collect() }
    }
}

/// The names in braces of a wording.
pub(crate) fn placeholders(wording: &str) -> BTreeSet<&str> {
    wording.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// One language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// The language's tag, which is the name of its file.
    pub(crate) tag: String,
    /// Every text by `group_name`.
    pub(crate) texts: BTreeMap<String, Text>,
}

/// Reads a file, or says what is wrong with it.
pub(crate) fn read(path: &Path) -> Result<Locale, String> {
    let wrong = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let tag = path.file_stem().and_then(|stem| stem.to_str()).ok_or_else(|| wrong(&"its name is no tag"))?;
    let source = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
    let table: toml::Table = source.parse().map_err(|error| wrong(&error))?;
    let mut texts = BTreeMap::new();
    for (group, names) in table {
        let names = names.as_table().ok_or_else(|| wrong(&format!("{group} is not a [group]")))?;
        for (name, value) in names {
            let full = format!("{group}_{name}");
            let text = text(value).ok_or_else(|| {
                wrong(&format!("{group}.{name} is neither a text nor a table of plural forms"))
            })?;
            texts.insert(full, text);
        }
    }
    Ok(Locale { tag: tag.to_owned(), texts })
}

fn text(value: &toml::Value) -> Option<Text> {
    if let Some(text) = value.as_str() {
        return Some(Text::Plain(text.to_owned()));
    }
    let forms =
        value.as_table()?.iter().map(|(category, form)| Some((category.clone(), form.as_str()?.to_owned())));
    forms.collect::<Option<_>>().map(Text::Plural)
}
