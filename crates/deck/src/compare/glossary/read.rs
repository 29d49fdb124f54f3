//! Reads `glossary.toml`.

use konventa_domain::Language;
use toml::de::{DeTable, DeValue};

use super::pattern::Pattern;
use super::{Glossary, GlossaryTerm, TermWording};
use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::names::written_languages;
use crate::quote::{did_you_mean, quote, rename_or_delete};
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
                    reader.report.fault(at, format!("unknown field {}", quote(other)), fix);
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
    fn fault(&mut self, byte: usize, what: impl AsRef<str>, fix: impl AsRef<str>) {
        self.report.fault(self.file.line(self.lines.at(byte)), what, fix);
    }

    fn table_of<'v>(
        &mut self,
        what: &str,
        value: &'v TomlValue<'v>,
        example: &str,
    ) -> Option<&'v DeTable<'v>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.fault(value.span().start, format!("{what} must be a table"), format!("write {example}"));
            return None;
        };
        Some(table)
    }

    fn terms(&mut self, value: &TomlValue<'_>) -> Vec<GlossaryTerm> {
        let Some(table) = self.table_of("term", value, "[term.survivor] and its languages below it") else {
            return Vec::new();
        };
        if table.len() > MOST_TERMS {
            let what = format!("there are {} terms, but at most {MOST_TERMS} are possible", table.len());
            self.fault(value.span().start, what, "keep those that could be translated in several ways");
            return Vec::new();
        }
        let mut terms = Vec::new();
        for (name, value) in table {
            let mut term = GlossaryTerm {
                name: name.get_ref().to_string(),
                line: self.lines.at(name.span().start),
                in_language: std::collections::BTreeMap::new(),
            };
            let example = "[term.survivor], and below it en = { use = [\"survivor*\"] }";
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
            self.fault(byte, format!("there is no language {}", quote(tag)), fix);
            return None;
        };
        if let Some(origin) = language.transliterated_from() {
            let what = format!("the text in {language} is generated from {origin}");
            self.fault(byte, what, format!("give the words of {origin} only"));
            return None;
        }
        let example = format!("{tag} = {{ use = [\"word*\"], never = [\"other*\"] }}");
        let table = self.table_of(tag, value, &example)?;
        let mut wording = TermWording::default();
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "use" => wording.accepted = self.patterns("use", value),
                "never" => wording.never = self.patterns("never", value),
                other => {
                    let fix = rename_or_delete(other, ["use", "never"]);
                    self.fault(name.span().start, format!("unknown field {}", quote(other)), fix);
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
                let what =
                    format!("{} is not a word or a phrase with stars at the ends of words", quote(&text));
                self.fault(byte, what, "write whole words; a star at the end of a word means any ending");
            }
        }
        patterns
    }

    /// Reads a list of texts, each with its byte position.
    fn texts(&mut self, key: &str, value: &TomlValue<'_>) -> Vec<(String, usize)> {
        let fix = format!("write {key} = [\"word\", \"another\"]");
        let DeValue::Array(array) = value.get_ref() else {
            self.fault(value.span().start, format!("{key} must be a list in square brackets"), fix);
            return Vec::new();
        };
        if array.len() > MOST_WORDS {
            let what = format!("{key} has {} words, but at most {MOST_WORDS} are possible", array.len());
            self.fault(value.span().start, what, "shorten the list");
            return Vec::new();
        }
        let mut texts = Vec::new();
        for value in array {
            let byte = value.span().start;
            match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => {
                    texts.push((text.trim().to_owned(), byte));
                }
                _ => self.fault(byte, format!("{key} has an entry that is not a word in quotes"), &fix),
            }
        }
        texts
    }
}
