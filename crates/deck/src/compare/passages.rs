//! What a part says, passage by passage, each with the place it has there.

use super::sentence::{LowercaseWord, lowercase_words};
use crate::fault::{FaultReport, Location};
use crate::markup::{plain_blocks, unmarked};
use crate::words::{Part, PartKind, Passage, Section, named_lines};

/// What a passage is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PassageRole {
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
pub(crate) struct PlainPassage {
    pub(crate) role: PassageRole,
    pub(crate) words: Passage,
    /// The same, word by word.
    pub(crate) small: Vec<LowercaseWord>,
}

/// All passages of a part, in the order they are written.
pub(crate) fn plain_passages(part: &Part) -> Vec<PlainPassage> {
    // What is wrong with the lines was told when the edition was written.
    let silent = &mut FaultReport::default();
    let at = Location::file("");
    let mut said = Vec::new();
    let mut say = |role: &PassageRole, words: Vec<Passage>| {
        said.extend(words.into_iter().map(|words| PlainPassage {
            role: role.clone(),
            small: lowercase_words(&words.text),
            words,
        }));
    };
    for (key, words) in part.fields() {
        say(&PassageRole::Field(key), vec![words.clone()]);
    }
    let (headline, rest) = headline(&part.body);
    say(&PassageRole::Headline, headline.iter().flat_map(plain_blocks).collect());
    if matches!(part.heading.kind, PartKind::Slide | PartKind::Item) {
        let (choices, rest) = named_lines(&rest, at, silent);
        for choice in &choices {
            say(&PassageRole::Choice(choice.name.clone()), plain_blocks(&choice.words));
        }
        say(&PassageRole::Text, plain_blocks(&rest));
    } else {
        say(&PassageRole::Field("words"), plain_blocks(&rest));
    }
    if let Some(section) = part.section(Section::Labels) {
        for label in named_lines(section, at, silent).0 {
            say(&PassageRole::Label, vec![label.words]);
        }
    }
    say(&PassageRole::Explanation, part.section(Section::Explanation).map(plain_blocks).unwrap_or_default());
    say(
        &PassageRole::Notes,
        part.section(Section::Notes).map(|notes| plain_blocks(&unmarked(notes))).unwrap_or_default(),
    );
    say(&PassageRole::Reading, part.section(Section::Reading).map(plain_blocks).unwrap_or_default());
    said
}

/// The headline, and the body without it.
fn headline(body: &Passage) -> (Option<Passage>, Passage) {
    let found = body.lines().find_map(|(line, text)| Some(Passage::new(line, text.strip_prefix("## ")?)));
    let rest: Vec<&str> =
        body.text.lines().map(|line| if line.starts_with("## ") { "" } else { line }).collect();
    (found, Passage::new(body.line, rest.join("\n")))
}
