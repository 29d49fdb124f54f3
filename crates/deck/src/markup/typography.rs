//! Replaces straight quotes by the quotation marks of the language, which no author's keyboard has,
//! and prevents line breaks where the language does not allow them.

mod spaces;

use konventa_domain::Language;

pub(super) use spaces::no_breaks;

/// Sets one piece of text after another. Whether a quote opens depends on the letter before it,
/// which may be in another piece.
#[derive(Debug)]
pub(super) struct Typesetter {
    quotes: [char; 4],
    before: Option<char>,
    single_open: bool,
}

impl Typesetter {
    pub(super) const fn new(language: Language) -> Self {
        Self { quotes: language.quotes(), before: None, single_open: false }
    }

    /// Starts a new paragraph, list item or line.
    pub(super) const fn restart(&mut self) {
        self.before = None;
        self.single_open = false;
    }

    pub(super) fn set(&mut self, text: &str) -> String {
        let [double_open, double_close, single_open, single_close] = self.quotes;
        let text = text.replace("...", "…");
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let within_word = rest.peek().is_some_and(|next| next.is_alphanumeric());
            let opens =
                self.before.is_none_or(|before| before.is_whitespace() || "([–—-/„“‘‚".contains(before));
            let set = match c {
                '"' if opens => double_open,
                '"' => double_close,
                '\'' if opens => {
                    self.single_open = true;
                    single_open
                }
                // Inside a word it is an apostrophe, and also after a word if no quote is open.
                '\'' if self.single_open && !within_word => {
                    self.single_open = false;
                    single_close
                }
                '\'' => '’',
                other => other,
            };
            out.push(set);
            self.before = Some(set);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_marks() {
        let set = |language, text| Typesetter::new(language).set(text);
        assert_eq!(set(Language::English, r#""It's a 'test'," she said..."#), "“It’s a ‘test’,” she said…");
        assert_eq!(set(Language::Albanian, r#"'S'ka' "nder" ("kjo") s'ka"#), "‘S’ka’ “nder” (“kjo”) s’ka");
        for language in [Language::Montenegrin, Language::SerbianLatin, Language::SerbianCyrillic] {
            assert_eq!(set(language, r#""riječ 'i' riječ""#), "„riječ ‚i‘ riječ“");
        }
        assert_eq!(set(Language::English, r#"""#), "“");
    }

    #[test]
    fn a_quote_closes_in_the_next_piece() {
        let mut setter = Typesetter::new(Language::English);
        assert_eq!(
            (setter.set("\"a "), setter.set("b"), setter.set("\"")),
            ("“a ".into(), "b".into(), "”".into())
        );
    }
}
