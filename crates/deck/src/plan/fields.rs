//! Reads one TOML table field by field. Not by serde, which stops at the first fault and has forgotten the line.

use std::ops::RangeInclusive;
use std::str::FromStr;

use konventa_domain::id::ParseIdError;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{At, Report};
use crate::lines::Lines;
use crate::quote::{quote, rename_or_delete};

/// More entries are a mistake, and would only make every later check slow.
const LONGEST_LIST: usize = 100;

type Value<'a> = Spanned<DeValue<'a>>;

/// A value and its line.
#[derive(Debug, Clone)]
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// A field that had another name once.
pub(super) struct Former {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) fix: &'static str,
}

/// One table.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    table: &'a DeTable<'a>,
    lines: &'a Lines,
    /// Where to look for what is missing in it.
    pub(super) at: At<'a>,
    pub(super) line: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, lines: &'a Lines, at: At<'a>, line: usize) -> Self {
        Self { table, lines, at: at.line(line), line }
    }

    /// The same table, its faults told under this name.
    pub(super) fn place(self, place: &'a str) -> Self {
        Self { at: self.at.place(place), ..self }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&'a Value<'a>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn line_of(&self, value: &Value<'_>) -> usize {
        self.lines.at(value.span().start)
    }

    /// Reports every field that is not one of these.
    pub(super) fn only(&self, known: &[&str], report: &mut Report) {
        self.only_and_not(None, known, report);
    }

    /// The same where a field had another name once, which authors may still write.
    pub(super) fn only_and_not(&self, former: Option<&Former>, known: &[&str], report: &mut Report) {
        for (name, _) in self.table {
            let key = name.get_ref();
            let at = self.at.line(self.lines.at(name.span().start));
            match former {
                Some(former) if former.name == key.as_ref() => report.fault(at, former.what, former.fix),
                _ if known.contains(&key.as_ref()) => {}
                _ => {
                    let fix = rename_or_delete(key, known.iter().copied());
                    report.fault(at, format!("unknown field {}", quote(key)), fix);
                }
            }
        }
    }

    fn required(&self, key: &str, example: &str, report: &mut Report) -> Option<&'a Value<'a>> {
        let value = self.find(key);
        if value.is_none() {
            report.fault(self.at, format!("{key} is missing"), format!("add: {key} = {example}"));
        }
        value
    }

    fn wrong(&self, key: &str, value: &Value<'_>, wanted: &str, example: &str, report: &mut Report) {
        let what = format!("{key} must be {wanted}, and is {}", kind_of(value.get_ref()));
        report.fault(self.at.line(self.line_of(value)), what, format!("write: {key} = {example}"));
    }

    /// A text that must be there and not empty.
    pub(super) fn text(&self, key: &str, example: &str, report: &mut Report) -> Option<Located<String>> {
        let value = self.required(key, example, report)?;
        let line = self.line_of(value);
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                report.fault(
                    self.at.line(line),
                    format!("{key} is empty"),
                    format!("write: {key} = {example}"),
                );
                None
            }
            DeValue::String(text) => Some(Located { value: text.trim().to_owned(), line }),
            _ => {
                self.wrong(key, value, "one text in quotes", example, report);
                None
            }
        }
    }

    /// A name: small letters, digits, hyphens.
    pub(super) fn name<T: FromStr<Err = ParseIdError>>(
        &self,
        key: &str,
        example: &str,
        report: &mut Report,
    ) -> Option<Located<T>> {
        let text = self.text(key, example, report)?;
        let value = self.parsed(key, &text, report)?;
        Some(Located { value, line: text.line })
    }

    fn parsed<T: FromStr<Err = ParseIdError>>(
        &self,
        key: &str,
        text: &Located<String>,
        report: &mut Report,
    ) -> Option<T> {
        text.value.parse().map_or_else(
            |_: ParseIdError| {
                report.fault(
                    self.at.line(text.line),
                    format!("{} in {key} is not a name", quote(&text.value)),
                    "use 1 to 64 small letters a-z, digits and single hyphens between them",
                );
                None
            },
            Some,
        )
    }

    /// Names, each only once.
    pub(super) fn names<T: FromStr<Err = ParseIdError> + PartialEq>(
        &self,
        key: &str,
        example: &str,
        report: &mut Report,
    ) -> Vec<Located<T>> {
        let mut names: Vec<Located<T>> = Vec::new();
        for text in self.texts(key, example, report) {
            let Some(value) = self.parsed(key, &text, report) else { continue };
            if names.iter().any(|name| name.value == value) {
                let what = format!("{} stands twice in {key}", quote(&text.value));
                report.fault(self.at.line(text.line), what, "give each its own name");
            } else {
                names.push(Located { value, line: text.line });
            }
        }
        names
    }

    /// Texts in square brackets, none of them empty. None where the field is missing: asking for it is up to the caller.
    pub(super) fn texts(&self, key: &str, example: &str, report: &mut Report) -> Vec<Located<String>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, value, "a list in square brackets", example, report);
            return Vec::new();
        };
        if array.len() > LONGEST_LIST {
            let what = format!("{key} has {} entries, and {LONGEST_LIST} at most are possible", array.len());
            report.fault(self.at.line(self.line_of(value)), what, "shorten the list");
            return Vec::new();
        }
        let mut texts = Vec::new();
        for value in array {
            let line = self.line_of(value);
            match value.get_ref() {
                DeValue::String(text) if text.trim().is_empty() => {
                    report.fault(
                        self.at.line(line),
                        format!("{key} has an empty text"),
                        "fill it in or delete it",
                    );
                }
                DeValue::String(text) => texts.push(Located { value: text.trim().to_owned(), line }),
                _ => self.wrong(key, value, "a list of texts in quotes", example, report),
            }
        }
        texts
    }

    /// A whole number within these bounds, both included.
    pub(super) fn number(
        &self,
        key: &str,
        bounds: RangeInclusive<u16>,
        example: &str,
        report: &mut Report,
    ) -> Option<u16> {
        let value = self.required(key, example, report)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong(key, value, "a whole number", example, report);
            return None;
        };
        let read = u16::from_str_radix(number.as_str(), number.radix()).ok();
        let good = read.filter(|number| bounds.contains(number));
        if good.is_none() {
            let (from, to) = (bounds.start(), bounds.end());
            let wanted = if from == to { from.to_string() } else { format!("from {from} to {to}") };
            report.fault(
                self.at.line(self.line_of(value)),
                format!("{key} must be {wanted}, and is {number}"),
                format!("write: {key} = {example}"),
            );
        }
        good
    }

    /// Whether a field says true; it may be left out.
    pub(super) fn is_true(&self, key: &str, report: &mut Report) -> bool {
        let Some(value) = self.find(key) else { return false };
        if let DeValue::Boolean(is) = value.get_ref() {
            return *is;
        }
        self.wrong(key, value, "true or false without quotes", "true", report);
        false
    }

    /// The tables written `[[key]]`.
    pub(super) fn tables(&self, key: &str, report: &mut Report) -> Vec<Fields<'a>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_table(key, value, &format!("[[{key}]]"), report);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in array {
            match value.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Self::new(table, self.lines, self.at, self.line_of(value)));
                }
                _ => self.wrong_table(key, value, &format!("[[{key}]]"), report),
            }
        }
        tables
    }

    /// The tables written `[this.key.NAME]`, with their names.
    pub(super) fn named_tables(&self, key: &str, report: &mut Report) -> Vec<(&'a str, Fields<'a>)> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let DeValue::Table(outer) = value.get_ref() else {
            self.wrong_table(key, value, &format!("[slide.{key}.ME]"), report);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for (name, value) in outer {
            let line = self.lines.at(name.span().start);
            match value.get_ref() {
                DeValue::Table(table) => {
                    tables.push((name.get_ref().as_ref(), Self::new(table, self.lines, self.at, line)));
                }
                _ => self.wrong_table(key, value, &format!("[slide.{key}.ME]"), report),
            }
        }
        tables.sort_by_key(|(_, fields)| fields.line);
        tables
    }

    fn wrong_table(&self, key: &str, value: &Value<'_>, head: &str, report: &mut Report) {
        let what = format!("{key} must be written as tables, and is {}", kind_of(value.get_ref()));
        report.fault(
            self.at.line(self.line_of(value)),
            what,
            format!("write {head} and its fields below it"),
        );
    }
}

const fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
