//! Derives for `konventa_domain`: readers and writers of JSON (`konventa_domain::json`), and the
//! names of closed sets.
//!
//! Each derive reads the attributes that serde reads, so that the form of a type in JSON is
//! declared once, whether serde is derived as well or not. A type without serde may write them as
//! `#[json(…)]`. Attributes that a derive does not know do not compile: nothing is read or written
//! in another way than serde would.
//!
//! | attribute | on |
//! |---|---|
//! | `rename_all = "lowercase"`, `"snake_case"`, `"kebab-case"` | enums |
//! | `rename = "…"` | fields, variants |
//! | `default`, `skip_serializing_if = "…"` | fields |
//! | `from`, `try_from`, `into` | types that are read or written as another type |
//! | `transparent` | structs with one field |
//! | `deny_unknown_fields`, `deserialize_with` | types that are only written, and their fields |

mod attributes;
mod names;
mod read;
mod shape;
mod write;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::shape::Type;

/// Derives `konventa_domain::json::Read`.
#[proc_macro_derive(Read, attributes(serde, json))]
pub fn derive_read(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input), read::read)
}

/// Derives `konventa_domain::json::Write`.
#[proc_macro_derive(Write, attributes(serde, json))]
pub fn derive_write(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input), write::write)
}

/// Derives what a closed set has: `ALL`, the name of each value, the value of a name, and
/// `Display`.
///
/// A variant with one field stands for each value of that field, which has to be a closed set too.
/// `#[named(tag, from_tag)]` calls the two functions `tag` and `from_tag` in place of `name` and
/// `from_name`.
#[proc_macro_derive(Named, attributes(serde, json, named))]
pub fn derive_named(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input), names::names)
}

fn derive(input: &DeriveInput, make: fn(&Type) -> syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    Type::of(input).and_then(|shape| make(&shape)).unwrap_or_else(|error| error.to_compile_error()).into()
}
