//! Checks many screens with axe-core, each in both themes and in two languages, on the spot.

use konventa_domain::Language;
use serde::Deserialize;

use crate::Browser;
use crate::axe::{self, Rules, Theme};
use crate::tour::{Overflow, overflow_on_stage, wait_for_language};

/// The languages beside English: Albanian has long words, Montenegrin letters of its own, and Serbian
/// another script. Screens take them in turn, because every screen has others like it.
const IN_TURN: [Language; 3] = [Language::Albanian, Language::Montenegrin, Language::SerbianCyrillic];

/// What a test of many screens has checked so far.
pub struct Inspection<'a> {
    browser: &'a Browser,
    theme: Theme,
    screens: usize,
    pages: usize,
    found: Vec<String>,
}

/// Changes the language of the page by whatever it has for it. Returns whether it has something: not
/// while a dialog is open, which a change would close.
const SPEAK: &str = r#"
    const [tag] = arguments;
    if (document.documentElement.lang === tag) return 'already';
    if (document.querySelector('dialog[open]')) return 'fixed';
    const choice = document.querySelector(`[data-testid="language-${tag}"] input`);
    if (choice) { choice.click(); return 'chosen'; }
    for (const name of ['stage-language', 'language', 'console-language']) {
        const list = document.querySelector(`[data-testid="${name}"]`);
        if (!list || ![...list.options].some(option => option.value === tag)) continue;
        list.value = tag;
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return 'chosen';
    }
    return 'fixed';"#;

/// Which parts that can be unfolded are unfolded.
const FOLDS: &str = "return [...document.querySelectorAll('details')].map(part => part.open);";

/// Unfolds the same parts again.
const UNFOLD: &str = "
    document.querySelectorAll('details').forEach((part, at) => { part.open = arguments[0][at] ?? false; });";

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Spoken {
    /// The page is in this language.
    Already,
    /// It will be.
    Chosen,
    /// It cannot change.
    Fixed,
}

impl<'a> Inspection<'a> {
    /// Begins in the light theme.
    pub async fn begin(browser: &'a Browser) -> anyhow::Result<Self> {
        Theme::Light.set(browser).await?;
        Ok(Self { browser, theme: Theme::Light, screens: 0, pages: 0, found: Vec::new() })
    }

    /// Checks the current screen in the language whose turn it is and in English, which stays because
    /// the tours expect it.
    pub async fn screen(&mut self, name: &str) -> anyhow::Result<()> {
        let languages = [self.in_turn(), Language::English];
        self.in_languages(name, &languages).await
    }

    /// Checks the current screen in one language, for pages that take long to check.
    pub async fn in_one_language(&mut self, name: &str) -> anyhow::Result<()> {
        let language = self.in_turn();
        self.in_languages(name, &[language]).await
    }

    /// The language of the next screen.
    fn in_turn(&self) -> Language {
        IN_TURN[self.screens % IN_TURN.len()]
    }

    /// Checks the current screen in these languages, or as it is if it cannot change, and ends in the
    /// last one. In each language all rules are checked in one theme, which alternates, and those that
    /// read colors in the other. On the stage all text has to fit as well.
    async fn in_languages(&mut self, name: &str, languages: &[Language]) -> anyhow::Result<()> {
        let before = self.pages;
        self.screens += 1;
        let folds: serde_json::Value = self.browser.eval(FOLDS, Vec::new()).await?;
        for language in languages {
            match self.browser.eval(SPEAK, vec![language.tag().into()]).await? {
                Spoken::Fixed => continue,
                Spoken::Already => {}
                Spoken::Chosen => {
                    wait_for_language(self.browser, *language).await?;
                    let _: Option<()> = self.browser.eval(UNFOLD, vec![folds.clone()]).await?;
                }
            }
            self.both_themes(name, language.tag()).await?;
            let Overflow(texts) = overflow_on_stage(self.browser).await?;
            self.note(texts.into_iter().map(|text| format!("{name}, {language}: {text}")).collect());
        }
        // A dialog that is open in a language whose turn it is not.
        if self.pages == before { self.both_themes(name, "as it is").await } else { Ok(()) }
    }

    /// Checks the current screen as it is, in both themes.
    pub async fn as_it_is(&mut self, name: &str) -> anyhow::Result<()> {
        self.screens += 1;
        self.both_themes(name, "as it is").await
    }

    /// Printed at once as well, because the tour may stop before its end.
    fn note(&mut self, found: Vec<String>) {
        for line in &found {
            println!("{line}");
        }
        self.found.extend(found);
    }

    async fn both_themes(&mut self, name: &str, language: &str) -> anyhow::Result<()> {
        for rules in [Rules::All, Rules::Colors] {
            if rules == Rules::Colors {
                self.theme = self.theme.other();
                self.theme.set(self.browser).await?;
            }
            let screen = format!("{name}, {language}, {}", self.theme.name());
            self.note(axe::describe(&screen, axe::violations(self.browser, rules).await?));
            self.pages += 1;
        }
        Ok(())
    }

    /// Fails if any screen broke a rule, or if the numbers of screens, and of their pages in all
    /// languages and themes, are others than expected: so nothing drops out unnoticed.
    pub fn end(self, screens: usize, pages: usize) -> anyhow::Result<()> {
        println!("axe-core: {} screens, {} pages in all languages and themes", self.screens, self.pages);
        axe::none(&self.found)?;
        crate::ensure_eq("checked screens", &self.screens, &screens)?;
        crate::ensure_eq("pages of them in all languages and themes", &self.pages, &pages)
    }
}
