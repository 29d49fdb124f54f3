//! Rewrites an edition: in another script, or with a country's own words. Tags, names and step
//! numbers stay the same.

use konventa_domain::deck::{
    Choice, Face, HelpLine, Html, Item, ItemExplanation, ItemFace, Objective, Question, Slide, escape,
    unescape,
};
use konventa_domain::id::SlideId;
use konventa_domain::{Country, PerCountry, VecMap};

use super::slide::MOST_WORDS;
use super::{Edition, map};
use crate::html::{count_words, visible_text};

/// Rewrites a piece of text without markup.
pub(crate) type Rewrite<'a> = dyn FnMut(&str) -> String + 'a;

impl Edition {
    /// Rewrites the whole edition for all countries.
    pub(crate) fn rewritten(&self, words: &mut Rewrite<'_>) -> Self {
        Self {
            title: words(&self.title),
            subtitle: words(&self.subtitle),
            objectives: self
                .objectives
                .iter()
                .map(|objective| Objective { id: objective.id.clone(), text: words(&objective.text) })
                .collect(),
            sources: self.sources.iter().map(|(id, name)| (id.clone(), words(name))).collect(),
            ..self.parts_rewritten(None, words)
        }
    }

    /// Rewrites what one country reads, except title and objectives, which are the same everywhere.
    pub(crate) fn rewritten_in(&self, country: Country, words: &mut Rewrite<'_>) -> Self {
        self.parts_rewritten(Some(country), words)
    }

    /// Rewrites slides, items and help lines, for all countries or only for one.
    fn parts_rewritten(&self, only: Option<Country>, words: &mut Rewrite<'_>) -> Self {
        let slide = |slide: &Slide, words: &mut Rewrite<'_>| Slide {
            face: rewrite_values(&slide.face, only, |face| rewrite_face(face, words)),
            ..slide.clone()
        };
        let item = |item: &Item, words: &mut Rewrite<'_>| Item {
            face: rewrite_values(&item.face, only, |face| rewrite_item(face, words)),
            ..item.clone()
        };
        let help = |line: &HelpLine, words: &mut Rewrite<'_>| {
            if only.is_none_or(|only| only == line.country) {
                rewrite_help(line, words)
            } else {
                line.clone()
            }
        };
        Self {
            slides: self.slides.iter().map(|one| slide(one, words)).collect(),
            items: self.items.iter().map(|one| item(one, words)).collect(),
            help: self.help.iter().map(|one| help(one, words)).collect(),
            notes: rewrite_all(&self.notes, only, |notes| rewrite_html(notes, words)),
            reading: rewrite_all(&self.reading, only, |text| rewrite_html(text, words)),
            review: rewrite_all(&self.review, only, |review| rewrite_review(review, words)),
            ..self.clone()
        }
    }

    /// Returns the slides that have more words in a country than before and more than a slide may
    /// have, with their numbers of words.
    pub(crate) fn outgrown(&self, before: &Self, country: Country) -> Vec<(SlideId, usize)> {
        let pairs = self.slides.iter().zip(&before.slides);
        pairs
            .map(|(now, then)| {
                (now.id.clone(), word_count(now.face.get(country)), word_count(then.face.get(country)))
            })
            .filter(|(_, now, then)| now > then && *now > MOST_WORDS)
            .map(|(id, now, _)| (id, now))
            .collect()
    }
}

fn rewrite_all<N: Ord + Clone, T: Clone + PartialEq>(
    values: &VecMap<N, PerCountry<T>>,
    only: Option<Country>,
    mut rewrite: impl FnMut(&T) -> T,
) -> VecMap<N, PerCountry<T>> {
    values.iter().map(|(name, values)| (name.clone(), rewrite_values(values, only, &mut rewrite))).collect()
}

/// Rewrites the values for all countries or for one. If nothing changes for that one, values stay
/// the same for all.
fn rewrite_values<T: Clone + PartialEq>(
    values: &PerCountry<T>,
    only: Option<Country>,
    mut rewrite: impl FnMut(&T) -> T,
) -> PerCountry<T> {
    let Some(country) = only else { return map(values, |_, value| rewrite(value)) };
    let rewritten = rewrite(values.get(country));
    if rewritten == *values.get(country) {
        return values.clone();
    }
    PerCountry::from_fn(|other| if other == country { rewritten.clone() } else { values.get(other).clone() })
}

fn rewrite_face(face: &Face, words: &mut Rewrite<'_>) -> Face {
    Face {
        kicker: words(&face.kicker),
        sources: face.sources.iter().map(|name| words(name)).collect(),
        headline: rewrite_html(&face.headline, words),
        body: rewrite_html(&face.body, words),
        question: face.question.as_ref().map(|question| Question {
            choices: rewrite_choices(&question.choices, words),
            explanation: rewrite_html(&question.explanation, words),
            after: question.after.clone(),
        }),
        ..face.clone()
    }
}

fn rewrite_item(face: &ItemFace, words: &mut Rewrite<'_>) -> ItemFace {
    ItemFace {
        short: words(&face.short),
        ask: rewrite_html(&face.ask, words),
        choices: rewrite_choices(&face.choices, words),
    }
}

fn rewrite_choices(choices: &[Choice], words: &mut Rewrite<'_>) -> Vec<Choice> {
    choices
        .iter()
        .map(|choice| Choice { id: choice.id.clone(), text: rewrite_html(&choice.text, words) })
        .collect()
}

fn rewrite_review(review: &ItemExplanation, words: &mut Rewrite<'_>) -> ItemExplanation {
    ItemExplanation {
        explanation: rewrite_html(&review.explanation, words),
        sources: review.sources.iter().map(|name| words(name)).collect(),
        ..review.clone()
    }
}

fn rewrite_help(line: &HelpLine, words: &mut Rewrite<'_>) -> HelpLine {
    HelpLine {
        name: words(&line.name),
        hours: words(&line.hours),
        cost: words(&line.cost),
        languages: words(&line.languages),
        note: words(&line.note),
        source_title: words(&line.source_title),
        ..line.clone()
    }
}

/// Rewrites the text in markup that this crate wrote: between tags, and in the labels of drawings
/// for screen readers.
fn rewrite_html(markup: &Html, words: &mut Rewrite<'_>) -> Html {
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

/// Counts the words that a slide shows, without those in its drawings.
fn word_count(face: &Face) -> usize {
    let mut text = visible_text(&face.headline);
    let mut rest = face.body.0.as_str();
    while let Some((before, drawing)) = rest.split_once("<svg ") {
        text.push_str(&block_text(before));
        rest = drawing.split_once("</svg>").map_or("", |(_, after)| after);
    }
    text.push_str(&block_text(rest));
    count_words(&text)
}

/// Returns the text of some blocks with spaces between them. Strong and emphasis do not separate
/// words.
fn block_text(markup: &str) -> String {
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
        let loud = rewrite_html(&Html(markup.to_owned()), &mut |text: &str| text.to_uppercase());
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
        assert_eq!(word_count(&face), 6);
    }

    #[test]
    fn a_value_that_changes_in_one_country_differs() {
        let same = PerCountry::Same("a".to_owned());
        assert_eq!(rewrite_values(&same, Some(Country::Kosovo), String::clone), same);
        let values = rewrite_values(&same, Some(Country::Kosovo), |_| "b".to_owned());
        assert_eq!(Country::ALL.map(|country| values.get(country).as_str()), ["a", "a", "b"]);
    }
}
