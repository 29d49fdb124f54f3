//! Things that are declared once for all countries or once for each, and what every such declaration rests on.

use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;
use konventa_domain::{Country, PerCountry};

use super::article::{FORMS, is_article};
use super::facts::unknown;
use super::fields::{Fields, Located};
use super::{Grounds, Sheet};
use crate::fault::Report;
use crate::quote::quote;

/// The country that a table names.
pub(super) fn country(fields: Fields<'_>, report: &mut Report) -> Option<Country> {
    let code = fields.text("country", "\"ME\"", report)?;
    let country = Country::from_code(&code.value);
    if country.is_none() {
        let what = format!("there is no country {}", quote(&code.value));
        report.fault(fields.at.line(code.line), what, "the countries are ME, AL and XK");
    }
    country
}

/// Builds a value for all countries from the table itself, or one for each from `[….country.ME]` and so on.
pub(super) fn per_country<T: Default>(
    fields: Fields<'_>,
    place: &str,
    differs: bool,
    report: &mut Report,
    mut make: impl FnMut(Fields<'_>, &mut Report) -> T,
) -> PerCountry<T> {
    if !differs {
        return PerCountry::Same(make(fields, report));
    }
    let tables = fields.named_tables("country", report);
    for (code, table) in &tables {
        if Country::from_code(code).is_none() {
            let at = fields.at.line(table.line);
            report.fault(
                at,
                format!("there is no country {}", quote(code)),
                "the countries are ME, AL and XK",
            );
        }
    }
    let mut value = |country: Country| {
        let Some((_, table)) = tables.iter().find(|(code, _)| *code == country.code()) else {
            report.fault(
                fields.at,
                format!("{country} is missing"),
                format!("add a table that ends in .country.{country}]; all of ME, AL and XK are needed"),
            );
            return T::default();
        };
        let own_place = format!("{place} {country}");
        make(table.place(&own_place), report)
    };
    PerCountry::Differs {
        montenegro: value(Country::Montenegro),
        albania: value(Country::Albania),
        kosovo: value(Country::Kosovo),
    }
}

/// What must be said for a slide or an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Facts if it has any.
    Anything,
    /// At least one fact.
    Facts,
    /// At least one fact, and none that was read long ago: it is asked.
    SureFacts,
}

/// The Articles and facts of a slide or an item.
pub(super) fn grounds(fields: Fields<'_>, wanted: Wanted, sheet: &Sheet, report: &mut Report) -> Grounds {
    Grounds { articles: articles(fields, report), facts: facts(fields, wanted, sheet, report) }
}

fn articles(fields: Fields<'_>, report: &mut Report) -> Vec<String> {
    let mut articles: Vec<String> = Vec::new();
    for article in fields.texts("articles", r#"["3(a)", "50-53"]"#, report) {
        let at = fields.at.line(article.line);
        if !is_article(&article.value) {
            report.fault(at, format!("{} is no Article of the Convention", quote(&article.value)), FORMS);
        } else if articles.contains(&article.value) {
            report.fault(at, format!("Article {} stands twice", article.value), "name it once");
        } else {
            articles.push(article.value);
        }
    }
    articles
}

fn facts(fields: Fields<'_>, wanted: Wanted, sheet: &Sheet, report: &mut Report) -> Vec<String> {
    let before = report.count();
    let facts: Vec<Located<ChoiceId>> = fields.names("facts", r#"["four-pillars"]"#, report);
    for name in &facts {
        match sheet.fact(name.value.as_str()) {
            None if sheet.complete => {
                unknown("fact", name, sheet.facts.iter().map(|fact| fact.id.as_str()), fields.at, report);
            }
            Some(fact) if fact.is_penalty() && wanted == Wanted::SureFacts => {
                let what =
                    format!("“{}” is about a penalty, which is never asked: penalties change", fact.id);
                let fix = "ask something else; a slide may tell it, with the day of its page";
                report.fault(fields.at.line(name.line), what, fix);
            }
            Some(fact) if fact.mark == SourceMark::VerifiedOld && wanted == Wanted::SureFacts => {
                let what = format!(
                    "“{}” is verified-old, which is not enough for an item: what was read long ago may be wrong today",
                    fact.id
                );
                let fix = "check its source again and mark the fact verified or known, or ask something else";
                report.fault(fields.at.line(name.line), what, fix);
            }
            _ => {}
        }
    }
    if wanted != Wanted::Anything && facts.is_empty() && report.count() == before {
        report.fault(fields.at, "it names no fact", r#"add: facts = ["the-name-of-a-fact-in-facts.toml"]"#);
    }
    facts.into_iter().map(|name| name.value.to_string()).collect()
}
