//! `derive(Write)`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::shape::{Content, DerivedType, NamedField, Shape, Variant, error};

pub(crate) fn write(derived: &DerivedType) -> syn::Result<TokenStream> {
    let (name, attributes) = (&derived.name, &derived.attributes);
    if attributes.into.is_none() && (attributes.from.is_some() || attributes.try_from.is_some()) {
        return Err(error(name, "a type that is read as another one needs `into` to be written"));
    }
    let body = match &derived.shape {
        _ if attributes.into.is_some() => {
            let into = &attributes.into;
            quote!(crate::json::Write::write(&<#into>::from(self.clone()), to);)
        }
        Shape::Inner(field) => quote!(crate::json::Write::write(&self.#field, to);),
        Shape::Object(fields) => {
            let (names, written) = (names(fields), write_fields(fields));
            quote! {
                let Self { #names } = self;
                to.object(&[#written]);
            }
        }
        Shape::Variants(variants) => {
            let arms = variants.iter().map(write_variant);
            quote!(match self { #(#arms)* })
        }
    };
    Ok(quote! {
        impl crate::json::Write for #name {
            fn write(&self, to: &mut crate::json::Writer) {
                #body
            }
        }
    })
}

fn names(fields: &[NamedField]) -> TokenStream {
    let names = fields.iter().map(|field| &field.name);
    quote!(#(#names),*)
}

fn write_fields(fields: &[NamedField]) -> TokenStream {
    let written = fields.iter().map(|NamedField { name, key, skip_if, .. }| {
        let value = quote!(#name as &dyn crate::json::Write);
        skip_if.as_ref().map_or_else(
            || quote!((#key, Some(#value))),
            |skip| quote!((#key, crate::json::unless(#skip(#name), #value))),
        )
    });
    quote!(#(#written),*)
}

fn write_variant(Variant { name, word, content }: &Variant) -> TokenStream {
    match content {
        Content::Nothing => quote!(Self::#name => to.text(#word),),
        Content::Value(_) => quote!(Self::#name(value) => to.object(&[(#word, Some(value))]),),
        Content::Object(fields) => {
            let (names, written) = (names(fields), write_fields(fields));
            quote!(Self::#name { #names } => to.tagged(#word, &[#written]),)
        }
    }
}
