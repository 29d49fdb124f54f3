//! The language in which commands speak to authors.

use clap::Args;
use konventa_domain::Language;

/// The language of the messages.
#[derive(Debug, Args)]
pub(super) struct Reader {
    /// The language of messages about decks: en, cnr, sq or sr-Latn. Without it, that of the
    /// terminal (LC_ALL, LC_MESSAGES or LANG).
    #[arg(long, value_name = "LANGUAGE", value_parser = language, env = "KONVENTA_LANGUAGE")]
    language: Option<Language>,
}

impl Reader {
    pub(super) fn language(&self) -> Language {
        self.language.or_else(of_terminal).unwrap_or(Language::English)
    }
}

/// Returns the language of a command that could not be read.
pub(super) fn of_command(arguments: &[String]) -> Language {
    let after = arguments.iter().skip_while(|argument| *argument != "--language").nth(1);
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--language="));
    let given = after.map(String::as_str).or(joined).map(str::to_owned);
    let set = || std::env::var("KONVENTA_LANGUAGE").ok();
    let named = given.or_else(set).and_then(|tag| language(&tag).ok());
    named.or_else(of_terminal).unwrap_or(Language::English)
}

/// Returns the language of the terminal.
fn of_terminal() -> Option<Language> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.into_iter().filter_map(|name| std::env::var(name).ok()).find(|set| !set.is_empty());
    set.and_then(|set| of_locale(&set))
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).or_else(|| Language::from_browser_tag(text)).ok_or_else(|| {
        let known = Language::ALL.map(Language::tag).join(", ");
        format!("there is no language “{text}”; known: {known}")
    })
}

/// Returns the language of a locale such as `sr_RS.UTF-8@latin`.
fn of_locale(locale: &str) -> Option<Language> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    Language::from_browser_tag(&name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_says_which_language_its_author_reads() {
        for (locale, expected) in [
            ("sr_RS.UTF-8", Some(Language::SerbianCyrillic)),
            ("sr_ME.UTF-8@latin", Some(Language::Montenegrin)),
            ("sq_AL", Some(Language::Albanian)),
            ("bs_BA.UTF-8", Some(Language::Montenegrin)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("C", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
        assert_eq!(language("sr-Latn"), Ok(Language::SerbianLatin));
        assert!(language("de").unwrap_err().contains("cnr"));
    }

    #[test]
    fn a_command_that_cannot_be_read_still_says_its_language() {
        let command = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of_command(&command("konventa deck chek --language sq")), Language::Albanian);
        assert_eq!(of_command(&command("konventa deck --language=cnr")), Language::Montenegrin);
    }
}
