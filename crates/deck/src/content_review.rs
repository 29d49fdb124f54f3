//! The content review: every claim of a deck with its facts and their sources, as a list for an
//! expert to tick.
//!
//! It depends only on the decks and not on the day, so that a check can tell whether it is up to
//! date.

use std::fmt::Write as _;

use konventa_domain::deck::{Choice, HelpLine, Html, SourceMark};
use konventa_domain::{Country, Language};

use crate::Deck;
use crate::edition::Edition;
use crate::html::visible_text;
use crate::plan::{Citations, Fact, PlannedHelp, PlannedItem, PlannedSlide, mark_name};
use crate::review_source::ReviewSource;
use crate::topics;

const INTRODUCTION: &str = "\
# Content review

What the decks say, and what each part is based on. `konventa deck review` writes this file; whoever checks the content ticks
the boxes in a copy of it. A wrong fact is corrected in the deck's `facts.toml`, and its wording on the slides in the text files.

- **verified**: read in a copy of a public page.
- **verified-old**: read there too, but the page is old. Never asked in a quiz.
- **known**: known without a page. To be compared with the official text.

A date is that of the page that was read (day, month or year), or the day it was read if the page has no date. A number was called
only if it says so.

What nobody could read on a page is left out: [ask-the-partners.md](ask-the-partners.md) lists it for each country, with whom to ask
and a line to sign.
";

/// Writes the review of some decks as Markdown.
#[must_use]
pub fn content_review(decks: &[Deck]) -> String {
    let mut text = INTRODUCTION.to_owned();
    for deck in decks {
        // The facts are in English, so the slides are shown in English too if possible.
        let english = deck.editions.get(&Language::English).or_else(|| deck.editions.values().next());
        if let Some(edition) = english {
            _ = writeln!(text, "\n## {} (`{}`)", escape_markdown(&edition.title), deck.id);
            text.push_str(&topics::table(&deck.review_source));
            ReviewWriter { deck: &deck.review_source, edition, text: &mut text }.write();
        }
    }
    text
}

/// Writes the section of one deck.
struct ReviewWriter<'a> {
    deck: &'a ReviewSource,
    edition: &'a Edition,
    text: &'a mut String,
}

impl ReviewWriter<'_> {
    fn write(&mut self) {
        self.help_lines("Help numbers below verified", |line| !line.is_sure());
        self.unverified_facts();
        self.line("\n### Slides");
        let deck = self.deck;
        for slide in &deck.slides {
            self.slide(slide);
        }
        self.line("\n### Quiz");
        for item in &deck.items {
            self.item(item);
        }
        self.help_lines("Help numbers, verified", PlannedHelp::is_sure);
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn help_lines(&mut self, title: &str, wanted: impl Fn(&PlannedHelp) -> bool) {
        self.line(&format!("\n### {title}\n"));
        let lines = self.deck.help.iter().zip(&self.edition.help).filter(|(line, _)| wanted(line));
        let lines: Vec<String> = lines.map(|(line, written)| self.help_line(line, written)).collect();
        self.list(&lines);
    }

    fn help_line(&self, line: &PlannedHelp, written: &HelpLine) -> String {
        let mut said =
            format!("- [ ] **{}** in {}: {}", line.number, line.country, escape_markdown(&written.name));
        let more = [("hours", &written.hours), ("cost", &written.cost), ("languages", &written.languages)];
        for (what, words) in more.iter().filter(|(_, words)| !words.is_empty()) {
            _ = write!(said, "; {what}: {}", escape_markdown(words));
        }
        _ = write!(
            said,
            "\n  {} · {} · {}",
            bold(line.mark),
            line.called.map_or_else(|| "nobody called it".to_owned(), |day| format!("called on {day}")),
            self.source(&line.source)
        );
        said
    }

    /// Writes lines, or “None.” if there are none.
    fn list(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
        if lines.is_empty() {
            self.line("None.");
        }
    }

    /// Writes the facts that are not verified, each once, with every place that cites it.
    fn unverified_facts(&mut self) {
        self.line("\n### Known or old: to be checked first\n");
        let weak = self.deck.sheet.facts.iter().filter(|fact| fact.mark != SourceMark::Verified);
        let lines: Vec<String> = weak
            .map(|fact| {
                let places = self.places(&fact.id);
                let cited_by = if places.is_empty() { "nothing".to_owned() } else { places.join(", ") };
                format!("{}\n  cited by: {cited_by}", self.fact_line(fact))
            })
            .collect();
        self.list(&lines);
    }

    /// Returns the slides and items that tell a fact.
    fn places(&self, fact: &str) -> Vec<String> {
        let names = |facts: &[String]| facts.iter().any(|name| name == fact);
        let mut places = Vec::new();
        for slide in &self.deck.slides {
            let here = slide.citations.iter().filter(|(_, citations)| names(&citations.facts));
            places.extend(here.map(|(country, _)| place("slide", slide.id.as_str(), country)));
        }
        for item in &self.deck.items {
            let here = item.face.iter().filter(|(_, face)| names(&face.citations.facts));
            places.extend(here.map(|(country, _)| place("item", item.id.as_str(), country)));
        }
        places
    }

    fn slide(&mut self, slide: &PlannedSlide) {
        let Some(written) = self.edition.slides.iter().find(|written| written.id == slide.id) else { return };
        for ((country, citations), (_, face)) in slide.citations.iter().zip(written.face.iter()) {
            self.heading(slide.id.as_str(), country, &face.headline, citations);
            self.facts(&citations.facts);
        }
    }

    fn item(&mut self, item: &PlannedItem) {
        let Some(written) = self.edition.items.iter().find(|written| written.id == item.id) else { return };
        for ((country, planned), (_, face)) in item.face.iter().zip(written.face.iter()) {
            self.heading(item.id.as_str(), country, &face.ask, &planned.citations);
            let is_right = |choice: &&Choice| planned.key.as_ref() == Some(&choice.id);
            if let Some(right) = face.choices.iter().find(is_right) {
                self.line(&format!("Right: {}\n", escape_markdown(&visible_text(&right.text))));
            }
            self.facts(&planned.citations.facts);
        }
    }

    fn heading(&mut self, id: &str, country: Option<Country>, words: &Html, citations: &Citations) {
        let place = place("", id, country);
        let mut heading = format!("\n####{place}: {}", escape_markdown(&visible_text(words)));
        if !citations.articles.is_empty() {
            _ = write!(heading, " ({})", citations.articles.join(", "));
        }
        self.line(&heading);
        self.line("");
    }

    /// Writes the facts of a slide or an item, the least certain ones first.
    fn facts(&mut self, facts: &[String]) {
        let mut facts: Vec<&Fact> = facts.iter().filter_map(|id| self.deck.sheet.fact(id)).collect();
        facts.sort_by_key(|fact| fact.mark == SourceMark::Verified);
        let lines: Vec<String> = facts.into_iter().map(|fact| self.fact_line(fact)).collect();
        self.list(&lines);
    }

    fn fact_line(&self, fact: &Fact) -> String {
        let sources: Vec<String> = fact.sources.iter().map(|source| self.source(source)).collect();
        let day = fact.page.map(|page| format!(" · {page}")).unwrap_or_default();
        format!("- [ ] {}\n  {}{day} · {}", escape_markdown(&fact.says), bold(fact.mark), sources.join("; "))
    }

    /// Returns a source with its address and date.
    fn source(&self, id: &str) -> String {
        let name = self.edition.sources.get(id).map_or(id, String::as_str);
        let source = self.deck.sheet.source(id);
        let address = source.and_then(|source| source.address.as_ref());
        let address = address.map(|address| format!(" <{address}>")).unwrap_or_default();
        let day = source.and_then(|source| source.page).map(|page| format!(" ({page})")).unwrap_or_default();
        format!("{}{address}{day}", escape_markdown(name))
    }
}

/// Returns the name of a slide or an item, with its country if it differs.
fn place(kind: &str, id: &str, country: Option<Country>) -> String {
    let country = country.map(|country| format!(" {country}")).unwrap_or_default();
    format!("{kind} `{id}`{country}")
}

fn bold(mark: SourceMark) -> String {
    match mark {
        SourceMark::Verified => mark_name(mark).to_owned(),
        SourceMark::VerifiedOld | SourceMark::Known => format!("**{}**", mark_name(mark)),
    }
}

/// Escapes text for Markdown. No-break spaces become spaces: where a line breaks matters on slides
/// only.
fn escape_markdown(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            text.push('\\');
        }
        text.push(if c == '\u{a0}' { ' ' } else { c });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::escape_markdown;

    #[test]
    fn signs_of_markdown_are_escaped_and_no_break_spaces_are_spaces() {
        assert_eq!(escape_markdown("2 * [a]_b <c>"), "2 \\* \\[a\\]\\_b \\<c\\>");
        assert_eq!(escape_markdown("Article\u{a0}22"), "Article 22");
    }
}
