//! The shapes that charts are made of.

use leptos::prelude::*;

/// The paint of a shape: a class for the page, and a colour for files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    Text,
    /// Less important text, and values before the lecture.
    Soft,
    /// Rails and grids.
    Line,
    /// Values after the lecture, and what was gained.
    Voice,
    /// What stayed the same.
    Pale,
    /// What was lost.
    Accent,
}

impl Ink {
    pub(super) const fn colour(self) -> &'static str {
        match self {
            Self::Text => "#221a26",
            Self::Soft => "#5d5263",
            Self::Line => "#e2d8dd",
            Self::Voice => "#4f2360",
            Self::Pale => "#d5bfdf",
            Self::Accent => "#f0a05a",
        }
    }

    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Text => "ink-text",
            Self::Soft => "ink-soft",
            Self::Line => "ink-line",
            Self::Voice => "ink-voice",
            Self::Pale => "ink-pale",
            Self::Accent => "ink-accent",
        }
    }
}

const PAPER: &str = "#fffdfb";

/// The side on which a text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Start,
    Middle,
    End,
}

/// Writes a coordinate. A tenth of a unit is finer than any screen.
pub(super) fn at(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    tenths.to_string()
}

/// A text.
pub(super) fn text(x: f64, y: f64, from: From, ink: Ink, words: String) -> AnyView {
    let anchor = match from {
        From::Start => "start",
        From::Middle => "middle",
        From::End => "end",
    };
    view! { <text class=ink.class() x=at(x) y=at(y) text-anchor=anchor dominant-baseline="middle" fill=ink.colour() stroke="none">{words}</text> }
        .into_any()
}

/// A straight line.
pub(super) fn line(from: (f64, f64), to: (f64, f64), width: f64, ink: Ink) -> AnyView {
    view! {
        <line class=format!("{}-line", ink.class()) x1=at(from.0) y1=at(from.1) x2=at(to.0) y2=at(to.1) stroke=ink.colour()
            stroke-width=at(width) stroke-linecap="round" />
    }
    .into_any()
}

/// A dotted line.
pub(super) fn dotted(from: (f64, f64), to: (f64, f64), ink: Ink) -> AnyView {
    view! {
        <line class=format!("{}-line", ink.class()) x1=at(from.0) y1=at(from.1) x2=at(to.0) y2=at(to.1) stroke=ink.colour()
            stroke-width="1.5" stroke-dasharray="2 5" stroke-linecap="round" />
    }
    .into_any()
}

/// A filled circle.
pub(super) fn disc(x: f64, y: f64, r: f64, ink: Ink) -> AnyView {
    view! { <circle class=ink.class() cx=at(x) cy=at(y) r=at(r) fill=ink.colour() /> }.into_any()
}

/// An open circle.
pub(super) fn ring(x: f64, y: f64, r: f64, ink: Ink) -> AnyView {
    view! {
        <circle class=format!("ink-paper {}-line", ink.class()) cx=at(x) cy=at(y) r=at(r) fill=PAPER stroke=ink.colour() stroke-width="2.5" />
    }
    .into_any()
}

/// A filled bar.
pub(super) fn bar(x: f64, y: f64, width: f64, height: f64, ink: Ink) -> AnyView {
    view! { <rect class=ink.class() x=at(x) y=at(y) width=at(width.max(0.0)) height=at(height) fill=ink.colour() /> }.into_any()
}

/// Shortens a name so that it fits beside the rows.
pub(super) fn fitting(name: &str) -> String {
    const LETTERS: usize = 30;
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(fitting("Peja"), "Peja");
        let cut = fitting("A very long name of a faculty in a town far away");
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (30, true));
    }
}
