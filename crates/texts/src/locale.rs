//! One language of the interface, read from its file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use konventa_domain::{Language, PluralForm};
use konventa_script::{OddityKind, compose, oddity};

/// The plural forms of all languages together, in the order in which files and code have them.
/// `Other` is the last one.
static ALL_PLURAL_FORMS: LazyLock<Vec<PluralForm>> = LazyLock::new(|| {
    let used: BTreeSet<PluralForm> =
        Language::ALL.into_iter().flat_map(Language::plural_forms).copied().collect();
    used.into_iter().collect()
});

/// The plural forms for which a text with a number has a slot, in their order.
pub(crate) fn all_plural_forms() -> &'static [PluralForm] {
    &ALL_PLURAL_FORMS
}

/// One text: the same for every number, or with one wording per plural form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    Plain(String),
    Plural(BTreeMap<PluralForm, String>),
}

impl Text {
    /// The number of slots that the text takes in a file for the browser.
    pub(crate) fn slot_count(&self) -> usize {
        match self {
            Self::Plain(_) => 1,
            Self::Plural(_) => all_plural_forms().len(),
        }
    }

    /// The wordings in the order of their slots. A plural form that the language does not have is
    /// empty.
    pub(crate) fn slots(&self) -> Vec<&str> {
        match self {
            Self::Plain(wording) => vec![wording],
            Self::Plural(forms) => {
                all_plural_forms().iter().map(|form| forms.get(form).map_or("", String::as_str)).collect()
            }
        }
    }

    /// Each wording, with its plural form if it has one.
    pub(crate) fn wordings(&self) -> Vec<(Option<PluralForm>, &str)> {
        match self {
            Self::Plain(wording) => vec![(None, wording)],
            Self::Plural(forms) => {
                forms.iter().map(|(form, wording)| (Some(*form), wording.as_str())).collect()
            }
        }
    }

    /// The wording that is documented and whose placeholders count: that of `other`, if there are
    /// several.
    pub(crate) fn main(&self) -> &str {
        match self {
            Self::Plain(wording) => wording,
            Self::Plural(forms) => forms.get(&PluralForm::Other).map_or("", String::as_str),
        }
    }

    /// The arguments that the program passes, in the order of the main wording. A text with plural
    /// forms always gets its number `n`, even if no wording writes it.
    pub(crate) fn arguments(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let number = match self {
            Self::Plain(_) => None,
            Self::Plural(_) => Some("n"),
        };
        for name in in_braces(self.main()).chain(number) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// The distinct placeholders of a wording, without their order.
pub(crate) fn placeholders(wording: &str) -> BTreeSet<&str> {
    in_braces(wording).collect()
}

fn in_braces(wording: &str) -> impl Iterator<Item = &str> {
    wording.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// All texts of one language.
#[derive(Debug)]
pub(crate) struct Locale {
    pub(crate) language: Language,
    /// Every text by `group_name`.
    pub(crate) texts: BTreeMap<String, Text>,
}

impl Locale {
    /// The same texts in the script of another language.
    pub(crate) fn transliterated(&self, language: Language, convert: impl Fn(&str) -> String) -> Self {
        let text = |text: &Text| match text {
            Text::Plain(wording) => Text::Plain(convert(wording)),
            Text::Plural(forms) => {
                Text::Plural(forms.iter().map(|(form, wording)| (*form, convert(wording))).collect())
            }
        };
        let texts = self.texts.iter().map(|(name, value)| (name.clone(), text(value)));
        Self { language, texts: texts.collect() }
    }
}

/// Returns the text of a file with each letter in its one usual form. Refuses characters that are not
/// what they look like.
fn typed(source: &str) -> Result<Cow<'_, str>, String> {
    let found = source.split('\n').zip(1..).find_map(|(line, number)| {
        let odd = oddity(line.strip_suffix('\r').unwrap_or(line))?;
        let (column, code) = (odd.column, u32::from(odd.sign));
        let (what, fix) = match odd.kind {
            OddityKind::Misread { seen, meant } => {
                (format!("“{seen}”, a letter read in a wrong encoding"), format!("type {meant}"))
            }
            OddityKind::Invisible(name) => {
                (format!("an invisible character ({name})"), "delete it".to_owned())
            }
            OddityKind::Mark => {
                ("a mark that forms no letter".to_owned(), "delete it, or type the word again".to_owned())
            }
            OddityKind::Form(typed) => ("another form of a sign".to_owned(), format!("type {typed}")),
            OddityKind::Letter { word, meant } => {
                let fix = meant.unwrap_or_else(|| "the word again, with one keyboard".to_owned());
                (format!("a letter of another alphabet in “{word}”"), format!("type {fix}"))
            }
        };
        Some(format!("line {number}, column {column} has {what}, U+{code:04X}: {fix}"))
    });
    found.map_or_else(|| Ok(compose(source)), Err)
}

/// Reads the file of one language.
///
/// # Errors
/// What is wrong with the file, beginning with its path.
pub(crate) fn read(path: &Path) -> Result<Locale, String> {
    let wrong = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let tag = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let language = Language::from_tag(tag).ok_or_else(|| {
        let known = Language::ALL.map(Language::tag).join(", ");
        wrong(&format!("the file must be named after a language: {known}"))
    })?;
    let source = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
    let source = typed(&source).map_err(|what| wrong(&what))?;
    let table: toml::Table = source.parse().map_err(|error| wrong(&error))?;
    let mut texts = BTreeMap::new();
    for (group, names) in table {
        let names = names.as_table().ok_or_else(|| wrong(&format!("{group} is not a [group]")))?;
        for (name, value) in names {
            let full = format!("{group}_{name}");
            let text = text(value).map_err(|what| wrong(&format!("{full}: {what}")))?;
            texts.insert(full, text);
        }
    }
    Ok(Locale { language, texts })
}

fn text(value: &toml::Value) -> Result<Text, String> {
    if let Some(wording) = value.as_str() {
        return Ok(Text::Plain(wording.to_owned()));
    }
    let neither = || "it is neither a text nor a table of plural forms".to_owned();
    let mut forms = BTreeMap::new();
    for (name, wording) in value.as_table().ok_or_else(neither)? {
        let form = PluralForm::from_name(name).ok_or_else(|| {
            let known = PluralForm::ALL.map(PluralForm::name).join(", ");
            format!("{name} is not a plural form; the plural forms are {known}")
        })?;
        forms.insert(form, wording.as_str().ok_or_else(neither)?.to_owned());
    }
    Ok(Text::Plural(forms))
}
