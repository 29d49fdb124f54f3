//! Which records a researcher asks for, read from the parameters of an address or of a command.

use konventa_domain::gain::Scope;
use konventa_domain::id::{DeckId, DeckVersion, LectureId, ParseIdError};
use konventa_domain::problem::Violation;
use konventa_domain::submission::Edition;
use konventa_domain::{Country, Language, Month, ParseMonthError};

/// Reads the filters. A mistyped one is refused: a report that is about less or more than was meant misleads.
///
/// # Errors
/// All that is wrong; the pointer is the name of the parameter after a slash.
pub fn parse<'a>(
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    known: &[Edition],
) -> Result<Scope, Vec<Violation>> {
    let mut asked = Asked::default();
    let mut violations = Vec::new();
    for (name, value) in parameters {
        if let Err(detail) = asked.take(name, value) {
            violations.push(Violation::at(format!("/{name}"), detail));
        }
    }
    let Asked { deck, deck_version, country, language, place, lecture, from, to } = asked;
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        violations.push(Violation::at("/to", "is before from"));
    }
    if let Some(deck) = &deck
        && !known.iter().any(|edition| edition.deck == *deck)
    {
        violations.push(Violation::at("/deck", format!("no deck “{deck}” was ever served here")));
    } else if let (Some(deck), Some(version)) = (&deck, &deck_version)
        && !known.iter().any(|edition| edition.deck == *deck && edition.version == *version)
    {
        let detail = format!("no version “{version}” of this deck was ever served here");
        violations.push(Violation::at("/deck_version", detail));
    }
    match deck {
        Some(deck) if violations.is_empty() => {
            Ok(Scope { deck, deck_version, country, language, place, lecture, from, to })
        }
        None if violations.is_empty() => Err(vec![Violation::at("/deck", "say which deck: deck=NAME")]),
        _ => Err(violations),
    }
}

#[derive(Default)]
struct Asked {
    deck: Option<DeckId>,
    deck_version: Option<DeckVersion>,
    country: Option<Country>,
    language: Option<Language>,
    place: Option<String>,
    lecture: Option<LectureId>,
    from: Option<Month>,
    to: Option<Month>,
}

impl Asked {
    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "deck" => once(&mut self.deck, value.parse().map_err(|e: ParseIdError| e.to_string())?),
            "deck_version" => {
                once(&mut self.deck_version, value.parse().map_err(|e: ParseIdError| e.to_string())?)
            }
            "lecture" => once(&mut self.lecture, value.parse().map_err(|e: ParseIdError| e.to_string())?),
            "country" => once(&mut self.country, Country::from_code(value).ok_or("is none of ME, AL, XK")?),
            "language" => once(
                &mut self.language,
                Language::from_tag(value).ok_or("is none of en, cnr, sq, sr-Latn, sr-Cyrl")?,
            ),
            "place" => once(&mut self.place, value.to_owned()),
            "from" => once(&mut self.from, month(value)?),
            "to" => once(&mut self.to, month(value)?),
            _ => Err("is no filter: use deck, deck_version, country, language, place, lecture, from, to"
                .to_owned()),
        }
    }
}

fn month(value: &str) -> Result<Month, String> {
    value.parse().map_err(|e: ParseMonthError| e.to_string())
}

fn once<T>(place: &mut Option<T>, value: T) -> Result<(), String> {
    if place.replace(value).is_some() { Err("is there twice".to_owned()) } else { Ok(()) }
}
