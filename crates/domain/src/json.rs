//! JSON as a phone reads and writes it: the text becomes one small tree, and each type reads itself
//! out of it.
//!
//! The code that serde derives is compiled once per type, and was most of what a phone had to load
//! (ADR 9). So the types that a phone knows derive [`Read`] and [`Write`], beside serde or in place
//! of it. Both derives read serde's attributes, so the JSON of a type is declared once. The server
//! and the presenter's pages use serde; a phone calls nothing of it, so none of it gets into its
//! file.
//!
//! Property tests compare the two for every type that has both. A list in place of an object, which
//! serde accepts and nobody writes, is refused here.

mod decimal;
mod error;
mod parse;
mod read;
mod value;
mod write;

pub use error::JsonError;
pub use read::Read;
pub use value::Value;
pub use write::{Write, Writer};

pub(crate) use konventa_derive::{Read, Write};

pub(crate) use read::{optional, required};
pub(crate) use write::unless;

/// Reads a value from text.
///
/// # Errors
/// [`JsonError`] if the text is not JSON, or not that of such a value.
pub fn read<T: Read>(text: &str) -> Result<T, JsonError> {
    T::read(&Value::parse(text)?)
}

/// Writes a value as text.
#[must_use]
pub fn write(value: &dyn Write) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_text()
}

#[cfg(test)]
mod tests;
