//! `derive(Read)`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::shape::{Content, DerivedType, NamedField, Shape, Variant};

pub(crate) fn read(derived: &DerivedType) -> syn::Result<TokenStream> {
    derived.must_be_readable()?;
    let (name, attributes) = (&derived.name, &derived.attributes);
    let expected = format!("a value of {name}");
    let body = match &derived.shape {
        _ if attributes.from.is_some() => {
            let from = &attributes.from;
            quote!(<#from as crate::json::Read>::read(value).map(Self::from))
        }
        _ if attributes.try_from.is_some() => {
            let from = &attributes.try_from;
            quote! {
                Self::try_from(<#from as crate::json::Read>::read(value)?)
                    .map_err(|_| crate::json::JsonError::Expected(#expected))
            }
        }
        Shape::Inner(field) => quote!(Ok(Self { #field: crate::json::Read::read(value)? })),
        Shape::Object(fields) => {
            let fields = read_fields(fields);
            quote!(Ok(Self { #fields }))
        }
        Shape::Variants(variants) => read_variants(name, variants)?,
    };
    Ok(quote! {
        impl crate::json::Read for #name {
            fn read(value: &crate::json::Value) -> Result<Self, crate::json::JsonError> {
                #body
            }
        }
    })
}

fn read_fields(fields: &[NamedField]) -> TokenStream {
    let read = fields.iter().map(|NamedField { name, key, default, .. }| {
        let how = if *default { quote!(optional) } else { quote!(required) };
        quote!(#name: crate::json::#how(value, #key)?,)
    });
    quote!(#(#read)*)
}

fn read_variants(of: &Ident, variants: &[Variant]) -> syn::Result<TokenStream> {
    let words = variants.iter().map(|variant| &variant.word);
    if variants.iter().all(|variant| matches!(variant.content, Content::Nothing)) {
        let names: Vec<&Ident> = variants.iter().map(|variant| &variant.name).collect();
        let Some((last, others)) = names.split_last() else {
            return Err(syn::Error::new(of.span(), "an enum without variants cannot be read"));
        };
        let places = 0..others.len();
        return Ok(quote! {
            Ok(match value.word(&[#(#words),*])? {
                #(#places => Self::#others,)*
                _ => Self::#last,
            })
        });
    }
    let read = variants.iter().map(|Variant { name, content, .. }| match content {
        Content::Nothing => quote!(value.null().map(|()| Self::#name)),
        Content::Value(_) => quote!(crate::json::Read::read(value).map(Self::#name)),
        Content::Object(fields) => {
            let fields = read_fields(fields);
            quote!(Ok(Self::#name { #fields }))
        }
    });
    Ok(quote! {
        let (word, value) = value.tagged()?;
        match word {
            #(#words => #read,)*
            _ => Err(crate::json::JsonError::Expected("another word")),
        }
    })
}
