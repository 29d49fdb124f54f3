//! The form of a type in JSON.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Member, Path};

use crate::attributes::{Attributes, Position};

/// The type for which a derive writes an impl.
pub(crate) struct DerivedType {
    pub(crate) name: Ident,
    pub(crate) attributes: Attributes,
    pub(crate) raw_attributes: Vec<Attribute>,
    pub(crate) shape: Shape,
}

/// The form of a value in JSON.
pub(crate) enum Shape {
    /// The form of the only field: a struct with one field without a name, or a transparent one.
    Inner(Member),
    /// An object.
    Object(Vec<NamedField>),
    /// One of several variants: its word, or an object with the word as its only key.
    Variants(Vec<Variant>),
}

/// A field with a name.
pub(crate) struct NamedField {
    pub(crate) name: Ident,
    pub(crate) ty: syn::Type,
    pub(crate) key: String,
    pub(crate) default: bool,
    pub(crate) skip_if: Option<Path>,
    /// An attribute that the derived reader cannot follow.
    pub(crate) write_only: Option<Path>,
}

/// A variant.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) word: String,
    pub(crate) content: Content,
}

/// The content of a variant.
pub(crate) enum Content {
    Nothing,
    Value(Box<syn::Type>),
    Object(Vec<NamedField>),
}

impl DerivedType {
    pub(crate) fn of(input: &DeriveInput) -> syn::Result<Self> {
        let position = if let Data::Enum(_) = &input.data { Position::Enum } else { Position::Struct };
        let attributes = Attributes::of(&input.attrs, position)?;
        if !input.generics.params.is_empty() {
            return Err(error(&input.generics, "a generic type needs an impl by hand"));
        }
        let shape = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(inner) if attributes.transparent => match inner.named.first() {
                    Some(Field { ident: Some(name), attrs, .. }) if inner.named.len() == 1 => {
                        Attributes::of(attrs, Position::UnnamedField)?;
                        Shape::Inner(Member::Named(name.clone()))
                    }
                    _ => return Err(error(inner, "a transparent struct has one field")),
                },
                Fields::Named(_) => Shape::Object(fields(&data.fields)?),
                Fields::Unnamed(inner) if inner.unnamed.len() == 1 => {
                    Attributes::of(&inner.unnamed[0].attrs, Position::UnnamedField)?;
                    Shape::Inner(Member::from(0))
                }
                other => return Err(error(other, "a struct needs fields with names, or one without")),
            },
            Data::Enum(data) => Shape::Variants(
                data.variants.iter().map(|given| variant(given, &attributes)).collect::<syn::Result<_>>()?,
            ),
            Data::Union(_) => return Err(error(&input.ident, "a union has no form in JSON")),
        };
        Ok(Self { name: input.ident.clone(), attributes, raw_attributes: input.attrs.clone(), shape })
    }

    /// Fails if an attribute restricts reading in a way that the derived reader does not.
    pub(crate) fn must_be_readable(&self) -> syn::Result<()> {
        let fields: Vec<&NamedField> = match &self.shape {
            Shape::Inner(_) => Vec::new(),
            Shape::Object(fields) => fields.iter().collect(),
            Shape::Variants(variants) => variants.iter().flat_map(Variant::fields).collect(),
        };
        let of_fields = fields.into_iter().filter_map(|field| field.write_only.as_ref());
        match self.attributes.write_only.iter().chain(of_fields).next() {
            Some(path) => Err(error(path, "konventa-derive reads no type with this attribute")),
            None => Ok(()),
        }
    }
}

impl Variant {
    fn fields(&self) -> &[NamedField] {
        match &self.content {
            Content::Object(fields) => fields,
            Content::Nothing | Content::Value(_) => &[],
        }
    }
}

fn variant(given: &syn::Variant, of: &Attributes) -> syn::Result<Variant> {
    let name = given.ident.to_string();
    let word =
        Attributes::of(&given.attrs, Position::Variant)?.rename.unwrap_or_else(|| match of.rename_all {
            Some(case) => case.word(&name),
            None => name,
        });
    let content = match &given.fields {
        Fields::Unit => Content::Nothing,
        Fields::Named(_) => Content::Object(fields(&given.fields)?),
        Fields::Unnamed(inner) if inner.unnamed.len() == 1 => {
            let field = &inner.unnamed[0];
            Attributes::of(&field.attrs, Position::UnnamedField)?;
            Content::Value(Box::new(field.ty.clone()))
        }
        Fields::Unnamed(_) => return Err(error(given, "a variant needs fields with names, or one without")),
    };
    Ok(Variant { name: given.ident.clone(), word, content })
}

fn fields(given: &Fields) -> syn::Result<Vec<NamedField>> {
    let field = |field: &Field| {
        let attributes = Attributes::of(&field.attrs, Position::NamedField)?;
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
            assert!(DerivedType::of(&input).is_err(), "{}", input.ident);
        }
    }

    #[test]
    fn an_attribute_where_no_derive_follows_it_is_refused() {
        let inputs: [DeriveInput; 8] = [
            parse_quote!(
                #[serde(rename_all = "snake_case")]
                struct Case {
                    a: u8,
                }
            ),
            parse_quote!(
                #[serde(default)]
                struct Default {
                    a: u8,
                }
            ),
            parse_quote!(
                enum OfAVariant {
                    #[serde(rename_all = "snake_case")]
                    B { a: u8 },
                }
            ),
            parse_quote!(
                struct OfAField {
                    #[serde(transparent)]
                    a: u8,
                }
            ),
            parse_quote!(
                struct Newtype(#[serde(default)] u8);
            ),
            parse_quote!(
                #[json(transparent)]
                struct Transparent {
                    #[serde(rename = "b")]
                    a: u8,
                }
            ),
            parse_quote!(
                enum Value {
                    B(#[serde(deserialize_with = "required")] u8),
                }
            ),
            parse_quote!(
                #[serde(transparent)]
                enum Inner {
                    B(u8),
                }
            ),
        ];
        for input in inputs {
            assert!(DerivedType::of(&input).is_err(), "{}", input.ident);
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
        let custom_in_a_variant: DeriveInput = parse_quote!(
            enum A {
                B {
                    #[serde(deserialize_with = "required")]
                    a: u8,
                },
            }
        );
        for input in [strict, custom, custom_in_a_variant] {
            let given = DerivedType::of(&input).unwrap();
            assert!(read::read(&given).is_err());
            assert!(write::write(&given).is_ok());
        }
    }
}
