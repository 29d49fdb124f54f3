//! JSON as a phone reads and writes it: text becomes one small tree, and each type reads itself out of that.
//!
//! Code that serde derives is made anew for each type, and was most of what a phone loaded of ours (docs/adr/0009). So the
//! types that a phone knows have these impls beside serde's, in one line each: `fields!`, `words!`, `variants!` or
//! `inner!`. The server and the presenter's pages use serde; a phone calls nothing of it, so nothing of it gets into its
//! file.
//!
//! Both say the same: what serde writes is read here, what is written here is what serde writes, and nothing is read here
//! that serde would not read as the same. The tests hold all types to that. What serde also reads, and nobody writes, is
//! refused here: a list in place of an object.

mod decimal;
mod error;
mod parse;
mod read;
mod shape;
mod value;
mod write;

pub use error::JsonError;
pub use read::Read;
pub use value::Value;
pub use write::{Write, Writer};

pub(crate) use read::{optional, required};
pub(crate) use shape::{fields, inner, unit_enum, variants};
pub(crate) use write::unless_empty;

/// Reads a value from text.
///
/// # Errors
/// [`JsonError`] where the text is no JSON, or not that of such a value.
pub fn read<T: Read>(text: &str) -> Result<T, JsonError> {
    T::read(&Value::parse(text)?)
}

/// A value as text.
#[must_use]
pub fn write(value: &dyn Write) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_text()
}

#[cfg(test)]
mod tests;
