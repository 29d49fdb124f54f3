//! Reads a TOML table field by field. Serde would stop at the first fault and does not know its
//! line.

use std::ops::RangeInclusive;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::message::Argument;
use crate::message::Message;
use crate::message::Phrase;
use crate::messages;
use crate::messages::tables;
use crate::messages::words;
use crate::messages::words::rename_or_delete;
use crate::quote::plain_id;
use crate::quote::quote;
use crate::sign::Letters;
use crate::toml_file::TomlValue;

/// Limit for the entries of a list. More are a mistake and would make all later checks slow.
const LONGEST_LIST: usize = 100;

/// A value and its line.
#[derive(Debug, Clone)]
pub(super) struct WithLine<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// A field under its former name, which authors may still write.
pub(super) struct RenamedField {
    pub(super) name: &'static str,
    pub(super) message: fn() -> Message,
}

/// A table, and where it is.
#[derive(Clone, Copy)]
pub(super) struct TomlTable<'a> {
    table: &'a DeTable<'a>,
    lines: &'a LineIndex,
    /// Where to report what is missing in it.
    pub(super) at: Location<'a>,
    pub(super) line: usize,
}

impl<'a> TomlTable<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, lines: &'a LineIndex, at: Location<'a>, line: usize) -> Self {
        Self { table, lines, at: at.line(line), line }
    }

    /// Reads the id, and returns with it the name under which faults are reported: `slide
    /// four-pillars`, or `slide no. 4` as long as the id is unknown.
    pub(super) fn id<T: FromStr + std::fmt::Display>(
        &self,
        kind: &str,
        number: usize,
        example: &str,
        report: &mut FaultReport,
    ) -> Option<(T, String)> {
        let unnamed = format!("{kind} no. {number}");
        let id: T = self.part(&unnamed).name("id", example, report)?.value;
        let part = format!("{kind} {id}");
        Some((id, part))
    }

    /// Returns the same table with its faults reported under this name.
    pub(super) fn part<'b>(self, part: &'b str) -> TomlTable<'b>
    where
        'a: 'b,
    {
        TomlTable { table: self.table, lines: self.lines, at: self.at.part(part), line: self.line }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&'a TomlValue<'a>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn line_of(&self, value: &TomlValue<'_>) -> usize {
        self.lines.at(value.span().start)
    }

    /// Reports all fields except these.
    pub(super) fn report_unknown_fields(&self, known: &[&str], report: &mut FaultReport) {
        self.report_unknown_and_renamed(None, known, report);
    }

    /// Reports all fields except these; for a former name, reports the present one.
    pub(super) fn report_unknown_and_renamed(
        &self,
        former: Option<&RenamedField>,
        known: &[&str],
        report: &mut FaultReport,
    ) {
        for (name, _) in self.table {
            let key = name.get_ref();
            let at = self.at.line(self.lines.at(name.span().start));
            match former {
                Some(former) if former.name == key.as_ref() => report.fault(at, (former.message)()),
                _ if known.contains(&key.as_ref()) => {}
                _ => {
                    let fix = rename_or_delete(key, known.iter().copied());
                    report.fault(at, tables::unknown_field(quote(key), fix));
                }
            }
        }
    }

    fn required(
        &self,
        key: &str,
        example: impl Argument,
        report: &mut FaultReport,
    ) -> Option<&'a TomlValue<'a>> {
        let value = self.find(key);
        if value.is_none() {
            report.fault(self.at, tables::missing(key, example));
        }
        value
    }

    fn wrong(
        &self,
        key: &str,
        value: &TomlValue<'_>,
        expected: Phrase,
        example: impl Argument,
        report: &mut FaultReport,
    ) {
        let wrong = tables::must_be(key, expected, kind_of(value.get_ref()), example);
        report.fault(self.at.line(self.line_of(value)), wrong);
    }

    /// Reads a text that must exist and not be empty.
    pub(super) fn text(
        &self,
        key: &str,
        example: impl Argument + Copy,
        report: &mut FaultReport,
    ) -> Option<WithLine<String>> {
        let value = self.required(key, example, report)?;
        let line = self.line_of(value);
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                report.fault(self.at.line(line), tables::empty_field(key, example));
                None
            }
            DeValue::String(text) => Some(WithLine { value: text.trim().to_owned(), line }),
            _ => {
                self.wrong(key, value, words::one_text(), example, report);
                None
            }
        }
    }

    /// Reads an id: small letters, digits and hyphens.
    pub(super) fn name<T: FromStr>(
        &self,
        key: &str,
        example: &str,
        report: &mut FaultReport,
    ) -> Option<WithLine<T>> {
        let text = self.text(key, example, report)?;
        let value = self.parsed(key, &text, report)?;
        Some(WithLine { value, line: text.line })
    }

    fn parsed<T: FromStr>(&self, key: &str, text: &WithLine<String>, report: &mut FaultReport) -> Option<T> {
        text.value.parse().map_or_else(
            |_| {
                let wrong = not_an_id(&text.value, key);
                report.fault(self.at.line(text.line), wrong);
                None
            },
            Some,
        )
    }

    /// Reads a list of ids, each listed once.
    pub(super) fn names<T: FromStr + PartialEq>(
        &self,
        key: &str,
        example: &str,
        report: &mut FaultReport,
    ) -> Vec<WithLine<T>> {
        let mut names: Vec<WithLine<T>> = Vec::new();
        for text in self.texts(key, example, report) {
            let Some(value) = self.parsed(key, &text, report) else { continue };
            if names.iter().any(|name| name.value == value) {
                report.fault(self.at.line(text.line), tables::listed_twice(quote(&text.value), key));
            } else {
                names.push(WithLine { value, line: text.line });
            }
        }
        names
    }

    /// Reads a list of texts, none of them empty. Returns nothing if the field is missing: the
    /// caller decides whether that is a fault.
    pub(super) fn texts(&self, key: &str, example: &str, report: &mut FaultReport) -> Vec<WithLine<String>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, value, words::list_in_brackets(), example, report);
            return Vec::new();
        };
        if array.len() > LONGEST_LIST {
            let long = tables::long_list(key, array.len(), LONGEST_LIST);
            report.fault(self.at.line(self.line_of(value)), long);
            return Vec::new();
        }
        let mut texts = Vec::new();
        for value in array {
            let line = self.line_of(value);
            match value.get_ref() {
                DeValue::String(text) if text.trim().is_empty() => {
                    report.fault(self.at.line(line), tables::empty_entry(key));
                }
                DeValue::String(text) => texts.push(WithLine { value: text.trim().to_owned(), line }),
                _ => self.wrong(key, value, words::list_of_texts(), example, report),
            }
        }
        texts
    }

    /// Reads a whole number within these bounds, both included.
    pub(super) fn number(
        &self,
        key: &str,
        bounds: RangeInclusive<u16>,
        example: &str,
        report: &mut FaultReport,
    ) -> Option<u16> {
        let value = self.required(key, example, report)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong(key, value, words::whole_number(), example, report);
            return None;
        };
        let read = u16::from_str_radix(number.as_str(), number.radix()).ok();
        let good = read.filter(|number| bounds.contains(number));
        if good.is_none() {
            let (from, to) = (bounds.start(), bounds.end());
            let expected =
                if from == to { Phrase::same(&from.to_string()) } else { words::from_to(from, to) };
            let wrong = tables::out_of_bounds(key, expected, number, example);
            report.fault(self.at.line(self.line_of(value)), wrong);
        }
        good
    }

    /// Whether a field is true. If it is missing, it is false.
    pub(super) fn is_true(&self, key: &str, report: &mut FaultReport) -> bool {
        let Some(value) = self.find(key) else { return false };
        if let DeValue::Boolean(is) = value.get_ref() {
            return *is;
        }
        self.wrong(key, value, words::bare_true_or_false(), "true", report);
        false
    }

    /// Reads the tables written `[[key]]`; none of them if there are too many.
    pub(super) fn tables(&self, key: &str, most: usize, report: &mut FaultReport) -> Vec<Self> {
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
        if tables.len() > most {
            report.fault(self.at, messages::tables::many_tables(most, key, tables.len()));
            return Vec::new();
        }
        tables
    }

    /// Reads the tables written `[this.key.NAME]`, with their names.
    pub(super) fn named_tables(&self, key: &str, report: &mut FaultReport) -> Vec<(&'a str, TomlTable<'a>)> {
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

    fn wrong_table(&self, key: &str, value: &TomlValue<'_>, head: &str, report: &mut FaultReport) {
        let wrong = tables::wrong_table(key, head, kind_of(value.get_ref()));
        report.fault(self.at.line(self.line_of(value)), wrong);
    }
}

/// Returns the message about a text that is no id, with the letters that cannot be in one.
fn not_an_id(text: &str, key: &str) -> Message {
    let foreign: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    match plain_id(text) {
        Some(plain) if !foreign.is_empty() => tables::foreign_id(quote(text), key, Letters(foreign), plain),
        _ => tables::not_an_id(quote(text), key),
    }
}

fn kind_of(value: &DeValue<'_>) -> Phrase {
    match value {
        DeValue::String(_) => words::a_text(),
        DeValue::Integer(_) => words::a_number(),
        DeValue::Float(_) => words::a_decimal_number(),
        DeValue::Boolean(_) => words::true_or_false(),
        DeValue::Datetime(_) => words::a_bare_date(),
        DeValue::Array(_) => words::a_list(),
        DeValue::Table(_) => words::a_table(),
    }
}
