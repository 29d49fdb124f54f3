//! What a part says, passage by passage, each with the place it has there.

use super::sentence::{SmallWord, small_words};
use crate::fault::{At, Report};
use crate::markup::{read, unmarked};
use crate::words::{Kind, Part, Passage, Section, points};

/// What a passage is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// `kicker:`, `ask:` and the like; the words below an objective.
    Field(&'static str),
    Headline,
    /// A choice, by its name.
    Choice(String),
    /// A word in a drawing.
    Label,
    /// The body of a slide.
    Text,
    Explanation,
    Notes,
    Reading,
}

/// A passage without markup.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) role: Role,
    pub(super) words: Passage,
    /// The same, word by word.
    pub(super) small: Vec<SmallWord>,
}

/// All passages of a part, in the order they are written.
pub(super) fn said(part: &Part) -> Vec<Said> {
    // What is wrong with the lines was told when the edition was written.
    let silent = &mut Report::default();
    let at = At::file("");
    let mut said = Vec::new();
    let mut say = |role: &Role, words: Vec<Passage>| {
        said.extend(words.into_iter().map(|words| Said {
            role: role.clone(),
            small: small_words(&words.text),
            words,
        }));
    };
    for (key, words) in part.fields() {
        say(&Role::Field(key), vec![words.clone()]);
    }
    let (headline, rest) = headline(&part.body);
    say(&Role::Headline, headline.iter().flat_map(read).collect());
    if matches!(part.heading.kind, Kind::Slide | Kind::Item) {
        let (choices, rest) = points(&rest, at, silent);
        for choice in &choices {
            say(&Role::Choice(choice.name.clone()), read(&choice.words));
        }
        say(&Role::Text, read(&rest));
    } else {
        say(&Role::Field("words"), read(&rest));
    }
    if let Some(section) = part.section(Section::Labels) {
        for label in points(section, at, silent).0 {
            say(&Role::Label, vec![label.words]);
        }
    }
    say(&Role::Explanation, part.section(Section::Explanation).map(read).unwrap_or_default());
    say(&Role::Notes, part.section(Section::Notes).map(|notes| read(&unmarked(notes))).unwrap_or_default());
    say(&Role::Reading, part.section(Section::Reading).map(read).unwrap_or_default());
    said
}

/// The headline, and the body without it.
fn headline(body: &Passage) -> (Option<Passage>, Passage) {
    let found = body.lines().find_map(|(line, text)| Some(Passage::new(line, text.strip_prefix("## ")?)));
    let rest: Vec<&str> =
        body.text.lines().map(|line| if line.starts_with("## ") { "" } else { line }).collect();
    (found, Passage::new(body.line, rest.join("\n")))
}
