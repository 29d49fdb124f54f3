//! The Articles and facts that a slide or an item cites.

use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;

use super::Citations;
use super::article::{FORMS, is_article};
use super::fact_sheet::FactSheet;
use super::references::report_unknown;
use super::toml_table::{TomlTable, WithLine};
use crate::fault::FaultReport;
use crate::quote::quote;

/// Which facts a slide or an item must cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FactRule {
    /// None, or any.
    Optional,
    /// At least one.
    Required,
    /// At least one, and none that is about a penalty or was read long ago: an item asks it.
    RequiredForQuestion,
}

/// Reads the Articles and facts of a slide or an item.
pub(super) fn citations(
    table: TomlTable<'_>,
    rule: FactRule,
    sheet: &FactSheet,
    report: &mut FaultReport,
) -> Citations {
    Citations { articles: articles(table, report), facts: facts(table, rule, sheet, report) }
}

fn articles(table: TomlTable<'_>, report: &mut FaultReport) -> Vec<String> {
    let mut articles: Vec<String> = Vec::new();
    for article in table.texts("articles", r#"["3(a)", "50-53"]"#, report) {
        let at = table.at.line(article.line);
        if !is_article(&article.value) {
            report.fault(at, format!("{} is not an Article of the Convention", quote(&article.value)), FORMS);
        } else if articles.contains(&article.value) {
            report.fault(at, format!("Article {} is listed twice", article.value), "list it once");
        } else {
            articles.push(article.value);
        }
    }
    articles
}

fn facts(table: TomlTable<'_>, rule: FactRule, sheet: &FactSheet, report: &mut FaultReport) -> Vec<String> {
    let before = report.fault_count();
    let facts: Vec<WithLine<ChoiceId>> = table.names("facts", r#"["four-pillars"]"#, report);
    for name in &facts {
        let Some(fact) = sheet.fact(name.value.as_str()) else {
            if sheet.complete {
                report_unknown(
                    "fact",
                    name,
                    sheet.facts.iter().map(|fact| fact.id.as_str()),
                    table.at,
                    report,
                );
            }
            continue;
        };
        if rule != FactRule::RequiredForQuestion {
            continue;
        }
        let at = table.at.line(name.line);
        if fact.is_penalty() {
            let what =
                format!("“{}” is about a penalty, and no item asks about penalties: they change", fact.id);
            report.fault(at, what, "ask something else; a slide may show it with the date of its page");
        } else if fact.mark == SourceMark::VerifiedOld {
            let what = format!(
                "“{}” is verified-old, which is not enough for an item: what was read long ago may be wrong today",
                fact.id
            );
            let fix = "check its source again and mark the fact verified or known, or ask something else";
            report.fault(at, what, fix);
        }
    }
    if rule != FactRule::Optional && facts.is_empty() && report.fault_count() == before {
        report.fault(table.at, "it cites no fact", r#"add: facts = ["the-name-of-a-fact-in-facts.toml"]"#);
    }
    facts.into_iter().map(|name| name.value.to_string()).collect()
}
