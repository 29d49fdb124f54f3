//! Reads `glossary.toml`.

use konventa_domain::Language;
use toml::de::{DeTable, DeValue};

use super::pattern::Pattern;
use super::{Glossary, GlossaryTerm, TermWording};
use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::message::Argument;
use crate::message::Message;
use crate::messages::plan;
use crate::messages::tables;
use crate::messages::translation;
use crate::messages::words::{did_you_mean, rename_or_delete};
use crate::names::written_languages;
use crate::quote::quote;
use crate::toml_file::{self, TomlValue};

/// Limit for terms. Nobody remembers more, and they would make the check slow.
const MOST_TERMS: usize = 300;
/// Limit for the words of one list.
const MOST_WORDS: usize = 100;

pub(super) fn read(text: &str, file: Location<'_>, report: &mut FaultReport) -> Glossary {
    let mut glossary = Glossary::default();
    let lines = LineIndex::of(text);
    let Some(table) = toml_file::parse(text, &lines, file, report) else { return glossary };
    let mut reader = GlossaryReader { file, lines: &lines, report };
    {
        for (name, value) in table.get_ref() {
            match name.get_ref().as_ref() {
                "untranslated" => {
                    let words = reader.texts("untranslated", value);
                    let parts = words.iter().flat_map(|(word, _)| super::words(word));
                    glossary.untranslated = parts.map(|(_, word)| word.to_lowercase()).collect();
                }
                "latin" => {
                    glossary.latin = reader.texts("latin", value).into_iter().map(|(word, _)| word).collect();
                }
                "term" => glossary.terms = reader.terms(value),
                other => {
                    let at = file.line(lines.at(name.span().start));
                    let fix = rename_or_delete(other, ["untranslated", "latin", "term"]);
                    reader.report.fault(at, tables::unknown_field(quote(other), fix));
                }
            }
        }
    }
    glossary
}

struct GlossaryReader<'a> {
    file: Location<'a>,
    lines: &'a LineIndex,
    report: &'a mut FaultReport,
}

impl GlossaryReader<'_> {
    fn fault(&mut self, byte: usize, message: Message) {
        self.report.fault(self.file.line(self.lines.at(byte)), message);
    }

    fn table_of<'v>(
        &mut self,
        what: &str,
        value: &'v TomlValue<'v>,
        example: impl Argument,
    ) -> Option<&'v DeTable<'v>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.fault(value.span().start, translation::not_a_table(what, example));
            return None;
        };
        Some(table)
    }

    fn terms(&mut self, value: &TomlValue<'_>) -> Vec<GlossaryTerm> {
        let Some(table) = self.table_of("term", value, translation::all_terms()) else {
            return Vec::new();
        };
        if table.len() > MOST_TERMS {
            self.fault(value.span().start, translation::many_terms(table.len(), MOST_TERMS));
            return Vec::new();
        }
        let mut terms = Vec::new();
        for (name, value) in table {
            let mut term = GlossaryTerm {
                name: name.get_ref().to_string(),
                line: self.lines.at(name.span().start),
                in_language: std::collections::BTreeMap::new(),
            };
            let example = translation::one_term();
            let Some(languages) = self.table_of(&format!("term {}", term.name), value, example) else {
                continue;
            };
            for (tag, value) in languages {
                if let Some((language, wording)) = self.wording(tag.get_ref(), tag.span().start, value) {
                    term.in_language.insert(language, wording);
                }
            }
            terms.push(term);
        }
        terms
    }

    fn wording(&mut self, tag: &str, byte: usize, value: &TomlValue<'_>) -> Option<(Language, TermWording)> {
        let Some(language) = Language::from_tag(tag) else {
            let fix = did_you_mean(tag, written_languages().map(Language::tag));
            self.fault(byte, plan::unknown_language(quote(tag), fix));
            return None;
        };
        if let Some(origin) = language.transliterated_from() {
            self.fault(byte, translation::language_is_generated(language, origin));
            return None;
        }
        let example = format!("{tag} = {{ use = [\"word*\"], never = [\"other*\"] }}");
        let table = self.table_of(tag, value, example)?;
        let mut wording = TermWording::default();
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "use" => wording.accepted = self.patterns("use", value),
                "never" => wording.never = self.patterns("never", value),
                other => {
                    let fix = rename_or_delete(other, ["use", "never"]);
                    self.fault(name.span().start, tables::unknown_field(quote(other), fix));
                }
            }
        }
        Some((language, wording))
    }

    fn patterns(&mut self, key: &str, value: &TomlValue<'_>) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        for (text, byte) in self.texts(key, value) {
            if let Some(pattern) = Pattern::new(&text) {
                patterns.push(pattern);
            } else {
                self.fault(byte, translation::not_a_pattern(quote(&text)));
            }
        }
        patterns
    }

    /// Reads a list of texts, each with its byte position.
    fn texts(&mut self, key: &str, value: &TomlValue<'_>) -> Vec<(String, usize)> {
        let DeValue::Array(array) = value.get_ref() else {
            self.fault(value.span().start, translation::not_a_list(key));
            return Vec::new();
        };
        if array.len() > MOST_WORDS {
            self.fault(value.span().start, translation::many_words(key, array.len(), MOST_WORDS));
            return Vec::new();
        }
        let mut texts = Vec::new();
        for value in array {
            let byte = value.span().start;
            match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => {
                    texts.push((text.trim().to_owned(), byte));
                }
                _ => self.fault(byte, translation::not_a_word(key)),
            }
        }
        texts
    }
}
