//! The attributes of serde that the derives know.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Path, Type};

/// What carries an attribute. Each attribute is known only where the derives follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    Struct,
    Enum,
    Variant,
    /// A field with a name, of a struct or of a variant.
    NamedField,
    /// A field whose name is not in the JSON: it has none, or its struct is transparent.
    UnnamedField,
}

/// The attributes of a type, a variant or a field.
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
    /// An attribute that only a writer may ignore, for the location of the error.
    pub(crate) write_only: Option<Path>,
}

/// The convention for the words of variants.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Snake,
    Kebab,
}

impl Attributes {
    pub(crate) fn of(attributes: &[Attribute], position: Position) -> syn::Result<Self> {
        let mut read = Self::default();
        for attribute in attributes {
            if attribute.path().is_ident("serde") || attribute.path().is_ident("json") {
                attribute.parse_nested_meta(|meta| read.take(&meta, position))?;
            }
        }
        Ok(read)
    }

    fn take(&mut self, meta: &ParseNestedMeta, position: Position) -> syn::Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        let known_at: &[Position] = match name.as_str() {
            "rename_all" => &[Position::Enum],
            "rename" => &[Position::Variant, Position::NamedField],
            "default" | "skip_serializing_if" | "deserialize_with" => &[Position::NamedField],
            "from" | "try_from" | "into" | "deny_unknown_fields" => &[Position::Struct, Position::Enum],
            "transparent" => &[Position::Struct],
            _ => return Err(meta.error("konventa-derive does not know this attribute")),
        };
        if !known_at.contains(&position) {
            return Err(meta.error("konventa-derive does not know this attribute here"));
        }
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
            _ => {}
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
    use syn::parse::Parser;
    use syn::parse_quote;

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
    fn attributes_of_serde_are_read() {
        let field = syn::Field::parse_named
            .parse_str(r#"#[doc = "x"] #[serde(rename = "x", default, skip_serializing_if = "Vec::is_empty")] a: u8"#)
            .unwrap();
        let known = Attributes::of(&field.attrs, Position::NamedField).ok().unwrap();
        assert_eq!(known.rename.as_deref(), Some("x"));
        assert!(known.default && known.skip_if.is_some());
    }

    #[test]
    fn an_attribute_is_known_only_where_the_derives_follow_it() {
        use Position::{Enum, NamedField, Struct, UnnamedField, Variant};
        let table: [(Attribute, &[Position]); 13] = [
            (parse_quote!(#[serde(rename_all = "snake_case")]), &[Enum]),
            (parse_quote!(#[serde(rename = "x")]), &[Variant, NamedField]),
            (parse_quote!(#[serde(default)]), &[NamedField]),
            (parse_quote!(#[json(skip_serializing_if = "Vec::is_empty")]), &[NamedField]),
            (parse_quote!(#[serde(deserialize_with = "required")]), &[NamedField]),
            (parse_quote!(#[serde(from = "u8")]), &[Struct, Enum]),
            (parse_quote!(#[serde(try_from = "u8")]), &[Struct, Enum]),
            (parse_quote!(#[serde(into = "u8")]), &[Struct, Enum]),
            (parse_quote!(#[serde(deny_unknown_fields)]), &[Struct, Enum]),
            (parse_quote!(#[json(transparent)]), &[Struct]),
            (parse_quote!(#[serde(tag = "kind")]), &[]),
            (parse_quote!(#[json(rename_all = "UPPERCASE")]), &[]),
            (parse_quote!(#[serde(flatten)]), &[]),
        ];
        for (number, (attribute, known_at)) in table.into_iter().enumerate() {
            let attributes = [attribute];
            for position in [Struct, Enum, Variant, NamedField, UnnamedField] {
                let read = Attributes::of(&attributes, position);
                assert_eq!(read.is_ok(), known_at.contains(&position), "{position:?}: {number}");
            }
        }
    }
}
