//! The attributes of serde that the derives know.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Path, Type};

/// What the attributes of a type, a variant or a field say.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) rename_all: Option<Case>,
    pub(crate) transparent: bool,
    pub(crate) rename: Option<String>,
    pub(crate) default: bool,
    pub(crate) skip_if: Option<Path>,
    pub(crate) from: Option<Type>,
    pub(crate) try_from: Option<Type>,
    pub(crate) into: Option<Type>,
    /// An attribute that only a writer may ignore, with its place.
    pub(crate) write_only: Option<Path>,
}

/// How the names of variants become words.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Snake,
    Kebab,
}

impl Attributes {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut read = Self::default();
        for attribute in attributes {
            if attribute.path().is_ident("serde") || attribute.path().is_ident("json") {
                attribute.parse_nested_meta(|meta| read.take(&meta))?;
            }
        }
        Ok(read)
    }

    fn take(&mut self, meta: &ParseNestedMeta) -> syn::Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        let text = || meta.value()?.parse::<LitStr>();
        match name.as_str() {
            "rename_all" => self.rename_all = Some(Case::of(&text()?)?),
            "rename" => self.rename = Some(text()?.value()),
            "default" => self.default = true,
            "skip_serializing_if" => self.skip_if = Some(text()?.parse()?),
            "from" => self.from = Some(text()?.parse()?),
            "try_from" => self.try_from = Some(text()?.parse()?),
            "into" => self.into = Some(text()?.parse()?),
            "transparent" => self.transparent = true,
            "deny_unknown_fields" => self.write_only = Some(meta.path.clone()),
            "deserialize_with" => {
                text()?;
                self.write_only = Some(meta.path.clone());
            }
            _ => return Err(meta.error("konventa-derive does not know this attribute")),
        }
        Ok(())
    }
}

impl Case {
    fn of(text: &LitStr) -> syn::Result<Self> {
        match text.value().as_str() {
            "lowercase" => Ok(Self::Lower),
            "snake_case" => Ok(Self::Snake),
            "kebab-case" => Ok(Self::Kebab),
            _ => Err(syn::Error::new(text.span(), "konventa-derive does not know this case")),
        }
    }

    /// The word of a variant, as serde makes it.
    pub(crate) fn word(self, variant: &str) -> String {
        let between = match self {
            Self::Lower => "",
            Self::Snake => "_",
            Self::Kebab => "-",
        };
        let mut word = String::new();
        for letter in variant.chars() {
            if letter.is_uppercase() && !word.is_empty() {
                word.push_str(between);
            }
            word.extend(letter.to_lowercase());
        }
        word
    }
}

#[cfg(test)]
mod tests {
    use syn::{DeriveInput, parse_quote};

    use super::*;

    #[test]
    fn words_are_those_that_serde_makes() {
        for (case, word) in
            [(Case::Lower, "contentnote"), (Case::Snake, "content_note"), (Case::Kebab, "content-note")]
        {
            assert_eq!(case.word("ContentNote"), word);
        }
    }

    #[test]
    fn attributes_of_serde_are_read_and_unknown_ones_refused() {
        let read = |input: DeriveInput| Attributes::of(&input.attrs);
        let known = read(parse_quote!(
            #[derive(Debug)]
            #[serde(rename = "x", default, skip_serializing_if = "Vec::is_empty")]
            struct A(u8);
        ));
        let known = known.ok().unwrap();
        assert_eq!(known.rename.as_deref(), Some("x"));
        assert!(known.default && known.skip_if.is_some());
        for unknown in [
            parse_quote!(
                #[serde(tag = "kind")]
                enum A {}
            ),
            parse_quote!(
                #[json(rename_all = "UPPERCASE")]
                enum A {}
            ),
            parse_quote!(
                #[serde(flatten)]
                struct A(u8);
            ),
        ] {
            assert!(read(unknown).is_err());
        }
    }
}
