//! The same edition in other words: in another script, or as another country says it. Tags, names and numbers of steps stay.

use konventa_domain::deck::{
    Choice, Face, HelpLine, Html, Item, ItemFace, Objective, Question, Reviewed, Slide,
};
use konventa_domain::id::SlideId;
use konventa_domain::{ByName, Country, PerCountry};

use super::slide::MOST_WORDS;
use super::{Edition, map};
use crate::html::{count_words, escape, unescape, visible_text};

/// Gives other words for some words. It sees one run of text at a time, without markup.
pub(crate) type Rewrite<'a> = dyn FnMut(&str) -> String + 'a;

impl Edition {
    /// All of it in other words.
    pub(crate) fn rewritten(&self, words: &mut Rewrite<'_>) -> Self {
        let objectives = self.objectives.iter();
        let slides = self.slides.iter();
        let items = self.items.iter();
        Self {
            title: words(&self.title),
            subtitle: words(&self.subtitle),
            objectives: objectives
                .map(|objective| Objective { id: objective.id.clone(), text: words(&objective.text) })
                .collect(),
            slides: slides
                .map(|slide| Slide { face: map(&slide.face, |_, face_| face(face_, words)), ..slide.clone() })
                .collect(),
            items: items
                .map(|item| Item { face: map(&item.face, |_, face| item_face(face, words)), ..item.clone() })
                .collect(),
            help: self.help.iter().map(|line| help_line(line, words)).collect(),
            sources: self.sources.iter().map(|(id, name)| (id.clone(), words(name))).collect(),
            notes: all(&self.notes, |notes| html(notes, words)),
            reading: all(&self.reading, |text| html(text, words)),
            review: all(&self.review, |reviewed_| reviewed(reviewed_, words)),
        }
    }

    /// What one country reads in other words. Title and objectives stay: they name the lecture everywhere.
    pub(crate) fn rewritten_in(&self, country: Country, words: &mut Rewrite<'_>) -> Self {
        let slides = self.slides.iter();
        let items = self.items.iter();
        let help = self.help.iter();
        let objectives = self.objectives.clone();
        Self {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            objectives,
            slides: slides
                .map(|slide| Slide {
                    face: only_in(&slide.face, country, |face_| face(face_, words)),
                    ..slide.clone()
                })
                .collect(),
            items: items
                .map(|item| Item {
                    face: only_in(&item.face, country, |face| item_face(face, words)),
                    ..item.clone()
                })
                .collect(),
            help: help
                .map(|line| if line.country == country { help_line(line, words) } else { line.clone() })
                .collect(),
            sources: self.sources.clone(),
            notes: all_in(&self.notes, country, |notes| html(notes, words)),
            reading: all_in(&self.reading, country, |text| html(text, words)),
            review: all_in(&self.review, country, |one| reviewed(one, words)),
        }
    }
}

impl Edition {
    /// The slides that show more words in a country than they did before, and more than a slide may.
    pub(crate) fn outgrown(&self, before: &Self, country: Country) -> Vec<(SlideId, usize)> {
        let pairs = self.slides.iter().zip(&before.slides);
        pairs
            .map(|(now, then)| {
                (now.id.clone(), words_on(now.face.get(country)), words_on(then.face.get(country)))
            })
            .filter(|(_, now, then)| now > then && *now > MOST_WORDS)
            .map(|(id, now, _)| (id, now))
            .collect()
    }
}

fn all<N: Ord + Clone, T>(
    values: &ByName<N, PerCountry<T>>,
    mut make: impl FnMut(&T) -> T,
) -> ByName<N, PerCountry<T>> {
    values.iter().map(|(name, value)| (name.clone(), map(value, |_, value| make(value)))).collect()
}

/// Other values in one country.
fn all_in<N: Ord + Clone, T: Clone + PartialEq>(
    values: &ByName<N, PerCountry<T>>,
    country: Country,
    mut make: impl FnMut(&T) -> T,
) -> ByName<N, PerCountry<T>> {
    values.iter().map(|(name, value)| (name.clone(), only_in(value, country, &mut make))).collect()
}

/// Another value in one country. What was the same everywhere stays so where nothing changes.
fn only_in<T: Clone + PartialEq>(
    values: &PerCountry<T>,
    country: Country,
    make: impl FnOnce(&T) -> T,
) -> PerCountry<T> {
    let own = make(values.get(country));
    if own == *values.get(country) {
        return values.clone();
    }
    PerCountry::from_fn(|other| if other == country { own.clone() } else { values.get(other).clone() })
}

fn face(face: &Face, words: &mut Rewrite<'_>) -> Face {
    Face {
        kicker: words(&face.kicker),
        sources: face.sources.iter().map(|name| words(name)).collect(),
        headline: html(&face.headline, words),
        body: html(&face.body, words),
        question: face.question.as_ref().map(|question| Question {
            choices: choices(&question.choices, words),
            explanation: html(&question.explanation, words),
            after: question.after.clone(),
        }),
        ..face.clone()
    }
}

fn item_face(face: &ItemFace, words: &mut Rewrite<'_>) -> ItemFace {
    ItemFace {
        short: words(&face.short),
        ask: html(&face.ask, words),
        choices: choices(&face.choices, words),
    }
}

fn choices(choices: &[Choice], words: &mut Rewrite<'_>) -> Vec<Choice> {
    choices.iter().map(|choice| Choice { id: choice.id.clone(), text: html(&choice.text, words) }).collect()
}

fn reviewed(reviewed: &Reviewed, words: &mut Rewrite<'_>) -> Reviewed {
    Reviewed {
        explanation: html(&reviewed.explanation, words),
        sources: reviewed.sources.iter().map(|name| words(name)).collect(),
        ..reviewed.clone()
    }
}

fn help_line(line: &HelpLine, words: &mut Rewrite<'_>) -> HelpLine {
    HelpLine {
        name: words(&line.name),
        hours: words(&line.hours),
        cost: words(&line.cost),
        languages: words(&line.languages),
        note: words(&line.note),
        source: words(&line.source),
        ..line.clone()
    }
}

/// Markup that this crate wrote, with other words: between the tags, and those that are read aloud for a drawing.
fn html(markup: &Html, words: &mut Rewrite<'_>) -> Html {
    const READ_ALOUD: &str = "aria-label=\"";
    let mut other =
        |text: &str| if text.is_empty() { String::new() } else { escape(&words(&unescape(text))) };
    let mut written = String::with_capacity(markup.0.len());
    let mut rest = markup.0.as_str();
    while let Some((text, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        written.push_str(&other(text));
        written.push('<');
        let label =
            tag.split_once(READ_ALOUD).and_then(|(before, rest)| Some((before, rest.split_once('"')?)));
        if let Some((before, (label, behind))) = label {
            written.extend([before, READ_ALOUD, other(label).as_str(), "\"", behind, ">"]);
        } else {
            written.extend([tag, ">"]);
        }
        rest = after;
    }
    written.push_str(&other(rest));
    Html(written)
}

/// The words that a slide shows, without those of its drawings.
fn words_on(face: &Face) -> usize {
    let mut text = visible_text(&face.headline);
    let mut rest = face.body.0.as_str();
    while let Some((before, drawing)) = rest.split_once("<svg ") {
        text.push_str(&apart(before));
        rest = drawing.split_once("</svg>").map_or("", |(_, after)| after);
    }
    text.push_str(&apart(rest));
    count_words(&text)
}

/// The text of some blocks, with a space between them. Strong and emphasised letters part no word.
fn apart(markup: &str) -> String {
    let inline = ["<strong>", "</strong>", "<em>", "</em>"];
    let blocks = inline.iter().fold(markup.to_owned(), |blocks, tag| blocks.replace(tag, ""));
    let texts = blocks.split('<').map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text));
    texts.flat_map(|text| [" ".to_owned(), unescape(text)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_and_markup_stays() {
        let markup = "<svg class=\"p\" aria-label=\"a &quot;b&quot;\" viewBox=\"0 0 1 1\"><text x=\"1\">c</text></svg>\
                      <p>d &amp; <strong>e</strong></p>";
        let loud = html(&Html(markup.to_owned()), &mut |text: &str| text.to_uppercase());
        let expected = "<svg class=\"p\" aria-label=\"A &quot;B&quot;\" viewBox=\"0 0 1 1\"><text x=\"1\">C</text></svg>\
                        <p>D &amp; <strong>E</strong></p>";
        assert_eq!(loud.0, expected);
    }

    #[test]
    fn the_words_of_a_slide_are_those_that_the_compiler_counts() {
        let markup = "<figure><svg class=\"d\" aria-label=\"not\"><text>not</text></svg></figure>\
                      <ul><li>one <strong>two</strong>,</li><li>th<em>r</em>ee &amp; four</li></ul>";
        let face = Face {
            kicker: "not".to_owned(),
            headline: Html("zero – <em>it</em>".to_owned()),
            body: Html(markup.to_owned()),
            fragments: 0,
            articles: Vec::new(),
            sources: Vec::new(),
            question: None,
        };
        assert_eq!(words_on(&face), 6);
    }

    #[test]
    fn a_value_that_changes_in_one_country_differs() {
        let same = PerCountry::Same("a".to_owned());
        assert_eq!(only_in(&same, Country::Kosovo, String::clone), same);
        let values = only_in(&same, Country::Kosovo, |_| "b".to_owned());
        assert_eq!(Country::ALL.map(|country| values.get(country).as_str()), ["a", "a", "b"]);
    }
}
