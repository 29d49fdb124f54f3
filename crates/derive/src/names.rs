//! `derive(Named)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::shape::{Content, DerivedType, Shape, Variant};

pub(crate) fn names(derived: &DerivedType) -> syn::Result<TokenStream> {
    let (of, (name, from_name)) = (&derived.name, functions(derived)?);
    let Shape::Variants(variants) = &derived.shape else {
        return Err(syn::Error::new(of.span(), "only an enum is a closed set"));
    };
    let Some(first) = variants.iter().find(|variant| matches!(variant.content, Content::Nothing)) else {
        return Err(syn::Error::new(of.span(), "a closed set needs a variant without content"));
    };
    let first = &first.name;
    let (mut lengths, mut all, mut arms) = (Vec::new(), Vec::new(), Vec::new());
    for Variant { name: variant, word, content } in variants {
        let mut each = |ty: &syn::Type, value: TokenStream| {
            lengths.push(quote!(<#ty>::ALL.len()));
            all.push(quote! {
                let mut inner = 0;
                while inner < <#ty>::ALL.len() {
                    all[at] = #value;
                    inner += 1;
                    at += 1;
                }
            });
        };
        match content {
            Content::Nothing => {
                lengths.push(quote!(1));
                all.push(quote!(all[at] = Self::#variant; at += 1;));
            }
            Content::Value(ty) => each(ty, quote!(Self::#variant(<#ty>::ALL[inner]))),
            Content::Object(fields) => {
                let [field] = &fields[..] else {
                    return Err(syn::Error::new(variant.span(), "a closed set has at most one field here"));
                };
                let (field, ty) = (&field.name, &field.ty);
                each(ty, quote!(Self::#variant { #field: <#ty>::ALL[inner] }));
            }
        }
        arms.push(quote!(Self::#variant { .. } => #word,));
    }
    Ok(quote! {
        impl #of {
            /// All values, in the order of the variants.
            pub const ALL: [Self; #(#lengths)+*] = {
                let mut all = [Self::#first; #(#lengths)+*];
                let mut at = 0;
                #(#all)*
                let _ = at;
                all
            };

            /// The name in JSON.
            #[must_use]
            pub const fn #name(self) -> &'static str {
                match self { #(#arms)* }
            }

            /// Returns the first value with exactly this name.
            #[must_use]
            pub fn #from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.#name() == name)
            }
        }

        impl ::core::fmt::Display for #of {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.#name())
            }
        }
    })
}

/// Returns the names of the two functions.
fn functions(derived: &DerivedType) -> syn::Result<(Ident, Ident)> {
    let mut called = Vec::new();
    for attribute in derived.raw_attributes.iter().filter(|attribute| attribute.path().is_ident("named")) {
        attribute.parse_nested_meta(|meta| {
            called.extend(meta.path.get_ident().cloned());
            Ok(())
        })?;
    }
    match &called[..] {
        [] => Ok((format_ident!("name"), format_ident!("from_name"))),
        [name, from_name] => Ok((name.clone(), from_name.clone())),
        _ => Err(syn::Error::new(Span::call_site(), "`named` takes two names of functions")),
    }
}
