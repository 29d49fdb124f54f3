//! Help lines in the pages themselves, for browsers that cannot run the app. They are those of the
//! decks that are served; `crates/texts/src/shell.rs` left an empty element for each list.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use konventa_domain::deck::{Evidence, HelpLine, HelpRank, HelpWords, escape};
use konventa_domain::invariant::OrNever as _;
use konventa_domain::{Country, Day, Language};

use crate::decks::Decks;

/// Why a site cannot be served: its pages would lose all their help lines.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The site has pages and no file of words.
    #[error(
        "the site has no file {file}, so no page could show help lines: build the site again",
        file = HelpWords::FILE
    )]
    NoHelpWords,
    /// The file has another form than this server reads.
    #[error("{file} cannot be read, so no page could show help lines: build the site again", file = HelpWords::FILE)]
    UnreadableHelpWords(#[source] serde_json::Error),
    /// The file lacks a language.
    #[error(
        "{file} lacks the language {0}, so its pages could not show help lines: build the site again",
        file = HelpWords::FILE
    )]
    NoHelpWordsIn(Language),
}

/// The words around help lines in every language: a file of the site.
#[derive(Debug, Clone)]
pub(super) struct PageHelp(BTreeMap<Language, HelpWords>);

impl PageHelp {
    /// Reads the words of a site that has pages.
    pub(super) fn read(file: Option<&[u8]>) -> Result<Self, SiteError> {
        let file = file.ok_or(SiteError::NoHelpWords)?;
        let words: BTreeMap<Language, HelpWords> =
            serde_json::from_slice(file).map_err(SiteError::UnreadableHelpWords)?;
        let is_there = |of: &Language| words.get(of).is_some_and(HelpWords::name_all_countries);
        match Language::ALL.into_iter().find(|language| !is_there(language)) {
            Some(missing) => Err(SiteError::NoHelpWordsIn(missing)),
            None => Ok(Self(words)),
        }
    }

    /// Fills the empty elements of a page. Those of a language that no deck has stay empty.
    pub(super) fn fill(&self, page: &str, decks: &Decks, today: Day) -> String {
        let mut filled = page.to_owned();
        for (language, words) in &self.0 {
            let empty = format!("<div data-lines=\"{language}\"></div>");
            if !filled.contains(&empty) {
                continue;
            }
            let mut lists = String::new();
            for country in Country::ALL {
                lists += &country_list(words, country, decks.help_lines(*language), today);
            }
            filled = filled.replace(&empty, &format!("<div data-lines=\"{language}\">{lists}</div>"));
        }
        let empty = "<div data-lines=\"\"></div>";
        if filled.contains(empty) {
            let mut lists = String::new();
            for country in Country::ALL {
                let language = spoken_in(country);
                let Some(words) = self.0.get(&language) else { continue };
                let _ = write!(lists, "<div lang=\"{language}\">");
                let lines = decks.help_lines(language).iter();
                let first: Vec<HelpLine> =
                    lines.filter(|line| line.rank(today).is_on_the_stage()).cloned().collect();
                lists += &country_list(words, country, &first, today);
                lists += "</div>";
            }
            filled = filled.replace(empty, &format!("<div data-lines=\"\">{lists}</div>"));
        }
        filled
    }
}

/// The language of a short list, which has each country once.
const fn spoken_in(country: Country) -> Language {
    match country {
        Country::Montenegro => Language::Montenegrin,
        Country::Albania | Country::Kosovo => Language::Albanian,
    }
}

fn country_list(words: &HelpWords, country: Country, lines: &[HelpLine], today: Day) -> String {
    let name = words.countries.get(&country).map(String::as_str);
    let name = name.or_never("the names were checked when they were read", || country.english_name());
    let mut list = format!("<h2>{}</h2>", escape(name));
    for rank in HelpRank::ALL {
        let mut items = String::new();
        for line in lines.iter().filter(|line| line.country == country && line.rank(today) == rank) {
            items += &item(words, line, today);
        }
        if items.is_empty() {
            continue;
        }
        if rank == HelpRank::Unconfirmed {
            let _ = write!(list, "<p>{}</p>", escape(&words.older));
        }
        let _ = write!(list, "<ul>{items}</ul>");
    }
    list
}

fn item(words: &HelpWords, line: &HelpLine, today: Day) -> String {
    let mut about = Vec::new();
    if line.is_to_be_checked(today) {
        about.push(words.check_first.clone());
    }
    // Unknown values are left out.
    let known = [
        (&words.hours, "{hours}", &line.hours),
        (&words.cost, "{cost}", &line.cost),
        (&words.languages, "{languages}", &line.languages),
    ];
    about.extend(
        known
            .iter()
            .filter(|(_, _, value)| !value.is_empty())
            .map(|(text, placeholder, value)| text.replace(placeholder, value)),
    );
    if !line.note.is_empty() {
        about.push(line.note.clone());
    }
    about.push(match line.evidence(today) {
        Evidence::Called(day) => words.called.replace("{day}", &day.to_string()),
        Evidence::Page(date) | Evidence::OldPage(date) => {
            words.page_of.replace("{year}", &date.year().to_string())
        }
    });
    about.push(words.source.replace("{source}", &line.source_title));
    format!(
        "<li><a href=\"tel:{}\">{}</a> {}<br>{}</li>",
        line.dial(),
        escape(&line.number),
        escape(&line.name),
        escape(&about.join(" · ")),
    )
}
