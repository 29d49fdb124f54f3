//! Derives for `konventa_domain`: readers and writers of JSON (`konventa_domain::json`), and the
//! names of closed sets. The code that they generate refers to `crate::json`, so they work in that
//! crate only.
//!
//! Each derive reads the attributes that serde reads, so that the form of a type in JSON is
//! declared once, whether serde is derived as well or not. A type without serde may write them as
//! `#[json(…)]`. An attribute that is not in this table, or is not on one of the items named there,
//! does not compile: nothing is read or written differently from serde.
//!
//! | attribute | on |
//! |---|---|
//! | `rename_all = "lowercase"`, `"snake_case"`, `"kebab-case"` | enums |
//! | `rename = "…"` | variants, named fields |
//! | `default`, `skip_serializing_if = "…"` | named fields |
//! | `from`, `try_from`, `into` | types that are read or written as another type |
//! | `transparent` | structs with one field |
//! | `deny_unknown_fields` | types that are only written |
//! | `deserialize_with` | named fields of types that are only written |

mod attributes;
mod names;
mod read;
mod shape;
mod write;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::shape::DerivedType;

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

/// Derives `ALL`, `name`, `from_name` and `Display` for an enum whose values can all be listed (a
/// closed set).
///
/// A variant with one field stands for each value of that field, which has to be a closed set too.
/// `#[named(tag, from_tag)]` names the two functions `tag` and `from_tag` instead.
#[proc_macro_derive(Named, attributes(serde, json, named))]
pub fn derive_named(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input), names::names)
}

fn derive(
    input: &DeriveInput,
    make: fn(&DerivedType) -> syn::Result<proc_macro2::TokenStream>,
) -> TokenStream {
    DerivedType::of(input)
        .and_then(|derived| make(&derived))
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
