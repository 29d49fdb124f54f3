//! Values that are declared once for all countries, or once for each.

use konventa_domain::{Country, PerCountry};

use super::toml_table::TomlTable;
use crate::fault::FaultReport;
use crate::quote::{list, unknown_country};

/// Reads the country that a table names.
pub(super) fn country(table: TomlTable<'_>, report: &mut FaultReport) -> Option<Country> {
    let code = table.text("country", "\"ME\"", report)?;
    let country = Country::from_code(&code.value);
    if country.is_none() {
        let (what, fix) = unknown_country(&code.value);
        report.fault(table.at.line(code.line), what, fix);
    }
    country
}

/// Reads one value from the table itself, or, if it differs, one from each of `[….country.ME]` and
/// so on.
pub(super) fn per_country<T: Default>(
    table: TomlTable<'_>,
    part: &str,
    differs: bool,
    report: &mut FaultReport,
    mut read: impl FnMut(TomlTable<'_>, &mut FaultReport) -> T,
) -> PerCountry<T> {
    if !differs {
        return PerCountry::Same(read(table, report));
    }
    let kind = part.split(' ').next().unwrap_or_default();
    let countries = table.named_tables("country", report);
    for (code, country) in &countries {
        if Country::from_code(code).is_none() {
            let (what, fix) = unknown_country(code);
            report.fault(table.at.line(country.line), what, fix);
        }
    }
    PerCountry::from_fn(|country| {
        if let Some((_, found)) = countries.iter().find(|(code, _)| *code == country.code()) {
            let part = format!("{part} {country}");
            return read(found.part(&part), report);
        }
        report.fault(
            table.at,
            format!("the table for {country} is missing"),
            format!("add a table [{kind}.country.{country}]; each of {} needs one", list(Country::ALL)),
        );
        T::default()
    })
}

/// Reports fields that belong to the table of each country, for a slide or an item that differs per
/// country.
pub(super) fn report_fields_for_all(
    table: TomlTable<'_>,
    kind: &str,
    keys: &[&str],
    report: &mut FaultReport,
) {
    for key in keys.iter().filter(|key| table.has(key)) {
        let article = if kind.starts_with('i') { "an" } else { "a" };
        report.fault(
            table.at,
            format!("{article} {kind} that differs per country cannot have {key} for all countries"),
            format!(
                "move {key} to {}",
                list(Country::ALL.map(|country| format!("[{kind}.country.{country}]")))
            ),
        );
    }
}
