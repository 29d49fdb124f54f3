//! Values that are declared once for all countries, or once for each.

use konventa_domain::{Country, PerCountry};

use super::toml_table::TomlTable;
use crate::fault::FaultReport;
use crate::messages;
use crate::messages::words::unknown_country;
use crate::quote::list;

/// Reads the country that a table names.
pub(super) fn country(table: TomlTable<'_>, report: &mut FaultReport) -> Option<Country> {
    let code = table.text("country", "\"ME\"", report)?;
    let country = Country::from_code(&code.value);
    if country.is_none() {
        report.fault(table.at.line(code.line), unknown_country(&code.value));
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
            report.fault(table.at.line(country.line), unknown_country(code));
        }
    }
    PerCountry::from_fn(|country| {
        if let Some((_, found)) = countries.iter().find(|(code, _)| *code == country.code()) {
            let part = format!("{part} {country}");
            return read(found.part(&part), report);
        }
        report.fault(table.at, messages::plan::country_missing(country, kind, list(Country::ALL)));
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
        let tables = list(Country::ALL.map(|country| format!("[{kind}.country.{country}]")));
        report.fault(table.at, messages::plan::not_for_all(key, tables));
    }
}
