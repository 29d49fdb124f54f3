//! `derive(Write)`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::shape::{Content, NamedField, Shape, Type, Variant};

pub(crate) fn write(given: &Type) -> syn::Result<TokenStream> {
    let name = &given.name;
    let body = match &given.shape {
        _ if given.attributes.into.is_some() => {
            let into = &given.attributes.into;
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
    let written = fields.iter().map(|NamedField { name, key, skip_if, .. }| match skip_if {
        Some(skip) => quote!((#key, crate::json::unless(#skip(#name), #name))),
        None => quote!((#key, Some(#name as &dyn crate::json::Write))),
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
