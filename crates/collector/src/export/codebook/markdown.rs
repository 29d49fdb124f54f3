//! The codebook as Markdown, for people.

use std::fmt::Write as _;

use konventa_domain::Country;

use super::{Codebook, Field, ItemWording, Kind};

impl Codebook {
    /// Writes the codebook as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# Codebook: {}\n\n", self.title.as_ref().unwrap_or(&self.deck));
        if self.synthetic {
            text.push_str("**Synthetic: the records were made up by a program.**\n\n");
        }
        let _ = write!(
            text,
            "Deck `{}`, {} records. README.md has everything else. docs/statistics.md of Konventa defines the figures \
             of report.json.\n\n## Missing values\n\n",
            self.deck, self.records
        );
        for missing in &self.missing {
            let shown = if missing.value.is_empty() { "(empty)" } else { &missing.value };
            let code = missing.code.map(|code| format!(" (code {code})")).unwrap_or_default();
            let _ = writeln!(text, "- `{shown}`{code}: {}", missing.label);
        }
        text.push_str(
            "\n## Versions of the deck\n\n| version | paired records | in the tables |\n|---|---|---|\n",
        );
        for version in &self.versions {
            let n = version.paired.value().map_or_else(|| "withheld".to_owned(), |n| format!("{n:.0}"));
            let inside = if version.in_tables { "yes" } else { "no: other items" };
            let _ = writeln!(text, "| `{}` | {n} | {inside} |", version.name);
        }
        if !self.seats.is_empty() {
            text.push_str(
                "\n## Seats\n\nIn these lectures more phones had a seat than people were counted in the hall, so somebody \
                 may have taken part more than once.\n\n| lecture | phones | people |\n|---|---|---|\n",
            );
            for own in &self.seats {
                let _ = writeln!(text, "| `{}` | {} | {} |", own.lecture, own.tickets, own.heads);
            }
        }
        for (file, what, fields) in [
            ("records.csv", "A row per record: a student who took both quizzes.", &self.records_csv),
            (
                "records_long.csv",
                "A row per record and item: the same in another shape.",
                &self.records_long_csv,
            ),
        ] {
            let _ = write!(text, "\n## {file}\n\n{what} UTF-8, with commas; lines end with CR LF.\n\n");
            text.push_str(
                "| column | in SPSS, Stata, Excel | type | values | means |\n|---|---|---|---|---|\n",
            );
            for field in fields {
                let _ = writeln!(
                    text,
                    "| `{}` | `{}` | {} | {} | {} |",
                    field.name,
                    field.variable,
                    kind(field.kind),
                    values(field),
                    field.description
                );
            }
        }
        text.push_str("\n## Values\n");
        for field in self
            .records_long_csv
            .iter()
            .filter(|field| ["country", "language", "seat", "pre"].contains(&field.name.as_str()))
        {
            let name = if field.name == "pre" { "outcomes" } else { &field.name };
            let _ = write!(text, "\n### {name}\n\n");
            for value in &field.values {
                let code = value.code.map(|code| format!(" (code {code})")).unwrap_or_default();
                let _ = writeln!(text, "- `{}`{code}: {}", value.value, value.label);
            }
        }
        text.push_str("\n## Items\n");
        if let Some(version) = &self.words_of_version {
            let _ = write!(text, "\nIn the words of version `{version}`; other languages are in deck/.\n");
        } else {
            text.push_str("\nThe words of the deck were not available.\n");
        }
        for (number, item) in (1..).zip(&self.items) {
            let _ = write!(text, "\n### {number}. `{}`\n", item.item);
            if let (Some(name), Some(words)) = (&item.objective, &item.objective_text) {
                let _ = write!(text, "\nObjective `{name}`: {words}\n");
            }
            item.asked.iter().for_each(|asked| ask(&mut text, asked));
        }
        text
    }
}

fn ask(text: &mut String, asked: &ItemWording) {
    if asked.countries.len() < Country::ALL.len() {
        let codes: Vec<&str> = asked.countries.iter().map(|country| country.code()).collect();
        let _ = write!(text, "\n#### In {}\n", codes.join(", "));
    }
    let _ = write!(text, "\n{}\n\n", asked.question);
    for choice in &asked.choices {
        let right = if choice.right { " (right)" } else { "" };
        let _ = writeln!(text, "- `{}`{right}: {}", choice.name, choice.text);
    }
    let _ = write!(text, "\n{}\n", asked.explanation);
    if !asked.articles.is_empty() {
        let _ = write!(text, "\nArticles: {}\n", asked.articles.join(", "));
    }
    if !asked.sources.is_empty() {
        let _ = write!(text, "\nSources: {}\n", asked.sources.join("; "));
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "whole number",
        Kind::String => "text",
        Kind::Date => "YYYY-MM-DD",
        Kind::Yearmonth => "YYYY-MM",
    }
}

fn values(field: &Field) -> String {
    let shown: Vec<String> = field.values.iter().map(|value| format!("`{}`", value.value)).collect();
    match (shown.len(), field.minimum, field.maximum) {
        (1..=5, ..) => shown.join(" "),
        (6.., ..) => "see the items".to_owned(),
        (_, Some(from), Some(to)) => format!("{from} to {to}"),
        (_, Some(from), None) => format!("from {from}"),
        _ => String::new(),
    }
}
