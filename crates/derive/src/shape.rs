//! The form of a type in JSON.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Member, Path};

use crate::attributes::Attributes;

/// A type and what is known of it.
pub(crate) struct Type {
    pub(crate) name: Ident,
    pub(crate) attributes: Attributes,
    pub(crate) given: Vec<Attribute>,
    pub(crate) shape: Shape,
}

/// How a type looks in JSON.
pub(crate) enum Shape {
    /// What is inside, alone: a struct with one field without a name, or a transparent one.
    Inner(Member),
    /// An object.
    Object(Vec<NamedField>),
    /// One of several variants: a word, or an object with the word as its only field.
    Variants(Vec<Variant>),
}

/// A field with a name.
pub(crate) struct NamedField {
    pub(crate) name: Ident,
    pub(crate) ty: syn::Type,
    pub(crate) key: String,
    pub(crate) default: bool,
    pub(crate) skip_if: Option<Path>,
    /// An attribute that a reader cannot follow.
    pub(crate) write_only: Option<Path>,
}

/// A variant.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) word: String,
    pub(crate) content: Content,
}

/// What a variant holds.
pub(crate) enum Content {
    Nothing,
    Value(Box<syn::Type>),
    Object(Vec<NamedField>),
}

impl Type {
    pub(crate) fn of(input: &DeriveInput) -> syn::Result<Self> {
        let attributes = Attributes::of(&input.attrs)?;
        if !input.generics.params.is_empty() {
            return Err(error(&input.generics, "a generic type needs an impl by hand"));
        }
        let shape = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(inner) if attributes.transparent => match inner.named.first() {
                    Some(Field { ident: Some(name), .. }) if inner.named.len() == 1 => {
                        Shape::Inner(Member::Named(name.clone()))
                    }
                    _ => return Err(error(inner, "a transparent struct has one field")),
                },
                Fields::Named(_) => Shape::Object(fields(&data.fields)?),
                Fields::Unnamed(inner) if inner.unnamed.len() == 1 => Shape::Inner(Member::from(0)),
                other => return Err(error(other, "a struct needs fields with names, or one without")),
            },
            Data::Enum(data) => Shape::Variants(
                data.variants.iter().map(|given| variant(given, &attributes)).collect::<syn::Result<_>>()?,
            ),
            Data::Union(_) => return Err(error(&input.ident, "a union has no form in JSON")),
        };
        Ok(Self { name: input.ident.clone(), attributes, given: input.attrs.clone(), shape })
    }

    /// Fails where an attribute says more about reading than a reader of ours does.
    pub(crate) fn must_be_readable(&self) -> syn::Result<()> {
        let none = Vec::new();
        let fields = if let Shape::Object(fields) = &self.shape { fields } else { &none };
        let of_fields = fields.iter().filter_map(|field| field.write_only.as_ref());
        match self.attributes.write_only.iter().chain(of_fields).next() {
            Some(path) => Err(error(path, "konventa-derive reads no type with this attribute")),
            None => Ok(()),
        }
    }
}

fn variant(given: &syn::Variant, of: &Attributes) -> syn::Result<Variant> {
    let name = given.ident.to_string();
    let word = Attributes::of(&given.attrs)?.rename.unwrap_or_else(|| match of.rename_all {
        Some(case) => case.word(&name),
        None => name,
    });
    let content = match &given.fields {
        Fields::Unit => Content::Nothing,
        Fields::Named(_) => Content::Object(fields(&given.fields)?),
        Fields::Unnamed(inner) if inner.unnamed.len() == 1 => {
            Content::Value(Box::new(inner.unnamed[0].ty.clone()))
        }
        Fields::Unnamed(_) => return Err(error(given, "a variant needs fields with names, or one without")),
    };
    Ok(Variant { name: given.ident.clone(), word, content })
}

fn fields(given: &Fields) -> syn::Result<Vec<NamedField>> {
    let field = |field: &Field| {
        let attributes = Attributes::of(&field.attrs)?;
        let name = field.ident.clone().ok_or_else(|| error(field, "a field needs a name"))?;
        let key = attributes.rename.unwrap_or_else(|| name.to_string());
        Ok(NamedField {
            name,
            ty: field.ty.clone(),
            key,
            default: attributes.default,
            skip_if: attributes.skip_if,
            write_only: attributes.write_only,
        })
    };
    given.iter().map(field).collect()
}

pub(crate) fn error(at: &impl Spanned, what: &str) -> syn::Error {
    syn::Error::new(at.span(), what)
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;
    use crate::{read, write};

    #[test]
    fn types_without_a_form_in_json_are_refused() {
        let inputs: [DeriveInput; 4] = [
            parse_quote!(
                struct Generic<T>(T);
            ),
            parse_quote!(
                struct Pair(u8, u8);
            ),
            parse_quote!(
                enum A {
                    Pair(u8, u8),
                }
            ),
            parse_quote!(
                #[json(transparent)]
                struct Two {
                    a: u8,
                    b: u8,
                }
            ),
        ];
        for input in inputs {
            assert!(Type::of(&input).is_err(), "{}", input.ident);
        }
    }

    #[test]
    fn a_reader_refuses_attributes_that_it_does_not_follow() {
        let strict: DeriveInput = parse_quote!(
            #[serde(deny_unknown_fields)]
            struct A {
                a: u8,
            }
        );
        let custom: DeriveInput = parse_quote!(
            struct A {
                #[serde(deserialize_with = "required")]
                a: u8,
            }
        );
        for input in [strict, custom] {
            let given = Type::of(&input).unwrap();
            assert!(read::read(&given).is_err());
            assert!(write::write(&given).is_ok());
        }
    }
}
