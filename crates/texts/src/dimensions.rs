//! Generates the functions that name the filters of the report and the values of closed sets, from
//! the texts with their names: `research_FILTER` and `DIMENSION_VALUE`.
//!
//! So a new dimension needs only its texts. If one is missing, the generated code does not compile.
//! Languages need none: each has the same name everywhere, its own.

use std::fmt::{Result, Write as _};

use konventa_domain::gain::{Dimension, Filter, Value};

/// Writes both functions. The including module must have `Filter` and `Value` in scope.
pub(crate) fn write(code: &mut String) -> Result {
    writeln!(code, "/// What a filter of the report is called.")?;
    writeln!(
        code,
        "#[must_use] pub fn filter(self, filter: Filter) -> &'static str {{ match filter.name() {{"
    )?;
    for filter in Filter::all() {
        let name = filter.name();
        writeln!(code, "{name:?} => self.research_{name}(),")?;
    }
    writeln!(code, "unknown => unknown }} }}")?;
    writeln!(code, "/// What a value of a closed set is called; `None` for all other values.")?;
    writeln!(
        code,
        "#[must_use] pub fn value(self, value: &Value<'_>) -> Option<&'static str> {{ match value {{"
    )?;
    let mut unnamed = Vec::new();
    for dimension in Dimension::ALL {
        let texts: Vec<String> = Value::all_of(dimension).iter().map(text).collect();
        if dimension == Dimension::Language {
            writeln!(code, "Value::Language(language) => Some(language.own_name()),")?;
        } else if texts.is_empty() {
            unnamed.push(format!("Value::{dimension:?}(_)"));
        } else {
            // The texts are in the order of the variants, which is that of `Value::all_of`.
            writeln!(code, "Value::{dimension:?}(one) => Some([{}][*one as usize]),", texts.join(", "))?;
        }
    }
    writeln!(code, "{} => None,", unnamed.join(" | "))?;
    writeln!(code, "}} }}")
}

/// The call of the text that names a value.
fn text(value: &Value<'_>) -> String {
    format!("self.{}_{}()", value.dimension(), value.to_string().to_lowercase())
}
