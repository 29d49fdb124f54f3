//! What a page shows until the app draws itself, and if the app cannot start: no WebAssembly, no
//! JavaScript, a file that does not arrive.
//!
//! The words are written into the page in every language; `src/safety/start.js` chooses. The server
//! adds the help lines of the decks that it serves, where this leaves an empty element for them
//! (`crates/collector/src/site/help_lines.rs`). `/help` and `/privacy` are complete without the app.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use konventa_domain::deck::{HelpWords, escape};
use konventa_domain::{Country, Language};

use crate::locale::Text;
use crate::{Locales, LocalesError};

/// The element of a page that this fills.
const EMPTY: &str = r#"<div id="shell"></div>"#;

/// Why the app does not start, as the texts of the group `shell` are called. Only the first can be
/// known without a script.
const REASONS: [&str; 4] = ["no_script", "no_webassembly", "no_files", "late"];

/// What is seen if the app does not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShellContent {
    /// Why, and the most important numbers.
    Short,
    /// All that the app shows at `/help`.
    Help,
    /// All that the app shows at `/privacy`.
    Privacy,
}

impl ShellContent {
    /// The address of a page with languages to choose from. An address that is only a fragment would
    /// lead to the start of the site, because pages have a `<base>`.
    const fn page(self) -> Option<&'static str> {
        match self {
            Self::Short => None,
            Self::Help => Some("help"),
            Self::Privacy => Some("privacy"),
        }
    }
}

impl Locales {
    /// Fills the shell of a page. Returns `None` if the page has no place for it.
    ///
    /// # Errors
    /// [`LocalesError`] if `locales/` lacks a text of the shell.
    pub fn fill_shell(&self, page: &str, content: ShellContent) -> Result<Option<String>, LocalesError> {
        let Some((before, after)) = page.split_once(EMPTY) else { return Ok(None) };
        let shell = Shell { texts: self, html: String::new() }.write(content)?;
        Ok(Some(format!("{before}<div id=\"shell\">{shell}</div>{after}")))
    }

    /// Returns the file with the words that the server needs for help lines: its name, and the JSON.
    ///
    /// # Errors
    /// [`LocalesError`] if `locales/` lacks one.
    pub fn help_words(&self) -> Result<(&'static str, Vec<u8>), LocalesError> {
        let languages = self.locales.keys().map(|language| Ok((*language, self.help_words_in(*language)?)));
        let languages: BTreeMap<Language, HelpWords> = languages.collect::<Result<_, LocalesError>>()?;
        Ok((HelpWords::FILE, serde_json::json!(languages).to_string().into_bytes()))
    }

    fn help_words_in(&self, language: Language) -> Result<HelpWords, LocalesError> {
        let words = |name: &str| self.wording(language, name).map(str::to_owned);
        let country = |country: Country| {
            words(&format!("country_{}", country.code().to_lowercase())).map(|name| (country, name))
        };
        Ok(HelpWords {
            older: words("safety_older")?,
            page_of: words("safety_page_of")?,
            called: words("safety_called")?,
            check_first: words("safety_check_first")?,
            hours: words("safety_hours")?,
            cost: words("safety_cost")?,
            languages: words("safety_languages")?,
            source: words("journey_source")?,
            countries: Country::ALL.into_iter().map(country).collect::<Result<_, _>>()?,
        })
    }

    fn wording(&self, language: Language, name: &str) -> Result<&str, LocalesError> {
        let text = self.locales[&language].texts.get(name);
        let missing = || {
            LocalesError(vec![format!("{language}.toml: the text {name} is missing, and the pages need it")])
        };
        text.map(Text::main).ok_or_else(missing)
    }
}

/// A shell while it is written.
struct Shell<'a> {
    texts: &'a Locales,
    html: String,
}

impl Shell<'_> {
    fn write(mut self, content: ShellContent) -> Result<String, LocalesError> {
        self.html += r#"<main class="shell-loading"><div role="status">"#;
        for language in self.languages() {
            self.open("div", language, " hidden");
            self.text("h1", language, "app_title")?;
            self.text("p", language, "app_loading")?;
            self.html += "</div>";
        }
        self.html += r#"</div><progress></progress></main><main class="shell-stopped page">"#;
        if let Some(page) = content.page() {
            self.html += "<nav>";
            for language in self.languages() {
                let _ = write!(
                    self.html,
                    "<a href=\"{page}#{language}\" lang=\"{language}\">{}</a> ",
                    language.own_name()
                );
            }
            self.html += "</nav>";
        }
        for language in self.languages() {
            self.open("section", language, &format!(" id=\"{language}\""));
            match content {
                ShellContent::Short => self.reasons(language)?,
                ShellContent::Help => self.help(language)?,
                ShellContent::Privacy => self.privacy(language)?,
            }
            self.html += "</section>";
        }
        if content == ShellContent::Short {
            self.html += "<div data-lines=\"\"></div>";
        }
        self.html += "</main>";
        Ok(self.html)
    }

    fn languages(&self) -> Vec<Language> {
        self.texts.locales.keys().copied().collect()
    }

    /// Opens an element in a language. `data-tags` are the tags of browsers that mean it.
    fn open(&mut self, element: &str, language: Language, attributes: &str) {
        let tags = language.browser_tags().to_lowercase();
        let _ = write!(self.html, "<{element} lang=\"{language}\" data-tags=\"{tags}\"{attributes}>");
    }

    fn text(&mut self, element: &str, language: Language, name: &str) -> Result<(), LocalesError> {
        let words = escape(self.texts.wording(language, name)?);
        let end = element.split(' ').next().unwrap_or(element);
        let _ = write!(self.html, "<{element}>{words}</{end}>");
        Ok(())
    }

    fn texts(&mut self, element: &str, language: Language, names: &[&str]) -> Result<(), LocalesError> {
        names.iter().try_for_each(|name| self.text(element, language, name))
    }

    fn list(&mut self, language: Language, heading: &str, names: &[&str]) -> Result<(), LocalesError> {
        self.text("h2", language, heading)?;
        self.html += "<ul>";
        self.texts("li", language, names)?;
        self.html += "</ul>";
        Ok(())
    }

    fn reasons(&mut self, language: Language) -> Result<(), LocalesError> {
        self.text("h1", language, "shell_title")?;
        for reason in REASONS {
            let hidden = if reason == REASONS[0] { "" } else { " hidden" };
            self.text(&format!("p data-why=\"{reason}\"{hidden}"), language, &format!("shell_{reason}"))?;
        }
        self.html += "<p>";
        self.text(r#"a class="button primary" href="./""#, language, "app_retry")?;
        self.html += " ";
        self.text(r#"a class="button" href="help""#, language, "safety_help")?;
        self.html += "</p>";
        Ok(())
    }

    /// The same as `src/journey/overlay/help.rs`, which a test checks.
    fn help(&mut self, language: Language) -> Result<(), LocalesError> {
        self.text("h1", language, "safety_help_title")?;
        self.texts("h2", language, &["safety_danger"])?;
        self.text("p", language, "safety_danger_says")?;
        self.html += "<p>";
        self.text(r#"a class="button primary" href="tel:112""#, language, "safety_danger_call")?;
        self.html += "</p>";
        self.text("p", language, "safety_lines_about")?;
        let _ = write!(self.html, "<div data-lines=\"{language}\"></div>");
        self.exit(language)?;
        let reading = ["private", "history", "calls", "offline"].map(|name| format!("safety_reading_{name}"));
        self.list(language, "safety_reading", &reading.each_ref().map(String::as_str))
    }

    /// The same as `src/journey/overlay/privacy.rs`, which a test checks.
    fn privacy(&mut self, language: Language) -> Result<(), LocalesError> {
        self.text("h1", language, "privacy_title")?;
        self.text("p", language, "privacy_short")?;
        let stays =
            ["choices", "answers", "lecture", "files", "until"].map(|name| format!("privacy_stays_{name}"));
        self.list(language, "privacy_stays", &stays.each_ref().map(String::as_str))?;
        let sent = [
            "privacy_sent_when",
            "journey_data_outcomes",
            "hall_data_where",
            "journey_data_number",
            "privacy_votes",
            "privacy_followup",
        ];
        self.list(language, "privacy_sent", &sent)?;
        let never = ["hall_data_no_choice", "journey_data_no_person", "journey_data_no_trace"];
        self.list(language, "privacy_never", &never)?;
        let who = ["you", "room", "research", "groups"].map(|name| format!("privacy_who_{name}"));
        self.list(language, "privacy_who", &who.each_ref().map(String::as_str))?;
        let long = ["lecture", "results", "number", "address"].map(|name| format!("privacy_long_{name}"));
        self.list(language, "privacy_long", &long.each_ref().map(String::as_str))?;
        self.text("h2", language, "privacy_back")?;
        self.text("p", language, "privacy_back_says")?;
        self.html += "<ul>";
        let back = ["hall_data_back", "journey_data_back", "outbox_until_then", "hall_data_match"];
        self.texts("li", language, &back)?;
        self.html += "</ul>";
        self.exit(language)?;
        self.text("h2", language, "privacy_rights")?;
        self.text("p", language, "privacy_rights_says")
    }

    fn exit(&mut self, language: Language) -> Result<(), LocalesError> {
        self.text("h2", language, "safety_exit_help")?;
        self.texts("p", language, &["safety_exit_does", "safety_exit_does_not"])?;
        self.html += "<noscript>";
        self.text("p", language, "shell_exit_no_script")?;
        self.html += "</noscript>";
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn texts() -> Locales {
        Locales::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")).unwrap()
    }

    #[test]
    fn every_page_says_why_in_every_language() {
        let texts = texts();
        let page = "<body><div id=\"shell\"></div></body>";
        let page = texts.fill_shell(page, ShellContent::Short).unwrap().unwrap();
        for language in Language::ALL {
            for reason in REASONS {
                let words = texts.wording(language, &format!("shell_{reason}")).unwrap();
                assert!(page.contains(&escape(words)), "{language} {reason}");
            }
        }
        // Without a script one reason is seen.
        assert_eq!(page.matches("data-why=\"no_script\">").count(), Language::ALL.len());
        assert_eq!(page.matches(" hidden>").count(), Language::ALL.len() * REASONS.len());
    }

    #[test]
    fn help_and_privacy_have_all_their_words() {
        for content in [ShellContent::Help, ShellContent::Privacy] {
            let page = texts().fill_shell(EMPTY, content).unwrap().unwrap();
            // Without a script the exit is a link, so it must not promise to delete anything.
            assert_eq!(page.matches("<noscript><p>").count(), Language::ALL.len());
        }
        assert_eq!(texts().fill_shell("<body></body>", ShellContent::Help).unwrap(), None);
    }

    /// The names of the texts in the source of a view: `t.privacy_title()`.
    fn names_in(view: &str) -> Vec<&str> {
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        let after = view.split("t.").skip(1);
        let names = after.filter_map(|rest| rest.split_once("()")).map(|(name, _)| name);
        names.filter(|name| name.contains('_') && name.chars().all(is_name)).collect()
    }

    #[test]
    fn help_and_privacy_say_what_the_app_says() {
        let (help, privacy) = (
            names_in(include_str!("../../../src/journey/overlay/help.rs")),
            names_in(include_str!("../../../src/journey/overlay/privacy.rs")),
        );
        assert!(help.len() > 10 && privacy.len() > 25, "{help:?} {privacy:?}");
        // Only while the app loads the lines, or cannot.
        let only_app = ["app_loading", "app_retry", "safety_lines_missing"];
        let texts = texts();
        for (content, names) in [(ShellContent::Help, help), (ShellContent::Privacy, privacy)] {
            let page = texts.fill_shell(EMPTY, content).unwrap().unwrap();
            for name in names.iter().filter(|name| !only_app.contains(name)) {
                let words = texts.wording(Language::English, name).unwrap();
                assert!(page.contains(&escape(words)), "{name} is missing");
            }
            let english = page.split("<section").find(|part| part.contains("id=\"en\"")).unwrap();
            let of_app = names.iter().filter(|name| !only_app.contains(name)).count();
            // The exit is explained by another file of the app.
            let of_exit = ["safety_exit_does", "safety_exit_does_not", "shell_exit_no_script"].len();
            let written = ["<h1>", "<h2>", "<p>", "<li>", "<a "].map(|tag| english.matches(tag).count());
            let around_link = english.matches("<p><a ").count();
            assert_eq!(written.iter().sum::<usize>() - around_link, of_app + of_exit, "{content:?}");
        }
    }

    #[test]
    fn the_server_gets_words_for_help_lines_in_every_language() {
        let (_, file) = texts().help_words().unwrap();
        let words: BTreeMap<Language, HelpWords> = serde_json::from_slice(&file).unwrap();
        assert!(words.keys().eq(&Language::ALL));
        assert_eq!(words[&Language::English].countries[&Country::Kosovo], "Kosovo");
        assert!(words.values().all(HelpWords::name_all_countries));
        assert!(words.values().all(|words| words.hours.contains("{hours}")));
    }
}
