//! Things that are declared once for all countries or once for each, and what every such declaration rests on.

use konventa_domain::{Country, PerCountry};

use super::Facts;
use super::article::{FORMS, is_article};
use super::fields::Fields;
use crate::fault::Report;
use crate::quote::quote;

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

/// The Articles and sources of a slide or an item.
pub(super) fn facts(fields: Fields<'_>, sources_needed: bool, report: &mut Report) -> Facts {
    let mut facts = Facts::default();
    for article in fields.texts("articles", r#"["3(a)", "50-53"]"#, report) {
        let at = fields.at.line(article.line);
        if !is_article(&article.value) {
            report.fault(at, format!("{} is no Article of the Convention", quote(&article.value)), FORMS);
        } else if facts.articles.contains(&article.value) {
            report.fault(at, format!("Article {} stands twice", article.value), "name it once");
        } else {
            facts.articles.push(article.value);
        }
    }
    let before = report.count();
    facts.sources = fields
        .texts("sources", r#"["Istanbul Convention, Article 3"]"#, report)
        .into_iter()
        .map(|source| source.value)
        .collect();
    if sources_needed && facts.sources.is_empty() && report.count() == before {
        report.fault(fields.at, "it names no source", r#"add: sources = ["where its facts come from"]"#);
    }
    facts
}
