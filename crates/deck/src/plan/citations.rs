//! The Articles and facts that a slide or an item cites.

use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;

use super::Citations;
use super::article::{LAST_ARTICLE, is_article};
use super::fact_sheet::FactSheet;
use super::references::report_unknown;
use super::toml_table::{TomlTable, WithLine};
use crate::fault::FaultReport;
use crate::messages;
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
            report.fault(at, messages::facts::not_an_article(quote(&article.value), LAST_ARTICLE));
        } else if articles.contains(&article.value) {
            report.fault(at, messages::facts::article_twice(&article.value));
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
            report.fault(at, messages::facts::asks_penalty(&fact.id));
        } else if fact.mark == SourceMark::VerifiedOld {
            report.fault(at, messages::facts::asks_old(&fact.id));
        }
    }
    if rule != FactRule::Optional && facts.is_empty() && report.fault_count() == before {
        report.fault(table.at, messages::facts::no_fact());
    }
    facts.into_iter().map(|name| name.value.to_string()).collect()
}
